"""What may be offered for a field of events, or to go on with a query: from a file."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from timeline.cli.completion.offering import Word
from timeline.model import Chronology
from timeline.names import (
    FACETS,
    ActorNames,
    Facet,
    Names,
    UnresolvedNameError,
    names_of,
    parse_period,
)
from timeline.names.accounts import list_compared
from timeline.names.bodies import find_body
from timeline.names.surnames import list_endings
from timeline.query import SAVED, Term
from timeline.query.differing import ANYTHING
from timeline.query.fields import FIELDS, describe_field, find_field, list_fields
from timeline.query.formatting import format_term
from timeline.query.lexing import QUOTES, lex
from timeline.query.parsing import OpenTerm, find_open_term
from timeline.text import fold

Tiers = Iterator[list[Word]]
"""Words to offer, the next ones only where none of the last can be."""


def list_values(field: str, chronology: Chronology) -> Tiers:
    """Yield the values of a field: those that events have, then others it knows."""
    if not chronology.events:
        # As where the file cannot be read.
        return
    names = names_of(chronology)
    words_of = _WORDS.get(field)
    facet = names.facets.get(field)
    if words_of is not None:
        yield list(words_of(names))
    elif facet is not None:
        yield [_show(value, facet) for value in facet.list_used()]
        yield [_show(value, facet) for value in facet.list_known()]


def list_names(field: str, chronology: Chronology) -> Tiers:
    """Yield the values of a field as a new event may have them: no part of a name.

    What asks for somebody may be a last name; what stands in an event is another's.
    """
    if field == "actor":
        yield list(_whole_actors(chronology))
    elif field == "place":
        yield list(_whole_places(chronology))
    else:
        yield from list_values(field, chronology)


def _whole_actors(chronology: Chronology) -> Iterator[Word]:
    for actor in chronology.actors.values():
        yield Word(actor.id, actor.name, actor.name)
    for name in names_of(chronology).actors.spellings:
        yield Word(name, name, name)


def _whole_places(chronology: Chronology) -> Iterator[Word]:
    for place in chronology.places.values():
        yield Word(place.id, place.name, place.name)
        yield Word(place.name, place.name, place.name)
    for event in chronology.events:
        yield Word(event.place, event.place, event.place)


def _show(value: str, facet: Facet) -> Word:
    shown = facet.show(value)
    return Word(value, "" if shown == value else shown)


def _actors(names: Names) -> Iterator[Word]:
    actors = names.actors
    ids = {actor.name: actor.id for actor in names.chronology.actors.values()}
    people = {name: _identify(name, actors) for name in actors.spellings}
    endings = _find_endings(people, names)
    for name, identity in people.items():
        if not identity:
            continue
        # Words with spaces have to be quoted: offer the last word where it means
        # nobody else, or the id.
        last = name.split()[-1]
        if last != name and endings.get(fold(last)) == {identity}:
            yield Word(last, name, name)
        yield Word(ids.get(name, ""), name, name)
        yield Word(name, name, name)


def _identify(name: str, actors: ActorNames) -> str:
    """Return whom a name means; empty where that is nobody, or may be several."""
    try:
        return actors.resolve(name).identity
    except UnresolvedNameError:
        return ""


def _find_endings(people: Mapping[str, str], names: Names) -> dict[str, set[str]]:
    """Return whom the folded last words of all names mean, maybe several.

    `actors.resolve` would look for each of them in each name.
    """
    actors = names.actors
    found: dict[str, set[str]] = {}
    for name, identity in people.items():
        for ending in list_endings(name):
            found.setdefault(ending, set()).add(identity)
    for actor in names.chronology.actors.values():
        for name in (actor.name, *actor.aliases):
            for ending in list_endings(name):
                found.setdefault(ending, set()).add(actor.id)
    whole = set(map(fold, people))
    for ending in found:
        # What is a name, an id or a code besides means that first.
        if (
            ending in whole
            or actors.registry.find_all(ending)
            or find_body(ending)
            or find_body(ending.upper())
        ):
            found[ending] = {_identify(ending, actors)}
    return found


def _states(names: Names) -> Iterator[Word]:
    registry = names.actors.registry
    for identity in names.facets["state"].list_used():
        if registry.type_of(identity) == "state":
            name = registry.name_of(identity)
            yield from _call(name, registry.words_of(identity))


def _countries(names: Names) -> Iterator[Word]:
    for name in names.facets["country"].list_used():
        body = find_body(name)
        yield from _call(name, (*body.words, body.code) if body is not None else ())


def _call(name: str, words: Iterable[str]) -> Iterator[Word]:
    """Yield a name, and what may be typed instead without quotes."""
    yield Word(name, name, name)
    for word in words:
        if " " not in word:
            yield Word(word, name, name)


def _places(names: Names) -> Iterator[Word]:
    places = names.facets["place"].list_used()
    declared = {place.name: place for place in names.chronology.places.values()}
    towns = Counter(fold(_find_town(place)) for place in places)
    for name in places:
        yield Word(name, name, name)
        if place := declared.get(name):
            yield Word(place.id, name, name)
        if towns[fold(_find_town(name))] == 1:
            yield Word(_find_town(name), name, name)


def _find_town(place: str) -> str:
    """Return a place without the country behind its last comma."""
    town, comma, _ = place.rpartition(",")
    return town if comma else place


def _offices(names: Names) -> Iterator[Word]:
    return map(Word, names.actors.offices.names)


def _periods(names: Names) -> Iterator[Word]:
    facet = names.facets["month"]
    return (
        _show(value, facet)
        for value in facet.list_used()
        if parse_period(value).year is not None
    )


def _months(names: Names) -> Iterator[Word]:
    # What is known only to the year stands among the months.
    return (word for word in _periods(names) if parse_period(word.text).month)


def _ids(names: Names) -> Iterator[Word]:
    for event in names.chronology.events:
        yield Word(event.id, event.title)


def _matters(names: Names) -> Iterator[Word]:
    return map(Word, (ANYTHING, *list_compared(names.chronology)))


_WORDS: dict[str, Callable[[Names], Iterator[Word]]] = {
    **dict.fromkeys(("actor", "with", "to", "about"), _actors),
    "state": _states,
    "office": _offices,
    "place": _places,
    "country": _countries,
    "month": _months,
    **dict.fromkeys(("date", "on", "during", "begin", "end"), _periods),
    **dict.fromkeys(("since", "until", "after", "before"), _periods),
    **dict.fromkeys(("reported", "as-of"), _periods),
    "id": _ids,
    "differing": _matters,
}
"""Fields whose words are not just the values of a facet."""


def list_continuations(text: str, chronology: Chronology, *, blank: bool) -> Tiers:
    """Yield what may stand in the place of the open part of a query.

    With `blank`, the shell sets a blank behind what is alone, and closes a quote.
    """
    term = find_open_term(text)
    if not term.field and not term.quote:
        yield from _list_beginnings(term, chronology, blank=blank)
    elif term.field == SAVED:
        yield [
            Word(_quote(name, term), saved.text)
            for name, saved in chronology.queries.items()
            if name.startswith(term.begun)
        ]
    elif term.field:
        yield from _list_quoted(term, chronology)


def cut_open_part(text: str) -> str:
    """Return a query without its open part."""
    term = find_open_term(text)
    return text[: term.start - len(term.quote)]


def _list_beginnings(term: OpenTerm, chronology: Chronology, *, blank: bool) -> Tiers:
    """Yield fields, each with the colon behind it, and saved queries."""
    names = names_of(chronology)
    fields = {_name(field): field for field in list_fields(names)}
    begun = [name for name in fields if name.startswith(term.begun)]
    saved = [] if term.begun else chronology.queries.items()
    if blank and len(begun) == 1 and not saved:
        # What it would be followed by is offered at once, so that it is not alone.
        yield from _list_behind(begun[0], fields[begun[0]], chronology)
        return
    yield [
        *(Word(name, _describe(fields[name], names), name) for name in begun),
        *(
            Word(format_term(Term(SAVED, (name,))), query.text, f"{SAVED}{name}")
            for name, query in saved
        ),
    ]


def _list_behind(name: str, field: str, chronology: Chronology) -> Tiers:
    term = OpenTerm(0, field, ":")
    tiers = list(_list_quoted(term, chronology))
    for words in tiers:
        yield [
            word._replace(text=f"{name}{word.text}", thing=word.thing or word.text)
            for word in words
        ]
    names = names_of(chronology)
    about = _describe(field, names)
    found = find_field(field, names)
    also = found is not None and "=" in found.operators
    yield [Word(name, about), *([Word(f"{name[:-1]}=", about)] if also else [])]


def _name(field: str) -> str:
    """Return a field as it is typed, with the colon."""
    return format_term(Term(field, ("x",), "=")).replace("=x", ":")


def _describe(field: str, names: Names) -> str:
    if field in FIELDS or field in FACETS:
        return describe_field(field)
    return names.facets[field].title


def _list_quoted(term: OpenTerm, chronology: Chronology) -> Tiers:
    """Yield the values of a field, in quotes where they must be."""
    for words in list_values(term.field, chronology):
        yield [
            Word(
                _quote(word.text, term),
                "" if word.about == word.text else word.about,
                word.thing or word.text,
            )
            for word in words
            if word.text and word.text.startswith(term.begun)
        ]


def _quote(value: str, term: OpenTerm) -> str:
    """Return a value to stand where the open part of a query begins.

    Empty where no quotes can hold it.
    """
    if not term.quote:
        return format_term(Term("x", (value,))).removeprefix("x:")
    text = f"{term.quote}{value}{QUOTES[term.quote][0]}"
    read = [(token.kind, token.value) for token in lex(text)]
    return text if read[:-1] == [("quoted", value)] else ""
