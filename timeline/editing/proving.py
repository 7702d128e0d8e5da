"""Whether a chronology means the same before and after a change of its text."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from timeline.diagnostics import Severity
from timeline.model import Chronology, Event
from timeline.vocabulary import STATUSES

MOST_TRIALS = 100
"""How often changes are tried to find those that are wrong; then the rest is left."""
_Unit = TypeVar("_Unit")
_EVENT_FIELDS = tuple(
    field.name
    for field in dataclasses.fields(Event)
    if field.name not in ("origin", "marks", "status_like")
)


class Expected(NamedTuple):
    """What a change is to make of a chronology, besides leaving it as it is."""

    typed: Mapping[tuple[str, int], str] = {}
    """The text of the dates of events that were typed in several keys, by the file and
    the mark of the event."""
    fields: Collection[str] = ()
    kinds: Collection[str] = ()
    statuses: Collection[str] = ()


def is_same(before: Chronology, after: Chronology, expected: Expected) -> bool:
    """Tell whether one chronology is the other but for what is expected.

    All that it holds is compared, places apart. Its errors are the same, and nothing
    is warned of that was not.
    """
    return (
        describe_top(before, expected) == describe_top(after, Expected())
        and _has_same_events(before, after, expected)
        and _count(before, Severity.ERROR) == _count(after, Severity.ERROR)
        and not _count(after) - _count(before)
    )


def describe_top(chronology: Chronology, expected: Expected) -> tuple[Any, ...]:
    """Return all that a chronology holds but its events, to be compared."""
    return (
        chronology.title,
        chronology.year,
        set(chronology.kinds) | set(expected.kinds),
        dict.fromkeys(expected.statuses, STATUSES[0]) | dict(chronology.statuses),
        dict.fromkeys(expected.fields, "text") | dict(chronology.fields),
        {name: query.text for name, query in chronology.queries.items()},
        chronology.extra,
        *(
            {key: entry.to_dict() for key, entry in registry.items()}
            for registry in (chronology.actors, chronology.sources, chronology.places)
        ),
        [(one.where.file, one.reason, one.entries) for one in chronology.left_out],
        chronology.lost_ids,
    )


def find_changed(
    before: Chronology, after: Chronology, expected: Expected
) -> frozenset[tuple[str, int]]:
    """Return the file and the mark of each event that another stands in the place of.

    None where there are more or fewer events, so that it cannot be told.
    """
    if len(before.events) != len(after.events):
        return frozenset()
    return frozenset(
        (one.file, one.marks[0])
        for one, two in zip(before.events, after.events, strict=True)
        if one.file != two.file or not is_same_event(one, two, expected)
    )


def _has_same_events(before: Chronology, after: Chronology, expected: Expected) -> bool:
    return len(before.events) == len(after.events) and all(
        one.file == two.file and is_same_event(one, two, expected)
        for one, two in zip(before.events, after.events, strict=True)
    )


def is_same_event(one: Event, two: Event, expected: Expected) -> bool:
    """Tell whether one event is the other but for what is expected, places apart."""
    typed = expected.typed.get((one.file, one.marks[0]), one.date.typed)
    like = STATUSES[0] if one.status in expected.statuses else one.status_like
    return (
        (typed, like) == (two.date.typed, two.status_like)
        and all(getattr(one, name) == getattr(two, name) for name in _EVENT_FIELDS)
        and _list_typed(one) == _list_typed(two)
    )


def _list_typed(event: Event) -> list[str | None]:
    """Return the texts of the other dates, which are no part of what they equal."""
    dates = [event.reported]
    dates += [
        one.date for records in (event.sources, event.accounts) for one in records
    ]
    return [date.typed if date is not None else None for date in dates]


def _count(
    chronology: Chronology, severity: Severity | None = None
) -> "Counter[tuple[str, str]]":
    return Counter(
        (one.where.file, one.code)
        for one in chronology.diagnostics
        if severity in (None, one.severity)
    )


def find_most(
    units: Sequence[_Unit],
    find_wrong: Callable[[Sequence[_Unit]], Sequence[_Unit]],
    leave: Callable[[_Unit], None],
) -> list[_Unit]:
    """Return as many units as can stand together.

    `find_wrong` returns those of some that may be wrong, and none where none is; to
    `leave` goes each that is given up. What may be wrong is tried after the rest, half
    of it at a time.
    """
    trials = 0

    def extend(kept: list[_Unit], more: Sequence[_Unit]) -> list[_Unit]:
        nonlocal trials
        if not more:
            return kept
        trials += 1
        tried = [*kept, *more]
        wrong = find_wrong(tried) if trials <= MOST_TRIALS else more
        if not wrong:
            return tried
        if len(more) == 1 or trials > MOST_TRIALS:
            for one in more:
                leave(one)
            return kept
        suspects = {id(one) for one in wrong}
        first = [one for one in more if id(one) not in suspects]
        rest = [one for one in more if id(one) in suspects]
        if not first or not rest:
            half = len(more) // 2
            first, rest = list(more[:half]), list(more[half:])
        return extend(extend(kept, first), rest)

    return extend([], units)
