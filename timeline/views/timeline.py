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

from timeline.analysis.counting import Number
from timeline.analysis.silences import Silence, format_days
from timeline.dates import Fit, find_known_span
from timeline.dates.display import format_span, format_when
from timeline.model import Event
from timeline.names.periods import Period
from timeline.query import Explainer, Match, Selection
from timeline.rendering import (
    Line,
    Span,
    measure_cells,
    pad_cells,
    wrap_cells,
    wrap_spans,
)
from timeline.rendering.theme import legend
from timeline.text import count_of
from timeline.views.accounts import accounts_differ
from timeline.views.details import describe_status, draw_details, draw_reason
from timeline.views.grouping import make_groups
from timeline.views.heading import count_folders, describe_files, describe_left_out
from timeline.views.naming import Naming
from timeline.views.numbers import list_heading
from timeline.views.options import ViewOptions
from timeline.views.sections import draw_note
from timeline.views.undated import describe_apart, describe_stretch

# Beyond this the kind at the right edge would be too far from its title.
_WIDEST = 120
_NARROW = 60
_STACKED = 50
_RAIL_WIDTH = 3
# The kind may take one part in so many of the room, so that the title is no column.
_TAIL_SHARE = 3
_DATE_WIDTH = 12


def list_numbers(selection: Selection, options: ViewOptions) -> Iterator[Number]:
    """Yield the numbers of the heading."""
    yield from list_heading(selection, options)


def draw(selection: Selection, options: ViewOptions) -> Iterator[Line]:
    """Yield the lines of the view."""
    yield from _Drawing(selection, options).lines()


class _Drawing:
    def __init__(self, selection: Selection, options: ViewOptions) -> None:
        self._selection = selection
        self._options = options
        self._glyphs = options.glyphs
        self._naming = Naming(selection.chronology, options.glyphs)
        self._stacked = options.width < _STACKED
        date_width = 0 if self._stacked else _DATE_WIDTH + 1
        self._room = min(options.width, _WIDEST) - _RAIL_WIDTH - date_width
        self._used: set[str] = set()
        # Names with offices that stand in the present group already.
        self._seen: set[tuple[str, str]] = set()
        self._explainer = Explainer(selection) if options.explain else None

    def lines(self) -> Iterator[Line]:
        matches = self._selection.matches
        yield from draw_heading(self._selection, self._options)
        if self._explainer is not None:
            yield from draw_notes(self._explainer, self._options)
        shown = 0
        limit = self._options.limit
        groups = make_groups(
            matches,
            self._options.group_by,
            self._naming,
            reverse=self._options.reverse,
            selection=self._selection,
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
                    self._seen.clear()
                    yield ()
                    if heading:
                        yield from self._draw_group_heading(heading)
                    first = False
                yield from self._draw_event(match, period)
                shown += 1
        yield from draw_legend(self._options, self._used)

    def _draw_group_heading(self, heading: str) -> Iterator[Line]:
        for line in wrap_cells(heading, self._options.width - 1):
            yield Span(" "), Span(line, "period")

    def _draw_gap(self, gap: Silence) -> Line:
        # What is known only roughly may have happened in between.
        doubt = "" if gap.certain else "up to "
        text = f" {self._glyphs.silence} {doubt}{format_days(gap.days)}"
        return (Span(text, "rail"),)

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
        if self._explainer is not None:
            for reason in self._explainer.explain(match):
                yield from draw_reason(reason, self._room, self._glyphs)
        if self._options.full:
            yield from draw_details(
                event,
                self._selection.chronology,
                self._naming,
                self._glyphs,
                self._room,
            )

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
        if self._options.width < _NARROW:
            return 0
        size = sum(measure_cells(span.text) for span in self._tail(event))
        return size if size * _TAIL_SHARE <= self._room else 0

    def _tail(self, event: Event) -> tuple[Span, ...]:
        spans = []
        status = describe_status(event, self._selection.as_of)
        if status:
            spans.append(Span(status, "status"))
        if event.kind:
            if spans:
                spans.append(Span(f" {self._glyphs.dot} ", "quiet"))
            spans.append(Span(event.kind, "kind"))
        return tuple(spans)

    def _draw_description(self, event: Event) -> Iterator[Line]:
        """Yield the names, with offices where these take one line more at most."""
        names = self._naming.actors(event)
        plain = list(wrap_spans(self._describe(event, names), self._room))
        if self._options.width < _NARROW:
            yield from plain
            return
        seen = set(self._seen)
        names = self._naming.titled_actors(event, seen)
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
        parts.append((Span(self._naming.place(event), "quiet"),))
        if event.about and not event.actors and not event.to:
            about = ", ".join(self._naming.actor(name) for name in event.about)
            parts.append((Span(f"about {about}", "quiet"),))
        if accounts_differ(event):
            parts.append((Span(f"{self._glyphs.differ} accounts differ", "status"),))
        written = [part for part in parts if any(span.text for span in part)]
        for index, part in enumerate(written):
            if index:
                yield Span(f" {self._glyphs.dot} ", "quiet")
            yield from part


def draw_notes(explainer: Explainer, options: ViewOptions) -> Iterator[Line]:
    """Yield the question as a query, and how its names were taken."""
    if explainer.question:
        yield from draw_reason(explainer.question, options.width, options.glyphs)
    for note in explainer.notes:
        yield from draw_reason(note, options.width, options.glyphs)


def draw_legend(options: ViewOptions, used: set[str]) -> Iterator[Line]:
    """Yield the meanings of the glyphs that were drawn, `?` among them."""
    entries = [f"{glyph} {what}" for glyph, what in legend(options.glyphs, used)]
    if "?" in used:
        entries.append("? possible match")
    yield from draw_meanings(entries, options.width)


def draw_meanings(entries: Sequence[str], width: int) -> Iterator[Line]:
    """Yield entries of a legend, each a glyph, a space and what the glyph means."""
    # A hard space keeps each glyph with its word.
    hard = [entry.replace(" ", "\u00a0", 1) for entry in entries]
    if hard:
        yield ()
        for line in wrap_cells("\u00a0 ".join(hard), width - 1):
            yield (Span(" " + line.replace("\u00a0", " ").rstrip(), "label"),)


def _put_beside(dates: Sequence[str], body: Sequence[Line]) -> Iterator[Line]:
    for date, line in zip_longest(dates, body, fillvalue=None):
        if line is None:
            yield (Span(date or "", "date"),)
        else:
            yield Span(pad_cells(date or "", _DATE_WIDTH + 1), "date"), *line


def draw_heading(selection: Selection, options: ViewOptions) -> Iterator[Line]:
    """Yield the title of the chronology and what of it is shown."""
    title = selection.chronology.title
    if title:
        for line in wrap_cells(title, options.width):
            yield (Span(line, "title"),)
    total = len(selection.chronology.events)
    count = len(selection.matches)
    text = count_of(count, "event")
    if selection.question.asks:
        text = f"{count:,} of {count_of(total, 'event')}"
    files = selection.chronology.files
    if count_folders(files) > 1:
        text = f"{text} of {describe_files(files)}"
    span = find_known_span(event.date for event in selection.events)
    stretch = format_span(span, dash=options.glyphs.dash) if span else ""
    stretch = describe_stretch(selection, stretch)
    text = f"{text}, {stretch}" if stretch else text
    left_out = describe_left_out(selection.chronology.left_out)
    text = f"{text}; {left_out}" if left_out else text
    for line in wrap_cells(text, options.width):
        yield (Span(line, "quiet"),)
    apart = describe_apart(selection)
    if apart:
        yield from draw_note(apart, options.width)
