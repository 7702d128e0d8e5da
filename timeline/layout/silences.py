"""Intervals from one event to the next, and the longest silences among them.

They are measured as `timeline.layout.gaps` measures them: between dates known to some
days, from the last day of all that came before to the first day of what follows, so
an interval is at least that long. A rougher date neither opens nor ends one; where it
may lie within, the interval is not certain: it is up to that long.

Where hardly any date is known so well, months, years or centuries are the grain by
which they are measured instead (`find_grain`).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.dates import FUTURE, PAST, Precision, When, is_finite
from timeline.layout.gaps import FINE, SHORTEST, is_fine
from timeline.model import Event

GRAINS = (FINE, 31, 366, 3653, 36_525)
"""Days up to which the ends of a date may be in doubt: some, a month, to a century."""


class Interval(NamedTuple):
    """The days between two dates; their indexes tell which."""

    days: int
    """Zero where the dates overlap."""
    certain: bool
    before: int
    """The date whose last day opens it."""
    after: int
    """The date whose first day ends it."""


def took_place(event: Event) -> bool:
    """Tell whether an event can break a silence: neither cancelled nor denied."""
    return event.meaning.took_place


def find_grain(dates: Sequence[When]) -> int:
    """Return the finest of `GRAINS` to which at least a quarter of the dates are known.

    The finest of all where there is none. What is undated does not count.
    """
    dated = [date for date in dates if not date.is_undated]
    for grain in GRAINS:
        if 4 * sum(_is_known(date, grain) for date in dated) >= len(dated):
            return grain
    return GRAINS[0]


def _is_known(date: When, grain: int) -> bool:
    if grain == FINE:
        return is_fine(date)
    b1, b2, e1, e2 = date.bounds
    # A date of b days is in doubt by b - 1.
    return b1 > PAST and e2 < FUTURE and max(b2 - b1, e2 - e1) < grain


def find_intervals(dates: Sequence[When], *, grain: int = FINE) -> tuple[Interval, ...]:
    """Return the interval before each date that is known to the grain, but the first.

    Dates stand in their order, and so do the intervals. What is undated makes none
    uncertain: it may lie anywhere, and tells of none more than of another.
    """
    found = []
    latest: int | None = None
    last_rough = PAST
    for index, date in enumerate(dates):
        if date.is_undated:
            continue
        if not _is_known(date, grain):
            last_rough = max(last_rough, date.e2)
            continue
        if latest is not None:
            end = dates[latest].e2
            days = max(date.b1 - end, 0)
            certain = not days or last_rough <= end
            found.append(Interval(days, certain, latest, index))
        if latest is None or date.e2 > dates[latest].e2:
            latest = index
    return tuple(found)


def find_silences(
    dates: Sequence[When], *, shortest: int = SHORTEST, grain: int = FINE
) -> tuple[Interval, ...]:
    """Return the intervals of at least `shortest` days, the longest first."""
    intervals = find_intervals(dates, grain=grain)
    long = [found for found in intervals if found.days >= shortest]
    # Python's sort keeps the order of time among equals.
    return tuple(sorted(long, key=lambda found: -found.days))


def list_doubts(
    dates: Sequence[When], interval: Interval, *, grain: int = FINE
) -> tuple[int, ...]:
    """Return the indexes of the rough dates that may lie in an interval."""
    end = dates[interval.before].e2
    return tuple(
        index
        for index, date in enumerate(dates[: interval.after])
        if date.e2 > end and not (date.is_undated or _is_known(date, grain))
    )


def find_usual(intervals: Iterable[Interval]) -> int:
    """Return the median of the intervals of a day or more, in days; 0 without any.

    Of two in the middle the shorter. What shares a day is one occasion.
    """
    days = sorted(interval.days for interval in intervals if interval.days)
    return days[(len(days) - 1) // 2] if days else 0


def find_roughness(date: When) -> Precision | None:
    """Return what a date is known to that leaves something to find out; else None.

    What goes on still (`2012-05-07/..`), or has always done, is not rough for that.
    `Precision.DAYS` stands for what is known to some weeks.
    """
    if date.is_undated:
        return Precision.NONE
    b1, b2, e1, e2 = date.bounds
    ends = ((b1, b2) if b2 > PAST else (), (e1, e2) if e1 < FUTURE else ())
    doubts = [end for end in ends if end and end[1] - end[0] > FINE]
    if not doubts:
        return None
    if not all(is_finite(first) and is_finite(last) for first, last in doubts):
        return Precision.UNBOUNDED
    return max(date.precision, Precision.DAYS, key=lambda unit: unit.coarseness)
