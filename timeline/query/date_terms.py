"""Terms that ask by date: how each becomes a condition."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from timeline.dates import FUTURE, MONTH_NAMES, PAST, When, Window
from timeline.diagnostics import Remedy
from timeline.names import UnresolvedNameError
from timeline.names.tenure import merge_windows
from timeline.query.asking import Asking
from timeline.query.dating import Dated, DateTest, KnownBy, Side
from timeline.query.months import (
    parse_day_of_year,
    parse_month_of_year,
)
from timeline.query.reading import read_when
from timeline.text import find_nearest

if TYPE_CHECKING:
    from timeline.query.conditions import Leaf
    from timeline.query.months import (
        DayOfYear,
        MonthOfYear,
    )
    from timeline.query.query import Term

_GENERAL = "learn-dates"
"""The action where nothing is known of what was meant."""


def _since(when: When) -> Window:
    return Window(when.b1, FUTURE)


def _until(when: When) -> Window:
    return Window(PAST, when.e2)


def _after(when: When) -> Window:
    if when.e2 == FUTURE:
        raise UnresolvedNameError(f"{when.typed!r} has no end to be after")
    return Window(when.e2 + 1, FUTURE)


def _before(when: When) -> Window:
    if when.b1 == PAST:
        raise UnresolvedNameError(f"{when.typed!r} has no beginning to be before")
    return Window(PAST, when.b1 - 1)


def _span(when: When) -> Window:
    return when.span


_WINDOWS: Mapping[str, tuple[str, Callable[[When], Window]]] = {
    ":": ("in", _span),
    ">=": ("on or after", _since),
    "<=": ("on or before", _until),
    ">": ("after", _after),
    "<": ("before", _before),
}
"""How a date is compared, each with its words and the days that it wants."""

Read = Callable[[str, Asking], When]


def _read_date(value: str, asking: Asking) -> When:
    return read_when(value, asking.names.chronology)


def _read_any_date(value: str, asking: Asking) -> When:
    """Read a date that an event may have just so: `unknown` as well."""
    return read_when(value, asking.names.chronology, undated=True)


def _read_month(value: str, asking: Asking) -> When:
    hint = "write 2013-05, May 2013 or May"
    if _is_short(value):
        if parse_month_of_year(value) is not None:
            # Compared, it has to be the month of one year.
            raise UnresolvedNameError(f"{value!r} has no year", "add the year")
        hint = f"months are 1 to 12; {hint}"
    elif value.lstrip("-").isdecimal() and len(value) <= 3:
        hint = f"months are 1 to 12; {hint}"
    near = find_nearest(value, MONTH_NAMES, limit=1)
    if near:
        hint = f"did you mean {near[0]}? {hint}"
    return _read_as("month", value, asking, ("month", "season", "quarter"), hint)


def _read_year(value: str, asking: Asking) -> When:
    """Read a year, a decade or a century. Raises UnresolvedNameError for others."""
    hint = "write 2013, 201X or 2011/2013"
    if _is_short(value):
        hint = f"write all four digits: 2013, or {int(value):04} for the year {value}"
    elif value.startswith("-") and value[1:].isdecimal() and len(value) < 5:
        hint = f"a year before Christ is written {value[1:]} BC; else {hint}"
    return _read_as("year", value, asking, ("year", "decade", "century"), hint)


def _is_short(value: str) -> bool:
    """Tell whether it is a number that may be of anything: a day, a month, a year."""
    return len(value) <= 2 and value.isascii() and value.isdecimal()


def _read_as(
    noun: str, value: str, asking: Asking, precisions: Collection[str], hint: str
) -> When:
    """Read a date that is known as precisely as is asked for.

    Raises UnresolvedNameError for others. What is no date at all is told to be none of
    this kind; what is wrong with one that is half right is told as it is.
    """
    try:
        when = _read_date(value, asking)
    except UnresolvedNameError as error:
        remedy = error.remedy
        is_other = noun == "year" and remedy is not None and remedy.action != _GENERAL
        if not is_other and not error.message.endswith("is not a date"):
            raise
        raise UnresolvedNameError(
            f"{value!r} is not a {noun}", hint, remedy=remedy if is_other else None
        ) from error
    if when.precision not in precisions:
        raise UnresolvedNameError(
            f"{value!r} is not a {noun}", hint, remedy=Remedy("ask-date", value)
        )
    return when


def make_dated(
    term: Term,
    asking: Asking,
    *,
    read: Read = _read_date,
    side: Side = Side.WHOLE,
    source: str = "date",
) -> Leaf:
    """Make the condition of a date that may be compared."""
    if term.operator == "=" and read is _read_date:
        read = _read_any_date
    whens = [read(value, asking) for value in term.values]
    if term.operator == "=":
        bounds = tuple(dict.fromkeys(when.bounds for when in whens))
        test = DateTest(term.field, "just", bounds=bounds, side=side)
    else:
        relation, make = _WINDOWS[term.operator]
        windows = merge_windows(map(make, whens))
        test = DateTest(term.field, relation, windows, side=side)
    return _make_dated(term, asking, test, source)


def _make_dated(term: Term, asking: Asking, test: DateTest, source: str) -> Leaf:
    test = dataclasses.replace(test, typed=term.values)
    accounts = asking.flags.any_account and source == "date"
    return Dated((test,), source, accounts, names=asking.names)


def make_month(term: Term, asking: Asking) -> Leaf:
    """Make the condition of months of one year, or of any."""
    months = [parse_month_of_year(value) for value in term.values]
    if term.operator != ":" or not any(months):
        return make_dated(term, asking, read=_read_month)
    spans = [
        _read_month(value, asking).span
        for value, month in zip(term.values, months, strict=True)
        if month is None
    ]
    yearly: tuple[MonthOfYear, ...] = tuple(filter(None, months))
    test = DateTest(term.field, "in", merge_windows(spans), yearly)
    return _make_dated(term, asking, test, "date")


def make_day(term: Term, asking: Asking) -> Leaf:
    """Make the condition of days of any year."""
    days: list[DayOfYear] = []
    for value in term.values:
        day = parse_day_of_year(value)
        if day is None:
            raise UnresolvedNameError(
                f"{value!r} is not a day of a month", "write 10 May, May 10 or 05-10"
            )
        days.append(day)
    test = DateTest(term.field, "on", yearly=tuple(dict.fromkeys(days)))
    return _make_dated(term, asking, test, "date")


def make_begin(term: Term, asking: Asking) -> Leaf:
    """Make the condition of when it begins."""
    return make_dated(term, asking, side=Side.BEGIN)


def make_end(term: Term, asking: Asking) -> Leaf:
    """Make the condition of when it ends."""
    return make_dated(term, asking, side=Side.END)


def make_year(term: Term, asking: Asking) -> Leaf:
    """Make the condition of years, decades and centuries."""
    return make_dated(term, asking, read=_read_year)


def make_reported(term: Term, asking: Asking) -> Leaf:
    """Make the condition of when it became public."""
    return make_dated(term, asking, source="reported")


def make_since(term: Term, asking: Asking) -> Leaf:
    """Make the condition of what is not over before a date."""
    return _make_stretch(term, asking, ">=")


def make_until(term: Term, asking: Asking) -> Leaf:
    """Make the condition of what has begun by the end of a date."""
    return _make_stretch(term, asking, "<=")


def make_after(term: Term, asking: Asking) -> Leaf:
    """Make the condition of what is not over with a date."""
    return _make_stretch(term, asking, ">")


def make_before(term: Term, asking: Asking) -> Leaf:
    """Make the condition of what has begun before a date."""
    return _make_stretch(term, asking, "<")


def _make_stretch(term: Term, asking: Asking, operator: str) -> Leaf:
    return make_dated(dataclasses.replace(term, operator=operator), asking)


def make_as_of(term: Term, asking: Asking) -> Leaf:
    """Make the condition of what was publicly known by the last day of a date."""
    last = max(_read_date(value, asking).e2 for value in term.values)
    return KnownBy(last, asking.names)
