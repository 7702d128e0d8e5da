"""Chronologies and questions at random in which everything may stand that can be asked.

What is drawn is no history: names of states, capitals, offices, namesakes and spellings
in all roles, dates of every form, citations and accounts, keys of the author's own.
Much of it is asked for under names that mean something else elsewhere.
"""

import json
import random
from collections.abc import Mapping, Sequence

from tests.helpers.happenings import Asked, draw_query
from timeline import Chronology, load_text
from timeline.query import Query

_NAMES = (
    *("Russia", "USSR", "Soviet Union", "United States", "USA", "Germany", "Bonn"),
    *("West Germany", "Moscow", "Kremlin", "Washington", "White House", "Berlin"),
    *("Peking", "Beijing", "China", "中国", "NATO", "EU", "Yugoslavia", "Serbia"),
    *("Russian government", "Government of Russia", "Foreign Ministry (Russia)"),
    *("President Bush", "George Bush", "Bush", "President of the United States"),
    *("US Secretary of State", "Secretary of State", "Baker", "James Baker"),
    *("Dmitry Peskov", "D. Peskov", "Peskov", "Dmitri Peskov", "PESKOV", "pact"),
    *("José Pérez", "Jose Perez", "Perez", "arms control", "Secretary Baker"),
)
_DATES = (
    *("1990-10-03", "1990-10", "1990", "1990-10-03~", "1990-10?", "1990%", "199X"),
    *("1989-11-09", "1991-12-25", "1991-12-26/1992-01-02", "1985/1995", "44 BC"),
    *("../1991-12", "1990-10-03/..", "/1990", "1990/", "[1989..1991]", "unknown"),
    *("[1990-10-01,1990-10-05]", "1989~/1990-10", "1945-05-08/1990-10-03", "-0099"),
    *("1990-10-03T14:00", "1990-10-03T14:00+02:00", "1988-12-31/1989-01-01"),
    *("[..1990]", "[1990-10-03..]", "1990-02-28?/1991", "1990-21", "1990-Q3"),
)
_PLACES = (
    *("Berlin", "Bonn", "Moscow", "Hong Kong", "Kyiv", "Vienna, Austria", "the lodge"),
    *("Lodge", "berlin", "Paris, Texas", "Germany", "Sarajevo", "Vienna"),
)
_TEXTS = (
    *(
        "Talks on arms",
        "talks on Türkiye",
        "TALKS  in  Bonn",
        "Straße",
        "北京会谈",
        "x",
    ),
    *("Peskov denies", "A note, undelivered", "arms\ncontrol", "O’Neill’s visit"),
)
_SOURCES = ("paper", "wire", "The Paper", "Some Memoir", "https://a.example/1")
_TAGS = ("Arms control", "arms control", "bonn", "Türkiye", "x")
_STATUSES = ("", "announced", "cancelled", "rumoured", "foretold", "disputed")
_KINDS = ("meeting", "Meeting", "call", "treaty", "own kind")
_CONFIDENCES = ("low", "moderate", "high", "HIGH")

_COMPARED = (":", "=", ">=", "<=", ">", "<")
_NAMED = (":", ":", "=")
_WITHIN = (*_DATES[:9], *_DATES[11:13], "1991", "1989", "unknown")
_WORDS = (
    *("arms", "talks", "*lks", "bonn", "turkiye", "strasse", "北京", "Peskov", "perez"),
    *(
        "*",
        "visit",
        "o'neill",
        "*s",
        "a",
        "control",
        "Berlin",
        "Talks on arms",
        "paper",
    ),
    *("United States", "*rms c", "arms control", "memoir", "no", "Lodge", "1990"),
)

FIELDS: Mapping[str, Asked] = {
    "actor": Asked(_NAMES, _NAMED, weight=8),
    "with": Asked(_NAMES, _NAMED, weight=8),
    "to": Asked(_NAMES, _NAMED, weight=2),
    "about": Asked(_NAMES, _NAMED, weight=4),
    "state": Asked(_NAMES[:15], weight=3),
    "office": Asked(
        ("President", "Secretary of State", "President of the United States"), weight=3
    ),
    "date": Asked(_WITHIN, _COMPARED, weight=4),
    "begin": Asked(_WITHIN, _COMPARED, weight=2),
    "end": Asked(_WITHIN, _COMPARED, weight=2),
    "month": Asked(("1990-10", "October", "5", "1991-12", "December"), weight=3),
    "day": Asked(("3 October", "25 December", "29 February")),
    "year": Asked(("1990", "1989", "1985"), _COMPARED),
    "since": Asked(_WITHIN),
    "until": Asked(_WITHIN),
    "after": Asked(_WITHIN),
    "before": Asked(_WITHIN),
    "placed": Asked(_WITHIN, weight=2),
    "reported": Asked(_WITHIN, _COMPARED, weight=2),
    "as-of": Asked(_WITHIN, weight=2),
    "due": Asked(_WITHIN, _COMPARED),
    "kind": Asked(_KINDS, _NAMED, weight=2),
    "tag": Asked(_TAGS, _NAMED, weight=2),
    "status": Asked((*_STATUSES[1:], "reported"), _NAMED, weight=2),
    "confidence": Asked(_CONFIDENCES, _COMPARED),
    "place": Asked((*_PLACES, "Austria", "Russia"), _NAMED, weight=4),
    "country": Asked(("Germany", "West Germany", "Russia", "Austria"), _NAMED, 3),
    "source": Asked(_SOURCES, _NAMED),
    "sources": Asked(("0", "1", "2", "3"), _COMPARED),
    "independent": Asked(("0", "1", "2"), _COMPARED),
    "reliability": Asked(("A", "B", "F")),
    "credibility": Asked(("1", "2", "6")),
    "precision": Asked(("day", "year", "month")),
    "see": Asked(("e0", "e1", "e2"), _NAMED),
    "id": Asked(("e0", "E1", "e2", "e3"), _NAMED),
    "lacks": Asked(
        (
            *(
                "kind",
                "place",
                "tag",
                "status",
                "confidence",
                "see",
                "country",
                "actor",
            ),
            *("state", "source", "reported", "score", "due", "theme", "reliability"),
            *("precision", "id", "month"),
        ),
        weight=3,
    ),
    "differing": Asked(("any", "date", "place", "theme"), weight=2),
    "text": Asked(_WORDS, _NAMED, weight=8),
    "title": Asked(_WORDS, _NAMED),
    "summary": Asked(_WORDS, _NAMED),
    "note": Asked(_WORDS, _NAMED),
    "quote": Asked(_WORDS, _NAMED),
    "source-title": Asked(_WORDS, _NAMED),
    "score": Asked(("1", "2", "-3.5"), _COMPARED),
    "theme": Asked(("trade", "war"), _NAMED),
}
"""What is asked at random, each field of the language and of the files below."""

HEADER = {
    "fields": {"score": "number", "due": "date", "theme": "text"},
    "statuses": {"foretold": "announced"},
    "kinds": ["own kind"],
    "actors": {
        "pact": {"type": "group", "members": ["NATO", {"actor": "USSR", "when": 1990}]},
        "bush": {
            "name": "George H. W. Bush",
            "type": "person",
            "roles": [
                {"office": "President", "of": "United States", "when": "1989/1993"}
            ],
        },
        "bush-jr": {
            "name": "George W. Bush",
            "type": "person",
            "roles": [
                {"office": "President", "of": "United States", "when": "2001/2009"}
            ],
        },
        "baker": {
            "name": "James Baker",
            "type": "person",
            "of": "United States",
            "roles": [
                {
                    "office": "Secretary of State",
                    "of": "United States",
                    "when": "1989-01~/1992-08",
                }
            ],
        },
        "perez": {"name": "José Pérez", "type": "person", "aliases": ["Pepe"]},
    },
    "places": {"lodge": {"name": "the lodge", "country": "Germany"}},
    "sources": {
        "paper": {"title": "The Paper", "date": "1990-10-02", "reliability": "A"},
        "wire": {"title": "A wire", "reliability": "B", "publisher": "The Paper"},
    },
}


def draw_jumble(rng: random.Random, count: int) -> Chronology:
    """Draw a chronology of so many events, e0, e1 ...; something may be wrong in it."""
    events = [draw_entry(rng, f"e{number}") for number in range(count)]
    return load_text(json.dumps({**HEADER, "events": events}))


def draw_question(rng: random.Random) -> Query:
    """Draw a query of one to five terms; it may ask for what is not there."""
    return draw_query(rng, fields=FIELDS)


def draw_entry(rng: random.Random, name: str) -> dict[str, object]:
    def some(words: Sequence[str], most: int) -> list[str]:
        return rng.sample(words, rng.randint(0, most))

    def maybe(words: Sequence[str]) -> str:
        return rng.choice(words) if rng.random() < 0.5 else ""

    event: dict[str, object] = {
        "id": name,
        "date": rng.choice(_DATES),
        "title": rng.choice(_TEXTS),
        "summary": maybe(_TEXTS),
        "actors": some(_NAMES, 3),
        "to": some(_NAMES, 1),
        "about": some(_NAMES, 1),
        "kind": maybe(_KINDS),
        "place": maybe(_PLACES),
        "tags": some(_TAGS, 2),
        "status": maybe(_STATUSES),
        "confidence": maybe(_CONFIDENCES),
        "see": some(("e0", "e1", "e2"), 1),
        "note": maybe(_TEXTS),
        "reported": maybe(_DATES),
        "sources": [_draw_citation(rng) for _ in range(rng.choice((0, 0, 1, 2)))],
        "accounts": [_draw_account(rng) for _ in range(rng.choice((0, 0, 0, 1, 2)))],
        "score": maybe(("1", "2", "-3.5", "none")),
        "due": maybe((*_DATES, "2 days after e0")),
        "theme": maybe(("trade", "war")),
    }
    return {key: value for key, value in event.items() if value}


def _draw_citation(rng: random.Random) -> object:
    source = rng.choice(_SOURCES)
    if rng.random() < 0.5:
        return source
    citation = {
        "source": source,
        "title": rng.choice(_TEXTS),
        "quote": rng.choice(("", *_TEXTS)),
        "note": rng.choice(("", *_TEXTS)),
        "date": rng.choice(("", *_DATES[:5])),
        "credibility": rng.choice(("", "1", "6")),
    }
    return {key: value for key, value in citation.items() if value}


def _draw_account(rng: random.Random) -> object:
    account = {
        "source": rng.choice(_SOURCES),
        "date": rng.choice(_DATES),
        "note": rng.choice(("", *_TEXTS)),
        "place": rng.choice(("", *_PLACES)),
        "theme": rng.choice(("", "trade", "war")),
    }
    return {key: value for key, value in account.items() if value}
