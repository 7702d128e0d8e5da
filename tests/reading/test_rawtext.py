"""Text that YAML cannot read as it stands, under the keys that hold prose."""

import pytest

from tests.helpers.chronologies import find_problem
from timeline.diagnostics import Diagnostic
from timeline.model import Event
from timeline.reading import load_text
from timeline.reading.events import EVENT
from timeline.reading.schema import Shape

PROSE = tuple(
    name
    for key in EVENT.keys
    if key.shape is Shape.PROSE
    for name in (key.name, *key.others)
)


def read(key: str, value: str) -> tuple[Event, list[Diagnostic]]:
    """Return an event with a text under a key, and what is said of the text."""
    keys = {"date": "2013", "title": "T", key: value}
    lines = "".join(f"  {name}: {typed}\n" for name, typed in keys.items())
    chronology = load_text(f"-\n{lines}- {{date: 2014, title: U}}\n")
    assert chronology.left_out == ()
    event = next(one for one in chronology.events if one.date.edtf == "2013")
    said = [found for found in chronology.diagnostics if found.code != "key-synonym"]
    return event, said


TEXTS = [
    ("Obama: no deal", "Obama: no deal"),
    ("Cameron in Sochi: Assad: must go", "Cameron in Sochi: Assad: must go"),
    ("[?] Missiles seen", "[?] Missiles seen"),
    ("[Kerry] and [Lavrov] meet", "[Kerry] and [Lavrov] meet"),
    ("{sic} x", "{sic} x"),
    ('"Third secretary" is arrested', '"Third secretary" is arrested'),
    ("'Reset' says X", "'Reset' says X"),
    ("@mfa_russia answers", "@mfa_russia answers"),
    ("`x` and y", "`x` and y"),
    ("%5 more", "%5 more"),
    ("*star* and more", "*star* and more"),
    ("& co", "& co"),
    ("! x: y", "! x: y"),
    ("> so it is", "> so it is"),
    ("| so it is", "| so it is"),
    ("? who knows", "? who knows"),
    # No comment ever becomes text.
    ("Obama: no deal # he said", "Obama: no deal"),
    ("Obama: no deal # he: said", "Obama: no deal"),
    ("Obama: deal #4", "Obama: deal"),
    ("Obama: C#4", "Obama: C#4"),
    # What goes on below belongs to it, folded as YAML folds it.
    ("Obama: no\n    deal", "Obama: no deal"),
    ("Obama: no\n    deal\n\n    at all", "Obama: no deal\nat all"),
    ("Obama: no\n    # a comment: here\n    deal", "Obama: no deal"),
]


@pytest.mark.parametrize(("typed", "text"), TEXTS)
def test_text_is_what_stands_after_the_key(typed: str, text: str) -> None:
    event, said = read("summary", typed)
    assert event.summary == text
    (found,) = said
    assert (found.code, str(found.severity)) == ("text-unquoted", "warning")
    length = 0 if "\n" in typed else len(text)
    assert found.where[1:] == (4, 12, length)


@pytest.mark.parametrize("key", PROSE)
def test_text_is_read_under_every_key_that_holds_prose(key: str) -> None:
    event, said = read(key, "Obama: no deal")
    found = [one for one in said if one.code != "key-unknown"]
    assert [one.code for one in found] == ["text-unquoted"]
    values = {event.title, event.summary, event.note, *map(str, event.extra.values())}
    assert "Obama: no deal" in values


@pytest.mark.parametrize("key", ["title", "note"])
@pytest.mark.parametrize(
    "value", ["'a'", "a #b", "a [b]", "it's", "a, b", "x:y", "http://x.y", "a - b"]
)
def test_what_yaml_reads_as_text_is_never_read_otherwise(key: str, value: str) -> None:
    _, said = read(key, value)
    assert "text-unquoted" not in [one.code for one in said]


@pytest.mark.parametrize("key", ["place", "kind", "actors", "id", "own"])
def test_text_of_other_keys_is_not_guessed(key: str) -> None:
    _, said = read(key, "Obama: no deal")
    assert said[0].code == "yaml-syntax"


@pytest.mark.parametrize("value", ["'open", '"open: x', "[open", "{open"])
def test_text_whose_end_nobody_knows_is_lost(value: str) -> None:
    event, said = read("summary", f"{value}\n  kind: visit")
    assert [one.code for one in said] == ["yaml-syntax"]
    assert (event.summary, event.kind) == ("", "visit")


def test_list_and_mapping_under_a_key_of_prose_are_text_in_block_style_alone() -> None:
    event, said = read("note", "[a, b]")
    assert (event.note, [one.code for one in said]) == ("[a, b]", ["text-unquoted"])
    event, said = read("note", "{a: b} # c")
    assert (event.note, [one.code for one in said]) == ("{a: b}", ["text-unquoted"])
    event, said = read("note", "\n  - a\n  - b")
    assert (event.note, [one.code for one in said]) == ("", ["key-shape"])
    found = find_problem(load_text("- {date: 2013, title: T, note: [a, b]}\n"))
    assert found.code == "key-shape"
    found = find_problem(load_text('[{"date": "2013", "title": "T", "note": ["a"]}]'))
    assert found.code == "key-shape"


def test_quote_of_a_citation_holds_prose() -> None:
    chronology = load_text(
        "- date: 2013\n  title: T\n  sources:\n"
        "  - source: s\n    quote: [sic] Obama: x\n"
    )
    assert find_problem(chronology).code == "text-unquoted"
    assert chronology.events[0].sources[0].quote == "[sic] Obama: x"


def test_title_of_the_whole_holds_prose() -> None:
    chronology = load_text("title: Spring: a start\nevents: [{date: 2013, title: T}]\n")
    assert find_problem(chronology).code == "text-unquoted"
    assert chronology.title == "Spring: a start"


def test_each_text_is_told_at_its_place() -> None:
    text = "".join(f"- date: {year}\n  title: a: b\n" for year in range(2001, 2005))
    found = load_text(text).diagnostics
    assert [one.where.line for one in found] == [2, 4, 6, 8]
    assert len({one.code for one in found}) == 1
