"""Who may have held one office at a time, of however many who ever did.

What is true of a date is true of every other that lies alike to all beginnings and
ends of the holdings; so it is worked out once for such dates, and only those holdings
are looked at that touch the date.

An office that more than `MOST_HOLDERS` may have held at the time says nothing of any
one of them: it stands for itself then, and for what it is of. As each of hundreds would
be possible, n events of it would be n * n answers that nobody can use.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from timeline.dates import Fit, Window
from timeline.dates.touching import WindowIndex
from timeline.names.party import Participant, Party
from timeline.names.tenure import join_tenures
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.names.offices import Holding
    from timeline.names.tenure import Tenure

MOST_HOLDERS = 32
"""How many people, and how many bodies, the name of an office may mean at one time."""

# Past so many holdings that touch a date, each of them is no longer looked at.
_MOST_TERMS = 4 * MOST_HOLDERS

Place = tuple[int, int, int, int, bool]
"""How a date lies to all beginnings and ends of the holdings of an office."""


class Holders:
    """The holdings of the offices that go by one phrase."""

    def __init__(self, holdings: Sequence[Holding]) -> None:
        self.holdings = holdings
        self._held: dict[Place, tuple[Holding, ...]] = {}
        self._certain: dict[Place, tuple[Holding, ...]] = {}
        self._parties: dict[Place, Party] = {}

    def find_held(self, date: When) -> tuple[Holding, ...]:
        """Return those that may have been held when something happened, as given."""
        place = self.place(date)
        held = self._held.get(place)
        if held is None:
            near = sorted(self._index.find(_outer_days(date)))
            held = self._held[place] = tuple(
                self.holdings[one]
                for one in near
                if self.holdings[one].fit(date) is not Fit.NO
            )
        return held

    def find_certain(self, date: When) -> tuple[Holding, ...]:
        """Return those that certainly were held then, as given."""
        place = self.place(date)
        certain = self._certain.get(place)
        if certain is None:
            certain = self._certain[place] = tuple(
                one for one in self.find_held(date) if one.fit(date) is Fit.CERTAIN
            )
        return certain

    def has_crowd(self, date: When) -> bool:
        """Tell whether so many terms touch a date that none of them is looked at."""
        return self.count_touching(date) > _MOST_TERMS

    def count_touching(self, date: When) -> int:
        """Return how many have a day in common with all that a date may be."""
        return self._index.count(_outer_days(date))

    def list_first(self, date: When, limit: int) -> tuple[Holding, ...]:
        """Return some of these, those that began first."""
        found = islice(self._index.find(_outer_days(date)), limit)
        return tuple(self.holdings[one] for one in found)

    def find_nearest(self, date: When) -> Holding:
        """Return the one nearest in time to a date on which none was held."""
        nearest: list[tuple[int, int]] = []
        after = bisect_right(self._begun, (date.outer[3], len(self.holdings)))
        if after < len(self._begun):
            first, position = self._begun[after]
            nearest.append((first - date.outer[3], position))
        before = bisect_left(self._ended, (date.outer[0], -1)) - 1
        if before >= 0:
            last = self._ended[before][0]
            # Of those that ended on one day the first.
            position = self._ended[bisect_left(self._ended, (last, -1))][1]
            nearest.append((date.outer[0] - last, position))
        return self.holdings[min(nearest)[1]]

    @cached_property
    def is_uncertain(self) -> bool:
        """Tell whether an author doubts when one of them was held."""
        return any(
            one.role.when is not None and one.role.when.uncertain
            for one in self.holdings
        )

    def find_party(self, date: When, office: str) -> Party:
        """Return all who may have held it, and what it was of.

        Nobody but the identity of the office itself where nobody held it, or too many
        may have.
        """
        if self.has_crowd(date):
            # It is of what all are of, whenever that was: no more certain than it is.
            bodies, itself = self._bodies, _name_itself(office)
            return Party(itself, bodies, vacant=True, crowd=self._people)
        held = self.find_held(date)
        if not held:
            return Party(_name_itself(office), self._bodies, vacant=True)
        place = self.place(date)
        party = self._parties.get(place)
        if party is None:
            people, bodies = _find_people(held, date), _list_bodies(held)
            vacant = join_tenures(one.tenure for one in held).fit(date)
            party = Party(people, bodies, vacant=vacant is not Fit.CERTAIN)
            if len(people) > MOST_HOLDERS:
                crowd = frozenset(one.identity for one in people)
                party = party._replace(people=(), crowd=crowd)
            self._parties[place] = party
        # What is the same by whichever of its names the office is called is kept.
        return party._replace(people=_name_itself(office)) if party.crowd else party

    def place(self, date: When) -> Place:
        """Return what all dates have in common for which the same is true."""
        days = self._days
        b1, b2, e1, e2 = [bisect_right(days, day) for day in date.outer]
        return b1, b2, e1, e2, date.uncertain

    @cached_property
    def _days(self) -> list[int]:
        """Return the days on which something about the office is new, in order."""
        days: set[int] = set()
        for holding in self.holdings:
            for window in (holding.tenure.possible, holding.tenure.certain):
                if window is not None:
                    days |= {window.first, window.last + 1}
        return sorted(days)

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(one.person for one in self.holdings)

    @cached_property
    def _bodies(self) -> tuple[str, ...]:
        return _list_bodies(self.holdings)

    @cached_property
    def _begun(self) -> list[tuple[int, int]]:
        """Return the first days, each with the position of the holding, in order."""
        firsts = [one.tenure.possible.first for one in self.holdings]
        return sorted(zip(firsts, range(len(firsts)), strict=True))

    @cached_property
    def _ended(self) -> list[tuple[int, int]]:
        """Return the last days, each with the position of the holding, in order."""
        lasts = [one.tenure.possible.last for one in self.holdings]
        return sorted(zip(lasts, range(len(lasts)), strict=True))

    @cached_property
    def _index(self) -> WindowIndex:
        return WindowIndex([one.tenure.possible for one in self.holdings])


def _outer_days(date: When) -> Window:
    first, _, _, last = date.outer
    return Window(first, last)


def _name_itself(office: str) -> tuple[Participant, ...]:
    return (Participant(office, Fit.CERTAIN),)


def _list_bodies(holdings: Iterable[Holding]) -> tuple[str, ...]:
    """Return what the offices are of; nothing where that may be too much."""
    bodies = tuple(dict.fromkeys(one.body for one in holdings if one.body))
    return bodies if len(bodies) <= MOST_HOLDERS else ()


def _find_people(held: Iterable[Holding], date: When) -> tuple[Participant, ...]:
    """Return who may be meant.

    One who certainly held an office is meant rather than others who may have held
    the same one; the phrase may be of several.
    """
    offices: dict[tuple[str, str], dict[str, list[Tenure]]] = {}
    for holding in held:
        people = offices.setdefault((holding.body, fold(holding.role.office)), {})
        people.setdefault(holding.person, []).append(holding.tenure)
    found: dict[str, Fit] = {}
    for people in offices.values():
        fits = {
            person: join_tenures(tenures).fit(date)
            for person, tenures in people.items()
        }
        certain = [person for person, fit in fits.items() if fit is Fit.CERTAIN]
        for person in certain or fits:
            found[person] = max(fits[person], found.get(person, Fit.NO))
    if len(found) == 1:
        return tuple(Participant(person, fit) for person, fit in found.items())
    return tuple(Participant(person, Fit.POSSIBLE) for person in found)
