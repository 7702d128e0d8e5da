"""The dates of markwhen (docs.markwhen.com, dates and ranges) as dates of a chronology.

    range    = point | point sep point | relative | time (sep time)?
    sep      = "/" | "-" | "–" | "to"
    point    = EDTF | words that docs/dates.md reads | D/M/Y | M/Y | three digits, a
             year; with a time behind it, or without
    relative = ("after" | "before" | "by")? ("!" id)? amount | point sep amount
    amount   = (number unit)+, of days, weeks, months and years
    time     = 15:30 | 3pm | 3:30pm

`now` as an end leaves the end open, since it is whenever somebody looks. What is
counted from another event is worked out where that has exact days: `2 weeks` begins on
the day after the event before and lasts for 14 days. In `05/06/2013` the month stands
first unless a `dateFormat` says otherwise, but many write it otherwise all the same:
such a date is read only where there is one reading or a `dateFormat`, and else left as
typed. So is what markwhen itself can mean in two ways (`1 week - 3 days`), or counts by
business days, hours, or events that are not there.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from timeline.dates import (
    DateError,
    When,
    calendar_date,
    day_number,
    days_in_month,
    is_finite,
    parse_date,
)

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_BEGINS = re.compile(
    rf"[~\[!]|-?\d|(?:{_MONTHS})[a-z]*\b|(?:after|before|by)\s+!|now\b"
)
_SEPARATOR = re.compile(r"\s+to\s+|\s*[-–/]\s*")
_SLASHES = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{3,4})", re.ASCII)
_HOUR = r"(?:([01]?\d|2[0-4])(?::([0-5]\d))?\s?([ap]m)|([01]?\d|2[0-4]):([0-5]\d))"
_TIME = re.compile(_HOUR, re.ASCII)
_TIMED = re.compile(rf"(.*\d),?\s+{_HOUR}", re.ASCII)
_UNITS = {"d": "day", "w": "week", "y": "year"}
_AMOUNT = re.compile(
    r"(\d{1,6})\s*(days?|d|weeks?|w|months?|years?|y)(?:\s*,\s*|\s+|$)", re.ASCII
)
_INEXACT = re.compile(
    r"-?\d+\s*(?:(?:week|work|business)\s*days?|hours?|h|minutes?|mins?|seconds?|secs?"
    r"|milliseconds?|ms|s)\b",
    re.ASCII,
)
_RELATIVE = re.compile(
    r"(?:(after|before|by)\s+)?(?:!(\w+)(\.start|\.end)?)?\s*(?:plus\s|\+)?\s*(.*)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"T(\d\d:\d\d)[^T/]*$")
_REPEATS = re.compile(r"\s+every\s.*")

_NOW = "now"


class Span(NamedTuple):
    """The days of an event that are known to the day, as day numbers."""

    first: int
    last: int
    time: str = ""
    """At which it ends, where that is known: `15:30`."""


class Reading(NamedTuple):
    """What stands before the colon of an event."""

    date: str
    """As `parse_date` reads it, or as typed."""
    span: Span | None = None
    """None where the days are not known."""
    problem: str = ""
    """Why it stays as typed, where that is so."""
    repeats: str = ""
    """`every 2 weeks`, where it repeats."""


class DateReader:
    """Reads the dates of one text, which may be counted from each other."""

    def __init__(self, *, day_first: bool | None) -> None:
        self.day_first = day_first
        """Whether a `dateFormat` says so; None where there is none."""
        self.ids: dict[str, Span | None] = {}
        self.previous: Span | None = None

    def read(self, typed: str) -> Reading | None:
        """Return what a text before a colon says; None where it is no date.

        Whoever reads an event puts the span into `ids` and `previous`.
        """
        text = " ".join(typed.split())
        if _BEGINS.match(text.lower()) is None:
            return None
        repeats = _REPEATS.search(text)
        if repeats:
            text = text[: repeats.start()]
        found = self._read(text)
        if found is None or not repeats:
            return found
        return found._replace(repeats=repeats[0].strip())

    def _read(self, text: str) -> Reading | None:
        lower = text.lower()
        if lower == _NOW:
            return Reading(text, problem="`now` is whenever somebody looks")
        # These have slashes of their own, or words that are no dates elsewhere.
        found = (
            self._read_point(lower)
            or self._read_relative(text)
            or self._read_times(lower)
        )
        if found:
            return found._replace(date=text) if found.problem else found
        if "/" not in text or "[" in text or "," in text:
            whole = _parse(text)
            if whole:
                return whole
        return self._read_range(text) or _parse(text)

    def _read_range(self, text: str) -> Reading | None:
        for match in _SEPARATOR.finditer(text):
            begin = self._read_end(text[: match.start()])
            end = begin and self._read_end(text[match.end() :])
            if begin and end:
                return _join(text, begin, end)
            lasting = begin and self._read_lasting(begin, text[match.end() :], text)
            if lasting:
                return lasting
        return None

    def _read_end(self, text: str) -> Reading | None:
        if text.lower() == _NOW:
            return Reading("..")
        return self._read_point(text.lower()) or _parse(text)

    def _read_point(self, text: str) -> Reading | None:
        """Return a date in figures, or one with a time; None for any other."""
        if len(text) == 3 and text.isascii() and text.isdigit():
            return _parse(f"0{text}")
        match = _TIMED.fullmatch(text)
        if match:
            day = self._read_point(match[1]) or _parse(match[1])
            time = _read_time(match.groups()[1:])
            if day is None or not time:
                return None
            if day.problem:
                return Reading(text, problem=day.problem)
            span = day.span
            if span is None or span.first != span.last:
                return None
            return Reading(f"{_write(span.first)}T{time}", span._replace(time=time))
        match = _SLASHES.fullmatch(text)
        return self._read_slashes(text, match) if match else None

    def _read_slashes(self, text: str, match: re.Match[str]) -> Reading:
        year = f"{int(match[3]):04}"
        if match[1] is None:
            found = _parse(f"{year}-{int(match[2]):02}")
            return found or Reading(text, problem="there is no such month")
        first, second = int(match[1]), int(match[2])
        day, month = (first, second) if self.day_first else (second, first)
        typed = _parse(f"{year}-{month:02}-{day:02}")
        other = _parse(f"{year}-{day:02}-{month:02}")
        if typed and (self.day_first is not None or other is None or day == month):
            return typed
        if other and not typed:
            return other
        problem = "day and month may be either way round" if typed else "no such day"
        return Reading(text, problem=problem)

    def _read_relative(self, text: str) -> Reading | None:
        """Return what is counted from another event; None where nothing is."""
        match = _RELATIVE.fullmatch(text)
        if match is None:
            return None
        direction, name, modifier = (group or "" for group in match.groups()[:3])
        rest = match[4].lower()
        amount = _read_amount(rest)
        if not amount:
            counted = name or _INEXACT.match(rest) or _AMOUNT.match(rest)
            if not counted:
                return None
            return Reading(text, problem="it can be counted in more than one way")
        if modifier:
            return Reading(text, problem=f"from the {modifier[1:]} of an event")
        if name and name not in self.ids:
            return Reading(text, problem=f"no event above has the id {name!r}")
        base = self.ids[name] if name else self.previous
        if base is None or base.time:
            problem = "the days of the event that it is counted from are not known"
            return Reading(text, problem=problem)
        if direction.lower() in ("before", "by"):
            return _between(_add(base.first, amount, -1), base.first - 1, text)
        return _between(base.last + 1, _add(base.last + 1, amount, 1) - 1, text)

    def _read_lasting(self, begin: Reading, rest: str, text: str) -> Reading | None:
        """Return a date that says how long it lasts."""
        amount = _read_amount(rest.lower())
        span = begin.span
        if not amount:
            counted = _INEXACT.match(rest.lower()) or rest.startswith("!")
            return Reading(text, problem="its end is not a day") if counted else None
        if span is None or span.first != span.last or span.time:
            return Reading(text, problem="the day on which it begins is not known")
        return _between(span.first, _add(span.first, amount, 1) - 1, text)

    def _read_times(self, text: str) -> Reading | None:
        """Return times of the day of the event before; None for anything else."""
        parts = re.split(r"\s*[-–]\s*|\s+to\s+", text)
        matches = [_TIME.fullmatch(part) for part in parts]
        if len(parts) > 2 or not all(matches):
            return None
        times = [_read_time(match.groups()) for match in matches if match]
        base = self.previous
        if base is None or base.first != base.last or not all(times):
            return Reading(text, problem="the day that it is a time of is not known")
        if sorted([base.time, *times]) != [base.time, *times]:
            return Reading(text, problem="it may be a time of the day after")
        day = _write(base.first)
        date = "/".join(f"{day}T{time}" for time in times)
        return Reading(date, base._replace(time=times[-1]))


def _join(text: str, begin: Reading, end: Reading) -> Reading:
    problem = begin.problem or end.problem
    if begin.date == "..":
        problem = "`now` is whenever somebody looks"
    found = None if problem else _parse(f"{begin.date}/{end.date}")
    if found is None:
        return Reading(text, problem=problem or "its end is before its beginning")
    time = end.span.time if end.span else ""
    return found._replace(span=found.span and found.span._replace(time=time))


def _parse(text: str) -> Reading | None:
    """Return a date that is one here, too, by its standard spelling."""
    try:
        when = parse_date(text)
    except DateError as error:
        # What may be two dates is a date.
        ambiguous = error.code in ("date-ambiguous", "date-year-missing")
        return Reading(text, problem=error.message) if ambiguous else None
    if not isinstance(when, When) or when.is_undated:
        return None
    exact = when.b1 == when.b2 and when.e1 == when.e2 and not when.is_one_of
    if not exact or not is_finite(when.b1) or not is_finite(when.e2):
        return Reading(when.edtf)
    time = _CLOCK.search(when.edtf)
    return Reading(when.edtf, Span(when.b1, when.e2, time[1] if time else ""))


def _read_time(parts: "tuple[str | None, ...]") -> str:
    """Return `15:30` of hour, minute and `am` or `pm`, or of hour and minute."""
    hour, minute, half, hour24, minute24 = parts
    if hour24:
        return f"{int(hour24):02}:{minute24}"
    number = int(hour or 0)
    if not 1 <= number <= 12:
        return ""
    return f"{number % 12 + 12 * (half == 'pm'):02}:{minute or '00'}"


def _read_amount(text: str) -> Mapping[str, int]:
    """Return how many of each unit; empty where it is no amount of days or more."""
    found: dict[str, int] = {}
    place = 0
    while place < len(text):
        match = _AMOUNT.match(text, place)
        if match is None:
            return {}
        unit = _UNITS.get(match[2], match[2].removesuffix("s"))
        found[unit] = found.get(unit, 0) + int(match[1])
        place = match.end()
    return found


def _add(day: int, amount: Mapping[str, int], sign: int) -> int:
    """Return the day so long after, or before; months end on their last day."""
    year, month, number = calendar_date(day)
    months = 12 * amount.get("year", 0) + amount.get("month", 0)
    years, month = divmod(month - 1 + sign * months, 12)
    year, month = year + years, month + 1
    begun = day_number(year, month, min(number, days_in_month(year, month)))
    return begun + sign * (7 * amount.get("week", 0) + amount.get("day", 0))


def _between(first: int, last: int, text: str) -> Reading:
    begin, end = _write(first), _write(last)
    if last < first or not begin or not end:
        return Reading(text, problem="it comes to no days that can be written")
    return Reading(begin if first == last else f"{begin}/{end}", Span(first, last))


def _write(day: int) -> str:
    year, month, number = calendar_date(day)
    return f"{year:04}-{month:02}-{number:02}" if 0 < year <= 9999 else ""
