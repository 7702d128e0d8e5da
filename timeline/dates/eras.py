"""Years before and after Christ.

    year  = number era | ("AD" | "CE") number
    years = number dash number era
    era   = "BC" | "BCE" | "AD" | "CE", with full stops or without

There is no year 0: 1 BC is the astronomical year 0, 44 BC is -43. Numbers have one to
four digits. A range of years before Christ counts down.
"""

from timeline.dates import errors
from timeline.dates.calendar import day_number
from timeline.dates.points import year_point
from timeline.dates.when import When, make_interval
from timeline.dates.words import WordPattern
from timeline.patterns import LazyPattern

_BEFORE = r"(?a:b\.?\s?c\.?(?:\s?e\.?)?)"
_AFTER = r"(?a:a\.?\s?d\.?|c\.?\s?e\.?)"
ERA = rf"(?:{_BEFORE}|{_AFTER})"
"""A pattern for an era behind a number."""

_YEAR = WordPattern(
    r"(?:(?P<rest>.+?)(?:\s*,\s*|\s+))??"
    rf"(?:(?P<year>[0-9]{{1,4}}|10000(?=\s*{_BEFORE}))\s*(?:(?P<before>{_BEFORE})|{_AFTER})"
    rf"|{_AFTER}\s*(?P<number>[0-9]{{1,4}}))"
)
_YEARS = WordPattern(
    r"(?P<first>[0-9]{1,4})(?:\s*[-–]\s*|\s+to\s+)(?P<last>[0-9]{1,4})\s*"
    rf"(?:(?P<before>{_BEFORE})|{_AFTER})"
    rf"|{_AFTER}\s*(?P<start>[0-9]{{1,4}})(?:\s*[-–]\s*|\s+to\s+)(?P<end>[0-9]{{1,4}})"
)

_OWN_YEAR = LazyPattern("[0-9]{3}")

FIRST_GREGORIAN = day_number(1582, 10, 15)
"""The day on which today's calendar began."""


def split_era(text: str) -> tuple[str, int] | None:
    """Return what stands before a year with an era, and the astronomical year.

    None if `text` does not end with one. What stands before may be empty. Raises
    DateError for the year 0.
    """
    match = _YEAR.fullmatch(text)
    # What has a year of its own has no other.
    if match is None or _OWN_YEAR.search(match["rest"] or ""):
        return None
    year = count_year(match["year"] or match["number"], before=bool(match["before"]))
    if year is None:
        raise errors.invalid(text, "the year after 1 BC is AD 1")
    return match["rest"] or "", year


def count_year(number: str, *, before: bool) -> int | None:
    """Return the astronomical year; None for the year 0, which there is not."""
    if int(number) == 0:
        return None
    return 1 - int(number) if before else int(number)


def parse_era_years(text: str) -> When | None:
    """Read a range of years with one era; None if `text` is not of that form.

    Raises DateError where the second year may be cut or whole, or comes first.
    """
    match = _YEARS.fullmatch(text)
    if match is None:
        return None
    first, last = match["first"] or match["start"], match["last"] or match["end"]
    before = match["before"] is not None
    start = count_year(first, before=before)
    found: dict[int, str] = {}
    for number in dict.fromkeys((first[: -len(last)] + last, last)):
        end = count_year(number, before=before)
        if start is not None and end is not None and start < end:
            found[end] = number
    if start is None or not found:
        why = f"{first} comes after {last}" if int(first) and int(last) else ""
        raise (
            errors.backwards(text, why) if why else errors.invalid(text, "no year is 0")
        )
    if len(found) > 1:
        era = "BC" if before else "AD"
        readings = [f"{first} {era} - {int(number)} {era}" for number in found.values()]
        raise errors.unclear(
            text, "has a second year that may be cut or whole", readings
        )
    (end,) = found
    return make_interval(year_point(start), year_point(end), typed=text)
