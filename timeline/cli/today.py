"""`timeline today`: what happened on this day, in any year."""

import dataclasses
from datetime import date
from typing import Annotated

import typer

from timeline.checks import check
from timeline.cli.failures import CommandError
from timeline.cli.nothing import report_selection
from timeline.cli.options import (
    AsciiOption,
    ColorOption,
    Files,
    WidthOption,
    check_numbers,
    with_files,
    with_filters,
)
from timeline.cli.page import ForceOption, NotesOption, Page, PagerOption, SaveOption
from timeline.cli.problems import report_problems
from timeline.cli.terminal import error_terminal
from timeline.dates import Fit
from timeline.query import Match, Question, Term, all_of, select
from timeline.query.months import DayOfYear, parse_day_of_year
from timeline.query.query import list_parts
from timeline.rendering import ASCII
from timeline.text import count_of
from timeline.views import ViewOptions, draw_view
from timeline.views.undated import split_undated

# What lasts longer is no anniversary.
_LONGEST = 31

EPILOG = """Examples:

  timeline today                       on this day, in any year

  timeline today --day "10 May"        on another

  timeline show --day "10 May"         also what only possibly was that day
"""


@with_filters
@with_files
def run(
    question: Question,
    files: Files,
    full: Annotated[
        bool,
        typer.Option(
            "--full", "-f", help="Add all details.", rich_help_panel="Appearance"
        ),
    ] = False,
    save: SaveOption = None,
    force: ForceOption = False,
    with_notes: NotesOption = False,
    pager: PagerOption = True,
    width: WidthOption = None,
    color: ColorOption = "auto",
    ascii_only: AsciiOption = False,
) -> None:
    """Draw the events of this day, or of --day, in any year.

    Only those that certainly happened on it and lasted a month at most; how many
    others may have is said.
    """
    check_numbers(limit=None, width=width)
    page = Page(
        color=color,
        width=width,
        save=save,
        force=force,
        pager=pager,
        with_notes=with_notes,
    )
    question, day = _settle_day(question)
    chronology = files.load()
    selection = page.admit(select(chronology, question))
    errors = error_terminal(color=color)
    drawn = tuple(match for match in selection.matches if _is_anniversary(match))
    if drawn:
        options = ViewOptions(
            width=page.width,
            glyphs=ASCII if ascii_only else page.glyphs,
            group_by="year",
            full=full,
            machine=page.is_machine,
        )
        shown = dataclasses.replace(selection, matches=drawn)
        page.write(draw_view("timeline", shown, options), chronology.files)
    elif selection.matches:
        errors.write_notice(f"nothing certainly happened on a {day}")
    else:
        report_selection(selection, errors)
    rest = len(selection.matches) - len(drawn)
    if rest:
        what = f"{count_of(rest, 'other event')} may have, or lasted over that day"
        _, undated = split_undated(selection.matches)
        if undated:
            what = f"{what}, {len(undated):,} of them undated"
        errors.write_notice(f'{what}: timeline show --day "{day}"')
    if report_problems(check(chronology), chronology, errors):
        raise typer.Exit(1)


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
