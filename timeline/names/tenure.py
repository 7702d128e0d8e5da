"""How long a bond between two actors held, and whether it held at an event.

An office held `2013-02-01/2017` was held on some days certainly and on others
possibly, like any date: it began within [b1, b2] and ended within [e1, e2]. So it
has a window that it cannot have left, [b1, e2], and, unless its bounds are too
vague, one that it must have filled, [b2, e1].
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from timeline.dates import FUTURE, PAST, Fit, Window
from timeline.lean import NamedTuple

if TYPE_CHECKING:
    from timeline.dates import When


class Tenure(NamedTuple):
    """The days on which something held."""

    possible: Window
    certain: Window | None
    """None where there is no day on which it held for certain."""

    def meet(self, other: Tenure) -> Tenure | None:
        """Return when both held; None where they never can have."""
        # Most bodies belong to another for good.
        if other is ALWAYS:
            return self
        if self is ALWAYS:
            return other
        possible = _intersect(self.possible, other.possible)
        if possible is None:
            return None
        certain = None
        if self.certain is not None and other.certain is not None:
            certain = _intersect(self.certain, other.certain)
        return Tenure(possible, certain)

    def covers(self, other: Tenure) -> bool:
        """Tell whether it held on every day on which the other did."""
        if not _lies_within(other.possible, self.possible):
            return False
        if other.certain is None:
            return True
        return self.certain is not None and _lies_within(other.certain, self.certain)


ALL_TIME = Window(PAST, FUTURE)
ALWAYS = Tenure(ALL_TIME, ALL_TIME)


def make_tenure(when: When | None) -> Tenure:
    """Return the tenure of a role or membership; None stands for all time."""
    if when is None:
        return ALWAYS
    b1, b2, e1, e2 = when.outer
    certain = Window(b2, e1) if b2 <= e1 and not when.uncertain else None
    return Tenure(Window(b1, e2), certain)


class Times(NamedTuple):
    """Several tenures as one: windows in order of time, none touching another."""

    possible: tuple[Window, ...]
    certain: tuple[Window, ...]

    def fit(self, date: When) -> Fit:
        """Tell whether something of this date lies in these times."""
        # Who leaves one office for the next on one day held an office all along:
        # the windows of both are joined, so that an event across them is certain.
        _, _, sure_to, high = date.outer
        if _fit_last(self.certain, sure_to, date) is Fit.CERTAIN:
            return Fit.CERTAIN
        possible = _fit_last(self.possible, high, date)
        return min(possible, Fit.POSSIBLE)


def _fit_last(windows: Sequence[Window], day: int, date: When) -> Fit:
    """Tell whether a date lies in the last window that has begun by a day.

    By the last day on which it may end, that is the one that it lies in, if it lies
    in any: those before end before.
    """
    index = bisect_right(windows, Window(day, FUTURE))
    return date.fit(windows[index - 1]) if index else Fit.NO


class Covering:
    """Tenures, of which each is asked whether those before it cover it."""

    def __init__(self) -> None:
        self._tenures: list[Tenure] = []
        # Of the possible windows those that lie in no other, in order.
        self._firsts: list[int] = []
        self._lasts: list[int] = []

    def add(self, tenure: Tenure) -> bool:
        """Add a tenure unless one that is there covers it; tell whether it was new."""
        first, last = tenure.possible
        before = bisect_right(self._firsts, first) - 1
        lies_within = before >= 0 and self._lasts[before] >= last
        # Only then can any cover it: of thousands of terms few have to be compared.
        if lies_within and any(other.covers(tenure) for other in self._tenures):
            return False
        self._tenures.append(tenure)
        if not lies_within:
            start = bisect_left(self._firsts, first)
            end = bisect_right(self._lasts, last, lo=start)
            self._firsts[start:end] = [first]
            self._lasts[start:end] = [last]
        return True


def join_tenures(tenures: Iterable[Tenure]) -> Times:
    """Return when at least one of them held."""
    listed = list(tenures)
    if len(listed) == 1:
        ((possible, certain),) = listed
        return Times((possible,), (certain,) if certain else ())
    return Times(
        merge_windows(tenure.possible for tenure in listed),
        merge_windows(tenure.certain for tenure in listed if tenure.certain),
    )


def merge_windows(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Join windows that touch or overlap; the rest stands in order of time."""
    merged: list[Window] = []
    for window in sorted(windows, key=lambda window: window.first):
        if merged and window.first <= merged[-1].last + 1:
            last = max(merged[-1].last, window.last)
            merged[-1] = Window(merged[-1].first, last)
        else:
            merged.append(window)
    return tuple(merged)


def _intersect(one: Window, two: Window) -> Window | None:
    first, last = max(one.first, two.first), min(one.last, two.last)
    return Window(first, last) if first <= last else None


def _lies_within(one: Window, two: Window) -> bool:
    return two.first <= one.first and one.last <= two.last
