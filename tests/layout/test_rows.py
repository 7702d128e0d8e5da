"""Rows for what must not touch."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.rows import pack_rows

_stretches = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 20)).map(
        lambda pair: (float(pair[0]), float(sum(pair)))
    ),
    max_size=20,
)


def test_what_begins_where_another_ends_shares_its_row() -> None:
    assert pack_rows([(0, 5), (5, 9), (4, 6), (9, 10)]) == (0, 0, 1, 0)
    assert pack_rows([(0, 5), (5, 9)], gap=1) == (0, 1)
    assert pack_rows([]) == ()


def test_a_later_one_may_stand_before_an_earlier() -> None:
    assert pack_rows([(5, 9), (0, 5)]) == (0, 0)


@given(_stretches, st.integers(0, 3))
def test_two_of_one_row_lie_apart(
    stretches: list[tuple[float, float]], gap: int
) -> None:
    rows = pack_rows(stretches, gap=gap)
    placed = list(zip(rows, stretches, strict=True))
    for index, (row, (first, last)) in enumerate(placed):
        for other, (begin, end) in placed[:index]:
            assert row != other or first >= end + gap or last <= begin - gap


@given(_stretches)
def test_in_order_as_few_rows_as_can_be(
    stretches: list[tuple[float, float]],
) -> None:
    ordered = sorted(stretches)
    most = max(
        (sum(first <= day < last for first, last in ordered) for day, _ in ordered),
        default=0,
    )
    assert max(pack_rows(ordered), default=-1) + 1 == most


def test_what_finds_no_room_in_most_rows_takes_none() -> None:
    stretches: list[tuple[float, float]] = [(0, 4), (1, 3), (2, 9), (5, 8), (3, 4)]
    assert pack_rows(stretches, most=2) == (0, 1, 2, 0, 1)
    assert pack_rows([(0, 1)], most=0) == (0,)
