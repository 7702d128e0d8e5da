"""Where chains of bonds are longer than they are followed.

`Bonds.reach` stops behind `MOST_STEPS` bonds; this finds all who stand at such an end,
by asking it, so that both agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from timeline.names.bodies import get_body, load_bodies
from timeline.names.bonds import MOST_STEPS
from timeline.names.tenure import ALWAYS

if TYPE_CHECKING:
    from timeline.model import Actor
    from timeline.names.bonds import Bonds, Way
    from timeline.names.registry import ActorRegistry
    from timeline.names.tenure import Tenure

# Of built-in members some have members themselves, which have none.
_BUILT_IN_STEPS = 2


def find_cuts(
    bonds: Bonds, registry: ActorRegistry, actors: Iterable[Actor]
) -> tuple[Way, ...]:
    """Return the ways of these actors of the registry that are one step too long.

    Of those along one chain, or round one circle, one: it ends nearest to the bodies.
    Circles of one actor that is part of itself are left out.
    """
    cuts: dict[str, Way] = {}
    for target in _find_high(bonds, registry, actors):
        for members in (False, True):
            for way in bonds.reach(target, members=members).cut:
                cuts.setdefault(way.bond.actor, way)
    return tuple(_list_first(cuts))


def _find_high(
    bonds: Bonds, registry: ActorRegistry, actors: Iterable[Actor]
) -> list[str]:
    """Return the bodies below which chains may be too long.

    By the longest chain at whatever times, which takes a step a bond; what stands
    above a circle has no longest.
    """
    steps = set(_list_steps(bonds, registry, actors))
    # Between any two that are declared, and at either end.
    if len(steps) + (len(steps) + 1) * _BUILT_IN_STEPS <= MOST_STEPS:
        return []
    for group in load_bodies():
        codes = {code for code, _ in group.members}
        members = {registry.identity_of(get_body(code)) for code in codes}
        steps |= {(member, registry.identity_of(group)) for member in members}
    bodies: dict[str, list[str]] = {}
    below: dict[str, int] = {}
    for actor, body in steps:
        bodies.setdefault(actor, []).append(body)
        below[body] = below.get(body, 0) + 1
    # Kahn 1962: from the ends of chains upwards, each once all below it are known.
    heights = dict.fromkeys(below, 0)
    waiting = [actor for actor in bodies if actor not in below]
    while waiting:
        actor = waiting.pop()
        for body in bodies.get(actor, ()):
            heights[body] = max(heights[body], heights.get(actor, 0) + 1)
            below[body] -= 1
            if not below[body]:
                waiting.append(body)
    return sorted(one for one in below if below[one] or heights[one] > MOST_STEPS)


def _list_steps(
    bonds: Bonds, registry: ActorRegistry, actors: Iterable[Actor]
) -> Iterator[tuple[str, str]]:
    """Yield what the registry declares: an actor, and a body that it belongs to."""
    for actor in actors:
        for bond in bonds.bonds_of(actor.id):
            yield bond.actor, bond.body
        for member in actor.members:
            identity = registry.find(member.actor)
            if identity:
                yield identity, actor.id


def _list_first(cuts: Mapping[str, Way]) -> Iterator[Way]:
    """Yield of cuts along one chain the first, from its bodies."""
    done: set[str] = set()
    for actor in cuts:
        passed = []
        while actor in cuts and actor not in done:
            done.add(actor)
            passed.append(actor)
            actor = cuts[actor].bond.body  # noqa: PLW2901  up along the chain
        if not passed:
            continue
        # Come to another's, it is known by that; to one of its own, it is a circle.
        circle = passed[passed.index(actor) :] if actor in passed else []
        if actor not in cuts or (
            circle and not _is_told([cuts[one] for one in circle])
        ):
            yield cuts[passed[-1]]


def _is_told(circle: Sequence[Way]) -> bool:
    """Tell whether one is part of itself in this circle: an error of its own."""
    if len({way.bond.member for way in circle}) > 1:
        return False
    both: Tenure | None = ALWAYS
    for way in circle:
        both = both.meet(way.bond.tenure) if both and not way.bond.holding else None
    return both is not None
