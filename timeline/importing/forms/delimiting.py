"""Which character stands between the cells of a text, and which row is the header.

The delimiter is the one of `,`, `;`, tab and `|` under which most rows have as many
cells as the header has; of two that are as good the one with more columns, then the one
that stands first here. The header is the first row with more than one filled cell, or
one soon after it that is wider and the first to have a word for a column. What stands
above it is a title. A text has one column if by no delimiter most rows have more than
one cell, or if what would be a title is a word for a column, or if rows below a title
differ in their cells: then it is a list of sentences.
"""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from timeline.importing.forms.quoting import Cells, split_rows
from timeline.importing.rows import SourceError
from timeline.patterns import LazyPattern
from timeline.reading.events import EVENT

DELIMITERS = (",", ";", "\t", "|")
_NAMED = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "pipe": "|"}
_FORBIDDEN = frozenset('"\r\n')
# How many rows above the header may have delimiters in them.
_MOST_ABOVE = 5
# How many lines are looked at to find the delimiter.
_SAMPLE = 200
# What Excel writes and reads in the first line of a text.
_STATED = LazyPattern(r'"?sep=(?P<sign>[^"\r\n])"?[,;\t|]*[\r\n]*', 2)
# A quote behind a blank begins a cell only for who takes the blank for padding.
_PADDED = LazyPattern(r'[,;\t|] +"')
# The words for a column, of which a title of a table is none.
_WORDS = frozenset(
    name for key in EVENT.keys for name in (key.name, *key.others, "year", "month")
)


class Layout(NamedTuple):
    """How a text is to be split."""

    delimiter: str
    pads: bool = False
    """Blanks behind a delimiter are no part of a cell."""
    stated: int = 0
    """How many lines at the beginning only say what the delimiter is: 0 or 1."""


class _Judged(NamedTuple):
    """How good a delimiter is: the better one is the larger."""

    fitting: int
    width: int
    preference: int
    delimiter: str
    pads: bool


def find_layout(lines: Sequence[str], *, delimiter: str = "") -> Layout:
    """Return how the lines of a text are to be split, of which one at least has text.

    `delimiter` is the one to split at, as the character or as `tab`; empty where it is
    to be found. Raises SourceError for one that cannot be.
    """
    stated = _STATED.fullmatch(lines[0])
    sample = list(islice(lines, stated is not None, _SAMPLE))
    may_pad = any(_PADDED.search(line) for line in sample)
    paddings = (False, True) if may_pad else (False,)
    if delimiter or stated:
        wanted = [
            _read_delimiter(delimiter) if delimiter else str(stated and stated[1])
        ]
    else:
        wanted = [sign for sign in DELIMITERS if any(sign in line for line in sample)]
    judged = [
        one
        for number, sign in enumerate(wanted)
        for pads in paddings
        if (one := _judge(sample, sign, -2 * number - pads, pads=pads)) is not None
    ]
    skip = int(stated is not None)
    if judged:
        best = max(judged)
        return Layout(best.delimiter, best.pads, skip)
    sign = wanted[0] if delimiter or stated else _find_unused(lines)
    return Layout(sign, stated=skip)


def _read_delimiter(text: str) -> str:
    sign = _NAMED.get(text.lower(), text)
    if len(sign) != 1 or sign in _FORBIDDEN:
        raise SourceError(
            f"{text!r} cannot stand between cells",
            "name one character, or one of comma, semicolon, tab, pipe",
        )
    return sign


def _find_unused(lines: Sequence[str]) -> str:
    """Return a character that does not occur: the text is one column."""
    text = set("".join(lines))
    return next(chr(code) for code in range(0xE000, 0x110000) if chr(code) not in text)


def _judge(
    sample: Sequence[str], delimiter: str, preference: int, *, pads: bool
) -> _Judged | None:
    """Return how well a delimiter fits; None where it makes one column."""
    rows = [row for row in split_rows(sample, delimiter, pads=pads).rows if any(row[1])]
    if not rows:
        return None
    at = find_header(rows)
    header, below = rows[at], rows[at + 1 :]
    single = sum(len(row.texts) < 2 for row in below)
    if len(header.texts) < 2 or 2 * single > len(below):
        return None
    width = _count_cells(header)
    fitting = sum(
        len(row.texts) == len(header.texts) or _count_cells(row) == width
        for row in below
    )
    if at and not _find_words([header]) and fitting < max(len(below), 2):
        return None
    return _Judged(fitting, width, preference, delimiter, pads)


def _count_cells(row: Cells) -> int:
    """Return how many cells a row has, without empty ones at its end."""
    cells = len(row.texts)
    while cells and not row.texts[cells - 1].strip():
        cells -= 1
    return cells


def find_header(rows: Sequence[Cells]) -> int:
    """Return which row is the header: 0 where none has more than one filled cell."""
    at = next((at for at, row in enumerate(rows) if _count_filled(row) > 1), 0)
    # A header may name its first column alone: `title,`.
    if at and (len(rows[0].texts) == 2 or _find_words(rows[:at])):
        return 0
    if not rows or _find_words([rows[at]]):
        return at
    for later in range(at + 1, min(len(rows), _MOST_ABOVE)):
        if _find_words([rows[later]]):
            above = max(map(_count_cells, rows[at:later]))
            return later if above < _count_cells(rows[later]) else at
    return at


def _find_words(rows: Sequence[Cells]) -> bool:
    texts = (text.strip().lower() for row in rows for text in row.texts)
    return not _WORDS.isdisjoint(texts)


def _count_filled(row: Cells) -> int:
    return sum(1 for text in row.texts if text.strip())
