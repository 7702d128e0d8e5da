"""Events as rows of a table whose columns share the width; cells wrap.

A cell has `_MOST_LINES` at most, unless `full` asks for all that is known.

Where the width has no room for the columns, each event becomes a block of
labelled lines.
"""

from collections.abc import Iterator, Sequence

from timeline.analysis import Number
from timeline.dates import Fit, format_when
from timeline.query import Match
from timeline.rendering import Line, Span, cut_cells, measure_cells, wrap_cells
from timeline.rendering.columns import (
    Column,
    draw_block,
    draw_head,
    draw_wrapped,
    fit_rows,
)
from timeline.views.details import (
    describe_status,
    draw_details,
    draw_reasons,
    style_kind,
)
from timeline.views.frame import draw_heading, draw_legend, draw_notes
from timeline.views.grouping import make_groups
from timeline.views.numbers import list_heading
from timeline.views.options import TimelineOptions
from timeline.views.sheet import Sheet

_COLUMNS = (
    Column("Date", "date", whole=True),
    Column("Title", "event"),
    Column("Kind", "kind"),
    Column("Actors", "quiet"),
    Column("Place", "quiet"),
    Column("Possible", "possible"),
)
_KIND = 2
_DETAILS_INDENT = 4
# A title of a few hundred characters is an abstract, and would be a page of a column.
_MOST_LINES = 8


def list_numbers(sheet: Sheet[TimelineOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading."""
    yield from list_heading(sheet)


def draw(sheet: Sheet[TimelineOptions]) -> Iterator[Line]:
    """Yield the lines of the table."""
    yield from draw_heading(sheet)
    if sheet.matches:
        yield from _Drawing(sheet).lines()


class _Drawing:
    def __init__(self, sheet: Sheet[TimelineOptions]) -> None:
        self._sheet = sheet
        self._options = sheet.options
        self._used: set[str] = set()
        self._cells = {
            match.event.id: self._make_cells(match) for match in sheet.matches
        }
        rows = list(self._cells.values())
        kept = [
            index for index in range(len(_COLUMNS)) if any(row[index] for row in rows)
        ]
        self._kept = kept
        self._columns = [_COLUMNS[index] for index in kept]
        kept_rows = [[row[index] for index in kept] for row in rows]
        self._widths = fit_rows(self._columns, kept_rows, sheet.width - 1)

    def lines(self) -> Iterator[Line]:
        yield from draw_notes(self._sheet)
        yield from self._draw_head()
        groups = make_groups(self._sheet)
        # The dates of the rows tell their months and years themselves.
        named = self._options.group_by not in ("", "month", "year")
        shown = 0
        for heading, _, rows in groups:
            first = True
            for match, _ in rows:
                if shown == self._options.limit:
                    break
                if first and heading and named:
                    yield ()
                    for line in wrap_cells(heading, self._sheet.width - 1):
                        yield Span(" "), Span(line, "period")
                first = False
                yield from self._draw_event(match)
                shown += 1
        yield from draw_legend(self._sheet, self._used)

    def _make_cells(self, match: Match) -> tuple[str, ...]:
        event = match.event
        date = format_when(event.date, dash=self._sheet.glyphs.dash)
        kind = [event.kind, describe_status(event, self._sheet.selection.as_of)]
        return (
            f"{self._sheet.glyphs.pick(event)} {date}",
            event.title,
            ", ".join(word for word in kind if word),
            self._sheet.naming.actors(event),
            self._sheet.naming.place(event),
            # In which way: it is marked `?` as well.
            match.why,
        )

    def _draw_head(self) -> Iterator[Line]:
        if not self._widths:
            return
        yield ()
        for line in draw_head(self._columns, self._widths, self._sheet.glyphs):
            yield Span(" "), *line

    def _draw_event(self, match: Match) -> Iterator[Line]:
        self._used.add(self._sheet.glyphs.pick(match.event))
        margin = Span(" ")
        if match.fit is Fit.POSSIBLE:
            margin = Span("?", "possible")
            self._used.add("?")
        row = self._cells[match.event.id]
        styles = [column.style for column in _COLUMNS]
        styles[_KIND] = style_kind(match.event.kind)
        if self._widths:
            lines = self._draw_cells(row, styles)
        else:
            yield ()
            names = [column.name for column in _COLUMNS]
            lines = draw_block(names, row, styles, self._sheet.width - 1)
        for line in lines:
            yield margin, *line
            margin = Span(" ")
        room = self._sheet.width - _DETAILS_INDENT
        for line in draw_reasons(match, self._sheet, room):
            yield Span(" " * _DETAILS_INDENT), *line
        if self._options.full:
            details = draw_details(match.event, self._sheet, room)
            for line in details:
                yield Span(" " * _DETAILS_INDENT), *line

    def _draw_cells(self, row: Sequence[str], styles: Sequence[str]) -> Iterator[Line]:
        wrapped = [
            wrap_cells(row[index], width)
            for index, width in zip(self._kept, self._widths, strict=True)
        ]
        # A date of several lines stands clear of its glyph.
        glyph, _, date = row[0].partition(" ")
        indent = measure_cells(glyph) + 1
        first, *rest = wrap_cells(date, self._widths[0] - indent)
        wrapped[0] = [f"{glyph} {first}", *(" " * indent + line for line in rest)]
        if not self._options.full:
            wrapped = [
                self._shorten(lines, width)
                for lines, width in zip(wrapped, self._widths, strict=True)
            ]
        columns = [_COLUMNS[at]._replace(style=styles[at]) for at in self._kept]
        yield from draw_wrapped(columns, wrapped, self._widths)

    def _shorten(self, lines: list[str], width: int) -> list[str]:
        if len(lines) <= _MOST_LINES:
            return lines
        *kept, last = lines[:_MOST_LINES]
        rest = f"{last} {lines[_MOST_LINES]}"
        return [*kept, cut_cells(rest, width, self._sheet.glyphs.ellipsis)]
