"""Sparklines: one cell each, and only nothing looks like nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.rendering import ASCII, UNICODE, Glyphs
from timeline.rendering.sparkline import draw_sparkline

weights = st.lists(st.floats(min_value=0, max_value=1e300), max_size=60)
glyph_sets = st.sampled_from([UNICODE, ASCII])


@pytest.mark.parametrize(
    ("numbers", "drawn", "in_ascii"),
    [
        ([], "", ""),
        ([0, 0], "  ", "  "),
        ([1], "█", "#"),
        ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█", ".,-=+*##"),
        ([0, 0.001, 1000], " ▁█", " .#"),
        ([3, 0, 3], "█ █", "# #"),
    ],
)
def test_sparklines(numbers: list[float], drawn: str, in_ascii: str) -> None:
    assert draw_sparkline(numbers, UNICODE) == drawn
    assert draw_sparkline(numbers, ASCII) == in_ascii


@given(weights, glyph_sets)
def test_each_weight_has_a_cell_and_only_zero_is_blank(
    numbers: list[float], glyphs: Glyphs
) -> None:
    drawn = draw_sparkline(numbers, glyphs)
    assert len(drawn) == len(numbers)
    assert [char == " " for char in drawn] == [number == 0 for number in numbers]


@given(weights, glyph_sets)
def test_more_is_never_lower_and_the_most_is_full(
    numbers: list[float], glyphs: Glyphs
) -> None:
    heights = (" " + glyphs.levels).index
    drawn = [heights(char) for char in draw_sparkline(numbers, glyphs)]
    by_weight = [height for _, height in sorted(zip(numbers, drawn, strict=True))]
    assert by_weight == sorted(by_weight)
    if any(numbers):
        assert max(drawn) == len(glyphs.levels)
