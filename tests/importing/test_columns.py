"""Names of columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.importing.columns import make_unique, name_columns


@pytest.mark.parametrize(
    ("header", "names"),
    [
        (["date", " title \n(short)"], ("date", "title (short)")),
        (["date", "", "  "], ("date", "column 2", "column 3")),
        (["a", "a", "a"], ("a", "a 2", "a 3")),
        (["a", "a", "a 2"], ("a", "a 3", "a 2")),
        (["", "column 1"], ("column 1 2", "column 1")),
        (["Date", "date"], ("Date", "date")),
        ([], ()),
    ],
)
def test_each_column_has_a_name_of_its_own(
    header: list[str], names: tuple[str, ...]
) -> None:
    assert name_columns(header) == names


@settings(max_examples=50)
@given(st.lists(st.sampled_from(["", "a", "a 2", "column 1", "column 2", "b"])))
def test_names_are_unique_and_as_given_where_they_can_be(header: list[str]) -> None:
    names = name_columns(header)
    assert len(set(names)) == len(names) == len(header)
    assert {name for name in header if name} <= set(names)


def test_ten_thousand_of_one_name_take_no_time() -> None:
    assert name_columns(["x"] * 10_000)[-1] == "x 10000"


def test_what_is_taken_gets_a_number() -> None:
    assert make_unique("a", {"a", "a 2"}) == "a 3"
    assert make_unique("b", {"a"}) == "b"
