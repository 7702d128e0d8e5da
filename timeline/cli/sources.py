"""`timeline sources`: what events rest on, and which rest on one source alone."""

from typing import Annotated

import typer

from timeline.analysis.tally import tally_sources
from timeline.checks import check
from timeline.cli import completion
from timeline.cli.nothing import report_selection
from timeline.cli.options import (
    AsciiOption,
    ColorOption,
    Files,
    LimitOption,
    WidthOption,
    check_choice,
    check_numbers,
    with_files,
    with_filters,
)
from timeline.cli.page import ForceOption, Page, PagerOption, SaveOption
from timeline.cli.problems import report_problems
from timeline.cli.terminal import error_terminal
from timeline.exports.tallies import make_source_records
from timeline.query import Question, select
from timeline.rendering import ASCII
from timeline.text import count_of, dump_json
from timeline.views import ViewOptions
from timeline.views.tallies import draw_sources

_FORMATS = ("text", "json")
_LISTED = 5

EPILOG = """Examples:

  timeline sources                       each source and what rests on it alone

  timeline sources --all                 all of that, however much

  timeline sources --actor Putin         of the events with one actor

  timeline check --min-sources 2         events with fewer independent sources
"""


@with_filters
@with_files
def run(
    question: Question,
    files: Files,
    every: Annotated[
        bool,
        typer.Option(
            "--all", help=f"List all events that rest on a source, not {_LISTED}."
        ),
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
    limit: LimitOption = None,
    save: SaveOption = None,
    force: ForceOption = False,
    pager: PagerOption = True,
    width: WidthOption = None,
    color: ColorOption = "auto",
    ascii_only: AsciiOption = False,
) -> None:
    """List the sources of the events that match every filter.

    Each with its reliability, the number of its events, and those of them that rest
    on no other source.
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
    if report_selection(selection, errors):
        tallies = tally_sources(selection)
        if output == "json":
            records = make_source_records(tallies[:limit], question.flags)
            page.write_text([dump_json(records, indent=2)])
        else:
            options = ViewOptions(
                width=page.width,
                glyphs=ASCII if ascii_only else page.glyphs,
                limit=limit,
            )
            listed = len(selection.matches) if every else _LISTED
            page.write(
                draw_sources(selection, tallies, options, alone=listed),
                chronology.files,
            )
        if limit is not None and len(tallies) > limit:
            more = count_of(len(tallies) - limit, "more source")
            errors.write_notice(f"{more} (--limit {limit})")
    if report_problems(check(chronology), chronology, errors):
        raise typer.Exit(1)
