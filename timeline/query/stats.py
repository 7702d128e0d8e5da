"""A selection in numbers: its span, what it is made of, and what it rests on.

An event has one kind, status, precision and place, or none: those numbers add up to
the events. It counts once under each of its actors, tags and sources, so those may add
up to more, and so may the authors' own keys, of which lists may stand there. What has
no value is counted under the empty text, which comes last.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from timeline.dates import Fit, Window, is_finite
from timeline.model import Event
from timeline.names import names_of
from timeline.names.facets import Facet
from timeline.query.select import Match, Selection
from timeline.query.tally import tally_actors

COUNTED = ("kind", "actor", "place", "tag", "source", "precision", "status")
"""The facets that are always counted, in order."""


class Count(NamedTuple):
    """How many events have a value."""

    value: str
    """Of actors the name, of sources the id or what was cited, of dates EDTF; empty:
    the events without any."""
    events: int


class Stats(NamedTuple):
    """A selection in numbers."""

    total: int
    """Events of the chronology, whatever was asked for."""
    certain: int
    possible: int
    """Events that match only possibly."""
    span: Window | None
    """The first and last day that are known; None if none is."""
    counts: Mapping[str, tuple[Count, ...]]
    """By the names in `COUNTED`, in that order.

    Statuses and precisions in their own order, else the most frequent first, equals as
    they come. Actors are those who took part, and those for whom they acted, as the
    flags of the question say.
    """
    own: Mapping[str, tuple[Count, ...]]
    """By the keys of the authors' own that are declared, in that order; numbers by
    size, dates by time."""
    single_sourced: int
    """Events that rest on one source alone."""
    leaning: int
    """Events with several sources that all lean on each other."""
    unsourced: int

    @property
    def events(self) -> int:
        """Return how many events were selected."""
        return self.certain + self.possible


def collect_stats(selection: Selection) -> Stats:
    """Return a selection in numbers."""
    events = selection.events
    names = names_of(selection.chronology)
    sources, facets = names.sources, names.facets
    rests = [
        (len(sources.list_sources(event)), sources.count_independent(event))
        for event in events
    ]
    possible = sum(match.fit is Fit.POSSIBLE for match in selection.matches)
    return Stats(
        total=len(selection.chronology.events),
        certain=len(events) - possible,
        possible=possible,
        span=find_known_span(selection.matches),
        counts={
            # Whoever acted for an actor counts for it as well.
            name: _count_actors(selection)
            if name == "actor"
            else count_values(events, facets[name])
            for name in COUNTED
        },
        own={key: count_values(events, facet) for key, facet in facets.own.items()},
        single_sourced=sum(cited == 1 for cited, _ in rests),
        leaning=sum(cited > 1 and independent == 1 for cited, independent in rests),
        unsourced=sum(not cited for cited, _ in rests),
    )


def count_values(events: Iterable[Event], facet: Facet) -> tuple[Count, ...]:
    """Return how many events have each value of a facet; the empty text comes last.

    In the order that values have in themselves, else the most frequent first.
    """
    numbers: dict[str, int] = {}
    for event in events:
        for value in facet.values_of(event) or ("",):
            numbers[value] = numbers.get(value, 0) + 1
    counts = [Count(value, number) for value, number in numbers.items()]
    if facet.is_ordered:
        counts.sort(key=lambda count: (not count.value, facet.sort_key(count.value)))
        return tuple(counts)
    return _rank(counts)


def find_known_span(matches: Iterable[Match]) -> Window | None:
    """Return the days from the first beginning to the last end that are known."""
    days = [
        day for match in matches for day in match.event.date.bounds if is_finite(day)
    ]
    return Window(min(days), max(days)) if days else None


def _rank(counts: Iterable[Count]) -> tuple[Count, ...]:
    # Python's sort keeps the order of first events among equals.
    return tuple(sorted(counts, key=lambda count: (not count.value, -count.events)))


def _count_actors(selection: Selection) -> tuple[Count, ...]:
    counts = [
        Count(tally.name, tally.certain + tally.possible)
        for tally in tally_actors(selection)
    ]
    nobody = sum(not (event.actors or event.to) for event in selection.events)
    if nobody:
        counts.append(Count("", nobody))
    return _rank(one for one in counts if one.events)
