"""From a chronology and a query to the events that match, each with its fit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from timeline.dates import Fit
from timeline.model import Chronology, Event
from timeline.query.context import Context
from timeline.query.dates import combine_dates
from timeline.query.filters import FILTERS, Test
from timeline.query.query import Filter, Query
from timeline.text import join_words


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
    notes: tuple[str, ...] = ()
    """What is worth knowing of the question, such as a state that had ended."""
    as_of: int | None = None
    """The day as of whose knowledge was asked, if it was."""

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
    context = Context(chronology, query)
    tests = _make_tests(context)
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
    notes = tuple(_make_notes(context))
    return Selection(chronology, query, tuple(found), notes, context.as_of)


def _make_tests(context: Context) -> list[Test]:
    """Return the tests that an event must all pass."""
    tests: list[Test] = []
    dated = []
    for option, groups in _group(context.query.filters).items():
        row = FILTERS[option]
        if row.make_date_test is None:
            tests.append(row.make_test(groups, context))
        else:
            dated += [row.make_date_test(values, context) for values in groups]
    # The quickest first, and the one that leaves most out.
    return [combine_dates(dated, context), *tests] if dated else tests


def _group(filters: Iterable[Filter]) -> dict[str, list[tuple[str, ...]]]:
    """Return the values of each option, one tuple for each time it is given."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for condition in filters:
        groups.setdefault(condition.option, []).append(condition.values)
    return groups


def _make_notes(context: Context) -> Iterator[str]:
    """Yield a note for each state asked for in a time when it was no more."""
    if not context.asked_days:
        return
    first = max(window.first for window in context.asked_days)
    names = context.actors
    for identity in context.asked_actors:
        _, end = names.lifetimes.find(identity)
        if end is not None and end.e2 < first:
            near = names.suggest_successors(identity)
            hint = f": ask for {join_words(near)}" if near else ""
            died = names.registry.type_of(identity) == "person"
            verb = "died" if died else "ended"
            yield f"{names.name_of(identity)} {verb} {end.typed}{hint}"


def count_alone(chronology: Chronology, query: Query) -> tuple[tuple[Filter, int], ...]:
    """Return how many events each filter of a query would keep by itself."""
    counts = []
    for condition in query.filters:
        alone = replace(query, filters=(condition,))
        counts.append((condition, len(select(chronology, alone).matches)))
    return tuple(counts)
