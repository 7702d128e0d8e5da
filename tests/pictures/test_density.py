"""Columns of events drawn to scale."""

from typing import Any

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.files import load_arms_control, load_sample
from tests.helpers.geometry import find_faults
from tests.helpers.pictures import SIZES, list_texts, paint_picture, shape_picture
from timeline import Chronology, load_text
from timeline.diagnostics import ExpectedError
from timeline.pictures.shapes import Face, Ink, Rect, Shape, Text


def _list_columns(shapes: tuple[Shape, ...], ink: Ink) -> list[Rect]:
    return [one for one in shapes if isinstance(one, Rect) and one.fill is ink]


def _make_days(*days: int) -> Chronology:
    return load_events(
        {"date": f"2013-05-{day:02}", "title": "T", "kind": "visit"} for day in days
    )


def test_columns_are_as_high_as_their_numbers() -> None:
    shapes = shape_picture("density", _make_days(1, 1, 1, 2, 3, 3))
    heights = [one.height for one in _list_columns(shapes, Ink.MARK)]
    assert heights == pytest.approx([heights[1] * 3, heights[1], heights[1] * 2])
    assert {"3", "1", "2"} <= set(list_texts(shapes, Ink.INK))


def test_what_is_only_possible_stands_pale_on_what_is_certain() -> None:
    chronology = load_text(
        "- {date: 2013-05, title: Certain, actors: [John Kerry]}\n"
        "- {date: 2013-05, title: Possible, actors: [J. Kerry]}\n"
        "- {date: 2013-04, title: Possible, actors: [J. Kerry]}\n"
    )
    shapes = shape_picture("density", chronology, 'actor:"John Kerry"')
    pale = _list_columns(shapes, Ink.PALE)
    # One of each is in the legend.
    assert len(pale) == 2 + 1
    assert len(_list_columns(shapes, Ink.MARK)) == 1 + 1
    assert "possible match" in list_texts(shapes)
    plain = shape_picture("density", chronology)
    assert _list_columns(plain, Ink.PALE) == []
    assert "possible match" not in list_texts(plain)


def test_numbers_are_those_of_the_terminal() -> None:
    shapes = shape_picture("density", load_arms_control())
    rows = {"statement": "27", "summit": "25", "agreement": "23", "treaty": "11"}
    texts = list_texts(shapes)
    for name, number in rows.items():
        assert texts[texts.index(name) + 1] == number
    (peak,) = [
        one for one in shapes if isinstance(one, Text) and one.text == "11 in Q4 1991"
    ]
    assert peak.face is Face.BOLD
    assert "in no column: 7 known too roughly" in " ".join(texts)


def test_what_is_in_no_column_is_said() -> None:
    text = " ".join(list_texts(shape_picture("density", load_sample())))
    assert "in no column: 1 before Apr 2013, 2 known too roughly" in text


def test_rows_are_of_what_is_asked_for() -> None:
    texts = list_texts(shape_picture("density", load_sample(), stack="place"))
    assert "Boston" in texts
    assert "visit" not in texts


def test_a_unit_is_as_asked_for() -> None:
    shapes = shape_picture("density", _make_days(1, 9, 30), by="week")
    assert "a column is a week" in " ".join(list_texts(shapes))
    assert len(_list_columns(shapes, Ink.MARK)) == 3


def test_a_unit_without_room_is_refused() -> None:
    with pytest.raises(ExpectedError, match="7,670 columns of a day have no room"):
        shape_picture("density", load_arms_control(), by="day")


@pytest.mark.parametrize(
    ("text", "query", "said"),
    [
        ("- {date: unknown, title: T}", None, "No date is known."),
        ("- {date: 2013, title: T}", "year:1999", "No event was found."),
        ("- {date: 2013, title: T}", "year:2013", ""),
    ],
)
def test_nothing_is_said_to_be_nothing(text: str, query: str | None, said: str) -> None:
    texts = list_texts(shape_picture("density", load_text(text), query))
    assert said in ("", *texts)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "asked", [{"by": "year"}, {"stack": "actor"}, {"stack": "tag"}], ids=str
)
def test_all_has_room(asked: dict[str, Any], size: tuple[int, int]) -> None:
    shapes = shape_picture("density", load_arms_control(), size=size, **asked)
    assert list(find_faults(shapes, size)) == []


def test_the_columns_are_there_in_words() -> None:
    picture = paint_picture("density", load_sample())
    assert "Apr 2013: 3 events. May 2013: 8 events. statement: 2." in picture
    assert picture == paint_picture("density", load_sample())
