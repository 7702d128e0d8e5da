"""From nodes to values: text, words of a list, lists, dates. What every record needs.

A `Scope` belongs to one file. The functions return the value, or None where there is
none to be had; then they have reported why.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import IntEnum
from typing import Any

from timeline.diagnostics import (
    JSON_VALUE,
    Diagnostic,
    Location,
    Remedy,
    Report,
    SourceFile,
    make_diagnostic,
)
from timeline.lean import NamedTuple
from timeline.model import NOTHING, Citation, Value
from timeline.reading.nodes import (
    SHAPES,
    BrokenNode,
    Budget,
    ListNode,
    MapNode,
    Node,
    TextNode,
    TooLargeError,
)
from timeline.reading.rawtext import FORMAT_FILE, find_raw_text, make_unquoted
from timeline.reading.schema import Lookup
from timeline.reading.slips import Note, Renamed, Reworded, Unquoted, forget_slip
from timeline.text import find_nearest

_BEFORE_KEY = frozenset(" \t-")


class UnknownKey(NamedTuple):
    """A key that is nobody's until all headers' `fields` are known."""

    file: SourceFile
    lookup: Lookup
    key: TextNode
    value: Node


class Scope:
    """What the readers of one file's records share."""

    def __init__(
        self,
        file: SourceFile,
        text: str,
        report: Report,
        unknown: list[UnknownKey],
        note: Note = forget_slip,
    ) -> None:
        self.file = file
        self.text = text
        self.year: int | None = None
        """Completes dates typed without one."""
        self.fields: Collection[str] = ()
        """Keys that some header declares as the authors' own."""
        self.is_export = False
        """The file is one that this program wrote as JSON."""
        self.exported: dict[str, TextNode] = {}
        """Keys of the authors' own that such a file has."""
        self.budget = Budget()
        self.cited: dict[str, Citation] = {}
        """Citations of nothing but a source, by it."""
        self.note = note
        self._report = report
        self._unknown = unknown
        self._told: set[tuple[str, str]] = set()

    def report(
        self,
        code: str,
        mark: int,
        message: str,
        *,
        hint: str = "",
        related: tuple[tuple[str, Location], ...] = (),
        subject: str = "",
        remedy: Remedy | None = None,
    ) -> None:
        """Report a problem at a mark of this file."""
        where = self.file.locate(mark)
        self._report(
            make_diagnostic(
                code,
                message,
                where,
                hint=hint,
                related=related,
                subject=subject,
                remedy=remedy,
            )
        )

    def report_raw(self, diagnostic: Diagnostic) -> None:
        """Report what is a diagnostic already."""
        self._report(diagnostic)

    def keep_unknown(self, lookup: Lookup, key: TextNode, value: Node) -> Value:
        """Return the value of a key that is kept as the author's own."""
        if not self.is_export:
            self._unknown.append(UnknownKey(self.file, lookup, key, value))
        return read_value(self, key, value)

    def tell_synonym(self, lookup: Lookup, key: TextNode, name: str) -> None:
        """Note a key that is read as another; report it once a file."""
        if self.is_export:
            return
        self.note(Renamed(key, name))
        told = (lookup.schema.name, key.text)
        if told in self._told:
            return
        self._told.add(told)
        self.report(
            "key-synonym",
            key.mark,
            f"`{key.text}` is read as `{name}`, here and wherever it stands in "
            f"{lookup.schema.owner} of this file",
            hint=f"write `{name}`; if it is your own key, declare it under `fields`",
            subject=key.text,
            remedy=FORMAT_FILE,
        )

    def tell_joined(self, key: TextNode, name: str, typed: str) -> None:
        """Report a key that is read as a part of another, once a file."""
        if (name, key.text) in self._told:
            return
        self._told.add((name, key.text))
        self.report(
            "key-synonym",
            key.mark,
            f"`{key.text}` is read as a part of `{name}`, here and wherever it stands "
            f"in an event of this file",
            hint=f"write `{name}: {typed}`; if it is your own key, declare it under "
            "`fields`",
            subject=key.text,
            remedy=FORMAT_FILE,
        )


class Record:
    """What was read of a record."""

    __slots__ = ("extra", "nodes", "values")

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        """By the names of the schema's keys."""
        self.nodes: dict[str, Node] = {}
        """What stands under each of its keys, whether it could be read or not."""
        self.extra: dict[str, Value] = {}
        """Keys of the author's own."""

    @property
    def own(self) -> Mapping[str, Value]:
        """Return the author's own keys to keep; one shared mapping for none."""
        return self.extra or NOTHING


OWN = "own"
"""The key under which the program's own JSON has the author's keys."""


def read_record(scope: Scope, lookup: Lookup, node: MapNode | TextNode) -> Record:
    """Return what a record holds; a text alone stands for the schema's `lone` key."""
    record = Record()
    if isinstance(node, TextNode):
        key = TextNode(lookup.schema.lone, node.mark, True)
        pairs: list[tuple[TextNode, Node]] = [(key, node)]
    else:
        pairs = node.pairs
    read_pairs(scope, lookup, pairs, record)
    return record


def read_pairs(
    scope: Scope,
    lookup: Lookup,
    pairs: Sequence[tuple[TextNode, Node]],
    record: Record,
) -> None:
    """Read the pairs of a record into it: its own names first, then other names."""
    others = read_own_names(scope, lookup, pairs, record)
    if others:
        read_other_names(scope, lookup, others, record)


def read_own_names(
    scope: Scope,
    lookup: Lookup,
    pairs: Sequence[tuple[TextNode, Node]],
    record: Record,
) -> list[tuple[TextNode, Node]]:
    """Read the pairs whose keys are of the schema, and return the others."""
    others = []
    by_name = lookup.by_name
    for pair in pairs:
        key, value = pair
        row = by_name.get(key.text)
        if row is None:
            others.append(pair)
        else:
            record.nodes[row.name] = value
            found = row.read(scope, key, value)
            if found is not None:
                record.values[row.name] = found
    return others


def read_other_names(
    scope: Scope,
    lookup: Lookup,
    pairs: Sequence[tuple[TextNode, Node]],
    record: Record,
) -> None:
    """Read pairs under other names that keys have; what is left is the author's own."""
    best: dict[str, tuple[int, int]] = {}
    for index, (key, value) in enumerate(pairs):
        found = None if key.text in scope.fields else lookup.find(key.text, value)
        if found is None or found[1].name in record.nodes:
            continue
        place = (found[0], index)
        best[found[1].name] = min(best.get(found[1].name, place), place)
    chosen = {index: name for name, (_, index) in best.items()}
    for index, (key, value) in enumerate(pairs):
        name = chosen.get(index)
        if name is not None:
            scope.tell_synonym(lookup, key, name)
            record.nodes[name] = value
            result = lookup.by_name[name].read(scope, key, value)
            if result is not None:
                record.values[name] = result
        elif scope.is_export and key.text == OWN and isinstance(value, MapNode):
            for inner, one in value.pairs:
                record.extra[inner.text] = read_value(scope, inner, one)
                # What is said of names of a list stands under the list's own key.
                if inner.text not in lookup.by_name:
                    scope.exported.setdefault(inner.text, inner)
        elif isinstance(value, BrokenNode):
            pass
        else:
            record.extra[key.text] = scope.keep_unknown(lookup, key, value)


def list_records(
    scope: Scope, key: TextNode, node: Node, wanted: str, *, texts: bool = True
) -> list[MapNode | TextNode]:
    """Return the records of a list, or the one that stands for a list."""
    records: list[MapNode | TextNode] = []
    for item in node.items if isinstance(node, ListNode) else (node,):
        if isinstance(item, MapNode) or (
            texts and isinstance(item, TextNode) and not item.is_empty
        ):
            records.append(item)
        elif isinstance(item, TextNode) and item.is_empty:
            report_empty(scope, key, item)
        elif not isinstance(item, BrokenNode):
            report_shape(scope, key, item, wanted)
    return records


def require(scope: Scope, lookup: Lookup, record: Record, name: str, mark: int) -> bool:
    """Tell whether a required value is there; report it where nothing stands for it."""
    if name in record.values:
        return True
    if not isinstance(record.nodes.get(name), BrokenNode):
        article = "an" if name[0] in "aeiou" else "a"
        scope.report(
            "key-missing",
            mark,
            f"{lookup.schema.owner} needs {article} `{name}`",
            hint=f"add `{name}: ...`",
            subject=f"{lookup.schema.name}.{name}",
        )
    return False


def read_text(scope: Scope, key: TextNode, node: Node) -> str | None:
    """Return a text; None for a list or mapping, and where nothing stands."""
    if not isinstance(node, TextNode):
        report_shape(scope, key, node, "text")
        return None
    if node.is_empty:
        report_empty(scope, key, node)
        return None
    # What a folded or literal block (`>`, `|`) ends in is YAML's, not the author's.
    return node.text.rstrip("\n")


def read_prose(scope: Scope, key: TextNode, node: Node) -> str | None:
    """Return a text, whatever signs it holds: `title: [?] x` is one."""
    if isinstance(node, ListNode | MapNode):
        raw = _find_raw(scope, key, node)
        if raw is not None:
            return raw
    return read_text(scope, key, node)


def _find_raw(scope: Scope, key: TextNode, node: Node) -> str | None:
    """Return the text in which YAML sees a list or a mapping, in block style alone."""
    if (key.mark | node.mark) & JSON_VALUE:
        return None
    text, at = scope.text, scope.file.find_start(key.mark)
    line = max(text.rfind(sign, 0, at) for sign in "\n\r\x85\u2028\u2029") + 1
    start = scope.file.find_start(node.mark)
    between = text[at + (key.mark & JSON_VALUE - 1) : start]
    if not _BEFORE_KEY.issuperset(text[line:at]) or between.strip(" \t") != ":":
        return None
    raw = find_raw_text(text, at - line, start)
    if raw is None:
        return None
    scope.note(Unquoted(raw))
    scope.report_raw(make_unquoted(scope.file, key, raw))
    return raw.text


def read_joined(scope: Scope, key: TextNode, node: Node) -> str | None:
    """Return a text, or the texts of a list as one."""
    if isinstance(node, ListNode):
        return ", ".join(text.text for text in read_list(scope, key, node)) or None
    return read_text(scope, key, node)


def read_list(scope: Scope, key: TextNode, node: Node) -> list[TextNode]:
    """Return the texts of a list, or the one text that stands for a list."""
    if isinstance(node, TextNode):
        if node.is_empty:
            report_empty(scope, key, node)
            return []
        return [node]
    if not isinstance(node, ListNode):
        report_shape(scope, key, node, "a list")
        return []
    texts = []
    for item in node.items:
        if not isinstance(item, TextNode):
            report_shape(scope, key, item, "text in the list")
        elif item.is_empty:
            report_empty(scope, key, item)
        else:
            texts.append(item)
    return texts


def word_reader(
    words: Sequence[str], *, fold: bool = True
) -> Callable[[Scope, TextNode, Node], str | None]:
    """Return what reads a word of a fixed list; another word is reported and kept."""

    def read(scope: Scope, key: TextNode, node: Node) -> str | None:
        return read_word(scope, key, node, words, fold=fold)

    return read


def read_word(
    scope: Scope, key: TextNode, node: Node, words: Sequence[str], *, fold: bool = True
) -> str | None:
    """Return a word of a fixed list; another word is reported and kept."""
    text = read_text(scope, key, node)
    if text is None or text in words:
        return text
    if fold and text.lower() in words:
        note_word(scope, node, text.lower())
        return text.lower()
    near = find_nearest(text, words, limit=1)
    hint = f"did you mean `{near[0]}`? " if near else ""
    scope.report(
        "value-unknown",
        node.mark,
        f"`{key.text}` is not {text!r}",
        hint=f"{hint}one of: {', '.join(words)}",
        subject=f"{key.text}: {text}",
    )
    return text


def note_word(scope: Scope, node: Node, word: str) -> None:
    """Note that a text stands for a word of a list."""
    if isinstance(node, TextNode) and not scope.is_export:
        scope.note(Reworded(node, word))


def read_value(scope: Scope, key: TextNode, node: Node) -> Value:
    """Return whatever stands there, for a key that is only kept."""
    try:
        return scope.budget.make_plain(node)
    except TooLargeError:
        scope.report(
            "yaml-depth",
            key.mark,
            f"the aliases under `{key.text}` repeat more than anyone can read",
            hint="write the value out, or leave it away",
        )
        return ""


def report_shape(scope: Scope, key: TextNode, node: Node, wanted: str) -> None:
    """Report a node that is not of the shape its key takes."""
    if isinstance(node, BrokenNode):
        # What is wrong with it was said where it was found.
        return
    got = SHAPES[type(node)]
    hint = ""
    if isinstance(node, MapNode) and node.pairs and wanted.startswith("text"):
        first = node.pairs[0][0].text
        hint = f'text with a colon needs quotes: "{first}: ..."'
    elif isinstance(node, ListNode) and wanted == "text":
        hint = f"`{key.text}` takes one value; text that begins with [ needs quotes"
    scope.report(
        "key-shape",
        node.mark,
        f"`{key.text}` takes {wanted}, and this is {got}",
        hint=hint,
        subject=f"{key.text}: {got}",
    )


def report_empty(scope: Scope, key: TextNode, node: TextNode) -> None:
    """Report a key or list item without a value."""
    if scope.is_export:
        # There every key has its place, with a value or without.
        return
    # What is not there has no place of its own; `""` has.
    mark = key.mark if node.plain else node.mark
    typed, hint = "", "fill it in, or remove the key"
    if node.text.strip():
        mark, typed = node.mark, f": {node.text} means nothing in YAML"
        hint = f"fill it in, or remove it; put quotes round a name {node.text!r}"
    scope.report(
        "value-empty",
        mark,
        f"`{key.text}` has no value{typed}",
        hint=hint,
        subject=key.text,
    )


class Form(IntEnum):
    """What a file is; of its documents the least counts."""

    MAPPING = 0
    LIST = 1
    EVENT = 2


_DECLARE = {
    Form.MAPPING: "`fields: [{}]` at the top of the file",
    # Neither has a top to declare anything at.
    Form.LIST: "write `fields: [{}]` and `events:` on two lines above the list",
    Form.EVENT: "`fields: [{}]` in another file, read together with this one",
}


def hint_unknown(lookup: Lookup, typed: str, form: Form) -> str:
    """Return what to do about a key that nobody declares, in a file of a form."""
    declare = f"if it is your own: {_DECLARE[form].format(typed)}"
    return f"{suggest_key(typed, lookup)} {declare}".strip()


def suggest_key(typed: str, lookup: Lookup) -> str:
    """Return a hint that names the key that may be meant; may be empty."""
    near = find_meant(typed, lookup)
    return f"did you mean `{near}`?" if near else ""


def find_meant(typed: str, lookup: Lookup) -> str:
    """Return the key that may be meant by another word; empty where it is like none."""
    near = lookup.hints.get(typed.lower(), "")
    if not near:
        matches = find_nearest(typed, lookup.by_name, limit=1)
        near = matches[0] if matches and not _is_longer(typed, matches[0]) else ""
    return near if near != typed else ""


def find_alike(typed: str, lookup: Lookup) -> str:
    """Return the name of a key, any that it has, of which a word may be a slip."""
    found = find_meant(typed, lookup)
    if found:
        return found
    others = [name for key in lookup.schema.keys for name in key.others]
    matches = find_nearest(typed, others, limit=1)
    return matches[0] if matches and not _is_longer(typed, matches[0]) else ""


def _is_longer(typed: str, name: str) -> bool:
    """Tell whether a word holds a name whole, as `named` does: no slip of it."""
    return typed.startswith(name) and len(typed) > len(name) + 1
