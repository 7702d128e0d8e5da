"""Things in a column, as near as can be to where they belong."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.pooling import settle


def test_what_has_room_stands_where_it_belongs() -> None:
    assert settle([5, 20], [4, 4], 0, 30) == (3, 18)


def test_neighbours_share_what_they_are_off() -> None:
    assert settle([10, 10], [4, 4], 0, 30) == (6, 10)
    assert settle([10, 10, 10], [4, 4, 4], 0, 30) == (4, 8, 12)


def test_the_ends_hold() -> None:
    assert settle([0, 0], [4, 4], 0, 30) == (0, 4)
    assert settle([30, 30], [4, 4], 0, 30) == (22, 26)
    assert settle([1, 15, 29], [10, 10, 10], 0, 30) == (0, 10, 20)


def test_what_has_no_room_is_told() -> None:
    assert settle([1, 2], [4, 4], 0, 7) is None
    assert settle([], [], 0, 0) == ()


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(1, 9)), max_size=12),
)
def test_none_lies_over_another_nor_outside(pairs: list[tuple[int, int]]) -> None:
    wanted = sorted(float(one) for one, _ in pairs)
    sizes = [float(size) for _, size in pairs]
    starts = settle(wanted, sizes, 0, 120)
    assert starts is not None
    free = 0.0
    for start, size in zip(starts, sizes, strict=True):
        assert start >= free - 1e-9
        free = start + size
    assert free <= 120 + 1e-9


@given(st.lists(st.integers(0, 60), min_size=2, max_size=2), st.integers(-5, 5))
def test_no_move_brings_two_nearer(wanted: list[int], move: int) -> None:
    """Of all places that two may take, these have the least squares."""
    places = [float(one) for one in sorted(wanted)]
    starts = settle(places, [10, 10], 0, 200)
    assert starts is not None

    def cost(first: float, second: float) -> float:
        return (first + 5 - places[0]) ** 2 + (second + 5 - places[1]) ** 2

    best = cost(*starts)
    for one, two in ((move, 0), (0, move), (move, move)):
        first, second = starts[0] + one, starts[1] + two
        if first >= 0 and second >= first + 10:
            assert cost(first, second) >= best - 1e-6
