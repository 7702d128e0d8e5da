"""Lanes of few events: each a mark in its lanes, with a label on a pole.

An event of several lanes is a mark in each, and one line that joins them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from timeline.dates import Window, format_when
from timeline.layout.axis import find_folds
from timeline.layout.rows import pack_rows
from timeline.lean import NamedTuple
from timeline.pictures.canvas import Canvas, Drawn
from timeline.pictures.keys import list_keys
from timeline.pictures.lanes.chosen import OTHERS, choose_lanes
from timeline.pictures.lanes.flagged import Flagged, Titled, place_labels
from timeline.pictures.lanes.ground import (
    AxisLabels,
    Band,
    draw_guides,
    draw_names,
    draw_pole,
    draw_rules,
    measure_axis,
    measure_names,
    write_axis,
)
from timeline.pictures.lanes.items import Item, list_items
from timeline.pictures.marks import STUB, draw_mark, measure_mark
from timeline.pictures.measure import measure_text
from timeline.pictures.scale import Scale, count_columns
from timeline.pictures.shapes import Group, Ink, Path, Shape
from timeline.pictures.words import describe_match
from timeline.text import count_of
from timeline.views.lanes.folds import describe_folds
from timeline.views.lanes.members import Members
from timeline.views.options import LanesOptions
from timeline.views.sheet import Sheet

# Lanes and their gaps, in radii of marks and in sizes of the letters of their names.
_ROW_GAP = 0.5
_LANE_GAP = 2.0
_LEAST_LANE = 1.75
# Lanes are to take no more than this share of the height, so that labels have the rest,
# and never more than that: where marks are asked for all the same, they are laid nearer
# to each other until they do.
_GOOD_SHARE = 0.6
_MOST_SHARE = 0.8
# What lanes may grow by where there is room.
_MOST_GROWTH = 2.2


class Laid(NamedTuple):
    """What is drawn, and how many events have no label in it."""

    drawn: Drawn
    missing: int


class MarkedLanes:
    """Marks in lanes, laid out for one canvas."""

    def __init__(
        self,
        sheet: Sheet[LanesOptions],
        members: Members,
        drawn: Mapping[int, int],
        window: Window,
        names: Sequence[str],
        canvas: Canvas,
        *,
        shrunk: float = 1,
    ) -> None:
        """Take the events to draw, the days of the axis, the names of lanes in order.

        Events by their `id()`, each with 0, or -1 or 1 for what lies before the axis or
        after it. `shrunk` is the share of their size that marks have.
        """
        self._sheet = sheet
        self._members = members
        self._canvas = canvas
        mark = round(canvas.sizes.mark * shrunk, 2)
        self._sizes = canvas.sizes._replace(mark=mark)
        self._drawn = drawn
        self._window = window
        # At least so many names have room in the share of the lanes.
        least = self._sizes.lane * _LEAST_LANE
        most = int(canvas.area.height * _GOOD_SHARE / least)
        self._chosen = choose_lanes(members, names, drawn, most, sheet.options.limit)
        self._names = self._chosen.names
        labels = list(map(self._chosen.label, self._names))
        area = canvas.area
        self._room = measure_names(labels, [""] * len(labels), canvas)
        beside = self._sizes.mark
        shown = [one.date for one in sheet.selection.events if id(one) in drawn]
        if any(date.uncertain for date in shown):
            beside += measure_text("? ", self._sizes.label)
        left, right = area.left + self._room, area.right - beside
        options = sheet.options
        folds: tuple[Window, ...] = ()
        if options.break_gaps:
            columns = count_columns(left, right, self._sizes.axis)
            folds = find_folds(shown, window, columns)
        size, start = self._sizes.axis, options.week_start
        self.scale = Scale(window, left, right, size, folds=folds, week_start=start)

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        """Return the events of the axis in order."""
        axis = self._window, self.scale.measure(STUB * self._sizes.mark)
        asked = self._sheet.matches, self._members, self._names, self._drawn
        return tuple(list_items(*asked, axis))

    @cached_property
    def _rows(self) -> Mapping[str, tuple[Mapping[int, int], int]]:
        """Return the row of each item of a lane, by its index, and how many rows."""
        found = {}
        for name in self._names:
            indexes = [i for i, item in enumerate(self._items) if name in item.marks]
            extents = [
                measure_mark(self._items[i].marks[name], self.scale, self._sizes)
                for i in indexes
            ]
            order = sorted(
                range(len(indexes)),
                key=lambda i: (extents[i].first, -extents[i].last, i),
            )
            stretches = [(extents[i].first, extents[i].last) for i in order]
            rows = pack_rows(stretches, gap=self._sizes.mark * _ROW_GAP)
            own = {indexes[i]: row for i, row in zip(order, rows, strict=True)}
            found[name] = own, max(rows, default=0) + 1
        return found

    @property
    def _pitch(self) -> float:
        return self._sizes.mark * (2 + _ROW_GAP)

    def _list_heights(self, pitch: float) -> list[float]:
        sizes = self._sizes
        return [
            max(
                self._rows[name][1] * pitch + _LANE_GAP * sizes.mark,
                sizes.lane * _LEAST_LANE,
            )
            for name in self._names
        ]

    @property
    def _share(self) -> float:
        """Return how much of the height lanes take."""
        height = max(self._canvas.area.height, 1)
        return sum(self._list_heights(self._pitch)) / height

    @property
    def is_roomy(self) -> bool:
        """Tell whether marks leave labels enough room."""
        return self._share <= _GOOD_SHARE

    @property
    def is_crowded(self) -> bool:
        """Tell whether marks would lie over each other."""
        return self._share > _MOST_SHARE

    def draw(self) -> Laid:
        """Return what is drawn."""
        area, sizes = self._canvas.area, self._sizes
        pitch = self._pitch
        heights = self._list_heights(pitch)
        most = area.height * _MOST_SHARE
        if sum(heights) > most:
            pitch *= most / sum(heights)
            least = sizes.lane * 1.2
            heights = [max(height * most / sum(heights), least) for height in heights]
        axis = measure_axis(self.scale, sizes)
        room = area.height - axis - sum(heights) - sizes.mark * 2
        flagged = place_labels(
            [*self._list_titled(heights)], area.left, area.right, room, sizes
        )
        above = flagged.count_rows(is_above=True)
        below = flagged.count_rows(is_above=False)
        spare = room - (above + below) * flagged.row
        growth = min(1 + spare / sum(heights), _MOST_GROWTH) if spare > 0 else 1.0
        heights = [height * growth for height in heights]
        pitch *= min(growth, 1.3)
        spare = max(room + sum(heights) / growth - sum(heights), 0)
        spare -= (above + below) * flagged.row
        top = area.top + max(spare, 0) / 2 + above * flagged.row + axis
        bands = self._make_bands(top, heights)
        places = self._place_marks(bands, pitch)
        labels = write_axis(self.scale, top, area.right, sizes)
        shapes = [
            *draw_guides(self.scale, top, bands[-1].bottom),
            *draw_rules(bands, area.left, area.right),
            *self._draw_flags(flagged, places, bands, axis, labels),
            *self._draw_marks(places),
            *labels.texts,
            *draw_names(bands, area.left, self._room - 4 * sizes.mark, sizes),
        ]
        notes = [describe_folds([fold.days for fold in self.scale.folds])]
        if flagged.missing:
            notes.append(f"{count_of(flagged.missing, 'event')} without a label")
        marks = [mark for item in self._items for mark in item.marks.values()]
        drawn = Drawn(
            tuple(shapes), list_keys(marks, sizes), tuple(filter(None, notes))
        )
        return Laid(drawn, flagged.missing)

    def _list_titled(self, heights: Sequence[float]) -> Iterator[Titled]:
        """Yield what is written of each event."""
        middles = {}
        y = 0.0
        for name, height in zip(self._names, heights, strict=True):
            middles[name] = y + height / 2
            y += height
        for item in self._items:
            own = [middles[name] for name in item.marks]
            date = item.match.event.date
            yield Titled(
                format_when(date),
                item.match.event.title,
                self._find_point(item),
                prefers_above=sum(own) / len(own) <= y / 2,
            )

    def _find_point(self, item: Item, name: str = "") -> float:
        """Return where an event is best known; in the first of its lanes by default."""
        mark = item.marks[name] if name else next(iter(item.marks.values()))
        return measure_mark(mark, self.scale, self._sizes).point

    def _make_bands(self, top: float, heights: Sequence[float]) -> tuple[Band, ...]:
        bands = []
        for name, height in zip(self._names, heights, strict=True):
            quiet = name in (OTHERS, "")
            band = Band(self._chosen.label(name), top, top + height, is_quiet=quiet)
            bands.append(band)
            top += height
        return tuple(bands)

    def _place_marks(
        self, bands: Sequence[Band], pitch: float
    ) -> tuple[Mapping[str, float], ...]:
        """Return how far down each event has a mark, by the names of its lanes."""
        places: list[dict[str, float]] = [{} for _ in self._items]
        for name, band in zip(self._names, bands, strict=True):
            own, rows = self._rows[name]
            for index, row in own.items():
                middle = (rows - 1) / 2
                places[index][name] = band.middle + (row - middle) * pitch
        return tuple(places)

    def _draw_flags(
        self,
        flagged: Flagged,
        places: Sequence[Mapping[str, float]],
        bands: Sequence[Band],
        axis: float,
        labels: AxisLabels,
    ) -> Iterator[Shape]:
        """Yield the poles, then the labels at them."""
        sizes = self._sizes
        gap = sizes.mark
        texts: list[Shape] = []
        for index, place in enumerate(flagged.places):
            if place is None:
                continue
            at, height = flagged.titled[index].at, flagged.measure(index, sizes)
            ys = places[index].values()
            if place.is_above:
                base = bands[0].top - axis - place.row * flagged.row
                top = base - height
                yield draw_pole(at, top, min(ys), labels.boxes, sizes)
            else:
                top = bands[-1].bottom + gap + place.row * flagged.row
                yield draw_pole(at, max(ys), top + height, (), sizes)
            texts += flagged.write(index, top, sizes)
        yield from texts

    def _draw_marks(self, places: Sequence[Mapping[str, float]]) -> Iterator[Shape]:
        """Yield the lines that join marks, then the marks."""
        sizes = self._sizes
        for item, own in zip(self._items, places, strict=True):
            if len(own) > 1:
                # Upright, but where one has come to an end before the other.
                down = sorted(own.items(), key=lambda one: one[1])
                line = [(self._find_point(item, name), y) for name, y in down]
                if len({x for x, _ in line}) == 1:
                    line = [line[0], line[-1]]
                yield Path((tuple(line),), Ink.MARK, 2 * sizes.scale)
        for item, own in zip(self._items, places, strict=True):
            shapes = [
                shape
                for name, y in own.items()
                for shape in draw_mark(item.marks[name], self.scale, y, sizes)
            ]
            yield Group(describe_match(item.match), tuple(shapes))
