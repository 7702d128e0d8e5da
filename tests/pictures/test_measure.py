"""How wide text is, and where it is broken and cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.pictures.measure import (
    ELLIPSIS,
    break_text,
    cut_text,
    measure_text,
    split_clusters,
)
from timeline.pictures.shapes import Face

_TITLE = "Washington sees Syria as a matter of human rights"


def test_letters_are_as_wide_as_those_of_arial() -> None:
    # Of Arial's own table: 1139 and 569 of 2048 units.
    assert measure_text("a" * 1000, 10) == pytest.approx(5560)
    assert measure_text(" " * 1000, 10) == pytest.approx(2780)
    assert measure_text("a", 10, Face.BOLD) == pytest.approx(5.56)
    assert measure_text("A", 20, Face.SERIF) > measure_text("A", 20, Face.BOLD)


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0),
        ("北京", 2),
        ("e\u0301", 0.556),
        ("\u0628", 0.64),
        ("\U0001f44d", 1.25),
        ("\U0001f44d\U0001f3fd", 1.25),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", 1.25),
        ("\U0001f1fa\U0001f1e6", 1.25),
    ],
)
def test_what_the_table_lacks_is_guessed(text: str, ems: float) -> None:
    assert measure_text(text, 100) == pytest.approx(100 * ems, abs=1)


def test_what_is_made_visible_is_measured_so() -> None:
    assert measure_text("\x1b", 10) == measure_text(r"\x1b", 10)


def test_a_text_with_room_stays_as_it_is() -> None:
    assert cut_text(" one\n two ", 10, 100) == "one two"
    assert break_text("one two", 10, 100, 3) == ("one two",)
    assert break_text("  ", 10, 100, 3) == ()


def test_a_cut_is_between_words_where_that_costs_little() -> None:
    assert cut_text(_TITLE, 10, 150) == f"Washington sees Syria as a{ELLIPSIS}"
    assert cut_text("W" * 50, 10, 100) == "W" * 9 + ELLIPSIS
    assert cut_text("word", 10, 3) == ""


def test_lines_are_even() -> None:
    lines = break_text(_TITLE, 10, 150, 3)
    assert lines == ("Washington sees Syria as", "a matter of human rights")
    one, two = (measure_text(line, 10) for line in lines)
    assert abs(one - two) < 20


def test_what_has_no_room_ends_in_an_ellipsis() -> None:
    assert break_text(_TITLE, 10, 80, 2) == (
        "Washington sees",
        f"Syria as a matt{ELLIPSIS}",
    )


def test_ideographs_may_be_parted_and_long_words_must() -> None:
    assert break_text("北京宣布联合声明", 10, 50, 2) == ("北京宣布", "联合声明")
    assert break_text("W" * 20, 10, 100, 3) == ("W" * 10, "W" * 10)


def test_marks_and_joined_signs_stay_with_their_letter() -> None:
    text = "e\u0301a\U0001f468\u200d\U0001f469b"
    assert list(split_clusters(text)) == [
        "e\u0301",
        "a",
        "\U0001f468\u200d\U0001f469",
        "b",
    ]


@given(st.text(max_size=60), st.integers(0, 300), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(text: str, room: int, most: int) -> None:
    lines = break_text(text, 10, room, most)
    assert len(lines) <= most
    assert all(line and measure_text(line, 10) <= room + 1e-6 for line in lines)
    assert measure_text(cut_text(text, 10, room), 10) <= room + 1e-6
