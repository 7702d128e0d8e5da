"""How an office went from each who held it to the next, and who may have come between.

Whoever held it nobody knows when, or at all times, follows nobody and is followed by
nobody, and may have held it on any day that lies between two others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.dates import FUTURE, PAST, Window
from timeline.dates.touching import WindowIndex
from timeline.lean import NamedTuple

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.names.offices import Holding


class Handover(NamedTuple):
    """From one who held an office to the next."""

    before: Holding
    after: Holding
    least: int
    """Days from the end of the one to the beginning of the other: 0 on one day, 1 on
    the next, below 0 where both held it. `PAST` where nobody knows."""
    greatest: int
    """The same at most; `FUTURE` where nobody knows."""
    between: tuple[Holding, ...] = ()
    """Others who may have held it on days between the two, in order of time."""


def find_handovers(holdings: Sequence[Holding]) -> tuple[Handover, ...]:
    """Return how an office went from each of its holders to the next.

    `holdings` are all of that office, in order of the first day of each.
    """
    index = WindowIndex([one.tenure.possible for one in holdings])
    return tuple(
        [
            _hand_over(*one, *two, holdings, index)
            for one, two in pairwise(_list_dated(holdings))
        ]
    )


def is_held_together(holdings: Sequence[Holding]) -> bool:
    """Tell whether any began for certain before one that was there had ended.

    `holdings` are in order of the first day of each.
    """
    latest = PAST
    for _, when in _list_dated(holdings):
        _, begun, ended, _ = when.outer
        if begun < latest:
            return True
        latest = max(latest, ended)
    return False


def _list_dated(holdings: Iterable[Holding]) -> Iterator[tuple[Holding, When]]:
    """Yield those of which something is known of when they were held."""
    for one in holdings:
        when = one.role.when
        if when is not None and not when.is_undated:
            yield one, when


def _hand_over(
    before: Holding,
    held: When,
    after: Holding,
    then: When,
    holdings: Sequence[Holding],
    index: WindowIndex,
) -> Handover:
    _, _, *ended = held.outer
    begun = then.outer[:2]
    least = PAST if PAST in begun or FUTURE in ended else begun[0] - ended[1]
    unknown = FUTURE in begun or PAST in ended
    greatest = FUTURE if unknown else begun[1] - ended[0]
    if ended[0] == FUTURE:
        # Who still holds it has not handed it over, whoever came besides.
        greatest = PAST
    between: tuple[Holding, ...] = ()
    if greatest > 1:
        days = Window(ended[0] + 1, begun[1] - 1)
        others = [holdings[place] for place in sorted(index.find(days))]
        between = tuple([one for one in others if one not in (before, after)])
    return Handover(before, after, least, greatest, between)
