"""Grids of months side by side: the days, with what is marked on them.

A day has two cells for its number and one for its shade; where there is room, one
more for its count and one that parts it from the next. A line through a range runs
in all of them, unless it lasts over the whole month.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from timeline.dates import WEEKDAY_NAMES, Fit
from timeline.layout.months import EmptyMonths, Marks, Month, Page, make_weeks
from timeline.query import Match
from timeline.rendering import Line, Span, measure_cells, pad_cells, trim_line
from timeline.views.calendar.daylabels import count_page
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet

_WEEK = 7
_ROOMY = 5
_TIGHT = 3
_MARGIN = 1
MARK_WIDTH = 3
"""The cells before events that are listed below grids."""
_GUTTER = 3
# How many events each shade stands for at least.
_SHADES = (1, 2, 4, 10)
_MOST = 9
_MORE = "+"


class MonthGrids:
    """Draws months that have the same marks, and remembers which glyphs it used."""

    def __init__(self, marks: Marks, sheet: Sheet[CalendarOptions]) -> None:
        self._marks = marks
        self._glyphs = sheet.glyphs
        self._week_start = sheet.options.week_start
        roomy = sheet.width >= _MARGIN + _WEEK * _ROOMY
        self._cell = _ROOMY if roomy else _TIGHT
        self._block = _MARGIN + _WEEK * self._cell
        self._used: set[str] = set()
        self.abreast = (sheet.width + _GUTTER) // (self._block + _GUTTER)
        """How many months stand side by side; 0 where not even one has room."""

    def draw(self, pages: Sequence[tuple[Page, EmptyMonths | None]]) -> Iterator[Line]:
        """Yield the lines of months side by side; a silence between two is a rail."""
        blocks = [
            self._draw_month(page, page.month)
            for page, _ in pages
            if page.month is not None
        ]
        blank: Line = (Span(" " * self._block),)
        for lines in zip_longest(*blocks, fillvalue=blank):
            spans: list[Span] = []
            for (_, silence), line in zip(pages, lines, strict=True):
                if spans:
                    rail = self._glyphs.silence if silence is not None else " "
                    spans.append(Span(f" {rail} ", "rail"))
                spans += line
            yield trim_line(spans)

    def meanings(self) -> list[str]:
        """Return what the glyphs mean that were used, one entry each."""
        dash = self._glyphs.dash
        counts = ("1 event", f"2{dash}3", f"4{dash}9", "10 or more")
        entries = [
            *zip(self._glyphs.densities, counts, strict=True),
            (_MORE, f"more than {_MOST}"),
            (self._glyphs.stretch * 2, "goes on"),
            (self._glyphs.stretches * 2, "several go on"),
            (self._glyphs.after, "goes on, end unknown"),
        ]
        return [f"{glyph} {what}" for glyph, what in entries if glyph in self._used]

    def _draw_month(self, page: Page, month: Month) -> Iterator[Line]:
        yield self._draw_title(page)
        week = range(self._week_start, self._week_start + _WEEK)
        names = "".join(
            WEEKDAY_NAMES[day % _WEEK][:2].ljust(self._cell) for day in week
        )
        yield Span(" " * _MARGIN), Span(names, "label")
        start = month.span.first
        over = self._marks.count_over(month.span)
        before = self._draw_join(start - 1, over)
        for days in make_weeks(month, week_start=self._week_start):
            spans = [Span(before if days[0] is not None else " ", "stretch")]
            for day in days:
                if day is None:
                    spans.append(Span(" " * self._cell))
                    continue
                after = self._draw_join(day, over)
                has_range = self._marks.count_ranges(day) > over
                text = str(day - start + 1)
                spans += self._draw_day(day, text, before, after, has_range=has_range)
                before = after
            yield tuple(spans)

    def _draw_title(self, page: Page) -> Line:
        title = page.period.name
        room = self._block - _MARGIN
        count = count_page(page)
        space = room - measure_cells(title) - measure_cells(count)
        if self._cell == _ROOMY:
            # The last column of the grid is one that parts it from the next.
            space -= 2
        if space < 2:
            return Span(" " * _MARGIN), Span(pad_cells(title, room), "period")
        padded = pad_cells(" " * space + count, room - measure_cells(title))
        return Span(" " * _MARGIN), Span(title, "period"), Span(padded, "quiet")

    def _draw_day(
        self, day: int, text: str, before: str, after: str, *, has_range: bool
    ) -> Line:
        """Return the cells of a day; a line comes in as `before`, goes as `after`."""
        points = self._marks.points.get(day, ())
        lead = Span(before * (2 - len(text)), "stretch")
        if points:
            style, mark = "busy", self._pick_shade(points)
        elif day in self._marks.onward and after == " ":
            style, mark = "stretch", Span(self._glyphs.after, "stretch")
            self._used.add(mark.text)
        elif has_range:
            style, mark = "stretch", Span(after, "stretch")
        else:
            return (Span(f"{text:>2}".ljust(self._cell), "quiet"),)
        day_of_month = Span(text, style)
        if self._cell == _TIGHT:
            return lead, day_of_month, mark
        count = Span(after, "stretch")
        if len(points) > 1:
            count = Span(str(len(points)) if len(points) <= _MOST else _MORE, "busy")
            self._used.add(count.text)
        return lead, day_of_month, mark, count, Span(after, "stretch")

    def _draw_join(self, day: int, over: int) -> str:
        """Return the line that leads from a day to the next, a space if none does.

        So many that last over the whole month have none: it would say nothing of
        any day, and hide what does.
        """
        joining = self._marks.count_joining(day) - over
        if not joining:
            return " "
        glyph = self._glyphs.stretch if joining == 1 else self._glyphs.stretches
        self._used.add(glyph * 2)
        return glyph

    def _pick_shade(self, points: Sequence[Match]) -> Span:
        """Return how many things happened, or what puts all of them in doubt."""
        glyphs = self._glyphs
        if all(match.fit is Fit.POSSIBLE for match in points):
            return Span("?", "possible")
        picked = {glyphs.pick(match.event) for match in points}
        if picked == {glyphs.doubtful}:
            return Span(glyphs.doubtful, "doubt")
        if picked == {glyphs.approximate}:
            return Span(glyphs.approximate, "density")
        shade = glyphs.densities[bisect_right(_SHADES, len(points)) - 1]
        self._used.add(shade)
        return Span(shade, "density")
