"""Events changed in the files they stand in, and the proof that nothing else is.

What the changed keys are to mean is read first, from a file beside theirs; afterwards
each event has to be what it was but for those keys, and everything else as it was.
"""

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.diagnostics import SourceFile
from timeline.editing.asides import (
    find_defaults,
    has_no_more_wrong,
    make_empty,
    name_aside,
    refuse_errors,
    write_aside,
)
from timeline.editing.columns import Lines
from timeline.editing.pairs import splice_event
from timeline.editing.proving import Expected, describe_top, is_same_event
from timeline.editing.spans import Splice, UnsplicedError, apply_splices, settle
from timeline.editing.texts import Inputs, without_collector
from timeline.editing.trees import TreeNode, read_tree, read_whole_file
from timeline.model import Chronology, Event
from timeline.reading import Input
from timeline.reading.documents import MARKDOWN, Document
from timeline.reading.events import EVENT
from timeline.reading.schema import names_of
from timeline.yamltext import Tree

Changes = Mapping[str, Tree | None]
"""What the keys of an event are to hold, by their names; nothing takes one out, or says
that a default of the file does not hold."""

_UNPROVED = "something would mean something else: change it by hand"
_NAMES = frozenset(field.name for field in dataclasses.fields(Event))
_DATES = frozenset(names_of(EVENT.keys, "date"))
# What stands in for a date that stays as it is.
_ANY = {"date": "2000-01-01", "title": "x"}


class Changed(NamedTuple):
    """A file, and what becomes of it once events in it are changed."""

    file: SourceFile
    """As it was read."""
    data: bytes
    """As it is to be."""
    splices: tuple[Splice, ...]
    """What was spliced, in order."""
    events: tuple[Event, ...]
    """The changed events as they are read then, in the order given."""
    chronology: Chronology
    """All that the files hold then."""

    @property
    def is_changed(self) -> bool:
        """Tell whether the file is to be another."""
        return self.data != self.file.data


def change_event(inputs: Inputs, event: Event, changes: Changes) -> Changed:
    """Return what becomes of the file of an event once some of its keys are others.

    `event` is one that was read from these inputs. Raises UnsplicedError as
    `change_events` does.
    """
    return change_events(inputs, event.file, [(event, changes)])


def change_events(
    inputs: Inputs, name: str, wanted: Sequence[tuple[Event, Changes]]
) -> Changed:
    """Return what becomes of a file, by its name, once events in it are others.

    Keys go by the names of the manual, whatever they are called in the file. An event
    whose id is made of its date and title, and named elsewhere, keeps it: it is typed.

    Raises UnsplicedError where what stands there cannot be put otherwise without losing
    something else, and where what comes of it would not be what is meant.
    """
    with without_collector():
        changer = _Changer(inputs, name, wanted)
        try:
            return changer.change(keep_ids=False)
        except _UnprovedError:
            return changer.change(keep_ids=True)


def find_unwritable(
    inputs: Inputs, name: str, wanted: Sequence[tuple[Event, Changes]]
) -> Mapping[int, str]:
    """Return why events cannot be changed, by their number, those that stand so.

    It goes by what stands in the file alone, not by what would come of it. Raises
    UnsplicedError for a file in which nothing can be changed.
    """
    file = inputs.files[name]
    documents = _read_documents(file)
    nodes = _find_nodes(file, documents, wanted)
    lines = Lines(file.text)
    fields = inputs.load().fields
    defaults = find_defaults(file, at=inputs.at)
    found = {}
    for number, (event, changes) in enumerate(wanted):
        try:
            _splice(file, lines, nodes, event, changes, fields, defaults)
        except UnsplicedError as error:
            found[number] = str(error)
    return found


class _UnprovedError(UnsplicedError):
    """What came of it is not what was meant."""


class _Changer:
    """Changes events of one file."""

    def __init__(
        self, inputs: Inputs, name: str, wanted: Sequence[tuple[Event, Changes]]
    ) -> None:
        self._inputs = inputs
        self._file = inputs.files[name]
        self._documents = _read_documents(self._file)
        self._wanted = wanted
        self._aside = name_aside(name)
        self._defaults = find_defaults(self._file, at=inputs.at)
        drafts = [
            _ANY
            | {
                key: value or make_empty(key)
                for key, value in changes.items()
                if value or key in self._defaults
            }
            for _, changes in wanted
        ]
        text = write_aside(self._file, self._documents, drafts, {}, at=inputs.at)
        aside = Input(SourceFile(self._aside, text.encode()))
        self._meant = inputs._replace(inputs=(*inputs.inputs, aside)).load()
        refuse_errors(self._meant, self._aside)
        self._new = sorted(
            (one for one in self._meant.events if one.file == self._aside),
            key=lambda event: event.marks[0],
        )
        if len(self._new) != len(wanted):
            raise UnsplicedError("not every one of them would be an event")
        self._refuse_twice()
        self._refuse_lost()

    def change(self, *, keep_ids: bool) -> Changed:
        """Return what becomes of the file; with ids typed that were not, if asked."""
        file = self._file
        lines = Lines(file.text)
        nodes = _find_nodes(file, self._documents, self._wanted)
        splices: list[Splice] = []
        for event, changes in self._wanted:
            keeps = keep_ids and _makes_id_anew(event, changes)
            kept: Changes = {"id": event.id} if keeps else {}
            splices += _splice(
                file,
                lines,
                nodes,
                event,
                {**changes, **kept},
                self._meant.fields,
                self._defaults,
            )
        settled = tuple(settle(splices))
        text = apply_splices(file.text, settled)
        changed = self._inputs.replace({file.name: text})
        after = changed.load()
        events = self._prove(after, keep_ids=keep_ids)
        data = changed.files[file.name].data
        return Changed(file, data, settled, events, after)

    def _refuse_twice(self) -> None:
        """Raise UnsplicedError where an alias makes another event of one of them."""
        count = Counter(
            one.marks[0] for one in self._meant.events if one.file == self._file.name
        )
        if any(count[event.marks[0]] > 1 for event, _ in self._wanted):
            raise UnsplicedError(
                "an alias makes another event of it: write out that one first"
            )

    def _refuse_lost(self) -> None:
        """Raise UnsplicedError for another id where events name the one that is."""
        named = {one for event in self._meant.events for one in event.see}
        for event, changes in self._wanted:
            if event.id in named and changes.get("id", event.id) != event.id:
                raise UnsplicedError(
                    f"other events name it as {event.id!r}: change it there as well, "
                    "by hand"
                )

    def _prove(self, after: Chronology, *, keep_ids: bool) -> tuple[Event, ...]:
        """Return the changed events. Raises where all is not as meant."""
        numbers = {
            (event.file, event.marks[0]): number
            for number, (event, _) in enumerate(self._wanted)
        }
        before = _list_events(self._meant, self._aside)
        now = _list_events(after, self._aside)
        found: dict[int, Event] = {}
        is_proved = len(before) == len(now)
        for one, two in zip(before, now, strict=False):
            number = numbers.get((one.file, one.marks[0]))
            if number is None:
                expected = one
            else:
                found[number] = two
                expected = self._expect(number, one, two, keep_ids=keep_ids)
            if one.file != two.file or not is_same_event(expected, two, Expected()):
                is_proved = False
        is_proved = is_proved and not self._loses_id(found, after)
        same = describe_top(self._meant, Expected()) == describe_top(after, Expected())
        name = self._file.name
        if not (
            is_proved
            and same
            and len(found) == len(numbers)
            and has_no_more_wrong(self._meant, self._aside, name, after)
        ):
            raise _UnprovedError(_UNPROVED)
        return tuple(found[number] for number in range(len(found)))

    def _loses_id(self, found: Mapping[int, Event], after: Chronology) -> bool:
        """Tell whether an event is named elsewhere by an id that it has no more."""
        lost = {
            self._wanted[number][0].id
            for number, now in found.items()
            if "id" not in self._wanted[number][1]
            and self._wanted[number][0].id != now.id
        }
        return bool(lost) and any(
            not lost.isdisjoint(event.see) for event in after.events
        )

    def _expect(self, number: int, old: Event, now: Event, *, keep_ids: bool) -> Event:
        """Return what an event is to be."""
        changes, new = self._wanted[number][1], self._new[number]
        fields = {key: getattr(new, key) for key in changes if key in _NAMES}
        extra = {key: value for key, value in old.extra.items() if key not in changes}
        extra |= {key: new.extra[key] for key in changes if key in new.extra}
        fields["extra"] = extra
        if "status" in changes:
            fields["status_like"] = new.status_like
        if "date" in changes:
            fields["beside"] = new.beside
        if _makes_id_anew(old, changes) and not keep_ids:
            fields["id"] = now.id
        if "id" in changes and not changes["id"]:
            fields["id"] = now.id
        return dataclasses.replace(old, **fields)


_Nodes = Mapping[int, tuple[TreeNode, Document]]
"""The mappings of events, each in its document, by where they begin in the file."""


def _read_documents(file: SourceFile) -> list[Document]:
    if file.name.lower().endswith(MARKDOWN):
        raise UnsplicedError("front matter is changed by hand")
    return read_whole_file(file)


def _find_nodes(
    file: SourceFile,
    documents: Iterable[Document],
    wanted: Iterable[tuple[Event, Changes]],
) -> _Nodes:
    """Return the mappings of events that stand where events are read from."""
    starts = {file.find_start(event.marks[0]) for event, _ in wanted}
    found: dict[int, tuple[TreeNode, Document]] = {}
    for document in documents:
        root = read_tree(file.text, document, in_pieces=True)
        waiting = [root] if root is not None else []
        while waiting:
            node = waiting.pop()
            if node.is_map and node.items and node.start in starts:
                found[node.start] = node, document
            else:
                waiting += node.values
    return found


def _splice(
    file: SourceFile,
    lines: Lines,
    nodes: _Nodes,
    event: Event,
    changes: Changes,
    fields: Collection[str],
    defaults: Collection[str],
) -> Iterable[Splice]:
    """Return what changes one event. Raises UnsplicedError where it cannot be."""
    start = file.find_start(event.marks[0])
    if start not in nodes:
        raise UnsplicedError("it stands in a place that cannot be written into")
    node, document = nodes[start]
    if "date" in changes:
        _refuse_parts(event, node)
    is_json = document.root is not None
    return splice_event(
        file, lines, node, changes, fields=fields, defaults=defaults, is_json=is_json
    )


def _makes_id_anew(event: Event, changes: Changes) -> bool:
    """Tell whether an id, made of date and title, would be made again of others."""
    is_other = "date" in changes or "title" in changes
    return is_other and not event.marks[1] and "id" not in changes


def _refuse_parts(event: Event, node: TreeNode) -> None:
    """Raise UnsplicedError for a date that is made of several keys."""
    texts = [
        value.text.strip() for key, value in node.pairs if key.text.lower() in _DATES
    ]
    may_be_elsewhere = any(one.kind == "alias" for one in node.values)
    if event.date.typed.strip() not in texts and not may_be_elsewhere:
        raise UnsplicedError(
            "its date stands in several keys: make them one `date` first"
        )


def _list_events(chronology: Chronology, aside: str) -> list[Event]:
    """Return the events of the files in the order in which they stand there."""
    order = {file.name: place for place, file in enumerate(chronology.files)}
    return sorted(
        (one for one in chronology.events if one.file != aside),
        key=lambda event: (order[event.file], event.marks[0]),
    )
