"""Doubtful values of which an event has one for certain.

Of values of which one must hold, an event may certainly have one though it has each
only possibly: whoever held an office was one of two. Where several are chosen, the best
of their fits is the whole truth but for that.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from timeline.dates import Fit
from timeline.model import Event
from timeline.query import Condition
from timeline.query.conditions import Leaf

Fits = tuple[tuple[int, Fit], ...]
"""Values by their number, each once, with how surely an event has it; never not."""

# Of so many doubtful values all sets are searched, of more one is looked for.
_MOST_SEARCHED = 6


def find_together(
    event: Event, fits: Fits, conditions: Sequence[Condition | None]
) -> Iterator[tuple[int, ...]]:
    """Yield the smallest sets of possible values of which an event has one surely."""
    doubtful = [value for value, fit in fits if fit is Fit.POSSIBLE]
    if len(doubtful) < 2 or not _is_sure(event, doubtful, conditions):
        return
    if len(doubtful) > _MOST_SEARCHED:
        chosen = list(doubtful)
        for value in doubtful:
            fewer = [one for one in chosen if one != value]
            if len(fewer) > 1 and _is_sure(event, fewer, conditions):
                chosen = fewer
        yield tuple(chosen)
        return
    found: list[tuple[int, ...]] = []
    for size in range(2, len(doubtful) + 1):
        for values in combinations(doubtful, size):
            if any(set(less) <= set(values) for less in found):
                continue
            if _is_sure(event, values, conditions):
                found.append(values)
    yield from found


def _is_sure(
    event: Event, values: Iterable[int], conditions: Sequence[Condition | None]
) -> bool:
    """Tell whether an event certainly has one of some values."""
    joined: Leaf | None = None
    for value in values:
        leaf = conditions[value]
        if not isinstance(leaf, Leaf):
            return False
        joined = leaf if joined is None else joined.join(leaf)
        if joined is None:
            return False
    return joined is not None and joined.fit(event) is Fit.CERTAIN
