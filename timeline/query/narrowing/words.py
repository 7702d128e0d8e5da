"""Leaves that ask for words, numbers and text, as sets of events."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from timeline.dates import FUTURE, PAST, Fit
from timeline.dates.when import make_undated
from timeline.names import NAMED, PARTIES
from timeline.query.holding import WITHIN
from timeline.query.narrowing.sets import (
    EVERYTHING,
    UNTOLD,
    AtLeast,
    HasId,
    HasWord,
    Narrowed,
    Within,
    complement,
    exactly,
    has_date,
    has_text,
    is_plain,
    possibly,
    unite,
)
from timeline.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.names import Names
    from timeline.query.citing import Cites
    from timeline.query.holding import Contains, Has, Lies, Measures, Range
    from timeline.query.lacking import Lacks
    from timeline.query.narrowing.sets import Lookup, Test

COLUMNS: Mapping[str, str] = {
    "kind": "kind",
    "place": "place",
    "tag": "tags",
    "status": "status",
    "confidence": "confidence",
    "see": "see",
}
"""Facets whose values are words that stand in a column, each made of one of them."""

UNTOLD_FACETS: Mapping[str, str] = {
    "month": "it is asked for as a date",
    "year": "it is asked for as a date",
    "actor": "it is asked for as whom names mean",
    "name": "it is asked for as whom names mean",
    "state": "whom somebody acts for hangs on bonds and dates",
    "country": "it is asked for as places",
    "precision": "it is asked for seldom, and no bound tells it",
}
"""Facets of which no column says what values an event has, each with the reason."""

_CITED = frozenset({"source", "reliability", "credibility"})
"""Facets whose values come of citations, and of entries and neighbours of these."""
_ANY_DATE = make_undated(typed="unknown")
_HAS_SOURCE = AtLeast("cited", 1)


def narrow_has(leaf: Has) -> Narrowed:
    """Return the sets of having one of some values of a facet."""
    facet = leaf.names.facets[leaf.facet]
    if facet.key:
        return possibly(_has_key(facet.key))
    if leaf.facet == "id":
        plain = all(map(is_plain, leaf.values))
        return exactly(HasId(leaf.values)) if plain else UNTOLD
    if leaf.facet in _CITED:
        return possibly(_HAS_SOURCE)
    column = COLUMNS.get(leaf.facet)
    if column is None:
        return UNTOLD
    return exactly(HasWord((column,), lambda typed: facet.unify(typed) in leaf.values))


def _has_key(key: str) -> Lookup:
    return HasWord(("keys",), frozenset([key]).__contains__)


def narrow_measures(leaf: Measures) -> Narrowed:
    """Return the sets of a number under a key: an event has the key."""
    key = leaf.names.facets[leaf.facet].key
    return possibly(_has_key(key)) if key else UNTOLD


def narrow_lies(leaf: Lies) -> Narrowed:
    """Return the sets of taking place somewhere.

    Where a city was, on whatever day, is told by all states whose seat it ever was, and
    by no day for certain.
    """
    places = leaf.names.places

    def fit_country(typed: str) -> Fit:
        return places.find_whereabouts(typed, _ANY_DATE).fit(leaf.countries)

    def is_possible(typed: str) -> bool:
        named = typed in leaf.places or typed in leaf.possible
        return named or fit_country(typed) is not Fit.NO

    def is_sure(typed: str) -> bool:
        return typed in leaf.places or fit_country(typed) is Fit.CERTAIN

    return Narrowed(HasWord(("place",), is_possible), HasWord(("place",), is_sure))


def narrow_cites(leaf: Cites) -> Narrowed:
    """Return the sets of a number of sources: no more are told apart than are cited."""
    if any(one.holds(0) for one in leaf.ranges):
        return UNTOLD
    least = min(map(_find_least, leaf.ranges))
    return possibly(AtLeast("cited", max(1, least)))


def _find_least(asked: Range) -> int:
    """Return the first whole number that may lie in a range; 0 where there is none."""
    if not math.isfinite(asked.least):
        return 0
    return math.floor(asked.least) + 1 if asked.above else math.ceil(asked.least)


def narrow_lacks(leaf: Lacks) -> Narrowed:
    """Return the sets of having no value of one of some facets."""
    found = [_narrow_lacking(name, leaf.names) for name in leaf.facets]
    return Narrowed(
        unite(one.possible for one in found), unite(one.certain for one in found)
    )


def _narrow_lacking(name: str, names: Names) -> Narrowed:
    if name == "reported":
        dated = has_date("reported", Within(PAST, FUTURE))
        return Narrowed(complement(dated), complement(has_date("reported", EVERYTHING)))
    if name in ("actor", "name", "state"):
        # What nobody can read of a name may come to no value.
        return Narrowed(EVERYTHING, complement(HasWord(PARTIES, _is_word)))
    if name == "country":
        return Narrowed(EVERYTHING, complement(HasWord(("place",), _is_word)))
    if name in _CITED:
        return Narrowed(EVERYTHING, complement(_HAS_SOURCE))
    facet = names.facets[name]
    if facet.key:
        return Narrowed(EVERYTHING, complement(_has_key(facet.key)))
    column = COLUMNS.get(name)
    if column is None:
        return UNTOLD
    has_value = HasWord((column,), lambda typed: bool(facet.unify(typed)))
    return exactly(complement(has_value))


def _is_word(_: str) -> bool:
    return True


_CITING_TEXTS = frozenset({"quote", "source-title"})
_NARROWED_TEXTS = frozenset({"text", "title", "summary"})
UNTOLD_TEXTS: Mapping[str, str] = {
    "note": "notes are not kept in a second place",
}
"""Fields of text of which no column says anything, each with the reason."""


def narrow_contains(leaf: Contains) -> Narrowed:
    """Return the sets of a text that has one of some words or phrases.

    What stands in the text of an event alone, or a word in a column. No phrase reaches
    from one into the next.
    """
    if leaf.field in _CITING_TEXTS:
        return possibly(_HAS_SOURCE)
    if leaf.field not in _NARROWED_TEXTS:
        return UNTOLD
    needles = [
        fold(value if leaf.exact else value.removeprefix(WITHIN))
        for value in leaf.values
    ]
    prose = unite(map(has_text, needles))
    if leaf.field != "text":
        return possibly(prose)
    words = unite(_list_words(leaf))
    return Narrowed(unite((prose, words)), words)


def _list_words(leaf: Contains) -> Iterable[Lookup]:
    """Yield the sets of words in columns that have one of the values."""
    names = leaf.names
    finds = _make_finder(leaf)
    yield HasWord(
        NAMED, lambda typed: finds(typed) or finds(names.actors.display(typed))
    )
    yield HasWord(
        ("place",), lambda typed: finds(typed) or finds(names.places.display(typed))
    )
    yield HasWord(("tags",), finds)


def _make_finder(leaf: Contains) -> Test:
    """Return what tells whether a text has one of the values, as the leaf does."""
    if leaf.exact:
        return lambda text: bool(text) and text in leaf.values
    tests = [leaf.find_test(value) for value in leaf.values]
    return lambda text: bool(text) and any(test(fold(text)) for test in tests)
