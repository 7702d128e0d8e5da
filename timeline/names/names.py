"""All names of one chronology, each sort worked out where somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.names.actors import ActorNames

if TYPE_CHECKING:
    from timeline.model import Chronology
    from timeline.names.facets import Facets
    from timeline.names.places import PlaceNames
    from timeline.names.sources import SourceNames

_KEY = "names"


class Names:
    """The names of one chronology: whom, where and what they mean.

    `names_of` makes one for each chronology, which all that ask share.
    """

    def __init__(self, chronology: Chronology) -> None:
        self.chronology = chronology

    def __reduce__(self) -> tuple[Callable[[Chronology], Names], tuple[Chronology]]:
        """Copy or pickle as the names of the copied chronology."""
        return names_of, (self.chronology,)

    @cached_property
    def actors(self) -> ActorNames:
        """Return the names of actors."""
        return ActorNames(self.chronology)

    @cached_property
    def places(self) -> PlaceNames:
        """Return the names of places."""
        from timeline.names.places import PlaceNames

        return PlaceNames(self.chronology)

    @cached_property
    def sources(self) -> SourceNames:
        """Return the names of sources."""
        from timeline.names.sources import SourceNames

        return SourceNames(self.chronology)

    @cached_property
    def facets(self) -> Facets:
        """Return what events can be arranged by, the authors' own keys included."""
        from timeline.names.facets import Facets

        return Facets(self)


def names_of(chronology: Chronology) -> Names:
    """Return the names of a chronology, the same ones whoever asks."""
    found = chronology.memo.get(_KEY)
    if not isinstance(found, Names):
        found = chronology.memo[_KEY] = Names(chronology)
    return found
