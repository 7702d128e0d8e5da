"""What stands in all events under some keys: kept, so that nobody looks at each.

What is imported where it is used, most answers do not need.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from timeline.index.records import dump
from timeline.names.typed import NAMED, TypedNames, count_names

if TYPE_CHECKING:
    from timeline.index.layout import Vocabularies
    from timeline.index.store import Store
    from timeline.model import Event, EventStore

LISTS = (NAMED, ("tags",), ("place",), ("kind",), ("status",), ("keys",), ("sources",))
"""The keys of which lists are kept."""
_COUNTS = "counts"


def list_words(events: Iterable[Event], keys: Sequence[str]) -> tuple[str, ...]:
    """Return what stands in events under some keys, each once, in order."""
    from timeline.query.narrowing.columns import WORDS

    found: dict[str, None] = {}
    columns = [WORDS[key].words_of for key in keys]
    for event in events:
        for words_of in columns:
            found.update(dict.fromkeys(words_of(event)))
    return tuple(found)


def make_lists(
    events: Sequence[Event], vocabularies: Vocabularies
) -> list[tuple[str, str]]:
    """Return the rows of all lists of some events, which filled the vocabularies.

    That was in the order of events, and in each in that of `WORDS`.
    """
    from timeline.query.narrowing.columns import WORDS

    rows = []
    for keys in LISTS:
        (name,) = {WORDS[key].vocabulary for key in keys}
        words = [word for word in vocabularies[name] if word]
        rows.append((",".join(keys), dump(words)))
    return [*rows, (_COUNTS, dump([*count_names(events).items()]))]


class Lists:
    """The lists of an index, each as it is or worked out anew."""

    def __init__(
        self, store: Store, events: EventStore, load: Callable[[int], Event]
    ) -> None:
        """`load` returns the event of a number."""
        self._store = store
        self._events = events
        self._load = load
        self._known: dict[str, Any] = {}

    def list_words(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return what stands in all events under some keys, each once, in order."""
        asked = tuple(keys)
        name = ",".join(asked)
        if name not in self._known:
            kept = self._read(name)
            found = self._find_words(asked) if kept is None else kept
            self._known[name] = tuple(found)
        words: tuple[str, ...] = self._known[name]
        return words

    def count_names(self) -> Mapping[str, int]:
        """Return how often each name of an actor stands in events, in order."""
        if _COUNTS not in self._known:
            kept = self._read(_COUNTS)
            self._known[_COUNTS] = dict(kept or count_names(self._events).items())
        counts: Mapping[str, int] = self._known[_COUNTS]
        return counts

    def _read(self, name: str) -> Any:
        row = self._store.ask_one("SELECT data FROM lists WHERE name = ?", name)
        return None if row is None else json.loads(row[0])

    def _find_words(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return them by the first event of each word."""
        from timeline.query.narrowing.columns import WORDS

        if not WORDS.keys() >= set(keys):
            return list_words(self._events, keys)
        texts = dict(self._store.ask("SELECT word, text FROM words"))
        firsts: dict[int, set[str]] = {}
        for word, first in self._find_firsts(keys).items():
            firsts.setdefault(first, set()).add(texts[word])
        found: list[str] = []
        for first, words in sorted(firsts.items()):
            if len(words) == 1:
                found += words
            else:
                here = list_words([self._load(first)], keys)
                found += [word for word in here if word in words]
        return tuple(found)

    def find_with(self, names: Collection[str]) -> Sequence[Event]:
        """Return the events in which names first stand, in their order."""
        from timeline.index.layout import ROLES
        from timeline.query.narrowing.columns import WORDS

        text = "SELECT word FROM words WHERE vocabulary = ? AND text = ?"
        vocabulary = WORDS[NAMED[0]].vocabulary
        first = "SELECT min(n) FROM event_words WHERE word = ? AND role IN (?, ?, ?)"
        places = [ROLES[key] for key in NAMED]
        found = set()
        for name in names:
            row = self._store.ask_one(text, vocabulary, name)
            if row is not None:
                (number,) = self._store.ask_one(first, row[0], *places)
                if number is not None:
                    found.add(number)
        return [self._load(number) for number in sorted(found)]

    def _find_firsts(self, keys: Sequence[str]) -> dict[int, int]:
        from timeline.index.layout import ROLES, SINGLE

        firsts: dict[int, int] = {}
        for key in keys:
            if key in SINGLE:
                which = f"{key} <> 0 GROUP BY {key}"
                text = f"SELECT {key}, min(n) FROM events WHERE {which}"  # noqa: S608  # names of ours
                rows = self._store.ask(text)
            else:
                text = (
                    "SELECT word, min(n) FROM event_words WHERE role = ? GROUP BY word"
                )
                rows = self._store.ask(text, ROLES[key])
            for word, first in rows:
                firsts[word] = min(first, firsts.get(word, first))
        return firsts

    def update(
        self,
        gone: Sequence[tuple[int, Event]],
        come: Sequence[tuple[int, Event]],
    ) -> bool:
        """Keep the lists as they are after an edit; tell if that of names is another.

        The events come with their numbers, in their order.
        """
        changed = False
        for keys in LISTS:
            before, after = (
                [(number, list_words([event], keys)) for number, event in events]
                for events in (gone, come)
            )
            if before == after:
                continue
            found = self._find_words(keys)
            if keys == NAMED:
                changed = found != self.list_words(NAMED)
            self._known[",".join(keys)] = found
            self._write(",".join(keys), found)
        less, more = (count_names([one for _, one in side]) for side in (gone, come))
        # Counts stand in the order of names.
        if changed or less != more:
            self._update_counts(less, more)
        return changed

    def _update_counts(self, less: Mapping[str, int], more: Mapping[str, int]) -> None:
        known = self.count_names()
        counts = {
            name: known.get(name, 0) - less.get(name, 0) + more.get(name, 0)
            for name in self.list_words(NAMED)
        }
        self._known[_COUNTS] = counts
        self._write(_COUNTS, [*counts.items()])

    def _write(self, name: str, value: Any) -> None:
        text = "UPDATE lists SET data = ? WHERE name = ?"
        self._store.database.execute(text, (dump(value), name))


class StoredNames(TypedNames):
    """The names of actors in the events of an index."""

    def __init__(self, lists: Lists, events: EventStore) -> None:
        super().__init__(events)
        self._lists = lists

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Return how often each name stands in events, in the order of their first."""
        return self._lists.count_names()

    def find_first(self, names: Collection[str]) -> Mapping[str, Event]:
        """Return the first event that each of some names stands in, in their order."""
        wanted = set(names)
        events = self._lists.find_with(wanted)
        return TypedNames(events).find_first(wanted)
