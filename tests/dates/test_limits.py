"""What words such as `after` and `during` make of a date, to its units and marks."""

import pytest

from tests.helpers.dates import parse_when
from timeline.dates import DateError, Fit, Window, day_number, parse_date
from timeline.dates.elements import Precision
from timeline.dates.limits import find_unit


@pytest.mark.parametrize(
    ("at", "precision", "edtf"),
    [
        ((2013, 5, 10), Precision.DAY, "2013-05-10"),
        ((2013, 5, 10), Precision.DAYS, "2013-05-10"),
        ((2013, 5, 10), Precision.MONTH, "2013-05"),
        ((2013, 2, 28), Precision.SEASON, "2012-24"),
        ((2013, 3, 1), Precision.SEASON, "2013-21"),
        ((2013, 8, 31), Precision.SEASON, "2013-22"),
        ((2013, 9, 1), Precision.SEASON, "2013-23"),
        ((2013, 12, 1), Precision.SEASON, "2013-24"),
        ((2013, 1, 1), Precision.QUARTER, "2013-33"),
        ((2013, 3, 31), Precision.QUARTER, "2013-33"),
        ((2013, 4, 1), Precision.QUARTER, "2013-34"),
        ((2013, 12, 31), Precision.QUARTER, "2013-36"),
        ((2013, 6, 30), Precision.HALF, "2013-40"),
        ((2013, 7, 1), Precision.HALF, "2013-41"),
        ((2013, 7, 1), Precision.YEAR, "2013"),
        ((2013, 7, 1), Precision.DECADE, "201X"),
        ((2013, 7, 1), Precision.CENTURY, "20XX"),
        ((0, 7, 1), Precision.DECADE, "000X"),
        ((9, 7, 1), Precision.DECADE, "000X"),
        ((0, 7, 1), Precision.CENTURY, "00XX"),
        # Those that count away from the year 0 begin with the tenth or hundredth.
        ((-1, 7, 1), Precision.DECADE, "-0001"),
        ((-9, 7, 1), Precision.DECADE, "-0009"),
        ((-10, 7, 1), Precision.DECADE, "-001X"),
        ((-1, 7, 1), Precision.CENTURY, "-0001"),
        ((-99, 7, 1), Precision.CENTURY, "-0099"),
        ((-100, 7, 1), Precision.CENTURY, "-01XX"),
        ((-437, 7, 1), Precision.DECADE, "-043X"),
        ((-437, 7, 1), Precision.CENTURY, "-04XX"),
    ],
)
def test_each_day_has_its_unit(
    at: tuple[int, int, int], precision: Precision, edtf: str
) -> None:
    day = day_number(*at)
    unit = find_unit(day, precision)
    assert unit.edtf == edtf
    assert unit.first <= day <= unit.last
    assert (unit.first, unit.last) == parse_when(edtf).span


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("during early May - June 2013", "[2013-05-01..2013-06]"),
        ("during May - early June 2013", "[2013-05..2013-06-10]"),
        ("during 2013-05~/2013-06", "[2013-05~..2013-06]"),
        ("during 2013-05/2013-06?", "[2013-05..2013-06?]"),
        ("between 10 May 2013 and 10 May 2013", "[2013-05-10]"),
        # Units that begin or end together are left as they are.
        ("not before 1 May 2013 and by May 2013", "[2013-05-01..2013-05]"),
        ("not before May 2013 and by 31 May 2013", "[2013-05..2013-05-31]"),
        # And so are those that are about, since `~` goes by the unit.
        ("not before about May 2013 and by 10 May 2013", "[2013-05~..2013-05-10]"),
        ("not before 20 May 2013 and by about May 2013", "[2013-05-20..2013-05~]"),
        ("after 2013-05-10T09:00/2013-05-12", "[2013-05-13..]"),
        ("before 2013-05-10/2013-05-12T09:00", "[..2013-05-09]"),
        ("between [..2011] and 2013", "[..2013]"),
        ("10 days before 2013-05-10~/2013-05-20", "2013-04-30~"),
        ("10 days after 2013-05-10~/2013-05-20", "2013-05-30"),
        ("[2013-05-01..2013-05-10]?/..", "[2013-05-01..2013-05-10]?/.."),
        ("[2013-05-01~..2013-05-10]/..", "[2013-05-01..2013-05-10]~/.."),
        ("[2013-05-01..2013-05-10?]/2014", "[2013-05-01..2013-05-10]?/2014"),
        ("[2013-05-01~..2013-05-10]?/..", "[2013-05-01..2013-05-10]%/.."),
        ("[2013-05-10..2013-05-10]/..", "2013-05-10/.."),
    ],
)
def test_marks_and_units_stay_with_their_end(text: str, canonical: str) -> None:
    assert parse_when(text).edtf == canonical


@pytest.mark.parametrize(
    "text",
    [
        "until 2013 and after 2011",
        "since 2011 and before 2013",
        "since 1992 and until 1995 and after 1990",
    ],
)
def test_what_lasted_is_joined_with_what_lasted_only(text: str) -> None:
    with pytest.raises(DateError, match="are two things"):
        parse_date(text)


@pytest.mark.parametrize(
    ("stretch", "code"),
    [
        ("[2013-05-10..2013-05-01]", "date-reversed"),
        ("[2013-05-01..2013-05-10T09:00]", "date-invalid"),
    ],
)
def test_a_wrong_stretch_is_quoted_as_a_whole(stretch: str, code: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(f"{stretch}/2014")
    assert caught.value.text == stretch
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("last", "fit"), [((2013, 4, 28), Fit.POSSIBLE), ((2013, 4, 27), Fit.NO)]
)
def test_about_reaches_from_the_near_end_of_a_stretch(
    last: tuple[int, int, int], fit: Fit
) -> None:
    when = parse_when("since about early May 2013")
    assert when.fit(Window(day_number(2013, 4, 1), day_number(*last))) is fit


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "2013-05-12T10:00/2013-05-10T10:00",
            "2013-05-12T10:00 is after 2013-05-10T10:00",
        ),
        (
            "2013-05-11T00:30+04:00/2013-05-10T23:30Z",
            "2013-05-11T00:30+04:00 is a later day than 2013-05-10T23:30Z, "
            "if not a later time",
        ),
    ],
)
def test_of_two_times_the_message_says_which_is_later(text: str, why: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert caught.value.message.endswith(why)


@pytest.mark.parametrize("digit", range(10))
def test_c_stands_right_before_a_year(digit: int) -> None:
    assert parse_when(f"c{digit}938").edtf == f"{digit}938~"


def test_from_a_day_onward() -> None:
    assert parse_when("from 10 May 2013 onward").edtf == "2013-05-10/.."
