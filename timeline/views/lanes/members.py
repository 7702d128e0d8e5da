"""Which events stand in which lane, how surely, and where their titles are written."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from timeline.analysis import Number
from timeline.analysis.shares import show_shares
from timeline.dates import FUTURE, Fit
from timeline.names import names_of
from timeline.query import Match, Not, Query, Term, all_of, any_of
from timeline.views.options import LanesOptions
from timeline.views.sheet import Sheet

# The facets of which a value is somebody, who may come to an end.
_SOMEBODY = ("actor", "name", "state")


class Members:
    """The lanes of all matches of a sheet, those off the axis too."""

    def __init__(self, sheet: Sheet[LanesOptions]) -> None:
        direct = sheet.selection.question.flags.direct
        self.facet = sheet.naming.pick_facet(sheet.options.lanes, direct=direct)
        self.missing = sheet.naming.facets[sheet.options.lanes].none
        """What the lane of events without any value is called."""
        self._sheet = sheet
        self._counting = sheet.counting
        self._shown = show_shares(self._counting, self.facet)
        self.lanes: dict[str, list[tuple[int, Match, Fit]]] = {}
        """The events of each lane with their numbers from 1, in order; the lane of
        those without any value has an empty name, and comes last."""
        for number, match in enumerate(sheet.matches, 1):
            fits = self._shown.fits.get(match.event.id) or {"": match.fit}
            for name, fit in fits.items():
                self.lanes.setdefault(name, []).append((number, match, fit))
        if "" in self.lanes:
            self.lanes[""] = self.lanes.pop("")

    def label(self, name: str) -> str:
        """Return what a lane is called."""
        return name or self.missing

    @cached_property
    def homes(self) -> Mapping[int, str]:
        """Return the lane in which the title of each event is written, by its number.

        That of who acts: of the first value, as the event has them.
        """
        homes = {}
        for number, match in enumerate(self._sheet.matches, 1):
            fits = self._shown.fits.get(match.event.id, {})
            shown = map(self.facet.show, self.facet.values_of(match.event))
            named = [name for name in shown if name in fits]
            homes[number] = next(iter((*named, *fits)), "")
        return homes

    @cached_property
    def ends(self) -> Mapping[str, int]:
        """Return the last day of those lanes whose actor is known to have ended."""
        if self.facet.name not in _SOMEBODY:
            return {}
        lifetimes = names_of(self._sheet.chronology).actors.lifetimes
        ends: dict[str, int] = {}
        for match in self._sheet.matches:
            for identity in self.facet.values_of(match.event):
                name = self.facet.show(identity)
                if name not in ends:
                    ends[name] = lifetimes.find_last_day(identity)
        return {name: end for name, end in ends.items() if end != FUTURE}

    def count(self, name: str) -> Number:
        """Return the number of events of a lane."""
        fits = [fit for *_, fit in self.lanes[name]]
        possible = sum(fit is Fit.POSSIBLE for fit in fits)
        query = self._counting.ask(self._shown.asked[name])
        return Number(self.label(name), len(fits) - possible, possible, query)

    def find_part(
        self, name: str, label: str, numbers: Iterable[int], *asked: Query
    ) -> Number:
        """Return the number of some events of a lane.

        `asked` is what may find them in the lane, to be tried in turn.
        """
        wanted = frozenset(numbers)
        found = [
            match._replace(fit=fit)
            for number, match, fit in self.lanes[name]
            if number in wanted
        ]
        # By ids alone, what is in this lane only possibly would be certain.
        ids = Term("id", tuple(match.event.id for match in found), "=")
        tries = [all_of(self._shown.asked[name], one) for one in (*asked, ids)]
        return self._counting.find(f"{self.label(name)}, {label}", found, *tries)

    def ask_others(self, kept: Iterable[str]) -> Query:
        """Return the query for the events that stand in none of some lanes."""
        return Not(any_of(*(self._shown.asked[name] for name in kept)))
