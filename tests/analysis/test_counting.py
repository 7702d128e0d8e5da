"""Numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis import format_share


@pytest.mark.parametrize(
    ("number", "total", "words"),
    [
        (0, 14, "0 %"),
        (14, 14, "100 %"),
        (1, 1580, "<1 %"),
        (1579, 1580, ">99 %"),
        (1, 100, "1 %"),
        (99, 100, "99 %"),
        (1, 200, "<1 %"),
        (1, 8, "13 %"),
        (3, 8, "38 %"),
    ],
)
def test_a_share_is_told_in_words_of_a_hundred(
    number: int, total: int, words: str
) -> None:
    assert format_share(number, total) == words


@given(
    st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
)
def test_only_none_is_none_and_all_is_all(pair: tuple[int, int]) -> None:
    number, total = pair
    words = format_share(number, total)
    assert (words == "0 %") == (number == 0)
    assert (words == "100 %") == (number == total)
