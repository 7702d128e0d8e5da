"""Months as grids of days, several abreast, and under each row what stands in them.

     May 2013                  9 events
     Mo   Tu   We   Th   Fr   Sa   Su
                1    2    3────4────5
      6    7    8    9   10░  11   12
     13   14▒2 15   16   17   18   19

     ● 10  Cameron flies to Sochi to restate that Assad must go
     ◌ in May  Kerry, on his first Kremlin visit as Secretary of State, waits

A day on which something happened has a shade and, from two events on, their number.
What lasts is a line from its first day to its last, double where several things last;
it is listed in the month it begins in, and named once more where it ends. Where it goes
on over all of a month it is named too, and has no line. If nobody knows the day of its
end, its first day has an arrow. What is known to a month stands in the list alone,
below what is known to the day; what is known to a year or less stands under its year.

Only months that something begins or ends in are drawn, and only those asked for: what
had begun before these, or may have been in them, is listed below. The silence between
two months is named, however long it is. Narrow terminals lose the counts of the days,
and the narrowest the grids. What is undated is counted below.
"""

from collections.abc import Iterator, Sequence

from timeline.analysis import DATED, UNDATED, Number
from timeline.dates import (
    format_day,
    format_when,
    is_finite,
)
from timeline.layout.months import (
    EmptyMonths,
    Page,
    find_months,
    make_pages,
    mark_days,
    sort_out,
)
from timeline.query import Match, Term, all_of, find_asked_window
from timeline.rendering import (
    Line,
    Span,
    cut_cells,
    wrap_cells,
)
from timeline.text import count_of
from timeline.views.calendar.daylabels import name_on_page
from timeline.views.calendar.eventlist import LONG_LABEL_WIDTH, EventList
from timeline.views.calendar.monthgrid import MARK_WIDTH, MonthGrids
from timeline.views.calendar.wall import WALL_WIDTH, Wall
from timeline.views.frame import draw_meanings, draw_notes, list_legend
from timeline.views.heading import name_stretch
from timeline.views.numbers import list_heading
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet
from timeline.views.undated import name_undated, split_undated

# What goes on over a month: so many titles, each of so many cells at most.
_MOST_LASTING = 3
_LASTING_WIDTH = 40

# Silences of two years and more are told in years, rounded down.
_YEARS_FROM = 24

Row = Sequence[tuple[Page, EmptyMonths | None]]
"""Months side by side, or one year, each with the silence before it."""


class MonthPages:
    """The months of a calendar, and what stands in and below them."""

    def __init__(self, sheet: Sheet[CalendarOptions]) -> None:
        self._sheet = sheet
        self._options = sheet.options
        self._glyphs = sheet.glyphs
        self._dated, self._undated = split_undated(sheet.matches)
        asked = find_asked_window(sheet.selection.condition)
        self._asked = asked
        self._months = find_months(asked)
        self._sorted = sort_out(self._dated, self._months)
        self._pages = make_pages(
            self._sorted.inside,
            self._months,
            besides=(*self._sorted.sometime, *self._sorted.lasting),
        )
        self._grids = MonthGrids(mark_days(self._dated), sheet)
        self._list = EventList(sheet)
        self._wall = self._make_wall()

    def _make_wall(self) -> Wall | None:
        """Return the wall that is drawn of a month alone; None for grids and lists."""
        options = self._options
        # These ask for lists, of all events or some.
        has_lists = options.full or options.explain or options.reverse
        if len(self._pages) != 1 or has_lists or options.limit is not None:
            return None
        page = self._pages[0]
        if page.month is None or self._sheet.width < WALL_WIDTH:
            return None
        return Wall(page.month, page.exact, self._sheet)

    def numbers(self) -> Iterator[Number]:
        """Yield all numbers of events that are printed where there is room."""
        yield from list_heading(self._sheet)
        find = self._sheet.counting.find
        if self._undated:
            yield find("undated", self._undated, UNDATED)
        if self._wall is not None:
            return
        for page in self._pages:
            if page.month is None or not page.size:
                continue
            stand = {id(match) for match in (*page.exact, *page.rough)}
            found = [one for one in self._sheet.matches if id(one) in stand]
            month = page.period.value
            yield find(page.period.name, found, Term("placed", (month,)))
        for day, points in sorted(mark_days(self._dated).points.items()):
            if len(points) > 1:
                label = format_day(day)
                asked = Term("date", (label,), "=")
                yield find(label, points, asked, all_of(asked, DATED))

    def describe(self) -> str:
        """Return in words the days that were asked for; empty if an end is open."""
        if not all(map(is_finite, self._asked)):
            return ""
        return name_stretch(self._asked, dash=self._glyphs.dash)

    def lines(self) -> Iterator[Line]:
        """Yield the lines below the heading."""
        yield from draw_notes(self._sheet)
        if self._wall is not None:
            yield ()
            yield from self._wall.lines()
            self._list.shown += len(self._pages[0].exact)
            self._list.used |= self._wall.used
        for row in () if self._wall is not None else self._make_rows():
            if self._list.is_full:
                break
            first, silence = row[0]
            if silence is not None:
                yield ()
                yield from self._draw_silence(silence)
            yield ()
            if first.month is not None and self._grids.abreast:
                yield from self._grids.draw(row)
                yield ()
            yield from self._draw_lists(row)
        yield from self._draw_besides()
        hidden = len(self._dated) - self._list.shown
        rest = [count_of(hidden, "more event")] if hidden else []
        if self._undated:
            rest.append(name_undated(len(self._undated)))
        if rest:
            yield ()
            for line in wrap_cells(f"and {', '.join(rest)}", self._sheet.width - 1):
                yield (Span(f" {line}", "quiet"),)
        entries = list_legend(self._sheet, self._list.used)
        signs = (self._grids if self._wall is None else self._wall).meanings()
        yield from draw_meanings([*signs, *entries], self._sheet.width)

    def _make_rows(self) -> Iterator[Row]:
        """Yield years by themselves, and months as many abreast as there is room."""
        pages = self._pages
        silences = [page.silence for page in pages]
        if self._options.reverse:
            pages = pages[::-1]
            # What lies before a month lies between it and the next one drawn.
            silences = [None, *silences[:0:-1]][: len(pages)]
        row: list[tuple[Page, EmptyMonths | None]] = []
        for page, silence in zip(pages, silences, strict=True):
            full = len(row) >= self._grids.abreast
            if row and (full or None in (page.month, row[0][0].month)):
                yield row
                row = []
            row.append((page, silence))
        if row:
            yield row

    def _draw_silence(self, silence: EmptyMonths) -> Iterator[Line]:
        length = count_of(silence.months, "month")
        if silence.months >= _YEARS_FROM:
            length = count_of(silence.months // 12, "year")
        # What stands elsewhere may lie or go on within the silence.
        without = "in which nothing is known to begin"
        if silence.certain:
            without = "without events"
        text = f"{self._glyphs.silence} {length} {without}"
        for line in wrap_cells(text, self._sheet.width - 1):
            yield (Span(f" {line}", "rail"),)

    def _draw_lists(self, row: Row) -> Iterator[Line]:
        alone = len(row) == 1 and row[0][0].month is not None and self._grids.abreast
        for index, (page, silence) in enumerate(row):
            if index and self._list.is_full:
                return
            if index:
                yield ()
                if silence is not None:
                    yield from self._draw_silence(silence)
                    yield ()
            if not alone:
                heading = page.period.name
                for line in wrap_cells(heading, self._sheet.width - 1):
                    yield Span(" "), Span(line, "period")
            yield from self._draw_page(page)

    def _draw_page(self, page: Page) -> Iterator[Line]:
        """Yield what ends in a month, what is known to its days, and the rest."""
        dash = self._glyphs.dash
        for matches in (page.ending, page.exact, page.rough):
            ending = matches is page.ending
            labels = [
                name_on_page(match.event.date, page, ending=ending, dash=dash)
                for match in matches
            ]
            yield from self._list.draw(matches, labels, again=ending)
        yield from self._draw_lasting(page.lasting)

    def _draw_lasting(self, matches: Sequence[Match]) -> Iterator[Line]:
        """Yield in words what goes on over all of a month."""
        if not matches:
            return
        dash = self._glyphs.dash
        named = [
            f"{cut_cells(match.event.title, _LASTING_WIDTH, self._glyphs.ellipsis)}"
            f" ({format_when(match.event.date, dash=dash)})"
            for match in matches[:_MOST_LASTING]
        ]
        if len(matches) > _MOST_LASTING:
            named.append("and others")
        text = f"also going on: {'; '.join(named)}"
        for line in wrap_cells(text, self._list.width - MARK_WIDTH):
            yield Span(" " * MARK_WIDTH), Span(line, "quiet")

    def _draw_besides(self) -> Iterator[Line]:
        """Yield what had begun before the months asked for, or may lie in them."""
        sometime = self._sorted.sometime
        if self._wall is not None:
            # What is known to no day stands in none.
            stand = {id(match) for match in (*sometime, *self._pages[0].rough)}
            sometime = tuple(one for one in self._dated if id(one) in stand)
        for heading, matches in (
            ("Sometime in these days", sometime),
            ("Going on", self._sorted.lasting),
        ):
            if not matches or self._list.is_full:
                continue
            yield ()
            for line in wrap_cells(heading, self._sheet.width - 1):
                yield Span(" "), Span(line, "period")
            dash = self._glyphs.dash
            labels = [format_when(match.event.date, dash=dash) for match in matches]
            yield from self._list.draw(matches, labels, widest=LONG_LABEL_WIDTH)
