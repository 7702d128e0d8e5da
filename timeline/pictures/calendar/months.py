"""Months side by side, each with its events, and below them what is in no month.

Only months in which something begins or ends are drawn; a dashed line stands where
others are left out between two. A month alone is drawn with titles in its days, if
these have room.
"""

from collections.abc import Sequence
from functools import cached_property

from timeline.dates import format_when
from timeline.layout.months import (
    Page,
    find_months,
    make_pages,
    sort_out,
)
from timeline.layout.tiles import Tiling, tile
from timeline.pictures.calendar.bars import list_bar_keys
from timeline.pictures.calendar.daymarks import (
    PLAIN,
    draw_day_mark,
    draw_ring,
    make_mark,
)
from timeline.pictures.calendar.monthblock import (
    DASH,
    Days,
    Grid,
    MonthBlock,
    find_days,
    find_least,
    make_month_grid,
)
from timeline.pictures.calendar.wall import Wall
from timeline.pictures.canvas import Canvas, Drawn, Key, draw_nothing
from timeline.pictures.eventlines import EventLine, EventLines, list_signs, name_event
from timeline.pictures.keys import list_keys
from timeline.pictures.shapes import Box, Ink, Path, Shape, draw_line
from timeline.query import Match, find_asked_window
from timeline.text import count_of
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet
from timeline.views.undated import split_undated

# Between months, in sizes of the letters of their names.
_GAP = 1.2
# What is in no month has so many lines where months are drawn.
_LINES_BELOW = 4
# Months have no titles at all if not one event in so many would have one.
_WORTH = 2
# Above these, in sizes of their letters, and above the rule that is there.
_RULE = 0.6
_GAP_BELOW = 1.2
_SHAPE = 1.15
_MOST_DESCRIBED = 60


_Parts = tuple[tuple[Shape, ...], int, tuple[Key, ...]]


class MonthPicture:
    """The months of a selection."""

    def __init__(self, sheet: Sheet[CalendarOptions], canvas: Canvas) -> None:
        self._sheet, self._canvas, self._sizes = sheet, canvas, canvas.sizes
        self._dated, undated = split_undated(sheet.matches)
        self._undated = len(undated)
        months = find_months(find_asked_window(sheet.selection.condition))
        told = sort_out(self._dated, months)
        pages = make_pages(told.inside, months, besides=(*told.sometime, *told.lasting))
        self.months: tuple[Page, ...] = tuple(
            page for page in pages if page.month is not None
        )
        """Those that are drawn."""
        self._silent = _find_silent(pages)
        self._wall = self._make_wall()
        self._besides = self._list_others()

    def _make_wall(self) -> Wall | None:
        """Return the wall that a month alone is, if it is not asked for otherwise."""
        page = next(iter(self.months), None)
        if page is None or page.month is None or len(self.months) > 1:
            return None
        days = find_days(self._dated)
        wall = Wall(page, page.month, days, self._sheet, self._sizes)
        # Roughly: what is to be listed below it takes some.
        area = self._canvas.area
        upper = area._replace(bottom=area.bottom - area.height / 5)
        return wall if wall.has_room(upper) and not self._sheet.options.pages else None

    def _list_others(self) -> tuple[Match, ...]:
        """Return what has no title in a month; of a wall that is what has no day."""
        stand = {
            id(match)
            for page in self.months
            for match in (page.exact if self._wall else (*page.exact, *page.rough))
        }
        return tuple(one for one in self._dated if id(one) not in stand)

    @cached_property
    def _fitted(self) -> tuple[float, Tiling | None]:
        """Return how high the lines below the months are, and where these lie."""
        area = self._canvas.area
        line = self._sizes.label * 1.32
        listed = self._list_besides().height
        tiling: Tiling | None = None
        height = 0.0
        lines = _LINES_BELOW * (2 if self._wall is not None else 1)
        for most in (line * lines, line * 2, line, 0):
            height = min(listed, most, area.height / 4)
            height += self._sizes.label * _RULE if height else 0
            room = area.height - height
            room -= self._sizes.label * _GAP_BELOW if height else 0
            tiling = tile(
                max(len(self.months), 1),
                (area.width, room),
                gap=self._sizes.lane * _GAP,
                least=find_least(self._sizes),
                shape=_SHAPE,
            )
            if tiling is not None:
                break
        return height, tiling

    @property
    def has_room(self) -> bool:
        """Tell whether all months have room in the picture."""
        return self._fitted[1] is not None

    def draw(self) -> Drawn:
        """Return the months; they must have room."""
        if not self._dated:
            what = "No date is known." if self._undated else "No event was found."
            return draw_nothing(self._canvas, what, self._tell_undated())
        tiling = self._fitted[1]
        if not self.months or tiling is None:
            return self._finish(*self._draw_besides(self._canvas.area), ())
        if self._wall is not None:
            shapes, hidden, keys = self._wall.draw(self._find_upper())
        else:
            shapes, hidden, keys = self._draw_blocks(tiling)
        below, more = self._draw_besides(self._find_lower())
        return self._finish((*shapes, *below), hidden + more, keys)

    def _draw_blocks(
        self, tiling: Tiling
    ) -> tuple[tuple[Shape, ...], int, tuple[Key, ...]]:
        """Return the months, how many events have no title, and what has to be told."""
        sizes = self._sizes
        days = find_days(self._dated)
        as_of = self._sheet.selection.as_of
        week_start = self._sheet.options.week_start
        blocks = [
            MonthBlock(page, page.month, days, sizes, week_start)
            for page in self.months
            if page.month is not None
        ]
        lines = [
            EventLines(block.list_lines(as_of), tiling.width, sizes.label, deep=3)
            for block in blocks
        ]
        total = sum(page.size for page in self.months)
        weeks = max(block.weeks for block in blocks)
        listed = max(one.height for one in lines) + sizes.label * _RULE
        shapes, shown = self._place(
            tiling, weeks, listed, list(zip(blocks, lines, strict=True))
        )
        if shown * _WORTH < total:
            # A few titles among many would be taken for all.
            listed = 0
            bare = [(block, None) for block in blocks]
            shapes, shown = self._place(tiling, weeks, listed, bare)
        grid = self._make_grid(tiling, weeks, listed)
        return shapes, total - shown, self._list_keys(days, grid)

    def _make_grid(self, tiling: Tiling, weeks: int, listed: float) -> Grid:
        room = (tiling.width, tiling.height)
        return make_month_grid(self._sizes, room, weeks, listed)

    def _place(
        self,
        tiling: Tiling,
        weeks: int,
        listed: float,
        blocks: Sequence[tuple[MonthBlock, EventLines | None]],
    ) -> tuple[tuple[Shape, ...], int]:
        """Return the months in their places, and how many events have titles."""
        area = self._find_upper()
        grid = self._make_grid(tiling, weeks, listed)
        shapes: list[Shape] = []
        shown = 0
        for index, (block, lines) in enumerate(blocks):
            x, y = tiling.place(index)
            x, y = area.left + x, area.top + y
            drawn, count = block.draw(x, y, grid, lines, tiling.height)
            shapes += drawn
            shown += count
            if index in self._silent:
                at = x - tiling.gap / (2 if index % tiling.across else 4)
                shapes.append(_draw_silence(at, y, y + grid.height))
        return tuple(shapes), shown

    def _list_keys(self, days: Days, grid: Grid) -> tuple[Key, ...]:
        points = [match for found in days.points.values() for match in found]
        keys = [*list_keys(map(make_mark, points), self._sizes)]
        mark = self._sizes.mark
        if grid.is_tight and any(len(found) > 1 for found in days.points.values()):
            small = mark * 0.8
            shapes = (*draw_day_mark(PLAIN, 0, 0, small), draw_ring(0, 0, small))
            keys.append(Key("several on one day", shapes))
        keys += list_bar_keys((match for match, _ in days.bars), self._sizes)
        if self._silent:
            line = _draw_silence(0, -mark * 1.2, mark * 1.2)
            keys.append(Key("months without an event are left out", (line,)))
        return tuple(keys)

    def _find_upper(self) -> Box:
        """Return the stretch that months have."""
        area, lower = self._canvas.area, self._find_lower()
        gap = self._sizes.label * _GAP_BELOW if lower.height else 0
        return area._replace(bottom=lower.top - gap)

    def _find_lower(self) -> Box:
        """Return the stretch of what is in no month."""
        area = self._canvas.area
        return area._replace(top=area.bottom - self._fitted[0])

    def _list_besides(self) -> EventLines:
        as_of = self._sheet.selection.as_of
        lines = [
            EventLine(format_when(one.event.date, dash=DASH), name_event(one, as_of))
            for one in self._besides
        ]
        deep = 1 if self.months else 2
        return EventLines(lines, self._canvas.area.width, self._sizes.label, deep=deep)

    def _draw_besides(self, area: Box) -> tuple[tuple[Shape, ...], int]:
        if not self._besides or not area.height:
            return (), len(self._besides)
        top = area.top
        shapes: list[Shape] = []
        if self.months:
            shapes.append(draw_line(area.left, top, area.right, top))
            top += self._sizes.label * _RULE
        drawn, shown = self._list_besides().draw(area.left, top, area.bottom - top)
        return (*shapes, *drawn), len(self._besides) - shown

    def _finish(
        self, shapes: tuple[Shape, ...], hidden: int, keys: tuple[Key, ...]
    ) -> Drawn:
        notes = [*self._tell_undated()]
        if hidden:
            notes.append(f"{count_of(hidden, 'title')} not shown")
        told = {key.label for key in keys}
        signs = list_signs(self._dated, self._sizes)
        keys += tuple(sign for sign in signs if sign.label not in told)
        return Drawn(shapes, keys, notes=tuple(notes))

    def _tell_undated(self) -> tuple[str, ...]:
        return (f"{self._undated:,} undated",) if self._undated else ()


def _find_silent(pages: Sequence[Page]) -> frozenset[int]:
    """Return which of the months, counted from 0, have a silence before them.

    It stands on the page behind the month before it, which may be that of a year.
    """
    found = set()
    month, is_silent = 0, False
    for page in pages:
        is_silent = is_silent or page.silence is not None
        if page.month is not None:
            if is_silent:
                found.add(month)
            month, is_silent = month + 1, False
    return frozenset(found)


def _draw_silence(x: float, top: float, bottom: float) -> Path:
    return Path((((x, top), (x, bottom)),), Ink.LINE, 1.2, dash=(3, 4))
