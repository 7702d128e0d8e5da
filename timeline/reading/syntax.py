"""From bytes to nodes: libyaml's events, streamed, with the place of each value.

Only as much of the tree stands in memory as one entry of the chronology needs:
`read_entries` hands out the header's values and the events one by one. What is
wrong with the YAML is reported and, short of a syntax error, read past.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from timeline.diagnostics import (
    Diagnostic,
    Location,
    Remedy,
    Report,
    SourceFile,
    locate,
    make_diagnostic,
    pack_mark,
)
from timeline.reading.nodes import ListNode, MapNode, Node, TextNode
from timeline.reading.unreadable import explain_syntax_error, replace_unreadable

# libyaml reads some seven times as fast as PyYAML's own scanner, which takes over
# where PyYAML was built without it: both hand out the same events.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_DEPTH_LIMIT = 50
_WIDE = 0xFFFF
_TAIL = 30
"""Characters of a value that a message repeats."""
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_CUT_COMMENT = re.compile(r"(?<=\s)#[^\s#!]")
_UTF_16_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class Entry:
    """One thing at the top of a file: a header key and its value, or an event."""

    __slots__ = ("key", "value")

    def __init__(self, key: TextNode | None, value: Node) -> None:
        self.key = key
        """None for an event."""
        self.value = value


def read_entries(file: SourceFile, report: Report) -> Iterator[Entry]:
    """Yield the entries of a file in order; report what is not well formed."""
    if file.data.startswith(_UTF_16_32):
        hint = "save the file as UTF-8"
        message = "the file is UTF-16 or UTF-32, not UTF-8"
        report(
            make_diagnostic("file-encoding", message, Location(file.name), hint=hint)
        )
        return
    if not file.data.strip():
        report(make_nothing(file))
        return
    told: list[Diagnostic] = []
    handed_out = 0

    def tell(diagnostic: Diagnostic) -> None:
        told.append(diagnostic)
        report(diagnostic)

    try:
        for entry in _read_text_entries(file, tell):
            handed_out += 1
            yield entry
    except yaml.reader.ReaderError:
        mended = replace_unreadable(file, report)
    else:
        return
    if mended is None:
        return
    # From the start again, past what has been handed out and told already.
    known = set(told)
    again = _read_text_entries(
        mended, lambda found: None if found in known else report(found)
    )
    yield from islice(again, handed_out, None)


def _read_text_entries(file: SourceFile, report: Report) -> Iterator[Entry]:
    """Yield the entries of a file. Raises ReaderError where it is not text."""
    try:
        yield from _Reader(file, report).entries()
    except yaml.MarkedYAMLError as error:
        report(explain_syntax_error(file, error))


def make_nothing(file: SourceFile) -> Diagnostic:
    """Return the note that a file holds no events."""
    return make_diagnostic(
        "file-empty",
        "the file holds no events",
        Location(file.name),
        remedy=Remedy("learn-format"),
    )


class _Reader:
    def __init__(self, file: SourceFile, report: Report) -> None:
        loader = _Loader(file.data)
        self._next: Callable[[], Any] = loader.get_event
        self._file = file
        self._report_one = report
        self._anchors: dict[str, Node] = {}
        # Lines where ` #` is followed by a word: a comment, or a title cut off.
        self._suspects: dict[int, str] = {}
        if b" #" in file.data or b"\t#" in file.data:
            self._suspects = {
                number: line
                for number, line in enumerate(file.lines)
                if _CUT_COMMENT.search(line)
            }

    def entries(self) -> Iterator[Entry]:
        self._next()  # stream start
        event = self._next()
        if not isinstance(event, DocumentStartEvent):
            self._report_one(make_nothing(self._file))
            return
        event = self._next()
        if isinstance(event, MappingStartEvent):
            self._check_tag(event)
            yield from self._header_entries()
        elif isinstance(event, SequenceStartEvent):
            self._check_tag(event)
            yield from self._event_entries()
        else:
            node = self._compose(event, 0)
            if isinstance(node, TextNode) and node.is_empty:
                self._report_one(make_nothing(self._file))
            else:
                self._report_text_file(event)
            return
        self._next()  # document end
        event = self._next()
        if isinstance(event, DocumentStartEvent):
            self._report(
                "yaml-documents",
                _mark_of(event, 3 if event.explicit else 1),
                "a second YAML document begins here; it is not read",
                hint="remove the `---`, or put the second part in a file of its own",
            )

    def _header_entries(self) -> Iterator[Entry]:
        seen: list[tuple[TextNode, None]] = []
        while True:
            event = self._next()
            if event.__class__ is MappingEndEvent:
                return
            key = self._compose_key(event)
            event = self._next()
            if key is None:
                self._compose(event, 0)
                continue
            if any(other.text == key.text for other, _ in seen):
                self._report_duplicate(key, seen)
            seen.append((key, None))
            if key.text == "events" and event.__class__ is SequenceStartEvent:
                self._check_tag(event)
                yield from self._event_entries()
            else:
                yield Entry(key, self._compose(event, 0))

    def _event_entries(self) -> Iterator[Entry]:
        while True:
            event = self._next()
            if event.__class__ is SequenceEndEvent:
                return
            yield Entry(None, self._compose(event, 0))

    def _compose(self, event: Any, depth: int) -> Node:
        cls = event.__class__
        if cls is ScalarEvent:
            return self._compose_text(event)
        if cls is AliasEvent:
            return self._find_alias(event)
        if depth == _DEPTH_LIMIT:
            return self._skip(event)
        node: Node
        if event.tag is not None:
            self._check_tag(event)
        if cls is SequenceStartEvent:
            node = self._compose_list(event, depth)
        else:
            node = self._compose_map(event, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _compose_text(self, event: Any) -> TextNode:
        node = _make_text(event)
        if event.tag is not None:
            self._check_tag(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        if self._suspects and node.plain and event.end_mark.line in self._suspects:
            self._check_comment(event.end_mark, node)
        return node

    # Nine of ten nodes are plain texts in a mapping or list: those two make them
    # without a further call, which is a third of the time of reading.

    def _compose_list(self, event: Any, depth: int) -> ListNode:
        items: list[Node] = []
        get, simple = self._next, not self._suspects
        while (following := get()).__class__ is not SequenceEndEvent:
            if (
                simple
                and following.__class__ is ScalarEvent
                and following.tag is None
                and following.anchor is None
            ):
                items.append(_make_text(following))
            else:
                items.append(self._compose(following, depth + 1))
        return ListNode(items, _mark_of(event))

    def _compose_map(self, event: Any, depth: int) -> MapNode:
        pairs: list[tuple[TextNode, Node]] = []
        seen: set[str] = set()
        get, simple = self._next, not self._suspects
        key: TextNode | None
        while (following := get()).__class__ is not MappingEndEvent:
            if (
                simple
                and following.__class__ is ScalarEvent
                and following.tag is None
                and following.anchor is None
            ):
                key = _make_text(following)
            else:
                key = self._compose_key(following)
            following = get()
            if (
                simple
                and following.__class__ is ScalarEvent
                and following.tag is None
                and following.anchor is None
            ):
                value: Node = _make_text(following)
            else:
                value = self._compose(following, depth + 1)
            if key is None:
                continue
            if key.text in seen:
                self._report_duplicate(key, pairs)
            else:
                seen.add(key.text)
            pairs.append((key, value))
        return MapNode(pairs, _mark_of(event))

    def _compose_key(self, event: Any) -> TextNode | None:
        cls = event.__class__
        if cls is SequenceStartEvent or cls is MappingStartEvent:
            # Skipped, not composed: keys within keys have no end.
            self._skip_node()
        else:
            node = self._compose(event, 0)
            if isinstance(node, TextNode):
                return node
        self._report(
            "key-shape",
            _mark_of(event),
            "a key must be text, not a list or mapping",
            hint="put quotes round a key that begins with [ or {",
        )
        return None

    def _report_duplicate(
        self, key: TextNode, pairs: Iterable[tuple[TextNode, object]]
    ) -> None:
        first = next(other for other, _ in pairs if other.text == key.text)
        self._report(
            "key-duplicate",
            key.mark,
            f"`{key.text}` stands twice here",
            hint="keep one; several values go into a list: [a, b]",
            related=(("the first is here", first.mark),),
        )

    def _find_alias(self, event: Any) -> Node:
        node = self._anchors.get(event.anchor)
        if node is not None:
            return node
        mark = _mark_of(event, len(event.anchor) + 1)
        self._report(
            "yaml-alias",
            mark,
            f"`*{event.anchor}` refers to nothing defined before it",
            hint=f'a text that begins with * needs quotes: "*{event.anchor}"',
        )
        return TextNode(f"*{event.anchor}", mark, False)

    def _skip(self, event: Any) -> Node:
        self._report(
            "yaml-depth",
            _mark_of(event),
            f"values are nested more than {_DEPTH_LIMIT} deep here",
            hint="take out the extra brackets or indentation",
        )
        self._skip_node()
        return TextNode("", _mark_of(event), False)

    def _skip_node(self) -> None:
        """Read to the end of a list or mapping that has just begun."""
        open_nodes = 1
        while open_nodes:
            cls = self._next().__class__
            if cls is SequenceStartEvent or cls is MappingStartEvent:
                open_nodes += 1
            elif cls is SequenceEndEvent or cls is MappingEndEvent:
                open_nodes -= 1

    def _check_tag(self, event: Any) -> None:
        if event.tag is None or event.tag == "!" or event.tag in _PLAIN_TAGS:
            return
        short = event.tag.replace("tag:yaml.org,2002:", "!!")
        self._report(
            "yaml-tag",
            _mark_of(event),
            f"the tag `{short}` means nothing here: every value is read as text",
            hint="remove the tag, or quote the value if it begins with !",
        )

    def _check_comment(self, end: Any, node: TextNode) -> None:
        rest = self._suspects[end.line][end.column :]
        match = _CUT_COMMENT.search(rest)
        if match is None or rest[: match.start()].strip():
            return
        column = end.column + match.start() + 1
        message = "nothing stands before the #, and after it all is comment"
        if node.text:
            tail = node.text[-_TAIL:]
            tail = tail if tail == node.text else f"...{tail}"
            message = f"the value ends at {tail!r}; after ` #` all is comment"
        self._report(
            "comment-in-text",
            pack_mark(end.line + 1, column, len(rest.rstrip()) - match.start()),
            message,
            hint="put the value in quotes, or a space after the # of a comment",
        )

    def _report_text_file(self, event: Any) -> None:
        self._report(
            "file-not-chronology",
            _mark_of(event),
            "the file is a text, not a list of events",
            hint="a chronology is a list (`- date: ...`) or has a key `events:`",
        )

    def _report(
        self,
        code: str,
        mark: int,
        message: str,
        *,
        hint: str = "",
        related: tuple[tuple[str, int], ...] = (),
    ) -> None:
        name = self._file.name
        places = tuple((word, locate(name, other)) for word, other in related)
        where = locate(name, mark)
        self._report_one(
            make_diagnostic(code, message, where, hint=hint, related=places)
        )


def _make_text(event: Any) -> TextNode:
    start, end = event.start_mark, event.end_mark
    line, column = start.line, start.column
    length = end.column - column if end.line == line else 0
    if column < _WIDE and length < _WIDE:
        # What pack_mark does, without its call.
        mark = line + 1 << 32 | column + 1 << 16 | length
    else:
        mark = pack_mark(line + 1, column + 1, length)
    return TextNode(event.value, mark, not event.style)


def _mark_of(event: Any, length: int = 1) -> int:
    start = event.start_mark
    return pack_mark(start.line + 1, start.column + 1, length)
