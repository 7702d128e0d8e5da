"""`timeline show`: draw the events that are asked for."""

from typing import Annotated

import typer

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
    check_facet,
    check_numbers,
    with_files,
    with_filters,
)
from timeline.cli.page import ForceOption, NotesOption, Page, PagerOption, SaveOption
from timeline.cli.problems import report_problems
from timeline.cli.terminal import error_terminal
from timeline.dates.calendar import WEEKDAY_NAMES
from timeline.layout.buckets import UNITS
from timeline.names import names_of
from timeline.query import Question, read_when, select, set_undated_apart
from timeline.rendering import ASCII
from timeline.text import count_of
from timeline.views import VIEWS, ViewOptions, draw_view
from timeline.views.grouping import GROUPINGS, UNGROUPED
from timeline.views.options import LANES, ORDERS, STACKS
from timeline.views.undated import name_undated

EPILOG = """Examples:

  timeline show                                   all of events.yaml

  timeline show --month 2013-05 --actor Putin     a month, one actor

  timeline show -m May -k visit,meeting           May of any year, two kinds

  timeline show --since "10 May 2013" --full      with summaries and sources

  timeline show --office "US Secretary of State"  whoever held it on the day

  timeline show --actor EU --members --explain    members too, and why

  timeline show --view lanes --save lanes.svg     a lane for each, as a picture

  timeline show --view list | grep -i missile     one event a line
"""

_APPEARANCE = "Appearance"
_SOME_VIEWS = "Of some views"
_WEEKDAYS = tuple(name[:3].lower() for name in WEEKDAY_NAMES)


@with_filters
@with_files
def run(
    question: Question,
    files: Files,
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
            help=f"{', '.join(GROUPINGS)}, or a key under fields: of the file.",
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
            help="Say why each event matches (all views that list events).",
            rich_help_panel=_APPEARANCE,
        ),
    ] = False,
    reverse: Annotated[
        bool,
        typer.Option(
            "--reverse", "-r", help="Latest first.", rich_help_panel=_APPEARANCE
        ),
    ] = False,
    undated: Annotated[
        bool,
        typer.Option(
            "--undated",
            help="Draw undated events too where dates are asked for, not only count "
            "them.",
            rich_help_panel=_APPEARANCE,
        ),
    ] = False,
    limit: LimitOption = None,
    save: SaveOption = None,
    force: ForceOption = False,
    with_notes: NotesOption = False,
    pager: PagerOption = True,
    width: WidthOption = None,
    height: Annotated[
        int | None,
        typer.Option(
            "--height",
            metavar="ROWS",
            help="Rows that lanes may take, 0 for all; default: the terminal's.",
            rich_help_panel=_SOME_VIEWS,
        ),
    ] = None,
    lanes: Annotated[
        str,
        typer.Option(
            "--lanes",
            metavar="WHAT",
            help="lanes, dyads: what stands in a lane, as for --group-by.",
            rich_help_panel=_SOME_VIEWS,
            autocompletion=completion.complete_words(*LANES),
        ),
    ] = "actor",
    order: Annotated[
        str,
        typer.Option(
            "--order",
            metavar="ORDER",
            help=f"lanes: {', '.join(ORDERS)}.",
            rich_help_panel=_SOME_VIEWS,
            autocompletion=completion.complete_words(*ORDERS),
        ),
    ] = "first",
    zoom: Annotated[
        str | None,
        typer.Option(
            "--zoom",
            metavar="DATE",
            help="lanes, density: the stretch to draw, such as 2013-04/2013-05.",
            show_default=False,
            rich_help_panel=_SOME_VIEWS,
        ),
    ] = None,
    break_gaps: Annotated[
        bool,
        typer.Option(
            "--break-gaps",
            help="lanes: fold long silences.",
            rich_help_panel=_SOME_VIEWS,
        ),
    ] = False,
    week_start: Annotated[
        str,
        typer.Option(
            "--week-start",
            metavar="DAY",
            help=f"calendar: {', '.join(_WEEKDAYS)}.",
            rich_help_panel=_SOME_VIEWS,
            autocompletion=completion.complete_words(*_WEEKDAYS),
        ),
    ] = "mon",
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="UNIT",
            help=f"density: {', '.join(UNITS)}; default: by the span.",
            show_default=False,
            rich_help_panel=_SOME_VIEWS,
            autocompletion=completion.complete_words(*UNITS),
        ),
    ] = None,
    stack: Annotated[
        str,
        typer.Option(
            "--stack",
            metavar="WHAT",
            help="density: what columns are made up of, as for --group-by.",
            rich_help_panel=_SOME_VIEWS,
            autocompletion=completion.complete_words(*STACKS),
        ),
    ] = "kind",
    color: ColorOption = "auto",
    ascii_only: AsciiOption = False,
) -> None:
    """Draw a timeline of the events that match every filter.

    An event whose date is known only roughly matches where it possibly lies, and
    is then marked with a question mark; --certain leaves those out. What is undated
    may lie anywhere: where dates are asked for, it is counted and not drawn.
    """
    check_choice(view, tuple(VIEWS), "--view")
    check_choice(order, ORDERS, "--order")
    check_choice(week_start[:3].lower(), _WEEKDAYS, "--week-start")
    check_choice(by or UNITS[0], UNITS, "--by")
    check_numbers(limit=limit, width=width, height=height)
    page = Page(
        color=color,
        width=width,
        save=save,
        force=force,
        pager=pager,
        with_notes=with_notes,
    )
    chronology = files.load()
    facets = names_of(chronology).facets
    check_facet(group_by, facets, "--group-by", UNGROUPED)
    check_facet(lanes, facets, "--lanes")
    check_facet(stack, facets, "--stack")
    selection = page.admit(select(chronology, question))
    if not (undated or VIEWS[view].has_undated):
        selection = set_undated_apart(selection)
    options = ViewOptions(
        width=page.width,
        glyphs=ASCII if ascii_only else page.glyphs,
        group_by=group_by,
        full=full,
        explain=explain,
        reverse=reverse,
        limit=limit,
        machine=page.is_machine,
        height=page.height if height is None else height or None,
        lanes=lanes,
        order=order,
        zoom=read_when(zoom, chronology).span if zoom is not None else None,
        break_gaps=break_gaps,
        week_start=_WEEKDAYS.index(week_start[:3].lower()),
        by=by or "",
        stack=stack,
    )
    errors = error_terminal(color=color)
    if report_selection(selection, errors):
        page.write(draw_view(view, selection, options), chronology.files)
        if selection.undated:
            apart = name_undated(selection.undated)
            errors.write_notice(f"{apart} may match as well: --undated draws them")
    hidden = len(selection.matches) - (limit if limit is not None else 0)
    if limit is not None and hidden > 0 and VIEWS[view].lists:
        errors.write_notice(f"{count_of(hidden, 'more event')} (--limit {limit})")
    if report_problems(check(chronology), chronology, errors):
        raise typer.Exit(1)
