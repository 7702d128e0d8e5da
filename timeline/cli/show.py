"""`timeline show`: draw the events that are asked for."""

from typing import Annotated

import typer

from timeline.checks import check
from timeline.cli import completion
from timeline.cli.failures import CommandError
from timeline.cli.options import (
    ColorOption,
    FilesArgument,
    WidthOption,
    check_choice,
    with_filters,
)
from timeline.cli.problems import report_problems
from timeline.cli.terminal import Terminal, error_terminal, output_terminal
from timeline.query import Query, Selection, count_alone, select
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
    reverse: Annotated[
        bool,
        typer.Option(
            "--reverse", "-r", help="Latest first.", rich_help_panel=_APPEARANCE
        ),
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            metavar="N",
            help="Draw N events at most, and say how many more there are.",
            rich_help_panel=_APPEARANCE,
        ),
    ] = None,
    width: WidthOption = None,
    color: ColorOption = "auto",
    ascii_only: Annotated[
        bool,
        typer.Option(
            "--ascii", help="Draw with ASCII alone.", rich_help_panel=_APPEARANCE
        ),
    ] = False,
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
        reverse=reverse,
        limit=limit,
        machine=not terminal.is_terminal and not terminal.color,
    )
    errors = error_terminal(color=color)
    if selection.matches:
        terminal.write_lines(draw_view(view, selection, options))
    else:
        _explain_nothing(selection, errors)
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
    if limit is not None and limit < 0:
        raise CommandError(f"--limit cannot be {limit}", "give 0 or more")
    if width is not None and width < 1:
        raise CommandError(f"--width cannot be {width}", "give 20 or more")
    return output_terminal(color=color, width=width)


def _explain_nothing(selection: Selection, errors: Terminal) -> None:
    query = selection.query
    if not query.filters:
        errors.write_notice("no events to show")
        return
    certain = " certainly" if query.certain else ""
    if len(query.filters) == 1:
        errors.write_notice(f"no event{certain} matches {query.filters[0]}")
        return
    errors.write_notice(f"no event{certain} matches all of these; each by itself:")
    counts = count_alone(selection.chronology, query)
    width = max(len(str(condition)) for condition, _ in counts)
    for condition, count in counts:
        errors.write_notice(f"  {condition!s:<{width}}  {count_of(count, 'event')}")
