"""Months as grids of weeks, and what stands in which of them.

Days are day numbers and years astronomical, so nothing stops at the years 1 and
9999. An event is *exact* if the day it begins on is known; it is *marked* on that
day, or on each of its days if it lasts and the day of its end is known as well. All
others are known to a month, a year or less, and stand in a list alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.dates import (
    PAST,
    When,
    Window,
    calendar_date,
    is_finite,
    month_span,
    weekday,
    year_span,
)
from timeline.layout.framing import EVERYTHING
from timeline.lean import NamedTuple
from timeline.names import Period, period_of, place_period
from timeline.query import Match

_WEEK = 7
_SHORTEST_MONTH = 28


class Month(NamedTuple):
    """A month of an astronomical year, 1 being January."""

    year: int
    month: int

    @property
    def span(self) -> Window:
        """Return its first and last day."""
        return Window(*month_span(self.year, self.month))


class EmptyMonths(NamedTuple):
    """Months that are left out, since nothing is dated to them."""

    months: int
    certain: bool
    """False where something listed before may lie or go on within them."""


class Page(NamedTuple):
    """What stands under a month, a year, or what began nobody knows when."""

    period: Period
    month: Month | None
    """None for a year, and for what began nobody knows when."""
    exact: tuple[Match, ...]
    """Known to begin on a day of the month; in their order."""
    rough: tuple[Match, ...]
    """All others of the period; in their order."""
    ending: tuple[Match, ...]
    """Those that end in the month and stand under an earlier one."""
    lasting: tuple[Match, ...]
    """Those under an earlier one that certainly go on from before it till after it."""
    silence: EmptyMonths | None
    """Between the last month before this and the next one from here on."""

    @property
    def size(self) -> int:
        """Return how many events stand under it, those ending apart."""
        return len(self.exact) + len(self.rough)


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What is marked on days. It costs the same however long a range lasts."""

    points: Mapping[int, tuple[Match, ...]]
    """What happened on one day, by that day."""
    onward: frozenset[int]
    """Days from which something goes on, till nobody knows which day."""
    starts: tuple[int, ...]
    """The first days of the ranges, ascending."""
    ends: tuple[int, ...]
    """Their last days, ascending."""
    long: tuple[Window, ...]
    """Those ranges that can last over a whole month."""

    def count_ranges(self, day: int) -> int:
        """Return how many ranges last on a day, first and last day inclusive."""
        return bisect_right(self.starts, day) - bisect_left(self.ends, day)

    def count_over(self, month: Window) -> int:
        """Return how many ranges began before a month and end after it."""
        first, last = month
        return sum(one.first < first and one.last > last for one in self.long)

    def count_joining(self, day: int) -> int:
        """Return how many ranges last from a day into the next."""
        return bisect_right(self.starts, day) - bisect_right(self.ends, day)


def month_of(day: int) -> Month:
    """Return the month that a finite day lies in."""
    year, month, _ = calendar_date(day)
    return Month(year, month)


def make_weeks(
    month: Month, *, week_start: int = 0
) -> tuple[tuple[int | None, ...], ...]:
    """Return the weeks of a month, each of seven days; None outside the month.

    `week_start` is the weekday of the first column, 0 being Monday.
    """
    first, last = month.span
    lead = (weekday(first) - week_start) % _WEEK
    return tuple(
        tuple(
            day if first <= day <= last else None for day in range(week, week + _WEEK)
        )
        for week in range(first - lead, last + 1, _WEEK)
    )


def is_exact(when: When) -> bool:
    """Tell whether the day something begins on is known."""
    return is_finite(when.b1) and when.b1 == when.b2


def find_range(when: When) -> Window | None:
    """Return the days from the first to the last, where it lasts and both are known."""
    known = is_exact(when) and is_finite(when.e2) and when.e1 == when.e2
    return when.span if known and when.b1 < when.e2 else None


def mark_days(dates: Iterable[Match]) -> Marks:
    """Return what is to be marked on which day."""
    points: dict[int, list[Match]] = {}
    onward = set()
    ranges = []
    for match in dates:
        when = match.event.date
        if not is_exact(when):
            continue
        stretch = find_range(when)
        if stretch is not None:
            ranges.append(stretch)
        elif when.b1 == when.e2:
            points.setdefault(when.b1, []).append(match)
        else:
            onward.add(when.b1)
    return Marks(
        points={day: tuple(matches) for day, matches in points.items()},
        onward=frozenset(onward),
        starts=tuple(sorted(first for first, _ in ranges)),
        ends=tuple(sorted(last for _, last in ranges)),
        long=tuple(one for one in ranges if one.last - one.first > _SHORTEST_MONTH),
    )


class Asked(NamedTuple):
    """Events by how they lie to the months that are drawn, each in its order."""

    inside: tuple[Match, ...]
    """They stand under one of the months, or a year of nothing but these."""
    sometime: tuple[Match, ...]
    """They may have been on these days, and nobody knows in which month."""
    lasting: tuple[Match, ...]
    """They had begun before, and go on into these days."""


def find_months(window: Window) -> Window:
    """Return whole months that hold a window, which may be infinite on either side."""
    low, high = window
    return Window(
        month_of(low).span.first if is_finite(low) else low,
        month_of(high).span.last if is_finite(high) else high,
    )


def sort_out(matches: Iterable[Match], months: Window) -> Asked:
    """Tell how events lie to whole months, of which they touch or may touch some day.

    What lasts is no event of the months that it began before, and what is known to a
    longer time than these is none of any of them.
    """
    inside: list[Match] = []
    sometime: list[Match] = []
    lasting: list[Match] = []
    for match in matches:
        when = match.event.date
        if _is_within(period_of(when, months=True), months):
            inside.append(match)
        elif when.b2 < months.first and (when.b1, when.b2) != (when.e1, when.e2):
            lasting.append(match)
        else:
            sometime.append(match)
    return Asked(tuple(inside), tuple(sometime), tuple(lasting))


def _is_within(period: Period, months: Window) -> bool:
    if period.year is None:
        return months == EVERYTHING
    if period.month is not None:
        first, last = month_span(period.year, period.month)
    else:
        first, last = year_span(period.year)
    return months.first <= first and last <= months.last


def make_pages(
    matches: Sequence[Match],
    months: Window = EVERYTHING,
    *,
    besides: Iterable[Match] = (),
) -> tuple[Page, ...]:
    """Return the pages in order of time, years before their months.

    `matches` stand in their order, under one of the whole months of a window. A month
    of these has a page if an event stands under it or a range ends in it; if they are
    one month, always. What is `besides` may make a silence doubtful.
    """
    listed: dict[Period, list[Match]] = {}
    ending: dict[Period, list[Match]] = {}
    going_on = []
    for match in matches:
        when = match.event.date
        period = period_of(when, months=True)
        listed.setdefault(period, []).append(match)
        stretch = find_range(when)
        if stretch is not None:
            last = Period(*month_of(stretch.last))
            if last != period and _is_within(last, months):
                ending.setdefault(last, []).append(match)
        if not when.is_one_of and is_finite(when.b2) and when.e1 > when.b2:
            going_on.append(match)
    periods = {*listed, *ending}
    if is_finite(months.first) and month_of(months.first).span == months:
        periods.add(Period(*month_of(months.first)))
    pages = [
        _make_page(period, listed.get(period, ()), ending.get(period, ()), going_on)
        for period in sorted(periods, key=place_period)
    ]
    spans = [match.event.date.span for match in (*matches, *besides)]
    return _find_silences(pages, spans)


def _make_page(
    period: Period,
    listed: Sequence[Match],
    ending: Sequence[Match],
    going_on: Sequence[Match],
) -> Page:
    month = None
    lasting: list[Match] = []
    if period.year is not None and period.month is not None:
        month = Month(period.year, period.month)
        first, last = month.span
        for match in going_on:
            when = match.event.date
            if when.b2 < first and when.e1 > last:
                lasting.append(match)
    exact = [match for match in listed if month and is_exact(match.event.date)]
    rough = [match for match in listed if not (month and is_exact(match.event.date))]
    return Page(
        period,
        month,
        tuple(exact),
        tuple(rough),
        tuple(ending),
        tuple(lasting),
        None,
    )


def _find_silences(pages: list[Page], spans: Iterable[Window]) -> tuple[Page, ...]:
    """Return the pages with the silences that lie before months.

    A silence stands on the first page after the month before it: years that come
    between stand below it.
    """
    by_start = sorted(spans, reverse=True)
    reached = PAST
    before: Month | None = None
    place = 0
    for index, page in enumerate(pages):
        if page.month is None:
            continue
        if before is not None:
            first, last = before.span.last + 1, page.month.span.first - 1
            while by_start and by_start[-1].first <= last:
                reached = max(reached, by_start.pop().last)
            years = page.month.year - before.year
            months = years * 12 + page.month.month - before.month - 1
            if months:
                silence = EmptyMonths(months, certain=reached < first)
                pages[place] = pages[place]._replace(silence=silence)
        before, place = page.month, index + 1
    return tuple(pages)
