"""Calendars drawn to scale."""

import re
from collections.abc import Sequence

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.files import DATA, load_arms_control, load_nasty, load_sample
from tests.helpers.geometry import find_faults
from tests.helpers.pictures import SIZES, list_texts, paint_picture, shape_picture
from timeline import load, load_text
from timeline.diagnostics import ExpectedError
from timeline.pictures.shapes import Circle, Ink, Path, Rect, Shape, Text
from timeline.query import select

_GERMANY = "tag:germany since:1989-10 until:1990"


def _list_rows(shapes: Sequence[Shape], text: str) -> set[float]:
    return {one.y for one in shapes if isinstance(one, Text) and one.text == text}


@pytest.mark.parametrize("size", SIZES)
def test_months_stand_with_what_is_in_them(size: tuple[int, int]) -> None:
    shapes = shape_picture("calendar", load_sample(), size=size)
    texts = list_texts(shapes)
    assert {"April 2013", "May 2013", "3 events", "9 events"} <= set(texts)
    assert {"in Apr", "c. Apr", "28 May or later", "2011–2012"} <= set(texts)
    assert "not shown" not in " ".join(texts)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "query", [None, "month:2013-05", "actor:Kerry", "year:2013", "actor:Russia"]
)
def test_titles_that_have_no_room_are_counted(
    query: str | None, size: tuple[int, int]
) -> None:
    shapes = shape_picture("calendar", load_sample(), query, size=size)
    assert list(find_faults(shapes, size)) == []
    matches = select(load_sample(), query).matches
    text = " ".join(list_texts(shapes))
    found = re.search(r"([0-9]+) titles? not shown", text)
    hidden = int(found[1]) if found else 0
    dates = [one for one in list_texts(shapes, Ink.ACCENT) if one]
    days = _count_walled(shapes)
    assert len(dates) + days + hidden == len(matches)


def _count_walled(shapes: Sequence[Shape]) -> int:
    """Return how many events have their titles in the days of a wall."""
    if not _list_rows(shapes, "Wednesday"):
        return 0
    # What stands in the legend is larger.
    marks = [one for one in shapes if isinstance(one, Circle) and one.radius < 5]
    return len(marks)


def test_one_month_is_a_wall_where_days_have_room_for_titles() -> None:
    wide = shape_picture("calendar", load_sample(), "month:2013-05")
    narrow = shape_picture("calendar", load_sample(), "month:2013-05", size=(400, 800))
    assert _list_rows(wide, "Wednesday")
    assert not _list_rows(narrow, "Wednesday")
    pages = shape_picture("calendar", load_sample(), "month:2013-05", pages=True)
    assert not _list_rows(pages, "Wednesday")
    for shapes in (wide, narrow, pages):
        # Known to the month alone: listed below, wherever days are.
        assert "end of May" in " ".join(list_texts(shapes, Ink.ACCENT))


def test_weeks_begin_as_asked_for() -> None:
    shapes = shape_picture("calendar", load_sample(), week_start=6)
    days = [text for text in list_texts(shapes) if text in ("Mo", "Su")]
    assert days == ["Su", "Mo", "Su", "Mo"]


def test_what_lasts_is_a_bar_below_its_days() -> None:
    chronology = load_events(
        [
            {"date": "2013-05-07/2013-05-09", "title": "Talks"},
            {"date": "2013-05-22/..", "title": "Siege"},
            {"date": "2013-06-01", "title": "End"},
        ]
    )
    shapes = shape_picture("calendar", chronology)
    bars = [one for one in shapes if isinstance(one, Rect) and one.fill is Ink.MARK]
    day = next(one for one in shapes if isinstance(one, Text) and one.text == "8")
    assert bars[0].x < day.x - day.size < day.x + day.size < bars[0].x + bars[0].width
    assert day.y < bars[0].y < day.y + day.size
    arrows = [one for one in shapes if isinstance(one, Path) and one.stroke is Ink.MARK]
    assert len(arrows) == 1
    assert "goes on over these days" in list_texts(shapes)


@pytest.mark.parametrize("query", [None, "month:2013-05"])
def test_days_that_are_not_sure_look_so(query: str | None) -> None:
    chronology = load_events(
        [
            {"date": "2013-05-07~", "title": "About then"},
            {"date": "2013-05-08?", "title": "Perhaps then"},
            {"date": "2013-06-09", "title": "Then"},
        ]
    )
    for size in SIZES:
        shapes = shape_picture("calendar", chronology, query, size=size)
        assert list(find_faults(shapes, size)) == []
        texts = list_texts(shapes)
        assert {"approximate", "uncertain", "?"} <= set(texts)
        faded = [
            one for one in shapes if isinstance(one, Rect) and one.texture != "plain"
        ]
        assert len(faded) == 2 + 2


@pytest.mark.parametrize("query", [None, "month:1991-02"])
def test_what_did_not_take_place_has_no_solid_bar(query: str | None) -> None:
    question = f"{query or ''} status:cancelled since:1991 until:1991"
    shapes = shape_picture("calendar", load_arms_control(), question)
    bars = [one for one in shapes if isinstance(one, Rect) and one.fill is Ink.MARK]
    assert bars == []
    lines = [one for one in shapes if isinstance(one, Path) and one.dash]
    assert {one.stroke for one in lines} == {Ink.WARN}
    assert "on these days: disputed, denied or cancelled" in list_texts(shapes)


@pytest.mark.parametrize("query", [None, "month:2013-05"])
def test_what_goes_on_over_all_of_a_month_is_a_bar_above_it(query: str | None) -> None:
    chronology = load_events(
        [
            {"date": "2013-04-07/2013-06-09", "title": "Talks"},
            {"date": "2013-05-22", "title": "Sign"},
        ]
    )
    shapes = shape_picture("calendar", chronology, query)
    first = min(_list_rows(shapes, "1"))
    bars = [one for one in shapes if isinstance(one, Rect) and one.fill is Ink.MARK]
    (above,) = [one for one in bars if one.y < first]
    name = next(
        one for one in shapes if isinstance(one, Text) and one.text == "May 2013"
    )
    assert above.x == name.x
    assert above.width == max(one.width for one in bars)


def test_several_events_of_a_day_have_a_ring_where_numbers_have_no_room() -> None:
    shapes = shape_picture("calendar", load_arms_control(), _GERMANY, size=(800, 450))
    assert "several on one day" in list_texts(shapes)
    assert "14 titles not shown" in " ".join(list_texts(shapes))


def test_what_is_doubtful_is_crossed_and_said_in_front() -> None:
    shapes = shape_picture("calendar", load_arms_control(), _GERMANY)
    texts = list_texts(shapes)
    assert "disputed, denied or cancelled" in texts
    assert any(text.startswith("(disputed) Baker") for text in texts)


def test_silences_between_months_are_lines() -> None:
    chronology = load_text(
        "- {date: 0843-08, title: Verdun}\n"
        "- {date: 1258, title: Corbeil}\n"
        "- {date: 1648-10-24, title: Westphalia}\n"
        "- {date: 1648-11, title: After}\n"
    )
    shapes = shape_picture("calendar", chronology)
    dashed = [one for one in shapes if isinstance(one, Path) and one.dash]
    # One before October 1648, though a year stands between; one in the legend.
    assert len(dashed) == 2


def test_years_have_a_row_and_their_numbers() -> None:
    shapes = shape_picture("calendar", load_arms_control())
    texts = list_texts(shapes)
    for year, number in (("1985", "12 (1)"), ("1990", "21"), ("1992", "17 (5)")):
        (y,) = _list_rows(shapes, year)
        assert y in _list_rows(shapes, number)
    assert "in no row: 3 known too roughly" in " ".join(texts)
    squares = [
        one
        for one in shapes
        if isinstance(one, Rect)
        and one.fill is Ink.MARK
        and one.width == pytest.approx(one.height)
    ]
    assert len({round(one.width) for one in squares}) > 2


def test_years_without_anything_are_one_row() -> None:
    days = [f"{1940 + one % 3}-05-{one % 28 + 1:02}" for one in range(61)]
    days += ["1980-01-01", "1981-01-01"]
    chronology = load_events({"date": one, "title": "T"} for one in days)
    question = "since:1940 until:1981"
    texts = list_texts(shape_picture("calendar", chronology, question))
    assert "37 years in which nothing is known to begin" in texts


def test_many_years_are_all_there() -> None:
    chronology = load_events(
        {"date": f"{1900 + one}-03-{day:02}", "title": "T"}
        for one in range(100)
        for day in (1, 20)
    )
    shapes = shape_picture("calendar", chronology)
    texts = list_texts(shapes)
    assert {"1900", "1950", "1990"} <= set(texts)
    assert "have no room" not in " ".join(texts)
    marks = [one for one in shapes if isinstance(one, Rect) and one.fill is Ink.MARK]
    assert len(marks) == 100 * 3 + 1


def test_a_busy_year_has_a_square_a_day() -> None:
    chronology = load_events(
        {"date": f"2013-{one % 12 + 1:02}-{one % 28 + 1:02}", "title": "T"}
        for one in range(150)
    )
    texts = " ".join(list_texts(shape_picture("calendar", chronology)))
    assert "a square is a day, a column the sum of a week" in texts
    assert "most: 2 on 1 Jan 2013" in texts


def test_months_that_are_asked_for_and_have_no_room_are_refused() -> None:
    with pytest.raises(ExpectedError, match="no room in a picture of 1600x900"):
        shape_picture("calendar", load_arms_control(), pages=True)


def test_what_has_no_date_is_counted() -> None:
    undated = load(DATA / "undated.yaml")
    assert "3 undated" in " ".join(list_texts(shape_picture("calendar", undated)))
    none = load_text("- {date: unknown, title: T}")
    assert "No date is known." in list_texts(shape_picture("calendar", none))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("query", ["year:1991", _GERMANY, "month:1990-02"])
def test_all_has_room(query: str, size: tuple[int, int]) -> None:
    shapes = shape_picture("calendar", load_arms_control(), query, size=size)
    assert list(find_faults(shapes, size)) == []


def test_the_same_picture_is_the_same_bytes() -> None:
    assert paint_picture("calendar", load_nasty()) == paint_picture(
        "calendar", load_nasty()
    )
