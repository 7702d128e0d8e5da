"""Rows of whom the names in events mean, what they held, and for whom they acted."""

from collections.abc import Iterator

from timeline.dates import Fit, When
from timeline.exports.sqlite.row import Row
from timeline.model import Event
from timeline.names import NAMED, Names, Party, Reach
from timeline.names.titles import Titles
from timeline.names.typed import list_typed


class People:
    """Makes the rows of the people in events."""

    def __init__(self, names: Names) -> None:
        self._actors = names.actors
        self._titles = Titles(names.actors)
        self._reaches: dict[str, Reach] = {}

    def list_actors(self, event: Event) -> Iterator[Row]:
        """Yield a row for each one whom a name may mean: of `event_actor`.

        One name makes several where it may mean several.
        """
        for typed in list_typed(event, NAMED):
            party = self._actors.find_party(typed.name, event.date, typed.key)
            for identity, fit in _list_meant(party).items():
                office = self._titles.find(identity, event.date)
                place = typed.position + 1
                word = fit.name.lower()
                yield event.id, typed.key, place, typed.name, identity, word, office

    def list_names(self, event: Event) -> str:
        """Return all names of an event, as typed and as meant, joined."""
        found: dict[str, None] = {}
        for typed in list_typed(event, NAMED):
            party = self._actors.find_party(typed.name, event.date, typed.key)
            meant = map(self._actors.name_of, _list_meant(party))
            found |= dict.fromkeys((*meant, typed.name))
        return "; ".join(found)

    def list_states(self, event: Event) -> Iterator[Row]:
        """Yield a row for each state that somebody may have acted for: of `acts_for`.

        A state acts for itself.
        """
        found: dict[tuple[str, str], Fit] = {}
        for typed in list_typed(event, NAMED):
            party = self._actors.find_party(typed.name, event.date, typed.key)
            for identity in _list_meant(party):
                for state, fit in self._find_states(identity, party, event.date):
                    pair = identity, state
                    found[pair] = max(fit, found.get(pair, fit))
        for (identity, state), fit in found.items():
            yield event.id, identity, state, fit.name.lower()

    def _find_states(
        self, identity: str, party: Party, date: When
    ) -> Iterator[tuple[str, Fit]]:
        registry, bonds = self._actors.registry, self._actors.bonds
        known = registry.actor_of(identity) or registry.body_of(identity)
        # Where nobody is known to have held an office, what it is of is known still.
        actors = (identity,) if known else party.bodies
        alone = Fit.CERTAIN if len(actors) == 1 else Fit.POSSIBLE
        for actor in actors:
            for state in bonds.find_states(actor, date):
                fit = Fit.CERTAIN
                if state != actor:
                    reach = self._reaches.get(state)
                    if reach is None:
                        reach = self._reaches[state] = bonds.reach(state)
                    # Whatever leads there may be a way too long to be followed.
                    fit = max(reach.fit(actor, date), Fit.POSSIBLE)
                yield state, min(fit, alone)


def _list_meant(party: Party) -> dict[str, Fit]:
    """Return all whom a name may mean, with how surely; each once."""
    found: dict[str, Fit] = {}
    for identity, fit in party.people:
        found[identity] = max(fit, found.get(identity, fit))
    for identity in party.others:
        found.setdefault(identity, Fit.POSSIBLE)
    return found
