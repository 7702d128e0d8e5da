"""Numbers of events, each with the query that finds just these.

A query asks for everything that the selection was asked for, and more: it is in the
language of docs/query.md, and returns the events that are counted, certain and possible
apart. The flags of the question (`--direct` and its like) are no part of the language,
and hold for these queries too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.analysis.number import Number
from timeline.dates import Fit
from timeline.query import EVERYTHING, Match, Not, Or, Term, all_of

if TYPE_CHECKING:
    from timeline.names import Names
    from timeline.query import Query, Selection

UNDATED = Term("precision", ("none",))
"""Asks for what has no date."""
DATED = Not(UNDATED)


def format_share(number: int, total: int) -> str:
    """Return a share of a positive total in words of a hundred: `12 %`.

    What is neither none nor all never looks so: `<1 %`, `>99 %`.
    """
    # Of what rounds to a half Python takes the even one.
    percent = (200 * number + total) // (2 * total)
    if number and 100 * number < total:
        return "<1 %"
    if number < total and 100 * number > 99 * total:
        return ">99 %"
    return f"{percent} %"


class Counting:
    """Counts within one selection."""

    def __init__(self, selection: Selection) -> None:
        from timeline.names import names_of

        self.selection = selection
        self.names: Names = names_of(selection.chronology)
        self._flags = selection.question.flags

    @cached_property
    def base(self) -> Query:
        """Return the query for the events of the selection and no others.

        That of the question, unless what is undated was set apart.
        """
        query = self.selection.question.query
        if not self.selection.undated:
            return query
        if any(match.event.date.is_undated for match in self.selection.matches):
            return all_of(query, _ask_ids(self.selection.matches))
        return all_of(query, DATED)

    @property
    def total(self) -> Number:
        """Return the number of all events of the selection."""
        return self.number("events", self.selection.matches, self.base)

    @property
    def apart(self) -> Number:
        """Return the number of the undated events that were set apart."""
        kept = [one for one in self.selection.matches if one.event.date.is_undated]
        query = all_of(self.selection.question.query, UNDATED)
        if kept:
            query = all_of(query, Not(_ask_ids(kept)))
        return Number("undated", 0, self.selection.undated, query)

    def ask(self, *queries: Query) -> Query:
        """Return the query for what is asked besides, within the selection."""
        asked = all_of(*queries)
        if asked == EVERYTHING:
            return self.base
        return asked if self.base == EVERYTHING else all_of(self.base, asked)

    def select(
        self, query: Query, candidates: Iterable[Match] | None = None
    ) -> tuple[Match, ...]:
        """Return those of the candidates, by default of all, that a query finds.

        It must ask for what the selection was asked for and more, as `ask` makes it.
        Raises ExpectedError where it means nothing.
        """
        from timeline.query.conditions import judge
        from timeline.query.resolving import resolve_condition

        condition = resolve_condition(query, self.names, self._flags)
        least = Fit.CERTAIN if self._flags.certain else Fit.POSSIBLE
        found = []
        for match in self.selection.matches if candidates is None else candidates:
            fit, because = judge(condition, match.event)
            if fit >= least:
                found.append(Match(match.event, fit, because))
        return tuple(found)

    def number(self, label: str, matches: Iterable[Match], query: Query) -> Number:
        """Return how many matches there are of what a query finds."""
        fits = [match.fit for match in matches]
        possible = sum(fit is Fit.POSSIBLE for fit in fits)
        return Number(label, len(fits) - possible, possible, query)

    def find(self, label: str, matches: Sequence[Match], *tries: Query) -> Number:
        """Return how many matches there are, of those of the selection.

        With the query of `find_query`.
        """
        return self.number(label, matches, self.ask(self.find_query(matches, *tries)))

    def find_query(self, matches: Sequence[Match], *tries: Query) -> Query:
        """Return what asks for just these matches within the selection.

        The first of `tries` that does, else their ids.
        """
        from timeline.diagnostics import ExpectedError

        wanted = [(match.event.id, match.fit) for match in matches]
        for query in tries:
            try:
                found = self.select(self.ask(query))
            except ExpectedError:
                continue
            if [(one.event.id, one.fit) for one in found] == wanted:
                return query
        return _ask_ids(matches)

    def narrow(self, matches: Sequence[Match], *tries: Query) -> Selection:
        """Return the selection of some of its matches alone, as if asked for so."""
        if len(matches) == len(self.selection.matches):
            query = self.base
        else:
            query = self.ask(self.find_query(matches, *tries))
        question = replace(self.selection.question, query=query)
        return replace(
            self.selection, question=question, matches=tuple(matches), undated=0
        )


def _ask_ids(matches: Sequence[Match]) -> Query:
    """Return the query for just some events; of none, one that finds nothing."""
    if not matches:
        return Or(())
    return Term("id", tuple(match.event.id for match in matches), "=")
