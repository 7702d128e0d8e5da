"""What a name in an event means.

It is tried in this order, and the first that answers counts: id, name, alias of the
registry; code, name, alias, demonym of a built-in state or organisation; an office
("US Secretary of State": whoever held it on the event's date), or an office with a
name ("President Putin"); the last words of the name of one declared person
("Putin"); a capital or seat of power (Moscow for Russia). Everything is compared
folded.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from timeline.dates import Fit, When
from timeline.model import Chronology, Event
from timeline.names.holders import Holders
from timeline.names.offices import Holding, Offices
from timeline.names.party import Participant, Party
from timeline.names.registry import ActorRegistry
from timeline.names.surnames import list_endings
from timeline.names.typed import PARTIES, list_names, list_typed
from timeline.text import fold


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

    def interpret(self, typed: str) -> Meaning:
        """Return what a name stands for, whenever that was."""
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
            people = (
                self.find_holders(meaning).find_party(date, meaning.identity).people
            )
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

    def find_party(self, typed: str, date: When) -> Party:
        """Return what a name in an event of that date amounts to."""
        meaning = self.interpret(typed)
        if not meaning.by_office:
            return Party((Participant(meaning.identity, Fit.CERTAIN),))
        return self.find_holders(meaning).find_party(date, meaning.identity)

    def list_participants(
        self, event: Event, keys: Iterable[str] = PARTIES
    ) -> list[Participant]:
        """Return the actors under `keys` of an event, in order, each once.

        For an office alone, all who may have held it; the office itself where
        nobody did.
        """
        fits: dict[str, Fit] = {}
        for typed in list_typed(event, keys):
            for identity, fit in self.find_party(typed.name, event.date).people:
                fits[identity] = max(fit, fits.get(identity, fit))
        return [Participant(identity, fit) for identity, fit in fits.items()]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names in events as typed, each once, in order."""
        return list_names(self._chronology.events)

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
            for typed in self.names
            if " " in typed and not self.registry.find(typed)
            for ending in list_endings(typed)
            if not self._is_title(typed)
        )

    def _is_title(self, typed: str) -> bool:
        return bool(self.offices.any and self.offices.find_prefix(typed)[0])
