"""No comment ever becomes data: nothing of one occurs in any export or drawing.

Every comment of every YAML file under tests/, and some more where text without quotes
is read as it stands, is rewritten in characters that stand nowhere else.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.exporting import WRITTEN, export_bytes, read_export
from tests.helpers.files import ROOT
from timeline.checks.comments import find_comments
from timeline.diagnostics import SourceFile
from timeline.exports import ExportOptions
from timeline.query import select
from timeline.reading import load_text

FILES = sorted(
    path
    for path in (ROOT / "tests").rglob("*")
    if path.suffix in (".yaml", ".yml") and path.is_file()
)
MARK = "\ue000"
"""A character of the private use area (Unicode 23.5)."""


def mark_comments(text: str) -> str:
    """Return a text whose comments are written in one character."""
    lines = SourceFile("f", text.encode()).lines
    for number, comment in find_comments(lines):
        line = lines[number - 1]
        start = len(line) - len(comment)
        lines[number - 1] = line[:start] + re.sub(r"(?<!^)\S", MARK, comment)
    return "\n".join(lines)


def export_all(text: str) -> str:
    """Return every export of a chronology, one after another."""
    selection = select(load_text(text))
    options = ExportOptions(notes=True)
    return "".join(
        read_export(name, export_bytes(name, selection, options)) for name in WRITTEN
    )


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_no_character_of_a_comment_leaves(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    assert MARK not in text
    assert MARK not in export_all(mark_comments(text))


def test_there_are_comments_to_be_marked() -> None:
    texts = [path.read_bytes().decode(errors="replace") for path in FILES]
    assert sum(MARK in mark_comments(text) for text in texts) > 5


_WORDS = st.sampled_from(
    [
        *(
            "Obama: no deal",
            "[?] seen",
            '"Fool" says',
            "x",
            "[a, b]",
            "{a",
            "> 50 dead",
        ),
        *("- x", "'it", "*a b", "& c", "a: b: c", "@x", "%", "words # no", ""),
        *("`x`", "? y", "!t z"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(_WORDS, _WORDS, st.booleans()), min_size=1, max_size=4))
def test_text_without_quotes_takes_no_comment_in(
    events: list[tuple[str, str, bool]],
) -> None:
    lines = [f"# {MARK}", "events:"]
    for title, more, deeper in events:
        lines += [
            f"- date: 2013 # {MARK}",
            f"  title: {title} # {MARK}{MARK}",
            f"    {more} # {MARK}" if deeper else f"  # {MARK}",
            f"   # {MARK}",
            f"  summary: {more}   #{MARK}",
            f"# {MARK}",
        ]
    assert MARK not in export_all("\n".join(lines) + "\n")
