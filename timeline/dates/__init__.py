"""Dates known exactly, roughly or hardly at all.

`parse_date` reads what an author typed, EDTF or English, into a `When`: four
bounds in day numbers that every filter, order and drawing goes by. The page
docs/dates.md is the reference, and its tables are the tests of this room.
"""

from functools import lru_cache

from timeline.dates.calendar import (
    FUTURE,
    PAST,
    calendar_date,
    day_number,
    format_day,
    is_finite,
)
from timeline.dates.edtf import parse_edtf
from timeline.dates.english import Relative, parse_english, resolve_relative
from timeline.dates.errors import DateError
from timeline.dates.when import Fit, Precision, Shape, When, Window

__all__ = [
    "FUTURE",
    "PAST",
    "DateError",
    "Fit",
    "Precision",
    "Relative",
    "Shape",
    "When",
    "Window",
    "calendar_date",
    "day_number",
    "format_day",
    "is_finite",
    "parse_date",
    "resolve_relative",
]


@lru_cache(maxsize=65_536)
def parse_date(text: str, *, year: int | None = None) -> When | Relative:
    """Read a date as an author writes it.

    `year` completes forms that name a day but no year. Raises DateError, whose
    code, message and hint say what is wrong and what to write.
    """
    stripped = text.strip()
    return parse_edtf(stripped) or parse_english(stripped, year=year)
