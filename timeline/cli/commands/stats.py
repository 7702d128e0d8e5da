"""`timeline stats`: a selection in numbers."""

from typing import Annotated

import typer

from timeline.analysis.stats import collect_stats
from timeline.cli.answer import Answer
from timeline.cli.answering import answers
from timeline.cli.headings import DRAWING_HEADING
from timeline.cli.parameters import count_option, word_option
from timeline.exports.stats import make_stats_record
from timeline.views.options import TallyOptions
from timeline.views.stats import draw_stats

EPILOG = """Examples:

  timeline stats                         all events

  timeline stats --year 2013 -a Russia   of one year, one actor

  timeline stats --all                   every kind, actor, place, tag and source

  timeline stats --format json           for programs
"""


@answers
def run(
    answer: Answer,
    every: Annotated[
        bool, typer.Option("--all", help="List all values, not the most frequent.")
    ] = False,
    output: Annotated[
        str, word_option("--format", words=("text", "json"), metavar="FORMAT")
    ] = "text",
    limit: Annotated[
        int | None,
        count_option(
            "--limit",
            "-n",
            metavar="N",
            help="Values of each sort to draw at most; JSON has all.",
            rich_help_panel=DRAWING_HEADING,
        ),
    ] = None,
) -> None:
    """Count the events that match every filter.

    By kind, actor, place, tag, source, precision and status, with the share that
    rests on one source alone.
    """
    found = answer.report()
    stats = collect_stats(answer.selection)
    if output == "json":
        answer.write_json(make_stats_record(stats, answer.question.flags))
    elif found:
        sheet = answer.lay(TallyOptions(limit=limit, full=every))
        answer.draw(draw_stats(stats, sheet))
