"""Silences: stretches of days, from event to event, in which none is known to lie.

They are measured between dates known to some days, from the last day of all that came
before to the first day of what follows, so a silence is at least that long. A rougher
date, such as a month or a year, neither opens nor ends one; where it may lie within,
the silence is not certain: it is up to that long. What is undated has no part in any.

Between events in a row on a page (`list_before`) rough dates count as well: with all
days on which they may lie, so that none lies in the silence that is told.

Where hardly any date is known so well, months, years or centuries are the grain by
which they are measured instead (`find_grain`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.dates import FUTURE, PAST, Precision, is_finite
from timeline.lean import NamedTuple

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Event

SHORTEST = 14
"""Days from one event to the next that are worth telling, at least."""
FINE = 10
"""Up to this many days of doubt an event still marks its place in time."""
_TELLING = 3
"""How many times as long as usual a silence is that says something."""
_MANY = 8
"""Of fewer intervals none is usual."""
_ALWAYS = 512
"""What may lie on so many days, such as a year, fills each silence among them."""
_PROPORTION = 10
GRAINS = (FINE, 31, 366, 3653, 36_525)
"""Days up to which the ends of a date may be in doubt: some, a month, to a century."""


class Silence(NamedTuple):
    """The days between two dates; their indexes tell which."""

    days: int
    """From the last day of what came before to the first day of what follows; zero
    where the dates overlap."""
    certain: bool
    """False where an event known only roughly may lie within it."""
    before: int
    """The date that opens it."""
    after: int
    """The date whose first day ends it."""
    since: int
    """The day that opens it: the last of the date before, or the last that is sure."""


def took_place(event: Event) -> bool:
    """Tell whether an event can break a silence: neither cancelled nor denied."""
    return event.meaning.took_place


def is_fine(date: When) -> bool:
    """Tell whether a date marks its place in time: each end known to some days."""
    b1, b2, e1, e2 = date.bounds
    finite = b1 > PAST and e2 < FUTURE
    return finite and b2 - b1 <= FINE and e2 - e1 <= FINE


def format_days(days: int) -> str:
    """Write a length of time in its natural unit: days, months or years.

    Rounded down from two months and two years on: a silence is at least that long.
    """
    if days < 61:
        return f"{days} days"
    if days < 731:
        return f"{days * 12 // 365} months"
    return f"{days * 400 // 146_097:,} years"


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


def find_silences(dates: Sequence[When], *, grain: int = FINE) -> tuple[Silence, ...]:
    """Return the silence before each date that is known to the grain, but the first.

    Dates stand in their order, and so do the silences. What is undated makes none
    uncertain: it may lie anywhere, and tells of none more than of another.
    """
    found = []
    latest: int | None = None
    end = last_rough = PAST
    for index, date in enumerate(dates):
        if date.is_undated:
            continue
        if _is_known(date, grain):
            if latest is not None:
                days = max(date.b1 - end, 0)
                certain = not days or last_rough <= end
                found.append(Silence(days, certain, latest, index, end))
        else:
            last_rough = max(last_rough, date.e2)
        own = _find_end(date, grain)
        if own is not None and (latest is None or own > end):
            latest, end = index, own
    return tuple(found)


def _find_end(date: When, grain: int) -> int | None:
    """Return the day up to which a date fills time for sure; None if it fills none.

    Of what is known to the grain the last day; of what lasts longer than its ends are
    in doubt, the last day on which it certainly goes on.
    """
    if _is_known(date, grain):
        return date.e2
    lasts = date.b2 < date.e1 < FUTURE and not (date.is_undated or date.uncertain)
    return date.e1 if lasts else None


def find_telling(before: Iterable[Silence | None]) -> int:
    """Return of how many days a silence must be to say something among some dates.

    `before` has the silence of a day or more before each (`list_before`). `SHORTEST`
    at least, and `_TELLING` times the usual interval, if there are so many that one is
    usual.
    """
    found = [one for one in before if one is not None]
    return max(SHORTEST, _TELLING * find_usual(found) * (len(found) >= _MANY))


def list_before(dates: Sequence[When], *, least: int) -> tuple[Silence | None, ...]:
    """Return for each of the dates the silence before it, if of `least` days or more.

    Here every date counts, rough ones too, with all days on which it may lie: in such
    a silence lies none of them. What may lie, or lasts, on more than `_PROPORTION`
    times the days of the silence fills none; where there is such, the silence is not
    certain. What happened by some day, or from one on, counts where that day is.
    """
    before: list[Silence | None] = [None] * len(dates)
    for one in _find_clear(dates):
        if one.days >= least:
            before[one.after] = one
    return tuple(before)


def _find_clear(dates: Sequence[When]) -> Iterator[Silence]:
    # By the number of binary digits of their days: the last day, and which it is.
    reach: dict[int, tuple[int, int]] = {}
    for index, date in enumerate(dates):
        if date.is_undated:
            continue
        b1, b2, _, e2 = date.bounds
        first = e2 if date.is_one_of and b1 == PAST else b1
        if reach and is_finite(first):
            yield _measure_clear(first, index, reach)
        # What begins and goes on is an event when it begins; what happened by some
        # day or from one on is one there at least.
        near = first if b2 == FUTURE or b1 == PAST else b2
        for last in (near, e2) if near != e2 else (near,):
            size = (last - first + 1).bit_length()
            known = reach.get(size)
            if known is None or last >= known[0]:
                reach[size] = last, index


def _measure_clear(
    first: int, after: int, reach: dict[int, tuple[int, int]]
) -> Silence:
    """Return the silence that ends on a day, after what reaches so far."""
    end, before, certain = PAST, after, True
    for size, (last, index) in sorted(reach.items()):
        if last < end:
            continue
        least = 1 << (size - 1)
        if end == PAST or least <= _ALWAYS or least <= _PROPORTION * (first - end):
            if last > end or index > before:
                end, before = last, index
        elif last > end:
            certain = False
    days = max(first - end, 0) if end > PAST else 0
    return Silence(days, certain, before, after, end)


def rank_silences(
    dates: Sequence[When], *, shortest: int = SHORTEST, grain: int = FINE
) -> tuple[Silence, ...]:
    """Return the silences of at least `shortest` days, the longest first."""
    long = [one for one in find_silences(dates, grain=grain) if one.days >= shortest]
    # Python's sort keeps the order of time among equals.
    return tuple(sorted(long, key=lambda found: -found.days))


def list_doubts(
    dates: Sequence[When], silence: Silence, *, grain: int = FINE
) -> tuple[int, ...]:
    """Return the indexes of the rough dates that may lie in a silence."""
    return tuple(
        index
        for index, date in enumerate(dates[: silence.after])
        if date.e2 > silence.since and not (date.is_undated or _is_known(date, grain))
    )


def find_usual(silences: Iterable[Silence]) -> int:
    """Return the median of the silences of a day or more, in days; 0 without any.

    Of two in the middle the shorter. What shares a day is one occasion.
    """
    days = sorted(silence.days for silence in silences if silence.days)
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
