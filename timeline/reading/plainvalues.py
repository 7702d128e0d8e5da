r"""The forms of values that are read without libyaml, each as libyaml reads it.

    value   = (scalar | list | map) [comment]
    scalar  = plain | "'" text "'" | '"' text '"' | block
    plain   = text of one or several lines, without `: `, ` #` or a sign before it
    block   = ("|" | ">") ["+" | "-"] lines, all of one indentation at least
    list    = "[" [item *("," item)] "]" | *("- " (scalar | pairs))     in one column
    pairs   = pair *(column pair)
    map     = "{" pair *("," pair) "}"                          also as an item
    pair    = name ": " scalar
    comment = " #" [blank text]

Whatever is not of that form, or would be warned about, is None: a tab, an alias, `~`, a
comment that may be text cut off (`#word`), an escape that is none.
"""

import re

from timeline.patterns import LazyPattern
from timeline.reading.nodes import ListNode, MapNode, Node, TextNode

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
_NAME = "[a-z][a-z_]*+"
_MAP = rf"\{{ *+{_NAME}: ++{_ITEM}(?: *+, *+{_NAME}: ++{_ITEM})*+ *+\}}"
# Before a word it may be the end of a text (`comment-in-text`).
_COMMENT = r" *+(?:(?<= )#(?:[ #!].*)?)?"

is_plain = re.compile(_PLAIN + r"(?<! )").fullmatch
"""Tells whether a value of one line is the text that it is."""
is_quoted = re.compile(r"""'[^'\t\r\n]*+'|"[^"\\\t\r\n]*+\"""").fullmatch
"""Tells whether a value is a text in quotes, with nothing in it that means another."""
_LINE = LazyPattern(rf"(?P<plain>{_PLAIN}){_COMMENT}")
_QUOTED = LazyPattern(rf"(?P<quoted>{_SINGLE}|{_DOUBLE}){_COMMENT}")
_MORE = LazyPattern(rf"(?=[^#:]){_GOES_ON}")
_FLOW = LazyPattern(
    rf"\[ *+(?:(?:{_ITEM}|{_MAP})(?: *+, *+(?:{_ITEM}|{_MAP}))*+ *+)?\]{_COMMENT}"
)
_LONE_MAP = LazyPattern(rf"(?P<map>{_MAP}){_COMMENT}")
_EACH = LazyPattern(rf"{_MAP}|{_ITEM}")
_EACH_PAIR = LazyPattern(rf"(?P<name>{_NAME}): ++(?P<value>{_ITEM})")
_PAIR = LazyPattern(rf"(?P<name>{_NAME}): ++(?P<value>.*)")
_BARE_FLOW = re.compile(
    rf"\[ *+({_FLOWING}(?:, *+{_FLOWING})*+)\]",
).fullmatch
_BLOCK = LazyPattern(r"(?P<style>[|>])[-+]? *")
_ESCAPE = LazyPattern(r"\\(?:x(..)|u(....)|(.))")
_MEANT = {"n": "\n", "t": "\t"}


def scan_value(raw: str, column: int) -> Node | None:
    """Return the node of a value; its key stands in a column. Without places."""
    if raw[:1] == "[":
        return _scan_flow(raw)
    if "\n" not in raw:
        return _scan_line(raw) if raw[:1] != "{" else _scan_map(raw)
    lines = raw.replace("\r\n", "\n").split("\n")
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
    if raw[:1] in ("'", '"'):
        match = _QUOTED.fullmatch(raw)
        return None if match is None else _make_quoted(match["quoted"])
    match = _LINE.fullmatch(raw)
    return None if match is None else TextNode(match["plain"].rstrip(" "), 0, True)


def _make_quoted(quoted: str) -> TextNode | None:
    text = quoted[1:-1]
    if quoted[0] == "'":
        text = text.replace("''", "'")
    elif "\\" in text:
        if "\\\\" not in text and text.count("\\") == text.count('\\"'):
            text = text.replace('\\"', '"')
        else:
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
    nodes: list[Node] = []
    node: Node | None
    for match in _EACH.compiled.finditer(raw, 1, _find_end(raw)):
        item = match[0]
        node = _make_map(item) if item[0] == "{" else _make_item(item)
        if node is None:
            return None
        nodes.append(node)
    return ListNode(nodes, 0)


def _make_item(item: str) -> TextNode | None:
    if item[0] in "\"'":
        return _make_quoted(item)
    return TextNode(item.rstrip(" "), 0, True)


def _scan_map(raw: str) -> MapNode | None:
    match = _LONE_MAP.fullmatch(raw)
    return None if match is None else _make_map(match["map"])


def _make_map(text: str) -> MapNode | None:
    pairs: list[tuple[str, TextNode | None]] = [
        (match["name"], _make_item(match["value"]))
        for match in _EACH_PAIR.finditer(text)
    ]
    return _make_pairs(pairs)


def _make_pairs(pairs: list[tuple[str, TextNode | None]]) -> MapNode | None:
    """Return the node of a mapping; None where a name stands twice, or for nothing."""
    nodes: list[tuple[TextNode, Node]] = [
        (TextNode(name, 0, True), node) for name, node in pairs if node is not None
    ]
    names = {name for name, _ in pairs}
    return MapNode(nodes, 0) if len(names) == len(nodes) == len(pairs) else None


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
    if dash < column:
        return None
    nodes: list[Node] = []
    for item in _group_items(lines, " " * dash + "- "):
        node = _scan_item(item, dash)
        if node is None:
            return None
        nodes.append(node)
    return ListNode(nodes, 0) if nodes else None


def _group_items(lines: list[str], margin: str) -> list[list[str]]:
    """Return the lines of each item; of nothing where the first is none."""
    items: list[list[str]] = []
    for line in lines:
        if line.startswith(margin):
            items.append([line])
        elif items:
            items[-1].append(line)
        else:
            return []
    return items


def _scan_item(lines: list[str], dash: int) -> Node | None:
    rest = lines[0][dash + 1 :].lstrip(" ")
    if _PAIR.fullmatch(rest) is None:
        if len(lines) > 1:
            return None
        return _scan_map(rest) if rest[:1] == "{" else _scan_line(rest)
    column = len(lines[0]) - len(rest)
    pairs: list[tuple[str, TextNode | None]] = []
    for line in [" " * column + rest, *lines[1:]]:
        match = _PAIR.fullmatch(line[column:])
        if match is None or line[:column].strip(" "):
            return None
        pairs.append((match["name"], _scan_line(match["value"])))
    return _make_pairs(pairs)
