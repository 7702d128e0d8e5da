"""Text that YAML cannot read as it stands: `title: Obama: no deal`.

Under the keys that hold prose it is what the author plainly meant, from the first
character after `key: ` over the lines that are indented more than the key. ` #` begins
a comment in it as everywhere in YAML, and no comment ever becomes data.
"""

from timeline.diagnostics import (
    Diagnostic,
    Remedy,
    SourceFile,
    make_diagnostic,
    pack_mark,
)
from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern, match_some
from timeline.reading.nodes import TextNode
from timeline.records import quote_short

_LINE = LazyPattern("([^\n\r\x85\u2028\u2029]*)(?:\r\n|[\n\r\x85\u2028\u2029]|\\Z)")
_COMMENT = LazyPattern(r"(?:^|(?<=[ \t]))#.*")
_QUOTED = LazyPattern(r"""(?s)"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_OPENERS = {"[": "]", "{": "}"}

FORMAT_FILE = Remedy("format-file")
"""The strict form can be written by a program."""


class RawText(NamedTuple):
    """What stands after a key, and where."""

    text: str
    start: int
    length: int
    """Up to the end of its first line; 0 where it goes on after that."""
    end: int
    """In the file, of its last character (not included)."""


def find_raw_text(text: str, column: int, start: int) -> RawText | None:
    """Return the text that begins at an offset, after a key in a column, from 0.

    None where it begins with a quote or a bracket that is never closed: what belongs
    to it then, nobody knows.
    """
    match = match_some(_LINE.compiled, text, start)
    first = _strip(match[1])
    if not first:
        return None
    lines, end = [first], start + len(first)
    at = match.end()
    while at < len(text):
        match = match_some(_LINE.compiled, text, at)
        line = match[1]
        content = line.lstrip(" \t")
        if content and len(line) - len(content) <= column:
            break
        if content and not content.startswith("#"):
            stripped = _strip(content)
            lines.append(stripped)
            end = at + len(line) - len(content) + len(stripped)
        elif not content:
            lines.append("")
        at = match.end()
    while not lines[-1]:
        lines.pop()
    whole = _fold(lines)
    if _is_open(whole):
        return None
    return RawText(whole, start, len(first) if len(lines) == 1 else 0, end)


def _strip(line: str) -> str:
    return _COMMENT.sub("", line).rstrip()


def _fold(lines: list[str]) -> str:
    """Join lines as YAML folds those of plain text (6.5)."""
    folded = lines[0]
    empty = 0
    for line in lines[1:]:
        if not line:
            empty += 1
            continue
        folded += "\n" * empty or " "
        folded += line
        empty = 0
    return folded


def _is_open(text: str) -> bool:
    if text[0] in "\"'":
        return _QUOTED.match(text) is None
    return text[0] in _OPENERS and _OPENERS[text[0]] not in text


def make_unquoted(file: SourceFile, key: TextNode, raw: RawText) -> Diagnostic:
    """Return the warning that text needs quotes, and was read without them."""
    return make_diagnostic(
        "text-unquoted",
        f"this text needs quotes; it is read as {quote_short(raw.text)}",
        file.locate(pack_mark(raw.start, raw.length)),
        hint="put the whole of it in quotes",
        subject=key.text,
        remedy=FORMAT_FILE,
    )
