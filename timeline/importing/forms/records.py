"""JSON and JSON Lines: records, wherever in a document they are.

Which list is meant is told in `recordlists`. An object within a record stays a mapping,
a list a tuple. A record that stands within other objects has their texts and numbers as
well: under their own names, or as `LEVEL.KEY` where records have that key themselves,
where two levels have it, and for `id`, which is not the record's own. LEVEL is the last
key on the way to the outer object, or `parent` for the document, whose `title` is that
of the table. The key that a record stands under, in a mapping, is its `id`, or `key` if
it has another id.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.importing.columns import make_unique
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.contents import is_records
from timeline.importing.jsontext import (
    JsonObject,
    make_value,
    parse_documents,
    show_value,
)
from timeline.importing.jsonwalk import Item, Parent
from timeline.importing.recordlists import Found, find_records
from timeline.importing.rows import Row, Skipped, Table, list_columns
from timeline.model import Value
from timeline.records import FrozenDict, cut
from timeline.text import count_of

FORM = "json"
_ID = "id"
_KEY = "key"
_OUTERMOST = "parent"
_TITLE = "title"
_Column = tuple[str, str]
"""A level, and a key of its records."""


def recognises(text: str) -> bool:
    """Tell whether a text is JSON of no other form, by its beginning."""
    return is_records(text)


def read(text: str, options: ReadOptions) -> Table:
    """Return the records of JSON or JSON Lines.

    Raises SourceError for what is neither, is nested more than 50 deep, has no records
    at `options.at`, or has several lists of them and no path to tell.
    """
    documents = parse_documents(text)
    root = list(documents.values) if documents.are_lines else documents.values[0]
    records = find_records(root, at=options.at)
    items = [item for item in records.items if isinstance(item.value, JsonObject)]
    rows = _make_rows(items)
    skipped = [
        Skipped(
            0,
            cut(show_value(item.value), 200),
            "it is no record, but stands among them",
        )
        for item in records.items
        if not isinstance(item.value, JsonObject)
    ]
    return Table(
        FORM,
        list_columns(rows),
        rows,
        (
            *sorted(documents.skipped),
            *skipped,
            *map(_skip_childless, records.childless),
            *_list_left(items),
        ),
        _find_title(root, records),
        remarks=tuple(documents.remarks),
    )


def _make_rows(items: Sequence[Item]) -> tuple[Row, ...]:
    names = _name_inherited(items)
    # Records of one parent have the same from it.
    inherited: dict[tuple[int, ...], Mapping[str, Value]] = {}
    rows: list[Row] = []
    for item in items:
        parents = tuple(map(id, item.parents))
        if parents not in inherited:
            inherited[parents] = {
                names[parent.level, key]: make_value(value)
                for parent in item.parents
                for key, value in _list_inherited(parent)
            }
        values = dict(inherited[parents])
        if item.key:
            is_own = item.value.get(_ID, item.key) == item.key
            values[_ID if is_own else _KEY] = item.key
        for key, value in _list_own(item.value):
            values[key] = make_value(value)
        rows.append(Row(FrozenDict(values), item.value.line))
    return tuple(rows)


def _list_own(record: JsonObject) -> Iterator[tuple[str, Any]]:
    """Yield the keys and values of a record.

    What a feature of GeoJSON (RFC 7946, 3.2) is about stands under its `properties`;
    the names of its other members give way to theirs.
    """
    properties = record.get("properties")
    if record.get("type") != "Feature" or not isinstance(properties, JsonObject):
        yield from record.items()
        return
    yield from properties.items()
    taken = set(properties)
    for key, value in record.items():
        if key not in ("type", "properties"):
            name = make_unique(key, taken)
            taken.add(name)
            yield name, value


def _list_inherited(parent: Parent) -> Iterator[tuple[str, Any]]:
    if parent.key:
        yield _ID, parent.key
    for key, value in parent.value.items():
        is_scalar = value is None or isinstance(value, str)
        is_title = not parent.level and key == _TITLE
        is_known = parent.key and key == _ID
        if is_scalar and not is_title and not is_known:
            yield key, value


def _name_inherited(items: Sequence[Item]) -> dict[_Column, str]:
    """Return the name of each key of each level in the records that are in it."""
    own = {key for item in items for key, _ in _list_own(item.value)} | {_ID, _KEY}
    columns: dict[_Column, None] = {}
    seen: set[int] = set()
    for item in items:
        for parent in item.parents:
            if id(parent.value) not in seen or not parent.value:
                seen.add(id(parent.value))
                columns |= {
                    (parent.level, key): None for key, _ in _list_inherited(parent)
                }
    levels = Counter(key for _, key in columns)
    names: dict[_Column, str] = {}
    taken = set(own)
    for level, key in columns:
        if key in own or levels[key] > 1:
            name = make_unique(f"{level or _OUTERMOST}.{key}", taken)
        else:
            name = key
        taken.add(name)
        names[level, key] = name
    return names


def _list_left(items: Sequence[Item]) -> list[Skipped]:
    """Return the lists and objects in outer objects that lead to no record."""
    lines: dict[_Column, list[int]] = {}
    seen: set[tuple[int, str]] = set()
    for item in items:
        for parent in item.parents:
            if (id(parent.value), parent.below) in seen:
                continue
            seen.add((id(parent.value), parent.below))
            for key, value in parent.value.items():
                if isinstance(value, list | JsonObject) and key != parent.below:
                    line = parent.value.line
                    lines.setdefault((parent.level, key), []).append(line)
    return [
        Skipped(
            found[0],
            f"{level}.{key}" if level else key,
            f"it stands beside the records, in {count_of(len(found), 'place')}",
            is_row=False,
        )
        for (level, key), found in lines.items()
    ]


def _skip_childless(item: Item) -> Skipped:
    if not isinstance(item.value, JsonObject):
        text = cut(show_value(item.value), 200)
        reason = "it is no object, but stands among those with records"
        return Skipped(0, text, reason, is_row=False)
    pairs = [f"{key}: {one}" for key, one in item.value.items() if isinstance(one, str)]
    text = cut(", ".join([item.key, *pairs] if item.key else pairs), 200)
    return Skipped(item.value.line, text, "no record stands in it", is_row=False)


def _find_title(root: Any, records: Found) -> str:
    title = root.get(_TITLE) if isinstance(root, JsonObject) and records.path else None
    return title if isinstance(title, str) else ""
