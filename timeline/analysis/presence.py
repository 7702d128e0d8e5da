"""Everybody who takes part in an event, by themselves or by others who act for them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from timeline.analysis.shares import name_alone
from timeline.dates import Fit, When
from timeline.model import Event
from timeline.names import (
    PARTIES,
    ActorNames,
    Answer,
    Meant,
    Party,
    Reach,
    UnresolvedNameError,
    names_of,
)
from timeline.query import Selection, Term


class Presence:
    """Finds everybody who took part in events, by themselves or by others."""

    def __init__(self, selection: Selection) -> None:
        self.names = names_of(selection.chronology).actors
        self._flags = selection.question.flags

    def list_all(self, event: Event) -> Iterator[tuple[str, Fit]]:
        """Yield the identity of each, once, with how surely."""
        fits: dict[str, Fit] = {}
        for key in PARTIES:
            for typed in getattr(event, key):
                party = self.names.find_party(typed, event.date, key)
                for target, fit in self._list_concerned(party, event.date):
                    if fit is not Fit.NO:
                        fits[target] = max(fit, fits.get(target, fit))
        yield from fits.items()

    def _list_concerned(self, party: Party, date: When) -> Iterator[tuple[str, Fit]]:
        """Yield whom a party may be and may stand for, with how surely.

        Whoever it may be by another spelling comes last, and is possible only.
        """
        yield from self._list_meant(party, date)
        for other in party.others:
            for target, fit in self._list_targets(other, date):
                yield target, min(Fit.POSSIBLE, fit)

    def _list_meant(self, party: Party, date: When) -> Iterator[tuple[str, Fit]]:
        if len(party.people) == 1 and not party.bodies:
            ((identity, sure),) = party.people
            for target, fit in self._list_targets(identity, date):
                yield target, min(sure, fit)
            return
        # By whom each is found, so that of many who may be meant each is asked once.
        people: dict[str, dict[str, Fit]] = {}
        for one in party.people:
            for target, fit in self._list_targets(one.identity, date):
                people.setdefault(target, {})[one.identity] = fit
        bodies: dict[str, dict[str, Fit]] = {}
        for body in () if self._flags.direct else party.bodies:
            for target, fit in self._list_targets(body, date):
                bodies.setdefault(target, {})[body] = fit
        for target in people | bodies:
            yield target, party.weigh(people.get(target, {}), bodies.get(target, {}))

    def _list_targets(self, identity: str, date: When) -> Iterator[tuple[str, Fit]]:
        """Yield an actor and all for whom it may stand, with how surely."""
        yield identity, Fit.CERTAIN
        for target, reach in self._above.get(identity, ()):
            yield target, reach.fit(identity, date)

    @cached_property
    def _above(self) -> Mapping[str, Sequence[tuple[str, Reach]]]:
        """Return all for whom each actor may stand."""
        above: dict[str, list[tuple[str, Reach]]] = {}
        if self._flags.direct:
            return above
        members = self._flags.members
        bonds = self.names.bonds
        for target in bonds.list_bodies(self.names.used, members=members):
            reach = bonds.reach(target, members=members)
            for actor in reach.ways:
                above.setdefault(actor, []).append((target, reach))
        return above


def find_term(actors: ActorNames, identity: str) -> Term | None:
    """Return what asks for one actor and nobody else; None where nothing does.

    By its name or its id, and with all who act for it, if such a question means it
    alone; else, with `=`, for that very name. Nothing asks for an office that nobody is
    known to have held, nor for a seat before it was one.
    """
    # Several entries may have one name; their ids differ.
    for name in dict.fromkeys((actors.name_of(identity), identity)):
        try:
            answer = actors.resolve(name)
        except UnresolvedNameError:
            continue
        if answer == Answer((Meant(identity),)):
            return Term("actor", (name,))
    name = name_alone(actors, identity)
    return Term("actor", (name,), "=") if name else None
