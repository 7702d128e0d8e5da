"""Conditions by date: stretches of days, months of any year, what was known when."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from timeline.dates import Fit, Window, is_finite
from timeline.lean import dataclass
from timeline.names.tenure import merge_windows
from timeline.query.conditions import Leaf, Memo

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Event
    from timeline.names import Names
    from timeline.query.months import DayOfYear, MonthOfYear

Bounds = tuple[int, int, int, int]


class Side(StrEnum):
    """What of a date has to lie in a stretch of days."""

    WHOLE = "whole"
    """Any part of it."""
    BEGIN = "begin"
    END = "end"


_BOUNDS = {Side.WHOLE: slice(4), Side.BEGIN: slice(2), Side.END: slice(2, 4)}
"""Which of the four bounds of a date each side has."""


@dataclass(frozen=True, slots=True)
class DateTest:
    """What one term asks of one date: one of its windows, days or bounds must fit."""

    field: str
    relation: str
    """How it is said: `in`, `on or after`."""
    windows: tuple[Window, ...] = ()
    """In order of time, none touching another: what lies across two is in both."""
    yearly: tuple[MonthOfYear | DayOfYear, ...] = ()
    bounds: tuple[Bounds, ...] = ()
    """The date, or that side of it, must have just some of these, as it is written;
    then nothing else counts."""
    side: Side = Side.WHOLE
    typed: tuple[str, ...] = dataclasses.field(default=(), compare=False)
    """What was asked for, in its own words."""
    # Many events share one date: ask each date once.
    _known: Memo = dataclasses.field(
        default_factory=Memo, init=False, compare=False, repr=False
    )

    def fit(self, date: When) -> Fit:
        """Tell how a date fits."""
        if self.bounds:
            part = _BOUNDS[self.side]
            just = any(date.bounds[part] == bounds[part] for bounds in self.bounds)
            return Fit.CERTAIN if just else Fit.NO
        if date.is_undated:
            # Even of all time: whoever asks for dates asks for what has one.
            return Fit.POSSIBLE
        key = (date.outer, date.uncertain)
        fit: Fit | None = self._known.get(key)
        if fit is None:
            fit = max(self._list_fits(date), default=Fit.NO)
            if fit is Fit.POSSIBLE and self.yearly and self._covers(date):
                fit = Fit.CERTAIN
            self._known[key] = fit
        return fit

    def _covers(self, date: When) -> bool:
        """Tell whether each day on which it may have happened is in a window.

        A month of any year may lie next to another, or to a window.
        """
        _, last, first, _ = date.outer
        if date.uncertain or not (is_finite(first) and is_finite(last)):
            return False
        windows = list(self.windows)
        for part in self.yearly:
            begin, end = part.find_next(first)
            while begin <= last:
                windows.append(Window(begin, end))
                begin, end = part.find_next(end + 1)
        return any(date.fit(one) is Fit.CERTAIN for one in merge_windows(windows))

    def _list_fits(self, date: When) -> Iterable[Fit]:
        for window in self.windows:
            yield self._fit_window(date, window)
        for part in self.yearly:
            yield part.fit(date)

    def _fit_window(self, date: When, window: Window) -> Fit:
        if self.side is Side.WHOLE:
            return date.fit(window)
        b1, b2, e1, e2 = date.outer
        low, high = (b1, b2) if self.side is Side.BEGIN else (e1, e2)
        if low > window.last or high < window.first:
            return Fit.NO
        within = window.first <= low and high <= window.last
        return Fit.CERTAIN if within and not date.uncertain else Fit.POSSIBLE

    def join(self, other: DateTest) -> DateTest | None:
        """Return the test that wants either; None where one test cannot."""
        if (self.field, self.relation) != (other.field, other.relation):
            return None
        return DateTest(
            self.field,
            self.relation,
            merge_windows(self.windows + other.windows),
            tuple(dict.fromkeys(self.yearly + other.yearly)),
            tuple(dict.fromkeys(self.bounds + other.bounds)),
            self.side,
            tuple(dict.fromkeys(self.typed + other.typed)),
        )


@dataclass(frozen=True, slots=True)
class Dated(Leaf):
    """One date of an event must pass all tests."""

    tests: tuple[DateTest, ...]
    source: str = "date"
    """Which date: `date`, `reported`, or a declared key of the author's own."""
    accounts: bool = False
    """The dates of accounts count as well."""
    names: Names = dataclasses.field(compare=False, repr=False, kw_only=True)

    cost = 0
    cause = "date"

    @property
    def joint(self) -> Hashable:
        """Return the dates of which one must pass, where an event has several."""
        several = self.accounts or self.source not in ("date", "reported")
        return (self.source, self.accounts) if several else None

    def fit(self, event: Event) -> Fit:
        """Tell how the event fits by that of its dates which fits best."""
        if self.source == "date" and not self.accounts:
            return self.fit_date(event.date)
        return max(map(self.fit_date, self.dates_of(event)), default=Fit.NO)

    def fit_date(self, date: When) -> Fit:
        """Tell how one date passes all tests."""
        if len(self.tests) == 1:
            return self.tests[0].fit(date)
        return min([test.fit(date) for test in self.tests])

    def dates_of(self, event: Event) -> tuple[When, ...]:
        """Return the dates of an event that count."""
        if self.source == "date":
            if self.accounts:
                return event.date, *(account.date for account in event.accounts)
            return (event.date,)
        if self.source == "reported":
            return (event.reported,) if event.reported is not None else ()
        return self.names.facets[self.source].dates_of(event)

    def lacks_date(self, event: Event) -> bool:
        """Tell whether it has no date, nor any account with one that may pass."""
        if self.source != "date" or not event.date.is_undated:
            return False
        dated = [date for date in self.dates_of(event) if not date.is_undated]
        return not any(map(self.fit_date, dated))

    def join(self, other: Leaf) -> Leaf | None:
        """Join two tests of one field."""
        alike = self._find_alike(other)
        if alike is None or len(self.tests) > 1 or len(alike.tests) > 1:
            return None
        both = self.tests[0].join(alike.tests[0])
        return dataclasses.replace(self, tests=(both,)) if both else None

    def meet(self, other: Leaf) -> Leaf | None:
        """Gather tests: all must hold of one and the same date."""
        alike = self._find_alike(other)
        if alike is None:
            return None
        tests = tuple(dict.fromkeys(self.tests + alike.tests))
        return dataclasses.replace(self, tests=tests)

    def _find_alike(self, other: Leaf) -> Dated | None:
        """Return the other where it is about the same date of an event."""
        if isinstance(other, Dated) and self.source == other.source:
            return other if self.accounts == other.accounts else None
        return None


@dataclass(frozen=True, slots=True)
class KnownBy(Leaf):
    """The event was publicly known by the end of a day."""

    day: int
    names: Names = dataclasses.field(compare=False, repr=False)

    cause = "date"

    def find_reported(self, event: Event) -> Window:
        """Return the first and last day on which it can have become known."""
        from timeline.query.reporting import find_reported

        return find_reported(event, self.names.sources)

    def fit(self, event: Event) -> Fit:
        """Tell whether it had become known."""
        reported = self.find_reported(event)
        if reported.first > self.day:
            return Fit.NO
        return Fit.CERTAIN if reported.last <= self.day else Fit.POSSIBLE

    def lacks_date(self, event: Event) -> bool:
        """Tell whether nothing says how early it can have become known."""
        return event.date.is_undated and not is_finite(self.find_reported(event).first)

    def join(self, other: Leaf) -> Leaf | None:
        """Return what wants it known by the later day."""
        if not isinstance(other, KnownBy):
            return None
        return self if self.day >= other.day else other

    def meet(self, other: Leaf) -> Leaf | None:
        """Return what wants it known by the earlier day."""
        if not isinstance(other, KnownBy):
            return None
        return self if self.day <= other.day else other
