"""The lines of a YAML text by what they seem to begin, for text that is no YAML."""

import re
from enum import Enum

from timeline.lean import NamedTuple
from timeline.patterns import match_some

_LINE = re.compile("[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029]|\\Z)")
_INDENT = re.compile(r"[ \t]*")
# A key without quotes begins with none of what begins something else in YAML.
_KEY = re.compile(
    r"""(?P<key>"(?:[^"\\\n\r]|\\[^\n\r])*"|'(?:[^'\n\r]|'')*'"""
    r"""|(?:[^\s\-?:,\[\]{}\#&*!|>'"%@`]|[-?:](?=\S))[^\n\r]*?)[ \t]*:(?=\s|\Z)"""
)
_DASH = re.compile(r"-(?=\s|\Z)")
CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?=\s|\Z)")


class Kind(Enum):
    """What a line begins."""

    BLANK = "nothing, or a comment"
    ITEM = "an item of a list"
    KEY = "a key and its value"
    OTHER = "none of these"


class Row(NamedTuple):
    """A line of a text; all places in code points from the beginning of the text."""

    start: int
    indent: int
    """Characters of white space before what it begins, tabs as one."""
    end: int
    """Past its line break."""
    kind: Kind
    has_tab: bool
    """A tab stands among its indentation."""

    @property
    def body(self) -> int:
        """Return where what it begins stands."""
        return self.start + self.indent


def list_rows(text: str, start: int, end: int) -> list[Row]:
    """Return the lines between two offsets, the first of which begins a line."""
    rows = []
    while start < end:
        after = match_some(_LINE, text, start, end).end()
        rows.append(_make_row(text, start, after))
        start = after
    return rows


def _make_row(text: str, start: int, end: int) -> Row:
    blanks = match_some(_INDENT, text, start, end)
    return Row(
        start, len(blanks[0]), end, kind_at(text, blanks.end(), end), "\t" in blanks[0]
    )


def kind_at(text: str, at: int, end: int) -> Kind:
    """Tell what stands at an offset, white space apart."""
    if at >= end or text[at] in "#\n\r\x85\u2028\u2029":
        return Kind.BLANK
    if _DASH.match(text, at, end):
        return Kind.ITEM
    return Kind.KEY if match_key(text, at, end) else Kind.OTHER


def match_key(text: str, at: int, end: int) -> "re.Match[str] | None":
    """Return the match of a key, its `key` without the colon, at an offset."""
    match = _KEY.match(text, at, end)
    # ` #` begins a comment, and no key goes on after that.
    if match is not None and match["key"][0] not in "\"'" and " #" in match["key"]:
        return None
    return match
