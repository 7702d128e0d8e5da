"""One month: its name, a grid of its days, and its events below as far as have room.

May 2013                        9 events
Mo   Tu   We   Th   Fr   Sa   Su
           1    2    3    4    5
 6    7    8    9   10   11   12
                     ●
"""

from collections.abc import Iterator, Mapping, Sequence

from timeline.dates import FUTURE, WEEKDAY_NAMES, Window
from timeline.layout.months import (
    Month,
    Page,
    find_range,
    is_exact,
    make_weeks,
    mark_days,
)
from timeline.layout.rows import pack_rows
from timeline.lean import NamedTuple
from timeline.pictures.calendar.bars import THICK, draw_bar, draw_over
from timeline.pictures.calendar.daymarks import (
    draw_day_mark,
    draw_day_marks,
    draw_ring,
    pick_mark,
)
from timeline.pictures.canvas import Sizes
from timeline.pictures.eventlines import EventLine, EventLines, name_event
from timeline.pictures.measure import cut_text, measure_text
from timeline.pictures.shapes import (
    Anchor,
    Face,
    Group,
    Ink,
    Path,
    Shape,
    Text,
)
from timeline.query import Match
from timeline.text import count_of
from timeline.views.calendar.daylabels import count_page, name_on_page

WEEK = 7
DASH = "–"
# A month has six weeks at most.
_WEEKS = 6
# In sizes of the letters of a number: the height of a day that has marks below its
# number, and of one that is its mark; the least width.
_ROOMY, _TIGHT, _LEAST_WIDTH = 2.2, 1.35, 1.45
_HIGHEST = 4.2
_MOST_BARS = 2
# Where the marks of a day stand, and where bars begin.
_MARKS, _BARS = 1.8, 1.22


class Grid(NamedTuple):
    """How large the parts of a month are, in pixels."""

    name: float
    """The line of its name."""
    weekdays: float
    """That of the names of the days."""
    day: tuple[float, float]
    """Width and height of a day."""
    weeks: int
    number: float
    """The size of the numbers of days."""

    @property
    def is_tight(self) -> bool:
        """Tell whether marks stand in the place of numbers."""
        return self.day[1] < self.number * _ROOMY

    @property
    def height(self) -> float:
        """Return how high it is, without what stands below."""
        return self.name + self.weekdays + self.day[1] * self.weeks


def find_number_size(sizes: Sizes) -> float:
    """Return the size of the numbers of days."""
    return sizes.label * 0.86


def find_least(sizes: Sizes) -> tuple[float, float]:
    """Return the least width and height of a month."""
    size = find_number_size(sizes)
    head = _measure_head(sizes)
    return size * _LEAST_WIDTH * WEEK, sum(head) + size * _TIGHT * _WEEKS


def make_month_grid(
    sizes: Sizes, room: tuple[float, float], weeks: int, listed: float
) -> Grid:
    """Return the parts of a month in a room, below which so much is to be listed.

    The list has its room before days become high.
    """
    size = find_number_size(sizes)
    head = _measure_head(sizes)
    spare = (room[1] - sum(head) - listed) / weeks
    whole = (room[1] - sum(head)) / weeks
    height = min(max(spare, size * _TIGHT), size * _HIGHEST, whole)
    return Grid(*head, (room[0] / WEEK, height), weeks, size)


def _measure_head(sizes: Sizes) -> tuple[float, float]:
    return sizes.lane * 1.35, find_number_size(sizes) * 1.5


class Days(NamedTuple):
    """What stands on days, of all months of a picture."""

    points: Mapping[int, tuple[Match, ...]]
    """What happened on one day, by that day."""
    bars: tuple[tuple[Match, Window], ...]
    """What lasts, with the days that are known of it; of what goes on until nobody
    knows when the first."""

    def list_bars(self, month: Window) -> tuple[tuple[Match, Window], ...]:
        """Return the bars of a month, but for those that run through all of it."""
        return tuple(
            (match, bar)
            for match, bar in self.bars
            if bar.first <= month.last
            and bar.last >= month.first
            and not (bar.first < month.first and bar.last > month.last)
        )

    def list_over(self, month: Window) -> tuple[Match, ...]:
        """Return what began before a month and goes on after it."""
        return tuple(
            match
            for match, bar in self.bars
            if bar.first < month.first and bar.last > month.last
        )


def find_days(matches: Sequence[Match]) -> Days:
    """Return what is known to a day, and what lasts from a known day on."""
    bars = []
    for match in matches:
        when = match.event.date
        if is_exact(when) and when.b1 != when.e2:
            bars.append((match, find_range(when) or Window(when.b1, when.b1)))
    return Days(mark_days(matches).points, tuple(bars))


class MonthBlock:
    """Draws the days of a month and what stands in it."""

    def __init__(
        self, page: Page, month: Month, days: Days, sizes: Sizes, week_start: int
    ) -> None:
        self._page, self._month = page, month
        self._points = days.points
        self._lasting = days.list_bars(month.span)
        self._over = days.list_over(month.span)
        self._sizes = sizes
        self._size = find_number_size(sizes)
        self._weeks = make_weeks(month, week_start=week_start)
        self._week_start = week_start

    @property
    def weeks(self) -> int:
        """Return how many weeks it touches."""
        return len(self._weeks)

    def list_lines(self, as_of: int | None) -> tuple[EventLine, ...]:
        """Return what ends in the month, what is known to its days, and the rest."""
        page = self._page
        return tuple(
            EventLine(
                name_on_page(match.event.date, page, ending=ending, dash=DASH).strip(),
                name_event(match, as_of),
                again=ending,
            )
            for matches, ending in (
                (page.ending, True),
                (page.exact, False),
                (page.rough, False),
            )
            for match in matches
        )

    def draw(
        self, x: float, y: float, grid: Grid, lines: EventLines | None, room: float
    ) -> tuple[tuple[Shape, ...], int]:
        """Return the month from a corner on, and how many events have their titles.

        `lines` are those of the events, if these are to be listed; `room` is how high
        all of it may be.
        """
        shapes = [*self._draw_head(x, y, grid)]
        top = y + grid.name + grid.weekdays
        for row, week in enumerate(self._weeks):
            shapes += self._draw_week(week, x, top + row * grid.day[1], grid)
        if lines is None:
            return tuple(shapes), 0
        below = y + grid.height + self._size * 0.5
        listed, shown = lines.draw(x, below, y + room - below)
        return (*shapes, *listed), shown

    def _draw_head(self, x: float, y: float, grid: Grid) -> Iterator[Shape]:
        right = x + grid.day[0] * WEEK
        size = self._sizes.lane
        count, small = count_page(self._page), self._size
        name = self._page.period.name
        width = measure_text(count, small)
        room = right - x - measure_text(name, size, Face.BOLD)
        if width + size * 0.5 > room:
            name = cut_text(name, size, right - x, Face.BOLD)
        elif count:
            at = y + size
            yield Text(right, at, count, small, Ink.SOFT, anchor=Anchor.END)
        yield Text(x, y + size, name, size, face=Face.BOLD)
        for column in range(WEEK):
            word = WEEKDAY_NAMES[(self._week_start + column) % WEEK]
            middle = x + (column + 0.5) * grid.day[0]
            base = y + grid.name + small
            word = word[: 2 if grid.day[0] >= small * 1.4 else 1]
            yield Text(middle, base, word, small, Ink.SOFT, anchor=Anchor.MIDDLE)
        line = y + grid.name + grid.weekdays - 1
        yield draw_over(self._over, (x, right), line, self._size)

    def _draw_week(
        self, week: Sequence[int | None], x: float, y: float, grid: Grid
    ) -> Iterator[Shape]:
        width = grid.day[0]
        for column, day in enumerate(week):
            if day is None:
                continue
            points = self._points.get(day, ())
            middle = x + (column + 0.5) * width
            base = y + self._size * 1.05
            if points and grid.is_tight:
                yield self._draw_filled(points, middle, y, grid)
                continue
            number = str(day - self._month.span.first + 1)
            ink, face = (Ink.INK, Face.BOLD) if points else (Ink.SOFT, Face.SANS)
            yield Text(middle, base, number, self._size, ink, face, Anchor.MIDDLE)
            if points:
                radius = min(self._size * 0.28, width / 8)
                at = y + self._size * _MARKS
                signs = draw_day_marks(points, middle, at, width * 0.9, radius)
                titles = "; ".join(match.event.title for match in points)
                yield Group(
                    f"{number} {self._page.period.name}: {titles}", tuple(signs)
                )
        days = [day for day in week if day is not None]
        column = week.index(days[0])
        window = Window(days[0], days[-1])
        left = x + column * width
        yield from self._draw_bars(window, left, y, grid)

    def _draw_filled(
        self, points: Sequence[Match], x: float, y: float, grid: Grid
    ) -> Shape:
        """Return a mark that stands in the place of a number; ringed for several."""
        size = self._size
        radius = min(size * 0.5, grid.day[0] * 0.32)
        at = y + size * 0.7
        marks = [*draw_day_mark(pick_mark(points), x, at, radius)]
        if len(points) > 1:
            marks.append(draw_ring(x, at, radius))
        count = count_of(len(points), "event")
        return Group(f"{self._page.period.name}: {count}", tuple(marks))

    def _draw_bars(
        self, days: Window, x: float, top: float, grid: Grid
    ) -> Iterator[Shape]:
        """Yield a bar for what lasts on days of a week, below their numbers."""
        found = [
            (match, max(bar.first, days.first), min(bar.last, days.last))
            for match, bar in self._lasting
            if bar.first <= days.last and bar.last >= days.first
        ]
        rows = pack_rows((first, last + 1) for _, first, last in found)
        thick = self._size * THICK
        most = 1 if grid.is_tight else _MOST_BARS
        for (match, first, last), row in zip(found, rows, strict=True):
            y = top + self._size * _BARS + thick * 1.5 * min(row, most - 1)
            left = x + (first - days.first) * grid.day[0]
            right = x + (last + 1 - days.first) * grid.day[0]
            when = match.event.date
            inset = grid.day[0] * 0.12
            left += inset * (first == when.b1)
            right -= inset * (last == when.e2 or when.e2 == FUTURE)
            bar = [draw_bar(match, left, y, right - left, thick)]
            if find_range(when) is None:
                tip = ((right - thick, y - thick), (right + thick, y + thick / 2))
                line = (*tip, (right - thick, y + thick * 2))
                bar.append(Path((line,), Ink.MARK, thick * 0.8))
            yield Group(match.event.title, tuple(bar))
