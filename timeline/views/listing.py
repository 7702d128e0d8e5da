"""One event a line: for grep, fzf, cut and a quick look.

For a program the fields are separated by tabs, in this order for good:
date (EDTF), title, kind, actors, place, id, `possible` where a filter is only
possibly met, and with --explain the reasons. Nothing is wrapped or cut.

For a reader the id stands last, for `--id` of a card. On a screen a line is cut to the
width, and the id, at its right edge, is whole where `_LEAST_TITLE` cells of the title
have room beside it.
"""

from collections.abc import Iterator, Sequence

from timeline.analysis import Number
from timeline.dates import Fit
from timeline.query import Match
from timeline.rendering import (
    TAB,
    Line,
    Span,
    cut_cells,
    measure_cells,
    pad_cells,
    wrap_spans,
)
from timeline.views.frame import draw_notes
from timeline.views.grouping import make_groups
from timeline.views.numbers import list_heading
from timeline.views.options import ListOptions
from timeline.views.sheet import Sheet

_DATE_WIDTHS = (10, 25)
# On a terminal so many of a hundred dates fit their column; a longer one pushes its
# title to the right.
_FITTING = 80
_LEAST_TITLE = 8
# With fewer cells, what stands behind the title would be mere beginnings.
_LEAST_DETAILS = 8
_GAP = "  "


def list_numbers(sheet: Sheet[ListOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading."""
    yield from list_heading(sheet)


def draw(sheet: Sheet[ListOptions]) -> Iterator[Line]:
    """Yield the lines of the list."""
    sizes = [measure_cells(match.event.date.edtf) for match in sheet.matches]
    low, high = _DATE_WIDTHS
    width = min(max(sizes, default=low), high)
    if sheet.surface.screen:
        fitting = sorted(sizes)[(len(sizes) - 1) * _FITTING // 100] if sizes else low
        width = min(width, max(low, fitting))
    marks = any(match.fit is Fit.POSSIBLE for match in sheet.matches)
    explainer = sheet.explainer
    notes = explainer.notes if explainer is not None else ()
    if not sheet.surface.machine:
        yield from draw_notes(sheet)
    shown = 0
    for _, _, rows in make_groups(sheet):
        for match, _ in rows:
            if shown == sheet.options.limit:
                return
            reasons = explainer.explain(match) if explainer else ()
            if sheet.surface.machine:
                yield _draw_fields(match, sheet, (*notes, *reasons))
            else:
                possible = match.fit is Fit.POSSIBLE
                mark = Span("? " if possible else "  ", "possible")
                head = (mark,) if marks else ()
                yield *head, *_draw_line(match, sheet, width, 2 * marks)
                indent = width + 2 + 2 * marks
                yield from _draw_reasons(reasons, sheet, indent)
            shown += 1


def _draw_fields(
    match: Match, sheet: Sheet[ListOptions], reasons: Sequence[str]
) -> Line:
    event = match.event
    fields = [
        event.date.edtf,
        event.title,
        event.kind,
        sheet.naming.actors(event),
        sheet.naming.place(event),
        event.id,
        "possible" if match.fit is Fit.POSSIBLE else "",
        match.why,
    ]
    if sheet.options.explain:
        fields.append("; ".join(reasons))
    spans = [span for field in fields for span in (TAB, Span(field))]
    return tuple(spans[1:])


def _draw_line(
    match: Match, sheet: Sheet[ListOptions], width: int, margin: int
) -> Line:
    """Return the line of an event; `margin` cells stand before it already."""
    event = match.event
    details = [event.kind, sheet.naming.actors(event), sheet.naming.place(event)]
    if match.why:
        details.insert(0, f"possible: {match.why}")
    about = f" {sheet.glyphs.dot} ".join(part for part in details if part)
    date, title = event.date.edtf, event.title
    if not sheet.surface.screen:
        return (
            Span(pad_cells(date, width) + _GAP, "date"),
            Span(title, "event"),
            Span(f"{_GAP}{about}" if about else "", "quiet"),
            Span(f"{_GAP}{event.id}", "label"),
        )
    ellipsis = sheet.glyphs.ellipsis
    date = pad_cells(cut_cells(date, sheet.width // 2, ellipsis), width)
    room = max(sheet.width - margin - measure_cells(date) - 2 * len(_GAP), 2)
    last = cut_cells(
        event.id,
        room - min(_LEAST_TITLE, measure_cells(title), room // 4),
        ellipsis,
    )
    room -= measure_cells(last)
    title = cut_cells(title, room, ellipsis)
    room -= measure_cells(title)
    shown = ""
    if about and room - len(_GAP) >= min(_LEAST_DETAILS, measure_cells(about)):
        shown = _GAP + cut_cells(about, room - len(_GAP), ellipsis)
    space = " " * (room - measure_cells(shown)) + _GAP
    return (
        Span(date + _GAP, "date"),
        Span(title, "event"),
        Span(shown, "quiet"),
        Span(space),
        Span(last, "label"),
    )


def _draw_reasons(
    reasons: Sequence[str], sheet: Sheet[ListOptions], indent: int
) -> Iterator[Line]:
    for reason in reasons:
        spans = [Span(f"{sheet.glyphs.why} {reason}", "reason")]
        if not sheet.surface.screen:
            yield Span(" " * indent), *spans
            continue
        for line in wrap_spans(spans, sheet.width - indent):
            yield Span(" " * indent), *line
