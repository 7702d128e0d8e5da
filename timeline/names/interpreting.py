"""What a name in an event means.

It is tried in this order, and the first that answers counts:

1. id, name or alias of the registry; name, code, demonym or alias of a built-in state
   or organisation;
2. an office ("US Secretary of State": whoever held it on the event's date), or an
   office with a name ("President Bush": whoever of that name held it);
3. a government or ministry of a state, which acts for it;
4. a capital or seat: the state whose it was on the event's date. Where an event is
   about it, it is the place itself, and possibly its state;
5. the family name of declared people: certainly of one, possibly of each of several.

What nothing declares is itself, and possibly whoever else may be called so
(`timeline.names.variants`). Everything is compared folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.lean import NamedTuple
from timeline.names.bodies import get_body
from timeline.names.holders import Holders
from timeline.names.party import Participant, Party
from timeline.names.standing import find_having
from timeline.names.statenames import fold_name
from timeline.names.tenure import join_tenures
from timeline.names.typed import NAMED, PARTIES, list_typed, typed_names_of
from timeline.text import fold, strip_invisible

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Chronology, Event
    from timeline.names.offices import Holding, Offices
    from timeline.names.registry import ActorRegistry
    from timeline.names.tenure import Tenure
    from timeline.names.variants import Variants

_ABOUT = "about"
_GOVERNED = ("state", "organisation")


class Reign(NamedTuple):
    """A state for as long as it had a seat."""

    identity: str
    tenure: Tenure


class Meaning(NamedTuple):
    """What a name in an event stands for."""

    identity: str
    """Where the date decides who is meant, the folded name."""
    holdings: tuple[Holding, ...] = ()
    """Of the office that the name speaks of; empty where it speaks of none."""
    declared: bool = True
    """The registry or a built-in table knows it."""
    candidates: tuple[str, ...] = ()
    """Several declared people who have this name: possibly each, unless the office
    before it tells."""
    seats: tuple[Reign, ...] = ()
    """The states whose capital or seat of power it was, in order of time."""
    bodies: tuple[str, ...] = ()
    """What a government or ministry acts for."""
    by_office: bool = False
    """The office alone says who is meant."""

    @property
    def varies(self) -> bool:
        """Tell whether the date of an event decides who is meant."""
        return self.by_office or bool(self.candidates or self.seats)


class Interpreter:
    """Says what the names in one chronology's events mean."""

    def __init__(
        self, chronology: Chronology, registry: ActorRegistry, offices: Offices
    ) -> None:
        self._chronology = chronology
        self.registry = registry
        self.offices = offices
        self._meanings: dict[str, Meaning] = {}
        self._holders: dict[int, Holders] = {}
        self._parties: dict[str, Party] = {}

    def interpret(self, typed: str) -> Meaning:
        """Return what a name stands for, whenever that was."""
        meaning = self._meanings.get(typed)
        if meaning is None:
            meaning = self._interpret(strip_invisible(typed))
            self._meanings[typed] = meaning
        return meaning

    def identify(self, typed: str, date: When | None = None) -> str:
        """Return the identity of a name as it stands in an event of that date.

        Where the date decides it is the one who may be meant then, and otherwise
        nobody else than the name itself.
        """
        meaning = self.interpret(typed)
        if meaning.varies and date is not None:
            people = self.list_people(typed, date)
            if len(people) == 1:
                return people[0].identity
        return meaning.identity

    def find_holders(self, meaning: Meaning) -> Holders:
        """Return who held the office that a name speaks of, by when."""
        # Names of one office share one tuple of its holdings, which `Offices` keeps.
        holders = self._holders.get(id(meaning.holdings))
        if holders is None:
            holders = Holders(meaning.holdings)
            self._holders[id(meaning.holdings)] = holders
        return holders

    def find_party(self, typed: str, date: When, key: str = "actors") -> Party:
        """Return what a name under a key of an event of that date amounts to."""
        meaning = self.interpret(typed)
        if not meaning.varies:
            party = self._parties.get(typed)
            if party is None:
                party = self._parties[typed] = self._make_party(meaning)
            return party
        if meaning.by_office:
            return self.find_holders(meaning).find_party(date, meaning.identity)
        if meaning.seats:
            return _find_reigning(meaning, date, key)
        return self._find_namesake(typed, meaning, date)

    def list_people(
        self, typed: str, date: When, key: str = "actors"
    ) -> tuple[Participant, ...]:
        """Return the people of the party that a name amounts to.

        They follow from the registry alone; what else there is to a party may follow
        from the names in all events.
        """
        meaning = self.interpret(typed)
        if not meaning.varies:
            return (Participant(meaning.identity, Fit.CERTAIN),)
        if meaning.by_office or meaning.seats:
            return self.find_party(typed, date, key).people
        return _list_namesakes(meaning, date)

    def list_participants(
        self, event: Event, keys: Iterable[str] = PARTIES
    ) -> list[Participant]:
        """Return the actors under `keys` of an event, in order, each once.

        Where a name may mean several, all of them; an office itself where nobody
        held it.
        """
        fits: dict[str, Fit] = {}
        for typed in list_typed(event, keys):
            party = self.find_party(typed.name, event.date, typed.key)
            for identity, fit in party.people:
                fits[identity] = max(fit, fits.get(identity, fit))
        return [Participant(identity, fit) for identity, fit in fits.items()]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names in events as typed, each once, in order."""
        return tuple(typed_names_of(self._chronology).counts)

    @cached_property
    def variants(self) -> Variants:
        """Return which names may be one person's."""
        from timeline.names.variants import Variants

        return Variants(self._chronology, self.registry, self._list_undeclared())

    def find_people(self, name: str) -> tuple[str, ...]:
        """Return the declared people of this name, or with this family name."""
        exact = self.registry.find_all(name)
        return exact[:1] or self._people_by_ending.get(fold(name), ())

    def find_reigns(self, name: str) -> tuple[Reign, ...]:
        """Return the states whose seat `name` was; empty if it is none."""
        from timeline.names.seats import find_seats

        return tuple(
            Reign(self.registry.identity_of(get_body(seat.body)), seat.tenure)
            for seat in find_seats(name)
        )

    def list_reigning(self) -> set[str]:
        """Return the states that are meant by seats in events, on their dates."""
        seats = {typed for typed in self.names if self.interpret(typed).seats}
        if not seats:
            return set()
        found: set[str] = set()
        for event in find_having(self._chronology, NAMED, seats):
            for key, _, typed in list_typed(event, NAMED):
                if typed in seats:
                    party = self.find_party(typed, event.date, key)
                    found.update(one.identity for one in party.people)
                    found.update(party.others)
        return found

    def _list_undeclared(self) -> Iterator[tuple[str, str]]:
        for typed in self.names:
            meaning = self.interpret(typed)
            if not meaning.declared and not meaning.candidates:
                yield typed, meaning.identity

    def _interpret(self, typed: str) -> Meaning:
        identity = self.registry.find(typed)
        if identity:
            return Meaning(identity)
        folded = fold_name(typed)
        if self.offices.any:
            meaning = self._interpret_office(typed, folded)
            if meaning is not None:
                return meaning
        from timeline.names.agencies import find_agency

        agency = find_agency(typed, self._find_body)
        if agency is not None:
            # However it is put: `Russian government`, `Government of Russia`.
            name = fold(f"{agency.kind} of {self.registry.name_of(agency.body)}")
            return Meaning(name, bodies=(agency.body,))
        seats = self.find_reigns(typed)
        if seats:
            return Meaning(folded, seats=seats)
        people = self.find_people(typed)
        if len(people) == 1:
            return Meaning(people[0])
        return Meaning(folded, declared=False, candidates=people)

    def _find_body(self, name: str) -> str:
        """Return a state or organisation: nobody else has a government."""
        identity = self.registry.find(name)
        return identity if self.registry.type_of(identity) in _GOVERNED else ""

    def _interpret_office(self, typed: str, folded: str) -> Meaning | None:
        holdings = self.offices.find(typed)
        if holdings:
            return Meaning(folded, holdings, by_office=True)
        holdings, name = self.offices.find_prefix(typed)
        people = self.find_people(name) if holdings else ()
        if len(people) > 1:
            held = {holding.person for holding in holdings}
            people = tuple(one for one in people if one in held) or people
        if len(people) == 1:
            return Meaning(people[0], holdings)
        return Meaning(folded, holdings, candidates=people) if people else None

    def _make_party(self, meaning: Meaning) -> Party:
        """Return what a name amounts to on any date."""
        people = (Participant(meaning.identity, Fit.CERTAIN),)
        others = self.variants.list_kin(meaning.identity)
        return Party(people, meaning.bodies, others=others)

    def _find_namesake(self, typed: str, meaning: Meaning, date: When) -> Party:
        """Return which of several of one name is meant.

        Where no office stands before it, somebody whom nothing declares may be called
        so, too.
        """
        people = _list_namesakes(meaning, date)
        if meaning.holdings:
            return Party(people)
        alike = self.variants.list_alike(typed)
        others = tuple(one for one in alike if one not in meaning.candidates)
        return Party(people, vacant=bool(others), others=others)

    @cached_property
    def _people_by_ending(self) -> Mapping[str, tuple[str, ...]]:
        from timeline.names.surnames import list_endings

        found: dict[str, dict[str, None]] = {}
        for actor in self._chronology.actors.values():
            if self.registry.type_of(actor.id) not in ("", "person"):
                continue
            for name in (actor.name, *actor.aliases):
                for ending in (*list_endings(name), *_list_first(name)):
                    found.setdefault(ending, {})[actor.id] = None
        return {ending: tuple(people) for ending, people in found.items()}


def _list_first(name: str) -> Iterator[str]:
    """Yield the family names of a whole name that stand first: of `Xi Jinping`."""
    from timeline.names.persons import read_person

    first = fold(name).partition(" ")[0]
    for one in read_person(name):
        if one.given and one.family == first:
            yield first


def _list_namesakes(meaning: Meaning, date: When) -> tuple[Participant, ...]:
    """Return which of several of one name may be meant.

    The one who held the office before it on the date, if an office is there and
    one alone may have; else possibly each.
    """
    people = meaning.candidates
    if meaning.holdings:
        held = {
            person: join_tenures(
                one.tenure for one in meaning.holdings if one.person == person
            ).fit(date)
            for person in people
        }
        certain = [person for person, fit in held.items() if fit is Fit.CERTAIN]
        able = [person for person, fit in held.items() if fit is not Fit.NO]
        if len(certain or able) == 1:
            return (Participant((certain or able)[0], Fit.CERTAIN),)
        people = tuple(certain or able) or people
    return tuple(Participant(person, Fit.POSSIBLE) for person in people)


def _find_reigning(meaning: Meaning, date: When, key: str) -> Party:
    """Return the state that had a seat on a date; before any, the seat itself."""
    tenures: dict[str, list[Tenure]] = {}
    for reign in meaning.seats:
        tenures.setdefault(reign.identity, []).append(reign.tenure)
    fits = {
        identity: fit
        for identity, found in tenures.items()
        if (fit := join_tenures(found).fit(date)) is not Fit.NO
    }
    itself = Participant(meaning.identity, Fit.CERTAIN)
    if key == _ABOUT or not fits:
        return Party((itself,), others=tuple(fits))
    certain = [identity for identity, fit in fits.items() if fit is Fit.CERTAIN]
    if certain:
        # Another that claimed it is possibly meant as well.
        people = tuple(Participant(identity, Fit.CERTAIN) for identity in certain[:1])
        return Party(people, others=tuple(one for one in fits if one not in certain))
    possible = tuple(Participant(identity, Fit.POSSIBLE) for identity in fits)
    covered = join_tenures(reign.tenure for reign in meaning.seats).fit(date)
    return Party(possible, vacant=covered is not Fit.CERTAIN)
