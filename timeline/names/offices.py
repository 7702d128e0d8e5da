"""Offices: what they are called, and who held them when.

A role `{office: Secretary of State, of: United States}` goes by "Secretary of
State", "Secretary of State of the United States" and, with each name, code or
demonym before it, "US Secretary of State" or "American Secretary of State".
Articles do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.dates import Fit
from timeline.lean import NamedTuple
from timeline.names.tenure import join_tenures, make_tenure
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Chronology, Role
    from timeline.names.registry import ActorRegistry
    from timeline.names.tenure import Tenure

# What ends the name of a body that is spoken of with an article.
_INSTITUTIONS = frozenset(
    [
        "agency",
        "assembly",
        "bank",
        "board",
        "bureau",
        "chiefs",
        "commission",
        "committee",
        "conference",
        "congress",
        "council",
        "court",
        "department",
        "forces",
        "fund",
        "government",
        "league",
        "ministry",
        "nations",
        "office",
        "organisation",
        "organization",
        "parliament",
        "party",
        "secretariat",
        "senate",
        "service",
        "staff",
        "states",
        "union",
    ]
)


class Holding(NamedTuple):
    """An office as one person held it."""

    person: str
    """The id in the registry."""
    position: int
    """Of the role, among those of the person; from 0."""
    role: Role
    body: str
    """The identity of what the office is of; empty where nobody knows."""
    tenure: Tenure

    def __hash__(self) -> int:
        """Go by what tells one from another; keys of the authors' own have no hash."""
        return hash((self.person, self.position))

    def fit(self, date: When) -> Fit:
        """Tell whether it was held when something of this date happened."""
        return join_tenures([self.tenure]).fit(date)


def _put_article(name: str) -> str:
    """Return `the Russian Security Council`, and `FSB` as it is."""
    words = fold(name).split()
    if len(words) > 1 and words[0] != "the" and words[-1] in _INSTITUTIONS:
        return f"the {name}"
    return name


def find_held(holdings: Iterable[Holding], date: When) -> tuple[Holding, ...]:
    """Return those holdings that may have been held when something happened."""
    return tuple(one for one in holdings if one.fit(date) is not Fit.NO)


class Offices:
    """The offices of one chronology's registry."""

    def __init__(self, chronology: Chronology, registry: ActorRegistry) -> None:
        self._actors = chronology.actors
        self._registry = registry

    def find(self, phrase: str) -> tuple[Holding, ...]:
        """Return every holding of the office that goes by `phrase`; may be empty."""
        return self._by_phrase.get(_normalise(phrase), ())

    def find_prefix(self, typed: str) -> tuple[tuple[Holding, ...], str]:
        """Split `Secretary of State Kerry` into the office and what follows.

        The longest office counts; `Kerry, US Secretary of State` is read as well.
        Nothing and the whole text where there is no office.
        """
        name, comma, phrase = typed.partition(",")
        if comma and (found := self.find(phrase)):
            return found, name.strip()
        words = typed.split()
        # Folded on their own, so that each beginning is a list of whole words.
        folded: list[str] = []
        ends = []
        for word in words:
            folded += _normalise(word).split()
            ends.append(len(folded))
        for size in range(len(words) - 1, 0, -1):
            end = ends[size - 1]
            if end not in self._lengths:
                continue
            found = self._by_phrase.get(" ".join(folded[:end]), ())
            if found:
                return found, " ".join(words[size:])
        return (), typed

    def held_by(self, person: str) -> tuple[Holding, ...]:
        """Return the offices of a person, in the order of the registry."""
        return self._by_person.get(person, ())

    @cached_property
    def all(self) -> tuple[Holding, ...]:
        """Return every holding, in the order of the registry."""
        return tuple([one for held in self._by_person.values() for one in held])

    @property
    def any(self) -> bool:
        """Tell whether anybody of the registry holds an office."""
        return bool(self._by_person)

    @property
    def names(self) -> Iterable[str]:
        """Return every office as it is best asked for, each once."""
        names: dict[str, None] = {}
        for holdings in self._by_person.values():
            for holding in holdings:
                names.setdefault(holding.role.office)
        return names

    def describe(self, holding: Holding) -> str:
        """Return an office to stand behind a name: `US Secretary of State`."""
        office = holding.role.office
        name = self._registry.name_of(holding.body) if holding.body else holding.role.of
        if not name:
            return office
        words = _normalise(office)
        known = (*self._registry.words_of(holding.body), name)
        if any(f" {_normalise(word)} " in f" {words} " for word in known):
            return office
        body = self._registry.body_of(holding.body) if holding.body else None
        if body is not None and body.type == "state" and body.demonyms:
            return f"{body.demonyms[0]} {office}"
        return f"{office} of {_put_article(name)}"

    @cached_property
    def _by_person(self) -> Mapping[str, tuple[Holding, ...]]:
        found: dict[str, tuple[Holding, ...]] = {}
        for actor in self._actors.values():
            if actor.roles:
                found[actor.id] = tuple(
                    Holding(
                        actor.id,
                        index,
                        role,
                        self._registry.find(role.of) if role.of else "",
                        make_tenure(role.when),
                    )
                    for index, role in enumerate(actor.roles)
                )
        return found

    @cached_property
    def _by_phrase(self) -> Mapping[str, tuple[Holding, ...]]:
        found: dict[str, list[Holding]] = {}
        # Thousands of people hold offices of few bodies: name each body once.
        bodies: dict[str, tuple[str, ...]] = {}
        for holdings in self._by_person.values():
            for holding in holdings:
                office = _normalise(holding.role.office)
                of = holding.body or holding.role.of
                words = bodies.get(of)
                if words is None:
                    words = bodies[of] = self._name_body(holding)
                phrases = {office}
                for word in words:
                    phrases |= {f"{office} of {word}", f"{word} {office}"}
                for phrase in phrases:
                    found.setdefault(phrase, []).append(holding)
        return {phrase: tuple(holdings) for phrase, holdings in found.items()}

    @cached_property
    def _lengths(self) -> frozenset[int]:
        """Return of how many words phrases are: no others are looked up."""
        return frozenset(phrase.count(" ") + 1 for phrase in self._by_phrase)

    def _name_body(self, holding: Holding) -> tuple[str, ...]:
        words = self._registry.words_of(holding.body) if holding.body else ()
        names = (*words, holding.role.of) if holding.role.of else words
        return tuple(dict.fromkeys(_normalise(word) for word in names))


def _normalise(phrase: str) -> str:
    """Fold, and drop articles."""
    return " ".join(word for word in fold(phrase).split() if word != "the")
