"""The default view: events down a rail, under their months, silences marked.

    ● Fri 10     Cameron flies to Sochi to restate that Assad must go     visit
    │            David Cameron, Vladimir Putin · Sochi

Below `_NARROW` cells the kind moves to the second line.
"""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from timeline.dates import Fit, is_finite
from timeline.dates.display import format_span, format_when
from timeline.dates.when import Window
from timeline.layout.gaps import Gap, format_days
from timeline.layout.groups import Period
from timeline.model import Event
from timeline.query import Match, Selection
from timeline.text import count_of, make_visible
from timeline.views.details import draw_details
from timeline.views.grouping import make_groups
from timeline.views.lines import Line, Span, pad_cells, wrap_cells, wrap_spans
from timeline.views.naming import Naming
from timeline.views.options import ViewOptions
from timeline.views.theme import legend

_NARROW = 60
_DATE_WIDTH = 12
_INDENT = 3 + _DATE_WIDTH + 1


def draw(selection: Selection, options: ViewOptions) -> Iterator[Line]:
    """Yield the lines of the view."""
    yield from _Drawing(selection, options).lines()


class _Drawing:
    def __init__(self, selection: Selection, options: ViewOptions) -> None:
        self._selection = selection
        self._options = options
        self._glyphs = options.glyphs
        self._naming = Naming(selection.chronology, options.glyphs)
        self._room = max(options.width - _INDENT, 10)
        self._used: set[str] = set()

    def lines(self) -> Iterator[Line]:
        matches = self._selection.matches
        yield from draw_heading(self._selection, self._options)
        shown = 0
        limit = self._options.limit
        groups = make_groups(
            matches,
            self._options.group_by,
            self._naming,
            reverse=self._options.reverse,
        )
        for heading, period, rows in groups:
            if shown == limit:
                break
            first = True
            for match, gap in rows:
                if shown == limit:
                    break
                if gap is not None:
                    yield self._draw_gap(gap)
                if first:
                    yield ()
                    if heading:
                        yield from self._draw_group_heading(heading)
                    first = False
                yield from self._draw_event(match, period)
                shown += 1
        if self._used:
            yield ()
            yield from self._draw_legend()

    def _draw_group_heading(self, heading: str) -> Iterator[Line]:
        for line in wrap_cells(heading, self._options.width - 1):
            yield Span(" "), Span(line, "period")

    def _draw_gap(self, gap: Gap) -> Line:
        doubt = "" if gap.certain else "?"
        text = f" {self._glyphs.silence} {format_days(gap.days)}{doubt}"
        return (Span(text, "rail"),)

    def _draw_event(self, match: Match, period: Period) -> Iterator[Line]:
        event = match.event
        glyph = self._glyphs.pick(event)
        self._used.add(glyph)
        mark = " "
        if match.fit is Fit.POSSIBLE:
            mark = "?"
            self._used.add(mark)
        label = format_when(
            event.date, year=period.year, month=period.month, dash=self._glyphs.dash
        )
        dates = wrap_cells(label, _DATE_WIDTH)
        titles = list(self._draw_title(event))
        titles += wrap_spans(self._describe(event), self._room)
        if self._options.full:
            titles += draw_details(
                event,
                self._selection.chronology,
                self._naming,
                self._glyphs,
                self._room,
            )
        style = "doubt" if glyph == self._glyphs.doubtful else "strong"
        for index in range(max(len(dates), len(titles))):
            rail = Span(f" {self._glyphs.rail} ", "rail")
            head = (Span(f" {glyph}", style), Span(mark, "possible"))
            date = dates[index] if index < len(dates) else ""
            body = titles[index] if index < len(titles) else ()
            padded = pad_cells(date, _DATE_WIDTH + 1) if body else date
            yield *(head if index == 0 else (rail,)), Span(padded, "date"), *body

    def _draw_title(self, event: Event) -> Iterator[Line]:
        """Yield the title with the kind at the right edge, where that has room."""
        title = make_visible(event.title)
        tail = self._tail(event) if self._options.width >= _NARROW else ()
        size = sum(cell_len(span.text) for span in tail)
        room = self._room - size - 2 if size else self._room
        for index, piece in enumerate(wrap_cells(title, room)):
            if index == 0 and size:
                space = " " * (self._room - size - cell_len(piece))
                yield Span(piece, "event"), Span(space), *tail
            else:
                yield (Span(piece, "event"),)

    def _tail(self, event: Event) -> tuple[Span, ...]:
        spans = []
        if event.status != "reported":
            spans.append(Span(make_visible(event.status), "status"))
        if event.kind:
            if spans:
                spans.append(Span(" "))
            spans.append(Span(make_visible(event.kind), "kind"))
        return tuple(spans)

    def _describe(self, event: Event) -> Iterator[Span]:
        """Yield who, where, and on a narrow screen what kind."""
        parts: list[tuple[Span, ...]] = []
        if self._options.width < _NARROW:
            parts.append(self._tail(event))
        parts.append((Span(self._naming.actors(event), "quiet"),))
        parts.append((Span(self._naming.place(event), "quiet"),))
        if event.about and not event.actors and not event.to:
            names = ", ".join(self._naming.actor(name) for name in event.about)
            parts.append((Span(f"about {names}", "quiet"),))
        written = [part for part in parts if any(span.text for span in part)]
        for index, part in enumerate(written):
            if index:
                yield Span(f" {self._glyphs.dot} ", "quiet")
            yield from part

    def _draw_legend(self) -> Iterator[Line]:
        entries = [
            f"{glyph} {what}" for glyph, what in legend(self._glyphs, self._used)
        ]
        if "?" in self._used:
            entries.append("? possible match")
        # A hard space keeps each glyph with its word.
        hard = [entry.replace(" ", "\u00a0") for entry in entries]
        for line in wrap_cells("\u00a0 ".join(hard), self._options.width - 1):
            yield (Span(" " + line.replace("\u00a0", " "), "label"),)


def draw_heading(selection: Selection, options: ViewOptions) -> Iterator[Line]:
    """Yield the title of the chronology and what of it is shown."""
    title = make_visible(selection.chronology.title)
    if title:
        for line in wrap_cells(title, options.width):
            yield (Span(line, "title"),)
    total = len(selection.chronology.events)
    count = len(selection.matches)
    text = count_of(count, "event")
    if selection.query.filters or selection.query.certain:
        text = f"{count:,} of {count_of(total, 'event')}"
    span = _span_of(selection.matches)
    stretch = format_span(span, dash=options.glyphs.dash) if span else ""
    yield (Span(f"{text}, {stretch}" if stretch else text, "quiet"),)


def _span_of(matches: Sequence[Match]) -> Window | None:
    """Return the days from the first beginning to the last end that are known."""
    dates = [match.event.date for match in matches]
    days = [day for date in dates for day in date.bounds if is_finite(day)]
    return Window(min(days), max(days)) if days else None
