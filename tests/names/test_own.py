"""What stands under keys of the authors' own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.names.own import list_texts, parse_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("-4.5", -4.5),
        ("\u22124.5", -4.5),
        ("+7", 7),
        (".5", 0.5),
        ("007", 7),
        ("1e3", 1000),
        ("1E-2", 0.01),
        (" 7 ", 7),
        ("-0", 0),
        ("123456789012345", 123456789012345),
        ("1000000000000000000", 1e18),
    ],
)
def test_what_is_certainly_a_number_is_one(text: str, number: float) -> None:
    assert parse_number(text) == number
    assert str(parse_number("-0")) == "0.0"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "seven",
            "1,234",
            "1.234,5",
            "5.",
            "1_000",
            "0x10",
            "1 000",
            "40%",
            "--1",
        ),
        *("inf", "nan", "1e999", "Infinity", "٧", "1234567890123456", "0" * 31, "1e"),
    ],
)
def test_what_may_be_another_number_or_none_is_none(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-1, 1))
def test_no_two_numbers_are_taken_for_one(number: int, other: int) -> None:
    one, two = parse_number(str(number)), parse_number(str(number + other))
    assert one == number
    if abs(number + other) < 10**15:
        assert (one == two) == (other == 0)


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("", ()),
        ("a", ("a",)),
        ("folded\n", ("folded",)),
        (("a", "", ("b", "a")), ("a", "b", "a")),
        ({"k": ("v", "w")}, ('{"k": ["v", "w"]}',)),
        (("a", {"k": "v"}), ("a", '{"k": "v"}')),
    ],
)
def test_a_value_is_as_many_texts_as_it_holds(
    value: object, texts: tuple[str, ...]
) -> None:
    assert list_texts(value) == texts  # type: ignore[arg-type]  # of any depth
