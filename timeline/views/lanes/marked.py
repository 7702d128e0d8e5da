"""Lanes in which each event is a mark, with its number and, in one lane, its title.

                    April 2013               May
                    1     8    15    22      1    6    13    20    27
                    ┼─────┴────┴─────┴───────┼────┴────┴─────┴─────┴───
    United States   ├╌ 3 Obama's letter… ╌╌╌╌┤             ●10
    Russia          ├╌3╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┤        ●9

The longest titles with which all lanes fit the height are taken. If none do, lanes of
one event are summed, where the drawing is wide; then titles go, then rows.
"""

from collections.abc import Iterator, Mapping, Sequence

from timeline.analysis import Number, format_days
from timeline.dates import FUTURE, Fit, Window
from timeline.layout.axis import Axis, find_folds, make_axis
from timeline.layout.lanes import Entry, Label, Lane, Mark, join_entries, lay_lanes
from timeline.layout.marks import POINT_CELLS, make_form
from timeline.lean import NamedTuple
from timeline.query import Match
from timeline.rendering import Line, Span
from timeline.views.axislines import AxisLines
from timeline.views.lanes.folds import describe_folds
from timeline.views.lanes.labels import LIMITS, Labeller
from timeline.views.lanes.members import Members
from timeline.views.lanes.names import NameColumn, draw_above
from timeline.views.lanes.paint import MarkPainter
from timeline.views.options import LanesOptions
from timeline.views.sheet import Sheet

# From this width on, lanes of one event are summed before titles get short.
_WIDE = 110
_LEAST_TITLES = 20
# How many rows a lane may take where the height allows no more, to be tried in turn.
_ROWS_A_LANE = (4, 3, 2, 1)
# Days are whole cells, if that wastes less than this share of the room.
_WASTED = 0.2


class _Plan(NamedTuple):
    """Lanes as they are drawn."""

    lanes: tuple[Lane, ...]
    summed: tuple[str, ...] = ()
    """Names of lanes that are not drawn."""
    others: Lane | None = None
    """What stands in these alone."""

    @property
    def rows(self) -> int:
        """Return how many rows they take."""
        others = self.others.rows if self.others is not None else bool(self.summed)
        return sum(lane.rows for lane in self.lanes) + others


class MarkedLanes:
    """The axis and its lanes; `rows` is what the lanes may take, None being all."""

    def __init__(
        self,
        sheet: Sheet[LanesOptions],
        members: Members,
        drawn: Sequence[Match],
        window: Window,
        names: Sequence[str],
        height: int | None,
    ) -> None:
        """Take what has a place on the axis, its days, and names of lanes in order.

        The height is that of the axis and the lanes, None being any.
        """
        self._sheet = sheet
        self._members = members
        self._glyphs = glyphs = sheet.glyphs
        self._drawn = {id(match.event) for match in drawn}
        self._off = {name: self._count_off(name) for name in members.lanes}
        self._order = [name for name in names if self._has_any(name)]
        labels = list(map(members.label, self._order))
        if height is not None:
            # Where room is short, some lanes may be summed.
            labels.append(f"{len(names):,} others")
        off = [f"+{count}" for count in self._off.values() if count]
        self._column = NameColumn(labels, off, sheet.width, glyphs)
        room = max(sheet.width - self._column.width - 1, 1)
        dates = [match.event.date for match in drawn]
        folds = find_folds(dates, window, room) if sheet.options.break_gaps else ()
        self._axis = _make_axis(window, room, folds)
        self._lines = AxisLines(self._axis, glyphs, week_start=sheet.options.week_start)
        self._marks = {name: self._make_marks(name) for name in self._order}
        head = 1 + len(list(self._lines.draw(0)))
        self._plan = self._fit(None if height is None else max(height - head, 1))
        self._painter = MarkPainter(sheet.matches, glyphs, _name_point(self._axis))

    @property
    def unnumbered(self) -> float:
        """Return the share of marks that stand without their number."""
        marks = [mark for lane in self._all_lanes for mark in lane.marks]
        bare = sum(mark.label is None for mark in marks)
        return bare / len(marks) if marks else 0.0

    @property
    def untitled(self) -> tuple[int, ...]:
        """Return the numbers of events on the axis whose titles stand nowhere."""
        titled = set()
        for lane in self._all_lanes:
            for mark in lane.marks:
                if mark.is_titled:
                    homes = self._members.homes
                    own = [one for one in mark.numbers if homes[one] == lane.name]
                    titled.add(own[0] if own else mark.numbers[0])
        return tuple(
            number
            for number, match in enumerate(self._sheet.matches, 1)
            if id(match.event) in self._drawn and number not in titled
        )

    def lines(self) -> Iterator[Line]:
        """Yield the lines, each at most the width."""
        yield ()
        yield from self._lines.draw(self._column.width + 1)
        ground = self._lines.make_ground()
        for lane in self._plan.lanes:
            off = self._off[lane.name]
            label = self._members.label(lane.name)
            name = self._column.draw(label, f"+{off}" if off else "")
            yield from self._draw_lane(lane, name, ground)
        if self._plan.summed:
            label = f"{len(self._plan.summed):,} others"
            name = self._column.draw(label, style="quiet")
            if self._plan.others is not None:
                yield from self._draw_lane(self._plan.others, name, ground)
            else:
                yield from draw_above(name, self._sheet)

    def meanings(self) -> Iterator[str | Span]:
        """Yield the legend's entries for what was drawn."""
        yield from self._painter.meanings()
        folded = describe_folds([Window(*fold[:2]) for fold in self._axis.folds])
        if folded:
            yield f"{self._glyphs.fold * 2} {folded}"
        if any(self._off[lane.name] for lane in self._plan.lanes):
            yield "+1 not on this axis"

    def numbers(self) -> Iterator[Number]:
        """Yield the number of what each lane has off the axis."""
        for lane in self._plan.lanes:
            if self._off[lane.name]:
                off = [
                    number
                    for number, match, _ in self._members.lanes[lane.name]
                    if id(match.event) not in self._drawn
                ]
                yield self._members.find_part(lane.name, "not on this axis", off)

    @property
    def _all_lanes(self) -> tuple[Lane, ...]:
        others = self._plan.others
        return (*self._plan.lanes, *([others] if others is not None else []))

    def _has_any(self, name: str) -> bool:
        return self._off[name] < len(self._members.lanes[name])

    def _count_off(self, name: str) -> int:
        lane = self._members.lanes[name]
        return sum(id(match.event) not in self._drawn for _, match, _ in lane)

    def _make_marks(self, name: str) -> tuple[Mark, ...]:
        until = self._members.ends.get(name, FUTURE)
        return join_entries(
            Entry(
                number,
                make_form(match.event.date, self._axis, until=until),
                fit is Fit.POSSIBLE,
            )
            for number, match, fit in self._members.lanes[name]
            if id(match.event) in self._drawn
        )

    def _fit(self, rows: int | None) -> _Plan:
        """Return the lanes with the longest titles that have room; see the module."""
        if rows is None:
            return self._lay(self._order, LIMITS[0])
        for limit in LIMITS[:-1]:
            plan = self._lay(self._order, limit)
            if plan.rows <= rows:
                return plan
        if self._sheet.width >= _WIDE:
            kept = [name for name in self._order if _count(self._marks[name]) > 1]
            for limit in LIMITS:
                if limit < _LEAST_TITLES or not kept:
                    break
                plan = self._lay(kept, limit)
                if plan.rows <= rows:
                    return plan
        for most in (None, *_ROWS_A_LANE):
            plan = self._lay(self._order, 0, most)
            if plan.rows <= rows:
                return plan
        ranked = sorted(self._order, key=lambda name: -_count(self._marks[name]))
        chosen = set(ranked[: max(rows - 1, 0)])
        return self._lay([name for name in self._order if name in chosen], 0, 1)

    def _lay(self, names: Sequence[str], limit: int, most: int | None = None) -> _Plan:
        """Return some lanes with titles up to a limit, the others summed."""
        labeller = Labeller(
            self._sheet.matches,
            self._members,
            self._axis.columns,
            self._glyphs,
            limit,
        )
        members: Mapping[str, Sequence[Mark]] = {
            name: self._marks[name] for name in names
        }
        lanes = lay_lanes(members, labeller.write, most)
        summed = tuple(name for name in self._order if name not in members)
        if not summed:
            return _Plan(lanes)
        shown = {number for marks in members.values() for number in _list(marks)}
        entries: dict[int, Entry] = {}
        for name in summed:
            for mark in self._marks[name]:
                for number in mark.numbers:
                    if number not in shown:
                        entries[number] = Entry(number, mark.form, mark.hollow)
        others = join_entries(entries.values())
        if not others:
            return _Plan(lanes, summed)

        def write(_: str, mark: Mark) -> Label | None:
            return labeller.write(self._members.homes[mark.numbers[0]], mark)

        (lane,) = lay_lanes({"": others}, write, most)
        return _Plan(lanes, summed, lane)

    def _draw_lane(
        self, lane: Lane, name: Line, ground: Sequence[Span]
    ) -> Iterator[Line]:
        for row in range(lane.rows):
            marks = [mark for mark in lane.marks if mark.row == row]
            before = self._column.draw_blank() if row else name
            yield *before, Span(" "), *self._painter.paint(marks, ground)


def _list(marks: Sequence[Mark]) -> Iterator[int]:
    for mark in marks:
        yield from mark.numbers


def _count(marks: Sequence[Mark]) -> int:
    return sum(len(mark.numbers) for mark in marks)


def _make_axis(window: Window, room: int, folds: Sequence[Window]) -> Axis:
    """Return the axis: days of whole cells where that wastes little, else all room."""
    if folds:
        return make_axis(window, room, folds=folds)
    days = window.last + 1 - window.first
    cells = room // days * days
    return make_axis(window, cells if cells > room * (1 - _WASTED) else room)


def _name_point(axis: Axis) -> str:
    """Return what a point tells of a date: `a day`, `known to 4 days`."""
    days = axis.window.last + 1 - axis.window.first
    days -= sum(fold.last + 1 - fold.first for fold in axis.folds)
    a_cell = days / axis.columns
    if a_cell <= 1:
        return "a day"
    return f"known to {format_days(int(a_cell * POINT_CELLS))}"
