"""From a stretch of text to nodes: libyaml's events, with the place of each value.

What is wrong with the YAML is reported and, short of a syntax error, read past. Marks
are offsets into the text of the file, so a stretch is read the same wherever it is cut
out. Anchors are known from one stretch to the next, in the order of reading.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    StreamEndEvent,
)

from timeline.diagnostics import (
    Diagnostic,
    Location,
    Report,
    SourceFile,
    make_diagnostic,
    pack_mark,
)
from timeline.reading.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from timeline.reading.slips import Note, Reworded, Slip, forget_slip
from timeline.records import quote_short

# libyaml reads some seven times as fast as PyYAML's own scanner, which takes over
# where PyYAML was built without it: both hand out the same events.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_DEPTH_LIMIT = 50
_REPEATED = 1_000_000
_TAIL = 30
"""Characters of a value that a message repeats."""
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_CUT_COMMENT = re.compile(r"[ \t]+#(?=[^\s#!])")
# One blank tells it: to begin at each of a long row of them would take its square.
_MAY_CUT = re.compile(r"[ \t]#(?=[^\s#!])")
_LINE_END = re.compile("[\n\r\x85\u2028\u2029]|\\Z")
_MERGE = "<<"


class Composer:
    """Makes nodes of the text of one file, stretch by stretch."""

    def __init__(
        self, file: SourceFile, text: str, report: Report, note: Note = forget_slip
    ) -> None:
        self._file = file
        self._text = text
        """Of the file, with nothing in it that libyaml refuses as no text."""
        self._report = report
        self._note = note
        self._found: list[Diagnostic] = []
        self._slips: list[Slip] = []
        self._anchors: dict[str, Node] = {}
        self._next: Callable[[], Any] = lambda: None
        self._offset = 0
        self._may_cut = False
        self._repeated = 0
        """Values that aliases stand for, each time anew."""
        self._sizes: dict[int, int] = {}
        self._measured: list[Node] = []

    def compose(self, piece: str, offset: int) -> list[Node]:
        """Return the root of each YAML document in `piece`, none for empty ones.

        `offset` is where the piece stands in the file, or would if what it leaves
        away stood in it. Raises yaml.MarkedYAMLError, with marks that count from the
        beginning of the piece, and then reports nothing.
        """
        self._next = _Loader(piece).get_event
        self._offset = offset
        # Where ` #` is followed by a word: a comment, or a title cut off.
        self._may_cut = _MAY_CUT.search(piece) is not None
        anchors = self._anchors.copy() if "&" in piece else self._anchors
        before, self._anchors = self._anchors, anchors
        self._found, self._slips = [], []
        roots = []
        try:
            self._next()  # stream start
            while (event := self._next()).__class__ is not StreamEndEvent:
                if event.__class__ is DocumentStartEvent:
                    roots.append(self._compose(self._next(), 0))
        except BaseException:
            self._anchors = before
            raise
        for diagnostic in self._found:
            self._report(diagnostic)
        for slip in self._slips:
            self._note(slip)
        return [
            root for root in roots if not (isinstance(root, TextNode) and root.is_empty)
        ]

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
            # Now, while what it holds of others has been measured: never deep.
            self._measure(node)
        return node

    def _compose_text(self, event: Any) -> TextNode:
        node = self._make_text(event)
        if event.tag is not None:
            self._check_tag(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        if self._may_cut and node.plain:
            self._check_comment(event.end_mark, node)
        return node

    # Nine of ten nodes are plain texts in a mapping or list: those two make them
    # without a further call, which is a third of the time of reading.

    def _compose_list(self, event: Any, depth: int) -> ListNode:
        items: list[Node] = []
        get, simple, offset = self._next, not self._may_cut, self._offset + 1
        while (following := get()).__class__ is not SequenceEndEvent:
            if (
                simple
                and following.__class__ is ScalarEvent
                and following.tag is None
                and following.anchor is None
            ):
                items.append(_make_text(following, offset))
            else:
                items.append(self._compose(following, depth + 1))
        return ListNode(items, self._mark_of(event))

    def _compose_map(self, event: Any, depth: int) -> MapNode:
        pairs: list[tuple[TextNode, Node]] = []
        seen: dict[str, TextNode] = {}
        get, simple, offset = self._next, not self._may_cut, self._offset + 1
        key: TextNode | None
        merged: list[tuple[TextNode, Node]] = []
        before: tuple[TextNode, TextNode] | None = None
        searched = 0
        while (following := get()).__class__ is not MappingEndEvent:
            opening = following
            if (
                simple
                and following.__class__ is ScalarEvent
                and following.tag is None
                and following.anchor is None
            ):
                key = _make_text(following, offset)
            else:
                key = self._compose_key(following)
            following = get()
            if (
                simple
                and following.__class__ is ScalarEvent
                and following.tag is None
                and following.anchor is None
            ):
                value: Node = _make_text(following, offset)
            else:
                value = self._compose(following, depth + 1)
            if key is None:
                continue
            text = key.text
            if text in seen:
                self._report_duplicate(key, seen[text])
            else:
                seen[text] = key
            if text == _MERGE and key.plain and _can_merge(value):
                merged.append((key, value))
                continue
            if event.flow_style and _is_bare(opening, following):
                value = BrokenNode(value.mark)
                # Only among those since the last such key: there may be many.
                before = _find_text(pairs[searched:]) or before
                searched = len(pairs)
                self._report_bare(key, before)
            pairs.append((key, value))
        if merged:
            pairs += _list_merged(merged, seen)
        return MapNode(pairs, self._mark_of(event))

    def _compose_key(self, event: Any) -> TextNode | None:
        cls = event.__class__
        if cls is SequenceStartEvent or cls is MappingStartEvent:
            # Skipped, not composed: keys within keys have no end.
            self._skip_node()
        else:
            node = self._compose(event, 0)
            if isinstance(node, TextNode):
                return node
        self._tell(
            "key-shape",
            self._mark_of(event),
            "a key must be text, not a list or mapping",
            hint="put quotes round a key that begins with [ or {",
        )
        return None

    def _report_duplicate(self, key: TextNode, first: TextNode) -> None:
        self._tell(
            "key-duplicate",
            key.mark,
            f"`{key.text}` stands twice here",
            hint="keep one; several values go into a list: [a, b]",
            related=(("the first is here", first.mark),),
            subject=key.text,
        )

    def _report_bare(
        self, key: TextNode, before: tuple[TextNode, TextNode] | None
    ) -> None:
        """Report a key without a value; `before` is the last pair that has a text."""
        hint = f"write `{key.text}: ...`"
        if before is not None:
            name, value = before
            hint = f'put quotes round it: {name.text}: "{value.text}, {key.text}"'
        self._tell(
            "value-lost",
            key.mark,
            f"a comma ends the value, so {quote_short(key.text)} is a key without one",
            hint=hint,
        )

    def _find_alias(self, event: Any) -> Node:
        node = self._anchors.get(event.anchor)
        mark = self._mark_of(event, len(event.anchor) + 1)
        if node is not None:
            self._repeated += self._measure(node)
            if self._repeated <= _REPEATED:
                return node
            self._tell(
                "yaml-depth",
                mark,
                f"the aliases of this file repeat more than {_REPEATED:,} values",
                hint="write out what is needed, and leave the rest away",
                subject="aliases",
            )
            return BrokenNode(mark)
        self._tell(
            "yaml-alias",
            mark,
            f"`*{event.anchor}` refers to nothing defined before it",
            hint=f'a text that begins with * needs quotes: "*{event.anchor}"',
            subject=event.anchor,
        )
        node = TextNode(f"*{event.anchor}", mark, False)
        self._slips.append(Reworded(node, node.text))
        return node

    def _measure(self, node: Node) -> int:
        """Return how many values stand in a node; 0 where it is no list or mapping."""
        if not isinstance(node, ListNode | MapNode):
            return 0
        size = self._sizes.get(id(node))
        if size is None:
            inner = (
                node.items
                if isinstance(node, ListNode)
                else [value for _, value in node.pairs]
            )
            size = self._sizes[id(node)] = 1 + sum(
                max(self._measure(one), 1) for one in inner
            )
            # So that no other node comes to stand where this one stands.
            self._measured.append(node)
        return size

    def _skip(self, event: Any) -> Node:
        self._tell(
            "yaml-depth",
            self._mark_of(event),
            f"values are nested more than {_DEPTH_LIMIT} deep here",
            hint="take out the extra brackets or indentation",
        )
        self._skip_node()
        return TextNode("", self._mark_of(event), False)

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
        self._tell(
            "yaml-tag",
            self._mark_of(event),
            f"the tag `{short}` means nothing here: every value is read as text",
            hint="remove the tag, or quote the value if it begins with !",
            subject=short,
        )

    def _check_comment(self, end: Any, node: TextNode) -> None:
        at = self._offset + end.index
        match = _CUT_COMMENT.match(self._text, at)
        if match is None:
            return
        line_end = _LINE_END.search(self._text, match.end())
        rest = self._text[match.end() - 1 : line_end.start() if line_end else None]
        message = "nothing stands before the #, and after it all is comment"
        if node.text:
            tail = node.text[-_TAIL:]
            tail = tail if tail == node.text else f"...{tail}"
            message = f"the value ends at {tail!r}; after ` #` all is comment"
        self._tell(
            "comment-in-text",
            pack_mark(match.end() - 1, len(rest.rstrip())),
            message,
            hint="put the value in quotes, or a space after the # of a comment",
        )

    def _tell(
        self,
        code: str,
        mark: int,
        message: str,
        *,
        hint: str = "",
        related: tuple[tuple[str, int], ...] = (),
        subject: str = "",
    ) -> None:
        places: tuple[tuple[str, Location], ...] = tuple(
            (word, self._file.locate(other)) for word, other in related
        )
        where = self._file.locate(mark)
        self._found.append(
            make_diagnostic(
                code, message, where, hint=hint, related=places, subject=subject
            )
        )

    def _make_text(self, event: Any) -> TextNode:
        return _make_text(event, self._offset + 1)

    def _mark_of(self, event: Any, length: int = 1) -> int:
        return pack_mark(event.start_mark.index + self._offset, length)


def _make_text(event: Any, before: int) -> TextNode:
    """Return the node of a scalar; `before` is one more than its stretch's offset."""
    start, end = event.start_mark, event.end_mark
    at = start.index
    length = end.index - at if end.line == start.line else 0
    # What pack_mark does, without its call.
    return TextNode(event.value, at + before << 32 | length, not event.style)


def _find_text(
    pairs: Sequence[tuple[TextNode, Node]],
) -> tuple[TextNode, TextNode] | None:
    """Return the last pair of which the value is a text; None without any."""
    for name, value in reversed(pairs):
        if isinstance(value, TextNode):
            return name, value
    return None


def _is_bare(key: Any, value: Any) -> bool:
    """Tell whether a key of a flow mapping has no colon, as `meet` in `{a, meet}`."""
    begins, ends = value.start_mark.index, key.end_mark.index
    is_nothing = value.__class__ is ScalarEvent and not value.value and not value.style
    return is_nothing and bool(begins == ends)


def _can_merge(value: Node) -> bool:
    if isinstance(value, ListNode):
        return all(isinstance(item, MapNode) for item in value.items)
    return isinstance(value, MapNode)


def _list_merged(
    merged: Iterable[tuple[TextNode, Node]], seen: Iterable[str]
) -> Iterator[tuple[TextNode, Node]]:
    """Yield the pairs that `<<` brings in and that do not stand there already.

    Of several mappings the first wins (YAML's language-independent type `merge`).
    """
    known = set(seen)
    for _, value in merged:
        maps = value.items if isinstance(value, ListNode) else (value,)
        for one in maps:
            for key, inner in one.pairs if isinstance(one, MapNode) else ():
                if key.text not in known:
                    known.add(key.text)
                    yield key, inner
