"""In how many events two took part together, and the query for these.

Each of the two is somebody else than the other: an office that one of them may have
held makes no pair of both. Another spelling that may be one of them is nobody here.
"""

from collections.abc import Iterable, Sequence

from timeline.analysis.counting import Counting
from timeline.analysis.number import Number
from timeline.analysis.shares import ask_values, is_plain, name_alone
from timeline.diagnostics import ExpectedError
from timeline.names import Facet
from timeline.query import Match, Not, Query, Selection, Term, all_of


class Pairing:
    """Counts pairs of values in the events of one selection."""

    def __init__(
        self, selection: Selection, facet: Facet, *, of_actors: bool, by_state: bool
    ) -> None:
        """Take whether values are actors, and whether they stand for states."""
        self._counting = Counting(selection)
        self._facet = facet
        self._of_actors = of_actors
        self._by_state = by_state
        self._terms: dict[str, Query | None] = {}
        self._sides: dict[str, frozenset[str]] = {}

    def count(
        self, label: str, pair: tuple[str, str], joint: Sequence[Match]
    ) -> Number:
        """Return the number of events of two values; `joint` are those of both.

        Where states stand for all who act for them, these may be more. None of two
        spellings that may be one name.
        """
        counting = self._counting
        if self._may_be_one(*pair):
            return counting.number(label, (), all_of())
        terms = [self._ask(one) for one in pair]
        listed = [one for one in terms if one is not None]
        if len(listed) < len(terms):
            return counting.find(label, joint)
        query = counting.ask(*listed)
        candidates = joint
        if self._of_actors and self._by_state:
            one, two = (self._list_side(one) for one in pair)
            both = one & two
            candidates = [
                match for match in counting.selection.matches if match.event.id in both
            ]
        elif not self._of_actors and not is_plain(self._facet):
            return counting.find(label, joint, all_of(*listed))
        return counting.number(label, counting.select(query, candidates), query)

    def count_partner(self, label: str, partner: str, joint: Sequence[Match]) -> Number:
        """Return in how many events one took part with those who were asked for.

        The selection is that of a query with one `with`; `joint` are those of both.
        """
        term = self._ask(partner) if self._of_actors else None
        if term is None:
            return self._counting.find(label, joint)
        query = self._counting.ask(term)
        return self._counting.number(label, self._counting.select(query), query)

    def _may_be_one(self, one: str, two: str) -> bool:
        """Tell whether two are spellings of what may be one name: no pair at all."""
        if not self._of_actors:
            return False
        return two in self._counting.names.actors.variants.list_kin(one)

    def _ask(self, value: str) -> Query | None:
        """Return the query for one of a pair; None where no name means it alone."""
        if value not in self._terms:
            self._terms[value] = self._make_term(value)
        return self._terms[value]

    def _make_term(self, value: str) -> Query | None:
        if not self._of_actors:
            if is_plain(self._facet):
                return ask_values(self._facet, (value,))
            return Term(self._facet.name, (value,), "=")
        actors = self._counting.names.actors
        if self._by_state and actors.registry.type_of(value) == "state":
            term = Term("with", (actors.name_of(value),))
            return term if self._means_something(term) else None
        name = name_alone(actors, value)
        return Term("with", (name,), "=") if name else None

    def _means_something(self, term: Term) -> bool:
        try:
            self._counting.select(self._counting.ask(term), ())
        except ExpectedError:
            return False
        return True

    def _list_side(self, value: str) -> frozenset[str]:
        """Return the ids of the events in which one side may have taken part."""
        if value not in self._sides:
            term = self._ask(value)
            query = self._counting.ask(*(() if term is None else (term,)))
            found = self._counting.select(query)
            self._sides[value] = frozenset(match.event.id for match in found)
        return self._sides[value]


def ask_dropped(dropped: Iterable[Match]) -> Query:
    """Return the query for events of the statuses of some, which did not take place."""
    statuses = tuple(dict.fromkeys(match.event.status for match in dropped))
    return Term("status", statuses) if statuses else all_of()


def ask_held(dropped: Sequence[Match]) -> Query:
    """Return the query for all others."""
    return Not(ask_dropped(dropped)) if dropped else all_of()
