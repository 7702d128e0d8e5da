"""Which offices a name speaks of: the holdings of each in order of time.

An office is what goes by one name and is of one body. Of two that follow each other
something can be said where one person holds it at a time; offices that several hold at
once (`is_shared`) have holders and no successions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from timeline.dates import Fit, format_day, format_when, parse_canonical
from timeline.dates.undated import parse_undated
from timeline.lean import NamedTuple
from timeline.names.errors import (
    AmbiguousNameError,
    UnresolvedNameError,
    ambiguous_name,
)
from timeline.names.handovers import find_handovers, is_held_together
from timeline.names.names import names_of
from timeline.names.tenure import join_tenures
from timeline.text import find_nearest, fold, strip_invisible, suggest

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Chronology
    from timeline.names.actors import ActorNames
    from timeline.names.handovers import Handover
    from timeline.names.offices import Holding
    from timeline.names.tenure import Tenure

# Folded, so without accents.
_SHARED = frozenset(
    {
        "adviser",
        "advisor",
        "agent",
        "aide",
        "ambassador",
        "assistant",
        "attache",
        "commissioner",
        "consul",
        "counsellor",
        "delegate",
        "deputy",
        "diplomat",
        "envoy",
        "governor",
        "inspector",
        "judge",
        "justice",
        "member",
        "negotiator",
        "officer",
        "representative",
        "senator",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "under",
        "undersecretary",
        "vice",
    }
)


class Office(NamedTuple):
    """An office, and all who are known to have held it."""

    name: str
    """As it is best asked for: `US Secretary of State`."""
    title: str
    """As the first of them has it: `Secretary of State`."""
    body: str
    """The identity of what it is of; empty where nobody knows."""
    shared: bool
    """Several hold it at once, as is usual of what is called so."""
    holdings: tuple[Holding, ...]
    """In order of time: by the first day on which each may have begun."""
    whole: bool = True
    """All who are known to have held it are there, and not one person alone."""

    def find_held(self, date: When) -> tuple[tuple[Holding, Fit], ...]:
        """Return those that may have been held when something happened, how surely.

        Of one who held it twice without a break, both together are as sure as one.
        """
        tenures: dict[str, list[Tenure]] = {}
        for one in self.holdings:
            tenures.setdefault(one.person, []).append(one.tenure)
        fits = {who: join_tenures(held).fit(date) for who, held in tenures.items()}
        return tuple(
            [
                (one, fits[one.person])
                for one in self.holdings
                if one.fit(date) is not Fit.NO
            ]
        )

    def list_handovers(self) -> tuple[Handover, ...]:
        """Return how it went from each holder to the next; none of a shared office.

        None either where not all holders are there, nor to or from one who held it
        nobody knows when, or at all times.
        """
        if self.shared or not self.whole:
            return ()
        return find_handovers(self.holdings)


def is_shared(office: str) -> bool:
    """Tell whether several people usually hold an office at once.

    So it is where one of its words is senator, member, deputy, ambassador or such,
    or begins with `co-`.
    """
    words = fold(office).split()
    return any(word in _SHARED or word.startswith("co-") for word in words)


def find_offices(chronology: Chronology, name: str) -> tuple[Office, ...]:
    """Return the offices that a name speaks of, never empty.

    Those that go by it; else those of a state or an organisation, with all that belongs
    to it by `of`; else those that a person held, each with this person alone. Raises
    UnresolvedNameError for what is none of these, or may be several people.
    """
    actors = names_of(chronology).actors
    asked = strip_invisible(name)
    offices = actors.offices
    found = offices.find(asked)
    if not found:
        entries = actors.registry.find_all(asked)
        if len(entries) > 1:
            raise ambiguous_name("actor", name, entries)
        meant = _identify(actors, asked)
        found = tuple([one for who in meant for one in offices.held_by(who)])
        if found:
            listed = _group(actors, found)
            return tuple([one._replace(whole=False) for one in listed])
        bodies = _list_within(actors, meant)
        found = tuple(
            [
                one
                for one in offices.all
                if one.body in bodies or (not one.body and _is_of(one, asked))
            ]
        )
    if not found:
        near = find_nearest(asked, list_askable(actors))
        raise UnresolvedNameError(
            f"no office here is called {name!r}, and none is held by it or of it",
            suggest(near, otherwise="declare it among the `roles` of an actor"),
        )
    return _group(actors, found)


def list_askable(actors: ActorNames) -> tuple[str, ...]:
    """Return all names to ask for: of offices, of whose they are, of their holders."""
    holdings = actors.offices.all
    found = dict.fromkeys(actors.offices.describe(one) for one in holdings)
    found |= dict.fromkeys(one.role.office for one in holdings)
    found |= dict.fromkeys(
        f"{one.role.office} of {actors.name_of(one.body)}"
        for one in holdings
        if one.body
    )
    found |= dict.fromkeys(actors.name_of(one.body) for one in holdings if one.body)
    found |= dict.fromkeys(
        one.role.of for one in holdings if one.role.of and not one.body
    )
    found |= dict.fromkeys(actors.name_of(one.person) for one in holdings)
    return tuple(found)


def find_doubt(holding: Holding, date: When) -> str:
    """Return why an office is held only possibly at a date; empty where it is not."""
    if holding.fit(date) is not Fit.POSSIBLE:
        return ""
    when, tenure = holding.role.when, holding.tenure
    if unknown := find_unknown(holding):
        return unknown
    if date.uncertain:
        return "the date asked for is in doubt"
    if when is not None and when.uncertain:
        return "its dates are in doubt"
    if tenure.certain is None:
        return "on no day is it certain"
    first, _, _, last = date.outer
    begun, ended = tenure.certain
    if first < begun:
        if begun == tenure.possible.first:
            return f"only from {_name_day(begun)}"
        return "it may not yet have begun"
    if last > ended:
        if ended == tenure.possible.last:
            return f"only until {_name_day(ended)}"
        return "it may have ended before"
    return ""


def _name_day(day: int) -> str:
    return format_when(parse_canonical(format_day(day)))


def find_unknown(holding: Holding) -> str:
    """Return why it may have been held at any time; empty where dates are known.

    Empty as well where nothing is said of dates: then it is held at all times.
    """
    when = holding.role.when
    if when is None or not when.is_undated:
        return ""
    if parse_undated(when.typed) is None:
        return "its dates cannot be read"
    return "nobody knows when"


def _identify(actors: ActorNames, name: str) -> tuple[str, ...]:
    """Return all whom a name means; empty where nobody is called so.

    Raises AmbiguousNameError where it may be one of several.
    """
    identity = actors.registry.find(name)
    if identity:
        return (identity,)
    try:
        return tuple([one.identity for one in actors.resolve(name).meant])
    except AmbiguousNameError:
        raise
    except UnresolvedNameError:
        return ()


def _is_of(holding: Holding, asked: str) -> bool:
    """Tell whether an office is of what nothing declares, as typed."""
    of = fold(holding.role.of)
    return bool(of) and of == fold(asked)


def _list_within(actors: ActorNames, bodies: Sequence[str]) -> frozenset[str]:
    """Return bodies with all that belongs to them by `of`, however many steps away."""
    below: dict[str, list[str]] = {}
    for actor in actors.registry.entries:
        if actor.of:
            below.setdefault(actors.registry.find(actor.of), []).append(actor.id)
    found, waiting = set(bodies), list(bodies)
    while waiting:
        for one in below.get(waiting.pop(), ()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return frozenset(found - {""})


def _group(actors: ActorNames, holdings: Iterable[Holding]) -> tuple[Office, ...]:
    found: dict[tuple[str, str], list[Holding]] = {}
    for one in holdings:
        of = one.body or fold(one.role.of)
        found.setdefault((of, fold(one.role.office)), []).append(one)
    return tuple(_make_office(actors, listed) for listed in found.values())


def _make_office(actors: ActorNames, holdings: Sequence[Holding]) -> Office:
    first = holdings[0]
    title = first.role.office
    ordered = tuple(sorted(holdings, key=_rank))
    name = actors.offices.describe(first)
    shared = is_shared(title) and is_held_together(ordered)
    return Office(name, title, first.body, shared, ordered)


def _rank(holding: Holding) -> tuple[int, int]:
    return holding.tenure.possible
