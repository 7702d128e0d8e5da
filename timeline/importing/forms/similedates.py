"""Dates of SIMILE's Timeline: moments, of which four may be those of an event.

    moment = year [("BC" | "AD")] | whatever `timeline.dates.parse_date` reads

A number alone is a year as JavaScript counts them, with a year 0. Midnight stands for
a day: a moment there has no other way to say one.

|  | an event that lasts | an instant |
|---|---|---|
| `start` | `start` | `start` |
| `start`, `end` | `start/end` | `[start..end]`: at some time between them |
| and `latestStart` | `[start..latestStart]/end` | |
| and `earliestEnd` | `start/[earliestEnd..end]` | |
| `start`, `latestStart` | | `[start..latestStart]` |
"""

from typing import NamedTuple

from timeline.dates.when import Shape
from timeline.importing.datetexts import join_span, read_date
from timeline.patterns import LazyPattern

_YEAR = LazyPattern(
    r"(?P<sign>-?)0*(?P<digits>[0-9]{1,4})(?:\s*(?P<era>[ab]\.?\s?(?:d|c|ce)\.?|ce))?",
    2,
)
_MIDNIGHT = LazyPattern(r"T(?:00|24):00(?::00)?(?:Z|[+-][0-9:]+)?$")
_CLOCK = LazyPattern(r"T[0-9:Z+-]+$")


class Moments(NamedTuple):
    """What is said of when an event was, as typed; empty where nothing is."""

    start: str = ""
    latest_start: str = ""
    earliest_end: str = ""
    end: str = ""


class Dated(NamedTuple):
    """When an event was."""

    date: str
    """EDTF, or what was typed where that is no date."""
    is_whole: bool = True
    """Nothing of what was typed is missing in it: no time of day, no moment."""


def date_event(moments: Moments, *, lasts: bool) -> Dated:
    """Return the date that the moments of an event make."""
    start, latest, earliest, end = (read_moment(one) for one in moments)
    if lasts and end:
        if not (latest or earliest):
            return _join(moments, start, end)
        begins, ends = _make_one_of(start, latest), _make_one_of(earliest, end)
        date = join_span(begins, ends) if begins and ends else ""
        whole = not any(map(_has_clock, (start, latest, earliest, end)))
        return _check(date, moments, is_whole=whole)
    last = end or latest
    if not start or not last:
        return Dated(start or last, not earliest)
    date = _make_one_of(start, last)
    whole = not (earliest or (end and latest) or _has_clock(start) or _has_clock(last))
    return _check(date, moments, is_whole=whole)


def _join(moments: Moments, start: str, end: str) -> Dated:
    date = join_span(start, end)
    is_read = read_date(date) is not None
    return Dated(date if is_read else f"{moments.start} – {moments.end}", is_read)


def _check(date: str, moments: Moments, *, is_whole: bool) -> Dated:
    """Return a date; where it is none, what was typed of the first and the last."""
    if date and read_date(date) is not None:
        return Dated(date, is_whole)
    last = moments.end or moments.latest_start
    return Dated(f"{moments.start} – {last}", is_whole=False)


def read_moment(text: str) -> str:
    """Return a moment as EDTF, or as typed where it is no date or may be two."""
    text = " ".join(text.split())
    year = _YEAR.fullmatch(text)
    if year is not None:
        number = int(year["digits"])
        if year["era"] and year["era"].lower().startswith("b"):
            number = 1 - number
        elif year["sign"]:
            number = -number
        return f"-{-number:04d}" if number < 0 else f"{number:04d}"
    found = read_date(text)
    if found is None or found.shape is not Shape.SINGLE:
        return text
    return _MIDNIGHT.sub("", found.edtf)


def _has_clock(date: str) -> bool:
    return _CLOCK.search(date) is not None


def _make_one_of(first: str, last: str) -> str:
    """Return some day from one to another, one if it is alone; empty where none is."""
    first, last = _CLOCK.sub("", first), _CLOCK.sub("", last)
    if not first or not last or first == last:
        return first or last
    date = f"[{first}..{last}]"
    return date if read_date(date) is not None else ""
