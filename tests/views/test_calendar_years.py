"""Calendars of much: a row a year, a cell a day."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.drawing import Look, draw_trimmed, list_numbers
from tests.helpers.files import ROOT
from tests.helpers.texts import list_wide
from timeline import Chronology, load, make_query, parse_query, select
from timeline.dates import Fit
from timeline.query import Question
from timeline.rendering import ASCII, UNICODE, Glyphs

ARMS = load(ROOT / "tests/data/arms-control.yaml")


def write(*dates: str, **values: object) -> Chronology:
    """Return events of these dates."""
    return load_events([{"date": one, "title": "T", **values} for one in dates])


YEAR = make_query(year="2025")


def write_busy(days: int = 120) -> Chronology:
    """Return a year with an event on each of its first days, six on one of them."""
    first = date(2025, 1, 1)
    dates = [str(first + timedelta(days=day)) for day in range(days)]
    rough = ("2025-03", "early May 2025", "2024-12-20/2025-01-05", "unknown")
    return write(*dates, *["2025-01-20"] * 5, *rough)


def draw(
    chronology: Chronology, look: Look | None = None, query: Question | None = None
) -> list[str]:
    return draw_trimmed("calendar", chronology, look, query).split("\n")


def find_all(chronology: Chronology, look: Look, query: Question | None = None) -> int:
    """Assert that each number is found by its query; return how many there are."""
    selection = select(chronology, query)
    numbers = list(list_numbers("calendar", selection, look))
    for number in numbers:
        asked = parse_query(number.asked) if number.asked else Question().query
        question = Question(asked, selection.question.flags)
        fits = [one.fit for one in select(chronology, question).matches]
        found = fits.count(Fit.CERTAIN), fits.count(Fit.POSSIBLE)
        assert found == (number.certain, number.possible), number
    return len(numbers)


def test_many_years_are_rows_of_weeks() -> None:
    lines = draw(ARMS)
    assert "a row is a year, a cell a week" in " ".join(lines[:3])
    rows = [line for line in lines if line[1:5].isdigit()]
    assert len(rows) == 21
    assert rows[6].startswith(" 1991  ┊▁▁ ┊▁")
    assert rows[6].endswith(" 30 +5")


def test_numbers_of_years_and_what_is_in_none_are_all_events() -> None:
    numbers = list(list_numbers("calendar", select(ARMS), Look()))
    total, *others = numbers
    in_rows = [one for one in others if "no cell" not in one.label]
    assert sum(one.events for one in in_rows) == total.events == 226
    assert find_all(ARMS, Look()) == len(numbers)


@pytest.mark.parametrize(
    ("width", "months", "told"),
    [
        (40, "       Jan Mar May Jul  Sep Nov     n", "a cell two weeks"),
        (80, "       Jan Feb Mar Apr  May Jun Jul  Aug Sep  Oct Nov Dec", "a cell a"),
        (120, "       Jan     Feb     Mar", "2 cells a week"),
    ],
)
def test_rows_are_as_long_as_the_width_allows(
    width: int, months: str, told: str
) -> None:
    lines = draw(ARMS, Look(width=width))
    assert any(line.startswith(months) for line in lines)
    assert told in " ".join(lines[:6])
    assert list_wide(lines, width) == []


def test_too_narrow_a_screen_has_months() -> None:
    assert any("January 1985" in line for line in draw(ARMS, Look(width=30)))


@pytest.mark.parametrize("asked", [{"pages": True}, {"full": True}, {"limit": 200}])
def test_lists_that_are_asked_for_are_drawn(asked: dict[str, Any]) -> None:
    assert any("January 1985" in line for line in draw(ARMS, Look(**asked)))


def test_the_first_week_of_each_year_is_its_first_cell() -> None:
    dates = [f"{year}-01-0{1 + year % 7}" for year in range(1950, 2020)]
    rows = [line for line in draw(write(*dates)) if line[1:5].isdigit()]
    assert len(rows) == 70
    assert {row[7] for row in rows} == {"▁"}


def test_silent_years_are_one_line_and_few_of_them_rows() -> None:
    dates = [f"{year}-05-10" for year in (1950, 1953, 1960) for _ in range(30)]
    lines = draw(write(*dates))
    rows = [line for line in lines if line[1:5].isdigit()]
    assert [row[1:5] for row in rows] == ["1950", "1951", "1952", "1953", "1960"]
    assert [row.split()[-1] for row in rows] == ["30", "0", "0", "30", "30"]
    assert " ┊ 6 years in which nothing is known to begin" in lines


@pytest.mark.parametrize(
    ("dates", "heading"),
    [
        ([str(year) for year in range(1800, 1900)], " 1800"),
        ([f"2013-{1 + index % 12:02d}" for index in range(150)], " January 2013"),
    ],
)
def test_what_is_known_to_no_cell_is_listed(dates: list[str], heading: str) -> None:
    assert any(line.startswith(heading) for line in draw(write(*dates))[:4])


def test_an_outlier_has_no_row() -> None:
    dates = [
        f"{year}-05-{day:02d}" for year in range(1990, 2000) for day in range(1, 9)
    ]
    lines = draw(write("1142-05-10", *dates))
    assert lines[0].startswith("81 events, 1990 – 1999, ")
    assert "in no row: 1 before 1990" in " ".join(lines[:2])


def test_reverse_has_the_latest_year_first() -> None:
    rows = [line for line in draw(ARMS, Look(reverse=True)) if line[1:5].isdigit()]
    assert [row[1:5] for row in rows] == [str(year) for year in range(2005, 1984, -1)]


def test_a_busy_year_is_a_grid_of_weeks_with_their_sums() -> None:
    lines = draw(write_busy(), Look(width=80), YEAR)
    first = lines.index("") + 1
    assert lines[first].startswith("     Jan Feb Mar  Apr May")
    # 2025 begins on a Wednesday, and 20 January is a Monday.
    assert lines[first + 1].startswith(" Mo   ░░█░░")
    assert lines[first + 3].startswith(" We  ░░░░")
    assert lines[first + 8].startswith(" Σ   ▄▄▄▅▄")
    assert " most: 6 on 20 Jan 2025" in lines
    assert " known too roughly: in Mar; early May" in lines
    told = "in no cell: 1 before 2025, 2 known too roughly, 1 undated"
    assert told in " ".join(lines[:2])


def test_the_numbers_of_a_busy_year_are_found() -> None:
    assert find_all(write_busy(), Look(width=80), YEAR) == 6


@pytest.mark.parametrize(("width", "cell"), [(60, "░"), (111, "░░"), (112, "░░")])
def test_days_are_as_wide_as_there_is_room(width: int, cell: str) -> None:
    lines = draw(write_busy(), Look(width=width), YEAR)
    assert any(line.startswith(f" We  {cell * 10}") for line in lines)
    assert not any(line.startswith(f" We  {cell * 20}") for line in lines)
    assert list_wide(lines, width) == []


def test_a_quiet_year_is_months() -> None:
    assert any("January 2025" in line for line in draw(write_busy(80), None, YEAR))
    narrow = draw(write_busy(), Look(width=50), YEAR)
    assert any("January 2025" in line for line in narrow)


def test_weeks_of_a_year_begin_when_asked() -> None:
    lines = draw(write_busy(), Look(week_start=6), YEAR)
    first = lines.index("") + 2
    days = [line[1:3] for line in lines[first : first + 7]]
    assert days == ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]
    assert lines[first + 3].startswith(" We  ░")
    assert lines[first].startswith(" Su   ░")


@pytest.mark.parametrize(("chronology", "query"), [(ARMS, None), (write_busy(), YEAR)])
def test_ascii_has_the_numbers_themselves(
    chronology: Chronology, query: Question | None
) -> None:
    lines = draw(chronology, Look(glyphs=ASCII), query)
    assert all(line.isascii() for line in lines)
    assert any("the digit" in line for line in lines)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["utf-8", "ascii"])
def test_much_that_is_known_too_roughly_is_cut_to_the_width(glyphs: Glyphs) -> None:
    days = range(1, 28, 2)
    rough = [
        f"2025-{month:02d}-{day:02d} or 2025-{month:02d}-{day + 1:02d}"
        for month in range(1, 13)
        for day in days
    ]
    exact = [f"2025-{month:02d}-{day:02d}" for month in range(1, 13) for day in days]
    chronology = write(*exact, *rough)
    for width in (60, 62, 68, 80, 121):
        lines = draw(chronology, Look(width=width, glyphs=glyphs), YEAR)
        assert list_wide(lines, width) == []
        start = next(index for index, one in enumerate(lines) if "too roughly: " in one)
        assert lines[start + 2].endswith(glyphs.ellipsis)
        assert lines[start + 3 :] == [""]
