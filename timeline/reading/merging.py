"""From files to one chronology: headers, merged registries, ids and relative dates."""

import dataclasses
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from timeline.diagnostics import (
    Diagnostic,
    Remedy,
    SourceFile,
    make_diagnostic,
    pack_mark,
)
from timeline.lean import NamedTuple
from timeline.model import (
    PLACED,
    Actor,
    Chronology,
    Event,
    LeftOut,
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
from timeline.reading.documents import open_text, read_documents, report_nothing
from timeline.reading.events import Pending
from timeline.reading.ordering import Beside, find_roots, order_events
from timeline.reading.parts import PLAIN_FROM, DocumentPart, Watch
from timeline.reading.relative import find_anchors, settle_dates
from timeline.reading.slips import IN_TEXT, Noted, Undeclared
from timeline.reading.values import Form, UnknownKey, find_alike, hint_unknown
from timeline.records import FoldedDict
from timeline.text import Nearest, suggest
from timeline.vocabulary import KINDS, STATUSES

_Record = TypeVar("_Record", Actor, Source, Place)


class Input(NamedTuple):
    """A file to be read."""

    file: SourceFile
    from_folder: bool = False
    """It was found in a folder, not named itself."""


def merge_files(
    inputs: Iterable[Input],
    *,
    at: str = "",
    slips: list[Noted] | None = None,
    watch: Watch | None = None,
    plain_from: int = PLAIN_FROM,
) -> Chronology:
    """Read every file and merge what they hold.

    `at` is the path of the list of events, where it is not to be found by itself. Into
    `slips` goes what is read as if it were written otherwise, where that is asked for.
    `watch` is told how far it is. From `plain_from` entries on a document is read by
    the pattern of plain ones; the answer is the same whatever that is.
    """
    merger = _Merger(at, slips, watch, plain_from)
    for one in inputs:
        merger.read(one)
    return merger.finish()


class _Merger:
    """What has been read so far."""

    def __init__(
        self,
        at: str,
        slips: list[Noted] | None,
        watch: Watch | None,
        plain_from: int,
    ) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.events: list[Event] = []
        self.left_out: list[LeftOut] = []
        self.actors: dict[str, Actor] = {}
        self.sources: dict[str, Source] = {}
        self.places: dict[str, Place] = {}
        self.titles: list[str] = []
        self.years: set[int | None] = set()
        self.fields: dict[str, DeclaredField] = {}
        self.queries: dict[str, SavedQuery] = {}
        self.kinds: dict[str, None] = dict.fromkeys(KINDS)
        self.statuses: dict[str, str] = {}
        self.extra: dict[str, Value] = {}
        self.files: list[SourceFile] = []
        self.pending = Pending()
        self.unknown: list[UnknownKey] = []
        self._near_kinds = Nearest(lambda: self.kinds)
        self._at = at
        self._slips = slips
        self._watch = watch
        self._plain_from = plain_from
        self._parts: list[DocumentPart] = []

    def read(self, one: Input) -> None:
        """Read the headers of a file."""
        file, report = one.file, self.diagnostics.append
        self.files.append(file)
        if self._watch is not None:
            self._watch(file.name, 0)
        source = open_text(file, report)
        if source is None:
            return
        documents = read_documents(source, report)
        if not documents and not source.conflicts:
            report_nothing(file, report)
        for conflict in source.conflicts:
            if conflict.entries:
                where = file.locate(pack_mark(conflict.start, 0))
                self.left_out.append(LeftOut(where, "conflict", conflict.entries))
        for document in documents:
            part = DocumentPart(
                source,
                document,
                at=self._at,
                from_folder=one.from_folder,
                alone=len(documents) == 1,
                wants_slips=self._slips is not None,
                plain_from=self._plain_from,
            )
            part.read_header()
            merge_fields(self.fields, part.fields, part.scope.report_raw)
            self._parts.append(part)

    def _read_events(self) -> None:
        fields = {name: field.type for name, field in self.fields.items()}
        for part in self._parts:
            part.read_events(fields, self._watch)
            self._merge(part)

    def _merge(self, part: DocumentPart) -> None:
        header = part.header
        if self._slips is not None:
            self._slips += part.slips
        self.diagnostics += part.diagnostics
        self.events += part.events
        self.left_out += part.left_out
        self._merge_registry(self.actors, header.get("actors", {}), "actor")
        self._merge_registry(self.sources, header.get("sources", {}), "source")
        self._merge_registry(self.places, header.get("places", {}), "place")
        if header.get("title"):
            self.titles.append(header["title"])
        if part.is_chronology:
            self.years.add(header.get("year"))
        queries = header.get("queries", {})
        merge_queries(self.queries, queries, self.diagnostics.append)
        self.kinds |= header.get("kinds", {})
        self._merge_statuses(header.get("statuses", {}))
        self.extra |= part.own
        pending = part.pending
        if part.scope.is_export:
            # What an export holds was declared where it was made.
            self.kinds |= dict.fromkeys(kind.text for kind in pending.kinds)
            for status in pending.statuses:
                self.statuses.setdefault(status.text, STATUSES[0])
            for name, key in part.scope.exported.items():
                where = part.scope.file.locate(key.mark)
                self.fields.setdefault(name, DeclaredField("", where))
        self.pending.relative += pending.relative
        self.pending.kinds += pending.kinds
        self.pending.statuses += pending.statuses
        self.pending.lost |= pending.lost
        self.unknown += part.unknown

    def _merge_statuses(self, statuses: Mapping[str, str]) -> None:
        for name, like in statuses.items():
            if name not in STATUSES:
                self.statuses.setdefault(name, like)

    def _merge_registry(
        self, merged: dict[str, _Record], part: Mapping[str, _Record], noun: str
    ) -> None:
        for key, record in part.items():
            other = merged.setdefault(key, record)
            if other is record:
                continue
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
        """Read the events of all files, and return the chronology."""
        self._read_events()
        self._report_unknown_keys()
        self._report_unknown_kinds()
        self._settle_statuses()
        events = self._settle_ids()
        events, beside = self._settle_dates(events)
        events = order_events(events, beside)
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
            statuses=self.statuses,
            fields={name: one.type or "text" for name, one in self.fields.items()},
            queries=self.queries,
            extra=self.extra,
            files=tuple(self.files),
            diagnostics=tuple(self.diagnostics),
            left_out=tuple(self.left_out),
            lost_ids=frozenset(self.pending.lost),
        )

    def _report_unknown_keys(self) -> None:
        hints: dict[tuple[int, str], str] = {}
        alike: dict[tuple[int, str], str] = {}
        for file, lookup, key, _ in self.unknown:
            if key.text in self.fields:
                continue
            known = id(lookup), key.text
            if known not in hints:
                form = self._forms[file.name]
                hints[known] = hint_unknown(lookup, key.text, form)
                if self._slips is not None:
                    alike[known] = find_alike(key.text, lookup)
            self._note_word(file, "fields", key.mark, key.text, alike.get(known, ""))
            self.diagnostics.append(
                make_diagnostic(
                    "key-unknown",
                    f"{lookup.schema.owner} has no key `{key.text}`; it is kept as "
                    "your own",
                    file.locate(key.mark),
                    hint=hints[known],
                    subject=key.text,
                )
            )

    @cached_property
    def _forms(self) -> Mapping[str, Form]:
        """Return what each file is, which tells where keys can be declared in it."""
        forms: dict[str, Form] = {}
        for part in self._parts:
            name = part.scope.file.name
            forms[name] = min(part.form, forms.get(name, part.form))
        return forms

    def _note_word(
        self, file: SourceFile, under: str, mark: int, word: str, near: str
    ) -> None:
        if self._slips is not None:
            slip = Undeclared(under, mark, word, near)
            self._slips.append(Noted(file, slip, IN_TEXT))

    def _check_own_values(self, events: Iterable[Event], year: int | None) -> None:
        if not self.unknown:
            return
        by_id: FoldedDict[Event] = FoldedDict((event.id, event) for event in events)
        report = self.diagnostics.append
        TypedValues(self.fields, year, by_id, report).check(self.unknown)

    def _settle_statuses(self) -> None:
        """Give events of an own status the one that it is like; report the others."""
        nearest = Nearest(STATUSES)
        for word in self.pending.statuses:
            status = word.text
            if status in self.statuses:
                continue
            file, mark = word.file, word.mark
            near = nearest.find(status)
            self._note_word(file, "statuses", mark, status, near)
            question = suggest([f"`{near}`"] if near else [])
            declare = (
                f"a status of your own goes into `statuses: {{{status}: reported}}`"
            )
            self.diagnostics.append(
                make_diagnostic(
                    "status-unknown",
                    f"{status!r} is not a status of events",
                    file.locate(mark),
                    hint=f"{question} {declare} at the top of the file".lstrip(),
                    subject=status,
                )
            )
        if self.statuses:
            self._replace(
                {
                    event: dataclasses.replace(event, status_like=like)
                    for event in self.events
                    if (like := self.statuses.get(event.status)) is not None
                }
            )

    def _replace(self, changed: Mapping[Event, Event]) -> None:
        """Put other events in the place of some, wherever they wait."""
        self.events = [changed.get(event, event) for event in self.events]
        self.pending.relative = [
            (changed.get(event, event), key, relative)
            for event, key, relative in self.pending.relative
        ]

    def _report_unknown_kinds(self) -> None:
        for word in self.pending.kinds:
            kind = word.text
            if kind in self.kinds:
                continue
            file, mark = word.file, word.mark
            near = self._near_kinds.find(kind)
            self._note_word(file, "kinds", mark, kind, near)
            question = suggest([f"`{near}`"] if near else [])
            declare = f"a kind of your own goes into `kinds: [{kind}]`"
            self.diagnostics.append(
                make_diagnostic(
                    "kind-unknown",
                    f"{kind!r} is not a kind of event",
                    file.locate(mark),
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
                        subject=event.id,
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
            self._replace(renamed)

    def _settle_dates(self, events: list[Event]) -> tuple[list[Event], Beside]:
        """Settle the dates that name other events; leave out those that cannot.

        Return with the rest what each of them stands beside in order.
        """
        pending = self.pending
        if not pending.relative:
            return events, {}
        by_id: FoldedDict[Event] = FoldedDict((event.id, event) for event in events)
        answers = settle_dates(pending.relative, by_id, pending.lost, self.diagnostics)
        anchors = find_anchors(pending.relative, by_id, answers)
        roots = find_roots(anchors)
        settled: dict[Event, Event] = {}
        for event in events:
            values = answers.get(event, {})
            if "date" in values and values["date"] is None:
                pending.lost.add(event.id)
                self.left_out.append(LeftOut(event.locate(), "date"))
                continue
            changes: dict[str, Any] = {
                key: when for key, when in values.items() if when is not None
            }
            if event in anchors:
                root = roots[event]
                changes["beside"] = answers.get(root, {}).get("date") or root.date
            settled[event] = dataclasses.replace(event, **changes) if changes else event
        beside = {
            settled[event]: (settled[target], is_after)
            for event, (target, is_after) in anchors.items()
            if event in settled
        }
        return list(settled.values()), beside
