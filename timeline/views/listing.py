"""One event a line: for grep, fzf, cut and a quick look.

For a program the fields are separated by tabs, in this order for good:
date (EDTF), title, kind, actors, place, id, `possible` where a filter is only
possibly met, and with --explain the reasons. Nothing is wrapped or cut.
"""

from collections.abc import Iterator, Sequence

from timeline.analysis import Number
from timeline.dates import Fit
from timeline.query import Match
from timeline.rendering import TAB, Line, Span, measure_cells, pad_cells
from timeline.views.frame import draw_notes
from timeline.views.grouping import make_groups
from timeline.views.numbers import list_heading
from timeline.views.options import ListOptions
from timeline.views.sheet import Sheet

_DATE_WIDTHS = (10, 25)


def list_numbers(sheet: Sheet[ListOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading."""
    yield from list_heading(sheet)


def draw(sheet: Sheet[ListOptions]) -> Iterator[Line]:
    """Yield the lines of the list."""
    sizes = [measure_cells(match.event.date.edtf) for match in sheet.matches]
    low, high = _DATE_WIDTHS
    width = min(max(sizes, default=low), high)
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
                line = _draw_line(match, sheet, width)
                possible = match.fit is Fit.POSSIBLE
                mark = Span("? ", "possible") if possible else Span("  ")
                yield (mark, *line) if marks else line
                for reason in reasons:
                    why = f"{sheet.glyphs.why} {reason}"
                    indent = width + 2 + 2 * marks
                    yield Span(" " * indent), Span(why, "reason")
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


def _draw_line(match: Match, sheet: Sheet[ListOptions], width: int) -> Line:
    event = match.event
    details = [event.kind, sheet.naming.actors(event), sheet.naming.place(event)]
    if match.why:
        details.append(f"possible: {match.why}")
    about = f" {sheet.glyphs.dot} ".join(part for part in details if part)
    return (
        Span(pad_cells(event.date.edtf, width) + "  ", "date"),
        Span(event.title, "event"),
        Span(f"  {about}" if about else "", "quiet"),
    )
