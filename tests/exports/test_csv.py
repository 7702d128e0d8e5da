"""CSV as docs/csv.md describes it, read back by Python's csv and by DuckDB."""

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.exporting import export_bytes
from tests.helpers.files import (
    DATA,
    ROOT,
    list_blocks,
    load_nasty,
    load_sample,
    read_page,
)
from timeline import Chronology, load, load_text, make_query, select
from timeline.exports import ColumnError, CsvOptions, TsvOptions, format_of_path
from timeline.exports.options import DELIMITERS
from timeline.inert import make_inert, restore_cell
from timeline.names.facets import FACETS
from timeline.query import Question
from timeline.settings import RefusedError, parse_settings

MANUAL = read_page("csv")
SAMPLE = load_sample()
COLUMNS = (
    "id,date,begin,end,precision,title,kind,actors,to,about,place,tags,status,"
    "confidence,sources,summary,match,why,actors_resolved,to_resolved,about_resolved,"
    "actors_possible"
)


def export(
    chronology: Chronology,
    options: CsvOptions | None = None,
    query: Question | None = None,
) -> bytes:
    return export_bytes("csv", select(chronology, query), options or CsvOptions())


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def load_events(text: str) -> Chronology:
    """Return a chronology of events, each `date: 2013` if it has no other."""
    return load_text(f"events:\n{text}")


def export_event(text: str, options: CsvOptions | None = None) -> dict[str, str]:
    """Return the row of one event written in flow style, without its braces."""
    (row,) = read(export(load_events(f"- {{{text}}}"), options))
    return row


def test_columns_stand_in_the_promised_order() -> None:
    assert export(SAMPLE).split(b"\r\n")[0].decode() == COLUMNS


def test_the_manual_lists_the_columns_in_their_order() -> None:
    section = MANUAL.partition("## Columns")[2]
    listed = re.findall(r"^\| `(\w+)` \|", section.partition("\n## ")[0], re.MULTILINE)
    assert ",".join(listed) == COLUMNS


def test_rows_end_in_cr_lf_and_the_text_is_utf_8_without_a_mark() -> None:
    data = export(load_events("- {date: 2013, title: Zoë in 北京}"))
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 2
    assert "Zoë in 北京".encode() in data
    assert not data.startswith(b"\xef\xbb\xbf")


def test_the_mark_is_written_once_if_asked_for() -> None:
    data = export(SAMPLE, CsvOptions(bom=True))
    assert data == b"\xef\xbb\xbf" + export(SAMPLE)


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("plain", b"plain"),
        ("a, b", b'"a, b"'),
        ('say \\"yes\\"', b'"say ""yes"""'),
        ("two\\nlines", b'"two\nlines"'),
        ("semicolon; tab", b"semicolon; tab"),
    ],
)
def test_cells_are_quoted_as_in_rfc_4180(title: str, cell: bytes) -> None:
    data = export(
        load_events(f'- {{date: 2013, title: "{title}"}}'),
        CsvOptions(columns=("title",)),
    )
    assert data == b"title\r\n" + cell + b"\r\n"


def test_the_sample_is_written_row_by_row() -> None:
    rows = read(export(SAMPLE))
    assert [row["id"] for row in rows] == [event.id for event in SAMPLE.events]
    assert rows[0] == {
        "id": "human-rights-view",
        "date": "2011/2012",
        "begin": "2011-01-01",
        "end": "2012-12-31",
        "precision": "year",
        "title": SAMPLE.by_id["human-rights-view"].title,
        "kind": "assessment",
        "actors": "United States",
        "to": "",
        "about": "Syria; Bashar al-Assad",
        "place": "",
        "tags": "syria",
        "status": "reported",
        "confidence": "",
        "sources": "sherr-2013",
        "summary": "",
        "match": "certain",
        "why": "",
        "actors_resolved": "United States",
        "to_resolved": "",
        "about_resolved": "Syria; Bashar al-Assad",
        "actors_possible": "",
    }


@pytest.mark.parametrize(
    ("typed", "canonical", "begin", "end"),
    [
        ("2013-05", "2013-05", "2013-05-01", "2013-05-31"),
        ("after 28 May 2013", "[2013-05-29..]", "2013-05-29", ""),
        ("by 28 May 2013", "[..2013-05-28]", "", "2013-05-28"),
        ("until 28 May 2013", "/2013-05-28", "", "2013-05-28"),
        ("2013-05-10/..", "2013-05-10/..", "2013-05-10", ""),
        ("../2013-05-10", "../2013-05-10", "", "2013-05-10"),
        ("-0431", "-0431", "-0431-01-01", "-0431-12-31"),
        ("-0431~/-0404~", "-0431~/-0404~", "-0431-01-01", "-0404-12-31"),
        ("-0431-05-10T14:30Z", "-0431-05-10T14:30Z", "-0431-05-10", "-0431-05-10"),
    ],
)
@pytest.mark.parametrize("raw", [False, True], ids=["guarded", "raw"])
def test_dates_are_canonical_with_their_first_and_last_day(
    typed: str, canonical: str, begin: str, end: str, *, raw: bool
) -> None:
    row = export_event(f'date: "{typed}", title: T', CsvOptions(raw=raw))
    assert (row["date"], row["begin"], row["end"]) == (canonical, begin, end)


def test_lists_are_joined_by_the_separator_asked_for() -> None:
    event = "date: 2013, title: T, actors: [A, B], sources: [{source: s, page: 4}, t]"
    row = export_event(event)
    assert (row["actors"], row["sources"]) == ("A; B", "s, 4; t")
    row = export_event(event, CsvOptions(list_separator="|"))
    assert (row["actors"], row["sources"]) == ("A|B", "s, 4|t")


OWN = """\
fields: {zeal: text, deep: text, alpha: number, unused: date}
events:
- {date: 2014, title: B, zeal: [x, y], alpha: 1}
- {date: 2013, title: A, alpha: 2, deep: {k: [v]}, mine: hidden}
"""


def test_declared_keys_follow_the_usual_columns_as_they_are_declared() -> None:
    header, first, second, _ = export(load_text(OWN)).decode().split("\r\n")
    assert header == f"{COLUMNS},zeal,deep,alpha,unused"
    assert first.endswith(',,"{""k"": [""v""]}",2,')
    assert second.endswith(",x; y,,1,")


def test_an_object_is_json_that_turns_no_text_around() -> None:
    text = 'fields: [own]\nevents: [{date: 2013, title: T, own: {k: "\\u202ev"}}]\n'
    (row,) = read(export(load_text(text)))
    assert row["own"] == '{"k": "\\u202ev"}'


def test_a_key_that_no_file_declares_is_a_column_to_ask_for() -> None:
    chronology = load_text(OWN)
    assert b"hidden" not in export(chronology)
    options = CsvOptions(columns=("mine", "alpha"))
    assert export(chronology, options) == b"mine,alpha\r\nhidden,2\r\n,1\r\n"
    with pytest.raises(ColumnError) as raised:
        export(chronology, CsvOptions(columns=("mines",)))
    assert raised.value.hint.startswith("did you mean mine? columns: ")


def test_an_own_key_whose_name_is_taken_is_prefixed_and_none_is_lost() -> None:
    (row,) = read(
        export(
            load_text(
                "fields: [begin, urls, own.begin, typed, year]\n"
                "events: [{date: 2013, title: T, begin: mine, urls: also, "
                "own.begin: third, typed: 4, year: 5}]\n"
            )
        )
    )
    own = ["own.begin", "own.urls", "own.own.begin", "own.typed", "own.year"]
    assert list(row)[22:] == own
    assert list(row.values())[22:] == ["mine", "also", "third", "4", "5"]
    assert row["begin"] == "2013-01-01"


_OFFICES = """
actors:
  ann: {name: Ann Lee, roles: [{office: Envoy, of: Russia, when: 2013-01/2013-05-10}]}
  bob: {name: Bob Ray, roles: [{office: Envoy, of: Russia, when: 2013-05-10/2014}]}
events:
- {id: a, date: 2013-02-01, title: A, actors: [Envoy, Moscow], to: [Lee]}
- {id: b, date: 2013-05, title: B, actors: [ray, Envoy], about: [ann, Nobody]}
- {id: c, date: 2015, title: C, actors: [Envoy]}
"""


def test_names_are_resolved_where_that_is_certain_on_the_date() -> None:
    rows = read(export(load_text(_OFFICES)))
    keys = ("actors_resolved", "to_resolved", "about_resolved", "actors_possible")
    assert [[row[key] for key in keys] for row in rows] == [
        ["Ann Lee; Russia", "Ann Lee", "", ""],
        ["Bob Ray; Envoy", "", "Ann Lee; Nobody", "Ann Lee; Bob Ray"],
        ["Envoy", "", "", ""],
    ]
    assert [row["actors"] for row in rows] == ["Envoy; Moscow", "ray; Envoy", "Envoy"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("since:2013-05-20", [("b", "possible", "date"), ("c", "certain", "")]),
        ("actor=ann", [("a", "certain", ""), ("b", "possible", "office")]),
        ("office:Envoy", [(key, "certain", "") for key in "abc"]),
        ("-actor=ann", [("b", "possible", "office"), ("c", "certain", "")]),
        ("on:2013-05-20 actor=ann", [("b", "possible", "date")]),
        ("actor=ann on:2013-05-20", [("b", "possible", "office")]),
    ],
)
def test_each_row_says_how_it_matches_and_why(
    query: str, found: list[tuple[str, str, str]]
) -> None:
    rows = read(export(load_text(_OFFICES), query=make_query(query)))
    assert [(row["id"], row["match"], row["why"]) for row in rows] == found


def test_behind_own_a_key_is_found_whether_or_not_its_name_is_taken() -> None:
    chronology = load_events("- {date: 2013, title: T, begin: mine, state: x}")
    options = CsvOptions(columns=("own.begin", "own.state", "state"))
    assert export(chronology, options) == (b"own.begin,own.state,state\r\nmine,x,x\r\n")


def test_every_facet_has_a_column() -> None:
    chronology = load_events(
        "- {date: 10 May 2013, title: T, place: 'Damascus, Syria'}\n"
        "- {date: until 2013, title: U, place: Moscow}\n"
    )
    columns = tuple(dict.fromkeys(kind.column for kind in FACETS.values()))
    rows = read(export(chronology, CsvOptions(columns=columns)))
    assert [list(row) for row in rows] == [list(columns)] * 2
    asked = [[row[key] for key in ("country", "month", "year")] for row in rows]
    assert asked == [["", "", ""], ["Syria", "2013-05", "2013"]]


@pytest.mark.parametrize(("name", "sign"), DELIMITERS.items())
def test_other_characters_may_divide_cells(name: str, sign: str) -> None:
    parsed = parse_settings(CsvOptions, {"delimiter": name})
    assert parsed == parse_settings(CsvOptions, {"delimiter": sign})
    data = export(SAMPLE, CsvOptions(raw=True, **parsed)).decode()
    rows = list(csv.reader(io.StringIO(data, newline=""), delimiter=sign))
    plain = export(SAMPLE, CsvOptions(raw=True)).decode()
    assert rows == list(csv.reader(io.StringIO(plain, newline="")))
    assert data.startswith(f"id{sign}date{sign}")


def test_tabs_divide_the_cells_of_a_table_of_that_name() -> None:
    data = export_bytes("tsv", select(SAMPLE))
    assert data == export(SAMPLE, CsvOptions(delimiter="\t"))
    assert format_of_path("may.tsv") == "tsv"
    assert parse_settings(TsvOptions, {"delimiter": r"\t"}) == {"delimiter": "\t"}


@pytest.mark.parametrize("sign", ['"', "'", "\n", "\r", "", ",,", "a", "=", " ", "; "])
def test_what_cannot_divide_cells_is_refused(sign: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_settings(CsvOptions, {"delimiter": sign})
    assert refused.value.hint == "choose from comma (,), semicolon (;), pipe (|), tab"
    with pytest.raises(ValueError, match="cannot stand between cells"):
        CsvOptions(delimiter=sign)


def test_the_note_is_never_written() -> None:
    assert b"secret" not in export(
        load_events("- {date: 2013, title: T, note: secret}"),
        CsvOptions(raw=True),
    )


def test_columns_asked_for_stand_in_the_order_asked_for() -> None:
    event = (
        "id: x, date: 10 May 2013, title: T, reported: 2013-06, see: [y, x], mine: m,"
        " sources: [{source: s, url: u}, {source: t}]"
    )
    columns = ("title", "mine", "reported", "see", "typed", "urls", "title")
    data = export(
        load_events(f"- {{{event}}}\n- {{id: y, date: 2013-12, title: U}}"),
        CsvOptions(columns=columns),
    )
    assert data.split(b"\r\n")[:2] == [
        b"title,mine,reported,see,typed,urls,title",
        b"T,m,2013-06,y; x,10 May 2013,u,T",
    ]


def test_a_column_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(ColumnError) as raised:
        export(SAMPLE, CsvOptions(columns=("date", "actor")))
    assert raised.value.message == "there is no column 'actor'"
    assert raised.value.hint.startswith("did you mean actors? columns: id, date,")


@pytest.mark.parametrize(
    ("raw", "mark"), [(False, "'"), (True, "")], ids=["guarded", "raw"]
)
def test_the_guard_holds_for_every_cell_and_for_names(mark: str, *, raw: bool) -> None:
    data = export(
        load_text(
            json.dumps(
                {
                    "fields": ["=own"],
                    "events": [
                        {
                            "date": "2013",
                            "title": "=title",
                            "kind": "@kind",
                            "actors": ["=a", "b"],
                            "place": "+place",
                            "summary": "-summary",
                            "=own": "=value",
                        }
                    ],
                }
            )
        ),
        CsvOptions(raw=raw),
    )
    (row,) = read(data)
    cells = [row[name] for name in ("title", "kind", "actors", "place", "summary")]
    bare = ["=title", "@kind", "=a; b", "+place", "-summary"]
    assert cells == [mark + cell for cell in bare]
    assert row[f"{mark}=own"] == f"{mark}=value"


def test_filters_choose_the_rows() -> None:
    rows = read(export(SAMPLE, query=make_query(kind="visit", place="Sochi")))
    assert [row["id"] for row in rows] == ["cameron-sochi"]


def test_nothing_selected_leaves_the_column_names() -> None:
    data = export(SAMPLE, query=make_query(kind="treaty"))
    assert data.decode() == f"{COLUMNS}\r\n"


_texts = st.text(min_size=1, max_size=30)


@given(_texts, _texts, st.lists(_texts, max_size=3))
def test_any_text_comes_back_through_pythons_csv(
    title: str, own: str, tags: list[str]
) -> None:
    (event,) = load_events("- {date: 2013, title: T}").events
    event = replace(event, title=title, tags=tuple(tags), extra={"mine": own})
    chronology = Chronology(events=(event,), fields={"mine": "text"})
    typed = (title, "|".join(tags), own)
    options = CsvOptions(list_separator="|")
    (row,) = read(export(chronology, replace(options, raw=True)))
    assert (row["title"], row["tags"], row["mine"]) == typed
    (row,) = read(export(chronology, options))
    cells = (row["title"], row["tags"], row["mine"])
    assert tuple(restore_cell(cell, list_separator="|") for cell in cells) == typed


def test_the_manual_shows_what_is_made_inert() -> None:
    section = MANUAL.partition("that a spreadsheet would")
    rows = re.findall(r"^\| [^|]+ \| `(.+)` \| `(.+)` \|$", section[2], re.MULTILINE)
    assert len(rows) == 4
    for typed, written in rows:
        assert make_inert(typed) == written


def test_the_python_of_the_manual_brings_back_what_was_typed(tmp_path: Path) -> None:
    program = next(
        block for block in list_blocks(MANUAL, "python") if "restore_cell" in block
    )
    chronology = load(DATA / "formulas.yaml")
    (tmp_path / "events.csv").write_bytes(export(chronology))
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport json\nprint(json.dumps(rows))"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    raw = export(chronology, CsvOptions(raw=True)).decode()
    assert json.loads(done.stdout) == list(csv.reader(io.StringIO(raw, newline="")))


def test_duckdb_reads_the_same_titles_and_dates(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    nasty = load_nasty()
    # DuckDB, like C, ends a text at a NUL.
    events = [event for event in nasty.events if "\0" not in event.title]
    for chronology, wanted in ((SAMPLE, list(SAMPLE.events)), (nasty, events)):
        path.write_bytes(export(chronology, CsvOptions(raw=True)))
        with duckdb.connect() as database:
            rows = database.execute(
                "SELECT id, date, title FROM read_csv(?, all_varchar = true)",
                [str(path)],
            ).fetchall()
        by_id = {row[0]: row[1:] for row in rows}
        assert len(rows) == len(chronology.events)
        for event in wanted:
            assert by_id[event.id] == (event.date.edtf, event.title)


def test_duckdb_finds_out_the_columns_and_their_days_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(export(SAMPLE))
    with duckdb.connect() as database:
        found = database.read_csv(str(path))
        assert ",".join(found.columns) == COLUMNS
        days = found.project('id, begin::date, "end"::date').fetchall()
    assert ("cameron-sochi", date(2013, 5, 10), date(2013, 5, 10)) in days
    assert ("s-300-arrival", date(2013, 5, 28), None) in days


def test_the_sql_of_the_manual_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (statement,) = list_blocks(MANUAL, "sql")
    (tmp_path / "events.csv").write_bytes(export(SAMPLE))
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as database:
        rows = database.execute(statement).fetchall()
    wanted = [
        event.title for event in SAMPLE.events if "Vladimir Putin" in event.actors
    ]
    assert [title for _, title in rows] == wanted


def test_ratings_and_accounts_are_columns_to_ask_for() -> None:
    chronology = load_text("""\
sources:
  a: {title: First source, reliability: B}
  b: Second source
events:
- date: 2013-05-10
  title: T
  sources: [{source: a, credibility: 2}, b, {source: First source, credibility: 6}]
  accounts: [{source: a, date: 9 May 2013}, {source: b, date: 2013-05}]
- {date: 2014, title: U}
""")
    columns = ("sources", "reliability", "credibility", "accounts")
    data = export(chronology, CsvOptions(columns=columns))
    header, first, second = csv.reader(io.StringIO(data.decode()))
    assert header == list(columns)
    assert first == [
        "a; b; First source",
        "B; ; B",
        "2; ; 6",
        "a: 2013-05-09; b: 2013-05",
    ]
    assert second == ["", "", "", ""]
