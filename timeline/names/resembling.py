"""Names that stand in a chronology, and that a new name may be another spelling of."""

from collections.abc import Iterable

from timeline.names.actors import ActorNames
from timeline.text import find_nearest, fold

_MOST = 3


def find_resembling(typed: str, names: ActorNames) -> tuple[str, ...]:
    """Return names that a name of an actor may be meant for, the likeliest first.

    Three at most. None for a name that is declared, that stands in an event already, or
    that is like no other: it may be slipped in its letters, or be a person's by
    another form, as `D. Cameron` and `Lavrow` are.
    """
    if names.is_declared(typed) or _stands_there(typed, names.spellings):
        return ()
    kin = [names.name_of(one) for one in names.variants.list_alike(fold(typed))]
    near = find_nearest(typed, names.spellings, limit=_MOST)
    # One actor is named once, by whatever name it is resembled.
    shown = [names.display(one) for one in near]
    return tuple(dict.fromkeys([*kin, *shown]))[:_MOST]


def find_resembling_word(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return words that one may be a slip of; none where it is one of them."""
    listed = tuple(known)
    return () if _stands_there(typed, listed) else find_nearest(typed, listed, limit=1)


def _stands_there(typed: str, known: Iterable[str]) -> bool:
    folded = fold(typed)
    return any(fold(one) == folded for one in known)
