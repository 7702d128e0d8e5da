"""Everything known of an event, as labelled lines: what `--full` adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timeline.dates import Fit, format_bounds, format_when, is_finite
from timeline.rendering import (
    Span,
    draw_labelled,
    link_span,
    measure_cells,
    pad_cells,
    share_span,
    wrap_spans,
)
from timeline.vocabulary import KIND_FAMILIES

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Event
    from timeline.query import Match
    from timeline.rendering import (
        Glyphs,
        Line,
    )
    from timeline.views.options import Options
    from timeline.views.sheet import Sheet

_LABEL_WIDTH = 12


def draw_details(event: Event, sheet: Sheet[Options], width: int) -> Iterator[Line]:
    """Yield the lines of an event's details, each at most `width` cells wide."""
    from timeline.views.accounts import draw_accounts

    for paragraph in event.summary.splitlines():
        if paragraph.strip():
            yield from wrap_spans([Span(paragraph)], width)
    yield from draw_accounts(event, sheet, width, label_width=_LABEL_WIDTH)
    for label, spans in _entries(event, sheet):
        yield from draw_labelled(label, spans, width, label_width=_LABEL_WIDTH)


def describe_status(event: Event, as_of: int | None) -> str:
    """Return the status to show; empty for what is merely reported.

    `as_of` is the day whose knowledge is asked for: then what was announced tells
    whether it had happened.
    """
    if event.status == "reported":
        return ""
    status = event.status
    if as_of is not None and event.meaning.outstanding:
        from timeline.query.reporting import describe_announced

        return f"{status}, {describe_announced(event, as_of)}"
    return status


def style_kind(kind: str) -> str:
    """Return the style of a kind: that of its family, if it has one."""
    return KIND_FAMILIES.get(kind, "kind")


def style_glyph(event: Event) -> str:
    """Return the style of an event's glyph: doubt, or the family of its kind."""
    if event.meaning.doubtful:
        return "doubt"
    return KIND_FAMILIES.get(event.kind, "strong")


def draw_signs(match: Match, glyphs: Glyphs, used: set[str]) -> tuple[Span, Span]:
    """Return the mark of a possible match, else a blank, and the glyph of the date.

    What is drawn of them is added to `used`, for the legend.
    """
    glyph = glyphs.pick(match.event)
    used.add(glyph)
    mark = " "
    if match.fit is Fit.POSSIBLE:
        mark = "?"
        used.add(mark)
    return share_span(mark, "possible"), share_span(glyph, style_glyph(match.event))


def draw_reasons(match: Match, sheet: Sheet[Options], width: int) -> Iterator[Line]:
    """Yield why an event matched, where that is asked for."""
    if sheet.explainer is not None:
        for reason in sheet.explainer.explain(match):
            yield from draw_reason(reason, sheet, width)


def draw_reason(reason: str, sheet: Sheet[Options], width: int) -> Iterator[Line]:
    """Yield a reason, wrapped behind a mark."""
    glyphs = sheet.glyphs
    indent = measure_cells(glyphs.why) + 1
    lines = wrap_spans([Span(reason, "reason")], width - indent)
    for index, line in enumerate(lines):
        mark = pad_cells("" if index else glyphs.why, indent)
        yield Span(mark, "reason"), *line


def _entries(
    event: Event, sheet: Sheet[Options]
) -> Iterator[tuple[str, Iterable[Span]]]:
    from timeline.views.own import format_value

    yield from _cite(event, sheet)
    if event.about:
        about = ", ".join(sheet.naming.actor(name) for name in event.about)
        yield "about", [Span(about)]
    if event.tags:
        yield "tags", [Span(", ".join(event.tags))]
    if event.status != "reported":
        yield "status", [Span(event.status)]
    if event.confidence:
        yield "confidence", [Span(event.confidence)]
    for other in event.see:
        related = sheet.chronology.by_id.get(other)
        title = f": {related.title}" if related else " (unknown)"
        yield "see", [Span(other + title)]
    yield "date", [Span(describe_date(event.date, sheet.glyphs))]
    if event.reported is not None:
        yield "reported", [Span(describe_date(event.reported, sheet.glyphs))]
    for key, value in event.extra.items():
        yield key, [Span(format_value(value))]
    if event.note:
        yield "note", [Span(event.note)]
    yield "id", [Span(event.id)]


def _cite(event: Event, sheet: Sheet[Options]) -> Iterator[tuple[str, Iterable[Span]]]:
    from timeline.views.own import list_own

    glyphs = sheet.glyphs
    for citation in event.sources:
        yield "source", sheet.naming.citation(citation)
        if citation.quote:
            quote = citation.quote.strip()
            yield "", [Span(f"{glyphs.open_quote}{quote}{glyphs.close_quote}")]
        for url in (citation.url, citation.archived):
            if url and url != citation.source:
                yield "", [link_span(url, url)]
        if citation.accessed:
            yield "", [Span(f"accessed {citation.accessed}", "quiet")]
        for text in list_own(citation.extra):
            yield "", [Span(text)]
        if citation.note:
            yield "", [Span(citation.note, "quiet")]


def describe_date(when: When, glyphs: Glyphs) -> str:
    """Return a date as typed and as understood, with the bounds where they differ."""
    typed = when.typed
    understood = format_when(when, dash=glyphs.dash)
    parts = [typed]
    if when.edtf != when.typed:
        parts.append(f"= {when.edtf}")
    if when.is_undated:
        return " ".join(parts)
    if understood not in (typed, when.edtf):
        parts.append(f"({understood})")
    if when.b1 != when.e2:
        begins = format_bounds(when.b1, when.b2)
        ends = format_bounds(when.e1, when.e2)
        if begins == ends:
            within = "within " if is_finite(when.b1) and is_finite(when.e2) else ""
            parts.append(f"{glyphs.dot} {within}{begins}")
        else:
            parts.append(f"{glyphs.dot} begins {begins}, ends {ends}")
    return " ".join(parts)
