"""Times of day, and what stands behind them.

    clock = hh [":" mm [":" ss [("." | ",") fraction]]]
    zone  = "Z" | ["UTC" | "GMT"] [("+" | "-") hh [[":"] mm]]

The clock is kept in whole seconds: a fraction is read and not kept. An hour alone is
refused, as it says less than its `:00` would. `24:00` is the end of the day it stands
with. A zone is written as EDTF has it, `Z` or `+04:00`.
"""

import re

from timeline.dates import errors
from timeline.patterns import LazyPattern

CLOCK = r"[0-9]{2}(?::[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?)?"
"""A pattern for a clock as machines write it."""
ZONE = r"(?: ?(?:Z|UTC|GMT))?(?: ?[+-][0-9]{1,2}(?::?[0-9]{2})?)?"
"""A pattern for a zone, which may be empty."""

_FRACTION = LazyPattern(r"[.,][0-9]+$")
_OFFSET = LazyPattern(r"(?:Z|UTC|GMT)? ?(?:([+-])([0-9]{1,2}):?([0-9]{2})?)?")
# The widest offsets in use are -12:00 and +14:00.
_WIDEST = 14


def read_clock(text: str, clock: str, zone: str = "") -> tuple[int, str]:
    """Return the seconds after midnight, and clock and zone as EDTF writes them.

    Raises DateError, which quotes `text`, for a time or an offset that does not exist.
    """
    if len(clock) == 5 and not zone and clock < "24:00" and clock[3] < "6":
        return int(clock[:2]) * 3600 + int(clock[3:]) * 60, clock
    shown = _FRACTION.sub("", clock) if len(clock) > 8 else clock
    if len(shown) < 5:
        whole = re.sub(rf"(?<=[T ]){shown}", f"{shown}:00", text, count=1)
        raise errors.invalid(text, "its time has no minutes", readings=(whole,))
    units = [int(part) for part in shown.split(":")]
    hour, minute, second = (*units, 0, 0)[:3]
    is_end = (hour, minute, second) == (24, 0, 0)
    if (hour > 23 and not is_end) or minute > 59 or second > 59:
        raise errors.invalid(text, f"{clock} is not a time", "write 00:00 to 24:00")
    return hour * 3600 + minute * 60 + second, shown + spell_zone(text, zone)


def spell_zone(text: str, zone: str) -> str:
    """Return a zone as EDTF writes it; empty for none."""
    zone = zone.strip().upper()
    if not zone:
        return ""
    match = _OFFSET.fullmatch(zone)
    sign, hours, minutes = match.groups() if match else (None, None, None)
    if hours is None:
        return "Z"
    if int(hours) > _WIDEST or int(minutes or 0) > 59:
        hint = "offsets lie between -12:00 and +14:00"
        raise errors.invalid(text, f"{zone} is not an offset from UTC", hint)
    offset = f"{sign}{hours:0>2}:{minutes or '00'}"
    return "Z" if offset == "-00:00" else offset
