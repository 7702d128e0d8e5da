"""Leaves that ask who takes part, as sets of events.

A name is looked at by itself and on whatever day. What the names of an event say
together is left to who judges it: each who is wanted has to be one of them at least.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.names import PARTIES
from timeline.names.anydate import list_meant
from timeline.query.narrowing.sets import (
    NOTHING,
    HasWord,
    Narrowed,
    intersect,
)

if TYPE_CHECKING:
    from timeline.query.narrowing.sets import Test
    from timeline.query.taking_part import (
        Concerns,
        HeldBy,
        TakesPart,
        Targets,
        Together,
    )


def narrow_takes_part(leaf: TakesPart) -> Narrowed:
    """Return the sets of somebody wanted taking part."""
    return _narrow_targets(leaf.targets, leaf.keys)


def narrow_concerns(leaf: Concerns) -> Narrowed:
    """Return the sets of being about somebody wanted."""
    return _narrow_targets(leaf.targets, ("about",))


def narrow_together(leaf: Together) -> Narrowed:
    """Return the sets of somebody of each group taking part.

    Certainly only where nobody else is asked for: two may be one.
    """
    groups = [_narrow_targets(group, PARTIES) for group in leaf.groups]
    (group,) = leaf.groups if len(groups) == 1 else (None,)
    certain = NOTHING if group is None else HasWord(PARTIES, _make_sure(group))
    return Narrowed(intersect(one.possible for one in groups), certain)


def _narrow_targets(targets: Targets, keys: tuple[str, ...]) -> Narrowed:
    sure = _make_sure(targets)
    actors = targets.names.actors

    def is_called(typed: str) -> bool:
        # As in `Targets`: by the very word, it is whoever was called so.
        seats = actors.interpret(typed).seats
        identity = actors.interpret(typed).identity
        called = (one.identity for one in targets.listed if one.called)
        return bool(seats) and identity in called

    return Narrowed(
        HasWord(keys, _make_possible(targets)),
        HasWord(keys, lambda typed: sure(typed) or is_called(typed)),
    )


def _make_possible(targets: Targets) -> Test:
    """Return what tells whether a name may mean somebody wanted on some day."""
    actors = targets.names.actors
    wanted = {one.identity for one in targets.listed}
    for target in targets.listed:
        wanted.update(target.reach.ways)
    return lambda typed: not wanted.isdisjoint(list_meant(actors, typed))


def _make_sure(targets: Targets) -> Test:
    """Return what tells whether a name means somebody wanted on every day."""
    actors = targets.names.actors
    wanted = {
        one.identity
        for one in targets.listed
        if one.sure is Fit.CERTAIN and one.times is None
    }

    def is_sure(typed: str) -> bool:
        meaning = actors.interpret(typed)
        return not meaning.varies and meaning.identity in wanted

    return is_sure


def narrow_held_by(leaf: HeldBy) -> Narrowed:
    """Return the sets of a holder of an office taking part, or the office itself."""
    actors = leaf.names.actors
    people = {one.person for one in leaf.holdings}
    offices = {(one.person, one.position) for one in leaf.holdings}

    def is_possible(typed: str) -> bool:
        # Who is meant by an office is among those who held it.
        return not people.isdisjoint(list_meant(actors, typed))

    def is_sure(typed: str) -> bool:
        meaning = actors.interpret(typed)
        held = {(one.person, one.position) for one in meaning.holdings}
        return meaning.by_office and held <= offices

    return Narrowed(HasWord(PARTIES, is_possible), HasWord(PARTIES, is_sure))
