"""Whom a question means by a name that several spellings share: what it is told of it.

A family name asked for stands for all who are called so, and a fuller name may be
another of its spellings in other events. Whoever asked has to know which were read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.names import NAMED, list_typed
from timeline.names.standing import find_having
from timeline.names.typed import typed_names_of
from timeline.query.conditions import list_leaves
from timeline.text import count_of, join_words

if TYPE_CHECKING:
    from timeline.names import Names
    from timeline.query.conditions import Condition, Leaf
    from timeline.query.taking_part import Target, Targets

_SHOWN = 8
_REMEDY = "an entry with `aliases` under `actors:` joins what is one"


def find_spellings(condition: Condition, names: Names) -> Iterator[str]:
    """Yield a note for each name asked for that events have in several spellings."""
    for leaf in list_leaves(condition):
        for targets in list_targets(leaf):
            by_family: dict[str, list[Target]] = {}
            for target in targets.listed:
                by_family.setdefault(target.family, []).append(target)
            for family, found in by_family.items():
                if family:
                    yield from _tell_family(family, found, names)
                else:
                    yield from _tell_others(found, targets, names)


def leave_out_remedy(note: str) -> str:
    """Return a note without what its authors can do, for those who read it later."""
    return note.removesuffix(f"; {_REMEDY}")


def list_targets(leaf: Leaf) -> tuple[Targets, ...]:
    """Return the groups of actors that a condition asks for; may be empty."""
    from timeline.query.taking_part import Concerns, TakesPart, Together

    match leaf:
        case TakesPart() | Concerns():
            return (leaf.targets,)
        case Together():
            return leaf.groups
        case _:
            return ()


def _tell_family(family: str, targets: Iterable[Target], names: Names) -> Iterator[str]:
    """Yield who was read by a family name."""
    bearers = {one.identity: one for one in targets if not one.called}
    listed = _list_spellings(bearers, names)
    if not listed:
        return
    sure = [one for one in bearers.values() if one.sure is Fit.CERTAIN]
    if len(sure) == len(bearers):
        yield f"{family} is read as what may be one person: {listed}; {_REMEDY}"
    elif sure:
        name = join_words([names.actors.name_of(one.identity) for one in sure])
        yield f"{family} is read as {name}, and possibly as others: {listed}"
    else:
        yield f"{family} is not one person alone, so that each is possible: {listed}"


def _tell_others(
    wanted: Iterable[Target], targets: Targets, names: Names
) -> Iterator[str]:
    """Yield for each who is asked for which other spellings may mean the same."""
    asked = {one.identity for one in targets.listed}
    for target in wanted:
        if not _is_asked_surely(target):
            continue
        kin = names.actors.variants.list_kin(target.identity)
        listed = _list_spellings([one for one in kin if one not in asked], names)
        if listed:
            who = names.actors.name_of(target.identity)
            yield f"{who} may also be meant by {listed}; {_REMEDY}"


def _is_asked_surely(target: Target) -> bool:
    return target.sure is Fit.CERTAIN and not target.called


def _list_spellings(identities: Collection[str], names: Names) -> str:
    """Return names as typed, each with its events; empty where none has any."""
    if not identities:
        return ""
    counted = _count(identities, names)
    shown = [
        f"{typed} ({number:,})" for typed, number in list(counted.items())[:_SHOWN]
    ]
    if len(counted) > _SHOWN:
        shown.append(count_of(len(counted) - _SHOWN, "more spelling"))
    return ", ".join(shown)


def _count(identities: Collection[str], names: Names) -> Mapping[str, int]:
    """Return how many events have each spelling of some actors, in their order."""
    actors, wanted = names.actors, frozenset(identities)
    typed_names = typed_names_of(names.chronology).counts
    meanings = {typed: actors.interpret(typed) for typed in typed_names}
    meant = {
        typed
        for typed, meaning in meanings.items()
        if meaning.identity in wanted and not meaning.varies
    }
    found: dict[str, int] = {}
    for event in find_having(names.chronology, NAMED, meant):
        for typed in dict.fromkeys(one.name for one in list_typed(event, NAMED)):
            if typed in meant:
                found[typed] = found.get(typed, 0) + 1
    return found
