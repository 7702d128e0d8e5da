"""What a chronology holds: events, and the actors, sources and places they name.

Everything is frozen. Text fields are empty rather than None where nothing was
typed; lists are tuples in the order typed. Names are kept as typed: an id, a
name or an alias; `timeline.names` says whom they mean.
"""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from timeline.dates import When
from timeline.diagnostics import NO_MARK, Diagnostic, Location, SourceFile, locate

Value = str | tuple["Value", ...] | Mapping[str, "Value"]
"""What an unknown key may hold: YAML with every scalar as text."""

NOTHING: Mapping[str, Value] = MappingProxyType({})
NO_MARKS: Mapping[str, int] = MappingProxyType({})


def _nothing() -> Mapping[str, Value]:
    return NOTHING


def _no_records() -> Mapping[str, Any]:
    return MappingProxyType({})


KINDS = (
    "visit",
    "meeting",
    "call",
    "letter",
    "summit",
    "conference",
    "negotiation",
    "statement",
    "claim",
    "assessment",
    "agreement",
    "treaty",
    "vote",
    "resolution",
    "appointment",
    "recognition",
    "sanction",
    "expulsion",
    "arrest",
    "transfer",
    "aid",
    "deployment",
    "exercise",
    "ceasefire",
    "attack",
    "protest",
    "election",
    "other",
)
STATUSES = (
    "reported",
    "confirmed",
    "claimed",
    "disputed",
    "denied",
    "announced",
    "cancelled",
)
CONFIDENCES = ("low", "moderate", "high")
NOTE = "note"
"""The key of what is for the authors alone; no file holds it unless asked to."""
PLACED = frozenset({"where", "marks"})
"""Fields of registries that tell where something was typed, not what."""
ACTOR_TYPES = ("person", "state", "organisation", "group")
RELIABILITIES = ("A", "B", "C", "D", "E", "F")
CREDIBILITIES = ("1", "2", "3", "4", "5", "6")


class Citation(NamedTuple):
    """What one event takes from one source."""

    source: str
    """The id of a source in the registry, or the source in words."""
    page: str = ""
    url: str = ""
    archived: str = ""
    accessed: str = ""
    quote: str = ""
    attributed_to: str = ""
    """Whom the source itself names as its source."""
    credibility: str = ""
    """Of this information, 1 (confirmed) to 6 (cannot be judged)."""
    note: str = ""
    extra: Mapping[str, Value] = NOTHING


class Account(NamedTuple):
    """What one of several sources that disagree says of when it happened."""

    source: str
    """The id of a source in the registry, or the source in words."""
    date: When
    title: str = ""
    note: str = ""
    extra: Mapping[str, Value] = NOTHING


# The order of `Event.marks`: one mark for each of these, then one for each value of
# each list.
SINGLE_MARKS = (
    "event",
    "id",
    "date",
    "title",
    "reported",
    "kind",
    "place",
    "status",
    "confidence",
)
LIST_MARKS = ("actors", "to", "about", "tags", "sources", "accounts", "see")
_SINGLE_INDEX = {key: index for index, key in enumerate(SINGLE_MARKS)}


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """Something that happened, or is said to have happened. Equal by identity."""

    id: str
    date: When
    title: str
    file: str
    marks: "array[int]" = field(repr=False)
    reported: When | None = None
    summary: str = ""
    kind: str = ""
    actors: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    place: str = ""
    tags: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    accounts: tuple[Account, ...] = ()
    """Where sources disagree: what each says. Located by the date of each."""
    status: str = "reported"
    confidence: str = ""
    see: tuple[str, ...] = ()
    note: str = ""
    extra: Mapping[str, Value] = field(default_factory=_nothing)
    """Keys of the author's own, in the order typed."""

    def locate(self, key: str = "event", index: int = 0) -> Location:
        """Return where a value was typed; the event itself where it was not.

        `index` counts the values of a list from 0.
        """
        position = _SINGLE_INDEX.get(key)
        if position is None:
            position = len(SINGLE_MARKS) + index
            for name in LIST_MARKS[: LIST_MARKS.index(key)]:
                position += len(getattr(self, name))
        mark = self.marks[position]
        return locate(self.file, mark if mark != NO_MARK else self.marks[0])


class Role(NamedTuple):
    """An office held for some time."""

    office: str
    of: str = ""
    """The state or organisation, as typed; empty where the office says it."""
    when: When | None = None
    """None: nobody says when, and it is taken to be held at all times."""


class Member(NamedTuple):
    """Who belongs to a group or an organisation, and when."""

    actor: str
    """As typed."""
    when: When | None = None
    """None: at all times."""


class Actor(NamedTuple):
    """A person, state, organisation or group of the registry."""

    id: str
    name: str
    where: Location
    type: str = ""
    of: str = ""
    """The state or organisation it belongs to, as typed."""
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    members: tuple[Member, ...] = ()
    born: When | None = None
    died: When | None = None
    founded: When | None = None
    dissolved: When | None = None
    note: str = ""
    extra: Mapping[str, Value] = NOTHING
    marks: Mapping[str, int] = NO_MARKS

    @property
    def begins(self) -> When | None:
        """Return when it was born or founded, where that was typed."""
        return self.born or self.founded

    @property
    def ends(self) -> When | None:
        """Return when it died or was dissolved, where that was typed."""
        return self.died or self.dissolved

    def locate(self, *path: str | int) -> Location:
        """Return where a value was typed, such as `"roles", 0, "when"`.

        The entry itself where it was not typed.
        """
        return _locate(self.where, self.marks, path)


class Source(NamedTuple):
    """A publication, a document, a person asked: what events rest on."""

    id: str
    title: str
    where: Location
    author: str = ""
    publisher: str = ""
    date: When | None = None
    url: str = ""
    archived: str = ""
    accessed: str = ""
    reliability: str = ""
    """A (reliable) to F (cannot be judged): the Admiralty scale."""
    note: str = ""
    extra: Mapping[str, Value] = NOTHING
    marks: Mapping[str, int] = NO_MARKS

    def locate(self, *path: str | int) -> Location:
        """Return where a value was typed; the entry itself where it was not."""
        return _locate(self.where, self.marks, path)


def _locate(
    where: Location, marks: Mapping[str, int], path: tuple[str | int, ...]
) -> Location:
    mark = marks.get(".".join(map(str, path)), NO_MARK)
    return locate(where.file, mark) if mark != NO_MARK else where


class Place(NamedTuple):
    """A place of the registry."""

    id: str
    name: str
    where: Location
    country: str = ""
    at: tuple[float, float] | None = None
    """Degrees north and east (WGS 84)."""
    aliases: tuple[str, ...] = ()
    note: str = ""
    extra: Mapping[str, Value] = NOTHING


@dataclass(frozen=True, eq=False)
class Chronology:
    """One or several files, merged. Equal by identity."""

    title: str = ""
    year: int | None = None
    """The `year` of the files, where they agree on one."""
    events: tuple[Event, ...] = ()
    """In order of date; those of one date as they stand in the files."""
    actors: Mapping[str, Actor] = field(default_factory=_no_records)
    sources: Mapping[str, Source] = field(default_factory=_no_records)
    places: Mapping[str, Place] = field(default_factory=_no_records)
    kinds: tuple[str, ...] = KINDS
    """The built-in kinds, then those the files declare."""
    fields: tuple[str, ...] = ()
    extra: Mapping[str, Value] = field(default_factory=_nothing)
    """Unknown keys of the header."""
    files: tuple[SourceFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    lost_ids: frozenset[str] = frozenset()
    """Ids of events left out because of an error in their date or title."""
    memo: dict[str, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What rooms above work out of it once, by their own keys; never copied."""

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Return the events by their ids."""
        return {event.id: event for event in self.events}
