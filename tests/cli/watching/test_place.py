"""Which line stands on top: moved by keys, kept when all is drawn anew."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.drawing import Look, draw_view
from tests.helpers.files import ROOT
from timeline import load, select
from timeline.cli.watching.keys import Key
from timeline.cli.watching.place import bound_top, keep_top, move_top
from timeline.rendering import plain_line

_OLD = ["Title", "", "May", "| alpha", "| beta", "|", "| gamma", "| delta", "|", "end"]


@pytest.mark.parametrize(
    ("key", "top"),
    [
        (Key.LINE_DOWN, 41),
        (Key.LINE_UP, 39),
        (Key.PAGE_DOWN, 49),
        (Key.PAGE_UP, 31),
        (Key.HALF_DOWN, 45),
        (Key.HALF_UP, 35),
        (Key.HOME, 0),
        (Key.END, 90),
        (Key.REPAINT, 40),
    ],
)
def test_keys_move_by_lines_and_pages(key: Key, top: int) -> None:
    assert move_top(40, key, 100, 10) == top


@given(st.sampled_from(Key), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_no_key_leaves_the_drawing(key: Key, top: int, total: int, rows: int) -> None:
    moved = move_top(bound_top(top, total, rows), key, total, rows)
    assert 0 <= moved <= max(total - rows, 0)


def test_what_stands_on_top_stays_there_when_lines_come_before_it() -> None:
    new = [*_OLD[:3], "| one", "| two", *_OLD[3:]]
    assert new[keep_top(_OLD, 4, new, 3)] == "| beta"
    assert _OLD[keep_top(new, 6, _OLD, 3)] == "| beta"


def test_the_head_stays_in_sight() -> None:
    assert keep_top(_OLD, 0, ["Another title", "", *_OLD], 3) == 0


def test_where_the_top_line_is_changed_what_follows_stays_in_its_row() -> None:
    new = [*_OLD[:2], "| new", "May", "| alpha", "| BETA", *_OLD[5:]]
    assert keep_top(_OLD, 4, new, 3) == 5
    assert new[5:8] == ["| BETA", "|", "| gamma"]


def test_where_the_whole_screen_is_changed_what_is_above_counts() -> None:
    new = ["| one", *_OLD[:6], "| other", "| others"]
    assert keep_top(_OLD, 6, new, 2) == 7


def test_lines_that_stand_there_twice_are_nothing_to_go_by() -> None:
    old = ["a", "same", "b", "same", "c"]
    assert keep_top(old, 3, ["same", "a", "same", "same", "b", "x", "c"], 2) == 5


def test_where_nothing_is_the_same_it_is_as_far_down() -> None:
    assert keep_top(_OLD, 5, ["x"] * 20, 3) == 10
    assert keep_top(_OLD, 5, [], 3) == 0


@pytest.mark.parametrize("view", ["timeline", "table", "list"])
def test_an_event_stays_on_top_whatever_the_width(view: str) -> None:
    chronology = load(Path(ROOT) / "tests" / "data" / "arms-control.yaml")
    drawn = {
        width: [
            plain_line(line)
            for line in draw_view(view, select(chronology), Look(width=width))
        ]
        for width in (80, 60, 130)
    }
    tops = range(10, len(drawn[80]) - 30, 40)
    for top in tops:
        for width in (60, 130):
            kept = keep_top(drawn[80], top, drawn[width], 24)
            word = _find_rare_word(drawn[80], drawn[width], top)
            near = " ".join(drawn[width][max(kept - 6, 0) : kept + 36])
            assert word in near, (top, width)


def _find_rare_word(old: list[str], new: list[str], top: int) -> str:
    """Return a word that stands in both drawings once, in the old one near a line."""
    many, others = (" ".join(lines).split() for lines in (old, new))
    for word in " ".join(old[top : top + 24]).split():
        if word.isalpha() and many.count(word) == others.count(word) == 1:
            return word
    raise AssertionError(top)
