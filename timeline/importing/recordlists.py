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
- A document that is one object without such lists is one record.

Otherwise two are not chosen between.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.diagnostics import Remedy
from timeline.importing.jsontext import JsonObject
from timeline.importing.jsonwalk import (
    DATES,
    TITLES,
    Item,
    Records,
    expand,
    go_down,
    is_by_number,
    is_event,
    is_object,
    list_candidates,
)
from timeline.importing.rows import SourceError
from timeline.text import join_words

ROOT = "."
"""The path of a document itself."""

# How many paths an error names.
_MOST_NAMED = 5


class Found(NamedTuple):
    """The records of a document."""

    path: tuple[str, ...]
    items: Sequence[Item]
    childless: Sequence[Item] = ()
    """Items of the lists around them that no record stands in."""


def find_records(root: Any, *, at: str = "") -> Found:
    """Return the records at a path, keys joined by points; without one, those found.

    Raises SourceError where nothing is there, or several are that may be meant.
    """
    found = list(list_candidates(root))
    records = _find_at(root, at, found) if at else _find(root, found)
    return Found(*records, tuple(_list_childless(records, found)))


def _list_childless(records: Records, found: Sequence[Records]) -> Iterator[Item]:
    """Yield what stands beside those that records stand in, and holds none."""
    path = records.path
    led = {id(parent.value) for item in records.items for parent in item.parents}
    for one in found:
        length = len(one.path)
        if length >= len(path) or path[:length] != one.path:
            continue
        # What stands beside a key that the path names is not on the way.
        if path[length] not in {item.key for item in one.items}:
            yield from (item for item in one.items if id(item.value) not in led)


def _find(root: Any, found: Sequence[Records]) -> Records:
    if _is_by_column(root):
        raise SourceError(
            "its values stand by columns, each with its rows by number",
            'write it by rows: in pandas with `to_json(orient="records")`',
        )
    if not found:
        if isinstance(root, JsonObject) and any(map(_is_scalar, root.values())):
            return Records((), [Item(root)])
        if root in ([], {}) or (isinstance(root, JsonObject) and [] in root.values()):
            return Records((), [])
        if _holds_rows(root):
            raise SourceError(
                "its rows are lists, whose values have no names",
                "write each row as an object, in pandas with "
                '`to_json(orient="records")`, or save it as CSV',
            )
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


def _is_by_column(root: Any) -> bool:
    """Tell whether a document has its columns by name, and their rows by number.

    So pandas writes a table unless it is told otherwise.
    """
    if not isinstance(root, JsonObject) or not root:
        return False
    first, *others = root.values()
    return (
        isinstance(first, JsonObject)
        and bool(first)
        and all(map(str.isdecimal, first))
        and all(isinstance(one, JsonObject) and [*one] == [*first] for one in others)
        and all(_is_scalar(value) for one in root.values() for value in one.values())
    )


def _holds_rows(root: Any) -> bool:
    """Tell whether a document is a list of lists of texts, or has one under a key."""
    listed = root.values() if isinstance(root, JsonObject) else (root,)
    return any(
        isinstance(rows, list) and bool(rows) and all(map(_is_row, rows))
        for rows in listed
    )


def _is_row(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_scalar, value))


def name_path(path: Sequence[str]) -> str:
    """Return a path as it is typed."""
    return ".".join(path) or ROOT


def _choose(found: Sequence[Records]) -> Sequence[Records]:
    events = _keep_outer([one for one in found if _are(one, is_event)])
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
    judged = [judge(one.value) for one in records.items if is_object(one.value)]
    return 2 * sum(judged) > len(judged)


def _is_titled(value: JsonObject) -> bool:
    return any(key.lower() in TITLES for key in value)


def _is_dated(value: JsonObject) -> bool:
    return any(key.lower() in DATES or "date" in key.lower() for key in value)


def _is_scalar(value: Any) -> bool:
    return not isinstance(value, list | JsonObject)


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
                else expand(holder, path)
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
            go_down(item, path, key)
            for item in steps
            if isinstance(item.value, JsonObject) and key in item.value
        ]
        path, rest = (*path, key), rest[len(key) + 1 :]
    items = [item for holder in holders for item in _list_items(holder, path)]
    if rest or not (items or any(holder.value == [] for holder in holders)):
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
    if isinstance(value, JsonObject) and not is_by_number(value):
        if value and all(map(is_object, value.values())):
            for key, one in value.items():
                yield Item(one, key, holder.parents)
        elif value:
            yield holder
    else:
        yield from expand(holder, path)


def _find_key(value: Mapping[str, Any], rest: str) -> str | None:
    """Return the longest key that a path begins with; a key may hold points."""
    fitting = [key for key in value if rest == key or rest.startswith(f"{key}.")]
    return max(fitting, key=len, default=None)
