"""A chronology that is read from its index, each part as somebody asks for it."""

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from timeline.diagnostics import Diagnostic, Problems
from timeline.index.lists import StoredNames
from timeline.index.records import (
    decode_left_out,
    decode_own,
    decode_problem,
    decode_query,
    decode_record,
)
from timeline.index.store import READING, Store, StoredProblems, decoding
from timeline.index.storedevents import StoredEvents
from timeline.model import (
    Actor,
    Chronology,
    LeftOut,
    Place,
    SavedQuery,
    Source,
)
from timeline.names.typed import keep_typed_names
from timeline.records import FrozenDict


class StoredChronology(Chronology):
    """A chronology of an index."""

    store: Store
    stored_events: StoredEvents
    """Its events; `events` may be others in a copy."""

    @classmethod
    def open(
        cls, store: Store, read_again: Callable[[], Chronology]
    ) -> "StoredChronology":
        """Return the chronology that a store holds."""
        with decoding():
            return cls._open(store, read_again)

    @classmethod
    def _open(
        cls, store: Store, read_again: Callable[[], Chronology]
    ) -> "StoredChronology":
        self = cls.__new__(cls)
        store.open_files()
        head = store.head
        events = StoredEvents(store, read_again)
        known: dict[str, Any] = {
            "store": store,
            "stored_events": events,
            "title": head["title"],
            "year": head["year"],
            "events": events,
            "kinds": tuple(head["kinds"]),
            "statuses": FrozenDict(head["statuses"]),
            "fields": FrozenDict(head["fields"]),
            "extra": FrozenDict(decode_own(head["extra"])),
            "files": tuple(store.files),
            "lost_ids": frozenset(head["lost_ids"]),
            "memo": {},
        }
        for name, value in known.items():
            object.__setattr__(self, name, value)
        keep_typed_names(self, StoredNames(events.lists, events))
        return self

    def _decode_all(self, name: str, kind: Any) -> FrozenDict[str, Any]:
        spots = self.store.spots
        coded = self.store.read(name)
        with decoding():
            return FrozenDict(
                {key: decode_record(kind, one, spots) for key, one in coded.items()}
            )

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Return the registry of actors."""
        return self._decode_all("actors", Actor)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Return the registry of sources."""
        return self._decode_all("sources", Source)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Return the registry of places."""
        return self._decode_all("places", Place)

    @cached_property
    def queries(self) -> Mapping[str, SavedQuery]:
        """Return the saved queries."""
        coded = self.store.read("queries")
        spots = self.store.spots
        return FrozenDict(
            {name: decode_query(one, spots) for name, one in coded.items()}
        )

    @cached_property
    def problems(self) -> Problems:
        """Return what is wrong with it, as checks would find it."""
        return StoredProblems(self.store)

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what reading found, silenced or not, as it was found."""
        text = "SELECT data FROM problems WHERE source = ? ORDER BY seq"
        return tuple(
            decode_problem(json.loads(data), self.store.spots)
            for (data,) in self.store.ask(text, READING)
        )

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was left out of the events."""
        coded = self.store.read("left_out")
        return tuple([decode_left_out(one, self.store.spots) for one in coded])
