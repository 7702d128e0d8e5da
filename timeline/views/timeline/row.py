"""Events on one line each: date, glyph, title, who and where, kind.

    Apr    15 ● Boston Marathon bombing  → United States · Boston          attack

Who and where follow the title, and are cut; from `_COLUMNS` cells on they have a column
of their own, which only the longest titles run into. Titles are never cut: they wrap,
as dates and kinds do. A status that leaves doubt, or is yet to come true, stands where
the kind does, and the kind before who.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from timeline.rendering import (
    Span,
    cut_cells,
    measure_cells,
    share_span,
    trim_line,
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
from timeline.views.timeline.describing import describe, tell_differing
from timeline.vocabulary import meaning_of

if TYPE_CHECKING:
    from timeline.model import Event
    from timeline.query import Match
    from timeline.rendering import (
        Line,
    )
    from timeline.views.options import TimelineOptions
    from timeline.views.sheet import Sheet
    from timeline.views.timeline.dating import Section

_COLUMNS = 160
_MOST_FOR_DATE = 18
_MOST_FOR_KIND = 16
# Titles up to this part of the room, and so many of them, make the column.
_TITLE_SHARE = (3, 5)
_MOST_TITLES = (19, 20)
# With fewer cells, who took part would be a mere beginning of a name.
_LEAST_FOR_NAMES = 12
# Longer lines of running text are hard to read.
_LONGEST_TEXT = 100
_SPACE = 2
_REPORTED = meaning_of("reported")


class Rows:
    """Events on one line each; what they have in common is measured at first."""

    is_close = True
    """Whether the line of a silence stands for the blank one above a heading."""

    def __init__(
        self, sheet: Sheet[TimelineOptions], sections: Sequence[Section]
    ) -> None:
        self.used: set[str] = set()
        """The glyphs that were drawn."""
        self._sheet = sheet
        # Names with offices that stand in the present group already.
        self._seen: set[tuple[str, str]] = set()
        entries = list(chain.from_iterable(one.entries for one in sections))
        events = [row[0].event for row, _ in entries]
        self._date_width = _measure_widest(
            {label for _, label in entries}, _MOST_FOR_DATE
        )
        kinds = {self._kind(event) for event in events}
        self._kind_width = _measure_widest(kinds, _MOST_FOR_KIND)
        self.indent = self._date_width + len("? ")
        """Cells before the sign of a silence."""
        beside = self.indent + len("● ")
        beside += self._kind_width + _SPACE if self._kind_width else 0
        room = sheet.width - beside
        sizes = sorted(measure_cells(event.title) for event in events)
        self._column = 0
        if sheet.width >= _COLUMNS and sizes:
            most, of = _MOST_TITLES
            part, whole = _TITLE_SHARE
            usual = sizes[min(len(sizes) * most // of, len(sizes) - 1)]
            self._column = min(usual, room * part // whole)
        # The kind stands where the eye finds it: no farther off than it must.
        natural = max(map(self._measure, events), default=room)
        self._text_room = min(room, _LONGEST_TEXT)
        if sheet.options.full or sheet.options.explain:
            natural = max(natural, self._text_room)
        self._room = min(room, natural)

    def _measure(self, event: Event) -> int:
        """Return the cells that title, who and where would take."""
        title = max(measure_cells(event.title), self._column)
        about = _sum_cells(self._describe(event))
        return title + _SPACE + about if about else title

    def begin(self) -> None:
        """Begin a group."""
        self._seen.clear()

    def draw_event(self, match: Match, label: str) -> Iterator[Line]:
        """Yield the lines of an event; `label` is what is written of its date."""
        event = match.event
        glyphs = self._sheet.glyphs
        mark, glyph = draw_signs(match, glyphs, self.used)
        dates = wrap_cells(label, _MOST_FOR_DATE) if label else []
        shown = self._kind(event)
        kinds = wrap_cells(shown, _MOST_FOR_KIND)
        style = style_kind(event.kind) if shown == event.kind else "status"
        rows = zip_longest(dates, self._draw_body(match), kinds)
        for index, (date, body, kind) in enumerate(rows):
            text = date or ""
            space = " " * (self._date_width - measure_cells(text))
            if index:
                mark = share_span(" ", "possible")
                glyph = share_span(glyphs.rail, "rail")
            sign = share_span(f" {glyph.text} ", glyph.style)
            line: Line = (mark, share_span(space + text, "date"), sign, *(body or ()))
            if kind:
                space = " " * (self._room - _sum_cells(body or ()) + _SPACE)
                line = (*line, share_span(space), share_span(kind, style))
            yield trim_line(line)

    def _kind(self, event: Event) -> str:
        """Return what stands at the end: the kind, or a status that means something."""
        if event.status == "reported":
            return event.kind
        status = describe_status(event, self._sheet.selection.as_of)
        return status if status and event.meaning != _REPORTED else event.kind

    def _draw_body(self, match: Match) -> Iterator[Line]:
        event = match.event
        *titles, last = wrap_cells(event.title, self._room)
        for title in titles:
            yield (Span(title, "event"),)
        line = Span(last, "event")
        if self._sheet.options.full:
            yield (line,)
            titled = self._sheet.naming.titled_actors(event, self._seen)
            self._seen.update(titled.offices)
            yield from wrap_spans(self._describe(event, titled.text), self._text_room)
        else:
            yield from self._follow(line, event)
        yield from draw_reasons(match, self._sheet, self._text_room)
        if self._sheet.options.full:
            yield from draw_details(event, self._sheet, self._text_room)

    def _follow(self, title: Span, event: Event) -> Iterator[Line]:
        """Yield the last line of a title, and who and where behind it, cut."""
        used = measure_cells(title.text)
        space = max(self._column - used, 0) + _SPACE
        room = self._room - used - space
        about = self._describe(event)
        if _sum_cells(about) <= room:
            yield (title, share_span(" " * space), *about)
            return
        differs = self._sheet.naming.list_differences(event)
        differing = tell_differing(self._sheet) if differs else ()
        least = max(_sum_cells(differing), _LEAST_FOR_NAMES)
        if room >= least:
            yield (title, share_span(" " * space), *self._cut(about, differing, room))
            return
        yield (title,)
        if differing:
            yield differing

    def _cut(self, about: list[Span], differing: Line, room: int) -> Iterator[Span]:
        """Yield who and where in so many cells; that accounts differ goes first."""
        ellipsis = self._sheet.glyphs.ellipsis
        if differing:
            yield from differing
            yield Span(f" {self._sheet.glyphs.dot} ", "quiet")
            room -= _sum_cells(differing) + len(" · ")
        text = "".join(span.text for span in about)
        if room >= _LEAST_FOR_NAMES:
            yield Span(cut_cells(text, room, ellipsis), "quiet")

    def _describe(self, event: Event, names: str = "") -> list[Span]:
        kind: Line = ()
        if self._kind(event) != event.kind:
            kind = (share_span(event.kind, style_kind(event.kind)),)
        elif event.status != "reported":
            status = describe_status(event, self._sheet.selection.as_of)
            kind = (share_span(status, "status"),)
        names = names or self._sheet.naming.actors(event)
        return describe(event, names, self._sheet, kind=kind)


def _sum_cells(spans: Iterable[Span]) -> int:
    return sum([measure_cells(span.text) for span in spans])


def _measure_widest(texts: set[str], most: int) -> int:
    """Return the cells of the widest line of the texts, wrapped at `most`."""
    pieces = chain.from_iterable(wrap_cells(text, most) for text in texts)
    return max(map(measure_cells, pieces), default=0)
