"""Events of plain entries, without nodes: what `events` makes of what libyaml reads.

What a value means is said in one place, the table `EVENT`. A text that its key takes as
it is typed is taken so; all else is read by the reader of its key, from a node without
a place, once for each text that stands under the key in a file. Where the reader has
anything to say, or an event anything that is out of the ordinary, libyaml reads the
entry, and it is said at its place.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

from timeline.dates import DateError, Relative, When, parse_date
from timeline.diagnostics import NO_MARK
from timeline.model import (
    NOTHING,
    Event,
    Value,
    list_event_fields,
    make_event,
)
from timeline.names.own import parse_number
from timeline.reading.documents import Pair
from timeline.reading.events import (
    AS_DATE,
    AS_TYPED,
    EVENT,
    EVENT_KEYS,
    Names,
    read_names,
)
from timeline.reading.ids import is_id, name_date
from timeline.reading.nodes import ListNode, Node, TextNode, node_value
from timeline.reading.plain import PlainEntry
from timeline.reading.plainmarks import EntryMarks, PlainSource, forget
from timeline.reading.plainvalues import is_plain, is_quoted, scan_value, split_names
from timeline.reading.schema import Key, Shape
from timeline.reading.values import Scope
from timeline.text import slugify

_BLANK = list(list_event_fields().values())
_PLACES = {name: place for place, name in enumerate(list_event_fields())}
_ID, _DATE, _TITLE, _ORIGIN, _MARKS, _EXTRA = (
    _PLACES[name] for name in ("id", "date", "title", "origin", "marks", "extra")
)


class NotPlainError(Exception):
    """Something that the nodes of an entry are needed for, to read it or to say so."""


class _SilentScope(Scope):
    """A scope in which nothing can be said."""

    def report(self, *_: Any, **_named: Any) -> NoReturn:
        """Refuse the value that something is said of."""
        raise NotPlainError

    report_raw = tell_synonym = tell_joined = keep_unknown = report


def _scan(raw: str, column: int) -> Node:
    """Return the node of a value that is no text of several lines kept as they are."""
    if is_plain(raw):
        return TextNode(raw, 0, True)
    node = scan_value(raw, column)
    # How a block ends has been left out of account, since texts do so, too.
    if node is None or raw[0] in "|>":
        raise NotPlainError
    return node


class _OwnValues(dict[str, Any]):
    """What stands under one key that is declared as the authors' own, by its text."""

    __slots__ = ("_column", "_type")

    def __init__(self, type_: str, column: int) -> None:
        super().__init__()
        self._type = type_
        self._column = column

    def __missing__(self, raw: str) -> Any:
        node = _scan(raw, self._column)
        items = node.items if isinstance(node, ListNode) else [node]
        if not all(isinstance(item, TextNode) for item in items):
            # Events of one text share its value: none that could be changed.
            raise NotPlainError
        value = node_value(node)
        if self._type == "number" and not _is_number(value):
            raise NotPlainError
        self[raw] = value
        return value


def _is_number(value: Value) -> bool:
    if isinstance(value, str):
        return parse_number(value) is not None
    return isinstance(value, tuple) and all(map(_is_number, value))


class _Values(dict[str, Any]):
    """What stands under one key of the events of a file, by its text, as it is met."""

    __slots__ = ("_column", "_key", "_node", "_scope")

    def __init__(self, key: Key, name: str, scope: Scope, column: int) -> None:
        super().__init__()
        self._key = key
        self._node = TextNode(name, 0, True)
        self._scope = scope
        self._column = column

    def __missing__(self, raw: str) -> Any:
        names = split_names(raw) if self._key.read is read_names else None
        if names is not None:
            # Nothing is said of a list of plain texts.
            self[raw] = interned = tuple([sys.intern(name) for name in names])
            return interned
        if self._key.read in AS_DATE and is_plain(raw):
            self[raw] = date = _read_date(raw, self._scope.year)
            return date
        value = self._key.read(self._scope, self._node, _scan(raw, self._column))
        self[raw] = value = _finish(self._key, value)
        return value


def _read_date(text: str, year: int | None) -> When:
    """Return what `datevalues` reads of a text; refuse what it has to say of one."""
    try:
        date = parse_date(text, year=year)
    except DateError as error:
        raise NotPlainError from error
    if isinstance(date, Relative):
        raise NotPlainError
    return date


def _finish(key: Key, value: Any) -> Any:
    """Return the value of an event for that which the reader of its key returns."""
    cls = value.__class__
    if value is None or cls is Relative or (cls is Names and value.own):
        raise NotPlainError
    if cls is Names:
        return value.intern()
    return value[0] if key.shape is Shape.RECORDS else value


def _text_reader(column: int) -> Callable[[str], str]:
    def read(raw: str) -> str:
        if is_plain(raw):
            return raw
        if is_quoted(raw) and (text := raw[1:-1]).strip():
            return text
        node = scan_value(raw, column)
        if not isinstance(node, TextNode):
            raise NotPlainError
        # As `read_text` has it.
        return node.text.rstrip("\n")

    return read


def _list_names() -> Iterator[tuple[str, Key]]:
    """Yield the names under which values of plain entries stand, each with its key.

    Not those of records that are never one text, nor other names, of which something
    is said.
    """
    for key in EVENT.keys:
        if key.shape is not Shape.RECORDS or key.also:
            yield key.name, key
        if key.also:
            yield key.also, key


_NAMES = tuple(_list_names())
PLAIN_NAMES = tuple(name for name, _ in _NAMES)
"""What can stand in a plain entry: the group of each in a `PlainEntry`."""
_DATE_GROUP = PLAIN_NAMES.index("date")
_RIVALS = tuple(
    (PLAIN_NAMES.index(key.name), place)
    for place, (name, key) in enumerate(_NAMES)
    if name != key.name
)
"""Pairs of groups of which one has to be empty."""


class PlainEventReader:
    """Makes events of the plain entries of one document."""

    def __init__(
        self,
        scope: Scope,
        column: int,
        own: Mapping[str, str],
        defaults: Sequence[Pair],
    ) -> None:
        text = None if scope.text is scope.file.text else scope.text
        self._file = scope.file
        self._source = PlainSource(
            scope.file, text, scope.year, column, tuple(defaults)
        )
        silent = _SilentScope(scope.file, scope.text, forget, [])
        silent.year, silent.cited = scope.year, scope.cited
        self._blank: list[Any] | None = _BLANK[:]
        try:
            for name, value in _read_defaults(silent, defaults):
                self._blank[_PLACES[name]] = value
        except NotPlainError:
            # Something is said of each event that has them.
            self._blank = None
        lanes: list[tuple[int, Callable[[str], Any]]] = []
        for name, key in _NAMES:
            if key.read in AS_TYPED:
                lanes.append((_PLACES[key.name], _text_reader(column)))
            else:
                values = _Values(key, name, silent, column)
                lanes.append((_PLACES[key.name], values.__getitem__))
        self._lanes = tuple(lanes)
        self._own = tuple(
            (group, name, _OwnValues(type_, column))
            for group, (name, type_) in enumerate(own.items(), len(lanes))
        )
        self._begins: dict[str, str] = {}

    def read(self, entry: PlainEntry) -> Event | None:
        """Return the event of an entry; None where its nodes are needed for it."""
        if self._blank is None:
            return None
        values = self._blank[:]
        groups = entry.groups()
        for one, other in _RIVALS:
            if groups[one] is not None and groups[other] is not None:
                return None
        try:
            for (place, read), raw in zip(self._lanes, groups, strict=False):
                if raw is not None:
                    values[place] = read(raw)
            # What was taken before the headers were known has none of them.
            if len(groups) > len(self._lanes):
                values[_EXTRA] = self._read_own(entry)
        except NotPlainError:
            return None
        typed, date, title = values[_ID], values[_DATE], values[_TITLE]
        if date is None or title is None or "\n" in title:
            return None
        if typed is None:
            begin = self._begins.get(groups[_DATE_GROUP])
            if begin is None:
                begin = self._begins[groups[_DATE_GROUP]] = name_date(date)
            values[_ID] = begin + (slugify(title) or "event")
        elif not is_id(typed):
            return None
        start, end = entry.span()
        values[_ORIGIN] = self._file
        id_mark = NO_MARK if typed is None else None
        values[_MARKS] = EntryMarks(self._source, start, end, id_mark)
        return make_event(values)

    def _read_own(self, entry: PlainEntry) -> Mapping[str, Value]:
        """Return what stands under keys of the authors' own, in the order typed."""
        found = [
            (entry.start(group + 1), name, values[raw])
            for group, name, values in self._own
            if (raw := entry[group + 1]) is not None
        ]
        found.sort()
        return {name: value for _, name, value in found} or NOTHING


def _read_defaults(scope: Scope, defaults: Sequence[Pair]) -> Iterator[tuple[str, Any]]:
    """Yield the field and the value of each default.

    Raises NotPlainError where something is said of one, or it is of the authors' own.
    """
    for key, node in defaults:
        row = EVENT_KEYS.by_name.get(key.text)
        if row is None:
            raise NotPlainError
        yield row.name, _finish(row, row.read(scope, key, node))
