"""Where among the events of a file new ones go, by date.

In a file whose events stand in order, behind the last one that is not later; in one
whose events stand from the latest to the earliest, behind the last one that is not
earlier; in any other, behind the latest one that is not later. What comes before all of
them goes before the first of these. The undated go last. Several that go to one place
stand in order there, and those of one date as they were given.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from timeline.dates.order import UNDATED
from timeline.editing.finding import Hosts
from timeline.model import Event

Place = tuple[int, int]
"""A host, and the index of the item in it behind which something goes; -1: none."""


def place_events(
    hosts: Hosts,
    old: Mapping[int, Event],
    new: Sequence[Event],
    ranks: Mapping[Event, int],
) -> dict[Place, list[int]]:
    """Return which of the new events go where, each by its number.

    `old` are the events of the file by where they begin; `ranks` the order of all.
    """
    slots = hosts.slots
    if not slots:
        order = sorted(range(len(new)), key=lambda number: ranks[new[number]])
        return {(0, len(hosts.hosts[0].items) - 1): order}
    events = [old[slot.start] for slot in slots]
    falls = _is_falling(events, ranks)
    if falls:
        keys: list[tuple[int, ...]] = [_falling_key(one) for one in events]
        places = list(range(len(slots)))
        wanted: list[tuple[int, ...]] = [_falling_key(one) for one in new]
    else:
        places = sorted(range(len(slots)), key=lambda place: ranks[events[place]])
        keys = [(ranks[events[place]],) for place in places]
        wanted = [(ranks[one],) for one in new]
    behind: dict[Place, list[int]] = {}
    before: list[int] = []
    for number in sorted(range(len(new)), key=lambda number: wanted[number]):
        found = bisect_right(keys, wanted[number])
        if not found:
            before.append(number)
            continue
        slot = slots[places[found - 1]]
        behind.setdefault((slot.host, slot.item), []).append(number)
    if before:
        first = slots[places[0]]
        behind.setdefault((first.host, first.item - 1), []).extend(before)
    return behind


def _is_falling(events: Sequence[Event], ranks: Mapping[Event, int]) -> bool:
    """Tell whether events stand from the latest to the earliest."""
    if all(ranks[one] < ranks[two] for one, two in pairwise(events)):
        return False
    return all(_falling_key(one) <= _falling_key(two) for one, two in pairwise(events))


def _falling_key(event: Event) -> tuple[int, ...]:
    """Return what grows from the latest to the earliest; the undated are last."""
    key = event.date.sort_key
    day, *rest = key
    return (1, 0, 0, 0, 0) if key == UNDATED else (0, -day, *(-one for one in rest))
