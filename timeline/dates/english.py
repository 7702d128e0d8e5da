"""Dates as people write them, in words.

    date   = [lead] plain
    lead   = "in" | "on" | "at" | "the" | "sometime in" | ...
    plain  = unit | days | range | part | pair | week | times | styled | wording
    days   = number dash number ["of"] month [year]
           | month number dash number [year]
    range  = end dash end
    end    = unit | part | week
    times  = day clock dash clock
    dash   = "-" | "–" | "to" | "until"

Case does not matter; months and weekdays may be cut to three letters. `units` has what
is one calendar unit, `parts` what is a part of one, `pairs` what a slash joins, `years`
the years that are written short, `machine` days in figures, and `styles` the Julian
calendar. Fuller wordings of one day ("the 10th of May, 2013 at 2.30 pm") are read in
`wording`, and what may stand before a date ("about", "after") in `prefixes`.

A form that names a day, or a part of a month, takes a missing year from the file's
`year`; nothing else does. In a range the start may take month or year from its end.
"""

import re

from timeline.dates import errors
from timeline.dates.calendar import calendar_date, format_year
from timeline.dates.edtf import complete_end, join, parse_edtf
from timeline.dates.elements import make_stretch
from timeline.dates.eras import ERA, parse_era_years, split_era
from timeline.dates.errors import DateError
from timeline.dates.machine import parse_week
from timeline.dates.pairs import parse_pair
from timeline.dates.parts import parse_part
from timeline.dates.points import check_day, day_point, mark
from timeline.dates.styles import parse_styled
from timeline.dates.units import (
    MONTH,
    ORDINAL,
    QUALIFIER,
    YEAR,
    ask_calendar,
    read_unit,
    take_year,
)
from timeline.dates.when import (
    Point,
    Precision,
    When,
    make_interval,
    make_single,
    retype,
)
from timeline.dates.wording import parse_wording
from timeline.dates.words import MONTHS, WordPattern
from timeline.dates.years import ask_months, parse_years
from timeline.patterns import LazyPattern

_DASH = r"(?:\s*[-–]\s*|\s+(?a:to|until|till|through)\s+)"
_DAYS = rf"(?P<first>[0-9]{{1,2}}){ORDINAL}{_DASH}(?P<last>[0-9]{{1,2}}){ORDINAL}"
_DAYS_MONTH = WordPattern(rf"{_DAYS}\s+(?:of\s+)?{MONTH}{YEAR}{QUALIFIER}")
_MONTH_DAYS = WordPattern(rf"{MONTH}\s+{_DAYS}{YEAR}{QUALIFIER}")
# A bare hyphen joins two dates only where a letter stands at one side of it, or what
# stands there is more than figures.
_SEPARATOR = WordPattern(
    r"\s*–\s*|\s+-+\s+|\s+(?a:to|until|till|through)\s+"
    r"|(?<=[a-z.~?%])\s*-\s*(?=[0-9a-z])|(?<=[0-9])\s*-\s*(?=[a-z])"
    r"|(?:(?<=[0-9]{4})|(?<=:[0-9]{2}))-(?=[0-9]{1,2}\s+[a-z])|(?<=\s[0-9]{4})-(?=[0-9]{4}[~?%]?$)"
    r"|(?:(?<=winter [0-9]{4}-[0-9]{2})|(?<=winter [0-9]{4}-[0-9]{4}))-(?=[0-9])"
    r"|(?<=[0-9]{4})-(?=[0-9]{3}(?:0s|[0-9X]X|X)[~?%]?$|[0-9]{2}XX[~?%]?$)"
)
LEAD = r"(?:(?a:some\s?time|some\s+day)\s+)?(?:(?a:in|on|at)\s+)?(?:the\s+)?"
"""A pattern for what a date in a sentence begins with, which means nothing."""
_LEAD = WordPattern(rf"{LEAD}(?P<rest>.+)")
_CLOCK = r"[0-9]{1,2}(?:[:.][0-9]{2}(?::[0-9]{2})?)?\s*(?:[ap]\.?m\b\.?)?"
_TIMES = WordPattern(
    rf"(?P<day>.*[0-9].*?)(?:,\s*|\s+)(?:(?a:at|from)\s+)?(?P<first>{_CLOCK}){_DASH}"
    rf"(?P<last>{_CLOCK})(?P<zone>(?:\s?(?a:utc|gmt|z))?(?:\s?[+-][0-9]{{2}}:?[0-9]{{2}})?)"
)
_HAS_YEAR = WordPattern(
    rf".*(?:[0-9]{{4}}|[0-9]X|[0-9]\s*{ERA}|{ERA}\s*[0-9]|(?a:century)).*"
)
_COARSE = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)
_ARTICLE = WordPattern(r"^the\s+")
_MARKED = LazyPattern(r"(?P<bare>.+?)\s?(?P<mark>[~?%])")


def parse_english(text: str, *, year: int | None = None) -> When:
    """Read a date in words, or raise DateError."""
    when = read_plain(text, year)
    if when is None:
        match = _LEAD.fullmatch(text)
        if match is not None and match["rest"] != text:
            when = read_plain(match["rest"], year)
    if when is not None:
        return when if when.typed == text else retype(when, text)
    return make_single(parse_wording(text, year=year), typed=text)


def read_plain(text: str, year: int | None, *, complete: bool = False) -> When | None:
    """Read a date in words that nothing stands before; None if it is none.

    `complete` lets `year` complete what names no day, too. Raises DateError for what
    is a date but for a mistake.
    """
    # What is most usual first: a pattern that is not reached is not compiled.
    point = read_unit(text, year, complete=complete)
    if point is not None:
        return make_single(point, typed=text)
    for pattern in (_DAYS_MONTH, _MONTH_DAYS):
        if match := pattern.fullmatch(text):
            return _read_days(match, text, year)
    when = _read_part(text, year)
    if when is not None:
        return when
    when = parse_styled(text, lambda rest: _read_styled(rest, year))
    if when is None:
        when = _read_times(text, year)
    if when is None:
        when = _read_range(text, year, complete=complete)
    if when is None:
        when = parse_pair(text, year, complete=complete)
    return when


def _read_part(text: str, year: int | None) -> When | None:
    """Read what is one occurrence in a stretch that is no unit, with its mark."""
    bare, qualifier = _split_mark(text)
    when = parse_week(bare) or parse_part(bare, year)
    return retype(_mark(when, qualifier), text) if when is not None else None


def _split_mark(text: str) -> tuple[str, str]:
    """Return a date without the mark at its end, and that mark."""
    match = _MARKED.fullmatch(text)
    return (match["bare"], match["mark"]) if match else (text, "")


def _mark(when: When, qualifier: str) -> When:
    return mark(
        when, approximate=qualifier in ("~", "%"), uncertain=qualifier in ("?", "%")
    )


def _read_styled(text: str, year: int | None) -> When | None:
    """Read a date whose calendar is told, so that nothing is asked about it."""
    bare, qualifier = _split_mark(text)
    found = split_era(bare)
    if found is not None and found[0]:
        when = read_plain(found[0], found[1], complete=True)
        return _mark(when, qualifier) if when is not None else None
    if text[:1] in "-0123456789" and (when := parse_edtf(text)) is not None:
        return when
    return read_plain(text, year)


def _read_days(match: re.Match[str], text: str, year: int | None) -> When:
    number = take_year(match, text, year)
    month = MONTHS[match["month"].lower()]
    start, end = (
        day_point(check_day(text, number, month, int(match[name])))
        for name in ("first", "last")
    )
    when = join(start, end, text)
    return _mark(when, match["qualifier"])


def _read_times(text: str, year: int | None) -> When | None:
    """Read a stretch of time within a day."""
    match = _TIMES.fullmatch(text)
    if match is None:
        return None
    texts = [match["first"], match["last"]]
    half = re.search(r"[ap]\.?m", texts[1], re.IGNORECASE)
    if half and not re.search(r"[ap]\.?m", texts[0], re.IGNORECASE):
        texts[0] = f"{texts[0]} {half[0]}"
    day = read_unit(match["day"], year)
    if day is None or day.precision is not Precision.DAY or day.clock is not None:
        return None
    zone = match["zone"].strip()
    start, end = (
        read_unit(f"{match['day']} {clock} {zone}".rstrip(), year) for clock in texts
    )
    if start is None or end is None:
        return None
    return join(start, end, text)


def _read_range(text: str, year: int | None, *, complete: bool) -> When | None:
    for parse in (parse_years, parse_era_years):
        if (when := parse(text)) is not None:
            return when
    if (error := ask_months(text)) is not None:
        raise error
    failed: DateError | None = None
    for match in _SEPARATOR.finditer(text):
        start, end = text[: match.start()], text[match.end() :]
        try:
            when = _join_range(text, start, end, year, complete=complete)
        except DateError as error:
            failed = failed or error
            continue
        if when is not None:
            return when
    if failed is not None:
        raise failed
    return _read_in_era(text) if not complete else None


def _join_range(
    text: str, start_text: str, end_text: str, year: int | None, *, complete: bool
) -> When | None:
    has_year = _HAS_YEAR.fullmatch(start_text) is not None
    try:
        end = _read_end(complete_end(start_text, end_text), year, complete=complete)
    except DateError as error:
        if error.code == "date-year-missing" and has_year:
            raise _miss_end_year(text, start_text, end_text) from error
        raise
    if end is None:
        return None
    if _is_of_years(end) and not has_year:
        # `May-2013` is one month, not May to some day of 2013.
        return None
    # `28 May - 3 June 2013`: the start takes its year from the end.
    end_year = calendar_date(end.first)[0]
    start = _read_end(start_text, end_year, complete=True)
    if start is None:
        return None
    try:
        return make_interval(start, end, typed=text)
    except ValueError as error:
        hint = "put the earlier date first"
        if not has_year:
            hint += ", or give the start a year of its own"
        raise errors.backwards(text, str(error), hint) from error


def _miss_end_year(text: str, start_text: str, end_text: str) -> DateError:
    """Return the error for an end without a year, whose start has one."""
    start = _read_end(start_text, None)
    if start is None or _is_of_years(start):
        return errors.missing_year(end_text, "add the year to the end")
    year = format_year(calendar_date(start.first)[0])
    readings = (f"{text} {year}",)
    message = f"{end_text!r} has no year"
    return DateError("date-year-missing", message, "", readings, text)


def _read_end(text: str, year: int | None, *, complete: bool = False) -> Point | None:
    """Read what a range begins or ends with: a unit, or one of the days of a part."""
    point = read_unit(text, year, complete=complete)
    if point is not None:
        return point
    when = _read_part(_ARTICLE.sub("", text), year)
    return make_stretch(when.start, when.end) if when is not None else None


def _is_of_years(point: Point) -> bool:
    """Tell whether it is made of years, or is a part of one: it has no month."""
    if point.ends is None:
        return point.precision in _COARSE
    return point.ends[0].precision is not Precision.DAY


def _read_in_era(text: str) -> When | None:
    """Read what has a year of an era at its end, and is no single unit."""
    found = split_era(text)
    if found is None or not found[0]:
        return None
    when = read_plain(found[0], found[1], complete=True)
    if when is not None:
        for part in when.parts:
            ask_calendar(text, part[0])
    return when
