"""What headers declare of the authors' own: keys of events with types, saved queries.

A key is declared in a list (`fields: [importance]`), which says nothing of its type, or
with one (`fields: {importance: number}`). What says nothing contradicts nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping

from timeline.dates import DateError
from timeline.diagnostics import Location, Report, SourceFile, make_diagnostic
from timeline.lean import NamedTuple
from timeline.model import Event, SavedQuery
from timeline.names.own import parse_number, read_own_date
from timeline.patterns import LazyPattern
from timeline.reading.events import EVENT_KEYS
from timeline.reading.nodes import (
    SHAPES,
    ListNode,
    MapNode,
    Node,
    TextNode,
    TooLargeError,
    node_value,
)
from timeline.reading.values import (
    Scope,
    UnknownKey,
    note_word,
    read_list,
    read_text,
    report_shape,
)
from timeline.records import quote_short
from timeline.text import find_nearest
from timeline.vocabulary import FIELD_TYPES

# What other programs call the types.
_TYPES = {name: name for name in FIELD_TYPES} | {
    "decimal": "number",
    "float": "number",
    "int": "number",
    "integer": "number",
    "numeric": "number",
    "real": "number",
    "str": "text",
    "string": "text",
    "datetime": "date",
    "day": "date",
    "time": "date",
}
NOT_IN_NAME = LazyPattern(r"""[\s,()"'‘’‚‛“”„‟«»‹›]""")
"""What parts the words of a query: blanks, commas, parentheses, quotes."""
_EXAMPLES = {"number": "7", "date": "10 May 2013"}
_GROUPED = LazyPattern(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL_COMMA = LazyPattern(r"[+-]?[0-9]+,[0-9]+")


class DeclaredField(NamedTuple):
    """A key of events that is the authors' own."""

    type: str
    """One of `FIELD_TYPES`; empty where nothing is said."""
    where: Location
    """Of the type, else of the name."""


def read_fields(scope: Scope, key: TextNode, node: Node) -> dict[str, DeclaredField]:
    """Return the fields that a file declares."""
    found: dict[str, DeclaredField] = {}
    for name, value in list_declared(scope, key, node):
        if name.text in EVENT_KEYS.by_name or name.text == "source":
            scope.report(
                "field-taken",
                name.mark,
                f"`{name.text}` is a key that timeline has already",
                hint="remove it from `fields`, or give your own key another name",
                subject=name.text,
            )
            continue
        type_ = _read_type(scope, name, value) if value is not None else ""
        mark = value.mark if type_ and value is not None else name.mark
        field = DeclaredField(type_, scope.file.locate(mark))
        merge_fields(found, {name.text: field}, scope.report_raw)
    return found


def list_declared(
    scope: Scope, key: TextNode, node: Node
) -> Iterator[tuple[TextNode, Node | None]]:
    """Yield each name that a list or a mapping declares, with what stands beside it."""
    if isinstance(node, MapNode):
        yield from node.pairs
        return
    plain = node
    if isinstance(node, ListNode):
        for item in node.items:
            if isinstance(item, MapNode):
                yield from item.pairs
        rest: list[Node] = [one for one in node.items if not isinstance(one, MapNode)]
        plain = ListNode(rest, node.mark)
    for name in read_list(scope, key, plain):
        yield name, None


def _read_type(scope: Scope, name: TextNode, node: Node) -> str:
    text = read_text(scope, name, node)
    if text is None or text in FIELD_TYPES:
        return text or ""
    if text.lower() in FIELD_TYPES:
        note_word(scope, node, text.lower())
        return text.lower()
    near = find_nearest(text, _TYPES, limit=1)
    hint = f"did you mean `{_TYPES[near[0]]}`? " if near else ""
    scope.report(
        "value-invalid",
        node.mark,
        f"there is no type {quote_short(text)} of fields",
        hint=f"{hint}one of: {', '.join(FIELD_TYPES)}",
        subject=text,
    )
    return ""


def merge_fields(
    merged: MutableMapping[str, DeclaredField],
    new: Mapping[str, DeclaredField],
    report: Report,
) -> None:
    """Add fields to those declared before; report those that have two types."""
    for name, field in new.items():
        other = merged.setdefault(name, field)
        if not other.type:
            merged[name] = field
        elif field.type and field.type != other.type:
            report(
                make_diagnostic(
                    "registry-conflict",
                    f"the field `{name}` is declared twice, as {other.type} and as "
                    f"{field.type}",
                    field.where,
                    hint="keep one of the two",
                    related=(("the first is here, and is used", other.where),),
                )
            )


def read_queries(scope: Scope, key: TextNode, node: Node) -> dict[str, SavedQuery]:
    """Return the queries that a file saves, by their names."""
    if not isinstance(node, MapNode):
        report_shape(scope, key, node, "a mapping of names to queries")
        return {}
    found: dict[str, SavedQuery] = {}
    for name, value in node.pairs:
        if not name.text or NOT_IN_NAME.search(name.text) is not None:
            scope.report(
                "value-invalid",
                name.mark,
                f"{quote_short(name.text)} cannot be the name of a query",
                hint="write a name without blanks, commas, quotes and parentheses",
            )
            continue
        text = read_text(scope, name, value)
        if text is not None:
            where = scope.file.locate(value.mark)
            found.setdefault(name.text, SavedQuery(name.text, text, where))
    return found


def merge_queries(
    merged: MutableMapping[str, SavedQuery],
    new: Mapping[str, SavedQuery],
    report: Report,
) -> None:
    """Add queries to those saved before; report names that stand for two texts."""
    for name, query in new.items():
        other = merged.setdefault(name, query)
        if other.text != query.text:
            report(
                make_diagnostic(
                    "registry-conflict",
                    f"two files save different queries under the name {name!r}",
                    query.where,
                    hint="keep one of the two, or give one another name",
                    related=(("the first is here, and is used", other.where),),
                )
            )


class TypedValues:
    """Holds what stands under keys of the authors' own to the types declared."""

    def __init__(
        self,
        fields: Mapping[str, DeclaredField],
        year: int | None,
        by_id: Mapping[str, Event],
        report: Report,
    ) -> None:
        self._fields = fields
        self._year = year
        self._by_id = by_id
        self._report = report

    def check(self, keys: Iterable[UnknownKey]) -> None:
        """Report each value that is not of the type its key has, once a place."""
        seen: set[tuple[str, int]] = set()
        for file, _, key, node in keys:
            field = self._fields.get(key.text)
            if field is None or field.type in ("", "text"):
                continue
            for value in _list_values(node):
                # What `defaults` gives stands in many events, and once in the file.
                if (file.name, value.mark) not in seen:
                    seen.add((file.name, value.mark))
                    self._check_value(file, key, field.type, value)

    def _check_value(
        self, file: SourceFile, key: TextNode, type_: str, node: Node
    ) -> None:
        message = hint = ""
        if not isinstance(node, TextNode):
            message = f"{SHAPES[type(node)]} is none"
        elif type_ == "number":
            if parse_number(node.text) is None:
                message = f"{quote_short(node.text)} is none"
                hint = _suggest_number(node.text)
        else:
            try:
                read_own_date(node.text, self._year, self._by_id)
            except DateError as error:
                message, hint = error.message, error.hint
        if message:
            self._report(
                make_diagnostic(
                    "field-type",
                    f"`{key.text}` is declared as a {type_}: {message}",
                    file.locate(node.mark),
                    hint=hint or f"write {key.text}: {_EXAMPLES[type_]}",
                    subject=key.text,
                )
            )


def _list_values(node: Node) -> Iterator[Node]:
    """Yield what stands under a key, items of lists apart, but nothing empty."""
    if isinstance(node, ListNode):
        try:
            node_value(node)
        except TooLargeError:
            # Reported when it was read.
            return
        for item in node.items:
            yield from _list_values(item)
    elif not (isinstance(node, TextNode) and node.is_empty):
        yield node


def _suggest_number(text: str) -> str:
    """Return what to write for a text that is like a number; empty if nothing is."""
    if _GROUPED.fullmatch(text):
        whole = text.replace(",", "")
        if text.count(",") > 1 or "." in text:
            return f"write {whole}"
        return f"write {whole} or {text.replace(',', '.')}: a comma means either"
    if _DECIMAL_COMMA.fullmatch(text):
        return f"write {text.replace(',', '.')}"
    if text.lstrip("+-").isdecimal() and text.isascii():
        return "a number has fifteen digits at most: declare longer ones as text"
    return ""
