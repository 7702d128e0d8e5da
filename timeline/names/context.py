"""All names of one chronology, each sort worked out where somebody asks for it."""

from functools import cached_property

from timeline.model import Chronology
from timeline.names.actors import ActorNames
from timeline.names.places import PlaceNames
from timeline.names.sources import SourceNames


class NamesContext:
    """The names of one chronology; the base of what filters and checks share."""

    def __init__(self, chronology: Chronology) -> None:
        self.chronology = chronology

    @cached_property
    def actors(self) -> ActorNames:
        """Return the names of actors."""
        return ActorNames(self.chronology)

    @cached_property
    def places(self) -> PlaceNames:
        """Return the names of places."""
        return PlaceNames(self.chronology)

    @cached_property
    def sources(self) -> SourceNames:
        """Return the names of sources."""
        return SourceNames(self.chronology)
