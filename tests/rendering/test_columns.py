"""Columns that share a width: heads and cells fit, words are kept, nothing is cut."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.texts import list_wide
from timeline.rendering import ASCII, UNICODE, plain_text
from timeline.rendering.columns import Column, draw_columns, fit_rows

_PAIR = (Column("Name", "strong"), Column("Number", right=True))


def _draw(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> str:
    lines = draw_columns(columns, rows, width, UNICODE)
    return "\n".join(line.rstrip() for line in plain_text(lines).split("\n"))


def test_a_table_has_a_head_a_rule_and_rows() -> None:
    assert _draw(_PAIR, [("Alpha Beta", "7"), ("C", "1,000")], 80) == (
        "Name        Number\n"
        "──────────  ──────\n"
        "Alpha Beta       7\n"
        "C            1,000\n"
    )


def test_cells_wrap_at_words() -> None:
    assert _draw(_PAIR, [("Alpha Beta", "7"), ("C", "1")], 15) == (
        "Name     Number\n"
        "───────  ──────\n"
        "Alpha         7\n"
        "Beta\n"
        "C             1\n"
    )  # fmt: skip


def test_names_of_columns_wrap_as_well() -> None:
    columns = Column("Office or type"), Column("First seen")
    assert _draw(columns, [("a", "b")], 16) == (
        "Office   First\n"
        "or type  seen\n"
        "───────  ──────\n"
        "a        b\n"
    )  # fmt: skip


def test_columns_without_text_are_left_out() -> None:
    columns = Column("A"), Column("B"), Column("C")
    assert _draw(columns, [("x", "", "y"), ("", "", "z")], 80) == (
        "A  C\n"
        "─  ─\n"
        "x  y\n"
        "   z\n"
    )  # fmt: skip


def test_without_room_rows_become_blocks_with_a_blank_line_between() -> None:
    columns = *_PAIR, Column("Third"), Column("Fourth")
    rows = [("Alphabetical", "1", "Betabetabeta", ""), ("B", "2", "", "D")]
    assert _draw(columns, rows, 30) == (
        "Name    Alphabetical\n"
        "Number  1\n"
        "Third   Betabetabeta\n"
        "\n"
        "Name    B\n"
        "Number  2\n"
        "Fourth  D\n"
    )


@pytest.mark.parametrize("rows", [[], [("", "")]], ids=["no rows", "no text"])
def test_nothing_is_drawn_as_nothing(rows: list[tuple[str, str]]) -> None:
    assert _draw(_PAIR, rows, 80).strip() == ""


def test_a_column_kept_whole_is_not_broken() -> None:
    columns = Column("Text"), Column("When", whole=True)
    rows = [("many words of text", "10 May 2013")]
    assert "10 May 2013" in _draw(columns, rows, 24)
    assert fit_rows(columns, rows, 24) == (11, 11)
    broken = Column("Text"), Column("When")
    assert "10 May 2013" not in _draw(broken, rows, 24)


def test_ascii_rules_where_asked() -> None:
    assert plain_text(draw_columns(_PAIR, [("A", "1")], 80, ASCII)).isascii()


_cells = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), max_size=30
) | st.sampled_from(["北京" * 12, "e\u0301" * 30, "w" * 60, "two words", ""])


@given(
    st.lists(st.tuples(_cells, _cells, _cells, _cells), max_size=4),
    st.lists(_cells.filter(str.strip), min_size=4, max_size=4),
    st.tuples(st.booleans(), st.booleans(), st.booleans(), st.booleans()),
    st.integers(min_value=20, max_value=200),
)
def test_no_line_is_wider_and_nothing_is_lost(
    rows: list[tuple[str, ...]],
    names: list[str],
    flags: tuple[bool, ...],
    width: int,
) -> None:
    columns = [
        Column(name, right=flag, whole=flag)
        for name, flag in zip(names, flags, strict=True)
    ]
    text = _draw(columns, rows, width)
    assert list_wide(text.split("\n"), width) == []
    given_chars = sorted("".join("".join(row) for row in rows).replace(" ", ""))
    drawn = list(text)
    for char in given_chars:
        if not char.isspace():
            drawn.remove(char)  # raises ValueError for one that is missing
