"""Why an event matched, filter by filter, in words."""

from collections.abc import Callable, Iterable, Iterator

from timeline.dates import FUTURE, Fit, When, format_day, is_finite
from timeline.model import Event
from timeline.names import Answer, Reach
from timeline.names.actors import PARTIES
from timeline.names.bonds import Bond, Way
from timeline.names.offices import find_held
from timeline.names.tenure import join_tenures
from timeline.query.context import Context
from timeline.query.filters import FILTERS, list_reliable
from timeline.query.people import Wanted, find_offices
from timeline.query.reporting import find_reported
from timeline.query.select import Selection
from timeline.text import fold, join_words

_NAMING_ACTORS = frozenset({"actor", "with", "about", "not-actor"})

Explain = Callable[[tuple[str, ...], Context, Event], Iterable[str]]


class Explainer:
    """Explains the matches of one selection."""

    def __init__(self, selection: Selection) -> None:
        self._query = selection.query
        self._context = Context(selection.chronology, selection.query)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return how names of the question were taken that mean more than they say."""
        names = self._context.actors
        notes: dict[str, None] = {}
        for condition in self._query.filters:
            if condition.option in _NAMING_ACTORS:
                for value in condition.values:
                    answer = names.resolve(value)
                    if answer.metonym:
                        name = names.name_of(answer.identity)
                        notes.setdefault(f"{value} stands for {name}")
        return tuple(notes)

    def explain(self, event: Event) -> tuple[str, ...]:
        """Return a sentence for each thing that made an event match.

        Each once, in the order of the filters; nothing where there are none, and
        for those that leave events out.
        """
        reasons: dict[str, None] = {}
        for condition in self._query.filters:
            explain = _EXPLANATIONS.get(condition.option)
            if explain is not None:
                reasons |= dict.fromkeys(
                    explain(condition.values, self._context, event)
                )
        return tuple(reasons)


def _actor(values: tuple[str, ...], context: Context, event: Event) -> Iterator[str]:
    wanted = Wanted(values, context)
    for answer, reach in zip(wanted.answers, wanted.reaches, strict=True):
        for key in PARTIES:
            for typed in getattr(event, key):
                yield from _explain_party(typed, answer, reach, context, event.date)


def _explain_party(
    typed: str, answer: Answer, reach: Reach, context: Context, date: When
) -> Iterator[str]:
    """Yield why one name in an event stands for an actor, if it does."""
    names = context.actors
    party = names.find_party(typed, date)
    for person in party.people:
        if person.identity == answer.identity:
            perhaps = "" if person.fit is Fit.CERTAIN else "possibly "
            yield f"{names.name_of(person.identity)} {perhaps}takes part"
            continue
        reason = _describe_reach(person.identity, reach, context, date)
        if reason and person.fit is Fit.POSSIBLE:
            reason = f"{typed} is possibly {names.name_of(person.identity)}; {reason}"
        if reason:
            yield reason
    if not context.query.direct:
        for body in party.bodies:
            if body == answer.identity or reach.fit(body, date) is not Fit.NO:
                perhaps = "" if len(party.bodies) == 1 else "possibly "
                yield f"{typed} is {perhaps}an office of {names.name_of(body)}"


def _describe_reach(identity: str, reach: Reach, context: Context, date: When) -> str:
    """Return how an actor stands for another; empty where it does not.

    Ways that follow each other without a break are certain together: then the best of
    them is told as certain.
    """
    fits = [(way.fit(date), way) for way in reach.ways.get(identity, ())]
    fit, way = max(fits, key=lambda pair: pair[0], default=(Fit.NO, None))
    if way is None or fit is Fit.NO:
        return ""
    certain = reach.fit(identity, date) is Fit.CERTAIN
    bonds = (_describe_bond(bond, date, context, certain=certain) for bond in way.bonds)
    return "; ".join(bonds)


def _describe_bond(bond: Bond, date: When, context: Context, *, certain: bool) -> str:
    names = context.actors
    actor, body = names.name_of(bond.actor), names.name_of(bond.body)
    certain = certain or Way((bond,), bond.tenure).fit(date) is Fit.CERTAIN
    perhaps = "" if certain else "possibly "
    if bond.holding is not None:
        office = bond.holding.role.office
        return f"{actor} {perhaps}held {office} of {body} on {date.edtf}"
    if bond.member:
        return f"{actor} was {perhaps}a member of {body} on {date.edtf}"
    return f"{actor} belongs to {body}"


def _office(values: tuple[str, ...], context: Context, event: Event) -> Iterator[str]:
    names = context.actors
    for value in values:
        holdings = find_offices(value, context)
        for key in PARTIES:
            for typed in getattr(event, key):
                meaning = names.interpret(typed)
                held = find_held(meaning.holdings, event.date) or meaning.holdings
                if meaning.by_office and set(held) & set(holdings):
                    perhaps = "" if set(held) <= set(holdings) else "possibly "
                    yield f"{typed!r} {perhaps}takes part"
        for participant in names.list_participants(event):
            own = [one for one in holdings if one.person == participant.identity]
            joined = join_tenures(one.tenure for one in own).fit(event.date)
            for holding in find_held(own, event.date):
                of = names.name_of(holding.body) if holding.body else holding.role.of
                bond = f"{holding.role.office} of {of}" if of else holding.role.office
                perhaps = "" if joined is Fit.CERTAIN else "possibly "
                person = names.name_of(holding.person)
                yield f"{person} {perhaps}held {bond} on {event.date.edtf}"


def _dates(relation: str, option: str) -> Explain:
    def explain(
        values: tuple[str, ...], context: Context, event: Event
    ) -> Iterator[str]:
        asked = join_words(values)
        alone = Context(context.chronology, context.query)
        test = FILTERS[option].make_test([values], alone)
        verb = "lies" if test(event) is Fit.CERTAIN else "may lie"
        dates = join_words(date.edtf for date in context.dates_of(event))
        yield f"{dates} {verb} {relation} {asked}"

    return explain


def _as_of(values: tuple[str, ...], context: Context, event: Event) -> Iterator[str]:
    reported = find_reported(event, context.sources)
    if event.reported is not None:
        asked = max(context.parse_date(value).e2 for value in values)
        later = "" if reported.last <= asked else ", possibly later"
        yield f"reported {event.reported.edtf}{later}"
        return
    last = "" if reported.last == FUTURE else f", by {format_day(reported.last)}"
    first = format_day(reported.first) if is_finite(reported.first) else "the first"
    yield f"known from {first} on at the earliest{last or ', nobody says when'}"


def _place(values: tuple[str, ...], context: Context, event: Event) -> Iterator[str]:
    name = context.places.display(event.place)
    for value in values:
        if context.places.matches(event.place, value):
            if fold(value) in (fold(name), fold(event.place)):
                yield f"it takes place in {name}"
            elif context.places.display(value) == name:
                yield f"{name} goes by {value}"
            else:
                yield f"{name} lies in {value}"


def _words(noun: str, words_of: Callable[[Event], Iterable[str]]) -> Explain:
    def explain(
        values: tuple[str, ...], context: Context, event: Event
    ) -> Iterator[str]:
        wanted = set(map(fold, values))
        for word in words_of(event):
            if fold(word) in wanted:
                yield f"{noun} {word}"

    return explain


def _source(values: tuple[str, ...], context: Context, event: Event) -> Iterator[str]:
    wanted = {context.sources.identify(value) for value in values}
    for name in context.sources.list_sources(event):
        if name in wanted:
            yield f"source {context.sources.display(name)}"


def _reliability(
    values: tuple[str, ...], context: Context, event: Event
) -> Iterator[str]:
    enough = list_reliable(values)
    for name in context.sources.list_sources(event):
        source = context.sources.find(name)
        if source is not None and source.reliability in enough:
            yield f"{source.title} has reliability {source.reliability}"


def _about(values: tuple[str, ...], context: Context, event: Event) -> Iterator[str]:
    names = context.actors
    wanted = {names.resolve(value).identity for value in values}
    for typed in event.about:
        if names.identify(typed, event.date) in wanted:
            yield f"it concerns {names.display(typed)}"


def _search(values: tuple[str, ...], context: Context, event: Event) -> Iterator[str]:
    people = (*event.actors, *event.to, *event.about)
    fields = (
        ("title", [event.title]),
        ("summary", [event.summary]),
        ("names", [*people, *map(context.actors.display, people)]),
        ("place", [event.place, context.places.display(event.place)]),
        ("tags", event.tags),
    )
    for value in values:
        places = [
            name
            for name, texts in fields
            if any(fold(value) in fold(text) for text in texts)
        ]
        if places:
            yield f"{value!r} stands in {join_words(places, last='and')}"


_EXPLANATIONS: dict[str, Explain] = {
    "actor": _actor,
    "with": _actor,
    "office": _office,
    "month": _dates("in", "month"),
    "day": _dates("on", "day"),
    "on": _dates("in", "on"),
    "during": _dates("in", "during"),
    "since": _dates("on or after", "since"),
    "until": _dates("on or before", "until"),
    "after": _dates("after", "after"),
    "before": _dates("before", "before"),
    "year": _dates("in", "year"),
    "as-of": _as_of,
    "kind": _words("kind", lambda event: (event.kind,)),
    "place": _place,
    "tag": _words("tag", lambda event: event.tags),
    "status": _words("status", lambda event: (event.status,)),
    "confidence": _words("confidence", lambda event: (event.confidence,)),
    "source": _source,
    "min-reliability": _reliability,
    "about": _about,
    "id": _words("id", lambda event: (event.id,)),
    "search": _search,
}
"""How each filter that keeps events says why."""
