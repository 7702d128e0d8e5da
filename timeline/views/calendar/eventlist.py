"""Lists of events below grids, each behind its date, and how many were listed."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from timeline.query import Match
from timeline.rendering import (
    Line,
    Span,
    measure_cells,
    pad_cells,
    wrap_cells,
    wrap_spans,
)
from timeline.views.calendar.monthgrid import MARK_WIDTH
from timeline.views.details import (
    describe_status,
    draw_details,
    draw_reasons,
    draw_signs,
)
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet

_SPACE = 2
# A label takes a part of the width at most; what is longer goes on below it.
_LABEL_WIDTH = 13
LONG_LABEL_WIDTH = 26
"""The cells of a date that no heading shortens."""
_LABEL_SHARE = 3
# Beyond this the end of a title would be too far from its date.
_WIDEST = 120


class EventList:
    """Draws events, and remembers how many, and which glyphs it used."""

    def __init__(self, sheet: Sheet[CalendarOptions]) -> None:
        self._sheet = sheet
        self._options = sheet.options
        self._glyphs = sheet.glyphs
        self.width = min(sheet.width, _WIDEST)
        """The cells of its lines."""
        self.used: set[str] = set()
        self.shown = 0

    @property
    def is_full(self) -> bool:
        """Tell whether as many were listed as were asked for."""
        return self.shown == self._options.limit

    def draw(
        self,
        matches: Sequence[Match],
        labels: Sequence[str],
        *,
        widest: int = _LABEL_WIDTH,
        again: bool = False,
    ) -> Iterator[Line]:
        """Yield events, each behind its label; those listed `again` are not counted."""
        room = min(widest, (self.width - MARK_WIDTH) // _LABEL_SHARE)
        wrapped = [wrap_cells(label, room) for label in labels]
        width = max(
            (measure_cells(one) for label in wrapped for one in label), default=0
        )
        entries = list(zip(matches, wrapped, strict=True))
        if self._options.reverse:
            entries.reverse()
        for match, label in entries:
            if again:
                style = "quiet"
            elif self.is_full:
                return
            else:
                style = "event"
                self.shown += 1
            yield from self._draw_event(match, label, width, style)

    def _draw_event(
        self, match: Match, label: Sequence[str], width: int, style: str
    ) -> Iterator[Line]:
        head: Line = (*draw_signs(match, self._glyphs, self.used), Span(" "))
        room = self.width - MARK_WIDTH - width - _SPACE
        body = list(self._draw_body(match, room, style))
        for date, line in zip_longest(label, body):
            beside = pad_cells(date or "", width + _SPACE if line else 0)
            yield *head, Span(beside, "date"), *(line or ())
            head = (Span(" " * MARK_WIDTH),)

    def _draw_body(self, match: Match, room: int, style: str) -> Iterator[Line]:
        event = match.event
        title = Span(event.title, style)
        status = describe_status(event, self._sheet.selection.as_of)
        if status:
            tail = Span(f" {self._glyphs.dot} ", "quiet"), Span(status, "status")
            yield from wrap_spans([title, *tail], room)
        else:
            for piece in wrap_cells(title.text, room):
                yield (Span(piece, style),)
        if style == "quiet":
            return
        yield from draw_reasons(match, self._sheet, room)
        if self._options.full:
            yield from draw_details(event, self._sheet, room)
