"""The events of an index, each read when somebody looks at it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from timeline.diagnostics import NO_MARK
from timeline.index.events import decode_event
from timeline.index.lists import Lists
from timeline.index.store import BrokenIndexError, decoding
from timeline.model import (
    SINGLE_MARKS,
    Event,
    EventStore,
)

if TYPE_CHECKING:
    from timeline.index.store import Store
    from timeline.model import (
        Chronology,
    )
    from timeline.query.narrowing.sets import Lookup

_ID_MARK = SINGLE_MARKS.index("id")


def _is_any(_: str) -> bool:
    return True


class StoredMarks(Sequence[int]):
    """Where an event and its values stand: of the event itself found at once.

    Where its values are is found by reading the files anew.
    """

    def __init__(self, events: StoredEvents, number: int, typed: int) -> None:
        """`typed` tells whether the event was given its id."""
        self._events = events
        self._number = number
        self.typed = bool(typed)

    @cached_property
    def _all(self) -> Sequence[int]:
        return self._events.find_marks(self._number)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        """Return a mark, or several."""
        if index == _ID_MARK and not self.typed:
            return NO_MARK
        return self._all[index]

    def __len__(self) -> int:
        """Return how many marks there are."""
        return len(self._all)


class StoredEvents(EventStore):
    """The events of an index."""

    def __init__(self, store: Store, read_again: Callable[[], Chronology]) -> None:
        """`read_again` reads the chronology from its files."""
        self._store = store
        self._read_again = read_again
        self._known: dict[int, Event] = {}
        self._again: Sequence[Event] | None = None

    def __len__(self) -> int:
        """Return how many events there are."""
        total: int = self._store.head["total"]
        return total

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | Sequence[Event]:
        """Return an event, or several, by their place in the order."""
        if isinstance(index, slice):
            return tuple([self.load(number) for number in self.numbers[index]])
        return self.load(self.numbers[index])

    def __iter__(self) -> Iterator[Event]:
        """Yield all events in order."""
        return self._load_all("1", ())

    @cached_property
    def numbers(self) -> array[int]:
        """Return the numbers of all events, in order."""
        text = "SELECT n FROM rows ORDER BY n"
        return array("q", [number for (number,) in self._store.ask(text)])

    def load(self, number: int) -> Event:
        """Return the event of a number."""
        known = self._known.get(number)
        if known is None:
            with decoding():
                (known,) = self._load_all("n = ?", (number,))
        return known

    def _load_all(self, where: str, parameters: Iterable[Any]) -> Iterator[Event]:
        """Yield the events of some rows, in order."""
        known, files = self._known, self._store.files
        text = f"SELECT n, file, typed, data FROM rows WHERE {where} ORDER BY n"  # noqa: S608  # no value in it
        with decoding():
            for number, file, typed, data in self._store.ask(text, *parameters):
                event = known.get(number)
                if event is None:
                    marks: Any = StoredMarks(self, number, typed)
                    event = known[number] = decode_event(data, files[file], marks)
                yield event

    def find_place(self, id_: str) -> int:
        """Return the place in the order of the event that `by_id` has; from 0."""
        text = "SELECT n FROM rows WHERE id = ? ORDER BY n DESC LIMIT 1"
        row = self._store.ask_one(text, id_)
        if row is None:
            raise KeyError(id_)
        return bisect_left(self.numbers, row[0])

    def find(self, wanted: Lookup) -> Sequence[Event]:
        """Return those in a set of events, in order."""
        # What has no question to answer needs none of it.
        from timeline.index.dialects import DIALECTS
        from timeline.index.sql import write_where

        where = write_where(wanted, DIALECTS["sqlite"], self._store.find_words)
        text = f"n IN (SELECT n FROM events WHERE {where.text})"  # noqa: S608  # values are parameters
        return tuple(self._load_all(text, where.parameters))

    @cached_property
    def lists(self) -> Lists:
        """Return what stands in all of them under some keys."""
        return Lists(self._store, self, self.load)

    def having(
        self, keys: Sequence[str], words: Collection[str] | None = None
    ) -> Sequence[Event]:
        """Return those that have one of some words under one of some keys, in order."""
        from timeline.query.narrowing.sets import HasWord

        test = _is_any if words is None else frozenset(words).__contains__
        return self.find(HasWord(tuple(keys), test))

    def list_words(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return what stands under some keys, each once, in order."""
        return self.lists.list_words(keys)

    def admit(self, events: Iterable[tuple[int, Event]]) -> None:
        """Take events as they were read, with their numbers, and never load them."""
        self._known.update(events)

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Return the events by their ids."""
        return StoredIds(self._store, self)

    def find_marks(self, number: int) -> Sequence[int]:
        """Return the marks of an event, read anew."""
        if self._again is None:
            self._again = self._read_again().events
        event = self._again[bisect_left(self.numbers, number)]
        if event.id != self._known[number].id:
            raise BrokenIndexError(event.id)
        return event.marks


class StoredIds(Mapping[str, Event]):
    """The events of an index by their ids, as `FoldedDict` has them."""

    def __init__(self, store: Store, events: StoredEvents) -> None:
        self._store = store
        self._events = events

    def find(self, key: str) -> str | None:
        """Return the id that a text means; None where it means none."""
        if self._find_last(key) is not None:
            return key
        text = (
            "SELECT id FROM rows WHERE id = ? AND folded_id = ''"
            " UNION SELECT id FROM rows WHERE folded_id = ? AND folded_id <> '' LIMIT 2"
        )
        folded = key.casefold()
        found = [one for (one,) in self._store.ask(text, folded, folded)]
        return found[0] if len(found) == 1 else None

    def _find_last(self, key: str) -> int | None:
        # Of two events of one id the last counts, as in a dict.
        text = "SELECT n FROM rows WHERE id = ? ORDER BY n DESC LIMIT 1"
        row = self._store.ask_one(text, key)
        number: int | None = None if row is None else row[0]
        return number

    def __getitem__(self, key: str) -> Event:
        """Return the event that a text means."""
        found = self.find(key)
        number = None if found is None else self._find_last(found)
        if number is None:
            raise KeyError(key)
        return self._events.load(number)

    def __contains__(self, key: object) -> bool:
        """Tell whether a text means an event."""
        return isinstance(key, str) and self.find(key) is not None

    def __iter__(self) -> Iterator[str]:
        """Yield the ids, each once, in order of the events."""
        text = "SELECT id FROM rows ORDER BY n"
        return iter(dict.fromkeys(one for (one,) in self._store.ask(text)))

    def __len__(self) -> int:
        """Return how many ids there are."""
        (number,) = self._store.ask_one("SELECT count(DISTINCT id) FROM rows")
        return int(number)
