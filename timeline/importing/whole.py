"""Events and entries of registries that are taken as they are.

So are those of another chronology; a list of works has entries of `sources:` alone.
"""

from collections.abc import Iterable, Iterator, Mapping

from timeline.dates import When
from timeline.importing.dating import RowDateError, read_date
from timeline.importing.mapreading import RECORD_KEYS
from timeline.importing.rows import Row
from timeline.model import Value
from timeline.reading.citations import ACCOUNT, CITATION
from timeline.reading.events import KEYS
from timeline.reading.registries import ACTOR, PLACE, SOURCE
from timeline.vocabulary import STATUSES
from timeline.yamltext import Prose, Tree

_BLOCKS = frozenset({"summary", "note", "quote"})
_CITED = {
    "sources": frozenset(key.name for key in CITATION.keys),
    "accounts": frozenset(key.name for key in ACCOUNT.keys),
}
_ENTRIES = {
    "actors": frozenset(key.name for key in ACTOR.keys),
    "sources": frozenset(key.name for key in SOURCE.keys),
    "places": frozenset(key.name for key in PLACE.keys),
}


def take_whole(row: Row) -> tuple[When, dict[str, Tree]]:
    """Return an event of another chronology, with its date."""
    tree = {name: _keep_whole(name, value) for name, value in row.values.items()}
    typed = row.values.get("date", "")
    if not isinstance(typed, str) or not typed:
        raise RowDateError("", "it has no date")
    when = read_date(row.settled.get("date", typed))
    if tree.get("status") == STATUSES[0]:
        # It is that of an event that says nothing of it.
        del tree["status"]
    return when, tree


def _keep_whole(name: str, value: Value) -> Tree:
    """Return what stands under a key; texts that may have lines are `Prose`."""
    if isinstance(value, str):
        if name in _BLOCKS:
            return Prose(value, clipped=True) if value else ""
        return value if name in KEYS or name in RECORD_KEYS else Prose(value)
    if isinstance(value, Mapping):
        return {key: _keep_whole(key, one) for key, one in value.items()}
    return [_keep_whole(name, one) for one in value]


def list_within(
    trees: Iterable[Mapping[str, Tree]],
    registries: Mapping[str, Mapping[str, Mapping[str, Tree]]],
) -> Iterator[str]:
    """Yield the keys of one's own that stand in citations and in entries.

    They are declared with those of events.
    """
    for tree in trees:
        for name, known in _CITED.items():
            cited = tree.get(name, ())
            for one in cited if isinstance(cited, list) else (cited,):
                if isinstance(one, Mapping):
                    yield from [key for key in one if key not in known]
    for name, entries in registries.items():
        for entry in entries.values():
            yield from [key for key in entry if key not in _ENTRIES[name]]


def list_entries(
    entries: Mapping[str, Mapping[str, Value]],
) -> dict[str, Mapping[str, Tree]]:
    """Return entries of a registry as trees, without what is empty in them."""
    return {
        key: {name: _as_tree(value) for name, value in entry.items() if value}
        for key, entry in entries.items()
    }


def _as_tree(value: Value) -> Tree:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _as_tree(one) for key, one in value.items()}
    return [_as_tree(one) for one in value]
