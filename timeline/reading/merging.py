"""From files to one chronology: headers, merged registries, ids and relative dates."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from timeline.diagnostics import Diagnostic, Remedy, SourceFile, make_diagnostic
from timeline.model import (
    KINDS,
    PLACED,
    Actor,
    Chronology,
    Event,
    Place,
    SavedQuery,
    Source,
    Value,
)
from timeline.reading.declared import (
    DeclaredField,
    TypedValues,
    merge_fields,
    merge_queries,
)
from timeline.reading.events import Pending, report_unknown_event_key
from timeline.reading.parts import FilePart
from timeline.reading.relative import settle_dates
from timeline.reading.values import ValueReader
from timeline.text import find_nearest, suggest

_Record = TypeVar("_Record", Actor, Source, Place)


def merge_files(files: Iterable[SourceFile]) -> Chronology:
    """Read every file and merge what they hold."""
    merger = _Merger()
    for file in files:
        merger.read(file)
    return merger.finish()


class _Merger:
    """What has been read so far."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.events: list[Event] = []
        self.actors: dict[str, Actor] = {}
        self.sources: dict[str, Source] = {}
        self.places: dict[str, Place] = {}
        self.titles: list[str] = []
        self.years: set[int | None] = set()
        self.fields: dict[str, DeclaredField] = {}
        self.queries: dict[str, SavedQuery] = {}
        self.kinds: dict[str, None] = dict.fromkeys(KINDS)
        self.extra: dict[str, Value] = {}
        self.files: list[SourceFile] = []
        self.pending = Pending()

    def read(self, file: SourceFile) -> None:
        self.files.append(file)
        part = FilePart(file)
        part.read()
        if part.header_came_late:
            # `year` or `defaults` below the events: read again, knowing them.
            part = FilePart(file, early=part)
            part.read()
        self.diagnostics += part.diagnostics
        self.events += part.events
        self._merge_registry(self.actors, part.actors, "actor")
        self._merge_registry(self.sources, part.sources, "source")
        self._merge_registry(self.places, part.places, "place")
        if part.title:
            self.titles.append(part.title)
        self.years.add(part.year)
        merge_fields(self.fields, part.fields, self.diagnostics.append)
        merge_queries(self.queries, part.queries, self.diagnostics.append)
        self.kinds |= part.kinds
        self.extra |= part.extra
        self.pending.relative += part.pending.relative
        self.pending.keys += part.pending.keys
        self.pending.kinds += part.pending.kinds
        self.pending.lost |= part.pending.lost

    def _merge_registry(
        self, merged: dict[str, _Record], part: Mapping[str, _Record], noun: str
    ) -> None:
        for key, record in part.items():
            other = merged.setdefault(key, record)
            unlike = [
                name
                for name, one, two in zip(record._fields, other, record, strict=True)
                if one != two and name not in PLACED
            ]
            if not unlike:
                continue
            self.diagnostics.append(
                make_diagnostic(
                    "registry-conflict",
                    f"two files describe the {noun} {key!r} differently: "
                    f"{', '.join(unlike)}",
                    record.where,
                    hint="keep one of the two, or give one another id",
                    related=(("the first is here, and is used", other.where),),
                )
            )

    def finish(self) -> Chronology:
        self._report_unknown_keys()
        self._report_unknown_kinds()
        events = self._settle_ids()
        events = self._settle_dates(events)
        events.sort(key=_sort_key)
        (year,) = self.years if len(self.years) == 1 else (None,)
        self._check_own_values(events, year)
        return Chronology(
            title=self.titles[0] if self.titles else "",
            year=year,
            events=tuple(events),
            actors=self.actors,
            sources=self.sources,
            places=self.places,
            kinds=tuple(self.kinds),
            fields={name: one.type or "text" for name, one in self.fields.items()},
            queries=self.queries,
            extra=self.extra,
            files=tuple(self.files),
            diagnostics=tuple(self.diagnostics),
            lost_ids=frozenset(self.pending.lost),
        )

    def _report_unknown_keys(self) -> None:
        for unknown in self.pending.keys:
            if unknown.key.text not in self.fields:
                reader = ValueReader(unknown.file, self.diagnostics.append)
                report_unknown_event_key(reader, unknown.key)

    def _check_own_values(self, events: Iterable[Event], year: int | None) -> None:
        by_id = {event.id: event for event in events}
        report = self.diagnostics.append
        TypedValues(self.fields, year, by_id, report).check(self.pending.keys)

    def _report_unknown_kinds(self) -> None:
        for event in self.pending.kinds:
            kind = event.kind
            if kind in self.kinds:
                continue
            near = find_nearest(kind, self.kinds, limit=1)
            question = suggest(f"`{word}`" for word in near)
            declare = f"a kind of your own goes into `kinds: [{kind}]`"
            self.diagnostics.append(
                make_diagnostic(
                    "kind-unknown",
                    f"{kind!r} is not a kind of event",
                    event.locate("kind"),
                    hint=f"{question} {declare} at the top of the file".lstrip(),
                    subject=kind,
                    remedy=Remedy("list-kinds"),
                )
            )

    def _settle_ids(self) -> list[Event]:
        """Give every event an id of its own; report ids typed twice."""
        typed: dict[str, Event] = {}
        made: list[int] = []
        for index, event in enumerate(self.events):
            if not event.marks[1]:
                made.append(index)
                continue
            first = typed.setdefault(event.id, event)
            if first is not event:
                self.diagnostics.append(
                    make_diagnostic(
                        "id-duplicate",
                        f"the id {event.id!r} is taken",
                        event.locate("id"),
                        hint="give one of the two another id",
                        related=(("the first is here", first.locate("id")),),
                    )
                )
        self._number_made_ids(made, set(typed))
        return self.events

    def _number_made_ids(self, made: Iterable[int], taken: set[str]) -> None:
        """Give a number to ids that are alike; `made` are positions of events."""
        numbers: dict[str, int] = {}
        renamed: dict[Event, Event] = {}
        for index in made:
            event = self.events[index]
            made_id = event.id
            if made_id in taken:
                number = numbers.get(event.id, 2)
                while f"{event.id}-{number}" in taken:
                    number += 1
                numbers[event.id] = number + 1
                made_id = f"{event.id}-{number}"
                self.events[index] = dataclasses.replace(event, id=made_id)
                renamed[event] = self.events[index]
            taken.add(made_id)
        if renamed:
            self.pending.relative = [
                (renamed.get(event, event), key, relative)
                for event, key, relative in self.pending.relative
            ]

    def _settle_dates(self, events: list[Event]) -> list[Event]:
        """Settle the dates that name other events; leave out those that cannot."""
        pending = self.pending
        if not pending.relative:
            return events
        answers = settle_dates(
            pending.relative,
            {event.id: event for event in events},
            pending.lost,
            self.diagnostics,
        )
        settled = []
        for event in events:
            values = answers.get(event, {})
            if "date" in values and values["date"] is None:
                pending.lost.add(event.id)
                continue
            changes: dict[str, Any] = {
                key: when for key, when in values.items() if when is not None
            }
            settled.append(dataclasses.replace(event, **changes) if changes else event)
        return settled


def _sort_key(event: Event) -> tuple[int, int, int]:
    return event.date.sort_key
