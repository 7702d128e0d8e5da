"""From a chronology and a query to the events that match, each with its fit."""

from dataclasses import dataclass
from typing import NamedTuple

from timeline.dates import Fit
from timeline.model import Chronology, Event
from timeline.query.filters import FILTERS, Context
from timeline.query.query import Filter, Query


class Match(NamedTuple):
    """An event that was asked for, certainly or possibly."""

    event: Event
    fit: Fit


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The answer to a query, in the order of the chronology."""

    chronology: Chronology
    query: Query
    matches: tuple[Match, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the events without their fits."""
        return tuple(match.event for match in self.matches)


def select(chronology: Chronology, query: Query | None = None) -> Selection:
    """Return the events of a chronology that a query asks for.

    An event's fit is the weakest of its fits to all filters, so one that meets a
    filter only possibly is `Fit.POSSIBLE`; without filters all are certain. Raises
    UnresolvedNameError for a name, word or date that means nothing here.
    """
    query = query or Query()
    if not query.filters:
        matches = [Match(event, Fit.CERTAIN) for event in chronology.events]
        return Selection(chronology, query, tuple(matches))
    context = Context(chronology)
    tests = [
        FILTERS[condition.option].make_test(condition.values, context)
        for condition in query.filters
    ]
    least = Fit.CERTAIN if query.certain else Fit.POSSIBLE
    found = []
    for event in chronology.events:
        fit = Fit.CERTAIN
        for test in tests:
            fit = min(fit, test(event))
            if fit < least:
                break
        else:
            found.append(Match(event, fit))
    return Selection(chronology, query, tuple(found))


def count_alone(chronology: Chronology, query: Query) -> tuple[tuple[Filter, int], ...]:
    """Return how many events each filter of a query would keep by itself."""
    counts = []
    for condition in query.filters:
        alone = Query((condition,), certain=query.certain)
        counts.append((condition, len(select(chronology, alone).matches)))
    return tuple(counts)
