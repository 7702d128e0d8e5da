"""The office that stands behind a name: what somebody certainly held on a date."""

from timeline.dates import When
from timeline.names.actors import ActorNames
from timeline.names.holders import Holders


class Titles:
    """Finds the offices of the actors of one chronology."""

    def __init__(self, actors: ActorNames) -> None:
        self._offices = actors.offices
        self._held: dict[str, Holders] = {}

    def find(self, identity: str, date: When) -> str:
        """Return the office that an actor certainly held; empty where none is known.

        Of several the one taken up last; of those the one that the registry has first.
        """
        holders = self._held.get(identity)
        if holders is None:
            own = self._offices.held_by(identity)
            holders = self._held[identity] = Holders(own)
        held = holders.find_certain(date)
        if not held:
            return ""
        latest = max(held, key=lambda holding: holding.tenure.possible.first)
        return self._offices.describe(latest)
