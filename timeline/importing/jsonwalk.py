"""The lists of a JSON document, by their paths, and what each item of them stands in.

A path has the keys that lead to a list. Lists on the way, and mappings of ids to
objects that are alike, are no step of it, nor are mappings of which every key has a
digit, such as years, to lists.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from timeline.importing.jsontext import JsonObject
from timeline.reading.events import EVENT
from timeline.reading.schema import names_of

_REGISTRIES = frozenset(
    {
        *("actors", "people", "persons", "sources", "source", "references", "refs"),
        *("citations", "bibliography", "links", "places", "locations", "properties"),
    }
)
DATES = frozenset(
    {
        *names_of(EVENT.keys, "date"),
        *("year", "day", "from", "begin", "begins", "start_time", "startdate"),
        *("event_date", "datetime", "time", "timestamp"),
    }
)
"""Keys of a date, in small letters."""
TITLES = frozenset({*names_of(EVENT.keys, "title"), "summary", "description", "text"})
"""Keys of a title, or of what may stand for one."""
_EVENT_NAMES = frozenset(name for key in EVENT.keys for name in (key.name, *key.others))


class Parent(NamedTuple):
    """An object that records stand in."""

    level: str
    """The last key of its path; empty for the document itself."""
    key: str
    """The key that it stands under, in a mapping of ids; empty in a list."""
    value: JsonObject
    below: str
    """The key of it that leads on."""


class Item(NamedTuple):
    """What may be a record."""

    value: Any
    key: str = ""
    """The id that it stands under; empty in a list."""
    parents: tuple[Parent, ...] = ()
    """The outermost first."""


class Records(NamedTuple):
    """What stands in a list, or in all lists of one path."""

    path: tuple[str, ...]
    items: Sequence[Item]


def list_candidates(root: Any) -> Iterator[Records]:
    """Yield all lists of objects, by their paths, the outer ones first."""
    holders: dict[tuple[str, ...], list[Item]] = {(): [Item(root)]}
    while holders:
        deeper: dict[tuple[str, ...], list[Item]] = {}
        for path, held in holders.items():
            items = [item for holder in held for item in expand(holder, path)]
            if any(is_object(item.value) for item in items):
                yield Records(path, items)
            for item in items:
                if isinstance(item.value, JsonObject):
                    for key in _list_keys(item.value):
                        inner = go_down(item, path, key)
                        deeper.setdefault((*path, key), []).append(inner)
            for holder in held:
                value = holder.value
                if isinstance(value, JsonObject) and not _holds_items(value):
                    for key in _list_keys(value):
                        inner = go_down(holder, path, key)
                        deeper.setdefault((*path, key), []).append(inner)
        holders = deeper


def _list_keys(value: JsonObject) -> Iterator[str]:
    """Yield the keys under which records may stand."""
    passed = _REGISTRIES | _EVENT_NAMES if is_event(value) else _REGISTRIES
    for key, inner in value.items():
        if isinstance(inner, list | JsonObject) and key.lower() not in passed:
            yield key


def go_down(item: Item, path: tuple[str, ...], key: str) -> Item:
    """Return what stands in a record, under a key of it."""
    parent = Parent(path[-1] if path else "", item.key, item.value, key)
    return Item(item.value[key], parents=(*item.parents, parent))


def expand(holder: Item, path: tuple[str, ...]) -> Iterator[Item]:
    """Yield the items of a list, of a mapping of ids, or of a mapping of numbers."""
    value = holder.value
    if isinstance(value, list):
        for one in value:
            yield Item(one, parents=holder.parents)
    elif isinstance(value, JsonObject) and is_by_number(value):
        level = path[-1] if path else ""
        for key, listed in value.items():
            parent = Parent(level, key, JsonObject(), "")
            for one in listed:
                yield Item(one, parents=(*holder.parents, parent))
    elif isinstance(value, JsonObject) and _is_by_id(value):
        for key, one in value.items():
            yield Item(one, key, holder.parents)


def _holds_items(value: JsonObject) -> bool:
    return is_by_number(value) or _is_by_id(value)


def _is_by_id(value: JsonObject) -> bool:
    """Tell whether a mapping is of ids to objects: all of them have a key in common."""
    if len(value) < 2 or not all(map(is_object, value.values())):
        return False
    if any(key.lower() in _EVENT_NAMES for key in value):
        return False
    first, *others = value.values()
    return bool(set(first).intersection(*others))


def is_by_number(value: JsonObject) -> bool:
    """Tell whether a mapping is of numbers, such as years, to lists of objects."""
    return bool(value) and all(
        any(map(str.isdecimal, key)) and isinstance(one, list) and _is_object_in(one)
        for key, one in value.items()
    )


def _is_object_in(values: Sequence[Any]) -> bool:
    return not values or is_object(values[0])


def is_event(value: JsonObject) -> bool:
    """Tell whether an object has a date and a title, by its keys."""
    names = {key.lower() for key in value}
    return not (names.isdisjoint(DATES) or names.isdisjoint(TITLES))


def is_object(value: Any) -> bool:
    """Tell whether a value is an object."""
    return isinstance(value, JsonObject)
