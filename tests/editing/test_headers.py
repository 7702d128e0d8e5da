"""What new events need at the top of their file is added in the style that is there."""

from typing import Any

import pytest

from tests.helpers.splicing import insert, keeps_all_else
from timeline.diagnostics import SourceFile
from timeline.editing import Inputs, NewEvent, UnsplicedError, insert_events
from timeline.reading import Input, load_inputs
from timeline.yamltext import Tree

OLD = "- date: 2012\n  title: x\n"
NEW: dict[str, Tree] = {
    "date": "2013",
    "title": "new",
    "kind": "rumour",
    "sources": ["sherr"],
    "status": "validated",
    "weight": "3",
}
ADDED = f"""{OLD}
- date: 2013
  title: new
  kind: rumour
  sources: [sherr]
  status: validated
  weight: 3
"""
HEADER: dict[str, Any] = {
    "fields": {"weight": "number"},
    "kinds": ["rumour", "visit"],
    "statuses": {"validated": "confirmed"},
}
REGISTRIES: dict[str, dict[str, Tree]] = {
    "sources": {"sherr": {"title": "Sherr's", "url": "http://x/y"}, "t": "Title"},
    "actors": {"k": {"name": "Kerry", "aliases": ["K"]}},
}
TOP = """\
fields: {weight: number}
kinds: [rumour]
statuses: {validated: confirmed}
actors:
  k: {name: Kerry, aliases: [K]}
sources:
  sherr: {title: Sherr's, url: http://x/y}
  t: Title
"""
WORDS = TOP[: TOP.index("actors")]
CASES = {
    "a bare list": (f"# head\n{OLD}", f"# head\n{TOP}events:\n{ADDED}"),
    "a top": (
        f"title: T\n# all\nevents:\n{OLD}",
        f"title: T\n{TOP}# all\nevents:\n{ADDED}",
    ),
    "lists and mappings": (
        "fields: [a]\nkinds:\n- b # c\nstatuses: [o]\nactors:\n  z:\n    name: Z\n\n"
        "  y:\n    name: Y\n# c\nsources: {a: b}\n"
        f"events:\n{OLD}",
        "fields: [a, {weight: number}]\nkinds:\n- b # c\n- rumour\n"
        "statuses: [o, {validated: confirmed}]\nactors:\n  z:\n    name: Z\n\n"
        "  y:\n    name: Y\n\n  k:\n    name: Kerry\n    aliases:\n    - K\n# c\n"
        "sources: {a: b, sherr: {title: Sherr's, url: http://x/y}, t: Title}\n"
        f"events:\n{ADDED}",
    ),
    "a list of lines and types": (
        f"fields:\n  - a\nevents:\n{OLD}",
        f"fields:\n  - a\n  - weight: number\n{TOP[TOP.index('kinds') :]}"
        f"events:\n{ADDED}",
    ),
    "registries below the events, in quotes": (
        f"events:\n{OLD}sources:\n  a: 'b'",
        f"{WORDS}actors:\n  k: {{name: Kerry, aliases: [K]}}\nevents:\n{ADDED}"
        "sources:\n  a: 'b'\n  sherr: {title: 'Sherr''s', url: 'http://x/y'}\n"
        "  t: 'Title'",
    ),
    "keys without values": (
        f"fields:\nkinds: # c\nsources: # d\nevents:\n{OLD}",
        f"fields: {{weight: number}}\nkinds: [rumour] # c\n"
        f"statuses: {{validated: confirmed}}\nactors:\n"
        "  k: {name: Kerry, aliases: [K]}\nsources: # d\n"
        "  sherr: {title: Sherr's, url: http://x/y}\n  t: Title\n"
        f"events:\n{ADDED}",
    ),
    "most of it is there": (
        "fields: {weight: number}\nkinds: [rumour]\nsources:\n  sherr:\n"
        f"    title: Sherr's\n    url: http://x/y\nevents:\n{OLD}",
        "fields: {weight: number}\nkinds: [rumour]\nstatuses: {validated: confirmed}\n"
        "actors:\n  k: {name: Kerry, aliases: [K]}\nsources:\n  sherr:\n"
        "    title: Sherr's\n    url: http://x/y\n  t: Title\n"
        f"events:\n{ADDED}",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_words_and_entries_are_added(case: str, newline: str) -> None:
    before, after = (text.replace("\n", newline) for text in CASES[case])
    one = insert(before, [NEW], header=HEADER, registries=REGISTRIES)
    assert one.data.decode() == after
    assert keeps_all_else(before, after, one.steps)
    assert not one.chronology.diagnostics
    assert one.chronology.fields == {"weight": "number"} | dict.fromkeys(
        set(one.chronology.fields) - {"weight"}, "text"
    )


def test_a_file_that_holds_nothing_gets_a_top() -> None:
    one = insert("# c", [NEW], header=HEADER, registries=REGISTRIES)
    assert one.data.decode() == f"# c\n{TOP}events:\n{ADDED.partition(chr(10) * 2)[2]}"


def test_entries_alone_can_be_added() -> None:
    one = insert(f"events:\n{OLD}", [], registries={"places": {"g": "Geneva"}})
    assert one.data.decode() == f"places:\n  g: Geneva\nevents:\n{OLD}"
    assert one.chronology.places["g"].name == "Geneva"


def test_json_gets_json() -> None:
    old = (
        '{\n  "sources": {\n    "a": {\n      "title": "b"\n    }\n  },\n'
        '  "events": []\n}'
    )
    one = insert(
        old,
        [],
        "e.json",
        header={"kinds": ["rumour"]},
        registries={"sources": {"s": {"title": "t"}}},
    )
    assert one.data.decode() == (
        '{\n  "kinds": ["rumour"],\n  "sources": {\n    "a": {\n      "title": "b"\n'
        '    },\n    "s": {\n      "title": "t"\n    }\n  },\n  "events": []\n}'
    )


def test_json_that_holds_nothing_gets_a_top() -> None:
    words = {"kinds": ["rumour"]}
    entries = {"sources": {"s": {"title": "t"}}}
    one = insert("", [], "e.json", header=words, registries=entries)
    assert (
        one.data.decode() == '{"kinds": ["rumour"], "sources": {"s": {"title": "t"}}}\n'
    )
    with pytest.raises(UnsplicedError, match="beside it"):
        insert("", [], "e.jsonl", header=words)


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("Kinds: [a]\n", "Kinds: [a, rumour]\nsources:\n  s: t\n"),
        ("Sources:\n  a: b\n", "kinds: [rumour]\nSources:\n  a: b\n  s: t\n"),
        (
            "sources: {a: b}\nSources: {c: d}\n",
            "kinds: [rumour]\nsources: {a: b, s: t}\nSources: {c: d}\n",
        ),
        ("sources: ~ # c\n", "kinds: [rumour]\nsources: # c\n  s: t\n"),
    ],
)
def test_keys_are_found_as_they_are_read(top: str, expected: str) -> None:
    one = insert(
        f"{top}events:\n{OLD}",
        [],
        header={"kinds": ["rumour"]},
        registries={"sources": {"s": "t"}},
    )
    assert one.data.decode() == f"{expected}events:\n{OLD}"


@pytest.mark.parametrize(
    "text", ["date: 2013\ntitle: x\n", '{"date": "2013", "title": "x"}\n']
)
def test_an_event_has_no_top(text: str) -> None:
    with pytest.raises(UnsplicedError, match=r"the file is one event.*beside it"):
        insert(text, [], "e.jsonl", header={"kinds": ["rumour"]})


@pytest.mark.parametrize(
    ("top", "message"),
    [
        ("sources: {sherr: Another}\n", "differently"),
        ("sources: [a]\n", "no mapping"),
        ("sources: &a\n  b: c\nx: *a\n", "anchor"),
        ("kinds: &a [b]\nx: *a\n", "anchor"),
    ],
)
def test_what_cannot_be_added_to_is_refused(top: str, message: str) -> None:
    with pytest.raises(UnsplicedError, match=message):
        insert(f"{top}events:\n{OLD}", [NEW], header=HEADER, registries=REGISTRIES)


@pytest.mark.parametrize(
    "options", [{"header": {"tags": ["a"]}}, {"registries": {"events": {"a": "b"}}}]
)
def test_only_what_declares_and_registers_is_taken(options: dict[str, Any]) -> None:
    with pytest.raises(UnsplicedError, match="is no"):
        insert(OLD, [NEW], **options)


def test_words_that_another_file_declares_are_passed_over() -> None:
    one = SourceFile("a.yaml", b"kinds: [rumour]\nevents: []\n")
    two = SourceFile("b.yaml", OLD.encode())
    inputs = Inputs((Input(one), Input(two)))
    tree: dict[str, Tree] = {"date": "2013", "title": "new", "kind": "rumour"}
    done = insert_events(
        inputs, "b.yaml", [NewEvent(tree)], header={"kinds": ["rumour"]}
    )
    assert done.data.decode().startswith(OLD)


def test_files_are_read_a_fixed_number_of_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = []

    def count(*args: Any, **options: Any) -> Any:
        calls.append(args)
        return load_inputs(*args, **options)

    monkeypatch.setattr("timeline.editing.texts.load_inputs", count)
    trees: list[dict[str, Tree]] = [
        {"date": f"{year}", "title": f"In {year}"} for year in range(1900, 2000)
    ]
    insert(OLD, trees, header=HEADER, registries=REGISTRIES)
    assert len(calls) == 2
