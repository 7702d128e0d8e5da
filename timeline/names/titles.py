"""The office that stands behind a name: what somebody certainly held on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.names.holders import Holders

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.names.actors import ActorNames
    from timeline.names.holders import Place


class Titles:
    """Finds the offices of the actors of one chronology."""

    def __init__(self, actors: ActorNames) -> None:
        self._offices = actors.offices
        self._held: dict[str, Holders] = {}
        # By how a date lies to all that was ever held: that decides.
        self._told: dict[tuple[str, Place], str] = {}

    def find(self, identity: str, date: When) -> str:
        """Return the office that an actor certainly held; empty where none is known.

        Of several the one taken up last; of those the one that the registry has first.
        """
        own = self._offices.held_by(identity)
        if not own:
            return ""
        holders = self._held.get(identity)
        if holders is None:
            holders = self._held[identity] = Holders(own)
        key = identity, holders.place(date)
        told = self._told.get(key)
        if told is None:
            told = self._told[key] = self._find(holders, date)
        return told

    def _find(self, holders: Holders, date: When) -> str:
        held = holders.find_certain(date)
        if not held:
            return ""
        latest = max(held, key=lambda holding: holding.tenure.possible.first)
        return self._offices.describe(latest)
