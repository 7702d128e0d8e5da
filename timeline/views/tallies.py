"""Actors and sources of a selection as tables."""

from collections.abc import Iterator, Sequence

from timeline.analysis.tally import ActorTally, SourceTally
from timeline.dates import Precision, Shape, When, Window, find_known_span
from timeline.dates.display import format_span, format_when
from timeline.layout.buckets import spread_counts
from timeline.model import Source
from timeline.names import ActorNames, names_of
from timeline.names.holders import Holders
from timeline.names.tenure import Tenure
from timeline.names.undeclared import Undeclared
from timeline.query import Selection
from timeline.rendering import Line, Span, link_span, wrap_spans
from timeline.rendering.columns import Column, draw_columns
from timeline.rendering.sparkline import draw_sparkline
from timeline.views.naming import Naming
from timeline.views.options import ViewOptions
from timeline.views.own import list_own
from timeline.views.timeline import draw_heading

_SPARK_MOST = 16
_SPARK_SHARE = 8
"""The sparkline takes one part in so many of the width."""
_DIGITS = (Precision.DAY, Precision.MONTH, Precision.YEAR)
_WIDE = 110
"""From here on the type of an actor has a column of its own."""


def draw_actors(
    selection: Selection, tallies: Sequence[ActorTally], options: ViewOptions
) -> Iterator[Line]:
    """Yield a table of actors: type, offices, number of events, first, last, when."""
    yield from draw_heading(selection, options)
    shown = tallies[: options.limit]
    if not shown:
        return
    yield ()
    names = names_of(selection.chronology).actors
    span = find_known_span(event.date for event in selection.events)
    cells = min(_SPARK_MOST, options.width // _SPARK_SHARE)
    wide = options.width >= _WIDE
    columns = (
        Column("Actor", "strong"),
        Column("Type" if wide else "", "quiet"),
        Column("Office" if wide else "Office or type", "quiet"),
        Column("Events", right=True),
        Column("First", "date"),
        Column("Last", "date"),
        Column(_name_span(span, options), "mark", whole=True),
    )
    rows = [
        (
            tally.name,
            tally.type if wide else "",
            "; ".join(_list_offices(tally, names, span))
            or ("" if wide else tally.type),
            str(tally.number),
            *(_name_date(date, options) if date else "" for date in tally.ends),
            _draw_spark(tally, span, cells, options),
        )
        for tally in shown
    ]
    yield from draw_columns(columns, rows, options.width, options.glyphs)
    if any(tally.possible for tally in shown):
        yield ()
        note = Span("+2? possible, besides the certain ones", "label")
        yield from wrap_spans([note], options.width)


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


def _name_span(span: Window | None, options: ViewOptions) -> str:
    return format_span(span, dash=options.glyphs.dash) if span else ""


def _draw_spark(
    tally: ActorTally, span: Window | None, cells: int, options: ViewOptions
) -> str:
    if span is None or not tally.dates:
        return ""
    weights = spread_counts(tally.dates, span, cells)
    # Spaces would be broken at, and lost.
    return draw_sparkline(weights, options.glyphs).replace(" ", options.glyphs.dot)


def _name_date(date: When, options: ViewOptions) -> str:
    """Return a date as short as it can be: digits, or words where these are many."""
    if date.shape is Shape.SINGLE and date.precision in _DIGITS:
        # A time of day is no matter for a table of years.
        return date.edtf.partition("T")[0]
    return format_when(date, dash=options.glyphs.dash)


def draw_undeclared(
    undeclared: Sequence[Undeclared], options: ViewOptions
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
        for actor in undeclared[: options.limit]
    ]
    yield from draw_columns(columns, rows, options.width, options.glyphs)


def draw_sources(
    selection: Selection,
    tallies: Sequence[SourceTally],
    options: ViewOptions,
    *,
    alone: int,
) -> Iterator[Line]:
    """Yield each source with its events, and those that rest on it alone.

    `alone` is how many of the latter are listed; the rest is counted.
    """
    yield from draw_heading(selection, options)
    naming = Naming(selection.chronology, options.glyphs)
    for tally in tallies[: options.limit]:
        yield ()
        yield from _draw_source(tally, naming, options, alone)


def _list_more(source: Source) -> Iterator[Span]:
    """Yield the addresses of a source, and what stands under keys of its own."""
    for url in (source.url, source.archived):
        if url and url != source.title:
            yield link_span(url, url)
    for text in list_own(source.extra):
        yield Span(text)


def _draw_source(
    tally: SourceTally, naming: Naming, options: ViewOptions, alone: int
) -> Iterator[Line]:
    source = tally.source
    if not tally.id:
        head = [Span("(no source)", "doubt")]
    else:
        head = [Span(naming.sources.display(tally.id), "strong")]
    if source is not None:
        date = format_when(source.date, dash=options.glyphs.dash) if source.date else ""
        about = [source.author, source.publisher, date]
        details = ", ".join(part for part in about if part and part != source.title)
        # Of several spaces wrapping would leave one.
        apart = f" {options.glyphs.dot} "
        head += [Span(f"{apart}{details}", "quiet")] if details else []
        if naming.sources.is_declared(tally.id):
            head += [Span(f" [{tally.id}]", "quiet")]
    yield from wrap_spans(head, options.width)
    rating = source.reliability if source is not None else ""
    facts = [f"reliability {rating}"] if rating else []
    number = tally.number
    facts.append(f"{number} {'event' if number.events == 1 else 'events'}")
    if tally.id and tally.events:
        facts.append(f"{tally.number_alone} on this source alone")
    text = f" {options.glyphs.dot} ".join(facts)
    below = [Span(text), *(_list_more(source) if source is not None else ())]
    for span in below:
        for line in wrap_spans([span], options.width - 2):
            yield Span("  "), *line
    listed = tally.alone if tally.id else tally.events
    for match in listed[:alone]:
        date = format_when(match.event.date, dash=options.glyphs.dash)
        spans = [Span(f"{date}: ", "date"), Span(match.event.title)]
        for index, line in enumerate(wrap_spans(spans, options.width - 6)):
            yield Span("      " if index else f"    {options.glyphs.dot} "), *line
    if len(listed) > alone:
        yield (Span(f"    and {len(listed) - alone:,} more", "quiet"),)
