"""Files of chronologies at random, as people and programs write them.

Entries are those of `muddles` and `jumbles`, in which much is wrong, and short ones.
Each is written in a way of its own: as JSON, in block style, quoted, with comments,
with texts of several lines, or so that it is no YAML. Files are of all forms that are
read.
"""

import json
import re
from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple

from tests.helpers import jumbles, muddles

Entry = Mapping[str, object]

_PLAIN = re.compile(r"[A-Za-zÀ-ž0-9][\w ./’~?+-]*(?<! )")
_SPECIAL = re.compile(r"[\[\]{}]")
_NONE: Entry = {}
TAILS = (
    *("", "", "", "\n", "\n\n", "# the end\n", "  # the end", "title: Below\n"),
    *("year: 2013\n", "...\n", "- date: 2013-05-10\n", "\t\n", "kinds: [below]\n"),
)
COMMENTS = (
    *("# a comment\n", "\n", "# timeline: ignore\n", "  # indented\n", "#\n"),
    "# timeline: ignore[date-outlier]\n",
)
BROKEN = (
    *("- {date: 2013-05-10, title: [}\n", '- date: 2013-05-10\n  title: "open\n'),
    *("- date: 2013-05-10\n", "- title: No date\n", "- just a text\n", "-\n"),
    *(
        "- date: 31 Feb 2013\n  title: Bad date\n  id: bad\n",
        "- [a, b]\n",
        "nonsense\n",
    ),
    *("- date: 2013-05-10\n\ttitle: Tab\n", "- date: 2013-05-10\n title: Askew\n"),
    *("- date: 2013-05-10\n  title: T\n  title: Twice\n", "- {id: bad, title: T}\n"),
    *("<<<<<<< ours\n", "- date: 2013-05-10\n  title: T\n  actors: {a: b}\n"),
    *(
        "- date: 2013-05-10\n  title: a: b\n",
        "- date: 2013-05-10\n  title: T\n   x: y\n",
    ),
    *("- date: 2013-05-10\n  titel: Typo\n", "- &a {date: 2013, title: A}\n- *a\n"),
    *("- date: 2013-05-10\n  title: T\n  acters: [Zed]\n", "- *nothing\n", "  - x\n"),
)
_FORMS = (
    *("yaml",) * 12,
    "indented",
    "json",
    "jsonl",
    "crlf",
    "bom",
    "markdown",
    "list",
)
_SHORT_TITLES = (
    *(
        "Talks",
        "talks begin",
        "Straße",
        "北京会谈",
        "O’Neill’s visit",
        "A note: undelivered",
    ),
    *(
        "Accord # signed",
        "-",
        "Visit",
        "[Visit]",
        "yes",
        "10",
        "Talks  begin",
        "é" * 30,
    ),
)
_SHORT_DATES = (
    *(
        "2013-05-10",
        "2013-05-10",
        "2013-05-11",
        "2013",
        "2013-05",
        "10 May",
        "May 2013",
    ),
    *("unknown", "1971-04", "after talks", "2013-05-10/2013-05-20", "44 BC", "3 May"),
    *(
        "2013-05-10T14:00",
        "2013-05-10T09:30",
        "day after e1",
        "before e0",
        "2013-05-12?",
    ),
)
IDS = ("talks", "visit", "e0", "e1", "e2", "accord", "Talks", "2013-05-10", "é")


class Page(NamedTuple):
    """A file: what stands above its entries, they themselves, and what stands below."""

    name: str
    form: str
    head: tuple[str, ...]
    """Lines or several, each ended, at the top; empty where the form has no top."""
    entries: tuple[str, ...]
    """Each with the lines that it is; of YAML in block style, whatever the form."""
    tail: str = ""

    def write(self) -> bytes:
        """Return the bytes of the file."""
        return _WRITERS[self.form](self)


class Scrawl(NamedTuple):
    """What a chronology is read from."""

    pages: tuple[Page, ...]


def draw_scrawl(random: Random) -> Scrawl:
    """Return files of a chronology: most often one of YAML, a header and entries."""
    number = random.choice((1, 1, 1, 2, 3))
    sort = random.choice(("short", "muddle", "jumble", "short", "muddle"))
    pages = []
    for place in range(number):
        form = random.choice(_FORMS)
        name = ("events", "more", "sub/third")[place]
        pages.append(_draw_page(random, name, form, sort, first=place == 0))
    return Scrawl(tuple(pages))


def _draw_page(random: Random, name: str, form: str, sort: str, *, first: bool) -> Page:
    header = draw_header(random, sort) if first or random.random() < 0.2 else _NONE
    head = tuple(write_pair(random, key, value) for key, value in header.items())
    size = random.choice((0, 1, 2, 5, 9, 14, 20))
    entries = tuple(draw_piece(random, sort) for _ in range(size))
    suffix = {"json": ".json", "jsonl": ".jsonl", "markdown": ".md"}.get(form, ".yaml")
    if form in ("json", "jsonl", "markdown") and random.random() < 0.8:
        entries = tuple(
            _write_json(random, draw_entry(random, sort)) for _ in range(size)
        )
    tail = random.choice(TAILS) if random.random() < 0.3 else ""
    return Page(f"{name}{suffix}", form, head, entries, tail)


def draw_header(random: Random, sort: str) -> Entry:
    if sort == "muddle":
        header = dict(muddles.draw_muddle(random).header)
    elif sort == "jumble":
        header = dict(jumbles.HEADER)
    else:
        header = {"title": "Short", "year": 2013} if random.random() < 0.5 else {}
    more: Mapping[str, object] = {
        "queries": {"mine": "kind:visit", "other": "actor:Kerry or @mine"},
        "kinds": ["own kind", "visitation"],
        "statuses": {"foretold": "announced"},
        "fields": {"score": "number", "due": "date", "theme": "text"},
        "defaults": {"kind": "call", "tags": ["red"], "place": "Bonn"},
        "motto": ["of", {"our": "own"}],
        "actors": {"kerry": {"name": "John Kerry", "type": "person", "of": "US"}},
    }
    for key, value in more.items():
        if random.random() < 0.15:
            header[key] = value
    return header


def draw_entry(random: Random, sort: str) -> Entry:
    """Return an event of a sort of chronology, or a short one."""
    if sort == "muddle" and random.random() < 0.8:
        return muddles.draw_entry(random)
    if sort == "jumble" and random.random() < 0.8:
        return jumbles.draw_entry(random, f"e{random.randrange(12)}")
    entry: Entry = {
        "date": random.choice(_SHORT_DATES),
        "title": random.choice(_SHORT_TITLES),
    }
    more: Entry = {
        "id": random.choice(IDS),
        "actors": random.sample(("Kerry", "Lavrov", "US", "kerry", "Zed"), 2),
        "summary": random.choice(("One line", "Two\nlines\n", "  # odd", "a: b", "é")),
        "see": [random.choice(IDS)],
        "tags": ["red", random.choice(("blue", "gre\u200ben", "10"))],
        "kind": random.choice(("visit", "call", "own kind")),
        "theme": random.choice(("trade", "war")),
        "score": random.choice(("1", "2.5", "none")),
        "note": "undelivered\n\nAnd more.",
        "nested": {"of": ["our", {"own": "x"}]},
        "sources": [{"title": "Inline", "url": "https://a.example/1"}],
    }
    return {**entry} | {key: one for key, one in more.items() if random.random() < 0.2}


def draw_piece(random: Random, sort: str) -> str:
    """Return the lines of an entry, or of what is none."""
    chance = random.random()
    if chance < 0.04:
        return random.choice(BROKEN)
    entry = draw_entry(random, sort)
    piece = _write_json(random, entry) if chance < 0.25 else _write_block(random, entry)
    if random.random() < 0.08:
        comment = random.choice(COMMENTS)
        piece = comment + piece if random.random() < 0.5 else piece + comment
    return piece


def _write_json(random: Random, entry: Entry) -> str:
    ascii_ = random.random() < 0.5
    return f"- {json.dumps(entry, ensure_ascii=ascii_)}\n"


def _write_block(random: Random, entry: Entry) -> str:
    keys = list(entry)
    if random.random() < 0.2:
        random.shuffle(keys)
    pairs = [write_pair(random, key, entry[key]) for key in keys]
    lines = "".join(pairs).splitlines(keepends=True)
    return "".join(
        ("- " if place == 0 else "  " if line.strip() else "") + line
        for place, line in enumerate(lines)
    )


def write_pair(random: Random, key: str, value: object) -> str:
    comment = "  # timeline: ignore" if random.random() < 0.01 else ""
    comment = comment or ("  # aside" if random.random() < 0.03 else "")
    if isinstance(value, str):
        if "\n" in value and random.random() < 0.6:
            lines = value.splitlines()
            style = random.choice("|>") + random.choice(("", "-", "+"))
            text = "".join(f"  {line}\n" if line else "\n" for line in lines)
            return f"{key}: {style}\n{text}"
        return f"{key}: {_write_scalar(random, value)}{comment}\n"
    if isinstance(value, list) and value and random.random() < 0.3:
        items = [
            _write_scalar(random, one) if isinstance(one, str) else json.dumps(one)
            for one in value
        ]
        indent = random.choice(("", "  "))
        return f"{key}:{comment}\n" + "".join(f"{indent}- {item}\n" for item in items)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        inner = ", ".join(_write_scalar(random, one, flow=True) for one in value)
        return f"{key}: [{inner}]{comment}\n"
    return f"{key}: {json.dumps(value, ensure_ascii=False)}{comment}\n"


def _write_scalar(random: Random, text: str, *, flow: bool = False) -> str:
    plain = _PLAIN.fullmatch(text) or (
        random.random() < 0.03 and "\n" not in text and not _SPECIAL.search(text)
    )
    if plain and random.random() < 0.8 and not (flow and "," in text):
        return text
    if "\n" not in text and random.random() < 0.4:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=random.random() < 0.3)


def _write_yaml(page: Page) -> bytes:
    body = "".join(page.entries)
    events = f"events:\n{body}" if body else "events: []\n"
    return f"{''.join(page.head)}{events}{page.tail}".encode()


def _write_indented(page: Page) -> bytes:
    body = "".join(page.entries)
    lines = "".join(
        f"  {line}" if line.strip() else line for line in body.splitlines(keepends=True)
    )
    events = f"events:\n{lines}" if lines else "events: []\n"
    return f"{''.join(page.head)}{events}{page.tail}".encode()


def _write_list(page: Page) -> bytes:
    return f"{''.join(page.entries)}{page.tail}".encode()


def _write_jsonl(page: Page) -> bytes:
    return (
        "".join(one.removeprefix("- ") for one in page.entries) + page.tail
    ).encode()


def _write_whole_json(page: Page) -> bytes:
    items = ",\n".join(one.removeprefix("- ").strip() for one in page.entries)
    return f'{{"title": "J", "events": [\n{items}]}}\n{page.tail}'.encode()


def _write_markdown(page: Page) -> bytes:
    entry = page.entries[0] if page.entries else "- {date: 2013, title: M}\n"
    lines = [one[2:] for one in entry.splitlines(keepends=True)]
    return f"---\n{''.join(lines)}---\nThe text below.\n{page.tail}".encode()


_WRITERS: Mapping[str, Callable[[Page], bytes]] = {
    "yaml": _write_yaml,
    "crlf": lambda page: _write_yaml(page).replace(b"\n", b"\r\n"),
    "bom": lambda page: b"\xef\xbb\xbf" + _write_yaml(page),
    "indented": _write_indented,
    "list": _write_list,
    "json": _write_whole_json,
    "jsonl": _write_jsonl,
    "markdown": _write_markdown,
}
