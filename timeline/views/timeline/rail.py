"""Events down a rail, each on a few lines, its kind at the right edge.

    ● Fri 10     Cameron flies to Sochi to restate that Assad must go     visit
    │            David Cameron, Vladimir Putin · Sochi

Below `_NARROW` cells the kind moves to the line of names, and below `_STACKED` the
date to a line of its own:

    ● Fri 10
    │ Cameron flies to Sochi to restate
    │ that Assad must go
    │ visit · David Cameron, Vladimir Putin
    │ · Sochi
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from timeline.model import Event
from timeline.query import Match
from timeline.rendering import (
    Line,
    Span,
    measure_cells,
    pad_cells,
    wrap_cells,
    wrap_spans,
)
from timeline.views.details import (
    describe_status,
    draw_details,
    draw_reasons,
    draw_signs,
    style_kind,
)
from timeline.views.options import TimelineOptions
from timeline.views.sheet import Sheet
from timeline.views.timeline.describing import describe

_NARROW = 60
_STACKED = 50
_RAIL_WIDTH = 3
# The kind may take one part in so many of the room, so that the title is no column.
_TAIL_SHARE = 3
_DATE_WIDTH = 12


class Rail:
    """Events down a rail."""

    indent = 1
    """Cells before the sign of a silence."""
    is_close = False
    """Whether the line of a silence stands for the blank one above a heading."""

    def __init__(self, sheet: Sheet[TimelineOptions]) -> None:
        self.used: set[str] = set()
        """The glyphs that were drawn."""
        self._sheet = sheet
        self._options = sheet.options
        self._glyphs = sheet.glyphs
        self._stacked = sheet.width < _STACKED
        date_width = 0 if self._stacked else _DATE_WIDTH + 1
        self._room = sheet.width - _RAIL_WIDTH - date_width
        # Names with offices that stand in the present group already.
        self._seen: set[tuple[str, str]] = set()

    def begin(self) -> None:
        """Begin a group."""
        self._seen.clear()

    def draw_event(self, match: Match, label: str) -> Iterator[Line]:
        """Yield the lines of an event; `label` is what is written of its date."""
        head = (*draw_signs(match, self._glyphs, self.used), Span(" "))
        rail = (Span(f" {self._glyphs.rail} ", "rail"),)
        body = list(self._draw_body(match))
        if self._stacked:
            dates = wrap_cells(label, self._room) if label else []
            rows: list[Line] = [(Span(date, "date"),) for date in dates]
            rows += body
        else:
            rows = list(_put_beside(wrap_cells(label, _DATE_WIDTH), body))
        for index, row in enumerate(rows):
            yield *(rail if index else head), *row

    def _draw_body(self, match: Match) -> Iterator[Line]:
        event = match.event
        yield from self._draw_title(event)
        yield from self._draw_description(event)
        yield from draw_reasons(match, self._sheet, self._room)
        if self._options.full:
            yield from draw_details(event, self._sheet, self._room)

    def _draw_title(self, event: Event) -> Iterator[Line]:
        """Yield the title with the kind at the right edge, where that has room."""
        title = event.title
        size = self._measure_tail(event)
        room = self._room - size - 2 if size else self._room
        for index, piece in enumerate(wrap_cells(title, room)):
            if index == 0 and size:
                space = " " * (self._room - size - measure_cells(piece))
                yield Span(piece, "event"), Span(space), *self._tail(event)
            else:
                yield (Span(piece, "event"),)

    def _measure_tail(self, event: Event) -> int:
        """Return the cells of the tail at the right edge; 0 where it has no room."""
        if self._sheet.width < _NARROW:
            return 0
        size = sum(measure_cells(span.text) for span in self._tail(event))
        return size if size * _TAIL_SHARE <= self._room else 0

    def _tail(self, event: Event) -> tuple[Span, ...]:
        spans = []
        status = describe_status(event, self._sheet.selection.as_of)
        if status:
            spans.append(Span(status, "status"))
        if event.kind:
            if spans:
                spans.append(Span(f" {self._glyphs.dot} ", "quiet"))
            spans.append(Span(event.kind, style_kind(event.kind)))
        return tuple(spans)

    def _draw_description(self, event: Event) -> Iterator[Line]:
        """Yield the names, with offices where these take one line more at most."""
        names = self._sheet.naming.actors(event)
        plain = list(wrap_spans(self._describe(event, names), self._room))
        if self._sheet.width < _NARROW:
            yield from plain
            return
        seen = set(self._seen)
        names = self._sheet.naming.titled_actors(event, seen)
        titled = list(wrap_spans(self._describe(event, names), self._room))
        if len(titled) <= len(plain) + 1:
            self._seen = seen
            plain = titled
        yield from plain

    def _describe(self, event: Event, names: str) -> Iterator[Span]:
        """Yield who, where, and what kind if the right edge has no room for it."""
        kind = () if self._measure_tail(event) else self._tail(event)
        return describe(event, names, self._sheet, kind=kind)


def _put_beside(dates: Sequence[str], body: Sequence[Line]) -> Iterator[Line]:
    for date, line in zip_longest(dates, body, fillvalue=None):
        if line is None:
            yield (Span(date or "", "date"),)
        else:
            yield Span(pad_cells(date or "", _DATE_WIDTH + 1), "date"), *line
