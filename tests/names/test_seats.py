"""The look-up of seats: folded names, in order of time, with their days."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import FUTURE, PAST, Window, day_number
from timeline.names.seats import Seat, find_seats
from timeline.names.tenure import ALWAYS, Tenure


def test_a_city_was_the_seat_of_one_state_after_another() -> None:
    soviet = Window(day_number(1922, 12, 30), day_number(1991, 12, 26))
    russian = Window(day_number(1991, 12, 27), FUTURE)
    assert find_seats("Moscow")[-2:] == (
        Seat("Moscow", "SU", Tenure(soviet, soviet), is_city=True, disputed=False),
        Seat("Moscow", "RU", Tenure(russian, russian), is_city=True, disputed=False),
    )


def test_a_palace_is_no_city() -> None:
    assert {seat.is_city for seat in find_seats("the Kremlin")} == {False}
    assert [seat.body for seat in find_seats("Quai d’Orsay")] == ["FR"]


def test_what_is_disputed_is_certain_on_no_day() -> None:
    first, *_ = (seat for seat in find_seats("Berlin") if seat.body == "DD")
    assert first.disputed
    assert first.tenure.certain is None
    divided = Window(day_number(1949, 10, 7), day_number(1990, 10, 2))
    assert first.tenure.possible == divided


def test_years_that_are_not_known_to_the_day_leave_some_possible() -> None:
    (until, since, *_) = (seat for seat in find_seats("Rawalpindi"))
    assert until.tenure.possible.first == day_number(1959, 1, 1)
    assert until.tenure.certain is not None
    assert until.tenure.certain.first == day_number(1959, 12, 31)
    assert since.disputed


def test_a_seat_without_dates_was_one_at_all_times() -> None:
    (seat,) = find_seats("Andorra la Vella")
    assert seat.tenure == ALWAYS
    (seat,) = find_seats("Copenhagen")
    assert seat.tenure.possible == Window(PAST, FUTURE)


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Christiania", "Christiania"),
        ("OSLO", "Oslo"),
        ("hague", "The Hague"),
        ("  the  HAGUE ", "The Hague"),
        ("asuncion", "Asunción"),
        ("Huế", "Huế"),
        ("Hue", "Huế"),
        ("washington, d.c.", "Washington, D.C."),
        ("St. Petersburg", "St. Petersburg"),
    ],
)
def test_names_are_folded_and_say_how_the_table_spells_them(
    name: str, spelling: str
) -> None:
    assert {seat.name for seat in find_seats(name)} == {spelling}


@pytest.mark.parametrize("name", ["", "the", "Sochi", "Russia", "RU", "Moscow, Idaho"])
def test_what_is_no_seat_has_none(name: str) -> None:
    assert find_seats(name) == ()


_NAMES = ["Moscow", "Peking", "Jerusalem", "Sana'a", "Brussels", "Salisbury", "Aden"]


@given(st.sampled_from(_NAMES), st.sampled_from([str.upper, str.lower, str.swapcase]))
def test_seats_stand_in_order_of_time(name: str, change: Callable[[str], str]) -> None:
    seats = find_seats(change(name))
    assert seats == find_seats(name) != ()
    firsts = [seat.tenure.possible.first for seat in seats]
    assert firsts == sorted(firsts)
