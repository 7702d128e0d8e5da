"""Events as rows of a table whose columns share the width; cells wrap.

Rich's own table is not used: it measures and renders all rows before it prints
the first, and takes some four seconds for 10,000 of them.
"""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from timeline.dates import Fit
from timeline.dates.display import format_when
from timeline.query import Match, Selection
from timeline.text import make_visible
from timeline.views.details import draw_details
from timeline.views.grouping import make_groups
from timeline.views.lines import Line, Span, pad_cells, wrap_cells, wrap_spans
from timeline.views.naming import Naming
from timeline.views.options import ViewOptions
from timeline.views.timeline import draw_heading

_COLUMNS = ("Date", "Title", "Kind", "Status", "Actors", "Place")
_STYLES = ("date", "event", "kind", "status", "quiet", "quiet")
_SPACE = 2
_LEAST = 8
"""Cells below which a column is not squeezed: then each event becomes a block."""


def draw(selection: Selection, options: ViewOptions) -> Iterator[Line]:
    """Yield the lines of the table."""
    naming = Naming(selection.chronology, options.glyphs)
    cells = {id(match): _cells(match, naming, options) for match in selection.matches}
    columns = [
        index
        for index in range(len(_COLUMNS))
        if any(row[index] for row in cells.values())
    ]
    widths = fit_columns(
        [
            max(
                cell_len(_COLUMNS[index]),
                *(cell_len(row[index]) for row in cells.values()),
            )
            for index in columns
        ],
        options.width - 1 - _SPACE * (len(columns) - 1),
    )
    yield from draw_heading(selection, options)
    if not selection.matches:
        return
    shown = 0
    if widths:
        yield ()
        yield _draw_row(
            [_COLUMNS[index] for index in columns], widths, ["strong"] * len(columns)
        )
        rule = options.glyphs.rule
        yield (Span(" " + (" " * _SPACE).join(rule * w for w in widths), "rail"),)
    for heading, _, rows in make_groups(
        selection.matches, options.group_by, naming, reverse=options.reverse
    ):
        first = True
        for match, _ in rows:
            if shown == options.limit:
                return
            if first and heading and options.group_by not in ("month", "year"):
                yield ()
                yield Span(" "), Span(heading, "period")
            first = False
            row = cells[id(match)]
            if widths:
                styles = [_STYLES[index] for index in columns]
                texts = [row[index] for index in columns]
                yield from _draw_wrapped(texts, widths, styles)
            else:
                yield ()
                yield from _draw_block(row, options.width)
            if options.full:
                details = draw_details(
                    match.event,
                    selection.chronology,
                    naming,
                    options.glyphs,
                    max(options.width - 4, 10),
                )
                for line in details:
                    yield Span("    "), *line
            shown += 1


def fit_columns(natural: Sequence[int], room: int) -> list[int]:
    """Return the width of each column so that all fit into `room` cells.

    Columns keep their natural width while there is room; then the widest give
    way first, down to eight cells. Empty if even that is not enough.
    """
    widths = list(natural)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda index: widths[index])
        if widths[widest] <= _LEAST:
            return []
        second = max([w for w in widths if w < widths[widest]] or [_LEAST])
        many = widths.count(widths[widest])
        excess = sum(widths) - room
        step = max(1, min(widths[widest] - max(second, _LEAST), excess // many))
        widths[widest] -= step
    return widths


def _cells(match: Match, naming: Naming, options: ViewOptions) -> tuple[str, ...]:
    event = match.event
    date = format_when(event.date, dash=options.glyphs.dash)
    mark = "? " if match.fit is Fit.POSSIBLE else ""
    return (
        f"{mark}{options.glyphs.pick(event)} {date}",
        make_visible(event.title),
        make_visible(event.kind),
        make_visible(event.status) if event.status != "reported" else "",
        naming.actors(event),
        naming.place(event),
    )


def _draw_row(
    texts: Sequence[str], widths: Sequence[int], styles: Sequence[str]
) -> Line:
    spans = [Span(" ")]
    last = len(texts) - 1
    for index, (text, width, style) in enumerate(
        zip(texts, widths, styles, strict=True)
    ):
        padded = text if index == last else pad_cells(text, width) + " " * _SPACE
        spans.append(Span(padded, style))
    return tuple(spans)


def _draw_wrapped(
    texts: Sequence[str], widths: Sequence[int], styles: Sequence[str]
) -> Iterator[Line]:
    columns = [
        wrap_cells(text, width) for text, width in zip(texts, widths, strict=True)
    ]
    for index in range(max(len(column) for column in columns)):
        row = [column[index] if index < len(column) else "" for column in columns]
        yield _draw_row(row, widths, styles)


def _draw_block(row: Sequence[str], width: int) -> Iterator[Line]:
    label_width = max(len(name) for name in _COLUMNS) + 1
    for name, text, style in zip(_COLUMNS, row, _STYLES, strict=True):
        if not text:
            continue
        lines = wrap_spans([Span(text, style)], max(width - label_width - 1, 10))
        for index, line in enumerate(lines):
            label = pad_cells(name if index == 0 else "", label_width)
            yield Span(f" {label}", "label"), *line
