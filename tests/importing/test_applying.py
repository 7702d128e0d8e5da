"""Rows by a map to drafts: what becomes of each, and what is left out."""

from typing import Any

import pytest

from timeline.diagnostics import SourceFile
from timeline.importing.applying import apply_map
from timeline.importing.drafts import Draft, Drafts
from timeline.importing.guessing import guess_map
from timeline.importing.mapreading import read_map
from timeline.importing.maps import Map
from timeline.importing.rows import Row, Skipped, Table, list_columns
from timeline.yamltext import Prose


def _table(*rows: dict[str, Any], **more: Any) -> Table:
    made = tuple([Row(row, line) for line, row in enumerate(rows, 2)])
    return Table("csv", list_columns(made), made)._replace(**more)


def _read_map(text: str) -> Map:
    return read_map(SourceFile("x.yaml", f"source: x\n{text}".encode()))


def _apply(mapping: str, *rows: dict[str, Any], **more: Any) -> Drafts:
    return apply_map(_read_map(mapping), _table(*rows, **more))


def _only(drafts: Drafts) -> Draft:
    (draft,) = drafts.drafts
    assert not drafts.left
    return draft


PLAIN = "events: {date: d, title: t}"


def test_what_is_of_a_row() -> None:
    mapping = """
key: no
events:
  id: no
  date: d
  title: "{a} – {b}"
  summary: {column: text, html: true}
  kind: {column: k, words: {Battles: attack}}
  actors: [a, {column: more, split: ","}]
  to: b
  sources:
  - {title: paper, url: link}
  - also
  status: s
fields: {deaths: {column: n, type: number}}
leave: [junk]
"""
    row = {
        "no": "7",
        "d": "10 May 2013",
        "a": "A",
        "b": "B",
        "more": "C, D",
        "text": "<p>x</p>",
        "k": "Battles",
        "paper": "P",
        "link": "https://a.example",
        "also": "Q",
        "s": "validated",
        "n": "12",
        "junk": "!",
        "new one": "kept",
    }
    drafts = _apply(mapping, row)
    draft = _only(drafts)
    assert draft.tree == {
        "id": "7",
        "date": "10 May 2013",
        "title": "A – B",
        "summary": ("x", True),
        "kind": "attack",
        "actors": ["A", "C", "D"],
        "to": ["B"],
        "sources": [{"title": "P", "url": "https://a.example"}, "Q"],
        "status": "validated",
        "deaths": ("12", False),
        "new_one": ("kept", False),
        "imported": "x:7",
    }
    assert list(draft.tree)[:3] == ["id", "date", "title"]
    assert (draft.key, draft.line, draft.is_stable) == ("x:7", 2, True)
    assert draft.when.edtf == "2013-05-10"
    assert drafts.fields == {
        "deaths": "number",
        "new_one": "text",
        "imported": "text",
        "imported_as": "text",
    }
    assert drafts.kinds == ()
    assert drafts.statuses == {"validated": "reported"}
    assert drafts.rows == 1


def test_of_a_text_the_first_that_is_not_empty_counts() -> None:
    mapping = "missing: [NA]\nevents: {date: d, title: [t, u, v]}"
    drafts = _apply(mapping, {"d": "2013", "t": "", "u": "NA", "v": "V"})
    assert _only(drafts).tree["title"] == "V"


def test_a_title_is_one_line() -> None:
    assert _only(_apply(PLAIN, {"d": "2013", "t": "a\n b"})).tree["title"] == "a b"


def test_the_reason_of_each_row_that_is_left_out() -> None:
    drafts = _apply(
        PLAIN,
        {"d": "2013", "t": "A"},
        {"d": "", "t": "B"},
        {"d": "2014", "t": ""},
        {"d": "1/2/2013", "t": "C"},
        {"d": "2013", "t": "A"},
        {"d": "after geneva", "t": "D"},
        skipped=(Skipped(9, "sum", "it is a sum"),),
    )
    assert [one.tree["title"] for one in drafts.drafts] == ["A"]
    assert [(one.line, one.kind or one.reason) for one in drafts.left] == [
        (3, "it has no date"),
        (4, "it has no title"),
        (5, "date-ambiguous"),
        (6, "it is the same as the row at 2"),
        (7, "'after geneva' names an event, and is no date"),
        (9, "it is a sum"),
    ]
    assert len(drafts.drafts) + len(drafts.left) == drafts.rows == 7


def test_a_key_that_two_rows_have() -> None:
    mapping = f"key: no\n{PLAIN}"
    drafts = _apply(
        mapping, {"no": "1", "d": "2013", "t": "A"}, {"no": "1", "d": "2013", "t": "B"}
    )
    (left,) = drafts.left
    assert left.reason == "it has the same key as the row at 2"
    assert "`key`" in left.hint


def test_a_row_without_its_key_goes_by_all_that_it_holds() -> None:
    mapping = f"key: [no, part]\n{PLAIN}"
    rows = [
        {"no": "1", "part": "a, b", "d": "2013", "t": "A"},
        {"no": "1", "part": "", "d": "2013", "t": "B"},
    ]
    first, second = _apply(mapping, *rows).drafts
    assert (first.key, first.is_stable) == ("x:1-a_b", True)
    assert len(second.key) == len("x:") + 12
    assert not second.is_stable
    again = _apply(mapping, *rows[1:]).drafts[0]
    assert again.key == second.key
    other = _apply(mapping, {**rows[1], "t": "C"}).drafts[0]
    assert other.key != second.key


def test_rows_may_be_left_out_on_purpose() -> None:
    mapping = f'key: no\nwithout: ["1", "x:2"]\n{PLAIN}'
    rows = [{"no": str(n), "d": "2013", "t": "A"} for n in range(1, 4)]
    drafts = _apply(mapping, *rows)
    assert [one.key for one in drafts.drafts] == ["x:3"]
    assert [one.reason for one in drafts.left] == ["the map leaves it out"] * 2


def test_roles_become_actors() -> None:
    mapping = "events: {date: d, title: t, actors: {column: a, roles: true}}"
    drafts = _apply(
        mapping,
        {"d": "2013", "t": "A", "a": "Police (Egypt)"},
        {"d": "2014", "t": "B", "a": "Police (Egypt)"},
        {"d": "2015", "t": "C", "a": "John Kerry"},
    )
    assert drafts.actors == {"police-egypt": {"name": "Police (Egypt)", "of": "Egypt"}}
    assert drafts.drafts[0].tree["actors"] == ["Police (Egypt)"]


def test_codes_go_by_the_date_of_their_row() -> None:
    mapping = "events: {date: d, title: t, actors: {column: a, codes: cow}}"
    drafts = _apply(
        mapping,
        {"d": "1970", "t": "A", "a": "365"},
        {"d": "2013", "t": "B", "a": "365"},
        {"d": "2013", "t": "C", "a": "77777"},
    )
    actors = [one.tree["actors"] for one in drafts.drafts]
    assert actors == [["Soviet Union"], ["Russia"], ["77777"]]
    assert drafts.unknown_codes == (("cow", "77777", 1),)


def test_keys_of_ones_own_that_are_called_like_ours() -> None:
    row = {"d": "2013", "t": "A", "note": "x", "tags": "y", "own_tags": "z"}
    tree = _only(_apply(PLAIN, row)).tree
    assert tree["own_note"] == ("x", False)
    assert {tree["own_tags"], tree["own_tags_2"]} == {("y", False), ("z", False)}


def test_records_are_kept_whole() -> None:
    row = {"d": "2013", "t": "A", "where": {"name": "Sochi", "at": ("43", "")}}
    tree = _only(_apply(PLAIN, row)).tree
    assert tree["where"] == {"name": ("Sochi", False), "at": [("43", False)]}


def test_works_alone_are_sources() -> None:
    table = _table(sources={"kerr-2013": {"title": "T", "author": "", "x": ("a",)}})
    drafts = apply_map(_read_map(PLAIN), table)
    assert drafts.sources == {"kerr-2013": {"title": "T", "x": ["a"]}}


def test_every_filled_cell_of_a_guess_is_in_its_draft() -> None:
    rows = [
        {
            "when": f"2013-05-{day:02d}",
            "what": f"W{day}",
            "a": f"A{day}",
            "b": "",
            "url": "",
        }
        for day in range(1, 29)
    ]
    # Among the rows that a guess looks at, this column is empty.
    table = _table(*rows, {"when": "2014", "what": "X", "rare": "R"})
    drafts = apply_map(guess_map(table, source="x").map, table)
    for row, draft in zip(table.rows, drafts.drafts, strict=True):
        text = repr(draft.tree)
        assert all(str(value) in text for value in row.values.values())


def test_what_a_form_doubts_of_a_date_is_the_reason() -> None:
    rows = [
        Row({"d": "05/06/2013", "t": "A"}, 4, "its order is not known"),
        Row({"d": "2013", "t": "B"}, 5, "of no matter"),
    ]
    drafts = apply_map(_read_map(PLAIN), Table("csv", ("d", "t"), tuple(rows)))
    (left,) = drafts.left
    assert left.reason == (
        "the date '05/06/2013' is left as typed: its order is not known"
    )
    assert left.hint
    assert len(drafts.drafts) == 1


def test_what_is_no_row_is_told_and_not_counted() -> None:
    skipped = (Skipped(3, "x", "no row"), Skipped(4, "y", "a part", is_row=False))
    drafts = _apply(PLAIN, {"d": "2013", "t": "A"}, skipped=skipped)
    assert drafts.rows == 2
    assert [one.reason for one in drafts.left] == ["no row"]
    assert [one.reason for one in drafts.beside] == ["a part"]


def test_dates_that_name_events_are_spelled_where_a_map_makes_them() -> None:
    row = Row({"d": "after a", "t": "A"}, settled={"date": "2013-05"})
    drafts = apply_map(_read_map(PLAIN), Table("csv", ("d", "t"), (row,)))
    assert _only(drafts).tree["date"] == "2013-05"


def test_keys_of_ones_own_in_citations_are_declared() -> None:
    cited = ({"title": "T", "odd": "o"}, "Reuters")
    mapping = "events: {date: d, title: t, sources: s}"
    drafts = _apply(mapping, {"d": "2013", "t": "A", "s": cited})
    assert drafts.fields["odd"] == "text"
    drafts = _apply(PLAIN, sources={"a": {"title": "T", "desk": "x"}})
    assert drafts.fields["desk"] == "text"


def test_a_column_called_as_what_an_import_writes_is_kept_under_another_key() -> None:
    row = {"d": "2013", "t": "A", "imported": "yes", "imported_as": "ours"}
    draft = _only(_apply(PLAIN, row))
    assert draft.tree["imported"] == draft.key
    assert "imported_as" not in draft.tree
    assert draft.tree["own_imported"] == Prose("yes")
    assert draft.tree["own_imported_as"] == Prose("ours")


def test_own_keys_stand_in_the_order_of_the_map() -> None:
    mapping = (
        PLAIN + '\nfields: {z: c, y: [gone, b], x: {text: k}, w: m.n, v: "{a}{b}"}'
    )
    row = {"d": "2013", "t": "A", "a": "1", "b": "2", "c": "3", "m": {"n": "4"}}
    tree = _only(_apply(mapping, row)).tree
    assert [key for key in tree if key in "zyxwv"] == ["z", "y", "x", "w", "v"]
    assert "y" not in _only(_apply(mapping, {"d": "2013", "t": "A", "c": "3"})).tree


def test_keys_of_rows_stay_what_they_are_in_files_that_have_them() -> None:
    # Whoever changes these makes each row that was ever imported a new one.
    nested: dict[str, Any] = {"é": ("b", ""), "c": {"d": "e"}}
    rows = {"d": "2013", "t": " A\n"}, {"d": "2014", "t": "Ä", "n": nested}
    keys = [one.key for one in _apply(PLAIN, *rows).drafts]
    assert keys == ["x:229500d386ef", "x:f64b39732114"]
    keyed = _apply(f"key: [t, d]\n{PLAIN}", {"d": "2013", "t": " a, b  c "})
    assert _only(keyed).key == "x:a_b_c-2013"


@pytest.mark.parametrize(
    ("order", "made"),
    [("day-first", "2013-06-05"), ("month-first", "2013-05-06"), ("", "5/6/2013")],
)
def test_other_dates_of_a_row_stand_in_the_order_of_the_map(
    order: str, made: str
) -> None:
    mapping = (
        "events: {date: d, title: t, sources: {title: t, date: x, accessed: x}}\n"
        "fields: {entered: {column: x, type: date}, typed: x}"
    )
    lines = f"{mapping}\ndates: {order}" if order else mapping
    tree = _only(_apply(lines, {"d": "2013", "t": "A", "x": "5/6/2013"})).tree
    assert tree["sources"] == [{"title": "A", "date": made, "accessed": made}]
    assert tree["entered"] == Prose(made)
    assert tree["typed"] == Prose("5/6/2013")


def test_rows_are_left_out_for_like_reasons_where_these_differ_in_a_value() -> None:
    dates = (
        "32 May 2013",
        "33 May 2013",
        "2013-13-40",
        "1914-16",
        "5/6/2013",
        "6/7/2013",
    )
    left = _apply(PLAIN, *[{"d": date, "t": "A"} for date in dates]).left
    kinds = [row.kind for row in left]
    assert kinds[0] == kinds[1]
    assert len(set(kinds[:4])) == 3
    assert kinds[4:] == ["date-ambiguous"] * 2
