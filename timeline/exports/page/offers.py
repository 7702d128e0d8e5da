"""What a page offers to filter by, and which events each of its values has.

Each value has a condition of the query room, and how an event fits it is what that
condition says. So a reader who chooses a value in a page gets the answer that the
question with that value gets, and a script has nothing to judge.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.analysis.presence import Presence, find_term
from timeline.dates import Fit
from timeline.exports.page.asking import Asker, Draft
from timeline.exports.page.together import Fits, find_together
from timeline.model import Event
from timeline.names import PARTIES, Names, list_typed
from timeline.query import Condition, Selection, Term
from timeline.query.apart import fit_apart, list_parties
from timeline.query.taking_part import TakesPart
from timeline.text import make_visible


class Value(NamedTuple):
    """One value that is offered."""

    identity: str
    """By which events have it: equal for all spellings."""
    name: str
    """As it is shown: no two of a facet have the same."""
    note: str
    """What tells more of it, such as its type; may be empty."""
    term: Term | None
    """Asks for it; None where nothing can."""


class Offer(NamedTuple):
    """One facet, its values in the order of their number of events."""

    key: str
    label: str
    values: tuple[Value, ...]
    fits: tuple[Fits, ...]
    """Of each event of the selection."""
    together: tuple[tuple[int, tuple[int, ...]], ...]
    """Events with values that they have one of for certain, if all of these count."""


class Offers(NamedTuple):
    """Everything that a page offers."""

    listed: tuple[Offer, ...]
    """Those that have values, who took part first."""
    who_index: Mapping[str, int]
    """The number of each who took part, or for whom somebody did, by identity."""
    parties: tuple[tuple[Fits, ...], ...]
    """Of each event: whoever took part, as somebody else than the others, by whom that
    may be. Only where there are several."""


def make_offers(selection: Selection) -> Offers:
    """Return what can be chosen among the events of a selection."""
    asker = Asker(selection)
    who, who_index, drafts = _offer_who(selection, asker)
    plain = [
        _offer("office", "Office", asker, *_list_offices(selection, asker)),
        _offer_facet("kind", "Kind", asker),
        _offer_lying("country", "Country", asker),
        _offer_lying("place", "Place", asker),
        _offer_facet("tag", "Topic", asker),
        _offer_facet("source", "Source", asker),
        _offer_facet("status", "Status", asker),
    ]
    parties = tuple(
        _tell_apart(event, fits, drafts, asker.names)
        for event, fits in zip(asker.events, who.fits, strict=True)
    )
    listed = tuple(offer for offer in (who, *plain) if offer.values)
    return Offers(listed, who_index, parties)


def _offer_who(
    selection: Selection, asker: Asker
) -> tuple[Offer, Mapping[str, int], Sequence[Draft]]:
    """Offer all who took part, and all for whom they did."""
    presence = Presence(selection)
    actors = asker.names.actors
    drafts: dict[str, Draft] = {}
    found: list[dict[str, Fit]] = []
    for event in asker.events:
        fits: dict[str, Fit] = {}
        for identity, likely in presence.list_all(event):
            draft = drafts.get(identity)
            if draft is None:
                term = find_term(actors, identity)
                type_ = actors.registry.type_of(identity)
                draft = drafts[identity] = asker.draft(
                    actors.name_of(identity),
                    *(() if term is None else (term,)),
                    # Most are persons, and their names say so.
                    note="" if type_ == "person" else type_,
                )
            condition = draft.condition
            fit = likely if condition is None else condition.judge(event).fit
            if fit:
                fits[identity] = fit
        found.append(fits)
    offer, order = _rank("who", "Who", asker, drafts, found)
    return offer, order, [drafts[identity] for identity in order]


def _list_offices(
    selection: Selection, asker: Asker
) -> tuple[Mapping[str, Draft], list[Iterable[str]]]:
    """Return offices, and those that somebody may have held at each event."""
    actors = asker.names.actors
    drafts: dict[str, Draft] = {}
    described: dict[tuple[str, int], str] = {}
    found: list[Iterable[str]] = []
    for event in selection.events:
        names: dict[str, None] = {}
        for key, _, typed in list_typed(event, PARTIES) if actors.offices.any else ():
            party = actors.find_party(typed, event.date, key)
            people = (*(one.identity for one in party.people), *party.others)
            held = [one for person in people for one in actors.offices.held_by(person)]
            meaning = actors.interpret(typed)
            for holding in (*held, *(meaning.holdings if meaning.by_office else ())):
                place = holding.person, holding.position
                name = described.get(place)
                if name is None:
                    name = described[place] = actors.offices.describe(holding)
                names.setdefault(name)
        for name in names:
            if name not in drafts:
                drafts[name] = asker.draft(name, Term("office", (name,)))
        found.append(tuple(names))
    return drafts, found


def _offer_facet(key: str, label: str, asker: Asker) -> Offer:
    """Offer the values of a facet that events have or have not."""
    facet = asker.names.facets[key]
    drafts: dict[str, Draft] = {}
    found = [facet.values_of(event) for event in asker.events]
    for values in found:
        for value in values:
            if value not in drafts:
                drafts[value] = asker.draft(
                    facet.show(value), Term(key, (value,)), Term(key, (value,), "=")
                )
    return _offer(key, label, asker, drafts, found)


def _offer_lying(key: str, label: str, asker: Asker) -> Offer:
    """Offer places, or countries: each judged by each place once, if no date counts."""
    places, facet = asker.names.places, asker.names.facets[key]
    if key == "country":
        values: Iterable[str] = places.list_countries()
    else:
        values = (value for event in asker.events for value in facet.values_of(event))
    drafts: dict[str, Draft] = {}
    alike: set[Condition] = set()
    for value in dict.fromkeys(values):
        draft = asker.draft(value, Term(key, (value,)), Term(key, (value,), "="))
        # One country goes by several names.
        if draft.condition is not None and draft.condition not in alike:
            alike.add(draft.condition)
            drafts[value] = draft
    known: dict[str, tuple[str, ...]] = {}
    found: list[Iterable[str]] = []
    for event in asker.events:
        listed = known.get(event.place)
        if listed is None:
            listed = tuple(
                value
                for value, draft in drafts.items()
                if draft.condition is not None and draft.condition.judge(event).fit
            )
            if not places.is_dated(event.place):
                known[event.place] = listed
        found.append(listed)
    return _offer(key, label, asker, drafts, found)


def _offer(
    key: str,
    label: str,
    asker: Asker,
    drafts: Mapping[str, Draft],
    candidates: Sequence[Iterable[str]],
) -> Offer:
    """Judge events by those values alone that each may have."""
    found = []
    for event, values in zip(asker.events, candidates, strict=True):
        fits: dict[str, Fit] = {}
        for value in values:
            condition = drafts[value].condition
            fit = Fit.NO if condition is None else condition.judge(event).fit
            if fit:
                fits[value] = fit
        found.append(fits)
    return _rank(key, label, asker, drafts, found)[0]


def _rank(
    key: str,
    label: str,
    asker: Asker,
    drafts: Mapping[str, Draft],
    found: Sequence[Mapping[str, Fit]],
) -> tuple[Offer, Mapping[str, int]]:
    """Rank the values, those of most events first, and give each a name of its own.

    What no event has is not offered. Equals keep the order of their first events.
    """
    counts: dict[str, int] = {}
    for fits in found:
        for value in fits:
            counts[value] = counts.get(value, 0) + 1
    ranked = sorted(counts, key=lambda value: -counts[value])
    order = {value: index for index, value in enumerate(ranked)}
    names: set[str] = set()
    values = []
    for value in ranked:
        draft = drafts[value]
        name = next(_name_apart(draft, value, names))
        names.add(name)
        values.append(Value(value, name, draft.note, draft.term))
    numbered = tuple(
        tuple(sorted((order[value], fit) for value, fit in fits.items()))
        for fits in found
    )
    conditions = [drafts[value].condition for value in ranked]
    together = tuple(
        (index, chosen)
        for index, (event, fits) in enumerate(zip(asker.events, numbered, strict=True))
        for chosen in find_together(event, fits, conditions)
    )
    return Offer(key, label, tuple(values), numbered, together), order


def _name_apart(draft: Draft, value: str, taken: set[str]) -> Iterator[str]:
    """Yield names for a value that are not taken yet: the plain one if it is free."""
    name = make_visible(draft.name)
    ways: Iterable[str] = (name, f"{name} ({make_visible(value)})")
    yield from (one for one in ways if one not in taken)
    number = 2
    while True:
        if f"{name} ({number})" not in taken:
            yield f"{name} ({number})"
        number += 1


def _tell_apart(
    event: Event, fits: Fits, drafts: Sequence[Draft], names: Names
) -> tuple[Fits, ...]:
    """Return who each of those who took part may be, as somebody else than others."""
    parties = list_parties(event, names.actors)
    if len(parties) < 2:
        return ()
    wanted: list[tuple[int, Callable[..., Fit]]] = []
    for value, _ in fits:
        condition = drafts[value].condition
        if isinstance(condition, TakesPart):
            wanted.append((value, condition.targets.fit_party))
    listed = []
    for party, apart in zip(parties, fit_apart(parties), strict=True):
        found = [
            (value, min(apart, fit_party(party, event.date)))
            for value, fit_party in wanted
        ]
        listed.append(tuple([(value, fit) for value, fit in found if fit]))
    return tuple(listed)
