"""Buckets of time: their borders, which dates they hold, which they leave out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import find_span, parse_when
from timeline.dates import When, Window, is_finite
from timeline.dates.calendar import format_day, weekday
from timeline.layout.buckets import (
    count_buckets,
    count_dates,
    find_bucket,
    span_bucket,
    spread_counts,
)
from timeline.vocabulary import UNITS

units = st.sampled_from(UNITS)
days = st.integers(-4_000_000, 4_000_000)
week_starts = st.integers(0, 6)


def _name(span: Window) -> str:
    return f"{format_day(span.first)}/{format_day(span.last)}"


dates = st.sampled_from(
    [
        parse_when(text)
        for text in (
            *("2013-05-10", "2013-05-10T14:30", "2013-05-31", "2013-06-01", "2013-05"),
            *("early May 2013", "2013-24", "2013-34", "2013"),
            *("201X", "20XX", "2013-05-10/..", "../2013-05-10", "by 2013", "2013/2014"),
            *("after 2013-05-10", "28 May 2013 - 3 June 2014", "-0043-03-15", "0000"),
            *("[2013-05-31,2013-06-01]", "2013-05-10~", "-0999/1999", "9999-12-31"),
        )
    ]
)


@pytest.mark.parametrize(
    ("unit", "bounds"),
    [
        ("day", "2013-05-10/2013-05-10"),
        ("week", "2013-05-06/2013-05-12"),
        ("month", "2013-05-01/2013-05-31"),
        ("quarter", "2013-04-01/2013-06-30"),
        ("year", "2013-01-01/2013-12-31"),
        ("decade", "2010-01-01/2019-12-31"),
        ("century", "2000-01-01/2099-12-31"),
        ("millennium", "2000-01-01/2999-12-31"),
    ],
)
def test_the_bucket_of_a_day(unit: str, bounds: str) -> None:
    day = parse_when("2013-05-10").b1
    assert _name(span_bucket(find_bucket(day, unit), unit)) == bounds


def test_buckets_before_the_year_1() -> None:
    day = parse_when("-0043-03-15").b1
    spans = {unit: _name(span_bucket(find_bucket(day, unit), unit)) for unit in UNITS}
    assert spans["month"] == "-0043-03-01/-0043-03-31"
    assert spans["quarter"] == "-0043-01-01/-0043-03-31"
    assert spans["decade"] == "-0050-01-01/-0041-12-31"
    assert spans["century"] == "-0100-01-01/-0001-12-31"


@given(days, units, week_starts)
def test_a_bucket_holds_its_days_and_the_next_one_follows(
    day: int, unit: str, week_start: int
) -> None:
    number = find_bucket(day, unit, week_start=week_start)
    span = span_bucket(number, unit, week_start=week_start)
    assert span.first <= day <= span.last
    after = span_bucket(number + 1, unit, week_start=week_start)
    assert after.first == span.last + 1
    if unit == "week":
        assert weekday(span.first) == week_start


@given(days, st.integers(0, 3000), units, week_starts)
def test_buckets_cover_a_span_without_gaps(
    first: int, more: int, unit: str, week_start: int
) -> None:
    span = Window(first, first + more)
    numbers = (find_bucket(day, unit, week_start=week_start) for day in span)
    low, high = numbers
    buckets = [
        span_bucket(number, unit, week_start=week_start)
        for number in range(low, high + 1)
    ]
    assert len(buckets) == count_buckets(span, unit, week_start=week_start)
    assert buckets[0].first <= span.first <= buckets[0].last
    assert buckets[-1].first <= span.last <= buckets[-1].last
    assert all(one.last + 1 == two.first for one, two in pairwise(buckets))


@pytest.mark.parametrize(
    ("text", "unit", "placed"),
    [
        ("2013-05-10", "day", True),
        ("2013-05", "month", True),
        ("2013-05", "week", False),
        ("2013", "month", False),
        ("2013", "year", True),
        ("early May 2013", "month", True),
        ("2013-24", "year", False),
        # Something that lasts counts where it begins.
        ("2013-05-10/2014-06-01", "day", True),
        ("2013-05-10/..", "day", True),
        ("2013/2015", "year", True),
        ("by 2013", "century", False),
        ("after 2013", "century", False),
    ],
)
def test_a_date_is_placed_if_its_bucket_is_known(
    text: str, unit: str, *, placed: bool
) -> None:
    counts = count_dates([parse_when(text)], unit)
    assert (counts.placed, counts.vague) == ((1, ()) if placed else (0, (0,)))


def test_what_lies_outside_a_window_is_counted_as_that() -> None:
    texts = ["2012", "2013-05-10", "2014-01-01", "2013", "by 2012", "by 2013"]
    counts = count_dates(map(parse_when, texts), "month", window=find_span("2013"))
    assert counts.outside == 3
    assert counts.vague == (3, 5)
    assert counts.span == (2013 * 12, 2013 * 12 + 11)


def test_what_lasts_into_a_window_begins_outside_of_it() -> None:
    whens = [parse_when("2012-05-10/2013-06-01"), parse_when("2013-05-10/2014-06-01")]
    counts = count_dates(whens, "month", window=find_span("2013"))
    assert (counts.outside, counts.placed) == (1, 1)


@given(st.lists(dates, max_size=12), units, st.none() | st.sampled_from(["2013", "0"]))
def test_each_date_is_placed_outside_or_left_out(
    given_dates: list[When], unit: str, text: str | None
) -> None:
    window = find_span("2013") if text == "2013" else None
    counts = count_dates(given_dates, unit, window=window)
    in_buckets = [number for number in counts.numbers if number is not None]
    assert len(in_buckets) == counts.placed
    assert counts.placed + counts.outside + len(counts.vague) == len(given_dates)
    for when, number in zip(given_dates, counts.numbers, strict=True):
        if number is not None:
            span = span_bucket(number, unit)
            assert span.first <= when.b1 <= when.b2 <= span.last
            assert counts.span is not None
            assert counts.span[0] <= number <= counts.span[1]
    for index in counts.vague:
        when = given_dates[index]
        assert not is_finite(when.b1) or when.b1 != when.b2


@pytest.mark.parametrize(
    ("texts", "weights"),
    [
        (["2013-05-01"], [1, 0, 0, 0]),
        (["2013-05-10", "2013-05-20", "2013-05-31"], [0, 1, 1, 1]),
        (["2013-05"], [0.25, 0.25, 0.25, 0.25]),
        (["2013"], [0.25, 0.25, 0.25, 0.25]),
        (["2013-05-25/.."], [0, 0, 0, 1]),
        (["by 2013-05-02"], [1, 0, 0, 0]),
        (["early May 2013"], [0.5, 0.5, 0, 0]),
        (["2013-04", "2014"], [0, 0, 0, 0]),
        ([], [0, 0, 0, 0]),
    ],
)
def test_counts_spread_over_a_month(texts: list[str], weights: list[float]) -> None:
    spread = spread_counts(map(parse_when, texts), find_span("2013-05"), 4)
    assert list(spread) == weights


@given(
    st.lists(dates, max_size=12),
    days,
    st.integers(0, 1_000_000),
    st.integers(1, 200),
)
def test_spread_counts_add_up_to_the_dates_within(
    given_dates: list[When], first: int, more: int, parts: int
) -> None:
    window = Window(first, first + more)
    spread = spread_counts(given_dates, window, parts)
    within = [w for w in given_dates if w.b1 <= window.last and w.e2 >= first]
    assert len(spread) == parts
    assert min(spread) >= 0
    assert sum(spread) == pytest.approx(len(within))


def test_what_is_undated_is_in_no_bucket_and_no_part() -> None:
    dates = [parse_when("2013-05-10"), parse_when("unknown")]
    counts = count_dates(dates, "month")
    assert (counts.placed, counts.vague) == (1, (1,))
    assert sum(spread_counts(dates, find_span("2013-05"), 4)) == 1
