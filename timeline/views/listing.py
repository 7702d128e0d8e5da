"""One event a line: for grep, fzf, cut and a quick look.

For a program the fields are separated by tabs, in this order for good:
date (EDTF), title, kind, actors, place, id, `possible` where a filter is only
possibly met, and with --explain the reasons. Nothing is wrapped or cut.
"""

from collections.abc import Iterator, Sequence

from timeline.analysis.counting import Number
from timeline.dates import Fit
from timeline.query import Explainer, Match, Selection
from timeline.rendering import TAB, Line, Span, measure_cells, pad_cells
from timeline.views.grouping import make_groups
from timeline.views.naming import Naming
from timeline.views.numbers import list_heading
from timeline.views.options import ViewOptions
from timeline.views.timeline import draw_notes

_DATE_WIDTHS = (10, 25)


def list_numbers(selection: Selection, options: ViewOptions) -> Iterator[Number]:
    """Yield the numbers of the heading."""
    yield from list_heading(selection, options)


def draw(selection: Selection, options: ViewOptions) -> Iterator[Line]:
    """Yield the lines of the list."""
    naming = Naming(selection.chronology, options.glyphs)
    sizes = [measure_cells(match.event.date.edtf) for match in selection.matches]
    low, high = _DATE_WIDTHS
    width = min(max(sizes, default=low), high)
    marks = any(match.fit is Fit.POSSIBLE for match in selection.matches)
    explainer = Explainer(selection) if options.explain else None
    notes = explainer.notes if explainer is not None else ()
    if explainer is not None and not options.machine:
        yield from draw_notes(explainer, options)
    shown = 0
    groups = make_groups(
        selection.matches,
        options.group_by,
        naming,
        reverse=options.reverse,
        selection=selection,
    )
    for _, _, rows in groups:
        for match, _ in rows:
            if shown == options.limit:
                return
            reasons = explainer.explain(match) if explainer else ()
            if options.machine:
                yield _draw_fields(match, naming, options, (*notes, *reasons))
            else:
                line = _draw_line(match, naming, options, width)
                possible = match.fit is Fit.POSSIBLE
                mark = Span("? ", "possible") if possible else Span("  ")
                yield (mark, *line) if marks else line
                for reason in reasons:
                    why = f"{options.glyphs.why} {reason}"
                    indent = width + 2 + 2 * marks
                    yield Span(" " * indent), Span(why, "reason")
            shown += 1


def _draw_fields(
    match: Match, naming: Naming, options: ViewOptions, reasons: Sequence[str]
) -> Line:
    event = match.event
    fields = [
        event.date.edtf,
        event.title,
        event.kind,
        naming.actors(event),
        naming.place(event),
        event.id,
        "possible" if match.fit is Fit.POSSIBLE else "",
        match.why,
    ]
    if options.explain:
        fields.append("; ".join(reasons))
    spans = [span for field in fields for span in (TAB, Span(field))]
    return tuple(spans[1:])


def _draw_line(match: Match, naming: Naming, options: ViewOptions, width: int) -> Line:
    event = match.event
    details = [event.kind, naming.actors(event), naming.place(event)]
    if match.why:
        details.append(f"possible: {match.why}")
    about = f" {options.glyphs.dot} ".join(part for part in details if part)
    return (
        Span(pad_cells(event.date.edtf, width) + "  ", "date"),
        Span(event.title, "event"),
        Span(f"  {about}" if about else "", "quiet"),
    )
