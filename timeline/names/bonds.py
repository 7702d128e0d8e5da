"""Who belongs to what: the ways from an actor to a state, organisation or group.

A bond is an office held, an `of`, or a membership; each has its time. `Bonds.reach`
follows them backwards: from Russia to its foreign minister and to the FSB, from
there to the director of the FSB. The time of a way is when all its bonds held.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from timeline.dates import Fit, When, parse_date
from timeline.model import Chronology
from timeline.names.bodies import Body, get_body
from timeline.names.offices import Holding, Offices
from timeline.names.registry import ActorRegistry
from timeline.names.tenure import (
    ALWAYS,
    Tenure,
    Times,
    join_tenures,
    make_tenure,
)


class Bond(NamedTuple):
    """One step: an actor and what it belongs to, as identities."""

    actor: str
    body: str
    tenure: Tenure
    holding: Holding | None = None
    """The office that makes the bond, if one does."""
    member: bool = False


class Way(NamedTuple):
    """Bonds from an actor to what was asked for, the actor's own first."""

    bonds: tuple[Bond, ...]
    tenure: Tenure

    def fit(self, date: When) -> Fit:
        """Tell whether all its bonds held when something of this date happened."""
        return join_tenures([self.tenure]).fit(date)


class Reach:
    """All who belong to one actor, that actor itself left out."""

    def __init__(self, ways: Mapping[str, tuple[Way, ...]]) -> None:
        self.ways = ways
        self._times: dict[str, Times] = {
            actor: join_tenures(way.tenure for way in found)
            for actor, found in ways.items()
        }

    def __contains__(self, actor: str) -> bool:
        return actor in self._times

    def fit(self, actor: str, date: When) -> Fit:
        """Tell whether an actor belonged to it when something happened."""
        times = self._times.get(actor)
        return times.fit(date) if times is not None else Fit.NO


NO_REACH = Reach({})


class Bonds:
    """The bonds between the actors of one chronology."""

    def __init__(
        self, chronology: Chronology, registry: ActorRegistry, offices: Offices
    ) -> None:
        self._actors = chronology.actors
        self._registry = registry
        self._offices = offices
        self._states_above: dict[str, dict[str, Times]] = {}

    def reach(self, target: str, *, members: bool = False) -> Reach:
        """Return who belongs to `target`: through offices and `of`.

        With `members` also through the membership of states, organisations and
        people in it.
        """
        ways: dict[str, list[Way]] = {}
        waiting = deque([Way((), ALWAYS)])
        while waiting:
            behind = waiting.popleft()
            body = behind.bonds[0].actor if behind.bonds else target
            passed = {bond.body for bond in behind.bonds} | {body}
            for bond in self._bonds_to(body, members=members):
                both = bond.tenure.meet(behind.tenure)
                if both is None or bond.actor in passed:
                    continue
                way = Way((bond, *behind.bonds), both)
                known = ways.setdefault(bond.actor, [])
                # Shorter ways come first: one that adds no day leads nowhere new.
                if not any(other.tenure.covers(both) for other in known):
                    known.append(way)
                    waiting.append(way)
        return Reach({actor: tuple(found) for actor, found in ways.items()})

    def find_states(self, actor: str, date: When) -> tuple[str, ...]:
        """Return the states that an actor may have acted for on a date.

        A state stands for itself; empty for one who acts for none.
        """
        if self._registry.type_of(actor) == "state":
            return (actor,)
        times = self._states_above.get(actor)
        if times is None:
            times = self._states_above[actor] = {
                state: join_tenures(found)
                for state, found in self._climb(actor).items()
            }
        return tuple(
            state for state, held in times.items() if held.fit(date) is not Fit.NO
        )

    def _climb(self, actor: str) -> dict[str, list[Tenure]]:
        """Return the states above an actor, each with the times of the ways there."""
        above: dict[str, list[Tenure]] = {}
        waiting = deque([(actor, ALWAYS)])
        while waiting:
            lower, tenure = waiting.popleft()
            for bond in self.bonds_of(lower):
                both = bond.tenure.meet(tenure)
                known = above.setdefault(bond.body, [])
                if both is None or any(other.covers(both) for other in known):
                    continue
                known.append(both)
                waiting.append((bond.body, both))
        return {
            body: tenures
            for body, tenures in above.items()
            if self._registry.type_of(body) == "state"
        }

    def bonds_of(self, actor: str) -> Iterator[Bond]:
        """Yield the offices and the `of` of an actor of the registry."""
        entry = self._registry.actor_of(actor)
        if entry is None:
            return
        for holding in self._offices.held_by(actor):
            if holding.body:
                yield Bond(actor, holding.body, holding.tenure, holding)
        body = self._registry.find(entry.of) if entry.of else ""
        if body:
            yield Bond(actor, body, ALWAYS)

    def list_bodies(
        self, used: Iterable[str], *, members: bool = False
    ) -> tuple[str, ...]:
        """Return all that somebody may stand for: bodies of offices and of `of`.

        With `members` also groups and organisations with members, of the registry
        and of those identities that are `used`.
        """
        bodies = dict.fromkeys(self._incoming)
        if members:
            for identity in (*self._actors, *used):
                if next(self._members_of(identity), None) is not None:
                    bodies.setdefault(identity)
        return tuple(bodies)

    def _bonds_to(self, body: str, *, members: bool) -> Iterator[Bond]:
        yield from self._incoming.get(body, ())
        if members:
            yield from self._members_of(body)

    @cached_property
    def _incoming(self) -> Mapping[str, tuple[Bond, ...]]:
        found: dict[str, list[Bond]] = {}
        for actor in self._actors:
            for bond in self.bonds_of(actor):
                found.setdefault(bond.body, []).append(bond)
        return {body: tuple(bonds) for body, bonds in found.items()}

    def _members_of(self, body: str) -> Iterator[Bond]:
        actor = self._registry.actor_of(body)
        if actor is not None and actor.members:
            # What the author lists counts, and the built-in list does not.
            for member in actor.members:
                identity = self._registry.find(member.actor)
                if identity:
                    tenure = make_tenure(member.when)
                    yield Bond(identity, body, tenure, member=True)
            return
        built_in = self._registry.body_of(body)
        if built_in is not None:
            yield from self._built_in_members(body, built_in)

    def _built_in_members(self, identity: str, body: Body) -> Iterator[Bond]:
        for code, when in body.members:
            member = self._registry.identity_of(get_body(code))
            yield Bond(member, identity, _parse_tenure(when), member=True)


def _parse_tenure(edtf: str) -> Tenure:
    if not edtf:
        return ALWAYS
    when = parse_date(edtf)
    # The table holds plain dates; none can name an event.
    return make_tenure(when if isinstance(when, When) else None)
