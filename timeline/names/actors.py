"""The face of all that is about actors of one chronology, each part made once.

Each way of writing an actor leads to one identity (`timeline.names.registry`), or
to the folded name itself where nothing knows it. Two spellings are the same actor
where their identities are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.names.holders import MOST_HOLDERS
from timeline.names.interpreting import Interpreter, Meaning
from timeline.names.offices import Offices
from timeline.names.party import Participant, Party
from timeline.names.registry import ActorRegistry
from timeline.names.typed import NAMED, PARTIES, list_typed
from timeline.names.wording import Wording

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Chronology, Event
    from timeline.names.asking import Answer, Answers
    from timeline.names.bonds import Bonds
    from timeline.names.holders import Holders
    from timeline.names.lifetimes import Lifetimes
    from timeline.names.variants import Variants

__all__ = [
    "NAMED",
    "PARTIES",
    "ActorNames",
    "Meaning",
    "Participant",
    "Party",
]


class ActorNames:
    """The names of one chronology's actors."""

    def __init__(self, chronology: Chronology) -> None:
        self.registry = ActorRegistry(chronology)
        self.offices = Offices(chronology, self.registry)
        self._chronology = chronology
        self._interpreter = Interpreter(chronology, self.registry, self.offices)
        self._wording = Wording(chronology, self._interpreter)
        # Of names that mean the same on every date and under every key.
        self._meant: dict[str, str] = {}
        self._possible: dict[str, tuple[str, ...]] = {}

    # Who only shows names does not pay for what is asked of them.

    @cached_property
    def bonds(self) -> Bonds:
        """Return who belongs to what."""
        from timeline.names.bonds import Bonds

        return Bonds(self._chronology, self.registry, self.offices)

    @cached_property
    def lifetimes(self) -> Lifetimes:
        """Return when actors lived."""
        from timeline.names.lifetimes import Lifetimes

        return Lifetimes(self.registry)

    @cached_property
    def _answers(self) -> Answers:
        from timeline.names.asking import Answers

        return Answers(self._chronology, self._interpreter, self._wording, self.bonds)

    def interpret(self, typed: str) -> Meaning:
        """Return what a name in an event stands for, whenever that was."""
        return self._interpreter.interpret(typed)

    def is_declared(self, typed: str) -> bool:
        """Tell whether the registry or the built-in table knows the name."""
        return self._interpreter.interpret(typed).declared

    def identify(self, typed: str, date: When | None = None) -> str:
        """Return the identity of a name as it stands in an event of that date.

        Where the date decides it is the one who may be meant then, and otherwise
        nobody else than the name itself.
        """
        return self._interpreter.identify(typed, date)

    def find_party(self, typed: str, date: When, key: str = "actors") -> Party:
        """Return what a name under a key of an event of that date amounts to."""
        return self._interpreter.find_party(typed, date, key)

    def list_people(
        self, typed: str, date: When, key: str = "actors"
    ) -> tuple[Participant, ...]:
        """Return the people of that party, which the registry alone decides."""
        return self._interpreter.list_people(typed, date, key)

    def list_meant(
        self, names: Iterable[str], date: When, key: str = "actors"
    ) -> tuple[str, ...]:
        """Return for each name in an event of that date whom it certainly means.

        As the registry has it, where it has it; as typed where nobody is certain.
        """
        meant = self._meant
        return tuple(
            [meant.get(typed) or self._name_meant(typed, date, key) for typed in names]
        )

    def _name_meant(self, typed: str, date: When, key: str) -> str:
        identity = self.find_party(typed, date, key).certain
        name = self.name_of(identity) if identity else typed
        if not self.interpret(typed).varies:
            self._meant[typed] = name
        return name

    def list_possible(
        self, names: Iterable[str], date: When, key: str = "actors"
    ) -> tuple[str, ...]:
        """Return those whom names in an event of that date may mean; each once.

        Where nobody is certain, and whoever may be meant by another spelling.
        """
        found: dict[str, None] = {}
        for typed in names:
            possible = self._possible.get(typed)
            if possible is None:
                possible = self._name_possible(typed, date, key)
            if possible:
                found |= dict.fromkeys(possible)
        return tuple(found)

    def _name_possible(self, typed: str, date: When, key: str) -> tuple[str, ...]:
        party = self.find_party(typed, date, key)
        people = () if party.certain else [one.identity for one in party.people]
        found = tuple(map(self.name_of, (*people, *party.others)))
        if not self.interpret(typed).varies:
            self._possible[typed] = found
        return found

    @property
    def variants(self) -> Variants:
        """Return which names may be one person's."""
        return self._interpreter.variants

    @cached_property
    def crowded(self) -> frozenset[str]:
        """Return the offices named in events that more than a few ever held.

        As typed. Only of these too many can have held one at one time.
        """
        if not self.offices.any:
            return frozenset()
        found = ((typed, self.interpret(typed)) for typed in self._interpreter.names)
        return frozenset(
            typed
            for typed, meaning in found
            if meaning.by_office and len(meaning.holdings) > MOST_HOLDERS
        )

    def find_holders(self, meaning: Meaning) -> Holders:
        """Return who held the office that a name speaks of, by when."""
        return self._interpreter.find_holders(meaning)

    def list_participants(
        self, event: Event, keys: Iterable[str] = PARTIES
    ) -> list[Participant]:
        """Return the actors under `keys` of an event, in order, each once.

        Where a name may mean several, all of them; an office itself where nobody
        held it.
        """
        return self._interpreter.list_participants(event, keys)

    def list_sides(self, event: Event) -> list[tuple[str, tuple[str, ...]]]:
        """Return those who take part, each with the states that it may have acted for.

        States are empty for one who acts for none. An office that stands itself, since
        nobody or too many may have held it, acted for what it is of.
        """
        found: dict[str, dict[str, None]] = {}
        for typed in list_typed(event, PARTIES):
            party = self.find_party(typed.name, event.date, typed.key)
            for identity, _ in party.people:
                states = found.setdefault(identity, {})
                known = self.registry.actor_of(identity) is not None
                for actor in (identity, *(() if known else party.bodies)):
                    states |= dict.fromkeys(self.bonds.find_states(actor, event.date))
        return [(identity, tuple(states)) for identity, states in found.items()]

    def resolve(
        self, name: str, *, concerned: bool = False, exact: bool = False
    ) -> Answer:
        """Return whom a question's `name` means, be it in an event or not.

        `concerned` asks for what events are about, `exact` for just this name. Raises
        UnresolvedNameError where it means nothing that this chronology or the built-in
        table knows, or may mean several.
        """
        return self._answers.resolve(name, concerned=concerned, exact=exact)

    def is_known(self, identity: str) -> bool:
        """Tell whether an event or the registry names this actor."""
        return self._answers.is_known(identity)

    @property
    def used(self) -> frozenset[str]:
        """Return the identities of all who may be meant in events.

        For an office alone, all who ever held it.
        """
        return self._answers.used

    def suggest_successors(self, identity: str) -> tuple[str, ...]:
        """Return the names of what to ask for instead of a state that ended.

        Those that this chronology knows, else the most important; three at most.
        """
        return self._answers.suggest(self.lifetimes.successors(identity))

    def display(self, typed: str) -> str:
        """Return the name to show: the registry's, where there is one."""
        return self._wording.display(typed)

    def name_of(self, identity: str) -> str:
        """Return the name of an identity: registry's, table's, or as it was typed."""
        return self._wording.name_of(identity)

    @property
    def respelled(self) -> Mapping[str, str]:
        """Return how events first spell declared actors that have no other name.

        By the id; without those that are spelled as it.
        """
        return self._wording.respelled

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return every name of the file, registry and events; each once."""
        return self._wording.spellings
