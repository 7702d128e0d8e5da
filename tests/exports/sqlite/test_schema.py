"""The tables themselves: strict, joined, explained, and on the page."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.databases import open_bytes
from tests.helpers.exporting import export_bytes
from tests.helpers.files import (
    list_blocks,
    load_arms_control,
    load_nasty,
    load_sample,
    read_page,
)
from timeline import Chronology, load_text, select
from timeline.analysis.tally import tally_sources
from timeline.dates import Fit

DATA = export_bytes("sqlite", select(load_sample()))


def _list_tables() -> list[str]:
    with open_bytes(DATA) as database:
        return [
            name
            for (name,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
                " AND name NOT LIKE 'event_fts_%'"
            )
        ]


def test_every_table_is_strict() -> None:
    with open_bytes(DATA) as database:
        rows = database.execute(
            "SELECT name, strict FROM pragma_table_list"
            " WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert len(rows) > 15
    assert [name for name, strict in rows if not strict] == []


def test_every_table_that_tells_of_an_event_refers_to_it() -> None:
    with open_bytes(DATA) as database:
        rows = database.execute(
            'SELECT t.name, k."table", k."to" FROM pragma_table_list t'
            " JOIN pragma_table_info(t.name) c ON c.name = 'event'"
            " LEFT JOIN pragma_foreign_key_list(t.name) k ON k.\"from\" = 'event'"
            " WHERE t.schema = 'main' AND t.type = 'table'"
        ).fetchall()
    assert len(rows) == 9
    assert {row[1:] for row in rows} == {("event", "id")}


def test_datasette_finds_the_search_by_its_quotes() -> None:
    with open_bytes(DATA) as database:
        # What Datasette 0.65 looks for (datasette/utils, detect_fts_sql).
        rows = database.execute(
            "SELECT name FROM sqlite_master WHERE rootpage = 0 AND"
            " sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"event\"%'"
        ).fetchall()
    assert rows == [("event_fts",)]


def test_what_is_asked_for_has_an_index() -> None:
    with open_bytes(DATA) as database:
        for sql in (
            "SELECT * FROM event WHERE begin_day >= 1 AND begin_day <= 2",
            "SELECT * FROM event WHERE asked_begin_day <= 2",
            "SELECT * FROM event WHERE id = 'x'",
            "SELECT * FROM event_actor WHERE actor = 'x'",
            "SELECT * FROM acts_for WHERE state = 'x'",
            "SELECT * FROM event_tag WHERE tag = 'x'",
            "SELECT * FROM citation WHERE source = 'x'",
            "SELECT * FROM meeting WHERE one = 'x' AND two = 'y'",
        ):
            plan = database.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
            assert "INDEX" in plan[0][3], sql


def test_the_page_has_every_table_and_every_column() -> None:
    page = read_page("sqlite")
    listed = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", page, re.M))
    with open_bytes(DATA) as database:
        for table in _list_tables():
            if table == "event_own":
                continue
            info = database.execute("SELECT name FROM pragma_table_info(?)", (table,))
            columns = [name for (name,) in info]
            assert re.findall(r"`(\w+)`", listed[table]) == columns, table


def test_the_queries_of_the_page_find_something() -> None:
    blocks = list_blocks(read_page("sqlite"), "sql")
    assert len(blocks) == 8
    with open_bytes(DATA) as database:
        for block in blocks:
            assert database.execute(block).fetchall(), block


def test_the_queries_of_the_page_find_what_the_library_finds() -> None:
    putin, days, _, _, _, alone, *_ = list_blocks(read_page("sqlite"), "sql")
    with open_bytes(DATA) as database:
        titles = dict.fromkeys(row[1] for row in database.execute(putin))
        found = list(database.execute(days))
        sources = dict(database.execute(alone).fetchall())
    wanted = select(load_sample(), 'actor="Vladimir Putin"')
    assert list(titles) == [event.title for event in wanted.events]
    matches = select(load_sample(), "since:2013-05-10 until:2013-05-20").matches
    assert [(title, bool(certain)) for _, title, certain in found] == [
        (match.event.title, match.fit is Fit.CERTAIN) for match in matches
    ]
    assert sources == {
        one.source.title if one.source else one.id: len(one.alone)
        for one in tally_sources(select(load_sample()))
        if one.alone
    }


def test_months_of_the_page_are_those_of_any_year() -> None:
    block = list_blocks(read_page("sqlite"), "sql")[6]
    with open_bytes(export_bytes("sqlite", select(_load_open()))) as database:
        assert database.execute(block).fetchall() == [
            ("-0431-05", "", 1),
            ("2013-05", "", 1),
        ]


def _load_open() -> Chronology:
    """Return dates that are open, or known, at either end alone."""
    typed = (
        *("2011/..", "2011/", "../2013-05-15", "/2013-05-15", "[..2013-05-15]"),
        *("[2013-05-15..]", "2013-05~/..", "2013?/..", "../..", "unknown", "-0431-05"),
    )
    events = "".join(f"- {{date: '{one}', title: {one}}}\n" for one in typed)
    return load_text(f"events:\n{events}")


@pytest.mark.parametrize(
    "span",
    [
        *("1985-01-07 1985-12-31", "1991-12-08 1991-12-08"),
        *("2013-05-10 2013-05-20", "2020-01-01 2020-01-31"),
    ],
)
@pytest.mark.parametrize("load", [load_arms_control, load_nasty, _load_open])
def test_days_are_asked_for_as_filters_do(
    load: Callable[[], Chronology], span: str
) -> None:
    first, last = span.split()
    block = list_blocks(read_page("sqlite"), "sql")[1]
    asked = block.replace("2013-05-10", first).replace("2013-05-20", last)
    with open_bytes(export_bytes("sqlite", select(load()))) as database:
        found = database.execute(asked).fetchall()
    matches = select(load(), f"since:{first} until:{last}").matches
    assert [(title, bool(certain)) for _, title, certain in found] == [
        (match.event.title, match.fit is Fit.CERTAIN) for match in matches
    ]


def test_the_python_of_the_page_reads_the_file(tmp_path: Path) -> None:
    (program,) = list_blocks(read_page("sqlite"), "python")
    (tmp_path / "events.sqlite").write_bytes(DATA)
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nprint(len(events))"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"{len(load_sample().events)}\n"
