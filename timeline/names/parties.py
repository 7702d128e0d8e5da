"""Whom the names in an event mean, as plain values for other programs.

docs/json.md describes the records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.dates import Fit
from timeline.names.party import Participant
from timeline.names.typed import NAMED

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Event
    from timeline.names.actors import ActorNames
    from timeline.names.names import Names
    from timeline.names.party import Party

_FITS = {fit: fit.name.lower() for fit in Fit}


def make_parties(event: Event, names: Names) -> list[dict[str, Any]]:
    """Return a record for each one whom a name in an event may mean.

    In the order of the names; one name makes several where it may mean several.
    """
    actors, date = names.actors, event.date
    return [
        record
        for key in NAMED
        for typed in getattr(event, key)
        for record in _make_records(key, typed, date, actors)
    ]


def _make_records(
    key: str, typed: str, date: When, names: ActorNames
) -> list[dict[str, Any]]:
    party = names.find_party(typed, date, key)
    people = party.people
    if party.others:
        others = [Participant(other, Fit.POSSIBLE) for other in party.others]
        people = (*people, *others)
    records = []
    for identity, fit in people:
        known = names.registry.knows(identity)
        records.append(
            {
                "key": key,
                "typed": typed,
                "id": identity if known else "",
                "name": names.name_of(identity),
                "fit": _FITS[fit],
                "acts_for": _list_states(identity, party, date, names, known=known),
            }
        )
    return records


def _list_states(
    identity: str, party: Party, date: When, names: ActorNames, *, known: bool
) -> list[str]:
    """Return the names of the states that one may have acted for; each once."""
    # Where nobody is known to have held an office, what it is of is known still.
    actors = (identity,) if known else party.bodies
    states = [
        state for actor in actors for state in names.bonds.find_states(actor, date)
    ]
    return [names.name_of(state) for state in dict.fromkeys(states)] if states else []
