"""What a chronology holds: events, and the actors, sources and places they name.

Everything is frozen, and can be copied and pickled. Text fields are empty rather
than None where nothing was typed; lists are tuples in the order typed. Names are kept
as typed: an id, a name or an alias; `timeline.names` says whom they mean. `to_dict`
gives a record as plain values, which docs/json.md describes.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, field, fields
from functools import cache, cached_property
from typing import Any

from timeline.dates import When
from timeline.diagnostics import NO_MARK, Diagnostic, Location, SourceFile
from timeline.lean import NamedTuple, dataclass
from timeline.records import FoldedDict, FrozenDict, cut, make_plain, quote_short
from timeline.text import count_of, make_visible
from timeline.vocabulary import KINDS, StatusMeaning, meaning_of

Value = str | tuple["Value", ...] | Mapping[str, "Value"]
"""What an unknown key may hold: YAML with every scalar as text."""

NOTHING: Mapping[str, Value] = FrozenDict()


class Marks(NamedTuple):
    """Where the values of an entry of a registry stand, by paths such as `roles.0`."""

    file: SourceFile | None = None
    by_path: Mapping[str, int] = FrozenDict()


NO_MARKS = Marks()


def _nothing() -> Mapping[str, Value]:
    return NOTHING


def _no_records() -> Mapping[str, Any]:
    return FrozenDict()


NOTE = "note"
"""The key of what is for the authors alone; no file holds it unless asked to."""
_OWN = "own"
"""The key of plain values under which stands what the author keeps in `extra`."""
PLACED = frozenset({"where", "marks"})
"""Fields of registries that tell where something was typed, not what."""


class Citation(NamedTuple):
    """What one event takes from one source."""

    source: str
    """The id of a source in the registry, or the source in words: of one that is
    described here, its title, else its address, else who published or wrote it."""
    title: str = ""
    """Of the piece that is cited: what a citation without `source` is called by."""
    author: str = ""
    publisher: str = ""
    date: When | None = None
    """Of what is cited; it goes before the date of the source."""
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

    def to_dict(self) -> dict[str, Any]:
        """Return what is filled in as plain values."""
        return _list_filled(self)


class Account(NamedTuple):
    """What one of several sources that disagree says of when it happened."""

    source: str
    """The id of a source in the registry, or the source in words."""
    date: When
    title: str = ""
    note: str = ""
    extra: Mapping[str, Value] = NOTHING

    def to_dict(self) -> dict[str, Any]:
        """Return what is filled in as plain values."""
        return _list_filled(self)


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


class _OpenEvent:
    """An event that is being made: what `make_event` fills in before it is frozen."""

    __slots__ = (
        "about",
        "accounts",
        "actors",
        "beside",
        "confidence",
        "date",
        "extra",
        "id",
        "kind",
        "marks",
        "note",
        "origin",
        "place",
        "reported",
        "see",
        "sources",
        "status",
        "status_like",
        "summary",
        "tags",
        "title",
        "to",
    )

    def __init__(
        self,
        id: str,  # noqa: A002  # as the field is called
        date: When,
        title: str,
        origin: SourceFile,
        marks: Sequence[int],
        reported: When | None,
        summary: str,
        kind: str,
        actors: tuple[str, ...],
        to: tuple[str, ...],
        about: tuple[str, ...],
        place: str,
        tags: tuple[str, ...],
        sources: tuple[Citation, ...],
        accounts: tuple[Account, ...],
        status: str,
        confidence: str,
        see: tuple[str, ...],
        note: str,
        extra: Mapping[str, Value],
        status_like: str,
        beside: When | None,
    ) -> None:
        self.id = id
        self.date = date
        self.title = title
        self.origin = origin
        self.marks = marks
        self.reported = reported
        self.summary = summary
        self.kind = kind
        self.actors = actors
        self.to = to
        self.about = about
        self.place = place
        self.tags = tags
        self.sources = sources
        self.accounts = accounts
        self.status = status
        self.confidence = confidence
        self.see = see
        self.note = note
        self.extra = extra
        self.status_like = status_like
        self.beside = beside


@dataclass(frozen=True, slots=True, eq=False)
class Event(_OpenEvent):
    """Something that happened, or is said to have happened. Equal by identity."""

    id: str
    date: When
    title: str
    origin: SourceFile = field(repr=False)
    """The file that it stands in."""
    marks: Sequence[int] = field(repr=False)
    """Where its values stand: one mark for each of `SINGLE_MARKS`, then one for each
    value of each of `LIST_MARKS`."""
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
    status_like: str = ""
    """The built-in status that the author's own one is declared to be like."""
    beside: When | None = None
    """The date of the event beside which it stands in order, where its own date says
    `after` that or `before` it; of a chain of such the last."""

    @property
    def file(self) -> str:
        """Return the name of the file that it stands in."""
        return self.origin.name

    @property
    def cited(self) -> list[str]:
        """Return the names of what it and its accounts cite, as typed, in order."""
        names = [citation.source for citation in self.sources]
        if self.accounts:
            names += [account.source for account in self.accounts]
        return names

    @property
    def described(self) -> list[str]:
        """Return the names of those citations that say of a source more than its name.

        One blank stands for a name that is empty.
        """
        return [
            citation.source or " "
            for citation in self.sources
            if citation.title
            or citation.url
            or citation.publisher
            or citation.author
            or citation.date
        ]

    @property
    def meaning(self) -> StatusMeaning:
        """Return what its status means; an own one nobody explains is `reported`."""
        return meaning_of(self.status_like or self.status)

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
        return self.origin.locate(mark if mark != NO_MARK else self.marks[0])

    def to_dict(self) -> dict[str, Any]:
        """Return everything known of it as plain values, keys in a fixed order.

        `note` is there only where it was typed, and is for the authors alone:
        exports leave it out.
        """
        return {
            "id": self.id,
            "date": self.date.to_dict(),
            "reported": make_plain(self.reported),
            "title": self.title,
            "summary": self.summary,
            "kind": self.kind,
            "actors": list(self.actors),
            "to": list(self.to),
            "about": list(self.about),
            "place": self.place,
            "tags": list(self.tags),
            "sources": [citation.to_dict() for citation in self.sources],
            "accounts": [account.to_dict() for account in self.accounts],
            "status": self.status,
            "confidence": self.confidence,
            "see": list(self.see),
            **({NOTE: self.note} if self.note else {}),
            _OWN: make_plain(self.extra),
        }

    def __repr__(self) -> str:
        date, identifier = cut(self.date.edtf), cut(make_visible(self.id))
        return f"<Event {date} {identifier}: {quote_short(self.title)}>"


@cache
def list_event_fields() -> Mapping[str, Any]:
    """Return the fields of an event, in their order, each with what it is unless typed.

    None for what every event has.
    """
    # Only who makes events pays for it.
    return FrozenDict(
        {
            one.name: one.default if one.default is not MISSING else None
            for one in fields(Event)
        }
        | {"extra": NOTHING}
    )


def make_event(values: Iterable[Any]) -> Event:
    """Return the event of which these are all the fields, in the order of `Event`."""
    # Each field of a frozen record costs a call, and files have many events.
    made: Any = _OpenEvent(*values)
    made.__class__ = Event
    event: Event = made
    return event


class Role(NamedTuple):
    """An office held for some time."""

    office: str
    of: str = ""
    """The state or organisation, as typed; empty where the office says it."""
    when: When | None = None
    """None: nobody says when, and it is taken to be held at all times. `unknown` where
    what is said cannot be read."""
    extra: Mapping[str, Value] = NOTHING

    def to_dict(self) -> dict[str, Any]:
        """Return plain values; `when` is None where it has no dates."""
        return _list_all(self)


class Member(NamedTuple):
    """Who belongs to a group or an organisation, and when."""

    actor: str
    """As typed."""
    when: When | None = None
    """None: at all times. `unknown` where what is said cannot be read."""
    extra: Mapping[str, Value] = NOTHING

    def to_dict(self) -> dict[str, Any]:
        """Return plain values; `when` is None where it has no dates."""
        return _list_all(self)


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
    marks: Marks = NO_MARKS

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

    def to_dict(self) -> dict[str, Any]:
        """Return what is filled in as plain values."""
        return _list_filled(self)

    def __repr__(self) -> str:
        return _show_entry(self, self.name)


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
    marks: Marks = NO_MARKS

    def locate(self, *path: str | int) -> Location:
        """Return where a value was typed; the entry itself where it was not."""
        return _locate(self.where, self.marks, path)

    def to_dict(self) -> dict[str, Any]:
        """Return what is filled in as plain values."""
        return _list_filled(self)

    def __repr__(self) -> str:
        return _show_entry(self, self.title)


def _locate(where: Location, marks: Marks, path: tuple[str | int, ...]) -> Location:
    mark = marks.by_path.get(".".join(map(str, path)), NO_MARK)
    if marks.file is None or mark == NO_MARK:
        return where
    return marks.file.locate(mark)


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

    def to_dict(self) -> dict[str, Any]:
        """Return what is filled in as plain values."""
        return _list_filled(self)

    def __repr__(self) -> str:
        return _show_entry(self, self.name)


def _list_all(record: Role | Member) -> dict[str, Any]:
    """Return every field as a plain value, keys of the author's own only if typed."""
    values = {name: make_plain(value) for name, value in record._asdict().items()}
    own = values.pop("extra")
    return values | ({_OWN: own} if own else {})


def _list_filled(record: Citation | Account | Actor | Source | Place) -> dict[str, Any]:
    """Return the filled-in fields as plain values, in the order of the record."""
    return {
        _OWN if name == "extra" else name: make_plain(value)
        for name, value in record._asdict().items()
        if value and name not in PLACED
    }


def _show_entry(record: Actor | Source | Place, name: str) -> str:
    identifier = cut(make_visible(record.id))
    return f"<{type(record).__name__} {identifier}: {quote_short(name)}>"


class SavedQuery(NamedTuple):
    """A question under a name, as `queries:` has it."""

    name: str
    text: str
    """In the query language (docs/query.md), as typed."""
    where: Location
    """Of the text."""


class LeftOut(NamedTuple):
    """An entry among the events of a file that could not be read as one."""

    where: Location
    reason: str
    """One of `LEFT_OUT_REASONS`."""
    entries: int = 1
    """How many; more than one only where nobody can tell them apart."""


LEFT_OUT_REASONS: Mapping[str, tuple[str, str]] = FrozenDict(
    {
        "date": ("its date is not read", "their dates are not read"),
        "title": ("it has no title", "they have no title"),
        "syntax": ("its YAML is not read", "their YAML is not read"),
        "shape": ("it is no event", "they are no events"),
        "choice": (
            "it stands in one of several lists that may be the events",
            "they stand in several lists that may be the events",
        ),
        "conflict": ("it stands in a git conflict", "they stand in a git conflict"),
    }
)
"""Each reason with words for one entry, and for several."""


class EventStore(Sequence[Event], ABC):
    """The events of a chronology where not all of them are in memory, in order.

    One that is looked at twice is the same object both times.
    """

    @property
    @abstractmethod
    def by_id(self) -> Mapping[str, Event]:
        """Return the events by their ids, as `Chronology.by_id` does."""

    @abstractmethod
    def find_place(self, id_: str) -> int:
        """Return the place in the order of the event that `by_id` has; from 0.

        Raises KeyError for an id that no event has.
        """

    @abstractmethod
    def find(self, wanted: Any) -> Sequence[Event]:
        """Return those that may be wanted, in order; others perhaps as well.

        `wanted` is a set of events as `timeline.query.narrowing` has them.
        """

    @abstractmethod
    def list_words(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return what stands under some keys as typed, each once, in order.

        The keys are those of names of actors, `tags`, `place`, `kind`, `status`,
        `confidence`, `see`; `keys` for the authors' own; `sources` for the names of
        what is cited, `described` for those of them of which more is said.
        """

    @abstractmethod
    def having(
        self, keys: Sequence[str], words: Collection[str] | None = None
    ) -> Sequence[Event]:
        """Return those that have one of some words under one of some keys, in order.

        Without words, those that have any. Keys are those of `list_words`; several are
        those of names.
        """


@dataclass(frozen=True, eq=False)
class Chronology:
    """One or several files, merged. Equal by identity."""

    title: str = ""
    year: int | None = None
    """The `year` of the files, where they agree on one."""
    events: Sequence[Event] = ()
    """In order of date; those of one date as they stand in the files. A tuple, or an
    `EventStore` where they are read only as they are asked for."""
    actors: Mapping[str, Actor] = field(default_factory=_no_records)
    sources: Mapping[str, Source] = field(default_factory=_no_records)
    places: Mapping[str, Place] = field(default_factory=_no_records)
    kinds: tuple[str, ...] = KINDS
    """The built-in kinds, then those the files declare."""
    statuses: Mapping[str, str] = field(default_factory=_no_records)
    """The authors' own statuses, each with the built-in one that it is like."""
    fields: Mapping[str, str] = field(default_factory=_no_records)
    """The authors' own keys of events that the files declare, each with one of
    `FIELD_TYPES`."""
    queries: Mapping[str, SavedQuery] = field(default_factory=_no_records)
    """Questions that the files give a name, by it."""
    extra: Mapping[str, Value] = field(default_factory=_nothing)
    """Unknown keys of the header."""
    files: tuple[SourceFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """What stands among the events of the files and is none of `events`, in order."""
    lost_ids: frozenset[str] = frozenset()
    """Ids of events left out because of an error in their date or title."""
    memo: dict[str, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What rooms above work out of it once, by their own keys; never copied."""

    def __post_init__(self) -> None:
        """Keep what all share from being changed by one."""
        for name, value in self.__dict__.items():
            open_ = isinstance(value, Mapping) and not isinstance(value, FrozenDict)
            if open_ and name != "memo":
                object.__setattr__(self, name, FrozenDict(value))

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Return the events by their ids, which another case finds where one has it."""
        if isinstance(self.events, EventStore):
            return self.events.by_id
        return FoldedDict((event.id, event) for event in self.events)

    def __getstate__(self) -> dict[str, Any]:
        # What is worked out of the fields is worked out anew by a copy.
        fields = self.__dataclass_fields__
        return {name: getattr(self, name) for name in fields} | {"memo": {}}

    def __repr__(self) -> str:
        title = f" {quote_short(self.title)}" if self.title else ""
        held = (
            (self.events, "event"),
            (self.actors, "actor"),
            (self.sources, "source"),
            (self.places, "place"),
            (self.diagnostics, "problem"),
        )
        counts = ", ".join(count_of(len(what), noun) for what, noun in held if what)
        return f"<Chronology{title}: {counts or 'empty'}{self._show_files()}>"

    def _show_files(self) -> str:
        if len(self.files) == 1:
            return f" from {quote_short(self.files[0].name)}"
        return f" from {len(self.files):,} files" if self.files else ""
