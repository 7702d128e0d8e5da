"""How long a bond between two actors held, and whether it held at an event.

An office held `2013-02-01/2017` was held on some days certainly and on others
possibly, like any date: it began within [b1, b2] and ended within [e1, e2]. So it
has a window that it cannot have left, [b1, e2], and, unless its bounds are too
vague, one that it must have filled, [b2, e1].
"""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.dates import FUTURE, PAST, Fit, When, Window


class Tenure(NamedTuple):
    """The days on which something held."""

    possible: Window
    certain: Window | None
    """None where there is no day on which it held for certain."""

    def meet(self, other: "Tenure") -> "Tenure | None":
        """Return when both held; None where they never can have."""
        possible = _intersect(self.possible, other.possible)
        if possible is None:
            return None
        certain = None
        if self.certain is not None and other.certain is not None:
            certain = _intersect(self.certain, other.certain)
        return Tenure(possible, certain)

    def covers(self, other: "Tenure") -> bool:
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
    b1, b2, e1, e2 = when.reach
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
        for window in self.certain:
            if date.fit(window) is Fit.CERTAIN:
                return Fit.CERTAIN
        for window in self.possible:
            if date.fit(window) is not Fit.NO:
                return Fit.POSSIBLE
        return Fit.NO


def join_tenures(tenures: Iterable[Tenure]) -> Times:
    """Return when at least one of them held."""
    listed = list(tenures)
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
