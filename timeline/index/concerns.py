"""Which events are the concern of checks that depend on all events.

Of those that ask which ids there are, and that few events concern, the events are
kept, so that such a check can be done anew without looking at all; and of each how many
events sway it.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from timeline.checks import CHECKS
from timeline.checks.context import CheckContext
from timeline.checks.scope import Scope, Sight
from timeline.index.records import dump
from timeline.index.store import Store
from timeline.lean import NamedTuple
from timeline.model import Event

NAME = "concerns"
_FEW = 1000
_INSERT = "INSERT INTO concerned VALUES (?, ?)"


class Concern(NamedTuple):
    """What is kept of one check."""

    is_few: bool
    """All events that are its concern are kept; else none of them."""
    swaying: int
    """How many events sway it."""


def list_sights() -> Iterator[tuple[int, Sight]]:
    """Yield the checks that depend on all events, by their numbers."""
    for number, check in enumerate(CHECKS):
        if check.scope is Scope.ALL and check.sight is not None:
            yield number, check.sight


def count_swaying(sight: Sight, context: CheckContext, events: Iterable[Event]) -> int:
    """Return how many events sway a check."""
    sways = sight.sways
    return 0 if sways is None else sum(sways(context, event) for event in events)


def write_concerns(
    database: sqlite3.Connection,
    context: CheckContext,
    events: Iterable[tuple[int, Event]],
) -> dict[int, Concern]:
    """Keep which of all events are the concern of which check."""
    numbered = list(events)
    found = {}
    for source, sight in list_sights():
        # An edit changes ids more often than what other checks look at.
        is_few = sight.needs_ids
        if is_few:
            concerned = sight.concerned
            mine = [number for number, event in numbered if concerned(context, event)]
            is_few = len(mine) <= _FEW
            if is_few:
                database.executemany(_INSERT, [(source, number) for number in mine])
        swaying = count_swaying(sight, context, (event for _, event in numbered))
        found[source] = Concern(is_few, swaying)
    return found


def read_concerns(store: Store) -> dict[int, Concern]:
    """Return what is kept of each check."""
    coded = store.read(NAME)
    return {int(source): Concern(*one) for source, one in coded.items()}


def update_concerns(
    store: Store,
    context: CheckContext,
    gone: Iterable[Event],
    come: Iterable[tuple[int, Event]],
) -> dict[int, Concern]:
    """Keep them as they are after an edit; those that are no more are off the table."""
    before, gone, come = read_concerns(store), list(gone), list(come)
    found = {}
    for source, sight in list_sights():
        is_few, swaying = before[source]
        if is_few:
            mine = [one for one, event in come if sight.concerned(context, event)]
            store.database.executemany(_INSERT, [(source, one) for one in mine])
        swaying += count_swaying(sight, context, (event for _, event in come))
        swaying -= count_swaying(sight, context, gone)
        found[source] = Concern(is_few, swaying)
    text = "UPDATE contents SET data = ? WHERE name = ?"
    store.database.execute(text, (dump(found), NAME))
    return found
