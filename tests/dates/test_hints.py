"""A hint, followed to the letter, leads to what was meant.

Meanings and the ways people write them are generated; a wording that two meanings share
has both. What is read has to be one of them, and so has every reading of an error; two
readings are offered only where there are two meanings.
"""

import copy
import pickle
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from tests.helpers.dates import parse_when
from timeline.dates import DateError, When, parse_date
from timeline.dates.calendar import MONTH_NAMES
from timeline.dates.hints import suggest

Bounds = tuple[int, int, int, int]
Meaning = tuple[Bounds, str]
"""Bounds, and a wording."""

# A few, and those about which codes, months and centuries decide.
_YEARS = sorted(
    {
        *range(1800, 2025, 45),
        *range(1897, 1903),
        *range(1907, 1913),
        *range(1919, 1924),
        *range(1932, 1941),
        *range(1997, 2003),
        *range(2007, 2025, 2),
        *range(2020, 2024),
    }
)


def _day(year: int, month: int = 1, day: int = 1) -> int:
    return date(year, month, day).toordinal()


def _month_end(year: int, month: int) -> int:
    return _day(year + month // 12, month % 12 + 1) - 1


def _once(first: int, last: int) -> Bounds:
    return first, last, first, last


def _lasting(start: tuple[int, int], end: tuple[int, int]) -> Bounds:
    return *start, *end


def _months(year: int, month: int, count: int = 1) -> tuple[int, int]:
    last = month + count - 1
    return _day(year, month), _month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)


def _year(year: int) -> tuple[int, int]:
    return _day(year), _day(year + 1) - 1


def _pairs_of_years() -> Iterator[Meaning]:
    for first in _YEARS:
        for last in range(first + 1, first + 50):
            if last > first + 11 and last % 100 > 12 and last % 5:
                continue
            meant = _lasting(_year(first), _year(last))
            for dash in ("-", "–", "—", " - ", " – ", " to ", "/"):
                if last < first + 11:
                    yield meant, f"{first}{dash}{last}"
                yield meant, f"{first}{dash}{last % 100:02d}"
            if last // 10 == first // 10:
                for dash in ("-", "–"):
                    yield meant, f"{first}{dash}{last % 10}"


def _months_and_seasons() -> Iterator[Meaning]:
    for year in _YEARS:
        for month in range(1, 13):
            meant = _once(*_months(year, month))
            name = MONTH_NAMES[month - 1]
            yield meant, f"{year}-{month:02d}"
            yield meant, f"{year}–{month:02d}"
            yield meant, f"{year}—{month:02d}"
            yield meant, f"{year}/{month:02d}"
            yield meant, f"{year}-{month}"
            yield meant, f"{month:02d}/{year}"
            yield meant, f"{name} {year}"
        for code, month, count, name in (
            (21, 3, 3, "spring"),
            (22, 6, 3, "summer"),
            (23, 9, 3, "autumn"),
            (33, 1, 3, "Q1"),
            (34, 4, 3, "Q2"),
            (35, 7, 3, "Q3"),
            (36, 10, 3, "Q4"),
            (40, 1, 6, "H1"),
            (41, 7, 6, "H2"),
        ):
            meant = _once(*_months(year, month, count))
            yield meant, f"{year}-{code}"
            yield meant, f"{name} {year}"
            yield meant, f"{name} of {year}"
        for first in (year - 1, year):
            winter = _once(*_months(first, 12, 3))
            yield winter, f"{first}-24"
            yield winter, f"winter {year}"
            yield winter, f"the winter of {year}"
            yield winter, f"winter {first}-{(first + 1) % 100:02d}"
            yield winter, f"winter {first}/{first + 1}"


def _longer_stretches() -> Iterator[Meaning]:
    for first in range(1800, 2020, 10):
        decade = _once(_day(first), _day(first + 10) - 1)
        for wording in (f"{first}s", f"the {first}s", f"{first}'s"):
            yield decade, wording
            if first % 100 == 0:
                yield _once(_day(first), _day(first + 100) - 1), wording
        # Parts of what may be a decade or a century.
        for word, low, high, share in (
            ("early", 0, 3, 0),
            ("mid", 4, 6, 1),
            ("late", 7, 9, 2),
        ):
            yield (
                _once(_day(first + low), _day(first + high + 1) - 1),
                f"{word} {first}s",
            )
            if first % 100 == 0:
                months = first * 12 + 12 + share * 400
                start = _day(months // 12, months % 12 + 1)
                months += 399
                end = _month_end(months // 12, months % 12 + 1)
                yield _once(start, end), f"{word} {first}s"
    for year in _YEARS:
        late = _once(*_months(year, 9, 4))
        yield late, f"late {year}"
        yield late, f"end of {year}"
        yield _once(*_months(year, 12)), f"end of {year}"
        yield _once(*_months(year, 1, 4)), f"the start of {year}"
        yield _once(*_months(year, 1)), f"the start of {year}"


def _days() -> Iterator[Meaning]:
    for year in (1900, 2012):
        for offset in range(365):
            day = date(year, 1, 1) + timedelta(offset)
            number = day.toordinal()
            meant = _once(number, number)
            name = MONTH_NAMES[day.month - 1]
            for wording in (
                day.isoformat(),
                f"{day.day:02d}/{day.month:02d}/{year}",
                f"{day.month:02d}/{day.day:02d}/{year}",
                f"{day.day}.{day.month}.{year}",
                f"{day.month}.{day.day}.{year}",
                f"{year}/{day.month}/{day.day}",
                day.strftime("%Y%m%d"),
                f"{year}-{day.month:02d}–{day.day:02d}",
                f"{day.day}-{name}-{year}",
                f"in {name} {day.day}, {year}",
            ):
                yield meant, wording


def _months_with_dashes() -> Iterator[Meaning]:
    for year in (1900, 2012):
        for month in range(1, 12):
            for later in range(month + 1, 13):
                meant = _lasting(_months(year, month), _months(year, later))
                yield meant, f"{year}-{month:02d}–{later:02d}"
            for day in range(1, 13):
                number = _day(year, month, day)
                yield _once(number, number), f"{year}-{month:02d}–{day:02d}"


def _pairs_of_days() -> Iterator[Meaning]:
    # The Julian calendar was behind by so many days.
    for years, behind in ((range(1801, 1900, 9), 12), (range(1901, 2025, 9), 13)):
        for year in years:
            for month in (1, 5, 10):
                for first in range(1, 15):
                    yield from _each_pair(year, month, first, behind)


def _each_pair(year: int, month: int, first: int, behind: int) -> Iterator[Meaning]:
    name = MONTH_NAMES[month - 1]
    for last in {first + 1, first + 2, first + behind}:
        one, two = _day(year, month, first), _day(year, month, last)
        wording = f"{first}/{last} {name} {year}"
        yield _lasting((one, one), (two, two)), wording
        yield _once(one, two), wording
        if last == first + behind:
            yield _once(two, two), wording


def _nights() -> Iterator[Meaning]:
    for year in range(1801, 2025, 9):
        for day in (1, 15, 31):
            number = _day(year, 5, day)
            for first in (number - 1, number):
                yield _once(first, first + 1), f"the night of {day} May {year}"


@cache
def _table() -> dict[str, set[Bounds]]:
    table = defaultdict(set)
    for list_meanings in (
        _pairs_of_years,
        _months_and_seasons,
        _longer_stretches,
        _days,
        _months_with_dashes,
        _pairs_of_days,
        _nights,
    ):
        for bounds, wording in list_meanings():
            table[wording].add(bounds)
    return dict(table)


@cache
def _outcomes() -> dict[str, When | DateError]:
    outcomes: dict[str, When | DateError] = {}
    for wording in _table():
        try:
            when = parse_date(wording)
        except DateError as error:
            outcomes[wording] = error
        else:
            assert isinstance(when, When)
            outcomes[wording] = when
    return outcomes


def test_hints_lead_to_what_was_meant() -> None:
    wrong = []
    for wording, outcome in _outcomes().items():
        meanings = _table()[wording]
        if isinstance(outcome, When):
            if outcome.bounds not in meanings:
                wrong.append((wording, outcome.edtf))
            continue
        found = [parse_when(reading).bounds for reading in outcome.readings]
        if set(found) != meanings or len(found) != len(meanings):
            wrong.append((wording, outcome.hint))
    assert wrong == []


def test_what_has_two_meanings_is_asked_about_where_no_rule_decides() -> None:
    """ISO 8601 and EDTF decide about figures with a hyphen, dashes about years."""
    guessed = [
        wording
        for wording, outcome in _outcomes().items()
        if len(_table()[wording]) > 1
        and isinstance(outcome, When)
        and wording != outcome.edtf
        and not (re.search("[–—]", wording) and outcome.edtf[4] == "/")
    ]
    assert guessed == []


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("c. 1921-22", ("c. summer 1921", "c. 1921/1922")),
        ("before 1908/09", ("before 1908/1909", "before 1908-09")),
        ("in 1933-34", ("Q2 1933", "1933/1934")),
        ("the winter of 1918", ("winter 1917-18", "winter 1918-19")),
        ("possibly 03/04/2013", ("possibly 2013-04-03", "possibly 2013-03-04")),
        ("by 10/12 May 2013", ("by 10-12 May 2013", "by 10 or 12 May 2013")),
        ("10 May 2013 - 12 June", ("10 May 2013 - 12 June 2013",)),
        ("1933-34?", ("Q2 1933?", "1933?/1934?")),
        # What stands there twice is not known by its text.
        (
            "early 1900s or early 1900s",
            ("[1900..1903]", "first third of the 20th century"),
        ),
    ],
)
def test_readings_are_those_of_the_whole_text(
    text: str, readings: tuple[str, ...]
) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert caught.value.readings == readings
    for reading in readings:
        assert isinstance(parse_date(reading), When)
        assert reading in caught.value.hint


@pytest.mark.parametrize("text", ["03/04/2013", "10 Smarch 2013", "10 May", "1933-34"])
def test_an_error_survives_being_copied(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    error = caught.value
    for other in (copy.copy(error), copy.deepcopy(error), _pickle(error)):
        assert type(other) is DateError
        assert str(other) == error.message
        for name in ("code", "message", "hint", "readings", "text"):
            assert getattr(other, name) == getattr(error, name)


def _pickle(error: DateError) -> DateError:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - made a moment ago
    assert isinstance(again, DateError)
    return again


def test_a_hint_for_a_month_is_given_only_where_it_can_be_read() -> None:
    def read(text: str) -> When | None:
        try:
            when = parse_date(text)
        except DateError:
            return None
        return when if isinstance(when, When) else None

    assert suggest("10 mai 2013", read)[1] == ("10 May 2013",)
    # Neither is a month, and a slip of neither.
    assert suggest("10 Xarchy 2013", read) == ("", ())
    assert suggest("mai", read) == ("", ())
    # Both are one letter away.
    assert suggest("10 Jule 2013", read)[1] == ("10 June 2013", "10 July 2013")
