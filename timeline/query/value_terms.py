"""Terms that ask what stands in an event: how each becomes a condition."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.names import (
    UnresolvedNameError,
    ambiguous_name,
    unknown_name,
)
from timeline.names.whereabouts import is_same_country, spell
from timeline.query.asking import NAMING
from timeline.query.date_terms import make_dated
from timeline.query.errors import QueryError
from timeline.query.holding import WITHIN, Contains, Has, Lies, Measures, Range
from timeline.text import find_nearest, fold, join_words
from timeline.vocabulary import CONFIDENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from timeline.names import (
        Facet,
    )
    from timeline.query.asking import Asking
    from timeline.query.conditions import Leaf
    from timeline.query.query import Term

_LISTED = 12


def make_place(term: Term, asking: Asking) -> Leaf:
    """Make the condition of places, or of all in a country."""
    names = asking.names
    places: set[str] = set()
    possible: set[str] = set()
    countries: set[str] = set()
    for value in term.values:
        if term.operator == "=":
            same = names.places.list_same(value)
            if not same:
                known = names.facets["place"].list_used()
                raise unknown_name("place", value, find_nearest(value, known))
            places |= set(same)
        else:
            asked = names.places.ask(value)
            places |= asked.certain
            possible |= asked.possible
            countries |= asked.countries
    return Lies(
        frozenset(places), names, term.values, frozenset(possible), frozenset(countries)
    )


def make_country(term: Term, asking: Asking) -> Leaf:
    """Make the condition of the country that a place lies in."""
    names = asking.names
    known = names.places.list_countries()
    hits: set[str] = set()
    for value in term.values:
        same = str.__eq__ if term.operator == "=" else is_same_country
        found = [one for one in known if same(one, value)]
        if not found:
            raise _unknown_word("country", value, known)
        hits |= set().union(*map(spell, found))
    return Lies(frozenset(), names, term.values, countries=frozenset(hits))


def make_source(term: Term, asking: Asking) -> Leaf:
    """Make the condition of sources, by id or title."""
    names = asking.names
    used = names.facets["source"].list_used()
    known = dict.fromkeys((*names.chronology.sources, *used))
    if term.operator == "=":
        return _make_has(term, asking, known, "source", lambda: tuple(known))
    folded = {fold(name) for name in known}
    wanted = set()
    for value in term.values:
        identity = names.sources.identify(value)
        titled = dict.fromkeys(names.sources.find_titled(value))
        if titled and fold(identity) in folded:
            # What has the title alone may be any of them, and none.
            titled.setdefault(identity)
        if len(titled) > 1 and value not in names.chronology.sources:
            raise ambiguous_name("source", value, tuple(titled))
        wanted.add(fold(identity))
        if fold(identity) not in folded:
            raise _unknown_word("source", value, tuple(known))
    hits = frozenset(name for name in known if fold(name) in wanted)
    return Has("source", hits, names, term.values)


def make_confidence(term: Term, asking: Asking) -> Leaf:
    """Make the condition of the confidence, which can be compared."""
    if term.operator in NAMING:
        return make_facet(term, asking)
    places = []
    for value in term.values:
        if fold(value) not in CONFIDENCES:
            raise _unknown_word("confidence", value, CONFIDENCES)
        places.append(float(CONFIDENCES.index(fold(value))))
    ranges = [make_range(place, term.operator) for place in places]
    hits = [
        word
        for place, word in enumerate(CONFIDENCES)
        if any(one.holds(place) for one in ranges)
    ]
    return Has("confidence", frozenset(hits), asking.names, tuple(hits))


def make_facet(term: Term, asking: Asking) -> Leaf:
    """Make the condition of a facet that has words for its values."""
    facet = asking.names.facets[term.field]
    if facet.type == "date":
        return make_dated(term, asking, source=term.field)
    if facet.is_numeric() or term.operator not in NAMING:
        return _measures(term, asking, facet)
    known = {*facet.list_known(), *facet.find_used()}

    def list_all() -> tuple[str, ...]:
        listed = (*facet.list_known(), *sorted(facet.list_used()))
        return tuple(dict.fromkeys(listed))

    return _make_has(term, asking, known, facet.noun, list_all)


def _make_has(
    term: Term,
    asking: Asking,
    known: Collection[str],
    noun: str,
    list_all: Callable[[], Sequence[str]],
) -> Leaf:
    """Make the condition of some of the words that are known.

    `list_all` returns these in the order in which they are named to whoever asks for
    another.
    """
    # Spellings of a word that fold alike are one value; ids are compared as they stand.
    exact = term.operator == "=" and asking.names.facets[term.field].is_exact
    same = str if exact else fold
    wanted = set(map(same, term.values))
    hits = frozenset(word for word in known if same(word) in wanted)
    words = set(map(same, hits))
    for value in term.values:
        if same(value) not in words:
            raise _unknown_word(noun, value, list_all())
    return Has(term.field, hits, asking.names, term.values)


def _measures(term: Term, asking: Asking, facet: Facet) -> Leaf:
    if not facet.is_numeric():
        raise QueryError(
            f"`{term.field}` cannot be asked for with `{term.operator}`",
            f"not all of its values are numbers; `fields: {{{facet.key}: number}}` at "
            "the top of the file compares those that are",
        )
    numbers = []
    for value in term.values:
        number = facet.parse_number(value)
        if number is None:
            raise UnresolvedNameError(f"{value!r} is not a number", "write 7 or -4.5")
        numbers.append(number)
    ranges = dict.fromkeys(make_range(number, term.operator) for number in numbers)
    return Measures(term.field, tuple(ranges), asking.names)


def make_range(number: float, operator: str) -> Range:
    """Return the numbers that an operator and a number ask for."""
    match operator:
        case ">=":
            return Range(number, float("inf"))
        case ">":
            return Range(number, float("inf"), above=True)
        case "<=":
            return Range(float("-inf"), number)
        case "<":
            return Range(float("-inf"), number, below=True)
        case _:
            return Range(number, number)


def _unknown_word(noun: str, value: str, words: Iterable[str]) -> UnresolvedNameError:
    listed = tuple(dict.fromkeys(words))
    near = find_nearest(value, listed)
    if near or len(listed) > _LISTED or not listed:
        return unknown_name(noun, value, near)
    return UnresolvedNameError(
        f"no {noun} here is called {value!r}", f"there are {join_words(listed)}"
    )


def make_text(term: Term, asking: Asking) -> Leaf:
    """Make the condition of words in a text."""
    exact = term.operator == "="
    for value in term.values:
        if not exact and not fold(value.removeprefix(WITHIN)):
            raise UnresolvedNameError("there is nothing to search for", "give a word")
    return Contains(term.field, term.values, asking.names, exact)
