"""Events along an axis of time, a lane for each actor.

Up to sixty events are marks, each with its number and, in one lane, its title; more are
heat, that tells how many there are. The axis is what was asked for, else where most
events begin; what has no place on it is told, and listed below the marks.

Numbers follow the order of dates, so that the marks of one event bear one number in
each of its lanes. Axis and lanes keep to the height; lists go on below.
"""

from collections.abc import Iterator, Sequence

from timeline.analysis import Number
from timeline.layout.framing import Place
from timeline.rendering import Line, Span, measure_cells
from timeline.rendering.theme import legend
from timeline.views.frame import draw_heading, draw_meanings
from timeline.views.framed import Framed
from timeline.views.heading import name_stretch
from timeline.views.lanes.heated import HeatedLanes
from timeline.views.lanes.listed import NumberedList
from timeline.views.lanes.marked import MarkedLanes
from timeline.views.lanes.members import Members
from timeline.views.numbers import draw_numbers, list_heading
from timeline.views.options import LanesOptions
from timeline.views.sheet import Sheet

# Up to how many events are marks, and the share of marks that may lack their number.
_MOST_MARKS = 60
_MOST_UNNUMBERED = 0.1
_SHORT_ENTRY = 36
# The legend is drawn below the lanes, within the height.
_LEGEND_ROWS = 3

# Where events off the axis are listed, before and after those on it.
_HEADINGS = {
    Place.EARLIER: "Earlier",
    Place.THROUGHOUT: "Going on throughout",
    Place.ROUGH: "Known too roughly for this axis",
    Place.LATER: "Later",
    Place.UNDATED: "Undated",
}


def draw(sheet: Sheet[LanesOptions]) -> Iterator[Line]:
    """Yield the lines of the view."""
    yield from _View(sheet).lines()


def list_numbers(sheet: Sheet[LanesOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading, of what is left out, and of the lanes."""
    yield from _View(sheet).numbers()


class _View:
    """The heading, the chart and what stands below it."""

    def __init__(self, sheet: Sheet[LanesOptions]) -> None:
        self._sheet = sheet
        self._options = sheet.options
        self._framed = Framed(sheet.selection, sheet.options.zoom)
        self._members = Members(sheet)
        self._marked: MarkedLanes | None = None
        self._heated: HeatedLanes | None = None
        drawn = self._framed.list(Place.DRAWN)
        height = sheet.height
        if height is not None:
            above = len(list(draw_heading(sheet, drawn=" ")))
            height = max(height - above - _LEGEND_ROWS, 1)
        names, window = self._sort(), self._framed.window
        wanted = self._options.draw
        if window is None or not drawn:
            return
        if wanted == "marks" or (wanted != "heat" and len(drawn) <= _MOST_MARKS):
            marked = MarkedLanes(sheet, self._members, drawn, window, names, height)
            if wanted == "marks" or marked.unnumbered <= _MOST_UNNUMBERED:
                self._marked = marked
        if self._marked is None:
            self._heated = HeatedLanes(sheet, self._members, window, names, height)

    def _sort(self) -> Sequence[str]:
        """Return the names of lanes in the order asked for; those without one last."""
        lanes = self._members.lanes
        names = list(lanes)
        order = self._options.order
        if order == "count":
            names.sort(key=lambda name: -len(lanes[name]))
        elif order == "name":
            names.sort(key=self._members.facet.shown_key)
        else:
            names.sort(key=lambda name: lanes[name][0][0])
        names.sort(key=lambda name: not name)
        return names

    def lines(self) -> Iterator[Line]:
        """Yield the lines, each at most the width."""
        yield from draw_heading(self._sheet, drawn=self._describe())
        chart = self._heated or self._marked
        entries: list[str | Span] = []
        if chart is not None:
            yield from chart.lines()
        lists = self._list_below()
        numbers = [number for _, listed in lists for number in listed]
        drawing = NumberedList(self._sheet, numbers)
        below = [
            line for heading, listed in lists for line in drawing.lines(heading, listed)
        ]
        if chart is not None:
            entries += chart.meanings()
        told = " ".join(
            entry.text if isinstance(entry, Span) else entry for entry in entries
        )
        doubtful = self._sheet.glyphs.doubtful
        if drawing.has_doubtful and doubtful not in told:
            entries += [
                f"{glyph} {what}"
                for glyph, what in legend(self._sheet.glyphs, {doubtful})
            ]
        if drawing.has_possible and "possible" not in told:
            entries.append("? possible match")
        yield from draw_meanings(list(map(_keep_together, entries)), self._sheet.width)
        yield from below
        yield from draw_numbers(self.numbers(), self._sheet)

    def numbers(self) -> Iterator[Number]:
        """Yield all numbers of events that are printed."""
        yield from list_heading(self._sheet)
        if self._heated is not None:
            yield from self._heated.numbers()
            return
        yield from self._framed.list_numbers()
        if self._marked is not None:
            yield from self._marked.numbers()

    def _describe(self) -> str:
        """Return in words what the axis shows, and what is not on it."""
        if self._heated is not None:
            text, left_out = self._heated.describe(), self._heated.describe_left_out()
        elif self._framed.window is None or (
            self._marked is None and self._options.zoom is None
        ):
            return ""
        else:
            text = name_stretch(self._framed.window, dash=self._sheet.glyphs.dash)
            left_out = self._framed.describe_left_out()
        return f"{text}; not on the axis: {left_out}" if left_out else text

    def _list_below(self) -> list[tuple[str, list[int]]]:
        """Return what is listed by number, under headings."""
        places = {
            id(match.event): place
            for place, matches in self._framed.places.items()
            for match in matches
        }
        numbered = [
            (number, places[id(match.event)])
            for number, match in enumerate(self._sheet.matches, 1)
        ]
        if self._options.legend or self._options.full:
            return [("", [number for number, _ in numbered])]
        if self._heated is not None:
            return []
        lists = [
            (heading, [number for number, own in numbered if own is place])
            for place, heading in _HEADINGS.items()
        ]
        if self._marked is not None:
            lists.insert(1, ("On the axis", list(self._marked.untitled)))
        else:
            lists.append(("", [one for one, own in numbered if own is Place.DRAWN]))
        return [(heading, listed) for heading, listed in lists if listed]


def _keep_together(entry: str | Span) -> str | Span:
    """Return a short entry of a legend with hard spaces, so that it is not broken."""
    if isinstance(entry, Span) or measure_cells(entry) >= _SHORT_ENTRY:
        return entry
    return entry.replace(" ", "\u00a0")
