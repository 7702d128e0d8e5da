"""Who and what a selection rests on: its actors and its sources, counted."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from timeline.dates import Fit, When
from timeline.model import Event, Source
from timeline.names import Reach, names_of
from timeline.names.actors import PARTIES, Party
from timeline.names.bonds import NO_REACH
from timeline.query.query import EVERYTHING
from timeline.query.select import Match, Selection


class ActorTally(NamedTuple):
    """One actor in a selection."""

    identity: str
    name: str
    type: str
    """Person, state, organisation or group; empty where nothing tells."""
    certain: int
    """Events in which the actor took part for certain."""
    possible: int
    """Events that only possibly match, or whose actor only possibly stands for it."""
    dates: tuple[When, ...]
    """Of all these events, in the order of the chronology."""


class SourceTally(NamedTuple):
    """One source in a selection."""

    id: str
    """As cited, where the registry does not have it."""
    source: Source | None
    """The registry's entry."""
    events: tuple[Match, ...]
    alone: tuple[Match, ...]
    """Those that rest on this source and no other."""


def tally_actors(selection: Selection) -> tuple[ActorTally, ...]:
    """Return every actor of a selection, and all for whom these act, most events first.

    The number of an actor's events is what the filter `--actor` would find among
    them, with the same flags. Without filters, actors of the registry who took part
    in nothing are there too.
    """
    counter = _Counter(selection)
    least = Fit.CERTAIN if selection.question.flags.certain else Fit.POSSIBLE
    found: dict[str, list[Match]] = {}
    for match in selection.matches:
        for identity, fit in counter.list_all(match.event):
            together = Match(match.event, min(fit, match.fit))
            if together.fit >= least:
                found.setdefault(identity, []).append(together)
    if selection.question.query == EVERYTHING:
        for identity in selection.chronology.actors:
            found.setdefault(identity, [])
    names = counter.names
    tallies = [
        ActorTally(
            identity,
            names.name_of(identity),
            names.registry.type_of(identity),
            sum(match.fit is Fit.CERTAIN for match in matches),
            sum(match.fit is Fit.POSSIBLE for match in matches),
            tuple(match.event.date for match in matches),
        )
        for identity, matches in found.items()
    ]
    # Python's sort keeps the order of first events among equals.
    return tuple(sorted(tallies, key=lambda tally: -tally.certain - tally.possible))


class _Counter:
    """Finds everybody who took part in events, by themselves or by others."""

    def __init__(self, selection: Selection) -> None:
        self.names = names_of(selection.chronology).actors
        self._flags = selection.question.flags
        self._above: dict[str, dict[str, Reach]] = {}

    def list_all(self, event: Event) -> Iterator[tuple[str, Fit]]:
        """Yield the identity of each, once, with how surely."""
        fits: dict[str, Fit] = {}
        for key in PARTIES:
            for typed in getattr(event, key):
                party = self.names.find_party(typed, event.date)
                for target, fit in self._list_concerned(party, event.date):
                    fits[target] = max(fit, fits.get(target, fit))
        yield from fits.items()

    def _list_concerned(self, party: Party, date: When) -> Iterator[tuple[str, Fit]]:
        """Yield whom a party may be and may stand for, with how surely."""
        reaches: dict[str, Reach] = {}
        bodies = () if self._flags.direct else party.bodies
        for identity in (*(one.identity for one in party.people), *bodies):
            reaches.setdefault(identity, self._reaches.get(identity, NO_REACH))
            reaches |= self._find_above(identity)
        for target, reach in reaches.items():

            def fit_identity(
                identity: str, target: str = target, reach: Reach = reach
            ) -> Fit:
                itself = identity == target
                return Fit.CERTAIN if itself else reach.fit(identity, date)

            fit = party.fit(fit_identity, direct=self._flags.direct)
            if fit is not Fit.NO:
                yield target, fit

    def _find_above(self, identity: str) -> dict[str, Reach]:
        """Return all for whom an actor may stand."""
        above = self._above.get(identity)
        if above is None:
            above = self._above[identity] = {
                target: reach
                for target, reach in self._reaches.items()
                if identity in reach
            }
        return above

    @cached_property
    def _reaches(self) -> dict[str, Reach]:
        if self._flags.direct:
            return {}
        members = self._flags.members
        bonds = self.names.bonds
        targets = bonds.list_bodies(self.names.used, members=members)
        return {target: bonds.reach(target, members=members) for target in targets}


def tally_sources(selection: Selection) -> tuple[SourceTally, ...]:
    """Return every source of a selection, that with most events first.

    The id is empty for events without any source, which come last. Without filters,
    sources of the registry that nothing cites are there too.
    """
    names = names_of(selection.chronology).sources
    events: dict[str, list[Match]] = {}
    alone: dict[str, list[Match]] = {}
    for match in selection.matches:
        sources = names.list_sources(match.event)
        for name in sources or ("",):
            events.setdefault(name, []).append(match)
        if len(sources) == 1:
            alone.setdefault(sources[0], []).append(match)
    if selection.question.query == EVERYTHING:
        for name in selection.chronology.sources:
            events.setdefault(name, [])
    tallies = [
        SourceTally(
            name,
            selection.chronology.sources.get(name),
            tuple(matches),
            tuple(alone.get(name, ())),
        )
        for name, matches in events.items()
    ]
    return tuple(
        sorted(tallies, key=lambda tally: (tally.id == "", -len(tally.events)))
    )
