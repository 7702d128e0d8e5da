"""What an import tells: folded on a terminal, and whole for anybody else."""

import io

import pytest

from timeline.cli.importreport import report_source
from timeline.cli.terminal import Terminal
from timeline.diagnostics import SourceFile
from timeline.importing.drafts import Drafts, LeftRow
from timeline.importing.maps import Map
from timeline.importing.rows import Table
from timeline.importing.sources import Source


class _Screen(io.TextIOWrapper):
    """A stream that may be a terminal."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


def _tell(drafts: Drafts, *, width: int = 0) -> list[str]:
    screen = _Screen(is_terminal=bool(width))
    source = Source(
        SourceFile("x.csv", b""), Table("csv", (), ()), Map(), "read as csv"
    )
    report_source(source, drafts, Terminal(screen, color="never", width=width or 80))
    buffer = screen.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode().splitlines()


_LEFT = (
    LeftRow(4, "x", "the first of several reasons that need room", "do it anew"),
    *[LeftRow(line, "x", "some other reason") for line in range(5, 1005)],
    LeftRow(0, "x", "where no line is known"),
)


@pytest.mark.parametrize("width", [24, 40, 80])
def test_lines_are_broken_below_where_they_begin(width: int) -> None:
    told = _tell(Drafts((), _LEFT, rows=1002), width=width)
    assert max(map(len, told)) <= width
    whole = _tell(Drafts((), _LEFT, rows=1002))
    assert " ".join(told).split() == " ".join(whole).split()
    deeper = [line for line in told if line.startswith("  ")]
    assert len(deeper) >= 4
    assert told[-1].startswith("    " if width == 24 else "  'x'")


def test_counts_and_places() -> None:
    assert _tell(Drafts((), _LEFT, rows=1002)) == [
        "x.csv: 1,002 rows, read as csv",
        "x.csv: 1,002 rows left out",
        "  line 4: the first of several reasons that need room",
        "    do it anew",
        "  lines 5, 6, 7, 8, 9 and 995 more: some other reason",
        "  'x': where no line is known",
    ]


def test_many_reasons_are_cut() -> None:
    left = tuple([LeftRow(line, "x", f"reason {line}") for line in range(1, 13)])
    told = _tell(Drafts((), left, rows=12))
    assert told[-2:] == ["  line 10: reason 10", "  2 more reasons"]
    assert len(told) == 13


def test_what_the_map_leaves_out_is_no_warning() -> None:
    left = (LeftRow(1, "x", "", is_meant=True), LeftRow(2, "x", "r"))
    assert _tell(Drafts((), left, rows=2))[1:] == [
        "x.csv: 1 row left out by the map",
        "x.csv: 1 row left out",
        "  line 2: r",
    ]


def test_entries_and_codes() -> None:
    works = {"a": {"title": "A"}}
    codes = tuple([("cow", str(code), code) for code in range(1, 8)])
    assert _tell(Drafts((), sources=works, unknown_codes=codes)) == [
        "x.csv: 1 source, read as csv",
        "codes that cow does not have, kept as typed: 1 (1 time), 2 (2 times), "
        "3 (3 times), 4 (4 times), 5 (5 times), 2 more",
    ]
