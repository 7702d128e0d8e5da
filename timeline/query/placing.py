"""Terms that ask where an event has its place in time: in which column it counts."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.lean import dataclass
from timeline.query.conditions import Leaf
from timeline.query.reading import read_when

if TYPE_CHECKING:
    from timeline.dates import Window
    from timeline.model import Event
    from timeline.query.asking import Asking
    from timeline.query.query import Term


@dataclass(frozen=True, slots=True)
class Placed(Leaf):
    """All that is known of when it began lies within one of some stretches of days.

    It never holds only possibly. A `?` in a date makes no difference, nor do the dates
    of accounts: an event is counted where its own date places it, or nowhere.
    """

    windows: tuple[Window, ...]
    """Each by itself: what may have begun in either of two is placed in none."""
    typed: tuple[str, ...] = dataclasses.field(default=(), compare=False)
    """What was asked for, in its own words; as many."""

    cost = 0

    def fit(self, event: Event) -> Fit:
        """Tell whether it is placed in one of them."""
        return Fit.CERTAIN if self.find_place(event) else Fit.NO

    def find_place(self, event: Event) -> str:
        """Return the first of the stretches that it is placed in, as it was typed."""
        date = event.date
        if date.is_undated:
            return ""
        return next(
            (
                typed
                for typed, window in zip(self.typed, self.windows, strict=True)
                if window.first <= date.b1 and date.b2 <= window.last
            ),
            "",
        )

    def join(self, other: Leaf) -> Leaf | None:
        """Return what is placed in a stretch of either."""
        if not isinstance(other, Placed):
            return None
        both = dict(zip(self.windows, self.typed, strict=True))
        for window, typed in zip(other.windows, other.typed, strict=True):
            both.setdefault(window, typed)
        return Placed(tuple(both), tuple(both.values()))


def make_placed(term: Term, asking: Asking) -> Leaf:
    """Make the condition of what is known to have begun within a date."""
    chronology = asking.names.chronology
    found: dict[Window, str] = {}
    for value in term.values:
        found.setdefault(read_when(value, chronology).span, value)
    return Placed(tuple(found), tuple(found.values()))
