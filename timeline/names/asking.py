"""Whom the name in a question means.

It is tried as a name in an event is (`timeline.names.interpreting`), and besides
against the names in events, by their last words and by any whole words. What means
nothing, or several, is an error that says what to ask for instead; but

- a seat means each state for its own years, and possibly what is called after it;
- a family name is about the name: it means all that nothing declares and that have it,
  certainly where one person may account for them all, possibly where two surely
  differ;
- a name before which an office stands means those of that name who held it, each for
  as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.dates import PAST, Fit
from timeline.diagnostics import Remedy
from timeline.lean import NamedTuple
from timeline.names.bodies import find_body
from timeline.names.errors import (
    UnresolvedNameError,
    ambiguous_name,
    unknown_name,
)
from timeline.names.statenames import fold_name
from timeline.names.tenure import join_tenures
from timeline.text import find_nearest, fold, strip_invisible

if TYPE_CHECKING:
    from timeline.model import Chronology
    from timeline.names.bonds import Bonds
    from timeline.names.interpreting import Interpreter, Meaning
    from timeline.names.tenure import Tenure, Times
    from timeline.names.wording import Wording

_SUGGESTED = 3


class Meant(NamedTuple):
    """One actor that a question's name means."""

    identity: str
    fit: Fit = Fit.CERTAIN
    """How surely it is meant."""
    times: Times | None = None
    """When it is meant; None stands for all time."""


class Answer(NamedTuple):
    """What a question's name means."""

    meant: tuple[Meant, ...]
    """Each once, the surest first; never empty."""
    metonym: bool = False
    """By a capital or seat of power."""
    by_family: bool = False
    """By the name that several spellings share, or that stands for another."""

    @property
    def identity(self) -> str:
        """Return the first that is meant."""
        return self.meant[0].identity


def _mean(identity: str) -> Answer:
    return Answer((Meant(identity),))


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

    def resolve(
        self, name: str, *, concerned: bool = False, exact: bool = False
    ) -> Answer:
        """Return whom `name` means, be it in an event or not.

        `concerned` asks for what events are about: there a seat is the place itself,
        and possibly its state. `exact` asks for what stands in events by just this
        name: of a family name for no other spelling, of a seat for the place. Raises
        UnresolvedNameError where it means nothing that this chronology or the built-in
        table knows, or may mean several.
        """
        name = strip_invisible(name)
        entries = self._registry.find_all(name)
        if len(entries) > 1:
            raise ambiguous_name("actor", name, self._tell_apart(entries))
        if entries:
            return _mean(entries[0])
        typed = self._used_words.get(fold_name(name))
        if typed is not None:
            answer = self._resolve_used(typed, concerned=concerned, exact=exact)
            if answer is not None:
                return answer
        body = find_body(name) or find_body(name.upper())
        built_in = self._registry.identity_of(body) if body is not None else ""
        if built_in and self.is_known(built_in):
            return _mean(built_in)
        titled = self._interpreter.interpret(name)
        if titled.bodies and self.is_known(titled.identity):
            return _mean(titled.identity)
        if titled.holdings and not titled.by_office:
            return _mean_titled(titled)
        return self._resolve_loosely(name, built_in, concerned=concerned)

    def _resolve_used(
        self, typed: str, *, concerned: bool, exact: bool
    ) -> Answer | None:
        """Return whom a name means as it stands in events; None if that says little."""
        meaning = self._interpreter.interpret(typed)
        if meaning.by_office:
            return None
        if meaning.candidates:
            return _mean_titled(meaning) if meaning.holdings else None
        if exact:
            return _mean(meaning.identity)
        if meaning.seats:
            return self._resolve_seat(typed, concerned=concerned)
        if not self._registry.find(typed) and _is_family_alone(typed):
            return self._resolve_family(typed) or _mean(meaning.identity)
        return _mean(meaning.identity)

    def is_known(self, identity: str) -> bool:
        """Tell whether an event or the registry names this actor."""
        return identity in self.used or self._registry.actor_of(identity) is not None

    @cached_property
    def used(self) -> frozenset[str]:
        """Return the identities of all who may be meant in events.

        For an office alone, all who ever held it.
        """
        found: set[str] = set()
        for typed in self._interpreter.names:
            meaning = self._interpreter.interpret(typed)
            found.add(meaning.identity)
            if meaning.by_office:
                found |= {holding.person for holding in meaning.holdings}
            found |= {*meaning.candidates, *meaning.bodies}
        return frozenset(found | self._interpreter.list_reigning())

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

    def _resolve_loosely(self, name: str, built_in: str, *, concerned: bool) -> Answer:
        """Return whom a name means that is nobody's whole name here.

        `built_in` is the built-in body of that name, if there is one.
        """
        if any(
            self._is_present(reign.identity)
            for reign in self._interpreter.find_reigns(name)
        ):
            return self._resolve_seat(name, concerned=concerned)
        family = self._resolve_family(name)
        if family is not None:
            return family
        for found in self._find_by_words(fold(name)):
            if len(found) == 1:
                return _mean(next(iter(found)))
            if found:
                raise ambiguous_name("actor", name, sorted(found.values()))
        alike = self._interpreter.variants.list_alike(name)
        if alike:
            meant = tuple(Meant(one, Fit.POSSIBLE) for one in alike)
            return Answer(meant, by_family=True)
        if built_in:
            return _mean(built_in)
        if self._interpreter.find_reigns(name):
            return self._resolve_seat(name, concerned=concerned)
        raise self._explain_unknown(name)

    def _resolve_seat(self, name: str, *, concerned: bool) -> Answer:
        """Return the states whose seat it was, each for its years, and the place.

        Whatever else is called after it is possible: West Berlin, Denzel Washington.
        """
        tenures: dict[str, list[Tenure]] = {}
        for reign in self._interpreter.find_reigns(name):
            tenures.setdefault(reign.identity, []).append(reign.tenure)
        fit = Fit.POSSIBLE if concerned else Fit.CERTAIN
        states = [
            Meant(identity, fit, join_tenures(found))
            for identity, found in tenures.items()
        ]
        # The one that has it now comes first, what only claimed it last.
        states.sort(key=lambda one: _find_last(one.times), reverse=True)
        # Those that nobody here has heard of would be no answer, but for want of any.
        states = [one for one in states if self._is_present(one.identity)] or states
        itself = Meant(fold_name(name))
        meant = [itself, *states] if concerned else [*states, itself]
        bearers = self._interpreter.variants.list_bearers(name)
        called, _ = self._find_by_words(fold(name))
        known = {one.identity for one in meant}
        meant += [
            Meant(one, Fit.POSSIBLE)
            for one in dict.fromkeys((*bearers, *called))
            if one not in known
        ]
        return Answer(tuple(meant), metonym=True)

    def _resolve_family(self, name: str) -> Answer | None:
        """Return all who have a family name; None if nobody has.

        Raises UnresolvedNameError if several do who are declared.
        """
        from timeline.names.surnames import holds_words

        variants = self._interpreter.variants
        bearers = variants.list_bearers(name)
        declared = self._interpreter.find_people(name)
        if len(declared) > 1:
            raise ambiguous_name(
                "actor", name, sorted(map(self._wording.name_of, declared))
            )
        if not bearers:
            return _mean(declared[0]) if declared else None
        known = [one for one in bearers if one in self._actors]
        if declared or known:
            # What is declared is itself; and so is what stands just so in events.
            sure = {*declared, fold_name(name)}
            if bearers == tuple(known[:1]):
                sure.add(known[0])
        else:
            sure = set(bearers) if variants.are_one(bearers) else set()
        meant = [
            Meant(one, Fit.CERTAIN if one in sure else Fit.POSSIBLE)
            for one in dict.fromkeys((*declared, *bearers))
        ]
        meant.sort(key=lambda one: -one.fit)
        # Where it is written otherwise there, whoever asks has to be told.
        called = self._wording.name_of(meant[0].identity)
        is_other = not holds_words(called, fold_name(name))
        return Answer(tuple(meant), by_family=len(meant) > 1 or is_other)

    def _find_by_words(self, folded: str) -> tuple[dict[str, str], dict[str, str]]:
        """Return display names by identity: that end in the words; that hold them."""
        from timeline.names.surnames import holds_words, list_endings

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
            if not meaning.varies:
                yield meaning.identity, self._wording.display(typed)

    def _explain_unknown(self, name: str) -> UnresolvedNameError:
        if self._offices.any and self._offices.find(name):
            return UnresolvedNameError(
                f"{name!r} is an office, not an actor",
                remedy=Remedy("ask-office", name),
            )
        near = find_nearest(name, self._wording.spellings, limit=9)
        alike = [one for one in near if _may_be_misspelt(name, one)]
        return unknown_name("actor", name, alike[:3])

    @cached_property
    def _used_words(self) -> Mapping[str, str]:
        """Return the names in events by their folded form."""
        words: dict[str, str] = {}
        for typed in self._interpreter.names:
            words.setdefault(fold_name(strip_invisible(typed)), typed)
        return words


def _may_be_misspelt(typed: str, name: str) -> bool:
    """Tell whether one name may be a slip of the other, and not merely begin alike.

    A first name that two share is no likeness: Sergei Ivanov is not Sergei Lavrov.
    """
    words, others = fold(typed).split(), fold(name).split()
    if (
        len(words) < 2
        or len(others) < 2
        or {words[-1], others[-1]} & set(words) & set(others)
    ):
        return True
    rest = " ".join(word for word in words if word not in others)
    other = " ".join(word for word in others if word not in words)
    return bool(find_nearest(rest, (other,)))


def _mean_titled(meaning: Meaning) -> Answer:
    """Return who is meant by a name with an office before it."""
    if not meaning.candidates:
        return _mean(meaning.identity)
    return Answer(
        tuple(
            Meant(
                person,
                times=join_tenures(
                    one.tenure for one in meaning.holdings if one.person == person
                ),
            )
            for person in meaning.candidates
        )
    )


def _is_family_alone(typed: str) -> bool:
    """Tell whether a name is a family name and nothing else, not even a title."""
    from timeline.names.persons import read_person

    return any(not (one.given or one.titled) for one in read_person(typed))


def _find_last(times: Times | None) -> float:
    """Return the last day that is certain."""
    return times.certain[-1].last if times and times.certain else PAST
