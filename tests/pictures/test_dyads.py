"""Pairs drawn to scale: their ranking, their triangle, the history of two."""

from typing import Any
from xml.etree import ElementTree

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from tests.helpers.geometry import find_faults
from tests.helpers.pictures import SIZES, list_texts, paint_picture, shape_picture
from timeline import Chronology, load_text
from timeline.pictures.shapes import Circle, Ink, Path, Rect, Shape, Text

_TWO = "with:Shultz with:Shevardnadze"
_STATES = 'with:Russia with:"United States"'


def _find(shapes: tuple[Shape, ...], text: str) -> Text:
    (found,) = [one for one in shapes if isinstance(one, Text) and one.text == text]
    return found


def _list_beside(shapes: tuple[Shape, ...], name: Text) -> list[str]:
    """Return the texts of a row, from left to right."""
    row = [one for one in shapes if isinstance(one, Text) and one.y == name.y]
    return [one.text for one in sorted(row, key=lambda one: one.x)]


def test_a_row_has_what_the_terminal_has() -> None:
    shapes = shape_picture("dyads", load_arms_control())
    name = _find(shapes, "Mikhail Gorbachev – Ronald Reagan")
    assert _list_beside(shapes, name)[1:] == ["10", "10", "7 Dec 1988", "ended"]
    name = _find(shapes, "Mikhail Gorbachev – Eduard Shevardnadze")
    assert _list_beside(shapes, name)[1:] == ["11", "same side", "9 Sep 1990", "15.0 y"]
    text = " ".join(list_texts(shapes))
    assert "326 more pairs with 4 events or fewer." in text
    assert "15 events have fewer than two who took part." in text
    assert "silence until 24 Sep 2005, the last day known" in text


def test_bars_are_as_long_as_their_numbers() -> None:
    events = [{"date": "2013-05-01", "title": "T", "actors": ["Ann", "Bob"]}] * 3
    events += [{"date": "2013-05-02", "title": "T", "actors": ["Ann", "Cy"]}]
    chronology = load_events(events)
    shapes = shape_picture("dyads", chronology)
    left = min(one.x for one in shapes if isinstance(one, Rect))
    bars = [one for one in shapes if isinstance(one, Rect) and one.x == left]
    assert bars[0].width == pytest.approx(bars[1].width * 3)


def test_a_limit_is_heeded() -> None:
    texts = list_texts(shape_picture("dyads", load_arms_control(), limit=2))
    assert len([text for text in texts if " – " in text and "," not in text]) == 2


def test_a_narrow_picture_has_the_number_and_the_last_time_behind_names() -> None:
    shapes = shape_picture("dyads", load_arms_control(), size=(400, 800))
    name = _find(shapes, "Mikhail Gorbachev – Ronald Reagan")
    assert _list_beside(shapes, name)[1:] == ["10, last 7 Dec 1988"]


def test_partners_of_one_stand_alone() -> None:
    texts = list_texts(shape_picture("dyads", load_arms_control(), "with:Gorbachev"))
    assert "Mikhail Gorbachev with" in texts
    assert "Ronald Reagan" in texts


def test_contacts_that_are_only_possible_are_pale() -> None:
    shapes = shape_picture("dyads", load_arms_control(), lanes="state")
    assert any(isinstance(one, Rect) and one.fill is Ink.PALE for one in shapes)
    assert {"34+1?", "possible match"} <= set(list_texts(shapes))


def test_spellings_that_may_be_one_are_named() -> None:
    chronology = load_text(
        "- {date: 2013-05, title: A, actors: [Sergei Lavrov, Kerry]}\n"
        "- {date: 2013-05, title: B, actors: [Sergey Lavrov, Kerry]}\n"
    )
    for matrix in (False, True):
        shapes = shape_picture("dyads", chronology, matrix=matrix)
        text = " ".join(list_texts(shapes))
        assert "may be Sergei Lavrov; each is counted by itself" in text


def test_who_has_met_nobody_is_said() -> None:
    chronology = load_text("- {date: 2013, title: T, actors: [Kerry]}")
    for matrix in (False, True):
        shapes = shape_picture("dyads", chronology, matrix=matrix)
        texts = list_texts(shapes)
        assert "Nobody here has met anybody." in texts
        assert "No two actors took part in one event" in " ".join(texts)


def test_discs_have_the_area_of_their_numbers() -> None:
    shapes = shape_picture("dyads", load_arms_control(), matrix=True)
    discs = sorted(
        one.radius for one in shapes if isinstance(one, Circle) and one.fill is Ink.MARK
    )
    eleven, one = discs[-1], discs[0]
    assert (eleven / one) ** 2 == pytest.approx(11)
    texts = list_texts(shapes)
    assert {"George Shultz", "United States", "1990-09"} <= set(texts)
    assert "92 more actors and 303 more pairs have no room here." in " ".join(texts)


def test_a_triangle_has_no_months_where_these_would_cost_too_many_names() -> None:
    shapes = shape_picture("dyads", load_arms_control(), size=(400, 800), matrix=True)
    texts = list_texts(shapes)
    assert "Mikhail Gorbachev" in texts
    assert not any(text.startswith("19") for text in texts)


def test_pairs_that_met_only_possibly_have_a_ring() -> None:
    shapes = shape_picture("dyads", load_arms_control(), lanes="state", matrix=True)
    rings = [one for one in shapes if isinstance(one, Circle) and one.fill is Ink.PALE]
    assert rings
    assert "possible match" in list_texts(shapes)


def test_the_history_of_two_has_three_lanes() -> None:
    shapes = shape_picture("dyads", load_arms_control(), _STATES)
    texts = list_texts(shapes)
    assert "Russia without United States: 24 events" in texts
    assert "Together: 35 contacts" in texts
    assert "United States without Russia: 76 events, 2 of them not on the axis" in texts
    # A stroke for each that is on the axis: upright, and 1.3 times as high as letters.
    strokes = [
        one
        for one in shapes
        if isinstance(one, Path)
        and one.stroke in (Ink.MARK, Ink.LINE)
        and one.lines[0][0][0] == one.lines[0][1][0]
        and one.lines[0][1][1] - one.lines[0][0][1] == pytest.approx(1.3 * 17)
    ]
    assert len(strokes) == 24 + 76 - 2


def test_the_longest_silence_is_a_band_between_two_contacts() -> None:
    shapes = shape_picture("dyads", load_arms_control(), _TWO)
    (band,) = [one for one in shapes if isinstance(one, Rect) and one.fill is Ink.WASH]
    label = _find(shapes, "10 months of silence")
    assert band.x < label.x < band.x + band.width
    texts = list_texts(shapes)
    assert "10 months (324 days), 1985-11-21 to 1986-10-11" in texts
    # Between others, where there is room; and all in the list.
    assert {"6 months", "7 months"} <= set(texts)
    assert any(text.endswith("(after 6 months)") for text in texts)


def test_titles_of_contacts_without_room_are_counted() -> None:
    shapes = shape_picture("dyads", load_arms_control(), _STATES, size=(800, 450))
    assert "35 titles not shown" in " ".join(list_texts(shapes))


def test_marks_that_lie_over_each_other_are_told_of() -> None:
    chronology = load_events(
        {"date": f"19{year}/..", "title": f"Talks of {year}", "actors": ["A", "B"]}
        for year in range(40, 55)
    )
    told = "marks lie over each other"
    for size, is_said in (((1600, 1600), False), ((800, 450), True)):
        shapes = shape_picture("dyads", chronology, "with:A with:B", size=size)
        assert (told in " ".join(list_texts(shapes))) is is_said


def test_two_who_never_met() -> None:
    texts = list_texts(shape_picture("dyads", load_sample(), "with:Kerry with:Obama"))
    assert "John Kerry and Barack Obama: no contact" in texts


@pytest.mark.parametrize("matrix", [False, True])
@pytest.mark.parametrize("query", [None, 'with:"<script>A" with:"]]>&B"'])
def test_names_and_titles_stay_text(query: str | None, matrix: bool) -> None:  # noqa: FBT001
    names = ["<script>A", "]]>&B", "\u202eC\x1b[31m"]
    chronology = load_events(
        {"date": f"2013-05-{day:02}", "title": "<b onload='x'>", "actors": names}
        for day in (1, 2, 20)
    )
    picture = paint_picture("dyads", chronology, query, matrix=matrix)
    root = ElementTree.fromstring(picture)  # noqa: S314  # what is tested
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "text", "path", "circle", "g"}
    texts = "".join(root.itertext())
    assert "<script>A" in texts
    assert not {"\u202e", "\x1b"} & set(picture)


def _load(name: str) -> Chronology:
    found = {"sample": load_sample, "arms": load_arms_control, "nasty": load_nasty}
    return found[name]()


@pytest.mark.parametrize("size", [*SIZES, (300, 300)])
@pytest.mark.parametrize(
    ("file", "query", "asked"),
    [
        ("arms", None, {"matrix": True}),
        ("arms", None, {"lanes": "state", "matrix": True}),
        ("arms", None, {"lanes": "tag"}),
        ("arms", "with:Gorbachev", {}),
        ("arms", _TWO, {}),
        ("arms", _STATES, {}),
        ("sample", "with:Obama with:Putin", {}),
        ("sample", None, {"matrix": True}),
        ("nasty", None, {"matrix": True}),
    ],
)
def test_all_has_room(
    file: str, query: str | None, asked: dict[str, Any], size: tuple[int, int]
) -> None:
    shapes = shape_picture("dyads", _load(file), query, size=size, **asked)
    assert list(find_faults(shapes, size)) == []


@pytest.mark.parametrize("query", [None, _TWO])
def test_the_same_picture_is_the_same_bytes(query: str | None) -> None:
    first, second = (
        paint_picture("dyads", load_arms_control(), query) for _ in range(2)
    )
    assert first == second
    assert "Gorbachev" in first
