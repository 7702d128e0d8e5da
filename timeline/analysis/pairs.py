"""Who met whom: the events that two took part in, and an order that shows blocs.

The order is that of a dendrogram: the two groups that have most in common are joined,
over and over, beginning with each actor by itself (average linkage; how much two have
in common is the number of their joint events to that of the events of either,
Jaccard's index). When two groups join, they are laid so that those stand together at
the seam that have most in common. So a bloc is never torn apart, and who belongs to
two stands between them. Equals stand in the order given.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

from timeline.lean import NamedTuple

SHADES = 4
"""How many shades tell numbers apart."""

Pair = tuple[str, str]
"""Two identities, in the order of their letters."""


class Meetings(NamedTuple):
    """Events by who took part; events are indexes, in order."""

    events: Mapping[str, tuple[int, ...]]
    """Of each who took part in one with somebody else: only such events.

    Those with most events first, equals in the order of their letters.
    """
    alone: tuple[int, ...]
    """Events in which nobody or one alone took part."""
    parties: Mapping[int, frozenset[str]]
    """Who took part in each of the others."""

    def find_joint(self, one: str, two: str) -> tuple[int, ...]:
        """Return the events in which both took part."""
        fewer, more = sorted(
            (one, two), key=lambda name: len(self.events.get(name, ()))
        )
        found = self.events.get(fewer, ())
        return tuple([index for index in found if more in self.parties[index]])


class PairCount(NamedTuple):
    """How many pairs met."""

    number: int
    is_least: bool
    """There are so many at least: to count them all would take too long."""


def find_meetings(parties: Sequence[Iterable[str]]) -> Meetings:
    """Return who met whom, from the identities that took part in each event.

    Somebody who is named twice has not met themselves.
    """
    events: dict[str, list[int]] = {}
    met: dict[int, frozenset[str]] = {}
    alone = []
    for index, party in enumerate(parties):
        people = frozenset(party)
        if len(people) < 2:
            alone.append(index)
            continue
        met[index] = people
        for one in people:
            events.setdefault(one, []).append(index)
    names = sorted(events, key=lambda name: (-len(events[name]), name))
    return Meetings({name: tuple(events[name]) for name in names}, tuple(alone), met)


def find_pairs(names: Iterable[str], meetings: Meetings) -> dict[Pair, tuple[int, ...]]:
    """Return the events of each pair among some names that met."""
    wanted = frozenset(names)
    found: dict[Pair, list[int]] = {}
    for index, party in meetings.parties.items():
        people = sorted(party & wanted)
        for position, one in enumerate(people):
            for two in people[position + 1 :]:
                found.setdefault((one, two), []).append(index)
    return {pair: tuple(indexes) for pair, indexes in found.items()}


def rank_pairs(
    meetings: Meetings, times: Sequence[int], most: int | None = None
) -> tuple[tuple[Pair, tuple[int, ...]], ...]:
    """Return the pairs with their joint events, those with most of them first.

    Of equals those whose last joint event is later, by the time of each event; then
    those whose rarer one stands in more events. Where only `most` are wanted, those who
    stand in too few events to be among them are not looked at, so that one event of
    thousands costs little.
    """
    if most == 0:
        return ()

    def weigh(indexes: Sequence[int]) -> tuple[int, int]:
        return -len(indexes), -max(times[index] for index in indexes)

    weights = {name: weigh(indexes) for name, indexes in meetings.events.items()}
    # No pair of somebody weighs more than all of their events.
    names = sorted(weights, key=weights.__getitem__)
    rank = {name: position for position, name in enumerate(names)}
    best: list[tuple[tuple[int, int], int, int, tuple[int, ...]]] = []
    for position, name in enumerate(names):
        if most is not None and len(best) == most and weights[name] >= best[-1][0]:
            break
        # With those before it: each pair is found once.
        joint: dict[int, list[int]] = {}
        for index in meetings.events[name]:
            for other in meetings.parties[index]:
                if rank[other] < position:
                    joint.setdefault(rank[other], []).append(index)
        best += [
            (weigh(both), position, other, tuple(both)) for other, both in joint.items()
        ]
        if most is not None:
            best = nsmallest(most, best)
    return tuple(
        (make_pair(names[one], names[two]), both) for _, two, one, both in sorted(best)
    )


def rank_partners(
    one: str, meetings: Meetings, times: Sequence[int]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return those who met one, with the joint events; most first, then the latest."""
    joint: dict[str, list[int]] = {}
    for index in meetings.events.get(one, ()):
        for other in meetings.parties[index] - {one}:
            joint.setdefault(other, []).append(index)
    found = [(other, tuple(both)) for other, both in joint.items()]
    return tuple(
        sorted(
            found,
            key=lambda item: (
                -len(item[1]),
                -max(times[index] for index in item[1]),
                item[0],
            ),
        )
    )


def count_pairs(meetings: Meetings, most: int = 100_000) -> PairCount:
    """Return how many pairs met; where events have more than `most`, a lower bound."""
    sizes = [len(party) for party in meetings.parties.values()]
    pairs = [size * (size - 1) // 2 for size in sizes]
    if len(pairs) == 1:
        return PairCount(pairs[0], is_least=False)
    if sum(pairs) > most:
        return PairCount(max(pairs), is_least=True)
    return PairCount(len(find_pairs(meetings.events, meetings)), is_least=False)


def make_pair(one: str, two: str) -> Pair:
    """Return two identities as a pair, in the order of their letters."""
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
    joint = len(meetings.find_joint(one, two))
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
