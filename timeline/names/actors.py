"""Whom a name means. The one place where names of actors are resolved.

Each way of writing an actor leads to one identity (`timeline.names.registry`), or
to the folded name itself where nothing knows it. Two spellings are the same actor
where their identities are equal.

A name as it stands in an event is tried in this order, and the first that answers
counts: id, name, alias of the registry; code, name, alias, demonym of a built-in
state or organisation; an office ("US Secretary of State": whoever held it on the
event's date), or an office with a name ("President Putin"); the last words of the
name of one declared person ("Putin"); a capital or seat of power (Moscow for
Russia).

A question is tried likewise, and besides against the names in events, by their
last words and by any whole words. Everything is compared folded.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from timeline.dates import Fit, When
from timeline.model import Chronology, Event
from timeline.names.bodies import find_body
from timeline.names.bonds import Bonds
from timeline.names.errors import (
    UnresolvedNameError,
    ambiguous_name,
    unknown_name,
)
from timeline.names.lifetimes import Lifetimes
from timeline.names.offices import Holding, Offices, find_held
from timeline.names.registry import ActorRegistry
from timeline.names.surnames import holds_words, list_endings
from timeline.names.tenure import Tenure, join_tenures
from timeline.text import find_nearest, fold

PARTIES = ("actors", "to")
"""The keys of an event under which those who take part stand."""
_SUCCESSORS_SHOWN = 3
NAMED = ("actors", "to", "about")
"""The keys of an event under which actors stand."""


class Meaning(NamedTuple):
    """What a name in an event stands for."""

    identity: str
    """For an office alone: the folded name; who is meant depends on the date."""
    holdings: tuple[Holding, ...] = ()
    """Of the office that the name speaks of; empty where it speaks of none."""
    declared: bool = True
    """The registry or the built-in table knows it."""
    candidates: tuple[str, ...] = ()
    """Several declared people whose last name it is; then nobody is meant."""
    metonym: bool = False
    """A capital or seat of power."""
    by_office: bool = False
    """The office alone says who is meant."""


class Participant(NamedTuple):
    """An actor of an event."""

    identity: str
    fit: Fit
    """Possible, where only an office that somebody possibly held says who it is."""


class Party(NamedTuple):
    """What one name in an event amounts to on the date of the event."""

    people: tuple[Participant, ...]
    """Who may be meant. Usually one; for an office alone, all who may have held it."""
    bodies: tuple[str, ...] = ()
    """What an office named alone may be of: it acted for that, whoever held it."""

    def join(self, other: "Party") -> "Party":
        """Return this party and another of the same people as one."""
        people = tuple(
            Participant(one.identity, max(one.fit, two.fit))
            for one, two in zip(self.people, other.people, strict=True)
        )
        return Party(people, tuple(dict.fromkeys(self.bodies + other.bodies)))

    def fit(self, fit_identity: Callable[[str], Fit], *, direct: bool = False) -> Fit:
        """Tell whether this is somebody wanted, as `fit_identity` says of one actor.

        Of several who may be meant one is: it is certain only if all are wanted.
        `direct` leaves out what an office is of.
        """
        fits = [min(one.fit, fit_identity(one.identity)) for one in self.people]
        best = max(fits)
        if len(self.people) > 1 and best is not Fit.NO:
            best = min(fit_identity(one.identity) for one in self.people)
            best = max(best, Fit.POSSIBLE)
        if self.bodies and not direct:
            of = [fit_identity(body) for body in self.bodies]
            best = max(best, min(of), Fit.POSSIBLE if any(of) else Fit.NO)
        return best


class Answer(NamedTuple):
    """What a question's name means."""

    identity: str
    metonym: bool = False


class ActorNames:
    """The names of one chronology's actors."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self.registry = ActorRegistry(chronology)
        self.offices = Offices(chronology, self.registry)
        self.bonds = Bonds(chronology, self.registry, self.offices)
        self.lifetimes = Lifetimes(self.registry)
        self._meanings: dict[str, Meaning] = {}

    def interpret(self, typed: str) -> Meaning:
        """Return what a name in an event stands for, whenever that was."""
        meaning = self._meanings.get(typed)
        if meaning is None:
            meaning = self._meanings[typed] = self._interpret(typed)
        return meaning

    def identify(self, typed: str, date: When | None = None) -> str:
        """Return the identity of a name as it stands in an event of that date.

        An office alone means the one person who may have held it then, and
        otherwise nobody else than itself.
        """
        meaning = self.interpret(typed)
        if meaning.by_office and date is not None:
            people = self._find_holders(meaning, date)
            if len(people) == 1:
                return people[0].identity
        return meaning.identity

    def find_party(self, typed: str, date: When) -> Party:
        """Return what a name in an event of that date amounts to."""
        meaning = self.interpret(typed)
        if not meaning.by_office:
            return Party((Participant(meaning.identity, Fit.CERTAIN),))
        people = self._find_holders(meaning, date)
        holdings = find_held(meaning.holdings, date) or meaning.holdings
        bodies = dict.fromkeys(holding.body for holding in holdings if holding.body)
        return Party(people, tuple(bodies))

    def list_participants(
        self, event: Event, keys: Iterable[str] = PARTIES
    ) -> list[Participant]:
        """Return the actors under `keys` of an event, in order, each once.

        For an office alone, all who may have held it; the office itself where
        nobody did.
        """
        fits: dict[str, Fit] = {}
        for key in keys:
            for typed in getattr(event, key):
                for identity, fit in self.find_party(typed, event.date).people:
                    fits[identity] = max(fit, fits.get(identity, fit))
        return [Participant(identity, fit) for identity, fit in fits.items()]

    def is_declared(self, typed: str) -> bool:
        """Tell whether the registry or the built-in table knows the name."""
        return self.interpret(typed).declared

    def display(self, typed: str) -> str:
        """Return the name to show: the registry's, where there is one."""
        if not self._chronology.actors:
            return typed
        meaning = self.interpret(typed)
        actor = self.registry.actor_of(meaning.identity)
        return actor.name if actor is not None and not meaning.metonym else typed

    def name_of(self, identity: str) -> str:
        """Return the name of an identity: registry's, table's, or as it was typed."""
        name = self.registry.name_of(identity)
        return self._typed.get(identity, name) if name == identity else name

    def resolve(self, name: str) -> Answer:
        """Return whom a question's `name` means, be it in an event or not.

        Raises UnresolvedNameError where it means nothing that this chronology or
        the built-in table knows, or may mean several.
        """
        folded = fold(name)
        exact = self.registry.find_all(name)
        if len(exact) > 1:
            raise ambiguous_name("actor", name, self._tell_apart(exact))
        if exact:
            return Answer(exact[0])
        typed = self._used_words.get(folded)
        if typed is not None and not self.interpret(typed).by_office:
            meaning = self.interpret(typed)
            if not meaning.candidates:
                return Answer(meaning.identity, meaning.metonym)
        body = find_body(name) or find_body(name.upper())
        built_in = self.registry.identity_of(body) if body is not None else ""
        if built_in and self.is_known(built_in):
            return Answer(built_in)
        if self.offices.any:
            titled = self._interpret(name)
            if titled.holdings and not titled.by_office:
                return Answer(titled.identity)
        return self._resolve_loosely(name, built_in)

    def _tell_apart(self, ids: Iterable[str]) -> list[str]:
        """Return the names of entries of one name, each with its id."""
        return [f"{self.name_of(one)} ({one})" for one in ids]

    def suggest_successors(self, identity: str) -> tuple[str, ...]:
        """Return the names of what to ask for instead of a state that ended.

        Those that this chronology knows, else the most important; three at most.
        """
        successors = self.lifetimes.successors(identity)
        known = [other for other in successors if self._is_present(other)]
        shown = (known or list(successors))[:_SUCCESSORS_SHOWN]
        return tuple(self.name_of(other) for other in shown)

    def _is_present(self, identity: str) -> bool:
        """Tell whether the chronology knows an actor, or anybody who acts for it."""
        return self.is_known(identity) or not self.used.isdisjoint(
            self.bonds.reach(identity).ways
        )

    def _resolve_loosely(self, name: str, built_in: str) -> Answer:
        """Return whom a name means that is nobody's whole name here.

        `built_in` is the built-in body of that name, if there is one.
        """
        endings, holders = self._find_by_words(fold(name))
        seat = self.registry.find_metonym(name)
        for found in (endings, {} if self._is_seat(seat) else holders):
            if len(found) == 1:
                return Answer(next(iter(found)))
            if found:
                raise ambiguous_name("actor", name, sorted(found.values()))
        if built_in:
            return Answer(built_in)
        if seat:
            return Answer(seat, metonym=True)
        raise self._explain_unknown(name)

    def is_known(self, identity: str) -> bool:
        """Tell whether an event or the registry names this actor."""
        return identity in self.used or self.registry.actor_of(identity) is not None

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Return every name of the file, registry and events; each once."""
        names: dict[str, None] = {}
        for actor in self._chronology.actors.values():
            names.update(dict.fromkeys((actor.name, *actor.aliases)))
        for typed in self._typed_names:
            names.setdefault(self.display(typed))
        return tuple(names)

    @cached_property
    def used(self) -> frozenset[str]:
        """Return the identities of all who stand in events.

        For an office alone, all who ever held it.
        """
        found: set[str] = set()
        for typed in self._typed_names:
            meaning = self.interpret(typed)
            found.add(meaning.identity)
            if meaning.by_office:
                found |= {holding.person for holding in meaning.holdings}
        return frozenset(found)

    @cached_property
    def _typed_names(self) -> Mapping[str, None]:
        """Return the names in events as typed, each once, in order."""
        found: dict[str, None] = {}
        for event in self._chronology.events:
            for names in (event.actors, event.to, event.about):
                for typed in names:
                    found.setdefault(typed)
        return found

    @cached_property
    def _used_words(self) -> Mapping[str, str]:
        """Return the names in events by their folded form."""
        words: dict[str, str] = {}
        for typed in self._typed_names:
            words.setdefault(fold(typed), typed)
        return words

    @cached_property
    def _typed(self) -> Mapping[str, str]:
        """Return the first spelling of each identity in events."""
        found: dict[str, str] = {}
        for typed in self._typed_names:
            found.setdefault(self.interpret(typed).identity, typed)
        return found

    def _interpret(self, typed: str) -> Meaning:
        identity = self.registry.find(typed)
        if identity:
            return Meaning(identity)
        folded = fold(typed)
        if self.offices.any:
            holdings = self.offices.find(typed)
            if holdings:
                return Meaning(folded, holdings, by_office=True)
            holdings, name = self.offices.find_prefix(typed)
            if holdings:
                people = self._find_people(name)
                if len(people) > 1:
                    held = {holding.person for holding in holdings}
                    people = tuple(one for one in people if one in held) or people
                if len(people) == 1:
                    return Meaning(people[0], holdings)
        people = self._find_people(typed)
        if len(people) == 1 and folded not in self._undeclared_endings:
            return Meaning(people[0])
        if len(people) > 1:
            return Meaning(folded, declared=False, candidates=people)
        seat = self.registry.find_metonym(typed)
        if seat:
            return Meaning(seat, metonym=True)
        return Meaning(folded, declared=False)

    def _find_people(self, name: str) -> tuple[str, ...]:
        """Return the declared people of this name, or with these last words."""
        exact = self.registry.find_all(name)
        return exact[:1] or self._people_by_ending.get(fold(name), ())

    @cached_property
    def _people_by_ending(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for actor in self._chronology.actors.values():
            if self.registry.type_of(actor.id) not in ("", "person"):
                continue
            for name in (actor.name, *actor.aliases):
                for ending in list_endings(name):
                    found.setdefault(ending, {})[actor.id] = None
        return {ending: tuple(people) for ending, people in found.items()}

    @cached_property
    def _undeclared_endings(self) -> frozenset[str]:
        """Return the last words of the longer names that nothing declares."""
        return frozenset(
            ending
            for typed in self._typed_names
            if " " in typed and not self.registry.find(typed)
            for ending in list_endings(typed)
            if not self._is_title(typed)
        )

    def _is_title(self, typed: str) -> bool:
        return bool(self.offices.any and self.offices.find_prefix(typed)[0])

    def _find_holders(self, meaning: Meaning, date: When) -> tuple[Participant, ...]:
        """Return all who may have held an office; the office where nobody did.

        One who certainly held it is meant rather than others who may have.
        """
        people: dict[str, list[Tenure]] = {}
        for holding in find_held(meaning.holdings, date):
            people.setdefault(holding.person, []).append(holding.tenure)
        if not people:
            return (Participant(meaning.identity, Fit.CERTAIN),)
        fits = {
            person: join_tenures(tenures).fit(date)
            for person, tenures in people.items()
        }
        certain = [person for person, fit in fits.items() if fit is Fit.CERTAIN]
        if len(certain) == 1:
            return (Participant(certain[0], Fit.CERTAIN),)
        return tuple(Participant(person, Fit.POSSIBLE) for person in certain or fits)

    def _is_seat(self, seat: str) -> bool:
        """Tell whether a seat's body is there: nearer than a word within a name."""
        return bool(seat) and self._is_present(seat)

    def _find_by_words(self, folded: str) -> tuple[dict[str, str], dict[str, str]]:
        """Return display names by identity: that end in the words; that hold them."""
        endings: dict[str, str] = {}
        holders: dict[str, str] = {}
        if not folded:
            return endings, holders
        for identity, name in self._list_named():
            if folded in list_endings(name):
                endings.setdefault(identity, name)
            elif holds_words(name, folded):
                holders.setdefault(identity, name)
        return endings, holders

    def _list_named(self) -> Iterator[tuple[str, str]]:
        """Yield every identity with each of its names, registry and events."""
        for actor in self._chronology.actors.values():
            for name in (actor.name, *actor.aliases):
                yield actor.id, name
        for typed in self._typed_names:
            meaning = self.interpret(typed)
            if not (meaning.by_office or meaning.metonym or meaning.candidates):
                yield meaning.identity, self.display(typed)

    def _explain_unknown(self, name: str) -> UnresolvedNameError:
        if self.offices.any and self.offices.find(name):
            return UnresolvedNameError(
                f"{name!r} is an office, not an actor", f'ask for --office "{name}"'
            )
        return unknown_name("actor", name, find_nearest(name, self.spellings))
