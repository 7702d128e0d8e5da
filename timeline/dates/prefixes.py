"""What stands before a date in English, and dates that name another event.

    date   = prefix (date | id)
    prefix = "about" | "around" | "circa" | "c." | "ca."       adds `~`
           | "by"                                              `/X`
           | "after" | "before" | "during"                     one of many days

One prefix may stand before another ("after about 10 May 2013"), but not two.
What is no date but could be the id of an event gives a Relative: what it comes to
can be told once the date of that event is known.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from timeline.dates import errors
from timeline.dates.calendar import FUTURE, PAST, format_day, is_finite, year_span
from timeline.dates.edtf import parse_edtf
from timeline.dates.english import parse_english
from timeline.dates.errors import DateError
from timeline.dates.undated import parse_undated
from timeline.dates.when import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    Point,
    Precision,
    Shape,
    When,
    make_approximate,
    make_interval,
    make_one_of,
)
from timeline.dates.words import MONTHS, SEASONS, WEEKDAYS, WordPattern
from timeline.patterns import LazyPattern

_PREFIX = WordPattern(
    r"(?:(?P<form>(?a:about|around|circa|by|after|before|during))\s+"
    r"|(?P<short>ca?\.)\s*)(?P<rest>.+)"
)
_PLAIN_ID = LazyPattern(r"(?=.*[^\W\d_])[^\W_A-Z]+(?:-[^\W_A-Z]+)*")
# Whatever an id may hold, with a letter among it: what has none is a slip of a date.
_ID = LazyPattern(r"(?=.*[^\W\d_])[^\s,\x00-\x1f\x7f-\x9f]+")

# How a prefix begins: most dates need not be matched with the pattern.
_STARTS = frozenset({"ab", "ar", "ci", "c.", "ca", "by", "af", "be", "du"})

# What an id may share with a date, so that only trying tells them apart.
_DATE_WORDS = frozenset({*MONTHS, *WEEKDAYS, *SEASONS, "q1", "q2", "q3", "q4"})
_DATE_WORDS |= {"h1", "h2", "early", "mid", "late", "start", "beginning", "end"}

# Years are written with four digits.
_FIRST_DAY, _LAST_DAY = year_span(-9999)[0], year_span(9999)[1]


class Relative(NamedTuple):
    """A date that names another event: settled once that event's date is."""

    form: str
    """`about`, `by`, `during`, `after` or `before`."""
    target: str
    """The id of the other event."""
    typed: str


def parse_prefixed(text: str, *, year: int | None = None) -> When | Relative | None:
    """Read a date after a prefix; None if `text` does not begin with one.

    Raises DateError if what follows is neither a date nor an id.
    """
    if text[:2].lower() not in _STARTS:
        return None
    match = _PREFIX.fullmatch(text)
    return _parse(match, text, year, inner=False) if match else None


def _parse(
    match: re.Match[str], text: str, year: int | None, *, inner: bool
) -> When | Relative:
    form = (match["form"] or "about").lower()
    form = "about" if form in ("around", "circa") else form
    rest = match["rest"].strip()
    if _is_id_without_date_words(rest):
        return Relative(form, rest, text)
    second = _PREFIX.fullmatch(rest)
    when: When | Relative
    try:
        if second is None:
            when = parse_edtf(rest) or parse_english(rest, year=year)
        elif inner:
            raise errors.invalid(text, "too many words before it", errors.WRITE_FORMS)
        else:
            when = _parse(second, rest, year, inner=True)
    except DateError as error:
        may_be_id = error.code == "date-invalid" and _ID.fullmatch(rest)
        if not may_be_id or parse_undated(rest) is not None:
            raise
        return Relative(form, rest, text)
    if isinstance(when, Relative):
        why = f"`{form}` cannot stand before `{when.form}`"
        raise errors.invalid(text, why, errors.WRITE_FORMS)
    if form == "about":
        return make_approximate(when, typed=text)
    if form == "by":
        return _until(when, text)
    if form == "during":
        return replace(_within(when), typed=text)
    return _beyond(form, when, text)


def _is_id_without_date_words(text: str) -> bool:
    """Tell an id at first sight, without trying every form of a date on it."""
    if _PLAIN_ID.fullmatch(text) is None:
        return False
    return not any(part in _DATE_WORDS or part.isdecimal() for part in text.split("-"))


def resolve_relative(relative: Relative, target: When) -> When:
    """Return the date that `relative` has, given the date of the event it names.

    Raises DateError where that date leaves nothing known.
    """
    text = relative.typed
    if target.is_undated:
        raise DateError(
            "date-unsettled",
            f"{text!r}: the event {relative.target!r} has no date",
            "give a date of its own, or write `unknown`",
        )
    if relative.form in ("about", "during"):
        when = replace(_within(target), typed=text)
        if relative.form == "about":
            return make_approximate(when, typed=text)
        return when
    if relative.form == "by":
        return _until(target, text)
    after = relative.form == "after"
    limit = target.b1 if after else target.e2
    if not is_finite(limit):
        end = "begins" if after else "ends"
        why = f"nobody knows when {relative.target!r} {end}"
        raise errors.invalid(text, why, "give a date of its own")
    return _from_limit(limit, target, text, after=after)


def _within(when: When) -> When:
    """Return one occurrence somewhere within `when`."""
    if when.shape is not Shape.INTERVAL:
        return when
    start = OPEN_START if when.b1 == PAST else when.start
    end = OPEN_END if when.e2 == FUTURE else when.end
    return make_one_of(((start, end),), typed=when.typed)


def _until(when: When, text: str) -> When:
    """Return something that had ended by `when`, its start unknown."""
    if when.shape is Shape.ONE_OF or not is_finite(when.e2):
        hint = "write `by` and a day, month, season or year"
        if is_finite(when.e2):
            hint = f"write `by {format_day(when.e2)}`"
        raise errors.invalid(text, "`by` needs one date to end with", hint)
    return make_interval(UNKNOWN, when.end, typed=text)


def _beyond(form: str, when: When, text: str) -> When:
    """Return one occurrence wholly after or wholly before a date."""
    after = form == "after"
    limit = when.e2 + 1 if after else when.b1 - 1
    if not is_finite(limit):
        why = f"nothing is {form} a date without that end"
        hint = f"name a date that {'ends' if after else 'begins'}"
        raise errors.invalid(text, why, hint)
    return _from_limit(limit, when, text, after=after)


def _from_limit(limit: int, source: When, text: str, *, after: bool) -> When:
    if not _FIRST_DAY <= limit <= _LAST_DAY:
        raise errors.invalid(text, "no day can be written there", "")
    day = Point(
        limit,
        limit,
        Precision.DAY,
        format_day(limit),
        approximate=source.approximate,
        uncertain=source.uncertain,
    )
    part = (day, OPEN_END) if after else (OPEN_START, day)
    return make_one_of((part,), typed=text)
