"""Part of a chronology as one of its own: the events selected, and what they need.

An excerpt means by itself what it means in the whole. It has the entries of registries
that its events name, and those that these entries name; and nothing in it refers to an
event that is not in it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from timeline.dates import (
    DateError,
    Relative,
    When,
    parse_date,
    resolve_relative,
    spell_date,
)
from timeline.diagnostics import ExpectedError
from timeline.editing.recordtrees import spell_fixed
from timeline.model import (
    Account,
    Actor,
    Chronology,
    Event,
    Place,
    SavedQuery,
    Source,
    Value,
)
from timeline.names import Names, names_of
from timeline.names.typed import list_names
from timeline.query import Selection
from timeline.query.resolving import resolve
from timeline.query.saved import expand_saved, read_saved

_Entry = TypeVar("_Entry", Actor, Place, Source)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A selection as a chronology."""

    chronology: Chronology
    """Its dates are spelled so that they are read in it as they are."""
    elsewhere: tuple[tuple[str, ...], ...]
    """For each event the ids under `see` of events that are not in the excerpt."""
    settled: int
    """How many dates named such an event, and are spelled without it."""
    queries_left_out: int
    """How many saved queries ask for what is not in the excerpt."""


def make_excerpt(selection: Selection) -> Excerpt:
    """Return a selection as a chronology of its own, events in the same order.

    It has a `year` only where dates need it to be read. Kinds, statuses, fields and
    keys of the header are those of the whole. Where all events are selected, so are
    all entries of registries and saved queries.
    """
    whole = selection.chronology
    is_whole = len(selection.matches) == len(whole.events)
    events = selection.events
    speller = _Speller(whole, events)
    kept, elsewhere = [], []
    for event in events:
        here = tuple([other for other in event.see if other in speller.by_id])
        gone = tuple([other for other in event.see if other not in speller.by_id])
        elsewhere.append(gone)
        kept.append(speller.spell_event(event, here if gone else event.see))
    names = names_of(whole)
    part = replace(
        whole,
        year=speller.year,
        events=tuple(kept),
        actors=_keep(whole.actors, _find_actors(events, names), is_whole=is_whole),
        sources=_keep(whole.sources, _find_sources(events, names), is_whole=is_whole),
        places=_keep(whole.places, _find_places(events, names), is_whole=is_whole),
    )
    queries = whole.queries if is_whole else dict(_find_queries(part))
    return Excerpt(
        replace(part, queries=queries),
        tuple(elsewhere),
        speller.settled,
        len(whole.queries) - len(queries),
    )


def _keep(
    entries: Mapping[str, _Entry], wanted: Iterable[str], *, is_whole: bool
) -> dict[str, _Entry]:
    """Return the entries that are wanted, in their order; all of them of the whole."""
    there = frozenset(entries if is_whole else wanted)
    return {key: spell_fixed(entry) for key, entry in entries.items() if key in there}


def _find_actors(events: Iterable[Event], names: Names) -> Iterator[str]:
    """Yield the ids of the actors that events name, and of all that these name."""
    registry = names.actors.registry
    seen: set[str] = set()
    waiting = list(_list_named(tuple(events), names))
    while waiting:
        actor = registry.actor_of(waiting.pop())
        if actor is None or actor.id in seen:
            continue
        seen.add(actor.id)
        yield actor.id
        waiting += map(registry.find, _list_named_by(actor))


def _list_named(events: tuple[Event, ...], names: Names) -> Iterator[str]:
    """Yield the identities that names in events depend on."""
    registry = names.actors.registry
    for typed in list_names(events):
        meaning = names.actors.interpret(typed)
        yield meaning.identity
        # Whom a name that several have may mean, and what may be a spelling of it.
        yield from meaning.candidates
        yield from names.actors.variants.list_kin(meaning.identity)
        yield from meaning.bodies
        yield from (reign.identity for reign in meaning.seats)
        holders = [holding.person for holding in meaning.holdings]
        if meaning.identity not in holders:
            # The office is one as long as somebody holds it.
            yield from holders
    cited = {one.attributed_to for event in events for one in event.sources}
    yield from map(registry.find, sorted(cited - {""}))


def _list_named_by(actor: Actor) -> Iterator[str]:
    """Yield the names that an entry holds, as typed."""
    yield actor.of
    for role in actor.roles:
        yield role.of
    for member in actor.members:
        yield member.actor


def _find_sources(events: Iterable[Event], names: Names) -> Iterator[str]:
    """Yield the ids of the sources that events cite, or that these name as theirs."""
    identify = names.sources.identify
    for event in events:
        yield from map(identify, event.sources)
        yield from (identify(account.source) for account in event.accounts)
        for citation in event.sources:
            if citation.attributed_to:
                yield identify(citation.attributed_to)


def _find_places(events: Iterable[Event], names: Names) -> Iterator[str]:
    for typed in dict.fromkeys(event.place for event in events):
        place = names.places.find(typed)
        if place is not None:
            yield place.id


def _find_queries(part: Chronology) -> Iterator[tuple[str, SavedQuery]]:
    """Yield the saved queries that can be asked of a chronology, with their names."""
    for name, saved in part.queries.items():
        try:
            query = expand_saved(read_saved(saved), part.queries, within=(name,))
            resolve(query, names_of(part))
        except ExpectedError:
            continue
        yield name, saved


class _Speller:
    """Spells the dates of events so that they are read among these events alone."""

    def __init__(self, whole: Chronology, events: tuple[Event, ...]) -> None:
        self.by_id = {event.id: event for event in events}
        self.settled = 0
        self._whole = whole
        self._events = events
        self._dated = frozenset(
            key for key, type_ in whole.fields.items() if type_ == "date"
        )
        self._read: dict[tuple[str, int | None], When | Relative | None] = {}

    @cached_property
    def year(self) -> int | None:
        """Return the year of the whole, where a date needs it; None where none does."""
        year = self._whole.year
        if year is None or not any(map(self._needs_year, self._list_dates())):
            return None
        return year

    def _list_dates(self) -> Iterator[str]:
        """Yield the dates that `year` may complete, as typed, each once."""
        typed: dict[str, None] = {}
        for event in self._events:
            dates = (event.date, event.reported, *(one.date for one in event.accounts))
            typed |= dict.fromkeys([when.typed for when in dates if when is not None])
            for key in self._dated:
                typed |= dict.fromkeys(_list_texts(event.extra.get(key, "")))
        yield from typed

    def _needs_year(self, typed: str) -> bool:
        year = self._whole.year
        return self._parse(typed, None) != self._parse(typed, year)

    def spell_event(self, event: Event, see: tuple[str, ...]) -> Event:
        """Return an event with other ids under `see`, and dates as they are read."""
        fields: dict[str, Any] = {
            "date": self._spell(event.date),
            "reported": event.reported and self._spell(event.reported),
            "sources": spell_fixed(event.sources),
            "accounts": tuple(map(self._spell_account, event.accounts)),
            "see": see,
        }
        if self._dated.intersection(event.extra):
            fields["extra"] = {
                key: self._spell_own(value) if key in self._dated else value
                for key, value in event.extra.items()
            }
        # Most events stay as they are, of which there may be hundreds of thousands.
        if all(value is getattr(event, name) for name, value in fields.items()):
            return event
        return replace(event, **fields)

    def _spell(self, when: When) -> When:
        if self._is_read(when.typed, when, self.year):
            return when
        self.settled += isinstance(self._parse(when.typed, self._whole.year), Relative)
        return replace(when, typed=spell_date(when))

    def _spell_account(self, account: Account) -> Account:
        date = self._spell(account.date)
        return account if date is account.date else account._replace(date=date)

    def _spell_own(self, value: Value) -> Value:
        """Return what stands under a key that holds dates, these spelled."""
        if isinstance(value, tuple):
            return tuple(map(self._spell_own, value))
        if isinstance(value, Mapping):
            return value
        when = self._find(value, self._whole.year, self._whole.by_id)
        if when is None or self._is_read(value, when, self.year):
            return value
        return self._spell(replace(when, typed=value)).typed

    def _is_read(self, typed: str, when: When, year: int | None) -> bool:
        """Tell whether a text is read as a date among the events of the excerpt."""
        return self._find(typed, year, self.by_id) == when

    def _find(
        self, typed: str, year: int | None, by_id: Mapping[str, Event]
    ) -> When | None:
        found = self._parse(typed, year)
        if not isinstance(found, Relative):
            return found
        targets = found.targets
        if not all(id_ in by_id for id_ in targets):
            return None
        try:
            return resolve_relative(found, {id_: by_id[id_].date for id_ in targets})
        except DateError:
            return None

    def _parse(self, typed: str, year: int | None) -> When | Relative | None:
        """Return what a text is read as; None where it is no date."""
        asked = typed, year
        if asked not in self._read:
            try:
                self._read[asked] = parse_date(typed, year=year)
            except DateError:
                # To find a hint costs more than to read; most texts come again.
                self._read[asked] = None
        return self._read[asked]


def _list_texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _list_texts(item)
