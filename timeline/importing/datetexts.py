"""Dates of other forms as texts that `timeline.dates.parse_date` reads.

    year  = ["-"] digit {digit}     whatever stands for thousands is left out
    month = 1 to 12
    day   = 1 to 31
    time  = hour [":" minute [":" second ["." fraction]]] ["am" | "pm"]

They are only put together where the whole is a date; else the caller keeps what was
typed. Midnight is no time of day: where every date has one, it is what stands for none.
"""

import re

from timeline.dates import DateError, Relative, When, parse_date
from timeline.patterns import LazyPattern

_YEAR = LazyPattern(r"(?P<sign>-?)(?P<digits>[0-9]{1,4})")
_SPACING = LazyPattern(r"[\s,]+")
_NUMBER = LazyPattern(r"0?([1-9][0-9]?)")
_TIME = LazyPattern(
    r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{1,2}))?(?::(?P<second>[0-9]{1,2}))?"
    r"(?:\.[0-9]+)?\s*(?:(?P<half>[ap])\.?m\.?)?",
    re.IGNORECASE,
)


def read_date(text: str) -> When | None:
    """Return the date that a text is; None where it is none, or names an event."""
    # That an empty text is no date would take the grammars all their time.
    if not text:
        return None
    try:
        found = parse_date(text)
    except DateError:
        return None
    return None if isinstance(found, Relative) else found


def join_date(year: str, month: str = "", day: str = "", time: str = "") -> str:
    """Return the date that its parts make, as EDTF; empty where they make none.

    Empty parts are none. A negative year counts back from Christ: -44 is 44 BC.
    """
    if (day and not month) or (time and not day):
        return ""
    found = _YEAR.fullmatch(_SPACING.sub("", year))
    if found is None or not int(found["digits"]):
        return ""
    number = int(found["digits"])
    # EDTF has a year 0, which is 1 BC.
    text = f"-{number - 1:04d}" if found["sign"] else f"{number:04d}"
    text = "0000" if text == "-0000" else text
    for part in filter(None, (month, day)):
        digits = _NUMBER.fullmatch(_SPACING.sub("", part))
        if digits is None:
            return ""
        text = f"{text}-{int(digits[1]):02d}"
    if time:
        clock = _read_time(time.strip())
        if clock is None:
            return ""
        text = f"{text}{clock}"
    found_date = read_date(text)
    return text if found_date is not None and found_date.edtf == text else ""


def _read_time(text: str) -> str | None:
    """Return `T14:30`, or nothing for midnight; None where a text is no time."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (found["half"].lower() == "p")
    second = found["second"] or ""
    if not (hour or minute or int(second or 0)):
        return ""
    return f"T{hour:02d}:{minute:02d}" + (f":{int(second):02d}" if second else "")


def join_span(start: str, end: str) -> str:
    """Return the range between two dates, or one if the other is empty or the same.

    Where they make no range, because one is no date or the end comes first, both as
    they are, joined by ` – `.
    """
    if not start or not end or start == end:
        return start or end
    text = f"{start}/{end}"
    one, other = read_date(start), read_date(end)
    if one is not None and other is not None:
        if one.edtf == other.edtf:
            return start
        text = f"{one.edtf}/{other.edtf}"
    return text if read_date(text) is not None else f"{start} – {end}"


def is_same_date(text: str, other: str) -> bool:
    """Tell whether two texts are one date."""
    one, two = read_date(text), read_date(other)
    return one is not None and two is not None and one.edtf == two.edtf
