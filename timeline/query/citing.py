"""Terms that ask how many sources an event rests on."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.lean import dataclass
from timeline.names import UnresolvedNameError
from timeline.query.conditions import Leaf
from timeline.query.value_terms import make_range
from timeline.text import count_of

if TYPE_CHECKING:
    from timeline.model import Event
    from timeline.names import Names, SourceNames
    from timeline.query.asking import Asking
    from timeline.query.holding import Range
    from timeline.query.query import Term

_COUNTED: Mapping[str, Callable[[SourceNames, Event], int]] = {
    "sources": lambda sources, event: len(sources.list_sources(event)),
    "independent": lambda sources, event: sources.count_independent(event),
}
_NOUNS = {"sources": "source", "independent": "independent source"}


@dataclass(frozen=True, slots=True)
class Cites(Leaf):
    """The number of sources of an event lies in one of some ranges."""

    field: str
    """`sources`: all of them; `independent`: those that do not lean on each other."""
    ranges: tuple[Range, ...]
    names: Names = dataclasses.field(compare=False, repr=False)

    cost = 2

    def fit(self, event: Event) -> Fit:
        """Tell whether it does."""
        number = self.count(event)
        return Fit.CERTAIN if any(one.holds(number) for one in self.ranges) else Fit.NO

    def count(self, event: Event) -> int:
        """Return the number."""
        return _COUNTED[self.field](self.names.sources, event)

    def describe(self, event: Event) -> str:
        """Return the number with its noun."""
        return count_of(self.count(event), _NOUNS[self.field])

    def join(self, other: Leaf) -> Leaf | None:
        """Return what wants a number in a range of either."""
        if not isinstance(other, Cites) or self.field != other.field:
            return None
        ranges = tuple(dict.fromkeys(self.ranges + other.ranges))
        return Cites(self.field, ranges, self.names)


def make_cites(term: Term, asking: Asking) -> Leaf:
    """Make the condition of how many sources an event has: `sources>=2`.

    Raises UnresolvedNameError for what is no whole number.
    """
    ranges = []
    for value in term.values:
        if not (value.isascii() and value.isdecimal()):
            raise UnresolvedNameError(
                f"{value!r} is no number of sources", "write 0, 1 or more"
            )
        ranges.append(make_range(float(value), term.operator))
    return Cites(term.field, tuple(dict.fromkeys(ranges)), asking.names)
