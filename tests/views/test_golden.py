"""Views, exports and reports as text, held to files that people have looked at.

tools/update_golden.py says how a file is made; each begins with its own command.
tests/test_tables.py says which files there must be.
"""

import re
import runpy
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = sorted((ROOT / "tests" / "data" / "golden").glob("*.txt"))
render = runpy.run_path(str(ROOT / "tools" / "update_golden.py"))["render"]

_SGR = re.compile(r"\x1b\[[0-9;]*m")
# Control, bidirectional and other characters that must never get through as such.
_HARMFUL = {"Cc", "Zl", "Zp"}
_ISOLATED = re.compile("\u2068([^\u2066-\u2069]+)\u2069")
_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain_output(path: Path) -> list[str]:
    """Return the lines of the output without the colours that timeline itself sets."""
    lines = path.read_text(encoding="utf-8").split("\n")[1:]
    return [_SGR.sub("", line) for line in lines]


@pytest.mark.usefixtures("each_reading")
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_view_is_as_reviewed(path: Path) -> None:
    assert render(path) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path",
    [path for path in GOLDEN if path.stem[-1].isdigit()],
    ids=lambda path: path.stem,
)
def test_no_reviewed_line_is_wider_than_its_width(path: Path) -> None:
    width = int(path.stem.rpartition("-")[2])
    assert [line for line in plain_output(path) if cell_len(line) > width] == []


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_reviewed_text_has_no_harmful_character_and_no_stray_space(path: Path) -> None:
    has_tabs = "list" in path.stem or path.stem.endswith("-tsv")
    for line in plain_output(path):
        # Pairs of ours are around what has letters from right to left.
        bare = _ISOLATED.sub(r"\1", line)
        harmful = {
            char
            for char in bare
            if unicodedata.category(char) in _HARMFUL or char in _BIDI
        }
        assert harmful <= ({"\t"} if has_tabs else set())
        assert line == line.rstrip(" ")
