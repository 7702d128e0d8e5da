"""`timeline show`: draw the events that are asked for."""

from typing import Annotated

import typer

from timeline.checks import check
from timeline.cli import completion
from timeline.cli.nothing import report_selection
from timeline.cli.options import (
    AsciiOption,
    ColorOption,
    FilesArgument,
    LimitOption,
    WidthOption,
    check_choice,
    check_numbers,
    with_filters,
)
from timeline.cli.problems import report_problems
from timeline.cli.terminal import Terminal, error_terminal, output_terminal
from timeline.query import Query, select
from timeline.reading import load
from timeline.text import count_of
from timeline.views import VIEWS, ViewOptions, draw_view
from timeline.views.grouping import GROUPINGS
from timeline.views.theme import ASCII

EPILOG = """Examples:

  timeline show                                   all of events.yaml

  timeline show --month 2013-05 --actor Putin     a month, one actor

  timeline show -m May -k visit,meeting           May of any year, two kinds

  timeline show --since "10 May 2013" --full      with summaries and sources

  timeline show --view list | grep -i missile     one event a line
"""

_APPEARANCE = "Appearance"


@with_filters
def run(
    query: Query,
    files: FilesArgument = None,
    view: Annotated[
        str,
        typer.Option(
            "--view",
            "-v",
            metavar="VIEW",
            help=f"{', '.join(VIEWS)}.",
            rich_help_panel=_APPEARANCE,
            autocompletion=completion.complete_words(*VIEWS),
        ),
    ] = "timeline",
    group_by: Annotated[
        str,
        typer.Option(
            "--group-by",
            "-g",
            metavar="WHAT",
            help=f"{', '.join(GROUPINGS)}.",
            rich_help_panel=_APPEARANCE,
            autocompletion=completion.complete_words(*GROUPINGS),
        ),
    ] = "month",
    full: Annotated[
        bool,
        typer.Option(
            "--full",
            "-f",
            help="Add summaries, sources, tags, dates as typed and understood.",
            rich_help_panel=_APPEARANCE,
        ),
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            "-e",
            help="Say why each event matches.",
            rich_help_panel=_APPEARANCE,
        ),
    ] = False,
    reverse: Annotated[
        bool,
        typer.Option(
            "--reverse", "-r", help="Latest first.", rich_help_panel=_APPEARANCE
        ),
    ] = False,
    limit: LimitOption = None,
    width: WidthOption = None,
    color: ColorOption = "auto",
    ascii_only: AsciiOption = False,
) -> None:
    """Draw a timeline of the events that match every filter.

    An event whose date is known only roughly matches where it possibly lies, and
    is then marked with a question mark; --certain leaves those out.
    """
    terminal = _prepare(view, group_by, limit, color, width)
    chronology = load(files or ())
    selection = select(chronology, query)
    options = ViewOptions(
        width=terminal.width,
        glyphs=ASCII if ascii_only else terminal.glyphs,
        group_by=group_by,
        full=full,
        explain=explain,
        reverse=reverse,
        limit=limit,
        machine=not terminal.is_terminal and not terminal.color,
    )
    errors = error_terminal(color=color)
    if report_selection(selection, errors):
        terminal.write_lines(draw_view(view, selection, options))
    hidden = len(selection.matches) - (limit if limit is not None else 0)
    if limit is not None and hidden > 0:
        errors.write_notice(f"{count_of(hidden, 'more event')} (--limit {limit})")
    if report_problems(check(chronology), chronology.files, errors):
        raise typer.Exit(1)


def _prepare(
    view: str, group_by: str, limit: int | None, color: str, width: int | None
) -> Terminal:
    check_choice(view, tuple(VIEWS), "--view")
    check_choice(group_by, GROUPINGS, "--group-by")
    check_numbers(limit=limit, width=width)
    return output_terminal(color=color, width=width)
