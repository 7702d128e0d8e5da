"""Events down an axis, to scale: their labels, and the lines that lead to them."""

import pytest

from tests.helpers.files import DATA, load_arms_control, load_sample
from tests.helpers.geometry import find_disorder
from tests.helpers.pictures import list_texts, shape_picture
from timeline import load, load_text
from timeline.pictures.canvas import Sizes
from timeline.pictures.frame import choose_sizes
from timeline.pictures.shapes import Anchor, Box, Circle, Ink, Path, Rect, Text
from timeline.pictures.timeline.columns import (
    Side,
    Titled,
    draw_leader,
    place_labels,
    rank_evenly,
)

_SIZES: Sizes = choose_sizes(1600, 900)
_AREA = Box(0, 0, 1000, 400)
_SIDES = (Side(0, 400, is_left=True), Side(600, 1000, is_left=False))


def _titled(count: int, title: str = "Title") -> list[Titled]:
    return [Titled("2013", title, 400 * one / count, 0) for one in range(count)]


def test_every_event_has_a_label_where_there_is_room() -> None:
    texts = list_texts(shape_picture("timeline", load_sample()))
    dates = [text for text in texts if text == "May 2013"]
    assert len(dates) == 3
    assert "Boston Marathon bombing" in texts
    assert not any("without a label" in text for text in texts)


def test_labels_stand_on_both_sides_of_a_wide_picture_and_on_one_of_a_narrow() -> None:
    def anchors(size: tuple[int, int]) -> set[Anchor]:
        shapes = shape_picture("timeline", load_sample(), size=size)
        dates = [one for one in shapes if isinstance(one, Text)]
        return {one.anchor for one in dates if one.ink is Ink.ACCENT}

    assert anchors((1600, 900)) == {Anchor.START, Anchor.END}
    assert anchors((400, 800)) == {Anchor.START}


@pytest.mark.parametrize("step", [1, 5, 7])
@pytest.mark.parametrize("count", [12, 26, 100])
def test_lines_of_a_side_do_not_cross(count: int, step: int) -> None:
    # What comes later in the list may be known by an earlier day.
    ordered = _titled(count)
    titled = [ordered[one * step % count] for one in range(count)]
    labels = place_labels(titled, _SIDES, _AREA, _SIZES)
    for side in _SIDES:
        own = [label for label in labels if label.side == side]
        own.sort(key=lambda label: label.top)
        assert len(own) > 5
        assert not find_disorder(titled[label.number].y for label in own)


def test_titles_are_as_long_as_all_have_room_for() -> None:
    long = "word " * 40
    few = place_labels(_titled(4, long), _SIDES, _AREA, _SIZES)
    assert {len(label.lines) for label in few} == {3}
    more = place_labels(_titled(14, long), _SIDES, _AREA, _SIZES)
    assert {(len(one.lines), one.is_beside) for one in more} == {(1, False)}
    most = place_labels(_titled(26, long), _SIDES, _AREA, _SIZES)
    assert {one.is_beside for one in most} == {True}


def test_those_with_most_sources_keep_their_labels() -> None:
    titled = [
        one._replace(sources=number % 10 == 0)
        for number, one in enumerate(_titled(100))
    ]
    labels = place_labels(titled, _SIDES, _AREA, _SIZES)
    assert len(labels) < 40
    assert set(range(0, 100, 10)) <= {label.number for label in labels}


def test_of_equals_they_are_spread() -> None:
    assert rank_evenly([0] * 7) == [3, 1, 5, 0, 2, 4, 6]
    assert rank_evenly([0, 2, 1, 2]) == [3, 1, 2, 0]
    assert rank_evenly([]) == []


def test_a_line_leaves_out_the_labels_of_the_axis() -> None:
    (label,) = place_labels(_titled(1), _SIDES[:1], _AREA, _SIZES)
    path = draw_leader(label, 450, (500, 0), _SIZES, [Box(460, -5, 480, 5)])
    assert isinstance(path, Path)
    assert path.lines[1:] == (((450, 0), (460, 0)), ((480, 0), (500, 0)))


def test_marks_that_would_touch_stand_in_tracks() -> None:
    chronology = load_text(
        "- {date: 2013-05-10, title: A}\n- {date: 2013-05-10, title: B}\n"
        "- {date: 2013-05-30, title: C}\n"
    )
    discs = [
        one for one in shape_picture("timeline", chronology) if isinstance(one, Circle)
    ]
    assert len({disc.y for disc in discs}) == 2
    assert len({disc.x for disc in discs}) == 2


def test_very_many_are_bars() -> None:
    chronology = load_text(
        "".join(
            f"- {{date: {1900 + one % 97}-05-10, title: Event {one}}}\n"
            for one in range(700)
        )
    )
    shapes = shape_picture("timeline", chronology)
    texts = list_texts(shapes)
    assert any("a bar is a year" in text for text in texts)
    assert any("events without a label" in text for text in texts)
    bars = [one for one in shapes if isinstance(one, Rect) and one.fill is Ink.MARK]
    assert len(bars) == 97


def test_what_is_beyond_a_limit_is_told() -> None:
    texts = list_texts(shape_picture("timeline", load_arms_control(), limit=5))
    assert any("221 more events left out" in text for text in texts)
    dates = [text for text in texts if text.endswith("1985")]
    assert len(dates) == 5


def test_undated_events_are_counted() -> None:
    shapes = shape_picture("timeline", load(DATA / "undated.yaml"))
    assert any("not on the axis: 3 undated" in text for text in list_texts(shapes))
