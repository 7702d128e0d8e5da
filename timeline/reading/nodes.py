"""YAML as a tree of text with marks, nothing interpreted.

Every scalar stays the text it was, because YAML's own typing would turn the code
of Norway into False and a time of day into a number.
"""

from timeline.model import Value


class TextNode:
    """A scalar. `plain` is true where it stands without quotes."""

    __slots__ = ("mark", "plain", "text")

    # Positional, since keywords would add a tenth to the time of reading.
    def __init__(self, text: str, mark: int, plain: bool) -> None:
        self.text = text
        self.mark = mark
        self.plain = plain

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands here: no text, or YAML's `~` or `null`."""
        if self.plain:
            return self.text in ("", "~", "null")
        return not self.text.strip()


class ListNode:
    """A sequence."""

    __slots__ = ("items", "mark")

    def __init__(self, items: "list[Node]", mark: int) -> None:
        self.items = items
        self.mark = mark


class MapNode:
    """A mapping, as pairs in the order typed; a key typed twice stands twice."""

    __slots__ = ("mark", "pairs")

    def __init__(self, pairs: "list[tuple[TextNode, Node]]", mark: int) -> None:
        self.pairs = pairs
        self.mark = mark


class BrokenNode:
    """What could not be read as YAML, and was reported as such."""

    __slots__ = ("is_conflict", "mark")

    def __init__(self, mark: int, *, is_conflict: bool = False) -> None:
        self.mark = mark
        self.is_conflict = is_conflict
        """It stands between the markers of a merge that git left to be settled."""


Node = TextNode | ListNode | MapNode | BrokenNode

SHAPES = {
    TextNode: "text",
    ListNode: "a list",
    MapNode: "a mapping",
    BrokenNode: "not well-formed",
}

_VALUE_LIMIT = 100_000
# Aliases can nest what each stands at a modest depth; recursion has its limits.
_DEPTH_LIMIT = 100


class TooLargeError(ValueError):
    """A value that aliases blow up beyond any use."""


class Budget:
    """How many values one file may still make of its aliases."""

    def __init__(self) -> None:
        self.left = _VALUE_LIMIT
        self._plain: dict[int, Value] = {}
        # So that no other node comes to stand where one of `_plain` stood.
        self._kept: list[Node] = []

    def make_plain(self, node: Node) -> Value:
        """Return what a node holds as plain values; a node that stands twice, once.

        Raises TooLargeError where aliases make it more than 100,000 values, or nest
        them more than 100 deep.
        """
        known = self._plain.get(id(node))
        if known is None:
            known = _make_plain(node, [_VALUE_LIMIT], 0)
            if isinstance(node, ListNode | MapNode):
                self._plain[id(node)] = known
                self._kept.append(node)
        return known


def _make_plain(node: Node, left: list[int], depth: int) -> Value:
    left[0] -= 1
    if left[0] < 0 or depth > _DEPTH_LIMIT:
        raise TooLargeError
    if isinstance(node, TextNode):
        return "" if node.is_empty else node.text
    if isinstance(node, BrokenNode):
        return ""
    if isinstance(node, ListNode):
        return tuple([_make_plain(item, left, depth + 1) for item in node.items])
    return {key.text: _make_plain(value, left, depth + 1) for key, value in node.pairs}


def node_value(node: Node) -> Value:
    """Return what a node holds as plain values.

    Raises TooLargeError where aliases make it more than 100,000 values, or nest
    them more than 100 deep.
    """
    return _make_plain(node, [_VALUE_LIMIT], 0)
