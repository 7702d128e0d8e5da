"""What names mean: of actors, offices, places, sources and states.

This room stands between the model and all that asks about names: checks, which
ask whether a name is declared, and queries, which ask whom it means.

actors       whom a name means; the face of all that is about actors
registry     exact names, of the registry and the built-in table
bodies       the built-in table of states and organisations
offices      what offices are called, who held them when
bonds        who belongs to what, and when
tenure       windows in which a bond held
lifetimes    births and deaths, beginnings and ends
surnames     part of a name for the whole
places, sources
names        all names of a chronology, as all that ask share them
"""

from timeline.names.actors import ActorNames, Answer, Participant
from timeline.names.bonds import Reach
from timeline.names.errors import (
    UnresolvedNameError,
    ambiguous_name,
    unknown_name,
)
from timeline.names.names import Names, names_of
from timeline.names.offices import Holding
from timeline.names.places import PlaceNames
from timeline.names.sources import SourceNames

__all__ = [
    "ActorNames",
    "Answer",
    "Holding",
    "Names",
    "Participant",
    "PlaceNames",
    "Reach",
    "SourceNames",
    "UnresolvedNameError",
    "ambiguous_name",
    "names_of",
    "unknown_name",
]
