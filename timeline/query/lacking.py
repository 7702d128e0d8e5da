"""Terms that ask for what an event has not: any value of a facet.

`reported`, which is none, can be lacking as well: nobody says when it became public.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.lean import dataclass
from timeline.names import unknown_name
from timeline.query.conditions import Leaf
from timeline.text import find_nearest

if TYPE_CHECKING:
    from timeline.model import Event
    from timeline.names import Names
    from timeline.query.asking import Asking
    from timeline.query.query import Term

_REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Lacks(Leaf):
    """The event has no value of one of some facets."""

    facets: tuple[str, ...]
    """Names of facets of the chronology, or `reported`; never empty."""
    names: Names = dataclasses.field(compare=False, repr=False)

    def fit(self, event: Event) -> Fit:
        """Tell whether it has none of one of them."""
        return Fit.CERTAIN if any(self.list_lacking(event)) else Fit.NO

    def list_lacking(self, event: Event) -> tuple[str, ...]:
        """Return those facets of which the event has no value, in order."""
        return tuple([one for one in self.facets if self._lacks(one, event)])

    def _lacks(self, name: str, event: Event) -> bool:
        if name == _REPORTED:
            return event.reported is None or event.reported.is_undated
        if name == "country" and event.place:
            # A country that is only possible is not lacking.
            places = self.names.places
            return not places.find_whereabouts(event.place, event.date).lying
        return not self.names.facets[name].values_of(event)

    def join(self, other: Leaf) -> Leaf | None:
        """Return what has no value of any of both."""
        if not isinstance(other, Lacks):
            return None
        return Lacks(tuple(dict.fromkeys(self.facets + other.facets)), self.names)


def make_lacks(term: Term, asking: Asking) -> Leaf:
    """Make the condition of having no value of a facet: `lacks:place`.

    Raises UnresolvedNameError for what is no facet of the chronology.
    """
    facets = asking.names.facets
    found = []
    for value in term.values:
        facet = facets.get(value) or facets.get(value.lower())
        if facet is None and value.lower() != _REPORTED:
            near = find_nearest(value, (*facets, _REPORTED))
            raise unknown_name("attribute", value, near)
        found.append(facet.name if facet is not None else _REPORTED)
    return Lacks(tuple(dict.fromkeys(found)), asking.names)
