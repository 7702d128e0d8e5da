"""Intervals between dates, the longest of them, and what may lie within."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import load_text
from timeline.dates import When, parse_date
from timeline.dates.calendar import format_day
from timeline.layout.gaps import FINE, SHORTEST, find_gaps
from timeline.layout.silences import (
    Interval,
    find_grain,
    find_intervals,
    find_roughness,
    find_silences,
    find_usual,
    list_doubts,
    took_place,
)

_DATES = (
    *("2013-05-10", "2013-05-01", "early May 2013", "2013-04-01/2013-05-09"),
    *("2013-05", "2013", "2011/2012", "2013-06-01/..", "../2013-06-01"),
    *("2013-05-10/", "/2013-05-10", "after 2013-05-01", "by 2013-05-01"),
    *("2012-01-01", "2014-02-03", "2013-05-02?", "2013-05-03~"),
)


def _parse(text: str) -> When:
    when = parse_date(text)
    assert isinstance(when, When)
    return when


def _sort(texts: list[str]) -> list[When]:
    return sorted(map(_parse, texts), key=lambda when: when.sort_key)


_sorted_dates = st.lists(st.sampled_from(_DATES), max_size=12).map(_sort)


def test_an_interval_runs_from_the_last_day_of_all_before_to_the_next_first() -> None:
    texts = ["2013-04-01/2013-05-09", "2013-04-15", "2013-05-10"]
    dates = list(map(_parse, texts))
    assert find_intervals(dates) == (
        Interval(0, certain=True, before=0, after=1),
        Interval(1, certain=True, before=0, after=2),
    )


def test_a_rough_date_within_makes_an_interval_uncertain() -> None:
    dates = list(map(_parse, ["2013-03-01", "2013-04", "2013-05-10", "2013-06"]))
    (interval,) = find_intervals(dates)
    assert interval == Interval(70, certain=False, before=0, after=2)
    assert list_doubts(dates, interval) == (1,)


@given(_sorted_dates)
def test_long_intervals_are_the_gaps_of_the_timeline(dates: list[When]) -> None:
    gaps = {index: gap for index, gap in enumerate(find_gaps(dates)) if gap is not None}
    found = {interval.after: interval for interval in find_silences(dates)}
    assert {index: (gap.days, gap.certain) for index, gap in gaps.items()} == {
        index: (interval.days, interval.certain) for index, interval in found.items()
    }


@given(_sorted_dates)
def test_an_interval_is_certain_unless_a_date_may_lie_in_it(dates: list[When]) -> None:
    for interval in find_intervals(dates):
        doubts = list_doubts(dates, interval)
        assert interval.certain == (not doubts or not interval.days)
        assert interval.before < interval.after
        assert not {interval.before, interval.after} & set(doubts)


@given(st.lists(st.integers(1, 900), min_size=1, max_size=12).map(sorted))
def test_intervals_of_single_days_add_up_to_the_whole(days: list[int]) -> None:
    intervals = find_intervals([_parse(format_day(day)) for day in days])
    assert [interval.days for interval in intervals] == [
        after - before for before, after in pairwise(days)
    ]
    assert sum(interval.days for interval in intervals) == days[-1] - days[0]


@given(_sorted_dates)
def test_silences_are_long_and_the_longest_comes_first(dates: list[When]) -> None:
    days = [silence.days for silence in find_silences(dates)]
    assert days == sorted(days, reverse=True)
    assert all(length >= SHORTEST for length in days)


@pytest.mark.parametrize(
    ("texts", "grain"),
    [
        ([], FINE),
        (["2013-05-10", "2013", "2012", "2011"], FINE),
        (["2013-05-10", "2013", "2012", "2011", "2013-06"], 31),
        (["2013", "1950", "201X"], 366),
        (["201X", "198X", "19XX"], 3653),
        (["20XX", "19XX"], 36_525),
        (["after 2013", "by 2012"], FINE),
    ],
)
def test_the_grain_is_what_a_quarter_of_the_dates_is_known_to(
    texts: list[str], grain: int
) -> None:
    assert find_grain(_sort(texts)) == grain


def test_by_the_grain_of_years_years_open_and_end_silences() -> None:
    dates = list(map(_parse, ["1000", "200X", "2000", "2013"]))
    longest, rest = find_silences(dates, grain=366)
    assert longest == Interval(364_878, certain=False, before=0, after=2)
    assert (rest.days, rest.certain) == (4384, False)


@pytest.mark.parametrize(
    ("days", "usual"),
    [([], 0), ([0, 0], 0), ([5], 5), ([1, 9], 1), ([0, 3, 7, 100], 7)],
)
def test_the_usual_interval_is_the_median_of_those_of_a_day_or_more(
    days: list[int], usual: int
) -> None:
    intervals = [Interval(length, certain=True, before=0, after=1) for length in days]
    assert find_usual(intervals) == usual


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2013-05-10", None),
        ("10 May 2013 - 3 June 2014", None),
        ("early May 2013", None),
        ("[2013-05-01..2013-05-20]", "days"),
        ("2013-05", "month"),
        ("2013-21", "season"),
        ("2013", "year"),
        ("2011/2012", "year"),
        ("201X", "decade"),
        ("2013-05-10/..", None),
        ("2013/..", "year"),
        ("../2013-05-10", None),
        ("../2013-05", "month"),
        ("2013-05-10/", "unbounded"),
        ("after 2013-05-10", "unbounded"),
        ("by 2013-05-10", "unbounded"),
        ("unknown", "none"),
    ],
)
def test_what_goes_on_is_not_rough_for_having_no_end(
    text: str, precision: str | None
) -> None:
    found = find_roughness(_parse(text))
    assert (found.value if found is not None else None) == precision


def test_what_was_cancelled_or_denied_breaks_no_silence() -> None:
    events = load_text(
        "".join(
            f"- {{date: 2013, title: T, status: {status}}}\n"
            for status in ("reported", "claimed", "cancelled", "denied", "announced")
        )
    ).events
    assert [event.status for event in events if not took_place(event)] == [
        "cancelled",
        "denied",
    ]


def test_what_is_undated_is_in_no_silence_and_no_measure_of_one() -> None:
    dated = _sort(["2013-01-01", "2013-02-01", "2013-06"])
    nobody = _parse("unknown")
    mixed = [*dated, *[nobody] * 20]
    assert find_grain(mixed) == find_grain(dated) == FINE
    assert find_intervals(mixed) == find_intervals(dated)
    # Wherever it stands, it makes nothing uncertain.
    (interval,) = find_intervals([nobody, *dated])
    assert interval.certain
    assert list_doubts([nobody, *dated], interval) == ()
    assert find_grain([nobody]) == FINE
