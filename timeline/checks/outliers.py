"""Whether a date lies so far outside the rest of its file that its year is a slip.

In a file with at least eight events, those at one end of time are outliers where they
are few (two, or 2% of them) and farther from all others than five years and three
times the span of those others. Both ends are weighed at once, so that a slip at one
end does not stretch the span that the other is measured by.

Nothing is said of a date without a typed year, of decades and centuries, of dates
with `?`, and of what reaches into the time of the others. Undated events count for
nothing.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import product

from timeline.checks.context import CheckContext
from timeline.dates import FUTURE, PAST, Precision, Shape, When, calendar_date
from timeline.diagnostics import Diagnostic, make_diagnostic
from timeline.lean import NamedTuple
from timeline.model import Event
from timeline.patterns import LazyPattern
from timeline.text import count_of, suggest

_FEWEST = 8
_OUTLIERS = 2
_SHARE = 50
_MARGIN = 5 * 366
_SPANS = 3

_YEAR = LazyPattern(r"(?<!\d)\d{4}(?!\d)")


class Outliers(NamedTuple):
    """Which of some dates lie at both ends, and between which days the others lie."""

    low: Sequence[int]
    """Their numbers among the dates, from 0."""
    high: Sequence[int]
    first: int
    last: int


def check_outliers(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each event whose year is probably mistyped."""
    files: dict[str, list[Event]] = {}
    for event in context.events:
        if event.date.shape is not Shape.UNDATED:
            files.setdefault(event.file, []).append(event)
    for events in files.values():
        dates = [event.date for event in events]
        found = find_outliers([date.b1 for date in dates], [date.e2 for date in dates])
        for number in found.low:
            gap = found.first - dates[number].e2
            yield from _report(events[number], found, gap, "before")
        for number in found.high:
            gap = dates[number].b1 - found.last
            yield from _report(events[number], found, gap, "after")


def is_dated(_context: CheckContext, event: Event) -> bool:
    """Tell whether an event has a date."""
    return not event.date.is_undated


def look_at_day(_context: CheckContext, event: Event) -> Hashable:
    """Return what `check_outliers` sees of an event."""
    date = event.date
    return event.file, date.b1, date.e2, _may_be_slip(date)


def _may_be_slip(date: When) -> bool:
    """Tell whether a date has a typed year that it says without doubt."""
    if date.uncertain or date.precision in (Precision.DECADE, Precision.CENTURY):
        return False
    return _YEAR.search(date.typed) is not None


def find_outliers(begins: Sequence[int], ends: Sequence[int]) -> Outliers:
    """Return as many dates at both ends as are outliers together; none of few dates.

    Of each date its first and its last day, of which either may be infinite.
    """
    number = len(begins)
    if number < _FEWEST:
        return Outliers((), (), 0, 0)
    most = max(_OUTLIERS, number // _SHARE)
    rising = sorted(range(number), key=ends.__getitem__)
    falling = sorted(range(number), key=[-day for day in begins].__getitem__)
    # Without the first n of each: where the others begin, and where they end.
    pairs = list(zip(begins, ends, strict=True))
    near_begins = [one if one != PAST else other for one, other in pairs]
    near_ends = [other if other != FUTURE else one for one, other in pairs]
    firsts = _gather(min, [near_begins[one] for one in rising], most)
    lasts = _gather(max, [near_ends[one] for one in falling], most)
    # How far the nth is from those others; nothing is as far as the 0th.
    places = range(1, most + 1)
    below = [FUTURE, *(firsts[n] - ends[rising[n - 1]] for n in places)]
    above = [FUTURE, *(begins[falling[n - 1]] - lasts[n] for n in places)]
    best = (0, 0)
    for low, high in product(_far(below), _far(above)):
        margin = max(_MARGIN, _SPANS * (lasts[high] - firsts[low]))
        if min(below[low], above[high]) > margin and low + high > sum(best):
            best = low, high
    low, high = best
    return Outliers(rising[:low], falling[:high], firsts[low], lasts[high])


def _gather(
    choose: Callable[[Iterable[int]], int], days: Sequence[int], most: int
) -> list[int]:
    """Return the least or greatest of all days but the first n, for n up to `most`."""
    found = [choose(days[most:])]
    for day in reversed(days[:most]):
        found.append(choose((day, found[-1])))
    return found[::-1]


def _far(gaps: list[int]) -> list[int]:
    return [number for number, gap in enumerate(gaps) if gap > _MARGIN]


def _report(event: Event, found: Outliers, gap: int, side: str) -> Iterator[Diagnostic]:
    date = event.date
    typed = _YEAR.search(date.typed)
    if typed is None or not _may_be_slip(date):
        return
    span = range(calendar_date(found.first)[0], calendar_date(found.last)[0] + 1)
    near = [str(year) for year in _list_slips(typed[0]) if year in span]
    years = count_of(gap // 365, "year")
    hint = f"{suggest(near)} if not" if near else "if it is right"
    yield make_diagnostic(
        "date-outlier",
        f"{date.typed!r} is {years} {side} the rest of the file",
        event.locate("date"),
        hint=f"{hint}, put # timeline: ignore[date-outlier] behind it",
    )


def _list_slips(year: str) -> list[int]:
    """Return the years that this one may be a slip for.

    One digit is wrong, two beside each other are exchanged, or the century is wrong.
    """
    changed = {
        year[:place] + digit + year[place + 1 :]
        for place in range(len(year))
        for digit in "0123456789"
    }
    swapped = {
        year[:place] + year[place + 1] + year[place] + year[place + 2 :]
        for place in range(len(year) - 1)
    }
    moved = {f"{century:02d}{year[2:]}" for century in range(100)}
    return sorted(int(other) for other in (changed | swapped | moved) - {year})
