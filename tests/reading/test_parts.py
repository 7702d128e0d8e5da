"""One document's header, and what stands beside it."""

import pytest

from tests.helpers.chronologies import EVENT, load_sound
from timeline.diagnostics import SourceFile
from timeline.reading import Input, load_inputs, load_text
from timeline.reading.headers import HEADER
from timeline.vocabulary import KINDS


def codes(text: str) -> list[str]:
    return [found.code for found in load_text(text).diagnostics]


def test_header_is_read() -> None:
    chronology = load_sound(
        "timeline: 1\ntitle: Spring 2013\nyear: 2013\nfields: [weight, seen]\n"
        f"kinds: [backchannel]\n{EVENT}"
    )
    assert chronology.title == "Spring 2013"
    assert chronology.year == 2013
    assert chronology.fields == {"weight": "text", "seen": "text"}
    assert chronology.kinds == (*KINDS, "backchannel")
    assert chronology.extra == {}


def test_list_of_events_needs_no_header() -> None:
    chronology = load_sound("- {date: 2013, title: T}\n")
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
        ("Titel", "title"),
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
    assert found.hint == (
        f"did you mean `{near}`? "
        f"if it is your own: `fields: [{typed}]` at the top of the file"
    )


@pytest.mark.parametrize("name", [key.name for key in HEADER.keys])
def test_key_of_the_header_is_read_in_any_case(name: str) -> None:
    values = {
        "timeline": "1",
        "title": "X",
        "year": "2013",
        "fields": "[x]",
        "kinds": "[x]",
        "statuses": "[x]",
        "queries": "{x: kind:visit}",
        "defaults": "{kind: visit}",
        "events": "[{date: 2013, title: U}]",
    }
    typed = f"{name.upper()}: {values.get(name, '{x: X}')}\n"
    chronology = load_text(typed if name == "events" else typed + EVENT)
    unknown = [one for one in chronology.diagnostics if one.code == "key-unknown"]
    assert unknown == []
    assert len(chronology.events) == 1
    assert chronology.extra == {}


def test_declared_key_at_the_top_is_the_authors_own() -> None:
    chronology = load_sound(f"fields: [editor, Title]\neditor: Ada\nTitle: x\n{EVENT}")
    assert chronology.extra == {"editor": "Ada", "Title": "x"}


FORMS = [
    ("events:\n- {date: 2013, title: T, own: x}\n", "at the top of the file"),
    ("title: X\nevents: [{date: 2013, title: T, own: x}]\n", "at the top of the file"),
    ("a: {date: 2013, title: T, own: x}\n", "at the top of the file"),
    ("steps: [{date: 2013, title: T, own: x}]\n", "at the top of the file"),
    ("- {date: 2013, title: T, own: x}\n", "`events:` on two lines above the list"),
    ("- {date: 2013, title: T, own: x}\n- [\n", "on two lines above the list"),
    ("date: 2013\ntitle: T\nown: x\n", "in another file"),
    ("date: 2013\ntitle: T\nown: x\n---\ndate: 2014\ntitle: U\n", "in another file"),
    ("title: X\n---\n- {date: 2013, title: T, own: x}\n", "at the top of the file"),
]


@pytest.mark.parametrize(("text", "words"), FORMS)
def test_hint_says_where_a_key_can_be_declared_in_such_a_file(
    text: str, words: str
) -> None:
    chronology = load_text(text)
    (found,) = [one for one in chronology.diagnostics if one.code == "key-unknown"]
    assert "`fields: [own]`" in found.hint
    assert found.hint.endswith(words) or words == "in another file"
    assert words in found.hint


@pytest.mark.parametrize(("text", "words"), FORMS)
def test_what_the_hint_says_declares_the_key(text: str, words: str) -> None:
    if "above the list" in words:
        texts = ["fields: [own]\nevents:\n" + text]
    elif words == "in another file":
        texts = ["fields: [own]\n", text]
    else:
        texts = ["fields: [own]\n" + text]
    files = [SourceFile(f"{n}.yaml", one.encode()) for n, one in enumerate(texts)]
    chronology = load_inputs([Input(file) for file in files])
    assert "key-unknown" not in [one.code for one in chronology.diagnostics]
    assert chronology.events[0].extra == {"own": "x"}


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
        ("title: [a]\n", ["text-unquoted"]),
        ("title:\n- a\n", ["key-shape"]),
        ("{title: [a], events: []}\n#", ["key-shape"]),
        ("statuses: [[a]]\n", ["key-shape"]),
        ("defaults: [a]\n", ["key-shape"]),
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
