"""Tables in Markdown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.importing.forms import ReadOptions
from timeline.importing.forms.htmltext import Prose
from timeline.importing.forms.markdowntables import read, recognises
from timeline.importing.forms.markdowntext import read_inline
from timeline.importing.rows import SourceError, Table

PAGE = r"""# Talks of **2013**

| Date | Event | Source |
|------|:-----:|-------:|
| 10 May | *Cameron* flies to [Sochi](https://e.org/a_(b) "BBC") | [BBC][1] |
| 12 May | a \| b and `x \| y` | <https://e.org/c> and [d](https://e.org/d) |
| 13 May | short

No row.

[1]: https://e.org/bbc
"""


def read_text(text: str, at: str = "", *, header: bool = True) -> Table:
    return read(text, ReadOptions(at=at, header=header))


def test_a_page_with_a_table() -> None:
    table = read_text(PAGE)
    assert table.title == "Talks of 2013"
    assert table.columns == ("Date", "Event", "Event link", "Source", "Source link")
    assert [row.line for row in table.rows] == [5, 6, 7]
    first, second, third = (row.values for row in table.rows)
    assert first == {
        "Date": "10 May",
        "Event": "Cameron flies to Sochi",
        "Event link": "https://e.org/a_(b)",
        "Source": "BBC",
        "Source link": "https://e.org/bbc",
    }
    assert second["Event"] == "a | b and x | y"
    assert second["Source"] == "https://e.org/c and d"
    assert second["Source link"] == ("https://e.org/c", "https://e.org/d")
    assert third == {"Date": "13 May", "Event": "short"}


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("plain", "plain"),
        ("**a** _b_ ~~c~~ ***d***", "a b c d"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("*open", "*open"),
        (r"\*a\* \\ \[x\](y)", r"*a* \ [x](y)"),
        ("`` a`b `` and `<b>`", "a`b and <b>"),
        ("`open", "`open"),
        ("![a tank](t.png) x", "a tank x"),
        ("[![alt](i.png) b](https://e.org)", "alt b"),
        ("[x] [y][z]", "[x] [y][z]"),
        ("a<br>b &amp; c", "a\nb & c"),
        ("<b>x</b> <me@e.org>", "x <me@e.org>"),
        ("[a **b**](<https://e.org/a b>)", "a b"),
    ],
)
def test_marks_within_a_cell(markdown: str, text: str) -> None:
    assert read_inline(markdown).text == text


def test_addresses_of_script_are_none() -> None:
    assert read_inline("[x](javascript:alert) [y](#z)") == Prose("x y", ())


@pytest.mark.parametrize(
    "text",
    [
        "a | b\n--|--\n1 | 2",
        "|a|b|\r\n|:-|-:|\r\n|1|2|\r\n",
        "\ufeff| a | b |\n| - | - |\n| 1 | 2 |",
        "Words.\n\n  | a | b\n  |---|---\n  | 1 | 2\n> quote | x",
        "| a | b |\n|---|---|\n| 1 | 2 |\n- item\n",
        "```\n| x | y |\n|---|---|\n```\n| a | b |\n|---|---|\n| 1 | 2 |",
    ],
)
def test_ways_to_write_a_table(text: str) -> None:
    assert [row.values for row in read_text(text).rows] == [{"a": "1", "b": "2"}]


def test_cells_too_many_have_columns_of_their_own() -> None:
    table = read_text("| a |\n|---|\n| 1 | 2 | 3 |\n| 4 |")
    assert table.rows[0].values == {"a": "1", "column 2": "2", "column 3": "3"}


def test_a_row_may_begin_like_an_item_of_a_list() -> None:
    table = read_text("| a | b |\n|---|---|\n1. May | 2\n- x | y")
    assert [row.values["a"] for row in table.rows] == ["1. May", "- x"]


def test_empty_cells_and_names() -> None:
    table = read_text("| a | | a |\n|---|---|---|\n| | 2 | |")
    assert table.rows[0].values == {"a": "", "column 2": "2", "a 2": ""}


def test_a_column_may_be_called_like_that_of_addresses() -> None:
    table = read_text("| a | a link |\n|---|---|\n| [x](/y) | z |")
    assert table.rows[0].values == {"a": "x", "a link 2": "/y", "a link": "z"}


def test_without_headings_columns_have_numbers() -> None:
    table = read_text("| 1 | 2 |\n|---|---|\n| 3 | 4 |", header=False)
    assert [row.values["column 1"] for row in table.rows] == ["1", "3"]
    assert [row.line for row in table.rows] == [1, 3]


TWO = "# A\n\n|a|b|\n|-|-|\n|1|2|\n\n## B\n\n|{}|b|\n|-|-|\n|3|4|\n"


def test_tables_that_are_alike_are_one() -> None:
    rows = read_text(TWO.format("a")).rows
    assert [row.values["heading"] for row in rows] == ["A", "B"]
    assert [row.values["a"] for row in rows] == ["1", "3"]


def test_of_several_tables_one_is_chosen() -> None:
    assert read_text(TWO.format("c"), "2").rows[0].values == {"c": "3", "b": "4"}
    assert read_text(TWO.format("c"), " b ").title == "B"
    with pytest.raises(SourceError, match=r"1 \(line 3, 'A'\), 2 \(line 9, 'B'\)"):
        read_text(TWO.format("c"))
    with pytest.raises(SourceError, match="no table '0'"):
        read_text(TWO.format("c"), "0")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Words | and a bar\n",
        "| a | b |\n|---|\n| 1 | 2 |",
        "a\n---\nb | c\n",
        "```\n| a | b |\n|---|---|\n",
        "year-on-year\n-",
    ],
)
def test_text_without_a_table(text: str) -> None:
    assert not recognises(text)
    with pytest.raises(SourceError, match="there is no table in this Markdown"):
        read_text(text)


@pytest.mark.parametrize(
    "unit", ["[", "[a](", "*a *", "`", "``` ", "_a", "\\|", "![", "<", "a](b("]
)
def test_time_grows_as_the_length_does(unit: str) -> None:
    table = read_text(f"| a | b |\n|---|---|\n| {unit * 30_000} |")
    assert len(table.rows) == 1
    assert not recognises(f"{unit * 30_000}|\n-|{' ' * 30_000}x")
    assert not recognises(f"# {' ' * 30_000}x\n|a|\n|-|-|")


@settings(max_examples=50)
@given(st.text(alphabet="|`*_[]()\\<>&-: \nab~!", max_size=80))
def test_any_text_is_taken(text: str) -> None:
    table = read_text(f"| a | b |\n|---|---|\n{text}")
    assert all(any(row.values.values()) for row in table.rows)
