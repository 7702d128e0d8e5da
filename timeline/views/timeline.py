"""The default view: events down a rail, under their months, silences marked.

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

from timeline.analysis import Number, Silence, format_days
from timeline.dates import Fit, format_when
from timeline.model import Event
from timeline.names import Period
from timeline.query import Match
from timeline.rendering import (
    Line,
    Span,
    measure_cells,
    pad_cells,
    wrap_cells,
    wrap_spans,
)
from timeline.views.accounts import accounts_differ
from timeline.views.details import describe_status, draw_details, draw_reasons
from timeline.views.frame import draw_heading, draw_legend, draw_notes
from timeline.views.grouping import make_groups
from timeline.views.numbers import list_heading
from timeline.views.options import TimelineOptions
from timeline.views.sheet import Sheet

# Beyond this the kind at the right edge would be too far from its title.
_WIDEST = 120
_NARROW = 60
_STACKED = 50
_RAIL_WIDTH = 3
# The kind may take one part in so many of the room, so that the title is no column.
_TAIL_SHARE = 3
_DATE_WIDTH = 12


def list_numbers(sheet: Sheet[TimelineOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading."""
    yield from list_heading(sheet)


def draw(sheet: Sheet[TimelineOptions]) -> Iterator[Line]:
    """Yield the lines of the view."""
    yield from _Drawing(sheet).lines()


class _Drawing:
    def __init__(self, sheet: Sheet[TimelineOptions]) -> None:
        self._sheet = sheet
        self._options = sheet.options
        self._glyphs = sheet.glyphs
        self._stacked = sheet.width < _STACKED
        date_width = 0 if self._stacked else _DATE_WIDTH + 1
        self._room = min(sheet.width, _WIDEST) - _RAIL_WIDTH - date_width
        self._used: set[str] = set()
        # Names with offices that stand in the present group already.
        self._seen: set[tuple[str, str]] = set()

    def lines(self) -> Iterator[Line]:
        yield from draw_heading(self._sheet)
        yield from draw_notes(self._sheet)
        shown = 0
        limit = self._options.limit
        groups = make_groups(self._sheet)
        for heading, period, rows in groups:
            if shown == limit:
                break
            first = True
            for match, gap in rows:
                if shown == limit:
                    break
                if gap is not None:
                    yield from self._draw_gap(gap)
                if first:
                    self._seen.clear()
                    yield ()
                    if heading:
                        yield from self._draw_group_heading(heading)
                    first = False
                yield from self._draw_event(match, period)
                shown += 1
        yield from draw_legend(self._sheet, self._used)

    def _draw_group_heading(self, heading: str) -> Iterator[Line]:
        for line in wrap_cells(heading, self._sheet.width - 1):
            yield Span(" "), Span(line, "period")

    def _draw_gap(self, gap: Silence) -> Iterator[Line]:
        # What may lie on so many days, or lasts so long, does not fill a silence.
        event = "an event" if gap.certain else "another event"
        text = f"{format_days(gap.days)} without {event}"
        for line in wrap_cells(text, self._sheet.width - _RAIL_WIDTH):
            yield (Span(f" {self._glyphs.silence} {line}", "rail"),)

    def _draw_event(self, match: Match, period: Period) -> Iterator[Line]:
        event = match.event
        glyph = self._glyphs.pick(event)
        self._used.add(glyph)
        mark = " "
        if match.fit is Fit.POSSIBLE:
            mark = "?"
            self._used.add(mark)
        label = ""
        if not period.undated:
            label = format_when(
                event.date, year=period.year, month=period.month, dash=self._glyphs.dash
            )
        style = "doubt" if glyph == self._glyphs.doubtful else "strong"
        head = (Span(mark, "possible"), Span(f"{glyph} ", style))
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
            spans.append(Span(event.kind, "kind"))
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
        parts: list[tuple[Span, ...]] = []
        if not self._measure_tail(event):
            parts.append(self._tail(event))
        parts.append((Span(names, "quiet"),))
        parts.append((Span(self._sheet.naming.place(event), "quiet"),))
        if event.about and not event.actors and not event.to:
            about = ", ".join(self._sheet.naming.actor(name) for name in event.about)
            parts.append((Span(f"about {about}", "quiet"),))
        if accounts_differ(event):
            parts.append((Span(f"{self._glyphs.differ} accounts differ", "status"),))
        written = [part for part in parts if any(span.text for span in part)]
        for index, part in enumerate(written):
            if index:
                yield Span(f" {self._glyphs.dot} ", "quiet")
            yield from part


def _put_beside(dates: Sequence[str], body: Sequence[Line]) -> Iterator[Line]:
    for date, line in zip_longest(dates, body, fillvalue=None):
        if line is None:
            yield (Span(date or "", "date"),)
        else:
            yield Span(pad_cells(date or "", _DATE_WIDTH + 1), "date"), *line
