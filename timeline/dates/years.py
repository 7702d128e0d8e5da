"""Years written short, and what they share with other dates.

    years = year sep (year | digit [digit])
    sep   = dash | " - " | "to" | "-" | "/"

With a dash, `to`, or blanks round a hyphen it is a range, whose end is completed from
its start and comes later. With a slash, and where the end does not come later, it may
be a month as well: that is asked about. A hyphen and two digits are EDTF, a month or a
code in the place of one; a code that is the year after is asked about, since it is
written of winters, sessions and wars alike. `–` stands for every dash here.
"""

from dataclasses import replace

from timeline.dates import errors
from timeline.dates.calendar import days_in_month
from timeline.dates.errors import DateError
from timeline.dates.points import CODES, year_point
from timeline.dates.when import Point, When, make_interval
from timeline.patterns import LazyPattern

_YEARS = LazyPattern(
    r"(?P<first>[0-9]{4})(?P<mark>[~?%]?)"
    r"(?P<sep> ?– ?| -+ | (?:to|until|till|through) |-| ?/ ?)"
    r"(?P<last>[0-9]{4}|[0-9]{1,2})(?P<end>[~?%]?)"
)
_MONTHS = LazyPattern(
    r"(?P<year>[0-9]{4})(?P<one>[-–])(?P<month>[0-9]{1,2})(?P<two> ?[-–/] ?)"
    r"(?P<last>[0-9]{1,2})"
)
_CODE = LazyPattern(r"(?P<year>-?[0-9]{4})-(?P<code>[0-9]{2})[~?%]?")
LONGEST_CODE = 9
"""In code points, how long what may be years can be at most."""

# A century's end is guessed across no more than this many years.
_LONGEST = 49

_NAMES = {
    21: "spring",
    22: "summer",
    23: "autumn",
    33: "Q1",
    34: "Q2",
    35: "Q3",
    36: "Q4",
    40: "H1",
    41: "H2",
}


def parse_years(text: str) -> When | None:
    """Read a range of two years; None if `text` is not of that form.

    Raises DateError if it is, and may be a month as well or runs backwards.
    """
    match = _YEARS.fullmatch(text)
    if match is None:
        return None
    first, last, sign = match["first"], match["last"], match["sep"].strip()
    is_joined = sign == "-" == match["sep"]
    later, month = read_short(first, last)
    if sign not in ("-", "–", "/") or (sign != "/" and sign != match["sep"]):
        # Nobody writes a month so.
        month = None
    if len(last) < 4:
        if sign == "/" or is_joined or later is None or later[:-2] != first[:-2]:
            raise ask_years(text, later, month)
        last = later
    start, end = (
        _mark(int(year), qualifier)
        for year, qualifier in ((first, match["mark"]), (last, match["end"]))
    )
    try:
        return make_interval(start, end, typed=text)
    except ValueError as error:
        raise errors.backwards(text, str(error)) from error


def _mark(year: int, qualifier: str) -> Point:
    return replace(
        year_point(year),
        approximate=qualifier in ("~", "%"),
        uncertain=qualifier in ("?", "%"),
    )


def read_short(first: str, last: str) -> tuple[str | None, str | None]:
    """Return the year and the month that digits behind a year may be; None for none.

    The year comes later than the first: in its century, or shortly after its end.
    """
    month = f"{first}-{last:0>2}" if 1 <= int(last) <= 12 else None
    later = int(first[: -len(last)] + last)
    if later <= int(first):
        later += 100
    if later // 100 > int(first) // 100 and later - int(first) > _LONGEST:
        return None, month
    return f"{later:04d}", month


def ask_years(text: str, later: str | None, month: str | None) -> DateError:
    """Return the error for two years, the second short, that may be one month."""
    readings = []
    if later is not None:
        readings.append(f"{text[:4]}/{later}")
    if month is not None:
        readings.append(month)
    if len(readings) > 1:
        return errors.unclear(text, "may be two years or a month", readings)
    return errors.invalid(text, "", "", readings)


def ask_months(text: str) -> DateError | None:
    """Return the error for months or a day with a dash among the figures.

    None if `text` is not of that form.
    """
    match = _MONTHS.fullmatch(text)
    if match is None:
        return None
    year, month, last = match["year"], int(match["month"]), int(match["last"])
    if not 1 <= month <= 12 or not last:
        return None
    readings = []
    if match["two"] != "-" and month < last <= 12:
        readings.append(f"{year}-{month:02d}/{year}-{last:02d}")
    if last <= days_in_month(int(year), month):
        readings.append(f"{year}-{month:02d}-{last:02d}")
    if len(readings) > 1:
        return errors.unclear(text, "may be two months or one day", readings)
    return errors.invalid(text, "", "", readings)


def ask_code(text: str) -> DateError | None:
    """Return the error for an EDTF code that is the year after; None for others.

    `1933-34` is the second quarter of 1933 in EDTF, and two years for nearly everyone.
    """
    match = _CODE.fullmatch(text)
    if match is None or text.startswith("-"):
        return None
    year, code = int(match["year"]), int(match["code"])
    if code not in CODES or code != (year + 1) % 100:
        return None
    qualifier = text[7:]
    name = name_code(year, code)
    return errors.unclear(
        text,
        f"may be {name} or two years",
        (f"{name}{qualifier}", f"{year:04d}{qualifier}/{year + 1:04d}{qualifier}"),
    )


def name_code(year: int, code: int) -> str:
    """Return the English for a season, quarter or half, by its EDTF code."""
    if code == 24:
        return f"winter {year:04d}-{(year + 1) % 100:02d}"
    return f"{_NAMES[code]} {year:04d}"


def may_be_years(text: str) -> str | None:
    """Return the years that a month or a code was perhaps typed for; None if none.

    A month only if it is the year after; a code if it is any later year of its century.
    """
    match = _CODE.fullmatch(text)
    if match is None or text.startswith("-"):
        return None
    year, code = int(match["year"]), int(match["code"])
    of_century = year % 100
    if code == of_century + 1 or (code in CODES and code > of_century):
        return f"{year:04d}/{year // 100:02d}{code:02d}"
    return None
