"""How actors are written: the names to show, and every name there is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model import Chronology
    from timeline.names.interpreting import Interpreter


class Wording:
    """The names to show of one chronology's actors."""

    def __init__(self, chronology: Chronology, interpreter: Interpreter) -> None:
        self._actors = chronology.actors
        self._registry = interpreter.registry
        self._interpreter = interpreter
        self._names: dict[str, str] = {}

    def display(self, typed: str) -> str:
        """Return the name to show: the registry's, where there is one."""
        if not self._actors:
            return typed
        meaning = self._interpreter.interpret(typed)
        actor = self._registry.actor_of(meaning.identity)
        return actor.name if actor is not None and not meaning.varies else typed

    def name_of(self, identity: str) -> str:
        """Return the name of an identity: registry's, table's, or as it was typed."""
        name = self._names.get(identity)
        if name is None:
            name = self._registry.name_of(identity)
            if name == identity:
                name = self._typed.get(identity, name)
            self._names[identity] = name
        return name

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Return every name of the file, registry and events; each once."""
        names: dict[str, None] = {}
        for actor in self._actors.values():
            names.update(dict.fromkeys((actor.name, *actor.aliases)))
        for typed in self._interpreter.names:
            names.setdefault(self.display(typed))
        return tuple(names)

    @cached_property
    def respelled(self) -> Mapping[str, str]:
        """Return how events first spell declared actors that have no other name.

        By the id; without those that are spelled as it. Beside the registry and the
        table nothing else decides what a declared actor is called.
        """
        unnamed = {
            actor.id for actor in self._actors.values() if actor.name == actor.id
        }
        if not unnamed:
            return {}
        return {
            identity: typed
            for identity, typed in self._typed.items()
            if identity in unnamed and typed != identity
        }

    @cached_property
    def _typed(self) -> Mapping[str, str]:
        """Return the first spelling of each identity in events."""
        found: dict[str, str] = {}
        for typed in self._interpreter.names:
            found.setdefault(self._interpreter.interpret(typed).identity, typed)
        return found
