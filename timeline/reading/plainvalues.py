r"""The forms of values that are read without libyaml, each as libyaml reads it.

    value   = (scalar | list) [comment]
    scalar  = plain | "'" text "'" | '"' text '"' | block
    plain   = text of one or several lines, without `: `, ` #` or a sign before it
    block   = ("|" | ">") ["+" | "-"] lines, all of one indentation at least
    list    = "[" [item *("," item)] "]" | *("- " scalar)      items in one column
    comment = " #" [blank text]

Whatever is not of that form, or would be warned about, is None: a tab, an alias, `~`, a
comment that may be text cut off (`#word`), an escape that is none.
"""

import re

from timeline.patterns import LazyPattern
from timeline.reading.nodes import ListNode, TextNode

# What begins something else than plain text; `-` does so before a blank.
_BEGINS = r"""(?:[^-?:,\[\]{}#&*!|>'"%@`~ \t\r\n]|-(?=[^ \t\r\n]))"""
_GOES_ON = r"[^:#\t\r\n]*+(?:(?::(?=[^ \t\r\n])|(?<=[^ ])#)[^:#\t\r\n]*+)*+"
_PLAIN = rf"(?!null *(?:#|\Z)){_BEGINS}{_GOES_ON}"
_SINGLE = r"'(?:[^'\t\r\n]|'')*+'"
_DOUBLE = (
    r'"(?:[^"\\\t\r\n]|\\(?:["\\/nt]|x[0-9a-fA-F]{2}'
    r'|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}))*+"'
)
# Beside others, a plain text holds none of the signs that may end it in a version of
# libyaml.
_FLOWING = r"""(?!null *[,\]])[^-?:,\[\]{}#&*!|>'"%@`~ \t\r\n][^,\[\]{}#?:\t\r\n]*+"""
_ITEM = rf"(?:{_FLOWING}|{_SINGLE}|{_DOUBLE})"
# Before a word it may be the end of a text (`comment-in-text`).
_COMMENT = r" *+(?:(?<= )#(?:[ #!].*)?)?"

is_plain = re.compile(_PLAIN + r"(?<! )").fullmatch
"""Tells whether a value of one line is the text that it is."""
_LINE = LazyPattern(rf"(?P<plain>{_PLAIN}){_COMMENT}")
_QUOTED = LazyPattern(rf"(?P<quoted>{_SINGLE}|{_DOUBLE}){_COMMENT}")
_MORE = LazyPattern(rf"(?=[^#:]){_GOES_ON}")
_FLOW = LazyPattern(rf"\[ *+(?:{_ITEM}(?: *+, *+{_ITEM})*+ *+)?\]{_COMMENT}")
_EACH = LazyPattern(_ITEM)
_BARE_FLOW = re.compile(
    rf"\[ *+({_FLOWING}(?:, *+{_FLOWING})*+)\]",
).fullmatch
_BLOCK = LazyPattern(r"(?P<style>[|>])[-+]? *")
_ESCAPE = LazyPattern(r"\\(?:x(..)|u(....)|(.))")
_MEANT = {"n": "\n", "t": "\t"}


def scan_value(raw: str, column: int) -> TextNode | ListNode | None:
    """Return the node of a value; its key stands in a column. Without places."""
    if raw[:1] == "[":
        return _scan_flow(raw)
    lines = raw.replace("\r\n", "\n").split("\n")
    if len(lines) == 1:
        return _scan_line(raw)
    if _is_nothing(lines[0]):
        return _scan_items(lines[1:], column)
    # A line in the column of the key is an item of something.
    margin = " " * (column + 1)
    if not all(line.startswith(margin) for line in lines[1:] if line.strip(" ")):
        return None
    if lines[0][0] in "|>":
        return _scan_block(lines)
    return _scan_folded(lines)


def _is_nothing(line: str) -> bool:
    return not line or (line[0] == "#" and line[1:2] in ("", " ", "#", "!"))


def _scan_line(raw: str) -> TextNode | None:
    match = _LINE.fullmatch(raw)
    if match is not None:
        return TextNode(match["plain"].rstrip(" "), 0, True)
    match = _QUOTED.fullmatch(raw)
    return None if match is None else _make_quoted(match["quoted"])


def _make_quoted(quoted: str) -> TextNode | None:
    text = quoted[1:-1]
    if quoted[0] == "'":
        text = text.replace("''", "'")
    elif "\\" in text:
        text = _ESCAPE.sub(_replace, text)
    return TextNode(text, 0, False) if text.strip() else None


def _replace(match: re.Match[str]) -> str:
    two, four, one = match.groups()
    return _MEANT.get(one, one) if one else chr(int(two or four, 16))


def _scan_block(lines: list[str]) -> TextNode | None:
    head = _BLOCK.fullmatch(lines[0])
    if head is None:
        return None
    margin = lines[1][: len(lines[1]) - len(lines[1].lstrip(" "))]
    if not margin or len(margin) == len(lines[1]):
        # Blank lines before the text say something about its indentation.
        return None
    rest = []
    for line in lines[1:]:
        if line.startswith(margin):
            rest.append(line[len(margin) :])
        elif not line.strip(" "):
            rest.append("")
        else:
            return None
    if any("\t" in line for line in rest):
        return None
    if head["style"] == ">":
        if any(line[:1] == " " for line in rest):
            # Lines indented further are not folded.
            return None
        text = _fold(rest)
    else:
        text = "\n".join(rest)
    return TextNode(text, 0, False) if text.strip() else None


def _scan_folded(lines: list[str]) -> TextNode | None:
    """Return the node of plain text of several lines."""
    if not is_plain(lines[0].rstrip(" ")):
        return None
    stripped = [line.strip(" ") for line in lines]
    if any(line and not _MORE.fullmatch(line) for line in stripped[1:]):
        return None
    return TextNode(_fold(stripped), 0, True)


def _fold(lines: list[str]) -> str:
    """Join lines as YAML folds them (6.5): blank ones are the breaks between others."""
    pieces = [lines[0]]
    breaks = 0
    for line in lines[1:]:
        if line:
            pieces.append("\n" * breaks or " ")
            pieces.append(line)
            breaks = 0
        else:
            breaks += 1
    return "".join(pieces)


def _scan_flow(raw: str) -> ListNode | None:
    bare = split_names(raw)
    if bare is not None:
        return ListNode([TextNode(item, 0, True) for item in bare], 0)
    if _FLOW.fullmatch(raw) is None:
        return None
    nodes = []
    for match in _EACH.compiled.finditer(raw, 1, _find_end(raw)):
        item = match[0]
        node: TextNode | None = TextNode(item.rstrip(" "), 0, True)
        if item[0] in "\"'":
            node = _make_quoted(item)
        if node is None:
            return None
        nodes.append(node)
    return ListNode([*nodes], 0)


def split_names(raw: str) -> list[str] | None:
    """Return the items of a list in brackets; None where some are not plain text."""
    bare = _BARE_FLOW(raw)
    if bare is None:
        return None
    return [item.strip(" ") for item in bare[1].split(",")]


def _find_end(raw: str) -> int:
    """Return where the bracket stands that ends a list; more may be in a comment."""
    at = 1
    while raw[at] != "]":
        item = _EACH.compiled.match(raw, at)
        at = item.end() if item else at + 1
    return at


def _scan_items(lines: list[str], column: int) -> ListNode | None:
    lines = [line for line in lines if line.lstrip(" ")[:1] not in ("", "#")]
    if not lines:
        return None
    dash = len(lines[0]) - len(lines[0].lstrip(" "))
    margin = " " * dash + "- "
    nodes = []
    for line in lines:
        if not line.startswith(margin):
            return None
        node = _scan_line(line[len(margin) :].lstrip(" "))
        if node is None:
            return None
        nodes.append(node)
    return ListNode([*nodes], 0) if dash >= column else None
