"""Which heading an event stands under."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from timeline.dates import PAST, Precision, When, calendar_date
from timeline.query import Match
from timeline.text import fold

_COARSE = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY})


class Period(NamedTuple):
    """A heading of time: a month, a year, or what began nobody knows when."""

    year: int | None
    month: int | None = None


def period_of(when: When, *, months: bool) -> Period:
    """Return the period that a date begins in.

    What is known only to the year stands under the year, before its months.
    """
    if when.b1 == PAST:
        return Period(None)
    year, month, _ = calendar_date(when.b1)
    if not months or when.start.precision in _COARSE:
        return Period(year)
    return Period(year, month)


def group_by_value(
    matches: Iterable[Match], values_of: Callable[[Match], Iterable[str]]
) -> tuple[tuple[str, tuple[Match, ...]], ...]:
    """Return the matches under each of their values, in folded order of these.

    A match with several values stands under each; those without any come last,
    under the empty text.
    """
    groups: dict[str, list[Match]] = {}
    for match in matches:
        for value in dict.fromkeys(values_of(match)) or ("",):
            groups.setdefault(value, []).append(match)
    names = sorted(groups, key=lambda name: (not name, fold(name)))
    return tuple((name, tuple(groups[name])) for name in names)
