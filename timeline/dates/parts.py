"""Parts of months, years, decades and centuries: one occurrence somewhere in them.

    part    = ("early" | "mid" | "late") whole | "middle of" whole
            | ("start" | "beginning" | "end") "of" month
            | ("first" ... "last") ("half" | "third" | "quarter") "of" whole
    whole   = month [year] | year | decade | century
    century = ["the"] (19 "th" | "nineteenth") ("century" | "c.") [era]

Of a month the parts are days 1-10, 11-20 and 21 on, its first five and its last five
days, and the halves end with day 15. Of a year they are four months each, of a decade
years 0-3, 4-6 and 7-9. Halves, thirds and quarters are counted in months. What is the
`early` 19th century, or the `end` of a year, is not agreed on, and asked about.

Centuries are counted as historians do: the 19th is 1801 to 1900.
"""

import re

from timeline.dates import errors
from timeline.dates.calendar import (
    MONTH_NAMES,
    days_in_month,
    format_year,
    month_span,
)
from timeline.dates.eras import ERA, split_era
from timeline.dates.errors import DateError
from timeline.dates.points import day_point, months_stretch, year_point
from timeline.dates.units import count_share, take_year
from timeline.dates.when import Part, When, make_one_of
from timeline.dates.words import MONTHS, ORDINALS, WORD, WordPattern, any_of

_PART = WordPattern(
    r"(?:(?P<part>(?a:early|mid|late))(?:\s+in\s+|\s*-\s*|\s+)"
    r"|(?P<edge>(?a:start|beginning|middle|end))\s+of\s+"
    rf"|(?P<ordinal>{any_of([*ORDINALS, 'last', 'final', 'latter'])})\s+"
    r"(?P<share>(?a:half|third|quarter))\s+of\s+)(?:the\s+)?(?P<whole>.+)"
)
_MONTH = WordPattern(rf"(?P<month>{WORD})\.?(?:(?:\s*,\s*|\s+)(?P<year>[0-9]{{4}}))?")
_YEAR = WordPattern(r"(?:year\s+)?(?P<year>-?[0-9]{4})")
_DECADE = WordPattern(
    rf"(?P<decade>[0-9]{{3}}0)['’]?(?a:s)|(?P<early>[0-9]{{2,3}}0)['’]?(?a:s)\s*(?P<era>{ERA})"
)
_COUNTED = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
]
_CENTURY = WordPattern(
    rf"(?:the\s+)?(?:(?P<number>[0-9]{{1,2}})(?a:st|nd|rd|th)|(?P<word>{any_of(_COUNTED)}))"
    rf"[\s-](?a:century|c\.|cent\.)(?:\s*(?P<era>{ERA}))?"
)
_SHARES = {"half": 2, "third": 3, "quarter": 4}
_THIRDS = {"early": 1, "mid": 2, "middle": 2, "late": 3}
_EDGES = {"start": (1, 5), "beginning": (1, 5), "end": (-4, 0)}


def parse_part(text: str, year: int | None = None) -> When | None:
    """Read a part of something, or a century; None if `text` is neither.

    `year` completes a month. Raises DateError for a part that nobody agrees on and for
    what lacks a year.
    """
    if (first := _read_century(text)) is not None:
        part = year_point(first), year_point(first + 99)
        return make_one_of((part,), typed=text)
    match = _PART.fullmatch(text)
    if match is None:
        return _read_early_decade(text)
    stretch = _read_part(text, match, year)
    return make_one_of((stretch,), typed=text) if stretch is not None else None


def _read_part(text: str, match: re.Match[str], year: int | None) -> Part | None:
    whole = match["whole"]
    if found := _MONTH.fullmatch(whole):
        return _of_month(text, match, found, year)
    if found := _YEAR.fullmatch(whole):
        return _of_months(text, match, int(found["year"]), 1)
    if (first := _read_decade(text, match)) is not None:
        return _of_months(text, match, first, 10)
    if (first := _read_century(whole)) is not None:
        return _of_months(text, match, first, 100)
    era = split_era(whole)
    if era is not None:
        rest, number = era
        if not rest:
            return _of_months(text, match, number, 1)
        if found := _MONTH.fullmatch(rest):
            return _of_month(text, match, found, number)
    return None


def _of_month(
    text: str, match: re.Match[str], found: re.Match[str], year: int | None
) -> Part:
    number = take_year(found, text, year)
    month = MONTHS[found["month"].lower()]
    length = days_in_month(number, month)
    if match["share"]:
        shares = _SHARES[match["share"].lower()]
        if shares != 2:
            raise errors.invalid(text, "a month has halves only", errors.WRITE_FORMS)
        share = count_share(match["ordinal"], shares, text)
        first, last = (1, 15) if share == 1 else (16, length)
    else:
        word = (match["part"] or match["edge"]).lower()
        if word in _EDGES:
            first, last = (day if day > 0 else length + day for day in _EDGES[word])
        else:
            first, last = ((1, 10), (11, 20), (21, length))[_THIRDS[word] - 1]
    begin = month_span(number, month)[0] - 1
    return day_point(begin + first), day_point(begin + last)


def _of_months(text: str, match: re.Match[str], first: int, years: int) -> Part:
    """Return a part of some years, in months."""
    if match["share"]:
        shares = _SHARES[match["share"].lower()]
        share = count_share(match["ordinal"], shares, text)
        months = years * 12 // shares
        return months_stretch(first, 1 + (share - 1) * months, months)
    word = (match["part"] or match["edge"]).lower()
    third = _THIRDS.get(word)
    if third is None:
        raise _ask_edge(text, match["whole"], word, first, years)
    if years == 1:
        return months_stretch(first, 4 * third - 3, 4)
    if years == 10:
        low, high = ((0, 3), (4, 6), (7, 9))[third - 1]
        return year_point(first + low), year_point(first + high)
    raise _ask_century(text, match["whole"], third)


def _ask_edge(text: str, whole: str, word: str, first: int, years: int) -> DateError:
    """Return the error for the beginning or the end of years."""
    is_end = word == "end"
    if years == 100:
        return _ask_century(text, whole, 3 if is_end else 1)
    if years == 10:
        year = first + 9 if is_end else first
        readings = [f"{'late' if is_end else 'early'} {whole}", format_year(year)]
    elif first > 0:
        month = MONTH_NAMES[11 if is_end else 0]
        readings = [
            f"{'late' if is_end else 'early'} {first:04d}",
            f"{month} {first:04d}",
        ]
    else:
        readings = [f"{'late' if is_end else 'early'} {whole}"]
    return errors.unclear(text, "may be months, weeks or days", readings)


def _ask_century(text: str, whole: str, third: int) -> DateError:
    words = {
        1: ("first half", "first third", "first quarter"),
        2: ("second third",),
        3: ("second half", "last third", "last quarter"),
    }[third]
    readings = [f"{share} of the {whole.removeprefix('the ')}" for share in words]
    return errors.unclear(text, "may be more years or fewer", readings)


def _read_decade(text: str, match: re.Match[str]) -> int | None:
    """Return the first year of the decade that a part is of; None if it is of none."""
    found = _DECADE.fullmatch(match["whole"])
    if found is None:
        return None
    first, is_clear = _start_decade(found)
    if not is_clear:
        raise _ask_part_of_decade(text, match, first)
    return first


def _start_decade(found: re.Match[str]) -> tuple[int, bool]:
    """Return the first year of a decade, and whether it may not be a century."""
    number = int(found["decade"] or found["early"])
    is_clear = number % 100 != 0
    if found["era"] is not None and found["era"][:1].lower() == "b":
        # The 430s BC are 439 to 430 BC.
        return 1 - (number + 9), is_clear
    return number, is_clear


def _ask_part_of_decade(text: str, match: re.Match[str], first: int) -> DateError:
    """Return the error for a part of `1900s`, ten years or a hundred."""
    why = "may be part of ten years or a hundred"
    word = (match["part"] or match["edge"] or "").lower()
    if first < 1 or (word and word not in _THIRDS):
        return errors.unclear(text, why, (), "write its years, or `century`")
    part = make_one_of((_of_months(text, match, first, 10),), typed=text)
    share = match["share"] or "third"
    ordinal = match["ordinal"] or ("first", "second", "last")[_THIRDS[word] - 1]
    century = f"{ordinal} {share} of the {_count_century(first // 100 + 1)}"
    return errors.unclear(text, why, (part.edtf, century))


def _count_century(number: int) -> str:
    tail = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number // 10 == 1 else tail} century"


def _read_early_decade(text: str) -> When | None:
    """Read a decade of an era, which no EDTF unit is: the 430s BC."""
    found = _DECADE.fullmatch(text)
    if found is None or found["era"] is None:
        return None
    first, is_clear = _start_decade(found)
    part = year_point(first), year_point(first + 9)
    decade = make_one_of((part,), typed=text)
    if not is_clear:
        # The 400s BC as a century are 499 to 400 BC.
        low, high = (first - 90, first + 9) if first < 1 else (first, first + 99)
        century = make_one_of(((year_point(low), year_point(high)),), typed=text)
        why = "may be ten years or a hundred"
        raise errors.unclear(text, why, (decade.edtf, century.edtf))
    return decade


def _read_century(text: str) -> int | None:
    """Return the first year of a century; None if `text` is none."""
    found = _CENTURY.fullmatch(text)
    if found is None:
        return None
    number = int(found["number"] or 0)
    if found["word"]:
        number = _COUNTED.index(found["word"].lower()) + 1
    if number == 0:
        return None
    if found["era"] is not None and found["era"][:1].lower() == "b":
        return 1 - 100 * number
    return 100 * (number - 1) + 1
