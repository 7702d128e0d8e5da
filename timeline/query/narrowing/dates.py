"""Leaves that ask for dates, as sets of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates import PAST
from timeline.query.dating import Side
from timeline.query.narrowing.columns import mask_month
from timeline.query.narrowing.sets import (
    EVERYTHING,
    AtLeast,
    HasWord,
    InMonths,
    Narrowed,
    Within,
    has_date,
    intersect,
    overlaps,
    possibly,
    unite,
)

if TYPE_CHECKING:
    from timeline.query.dating import Dated, DateTest, KnownBy
    from timeline.query.differing import Differs
    from timeline.query.narrowing.sets import Lookup
    from timeline.query.placing import Placed


def narrow_dated(leaf: Dated) -> Narrowed:
    """Return the sets of one date that passes tests.

    A key of the author's own has dates that hang on other events: an event has it.
    """
    if leaf.source not in ("date", "reported"):
        facet = leaf.names.facets[leaf.source]
        return possibly(HasWord(("keys",), frozenset([facet.key]).__contains__))
    tests = [_narrow_test(test) for test in leaf.tests]
    possible = intersect(test.possible for test in tests)
    certain = intersect(test.certain for test in tests)
    sources = [leaf.source]
    if leaf.accounts and leaf.source == "date":
        sources.append("account")
    return Narrowed(
        unite(has_date(source, possible) for source in sources),
        unite(has_date(source, certain) for source in sources),
    )


def _narrow_test(test: DateTest) -> Narrowed:
    """Return the dates that may pass a test, and that certainly do."""
    if test.bounds:
        # Bounds as they are written lie within those of matching.
        return possibly(
            unite(
                overlaps(first, last, test.side)
                for first, last in (_hull(bounds, test.side) for bounds in test.bounds)
            )
        )
    possible: list[Lookup] = [overlaps(*one, test.side) for one in test.windows]
    months = 0
    for part in test.yearly:
        # Of a day the month that it is in.
        months |= mask_month(part[0])
    if months:
        possible.append(InMonths(months))
    if not possible:
        # What is undated passes any test possibly.
        return possibly(EVERYTHING)
    certain = [Within(*one, test.side) for one in test.windows]
    return Narrowed(unite(possible), unite(certain))


def _hull(bounds: tuple[int, int, int, int], side: Side) -> tuple[int, int]:
    """Return the first and last day of a date, or of one side of it."""
    b1, b2, e1, e2 = bounds
    match side:
        case Side.WHOLE:
            return b1, e2
        case Side.BEGIN:
            return b1, b2
        case Side.END:
            return e1, e2


def narrow_placed(leaf: Placed) -> Narrowed:
    """Return the sets of what is known to have begun within stretches of days.

    That goes by the bounds as they are written, which lie within those of matching.
    """
    begun = [overlaps(*window, Side.BEGIN) for window in leaf.windows]
    within = [Within(*window, Side.BEGIN) for window in leaf.windows]
    return Narrowed(has_date("date", unite(begun)), has_date("date", unite(within)))


def narrow_known_by(leaf: KnownBy) -> Narrowed:
    """Return the sets of what was known by a day.

    It had begun, or was said to be reported, or a source told of what was to come.
    """
    by_then = overlaps(PAST, leaf.day)
    foretold = intersect((AtLeast("beforehand", 1), AtLeast("cited", 1)))
    return possibly(
        unite((has_date("date", by_then), has_date("reported", by_then), foretold))
    )


def narrow_differs(_: Differs) -> Narrowed:
    """Return the sets of what has accounts that differ: it has accounts."""
    return possibly(has_date("account", EVERYTHING))
