"""Who took part in an event, each for themselves or for the state they acted for."""

from functools import cached_property

from timeline.dates import Fit, When
from timeline.model import Event
from timeline.names import ActorNames, Reach


class Parties:
    """Lists who took part in the events of one chronology, each once.

    With `by_state`, whoever certainly acted for one state on the event's date, by
    office or `of`, counts as that state: Lavrov and the FSB both as Russia. Who may
    have acted for several, or for none, counts as themselves.
    """

    def __init__(self, names: ActorNames, *, by_state: bool = False) -> None:
        self._names = names
        self._by_state = by_state
        self._above: dict[str, tuple[tuple[str, Reach], ...]] = {}

    def list_parties(self, event: Event) -> tuple[str, ...]:
        """Return the identities, in the order typed."""
        found = [one.identity for one in self._names.list_participants(event)]
        if self._by_state:
            found = [self._find_state(one, event.date) for one in found]
        return tuple(dict.fromkeys(found))

    def _find_state(self, identity: str, date: When) -> str:
        above = self._above.get(identity)
        if above is None:
            above = self._above[identity] = tuple(
                (state, reach)
                for state, reach in self._reaches.items()
                if identity in reach and state != identity
            )
        if not above or self._names.registry.type_of(identity) == "state":
            return identity
        certain = [
            state for state, reach in above if reach.fit(identity, date) is Fit.CERTAIN
        ]
        return certain[0] if len(certain) == 1 else identity

    @cached_property
    def _reaches(self) -> dict[str, Reach]:
        bonds, registry = self._names.bonds, self._names.registry
        bodies = bonds.list_bodies(self._names.used)
        states = [body for body in bodies if registry.type_of(body) == "state"]
        return {state: bonds.reach(state) for state in states}
