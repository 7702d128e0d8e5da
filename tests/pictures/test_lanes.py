"""Lanes to scale: which there are, what stands in them, what is said of the rest."""

from typing import Any

import pytest

from tests.helpers.files import load_arms_control, load_sample
from tests.helpers.pictures import lay, list_texts, paint_picture, shape_picture
from timeline import Chronology, load_text, select
from timeline.pictures.picture import draw_shapes
from timeline.pictures.shapes import Circle, Group, Ink, Path, Rect, Text

_PAIRS = load_text(
    "title: Pairs\nevents:\n"
    "- {date: 2013-05-01, title: First, actors: [A]}\n"
    "- {date: 2013-05-20, title: Both, actors: [A, B]}\n"
    "- {date: 2013-05-25, title: Third, actors: [C]}\n"
)


_ENDED = load_text(
    "actors: {su: {name: Soviets, dissolved: 2013-05-20}}\nevents:\n"
    "- {date: 2013-05-01, title: First, actors: [Others]}\n"
    "- {date: 2013-05-10/.., title: Open, actors: [Others, su]}\n"
    "- {date: 2013-05-30, title: Last, actors: [Others]}\n"
)


def _many(count: int) -> Chronology:
    return load_text(
        "".join(
            f"- {{date: 2013-{one % 12 + 1:02}-{one % 28 + 1:02}, title: Event {one},"
            f" actors: [Actor {one % 40}]}}\n"
            for one in range(count)
        )
    )


def _names(chronology: Chronology, **asked: Any) -> list[str]:
    """Return the names of lanes from the top down."""
    shapes = shape_picture("lanes", chronology, **asked)
    texts = [shape for shape in shapes if isinstance(shape, Text)]
    left = min(text.x for text in texts)
    lanes = [one for one in texts if one.x == left and one.size == 19]
    return [one.text for one in sorted(lanes, key=lambda one: one.y)]


def test_lanes_are_in_the_order_asked_for() -> None:
    assert _names(_PAIRS) == ["A", "B", "C"]
    assert _names(_PAIRS, order="count") == ["A", "B", "C"]
    assert _names(load_sample())[:2] == ["United States", "Russia"]
    assert _names(load_sample(), order="name")[0] == "European Union"
    assert "Sochi" in _names(load_sample(), lanes="place")


def test_what_is_open_ends_where_its_actor_does() -> None:
    shapes = shape_picture("lanes", _ENDED)
    bars = [one for one in shapes if isinstance(one, Rect) and one.fill is Ink.MARK]
    ends = {round(bar.x + bar.width) for bar in bars if bar.width > 100}
    ticks = {one.text: one.x for one in shapes if isinstance(one, Text)}
    assert len(ends) == 2
    # The end of the 20th.
    assert ticks["20"] < min(ends) <= round(ticks["21"]) < max(ends)


@pytest.mark.parametrize("size", [(1600, 900), (400, 800), (1000, 2000)])
def test_names_that_begin_alike_are_told_apart(size: tuple[int, int]) -> None:
    texts = list_texts(shape_picture("lanes", load_arms_control(), size=size))
    assert "United Kingdom" in texts
    assert "United States" in texts


def test_an_event_of_two_lanes_is_one_thread() -> None:
    shapes = shape_picture("lanes", _PAIRS)
    discs = [one for one in shapes if isinstance(one, Circle)]
    assert len(discs) == 4
    threads = [
        one for one in shapes if isinstance(one, Path) and one.stroke is Ink.MARK
    ]
    assert len(threads) == 1
    ((_, top), (_, bottom)) = threads[0].lines[0]
    ends = {disc.y for disc in discs if disc.x == threads[0].lines[0][0][0]}
    assert ends == {top, bottom}


def test_every_mark_is_named() -> None:
    picture = paint_picture("lanes", _PAIRS)
    assert "<g><title>20 May 2013: Both</title>" in picture


def test_labels_have_the_date_over_the_title() -> None:
    texts = [one for one in shape_picture("lanes", _PAIRS) if isinstance(one, Text)]
    (date,) = (one for one in texts if one.text == "20 May 2013")
    (title,) = (one for one in texts if one.text == "Both")
    assert (date.x, date.ink) == (title.x, Ink.ACCENT)
    assert 0 < title.y - date.y < 25


def test_with_a_limit_the_rest_is_one_lane() -> None:
    assert _names(_PAIRS, limit=1) == ["A", "2 others"]
    assert _names(_PAIRS, limit=3) == ["A", "B", "C"]
    # What stands in a lane that is drawn needs none of the others.
    texts = list_texts(shape_picture("lanes", _PAIRS, limit=1))
    assert "Third" in texts


def test_lanes_without_room_are_one() -> None:
    names = _names(_many(40))
    assert names[-1].endswith(" others")
    assert len(names) + int(names[-1].split()[0]) - 1 == 40


def test_what_has_no_label_is_counted_and_told() -> None:
    picture = paint_picture("lanes", _many(60))
    told = "events without a label"
    assert told in picture
    # Once in the picture, once for who cannot see it.
    assert picture.count(told) == 2


def test_few_beyond_the_axis_stand_at_its_ends_and_many_are_counted() -> None:
    texts = list_texts(shape_picture("lanes", load_sample()))
    assert "before or after these days" in texts
    assert "2011–2012" in texts
    lines = "".join(
        f"- {{date: {year}, title: Long ago, actors: [A]}}\n"
        for year in range(1000, 1004)
    )
    near = "".join(
        f"- {{date: 2013-05-{day:02}, title: Now, actors: [A]}}\n"
        for day in range(1, 29)
    )
    texts = list_texts(shape_picture("lanes", load_text(lines + near)))
    assert any("not on the axis: 4 earlier" in text for text in texts)


def test_many_events_are_columns() -> None:
    shapes = shape_picture("lanes", load_arms_control())
    texts = list_texts(shapes)
    assert "everything" in texts
    assert "Soviet Union" in texts
    assert "79+2?" in texts
    assert any(text.endswith(" others") for text in texts)
    assert any("a column is a quarter" in text for text in texts)
    assert any("in no column: 7 known too roughly" in text for text in texts)
    assert {"certain", "possible"} <= set(texts)


def test_columns_of_lanes_have_one_scale() -> None:
    """Every event of a lane makes its column as much higher, in whichever lane."""
    drawn: dict[str, set[float]] = {}

    def collect(shape: object) -> None:
        if isinstance(shape, Group) and ", " in shape.title:
            lane, _, words = shape.title.partition(", ")
            count = words.rpartition(": ")[2]
            if "possible" in count or lane == "everything" or "others" in lane:
                return
            (column,) = shape.shapes
            assert isinstance(column, Rect)
            each = column.height / int(count.split()[0])
            drawn.setdefault(lane, set()).add(round(each, 6))

    for shape in draw_shapes("lanes", lay("lanes", select(load_arms_control()))):
        collect(shape)
    assert len(drawn) > 5
    assert len(set().union(*drawn.values())) == 1


@pytest.mark.parametrize("count", [60, 61])
def test_marks_turn_into_columns(count: int) -> None:
    lines = "".join(
        f"- {{date: {1900 + one}, title: T, actors: [A]}}\n" for one in range(count)
    )
    texts = list_texts(shape_picture("lanes", load_text(lines)))
    assert ("everything" in texts) is (count > 60)


def test_a_picture_can_be_of_marks_or_columns_as_is_asked() -> None:
    assert "everything" in list_texts(shape_picture("lanes", _PAIRS, draw="heat"))
    texts = list_texts(shape_picture("lanes", load_arms_control(), draw="marks"))
    assert "everything" not in texts


def test_silences_are_folded_on_request() -> None:
    chronology = load_text(
        "".join(
            f"- {{date: {day}, title: T, actors: [A]}}\n"
            for day in ("2013-01-01", "2013-01-05", "2013-01-09", "2013-12-28")
        )
    )
    folded = shape_picture("lanes", chronology, break_gaps=True)
    assert any(isinstance(one, Rect) and one.fill is Ink.WASH for one in folded)
    assert "; folded: " in " ".join(list_texts(folded))
    plain = shape_picture("lanes", chronology)
    assert not any(isinstance(one, Rect) and one.fill is Ink.WASH for one in plain)


def test_nothing_on_the_axis_is_said() -> None:
    chronology = load_text("- {date: unknown, title: T, actors: [A]}")
    texts = list_texts(shape_picture("lanes", chronology))
    assert "None of these events has a place on an axis of time." in texts
    assert any("not on the axis: 1 undated" in text for text in texts)


def test_a_possible_match_is_hollow_and_in_the_legend() -> None:
    shapes = shape_picture("lanes", load_sample(), "date:2013-05-10")
    assert "possible match" in list_texts(shapes)
