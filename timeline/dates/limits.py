"""What words such as `after` and `since` make of a date.

`X` being the date that they stand at, and one-ofs being once on one of several days:

    within         one-of from X's first day to its last
    up_to, onward  [..X], [X..]: one-of, X included
    beyond         one-of wholly after or wholly before X
    lasting        X/.., X/, /X, ../X: something that begins or ends with X
    between        [A..B], from A's first day to B's last
    join           what holds of all of several

Each carries the marks of the end that it is made of. A limit that is about a date is
written in the unit of that date, `[2014~..]` after about 2013, since `~` reaches as far
as the unit in which it is written.

Of a date the whole is left out by `after` and `before`. What is `loose` is the date of
an event, which may be known to less than it was: what came after an event may have
begun on its first day.
"""

from collections.abc import Sequence

from timeline.dates import errors
from timeline.dates.calendar import calendar_date, is_finite, year_span
from timeline.dates.elements import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    Point,
    Precision,
    make_stretch,
)
from timeline.dates.ends import find_ends, first_day, last_day, mark_like
from timeline.dates.points import (
    code_point,
    day_point,
    month_point,
    written_day,
    year_point,
)
from timeline.dates.when import (
    Part,
    Shape,
    When,
    make_interval,
    make_one_of,
    retype,
)

_DAYS_ONLY = (Precision.DAY, Precision.DAYS, Precision.UNBOUNDED)


def within(when: When, text: str) -> When:
    """Return one occurrence somewhere within `when`."""
    if when.shape is not Shape.INTERVAL:
        return retype(when, text)
    return make_one_of((find_ends(when),), typed=text)


def up_to(when: When, text: str) -> When:
    """Return one occurrence on the last day of `when` at the latest."""
    _, high = find_ends(when)
    if high is OPEN_END:
        hint = "name a date that ends"
        raise errors.invalid(text, "it has no last day to be counted to", hint)
    return make_one_of(((OPEN_START, high),), typed=text)


def onward(when: When, text: str) -> When:
    """Return one occurrence on the first day of `when` at the earliest."""
    low, _ = find_ends(when)
    if low is OPEN_START:
        hint = "name a date that begins"
        raise errors.invalid(text, "it has no first day to be counted from", hint)
    return make_one_of(((low, OPEN_END),), typed=text)


def beyond(when: When, text: str, *, after: bool, loose: bool) -> When:
    """Return one occurrence after or before `when`, as the module says."""
    low, high = find_ends(when)
    if loose:
        unit = low if after else high
        if unit in (OPEN_START, OPEN_END):
            why = f"nobody knows when that {'begins' if after else 'ends'}"
            raise errors.invalid(text, why, "give a date of its own")
        limit = when.b1 if after else when.e2
    else:
        unit = high if after else low
        _expect_end(when, unit, text, after=after)
        # Of a day with a time there is more to come, and was more before.
        timed = (when.end if after else when.start).clock is not None
        step = 0 if timed else 1
        limit = when.e2 + step if after else when.b1 - step
    day = name_limit(limit, unit, text)
    part = (day, OPEN_END) if after else (OPEN_START, day)
    return make_one_of((part,), typed=text)


def _expect_end(when: When, unit: Point, text: str, *, after: bool) -> None:
    word = "after" if after else "before"
    hint = f"name a date that {'ends' if after else 'begins'}"
    if unit in (OPEN_START, OPEN_END):
        raise errors.invalid(text, f"nothing is {word} a date without that end", hint)
    if when.is_one_of and not (is_finite(when.b1) and is_finite(when.e2)):
        why = f"nothing follows from being {word} a day that nobody knows"
        raise errors.invalid(text, why, hint)


def name_limit(day: int, source: Point, text: str) -> Point:
    """Return a day with the marks of a point; in its unit, where that is about.

    Raises DateError for a day that cannot be written.
    """
    unit = written_day(text, day)
    if source.approximate:
        unit = find_unit(day, source.precision)
    return mark_like(unit, source)


def find_unit(day: int, precision: Precision) -> Point:
    """Return the unit of the calendar that a day lies in.

    The winter of a day in January or February is that of the year before. Decades and
    centuries count away from the year 0; of the last years before it the unit is the
    year, since theirs would have the year 0 as well.
    """
    year, month, _ = calendar_date(day)
    match precision:
        case Precision.MONTH:
            return month_point(year, month)
        case Precision.SEASON:
            return code_point(year - (month < 3), 21 + (month - 3) % 12 // 3)
        case Precision.QUARTER:
            return code_point(year, 33 + (month - 1) // 3)
        case Precision.HALF:
            return code_point(year, 40 + (month - 1) // 6)
        case Precision.DECADE if year >= 0 or year <= -10:
            return _find_years(year, 10, precision)
        case Precision.CENTURY if year >= 0 or year <= -100:
            return _find_years(year, 100, precision)
        case Precision.YEAR | Precision.DECADE | Precision.CENTURY:
            return year_point(year)
        case _:
            return day_point(day)


def _find_years(year: int, years: int, precision: Precision) -> Point:
    """Return the ten or hundred years that a year lies in."""
    rounded = abs(year) // years
    first = rounded * years if year >= 0 else -rounded * years - years + 1
    digits = f"{rounded:03d}X" if years == 10 else f"{rounded:02d}XX"
    edtf = digits if year >= 0 else f"-{digits}"
    return Point(*year_span(first, years), precision, edtf)


def lasting(when: When, text: str, *, form: str) -> When:
    """Return what began or ended with `when`.

    `form` is `since` (it goes on), `from` (nobody knows till when), `until` (nobody
    knows since when) or `ever` (as long as time is). Of several days, such as those of
    a range, it is one; where they are without limit at the far end, the near end.
    """
    low, high = find_ends(when)
    begins = form in ("since", "from")
    near, far = (low, high) if begins else (high, low)
    if near in (OPEN_START, OPEN_END):
        word = "begins" if begins else "ends"
        why = f"nobody knows when that {word}"
        raise errors.invalid(text, why, f"name a date that {word}")
    if when.shape is Shape.SINGLE:
        point = when.start
    else:
        point = near if far in (OPEN_START, OPEN_END) else make_stretch(low, high)
    match form:
        case "since":
            return make_interval(point, OPEN_END, typed=text)
        case "from":
            return make_interval(point, UNKNOWN, typed=text)
        case "until":
            return make_interval(UNKNOWN, point, typed=text)
        case _:
            return make_interval(OPEN_START, point, typed=text)


def between(first: When, last: When, text: str) -> When:
    """Return one occurrence from the first day of one date to the last of another."""
    low, high = find_ends(first)[0], find_ends(last)[1]
    if low is OPEN_START and high is OPEN_END:
        raise errors.invalid(text, "it leaves any day possible", "name a day")
    if low.first > high.last:
        why = f"{high} ends before {low} begins"
        raise errors.backwards(text, why, "name the earlier one first")
    return make_one_of(((low, high),), typed=text)


def choose(options: Sequence[When], text: str) -> When:
    """Return one occurrence on one of several dates."""
    parts: list[Part] = []
    for when in options:
        if when.is_one_of:
            parts += when.parts
        else:
            low, high = find_ends(when)
            parts.append((low, high))
    try:
        return make_one_of(tuple(parts), typed=text)
    except ValueError as error:
        raise errors.invalid(text, str(error), "name the days") from error


def join(whens: Sequence[When], text: str) -> When:
    """Return what all of some dates say together.

    Of what happened once the days that all of them have; of what began with one and
    ended with another the range.
    """
    if any(when.shape is Shape.INTERVAL for when in whens):
        return _join_ends(whens, text)
    low = max((find_ends(when)[0] for when in whens), key=first_day)
    high = min((find_ends(when)[1] for when in whens), key=last_day)
    if low.first > high.last:
        hint = "correct one of the two"
        raise errors.backwards(text, "no day is left between the two", hint)
    for when in whens:
        if (when.b1, when.e2) == (low.first, high.last):
            return retype(when, text)
    # Units of which one reaches into the other are said by their days.
    if low.last > high.last and not low.approximate:
        low = mark_like(day_point(low.first), low)
    if high.first < low.first and not high.approximate:
        high = mark_like(day_point(high.last), high)
    return make_one_of(((low, high),), typed=text)


def _join_ends(whens: Sequence[When], text: str) -> When:
    ranges = [when for when in whens if when.shape is Shape.INTERVAL]
    starts = [when.start for when in ranges if when.end in (UNKNOWN, OPEN_END)]
    ends = [when.end for when in ranges if when.start in (UNKNOWN, OPEN_START)]
    if len(whens) != 2 or len(starts) != 1 or len(ends) != 1:
        why = "a time that it lasted and a time at which it happened are two things"
        hint = "for what lasted write both ends, as in 2013-05-10/2013-05-12"
        raise errors.invalid(text, why, hint)
    try:
        return make_interval(starts[0], ends[0], typed=text)
    except ValueError as error:
        raise errors.backwards(text, str(error)) from error
