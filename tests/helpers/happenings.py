"""Chronologies and questions at random: a few days of May 2013, and who was in office.

What is drawn is small and crowded, so that much of it is doubtful: all dates lie near
10 May, few people hold few offices, and most of what may be asked for is there.
"""

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from timeline import Chronology, load_text
from timeline.query import And, Flags, Not, Or, Query, Term

ALIASES = {"Mr Bob": "bob", "Dr Cyd": "cyd"}
PLACES = {"port": "Norway", "bay": "Norway", "hill": "Chile"}
SOURCES = {
    "paper": "2013-05-10",
    "wire": "2013-05-06",
    "memoir": "2013-06",
    "diary": "2013-05-12~",
    "rumour": "2013-05-08?",
    "book": "",
}
"""Each with its date; empty where it has none. Accounts are those of the book."""
CONFIDENCES = ("low", "moderate", "high")
KINDS = ("visit", "call", "letter")
STATES = ("east", "west")
PEOPLE = ("ann", "bob", "cyd")
NAMES = (*PEOPLE, *STATES, "firm", "club", *ALIASES)
OFFICES = ("Minister", "Minister of east", "Minister of west", "Chief of firm")

DATES = (
    *("2013-05", "2013-06", "2013-05-10", "2013-05-10~", "2013-05-12?", "2013-05-06%"),
    *("[2013-05-08..2013-05-12]", "[2013-04-28..2013-05-03]", "[2013-05-30..]"),
    *("2013-05-08/2013-05-12", "2013-05-31/2013-06-02", "2013-05-08~/2013-05-10~"),
    *("2013-05-06/2013-05-12~", "2013-05-10/", "/2013-05-10", "../2013-05-10"),
    *("2013-05-10/..", "2013-05-08?/2013-05-12", "2013-05/2013-06-02", "2013-05-20"),
    *("2013-05-09", "2013-05-11", "[2013-05-09,2013-05-11]", "2013-05/2013-05-10"),
)
"""Of events. Those of few days come first, but for two months."""
_EXACT = (
    *("", "2013-04-01/2013-05-10", "2013-05-10/..", "2013-05-11/2013-05-20"),
    *("2013-05-08", "2013-05-01/2013-05-09", "2013-05-06/2013-06-02"),
)
_VAGUE = (
    *("../2013-05-10~", "2013-05-10~/..", "2013-05-08?/2013-05-20", "2013-05-09~"),
    *("/2013-05-12", "2013-05-10/2013-06-10~", "2013-05", "../2013-05"),
)
_WITHIN = (
    *("2013-05-10", "2013-05", "2013-05-08/2013-05-12", "2013-06", "2013-05-31"),
    *("[2013-05-01..2013-05-09]", "2013-05-31/2013-06-02", "2013-04", "2013-05-11"),
)
_BY_NAME = (":",)
_COMPARED = (":", ":", ":", "=", ">=", "<=", ">", "<")


class Asked(NamedTuple):
    """What may be asked of a field."""

    values: Sequence[str]
    operators: Sequence[str] = _BY_NAME
    weight: int = 1


FIELDS: Mapping[str, Asked] = {
    "date": Asked(_WITHIN, _COMPARED, weight=4),
    "on": Asked(_WITHIN),
    "begin": Asked(_WITHIN, _COMPARED),
    "end": Asked(_WITHIN, _COMPARED),
    "month": Asked(("2013-05", "2013-06", "May", "4", "June"), weight=2),
    "day": Asked(("10 May", "9 May", "10 June")),
    "since": Asked(_WITHIN),
    "until": Asked(_WITHIN),
    "after": Asked(_WITHIN),
    "before": Asked(_WITHIN),
    "reported": Asked(_WITHIN, _COMPARED),
    "as-of": Asked(_WITHIN),
    "deadline": Asked(_WITHIN, _COMPARED),
    "actor": Asked(NAMES, (":", ":", ":", "="), weight=4),
    "to": Asked(NAMES),
    "with": Asked(NAMES, weight=4),
    "state": Asked(STATES),
    "about": Asked(NAMES, weight=2),
    "office": Asked(OFFICES, weight=3),
    "kind": Asked(KINDS),
    "tag": Asked(("red", "green")),
    "place": Asked((*PLACES, *dict.fromkeys(PLACES.values()))),
    "country": Asked(tuple(dict.fromkeys(PLACES.values()))),
    "confidence": Asked(CONFIDENCES, _COMPARED),
    "importance": Asked(("1", "2", "3"), _COMPARED),
    "theme": Asked(("trade", "war")),
    "text": Asked(("alpha", "beta")),
}
"""What is asked at random."""


class Bond(NamedTuple):
    """What makes one actor belong to another."""

    lower: str
    upper: str
    when: str = ""
    """Empty: at all times."""
    office: str = ""
    member: bool = False

    def is_called(self, phrase: str) -> bool:
        """Tell whether a phrase is the office."""
        return phrase.lower() in _list_phrases(self.office.lower(), self.upper)


@lru_cache
def _list_phrases(office: str, body: str) -> frozenset[str]:
    return frozenset((office, f"{office} of {body}")) if office else frozenset()


@dataclass(frozen=True)
class Happening:
    """An event, as it is written."""

    id: str
    date: str
    actors: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    kind: str = ""
    tags: tuple[str, ...] = ()
    place: str = ""
    confidence: str = ""
    status: str = ""
    title: str = "T"
    importance: str = ""
    theme: str = ""
    deadline: tuple[str, ...] = ()
    reported: str = ""
    sources: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    """Their dates."""


WORDS = tuple(
    Happening(
        f"w{number}",
        "2013-07-20",
        actors=NAMES,
        about=NAMES,
        kind=kind,
        tags=("red", "green"),
        place=place,
        confidence=confidence,
        importance=str(number),
        theme="trade" if number else "war",
    )
    for number, (kind, place, confidence) in enumerate(
        zip(KINDS, PLACES, CONFIDENCES, strict=True)
    )
)
"""Events that have each word that may be asked for, since others are refused."""


def make_chronology(
    bonds: Sequence[Bond],
    events: Iterable[Happening],
    queries: Mapping[str, str] | None = None,
) -> Chronology:
    """Return the chronology of some events, and of `WORDS`. `queries` are saved."""
    actors: dict[str, dict[str, object]] = {
        **{state: {"type": "state"} for state in STATES},
        "firm": {"type": "organisation"},
        "club": {"type": "group"},
        **{person: {"type": "person"} for person in PEOPLE},
    }
    for alias, person in ALIASES.items():
        actors[person]["aliases"] = [alias]
    for bond in bonds:
        when = {"when": bond.when} if bond.when else {}
        if bond.office:
            role = {"office": bond.office, "of": bond.upper, **when}
            _append(actors[bond.lower], "roles", role)
        elif bond.member:
            _append(actors[bond.upper], "members", {"actor": bond.lower, **when})
        else:
            actors[bond.lower]["of"] = bond.upper
    text = {
        "fields": {"importance": "number", "deadline": "date", "theme": "text"},
        "queries": queries or {},
        "actors": actors,
        "places": {name: {"country": country} for name, country in PLACES.items()},
        "sources": {
            name: {"title": name, **({"date": date} if date else {})}
            for name, date in SOURCES.items()
        },
        "events": [_write(event) for event in (*WORDS, *events)],
    }
    chronology = load_text(json.dumps(text))
    assert [one.message for one in chronology.diagnostics] == []
    return chronology


def _append(actor: dict[str, object], key: str, value: object) -> None:
    listed = actor.setdefault(key, [])
    assert isinstance(listed, list)
    listed.append(value)


def _write(event: Happening) -> dict[str, object]:
    written = {key: value for key, value in vars(event).items() if value}
    if event.accounts:
        written["accounts"] = [
            {"source": "book", "date": date} for date in event.accounts
        ]
    return written


def draw_bonds(rng: random.Random) -> tuple[Bond, ...]:
    """Draw who belongs to what; of two bonds nobody knows for sure when they held."""
    tenures = [rng.choice(_EXACT) for _ in range(6)]
    for position in rng.sample(range(6), 2):
        tenures[position] = rng.choice(_VAGUE)
    bonds = [
        Bond(rng.choice(("ann", "bob")), "east", tenures[0], "Minister"),
        Bond(rng.choice(("bob", "cyd")), "east", tenures[1], "Minister"),
        Bond(rng.choice(PEOPLE), "west", tenures[2], "Minister"),
        Bond(rng.choice(PEOPLE), "firm", tenures[3], "Chief"),
        Bond("firm", rng.choice(STATES)),
        Bond("west", "club", tenures[4], member=True),
        Bond(rng.choice(PEOPLE), "club", tenures[5], member=True),
    ]
    return tuple(dict.fromkeys(bonds))


def draw_event(
    rng: random.Random, name: str, dates: Sequence[str] = DATES
) -> Happening:
    """Draw an event of that id, most of whose values may be asked for."""

    def some(words: Sequence[str], most: int) -> tuple[str, ...]:
        return tuple(rng.sample(words, rng.randint(0, most)))

    status = rng.choice(("", "", "announced"))
    sources = ("paper", "wire", "memoir", "diary", "rumour")
    named = (*PEOPLE, *ALIASES, *STATES, "firm", "club", *OFFICES, *OFFICES)
    return Happening(
        name,
        rng.choice(dates),
        actors=tuple(dict.fromkeys((rng.choice(named), *some(named, 2)))),
        to=tuple(dict.fromkeys(some(named, 1))),
        about=tuple(dict.fromkeys(some(named, 2))),
        kind=rng.choice(KINDS),
        tags=some(("red", "green"), 2),
        place=rng.choice((*PLACES, "")),
        confidence=rng.choice((*CONFIDENCES, "")),
        status=status,
        title=rng.choice(("alpha", "beta", "alpha beta", "T")),
        importance=rng.choice(("1", "2", "3", "")),
        theme=rng.choice(("trade", "war", "")),
        deadline=some(DATES[:9], 2),
        reported=rng.choice(("", "", *DATES[:7])),
        sources=some(sources, 2),
        accounts=some(DATES[:10], 1),
    )


def draw_flags(rng: random.Random) -> Flags:
    """Draw what holds for a question as a whole."""
    return Flags(
        direct=rng.random() < 0.1,
        members=rng.random() < 0.3,
        any_account=rng.random() < 0.3,
    )


def draw_query(
    rng: random.Random, depth: int = 3, fields: Mapping[str, Asked] = FIELDS
) -> Query:
    """Draw a query of one to five terms."""
    sort = rng.choice(("term", "not", "and", "or", "and", "or")) if depth else "term"
    if sort == "term":
        return _draw_term(rng, fields)
    if sort == "not":
        return Not(draw_query(rng, depth - 1, fields))
    parts = tuple(draw_query(rng, rng.randrange(depth), fields) for _ in range(2))
    return And(parts) if sort == "and" else Or(parts)


def _draw_term(rng: random.Random, fields: Mapping[str, Asked]) -> Term:
    weights = [asked.weight for asked in fields.values()]
    (field,) = rng.choices(tuple(fields), weights)
    values, operators, _ = fields[field]
    count = rng.choice((1, 1, 1, 2))
    return Term(field, tuple(rng.sample(values, count)), rng.choice(operators))
