"""What is valid EDTF of levels 1 and 2, and is not read here.

    date  = "Y" ["-"] digits ["E" digits] ["S" digits]     a year of five digits or more
          | year "S" digits                                significant digits
          | "{" member *("," member) "}"                   all of several dates
          | masked                                         1XXX, 156X-12-25, 2013-~05
    masked = year ["-" month ["-" day]], X for any digit, a mark before or after each

A mask is valid if some day that exists has that form (ISO 8601-2:2019, 8.4).
"""

from timeline.dates.calendar import days_in_month
from timeline.patterns import LazyPattern

_LONG_YEAR = LazyPattern(r"Y-?(?P<digits>[1-9][0-9]*)(?P<power>E[0-9]+)?(?:S[0-9]+)?")
_ROUNDED = LazyPattern(r"-?[0-9]{4}S[1-9][0-9]*")
_MASKED = LazyPattern(
    r"[~?%]?(?P<year>-?[0-9X]{4})[~?%]?"
    r"(?:-[~?%]?(?P<month>[0-9X]{2})[~?%]?(?:-[~?%]?(?P<day>[0-9X]{2})[~?%]?)?)?"
)
_LAST_CODE = 41


def is_level_2(text: str) -> bool:
    """Tell whether a text is valid EDTF, of a form that need not be read here."""
    if text.startswith("{") and text.endswith("}"):
        return all(_is_member(piece.strip()) for piece in text[1:-1].split(","))
    bare = text.rstrip("~?%")
    if match := _LONG_YEAR.fullmatch(bare):
        return len(match["digits"]) > 4 or match["power"] is not None
    if _ROUNDED.fullmatch(bare):
        return True
    return _is_masked(text)


def looks_like_level_2(text: str) -> bool:
    """Tell whether a text has the signs of such a form, valid or not."""
    if text.startswith(("Y", "{")):
        return True
    return _MASKED.fullmatch(text) is not None or _ROUNDED.fullmatch(text) is not None


def _is_member(text: str) -> bool:
    first, dots, last = (side.strip() for side in text.partition(".."))
    if not dots:
        return is_level_2(first)
    if not (first or last):
        return False
    known = [side for side in (first, last) if side]
    # Where both are of figures alone, the order of their texts is that of the days.
    in_order = len(known) == 1 or not _is_plain(first + last) or first <= last
    return in_order and all(map(is_level_2, known))


def _is_plain(text: str) -> bool:
    return text.replace("-", "").isdecimal() and not text.startswith("-")


def _is_masked(text: str) -> bool:
    match = _MASKED.fullmatch(text)
    if match is None or match["year"] == "-0000":
        return False
    month, day = match["month"], match["day"]
    if month is None:
        return True
    if day is None:
        return any(
            _fits(f"{number:02d}", month)
            for number in (*range(1, 13), *range(21, _LAST_CODE + 1))
        )
    return any(
        _fits(f"{number:02d}", month) and _has_day(match["year"], number, day)
        for number in range(1, 13)
    )


def _has_day(year: str, month: int, day: str) -> bool:
    # Whether there is a leap year among those that are meant decides in February only.
    years = [2001]
    if month == 2:
        digits = year.removeprefix("-")
        years = [one for one in range(10_000) if _fits(f"{one:04d}", digits)]
    length = max(days_in_month(one, month) for one in years)
    return any(_fits(f"{number:02d}", day) for number in range(1, length + 1))


def _fits(figures: str, mask: str) -> bool:
    return all(sign in ("X", one) for one, sign in zip(figures, mask, strict=True))
