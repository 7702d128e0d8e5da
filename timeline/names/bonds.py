"""Who belongs to what: the ways from an actor to a state, organisation or group.

A bond is an office held, an `of`, or a membership; each has its time. `Bonds.reach`
follows them backwards: from Russia to its foreign minister and to the FSB, from
there to the director of the FSB. The time of a way is when all its bonds held. A way
has `MOST_STEPS` bonds at most: an event counts for everybody above those who act, so
that without a bound a chain of n bodies in n events would be n * n / 2 answers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.dates import Fit, When
from timeline.lean import NamedTuple
from timeline.names.bodies import get_body
from timeline.names.tenure import (
    ALWAYS,
    Covering,
    Tenure,
    join_tenures,
    make_tenure,
)

if TYPE_CHECKING:
    from timeline.model import Chronology
    from timeline.names.bodies import Body
    from timeline.names.offices import Holding, Offices
    from timeline.names.registry import ActorRegistry
    from timeline.names.tenure import (
        Times,
    )

MOST_STEPS = 32
"""How many bonds are followed, one behind the other; real chains have below ten."""


class Bond(NamedTuple):
    """One step: an actor and what it belongs to, as identities."""

    actor: str
    body: str
    tenure: Tenure
    holding: Holding | None = None
    """The office that makes the bond, if one does."""
    member: bool = False


class Way(NamedTuple):
    """Bonds from an actor to what was asked for."""

    bond: Bond
    """The actor's own."""
    tenure: Tenure
    """When all of them held."""
    behind: Way | None = None
    """The way from there; None at the end. Ways share it, however many there are."""
    steps: int = 1
    """How many bonds there are."""

    @property
    def bonds(self) -> tuple[Bond, ...]:
        """Return all bonds, the actor's own first."""
        bonds = []
        way: Way | None = self
        while way is not None:
            bonds.append(way.bond)
            way = way.behind
        return tuple(bonds)

    def fit(self, date: When) -> Fit:
        """Tell whether all its bonds held when something of this date happened."""
        return join_tenures([self.tenure]).fit(date)


_Above = Mapping[str, tuple[tuple[int, Tenure], ...]]
"""States by identity: over how many bonds, and when, each way leads there."""


class Reach:
    """All who belong to one actor, that actor itself left out."""

    def __init__(
        self, ways: Mapping[str, tuple[Way, ...]], cut: Sequence[Way] = ()
    ) -> None:
        self.ways = ways
        self.cut = tuple(cut)
        """Ways that are too long by their first bond: nobody is followed beyond, nor
        counts by them. Empty where all who belong to it are in reach."""
        self._times: dict[str, Times] = {}

    def __contains__(self, actor: str) -> bool:
        return actor in self.ways

    def fit(self, actor: str, date: When) -> Fit:
        """Tell whether an actor belonged to it when something happened."""
        times = self._times.get(actor)
        if times is None:
            found = self.ways.get(actor)
            if found is None:
                return Fit.NO
            times = self._times[actor] = join_tenures(way.tenure for way in found)
        return times.fit(date)


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
        # Of those who act for the same on every date.
        self._states_always: dict[str, tuple[str, ...]] = {}
        self._above: dict[str, _Above] = {}

    def reach(self, target: str, *, members: bool = False) -> Reach:
        """Return who belongs to `target`: through offices and `of`.

        With `members` also through the membership of states, organisations and
        people in it. Over `MOST_STEPS` steps at most.
        """
        ways: dict[str, list[Way]] = {}
        cut: list[Way] = []
        times: dict[str, Covering] = {}
        waiting: deque[Way | None] = deque([None])
        while waiting:
            behind = waiting.popleft()
            body, held, steps = target, ALWAYS, 0
            if behind is not None:
                body, held, steps = behind.bond.actor, behind.tenure, behind.steps
            for bond in self._bonds_to(body, members=members):
                both = bond.tenure.meet(held)
                if both is None or bond.actor == target:
                    continue
                # Shorter ways come first: one that adds no day leads nowhere new, nor
                # does one in a circle, which holds at most as long as the way into it.
                if not times.setdefault(bond.actor, Covering()).add(both):
                    continue
                way = Way(bond, both, behind, steps + 1)
                if steps == MOST_STEPS:
                    cut.append(way)
                    continue
                ways.setdefault(bond.actor, []).append(way)
                waiting.append(way)
        return Reach({actor: tuple(found) for actor, found in ways.items()}, cut)

    def find_states(self, actor: str, date: When) -> tuple[str, ...]:
        """Return the states that an actor may have acted for on a date.

        A state stands for itself; empty for one who acts for none. Over as many steps
        as `reach` follows.
        """
        always = self._states_always.get(actor)
        if always is not None:
            return always
        if self._registry.type_of(actor) == "state":
            always = self._states_always[actor] = (actor,)
            return always
        times = self._states_above.get(actor)
        if times is None:
            times = self._states_above[actor] = {
                state: join_tenures(tenure for _, tenure in found)
                for state, found in self._find_above(actor).items()
            }
            if not times:
                self._states_always[actor] = ()
        return tuple(
            state for state, held in times.items() if held.fit(date) is not Fit.NO
        )

    def _find_above(self, actor: str) -> _Above:
        """Return the states above an actor, the nearest first.

        Those above its bodies are found first, so that of a chain of bodies each is
        climbed once, whatever the order in which they are asked for.
        """
        waiting = [actor]
        opened: set[str] = set()
        while waiting:
            lower = waiting[-1]
            if lower in self._above:
                waiting.pop()
            elif lower in opened:
                waiting.pop()
                self._above[lower] = self._climb(lower)
            else:
                opened.add(lower)
                # What was opened and is not done yet is above itself, in a circle.
                waiting += {
                    bond.body: None
                    for bond in self.bonds_of(lower)
                    if bond.body not in opened and bond.body not in self._above
                }
        return self._above[actor]

    def _climb(self, actor: str) -> _Above:
        """Return the states above an actor from its bonds, and from what is known."""
        found: list[tuple[int, str, Tenure]] = []
        seen: dict[str, Covering] = {}
        waiting = deque([(actor, 0, ALWAYS)])
        while waiting:
            lower, steps, tenure = waiting.popleft()
            if lower in self._above:
                for state, known in self._above[lower].items():
                    for more, held in known:
                        both = held.meet(tenure)
                        if both is not None and steps + more <= MOST_STEPS:
                            found.append((steps + more, state, both))
                continue
            for bond in self.bonds_of(lower) if steps < MOST_STEPS else ():
                both = bond.tenure.meet(tenure)
                if both is None or not seen.setdefault(bond.body, Covering()).add(both):
                    continue
                waiting.append((bond.body, steps + 1, both))
                if self._registry.type_of(bond.body) == "state":
                    found.append((steps + 1, bond.body, both))
        states: dict[str, list[tuple[int, Tenure]]] = {}
        times: dict[str, Covering] = {}
        # Shorter ways come first, so that none that can be followed further is left
        # out for a longer one. Python's sort keeps the order of bonds among equals.
        for steps, state, tenure in sorted(found, key=lambda way: way[0]):
            # Unless the way leads there on no new day.
            if times.setdefault(state, Covering()).add(tenure):
                states.setdefault(state, []).append((steps, tenure))
        return {state: tuple(ways) for state, ways in states.items()}

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
    from timeline.dates import parse_date

    if not edtf:
        return ALWAYS
    when = parse_date(edtf)
    # The table holds plain dates; none can name an event.
    return make_tenure(when if isinstance(when, When) else None)
