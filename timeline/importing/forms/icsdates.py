"""When a component of iCalendar is (RFC 5545, 3.6.1, 3.8.2), as a date of a chronology.

    DTSTART;VALUE=DATE:20130510, DTEND;VALUE=DATE:20130512   2013-05-10/2013-05-11
    DTSTART:20130510T103000Z, DURATION:PT2H    2013-05-10T10:30Z/2013-05-10T12:30Z
    DTSTART;TZID=Europe/Moscow:20130510T143000 2013-05-10T14:30+04:00
    DTSTART:20130510T143000                    2013-05-10T14:30

The end is exclusive, so that of days it is a day earlier, and midnight is the 24:00 of
the day before. Days of a duration are counted on the calendar, hours by the clock of
the world (3.3.6). Seconds are written where they are not zero.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from timeline.dates import DateError, Relative, When, parse_date
from timeline.importing.forms.icszones import Zone, Zones, read_clock

_DURATION = re.compile(
    r"([+-])?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,8})M)?"
    r"(?:(\d{1,9})S)?)?",
    re.ASCII,
)
# What the standard has without them (RFC 3339) some programs write with hyphens.
_HYPHENS = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ?)?", re.ASCII)
_DAY = timedelta(days=1)
_SECONDS_A_DAY = 86_400


class DatePropertyError(ValueError):
    """A date that cannot be read; says what is wrong, in a phrase."""


class Property(NamedTuple):
    """A line of a component."""

    parameters: Mapping[str, object]
    value: str
    """As it stands, escapes and all."""
    line: int


class Moment(NamedTuple):
    """A day, or a time on one."""

    clock: datetime
    is_day: bool
    zone: Zone | None
    """None for a floating time, and one of a zone that is not known."""
    unknown: str = ""
    """The `TZID` that is not known."""

    def __str__(self) -> str:
        if self.is_day:
            return self.clock.date().isoformat()
        return _format_time(self.clock) + self._format_offset()

    def format_end(self) -> str:
        """Return it as the end of something: midnight as that of the day before."""
        if self.is_day:
            return (self.clock - _DAY).date().isoformat()
        if self.clock.time() == time() and self.clock > datetime.min + _DAY:
            day = (self.clock - _DAY).date().isoformat()
            return f"{day}T24:00{self._format_offset()}"
        return str(self)

    def _format_offset(self) -> str:
        offset = self.zone(self.clock) if self.zone else None
        if offset is None:
            return ""
        if not offset:
            return "Z"
        # Of local mean times, which have seconds, no offset can be written.
        minutes, seconds = divmod(abs(offset).total_seconds(), 60)
        if seconds:
            return ""
        hours, minutes = divmod(int(minutes), 60)
        return f"{'-' if offset < timedelta() else '+'}{hours:02}:{minutes:02}"

    def move(self, days: int, exact: timedelta) -> "Moment":
        """Return the moment so many days on the calendar and then so long after."""
        clock = self.clock + days * _DAY
        moved = clock + exact
        if self.zone and exact:
            before, after = self.zone(clock), self.zone(moved)
            if before is not None and after is not None:
                moved += after - before
        return self._replace(clock=moved)


def _format_time(clock: datetime) -> str:
    return clock.isoformat(timespec="seconds" if clock.second else "minutes")


def read_dates(
    properties: Mapping[str, Sequence[Property]], zones: Zones
) -> tuple[str, str]:
    """Return the date of a component, and the `TZID` that nothing tells of, if any.

    The date is one that `parse_date` reads. Raises DatePropertyError, or OverflowError,
    where `DTSTART`, `DTEND` or `DURATION` is doubled, not there or cannot be read.
    """
    found = {}
    for name in ("DTSTART", "DTEND", "DURATION"):
        props = properties.get(name, ())
        if len(props) > 1:
            raise DatePropertyError(f"it has {name} more than once")
        found[name] = props[0] if props else None
    start = found["DTSTART"]
    if start is None:
        raise DatePropertyError("no DTSTART says when it was")
    begin = _read_moment(start, zones)
    date = _format_date(begin, found["DTEND"], found["DURATION"], zones)
    try:
        parse_date(date)
    except DateError as error:
        raise DatePropertyError(error.message) from error
    return date, begin.unknown


def may_be_one(said: When | Relative, date: str) -> bool:
    """Tell whether two dates share a day, or one is counted from an event.

    Of times that both have an offset, or neither, it has to be the same moment,
    whatever day that is there.
    """
    other = parse_date(date)
    if not isinstance(said, When) or not isinstance(other, When):
        return True
    timed = said.clock is not None and other.clock is not None
    if timed and bool(said.start.offset) == bool(other.start.offset):
        return _find_moment(said) == _find_moment(other)
    return said.b1 <= other.e2 and other.b1 <= said.e2


def _find_moment(date: When) -> tuple[int, int]:
    day, seconds = date.start.instant
    # Midnight at the end of a day is that at the beginning of the next.
    return day + seconds // _SECONDS_A_DAY, seconds % _SECONDS_A_DAY


def _read_moment(prop: Property, zones: Zones) -> Moment:
    """Return what a DTSTART, DTEND or RECURRENCE-ID says.

    Raises DatePropertyError for what is neither a DATE nor a DATE-TIME.
    """
    value = prop.value.strip()
    if _HYPHENS.fullmatch(value):
        value = value.replace("-", "").replace(":", "")
    clock = read_clock(value)
    if clock is None:
        raise DatePropertyError(f"{prop.value[:40]!r} is no date or time")
    if "T" not in value:
        return Moment(clock, is_day=True, zone=None)
    if value.endswith("Z"):
        return Moment(clock, is_day=False, zone=lambda _: timedelta())
    name = str(prop.parameters.get("TZID", ""))
    zone = zones.find(name) if name else None
    unknown = "" if zone is not None and zone(clock) is not None else name
    return Moment(clock, is_day=False, zone=None if unknown else zone, unknown=unknown)


def _format_date(
    begin: Moment, end: Property | None, duration: Property | None, zones: Zones
) -> str:
    """Return the date of a component, whose end may come before its beginning."""
    if end is not None:
        finish = _read_moment(end, zones)
    elif duration is not None:
        finish = _add_duration(begin, duration.value)
    else:
        return str(begin)
    # A day that ends as it begins is not allowed (3.8.2.2), but often meant for one.
    if finish == begin or (finish.clock == begin.clock and str(finish) == str(begin)):
        return str(begin)
    ends = finish.format_end()
    if ends == str(begin):
        return ends
    return f"{begin}/{ends}"


def _add_duration(begin: Moment, text: str) -> Moment:
    match = _DURATION.fullmatch(text.strip())
    if match is None or not any(match.groups()[1:]):
        raise DatePropertyError(f"{text[:40]!r} is no duration")
    if match[1] == "-":
        raise DatePropertyError(f"{text[:40]!r} ends before it begins")
    weeks, days, hours, minutes, seconds = (int(n or 0) for n in match.groups()[1:])
    exact = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if begin.is_day and exact:
        raise DatePropertyError(f"{text[:40]!r} counts hours of a whole day")
    try:
        return begin.move(7 * weeks + days, exact)
    except OverflowError:
        raise DatePropertyError(f"{text[:40]!r} ends after the year 9999") from None
