"""A selection in numbers: its span, what it is made of, and what it rests on.

An event has one kind, status, precision and place, or none: those numbers add up to
the events. It counts once under each of its actors, tags and sources, so those may add
up to more. What has no value is counted under the empty text, which comes last.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from timeline.dates import Fit, Precision, Window, is_finite
from timeline.model import STATUSES, Event
from timeline.names import names_of
from timeline.query.select import Match, Selection
from timeline.query.tally import tally_actors, tally_sources
from timeline.text import fold


class Count(NamedTuple):
    """How many events have a value."""

    value: str
    """As shown, names rather than ids. Empty: the events without any."""
    events: int


class Stats(NamedTuple):
    """A selection in numbers. Most frequent values first, equals as they come."""

    total: int
    """Events of the chronology, whatever was asked for."""
    certain: int
    possible: int
    """Events that match only possibly."""
    span: Window | None
    """The first and last day that are known; None if none is."""
    kinds: tuple[Count, ...]
    actors: tuple[Count, ...]
    """Those who took part, and those for whom they acted, as the query's flags say."""
    places: tuple[Count, ...]
    tags: tuple[Count, ...]
    sources: tuple[Count, ...]
    """By id, or as cited where the registry does not have it."""
    precisions: tuple[Count, ...]
    """From fine to coarse."""
    statuses: tuple[Count, ...]
    """In the order of `timeline.model.STATUSES`."""
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
    places = names_of(selection.chronology).places
    sources = names_of(selection.chronology).sources
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
        kinds=_count(events, lambda event: (event.kind,)),
        actors=_count_actors(selection),
        places=_count(events, lambda event: (places.display(event.place),)),
        tags=_count(events, lambda event: event.tags),
        sources=_count_sources(selection),
        precisions=_order(
            _count(events, lambda event: (event.date.precision.value,)),
            [precision.value for precision in Precision],
        ),
        statuses=_order(_count(events, lambda event: (event.status,)), STATUSES),
        single_sourced=sum(cited == 1 for cited, _ in rests),
        leaning=sum(cited > 1 and independent == 1 for cited, independent in rests),
        unsourced=sum(not cited for cited, _ in rests),
    )


def find_known_span(matches: Iterable[Match]) -> Window | None:
    """Return the days from the first beginning to the last end that are known."""
    days = [
        day for match in matches for day in match.event.date.bounds if is_finite(day)
    ]
    return Window(min(days), max(days)) if days else None


def _count(
    events: Iterable[Event], values_of: Callable[[Event], Iterable[str]]
) -> tuple[Count, ...]:
    """Count the events of each value; spellings that fold alike are one value."""
    spellings: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for event in events:
        folded = {fold(value): value for value in values_of(event)} or {"": ""}
        for key, value in folded.items():
            spellings.setdefault(key, value)
            numbers[key] = numbers.get(key, 0) + 1
    return _rank(Count(spellings[key], number) for key, number in numbers.items())


def _rank(counts: Iterable[Count]) -> tuple[Count, ...]:
    # Python's sort keeps the order of first events among equals.
    return tuple(sorted(counts, key=lambda count: (not count.value, -count.events)))


def _order(counts: Iterable[Count], values: Iterable[str]) -> tuple[Count, ...]:
    """Return the counts in the order that values have in themselves."""
    found = {count.value: count for count in counts}
    known = [found.pop(value) for value in values if value in found]
    return (*known, *found.values())


def _count_actors(selection: Selection) -> tuple[Count, ...]:
    counts = [
        Count(tally.name, tally.certain + tally.possible)
        for tally in tally_actors(selection)
    ]
    nobody = sum(not (event.actors or event.to) for event in selection.events)
    return _rank([*(one for one in counts if one.events), *_nothing(nobody)])


def _count_sources(selection: Selection) -> tuple[Count, ...]:
    counts = [Count(tally.id, len(tally.events)) for tally in tally_sources(selection)]
    return _rank(one for one in counts if one.events)


def _nothing(number: int) -> Iterable[Count]:
    return [Count("", number)] if number else []
