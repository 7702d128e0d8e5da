"""What columns are made up of: events by a facet, the rare values together."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from timeline.names import Facet
from timeline.query import Match
from timeline.text import fold
from timeline.views.naming import Naming

MOST = 6
"""How many series there are at most, the one of all others not counted."""

_SEVERAL = "several of these"
_OTHERS = "others"


class Stack(NamedTuple):
    """Series, and which of them each event belongs to: exactly one."""

    names: tuple[str, ...]
    """Safe to print; the most frequent first, what stands for many at the end."""
    members: tuple[int, ...]
    """For each event the index of its series."""
    others: int | None
    """The index of the series of all others; None where there are no others."""
    ranked: tuple[str, ...] = ()
    """The values that may have a series; what has several of them has none of these."""


def make_stack(
    matches: Sequence[Match], stack: str, naming: Naming, *, direct: bool = False
) -> Stack:
    """Return the series of events. `stack` is the name of a facet.

    States collect those who act for them, unless `direct`.

    An event with several values that have a series of their own belongs to a series
    of such events, so that no event is counted twice.
    """
    facet = naming.pick_facet(stack, direct=direct)
    values = [facet.list_shown(match.event) for match in matches]
    if not facet.is_single:
        return _assign(values, _rank(values, MOST - 1, facet))
    # What has no value is a series like others: each event is in one.
    none = facet.none.strip("()")
    filled = [names or (none,) for names in values]
    return _assign(filled, _rank(filled, MOST, facet))


def _rank(values: Sequence[tuple[str, ...]], most: int, facet: Facet) -> list[str]:
    """Return the most frequent, in the order that values have in themselves, if any."""
    counts = Counter(name for names in values for name in names)
    ranked = sorted(counts, key=lambda name: (-counts[name], fold(name), name))[:most]
    if facet.is_ordered:
        ranked.sort(key=facet.shown_key)
    return ranked


def _assign(values: Sequence[tuple[str, ...]], ranked: Sequence[str]) -> Stack:
    # Whose an event is, or none and whether that is for several: no name is reserved.
    labels: list[tuple[str | None, bool]] = []
    for names in values:
        own = [name for name in names if name in ranked]
        labels.append((own[0], False) if len(own) == 1 else (None, len(own) > 1))
    used = set(labels)
    present = [(name, False) for name in ranked if (name, False) in used]
    ends = [end for end in ((None, True), (None, False)) if end in used]
    order = {label: index for index, label in enumerate([*present, *ends])}
    shown = [name for name, _ in present]
    shown += [_SEVERAL if several else _OTHERS for _, several in ends]
    others = order.get((None, False))
    members = tuple(order[label] for label in labels)
    return Stack(tuple(shown), members, others, tuple(ranked))
