"""The actors of a selection as a table, and names that the registry lacks."""

from collections.abc import Iterator, Sequence

from timeline.analysis.tally import ActorTally
from timeline.dates import (
    Precision,
    Shape,
    When,
    Window,
    find_known_span,
    format_span,
    format_when,
)
from timeline.layout.buckets import spread_counts
from timeline.names import ActorNames, names_of
from timeline.names.holders import Holders
from timeline.names.tenure import Tenure
from timeline.names.undeclared import Undeclared
from timeline.rendering import Line, Span, wrap_spans
from timeline.rendering.columns import Column, draw_columns
from timeline.rendering.sparkline import draw_sparkline
from timeline.views.frame import draw_heading
from timeline.views.options import Options
from timeline.views.sheet import Sheet

_SPARK_MOST = 16
_SPARK_SHARE = 8
"""The sparkline takes one part in so many of the width."""
_DIGITS = (Precision.DAY, Precision.MONTH, Precision.YEAR)
_WIDE = 110
"""From here on the type of an actor has a column of its own."""


def draw_actors(tallies: Sequence[ActorTally], sheet: Sheet[Options]) -> Iterator[Line]:
    """Yield a table of actors: type, offices, number of events, first, last, when."""
    yield from draw_heading(sheet)
    shown = tallies[: sheet.options.limit]
    if not shown:
        return
    yield ()
    names = names_of(sheet.chronology).actors
    span = find_known_span(event.date for event in sheet.selection.events)
    cells = min(_SPARK_MOST, sheet.width // _SPARK_SHARE)
    wide = sheet.width >= _WIDE
    columns = (
        Column("Actor", "strong"),
        Column("Type" if wide else "", "quiet"),
        Column("Office" if wide else "Office or type", "quiet"),
        Column("Events", right=True),
        Column("First", "date"),
        Column("Last", "date"),
        Column(_name_span(span, sheet), "mark", whole=True),
    )
    rows = [
        (
            tally.name,
            tally.type if wide else "",
            "; ".join(_list_offices(tally, names, span))
            or ("" if wide else tally.type),
            str(tally.number),
            *(_name_date(date, sheet) if date else "" for date in tally.ends),
            _draw_spark(tally, span, cells, sheet),
        )
        for tally in shown
    ]
    yield from draw_columns(columns, rows, sheet.width, sheet.glyphs)
    if any(tally.possible for tally in shown):
        yield ()
        note = Span("+2? possible, besides the certain ones", "label")
        yield from wrap_spans([note], sheet.width)


def _list_offices(
    tally: ActorTally, names: ActorNames, span: Window | None
) -> Iterator[str]:
    """Yield the offices that an actor may have held, and what it is of.

    At the events of its own; for who has none, at any time of the span.
    """
    holders = Holders(names.offices.held_by(tally.identity))
    at_events = {
        holding.position for date in tally.dates for holding in holders.find_held(date)
    }
    for holding in holders.holdings:
        if tally.dates:
            held = holding.position in at_events
        else:
            there = span is None or holding.tenure.meet(Tenure(span, None))
            held = there is not None
        if held:
            yield names.offices.describe(holding)
    actor = names.registry.actor_of(tally.identity)
    if actor is not None and actor.of:
        identity = names.registry.find(actor.of)
        yield f"of {names.name_of(identity) if identity else actor.of}"


def _name_span(span: Window | None, sheet: Sheet[Options]) -> str:
    return format_span(span, dash=sheet.glyphs.dash) if span else ""


def _draw_spark(
    tally: ActorTally, span: Window | None, cells: int, sheet: Sheet[Options]
) -> str:
    if span is None or not tally.dates:
        return ""
    weights = spread_counts(tally.dates, span, cells)
    # Spaces would be broken at, and lost.
    return draw_sparkline(weights, sheet.glyphs).replace(" ", sheet.glyphs.dot)


def _name_date(date: When, sheet: Sheet[Options]) -> str:
    """Return a date as short as it can be: digits, or words where these are many."""
    if date.shape is Shape.SINGLE and date.precision in _DIGITS:
        # A time of day is no matter for a table of years.
        return date.edtf.partition("T")[0]
    return format_when(date, dash=sheet.glyphs.dash)


def draw_undeclared(
    undeclared: Sequence[Undeclared], sheet: Sheet[Options]
) -> Iterator[Line]:
    """Yield a table of names that the registry lacks, by likely actor."""
    columns = (
        Column("Likely actor", "strong"),
        Column("Times", right=True),
        Column("As typed", "quiet"),
    )
    rows = [
        (
            actor.name,
            f"{actor.total:,}",
            "; ".join(
                typed if count == 1 else f"{typed} ({count:,})"
                for typed, count in actor.spellings
            ),
        )
        for actor in undeclared[: sheet.options.limit]
    ]
    yield from draw_columns(columns, rows, sheet.width, sheet.glyphs)
