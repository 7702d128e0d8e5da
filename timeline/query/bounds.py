"""Where an answer stops at a bound: what a question is told of it.

Bonds are followed over so many steps, and an office means so many people at one time
(`timeline.names`). Both are far beyond real chronologies; where a question reaches one,
whoever asked has to know that there may be more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.names import PARTIES
from timeline.names.bonds import MOST_STEPS
from timeline.names.holders import MOST_HOLDERS
from timeline.names.standing import find_having
from timeline.names.typed import list_typed
from timeline.query.conditions import list_leaves
from timeline.query.spellings import list_targets
from timeline.text import count_of

if TYPE_CHECKING:
    from timeline.names import Names
    from timeline.query.conditions import Condition, Leaf


def find_bounds(condition: Condition, names: Names) -> Iterator[str]:
    """Yield a note for each bound that a question reaches."""
    for leaf in list_leaves(condition):
        for targets in list_targets(leaf):
            for target in targets.listed:
                if target.reach.cut:
                    name = names.actors.name_of(target.identity)
                    yield (
                        f"who is more than {MOST_STEPS} steps from {name} does not"
                        " count for it"
                    )
                yield from _find_hubs(target.identity, names)
        yield from _find_crowds(leaf, names)


def _find_hubs(identity: str, names: Names) -> Iterator[str]:
    """Yield a note for each spelling that may be this actor, and too many others."""
    from timeline.names.variants import MOST_KIN

    variants = names.actors.variants
    hubs = [identity] if variants.is_crowded(identity) else []
    for one in (*hubs, *variants.list_crowded(identity)):
        yield (
            f"{names.actors.name_of(one)!r} may be more than {MOST_KIN} others, and is"
            " taken for none of them"
        )


def _find_crowds(leaf: Leaf, names: Names) -> Iterator[str]:
    """Yield a note for each office that may mean somebody wanted, but too many others.

    Where the office is wanted itself, or what it is of, nothing is lost.
    """
    from timeline.query.taking_part import Concerns

    actors = names.actors
    wanted = _list_wanted(leaf)
    if not wanted or not actors.crowded:
        return
    keys = ("about",) if isinstance(leaf, Concerns) else PARTIES
    # Events of one office share their crowd: each is compared once.
    meets: dict[int, bool] = {}
    lost: dict[str, int] = {}
    for event in find_having(names.chronology, keys, actors.crowded):
        for typed in dict.fromkeys(one.name for one in list_typed(event, keys)):
            if typed not in actors.crowded:
                continue
            crowd = actors.find_party(typed, event.date).crowd
            if id(crowd) not in meets:
                meets[id(crowd)] = not crowd.isdisjoint(wanted)
            if meets[id(crowd)] and leaf.fit(event) is Fit.NO:
                lost[typed] = lost.get(typed, 0) + 1
    for typed, number in lost.items():
        yield (
            f"{typed!r} means nobody in {count_of(number, 'event')}: more than"
            f" {MOST_HOLDERS} may have held it, some of whom were asked for"
        )


def _list_wanted(leaf: Leaf) -> Collection[str]:
    """Return who is wanted, or stands for somebody wanted."""
    from timeline.query.taking_part import HeldBy

    match leaf:
        case HeldBy():
            return {one.person for one in leaf.holdings}
        case _:
            found: set[str] = set()
            for targets in list_targets(leaf):
                for target in targets.listed:
                    found |= {target.identity, *target.reach.ways}
            return found
