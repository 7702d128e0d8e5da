"""Boxes of one size in an area."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.tiles import count_fitting, tile

_LEAST = (50.0, 40.0)


def test_an_area_is_shared_so_that_boxes_are_large() -> None:
    wide = tile(2, (1000, 400), gap=20, least=_LEAST, shape=1)
    high = tile(2, (400, 1000), gap=20, least=_LEAST, shape=1)
    assert wide is not None
    assert high is not None
    assert (wide.across, wide.down, wide.width, wide.height) == (2, 1, 490, 400)
    assert (high.across, high.down, high.width, high.height) == (1, 2, 400, 490)
    assert wide.place(1) == (510, 0)
    assert high.place(1) == (0, 510)


@given(
    count=st.integers(1, 60),
    width=st.floats(1, 2000),
    height=st.floats(1, 2000),
    gap=st.floats(0, 30),
)
def test_boxes_have_room_if_and_only_if_they_are_counted(
    count: int, width: float, height: float, gap: float
) -> None:
    found = tile(count, (width, height), gap=gap, least=_LEAST, shape=1.2)
    # Rounding aside: what fits exactly may be counted either way.
    if count_fitting((width - 1e-6, height - 1e-6), gap=gap, least=_LEAST) >= count:
        assert found is not None
    if found is not None:
        assert count_fitting((width + 1e-6, height + 1e-6), gap=gap, least=_LEAST)
        x, y = found.place(count - 1)
        assert x + found.width <= width + 1e-6
        assert y + found.height <= height + 1e-6
