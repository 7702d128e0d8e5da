"""What columns are made up of: events by kind or by actor, the rare ones together."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

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


def make_stack(
    matches: Sequence[Match], stack: str, naming: Naming, *, direct: bool = False
) -> Stack:
    """Return the series of events. `stack` is of `timeline.views.options.STACKS`.

    States collect those who act for them, unless `direct`.

    An event with several actors that have a series of their own belongs to a series
    of such events, so that no event is counted twice.
    """
    if stack == "kind":
        kinds = [(match.event.kind or "no kind",) for match in matches]
        return _assign(kinds, _rank(kinds, MOST))
    name_of = naming.parties if direct else naming.sides
    actors = [name_of(match.event) for match in matches]
    return _assign(actors, _rank(actors, MOST - 1))


def _rank(values: Sequence[tuple[str, ...]], most: int) -> list[str]:
    counts = Counter(name for names in values for name in names)
    return sorted(counts, key=lambda name: (-counts[name], fold(name), name))[:most]


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
    return Stack(tuple(shown), tuple(order[label] for label in labels), others)
