"""The English words that dates are made of, and patterns that match them."""

import re
from collections.abc import Iterable

from timeline.dates.calendar import MONTH_NAMES, WEEKDAY_NAMES

MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
"""Months, 1 to 12, by their names and abbreviations in lower case."""

WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
"""Weekdays, Monday being 0, by their names and abbreviations in lower case."""

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""The EDTF codes of seasons."""

DASHES = "‐‑‒–—−"
"""What text and PDF put in the place of a hyphen; without the hyphen itself."""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of the words, the longest that fits.

    ASCII only: when case is ignored, `ı` and `ſ` would pass for `i` and `s`.
    """
    return f"(?a:{'|'.join(sorted(words, key=len, reverse=True))})"


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that ignores case."""
    return re.compile(pattern, re.IGNORECASE)
