"""Intervals between dates, the longest of them, and what may lie within."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from timeline import load_text
from timeline.analysis.silences import (
    FINE,
    SHORTEST,
    Silence,
    find_grain,
    find_roughness,
    find_silences,
    find_telling,
    find_usual,
    format_days,
    is_fine,
    list_before,
    list_doubts,
    rank_silences,
    took_place,
)
from timeline.dates import FUTURE, PAST, When, is_finite
from timeline.dates.calendar import format_day

_DATES = (
    *("2013-05-10", "2013-05-01", "early May 2013", "2013-04-01/2013-05-09"),
    *("2013-05", "2013", "2011/2012", "2013-06-01/..", "../2013-06-01"),
    *("2013-05-10/", "/2013-05-10", "after 2013-05-01", "by 2013-05-01"),
    *("2012-01-01", "2014-02-03", "2013-05-02?", "2013-05-03~"),
)


def _sort(texts: list[str]) -> list[When]:
    return sorted(map(parse_when, texts), key=lambda when: when.sort_key)


_sorted_dates = st.lists(st.sampled_from(_DATES), max_size=12).map(_sort)


def test_an_interval_runs_from_the_last_day_of_all_before_to_the_next_first() -> None:
    texts = ["2013-04-01/2013-05-09", "2013-04-15", "2013-05-10"]
    dates = list(map(parse_when, texts))
    last = dates[0].e2
    assert find_silences(dates) == (
        Silence(0, certain=True, before=0, after=1, since=last),
        Silence(1, certain=True, before=0, after=2, since=last),
    )


def test_what_goes_on_for_sure_fills_time_however_rough_its_ends() -> None:
    texts = ["2013-02-05", "2013-01/2013-11", "2013-12-01"]
    dates = list(map(parse_when, texts))
    (interval,) = find_silences(dates)
    assert (interval.days, interval.certain, interval.before) == (30, False, 1)
    assert format_day(interval.since) == "2013-11-01"
    assert list_doubts(dates, interval) == (1,)
    # Nobody knows whether it did.
    (interval,) = find_silences(
        [*dates[::2][:1], parse_when("2013-01/2013-11?"), dates[2]]
    )
    assert interval.before == 0


def test_a_rough_date_within_makes_a_silence_uncertain() -> None:
    dates = list(map(parse_when, ["2013-03-01", "2013-04", "2013-05-10", "2013-06"]))
    (interval,) = find_silences(dates)
    first = dates[0].e2
    assert interval == Silence(70, certain=False, before=0, after=2, since=first)
    assert list_doubts(dates, interval) == (1,)


@given(_sorted_dates)
def test_an_interval_is_certain_unless_a_date_may_lie_in_it(dates: list[When]) -> None:
    for interval in find_silences(dates):
        doubts = list_doubts(dates, interval)
        assert interval.certain == (not doubts or not interval.days)
        assert interval.before < interval.after
        # What opens it may last longer than is sure.
        assert interval.after not in doubts


@given(st.lists(st.integers(1, 900), min_size=1, max_size=12).map(sorted))
def test_intervals_of_single_days_add_up_to_the_whole(days: list[int]) -> None:
    intervals = find_silences([parse_when(format_day(day)) for day in days])
    assert [interval.days for interval in intervals] == [
        after - before for before, after in pairwise(days)
    ]
    assert sum(interval.days for interval in intervals) == days[-1] - days[0]


@given(_sorted_dates)
def test_silences_are_long_and_the_longest_comes_first(dates: list[When]) -> None:
    days = [silence.days for silence in rank_silences(dates)]
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
    dates = list(map(parse_when, ["1000", "200X", "2000", "2013"]))
    longest, rest = rank_silences(dates, grain=366)
    assert longest[:4] == (364_878, False, 0, 2)
    assert (rest.days, rest.certain) == (4384, False)


@pytest.mark.parametrize(
    ("days", "usual"),
    [([], 0), ([0, 0], 0), ([5], 5), ([1, 9], 1), ([0, 3, 7, 100], 7)],
)
def test_the_usual_interval_is_the_median_of_those_of_a_day_or_more(
    days: list[int], usual: int
) -> None:
    intervals = [Silence(length, True, 0, 1, 0) for length in days]  # noqa: FBT003
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
    found = find_roughness(parse_when(text))
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
    nobody = parse_when("unknown")
    mixed = [*dated, *[nobody] * 20]
    assert find_grain(mixed) == find_grain(dated) == FINE
    assert find_silences(mixed) == find_silences(dated)
    # Wherever it stands, it makes nothing uncertain.
    (interval,) = find_silences([nobody, *dated])
    assert interval.certain
    assert list_doubts([nobody, *dated], interval) == ()
    assert find_grain([nobody]) == FINE


def _gaps(*texts: str) -> list[str]:
    """Return the gaps as text: the days, with a `?` where one is not certain."""
    gaps = list_before([parse_when(text) for text in texts], least=SHORTEST)
    return [
        f"{gap.days}{'' if gap.certain else '?'}" if gap is not None else ""
        for gap in gaps
    ]


@pytest.mark.parametrize(
    ("texts", "gaps"),
    [
        (["2013-04-15", "2013-05-10"], ["", "25"]),
        (["2013-05-01", "2013-05-15"], ["", "14"]),
        (["2013-05-01", "2013-05-14"], ["", ""]),
        (["2013-05-01", "2013-05-01"], ["", ""]),
        # From the last day of what lasted to the first day of what follows.
        (["2013-04-10/2013-04-15", "2013-05-10/2013-05-12"], ["", "25"]),
        # What began earlier may last longer.
        (["2013-04-01/2013-05-09", "2013-04-15", "2013-05-10"], ["", "", ""]),
        # Days in doubt count against the gap, at both of its ends.
        (["early April 2013", "mid May 2013"], ["", "31"]),
        # A month fills what it may lie in, and ends a gap where it begins.
        (["2013-04", "2013-05-10"], ["", ""]),
        (["2013-04", "2013-05-20"], ["", "20"]),
        (["2013-03-01", "2013-04", "2013-05-10"], ["", "31", ""]),
        (["2013-05", "2013-05-30", "2013-06-15"], ["", "", "15"]),
        (["2013", "2013-04-15", "2013-05-10"], ["", "", ""]),
        (["c. 2013", "2013-04-15", "2013-05-10"], ["", "", ""]),
        (["2013-03", "2013-04-15", "2013-05-10"], ["", "15", "25"]),
        # What is far rougher than a gap is long fills none, and leaves doubt.
        (["201X", "2013-04-15", "2013-05-10"], ["", "", "25?"]),
        (["1914-07-28/1918-11-11", "1914-08-01", "1920-01-01"], ["", "", "416"]),
        (["1988-07-01/2001-05-31", "1988-09-01", "1988-11-01"], ["", "62?", "61?"]),
        (["2013-01-01/..", "2013-04-15", "2013-05-10"], ["", "104?", "25?"]),
        (["../2013-01-01", "2013-04-15", "2013-05-10"], ["", "104", "25"]),
        (["after 2013-01-01", "2013-04-15", "2013-05-10"], ["", "103?", "25?"]),
        # What happened by a day counts there.
        (["by 2013-01-01", "2013-04-15", "2013-05-10"], ["", "104", "25"]),
        (["2013-01-01", "by 2013-04-15", "2013-05-10"], ["", "104", "25"]),
        (["2013-04-15", "2013-05-10", "2013-06-10"], ["", "25", "31"]),
        ([], []),
    ],
)
def test_gaps(texts: list[str], gaps: list[str]) -> None:
    assert _gaps(*texts) == gaps


@given(st.lists(st.integers(1, 2000), max_size=12).map(sorted))
def test_between_single_days_every_step_of_two_weeks_is_a_gap(days: list[int]) -> None:
    dates = [parse_when(format_day(day)) for day in days]
    gaps = list_before(dates, least=SHORTEST)
    steps = [after - before for before, after in pairwise(days)]
    wanted = [step if step >= SHORTEST else None for step in steps]
    found = [gap.days if gap is not None else None for gap in gaps]
    assert found == [None, *wanted][: len(days)]
    assert all(gap.certain for gap in gaps if gap is not None)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (14, "14 days"),
        (60, "60 days"),
        (61, "2 months"),
        (365, "12 months"),
        (729, "23 months"),
        (730, "24 months"),
        (731, "2 years"),
        (36_525, "100 years"),
        (3_652_425, "10,000 years"),
    ],
)
def test_lengths_of_time_have_their_natural_unit(days: int, text: str) -> None:
    assert format_days(days) == text


@given(st.integers(61, 4_000_000))
def test_a_gap_is_never_said_to_be_longer_than_it_is(days: int) -> None:
    number, unit = format_days(days).replace(",", "").split()
    length = {"months": 365.2425 / 12, "years": 365.2425}[unit]
    assert int(number) * length <= days + 1
    assert int(number) >= 2


@pytest.mark.parametrize(
    ("date", "fine"),
    [
        ("[2013-05-01..2013-05-11]", True),
        ("[2013-05-01..2013-05-12]", False),
        ("2013-05-01/2013-06-30", True),
        ("2013-05/2013-06-30", False),
        ("2013-04-30/2013-05", False),
        ("2013-05-01/..", False),
        ("../2013-05-01", False),
    ],
)
def test_a_date_marks_its_place_if_each_end_is_known_to_ten_days(
    date: str,
    fine: bool,  # noqa: FBT001
) -> None:
    assert is_fine(parse_when(date)) is fine


def test_what_is_undated_has_no_part_in_a_gap() -> None:
    dated = [parse_when("2013-01-01"), parse_when("2013-06-01")]
    unknown = parse_when("unknown")
    (_, gap) = list_before(dated, least=SHORTEST)
    assert list_before([*dated, unknown], least=SHORTEST) == (None, gap, None)
    assert gap is not None
    moved = gap._replace(before=gap.before + 1, after=gap.after + 1)
    assert list_before([unknown, *dated], least=SHORTEST) == (None, None, moved)
    assert not is_fine(unknown)


@given(_sorted_dates)
def test_in_a_certain_gap_no_date_may_lie(dates: list[When]) -> None:
    for gap in list_before(dates, least=1):
        if gap is not None and gap.certain:
            start = dates[gap.after].sort_key[0] - gap.days
            assert all(one.e2 <= start for one in dates[: gap.after])


def _measure_in_general(dates: list[When]) -> list[Silence | None]:
    """Return the silence before each date, from all that came before it anew."""
    found: list[Silence | None] = []
    for after, date in enumerate(dates):
        reach: dict[int, tuple[int, int]] = {}
        for index, other in enumerate(dates[:after]):
            b1, b2, _, e2 = other.bounds
            first = e2 if other.is_one_of and b1 == PAST else b1
            near = first if b2 == FUTURE or b1 == PAST else b2
            for last in (near, e2):
                size = (last - first + 1).bit_length()
                reach[size] = max(reach.get(size, (PAST, index)), (last, index))
        first = date.e2 if date.is_one_of and date.b1 == PAST else date.b1
        end, before, certain = PAST, after, True
        for size, (last, index) in sorted(reach.items()):
            least = 1 << (size - 1)
            if end == PAST or least <= 512 or least <= 10 * (first - end):
                end, before = max((end, before), (last, index))
            elif last > end:
                certain = False
        days = max(first - end, 0) if end > PAST else 0
        silence = Silence(days, certain, before, after, end)
        found.append(silence if days and is_finite(first) else None)
    return found


@given(_sorted_dates)
def test_what_reaches_how_far_is_kept_as_it_goes(dates: list[When]) -> None:
    assert list(list_before(dates, least=1)) == _measure_in_general(dates)


def test_a_silence_among_many_says_something_at_three_times_the_usual() -> None:
    def before(steps: list[int]) -> tuple[Silence | None, ...]:
        days = accumulate(steps, initial=730_000)
        return list_before([parse_when(format_day(day)) for day in days], least=1)

    assert find_telling(before([20] * 8)) == 60
    assert find_telling(before([2] * 8)) == SHORTEST
    # Of few none is usual; nor are events of one day an interval.
    assert find_telling(before([20] * 7)) == SHORTEST
    assert find_telling(before([0, 20] * 7)) == SHORTEST
    assert find_telling(before([0, 20] * 8)) == 60
