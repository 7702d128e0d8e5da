"""Time zones of iCalendar (RFC 5545, 3.2.19 and 3.6.5): how far a clock is from UTC.

A name of the IANA database means what that says, since it knows the past as well, where
a file tells only the rules of its own day. Any other is what the file's `VTIMEZONE`
says, else the zone that Windows calls so. Where none of them knows it, nor how it was
then, there is no offset, and times are those of a clock somewhere.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

Zone = Callable[[datetime], timedelta | None]
"""Takes what a clock shows, returns how far that is from UTC; None if nobody knows."""

_NAME = re.compile(r"(?:.*/)?([A-Z]\w+/[\w+-]+(?:/[\w+-]+)?)|(UTC|GMT)", re.ASCII)
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?", re.ASCII)
_RULE = re.compile(
    r"FREQ=YEARLY(?:;BYMONTH=(\d{1,2})|;BYDAY=(-?[1-5])(MO|TU|WE|TH|FR|SA|SU)"
    r"|;UNTIL=(\w+)|;INTERVAL=1|;WKST=\w\w)*",
    re.ASCII,
)
_MOST_CHANGES = 1000
"""Of the clocks of one zone; the longest of the IANA database has some two hundred."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Observance(NamedTuple):
    """One `STANDARD` or `DAYLIGHT` of a `VTIMEZONE`."""

    start: datetime
    before: timedelta
    """The offset that ends where this begins, `TZOFFSETFROM`."""
    offset: timedelta
    repeats: tuple[datetime, ...] = ()
    """Other times at which it began."""
    month: int = 0
    """Of a rule for each year; 0 where there is none."""
    week: int = 0
    weekday: int = 0
    until: datetime | None = None
    """In UTC."""

    def find_onset(self, clock: datetime) -> datetime | None:
        """Return when it last began before a time; None if never."""
        times = [self.start, *self.repeats]
        if self.month:
            years = (clock.year - 1, clock.year)
            times += [self._find_in(year) for year in years if year > 0]
        begun = [time for time in times if self.start <= time <= clock]
        if self.until is not None:
            begun = [
                t for t in begun if t == self.start or t - self.before <= self.until
            ]
        return max(begun, default=None)

    def _find_in(self, year: int) -> datetime:
        """Return when it begins by its rule in a year."""
        first, days = monthrange(year, self.month)
        day = 1 + (self.weekday - first) % 7
        if self.week > 0:
            day += 7 * (self.week - 1)
            day -= 7 * (day > days)
        else:
            day += 7 * ((days - day) // 7 + self.week + 1)
        return self.start.replace(year=year, month=self.month, day=max(day, 1))


class Zones:
    """The zones of one file."""

    def __init__(
        self, own: Mapping[str, Sequence[Observance]], windows: Mapping[str, str]
    ) -> None:
        self._own = own
        self._windows = windows
        self._found: dict[str, Zone | None] = {}

    def find(self, name: str) -> Zone | None:
        """Return the zone of a `TZID`; None where nothing tells what it is."""
        if name not in self._found:
            self._found[name] = self._look_up(name)
        return self._found[name]

    def _look_up(self, name: str) -> Zone | None:
        match = _NAME.fullmatch(name)
        zone = _find_known(match[1] or match[2]) if match else None
        if zone is not None:
            return zone
        own = self._own.get(name)
        if own and sum(1 + len(one.repeats) for one in own) <= _MOST_CHANGES:
            return lambda clock: _find_offset(own, clock)
        known = self._windows.get(name)
        return _find_known(known) if known else None


def _find_known(name: str) -> Zone | None:
    """Return a zone of the IANA database; None where it has none of the name."""
    try:
        zone = ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
    return lambda clock: clock.replace(tzinfo=zone).utcoffset()


def _find_offset(own: Sequence[Observance], clock: datetime) -> timedelta | None:
    begun = [(onset, one) for one in own if (onset := one.find_onset(clock))]
    if not begun:
        return min(own, key=lambda one: one.start).before
    onset, last = max(begun, key=lambda pair: pair[0])
    # What a clock that is put forward never shows counts by the offset before.
    in_gap = clock < onset + (last.offset - last.before)
    return last.before if in_gap else last.offset


def read_observance(values: Mapping[str, str]) -> Observance | None:
    """Return what the properties of a `STANDARD` or `DAYLIGHT` say, by their names.

    None where they are not those of one, or its rule is other than a day of a week of a
    month, as all that are in force are.
    """
    start = read_clock(values.get("DTSTART", ""))
    before = _read_offset(values.get("TZOFFSETFROM", ""))
    offset = _read_offset(values.get("TZOFFSETTO", ""))
    if start is None or before is None or offset is None:
        return None
    found = Observance(start, before, offset)
    if "RDATE" in values:
        dates = map(read_clock, values["RDATE"].split(","))
        found = found._replace(repeats=tuple([time for time in dates if time]))
    if "RRULE" not in values:
        return found
    match = _RULE.fullmatch(values["RRULE"].upper())
    if match is None or not match[1] or not match[2]:
        return None
    month, until = int(match[1]), read_clock(match[4]) if match[4] else None
    if not 1 <= month <= 12 or (match[4] and until is None):
        return None
    return found._replace(
        month=month,
        week=int(match[2]),
        weekday=_WEEKDAYS.index(match[3]),
        until=until,
    )


def read_clock(text: str) -> datetime | None:
    """Return the day and time of a `DATE` or `DATE-TIME`, its zone left aside.

    None for what is none (RFC 5545, 3.3.4 and 3.3.5), or a leap second.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(n or 0) for n in match.groups())
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None


def _read_offset(text: str) -> timedelta | None:
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    size = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return None if size >= timedelta(days=1) else -size if match[1] == "-" else size
