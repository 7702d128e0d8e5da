"""Entries read by the pattern are what libyaml reads: values, places, what is said.

The documents are made near the pattern: of each value that it takes, and of those that
it must not, since YAML sees something else in them or something is said of them.
"""

import pickle
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
import yaml

from tests.helpers.files import ROOT
from tests.helpers.readings import (
    ALWAYS,
    NEVER,
    count_plain,
    read_both,
    read_text,
    show_chronology,
)
from timeline.reading.events import KEYS
from timeline.reading.plainevents import PLAIN_NAMES

FILES = sorted(
    path
    for folder in ("tests", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".yaml", ".yml", ".md", ".json", ".jsonl") and path.is_file()
)
FILES.append(ROOT / "events.yaml")

_DATES = (
    *("2013-05-10", "2013-05", "2013", "10 May 2013", "May 10, 2013", "2013-05-10~"),
    *("2013-05-10/2013-06-01", "about 2013", "2013-05-10T10:30", "-0431", "unknown"),
    *("10 May", "after e1", "2013-02-30", "1933-34", "[2013,2015]", "n.d.", "someday"),
    *('"[2013-05-10,2013-05-12]"', "'2013'", "before 2013-05-10 ", "2013-21"),
)
_TEXTS = (
    *(
        "Talks in Geneva",
        "a",
        "Talks: x",
        "Talks:x",
        "x #c",
        "x # c",
        "x#c",
        "x #",
        "#x",
    ),
    *(
        '"quoted"',
        "'single'",
        "'it''s'",
        '"a \\"b\\" \\n c"',
        '"\\u00e9\\x41"',
        '"\\q"',
    ),
    *('"\\ud800"', '"a" # c', '"a" #c', '"a"x', '"open', "'open", '"a: b #c"', '""'),
    *('" "', "' '", "~", "null", "null x", "nullable", "Null", "- x", "-x", "-", "? x"),
    *(
        "?x",
        ": x",
        ":x",
        "*a",
        "&a x",
        "!t x",
        "!x",
        "%x",
        "@x",
        "`x",
        "|x",
        ">x",
        "=x",
    ),
    *(
        "{a: b}",
        "[a, b]",
        "[?] x",
        "x, y",
        "a [b] {c}",
        "a, b",
        "x:",
        "é",
        "中文 文",
        "🙂",
    ),
    *(
        "\u00a0",
        "\u3000x",
        "x\u00a0# c",
        "x\u200b",
        "tab\there",
        "\ttab",
        "x\t# c",
        "x  ",
    ),
    *("x & y", "x * y", "http://a.b/c?d=e#f", "10:30", "a::b", "a:\\b", "x\\ny", "''"),
    *(
        "<<",
        "...",
        "---",
        "--- x",
        "x --- y",
        "0x1F",
        "1_000",
        "yes",
        "=",
        "~x",
        "x  y",
    ),
    *(
        "|\n    a\n    b",
        ">\n    a\n    b",
        "|-\n    a\n\n    b",
        ">-\n    a\n\n\n    b",
    ),
    *(
        "|+\n    a\n",
        "|\n    a\n      b",
        ">\n    a\n      b\n    c",
        "|\n\n    a",
        "|2\n    a",
    ),
    *(
        "|\n      a\n    b",
        "| # c\n    a",
        "|\n    # c\n    a",
        "|\n    a\n     \n    b",
    ),
    *(
        "|\n    a\n# c",
        "|\n    a\n     ",
        "|\n    a  \n    b",
        ">\n    a  \n    b",
        "|\n  - a",
    ),
    *(
        "|\n    \u00a0",
        "|\n    a\tb",
        "a\n    b",
        "a\n\n    b",
        "a\n    b: c",
        "a\n    # c",
    ),
    *(
        "a\n    #c",
        "a\n    - b",
        "a\n    b #c",
        "a\n    b # c",
        "a # c\n    b",
        "a\n   b  \n     c",
    ),
    *(
        '"a\n    b"',
        "'a\n    b'",
        '"a\n\n    b"',
        "\n    a",
        "\n    a\n    b",
        "",
        "# c",
        "#c",
    ),
    *(
        "> # c\n    a",
        ">-\n    a\n\n",
        "|\n   a\n   b",
        "a\n    \u00e9",
        "a\n    :b",
        "a\n    : b",
    ),
)
_LISTS = (
    *(
        "[A, B]",
        "[A]",
        "A",
        "[]",
        "[A, ]",
        "[ A , B ]",
        "[A,B]",
        "A, B",
        '"A, B"',
        "[A B, C]",
    ),
    *(
        "['A', \"B, C\", D]",
        "[A # c\n    , B]",
        "[A] # c",
        "[A] #c",
        "[A: b]",
        "[{a: b}]",
    ),
    *(
        "[~]",
        "[null]",
        "[nullable]",
        "[a b]",
        "[[a]]",
        "[a]b",
        "[a",
        "[O'Neil, x\"y]",
        "[-a]",
    ),
    *(
        "[a?b]",
        "[a:b]",
        "[a#b]",
        "[http://x.y]",
        "['a''b']",
        '["a\\nb"]',
        '[""]',
        "[a, , b]",
    ),
    *(
        "[a, *b]",
        "[&a b]",
        "[!t a]",
        "[a,\n    b]",
        "\n  - A\n  - B",
        "\n    - A\n    - B",
    ),
    *(
        "\n  - A\n    - B",
        "\n    - A\n  - B",
        "\n    - A # c\n    - 'B'",
        "\n    - A #c\n    - B",
    ),
    *(
        "\n    - A\n    # c\n    - B",
        "\n    - A\n\n    - B",
        "\n    -  A",
        "\n    -\n    - B",
    ),
    *(
        "\n    - a: b",
        "\n    - - a",
        "\n    - [a]",
        "\n    - A\n      B",
        "\n    - {name: A, x: y}",
    ),
    *(
        "# c\n    - A",
        "#c\n    - A",
        "\n    - A, B",
        "\n   - A",
        "\n    - -A",
        "\n    - ~",
        "|\n    A",
    ),
    *(
        "[é, 中]",
        "[\u00a0a, b]",
        "['#', ',']",
        "['[', ']'] # ]",
        "[A]\n    # c",
        "\n  -A",
        "{a: b}",
    ),
    *(
        "[ ]",
        "[  A]",
        "['']",
        "[A, A]",
        "[\ta]",
        "[a\t, b]",
        "&l [a]",
        "*l",
        "\n    # c\n    - a",
    ),
)
_SOURCES = (
    *(
        "[s]",
        "s",
        "[s, t]",
        "\n    - s\n    - http://a.b/c",
        "https://a.b",
        '"s, t"',
        "s, t",
    ),
    *(
        "\n    - source: s\n      page: 3",
        "\n  - source: s\n    page: 3\n  - t",
        "[https://a.b]",
    ),
    *(
        "{source: s, page: 3}",
        "[{source: s}]",
        "[{source: s, title: 'a, b'}, t] # c",
        "[a, {b: c}]",
    ),
    *(
        "\n    - source: s\n      source: t",
        "\n    - page: 3",
        "\n    - source: s\n      own: 3",
    ),
    *(
        "\n    - source: s\n       page: 3",
        "\n    - source: s\n     page: 3",
        "\n    - {source: s}",
    ),
    *(
        "\n    - source: s\n      date: someday",
        "\n    - source: s\n      date: 2013-05-10 # c",
    ),
    *(
        "\n    - source:  s # c\n      quote: 'It''s'",
        "\n    - source: s\n      quote: |\n        a",
    ),
    *(
        "{source: s, pages: 3}",
        "{source: s, page}",
        "{source: s, }",
        "{source: ~}",
        "{source: s} x",
    ),
    *(
        "{source: s}\n    # c",
        "\n    - source: s\n      # c\n      page: 3",
        "{}",
        "[{}]",
        "[s, s]",
    ),
    *(
        "\n    -   source: s\n        page: 3",
        "{source: s, url: http://a}",
        "{source: s, date: 2013}",
    ),
    *(
        "\n    - source: s\n      credibility: 1",
        "{source: s, credibility: 9}",
        "{ source: s , page: 3 }",
    ),
    *(
        "{name: A, role: b}",
        "{typed: 2013, edtf: 2013}",
        "\n    - source: s, page: 3",
        "{Source: s}",
    ),
)
_WORDS = (
    *(
        "meeting",
        "Meeting",
        "own",
        "declared",
        "visit",
        "[visit]",
        '"visit"',
        "high",
        "low",
    ),
    *(
        "High",
        "confirmed",
        "disputed",
        "rumoured",
        "reported",
        "Reported",
        "planned",
        "x y",
    ),
)
_IDS = ("e1", "e2", "e3", "a b", "a,b", '"e4"', "é", "2013-05-10", "e1", "x/y", "[e]")
_ODD = (
    *("year: 2013", "own: x", "when: 2013", "Date: 2013", "end: 2014", "start: 2013"),
    *(
        "event: x",
        "date : 2013",
        '"title": x',
        "? title",
        "title:x",
        "<<: {kind: visit}",
    ),
    *(
        "&k kind: visit",
        "# c",
        "",
        "  ",
        "    # deeper",
        "     ",
        "- x",
        "x",
        "accounts: []",
    ),
    *(
        "accounts:\n    - {source: s, date: 2014}",
        "url: http://a.b",
        "actor: X",
        "\ttitle: t",
    ),
    *("importance: 3", "note:\n", "stray text", "kind", "-x: y", "...", "--- ", "%x"),
)
_OWN = (
    *(
        "3",
        "three",
        "[1, 2]",
        "'4'",
        "~",
        "[]",
        "\n    - 1\n    - x",
        "2013",
        "|\n    3",
        "1,000",
    ),
    *(
        "{a: b}",
        "{a: {b: c}}",
        "a\n    b",
        "'' ",
        "[[1]]",
        "|-\n    3",
        "yes",
        "3 # c",
        "[1, ~]",
    ),
)
_BY_KEY: dict[str, Sequence[str]] = {
    **dict.fromkeys(("date", "reported"), _DATES),
    **dict.fromkeys(("title", "summary", "note", "place"), _TEXTS),
    **dict.fromkeys(("actors", "to", "about", "tags", "see"), _LISTS),
    **dict.fromkeys(("sources", "source"), _SOURCES),
    **dict.fromkeys(("kind", "status", "confidence"), _WORDS),
    "id": _IDS,
    **dict.fromkeys(("own", "importance"), _OWN),
}


def _is_yaml(pair: str) -> bool:
    """Tell whether a pair, for keys in column 2, is well-formed in an entry."""
    try:
        list(yaml.parse(f"- a: b\n  {pair}\n- c\n", Loader=yaml.CBaseLoader))
    except yaml.YAMLError:
        return False
    return True


# One of those in a file, and all of it is read otherwise.
_SOUND: dict[str, Sequence[str]] = {
    key: [value for value in values if _is_yaml(f"k: {value}")]
    for key, values in _BY_KEY.items()
}
_SOUND_ODD = [pair for pair in _ODD if _is_yaml(pair)]
_TAME: dict[str, Sequence[str]] = {
    **dict.fromkeys(("date", "reported"), _DATES[:11]),
    **dict.fromkeys(("title", "summary", "note", "place"), _TEXTS[:2]),
    **dict.fromkeys(("actors", "to", "about", "tags", "see"), _LISTS[:3]),
    **dict.fromkeys(("sources", "source"), _SOURCES[:2]),
    "kind": ("meeting", "declared"),
    "status": ("disputed",),
    "confidence": ("high",),
    "id": ("",),
    **dict.fromkeys(("own", "importance"), ("3", "[4, 5]", "'6'")),
}
_HEADERS = (
    *(
        "",
        "year: 2013\n",
        "title: x\n# c\n",
        "kinds: [declared]\nstatuses: [rumoured]\n",
    ),
    *("fields: [own, year]\n", "a: &a x\nl: &l [p, q]\n", "defaults: {kind: visit}\n"),
    *(
        "fields: {own: number, importance: text, when: date}\nfields_: x\n",
        "fields: [url]\n",
    ),
    *("defaults: {status: x, tags: [p, q], reported: 2014}\n", "defaults: {own: x}\n"),
    *("defaults: {to: ~, sources: {source: d, page: 1}}\n", "defaults: {date: 2013}\n"),
    *("defaults: {about: {name: A, role: b}}\n", "defaults: {reported: after e1}\n"),
    *("defaults: {confidence: highish}\n", "fields: [own, sources, Big]\n"),
)


def _indent(value: str, column: int) -> str:
    """Return a value made for keys in column 2, for keys in another."""
    return value.replace("\n  ", "\n" + " " * column)


def make_entry(
    random: Random,
    wild: float,
    dash: int,
    column: int,
    *,
    is_sound: bool,
    own: Sequence[str],
) -> str:
    """Make the text of one entry: how likely each of its values is anything."""
    every, odd_ones = (_SOUND, _SOUND_ODD) if is_sound else (_BY_KEY, _ODD)
    names = ["date", "title"]
    names += random.sample((*PLAIN_NAMES, *own), random.randint(0, 6))
    names = list(dict.fromkeys(names))
    if random.random() < 0.2:
        random.shuffle(names)
    lines = []
    for name in names:
        table = every if random.random() < wild else _TAME
        value = random.choice(table[name])
        if not value and table is _TAME:
            continue
        blank = " " * (1 if random.random() < 0.9 else random.randint(is_sound, 3))
        lines.append(_indent(f"{name}:{blank}{value}", column))
    while random.random() < wild:
        odd = _indent(random.choice(odd_ones), column)
        lines.insert(random.randint(0, len(lines)), odd)
    if random.random() < wild / 2:
        lines.append(random.choice(lines))
    begin = " " * dash + "-" + " " * (column - dash - 1)
    end = random.choice(("", "", "\n", "# c\n", "\n\n", " " * column + "# c\n", "  \n"))
    return (
        begin + ("\n" + " " * column).join(lines) + "\n" + end * (random.random() < 0.3)
    )


def make_document(seed: int) -> str:
    """Make the text of a document of events, tame or wild."""
    random = Random(seed)  # noqa: S311  # to draw cases
    wild = random.choice((0.0, 0.02, 0.05, 0.1, 0.3))
    is_sound = random.random() < 0.8
    dash = random.choice((0, 0, 0, 2, 4))
    column = dash + random.choice((2, 2, 2, 4))
    header = random.choice(_HEADERS) if random.random() < 0.5 else ""
    if header or dash or random.random() < 0.5:
        header += random.choice(("events:\n", "events: # c\n\n", "---\nevents:\n"))
        if header.find("---") > 0:
            header = header.replace("---\n", "")
    own = ("own", "importance") if header.startswith("fields") else ()
    entries = [
        make_entry(random, wild, dash, column, is_sound=is_sound, own=own)
        for _ in range(random.choice((3, 9, 70)))
    ]
    text = header + "".join(entries)
    if random.random() < 0.1:
        text = text.replace("\n", "\r\n")
    if random.random() < 0.1:
        text = text[: -random.randint(1, 4)]
    return text


def mutate(text: str, random: Random) -> str:
    """Return a text with one or two of its characters or lines otherwise."""
    signs = "\"'[]{}#:-,&*!|>%@`?~ \t\n\r\\é\u00a0\x85\u2028\ufeff\x07\ufffd"
    for _ in range(random.randint(1, 2)):
        at = random.randrange(len(text) + 1)
        match random.randrange(5):
            case 0:
                text = text[:at] + random.choice(signs) + text[at:]
            case 1:
                text = text[:at] + text[at + 1 :]
            case 2:
                text = text[:at] + random.choice(signs) + text[at + 1 :]
            case 3:
                lines = text.split("\n")
                line = random.randrange(len(lines))
                lines.insert(random.randrange(len(lines) + 1), lines[line])
                text = "\n".join(lines)
            case _:
                lines = text.split("\n")
                line = random.randrange(len(lines))
                lines[line] = random.choice((" ", "  ", "    ")) + lines[line]
                text = "\n".join(lines)
    return text


def test_random_documents_are_the_same_in_both_ways() -> None:
    plain = events = 0
    for seed in range(160):
        taken, whole = read_both(make_document(seed))
        plain += taken
        events += whole
    assert events > 3000
    # Most others stand in files of which something has to be read otherwise.
    assert plain > events / 3


def test_changed_documents_are_the_same_in_both_ways() -> None:
    plain = 0
    for seed in range(120):
        random = Random(seed)  # noqa: S311  # to draw cases
        taken, _ = read_both(mutate(make_document(seed), random))
        plain += taken
    assert plain > 400


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_here_is_the_same_in_both_ways(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    read_both(text, name=path.name)
    random = Random(path.name)  # noqa: S311  # as above
    for _ in range(3):
        read_both(mutate(text, random), name=path.name)


def test_every_key_but_that_of_accounts_can_stand_in_plain_entries() -> None:
    assert set(PLAIN_NAMES) == {*KEYS, "source"} - {"accounts"}


_VALUES = {
    "title": '"It\'s \\"on\\""',
    "summary": ">-\n    a\n    b",
    "note": "a\n    b",
}


@pytest.mark.parametrize("name", PLAIN_NAMES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_key_is_read_by_the_pattern(name: str, end: str) -> None:
    values = {"date": "2013-05-10", "title": "Talks", name: "2013"}
    if name in _VALUES:
        values[name] = _VALUES[name]
    if name == "confidence":
        values[name] = "high"
    lines = [f"  {key}: {value}\n" for key, value in values.items()]
    text = f"events:\n-{''.join(lines)[1:]}# c\n\n- date: 2014\n  title: y\n"
    assert read_both(text.replace("\n", end)) == (2, 2)


@pytest.mark.parametrize("text", [*_LISTS[:4], *_LISTS[5:10], "\n  - A\n  - 'B' # c"])
def test_lists_are_read_by_the_pattern(text: str) -> None:
    entry = f"- date: 2013\n  title: x\n  tags: {text}\n"
    assert read_both(entry)[0] == (", " not in text or text[0] in '"[')


def test_what_libyaml_reads_among_them_is_told_at_its_place() -> None:
    entries = [f"- date: 2013\n  title: t{number}\n" for number in range(200)]
    entries[70] = "- date: 2013\n  title: *nothing\n"
    entries[71] = "- date: 2013\n  title: [a]\n  own: x\n"
    entries[150] = "- date: 2013-13-13\n  title: y\n"
    entries[151] = "- date: 2013\n  title: 'z'\n  ? title\n"
    assert read_both("".join(entries)) == (196, 199)


def test_keys_that_a_header_declares_are_read_by_the_pattern() -> None:
    header = "fields: {own: number, place_: date}\nevents:\n"
    entry = "- date: 2013\n  own: 3\n  title: x\n"
    wrong = "- date: 2013\n  title: x\n  own: three\n"
    # The first ones are looked at before the header is read.
    assert read_both(header + entry * 200 + wrong) == (136, 201)


def test_values_that_can_be_changed_are_no_two_events() -> None:
    entry = "- date: 2013\n  title: x\n  own: {a: b}\n- date: 2013\n  title: y\n"
    text = "fields: [own]\nevents:\n" + entry * 70
    assert read_both(text)[0] == 70
    made = [event.extra["own"] for event in read_text(text, plain_from=1).events[::2]]
    assert len({id(value) for value in made}) == len(made)


def test_what_defaults_give_goes_into_plain_events() -> None:
    header = "defaults: {kind: parley, tags: [a, b]}\nevents:\n"
    entries = "- date: 2013\n  title: x\n- date: 2013\n  title: y\n  tags: c\n"
    assert read_both(header + entries) == (2, 2)
    assert read_both(header.replace("parley", "[a]") + entries)[0] == 0


@pytest.mark.parametrize(
    "text",
    [
        *("{source: s, page: 3}", "[{source: s}, t]", "\n  - source: s\n    page: 3"),
        "\n  - t\n  - source: s\n    quote: 'It''s'\n  - {source: u, note: x}",
    ],
)
def test_citations_are_read_by_the_pattern(text: str) -> None:
    assert read_both(f"- date: 2013\n  title: x\n  sources: {text}\n") == (1, 1)


def test_a_file_of_few_plain_entries_is_read_as_it_was() -> None:
    entry = "- date: 2013\n  title: x\n  own: y\n"
    plain = "- date: 2013\n  title: x\n"
    text = entry * 300 + plain * 20
    assert read_both(text)[0] == 0


def test_marks_are_worked_out_when_asked_for() -> None:
    text = "- date: 2013\n  title: x\n  tags: [a, b]\n"
    (event,) = read_text(text, plain_from=ALWAYS).events
    assert count_plain([event]) == 1
    assert event.locate("tags", 1).column == 13
    assert event.locate("id") == event.locate()
    assert pickle.loads(pickle.dumps(event.marks)) == event.marks  # noqa: S301  # ours


def test_two_readings_that_differ_are_told_apart() -> None:
    one = read_text("- {date: 2013, title: x}", plain_from=NEVER)
    two = read_text("- date: 2013\n  title: x", plain_from=NEVER)
    assert show_chronology(one) != show_chronology(two)
