"""Silences between events: when they count, how long they are, how sure."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import When, parse_date
from timeline.dates.calendar import format_day
from timeline.layout.gaps import SHORTEST, Gap, find_gaps, format_days, is_fine


def _parse(text: str) -> When:
    when = parse_date(text)
    assert isinstance(when, When)
    return when


def _gaps(*texts: str) -> list[str]:
    """Return the gaps as text: the days, with a `?` where one is not certain."""
    gaps = find_gaps([_parse(text) for text in texts])
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
        # A month neither opens nor closes a gap, and makes it uncertain.
        (["2013-04", "2013-05-10"], ["", ""]),
        (["2013-03-01", "2013-04", "2013-05-10"], ["", "", "70?"]),
        (["2013-04-15", "2013", "2013-05-10"], ["", "", "25?"]),
        (["2013", "2013-04-15", "2013-05-10"], ["", "", "25?"]),
        # A month that is over before the gap begins leaves it certain.
        (["2013-03", "2013-04-15", "2013-05-10"], ["", "", "25"]),
        (["2013-01-01/..", "2013-04-15", "2013-05-10"], ["", "", "25?"]),
        (["after 2013-01-01", "2013-04-15", "2013-05-10"], ["", "", "25?"]),
        (["by 2013-01-01", "2013-04-15", "2013-05-10"], ["", "", "25"]),
        (["2013-04-15", "2013-05-10", "2013-06-10"], ["", "25", "31"]),
        ([], []),
    ],
)
def test_gaps(texts: list[str], gaps: list[str]) -> None:
    assert _gaps(*texts) == gaps


@given(st.lists(st.integers(1, 2000), max_size=12).map(sorted))
def test_between_single_days_every_step_of_two_weeks_is_a_gap(days: list[int]) -> None:
    gaps = find_gaps([_parse(format_day(day)) for day in days])
    steps = [after - before for before, after in pairwise(days)]
    wanted = [Gap(step, certain=True) if step >= SHORTEST else None for step in steps]
    assert list(gaps) == [None, *wanted][: len(days)]


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
    assert is_fine(_parse(date)) is fine


def test_what_is_undated_has_no_part_in_a_gap() -> None:
    dated = [_parse("2013-01-01"), _parse("2013-06-01")]
    (_, gap) = find_gaps(dated)
    assert find_gaps([*dated, _parse("unknown")]) == (None, gap, None)
    assert find_gaps([_parse("unknown"), *dated]) == (None, None, gap)
    assert not is_fine(_parse("unknown"))
