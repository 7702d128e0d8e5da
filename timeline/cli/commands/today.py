"""`timeline today`: what happened on this day, in any year."""

import dataclasses
from datetime import date

from timeline.cli.answer import Answer
from timeline.cli.answering import answers
from timeline.cli.asked import FullOption
from timeline.cli.errors import CommandError
from timeline.cli.page import PAGE_WITH_NOTES
from timeline.dates import Fit
from timeline.query import Match, Question, Term, all_of, list_parts
from timeline.query.months import DayOfYear, parse_day_of_year
from timeline.text import count_of
from timeline.views import draw_view
from timeline.views.options import TimelineOptions
from timeline.views.undated import split_undated

# What lasts longer is no anniversary.
_LONGEST = 31

EPILOG = """Examples:

  timeline today                       on this day, in any year

  timeline today --day "10 May"        on another

  timeline show --day "10 May"         also what only possibly was that day
"""


@answers(page=PAGE_WITH_NOTES)
def run(
    answer: Answer,
    full: FullOption = False,
) -> None:
    """Draw the events of this day, or of --day, in any year.

    Only those that certainly happened on it and lasted a month at most; how many
    others may have is said.
    """
    answer.question, day = _settle_day(answer.question)
    selection = answer.selection
    drawn = tuple(match for match in selection.matches if _is_anniversary(match))
    if drawn:
        shown = dataclasses.replace(selection, matches=drawn)
        options = TimelineOptions(group_by="year", full=full)
        answer.draw(draw_view("timeline", answer.lay(options, shown)))
    elif selection.matches:
        answer.note(f"nothing certainly happened on a {day}")
    else:
        answer.report()
    rest = len(selection.matches) - len(drawn)
    if rest:
        what = f"{count_of(rest, 'other event')} may have, or lasted over that day"
        _, undated = split_undated(selection.matches)
        if undated:
            what = f"{what}, {len(undated):,} of them undated"
        answer.note(f'{what}: timeline show --day "{day}"')


def _settle_day(question: Question) -> tuple[Question, DayOfYear]:
    """Return the question with its one day, today's where it has none."""
    days = [
        part
        for part in list_parts(question.query)
        if isinstance(part, Term) and part.field == "day"
    ]
    if not days:
        today = date.today()
        day = DayOfYear(today.month, today.day)
        query = all_of(question.query, Term("day", (str(day),)))
        return dataclasses.replace(question, query=query), day
    (value, *more) = [value for term in days for value in term.values]
    found = parse_day_of_year(value)
    if found is None or more:
        raise CommandError(
            f"--day takes one day of a month, not {', '.join([value, *more])!r}",
            "write 10 May, May 10 or 05-10",
        )
    return question, found


def _is_anniversary(match: Match) -> bool:
    date = match.event.date
    return match.fit is Fit.CERTAIN and date.e2 - date.b1 < _LONGEST
