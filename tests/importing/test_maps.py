"""Maps: read, refused at their lines, and written so that they are read the same."""

import pytest

from timeline.diagnostics import SourceFile
from timeline.importing.mapreading import MapError, read_map
from timeline.importing.maps import (
    DateRecipe,
    Map,
    Recipe,
    RecordRecipe,
    Units,
    name_field,
)
from timeline.importing.mapwriting import format_map

WHOLE = """
source: acled
key: [event_id, part]
columns: [event_id, notes]
names: [a, b]
missing: ["-9", "", NA]
dates: day-first
cells: inert
at: data.items
title: Clashes
events:
  id: event_id
  date:
    begin: from
    end: {year: y, month: m, day: d}
    precision: prec
    words: {1: day, "2": month}
  reported: {begin: at, epoch: seconds}
  title: "{a} – {b} (in {c})"
  summary: {column: notes, html: true}
  kind: {column: type, words: {Battles: attack, Other: ~}}
  actors:
  - actor1
  - {column: "a{2}", split: ";", codes: cow, roles: true}
  status: {text: claimed}
  sources:
  - {title: source, url: [link, mirror]}
  - column: more
    split: "|"
fields:
  deaths: {column: fatalities, type: number}
leave: [timestamp]
without: ["12"]
"""


def _read(text: str) -> Map:
    return read_map(SourceFile("x.yaml", text.encode()))


def _fail(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(MapError) as caught:
        _read(text)
    return [(where.line, text, hint) for where, text, hint in caught.value.problems]


def test_all_that_a_map_may_say() -> None:
    found = _read(WHOLE)
    assert found.source == "acled"
    assert found.key == ("event_id", "part")
    assert found.signature == ("event_id", "notes")
    assert found.names == ("a", "b")
    assert found.missing == {"-9", "", "NA"}
    assert (found.order, found.inert, found.at) == ("day-first", True, "data.items")
    assert found.title == "Clashes"
    assert found.events["date"] == (
        DateRecipe(
            Recipe(column="from"),
            Units("y", "m", "d"),
            precision="prec",
            words={"1": "day", "2": "month"},
        ),
    )
    assert found.events["reported"] == (
        DateRecipe(Recipe(column="at"), epoch="seconds"),
    )
    (title,) = found.events["title"]
    assert title.list_columns() == ("a", "b", "c")
    assert found.events["kind"] == (
        Recipe(column="type", words={"Battles": "attack", "Other": ""}),
    )
    assert found.events["actors"] == (
        Recipe(column="actor1"),
        Recipe(column="a{2}", split=";", codes="cow", roles=True),
    )
    assert found.events["status"] == (Recipe(text="claimed"),)
    assert found.events["sources"] == (
        RecordRecipe(
            {
                "title": (Recipe(column="source"),),
                "url": (Recipe(column="link"), Recipe(column="mirror")),
            }
        ),
        Recipe(column="more", split="|"),
    )
    assert found.fields == {"deaths": (Recipe(column="fatalities", type="number"),)}
    assert found.leave == ("timestamp",)
    assert found.without == {"12"}
    assert set(found.list_columns()) >= {"event_id", "from", "y", "prec", "mirror"}


def test_what_is_written_is_read_as_the_same() -> None:
    found = _read(WHOLE)
    written = "\n".join(format_map(found))
    assert _read(written) == found
    assert "\n".join(format_map(_read(written))) == written


def test_fields_may_be_a_list() -> None:
    found = _read("events: {date: d, title: t}\nfields: [a, b c]")
    assert found.fields == {
        "a": (Recipe(column="a"),),
        "b c": (Recipe(column="b c"),),
    }


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("evens: {}", "a map has no key `evens`", "did you mean"),
        ("source: [a]", "`source` is a text, and here a list", ""),
        (
            "dates: german",
            "'german' is nothing that `dates` can be",
            "one of: day-first",
        ),
        ("fields: {title: x}", "`title` is a key of events, not one of your", ""),
        ("fields: 3", "`fields` is a mapping, not text", ""),
        ("leave: {a: b}", "`leave` is a text, and here a mapping", ""),
        ("missing: [[a]]", "`missing` is a list of texts", ""),
    ],
)
def test_a_slip_at_the_top(line: str, message: str, hint: str) -> None:
    ((at, told, advice),) = _fail(f"events: {{date: d, title: t}}\n{line}")
    assert at == 2
    assert message in told
    assert hint in advice


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("titel: x", "an event has no key `titel`", "`title`"),
        ("kind: {colum: x}", "`kind` has no key `colum`", "`column`"),
        ("kind: {column: x, text: y}", "made of one of `column`, `template`", ""),
        ("kind: {split: x}", "made of one of `column`, `template`", "{column: NAME}"),
        ("kind: {column: x, html: ja}", "'ja' is nothing that `html` can be", ""),
        ("kind: {column: x, words: y}", "a mapping from values to words", ""),
        ("kind: {column: x, words: {y: [z]}}", "`y` stands for a text", ""),
        ("actors: {column: x, codes: cwo}", "'cwo' is nothing", "cow"),
        ("actors: [[x]]", "`actors` is a text, and here a list", ""),
        ("reported: {end: x}", "`reported` has no `begin`", "`begin: COLUMN`"),
        ("reported: {begin: x, words: {1: mont}}", "'mont' is nothing", "month"),
        ("reported: {begin: x, epoch: days}", "'days' is nothing", "seconds"),
        ("reported: {year: x, dya: y}", "`reported` has no key `dya`", "year, month"),
        ("sources: {titel: x}", "a citation has no key `titel`", "`title`"),
        ("place:", "`place` is a text, and here empty", ""),
    ],
)
def test_a_slip_among_events(line: str, message: str, hint: str) -> None:
    ((at, told, advice),) = _fail(f"events:\n  date: d\n  title: t\n  {line}")
    assert at == 4
    assert message in told
    assert hint in advice


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a",
        "a",
        "events: 3",
        "events:\n  # date: COLUMN\n",
        "a: {b",
        "---\na: b\n---\n",
    ],
)
def test_what_is_no_map(text: str) -> None:
    assert _fail(text)


def test_what_is_missing_is_asked_for() -> None:
    ((_, message, hint),) = _fail("events: {title: t}")
    assert message == "nothing says what the `date` of an event is"
    assert hint == "add `date: COLUMN` under `events`"


def test_all_slips_are_told_in_the_order_of_their_places() -> None:
    problems = _fail(
        "dates: x\nevents:\n  date: d\n  titel: x\n  kind: [[]]\nsorce: y\n"
    )
    assert [line for line, _, _ in problems] == [1, 4, 5, 6]
    with pytest.raises(MapError) as caught:
        _read("dates: x\nevents: {date: d, title: t}\nsorce: y\n")
    first, second = caught.value.message.split("\n")
    assert first.startswith("x.yaml:1:8: ")
    assert second.startswith("x.yaml:3:1: ")
    assert caught.value.hint == ""


@pytest.mark.parametrize(
    ("column", "key"),
    [
        ("Importance", "Importance"),
        ("Story ID", "Story_ID"),
        ("a, (b)", "a_b"),
        ("title", "own_title"),
        ("source", "own_source"),
        ("  ", "column"),
    ],
)
def test_a_key_of_ones_own_can_be_asked_for(column: str, key: str) -> None:
    assert name_field(column) == key


def test_keys_of_ones_own_are_unique() -> None:
    assert name_field("a b", {"a_b", "a_b_2"}) == "a_b_3"


@pytest.mark.parametrize("column", ["imported", "imported_as"])
def test_what_an_import_writes_itself_is_taken_from_no_column(column: str) -> None:
    assert name_field(column) == f"own_{column}"
    assert name_field(column, reserved=()) == column


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("fields: [a, kind]", 13, "`kind` is a key of events"),
        ("fields: {imported: x}", 10, "`imported` is a key that an import writes"),
        ("fields: [imported_as]", 10, "`imported_as` is a key that an import writes"),
    ],
)
def test_a_key_of_ones_own_is_free(line: str, column: int, message: str) -> None:
    with pytest.raises(MapError) as caught:
        _read(f"events: {{date: d, title: t}}\n{line}")
    ((where, told, hint),) = caught.value.problems
    assert (where.line, where.column) == (2, column)
    assert told.startswith(message)
    assert "call it something else" in hint


def test_events_that_were_exported_bring_their_origin_along() -> None:
    found = _read("known-by: id\nevents: {date: d, title: t}\nfields: [imported]")
    assert list(found.fields) == ["imported"]
