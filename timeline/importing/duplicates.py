"""New events that may be here already, having come another way.

Two may be one where they began on the same day, and their titles are alike: of all
words in either, at least three in ten stand in both if somebody may do as well, be it
by another form of the name (`Kerry`, `John Kerry`), and half of them if one of the
events names nobody. That is wider than what `check` warns of, as
each pair is only pointed at. Each event stands in one pair at most, the most alike
first; nothing is merged.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from timeline.checks.duplicates import Title, measure_likeness, read_title
from timeline.model import Chronology, Event
from timeline.names import Names, list_typed, names_of

_ALIKE = 0.5
"""The part of the words of two titles that stand in both, where nobody does."""
_ALIKE_OF_SHARED = 0.3
"""Where somebody stands in both events."""
_COMPARED = 50
"""How many events of one day each new one is compared with: a data set of which more
have one day is no list of single events."""


class Pair(NamedTuple):
    """A new event, and one that was here before it and may be the same."""

    new: Event
    old: Event


def find_pairs(chronology: Chronology, new: Sequence[Event]) -> tuple[Pair, ...]:
    """Return the pairs, in order of the new events, which the chronology holds, too."""
    known = set(new)
    by_day: dict[int, list[Event]] = {}
    for event in chronology.events:
        if event not in known and not event.date.is_undated:
            by_day.setdefault(event.date.b1, []).append(event)
    # Sorting keeps the order of those that are equally alike.
    found = sorted(_measure(new, by_day, names_of(chronology)), key=lambda one: -one[0])
    taken: set[Event] = set()
    pairs = {}
    for _, one, two in found:
        if one not in taken and two not in taken:
            taken |= {one, two}
            pairs[one] = Pair(one, two)
    return tuple([pairs[event] for event in new if event in pairs])


def _measure(
    events: Iterable[Event], by_day: Mapping[int, Sequence[Event]], names: Names
) -> Iterator[tuple[float, Event, Event]]:
    """Yield new events with old ones that they may be, and how alike they are."""
    titles: dict[Event, Title] = {}
    parties: dict[Event, frozenset[str]] = {}

    @cache
    def are_alike(one: str, two: str) -> bool:
        return names.actors.variants.are_one((one, two))

    def read(event: Event) -> None:
        if event not in titles:
            titles[event] = read_title(event.title)
            parties[event] = frozenset(
                names.actors.identify(typed.name, event.date)
                for typed in list_typed(event)
            )

    for new in events:
        for old in by_day.get(new.date.b1, ())[-_COMPARED:]:
            read(new)
            read(old)
            one, two = parties[new], parties[old]
            likeness = measure_likeness(titles[new], titles[old])
            if likeness < _ALIKE_OF_SHARED:
                continue
            is_shared = _share(one, two, are_alike)
            if is_shared or (likeness >= _ALIKE and not (one and two)):
                yield likeness, new, old


def _share(
    one: frozenset[str], two: frozenset[str], are_alike: Callable[[str, str], bool]
) -> bool:
    """Tell whether somebody in one event may be somebody in another."""
    return bool(one & two) or any(are_alike(a, b) for a in one for b in two)
