"""Months: their weeks, what is marked on their days, what stands under them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from timeline.dates import FUTURE, Window, calendar_date
from timeline.dates.calendar import format_day, weekday
from timeline.layout.framing import EVERYTHING
from timeline.layout.months import (
    EmptyMonths,
    Month,
    find_months,
    find_range,
    is_exact,
    make_pages,
    make_weeks,
    mark_days,
    month_of,
    sort_out,
)
from timeline.names.periods import Period
from timeline.query import Match, select
from timeline.reading import load_text

months = st.builds(Month, st.integers(-12_000, 12_000), st.integers(1, 12))
_STARTS = st.integers(0, 6)


def _matches(*dates: str) -> tuple[Match, ...]:
    """Return events of these dates, in their order, named by them."""
    entries = [f"- {{date: {text!r}, title: {text!r}}}" for text in dates]
    return select(load_text("\n".join(entries))).matches


def _titles(matches: tuple[Match, ...]) -> list[str]:
    return [match.event.title for match in matches]


@pytest.mark.parametrize(
    ("month", "week_start", "first", "weeks"),
    [
        (Month(2013, 5), 0, [None, None, 1, 2, 3, 4, 5], 5),
        (Month(2013, 5), 6, [None, None, None, 1, 2, 3, 4], 5),
        (Month(2010, 2), 0, [1, 2, 3, 4, 5, 6, 7], 4),
        (Month(2013, 6), 0, [None, None, None, None, None, 1, 2], 5),
        (Month(2013, 9), 0, [None, None, None, None, None, None, 1], 6),
        (Month(0, 2), 0, [None, 1, 2, 3, 4, 5, 6], 5),
    ],
)
def test_weeks(
    month: Month, week_start: int, first: list[int | None], weeks: int
) -> None:
    grid = make_weeks(month, week_start=week_start)
    days = [calendar_date(day)[2] if day is not None else None for day in grid[0]]
    assert days == first
    assert len(grid) == weeks


@given(months, _STARTS)
def test_weeks_hold_each_day_of_the_month_once_under_its_weekday(
    month: Month, week_start: int
) -> None:
    grid = make_weeks(month, week_start=week_start)
    days = [day for week in grid for day in week if day is not None]
    assert days == list(range(month.span.first, month.span.last + 1))
    for week in grid:
        assert any(day is not None for day in week)
        for column, day in enumerate(week):
            assert day is None or weekday(day) == (column + week_start) % 7


@given(st.dates())
def test_a_day_lies_in_its_month(day: date) -> None:
    assert month_of(day.toordinal()) == (day.year, day.month)


@pytest.mark.parametrize(
    ("text", "exact", "stretch"),
    [
        ("2013-05-10", True, None),
        ("2013-05-10~", True, None),
        ("2013-05-10/2013-05-12", True, 3),
        ("2013-05-10/2013-05", True, None),
        ("2013-05-10/..", True, None),
        ("2013-05", False, None),
        ("2013-05/2013-06-10", False, None),
        ("early May 2013", False, None),
        ("by 2013-05-10", False, None),
        ("../2013-05-10", False, None),
        ("after 2013-05-10", False, None),
    ],
)
def test_what_is_exact_and_what_is_a_range(
    text: str, *, exact: bool, stretch: int | None
) -> None:
    when = parse_when(text)
    assert is_exact(when) is exact
    found = find_range(when)
    assert (found and found.last - found.first + 1) == stretch


def test_points_ranges_and_open_ends_are_marked_apart() -> None:
    marks = mark_days(
        _matches(
            *("2013-05-10", "2013-05-10T14:30", "2013-05-11/2013-05-13"),
            *("2013-05-13/2013-05-14", "2013-05-20/..", "2013-05", "by 2013-05-02"),
        )
    )
    day = parse_when("2013-05-10").b1
    assert {key - day: len(found) for key, found in marks.points.items()} == {0: 2}
    assert [marks.count_ranges(day + more) for more in range(6)] == [0, 1, 1, 2, 1, 0]
    assert [marks.count_joining(day + more) for more in range(6)] == [0, 1, 1, 1, 0, 0]
    assert marks.onward == {day + 10}


@pytest.mark.parametrize(
    ("date", "months"),
    [
        ("2013-01-31/2013-03-01", [2]),
        ("2013-02-01/2013-03-01", []),
        ("2013-01-31/2013-02-28", []),
        ("2012-12-31/2013-04-02", [1, 2, 3]),
        ("2013-01-31/..", []),
    ],
)
def test_ranges_over_a_whole_month_are_counted(date: str, months: list[int]) -> None:
    marks = mark_days(_matches(date))
    found = [one for one in range(1, 5) if marks.count_over(Month(2013, one).span)]
    assert found == months


_stretches = st.tuples(st.integers(1, 60), st.integers(1, 60)).map(sorted)


@given(st.lists(_stretches, max_size=8))
def test_ranges_are_counted_as_if_day_by_day(stretches: list[list[int]]) -> None:
    texts = [f"{format_day(first)}/{format_day(last)}" for first, last in stretches]
    marks = mark_days(_matches(*texts))
    lasting = [(first, last) for first, last in stretches if first < last]
    for day in range(62):
        on = [first <= day <= last for first, last in lasting]
        joined = [first <= day < last for first, last in lasting]
        assert marks.count_ranges(day) == sum(on)
        assert marks.count_joining(day) == sum(joined)


def test_pages_stand_in_order_of_time_with_what_belongs_to_them() -> None:
    pages = make_pages(
        _matches(
            *("until 2012", "2013", "2013-05", "early May 2013", "2013-05-10"),
            *("2013-05-30/2013-07-02", "2013-05-31", "2014-03-15/..", "201X"),
        )
    )
    assert [
        (page.period, _titles(page.exact), _titles(page.rough), _titles(page.ending))
        for page in pages
    ] == [
        (Period(None), [], ["until 2012"], []),
        (Period(2010), [], ["201X"], []),
        (Period(2013), [], ["2013"], []),
        (
            Period(2013, 5),
            ["2013-05-10", "2013-05-30/2013-07-02", "2013-05-31"],
            ["2013-05", "early May 2013"],
            [],
        ),
        (Period(2013, 7), [], [], ["2013-05-30/2013-07-02"]),
        (Period(2014, 3), ["2014-03-15/.."], [], []),
    ]
    assert [page.size for page in pages] == [1, 1, 1, 5, 0, 1]


@pytest.mark.parametrize(
    ("dates", "silences"),
    [
        (["2013-04-01", "2013-05-01"], [None, None]),
        (["2013-04-30", "2013-08-01"], [None, EmptyMonths(3, certain=True)]),
        (["2013-04", "2014-04"], [None, EmptyMonths(11, certain=True)]),
        (["-0001-12", "0001-01"], [None, EmptyMonths(12, certain=True)]),
        # What goes on or may lie in between.
        (["2013-04-01/..", "2013-08-01"], [None, EmptyMonths(3, certain=False)]),
        (["after 2013-04-02", "2013-08-01"], [None, EmptyMonths(3, certain=False)]),
        (
            ["2013", "2013-04-01", "2013-08-01"],
            [None, None, EmptyMonths(3, certain=False)],
        ),
        (
            ["2012", "2013-04-01", "2013-08-01"],
            [None, None, EmptyMonths(3, certain=True)],
        ),
        # It may have been on the first day of the silence.
        (["[2013-04-30,2013-05-01]", "2013-08"], [None, EmptyMonths(3, certain=False)]),
        # A range ends in a month of its own, and is silent in those between.
        (["2013-04-01/2013-08-01"], [None, EmptyMonths(3, certain=False)]),
        # A year stands below the silence it lies in, which it makes uncertain.
        (
            ["2012-10-01", "2013", "2013-03-01"],
            [None, EmptyMonths(4, certain=False), None],
        ),
        # Nothing is silent before the first month or after the last.
        (["2010", "2013-04-01", "2015"], [None, None, None]),
    ],
)
def test_silences(dates: list[str], silences: list[EmptyMonths | None]) -> None:
    assert [page.silence for page in make_pages(_matches(*dates))] == silences


@pytest.mark.parametrize(
    ("date", "part"),
    [
        ("2013-05-10", "inside"),
        ("2013-05", "inside"),
        ("2013-05-30/2013-07-02", "inside"),
        ("2013-04-26/2013-05-02", "lasting"),
        ("1988-07-01/..", "lasting"),
        ("2013", "sometime"),
        ("after 2013-04-02", "sometime"),
        ("by 2013-06-02", "sometime"),
        ("../2013-06", "lasting"),
    ],
)
def test_events_stand_in_the_months_asked_for_or_beside_them(
    date: str, part: str
) -> None:
    months = find_months(parse_when("2013-05-10/2013-05-12").span)
    assert months == parse_when("2013-05").span
    found = sort_out(_matches(date), months)
    assert [name for name in found._fields if getattr(found, name)] == [part]


def test_without_a_question_all_stand_in_months() -> None:
    matches = _matches("../2013-06", "2013", "2013-05", "1988-07-01/..")
    assert sort_out(matches, EVERYTHING).inside == matches


def test_what_goes_on_over_a_month_is_on_its_page() -> None:
    pages = make_pages(
        _matches("2013-04-26/2013-06-02", "2013-05-01/2013-05-31", "2013-05-10/..")
    )
    assert [_titles(page.lasting) for page in pages] == [
        [],
        ["2013-04-26/2013-06-02"],
        ["2013-05-10/.."],
    ]


_texts = st.sampled_from(
    [
        *("2013-05-10", "2013-05", "2013", "201X", "20XX", "-0043-03-15", "by 2013"),
        *("../2013-05", "2013-05-10/..", "2013-05-10/", "after 2013-04-02", "2013-24"),
        *("28 May 2013 - 3 June 2014", "2013-05/2013-06-10", "2013/2013-01-01"),
        *("2012-12-31/2013-01-01", "early May 2013", "2013-05-10~", "9999-12-31"),
        *("-0999-01-01/2000-12-31", "2013-05/2013-05-01"),
    ]
)


@given(st.lists(_texts, max_size=12))
def test_every_event_stands_on_one_page(dates: list[str]) -> None:
    matches = _matches(*dates) if dates else ()
    pages = make_pages(matches)
    listed = [id(m) for page in pages for m in (*page.exact, *page.rough)]
    assert sorted(listed) == sorted(map(id, matches))
    assert sum(page.size for page in pages) == len(matches)
    places = [
        (-FUTURE if page.period.year is None else page.period.year, page.month or ())
        for page in pages
    ]
    assert places == sorted(places)
    for page in pages:
        for match in page.ending:
            assert page.month is not None
            assert match.event.date.e2 in range(*_half_open(page.month.span))


def _half_open(span: Window) -> tuple[int, int]:
    return span.first, span.last + 1
