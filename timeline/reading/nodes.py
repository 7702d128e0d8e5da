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


Node = TextNode | ListNode | MapNode

SHAPES = {TextNode: "text", ListNode: "a list", MapNode: "a mapping"}

_VALUE_LIMIT = 100_000
# Aliases can nest what each stands at a modest depth; recursion has its limits.
_DEPTH_LIMIT = 100


class TooLargeError(ValueError):
    """A value that aliases blow up beyond any use."""


def node_value(node: Node) -> Value:
    """Return what a node holds as plain values.

    Raises TooLargeError where aliases make it more than 100,000 values, or nest
    them more than 100 deep.
    """
    return _node_value(node, [_VALUE_LIMIT], 0)


def _node_value(node: Node, left: list[int], depth: int) -> Value:
    left[0] -= 1
    if left[0] < 0 or depth > _DEPTH_LIMIT:
        raise TooLargeError
    if isinstance(node, TextNode):
        return "" if node.is_empty else node.text
    if isinstance(node, ListNode):
        return tuple(_node_value(item, left, depth + 1) for item in node.items)
    return {key.text: _node_value(value, left, depth + 1) for key, value in node.pairs}
