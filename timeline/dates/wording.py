"""Fuller wordings of one day, read by python-dateutil under supervision.

    wording = [time ["on"]] ["on"] day [weekday] [["at"] time] ["(" name ")"]
    day     = [weekday] ["the"] number ["of"] month [time] [year]
            | [weekday] month ["the"] number [time] [year]
            | year month number | year number month
    time    = clock [zone]                    14:30, 2.30 pm, 14:30:05.5 GMT+0400

That is also how JavaScript writes dates, and mail and HTTP (RFC 5322, RFC 9110), the
name of a zone in parentheses behind them. The clock stands once, and so does the
weekday. What does not have this shape never
reaches python-dateutil, which would find a date in nearly anything. It then reads
twice, with two different defaults: only what both readings agree on was written.
"""

import re

from timeline.dates import errors
from timeline.dates.calendar import WEEKDAY_NAMES, format_day, weekday
from timeline.dates.clocks import read_clock
from timeline.dates.errors import DateError
from timeline.dates.points import check_day, day_point
from timeline.dates.when import Point, Precision
from timeline.dates.words import MONTHS, WEEKDAYS, WordPattern, any_of
from timeline.patterns import LazyPattern

# A minus right behind the clock is a dash: `10 May 2013 09:00-10:30`.
_ZONE = (
    r"(?a:(?:utc|gmt|z)(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?![a-z0-9])"
    r"|(?:\+|(?<=\s)-)[0-9]{2}:?[0-9]{2}(?![0-9]))"
)
# Each kind of word has one letter, so that a regular expression holds the grammar.
_TOKEN = WordPattern(
    r"[\s.,]*(?:"
    r"(?P<T>[0-9]{1,2}(?:[:.][0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:\s*[ap]\.?m\b\.?)?"
    r"|\s*[ap]\.?m\b\.?)(?![0-9:]|\.[0-9]))"
    rf"|(?P<z>{_ZONE})"
    r"|(?P<Y>[0-9]{4}(?![0-9]))"
    r"|(?P<D>[0-9]{1,2}(?:\s?(?a:st|nd|rd|th)\b)?(?![0-9]))"
    rf"|(?P<M>{any_of(MONTHS)}(?![^\W\d_]))"
    rf"|(?P<W>{any_of(WEEKDAYS)}\b)"
    r"|(?P<o>of\b)|(?P<a>at\b)|(?P<n>on\b)|(?P<t>the\b)"
    r")[\s.,]*"
)
_SHAPE = LazyPattern(
    r"(?:Tz?n?)?n?(?:W?(?:t?Do?M|Mt?D)(?:Tz?)?Y?|Y(?:MD|DM))W?(?:a?Tz?)?"
)
_ZONE_NAME = LazyPattern(r"\s*\([^()0-9]+\)$")

_SHORT_YEAR = WordPattern(
    rf"(?:{any_of(WEEKDAYS)}\.?,?\s+)?[0-9]{{1,2}}(?:st|nd|rd|th)?[\s/-]+(?:of\s+)?"
    rf"{any_of(MONTHS)}\.?,?[\s/-]+['’]?[0-9]{{2}}(?:\s+[0-9]{{1,2}}:[0-9]{{2}}.*)?"
    rf"|{any_of(MONTHS)}\.?\s+['’][0-9]{{2}}"
    rf"|{any_of(MONTHS)}\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,\s+['’]?[0-9]{{2}}"
)


def parse_wording(text: str, *, year: int | None) -> Point:
    """Read one day in a fuller wording; `year` completes it.

    Raises DateError for anything else.
    """
    if _SHORT_YEAR.fullmatch(text):
        raise errors.unclear(
            text,
            "ends in two digits that may be a year or a time",
            (),
            "write the year with four digits",
        )
    bare = _ZONE_NAME.sub("", text)
    words = _split(bare)
    if bare != text and not any(kind == "z" for kind, _ in words):
        words = []
    shape = "".join(kind for kind, _ in words)
    if not _SHAPE.fullmatch(shape) or max(map(shape.count, "TW")) > 1:
        raise errors.invalid(text, hint=errors.WRITE_FORMS)
    return _ask_dateutil(text, dict(words), year)


def check_weekday(text: str, name: str, day: int) -> None:
    """Raise DateError if a day falls on another weekday than the one named."""
    real = weekday(day)
    if WEEKDAYS[name.lower()] != real:
        raise DateError(
            "date-weekday",
            f"{text!r}: {format_day(day)} is a {WEEKDAY_NAMES[real]}",
            "correct the weekday or the date",
        )


def _split(text: str) -> list[tuple[str, str]]:
    """Return the words with the letters of their kinds; none if one is unknown."""
    words = []
    position = 0
    while match := _TOKEN.compiled.match(text, position):
        kind = str(match.lastgroup)
        words.append((kind, match[kind]))
        position = match.end()
    return words if position == len(text) else []


def _ask_dateutil(text: str, words: dict[str, str], year: int | None) -> Point:
    # Costs milliseconds to import, so only the wordings that need it pay.
    from datetime import datetime

    from dateutil.parser import ParserError, parse

    clock = _spell_clock(words.get("T", ""))
    # The parser knows no hour 24, and takes the year 0013 for 2013 (2.9): it gets
    # neither.
    is_end = clock[:3] == "24:"
    plain = " ".join([words["D"], words["M"], "" if is_end else clock])
    try:
        # Each part that is filled in differs between the two, which are leap years.
        one = parse(plain, default=datetime(1904, 2, 1))
        two = parse(plain, default=datetime(1908, 11, 30, 23, 59, 58))
    except ParserError as error:
        raise errors.invalid(text, hint=errors.WRITE_FORMS) from error
    if (one.month, one.day) != (two.month, two.day):
        raise errors.invalid(text, hint=errors.WRITE_FORMS)
    if "Y" in words:
        year = int(words["Y"])
    if year is None:
        raise errors.missing_year(text)
    day = check_day(text, year, one.month, one.day)
    if "W" in words:
        check_weekday(text, words["W"], day)
    if not clock:
        return day_point(day)
    exact = clock
    if not is_end:
        exact = f"{one:%H:%M:%S}" if one.second == two.second else f"{one:%H:%M}"
    seconds, tail = read_clock(text, exact, words.get("z", ""))
    return Point(day, day, Precision.DAY, f"{format_day(day)}T{tail}", clock=seconds)


def _spell_clock(clock: str) -> str:
    """Write `2:30 pm` for `2.30 p.m.`, and `2:00 pm` for `2 pm`, without a fraction."""
    whole = re.sub(r"(?<=:[0-9]{2})\.[0-9]+", "", clock)
    plain = re.sub(r"([0-9])\.([0-9])", r"\1:\2", whole).replace(".", "")
    return re.sub(r"^([0-9]+)(?=\s*[a-z])", r"\1:00", plain, flags=re.IGNORECASE)
