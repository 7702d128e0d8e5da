"""A selection sorted by the values of a facet, each with the query for its events.

What stands in an event for certain is its value for certain. Of actors, states and
countries some values are only possible: an office that one of two may have held, a city
that lay in one of two states. How surely an event has them is what the query says, so
that nothing is decided twice. Another spelling that may be the same is no value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from timeline.lean import NamedTuple
from timeline.names import UnresolvedNameError, parse_period
from timeline.query import Term, any_of

if TYPE_CHECKING:
    from timeline.analysis.counting import Counting
    from timeline.analysis.number import Number
    from timeline.dates import Fit
    from timeline.names import ActorNames, Facet
    from timeline.query import Match, Query


class Share(NamedTuple):
    """The events of a selection that have one value of a facet."""

    value: str
    """Empty for the events without any."""
    matches: tuple[Match, ...]
    """In order, never empty; possible where the question or the value is."""
    asked: Query
    """Asks for these events within the selection."""

    def number(self, label: str, counting: Counting) -> Number:
        """Return how many events these are."""
        return counting.number(label, self.matches, counting.ask(self.asked))


class Shown(NamedTuple):
    """Shares by what is shown of their values; values shown alike are one."""

    fits: Mapping[str, Mapping[str, Fit]]
    """What is shown of the values of an event, by its id: each how surely. Events
    without any value are not there."""
    asked: Mapping[str, Query]
    """The query for each within the selection; by the empty text for events without
    any value."""


def share_out(counting: Counting, facet: Facet) -> tuple[Share, ...]:
    """Return the shares of a facet's values, those first met first.

    Of the events without any value last. A value that no event has is not there.
    """
    found = _SHARING.get(facet.name, _share_plain)(counting, facet)
    return tuple(one for one in found if one.matches)


def show_shares(counting: Counting, facet: Facet) -> Shown:
    """Return the same by what is shown."""
    fits: dict[str, dict[str, Fit]] = {}
    asked: dict[str, list[Query]] = {}
    for share in share_out(counting, facet):
        name = facet.show(share.value) if share.value else ""
        asked.setdefault(name, []).append(share.asked)
        for match in share.matches if name else ():
            own = fits.setdefault(match.event.id, {})
            own[name] = max(match.fit, own.get(name, match.fit))
    # With --certain, what has its values only possibly has none.
    bare = [one for one in counting.selection.matches if one.event.id not in fits]
    if bare:
        asked[""] = [counting.find_query(bare, ask_lacking(facet))]
    return Shown(fits, {name: any_of(*queries) for name, queries in asked.items()})


def ask_lacking(facet: Facet) -> Query:
    """Return the query for events without any value of a facet."""
    return Term("lacks", (facet.name,))


def ask_values(facet: Facet, values: Iterable[str]) -> Query:
    """Return the query for events with one of some values of a plain facet."""
    listed = tuple(values)
    terms: list[Query] = []
    filled = tuple(one for one in listed if one)
    if filled:
        operator = "=" if facet.is_exact or facet.name == "place" else ":"
        terms.append(Term(facet.name, filled, operator))
    if "" in listed:
        terms.append(ask_lacking(facet))
    return any_of(*terms)


def may_doubt(facet: Facet) -> bool:
    """Tell whether an event may have a value of a facet only possibly."""
    return facet.name in ("actor", "name", "state", "country")


def is_plain(facet: Facet) -> bool:
    """Tell whether `ask_values` asks for just what events have of a facet."""
    if facet.name in _SHARING:
        return False
    # Numbers and dates are asked for by what they amount to, not by their values.
    return facet.type == "text" and not facet.is_numeric()


def _gather(counting: Counting, facet: Facet) -> dict[str, list[Match]]:
    """Return the matches by the values that stand in them."""
    found: dict[str, list[Match]] = {}
    for match in counting.selection.matches:
        for value in facet.values_of(match.event) or ("",):
            found.setdefault(value, []).append(match)
    return {value: found[value] for value in sorted(found, key=lambda one: not one)}


def _share_plain(counting: Counting, facet: Facet) -> Iterable[Share]:
    plain = is_plain(facet)
    for value, matches in _gather(counting, facet).items():
        asked = ask_values(facet, (value,))
        if value and not plain:
            exact = Term(facet.name, (value,), "=")
            asked = counting.find_query(matches, exact)
        yield Share(value, tuple(matches), asked)


def _share_periods(counting: Counting, facet: Facet) -> Iterable[Share]:
    """Yield the shares of months or years, which are those of the first day."""
    for value, matches in _gather(counting, facet).items():
        asked = ask_lacking(facet)
        if value and parse_period(value).undated:
            asked = Term("precision", ("none",))
        elif value:
            asked = counting.find_query(matches, Term("placed", (value,)))
        yield Share(value, tuple(matches), asked)


def _share_people(counting: Counting, facet: Facet) -> Iterable[Share]:
    """Yield the shares of those who take part, each for itself alone."""
    for value, matches in _gather(counting, facet).items():
        if value:
            yield _share_actor(counting, value, matches)
        else:
            yield Share("", tuple(matches), ask_lacking(facet))


def _share_actor(counting: Counting, identity: str, matches: list[Match]) -> Share:
    """Return the share of an actor of whom `matches` speak."""
    name = name_alone(counting.names.actors, identity)
    if name:
        asked = Term("actor", (name,), "=")
        found = counting.select(counting.ask(asked), matches)
        # Of possible events all are there but with --certain.
        if found:
            return Share(identity, found, asked)
    return Share(identity, tuple(matches), counting.find_query(matches))


def name_alone(actors: ActorNames, identity: str) -> str:
    """Return a name by which a query with `=` asks for one actor and nobody else.

    Empty where there is none: for an office that nobody is known to have held, or what
    stands for a state as its seat.
    """
    for name in dict.fromkeys((actors.name_of(identity), identity)):
        if actors.interpret(name).seats:
            # What stands in events by that name is the state, of each time.
            continue
        try:
            answer = actors.resolve(name, exact=True)
        except UnresolvedNameError:
            continue
        if [one.identity for one in answer.meant] == [identity]:
            return name
    return ""


def _share_states(counting: Counting, facet: Facet) -> Iterable[Share]:
    """Yield the shares of states, and of those who act for none."""
    actors = counting.names.actors
    everybody = _gather(counting, counting.names.facets["actor"])
    for value, matches in _gather(counting, facet).items():
        if not value:
            yield Share("", tuple(matches), ask_lacking(facet))
        elif actors.registry.type_of(value) == "state":
            yield _share_state(counting, value, matches)
        elif everybody.get(value) == matches:
            yield _share_actor(counting, value, matches)
        else:
            # At other times it acted for a state.
            yield Share(value, tuple(matches), counting.find_query(matches))


def _share_state(counting: Counting, identity: str, matches: list[Match]) -> Share:
    """Return the share of a state, whoever acted for it."""
    for name in dict.fromkeys((counting.names.actors.name_of(identity), identity)):
        asked = Term("state", (name,))
        try:
            return Share(identity, counting.select(counting.ask(asked)), asked)
        except UnresolvedNameError:
            continue  # several have that name
    return Share(identity, tuple(matches), counting.find_query(matches))


def _share_countries(counting: Counting, facet: Facet) -> Iterable[Share]:
    """Yield the shares of countries, also of those that are only possible."""
    places = counting.names.places
    found: dict[str, None] = {}
    nowhere: list[Match] = []
    for match in counting.selection.matches:
        event = match.event
        whereabouts = places.find_whereabouts(event.place, event.date)
        if not (event.place and whereabouts.lying):
            nowhere.append(match)
            continue
        for lying in whereabouts.lying:
            found.setdefault(facet.find(lying.country) or lying.country)
    for value in found:
        asked = Term("country", (value,))
        yield Share(value, counting.select(counting.ask(asked)), asked)
    yield Share("", tuple(nowhere), ask_lacking(facet))


_SHARING: Mapping[str, Callable[[Counting, Facet], Iterable[Share]]] = {
    "actor": _share_people,
    "name": _share_people,
    "state": _share_states,
    "country": _share_countries,
    "month": _share_periods,
    "year": _share_periods,
}
