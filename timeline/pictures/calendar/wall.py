"""One month as it hangs on a wall, with titles in its days.

What lasts stands in its first day with its last, and has a bar along all of them.
"""

from collections.abc import Iterator

from timeline.dates import MONTH_NAMES, WEEKDAY_NAMES, When, calendar_date
from timeline.layout.months import Month, Page, find_range, make_weeks
from timeline.lean import NamedTuple
from timeline.pictures.calendar.bars import draw_bar, draw_over, list_bar_keys
from timeline.pictures.calendar.daymarks import draw_day_mark, make_mark
from timeline.pictures.calendar.monthblock import (
    DASH,
    WEEK,
    Days,
    find_number_size,
)
from timeline.pictures.canvas import Key, Sizes
from timeline.pictures.eventlines import name_event
from timeline.pictures.keys import list_keys
from timeline.pictures.measure import break_text
from timeline.pictures.shapes import (
    Anchor,
    Box,
    Face,
    Group,
    Ink,
    Shape,
    Text,
    draw_line,
)
from timeline.query import Match
from timeline.views.calendar.daylabels import count_page
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet

# A day has room for titles from so many sizes of their letters on.
_LEAST_WIDTH = 8.0
_LEAST_HEIGHT = 4.6
_LINE = 1.22


class WallDrawn(NamedTuple):
    """A wall, and what is not on it."""

    shapes: tuple[Shape, ...]
    hidden: int
    """Events of the month without a title."""
    keys: tuple[Key, ...]


class Wall:
    """Draws one month with titles in its days."""

    def __init__(
        self,
        page: Page,
        month: Month,
        days: Days,
        sheet: Sheet[CalendarOptions],
        sizes: Sizes,
    ) -> None:
        """Take the month, which is that of the page."""
        self._page, self._month = page, month
        self._as_of = sheet.selection.as_of
        self._week_start = sheet.options.week_start
        self._weeks = make_weeks(self._month, week_start=self._week_start)
        self._sizes = sizes
        self._size = find_number_size(sizes)
        self._bars = days.list_bars(self._month.span)
        self._over = days.list_over(self._month.span)
        self._days: dict[int, list[Match]] = {}
        for match in page.exact:
            self._days.setdefault(match.event.date.b1, []).append(match)

    def has_room(self, area: Box) -> bool:
        """Tell whether days are large enough for titles."""
        width, height = self._measure_day(area)
        size = self._size
        return width >= size * _LEAST_WIDTH and height >= size * _LEAST_HEIGHT

    def _measure_day(self, area: Box) -> tuple[float, float]:
        height = area.height - self._head
        return area.width / WEEK, height / len(self._weeks)

    @property
    def _head(self) -> float:
        return self._sizes.lane * 1.35 + self._size * 1.6

    def draw(self, area: Box) -> WallDrawn:
        """Return the month in an area that has room."""
        width, height = self._measure_day(area)
        top = area.top + self._head
        shapes = [*self._draw_head(area, width)]
        shown = 0
        ends = area.left, area.right
        for row, week in enumerate(self._weeks):
            y = top + row * height
            over = () if row else self._over
            shapes.append(draw_over(over, ends, y, self._size))
            for column, day in enumerate(week):
                if day is None:
                    continue
                box = Box(
                    area.left + column * width,
                    y,
                    area.left + (column + 1) * width,
                    y + height,
                )
                drawn, count = self._draw_day(day, box)
                shapes += drawn
                shown += count
        shapes.append(draw_line(area.left, area.bottom, area.right, area.bottom))
        for column in range(1, WEEK):
            x = area.left + column * width
            shapes.append(draw_line(x, top, x, area.bottom))
        # What is known to the month alone is listed below.
        return WallDrawn(
            tuple(shapes),
            len(self._page.exact) - shown,
            (
                *list_keys(map(make_mark, self._page.exact), self._sizes),
                *list_bar_keys(self._list_lasting(), self._sizes),
            ),
        )

    def _list_lasting(self) -> Iterator[Match]:
        yield from (match for match, _ in self._bars)
        yield from self._over

    def _draw_head(self, area: Box, width: float) -> Iterator[Shape]:
        size = self._sizes.lane
        y = area.top + size
        yield Text(area.left, y, self._page.period.name, size, face=Face.BOLD)
        count = count_page(self._page)
        yield Text(area.right, y, count, self._size, Ink.SOFT, anchor=Anchor.END)
        y = area.top + self._head - self._size * 0.5
        for column in range(WEEK):
            word = WEEKDAY_NAMES[(self._week_start + column) % WEEK]
            word = word if width > self._size * 8 else word[:2]
            yield Text(area.left + column * width, y, word, self._size, Ink.SOFT)

    def _draw_day(self, day: int, box: Box) -> tuple[list[Shape], int]:
        """Return a day, and how many of its events have their titles."""
        matches = self._days.get(day, [])
        size = self._size
        pad = size * 0.4
        ink, face = (Ink.INK, Face.BOLD) if matches else (Ink.SOFT, Face.SANS)
        number = str(day - self._month.span.first + 1)
        shapes: list[Shape] = [
            Text(box.left + pad, box.top + size * 1.2, number, size, ink, face)
        ]
        bars = [*self._draw_bars(day, box)]
        shapes += bars
        room = box.bottom - box.top - size * 1.7 - (size * 0.5 if bars else 0)
        lines = int(room / (size * _LINE))
        # Each has a line at least; the last line says how many have none.
        kept = matches if len(matches) <= lines else matches[: max(lines - 1, 0)]
        each = max(lines // max(len(kept), 1), 1)
        y = box.top + size * 1.7
        is_uncertain = any(match.event.date.uncertain for match in kept)
        left = box.left + pad + size * (1.3 if is_uncertain else 0.9)
        for match in kept:
            title = self._title(match)
            pieces = break_text(title, size, box.right - pad - left, each)
            mark = draw_day_mark(
                make_mark(match),
                box.left + pad + size * 0.3,
                y + size * 0.62,
                size * 0.28,
            )
            shapes.append(Group(match.event.title, mark))
            for piece in pieces or ("",):
                shapes += [Text(left, y + size * 0.95, piece, size)] if piece else []
                y += size * _LINE
        if len(kept) < len(matches):
            text = f"and {len(matches) - len(kept):,} more"
            shapes.append(Text(left, y + size * 0.95, text, size, Ink.SOFT))
        return shapes, len(kept)

    def _title(self, match: Match) -> str:
        end = _name_end(match.event.date, self._month)
        title = name_event(match, self._as_of)
        return f"{end} {title}" if end else title

    def _draw_bars(self, day: int, box: Box) -> Iterator[Shape]:
        thick = self._size * 0.18
        for match, bar in self._bars:
            if bar.first <= day <= bar.last:
                inset = box.width * 0.06
                left = box.left + inset * (day == bar.first)
                right = box.right - inset * (day == bar.last)
                y = box.bottom - thick * 2
                shape = draw_bar(match, left, y, right - left, thick)
                yield Group(match.event.title, (shape,))


def _name_end(when: When, month: Month) -> str:
    """Return the end of what lasts: `–21`, `–3 Jun`, `and on`; else nothing."""
    if when.b1 == when.e2:
        return ""
    stretch = find_range(when)
    if stretch is None:
        return f"{DASH}?"
    year, last_month, day = calendar_date(stretch.last)
    if (year, last_month) == month:
        return f"{DASH}{day}"
    return f"{DASH}{day} {MONTH_NAMES[last_month - 1][:3]}"
