"""Comments in the lines of a YAML file, told from the same text in values.

Only what that takes of YAML 1.1 is read: where quoted and block scalars begin and
end (7.3, 8.1), and that a comment begins with `#` at the beginning of a line or after
white space (6.6). Of a file that is no YAML the answer may be wrong.
"""

import re
from collections.abc import Iterator, Sequence

_BLOCK = re.compile(r"[|>][-+]?([1-9]?)[-+]?(?=\s|$)")
_DASHES = re.compile(r" *(?:- +)*")
_QUOTED = {'"': re.compile(r'(?:[^"\\]|\\.)*'), "'": re.compile(r"(?:[^']|'')*")}
_BLANKS = " \t"


def find_comments(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the line, counted from 1, and the text of each comment, from its `#`."""
    scanner = _Scanner()
    for number, line in enumerate(lines, start=1):
        start = scanner.scan(line)
        if start is not None:
            yield number, line[start:]


class _Scanner:
    """What stays open from one line to the next."""

    def __init__(self) -> None:
        self._quote = ""
        self._depth = 0
        """Of brackets and braces."""
        self._in_block = False
        self._block_indent = 0
        """Of the text of a block scalar; 0 until its first line shows it."""
        self._parent = 0
        """The column of the key or dash that the last value belongs to."""
        self._plain = False
        """A scalar without quotes may go on in the next line."""

    def scan(self, line: str) -> int | None:
        """Return where the comment of the next line begins; None without one."""
        indent = len(line) - len(line.lstrip(" "))
        if self._in_block and self._goes_on(line, indent):
            return None
        if not line.strip(_BLANKS):
            return None
        at = 0
        if self._quote:
            at = self._close(line, 0)
        elif not (self._plain and (self._depth or indent > self._parent)):
            self._plain = False
        if not self._depth and not self._plain and not self._quote and at == 0:
            self._parent = _find_parent(line)
        return self._scan_tokens(line, at, at_token=at == 0 and not self._plain)

    def _goes_on(self, line: str, indent: int) -> bool:
        """Tell whether a line belongs to the block scalar before it."""
        if not line.strip(" "):
            return True
        if not self._block_indent and indent > self._parent:
            self._block_indent = indent
        self._in_block = 0 < self._block_indent <= indent
        return self._in_block

    def _scan_tokens(self, line: str, at: int, *, at_token: bool) -> int | None:
        while at < len(line) and not self._quote:
            char, after = line[at], line[at + 1 : at + 2]
            blank = after in _BLANKS
            if char == "#" and (at == 0 or line[at - 1] in _BLANKS):
                self._plain = False
                return at
            if char in _BLANKS:
                at += 1
            elif (self._depth and char in ",[]{}") or (at_token and char in "[{"):
                self._depth += (char in "[{") - (char in "]}")
                at_token, self._plain = char in ",[{", False
                at += 1
            elif char == ":" and (blank or (self._depth and not self._plain)):
                at_token, self._plain = True, False
                at += 1
            elif not at_token:
                at += 1
            elif char in _QUOTED:
                self._quote = char
                at_token = False
                at = self._close(line, at + 1)
            elif char in "-?" and blank:
                at += 1
            elif char in "!&":
                at += len(line[at:].split(None, 1)[0])
            elif not self._depth and (block := _BLOCK.match(line, at)):
                self._in_block, at_token = True, False
                self._block_indent = int(block[1]) + self._parent if block[1] else 0
                at = block.end()
            else:
                at_token, self._plain = False, True
                at += 1
        return None

    def _close(self, line: str, at: int) -> int:
        """Return where the open quotation ends in a line: its end, if it goes on."""
        found = _QUOTED[self._quote].match(line, at)
        end = found.end() if found else at
        if end < len(line) and line[end] == self._quote:
            self._quote = ""
            return end + 1
        return len(line)


def _find_parent(line: str) -> int:
    """Return the column of the last dash, or of the key after it, from 0."""
    dashes = _DASHES.match(line)
    start = dashes.end() if dashes else 0
    if line[start : start + 1] in ("|", ">"):
        return max(line.rfind("-", 0, start), 0)
    return start
