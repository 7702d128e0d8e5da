"""Why an event matched, in words: what each condition of a verdict says of it.

Nothing is judged here a second time. A condition knows the days, the identities and
the words that it wants; these are put into sentences about one event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from timeline.dates import FUTURE, PAST, Fit, format_day, is_finite
from timeline.names import PARTIES
from timeline.names.bonds import Way
from timeline.names.offices import find_held
from timeline.names.typed import list_typed
from timeline.query.citing import Cites
from timeline.query.conditions import list_leaves
from timeline.query.dating import Dated, KnownBy, Side
from timeline.query.differing import Differs
from timeline.query.formatting import format_question
from timeline.query.holding import Contains, Has, Lies, Measures
from timeline.query.lacking import Lacks
from timeline.query.placing import Placed
from timeline.query.taking_part import Concerns, HeldBy, TakesPart, Together
from timeline.text import fold, join_words

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Event
    from timeline.names import ActorNames, Names, Party
    from timeline.names.bonds import Bond
    from timeline.query.conditions import Because, Leaf
    from timeline.query.dating import DateTest
    from timeline.query.selecting import Match, Selection
    from timeline.query.taking_part import Target


class Explainer:
    """Explains the matches of one selection."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection

    @property
    def question(self) -> str:
        """Return the question as a query, with its flags; empty if it asks nothing."""
        return format_question(self._selection.question)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return how names of the question were taken that mean more than they say."""
        notes: dict[str, None] = {}
        for leaf in list_leaves(self._selection.condition):
            for target, names in _list_called(leaf):
                name = names.actors.name_of(target.identity)
                times = target.times
                is_sure = target.sure is Fit.CERTAIN and times and times.certain
                verb = "stands" if is_sure else "may stand"
                notes.setdefault(f"{target.called} {verb} for {name}")
        return tuple(notes)

    def explain(self, match: Match) -> tuple[str, ...]:
        """Return a sentence for each thing that made an event match.

        Each once, in the order of the question. Of what was to be left out something
        is said only where the event may be that all the same.
        """
        reasons: dict[str, None] = {}
        for because in match.because:
            reasons |= dict.fromkeys(_explain(because, match.event))
        return tuple(reasons)


def _list_called(leaf: Leaf) -> Iterator[tuple[Target, Names]]:
    """Yield what was asked for by a capital or seat."""
    match leaf:
        case TakesPart() | Concerns():
            for target in leaf.targets.listed:
                if target.called and target.times is not None:
                    yield target, leaf.targets.names
        case Together():
            for group in leaf.groups:
                yield from _list_called(TakesPart(group))


def _explain(because: Because, event: Event) -> Iterator[str]:
    leaf = because.condition
    sentences = _EXPLANATIONS[type(leaf)](leaf, event)
    if not because.left_out:
        yield from sentences
    elif because.fit is Fit.POSSIBLE:
        for sentence in sentences:
            yield f"though not for certain left out: {sentence}"


def _takes_part(leaf: TakesPart, event: Event) -> Iterator[str]:
    names, direct = leaf.targets.names, leaf.targets.direct
    for target in leaf.targets.listed:
        for key in leaf.keys:
            for typed in getattr(event, key):
                party = names.actors.find_party(typed, event.date, key)
                yield from _explain_party(
                    typed, party, target, names, event.date, direct=direct
                )


def _together(leaf: Together, event: Event) -> Iterator[str]:
    for group in leaf.groups:
        yield from _takes_part(TakesPart(group), event)


def _explain_party(
    typed: str, party: Party, target: Target, names: Names, date: When, *, direct: bool
) -> Iterator[str]:
    """Yield why one name in an event stands for an actor, if it does."""
    if target.limit(Fit.CERTAIN, date) is Fit.NO:
        return
    actors = names.actors
    # Who is asked for by a name that several have may be another.
    asked = "" if target.sure is Fit.CERTAIN else ", who may be meant"
    for person in party.people:
        name = actors.name_of(person.identity)
        if person.identity == target.identity:
            sure = person.fit is Fit.CERTAIN
            yield f"{name}{asked} {'' if sure else 'possibly '}takes part"
            continue
        reason = _describe_reach(person.identity, target, names, date)
        if reason and person.fit is Fit.POSSIBLE:
            reason = f"{typed} is possibly {name}; {reason}"
        if reason:
            yield reason
    for other in party.others:
        name = actors.name_of(other)
        reason = _describe_reach(other, target, names, date)
        if other == target.identity or reason:
            yield f"{typed} may be {name}{f'; {reason}' if reason else ''}"
    if not direct:
        for body in party.bodies:
            if body == target.identity or target.reach.fit(body, date) is not Fit.NO:
                perhaps = "" if len(party.bodies) == 1 else "possibly "
                by_office = actors.interpret(typed).by_office
                verb = f"is {perhaps}an office of" if by_office else "acts for"
                yield f"{typed} {verb} {actors.name_of(body)}"


def _describe_reach(identity: str, target: Target, names: Names, date: When) -> str:
    """Return how an actor stands for another; empty where it does not.

    Ways that follow each other without a break are certain together: then the best of
    them is told as certain.
    """
    ways = target.reach.ways.get(identity, ())
    fits = [(way.fit(date), way) for way in ways]
    fit, way = max(fits, key=lambda pair: pair[0], default=(Fit.NO, None))
    if way is None or fit is Fit.NO:
        return ""
    certain = target.reach.fit(identity, date) is Fit.CERTAIN
    bonds = (_describe_bond(bond, date, names, certain=certain) for bond in way.bonds)
    return "; ".join(bonds)


def _describe_bond(bond: Bond, date: When, names: Names, *, certain: bool) -> str:
    name_of = names.actors.name_of
    actor, body = name_of(bond.actor), name_of(bond.body)
    certain = certain or Way(bond, bond.tenure).fit(date) is Fit.CERTAIN
    perhaps = "" if certain else "possibly "
    if bond.holding is not None:
        office = bond.holding.role.office
        return f"{actor} {perhaps}held {office} of {body} {_name_time(date)}"
    if bond.member:
        return f"{actor} was {perhaps}a member of {body} {_name_time(date)}"
    return f"{actor} belongs to {body}"


def _name_time(date: When) -> str:
    return "when it happened" if date.is_undated else f"on {date.edtf}"


def _held_by(leaf: HeldBy, event: Event) -> Iterator[str]:
    actors = leaf.names.actors
    for key in PARTIES:
        for typed in getattr(event, key):
            fit = leaf.fit_typed(typed, event.date)
            if fit is not Fit.NO:
                perhaps = "" if fit is Fit.CERTAIN else "possibly "
                yield f"{typed!r} {perhaps}takes part"
    for person in _list_possible(event, actors):
        own = [one for one in leaf.holdings if one.person == person]
        certain = leaf.fit_person(person, event.date) is Fit.CERTAIN
        for holding in find_held(own, event.date):
            of = actors.name_of(holding.body) if holding.body else holding.role.of
            bond = f"{holding.role.office} of {of}" if of else holding.role.office
            perhaps = "" if certain else "possibly "
            name, time = actors.name_of(person), _name_time(event.date)
            yield f"{name} {perhaps}held {bond} {time}"


def _list_possible(event: Event, actors: ActorNames) -> Iterable[str]:
    """Return all who may take part, each once."""
    found: dict[str, None] = {}
    for key, _, typed in list_typed(event):
        party = actors.find_party(typed, event.date, key)
        found |= dict.fromkeys((*(one.identity for one in party.people), *party.others))
    return found


_VERBS = {
    Side.WHOLE: ("lies", "lie"),
    Side.BEGIN: ("begins", "begin"),
    Side.END: ("ends", "end"),
}
_SIDES = {Side.WHOLE: "", Side.BEGIN: "the beginning of ", Side.END: "the end of "}


def _dated(leaf: Dated, event: Event) -> Iterator[str]:
    dates = leaf.dates_of(event)
    for test in leaf.tests:
        # With accounts the date that fits best is the one that counts.
        fit = max(test.fit(date) for date in dates)
        if leaf.source == "date":
            if all(date.is_undated for date in dates):
                it = _describe_test(test, fit, "undated: it")
                yield "it is undated" if test.bounds else it
                continue
            yield _describe_test(test, fit, join_words(date.edtf for date in dates))
            continue
        for date in dates:
            # Each value of a list stands for itself: those that fit are told.
            if leaf.fit_date(date) is not Fit.NO:
                own = f"{leaf.source} {date.edtf}"
                yield _describe_test(test, test.fit(date), own)


def _describe_test(test: DateTest, fit: Fit, dates: str) -> str:
    asked = join_words(test.typed)
    if test.bounds:
        return f"{_SIDES[test.side]}{dates} is just {asked}"
    certain, possible = _VERBS[test.side]
    verb = certain if fit is Fit.CERTAIN else f"may {possible}"
    return f"{dates} {verb} {test.relation} {asked}"


def _known_by(leaf: KnownBy, event: Event) -> Iterator[str]:
    reported = leaf.find_reported(event)
    if event.reported is not None and not event.reported.is_undated:
        later = "" if reported.last <= leaf.day else ", possibly later"
        yield f"reported {event.reported.edtf}{later}"
        return
    if event.date.is_undated and reported == (PAST, FUTURE):
        yield "undated, and nobody says when it became known"
        return
    last = "" if reported.last == FUTURE else f", by {format_day(reported.last)}"
    first = format_day(reported.first) if is_finite(reported.first) else "the first"
    yield f"known from {first} on at the earliest{last or ', nobody says when'}"


def _has(leaf: Has, event: Event) -> Iterator[str]:
    for value in leaf.list_hits(event):
        if leaf.facet == "reliability":
            yield from _describe_reliability(leaf, event)
        else:
            facet = leaf.names.facets[leaf.facet]
            yield f"{leaf.facet} {facet.show(value)}"


def _lies(leaf: Lies, event: Event) -> Iterator[str]:
    places = leaf.names.places
    name = places.display(event.place)
    if event.place in leaf.places:
        for asked in _list_asked(leaf, event):
            if fold(asked) in map(fold, (name, event.place)):
                yield f"it takes place in {name}"
            elif places.identify(asked) == places.identify(event.place):
                yield f"{name} goes by {asked}"
            else:
                yield f"{name} lies in {asked}"
        return
    if event.place in leaf.possible:
        yield f"{name} is possibly {join_words(leaf.asked)}"
    for lying in leaf.find_whereabouts(event).lying:
        if not lying.words.isdisjoint(leaf.countries):
            perhaps = "" if lying.fit is Fit.CERTAIN else "possibly "
            if lying.seat is None:
                yield f"{name} {perhaps}lies in {lying.country}"
            else:
                time = _name_time(event.date)
                yield f"{name} was {perhaps}the capital of {lying.country} {time}"


def _list_asked(leaf: Lies, event: Event) -> list[str]:
    """Return by which names of those asked for a place goes: just so, if by any."""
    places = leaf.names.places
    just = [one for one in leaf.asked if event.place in places.list_same(one)]
    return just or [one for one in leaf.asked if event.place in places.ask(one).certain]


def _describe_reliability(leaf: Has, event: Event) -> Iterator[str]:
    sources = leaf.names.sources
    for name in sources.list_sources(event):
        source = sources.find(name)
        if source is not None and source.reliability in leaf.values:
            yield f"{source.title} has reliability {source.reliability}"


def _measures(leaf: Measures, event: Event) -> Iterator[str]:
    for number in leaf.list_hits(event):
        yield f"{leaf.facet} {number:g}"


def _contains(leaf: Contains, event: Event) -> Iterator[str]:
    for value, places in leaf.list_places(event):
        yield f"{value!r} stands in {join_words(places, last='and')}"


def _concerns(leaf: Concerns, event: Event) -> Iterator[str]:
    actors = leaf.targets.names.actors
    for typed in event.about:
        fit = leaf.fit_typed(typed, event)
        if fit is Fit.CERTAIN:
            yield f"it concerns {actors.display(typed)}"
        elif fit is Fit.POSSIBLE:
            party = actors.find_party(typed, event.date, "about")
            may_be = {*(one.identity for one in party.people), *party.others}
            found = [
                actors.name_of(target.identity)
                for target in leaf.targets.listed
                if target.identity in may_be
            ]
            yield f"it concerns {typed}, who or what may be {join_words(found)}"


def _placed(leaf: Placed, event: Event) -> Iterator[str]:
    yield f"{event.date.edtf} is known to begin in {leaf.find_place(event)}"


def _cites(leaf: Cites, event: Event) -> Iterator[str]:
    yield f"it has {leaf.describe(event)}"


def _lacks(leaf: Lacks, event: Event) -> Iterator[str]:
    for name in leaf.list_lacking(event):
        facet = leaf.names.facets.get(name)
        noun = facet.noun if facet is not None else "date on which it became public"
        yield f"it has no {noun}"


def _differs(leaf: Differs, event: Event) -> Iterator[str]:
    for one in leaf.list_hits(event):
        perhaps = "" if one.fit is Fit.CERTAIN else "possibly "
        yield f"its accounts {perhaps}differ in {one.key}"


_EXPLANATIONS: dict[type[Leaf], Callable[[Any, Event], Iterator[str]]] = {
    TakesPart: _takes_part,
    Together: _together,
    HeldBy: _held_by,
    Concerns: _concerns,
    Dated: _dated,
    KnownBy: _known_by,
    Has: _has,
    Lies: _lies,
    Measures: _measures,
    Contains: _contains,
    Placed: _placed,
    Cites: _cites,
    Lacks: _lacks,
    Differs: _differs,
}
"""How each kind of condition is put into words."""
