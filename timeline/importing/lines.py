"""Lines of a source as editors count them: LF, CRLF and CR end one, nothing else."""

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n|\n|\r")


def split_lines(text: str) -> list[str]:
    """Return the lines without what ends them; the last may be empty.

    A byte order mark before the first is no part of it.
    """
    return _LINE_END.split(text.removeprefix("\ufeff"))


class LineFinder:
    """Tells in which line an offset is."""

    def __init__(self, text: str) -> None:
        self._ends = [match.end() for match in _LINE_END.finditer(text)]

    def find(self, offset: int) -> int:
        """Return the line, counted from 1, of an offset in code points."""
        return bisect_right(self._ends, offset) + 1
