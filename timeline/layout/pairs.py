"""Who met whom: the events that two took part in, and an order that shows blocs.

The order is that of a dendrogram: the two groups that have most in common are joined,
over and over, beginning with each actor by itself (average linkage; how much two have
in common is the number of their joint events to that of the events of either,
Jaccard's index). When two groups join, they are laid so that those stand together at
the seam that have most in common. So a bloc is never torn apart, and who belongs to
two stands between them. Equals stand in the order given.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

SHADES = 4
"""How many shades tell numbers apart."""

Pair = tuple[str, str]
"""Two identities, in the order of their letters."""


class Meetings(NamedTuple):
    """Events by who took part; events are indexes, in order."""

    events: Mapping[str, tuple[int, ...]]
    """Of each who took part in one with somebody else: only such events."""
    pairs: Mapping[Pair, tuple[int, ...]]
    alone: tuple[int, ...]
    """Events in which nobody or one alone took part."""


def find_meetings(parties: Sequence[Iterable[str]]) -> Meetings:
    """Return who met whom, from the identities that took part in each event.

    Somebody who is named twice has not met themselves.
    """
    events: dict[str, list[int]] = {}
    pairs: dict[Pair, list[int]] = {}
    alone = []
    for index, party in enumerate(parties):
        people = sorted(set(party))
        if len(people) < 2:
            alone.append(index)
            continue
        for position, one in enumerate(people):
            events.setdefault(one, []).append(index)
            for two in people[position + 1 :]:
                pairs.setdefault((one, two), []).append(index)
    return Meetings(
        {name: tuple(found) for name, found in events.items()},
        {pair: tuple(found) for pair, found in pairs.items()},
        tuple(alone),
    )


def make_pair(one: str, two: str) -> Pair:
    """Return two identities as a key of `Meetings.pairs`."""
    return (one, two) if one < two else (two, one)


def order_blocs(actors: Sequence[str], meetings: Meetings) -> tuple[str, ...]:
    """Return the actors so that those with most in common stand together.

    The first of `actors` stands in the first half.
    """
    alike = {
        (one, two): _compare(one, two, meetings)
        for one in actors
        for two in actors
        if one != two
    }
    blocs: list[tuple[str, ...]] = [(actor,) for actor in actors]
    # Between two blocs, by their numbers: the mean of what their members share.
    nearness = {
        (i, j): alike[actors[i], actors[j]]
        for j in range(len(actors))
        for i in range(j)
    }
    there = list(range(len(actors)))
    while len(there) > 1:
        # The first of the nearest: `max` keeps the order given.
        i, j = max(
            ((i, j) for n, j in enumerate(there) for i in there[:n]),
            key=lambda pair: nearness[pair],
        )
        one, two = len(blocs[i]), len(blocs[j])
        blocs[i] = _join(blocs[i], blocs[j], alike)
        there.remove(j)
        for k in there:
            if k != i:
                near, far = _sort(i, k), _sort(j, k)
                shared = one * nearness[near] + two * nearness[far]
                nearness[near] = shared / (one + two)
    ordered = blocs[there[0]] if there else ()
    if actors and ordered.index(actors[0]) >= (len(ordered) + 1) // 2:
        return ordered[::-1]
    return ordered


def _sort(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def _compare(one: str, two: str, meetings: Meetings) -> float:
    joint = len(meetings.pairs.get(make_pair(one, two), ()))
    either = len(meetings.events.get(one, ())) + len(meetings.events.get(two, ()))
    return joint / (either - joint) if joint else 0.0


def _join(
    one: tuple[str, ...], two: tuple[str, ...], alike: Mapping[Pair, float]
) -> tuple[str, ...]:
    """Return both groups, each perhaps turned round, with the best seam."""
    ways = [(left, right) for left in (one, one[::-1]) for right in (two, two[::-1])]
    left, right = max(ways, key=lambda way: alike[way[0][-1], way[1][0]])
    return left + right


def count_fitting(room: int, cell: int, name: int) -> int:
    """Return how many actors a triangle of pairs has room for, in terminal cells.

    Each stands with `name` cells at the end of its row, behind as many fields of
    `cell` cells as there are actors above it.
    """
    return max((room - name) // cell + 1, 0)


def find_shade(count: int, most: int) -> int:
    """Return the shade of a number, 0 to `SHADES` - 1; `most` has the darkest.

    Shades grow with the square root: a few pairs have most of the events.
    """
    return next(shade for shade in range(SHADES) if count <= limit_shade(shade, most))


def limit_shade(shade: int, most: int) -> int:
    """Return the largest number that has a shade, or one of those before it."""
    return most * (shade + 1) ** 2 // SHADES**2
