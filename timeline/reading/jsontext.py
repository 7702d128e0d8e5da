"""JSON to nodes, by Python's json: text and numbers as typed, keys typed twice seen.

Python tells no places, so a node's mark counts the keys and values before it, in the
order of the text (`diagnostics.JSON_VALUE`); the place is found when it is asked for.
"""

import json
import re
from typing import Any

from timeline.diagnostics import (
    JSON_VALUE,
    Location,
    Report,
    SourceFile,
    make_diagnostic,
)
from timeline.reading.nodes import ListNode, MapNode, Node, TextNode
from timeline.text import count_of

_DEPTH_LIMIT = 50
# Comments before it are none of JSON, but of who keeps it by hand.
_BEGINS = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n])*[ \t]*(?P<bracket>[\[{])")
# What JSON (RFC 8259, 2) counts as blank.
_BLANK = " \t\n\r"
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Number(str):
    """A number, as typed."""

    __slots__ = ()


class _Pairs(list[Any]):
    """An object: its pairs, in order."""

    __slots__ = ()


_DECODER = json.JSONDecoder(
    object_pairs_hook=_Pairs,
    parse_int=_Number,
    parse_float=_Number,
    parse_constant=_Number,
    # Line breaks and tabs within text: YAML takes them too.
    strict=False,
)
_CONSTANTS = {None: "null", True: "true", False: "false"}


class JsonReader:
    """Reads the JSON values of one file."""

    def __init__(self, file: SourceFile, text: str, report: Report) -> None:
        self._file = file
        self._text = text
        self._report = report
        self._mark = 0
        self._number = 0
        self._torn: list[int] = []
        """The marks of texts with half a surrogate pair."""

    def read(self, start: int, end: int) -> Node | None:
        """Return the object or list between two offsets; None where it is no JSON."""
        begins = _BEGINS.match(self._text, start, end)
        if begins is None:
            return None
        start = begins.start("bracket")
        try:
            value, stop = _DECODER.raw_decode(self._text, start)
        except (ValueError, RecursionError):
            return None
        if stop > end or self._text[stop:end].strip(_BLANK):
            return None
        self._mark = start + 1 << 32 | JSON_VALUE
        self._number = 0
        node = self._make_node(value, 0)
        if self._torn:
            self._report_torn()
        return node

    def _make_node(self, value: Any, depth: int) -> Node:
        mark = self._next_mark()
        cls = value.__class__
        if cls is str:
            return TextNode(self._mend(value, mark), mark, False)
        if cls is not _Pairs and cls is not list:
            text = value if cls is _Number else _CONSTANTS[value]
            return TextNode(str(text), mark, True)
        if depth == _DEPTH_LIMIT:
            self._count(value)
            self._report_depth(mark)
            return TextNode("", mark, False)
        if cls is list:
            return ListNode([self._make_node(one, depth + 1) for one in value], mark)
        pairs: list[tuple[TextNode, Node]] = []
        seen: dict[str, TextNode] = {}
        for name, inner in value:
            mark_of_key = self._next_mark()
            key = TextNode(self._mend(name, mark_of_key), mark_of_key, False)
            pairs.append((key, self._make_node(inner, depth + 1)))
            first = seen.setdefault(key.text, key)
            if first is not key:
                self._report_duplicate(key, first)
        return MapNode(pairs, mark)

    def _next_mark(self) -> int:
        self._number += 1
        return self._mark | self._number - 1

    def _mend(self, text: str, mark: int) -> str:
        """Return a text with U+FFFD for halves of surrogate pairs, which are none."""
        if text.isascii() or _SURROGATE.search(text) is None:
            return text
        self._torn.append(mark)
        return _SURROGATE.sub("\ufffd", text)

    def _count(self, value: Any) -> None:
        """Count the keys and values within one that is passed over."""
        left = [value]
        while left:
            one = left.pop()
            if one.__class__ is _Pairs:
                self._number += 2 * len(one)
                left += [inner for _, inner in one]
            elif one.__class__ is list:
                self._number += len(one)
                left += one

    def _report_depth(self, mark: int) -> None:
        self._tell(
            "yaml-depth",
            mark,
            f"values are nested more than {_DEPTH_LIMIT} deep here",
            "take out the extra brackets",
        )

    def _report_torn(self) -> None:
        first, *others = self._torn
        self._torn = []
        more = f" (and in {count_of(len(others), 'other text')})" if others else ""
        self._tell(
            "file-encoding",
            first,
            f"a \\u escape here{more} is half of a surrogate pair, and no character",
            "write both halves, or the character itself",
        )

    def _report_duplicate(self, key: TextNode, first: TextNode) -> None:
        self._tell(
            "key-duplicate",
            key.mark,
            f"`{key.text}` stands twice here",
            "keep one; several values go into a list: [a, b]",
            related=(("the first is here", self._file.locate(first.mark)),),
            subject=key.text,
        )

    def _tell(
        self,
        code: str,
        mark: int,
        message: str,
        hint: str,
        *,
        related: tuple[tuple[str, Location], ...] = (),
        subject: str = "",
    ) -> None:
        where = self._file.locate(mark)
        self._report(
            make_diagnostic(
                code, message, where, hint=hint, related=related, subject=subject
            )
        )
