"""Whether a date lies so far outside the rest of its file that its year is a slip.

In a file with at least eight events, those at one end of time are outliers where they
are few (two, or 2% of them) and farther from all others than five years and three
times the span of those others. Both ends are weighed at once, so that a slip at one
end does not stretch the span that the other is measured by.

Nothing is said of a date without a typed year, of decades and centuries, of dates
with `?`, and of what reaches into the time of the others. Undated events count for
nothing.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import accumulate, product

from timeline.checks.context import CheckContext
from timeline.dates import FUTURE, Precision, When, calendar_date, is_finite
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


class _Dated(NamedTuple):
    """An event with its first and its last day, and the finite ones among them."""

    first: int
    last: int
    nearest_first: int
    nearest_last: int
    event: Event


class _Outliers(NamedTuple):
    """Those at both ends, with the days between which the others lie."""

    low: Sequence[_Dated]
    high: Sequence[_Dated]
    first: int
    last: int


def check_outliers(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each event whose year is probably mistyped."""
    files: dict[str, list[_Dated]] = {}
    for event in context.events:
        if event.date.is_undated:
            continue
        first, last = event.date.b1, event.date.e2
        near_first = first if is_finite(first) else last
        near_last = last if is_finite(last) else first
        files.setdefault(event.file, []).append(
            _Dated(first, last, near_first, near_last, event)
        )
    for dated in files.values():
        if len(dated) < _FEWEST:
            continue
        found = _find_outliers(dated)
        for one in found.low:
            yield from _report(one.event, found, found.first - one.last, "before")
        for one in found.high:
            yield from _report(one.event, found, one.first - found.last, "after")


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


def _find_outliers(dated: Sequence[_Dated]) -> _Outliers:
    """Return as many events at both ends as are outliers together."""
    most = max(_OUTLIERS, len(dated) // _SHARE)
    rising = sorted(dated, key=lambda one: one.last)
    falling = sorted(dated, key=lambda one: -one.first)
    # Without the first n of each: where the others begin, and where they end.
    firsts = _gather(min, [one.nearest_first for one in rising], most)
    lasts = _gather(max, [one.nearest_last for one in falling], most)
    # How far the nth is from those others; nothing is as far as the 0th.
    below = [FUTURE, *(firsts[n] - rising[n - 1].last for n in range(1, most + 1))]
    above = [FUTURE, *(falling[n - 1].first - lasts[n] for n in range(1, most + 1))]
    best = (0, 0)
    for low, high in product(_far(below), _far(above)):
        margin = max(_MARGIN, _SPANS * (lasts[high] - firsts[low]))
        if min(below[low], above[high]) > margin and low + high > sum(best):
            best = low, high
    low, high = best
    return _Outliers(rising[:low], falling[:high], firsts[low], lasts[high])


def _gather(choose: Callable[[int, int], int], days: list[int], most: int) -> list[int]:
    """Return the least or greatest of all days but the first n, for n up to `most`."""
    return list(accumulate(reversed(days), choose))[::-1][: most + 1]


def _far(gaps: list[int]) -> list[int]:
    return [number for number, gap in enumerate(gaps) if gap > _MARGIN]


def _report(
    event: Event, found: _Outliers, gap: int, side: str
) -> Iterator[Diagnostic]:
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
