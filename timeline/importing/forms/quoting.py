r"""Lines of a delimited text as rows of cells, however its quotation marks are.

    text  = row {line-break row} [line-break]
    row   = cell {delimiter cell}
    cell  = '"' {any but '"' | '""'} '"' | {any but delimiter and line-break}

This is RFC 4180, 2, with any delimiter and any of CR, LF and CRLF between rows; a quote
that does not begin a cell is a letter of it. Three mistakes are read or told:

- `"He said "no" to it"`, a quote that is not doubled: of a cell that ends in its line,
  the quote before the next delimiter ends it, and a remark says so; or they are around
  words of it, as in `"No" to talks`, where the row has as many cells as the first then;
- a quote that is never closed would make one cell of the rest: the line that has it is
  left out, and the next begins a row;
- a cell of several lines that ends amidst text: where the second line is a row by
  itself, the quote was never closed; else all of these lines are left out.
"""

import csv
from collections.abc import Iterator, Sequence
from functools import partial
from io import StringIO
from typing import NamedTuple

from timeline.importing.rows import Remark, Skipped, SourceError
from timeline.records import cut
from timeline.text import count_of

_QUOTE = '"'
# A cell that holds as many lines of the width of a row may have swallowed them.
_MANY_LINES = 3
# How often a text is gone through again, at most, for what its quotes may mean.
_MOST_TIMES = 4
# A C long has no more on some systems.
_LARGEST = 2**31 - 1


class Cells(NamedTuple):
    """A row, as it stands."""

    line: int
    """Where it begins, counted from 1."""
    texts: Sequence[str]
    """Empty of an empty line."""


class Sheet(NamedTuple):
    """What stands in some lines."""

    rows: Sequence[Cells]
    skipped: Sequence[Skipped] = ()
    remarks: Sequence[Remark] = ()


def split_lines(text: str) -> list[str]:
    """Return lines with what ends them: CR, LF or CRLF, nothing else."""
    return list(StringIO(text, newline=""))


def split_rows(
    lines: Sequence[str], delimiter: str, *, first: int = 1, pads: bool = False
) -> Sheet:
    """Return the rows of lines, of which the first has the number `first`.

    With `pads`, blanks after a delimiter are no part of a cell. Raises SourceError
    where quotation marks are so muddled that no row can be told from another.
    """
    splitter = _Splitter(lines, delimiter, first, pads=pads)
    # Python's limit of a cell, 131,072 code points, is one for the whole process.
    limit = csv.field_size_limit(min(sum(map(len, lines)), _LARGEST))
    try:
        splitter.split()
    finally:
        csv.field_size_limit(limit)
    return Sheet(splitter.rows, splitter.skipped, sorted(splitter.remarks))


class _Splitter:
    def __init__(
        self, lines: Sequence[str], delimiter: str, first: int, *, pads: bool
    ) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._first = first
        self._pads = pads
        self._open = partial(
            csv.reader, delimiter=delimiter, strict=True, skipinitialspace=pads
        )
        self._is_exhausted = False
        self._left = _MOST_TIMES * sum(map(len, lines))
        self._lenient: list[int] = []
        self.rows: list[Cells] = []
        self.skipped: list[Skipped] = []
        self.remarks: list[Remark] = []

    def split(self) -> None:
        start = 0
        while start < len(self._lines):
            start = self._split_from(start)
        if self._lenient:
            lines = count_of(len(self._lenient), "line")
            self.remarks.append(
                Remark(
                    self._lenient[0],
                    f"quotation marks within cells are not doubled in {lines}, and "
                    f"kept as they stand",
                )
            )

    def _feed(self, start: int) -> Iterator[str]:
        for at in range(start, len(self._lines)):
            yield self._lines[at]
        self._is_exhausted = True

    def _split_from(self, start: int) -> int:
        """Read rows until quotes are wrong; return the line to go on from."""
        reader = self._open(self._feed(start))
        self._is_exhausted = False
        rows, first = self.rows, self._first
        begin = start
        try:
            for texts in reader:
                rows.append(Cells(begin + first, texts))
                end = start + reader.line_num
                if end - begin > _MANY_LINES:
                    self._check_swallowed(begin, end)
                begin = end
        except csv.Error:
            end = start + reader.line_num
        else:
            return len(self._lines)
        self._left -= sum(map(len, self._lines[begin:end]))
        if self._left < 0:
            line = begin + first
            raise SourceError(
                f"line {line}: quotation marks are opened and closed here so that no "
                f"row can be told from another",
                "double those that stand within cells, and close the others",
                line=line,
            )
        return self._mend(begin, end)

    def _mend(self, begin: int, end: int) -> int:
        """Read what can be of a row with wrong quotes; return where the next begins."""
        if end - begin == 1 and not self._is_exhausted:
            texts = self._split_leniently(self._lines[begin])
            if texts:
                self.rows.append(Cells(begin + self._first, texts))
                self._lenient.append(begin + self._first)
                return begin + 1
        elif not (self._is_exhausted or self._is_row(begin + 1)):
            self._skip(begin, end, "a cell holds quotation marks that are not doubled")
            return end
        line = self._lines[begin]
        what = "a quotation mark is never closed"
        if not line.count(_QUOTE) % 2:
            what = "a cell begins with a quotation mark and does not end with one"
        self._skip(begin, begin + 1, what)
        return begin + 1

    def _split_leniently(self, line: str) -> list[str]:
        """Return the cells of a line in which quotes are not doubled; empty for none.

        Where quotes that begin a cell may be around words of it, as in `"No" to talks`,
        as many cells as the first row has tell which reading is meant.
        """
        around = _split_leniently(line, self._delimiter, pads=self._pads)
        within = _split_leniently(
            line, self._delimiter, pads=self._pads, around_words=True
        )
        width = len(self.rows[0].texts) if self.rows else 0
        is_within = len(within) == width and len(around) != width
        return within if is_within else around

    def _is_row(self, at: int) -> bool:
        """Tell whether a line by itself has the cells of a row."""
        try:
            alone = list(self._open(self._lines[at : at + 1]))
        except csv.Error:
            return False
        width = len(self.rows[-1].texts) if self.rows else 0
        return len(alone[0]) >= max(width, 2)

    def _skip(self, begin: int, end: int, what: str) -> None:
        text = "".join(self._lines[begin:end]).rstrip("\r\n")
        if end - begin > 1:
            what = f"{what}, over {count_of(end - begin, 'line')}"
        self.skipped.append(Skipped(begin + self._first, cut(text, 200), what))

    def _check_swallowed(self, begin: int, end: int) -> None:
        """Say so where the lines within a cell look like rows."""
        inner = self._lines[begin + 1 : end - 1]
        wanted = len(self.rows[0].texts) - 1
        if wanted and all(line.count(self._delimiter) == wanted for line in inner):
            self.remarks.append(
                Remark(
                    begin + self._first,
                    f"a cell that begins here holds {end - begin} lines that look like "
                    f"rows: a quotation mark may be one too many",
                )
            )


def _split_leniently(
    line: str, delimiter: str, *, pads: bool, around_words: bool = False
) -> list[str]:
    """Return the cells of a line in which quotes are not doubled; empty without an end.

    Quotes at the end of the line end the cell, and so does an odd number of them before
    a delimiter. With `around_words`, a cell with an even number of them before the next
    delimiter, and none at its end, is as it stands.
    """
    line = line.rstrip("\r\n")
    cells: list[str] = []
    at = 0
    while at <= len(line):
        while pads and line.startswith(" ", at):
            at += 1
        if not line.startswith(_QUOTE, at):
            stop = line.find(delimiter, at)
            stop = len(line) if stop < 0 else stop
            cells.append(line[at:stop])
            at = stop + 1
            continue
        if around_words:
            stop = line.find(delimiter, at)
            cell = line[at : len(line) if stop < 0 else stop]
            if not cell.count(_QUOTE) % 2 and not cell.endswith(_QUOTE):
                cells.append(cell)
                at += len(cell) + 1
                continue
        parts: list[str] = []
        at += 1
        while True:
            stop = line.find(_QUOTE, at)
            if stop < 0:
                return []
            parts.append(line[at:stop])
            at = stop
            while line.startswith(_QUOTE, at):
                at += 1
            quotes = at - stop
            if at == len(line) or (quotes % 2 and line[at] == delimiter):
                parts.append(_QUOTE * (quotes // 2))
                break
            parts.append(_QUOTE * -(-quotes // 2))
        cells.append("".join(parts))
        at += 1
    return cells
