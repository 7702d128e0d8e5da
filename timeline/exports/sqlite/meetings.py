"""Rows of who met whom, event by event, as `timeline.analysis` counts pairs.

A pair is counted in the contacts (`timeline.analysis.contacts`) in which both may have
taken part, each as somebody else than the other: actors by themselves, and the states
for which they acted. What may be one and the same is no pair.
"""

from collections.abc import Iterator, Mapping, Sequence
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
from timeline.query.apart import fit_apart, list_parties
from timeline.query.taking_part import Target, Targets

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
        pairs = {
            pair
            for pair in find_pairs(meetings.events, meetings)
            if not self._may_be_one(*pair)
        }
        targets: dict[str, Targets] = {}
        least = Fit.CERTAIN if self._flags.certain else Fit.POSSIBLE
        for match, party, full in zip(self._held, kept, crowded, strict=True):
            if full:
                continue
            fits = self._fit_sides(match, party, side, targets)
            for one, two in combinations(sorted(fits), 2):
                if (one, two) not in pairs:
                    continue
                fit = min(_fit_pair(fits[one], fits[two]), match.fit)
                if fit >= least:
                    yield match.event.id, side, one, two, fit.name.lower()

    def _fit_sides(
        self,
        match: Match,
        party: Sequence[str],
        side: str,
        targets: dict[str, Targets],
    ) -> dict[str, dict[int, Fit]]:
        """Return how surely each took part as which of the parties, by index."""
        event, actors = match.event, self._names.actors
        parties = list_parties(event, actors)
        apart = list(fit_apart(parties))
        found = {}
        for one in self._list_sides(match, party, side):
            if one not in targets:
                targets[one] = self._make_targets(one, side)
            wanted = targets[one]
            fits: dict[int, Fit] = {}
            for index, (other, sure) in enumerate(zip(parties, apart, strict=True)):
                if wanted.exact and all(one != who.identity for who in other.people):
                    continue
                fit = min(sure, wanted.fit_party(other, event.date))
                if fit is not Fit.NO:
                    fits[index] = fit
            found[one] = fits
        return found

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


def _fit_pair(ones: Mapping[int, Fit], twos: Mapping[int, Fit]) -> Fit:
    """Tell how surely two took part as two of the parties, as `Together` does."""
    best = Fit.NO
    for one, fit in ones.items():
        for two, other in twos.items():
            if one != two:
                best = max(best, min(fit, other))
    return best
