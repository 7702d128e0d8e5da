"""Which part of a JSON document is the records, and what stands around them.

- A list of objects is records; so is a mapping of ids to objects that are alike. Lists
  within lists of objects count as one: the `visits` of all `countries` are
  `countries.visits`.
- Where several may be meant, it is the one whose objects have a date and a title, of
  two within each other the outer one. Where none has, it is, of lists within each
  other, the innermost whose objects have a date, unless the outermost have a title, or
  else the outermost.
- Never what stands under the keys of a registry, such as `sources`, nor under those of
  an event.
- A mapping of which every key has a digit, such as years, is no step of a path.
- A document that is one object without such lists is one record.

Otherwise two are not chosen between.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.diagnostics import Remedy
from timeline.importing.jsontext import JsonObject
from timeline.importing.rows import SourceError
from timeline.reading.events import EVENT
from timeline.reading.schema import names_of
from timeline.text import join_words

ROOT = "."
"""The path of a document itself."""

_REGISTRIES = frozenset(
    {
        *("actors", "people", "persons", "sources", "source", "references", "refs"),
        *("citations", "bibliography", "links", "places", "locations", "properties"),
    }
)
_DATES = frozenset(
    {
        *names_of(EVENT.keys, "date"),
        *("year", "day", "from", "begin", "begins", "start_time", "startdate"),
        *("event_date", "datetime", "time", "timestamp"),
    }
)
_TITLES = frozenset({*names_of(EVENT.keys, "title"), "summary", "description", "text"})
_EVENT_NAMES = frozenset(name for key in EVENT.keys for name in (key.name, *key.others))
# How many paths an error names.
_MOST_NAMED = 5


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
    """The records of a document."""

    path: tuple[str, ...]
    items: Sequence[Item]


def find_records(root: Any, *, at: str = "") -> Records:
    """Return the records at a path, keys joined by points; without one, those found.

    Raises SourceError where nothing is there, or several are that may be meant.
    """
    found = list(_list_candidates(root))
    if at:
        return _find_at(root, at, found)
    if not found:
        if isinstance(root, JsonObject) and any(map(_is_scalar, root.values())):
            return Records((), [Item(root)])
        if root in ([], {}) or (isinstance(root, JsonObject) and [] in root.values()):
            return Records((), [])
        raise SourceError(
            "there is no list of records",
            "records are objects, in a list; name its path if there is one",
        )
    chosen = _choose(found)
    if len(chosen) > 1:
        names = [name_path(one.path) for one in chosen[:_MOST_NAMED]]
        raise SourceError(
            f"{join_words([f'`{name}`' for name in names], last='and')} may each be "
            f"the records, and none is read",
            "name the path of the one that is meant",
            remedy=Remedy("read-at", names[0]),
        )
    return chosen[0]


def name_path(path: Sequence[str]) -> str:
    """Return a path as it is typed."""
    return ".".join(path) or ROOT


def _choose(found: Sequence[Records]) -> Sequence[Records]:
    events = _keep_outer([one for one in found if _are(one, _is_event)])
    if events:
        return events
    dated = [one for one in found if _are(one, _is_dated)]
    outer = _keep_outer(found)
    if len(outer) == 1:
        # They stand within each other if each begins with the one before.
        chain = [outer[0]]
        for one in sorted(dated, key=lambda one: len(one.path)):
            if one.path[: len(chain[-1].path)] == chain[-1].path:
                chain.append(one)
            else:
                return dated
        # What has a title may be meant as well as what has a date.
        return [chain[0], chain[-1]] if _is_open(chain) else chain[-1:]
    return _keep_outer(dated) or outer


def _is_open(chain: Sequence[Records]) -> bool:
    return len({one.path for one in chain}) > 1 and _are(chain[0], _is_titled)


def _keep_outer(found: Sequence[Records]) -> list[Records]:
    """Return those that stand in none of the others."""
    paths = {one.path for one in found}
    return [
        one
        for one in found
        if not any(one.path[:length] in paths for length in range(len(one.path)))
    ]


def _are(records: Records, judge: Callable[[JsonObject], bool]) -> bool:
    """Tell whether most objects of a list are such."""
    judged = [judge(one.value) for one in records.items if _is_object(one.value)]
    return 2 * sum(judged) > len(judged)


def _is_event(value: JsonObject) -> bool:
    names = {key.lower() for key in value}
    return not (names.isdisjoint(_DATES) or names.isdisjoint(_TITLES))


def _is_titled(value: JsonObject) -> bool:
    return any(key.lower() in _TITLES for key in value)


def _is_dated(value: JsonObject) -> bool:
    return any(key.lower() in _DATES or "date" in key.lower() for key in value)


def _is_object(value: Any) -> bool:
    return isinstance(value, JsonObject)


def _is_scalar(value: Any) -> bool:
    return not isinstance(value, list | JsonObject)


def _list_candidates(root: Any) -> Iterator[Records]:
    """Yield all lists of objects, by their paths, the outer ones first."""
    holders: dict[tuple[str, ...], list[Item]] = {(): [Item(root)]}
    while holders:
        deeper: dict[tuple[str, ...], list[Item]] = {}
        for path, held in holders.items():
            items = [item for holder in held for item in _expand(holder, path)]
            if any(_is_object(item.value) for item in items):
                yield Records(path, items)
            for item in items:
                if isinstance(item.value, JsonObject):
                    for key in _list_keys(item.value):
                        inner = _go_down(item, path, key)
                        deeper.setdefault((*path, key), []).append(inner)
            for holder in held:
                value = holder.value
                if isinstance(value, JsonObject) and not _holds_items(value):
                    for key in _list_keys(value):
                        inner = _go_down(holder, path, key)
                        deeper.setdefault((*path, key), []).append(inner)
        holders = deeper


def _list_keys(value: JsonObject) -> Iterator[str]:
    """Yield the keys under which records may stand."""
    passed = _REGISTRIES | _EVENT_NAMES if _is_event(value) else _REGISTRIES
    for key, inner in value.items():
        if isinstance(inner, list | JsonObject) and key.lower() not in passed:
            yield key


def _go_down(item: Item, path: tuple[str, ...], key: str) -> Item:
    """Return what stands in a record, under a key of it."""
    parent = Parent(path[-1] if path else "", item.key, item.value, key)
    return Item(item.value[key], parents=(*item.parents, parent))


def _expand(holder: Item, path: tuple[str, ...]) -> Iterator[Item]:
    """Yield the items of a list, of a mapping of ids, or of a mapping of numbers."""
    value = holder.value
    if isinstance(value, list):
        for one in value:
            yield Item(one, parents=holder.parents)
    elif isinstance(value, JsonObject) and _is_by_number(value):
        level = path[-1] if path else ""
        for key, listed in value.items():
            parent = Parent(level, key, JsonObject(), "")
            for one in listed:
                yield Item(one, parents=(*holder.parents, parent))
    elif isinstance(value, JsonObject) and _is_by_id(value):
        for key, one in value.items():
            yield Item(one, key, holder.parents)


def _holds_items(value: JsonObject) -> bool:
    return _is_by_number(value) or _is_by_id(value)


def _is_by_id(value: JsonObject) -> bool:
    """Tell whether a mapping is of ids to objects: all of them have a key in common."""
    if len(value) < 2 or not all(map(_is_object, value.values())):
        return False
    if any(key.lower() in _EVENT_NAMES for key in value):
        return False
    first, *others = value.values()
    return bool(set(first).intersection(*others))


def _is_by_number(value: JsonObject) -> bool:
    """Tell whether a mapping is of numbers, such as years, to lists of objects."""
    return bool(value) and all(
        any(map(str.isdecimal, key)) and isinstance(one, list) and _is_object_in(one)
        for key, one in value.items()
    )


def _is_object_in(values: Sequence[Any]) -> bool:
    return not values or _is_object(values[0])


def _find_at(root: Any, at: str, found: Sequence[Records]) -> Records:
    holders = [Item(root)]
    path: tuple[str, ...] = ()
    rest = "" if at == ROOT else at
    while rest:
        # An object that has the key itself is no mapping of ids or numbers to it.
        steps = [
            item
            for holder in holders
            for item in (
                [holder]
                if isinstance(holder.value, JsonObject)
                and _find_key(holder.value, rest) is not None
                else _expand(holder, path)
            )
        ]
        keys = [
            key
            for item in steps
            if isinstance(item.value, JsonObject)
            and (key := _find_key(item.value, rest)) is not None
        ]
        if not keys:
            break
        key = max(keys, key=len)
        holders = [
            _go_down(item, path, key)
            for item in steps
            if isinstance(item.value, JsonObject) and key in item.value
        ]
        path, rest = (*path, key), rest[len(key) + 1 :]
    items = [item for holder in holders for item in _list_items(holder, path)]
    if rest or not items:
        names = [name_path(one.path) for one in found[:_MOST_NAMED]]
        raise SourceError(
            f"there is no list at `{at}`",
            f"there is one at {join_words([f'`{name}`' for name in names])}"
            if names
            else "records are objects, in a list",
        )
    return Records(path, items)


def _list_items(holder: Item, path: tuple[str, ...]) -> Iterator[Item]:
    """Yield the records that stand where a path leads."""
    value = holder.value
    if isinstance(value, JsonObject) and not _is_by_number(value):
        if value and all(map(_is_object, value.values())):
            for key, one in value.items():
                yield Item(one, key, holder.parents)
        elif value:
            yield holder
    else:
        yield from _expand(holder, path)


def _find_key(value: Mapping[str, Any], rest: str) -> str | None:
    """Return the longest key that a path begins with; a key may hold points."""
    fitting = [key for key in value if rest == key or rest.startswith(f"{key}.")]
    return max(fitting, key=len, default=None)
