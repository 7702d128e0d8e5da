"""The sources of a selection, each with what rests on it."""

from collections.abc import Iterator, Sequence

from timeline.analysis.tally import SourceTally
from timeline.dates import format_when
from timeline.model import Source
from timeline.rendering import Line, Span, link_span, wrap_spans
from timeline.views.frame import draw_heading
from timeline.views.options import Options
from timeline.views.own import list_own
from timeline.views.sheet import Sheet


def draw_sources(
    tallies: Sequence[SourceTally],
    sheet: Sheet[Options],
    *,
    alone: int,
) -> Iterator[Line]:
    """Yield each source with its events, and those that rest on it alone.

    `alone` is how many of the latter are listed; the rest is counted.
    """
    yield from draw_heading(sheet)
    for tally in tallies[: sheet.options.limit]:
        yield ()
        yield from _draw_source(tally, sheet, alone)


def _list_more(source: Source) -> Iterator[Span]:
    """Yield the addresses of a source, and what stands under keys of its own."""
    for url in (source.url, source.archived):
        if url and url != source.title:
            yield link_span(url, url)
    for text in list_own(source.extra):
        yield Span(text)


def _draw_source(
    tally: SourceTally, sheet: Sheet[Options], alone: int
) -> Iterator[Line]:
    source = tally.source
    if not tally.id:
        head = [Span("(no source)", "doubt")]
    else:
        head = [Span(sheet.naming.sources.display(tally.id), "strong")]
    if source is not None:
        date = format_when(source.date, dash=sheet.glyphs.dash) if source.date else ""
        about = [source.author, source.publisher, date]
        details = ", ".join(part for part in about if part and part != source.title)
        # Of several spaces wrapping would leave one.
        apart = f" {sheet.glyphs.dot} "
        head += [Span(f"{apart}{details}", "quiet")] if details else []
        if sheet.naming.sources.is_declared(tally.id):
            head += [Span(f" [{tally.id}]", "quiet")]
    yield from wrap_spans(head, sheet.width)
    rating = source.reliability if source is not None else ""
    facts = [f"reliability {rating}"] if rating else []
    number = tally.number
    facts.append(f"{number} {'event' if number.events == 1 else 'events'}")
    if tally.id and tally.events:
        facts.append(f"{tally.number_alone} on this source alone")
    text = f" {sheet.glyphs.dot} ".join(facts)
    below = [Span(text), *(_list_more(source) if source is not None else ())]
    for span in below:
        for line in wrap_spans([span], sheet.width - 2):
            yield Span("  "), *line
    listed = tally.alone if tally.id else tally.events
    for match in listed[:alone]:
        date = format_when(match.event.date, dash=sheet.glyphs.dash)
        spans = [Span(f"{date}: ", "date"), Span(match.event.title)]
        for index, line in enumerate(wrap_spans(spans, sheet.width - 6)):
            yield Span("      " if index else f"    {sheet.glyphs.dot} "), *line
    if len(listed) > alone:
        yield (Span(f"    and {len(listed) - alone:,} more", "quiet"),)
