"""Which days an axis shows, and how dates lie to these."""

import pytest

from tests.helpers.dates import parse_when
from tests.helpers.files import load_sample
from timeline.dates import When, Window
from timeline.layout.buckets import name_window
from timeline.layout.framing import (
    EVERYTHING,
    Place,
    find_bulk,
    find_frame,
    find_place,
)


def frame(*texts: str, asked: str = "") -> str:
    days = parse_when(asked).span if asked else EVERYTHING
    window = find_frame(map(parse_when, texts), days)
    return name_window(window) if window is not None else ""


def place(text: str, window: str) -> str:
    return find_place(parse_when(text), parse_when(window).span)


SPRING = ("2013-04-15", "2013-05-10", "2013-05-14", "2013-05-22", "2013-05-28")


def list_sample_dates() -> list[When]:
    return [event.date for event in load_sample().events]


def test_the_sample_shows_its_two_months() -> None:
    window = find_frame(list_sample_dates())
    assert window is not None
    assert name_window(window) == "2013-04-01/2013-05-31"


def test_an_outlier_moves_no_edge() -> None:
    dates = list_sample_dates()
    assert find_frame([*dates, parse_when("1142-03-01")]) == find_frame(dates)
    assert find_frame([*dates, parse_when("1142")]) == find_frame(dates)


def test_the_order_of_dates_makes_no_difference() -> None:
    dates = list_sample_dates()
    for turned in (dates[::-1], dates[7:] + dates[:7], dates[::2] + dates[1::2]):
        assert find_frame(turned) == find_frame(dates)


def test_what_goes_on_for_ever_begins_all_the_same() -> None:
    window = find_bulk([parse_when("2013-05-10/..")])
    assert window is not None
    assert name_window(window) == "2013-05-10"


def test_an_even_spread_is_kept_whole() -> None:
    dates = [f"{year}-06-01" for year in range(1950, 2000)]
    assert frame(*dates) == "1950-01-01/1999-12-31"


def test_two_clusters_of_one_size_are_both_shown() -> None:
    early = [f"1950-01-{day:02}" for day in range(1, 11)]
    late = [f"2000-01-{day:02}" for day in range(1, 11)]
    assert frame(*early, *late) == "1950-01-01/2000-12-31"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((), ""),
        (("unknown",), ""),
        (("2013-05-10",), "2013-05-10"),
        (("2013-05-10", "2013-05-14"), "2013-05-10/2013-05-14"),
        (("2013-05-10", "2013-06-14"), "2013-05-01/2013-06-30"),
        (("2010-05-10", "2013-06-14"), "2010-04-01/2013-06-30"),
        (("2000-05-10", "2013-06-14"), "2000-01-01/2013-12-31"),
        # What is rough stretches nothing, unless there is nothing else.
        ((*SPRING, "2013", "200X"), "2013-04-01/2013-05-31"),
        (("2011", "2013"), "2011-01-01/2013-12-31"),
        (("19XX",), "1900-01-01/1999-12-31"),
        # Of what lasts, the end may widen it by a quarter.
        (("2013-04-01", "2013-05-31/2019"), "2013-04-01/2013-06-30"),
        (("2013-05-01", "2013-05-10/2013-05-12"), "2013-05-01/2013-05-12"),
        # Where all go on still, their beginnings are all there is.
        (("2014-01-05/..",), "2014-01-05"),
        # What is open has an end that is known.
        (("[2013-05-10..]",), "2013-05-10"),
        (("-0043-03-15", "-0042-10-03"), "-0043-03-01/-0042-10-31"),
    ],
)
def test_frames(texts: tuple[str, ...], expected: str) -> None:
    assert frame(*texts) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("2013", "2013"),
        ("2013-05", "2013-05"),
        ("2013-05-01/..", "2013-05"),
        ("../2013-05-14", "2013-04-01/2013-05-14"),
        # An end far from all events would leave most of the axis empty.
        ("1900-01-01/..", "2013-04-01/2013-05-31"),
        ("../2100-01-01", "2013-04-01/2013-05-31"),
    ],
)
def test_what_was_asked_for_is_shown(asked: str, expected: str) -> None:
    assert frame(*SPRING, asked=asked) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1990-12-31", Place.EARLIER),
        ("1992-01-01", Place.LATER),
        ("1991-05", Place.DRAWN),
        ("1991", Place.DRAWN),
        ("unknown", Place.UNDATED),
        ("1988-07-01/2001-05-31", Place.THROUGHOUT),
        ("1988-07-01/1991-05-31", Place.DRAWN),
        ("1989-10-23/..", Place.THROUGHOUT),
        ("1991-10-23/..", Place.DRAWN),
        ("../1991-10-23", Place.DRAWN),
        ("1991-10-23/", Place.DRAWN),
        ("1990-10-23/", Place.ROUGH),
        # Single, open at the end that points into the axis from outside.
        ("[1989-10-23..]", Place.ROUGH),
        ("[..2001-12-05]", Place.ROUGH),
        ("[1991-10-23..]", Place.DRAWN),
        ("[..1991-10-23]", Place.DRAWN),
        # It may lie outside, and covers more than half.
        ("199X", Place.ROUGH),
        ("[1991-06-01..1992-01-31]", Place.ROUGH),
        ("[1991-11-01..1992-01-31]", Place.DRAWN),
        # It lasts, for certain hardly at all.
        ("1991/1992", Place.ROUGH),
        ("1991-12/1992-06", Place.DRAWN),
    ],
)
def test_places(text: str, expected: Place) -> None:
    assert place(text, "1991") == expected


def test_every_date_has_one_place() -> None:
    window = Window(*parse_when("2013-05").span)
    for date in list_sample_dates():
        assert find_place(date, window) in Place
