"""Chronologies at random in which much is wrong, and edits of them.

What is drawn is small and crowded, so that each check finds something every now and
then, and so that much of it depends on other events. Each entry is one line.
"""

import json
from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

from timeline import Chronology
from timeline.diagnostics import Location, SourceFile
from timeline.names.bonds import MOST_STEPS
from timeline.reading.merging import Input, merge_files

Entry = Mapping[str, object]

TODAY = 735_100
"""A day of August 2013."""

_ACTORS: Mapping[str, Entry] = {
    "kerry": {
        "name": "John Kerry",
        "roles": [
            {"office": "Secretary of State", "of": "US", "when": "2013-02-01/.."},
            {"office": "Senator", "of": "US", "when": "1985/2013"},
        ],
        "born": "1943-12-11",
    },
    "clinton": {
        "name": "Hillary Clinton",
        "roles": [
            {"office": "Secretary of State", "of": "US", "when": "2009/2013-06"},
        ],
    },
    "ann": {"roles": [{"office": "Consul", "when": "2013-05-01/2013-05-31"}]},
    "bea": {"roles": [{"office": "Consul", "when": "2013-05-01/2013-05-31"}]},
    "bush-1": {"name": "George Bush", "aliases": ["Bush the \u200belder"]},
    "bush-2": {"name": "George W. Bush", "died": "2012"},
    "freedonia": {"name": "Freedonia", "type": "state", "founded": "2013-05-09"},
    "zubrowka": {"name": "Zubrowka", "type": "state", "dissolved": "1995"},
    "ring": {"type": "organisation", "of": "rung"},
    "rung": {"type": "organisation", "of": "ring"},
    "double": {"name": "Freedonia"},
}
# To suggest something for these takes as long as all else.
_LOST: Mapping[str, Entry] = {
    "club": {"name": "The Club", "members": [{"actor": "Nowhere Club"}]},
    "twin": {"name": "Club Two", "of": "Atlantis at Sea"},
}
_CHAIN: Mapping[str, Entry] = {
    "o0": {"type": "organisation"},
    **{
        f"o{number}": {"type": "organisation", "of": f"o{number - 1}"}
        for number in range(1, MOST_STEPS + 2)
    },
}
_SOURCES: Mapping[str, Entry] = {
    "wire": {"title": "Morning wire", "publisher": "Meridian", "date": "2013-05-06"},
    "memo": {"title": "Memo", "url": "javascript:x"},
    "book": {"title": "The Book", "author": "Ann", "date": "2014"},
}
_PLACES: Mapping[str, Entry] = {"port": {"name": "The Po\u200brt"}, "bay": {}}
_QUERIES = {
    "mine": "actor:Zed",
    "round": "@trip",
    "trip": "@round",
    "broken": "(actor:Ann",
    "sound": "kind:visit",
}
_NAMES = (
    *("John Kerry", "Kerry", "Secretary of State", "Secretary of State Clinton"),
    *("Consul", "ANN", "Ann", "bea", "Bush", "Freedonia", "Zubrowka", "George W. Bush"),
    *("Moscow", "Sergei Ivanov", "S. Ivanov", "Sergey Ivanov", "Ivanov", "Igor Ivanov"),
    *("SERGEI IVANOV", "Secretary of State Bush", "Zed", "Kerri", "Zo\u200be"),
    *("Fréedom", "J. Kerry", "US", "o3", "O5"),
)
_DATES = (
    *("2013-05-10",) * 4,
    *("2013-05-09", "2013-05-11", "10 May 2013", "2013-05", "2013-05-10?", "unknown"),
    *("2013-05-08/2013-05-12", "after 2013-05-10", "about 2013-05", "by 2013-05-09"),
    *("2031-05-10", "1913-05-09", "1066-10-14", "2013-21", "1990s", "2013-11-02"),
    *("after talks", "day after talks", "2013-05-10 or talks", "before late-may"),
    *("after 2013-05-10, before talks", "after 2013-05-09"),
)
_IDS = (
    *("talks", "visit", "Talks-2", "2013-05-10", "2013-05-09", "late-may", "2013"),
    *("accord", "accords"),
)
_CITED: tuple[object, ...] = (
    *("wire", "Wire", "memo", "Morning wire", "book", "wir", "BBC", "bbc", "Statement"),
    *("https://a.org/x", "x-y://a"),
    {"source": "wire", "date": "2013-05-09"},
    {"source": "wire", "url": "https://a.org/x"},
    {"title": "Statement", "publisher": "Meridian", "date": "2013-05-08"},
    {"title": "Statement", "publisher": "Crown", "date": "2013-05-11"},
    {"title": "Statement", "url": "https://a.org/x"},
    {"title": "wir", "author": "Ann"},
    {"source": "BBC", "title": "Talks begin", "publisher": "BBC"},
    {"title": "The Book", "publisher": "Meridian", "date": "2013-05-07"},
    {"source": "BBC", "url": "gopher://a.org", "attributed_to": "Statement"},
    {"url": "https://a.org/x"},
)
_KINDS = ("visit", "call", "le\u200btter")
_TITLES = ("Talks in port begin", "Talks in port began", "Accord signed", "Visit")
_PLACED = ("port", "bay", "bey", "The Port", "Norway")
_KEYS = (
    *("id", "actors", "to", "about", "kind", "tags", "place", "status", "reported"),
    *("sources", "accounts", "see", "summary"),
)


class Muddle(NamedTuple):
    """What stands in the files of a chronology, the keys of the first file apart."""

    header: Mapping[str, object]
    files: tuple[tuple[Entry, ...], ...]


class Edit(NamedTuple):
    """A stretch of a file that others were put into the place of."""

    after: Muddle
    file: int
    start: int
    removed: int
    added: int


def draw_muddle(random: Random) -> Muddle:
    """Return a chronology; each part of its header is there or is not."""
    header: dict[str, object] = {"title": "Muddle"}
    if random.random() < 0.5:
        header["year"] = 2013
    if random.random() < 0.7:
        actors = dict(_ACTORS)
        for name in random.sample(sorted(actors), random.randrange(4)):
            del actors[name]
        for more in (_CHAIN, _LOST):
            actors |= more if random.random() < 0.1 else {}
        header["actors"] = actors
    if random.random() < 0.6:
        header["sources"] = _SOURCES
    if random.random() < 0.4:
        header["places"] = _PLACES
    if random.random() < 0.2:
        header["queries"] = _QUERIES
    plain = random.random() < 0.4
    first = [draw_entry(random, plain=plain) for _ in range(random.randrange(4, 24))]
    second = [draw_entry(random, plain=plain) for _ in range(random.randrange(12))]
    return Muddle(header, (tuple(first), tuple(second)))


def draw_entry(random: Random, *, plain: bool = False) -> Entry:
    """Return an event; a `plain` one describes no source."""
    keys = [key for key in _KEYS if random.random() < 0.3]
    return {
        "date": random.choice(_DATES),
        "title": random.choice(_TITLES),
        **{key: _draw_value(key, random, plain=plain) for key in keys},
    }


def draw_edit(random: Random, muddle: Muddle) -> Edit:
    """Return an edit of one to three neighbours, or of none, most often of one key."""
    number = random.randrange(len(muddle.files))
    entries = muddle.files[number]
    start = random.randrange(len(entries) + 1)
    old = list(entries[start : start + random.choice((0, 1, 1, 1, 1, 1, 2, 3))])
    new = list(old)
    way = random.choice(("key", "key", "key", "key", "swap", "remove", "replace"))
    if way == "key" and new:
        place = random.randrange(len(new))
        new[place] = _change_key(new[place], random)
    elif way == "swap" and new:
        random.shuffle(new)
    elif way == "replace" or not new:
        new = [draw_entry(random) for _ in range(random.randrange(1, 3))]
    else:
        new = new[1:]
    files = list(muddle.files)
    files[number] = (*entries[:start], *new, *entries[start + len(old) :])
    after = muddle._replace(files=tuple(files))
    return Edit(after, number, start, len(old), len(new))


def load_muddle(muddle: Muddle) -> Chronology:
    """Read it."""
    return merge_files(map(Input, _write_files(muddle)))


def find_entry(muddle: Muddle, where: Location) -> tuple[int, int] | None:
    """Return the file and the entry that a place lies in, from 0; None for headers."""
    file = int(where.file)
    place = where.line - 1 - _count_head(muddle, file)
    return (file, place) if place >= 0 else None


def _change_key(entry: Entry, random: Random) -> Entry:
    changed = dict(entry)
    key = random.choice((*_KEYS, "date", "title", "summary"))
    if key in ("date", "title") or random.random() < 0.7:
        changed[key] = _draw_value(key, random)
    else:
        changed.pop(key, None)
    return changed


def _draw_value(key: str, random: Random, *, plain: bool = False) -> object:
    match key:
        case "date" | "reported":
            return random.choice(_DATES)
        case "title":
            return random.choice(_TITLES)
        case "id":
            return random.choice(_IDS)
        case "actors" | "to" | "about":
            return random.sample(_NAMES, random.randrange(1, 4))
        case "kind":
            return random.choice(_KINDS)
        case "tags":
            return random.sample(("red", "gre\u200ben", "blue"), 2)
        case "place":
            return random.choice(_PLACED)
        case "status":
            return random.choice(("disputed", "announced", "confirmed"))
        case "sources":
            cited = [one for one in _CITED if isinstance(one, str) or not plain]
            return random.sample(cited, random.randrange(1, 4))
        case "accounts":
            dates = random.sample(_DATES[:10], random.randrange(1, 4))
            return [
                {"source": random.choice(("wire", "BBC", "Statement")), "date": date}
                for date in dates
                if date != "unknown"
            ]
        case "see":
            return random.sample((*_IDS, "nowhere", "talk"), random.randrange(1, 3))
        case _:
            return random.choice(("Alpha", "Beta"))


def _write_files(muddle: Muddle) -> Sequence[SourceFile]:
    texts = []
    for number, entries in enumerate(muddle.files):
        head = muddle.header if number == 0 else {}
        lines = [f"{key}: {json.dumps(value)}" for key, value in head.items()]
        lines.append("events:")
        lines += [f"- {json.dumps(entry)}" for entry in entries]
        texts.append("".join(f"{line}\n" for line in lines))
    return [SourceFile(str(number), text.encode()) for number, text in enumerate(texts)]


def _count_head(muddle: Muddle, file: int) -> int:
    return (len(muddle.header) if file == 0 else 0) + 1
