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

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from timeline.lean import NamedTuple
from timeline.rendering import (
    Span,
    measure_cells,
    pad_cells,
    share_span,
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
from timeline.views.timeline.describing import describe

if TYPE_CHECKING:
    from timeline.model import Event
    from timeline.query import Match
    from timeline.rendering import (
        Line,
    )
    from timeline.views.options import TimelineOptions
    from timeline.views.sheet import Sheet

_NARROW = 60
_STACKED = 50
_RAIL_WIDTH = 3
# The kind may take one part in so many of the room, so that the title is no column.
_TAIL_SHARE = 3
_DATE_WIDTH = 12
_BEFORE_TAIL = 2
_SPACE = Span(" ")
_NO_DATE = Span(" " * (_DATE_WIDTH + 1), "date")


class _Tail(NamedTuple):
    """What stands at the right edge of the first line: a status, the kind, or both."""

    spans: Line
    size: int
    """Cells; 0 where the edge has no room for it, or there is nothing."""


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
        self._naming = sheet.naming
        self._rail = Span(f" {self._glyphs.rail} ", "rail")
        self._is_narrow = sheet.width < _NARROW
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
        mark, glyph = draw_signs(match, self._glyphs, self.used)
        body = self._draw_body(match)
        if self._stacked:
            dates = wrap_cells(label, self._room) if label else []
            rows: Iterable[Line] = [*((Span(date, "date"),) for date in dates), *body]
        else:
            rows = _put_beside(label, body)
        head: Line = (mark, glyph, _SPACE)
        for row in rows:
            yield (*head, *row)
            head = (self._rail,)

    def _draw_body(self, match: Match) -> list[Line]:
        event = match.event
        tail = self._find_tail(event)
        lines = self._draw_title(event, tail)
        lines += self._draw_description(event, tail)
        if self._sheet.explainer is not None:
            lines += draw_reasons(match, self._sheet, self._room)
        if self._options.full:
            lines += draw_details(event, self._sheet, self._room)
        return lines

    def _find_tail(self, event: Event) -> _Tail:
        status = describe_status(event, self._sheet.selection.as_of)
        tail = _make_tail(status, event.kind, self._glyphs.dot)
        if self._is_narrow or tail.size * _TAIL_SHARE > self._room:
            return tail._replace(size=0)
        return tail

    def _draw_title(self, event: Event, tail: _Tail) -> list[Line]:
        """Return the title with the kind at the right edge, where that has room."""
        if not tail.size:
            pieces = wrap_cells(event.title, self._room)
            return [(Span(piece, "event"),) for piece in pieces]
        room = self._room - tail.size
        first, *others = wrap_cells(event.title, room - _BEFORE_TAIL)
        space = share_span(" " * (room - measure_cells(first)))
        lines: list[Line] = [(Span(first, "event"), space, *tail.spans)]
        lines += [(Span(piece, "event"),) for piece in others]
        return lines

    def _draw_description(self, event: Event, tail: _Tail) -> list[Line]:
        """Return the names, with offices where these take one line more at most."""
        names = self._naming.actors(event)
        if self._is_narrow:
            return self._describe(event, names, tail)
        titled = self._naming.titled_actors(event, self._seen)
        lines = self._describe(event, titled.text, tail)
        if not titled.offices:
            return lines
        # Names alone take a line at least, so that only of more these are needed.
        if len(lines) > 1 + bool(names.strip()):
            plain = self._describe(event, names, tail)
            if len(lines) > len(plain) + 1:
                return plain
        self._seen.update(titled.offices)
        return lines

    def _describe(self, event: Event, names: str, tail: _Tail) -> list[Line]:
        """Return who, where, and what kind if the right edge has no room for it."""
        kind = () if tail.size else tail.spans
        return list(
            wrap_spans(describe(event, names, self._sheet, kind=kind), self._room)
        )


@lru_cache(maxsize=256)
def _make_tail(status: str, kind: str, dot: str) -> _Tail:
    spans = []
    if status:
        spans.append(Span(status, "status"))
    if kind:
        if spans:
            spans.append(Span(f" {dot} ", "quiet"))
        spans.append(Span(kind, style_kind(kind)))
    return _Tail(tuple(spans), sum(measure_cells(span.text) for span in spans))


def _put_beside(label: str, body: list[Line]) -> Iterator[Line]:
    dates = _draw_date(label)
    for date, line in zip_longest(dates, body, fillvalue=None):
        if line is None:
            yield (Span((date or _NO_DATE).text.rstrip(" "), "date"),)
        else:
            yield (date or _NO_DATE, *line)


@lru_cache(maxsize=256)
def _draw_date(label: str) -> Line:
    """Return the lines of what is written of a date, each as wide as their column."""
    lines = wrap_cells(label, _DATE_WIDTH)
    return tuple([Span(pad_cells(line, _DATE_WIDTH + 1), "date") for line in lines])
