"""Silences: stretches of days in which no event is known to lie."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.dates import FUTURE, PAST, When

SHORTEST = 14
"""Days from one event to the next that count as a gap at least."""

FINE = 10
"""Up to this many days of doubt an event still marks its place in time."""


class Gap(NamedTuple):
    """A silence before an event."""

    days: int
    """From the last day of what came before to the first day of the event."""
    certain: bool
    """False where an event known only roughly may lie within it."""


def find_gaps(dates: Sequence[When]) -> tuple[Gap | None, ...]:
    """Return the gap before each of the dates, which stand in their order.

    Gaps are measured between dates known to some days; coarser ones, such as a
    month or a year, neither open nor close a gap but make it uncertain. What is
    undated has no part in any.
    """
    gaps: list[Gap | None] = []
    last_fine: int | None = None
    last_coarse = PAST
    for date in dates:
        gap = None
        if is_fine(date):
            if last_fine is not None and date.b1 - last_fine >= SHORTEST:
                gap = Gap(date.b1 - last_fine, certain=last_coarse <= last_fine)
            last_fine = date.e2 if last_fine is None else max(last_fine, date.e2)
        elif not date.is_undated:
            last_coarse = max(last_coarse, date.e2)
        gaps.append(gap)
    return tuple(gaps)


def is_fine(date: When) -> bool:
    """Tell whether a date marks its place in time: each end known to some days."""
    b1, b2, e1, e2 = date.bounds
    finite = b1 > PAST and e2 < FUTURE
    return finite and b2 - b1 <= FINE and e2 - e1 <= FINE


def format_days(days: int) -> str:
    """Write a length of time in its natural unit: days, months or years.

    Rounded down from two months and two years on: a gap is at least that long.
    """
    if days < 61:
        return f"{days} days"
    if days < 731:
        return f"{days * 12 // 365} months"
    return f"{days * 400 // 146_097:,} years"
