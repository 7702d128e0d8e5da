"""`timeline stats`: a selection in numbers."""

from typing import Annotated

import typer

from timeline.analysis.stats import collect_stats
from timeline.checks import check
from timeline.cli import completion
from timeline.cli.nothing import report_selection
from timeline.cli.options import (
    AsciiOption,
    ColorOption,
    Files,
    WidthOption,
    check_choice,
    check_numbers,
    with_files,
    with_filters,
)
from timeline.cli.page import ForceOption, Page, PagerOption, SaveOption
from timeline.cli.problems import report_problems
from timeline.cli.terminal import error_terminal
from timeline.exports.stats import make_stats_record
from timeline.query import Question, select
from timeline.rendering import ASCII
from timeline.text import dump_json
from timeline.views import ViewOptions
from timeline.views.stats import draw_stats

_FORMATS = ("text", "json")

EPILOG = """Examples:

  timeline stats                         all events

  timeline stats --year 2013 -a Russia   of one year, one actor

  timeline stats --all                   every kind, actor, place, tag and source

  timeline stats --format json           for programs
"""


@with_filters
@with_files
def run(
    question: Question,
    files: Files,
    every: Annotated[
        bool, typer.Option("--all", help="List all values, not the most frequent.")
    ] = False,
    output: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"{', '.join(_FORMATS)}.",
            autocompletion=completion.complete_words(*_FORMATS),
        ),
    ] = "text",
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            metavar="N",
            help="Values of each sort to draw at most; JSON has all.",
            rich_help_panel="Appearance",
        ),
    ] = None,
    save: SaveOption = None,
    force: ForceOption = False,
    pager: PagerOption = True,
    width: WidthOption = None,
    color: ColorOption = "auto",
    ascii_only: AsciiOption = False,
) -> None:
    """Count the events that match every filter.

    By kind, actor, place, tag, source, precision and status, with the share that
    rests on one source alone.
    """
    check_choice(output, _FORMATS, "--format")
    check_numbers(limit=limit, width=width)
    page = Page(
        color=color,
        width=width,
        save=save,
        force=force,
        pager=pager,
    )
    errors = error_terminal(color=color)
    chronology = files.load()
    selection = page.admit(select(chronology, question))
    found = report_selection(selection, errors)
    stats = collect_stats(selection)
    if output == "json":
        record = make_stats_record(stats, question.flags)
        page.write_text([dump_json(record, indent=2)])
    elif found:
        options = ViewOptions(
            width=page.width,
            glyphs=ASCII if ascii_only else page.glyphs,
            limit=limit,
            full=every,
        )
        page.write(draw_stats(stats, selection, options), chronology.files)
    if report_problems(check(chronology), chronology, errors):
        raise typer.Exit(1)
