"""`timeline differ`: events whose accounts differ, side by side."""

import dataclasses
from typing import Annotated

from timeline.analysis.disagreements import find_disagreements, sort_by_spread
from timeline.cli.answer import Answer
from timeline.cli.answering import answers
from timeline.cli.asked import LimitOption
from timeline.cli.page import PAGE_WITH_NOTES
from timeline.cli.parameters import word_option
from timeline.exports.accounts import make_disagreement_records
from timeline.query import EVERYTHING, Term, all_of, leave_out_notes
from timeline.query.differing import ANYTHING
from timeline.views.differ import draw_differing
from timeline.views.options import TallyOptions

EPILOG = """Examples:

  timeline differ                        all whose accounts differ in anything

  timeline differ --differing date       in their dates

  timeline differ --certain              only what cannot all be true

  timeline differ --order spread         the dates furthest apart first
"""


@answers(page=PAGE_WITH_NOTES)
def run(
    answer: Answer,
    order: Annotated[
        str,
        word_option(
            "--order",
            words=("date", "spread"),
            metavar="ORDER",
            help="date; spread: the dates furthest apart first.",
        ),
    ] = "date",
    output: Annotated[
        str, word_option("--format", words=("text", "json"), metavar="FORMAT")
    ] = "text",
    limit: LimitOption = None,
) -> None:
    """Draw the events whose accounts differ, of those that match every filter.

    What they differ in, how many days lie between their dates, and what each says. An
    event is marked ? where its accounts may all be true.
    """
    question = answer.question
    query = all_of(question.query, Term("differing", (ANYTHING,)))
    answer.question = dataclasses.replace(question, query=query)
    selection = answer.selection
    if not selection.matches:
        for note in selection.notes:
            answer.note(note)
        which = "no event" if question.query == EVERYTHING else "no event that matches"
        certainly = "certainly differ" if question.flags.certain else "differ"
        answer.note(f"{which} has accounts that {certainly}")
    else:
        answer.report()
    if output == "json":
        selection = leave_out_notes(selection)
    found = find_disagreements(selection)
    if order == "spread":
        found = sort_by_spread(found)
    if output == "json":
        answer.write_json(make_disagreement_records(found[:limit]))
    elif found:
        answer.draw(draw_differing(found, answer.lay(TallyOptions(limit=limit))))
    answer.note_more(len(found), limit, "event")
