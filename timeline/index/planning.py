"""How a set of events is found by indexes, before what else it asks is looked at.

Seeds are sets that an index finds: dates that overlap a stretch of days, words in
columns that an event may have several of, dates besides an event's own. All that a set
holds is in one of its seeds; what has to hold of them besides is the rest.
"""

from collections.abc import Sequence

from timeline.dates import FUTURE, PAST
from timeline.index.layout import SINGLE
from timeline.lean import NamedTuple
from timeline.query.narrowing.sets import (
    EVERYTHING,
    HasDate,
    HasWord,
    Intersection,
    Lookup,
    Nothing,
    Overlaps,
    Union,
    Within,
    has_date,
    intersect,
)

Seed = Overlaps | HasDate | HasWord
"""`Overlaps` is about an event's own date here."""

_NEAR, _NAMED, _BESIDE, _OPEN = range(4)
"""Ranks: what is near some days, has a word, has a date besides, or is after a day or
before one, which may be nearly everything."""
_MOST_STRETCHES = 8
"""So many stretches of days are looked at each by itself; more are one."""


class Plan(NamedTuple):
    """Seeds, and what has to hold besides."""

    seeds: tuple[Seed, ...]
    """None for what nothing is in."""
    rest: Lookup
    """`EVERYTHING` where the seeds are the set itself."""
    rank: int = _NEAR
    """The less the better."""


def plan(wanted: Lookup) -> Plan | None:
    """Return how to find a set; None where every event has to be looked at."""
    match wanted:
        case Nothing():
            return Plan((), EVERYTHING)
        case Overlaps(first, last):
            rank = _OPEN if first == PAST or last == FUTURE else _NEAR
            return Plan((wanted,), EVERYTHING, rank)
        case Within(first, last, side):
            found = plan(Overlaps(first, last, side))
            return found and found._replace(rest=wanted)
        case HasDate("date", dates):
            found = plan(dates)
            return found and found._replace(rest=has_date("date", found.rest))
        case HasDate():
            return Plan((wanted,), EVERYTHING, _BESIDE)
        case HasWord(columns) if not set(columns) & set(SINGLE):
            return Plan((wanted,), EVERYTHING, _NAMED)
        case Intersection(parts):
            return _plan_best(parts)
        case Union():
            return _plan_each(wanted)
        case _:
            return None


def _plan_best(parts: Sequence[Lookup]) -> Plan | None:
    """Return the plan of the part that finds fewest; the others have to hold."""
    plans = []
    for place, part in enumerate(parts):
        found = plan(part)
        if found is not None:
            others = [*parts[:place], *parts[place + 1 :]]
            plans.append(found._replace(rest=intersect((found.rest, *others))))
    stretch = _meet_sides(parts)
    if stretch is not None:
        plans.append(stretch)
    return min(plans, key=lambda one: one.rank, default=None)


def _meet_sides(parts: Sequence[Lookup]) -> Plan | None:
    """Return the plan of the stretch that one date has to overlap, by its two sides.

    What begins from a day on and ends by another overlaps what lies between them.
    """
    sides = [part for part in parts if isinstance(part, Overlaps | Within)]
    if len(sides) < 2:
        return None
    first, last = max(one.first for one in sides), min(one.last for one in sides)
    found = plan(Overlaps(first, last))
    return found and found._replace(rest=intersect(parts))


def _plan_each(wanted: Union) -> Plan | None:
    """Return the seeds of all parts; what one has to hold besides, all have to."""
    plans = []
    for part in wanted.parts:
        found = plan(part)
        if found is None:
            return None
        plans.append(found)
    seeds = tuple(dict.fromkeys(seed for one in plans for seed in one.seeds))
    told = all(one.rest == EVERYTHING for one in plans)
    few = _join_stretches(seeds)
    rest = EVERYTHING if told and few == seeds else wanted
    return Plan(few, rest, max(one.rank for one in plans))


def _join_stretches(seeds: tuple[Seed, ...]) -> tuple[Seed, ...]:
    """Return the same seeds; of too many stretches of days one that holds them all."""
    stretches = [seed for seed in seeds if isinstance(seed, Overlaps)]
    if len(stretches) <= _MOST_STRETCHES:
        return seeds
    hull = Overlaps(
        min(min(one.first, one.last) for one in stretches),
        max(max(one.first, one.last) for one in stretches),
    )
    return hull, *(seed for seed in seeds if not isinstance(seed, Overlaps))
