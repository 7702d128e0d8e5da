"""From nodes to values: text, words of a list, lists, dates. What every record needs.

A `ValueReader` belongs to one file. Its methods return the value, or None where
there is none to be had; then they have reported why.
"""

from collections.abc import Mapping, Sequence

from timeline.dates import DateError, Relative, When, parse_date
from timeline.diagnostics import Location, Report, locate, make_diagnostic
from timeline.model import NOTHING, Value
from timeline.reading.nodes import (
    SHAPES,
    ListNode,
    MapNode,
    Node,
    TextNode,
    TooLargeError,
    node_value,
)
from timeline.text import find_nearest, join_words


class ValueReader:
    """Reads values of one file and reports what is wrong with them there."""

    def __init__(self, file: str, report: Report) -> None:
        self.file = file
        self._report = report

    def report(
        self,
        code: str,
        mark: int,
        message: str,
        *,
        hint: str = "",
        related: tuple[tuple[str, Location], ...] = (),
        subject: str = "",
    ) -> None:
        """Report a problem at a mark of this file."""
        where = locate(self.file, mark)
        self._report(
            make_diagnostic(
                code, message, where, hint=hint, related=related, subject=subject
            )
        )

    def read_text(self, key: TextNode, node: Node) -> str | None:
        """Return a text; None for a list or mapping, and where nothing stands."""
        if not isinstance(node, TextNode):
            self.report_shape(key, node, "text")
            return None
        if node.is_empty:
            self.report_empty(key, node)
            return None
        # What a folded or literal block (`>`, `|`) ends in is YAML's, not the author's.
        return node.text.rstrip("\n")

    def read_list(self, key: TextNode, node: Node) -> list[TextNode]:
        """Return the texts of a list, or the one text that stands for a list."""
        if isinstance(node, TextNode):
            if node.is_empty:
                self.report_empty(key, node)
                return []
            return [node]
        if isinstance(node, MapNode):
            self.report_shape(key, node, "a list")
            return []
        texts = []
        for item in node.items:
            if not isinstance(item, TextNode):
                self.report_shape(key, item, "text in the list")
            elif item.is_empty:
                self.report_empty(key, item)
            else:
                texts.append(item)
        return texts

    def read_word(
        self, key: TextNode, node: Node, words: Sequence[str], *, fold: bool = True
    ) -> str | None:
        """Return a word of a fixed list; another word is reported and kept."""
        text = self.read_text(key, node)
        if text is None or text in words:
            return text
        if fold and text.lower() in words:
            return text.lower()
        near = find_nearest(text, words, limit=1)
        hint = f"did you mean `{near[0]}`? " if near else ""
        self.report(
            "value-unknown",
            node.mark,
            f"`{key.text}` is not {text!r}",
            hint=f"{hint}one of: {', '.join(words)}",
            subject=text,
        )
        return text

    def read_date(
        self, key: TextNode, node: Node, *, year: int | None = None
    ) -> When | Relative | None:
        """Return a date."""
        text = self.read_text(key, node)
        if text is None:
            return None
        try:
            return parse_date(text, year=year)
        except DateError as error:
            message, hint = error.message, error.hint
            self.report(error.code, node.mark, message, hint=hint)
            return None

    def read_fixed_date(
        self, key: TextNode, node: Node, *, year: int | None = None
    ) -> When | None:
        """Return a date that may not name an event."""
        when = self.read_date(key, node, year=year)
        if isinstance(when, Relative):
            self.report(
                "date-invalid",
                node.mark,
                f"{when.typed!r} names an event, which `{key.text}` cannot",
                hint="write a date",
            )
            return None
        return when

    def read_value(self, key: TextNode, node: Node) -> Value:
        """Return whatever stands there, for a key that is only kept."""
        try:
            return node_value(node)
        except TooLargeError:
            self.report(
                "yaml-depth",
                key.mark,
                f"the aliases under `{key.text}` repeat more than anyone can read",
                hint="write the value out, or leave it away",
            )
            return ""

    def report_shape(self, key: TextNode, node: Node, wanted: str) -> None:
        """Report a node that is not of the shape its key takes."""
        got = SHAPES[type(node)]
        hint = ""
        if isinstance(node, MapNode) and node.pairs and wanted.startswith("text"):
            first = node.pairs[0][0].text
            hint = f'text with a colon needs quotes: "{first}: ..."'
        elif isinstance(node, ListNode) and wanted == "text":
            hint = f"`{key.text}` takes one value; text that begins with [ needs quotes"
        self.report(
            "key-shape",
            node.mark,
            f"`{key.text}` takes {wanted}, and this is {got}",
            hint=hint,
        )

    def report_empty(self, key: TextNode, node: TextNode) -> None:
        """Report a key or list item without a value."""
        # What is not there has no place of its own; `""` has.
        mark = key.mark if node.plain else node.mark
        typed, hint = "", "fill it in, or remove the key"
        if node.text.strip():
            mark, typed = node.mark, f": {node.text} means nothing in YAML"
            hint = f"fill it in, or remove it; put quotes round a name {node.text!r}"
        self.report(
            "value-empty",
            mark,
            f"`{key.text}` has no value{typed}",
            hint=hint,
            subject=key.text,
        )

    def report_unknown_key(
        self, key: TextNode, known: Mapping[str, str], owner: str
    ) -> None:
        """Report a key that `owner` does not have; `known` maps it to its nearest.

        `known` holds each key under its own name, and under usual other names.
        """
        self.report(
            "key-unknown",
            key.mark,
            f"{owner} has no key `{key.text}`; it is kept as your own",
            hint=suggest_key(key.text, known),
            subject=key.text,
        )


def suggest_key(typed: str, known: Mapping[str, str]) -> str:
    """Return a hint that names the key most like the one typed; may be empty."""
    near = known.get(typed.lower(), "")
    if not near:
        matches = find_nearest(typed, known, limit=1)
        near = known[matches[0]] if matches else ""
    return f"did you mean `{near}`?" if near and near != typed else ""


def own_keys(extra: dict[str, Value]) -> Mapping[str, Value]:
    """Return the mapping to keep; the shared empty one where there is nothing."""
    return extra or NOTHING


def list_words(words: Sequence[str]) -> str:
    """Return the words in backticks, joined for a sentence."""
    return join_words(f"`{word}`" for word in words)
