"""A legend that tells what numbered marks stand for.

     7 ● 10 May 2013     Cameron flies to Sochi to restate that Assad must go
    ?8 ◌ 2013            US Defense Intelligence Agency claims the anti-ship
                         missiles are in Syria already

Below `_STACKED` cells the title stands under its date.
"""

from collections.abc import Iterator

from timeline.dates import Fit, format_when
from timeline.query import Match
from timeline.rendering import Line, Span, measure_cells, pad_cells, wrap_cells
from timeline.text import count_of
from timeline.views.details import draw_details
from timeline.views.options import LanesOptions
from timeline.views.sheet import Sheet

# Beyond this, titles would be too long to read.
_WIDEST = 120
_STACKED = 50
_DATE_WIDTH = 14


class NumberedLegend:
    """The events by number from 1, with dates and titles."""

    def __init__(self, sheet: Sheet[LanesOptions]) -> None:
        self._sheet = sheet
        self._number_width = len(str(len(sheet.matches)))
        self.used_glyphs: set[str] = set()
        """Glyphs of `timeline.rendering.theme.legend` that were drawn."""

    def lines(self) -> Iterator[Line]:
        """Yield the lines, each at most the width."""
        numbered = list(enumerate(self._sheet.matches, 1))
        if self._sheet.options.reverse:
            numbered.reverse()
        limit = self._sheet.options.limit
        shown = numbered if limit is None else numbered[:limit]
        yield ()
        for number, match in shown:
            yield from self._draw_entry(number, match)
        hidden = len(numbered) - len(shown)
        if hidden:
            text = f"{self._sheet.glyphs.ellipsis} and {count_of(hidden, 'more event')}"
            for line in wrap_cells(text, self._sheet.width - 1):
                yield Span(" "), Span(line, "quiet")

    def _draw_entry(self, number: int, match: Match) -> Iterator[Line]:
        sheet = self._sheet
        event = match.event
        glyph = sheet.glyphs.pick(event)
        self.used_glyphs.add(glyph)
        possible = match.fit is Fit.POSSIBLE
        style = "doubt" if glyph == sheet.glyphs.doubtful else "strong"
        head: Line = (
            Span("?" if possible else " ", "possible"),
            Span(f"{number:>{self._number_width}} ", "strong"),
            Span(f"{glyph} ", style),
        )
        indent = 1 + self._number_width + 1 + measure_cells(glyph) + 1
        date = format_when(event.date, dash=sheet.glyphs.dash)
        title = event.title
        width = min(sheet.width, _WIDEST)
        stacked = sheet.width < _STACKED
        body: list[Line] = []
        if stacked:
            room = width - indent
            body += [(Span(piece, "date"),) for piece in wrap_cells(date, room)]
            body += [(Span(piece, "event"),) for piece in wrap_cells(title, room)]
        else:
            room = width - indent - _DATE_WIDTH - 2
            dates = wrap_cells(date, _DATE_WIDTH)
            titles = wrap_cells(title, room)
            for index in range(max(len(dates), len(titles))):
                left = dates[index] if index < len(dates) else ""
                right = titles[index] if index < len(titles) else ""
                padding = _DATE_WIDTH + 2 if right else 0
                beside = Span(pad_cells(left, padding), "date")
                body.append((beside, Span(right, "event")))
        if sheet.options.full:
            details = draw_details(event, sheet, room)
            margin = Span(" " * (0 if stacked else _DATE_WIDTH + 2))
            body += [(margin, *line) for line in details]
        for index, line in enumerate(body):
            yield (*head, *line) if not index else (Span(" " * indent), *line)
