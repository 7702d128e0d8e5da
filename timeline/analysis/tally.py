"""Who and what a selection rests on: its actors and its sources, counted."""

from collections.abc import Sequence

from timeline.analysis.counting import Counting
from timeline.analysis.number import Number
from timeline.analysis.presence import Presence, find_term
from timeline.dates import Fit, When
from timeline.lean import NamedTuple
from timeline.model import Source
from timeline.names import (
    names_of,
)
from timeline.query import EVERYTHING, Match, Query, Selection, Term


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
    query: Query
    """Asks for these events, within what the selection was asked for."""

    @property
    def events(self) -> int:
        """Return how many events these are, possible ones too."""
        return self.certain + self.possible

    @property
    def number(self) -> Number:
        """Return their number, with how it is asked for."""
        return Number(self.name, self.certain, self.possible, self.query)

    @property
    def ends(self) -> tuple[When, When] | tuple[None, None]:
        """Return the first and the last of the dates, but for those of the undated.

        None where there are none.
        """
        dated = [date for date in self.dates if not date.is_undated]
        return (dated[0], dated[-1]) if dated else (None, None)


class SourceTally(NamedTuple):
    """One source in a selection."""

    id: str
    """Its title, where the registry does not have it."""
    source: Source | None
    """The registry's entry, else what citations say of it; None if neither does."""
    events: tuple[Match, ...]
    alone: tuple[Match, ...]
    """Those that rest on this source and no other."""
    query: Query
    """Asks for its events, within what the selection was asked for."""
    query_alone: Query
    """Asks for those that rest on it alone; as `query` for those without any source."""

    @property
    def number(self) -> Number:
        """Return the number of its events."""
        return _number(self.id, self.events, self.query)

    @property
    def number_alone(self) -> Number:
        """Return the number of those that rest on it alone."""
        return _number(
            self.id, self.alone if self.id else self.events, self.query_alone
        )


def _number(label: str, matches: Sequence[Match], query: Query) -> Number:
    possible = sum(one.fit is Fit.POSSIBLE for one in matches)
    return Number(label, len(matches) - possible, possible, query)


def tally_actors(selection: Selection) -> tuple[ActorTally, ...]:
    """Return every actor of a selection, and all for whom these act, most events first.

    The number of an actor's events is what the filter `--actor` would find among
    them, with the same flags: also those, possibly, in which it may be meant by another
    spelling. Where that filter asks for more, such as for all who have one family name,
    the number is that of the actor alone; `query` tells. Without filters, actors of the
    registry who took part in nothing are there too.
    """
    presence = Presence(selection)
    counting = Counting(selection)
    least = Fit.CERTAIN if selection.question.flags.certain else Fit.POSSIBLE
    found: dict[str, list[Match]] = {}
    for match in selection.matches:
        for identity, fit in presence.list_all(match.event):
            together = Match(match.event, min(fit, match.fit))
            if together.fit >= least:
                found.setdefault(identity, []).append(together)
    if selection.question.query == EVERYTHING:
        for identity in selection.chronology.actors:
            found.setdefault(identity, [])
    tallies = [
        _make_tally(identity, matches, counting) for identity, matches in found.items()
    ]
    # Python's sort keeps the order of first events among equals.
    return tuple(sorted(tallies, key=lambda tally: -tally.events))


def _make_tally(
    identity: str, matches: Sequence[Match], counting: Counting
) -> ActorTally:
    names = counting.names.actors
    query, matches = _ask_actor(identity, matches, counting)
    return ActorTally(
        identity,
        names.name_of(identity),
        names.registry.type_of(identity),
        sum(match.fit is Fit.CERTAIN for match in matches),
        sum(match.fit is Fit.POSSIBLE for match in matches),
        tuple(match.event.date for match in matches),
        query,
    )


def _ask_actor(
    identity: str, matches: Sequence[Match], counting: Counting
) -> tuple[Query, Sequence[Match]]:
    """Return the query for an actor, and the events that it finds."""
    term = find_term(counting.names.actors, identity)
    if term is not None and term.operator == ":":
        return counting.ask(term), matches
    if term is not None:
        query = counting.ask(term)
        return query, counting.select(query, matches)
    # An office that nobody held, or a seat before it was one: no name is its alone.
    ids = {match.event.id for match in matches}
    listed = [one for one in counting.selection.matches if one.event.id in ids]
    return counting.ask(counting.find_query(listed)), listed


def tally_sources(selection: Selection) -> tuple[SourceTally, ...]:
    """Return every source of a selection, that with most events first.

    The id is empty for events without any source, which come last. Without filters,
    sources of the registry that nothing cites are there too.
    """
    names = names_of(selection.chronology).sources
    counting = Counting(selection)
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
            names.find(name) if name else None,
            tuple(matches),
            tuple(alone.get(name, ())),
            counting.ask(_ask_source(name)),
            counting.ask(_ask_source(name), *((_ALONE,) if name else ())),
        )
        for name, matches in events.items()
    ]
    return tuple(
        sorted(tallies, key=lambda tally: (tally.id == "", -len(tally.events)))
    )


_ALONE = Term("sources", ("1",))


def _ask_source(name: str) -> Query:
    return Term("source", (name,), "=") if name else Term("lacks", ("source",))
