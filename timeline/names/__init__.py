"""What names mean: of actors, places and states.

This room stands between the model and all that asks about names: checks, which
ask whether a name is declared, and queries, which ask whom it means.
"""

from timeline.names.actors import ActorNames
from timeline.names.errors import UnresolvedNameError, unknown_name
from timeline.names.places import PlaceNames
from timeline.names.states import State, find_state

__all__ = [
    "ActorNames",
    "PlaceNames",
    "State",
    "UnresolvedNameError",
    "find_state",
    "unknown_name",
]
