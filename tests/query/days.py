"""Days of one world: when something vague may have been, and what these days pass.

What holds at all times lies on every day, also on that of what was at another time than
anybody asks for; what is asked for never does.
"""

from collections.abc import Sequence
from functools import cache

from tests.helpers.dates import parse_when
from timeline.dates import FUTURE, PAST, Shape, When, calendar_date
from timeline.dates.calendar import day_number
from timeline.query import And, Or, Query, Term

NOWHERE = FUTURE + 1
"""The day of what was at another time than anybody asks for."""
# Of a long stretch only these days are tried, and its own bounds: all days round the
# one that most dates are about, some of the months round it, and some of other years.
_TRIED = sorted(
    day_number(year, month, day)
    for year, month, days in (
        (2012, 5, (9, 10)),
        (2012, 6, (10,)),
        (2013, 4, (20, 28, 30)),
        (2013, 5, (1, 3, *range(5, 14), 15, 19, 20, 21, 25, 29, 30, 31)),
        (2013, 6, (1, 2, 3, 10, 13, 14, 30)),
        (2013, 8, (10,)),
        (2014, 4, (10,)),
        (2014, 5, (9, 10)),
        (2014, 6, (10,)),
    )
    for day in days
)
_SHORT = 10

Days = tuple[int, int]
"""The first and the last day of something, in one world."""
ALWAYS = (PAST, NOWHERE)
"""All days, and that of what was at another time."""


@cache
def read(typed: str) -> When:
    """Read a date that names no event."""
    return parse_when(typed)


@cache
def list_days(typed: str, elsewhere: int = NOWHERE) -> tuple[Days, ...]:
    """Return all days that something of a date can have begun and ended on.

    `elsewhere` stands for that it was at another time.
    """
    if not typed:
        return (ALWAYS,)
    when = read(typed)
    b1, b2, e1, e2 = when.outer
    if when.shape is Shape.INTERVAL:
        ways = [
            (begin, end)
            for begin in list_between(b1, b2)
            for end in list_between(e1, e2)
            if begin <= end
        ]
    else:
        ways = [(day, day) for day in list_between(b1, b2)]
    perhaps = when.uncertain or when.is_undated
    return (*ways, (elsewhere, elsewhere)) if perhaps else tuple(ways)


def list_between(low: int, high: int) -> Sequence[int]:
    """Return the days that are tried of a stretch, in order; both are days of it."""
    if high - low < _SHORT:
        return range(low, high + 1)
    bounds = {day for day in (low, high) if PAST < day < FUTURE}
    return sorted(bounds.union(day for day in _TRIED if low <= day <= high))


def meet(one: Days, two: Days) -> Days | None:
    """Return the days of both; None where there are none."""
    first, last = max(one[0], two[0]), min(one[1], two[1])
    return (first, last) if first <= last else None


_SIDES = {"begin": slice(2), "end": slice(2, 4)}
_COMPARED = {"since": ">=", "until": "<=", "after": ">", "before": "<"}


def passes_one(query: Query, typed: str, days: Days) -> bool:
    """Tell whether a date that was on some days passes a query of dates alone."""
    match query:
        case And():
            return all(passes_one(part, typed, days) for part in query.parts)
        case Or():
            return any(passes_one(part, typed, days) for part in query.parts)
        case Term():
            return any(_lies_in(query, value, typed, days) for value in query.values)
        case _:
            raise TypeError(query)


def _lies_in(term: Term, value: str, typed: str, days: Days) -> bool:
    if term.field in ("begin", "end"):
        days = (days[0], days[0]) if term.field == "begin" else (days[1], days[1])
    if term.field == "day":
        day, month = value.split()
        return _meets_yearly(days, {"May": 5, "June": 6}[month], int(day))
    if term.field == "month" and (value.isdigit() or value.isalpha()):
        number = {"April": 4, "May": 5, "June": 6}.get(value)
        return _meets_yearly(days, number or int(value))
    when = read(value)
    match _COMPARED.get(term.field, term.operator):
        case "=":
            part = _SIDES.get(term.field, slice(4))
            return read(typed).bounds[part] == when.bounds[part]
        case ">=":
            window = (when.b1, FUTURE)
        case "<=":
            window = (PAST, when.e2)
        case ">":
            window = (when.e2 + 1, FUTURE)
        case "<":
            window = (PAST, when.b1 - 1)
        case _:
            window = (when.b1, when.e2)
    return meet(days, window) is not None


def _meets_yearly(days: Days, month: int, day: int = 0) -> bool:
    begin, end = days
    if begin == NOWHERE:
        return False
    if begin == PAST or end == FUTURE or end - begin > 366:
        return True
    return any(
        calendar_date(one)[1] == month and day in (0, calendar_date(one)[2])
        for one in range(begin, end + 1)
    )
