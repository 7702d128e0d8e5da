"""`timeline sources`: what events rest on, and which rest on one source alone."""

from typing import Annotated

import typer

from timeline.analysis.tally import tally_sources
from timeline.cli.answer import Answer
from timeline.cli.answering import answers
from timeline.cli.asked import LimitOption
from timeline.cli.parameters import word_option
from timeline.exports.tallies import make_source_records
from timeline.views.options import TallyOptions
from timeline.views.sources import draw_sources

_LISTED = 5

EPILOG = """Examples:

  timeline sources                       each source and what rests on it alone

  timeline sources --all                 all of that, however much

  timeline sources --actor Putin         of the events with one actor

  timeline check --min-sources 2         events with fewer independent sources
"""


@answers
def run(
    answer: Answer,
    every: Annotated[
        bool,
        typer.Option(
            "--all", help=f"List all events that rest on a source, not {_LISTED}."
        ),
    ] = False,
    output: Annotated[
        str, word_option("--format", words=("text", "json"), metavar="FORMAT")
    ] = "text",
    limit: LimitOption = None,
) -> None:
    """List the sources of the events that match every filter.

    Each with its reliability, the number of its events, and those of them that rest
    on no other source.
    """
    if not answer.report():
        return
    tallies = tally_sources(answer.selection)
    if output == "json":
        shown = tallies[:limit]
        answer.write_json(make_source_records(shown, answer.question.flags))
    else:
        listed = len(answer.selection.matches) if every else _LISTED
        sheet = answer.lay(TallyOptions(limit=limit))
        answer.draw(draw_sources(tallies, sheet, alone=listed))
    answer.note_more(len(tallies), limit, "source")
