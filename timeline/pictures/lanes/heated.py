"""Lanes of many events: columns of how many begin in each unit of time.

Lanes have one scale, so that they compare, and the number of the highest column of each
stands over it. Above them all events are one lane, and below them those that stand in
none of them; these two have scales of their own, since they would flatten the rest. The
columns are solid for what is there certainly, and pale on top for what possibly is.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from timeline.dates import Fit, Window
from timeline.layout.heat import make_grid
from timeline.lean import NamedTuple
from timeline.pictures.canvas import KEY_WIDTH, Canvas, Drawn, Key
from timeline.pictures.lanes.ground import (
    Band,
    draw_guides,
    draw_names,
    draw_rules,
    measure_axis,
    measure_names,
    write_axis,
)
from timeline.pictures.measure import measure_text
from timeline.pictures.scale import Scale
from timeline.pictures.shapes import Anchor, Face, Group, Ink, Rect, Shape, Text
from timeline.query import Match
from timeline.text import count_of
from timeline.views.gridded import Gridded
from timeline.views.heat import name_unit, name_unit_span
from timeline.views.lanes.members import Members
from timeline.views.options import LanesOptions
from timeline.views.sheet import Sheet

# The least width of a column, in radii of a mark.
_LEAST_COLUMN = 1.0
# The height of a lane in sizes of the letters of its name: the least and the most.
_LEAST_LANE, _MOST_LANE = 2.7, 4.0
# The lane of everything is so many times as high as the others.
_EVERYTHING_HEIGHT = 2.4
_EVERYTHING = "everything"
# What a column has at least, so that one event is seen, in pixels.
_LEAST_HEIGHT = 1.5
_ROOM_ABOVE = 1.25
_GAP = 0.12


class _Lane(NamedTuple):
    label: str
    number: str
    """Of its events, as it is told."""
    certain: tuple[int, ...]
    """In each unit."""
    possible: tuple[int, ...]
    is_quiet: bool = False

    @property
    def most(self) -> int:
        """Return how many events the fullest unit has."""
        return max(map(sum, zip(self.certain, self.possible, strict=True)), default=0)

    @property
    def peak(self) -> int:
        """Return the index of the first of the fullest units."""
        sums = list(map(sum, zip(self.certain, self.possible, strict=True)))
        return sums.index(self.most)


class HeatedLanes:
    """Columns in lanes, laid out for one canvas."""

    def __init__(
        self,
        sheet: Sheet[LanesOptions],
        members: Members,
        window: Window,
        names: Sequence[str],
        canvas: Canvas,
    ) -> None:
        """Take the days of the axis and the names of lanes in order."""
        self._sheet = sheet
        self._members = members
        self._canvas = canvas
        self._sizes = sizes = canvas.sizes
        area = canvas.area
        kept = self._choose(names)
        self._left = len(names) - len(kept)
        labels = [*map(members.label, kept), _EVERYTHING, f"{self._left:,} others"]
        numbers = [*(str(members.count(name)) for name in kept), "", ""]
        numbers[-2:] = [f"{len(sheet.matches):,}"] * 2
        self._room = measure_names(labels, numbers, canvas)
        left, right = area.left + self._room, area.right - sizes.mark
        columns = max(int((right - left) / (_LEAST_COLUMN * sizes.mark)), 1)
        dates = [match.event.date for match in sheet.matches]
        dated = [date for date in dates if not date.is_undated]
        start = sheet.options.week_start
        self._grid = make_grid(dated, window, columns, week_start=start, widest=1)
        self._gridded = Gridded(sheet.counting, self._grid)
        self._scale = Scale(
            self._grid.window, left, right, sizes.axis, week_start=start
        )
        self._kept = self._order(kept)

    def _choose(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the lanes of most events, as many as have room, in the order given."""
        sizes, lanes = self._sizes, self._members.lanes
        high = sizes.lane * _LEAST_LANE
        room = self._canvas.area.height - sizes.axis * 3
        most = int(room / high - _EVERYTHING_HEIGHT)
        limit = self._sheet.options.limit
        most = max(most if limit is None else min(limit, most), 1)
        if len(names) > most:
            # One of them is that of all others.
            most = max(most - 1, 1)
        ranked = sorted(names, key=lambda name: (-len(lanes[name]), not name))
        kept = set(ranked[:most])
        return tuple(name for name in names if name in kept)

    def _order(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return lanes in the order asked for, else by when they were busiest."""
        if self._sheet.options.order:
            return tuple(names)
        return tuple(sorted(names, key=self._find_middle))

    def _find_middle(self, name: str) -> tuple[bool, int]:
        numbers = self._gridded.counts.numbers
        units = sorted(
            unit
            for number, *_ in self._members.lanes[name]
            if (unit := numbers[number - 1]) is not None
        )
        return (False, units[(len(units) - 1) // 2]) if units else (True, 0)

    @cached_property
    def _lanes(self) -> tuple[_Lane, ...]:
        """Return everything, the lanes that are drawn, and that of all others."""
        matches = self._sheet.matches
        everything = [(i, one.fit) for i, one in enumerate(matches, 1)]
        total = self._sheet.counting.total
        lanes = [self._tally(_EVERYTHING, str(total), everything)]
        for name in self._kept:
            entries = [(number, fit) for number, _, fit in self._members.lanes[name]]
            number = str(self._members.count(name))
            label = self._members.label(name)
            lanes.append(self._tally(label, number, entries, is_quiet=not name))
        if self._left:
            others = self._list_others()
            numbers = {id(one.event): i for i, one in enumerate(matches, 1)}
            entries = [(numbers[id(one.event)], one.fit) for one in others]
            label = count_of(self._left, "other")
            number = f"{len(others):,}"
            lanes.append(self._tally(label, number, entries, is_quiet=True))
        return tuple(lanes)

    def _list_others(self) -> tuple[Match, ...]:
        """Return the events that stand in no lane that is drawn, or may do so."""
        counting = self._sheet.counting
        return counting.select(counting.ask(self._members.ask_others(self._kept)))

    def _tally(
        self,
        label: str,
        number: str,
        entries: Iterable[tuple[int, Fit]],
        *,
        is_quiet: bool = False,
    ) -> _Lane:
        units = self._gridded.counts.numbers
        listed = [(units[index - 1], fit) for index, fit in entries]
        certain, possible = (
            self._grid.tally(
                unit for unit, fit in listed if (fit is Fit.POSSIBLE) is doubt
            )
            for doubt in (False, True)
        )
        return _Lane(label, number, certain, possible, is_quiet)

    def draw(self) -> Drawn:
        """Return what is drawn."""
        area, sizes = self._canvas.area, self._sizes
        axis = measure_axis(self._scale, sizes)
        room = area.height - axis
        shares = [_EVERYTHING_HEIGHT, *(1.0 for _ in self._lanes[1:])]
        unit = min(room / sum(shares), sizes.lane * _MOST_LANE)
        top = area.top + axis + max(room - unit * sum(shares), 0) / 2
        bands = []
        y = top
        for lane, share in zip(self._lanes, shares, strict=True):
            band = Band(lane.label, y, y + unit * share, lane.number, lane.is_quiet)
            bands.append(band)
            y = band.bottom
        named = self._lanes[1 : -1 if self._left else None]
        most = max((lane.most for lane in named), default=0)
        shapes: list[Shape] = [
            *draw_guides(self._scale, top, y),
            *draw_rules(bands, area.left, area.right),
        ]
        for lane, band in zip(self._lanes, bands, strict=True):
            own = most if lane in named else lane.most
            shapes += self._draw_lane(lane, band, own)
        shapes += write_axis(self._scale, top, area.right, sizes).texts
        room = self._room - 4 * sizes.mark
        shapes += draw_names(bands, area.left, room, sizes)
        left_out = self._gridded.describe_left_out()
        notes = [f"a column is {name_unit(self._grid.unit)}"]
        apart = "everything and others" if self._left else "everything"
        notes.append(f"{apart} on {'scales' if self._left else 'a scale'} apart")
        if left_out:
            notes.append(f"in no column: {left_out}")
        return Drawn(
            tuple(shapes), self._list_keys(), tuple(notes), tuple(self._describe())
        )

    def _draw_lane(self, lane: _Lane, band: Band, most: int) -> Iterator[Shape]:
        """Yield the columns of a lane, and the number of the highest."""
        sizes = self._sizes
        high = max(band.bottom - band.top - sizes.foot * _ROOM_ABOVE, 1.0)
        pairs = list(zip(lane.certain, lane.possible, strict=True))
        for index, (certain, possible) in enumerate(pairs):
            if not certain and not possible:
                continue
            days = self._grid.span(index)
            first = self._scale.place(days.first)
            last = self._scale.place(days.last + 1)
            gap = (last - first) * _GAP
            columns: list[Shape] = []
            below = 0.0
            for count, ink in ((certain, Ink.MARK), (possible, Ink.PALE)):
                if not count:
                    continue
                height = max(high * count / most, _LEAST_HEIGHT)
                y = band.bottom - below - height
                width = max(last - first - gap, 1)
                columns.append(Rect(first + gap / 2, y, width, height, ink))
                below += height
            when = name_unit_span(days, self._grid.unit, dash="–")
            yield Group(
                f"{lane.label}, {when}: {_word(certain, possible)}", tuple(columns)
            )
            if index == lane.peak:
                yield self._write_peak(lane, (first + last) / 2, band.bottom - below)

    def _write_peak(self, lane: _Lane, x: float, y: float) -> Text:
        size = self._sizes.foot
        text = f"{lane.most:,}"
        half = measure_text(text, size, Face.BOLD) / 2
        x = min(max(x, self._scale.first + half), self._canvas.area.right - half)
        return Text(x, y - size * 0.2, text, size, Ink.SOFT, Face.BOLD, Anchor.MIDDLE)

    def _list_keys(self) -> tuple[Key, ...]:
        if not any(sum(lane.possible) for lane in self._lanes):
            return ()
        reach = KEY_WIDTH * self._sizes.mark * 0.4
        return tuple(
            Key(label, (Rect(-reach, -reach, 2 * reach, 2 * reach, ink),))
            for label, ink in (("certain", Ink.MARK), ("possible", Ink.PALE))
        )

    def _describe(self) -> Iterator[str]:
        """Yield each lane in words."""
        for lane in self._lanes:
            text = f"{lane.label}: {lane.number}"
            if lane.most:
                unit = self._grid.unit
                when = name_unit_span(self._grid.span(lane.peak), unit, dash="–")
                text += f", most in {when}, {lane.most:,}"
            yield text


def _word(certain: int, possible: int) -> str:
    if not possible:
        return count_of(certain, "event")
    return f"{count_of(certain, 'event')}, {possible:,} more possible"
