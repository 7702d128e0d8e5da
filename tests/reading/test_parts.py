"""One file's header: its own keys, and what is no chronology at all."""

import pytest

from timeline.model import KINDS
from timeline.reading import load_text

EVENT = "events: [{date: 2013, title: T}]\n"


def codes(text: str) -> list[str]:
    return [found.code for found in load_text(text).diagnostics]


def test_header_is_read() -> None:
    chronology = load_text(
        "timeline: 1\ntitle: Spring 2013\nyear: 2013\nfields: [weight, seen]\n"
        f"kinds: [backchannel]\n{EVENT}"
    )
    assert chronology.diagnostics == ()
    assert chronology.title == "Spring 2013"
    assert chronology.year == 2013
    assert chronology.fields == {"weight": "text", "seen": "text"}
    assert chronology.kinds == (*KINDS, "backchannel")
    assert chronology.extra == {}


def test_list_of_events_needs_no_header() -> None:
    chronology = load_text("- {date: 2013, title: T}\n")
    assert chronology.diagnostics == ()
    assert (chronology.title, chronology.year) == ("", None)
    assert chronology.kinds == KINDS


@pytest.mark.parametrize("version", ["2", "1.0", "one", "'1 '"])
def test_other_format_version_is_an_error_and_the_rest_is_read(version: str) -> None:
    chronology = load_text(f"timeline: {version}\n{EVENT}")
    (found,) = chronology.diagnostics
    assert (found.code, found.where.line, found.where.column) == (
        "format-version",
        1,
        11,
    )
    assert len(chronology.events) == 1


def test_unknown_key_of_the_header_is_kept_and_reported() -> None:
    chronology = load_text(f"editor: Ada\n{EVENT}")
    assert [found.code for found in chronology.diagnostics] == ["key-unknown"]
    assert chronology.extra == {"editor": "Ada"}


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("people", "actors"),
        ("name", "title"),
        ("locations", "places"),
        ("version", "timeline"),
        ("evnts", "events"),
        ("field", "fields"),
        ("kind", "kinds"),
        ("query", "queries"),
    ],
)
def test_unknown_key_of_the_header_suggests_the_nearest(typed: str, near: str) -> None:
    (found,) = load_text(f"{typed}: x\n{EVENT}").diagnostics
    assert found.hint == f"did you mean `{near}`?"


def test_declared_kind_is_known_wherever_it_is_declared() -> None:
    event = "events: [{date: 2013, title: T, kind: backchannel}]\n"
    assert codes(event) == ["kind-unknown"]
    assert codes(f"kinds: backchannel\n{event}") == []
    assert codes(f"{event}kinds: [backchannel]\n") == []


def test_unknown_kind_suggests_the_nearest_and_is_kept() -> None:
    chronology = load_text("- {date: 2013, title: T, kind: visits}\n")
    (found,) = chronology.diagnostics
    assert found.hint.startswith("did you mean `visit`? ")
    assert "`kinds: [visits]`" in found.hint
    assert chronology.events[0].kind == "visits"


@pytest.mark.parametrize("value", ["{a: b}", "some text", "2013"])
def test_events_that_are_no_list_are_reported(value: str) -> None:
    assert codes(f"events: {value}\n") == ["key-shape"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("date: 2013\ntitle: T\n", "this looks like one event"),
        ("date: 2013\n", "this looks like one event"),
        ("year: 2013\n", "under `events:`"),
        ("incidents: [{date: 2013, title: T}]\n", "rename `incidents` to `events`"),
        ("title: A\nincidents: [x]\ndate: x\n", "this looks like one event"),
    ],
)
def test_mapping_without_events_is_no_chronology(text: str, hint: str) -> None:
    chronology = load_text(text)
    (found,) = [
        found for found in chronology.diagnostics if found.code == "file-not-chronology"
    ]
    assert hint in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "actors: {fsb: FSB}\n",
        "sources: {s: S}\n",
        "places: {p: P}\n",
        "title: Spring\n",
        "kinds: [backchannel]\n",
    ],
)
def test_header_alone_is_a_part_of_a_chronology_in_a_folder(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("title: [a]\n", ["key-shape"]),
        ("title:\n", ["value-empty"]),
        ("year: [2013]\n", ["key-shape"]),
        ("fields: {a: b}\n", ["value-invalid"]),
        ("kinds: [[a]]\n", ["key-shape"]),
        ("timeline: {}\n", ["key-shape"]),
    ],
)
def test_wrong_shape_in_the_header_is_reported(
    header: str, expected: list[str]
) -> None:
    assert codes(header + EVENT) == expected
