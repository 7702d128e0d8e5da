"""What events can be grouped, filtered, laned, stacked, counted and tabled by.

`FACETS` has a row for each facet that is built in; `Facets` binds them to one
chronology and adds the keys of the authors' own that its files declare. Whatever asks
by what to arrange events reads these, and has no table of its own.

Spellings that fold alike are one value: the first of them in the chronology, or that
of the fixed list. Ids are compared as they stand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.dates import Precision
from timeline.names.facet import Facet, FacetKind
from timeline.names.periods import Period, parse_period, period_of
from timeline.names.standing import list_standing
from timeline.vocabulary import CONFIDENCES, CREDIBILITIES, RELIABILITIES, STATUSES

if TYPE_CHECKING:
    from timeline.model import Event
    from timeline.names.facet import Namers, Respell, ValuesOf

__all__ = ["FACETS", "OWN", "RESERVED", "Facet", "FacetKind", "Facets"]

OWN = "own."
"""Before the name of a key of one's own that is a facet's or a field's as well."""
RESERVED = frozenset(
    {
        *("about", "after", "as-of", "before", "begin", "date", "day", "during"),
        *("end", "independent", "lacks", "none", "note", "office", "on", "placed"),
        *("quote", "reported", "since", "source-title", "sources", "summary", "text"),
        *("title", "to", "until", "with"),
        # What stands before the name of a saved query.
        "@",
    }
)
"""Names that mean something in a question or an option, and are no facets."""


def _participants(names: Namers) -> ValuesOf:
    actors = names.actors

    def identities(event: Event) -> tuple[str, ...]:
        return tuple([one.identity for one in actors.list_participants(event)])

    return identities


def _sides(names: Namers) -> ValuesOf:
    """Give the same with states in the place of those who act for them."""
    actors = names.actors

    def identities(event: Event) -> tuple[str, ...]:
        found: list[str] = []
        for identity, states in actors.list_sides(event):
            found += states or (identity,)
        return tuple(dict.fromkeys(found))

    return identities


def _name_of(names: Namers) -> Respell:
    return names.actors.name_of


def _countries(names: Namers) -> ValuesOf:
    """Give the country that is certain, by the date."""
    places = names.places

    def known(event: Event) -> tuple[str, ...]:
        if not event.place:
            return ()
        country = places.find_whereabouts(event.place, event.date).country
        return (country,) if country else ()

    return known


def _reliabilities(names: Namers) -> ValuesOf:
    sources = names.sources

    def typed(event: Event) -> tuple[str, ...]:
        found = map(sources.find, sources.list_sources(event))
        return tuple([source.reliability for source in found if source is not None])

    return typed


def _typed(values_of: ValuesOf) -> Callable[[Namers], ValuesOf]:
    """Return the function of a facet that needs no names."""
    return lambda _: values_of


def _one(value_of: Callable[[Event], str]) -> Callable[[Namers], ValuesOf]:
    """Return the function of a facet of one value, or none."""

    def typed(event: Event) -> tuple[str, ...]:
        value = value_of(event)
        return (value,) if value else ()

    return _typed(typed)


def _fixed(words: Iterable[str]) -> Callable[[Namers], Iterable[str]]:
    return lambda _: words


def _in_order(words: Iterable[str]) -> Callable[[str], float]:
    """Return the order of a fixed list; what is not in it comes last."""
    ranks = {word: float(rank) for rank, word in enumerate(words)}
    return lambda value: ranks.get(value, math.inf)


def _rank_period(value: str) -> float:
    year, month, undated = parse_period(value)
    return math.inf if undated else 12.0 * (year or 0) + (month or 0)


def _show_period(_: Namers) -> Respell:
    return lambda value: parse_period(value).name


_PRECISIONS = tuple(precision.value for precision in Precision)

FACETS: dict[str, FacetKind] = {
    "month": FacetKind(
        _one(lambda event: period_of(event.date, months=True).value),
        "Months",
        column="month",
        once=True,
        show=_show_period,
        rank=_rank_period,
        exact=True,
        none=Period(None).name,
    ),
    "year": FacetKind(
        _one(lambda event: period_of(event.date, months=False).value),
        "Years",
        column="year",
        once=True,
        show=_show_period,
        rank=_rank_period,
        exact=True,
        none=Period(None).name,
    ),
    "actor": FacetKind(
        _participants, "Actors", column="actors", show=_name_of, exact=True
    ),
    "name": FacetKind(
        _participants, "Names", column="actors", show=_name_of, exact=True
    ),
    "state": FacetKind(_sides, "States", column="actors", show=_name_of, exact=True),
    "kind": FacetKind(
        _one(lambda event: event.kind),
        "Kinds",
        column="kind",
        once=True,
        known=lambda names: names.chronology.kinds,
        key="kind",
    ),
    "place": FacetKind(
        _one(lambda event: event.place),
        "Places",
        column="place",
        once=True,
        identify=lambda names: names.places.identify,
        key="place",
    ),
    "country": FacetKind(
        _countries,
        "Countries",
        column="country",
        once=True,
        among=lambda names: names.places.list_lying(),
    ),
    "tag": FacetKind(
        _typed(lambda event: event.tags), "Tags", column="tags", key="tags"
    ),
    "source": FacetKind(
        lambda names: names.sources.list_sources,
        "Sources",
        column="sources",
        identify=lambda names: names.sources.identify,
        show=lambda names: names.sources.display,
        known=lambda names: names.chronology.sources,
        exact=True,
    ),
    "status": FacetKind(
        _one(lambda event: event.status),
        "Statuses",
        column="status",
        once=True,
        known=lambda names: (*STATUSES, *names.chronology.statuses),
        rank=_in_order(STATUSES),
        key="status",
    ),
    "confidence": FacetKind(
        _one(lambda event: event.confidence),
        "Confidence",
        column="confidence",
        once=True,
        known=_fixed(CONFIDENCES),
        rank=_in_order(CONFIDENCES),
        key="confidence",
    ),
    "reliability": FacetKind(
        _reliabilities,
        "Reliability of sources",
        column="reliability",
        known=_fixed(RELIABILITIES),
        rank=_in_order(RELIABILITIES),
    ),
    "credibility": FacetKind(
        _typed(lambda event: tuple([one.credibility for one in event.sources])),
        "Credibility of sources",
        column="credibility",
        known=_fixed(CREDIBILITIES),
        rank=_in_order(CREDIBILITIES),
    ),
    "precision": FacetKind(
        _one(lambda event: event.date.precision.value),
        "Precision of dates",
        column="precision",
        once=True,
        known=_fixed(_PRECISIONS),
        among=_fixed(_PRECISIONS),
        rank=_in_order(_PRECISIONS),
    ),
    "see": FacetKind(
        _typed(lambda event: event.see),
        "Related events",
        column="see",
        exact=True,
        noun="related event",
        key="see",
    ),
    "id": FacetKind(
        _one(lambda event: event.id),
        "Ids",
        column="id",
        once=True,
        exact=True,
        noun="event",
        key="id",
    ),
}
"""What is built in, in the order of the manual."""


class Facets(Mapping[str, Facet]):
    """All facets of one chronology by name: built in, then the authors' own.

    A key of the authors' own goes by itself, or behind `own.` where its name is taken;
    behind `own.` it is found in any case.
    """

    def __init__(self, names: Namers) -> None:
        self._names = names
        self._found: dict[str, Facet] = {
            name: Facet(name, kind, names) for name, kind in FACETS.items()
        }
        self.own: Mapping[str, Facet] = self._add_own()
        """The authors' own by their keys, in the order in which they are declared."""

    def _add_own(self) -> dict[str, Facet]:
        own: dict[str, Facet] = {}
        for key, type_ in self._names.chronology.fields.items():
            name = key
            while name in self._found or name in RESERVED:
                name = f"{OWN}{name}"
            self._found[name] = own[key] = self._make_own(name, key, type_)
        return own

    def _make_own(self, name: str, key: str, type_: str) -> Facet:
        from timeline.names.own import OwnField

        own = OwnField(key, type_, self._names.chronology)
        kind = FacetKind(
            lambda _: own.list_typed,
            title=key,
            column=key,
            identify=lambda _: own.identify,
            show=lambda _: own.show,
            rank=own.rank,
            noun=key,
        )
        return Facet(name, kind, self._names, own)

    def __getitem__(self, name: str) -> Facet:
        found = self._found.get(name)
        if found is None and name.startswith(OWN):
            return self.own[name.removeprefix(OWN)]
        return self._found[name] if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    @cached_property
    def undeclared(self) -> tuple[str, ...]:
        """Return the authors' own keys that events have and no file declares."""
        keys = list_standing(self._names.chronology, "keys")
        return tuple([key for key in keys if key not in self.own])
