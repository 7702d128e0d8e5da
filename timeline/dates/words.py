"""The English words that dates are made of, and patterns that match them."""

import re
from collections.abc import Iterable

from timeline.dates.calendar import MONTH_NAMES, WEEKDAY_NAMES
from timeline.patterns import LazyPattern

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

_SIGNS = str.maketrans(dict.fromkeys("‐‑−", "-") | dict.fromkeys("‒—", "–"))

ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
"""The parts of something that are counted, in lower case."""


def plain_signs(text: str) -> str:
    """Return the text with one sign for every hyphen, and one for every dash.

    Hyphens are U+2010, U+2011 and U+2212 beside the one of ASCII, dashes U+2012 to
    U+2014, of which `–` stays.
    """
    return text if text.isascii() else text.translate(_SIGNS)


WORD = "(?a:[a-z]{3,9})"
"""A pattern for any word as long as one of these: see WordPattern.

ASCII only: when case is ignored, `ı` and `ſ` would pass for `i` and `s`.
"""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of the words, the longest that fits; ASCII only."""
    return f"(?a:{'|'.join(sorted(words, key=len, reverse=True))})"


class WordPattern(LazyPattern):
    """A pattern that ignores case, and whose words are words of dates.

    What its groups `month` and `weekday` match must be one. To test that afterwards
    is quicker than a pattern that spells out every name.
    """

    __slots__ = ()

    def __init__(self, source: str) -> None:
        super().__init__(source, re.IGNORECASE)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole text, if its words are words of dates."""
        match = super().fullmatch(text)
        if match is None:
            return None
        groups = self.compiled.groupindex
        for group, words in (("month", MONTHS), ("weekday", WEEKDAYS)):
            word = match[group] if group in groups else None
            if word is not None and word.lower() not in words:
                return None
        return match
