"""One order for all dates: by day, class, time and width, offsets reckoned in."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from tests.helpers.whens import ALL_WHENS, WHENS
from timeline.dates import FUTURE, PAST, Shape, When


@given(ALL_WHENS, ALL_WHENS, ALL_WHENS)
def test_order_is_total_and_transitive(one: When, two: When, three: When) -> None:
    keys = [when.sort_key for when in (one, two, three)]
    for left in keys:
        for right in keys:
            assert (left < right) + (left == right) + (left > right) == 1
    first, second, third = sorted(keys)
    assert first <= second <= third
    assert first <= third


@given(st.lists(ALL_WHENS, min_size=2, max_size=8))
def test_in_order_the_days_never_step_back(whens: list[When]) -> None:
    """What has no time stands on its first day, or on the last it was up to."""
    plain = [when for when in whens if when.clock is None]
    days = []
    for when in sorted(plain, key=lambda when: when.sort_key):
        up_to = when.shape is Shape.ONE_OF and when.b1 == PAST
        days.append(when.e2 if up_to else when.b1)
    assert days == sorted(days)


@given(WHENS, WHENS)
def test_of_two_that_begin_together_the_wider_comes_first(one: When, two: When) -> None:
    if any(when.shape is Shape.ONE_OF or when.clock is not None for when in (one, two)):
        return
    if one.b1 == two.b1 and one.e2 > two.e2:
        assert one.sort_key < two.sort_key


@given(
    st.datetimes(datetime(1000, 1, 2), datetime(9000, 1, 1)),
    st.integers(-12 * 4, 14 * 4),
    st.integers(-12 * 4, 14 * 4),
    st.timedeltas(timedelta(0), timedelta(hours=14)),
)
def test_times_stand_in_the_order_of_their_instants(
    one: datetime, east: int, other: int, later: timedelta
) -> None:
    keys = []
    instants = []
    for clock, quarters in ((one, east), (one + later, other)):
        moment = clock.replace(microsecond=0)
        sign = "-" if quarters < 0 else "+"
        hours, rest = divmod(abs(quarters), 4)
        text = f"{moment.isoformat()}{sign}{hours:02d}:{rest * 15:02d}"
        keys.append(parse_when(text).sort_key)
        instants.append(moment - timedelta(minutes=15 * quarters))
    assert (keys[0][:3] < keys[1][:3]) == (instants[0] < instants[1])
    assert (keys[0][:3] == keys[1][:3]) == (instants[0] == instants[1])


def test_one_day_runs_from_what_was_up_to_it_to_what_was_later() -> None:
    texts = [
        "by 10 May 2013",
        "2013-05-10/",
        "10-12 May 2013",
        "10 May 2013",
        "2013-05-10T00:00",
        "2013-05-11T01:30+03:00",
        "2013-05-10T23:00",
        "2013-05-10T18:30-04:59",
        "2013-05-10T24:00",
        "10 May 2013 or later",
        "by 11 May 2013",
        "2013-05-11T00:00Z",
    ]
    keys = [parse_when(text).sort_key for text in texts]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("unknown", (FUTURE, 3, 0, 0)),
        ("until 2013-05-10", (PAST, 1, 0, -734998)),
        ("../2013-05-10", (PAST, 1, 0, -734998)),
        ("[..2013-05-10]", (734998, 0, 0, 0)),
        ("[..2013-05-08,2013-05-10]", (734998, 0, 0, 0)),
        ("[2013-05-10..]", (734998, 3, 0, 0)),
        ("2013-05-10/..", (734998, 1, 0, -FUTURE)),
        ("2013-05-10~", (734998, 1, 0, -734998)),
        ("2013-05-10T01:00:01", (734998, 2, 3601, -734998)),
        ("2013-05-10T01:00+02:00", (734997, 2, 82_800, -734998)),
        ("2013-05-10T23:00-02:00", (734999, 2, 3600, -734998)),
        ("2013-05-10T24:00", (734998, 2, 86_400, -734998)),
        ("2013-05-10T24:00-01:00", (734999, 2, 3600, -734998)),
        ("2013-05-10T09:00Z/2013-05-12", (734998, 2, 32_400, -735000)),
    ],
)
def test_keys_are_days_classes_seconds_and_widths(
    text: str, key: tuple[int, int, int, int]
) -> None:
    assert parse_when(text).sort_key == key
