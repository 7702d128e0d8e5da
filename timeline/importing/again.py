"""A source once more: what of it is new, what changed there, and what was edited here.

An event that was imported has the key of its row (`imported`), and a fingerprint of
what it was made as (`imported_as`). So three things are known of it: what it was, what
it is here, and what the source makes of it now. That is told by entry, not by key:

    here as it was, the source changed      updated
    here edited, the source as it was       kept
    both changed, and not to the same       shown, and kept

An event with a key and no fingerprint was given its key by hand. It is kept, whatever
the source says, and so is one that was exported and comes back by its id. One that was
made of several rows has the keys of them all, and their fingerprints if they are kept
as well: it is more than any of them, so that none of them updates it.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.dates import When
from timeline.importing.drafts import IMPORTED, IMPORTED_AS, ORIGIN_KEYS, Draft
from timeline.model import Event, Value
from timeline.reading.events import KEYS
from timeline.yamltext import Tree

_LENGTH = 8
"""Hexadecimal digits of a fingerprint: one of four thousand million edits is missed."""
_TYPED = tuple(key for key in KEYS if key != "id")


class Update(NamedTuple):
    """An event here that the source says something else of now."""

    event: Event
    """As it is here."""
    draft: Draft
    """As the source makes it."""
    changes: Mapping[str, Tree | None]
    """What it needs to become that: by key the new value, None for what goes."""
    keys: tuple[str, ...]
    """The keys in which both differ, in the order of the manual."""


class Refused(NamedTuple):
    """An update that is left to the author of the file."""

    update: Update
    reason: str


class Again(NamedTuple):
    """What a source brings to a chronology that has some of it already."""

    new: tuple[Draft, ...] = ()
    updates: tuple[Update, ...] = ()
    unchanged: tuple[Event, ...] = ()
    known: tuple[Event, ...] = ()
    """That were exported and come back, known by their ids; kept as they are here."""
    edited: tuple[Event, ...] = ()
    """Edited here, while the source stayed as it was; or with no fingerprint."""
    both: tuple[Update, ...] = ()
    """Changed here and there; kept as they are here."""
    refused: tuple[Refused, ...] = ()
    """That would be updated, but cannot be written into as they stand."""
    gone: tuple[Event, ...] = ()
    """Of which the source has none of the rows any more; kept."""
    repeated: tuple[Event, ...] = ()
    """That have the key of an event before them; kept."""


def compare(
    drafts: Sequence[Draft],
    made: Mapping[str, Event],
    events: Iterable[Event],
    *,
    sources: Iterable[str],
    left: Iterable[str] = (),
) -> Again:
    """Return what the drafts of a source are to events that are here.

    `made` are the drafts as events by their keys, `sources` what those keys begin with.
    `left` are the keys of rows that are left out: they are there all the same.
    """
    here: dict[str, Event] = {}
    by_id: dict[str, Event] = {}
    repeated: list[Event] = []
    for event in events:
        by_id.setdefault(event.id, event)
        keys = list_keys(event)
        repeated += [event for key in keys if here.setdefault(key, event) is not event]
    found: dict[str, list[Any]] = {name: [] for name in Again._fields}
    for draft in drafts:
        new = made[draft.key]
        old = by_id.get(new.id) if draft.by_id else here.get(draft.key)
        if old is None:
            found["new"].append(draft)
        else:
            _compare_one(draft, new, old, found)
    known = {*(draft.key for draft in drafts), *left}
    prefixes = tuple(f"{name}:" for name in sources)
    imported = dict.fromkeys(
        event for key, event in here.items() if key.startswith(prefixes)
    )
    found["gone"] = [one for one in imported if known.isdisjoint(list_keys(one))]
    found["repeated"] = repeated
    return Again(**{name: tuple(some) for name, some in found.items()})


def list_keys(event: Event) -> tuple[str, ...]:
    """Return the keys of the rows that an event was made of; of most none."""
    return _list_texts(event.extra.get(IMPORTED, ""))


class Renaming(NamedTuple):
    """The names of a source, which is known here by another."""

    here: str
    now: str


def find_renamed(new: Iterable[Draft], events: Iterable[Event]) -> dict[Renaming, int]:
    """Return how many drafts are events here but for the name of their source.

    That is so where a file was renamed: what remains of the key is the same, and what
    was made of the row as well.
    """
    here = {
        (key.partition(":")[2], mark): key.partition(":")[0]
        for event in events
        for key in list_keys(event)
        for mark in _list_texts(event.extra.get(IMPORTED_AS, "")) or ("",)
    }
    found: Counter[Renaming] = Counter()
    for draft in new:
        mark = draft.tree.get(IMPORTED_AS, "")
        name, _, rest = draft.key.partition(":")
        source = here.get((rest, str(mark)))
        if source is not None and (mark or not draft.is_stable):
            found[Renaming(source, name)] += 1
    return dict(found)


def find_keyed(events: Iterable[Event]) -> frozenset[str]:
    """Return the sources that have events here which a column told from all others."""
    return frozenset(
        key.partition(":")[0]
        for event in events
        if event.extra.get(IMPORTED_AS)
        for key in list_keys(event)
    )


def _list_texts(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple([one for one in value if isinstance(one, str)])


def _compare_one(
    draft: Draft, new: Event, old: Event, found: Mapping[str, list[Any]]
) -> None:
    here, now = take_fingerprint(old), take_fingerprint(new)
    was = _list_texts(old.extra.get(IMPORTED_AS, ""))
    rows = len(list_keys(old))
    if draft.by_id:
        found["known"].append(old)
    elif here == now or not draft.is_stable:
        found["unchanged" if here == now else "edited"].append(old)
    elif now in was or len(was) < rows:
        found["edited"].append(old)
    else:
        is_as_it_was = rows == 1 and here in was
        update = _make_update(draft, new, old)
        found["updates" if is_as_it_was else "both"].append(update)


def _make_update(draft: Draft, new: Event, old: Event) -> Update:
    one, two = describe(old), describe(new)
    # An id is what other events call it by, here and in other files.
    keys = [key for key in (*KEYS, *two, *one) if key != "id"]
    differ = [key for key in dict.fromkeys(keys) if one.get(key) != two.get(key)]
    changes = {key: draft.tree.get(key) for key in differ}
    changes[IMPORTED_AS] = take_fingerprint(new)
    return Update(old, draft, changes, tuple(differ))


def add_fingerprints(
    drafts: Iterable[Draft], made: Mapping[str, Event]
) -> Iterator[Draft]:
    """Yield drafts with the fingerprints of what they become, where they need one.

    A row that goes by all that it holds is another one when any of it changes.
    """
    for draft in drafts:
        if not draft.is_stable or draft.by_id:
            yield draft
            continue
        mark = take_fingerprint(made[draft.key])
        yield draft._replace(tree={**draft.tree, IMPORTED_AS: mark})


def take_fingerprint(event: Event) -> str:
    """Return what tells an event from what it is after any change of it.

    Its id does not count, nor how its text is laid out.
    """
    text = json.dumps(describe(event), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def describe(event: Event) -> dict[str, Any]:
    """Return what was typed of an event by key, its id and its origin apart."""
    typed = {key: value for key in _TYPED if (value := getattr(event, key))}
    typed |= {
        key: value for key, value in event.extra.items() if key not in ORIGIN_KEYS
    }
    plain = {key: _make_plain(value) for key, value in typed.items()}
    return {key: value for key, value in plain.items() if value}


def _make_plain(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, When):
        return value.typed
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, Mapping):
        made = {key: _make_plain(item) for key, item in value.items()}
        return {key: item for key, item in made.items() if item}
    if isinstance(value, tuple):
        return [_make_plain(item) for item in value]
    return value
