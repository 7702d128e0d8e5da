"""Filters by date: windows, months, years, and what was known by a day."""

from collections.abc import Callable, Sequence

from timeline.dates import FUTURE, PAST, Fit, When, Window
from timeline.model import Event
from timeline.names import UnresolvedNameError
from timeline.names.tenure import merge_windows
from timeline.query.context import Context
from timeline.query.months import (
    DayOfYear,
    MonthOfYear,
    parse_day_of_year,
    parse_month_of_year,
)
from timeline.query.reporting import find_reported

Test = Callable[[Event], Fit]
DateTest = Callable[[When], Fit]


def combine_dates(tests: Sequence[DateTest], context: Context) -> Test:
    """Return the test of an event by its date, of which all tests must hold.

    With accounts, by that of its dates which meets them best.
    """
    if len(tests) == 1:
        (test,) = tests
        fit_date = test
    else:

        def fit_date(date: When) -> Fit:
            return min(test(date) for test in tests)

    if context.query.any_account:
        return lambda event: max(map(fit_date, context.dates_of(event)))
    return lambda event: fit_date(event.date)


def windows(
    make: Callable[[When], Window],
) -> Callable[[tuple[str, ...], Context], DateTest]:
    """Return the function of a filter that turns each date into a window."""

    def make_test(values: tuple[str, ...], context: Context) -> DateTest:
        found = [make(context.parse_date(value)) for value in values]
        return _fit_any(found, (), context)

    return make_test


def make_month_test(values: tuple[str, ...], context: Context) -> DateTest:
    """Return the test for `2013-05`, `May 2013`, or `May` of any year."""
    found: list[Window] = []
    months: list[MonthOfYear] = []
    for value in values:
        month = parse_month_of_year(value)
        if month is not None:
            months.append(month)
            continue
        when = context.parse_date(value)
        if when.precision not in ("month", "season", "quarter"):
            raise UnresolvedNameError(
                f"{value!r} is not a month", "write 2013-05, May 2013 or May"
            )
        found.append(when.span)
    return _fit_any(found, tuple(months), context)


def make_day_test(values: tuple[str, ...], context: Context) -> DateTest:
    """Return the test for a day of any year, such as `10 May`."""
    days = []
    for value in values:
        day = parse_day_of_year(value)
        if day is None:
            raise UnresolvedNameError(
                f"{value!r} is not a day of a month", "write 10 May, May 10 or 05-10"
            )
        days.append(day)
    return _fit_any([], tuple(days), context)


def make_year_test(values: tuple[str, ...], context: Context) -> DateTest:
    """Return the test for years and decades."""
    found = []
    for value in values:
        when = context.parse_date(value)
        if when.precision not in ("year", "decade", "century"):
            raise UnresolvedNameError(
                f"{value!r} is not a year", "write 2013, 201X or 2011/2013"
            )
        found.append(when.span)
    return _fit_any(found, (), context)


def make_as_of_test(values: tuple[str, ...], context: Context) -> Test:
    """Return the test for what was publicly known by the last day of a date."""
    last = max(context.parse_date(value).e2 for value in values)
    context.as_of = last if context.as_of is None else min(context.as_of, last)
    sources = context.sources

    def test(event: Event) -> Fit:
        reported = find_reported(event, sources)
        if reported.first > last:
            return Fit.NO
        return Fit.CERTAIN if reported.last <= last else Fit.POSSIBLE

    return test


def _fit_any(
    found: list[Window], yearly: tuple[MonthOfYear | DayOfYear, ...], context: Context
) -> DateTest:
    if found and not yearly:
        first = min(window.first for window in found)
        last = max(window.last for window in found)
        context.asked_days.append(Window(first, last))
    # What lies across April and May is certain in both together.
    merged = merge_windows(found)
    # Many events share one date: ask each date once.
    known: dict[tuple[int, int, int, int, bool], Fit] = {}

    def fit_one(date: When) -> Fit:
        key = (*date.reach, date.uncertain)
        fit = known.get(key)
        if fit is None:
            fits = [date.fit(window) for window in merged]
            fits += [part.fit(date) for part in yearly]
            fit = known[key] = max(fits)
        return fit

    return fit_one


def since(when: When) -> Window:
    """Return the window from a date on."""
    return Window(when.b1, FUTURE)


def until(when: When) -> Window:
    """Return the window up to the end of a date."""
    return Window(PAST, when.e2)


def after(when: When) -> Window:
    """Return the window after a date. Raises UnresolvedNameError if it has no end."""
    if when.e2 == FUTURE:
        raise UnresolvedNameError(f"{when.typed!r} has no end to be after")
    return Window(when.e2 + 1, FUTURE)


def before(when: When) -> Window:
    """Return the window before a date. Raises UnresolvedNameError if it always was."""
    if when.b1 == PAST:
        raise UnresolvedNameError(f"{when.typed!r} has no beginning to be before")
    return Window(PAST, when.b1 - 1)
