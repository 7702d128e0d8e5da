"""Who took part in an event, each for themselves or for the state they acted for."""

from timeline.model import Event
from timeline.names import ActorNames


class Parties:
    """Lists who took part in the events of one chronology, each once.

    With `by_state`, whoever acted for one state on the event's date, by office or
    `of`, counts as that state: Lavrov and the FSB both as Russia. Who may have acted
    for several, or for none, counts as themselves.
    """

    def __init__(self, names: ActorNames, *, by_state: bool = False) -> None:
        self._names = names
        self._by_state = by_state

    def list_parties(self, event: Event) -> tuple[str, ...]:
        """Return the identities, in the order typed."""
        if not self._by_state:
            people = self._names.list_participants(event)
            return tuple([one.identity for one in people])
        found = [
            states[0] if len(states) == 1 else identity
            for identity, states in self._names.list_sides(event)
        ]
        return tuple(dict.fromkeys(found))
