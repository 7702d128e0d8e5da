"""Whom a name means. The one place where names of actors are resolved.

Each way of writing an actor leads to one identity: its id in the registry, or
`@` and the code of its state, or the folded name itself. Two spellings are the
same actor where their identities are equal.

A question ("Putin") is tried in this order, and the first that answers counts:
id, name, alias (of the registry); name as it stands in an event; code, name,
alias or demonym of a state; the last words of a name ("Putin" for "Vladimir
Putin"); any whole words of it. Everything is compared folded.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from timeline.model import Actor, Chronology
from timeline.names.errors import (
    UnresolvedNameError,
    ambiguous_name,
    unknown_name,
)
from timeline.names.states import State, find_state
from timeline.text import find_nearest, fold


class ActorNames:
    """The names of one chronology's actors."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self._registry = chronology.actors
        self._identities: dict[str, str] = {}

    def identify(self, typed: str) -> str:
        """Return the identity of a name as it stands in an event."""
        identity = self._identities.get(typed)
        if identity is None:
            identity = self._identities[typed] = self._identify(typed)
        return identity

    def is_declared(self, typed: str) -> bool:
        """Tell whether the registry or the table of states knows the name."""
        return fold(typed) in self._by_word or find_state(typed) is not None

    def display(self, typed: str) -> str:
        """Return the name to show: the registry's, where there is one."""
        actor = self._registry.get(self.identify(typed)) if self._registry else None
        return actor.name if actor else typed

    def resolve(self, name: str) -> frozenset[str]:
        """Return the identities that a question's `name` means.

        Raises UnresolvedNameError where it means nothing in this chronology, or
        may mean several.
        """
        folded = fold(name)
        if folded in self._by_word:
            return frozenset({self._by_word[folded]})
        used = self._used
        if folded in used:
            return frozenset({used[folded]})
        state = find_state(name) or find_state(name.upper())
        if state is not None:
            identity = self._identify_state(state)
            if identity in used.values() or identity in self._registry:
                return frozenset({identity})
        found = self._find_by_words(folded)
        if len(found) == 1:
            return frozenset(found)
        if found:
            raise ambiguous_name("actor", name, sorted(found.values()))
        if state is not None:
            raise UnresolvedNameError(
                f"no event here names {state.name}",
                "`--search` looks for the word in titles and summaries",
            )
        raise unknown_name("actor", name, find_nearest(name, self.spellings))

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Return every name of the file, registry and events; each once."""
        names: dict[str, None] = {}
        for actor in self._registry.values():
            names.update(dict.fromkeys((actor.name, *actor.aliases)))
        for event in self._chronology.events:
            for group in (event.actors, event.to, event.about):
                for typed in group:
                    names.setdefault(self.display(typed))
        return tuple(names)

    @cached_property
    def _by_word(self) -> Mapping[str, str]:
        """Return ids by folded id, name and alias, the stronger ones winning."""
        words: dict[str, str] = {}
        kinds: tuple[Callable[[Actor], Iterable[str]], ...] = (
            lambda actor: (actor.id,),
            lambda actor: (actor.name,),
            lambda actor: actor.aliases,
        )
        for words_of in kinds:
            for actor in self._registry.values():
                for word in words_of(actor):
                    words.setdefault(fold(word), actor.id)
        return words

    @cached_property
    def _state_ids(self) -> Mapping[str, str]:
        """Return the registry's ids of states by their codes."""
        found: dict[str, str] = {}
        for actor in self._registry.values():
            if actor.type not in ("", "state"):
                continue
            for word in (actor.id, actor.name, *actor.aliases):
                state = find_state(word)
                if state is not None:
                    found.setdefault(state.code, actor.id)
                    break
        return found

    @cached_property
    def _used(self) -> Mapping[str, str]:
        """Return the identities of the names in events, by folded name."""
        used: dict[str, str] = {}
        for event in self._chronology.events:
            for group in (event.actors, event.to, event.about):
                for typed in group:
                    used.setdefault(fold(typed), self.identify(typed))
        return used

    def _identify(self, typed: str) -> str:
        folded = fold(typed)
        identity = self._by_word.get(folded)
        if identity is not None:
            return identity
        state = find_state(typed)
        return self._identify_state(state) if state is not None else folded

    def _identify_state(self, state: State) -> str:
        return self._state_ids.get(state.code, f"@{state.code}")

    def _find_by_words(self, folded: str) -> dict[str, str]:
        """Return display names by identity that end in, or else hold, the words."""
        endings: dict[str, str] = {}
        holders: dict[str, str] = {}
        for name in self.spellings:
            padded = f" {fold(name)} "
            if padded.endswith(f" {folded} "):
                endings.setdefault(self.identify(name), name)
            elif f" {folded} " in padded:
                holders.setdefault(self.identify(name), name)
        return endings or holders
