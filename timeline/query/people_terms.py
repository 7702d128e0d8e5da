"""Terms that ask who takes part or is concerned: how each becomes a condition."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.diagnostics import Remedy
from timeline.names import (
    UnresolvedNameError,
    unknown_name,
)
from timeline.names.bonds import NO_REACH
from timeline.query.asking import Asking
from timeline.query.query import NO_FLAGS
from timeline.query.taking_part import (
    Concerns,
    HeldBy,
    TakesPart,
    Target,
    Targets,
    Together,
)
from timeline.text import find_nearest, join_words

if TYPE_CHECKING:
    from timeline.names import (
        Holding,
        Names,
    )
    from timeline.query.conditions import Leaf
    from timeline.query.query import Term

_SEARCH = Remedy("search-text")


def find_targets(term: Term, asking: Asking, *, concerned: bool = False) -> Targets:
    """Return the actors that a term asks for.

    `concerned` asks for what events are about: there nobody stands for anybody.
    """
    names, flags = asking
    direct = concerned or flags.direct or term.operator == "="
    listed: list[Target] = []
    for value in term.values:
        answer = names.actors.resolve(
            value, concerned=concerned, exact=term.operator == "="
        )
        called = value if answer.metonym else ""
        family = value if answer.by_family else ""
        found = []
        for one in answer.meant:
            reach = NO_REACH
            if not direct:
                reach = names.actors.bonds.reach(one.identity, members=flags.members)
            found.append(
                Target(
                    one.identity,
                    flags.members and not direct,
                    reach,
                    called,
                    one.fit,
                    one.times,
                    family,
                )
            )
        _check_presence(found, asking, direct=direct, concerned=concerned)
        listed += found
    exact = term.operator == "="
    wanted = tuple(dict.fromkeys(listed))
    return Targets(wanted, direct, exact, names=names)


def _check_presence(
    targets: Sequence[Target], asking: Asking, *, direct: bool, concerned: bool
) -> None:
    """Raise UnresolvedNameError where no event can name any of what a word means."""
    actors = asking.names.actors
    if any(
        actors.is_known(one.identity) or not actors.used.isdisjoint(one.reach.ways)
        for one in targets
    ):
        return
    identity = targets[0].identity
    registry = actors.registry
    name = registry.name_of(identity)
    body = registry.body_of(identity)
    if body is not None and body.end and not concerned:
        near = actors.suggest_successors(identity)
        raise UnresolvedNameError(
            f"no event here names {name}, which ended in {body.end[:4]}",
            f"did you mean {join_words(near)}?" if near else "",
        )
    remedy = _SEARCH if concerned else _find_remedy(identity, asking, direct=direct)
    raise UnresolvedNameError(f"no event here names {name}", remedy=remedy)


def _find_remedy(identity: str, asking: Asking, *, direct: bool) -> Remedy:
    """Return what to do about an actor whom the question does not let be reached."""
    bonds, used = asking.names.actors.bonds, asking.names.actors.used
    members = asking.flags.members
    if direct and not used.isdisjoint(bonds.reach(identity, members=members).ways):
        return Remedy("without-direct")
    if not used.isdisjoint(bonds.reach(identity, members=True).ways):
        return Remedy("with-members", "without-direct" if direct else "")
    return _SEARCH


def make_actor(term: Term, asking: Asking) -> Leaf:
    """Make the condition of who acts or is acted upon."""
    return TakesPart(find_targets(term, asking))


def make_to(term: Term, asking: Asking) -> Leaf:
    """Make the condition of whom it is done or addressed to."""
    return TakesPart(find_targets(term, asking), ("to",))


def make_with(term: Term, asking: Asking) -> Leaf:
    """Make the condition of who takes part, beside others that are asked for."""
    return Together((find_targets(term, asking),))


def make_state(term: Term, asking: Asking) -> Leaf:
    """Make the condition of states for which somebody acts."""
    actors = asking.names.actors
    for value in term.values:
        identity = actors.resolve(value).identity
        if actors.registry.type_of(identity) != "state":
            raise UnresolvedNameError(
                f"{actors.name_of(identity)} is no state",
                f"ask for actor:{value}" if " " not in value else "ask for an actor",
            )
    # Whoever acts for a state does so whatever the question says of others.
    plain = Asking(asking.names, NO_FLAGS)
    return TakesPart(find_targets(dataclasses.replace(term, operator=":"), plain))


def make_about(term: Term, asking: Asking) -> Leaf:
    """Make the condition of what or whom an event concerns."""
    return Concerns(find_targets(term, asking, concerned=True))


def make_office(term: Term, asking: Asking) -> Leaf:
    """Make the condition of whoever held an office on the event's date."""
    found: dict[Holding, None] = {}
    for value in term.values:
        found |= dict.fromkeys(_find_offices(value, asking.names))
    return HeldBy(tuple(found), asking.names)


def _find_offices(value: str, names: Names) -> tuple[Holding, ...]:
    offices = names.actors.offices
    found = offices.find(value)
    if found:
        return found
    if not offices.any:
        raise UnresolvedNameError(
            f"no office here is called {value!r}",
            "offices stand under `roles` of the people under `actors:`",
        )
    raise unknown_name("office", value, find_nearest(value, tuple(offices.names)))
