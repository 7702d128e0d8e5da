"""Dates as plain values, and how they show themselves."""

from typing import Any

import pytest

from tests.helpers.dates import parse_when


def test_a_date_comes_to_both_spellings_and_its_bounds() -> None:
    assert list(parse_when("about early May 2013").to_dict().items()) == [
        ("typed", "about early May 2013"),
        ("edtf", "[2013-05-01~..2013-05-10~]"),
        ("shape", "one-of"),
        ("precision", "days"),
        ("approximate", True),
        ("uncertain", False),
        ("begins", ["2013-05-01", "2013-05-10"]),
        ("ends", ["2013-05-01", "2013-05-10"]),
        ("days", [734989, 734998, 734989, 734998]),
    ]


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("-0431?", ["-0431-01-01", "-0431-12-31"], ["-0431-01-01", "-0431-12-31"]),
        ("0000-02-29", ["0000-02-29"] * 2, ["0000-02-29"] * 2),
        ("../2013", [None, None], ["2013-01-01", "2013-12-31"]),
        ("2013/..", ["2013-01-01", "2013-12-31"], [None, None]),
        ("by 2013", [None, "2013-12-31"], [None, "2013-12-31"]),
        ("until 2013", [None, "2013-12-31"], ["2013-01-01", "2013-12-31"]),
    ],
)
def test_bounds_are_days_or_none(text: str, begins: list[Any], ends: list[Any]) -> None:
    record = parse_when(text).to_dict()
    assert (record["begins"], record["ends"]) == (begins, ends)
    assert [day is None for day in record["days"]] == [
        day is None for day in (*begins, *ends)
    ]
    assert record["uncertain"] is ("?" in text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2013-05-10", "<When 2013-05-10>"),
        ("10 May 2013", "<When 2013-05-10 '10 May 2013'>"),
        ("2013-05", "<When 2013-05: 2013-05-01 to 2013-05-31>"),
        ("May 2013", "<When 2013-05 'May 2013': 2013-05-01 to 2013-05-31>"),
        ("2013/..", "<When 2013/..: 2013-01-01 to ..>"),
        ("by May 2013", "<When [..2013-05] 'by May 2013': .. to 2013-05-31>"),
        (
            "[2013-05-01,2013-05-03,2013-05-05,2013-05-07]",
            "<When [2013-05-01,2013-05-03,2013-05-05,201...: 2013-05-01 to 2013-05-07>",
        ),
    ],
)
def test_a_date_shows_its_spellings_and_what_it_spans(text: str, shown: str) -> None:
    assert repr(parse_when(text)) == shown
