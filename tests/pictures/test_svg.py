"""Shapes as SVG: numbers, escapes, textures; the same each time."""

from xml.etree import ElementTree

import pytest

from timeline.pictures.shapes import (
    Anchor,
    Circle,
    Face,
    Group,
    Ink,
    Path,
    Rect,
    Shape,
    Text,
    Texture,
    move,
)
from timeline.pictures.svg import format_number, paint
from timeline.pictures.themes import THEMES

_LIGHT = THEMES["light"]


def _paint(*shapes: Shape, theme: str = "light") -> str:
    pieces = paint(
        shapes, THEMES[theme], size=(300, 200), title="T <&>", description="D \x1b"
    )
    return "".join(pieces)


@pytest.mark.parametrize(
    ("number", "text"),
    [(12, "12"), (12.5, "12.5"), (12.04, "12"), (-0.01, "0"), (-3.25, "-3.2")],
)
def test_numbers_are_short(number: float, text: str) -> None:
    assert format_number(number) == text


def test_a_picture_names_itself() -> None:
    root = ElementTree.fromstring(_paint())  # noqa: S314  # our own
    assert root.attrib["viewBox"] == "0 0 300 200"
    assert root[0].text == "T <&>"
    assert root[1].text == r"D \x1b"


def test_a_theme_without_paper_has_no_ground() -> None:
    assert '<rect width="300" height="200" fill="#ffffff"/>' in _paint()
    assert "<rect" not in _paint(theme="clear")


def test_text_has_its_width_but_in_titles() -> None:
    painted = _paint(Text(1, 2, "a<b", 10, Ink.SOFT, anchor=Anchor.END))
    assert (
        '<text x="1" y="2" font-size="10" text-anchor="end" fill="#57534c"'
        ' textLength="17" lengthAdjust="spacingAndGlyphs">a&lt;b</text>'
    ) in painted
    title = _paint(Text(1, 2, "abc", 10, face=Face.SERIF))
    assert "textLength" not in title
    assert "Charter" in title
    # One letter cannot be squeezed, and a blank one is none.
    assert "textLength" not in _paint(Text(1, 2, "a", 10))
    assert "<text" not in _paint(Text(1, 2, " ", 10))


def test_signs_at_the_ends_of_text_from_right_to_left_stay_with_it() -> None:
    painted = _paint(Text(1, 2, "Kerry: \u05e9\u05dc\u05d5\u05dd!", 10))
    assert ">Kerry: \u200f\u05e9\u05dc\u05d5\u05dd\u200f!<" in painted
    painted = _paint(Text(1, 2, "\u05e9\u05dc\u05d5\u05dd (2013)!", 10))
    assert ">\u200f\u05e9\u05dc\u05d5\u05dd (2013)!\u200f<" in painted


def test_shapes_have_the_colours_of_their_inks() -> None:
    assert f'<circle cx="1" cy="2" r="3" fill="{_LIGHT[Ink.MARK]}"/>' in _paint(
        Circle(1, 2, 3, Ink.MARK)
    )
    ring = Circle(1, 2, 3, stroke=Ink.WARN, stroke_width=1.5)
    assert f'fill="none" stroke="{_LIGHT[Ink.WARN]}" stroke-width="1.5"' in _paint(ring)
    rect = Rect(1, 2, 3, 4, Ink.PALE, radius=2)
    assert 'width="3" height="4" rx="2"' in _paint(rect)


def test_lines_of_a_path_are_one() -> None:
    path = Path((((0, 0), (1, 1)), ((2, 2), (3, 2.5))), dash=(3, 3), round_ends=True)
    painted = _paint(path)
    assert 'd="M0 0L1 1M2 2L3 2.5"' in painted
    assert 'stroke-dasharray="3 3" stroke-linecap="round"' in painted
    filled = _paint(Path((((0, 0), (1, 1), (0, 1)),), None, fill=Ink.MARK))
    assert 'd="M0 0L1 1L0 1Z"' in filled


@pytest.mark.parametrize("texture", list(Texture))
def test_textures_are_defined_where_they_occur(texture: Texture) -> None:
    painted = _paint(Rect(0, 0, 1, 1, Ink.MARK, texture))
    if texture is Texture.PLAIN:
        assert "<defs>" not in painted
    else:
        name = f"timeline-{texture}-mark"
        assert painted.count(f'id="{name}"') == 1
        assert f'fill="url(#{name})"' in painted


def test_groups_have_a_title() -> None:
    painted = _paint(Group("<x>", (Circle(1, 2, 3, Ink.MARK),)))
    assert "<g><title>&lt;x&gt;</title>\n<circle" in painted


def test_shapes_move() -> None:
    line = Path((((0, 0), (1, 1)),))
    group = Group("g", (Circle(1, 2, 3), line))
    assert move(group, 5, -1) == Group(
        "g", (Circle(6, 1, 3), Path((((5, -1), (6, 0)),)))
    )
