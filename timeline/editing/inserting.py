"""New events put into a file, by date and in the style of those next to them.

What they are to mean is read first, from a file of their own that joins the chronology
with the header of the file they go into. Then they are put in, all files are read
again, and it has to be the same.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.diagnostics import SourceFile
from timeline.editing.asides import (
    has_no_more_wrong,
    make_empty,
    name_aside,
    read_parts,
    refuse_errors,
    write_aside,
)
from timeline.editing.finding import find_hosts
from timeline.editing.headers import Registries, Words, add_header
from timeline.editing.hosts import Entry, Piece
from timeline.editing.placing import place_events
from timeline.editing.proving import Expected, describe_top, is_same_event
from timeline.editing.spans import Splice, UnsplicedError, apply_splices, settle
from timeline.editing.texts import Inputs, replace_text, without_collector
from timeline.editing.trees import read_tree, read_whole_file
from timeline.model import Chronology, Event
from timeline.reading import Input
from timeline.reading.events import KEYS
from timeline.reading.ids import make_id
from timeline.records import FrozenDict
from timeline.vocabulary import KINDS, STATUSES
from timeline.yamltext import Tree

_UNPROVED = (
    "would mean something else: write it by hand, or put the new events into a file "
    "beside it"
)
_NUMBERED = re.compile(r"(.+)-[0-9]+")
_LISTS = frozenset({"actors", "to", "about", "tags", "see"})
_NOTHING: Mapping[str, Any] = FrozenDict()
_WORDS = ("fields", "kinds", "statuses")


class NewEvent(NamedTuple):
    """An event that is to be written."""

    tree: Mapping[str, Tree]
    """Its keys in the order of the manual (`reading.events.KEYS`), own ones last."""
    bare: tuple[str, ...] = ()
    """Keys that hold nothing, whatever the `defaults` of its file give others."""


class Inserted(NamedTuple):
    """A file, and what becomes of it once events are put in."""

    file: SourceFile
    """As it was read."""
    data: bytes
    """As it is to be."""
    steps: tuple[tuple[Splice, ...], ...]
    """What was spliced, step by step, each into what came of the last."""
    begins: tuple[int, ...]
    """Where each event begins in the text as it is to be, in the order of the drafts:
    offsets in code points."""
    events: tuple[Event, ...]
    """The events as they are read from there, in that order."""
    chronology: Chronology
    """All that the files hold then."""

    @property
    def is_changed(self) -> bool:
        """Tell whether the file is to be another."""
        return self.data != self.file.data


def insert_events(
    inputs: Inputs,
    name: str,
    drafts: Sequence[NewEvent],
    *,
    header: Words = _NOTHING,
    registries: Registries = _NOTHING,
) -> Inserted:
    """Return what becomes of a file, by its name, once events are put into it.

    `header` holds words to be declared at its top and `registries` entries for its
    `actors`, `sources` and `places`; what is there already is passed over. Events whose
    id would be made twice get one of their own. Nothing else of the file changes by a
    byte.

    Raises UnsplicedError, with what to do, for a file that nothing can be put into, and
    where what comes of it would not mean what the drafts say.
    """
    with without_collector():
        return _Inserter(inputs, name, drafts, header, registries).insert()


class _Inserter:
    """Puts events into one file."""

    def __init__(
        self,
        inputs: Inputs,
        name: str,
        drafts: Sequence[NewEvent],
        header: Words,
        registries: Registries,
    ) -> None:
        self._inputs = inputs
        self._file = inputs.files[name]
        self._documents = read_whole_file(self._file)
        self._trees = [_normalize(draft) for draft in drafts]
        self._aside = name_aside(name)
        text = write_aside(
            self._file,
            self._documents,
            self._trees,
            {**header, **registries},
            at=inputs.at,
        )
        aside = Input(SourceFile(self._aside, text.encode()))
        joined = inputs._replace(inputs=(*inputs.inputs, aside))
        self._meant = joined.load()
        refuse_errors(self._meant, self._aside)
        self._refuse_choice()
        self._new = self._list_new()
        self._refuse_ids()
        self._words = self._choose_words(header)
        self._registries = self._choose_entries(registries)

    def insert(self) -> Inserted:
        """Return what becomes of the file."""
        steps: list[tuple[Splice, ...]] = []
        file = self._file
        starts = {
            file.find_start(one.marks[0]): one
            for one in self._meant.events
            if one.file == file.name
        }
        if self._words or self._registries:
            self._refuse_single(file, starts)
            settled = tuple(settle(add_header(file, self._words, self._registries)))
            order = sorted(starts)
            events = [starts[start] for start in order]
            starts = dict(zip(_move(order, settled), events, strict=True))
            file = replace_text(file, apply_splices(file.text, settled))
            self._documents = read_whole_file(file)
            steps.append(settled)
        begins: list[int] = []
        if self._trees:
            pieces = self._place(file, starts)
            begins = _find_begins(pieces, len(self._trees))
            splices = tuple(settle(piece.splice for piece in pieces))
            file = replace_text(file, apply_splices(file.text, splices))
            steps.append(splices)
        after = self._inputs.replace({file.name: file.text}).load()
        new = self._prove(file, after, begins)
        return Inserted(self._file, file.data, tuple(steps), tuple(begins), new, after)

    def _refuse_single(self, file: SourceFile, starts: Mapping[int, Event]) -> None:
        """Raise UnsplicedError for a file that is one event, and has no top."""
        if len(starts) != 1 or len(self._documents) != 1:
            return
        if self._trees:
            find_hosts(file, self._documents, frozenset(starts), at=self._inputs.at)
        root = read_tree(file.text, self._documents[0], in_pieces=True)
        if root is not None and root.start in starts:
            raise UnsplicedError(
                "the file is one event, with no top: declare it in a file beside it"
            )

    def _list_new(self) -> list[Event]:
        """Return the events as they are meant, in the order of the drafts."""
        new = [one for one in self._meant.events if one.file == self._aside]
        new.sort(key=lambda event: event.marks[0])
        if len(new) != len(self._trees):
            raise UnsplicedError("not every one of them is an event")
        for tree, event in zip(self._trees, new, strict=True):
            if not event.marks[1] and not _makes_id(event):
                # Its id would be made for another as well, and which of the two
                # gets the number depends on their order.
                rest = dict(tree)
                tree.clear()
                tree.update({"id": event.id, **rest})
        return new

    def _refuse_choice(self) -> None:
        """Raise UnsplicedError where it is not settled which list holds the events."""
        name = self._file.name
        for one in self._meant.left_out:
            if one.where.file == name and one.reason == "choice":
                raise UnsplicedError(
                    "several lists in it may be its events: name one of them `events`"
                )

    def _refuse_ids(self) -> None:
        """Raise UnsplicedError for an id that would take an old event's from it."""
        typed = {one.id for one in self._new if one.marks[1]}
        if not typed:
            return
        made = {
            base
            for one in self._meant.events
            if one.file != self._aside and not one.marks[1]
            for base in (make_id(one.title, one.date), make_id(one.title, None))
        }
        for one in typed:
            numbered = _NUMBERED.fullmatch(one)
            if one in made or (numbered and numbered[1] in made):
                before = {event.id for event in self._inputs.load().events}
                if one in before:
                    raise UnsplicedError(f"the id {one!r} is taken: give another")

    def _choose_words(self, header: Words) -> dict[str, Any]:
        """Return the words that nothing declares yet."""
        known: dict[str, Iterable[str]] = {"kinds": KINDS, "statuses": STATUSES}
        before = {name: set(known.get(name, ())) for name in _WORDS}
        for one in self._inputs.inputs if header else ():
            for name, found in _read_words(one.file, self._inputs.at).items():
                before[name] |= found
        chosen: dict[str, Any] = {}
        for name, words in header.items():
            if name not in before:
                raise UnsplicedError(f"`{name}` is no key that declares words")
            new = [word for word in dict.fromkeys(words) if word not in before[name]]
            if new and isinstance(words, Mapping):
                chosen[name] = {word: words[word] for word in new}
            elif new:
                chosen[name] = new
        return chosen

    def _choose_entries(self, registries: Registries) -> Registries:
        """Return the entries that no registry has yet."""
        meant: dict[str, Mapping[str, Any]] = {
            "actors": self._meant.actors,
            "sources": self._meant.sources,
            "places": self._meant.places,
        }
        chosen: dict[str, dict[str, Tree]] = {}
        for name, entries in registries.items():
            if name not in meant:
                raise UnsplicedError(f"`{name}` is no registry")
            for key, tree in entries.items():
                found = meant[name].get(key)
                if found is None:
                    raise UnsplicedError(f"`{key}` under `{name}` cannot be read")
                if found.where.file == self._aside:
                    chosen.setdefault(name, {})[key] = tree
        return chosen

    def _place(self, file: SourceFile, starts: Mapping[int, Event]) -> list[Piece]:
        hosts = find_hosts(file, self._documents, frozenset(starts), at=self._inputs.at)
        ranks = {event: rank for rank, event in enumerate(self._meant.events)}
        places = place_events(hosts, starts, self._new, ranks)
        entries = [
            Entry(number, tree, event.id)
            for number, (tree, event) in enumerate(
                zip(self._trees, self._new, strict=True)
            )
        ]
        return [
            piece
            for (host, index), numbers in places.items()
            for piece in hosts.hosts[host].insert(
                index, [entries[number] for number in numbers]
            )
        ]

    def _prove(
        self, file: SourceFile, after: Chronology, begins: Sequence[int]
    ) -> tuple[Event, ...]:
        """Return the new events. Raises UnsplicedError where all is not as meant."""
        numbers = {at: number for number, at in enumerate(begins)}
        found: list[Event | None] = [None] * len(begins)
        rest = []
        for event in after.events:
            number = (
                numbers.get(file.find_start(event.marks[0]))
                if event.file == file.name
                else None
            )
            if number is None:
                rest.append(event)
            else:
                found[number] = event
        old = [one for one in self._meant.events if one.file != self._aside]
        new = tuple(one for one in found if one is not None)
        expected = Expected()
        if len(rest) != len(old) or not all(
            one.file == two.file and is_same_event(one, two, expected)
            for one, two in zip(old, rest, strict=True)
        ):
            raise UnsplicedError(f"an event that is there {_UNPROVED}")
        if len(new) != len(self._new) or not all(
            is_same_event(one, two, expected)
            for one, two in zip(self._new, new, strict=True)
        ):
            raise UnsplicedError(f"a new event {_UNPROVED}")
        name = self._file.name
        is_same_top = describe_top(self._meant, expected) == describe_top(
            after, expected
        )
        if not is_same_top or not has_no_more_wrong(
            self._meant, self._aside, name, after
        ):
            raise UnsplicedError(f"what stands at the top {_UNPROVED}")
        return new


def _makes_id(event: Event) -> bool:
    """Tell whether an id that was not typed is made of date and title alone."""
    return event.id in (make_id(event.title, event.date), make_id(event.title, None))


def _normalize(draft: NewEvent) -> dict[str, Tree]:
    """Return the keys of an event in their order, without those that say nothing."""
    tree = {**{key: make_empty(key) for key in draft.bare}, **draft.tree}
    order = [key for key in KEYS if key in tree]
    order += [key for key in tree if key not in KEYS]
    found = {}
    for key in order:
        value = tree[key]
        # One text with a comma in it reads as a list that lacks its brackets.
        is_one = isinstance(value, str) and "," in value and key in _LISTS
        if value or key in draft.bare:
            found[key] = [value] if is_one else value
    return found


def _read_words(file: SourceFile, at: str) -> dict[str, set[str]]:
    """Return the words that the top of a file declares."""
    try:
        parts = read_parts(file, read_whole_file(file), at)
    except UnsplicedError:
        # Of another file than is written into.
        parts = []
    return {
        name: {word for part in parts for word in part.header.get(name, ())}
        for name in _WORDS
    }


def _move(starts: Sequence[int], settled: Sequence[Splice]) -> list[int]:
    """Return where offsets, in order, are found after splices."""
    moved, place, found = 0, 0, []
    for start in starts:
        while place < len(settled) and settled[place].end <= start:
            one = settled[place]
            moved += len(one.text) - (one.end - one.start)
            place += 1
        found.append(start + moved)
    return found


def _find_begins(pieces: Iterable[Piece], count: int) -> list[int]:
    """Return where each event begins once all pieces are put in."""
    begins = [0] * count
    moved = 0
    for piece in sorted(
        pieces, key=lambda one: (one.splice.start, one.splice.end > one.splice.start)
    ):
        splice = piece.splice
        for number, within in piece.begins:
            begins[number] = splice.start + moved + within
        moved += len(splice.text) - (splice.end - splice.start)
    return begins
