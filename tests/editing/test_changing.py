"""Keys of an event change where they stand; what cannot without loss is refused."""

from random import Random

import pytest

from tests.editing.test_any_insertion import TEXTS, Documents, list_files
from tests.helpers.splicing import change, keeps_all_else, make_inputs
from timeline.diagnostics import SourceFile
from timeline.editing import Changes, UnsplicedError, change_event, change_events
from timeline.yamltext import Prose, Tree

LINES = """\
- date: 2013   # when
  title: 'old' # t
  actors: [A, B] # who
  summary: >
    folded
    text

  # about the place
  place: Rome
  sources:
  - a
  - title: x
    url: y
  own: "q"
  note:
- {date: 2014, title: "y", tags: [a]}
"""
LONG = ("word " * 30).strip()
HALF = f"{'a' * 50}, {'b' * 50}".split(", ")

CHANGED: dict[str, tuple[Changes, str, str]] = {
    "a text keeps quotes and comment": (
        {"title": "it's"},
        "  title: 'old' # t\n",
        "  title: 'it''s' # t\n",
    ),
    "a plain text": ({"date": "2015"}, "date: 2013   # when", "date: 2015   # when"),
    "a plain text that needs quotes": ({"place": "a: b"}, "Rome", '"a: b"'),
    "a list": ({"actors": ["C"]}, "[A, B] # who", "[C] # who"),
    "a list that is long": (
        {"actors": HALF},
        "[A, B] # who",
        f"[{HALF[0]}, {HALF[1]}] # who",
    ),
    "a block by a text": (
        {"summary": "short"},
        "summary: >\n    folded\n    text\n",
        "summary: short\n",
    ),
    "a text by a block": (
        {"place": Prose("Two\nlines")},
        "place: Rome\n",
        "place: |-\n    Two\n    lines\n",
    ),
    "a text with a comment by prose": (
        {"title": LONG},
        "'old' # t",
        f"'{LONG}' # t",
    ),
    "lines by a list": (
        {"sources": ["z"]},
        "sources:\n  - a\n  - title: x\n    url: y\n",
        "sources: [z]\n",
    ),
    "nothing by a text": ({"note": "new"}, "note:\n", "note: new\n"),
    "a block is taken out": (
        {"summary": None},
        "  summary: >\n    folded\n    text\n",
        "",
    ),
    "a list is taken out": (
        {"sources": ()},
        "  sources:\n  - a\n  - title: x\n    url: y\n",
        "",
    ),
    "an own key is taken out": ({"own": None}, '  own: "q"\n', ""),
    "an empty key is taken out": ({"note": None}, "  note:\n", ""),
    "a key before all": ({"id": "x"}, "- date", "- id: x\n  date"),
    "a key behind a block": (
        {"kind": "visit"},
        "    text\n",
        "    text\n  kind: visit\n",
    ),
    "keys in their order": (
        {"confidence": "high", "status": "denied"},
        "    url: y\n",
        "    url: y\n  status: denied\n  confidence: high\n",
    ),
    "an own key": ({"weight": "1"}, "  note:\n", "  note:\n  weight: 1\n"),
}


@pytest.mark.parametrize("case", CHANGED)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_change_leaves_the_rest_as_it_is(case: str, newline: str) -> None:
    changes, old, new = CHANGED[case]
    text, old, new = (one.replace("\n", newline) for one in (LINES, old, new))
    one = change(text, changes)
    assert one.data.decode() == text.replace(old, new, 1)
    assert keeps_all_else(text, one.data.decode(), [one.splices])


BRACES: dict[str, tuple[Changes, str]] = {
    "a text": ({"title": "z"}, '{date: 2014, title: "z", tags: [a]}'),
    "a list": ({"tags": ["b", "c, d"]}, '{date: 2014, title: "y", tags: [b, "c, d"]}'),
    "a key": ({"kind": "visit"}, '{date: 2014, title: "y", kind: visit, tags: [a]}'),
    "the first key": ({"id": "q"}, '{id: q, date: 2014, title: "y", tags: [a]}'),
    "an own key": (
        {"weight": {"a": ["b"]}},
        '{date: 2014, title: "y", tags: [a], weight: {a: [b]}}',
    ),
    "lines": (
        {"summary": Prose("a\nb")},
        '{date: 2014, title: "y", summary: "a\\nb", tags: [a]}',
    ),
    "out": ({"tags": None}, '{date: 2014, title: "y"}'),
}


@pytest.mark.parametrize("case", BRACES)
def test_an_event_in_braces_stays_in_them(case: str) -> None:
    changes, expected = BRACES[case]
    start = LINES.index("- {")
    one = change(LINES, changes, number=1)
    assert one.data.decode() == f"{LINES[:start]}- {expected}\n"


JSON = '[\n  {\n    "date": "2013",\n    "title": "x",\n    "tags": ["a"]\n  }\n]\n'


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"title": 'a "b"'}, '"x"', r'"a \"b\""'),
        ({"tags": None}, ',\n    "tags": ["a"]', ""),
        ({"tags": ["b", "c"]}, '["a"]', '["b", "c"]'),
        ({"kind": "visit"}, '"x",', '"x",\n    "kind": "visit",'),
        ({"id": "q"}, '"date"', '"id": "q",\n    "date"'),
    ],
)
def test_json_stays_json(changes: Changes, old: str, new: str) -> None:
    assert change(JSON, changes, "e.json").data.decode() == JSON.replace(old, new, 1)


OTHERWISE: dict[str, tuple[str, Changes, str]] = {
    "keys under other names": (
        "- {date: 2012, title: x}\n- when: 2013\n  what: x\n  who: [A]\n  source: s\n",
        {"title": "new", "actors": ["B"], "date": "2014", "sources": ["t"]},
        "- {date: 2012, title: x}\n"
        "- when: 2014\n  what: new\n  who: [B]\n  source: [t]\n",
    ),
    "an alias": (
        "- {title: &t x, date: 2013}\n- title: *t\n  date: 2014\n",
        {"title": "new"},
        "- {title: &t x, date: 2013}\n- title: new\n  date: 2014\n",
    ),
    "several lines without quotes": (
        "- {date: 2012, title: x}\n- title:\n    long text\n    goes on\n  date: 2013",
        {"title": "new"},
        "- {date: 2012, title: x}\n- title: new\n  date: 2013",
    ),
    "a key at the end of a file": (
        "- {date: 2012, title: x}\n- title: y\n  date: 2013",
        {"note": "new"},
        "- {date: 2012, title: x}\n- title: y\n  date: 2013\n  note: new",
    ),
    "the first key out": (
        "- {date: 2012, title: x}\n- kind: visit\n  title: y\n  date: 2013\n",
        {"kind": None},
        "- {date: 2012, title: x}\n- title: y\n  date: 2013\n",
    ),
    "several keys at the end out": (
        "- {date: 2012, title: x}\n- title: y\n  date: 2013\n  place: a\n  own: b",
        {"place": None, "own": None},
        "- {date: 2012, title: x}\n- title: y\n  date: 2013",
    ),
    "a key for the last one": (
        "- {date: 2012, title: x}\n- title: y\n  date: 2013\n  own: b",
        {"place": "a", "own": None},
        "- {date: 2012, title: x}\n- title: y\n  date: 2013\n  place: a",
    ),
    "several keys at the beginning out": (
        "- {date: 2012, title: x}\n- {place: a, own: b, title: y, date: 2013}\n",
        {"place": None, "own": None, "id": "i"},
        "- {date: 2012, title: x}\n- {id: i, title: y, date: 2013}\n",
    ),
    "what all events have": (
        "defaults: {kind: visit}\nevents:\n- {date: 2012, title: x}\n"
        "- {date: 2013, title: x, kind: talks}\n",
        {"kind": None},
        "defaults: {kind: visit}\nevents:\n- {date: 2012, title: x}\n"
        '- {date: 2013, title: x, kind: ""}\n',
    ),
    "a colon below its key": (
        '[{"date": "2012", "title": "x"},\n{"date"\n:\n"2013", "title": "y"}]\n',
        {"date": "2014"},
        '[{"date": "2012", "title": "x"},\n{"date"\n:\n"2014", "title": "y"}]\n',
    ),
    "a list that all events have": (
        "defaults: {to: [A]}\nevents:\n- {date: 2012, title: x}\n"
        "- date: 2013\n  title: x\n",
        {"to": None},
        "defaults: {to: [A]}\nevents:\n- {date: 2012, title: x}\n"
        "- date: 2013\n  title: x\n  to: []\n",
    ),
    "a sign of a key before the first": (
        "- {date: 2012, title: x}\n- ? date\n  : 2013\n  title: y\n",
        {"id": "a", "kind": "visit"},
        "- {date: 2012, title: x}\n- id: a\n  ? date\n  : 2013\n  title: y\n"
        "  kind: visit\n",
    ),
    "a title that an id is made of": (
        "- {date: 2012, title: x, see: 2013-y}\n- date: 2013\n  title: y\n",
        {"title": "new"},
        "- {date: 2012, title: x, see: 2013-y}\n"
        "- id: 2013-y\n  date: 2013\n  title: new\n",
    ),
    "a title that a date rests on": (
        "- {date: 2013, title: x}\n- {date: 2014, title: y}\n"
        "- {date: 2 days after 2014-y, title: z}\n",
        {"title": "new"},
        "- {date: 2013, title: x}\n- {id: 2014-y, date: 2014, title: new}\n"
        "- {date: 2 days after 2014-y, title: z}\n",
    ),
    "an event under its id": (
        "events:\n  a: {date: 2013, title: x}\n  b:\n    date: 2014\n    title: y\n",
        {"kind": "visit"},
        "events:\n  a: {date: 2013, title: x}\n"
        "  b:\n    date: 2014\n    title: y\n    kind: visit\n",
    ),
}


@pytest.mark.parametrize("case", OTHERWISE)
def test_keys_are_found_however_they_stand(case: str) -> None:
    text, changes, expected = OTHERWISE[case]
    assert change(text, changes, number=1).data.decode() == expected


REFUSED: dict[str, tuple[str, Changes, str]] = {
    "a comment on a line that goes": (LINES, {"actors": None}, "comment"),
    "a comment within": (
        "- title: a\n  date: 2013\n  actors:\n  - A\n  # x\n  - B\n",
        {"actors": ["B"]},
        "comment",
    ),
    "a comment behind a head": (
        "- title: a\n  date: 2013\n  summary: | # c\n    x\n",
        {"summary": "b"},
        "comment",
    ),
    "an anchor": ("- {title: &t x, date: 2013, to: *t}\n", {"title": "b"}, "anchor"),
    "a tag": ("- title: !x a\n  date: 2013\n", {"title": "b"}, "tag"),
    "a sign of a key": ("- ? title\n  : a\n  date: 2013\n", {"title": "b"}, "`[?] `"),
    "the date": (LINES, {"date": None}, "every event"),
    "a date in parts": (
        "- {start: 2013-01-01, end: 2013-01-03, title: x}\n",
        {"date": "2014"},
        "several keys",
    ),
    "a year": ("- {year: 2013, title: x}\n", {"date": "2014"}, "several keys"),
    "two keys of one name": (
        "- {date: 2013, title: x, source: a, sources: [b]}\n",
        {"sources": ["c"]},
        "several of its keys",
    ),
    "an event that stands twice": (
        "- &x {date: 2013, title: x}\n- *x\n",
        {"kind": "visit"},
        "an alias makes another event of it",
    ),
    "an id that others name": (
        "- {date: 2013, title: x, id: a}\n- {date: 2014, title: y, see: a}\n",
        {"id": "b"},
        "other events name it as 'a'",
    ),
    "no date": (LINES, {"date": "soon"}, "soon"),
    "front matter": ("---\ndate: 2013\ntitle: x\n---\n", {"title": "b"}, "by hand"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_lose_something_is_refused(case: str) -> None:
    text, changes, message = REFUSED[case]
    with pytest.raises(UnsplicedError, match=message):
        change(text, changes, "e.md" if case == "front matter" else "e.yaml")


def test_what_is_there_already_changes_nothing() -> None:
    assert not change(LINES, {"place": "Rome", "kind": None}).is_changed


def _draw_changes(random: Random) -> dict[str, Tree | None]:
    """Return changes of some keys, with hostile texts."""
    values: dict[str, Tree | None] = {
        "title": random.choice(TEXTS) + " 1",
        "summary": random.choice([None, random.choice(TEXTS), Prose(f"{LONG}\nmore")]),
        "actors": random.choice([None, random.sample(TEXTS, 2)]),
        "note": random.choice([None, random.choice(TEXTS)]),
        "own": random.choice([None, random.choice(TEXTS)]),
        "sources": [{"title": random.choice(TEXTS), "page": "3"}, "a"],
        "kind": "visit",
    }
    return dict(random.sample(list(values.items()), random.randint(1, 4)))


@pytest.mark.parametrize("seed", range(4))
def test_changes_in_any_document_leave_the_rest_as_it_is(seed: int) -> None:
    documents = Documents(seed + 100)
    made, refused = 0, []
    for _ in range(60):
        text, name = documents.make()
        inputs = make_inputs(text, name)
        events = inputs.load().events
        if not events:
            continue
        event = documents.choose(events)
        changes = _draw_changes(documents.random)
        try:
            one = change_event(inputs, event, changes)
        except UnsplicedError as error:
            refused.append(str(error))
            continue
        made += 1
        before, after = SourceFile(name, text.encode()).text, SourceFile(name, one.data)
        assert keeps_all_else(before, after.text, [one.splices])
        (now,) = one.events
        if changes.get("actors"):
            assert list(now.actors) == changes["actors"]
        if "title" in changes:
            assert now.title == changes["title"]
    assert made > 20
    assert not any("mean" in reason for reason in refused)


def test_events_of_any_file_change_all_at_once() -> None:
    refused: dict[str, int] = {}
    count = 0
    for path in list_files():
        inputs = make_inputs(path.read_bytes(), path.name)
        events = inputs.load().events[:40]
        wanted = [(event, {"confidence": "low"}) for event in events]
        try:
            one = change_events(inputs, path.name, wanted)
        except UnsplicedError as error:
            refused[str(error)] = refused.get(str(error), 0) + 1
            continue
        count += len(events)
        assert {event.confidence for event in one.events} == {"low"}
        assert len(one.chronology.events) == len(inputs.load().events)
    assert count > 300
    assert not any("mean" in reason for reason in refused), refused
