"""Labels on poles: none over another, and no pole through one."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.flags import Flag, Place, Poles, place_flags

_POLES = Poles(0, 100, above=2, below=2, gap=2, stand_off=2)
_flags = st.lists(
    st.builds(
        Flag,
        st.integers(0, 100).map(float),
        st.integers(1, 40).map(float),
        st.booleans(),
    ),
    max_size=14,
)


def _up(row: int, left: float) -> Place:
    return Place(is_above=True, row=row, left=left)


def _down(row: int, left: float) -> Place:
    return Place(is_above=False, row=row, left=left)


def test_a_label_stands_right_of_its_pole_in_the_nearest_row() -> None:
    assert place_flags([Flag(10, 20)], _POLES) == (_up(0, 12),)
    assert place_flags([Flag(10, 20, prefers_above=False)], _POLES) == (_down(0, 12),)


def test_neighbours_stand_in_rows_that_their_poles_reach() -> None:
    places = place_flags([Flag(10, 20), Flag(14, 20), Flag(18, 20)], _POLES)
    # Hung from the right: what is further left goes further up, or to the other side.
    assert places == (_up(1, 12), _down(0, 16), _up(0, 20))


def test_what_would_pass_the_edge_points_left() -> None:
    assert place_flags([Flag(95, 20)], _POLES) == (_up(0, 73),)
    assert place_flags([Flag(50, 99)], _POLES) == (None,)


def test_the_edge_may_go_first() -> None:
    poles = _POLES._replace(above=1, below=0)
    flags = [Flag(70, 20), Flag(95, 20)]
    assert place_flags(flags, poles) == (_up(0, 72), None)
    assert place_flags(flags, poles, edge_first=True)[1] == _up(0, 73)


def test_without_rows_nothing_has_a_place() -> None:
    assert place_flags([Flag(10, 5)], _POLES._replace(above=0, below=0)) == (None,)


@given(_flags, st.booleans())
def test_nothing_meets(flags: list[Flag], edge_first: bool) -> None:  # noqa: FBT001
    places = place_flags(flags, _POLES, edge_first=edge_first)
    placed = [
        (flag, place)
        for flag, place in zip(flags, places, strict=True)
        if place is not None
    ]
    for number, (flag, place) in enumerate(placed):
        right = place.left + flag.width
        assert place.left >= _POLES.left
        assert right <= _POLES.right
        # Its pole stands beside it.
        assert flag.at in (place.left - 2, right + 2)
        for other, another in placed[:number] + placed[number + 1 :]:
            if place.is_above is not another.is_above:
                continue
            end = another.left + other.width
            if place.row == another.row:
                assert right + 2 <= another.left or end + 2 <= place.left
            if another.row >= place.row:
                assert not place.left < other.at < right
