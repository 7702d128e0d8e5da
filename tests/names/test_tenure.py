"""When bonds held: windows of days that are possible, and that are certain."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import make_window, parse_when
from timeline.dates import FUTURE, PAST, Fit, When, Window
from timeline.names.tenure import (
    ALL_TIME,
    ALWAYS,
    Tenure,
    join_tenures,
    make_tenure,
    merge_windows,
)


def _tenure(text: str) -> Tenure:
    return make_tenure(parse_when(text))


def test_without_a_date_it_held_always() -> None:
    assert make_tenure(None) == ALWAYS == Tenure(ALL_TIME, ALL_TIME)
    for text in ("2013", "0001-01-01", "-0431/..", "2013-05-10~"):
        assert join_tenures([ALWAYS]).fit(parse_when(text)) is Fit.CERTAIN
    # What is uncertain in itself stays so.
    assert join_tenures([ALWAYS]).fit(parse_when("2013?")) is Fit.POSSIBLE


@pytest.mark.parametrize(
    ("text", "possible", "certain"),
    [
        (
            "2013-02-01/2017-01-20",
            ("2013-02-01", "2017-01-20"),
            ("2013-02-01", "2017-01-20"),
        ),
        ("2013/2017", ("2013-01-01", "2017-12-31"), ("2013-12-31", "2017-01-01")),
        ("2013-02/..", ("2013-02-01", ".."), ("2013-02-28", "..")),
        ("../2013-02", ("..", "2013-02-28"), ("..", "2013-02-01")),
        # Nobody knows the end: the day it began on is all that is certain.
        ("2013-02-01/", ("2013-02-01", ".."), ("2013-02-01", "2013-02-01")),
        ("2013-02/", ("2013-02-01", ".."), None),
        ("/2013-02-01", ("..", "2013-02-01"), ("2013-02-01", "2013-02-01")),
        # Some time within the year, for nobody knows how long.
        ("2013", ("2013-01-01", "2013-12-31"), None),
        ("2013-05-10", ("2013-05-10", "2013-05-10"), ("2013-05-10", "2013-05-10")),
        ("2013/2013", ("2013-01-01", "2013-12-31"), None),
        ("2013-02-10?/2017", ("2013-02-10", "2017-12-31"), None),
        ("2013-02-10~/..", ("2013-02-07", ".."), ("2013-02-13", "..")),
    ],
)
def test_a_tenure_is_what_the_four_bounds_allow(
    text: str, possible: tuple[str, str], certain: tuple[str, str] | None
) -> None:
    assert _tenure(text) == Tenure(
        make_window(*possible), make_window(*certain) if certain else None
    )


_STARTS = ("2013-05-03", "2013-05-10", "2013-05", "2013-04", "2013-05-10~")
_ENDS = ("2013-05-10", "2013-05-12", "2013-05", "2013-06", "2013-05-20~")


@pytest.mark.parametrize("start", _STARTS)
@pytest.mark.parametrize("end", _ENDS)
def test_the_fit_of_a_day_is_that_of_all_ways_it_may_have_been(
    start: str, end: str
) -> None:
    when = parse_when(f"{start}/{end}")
    b1, b2, e1, e2 = when.outer
    worlds = [
        (begin, close)
        for begin in range(b1, b2 + 1)
        for close in range(e1, e2 + 1)
        if begin <= close
    ]
    times = join_tenures([make_tenure(when)])
    first = parse_when("2013-03-25").b1
    for day in range(first, first + 120):
        held = {begin <= day <= close for begin, close in worlds}
        expected = Fit.POSSIBLE
        if held == {True}:
            expected = Fit.CERTAIN
        elif held == {False}:
            expected = Fit.NO
        assert times.fit(parse_when(date.fromordinal(day).isoformat())) is expected


def test_who_changes_office_on_one_day_served_without_a_gap() -> None:
    both = join_tenures(map(_tenure, ["1985-01-02/2013-02-01", "2013-02-01/2017"]))
    for text in ("2013-01/2013-03", "2013-02-01", "2013"):
        assert both.fit(parse_when(text)) is Fit.CERTAIN
    assert len(both.certain) == 1


def test_days_that_follow_each_other_leave_no_gap_and_others_do() -> None:
    next_day = join_tenures(map(_tenure, ["2012-01-01/2013-01-31", "2013-02-01/2014"]))
    day_later = join_tenures(map(_tenure, ["2012-01-01/2013-01-31", "2013-02-02/2014"]))
    assert next_day.fit(parse_when("[2013-01-30..2013-02-03]")) is Fit.CERTAIN
    assert day_later.fit(parse_when("[2013-01-30..2013-02-03]")) is Fit.POSSIBLE
    assert day_later.fit(parse_when("2013-02-01")) is Fit.NO


def test_a_handover_in_an_unknown_day_of_a_month_is_possible_only() -> None:
    both = join_tenures(map(_tenure, ["2009/2013-02", "2013-02/2017"]))
    assert both.fit(parse_when("2013-02-10")) is Fit.POSSIBLE
    assert both.fit(parse_when("2013-02-01")) is Fit.CERTAIN


def test_what_two_times_have_in_common() -> None:
    kerry, quartet = _tenure("2013-02-01/2017-01-20"), _tenure("2002/2016")
    both = kerry.meet(quartet)
    assert both == Tenure(
        make_window("2013-02-01", "2016-12-31"), make_window("2013-02-01", "2016-01-01")
    )
    assert kerry.meet(_tenure("2017-01-21/..")) is None
    assert kerry.meet(_tenure("2017-01-20/..")) == Tenure(
        make_window("2017-01-20", "2017-01-20"), make_window("2017-01-20", "2017-01-20")
    )
    # Both are possible in 2017, neither is certain there.
    vague = _tenure("2013/2017").meet(_tenure("2017/2020"))
    assert vague == Tenure(make_window("2017-01-01", "2017-12-31"), None)


def test_nothing_joined_never_held() -> None:
    assert join_tenures([]).fit(parse_when("2013")) is Fit.NO


_TENURE_TEXTS = st.sampled_from(
    [
        *("2013", "2012/2013", "2013-02-01/2013-05-10", "2013-05-10/..", "../2013-03"),
        *("2013-05/", "/2013-05-10", "2013-05-10", "2013-02~/2013-05", "2012?/2014"),
        *("2013-05-11/2013-06", "2013-01/2013-02-01", "[2013-03-01,2013-05-01]"),
    ]
)
_TENURES = st.one_of(st.just(ALWAYS), _TENURE_TEXTS.map(_tenure))
_DATES = st.sampled_from(
    [
        *("2013", "2013-02", "2013-02-01", "2013-05-10", "2013-05-10?", "2013-05-10~"),
        *("2013-01/2013-03", "2013-05-10/..", "/2013-02", "[2013-01-31..2013-02-02]"),
        *("2013-05-09/2013-05-12", "201X", "2013-02-01/"),
    ]
).map(parse_when)


@given(_TENURES)
def test_what_is_certain_lies_within_what_is_possible(tenure: Tenure) -> None:
    possible, certain = tenure
    assert possible.first <= possible.last
    if certain is not None:
        assert possible.first <= certain.first <= certain.last <= possible.last


@given(st.lists(_TENURES, max_size=5), st.lists(_TENURES, max_size=3), _DATES)
def test_more_tenures_never_make_a_fit_worse(
    tenures: list[Tenure], more: list[Tenure], event: When
) -> None:
    joined = join_tenures(tenures).fit(event)
    alone = [join_tenures([tenure]).fit(event) for tenure in tenures]
    assert joined >= max(alone, default=Fit.NO)
    assert join_tenures([*tenures, *more]).fit(event) >= joined
    # Together they may be certain where none is alone, but never out of nothing.
    assert (joined is Fit.NO) == (max(alone, default=Fit.NO) is Fit.NO)


@given(st.lists(_TENURES, max_size=5), _DATES)
def test_the_order_of_tenures_does_not_matter(
    tenures: list[Tenure], event: When
) -> None:
    times = join_tenures(tenures)
    assert join_tenures(reversed(tenures)) == times
    assert join_tenures(iter(tenures * 2)) == times
    if times.fit(event) is Fit.CERTAIN:
        assert any(event.fit(window) is Fit.CERTAIN for window in times.possible)


@given(_TENURES, _TENURES, _DATES)
def test_meeting_is_an_and(one: Tenure, other: Tenure, event: When) -> None:
    both = one.meet(other)
    assert both == other.meet(one)
    assert one.meet(one) == one
    assert one.meet(ALWAYS) == one
    fits = [join_tenures([tenure]).fit(event) for tenure in (one, other)]
    # What lasts may have seen both, the one after the other, and never both at once.
    if both is not None:
        assert join_tenures([both]).fit(event) <= min(fits)
        if fits == [Fit.CERTAIN, Fit.CERTAIN]:
            assert join_tenures([both]).fit(event) is Fit.CERTAIN


@pytest.mark.parametrize(
    ("one", "other", "covers"),
    [
        ("2013/2017", "2014-01-01/2015-01-01", True),
        ("2013-01-01/2017-01-01", "2013-01-01/2017-01-01", True),
        ("2013-01-01/2017-01-01", "2014/2015", True),
        # What is possible, or what is certain, reaches further.
        ("2014-01-01/2015-01-01", "2013-12-31/2014-06-01", False),
        ("2013/2017", "2013-06-01/2014-01-01", False),
        ("2013?/2017", "2014-01-01/2015-01-01", False),
        ("2013?/2017", "2014?/2015", True),
    ],
)
def test_a_tenure_covers_what_adds_no_day(
    one: str, other: str, *, covers: bool
) -> None:
    assert _tenure(one).covers(_tenure(other)) is covers


@given(_TENURES, _TENURES, _DATES)
def test_what_is_covered_is_never_surer(
    one: Tenure, other: Tenure, event: When
) -> None:
    if one.covers(other):
        assert join_tenures([other]).fit(event) <= join_tenures([one]).fit(event)
        assert join_tenures([one, other]).fit(event) == join_tenures([one]).fit(event)
        assert one.covers(one)


_SMALL = st.integers(-20, 20)
_WINDOWS = st.lists(
    st.builds(
        lambda first, size: Window(first, first + size), _SMALL, st.integers(0, 6)
    ),
    max_size=8,
)


@given(_WINDOWS)
def test_merged_windows_cover_the_same_days_in_order_and_apart(
    windows: list[Window],
) -> None:
    merged = merge_windows(windows)

    def days(some: tuple[Window, ...] | list[Window]) -> set[int]:
        return {day for first, last in some for day in range(first, last + 1)}

    assert days(merged) == days(windows)
    for one, two in pairwise(merged):
        assert one.last + 1 < two.first
    assert merge_windows(reversed(windows)) == merged == merge_windows(merged)


def test_windows_without_bounds_are_merged_too() -> None:
    assert merge_windows([Window(5, FUTURE), Window(PAST, 4)]) == (ALL_TIME,)
    assert merge_windows([Window(7, FUTURE), Window(5, 5), Window(9, 9)]) == (
        Window(5, 5),
        Window(7, FUTURE),
    )
