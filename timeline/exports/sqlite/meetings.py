"""Rows of who met whom, event by event, as `timeline.analysis` counts pairs.

A pair is counted in the contacts (`timeline.analysis.contacts`) in which both may have
taken part, each as somebody else than the other: actors by themselves, and the states
for which they acted. What may be one and the same is no pair.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from timeline.analysis.contacts import find_contacts
from timeline.analysis.counting import Counting
from timeline.analysis.pairs import find_meetings, find_pairs
from timeline.analysis.sides import Parties
from timeline.dates import Fit
from timeline.exports.sqlite.row import Row
from timeline.names import Names
from timeline.names.bonds import NO_REACH
from timeline.query import Match, Selection
from timeline.query.taking_part import Target, Targets, Together

MOST_PARTIES = 100
"""In one event of which pairs are made: of 1,000 there are half a million."""


class Meetings:
    """Finds the pairs in the contacts of a selection."""

    def __init__(self, selection: Selection) -> None:
        counting = Counting(selection)
        self._names: Names = counting.names
        self._flags = selection.question.flags
        self._held = find_contacts(counting).held
        self.crowded = 0
        """Events of which no pairs are made, since too many took part."""

    def list_rows(self) -> Iterator[Row]:
        """Yield the rows of `meeting`: actors first, then states."""
        for side in ("actor", "state"):
            yield from self._list_side(side)

    def _list_side(self, side: str) -> Iterator[Row]:
        parties = Parties(self._names.actors, by_state=side == "state")
        there = [parties.list_parties(match.event) for match in self._held]
        crowded = [len(party) > MOST_PARTIES for party in there]
        self.crowded = max(self.crowded, sum(crowded))
        kept = [
            () if full else party for party, full in zip(there, crowded, strict=True)
        ]
        meetings = find_meetings(kept)
        pairs = find_pairs(meetings.events, meetings)
        targets: dict[str, Targets] = {}
        for match, party, full in zip(self._held, kept, crowded, strict=True):
            if full:
                continue
            for one, two in combinations(
                sorted(self._list_sides(match, party, side)), 2
            ):
                if (one, two) not in pairs or self._may_be_one(one, two):
                    continue
                fit = self._fit(match, (one, two), targets, side)
                if fit is not Fit.NO:
                    yield match.event.id, side, one, two, fit.name.lower()

    def _list_sides(
        self, match: Match, party: Sequence[str], side: str
    ) -> frozenset[str]:
        """Return who may have taken part, certainly or not."""
        if side == "actor":
            return frozenset(party)
        found = set(party)
        # One who acted for a state that day may be one of a pair as themselves.
        for identity, states in self._names.actors.list_sides(match.event):
            found |= {identity, *states}
        return frozenset(found)

    def _fit(
        self,
        match: Match,
        pair: tuple[str, str],
        targets: dict[str, Targets],
        side: str,
    ) -> Fit:
        for one in pair:
            if one not in targets:
                targets[one] = self._make_targets(one, side)
        groups = tuple(targets[one] for one in pair)
        fit = min(match.fit, Together(groups).fit(match.event))
        return Fit.NO if self._flags.certain and fit is not Fit.CERTAIN else fit

    def _make_targets(self, identity: str, side: str) -> Targets:
        """Return the condition of one of a pair: itself, or all who act for a state."""
        actors = self._names.actors
        if side == "state" and actors.registry.type_of(identity) == "state":
            if self._flags.direct:
                target = Target(identity, reach=NO_REACH)
            else:
                reach = actors.bonds.reach(identity, members=self._flags.members)
                target = Target(identity, members=self._flags.members, reach=reach)
            return Targets((target,), self._flags.direct, names=self._names)
        return Targets((Target(identity),), direct=True, exact=True, names=self._names)

    def _may_be_one(self, one: str, two: str) -> bool:
        return two in self._names.actors.variants.list_kin(one)
