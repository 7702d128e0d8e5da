"""Whom the name in a question means.

It is tried as a name in an event is (`timeline.names.interpreting`), and besides
against the names in events, by their last words and by any whole words. What means
nothing, or several, is an error that says what to ask for instead.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from timeline.diagnostics import Remedy
from timeline.model import Chronology
from timeline.names.bodies import find_body
from timeline.names.bonds import Bonds
from timeline.names.errors import (
    UnresolvedNameError,
    ambiguous_name,
    unknown_name,
)
from timeline.names.interpreting import Interpreter
from timeline.names.surnames import holds_words, list_endings
from timeline.names.wording import Wording
from timeline.text import find_nearest, fold

_SUGGESTED = 3


class Answer(NamedTuple):
    """What a question's name means."""

    identity: str
    metonym: bool = False


class Answers:
    """Says whom a name means that one chronology is asked for."""

    def __init__(
        self,
        chronology: Chronology,
        interpreter: Interpreter,
        wording: Wording,
        bonds: Bonds,
    ) -> None:
        self._actors = chronology.actors
        self._interpreter = interpreter
        self._registry = interpreter.registry
        self._offices = interpreter.offices
        self._wording = wording
        self._bonds = bonds

    def resolve(self, name: str) -> Answer:
        """Return whom `name` means, be it in an event or not.

        Raises UnresolvedNameError where it means nothing that this chronology or
        the built-in table knows, or may mean several.
        """
        folded = fold(name)
        exact = self._registry.find_all(name)
        if len(exact) > 1:
            raise ambiguous_name("actor", name, self._tell_apart(exact))
        if exact:
            return Answer(exact[0])
        typed = self._used_words.get(folded)
        if typed is not None:
            meaning = self._interpreter.interpret(typed)
            if not (meaning.by_office or meaning.candidates):
                return Answer(meaning.identity, meaning.metonym)
        body = find_body(name) or find_body(name.upper())
        built_in = self._registry.identity_of(body) if body is not None else ""
        if built_in and self.is_known(built_in):
            return Answer(built_in)
        if self._offices.any:
            titled = self._interpreter.interpret(name)
            if titled.holdings and not titled.by_office:
                return Answer(titled.identity)
        return self._resolve_loosely(name, built_in)

    def is_known(self, identity: str) -> bool:
        """Tell whether an event or the registry names this actor."""
        return identity in self.used or self._registry.actor_of(identity) is not None

    @cached_property
    def used(self) -> frozenset[str]:
        """Return the identities of all who stand in events.

        For an office alone, all who ever held it.
        """
        found: set[str] = set()
        for typed in self._interpreter.names:
            meaning = self._interpreter.interpret(typed)
            found.add(meaning.identity)
            if meaning.by_office:
                found |= {holding.person for holding in meaning.holdings}
        return frozenset(found)

    def suggest(self, identities: Sequence[str]) -> tuple[str, ...]:
        """Return the names of those to ask for instead, in their order.

        Those that this chronology knows, else the first; three at most.
        """
        known = [other for other in identities if self._is_present(other)]
        return tuple(map(self._wording.name_of, (known or identities)[:_SUGGESTED]))

    def _is_present(self, identity: str) -> bool:
        """Tell whether the chronology knows an actor, or anybody who acts for it."""
        return self.is_known(identity) or not self.used.isdisjoint(
            self._bonds.reach(identity).ways
        )

    def _tell_apart(self, ids: Iterable[str]) -> list[str]:
        """Return the names of entries of one name, each with its id."""
        return [f"{self._wording.name_of(one)} ({one})" for one in ids]

    def _resolve_loosely(self, name: str, built_in: str) -> Answer:
        """Return whom a name means that is nobody's whole name here.

        `built_in` is the built-in body of that name, if there is one.
        """
        endings, holders = self._find_by_words(fold(name))
        seat = self._registry.find_metonym(name)
        # A seat whose body is there is nearer than a word within a name.
        nearer = bool(seat) and self._is_present(seat)
        for found in (endings, {} if nearer else holders):
            if len(found) == 1:
                return Answer(next(iter(found)))
            if found:
                raise ambiguous_name("actor", name, sorted(found.values()))
        if built_in:
            return Answer(built_in)
        if seat:
            return Answer(seat, metonym=True)
        raise self._explain_unknown(name)

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
        for actor in self._actors.values():
            for name in (actor.name, *actor.aliases):
                yield actor.id, name
        for typed in self._interpreter.names:
            meaning = self._interpreter.interpret(typed)
            if not (meaning.by_office or meaning.metonym or meaning.candidates):
                yield meaning.identity, self._wording.display(typed)

    def _explain_unknown(self, name: str) -> UnresolvedNameError:
        if self._offices.any and self._offices.find(name):
            return UnresolvedNameError(
                f"{name!r} is an office, not an actor",
                remedy=Remedy("ask-office", name),
            )
        near = find_nearest(name, self._wording.spellings)
        return unknown_name("actor", name, near)

    @cached_property
    def _used_words(self) -> Mapping[str, str]:
        """Return the names in events by their folded form."""
        words: dict[str, str] = {}
        for typed in self._interpreter.names:
            words.setdefault(fold(typed), typed)
        return words
