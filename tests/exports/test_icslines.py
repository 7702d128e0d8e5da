"""Lines of iCalendar: what is folded and escaped is unfolded and read as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.exports.icslines import escape_text, escape_texts, fold_line, spell_text
from timeline.importing.forms.icscomponents import unfold
from timeline.importing.forms.icsproperties import unescape
from timeline.text import find_commands

_PIECES = ("a", " ", ":", "::", "#", "##[", "é", "北", "🦊", ";", ",", "\\", "x" * 70)
texts = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)


@given(texts)
def test_lines_are_folded_and_unfolded(text: str) -> None:
    folded = fold_line(f"SUMMARY:{text}")
    assert folded.endswith("\r\n")
    pieces = folded.removesuffix("\r\n").split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert not any(map(find_commands, pieces))
    (line,) = unfold(folded)
    assert line.text == f"SUMMARY:{text}"


def test_a_line_of_75_octets_is_not_folded() -> None:
    assert fold_line("é" * 37 + "x") == "é" * 37 + "x\r\n"
    assert fold_line("é" * 38) == "é" * 37 + "\r\n é\r\n"


def test_no_blank_stands_at_a_fold() -> None:
    folded = fold_line("SUMMARY:" + "x" * 66 + " y" + " " * 80 + "z")
    assert folded.split("\r\n")[:2] == ["SUMMARY:" + "x" * 66, "  y"]
    assert folded.replace("\r\n ", "") == f"SUMMARY:{'x' * 66} y{' ' * 80}z\r\n"


@given(texts)
def test_texts_are_read_as_they_were(text: str) -> None:
    assert unescape(escape_text(text)) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a\r\nb\rc\nd", "a\\nb\\nc\\nd"),
        ("a;b,c\\n:d", "a\\;b\\,c\\\\n:d"),
        ("\x00\t\x1b[2J", "\\\\x00 \\\\x1b[2J"),
        ("\u202ea\u2028b", "\\\\u202ea b"),
    ],
)
def test_no_control_stands_in_a_text(text: str, escaped: str) -> None:
    assert escape_text(text) == escaped


def test_a_comma_within_a_text_parts_no_list() -> None:
    assert escape_texts(["a, b", "c"]) == "a\\, b,c"
    assert spell_text("a\r\n\x07") == "a\n\\x07"
