"""Who took part in an event, each for themselves or for the state they acted for."""

from collections.abc import Collection, Mapping

from timeline.lean import NamedTuple
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

    def list_sides(self, event: Event) -> dict[str, str]:
        """Return the side of each who took part: the state they acted for on that day.

        Themselves where that is none, or may be one of several.
        """
        if self._by_state:
            return {one: one for one in self.list_parties(event)}
        return {
            identity: states[0] if len(states) == 1 else identity
            for identity, states in self._names.list_sides(event)
        }


class Alone(NamedTuple):
    """What two of an event are to each other."""

    alone: bool
    """Nobody else took part, but for those of their sides."""
    same_side: bool
    """They acted for one side."""


def find_alone(
    sides: Mapping[str, str], ones: Collection[str], twos: Collection[str]
) -> Alone:
    """Tell whether an event was between two sides alone, from the side of each.

    `ones` and `twos` are identities, each group taken for one side of the two.
    """
    first = {sides[one] for one in ones if one in sides}
    second = {sides[two] for two in twos if two in sides}
    same = not first.isdisjoint(second)
    return Alone(not same and first | second == set(sides.values()), same)
