"""Documents of all styles, spelled leniently at random: what comes of them is known.

A document is made of one description twice, strictly and leniently, and the strict one
is to come of the lenient one, byte by byte. Whatever else stands in a file, what comes
of it means the same, and nothing comes of that.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.helpers.rewriting import describe, rewrite_one
from timeline.reading import load_text
from timeline.reading.events import EVENT
from timeline.yamltext import quote_scalar

TITLES = ("Talks", "They meet", "It's agreed", 'A "fool" says', "x # 1", "Ünïcode 索")
UNQUOTED = ("Obama: no deal", "[?] Missiles seen", '"Fool" says who', "@home", "%x: y")
"""Text under `title` that YAML cannot read, or not as text."""
OTHERS: Mapping[str, Sequence[str]] = {
    key.name: [
        key.name.upper(),
        key.name.title(),
        *(other for other in key.others if other != key.also),
    ]
    for key in EVENT.keys
}
"""Lenient names of each key."""


class Pair(NamedTuple):
    """A pair of an event: its strict form, and the one in which it is typed."""

    key: str
    value: Any
    typed_key: str
    typed_value: Any
    comment: str = ""
    is_raw: bool = False
    """The typed value has no quotes, though it needs them."""


class Event(NamedTuple):
    """An event; `ends` stands behind its pairs where its date has two of them."""

    pairs: tuple[Pair, ...]
    ends: str = ""


def _spell(key: str) -> st.SearchStrategy[str]:
    return st.sampled_from([key, key, *OTHERS[key]])


@st.composite
def _draw_event(draw: st.DrawFn, *, block: bool) -> Event:
    comments = ("", "", "  # a comment", " #:[x") if block else ("",)
    comment = st.sampled_from(comments)
    day = draw(st.integers(1, 20))
    month = draw(st.integers(1, 12))
    pairs = []
    ends = ""
    form = draw(st.sampled_from(["date", "start", "year"]))
    if form == "date":
        date = f"2013-{month:02}-{day:02}"
        key = draw(_spell("date"))
        pairs.append(Pair("date", date, key, date, draw(comment)))
    elif form == "start":
        start, ends = f"2013-{month:02}-{day:02}", f"2013-{month:02}-{day + 5:02}"
        key = draw(st.sampled_from(["start", "start_date", "date", "Start"]))
        pairs.append(Pair("date", f"{start}/{ends}", key, start, draw(comment)))
    else:
        year = draw(st.integers(1900, 2013))
        pairs.append(Pair("date", str(year), "year", str(year), draw(comment)))
    if block and draw(st.booleans()):
        title = draw(st.sampled_from(UNQUOTED))
        key = draw(_spell("title"))
        pairs.append(Pair("title", title, key, title, draw(comment), is_raw=True))
    else:
        title = draw(st.sampled_from(TITLES))
        pairs.append(Pair("title", title, draw(_spell("title")), title, draw(comment)))
    choices: Mapping[str, Sequence[Any]] = {
        "kind": ["visit", "Visit: own"],
        "place": ["Bern", "a, b"],
        "summary": ["Prose.", "two words"],
        "status": ["confirmed", "denied"],
        "actors": [["A", "B, C"], ["A"]],
        "weight": ["1", "- x"],
    }
    for name, values in choices.items():
        if draw(st.booleans()):
            value = draw(st.sampled_from(values))
            key = draw(_spell(name)) if name in OTHERS else name
            typed = value
            if name == "status":
                typed = draw(st.sampled_from([value, value.upper()]))
            pairs.append(Pair(name, value, key, typed, draw(comment)))
    return Event(tuple(draw(st.permutations(pairs))), ends)


def _write_value(value: Any, *, flow: bool) -> str:
    if isinstance(value, list):
        items = ", ".join(quote_scalar(item, flow=True) for item in value)
        return f"[{items}]"
    return quote_scalar(value, flow=flow)


def _write_block(event: Event, *, strict: bool, indent: str, newline: str) -> str:
    lines = []
    for pair in event.pairs:
        key = pair.key if strict else pair.typed_key
        value = pair.value if strict else pair.typed_value
        text = _write_value(value, flow=False)
        if pair.is_raw:
            text = quote_scalar(value) if strict else value
            if strict and text == value:
                text = quote_scalar(value, style='"')
        lines.append(f"{key}: {text}{pair.comment}")
    if event.ends and not strict:
        lines.append(f"end: {event.ends}")
    head, *rest = lines
    shown = [f"{indent}- {head}", *(f"{indent}  {line}" for line in rest)]
    return "".join(f"{line}{newline}" for line in shown)


def _write_flow(event: Event, *, strict: bool, indent: str, newline: str) -> str:
    parts = [
        f"{pair.key if strict else pair.typed_key}: "
        + _write_value(pair.value if strict else pair.typed_value, flow=True)
        for pair in event.pairs
    ]
    if event.ends and not strict:
        parts.append(f"end: {event.ends}")
    return f"{indent}- {{{', '.join(parts)}}}{newline}"


def _write_json(event: Event, *, strict: bool) -> dict[str, Any]:
    values = {
        pair.key if strict else pair.typed_key: (
            pair.value if strict else pair.typed_value
        )
        for pair in event.pairs
    }
    return values | ({"end": event.ends} if event.ends and not strict else {})


@st.composite
def _draw_documents(draw: st.DrawFn) -> tuple[str, str]:
    """Return a document as it is typed, and in the strict form."""
    write: Callable[..., str] = draw(st.sampled_from([_write_block, _write_flow]))
    strategy = _draw_event(block=write is _write_block)
    events = draw(st.lists(strategy, min_size=1, max_size=4))
    indent = draw(st.sampled_from(["", "  "]))
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    gap = draw(st.sampled_from(["", newline, f"  # between{newline}"]))
    heads = {
        "": "",
        "fields": f"fields: [weight]{newline}{{}}:{newline}",
        "comment": f"# A comment: x{newline}{newline}{{}}:   # all{newline}",
    }
    head = heads[draw(st.sampled_from(list(heads)))]
    typed_name = draw(st.sampled_from(["events", "Events", "EVENTS"]))
    bom = draw(st.sampled_from(["", "\ufeff"]))
    texts = []
    for strict, name in ((False, typed_name), (True, "events")):
        written = gap.join(
            write(one, strict=strict, indent=indent, newline=newline) for one in events
        )
        texts.append(f"{bom}{head.format(name)}{written}")
    return texts[0], texts[1]


@settings(max_examples=60)
@given(_draw_documents())
def test_the_strict_form_comes_of_any_spelling(documents: tuple[str, str]) -> None:
    typed, strict = documents
    one = rewrite_one(typed)
    assert one.data.decode() == strict
    assert not one.left
    assert describe(load_text(typed)) == describe(load_text(one.data))
    assert not rewrite_one(strict).is_changed


@settings(max_examples=40)
@given(
    events=st.lists(_draw_event(block=False), min_size=1, max_size=4),
    indent=st.sampled_from([None, 2]),
    in_lines=st.booleans(),
)
def test_the_strict_form_comes_of_any_json(
    events: list[Event], indent: int | None, *, in_lines: bool
) -> None:
    # A mapping with a year alone is an event among events, not by itself.
    in_lines = in_lines and not any(
        pair.typed_key == "year" for event in events for pair in event.pairs
    )
    texts = []
    for strict in (False, True):
        values = [_write_json(event, strict=strict) for event in events]
        if in_lines:
            texts.append("".join(f"{json.dumps(one)}\n" for one in values))
        else:
            texts.append(json.dumps(values, indent=indent))
    typed, expected = texts
    one = rewrite_one(typed, "e.json")
    assert one.data.decode() == expected
    assert not rewrite_one(expected, "e.json").is_changed


SOUND = """\
Title: Spring 2013
fields: [weight]
defaults: {who: K}
actors:
  kerry: {name: John Kerry, aka: [K], roles: [{office: Senator, when: 1985/2013}]}
Events:
- Id: letter
  when: April 2013
  title: A letter: à Moscou
  actor: [kerry]
- start: 2013-05-10
  end: 2013-05-12
  name: A second channel
  desc: >
    Two lines
    of prose.
  sources: [{source: sherr, outlet: X, quote: 'l''envoyé'}]
  see: letter
- year: 2013
  month: 5
  day: 10
  what: &t Cameron
  where: sochi   # a comment
\t  Status: Confirmed
- {date: 2013-05-14, TITLE: *t, tags: [a, b], type: arrest}
"""
PIECES = st.sampled_from(
    [
        *":-[]{}#&*!|>'\"%@,.\t\n ",
        *("\r\n", "- ", ": ", " #", "---\n", "\n  ", "\n", "x", "&t ", "*t", "<<: *t"),
        *("date: 2014\n", "title:", "\nyear: 2014\n", "end: 2014-01", "\u2028", "\0"),
    ]
)


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(st.integers(0, len(SOUND)), st.integers(0, 12), PIECES), max_size=4
    )
)
@example([])
def test_whatever_stands_there_means_the_same_afterwards(
    changes: list[tuple[int, int, str]],
) -> None:
    text = SOUND
    for at, length, piece in changes:
        text = text[:at] + piece + text[at + length :]
    one = rewrite_one(text)
    assert describe(load_text(one.data)) == describe(load_text(text))
    again = rewrite_one(one.data)
    assert again.data == one.data
