"""Terms that ask for events whose accounts differ, and in what."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.lean import dataclass
from timeline.names import unknown_name
from timeline.names.accounts import find_differences, list_compared
from timeline.query.conditions import Leaf
from timeline.text import find_nearest, fold

if TYPE_CHECKING:
    from timeline.model import Event
    from timeline.names import Names
    from timeline.names.accounts import Difference
    from timeline.query.asking import Asking
    from timeline.query.query import Term

ANYTHING = "any"
"""The value that asks for whatever accounts differ in."""


@dataclass(frozen=True, slots=True)
class Differs(Leaf):
    """The accounts of the event differ in one of some keys.

    Possibly where they may all be true.
    """

    keys: tuple[str, ...]
    """As `find_differences` has them; `ANYTHING` among them stands for all."""
    names: Names = dataclasses.field(compare=False, repr=False)

    cost = 2
    cause = "account"

    def fit(self, event: Event) -> Fit:
        """Tell how surely they do."""
        return max((one.fit for one in self.list_hits(event)), default=Fit.NO)

    def list_hits(self, event: Event) -> tuple[Difference, ...]:
        """Return in which of the keys they differ."""
        if not event.accounts:
            return ()
        found = find_differences(event, self.names.places)
        if ANYTHING in self.keys:
            return found
        return tuple([one for one in found if one.key in self.keys])

    def join(self, other: Leaf) -> Leaf | None:
        """Return what differs in a key of either."""
        if not isinstance(other, Differs):
            return None
        return Differs(tuple(dict.fromkeys(self.keys + other.keys)), self.names)


def make_differs(term: Term, asking: Asking) -> Leaf:
    """Make the condition that accounts differ in one of some things.

    Raises UnresolvedNameError for what no account can say.
    """
    known = {fold(key): key for key in list_compared(asking.names.chronology)}
    known = {ANYTHING: ANYTHING} | known
    found: dict[str, None] = {}
    for value in term.values:
        key = known.get(fold(value))
        if key is None:
            near = find_nearest(value, tuple(known.values())) or tuple(known.values())
            raise unknown_name("matter of accounts", value, near)
        found[key] = None
    return Differs(tuple(found), asking.names)
