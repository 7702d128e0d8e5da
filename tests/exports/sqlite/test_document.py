"""The file as a whole: sound, searchable, the same each time, nothing lost."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.databases import open_bytes, query
from tests.helpers.exporting import export_bytes
from tests.helpers.files import (
    ROOT,
    load_arms_control,
    load_nasty,
    load_sample,
)
from timeline import Chronology, load_text, select
from timeline.dates import Fit
from timeline.exports import MissingError, write_export
from timeline.exports.sqlite import schema, views

SAMPLE = load_sample()
ARMS = load_arms_control()
_LOADS = [load_sample, load_arms_control, load_nasty]


@pytest.mark.parametrize("load", _LOADS)
@pytest.mark.parametrize("asked", [None, "since:1990", "kind:treaty"])
def test_the_file_is_sound(load: Callable[[], Chronology], asked: str | None) -> None:
    data = export_bytes("sqlite", select(load(), asked))
    with open_bytes(data) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
        assert database.execute("PRAGMA page_size").fetchone() == (4096,)
        assert database.execute("PRAGMA freelist_count").fetchone() == (0,)
        database.execute(
            "INSERT INTO event_fts (event_fts, rank) VALUES ('integrity-check', 1)"
        )


@pytest.mark.parametrize("load", _LOADS)
def test_the_same_selection_makes_the_same_bytes(
    load: Callable[[], Chronology],
) -> None:
    first, second = (export_bytes("sqlite", select(load())) for _ in range(2))
    assert first == second


def test_no_byte_depends_on_the_order_of_sets_or_on_who_wrote_it() -> None:
    written = {
        subprocess.run(
            [sys.executable, "-m", "timeline", "export", "--format", "sqlite"],
            cwd=ROOT,
            env={"PATH": os.defpath, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert written == {export_bytes("sqlite", select(SAMPLE))}
    assert next(iter(written))[96:100] == (3_037_000).to_bytes(4, "big")


@pytest.mark.parametrize("asked", [None, "since:2013-05-12", "actor:Putin"])
def test_the_events_are_those_of_the_selection(asked: str | None) -> None:
    selection = select(SAMPLE, asked)
    rows = query(selection, "SELECT id, match, why FROM event ORDER BY position")
    assert rows == [
        (match.event.id, match.fit.name.lower(), match.why)
        for match in selection.matches
    ]
    (row,) = query(
        selection,
        "SELECT title, query, events, certain, possible, total FROM chronology",
    )
    possible = sum(match.fit is Fit.POSSIBLE for match in selection.matches)
    certain = len(rows) - possible
    assert row == (SAMPLE.title, asked or "", len(rows), certain, possible, 14)


def test_of_a_part_only_what_its_events_lead_to_is_there() -> None:
    part = select(ARMS, "id:shultz-gromyko")
    names = {row[0] for row in query(part, "SELECT name FROM actor")}
    assert {"George Shultz", "Andrei Gromyko", "United States"} <= names
    assert "Vladimir Putin" not in names
    assert query(part, "SELECT name, country FROM place") == [("Geneva", "Switzerland")]
    assert [row[0] for row in query(part, "SELECT id FROM source")] == ["frus", "nyt"]
    whole = query(select(ARMS), "SELECT id FROM source WHERE origin = 'registry'")
    assert {row[0] for row in whole} == set(ARMS.sources)


def test_a_search_finds_words_of_the_text_of_people_and_of_places() -> None:
    found = (
        "SELECT id FROM event WHERE rowid IN"
        " (SELECT rowid FROM event_fts WHERE event_fts MATCH ?) ORDER BY position"
    )
    selection = select(ARMS)
    geneva = [row[0] for row in query(selection, found, "place: geneva")]
    assert geneva == [event.id for event in ARMS.events if event.place == "Geneva"]
    # By the name in the registry, where the event has the last name alone.
    assert ("shultz-gromyko",) in query(selection, found, "andrei gromyko")
    accents = select(load_text("events:\n- {date: 2013, title: Zoë in Łódź}\n"))
    assert len(query(accents, found, "zoe")) == 1


def test_a_search_holds_after_the_file_is_packed_anew() -> None:
    with open_bytes(export_bytes("sqlite", select(SAMPLE))) as database:
        found = (
            "SELECT e.title FROM event e JOIN event_fts f ON f.rowid = e.rowid"
            " WHERE event_fts MATCH 'sochi'"
        )
        before = database.execute(found).fetchall()
        database.execute("VACUUM")
        assert database.execute(found).fetchall() == before
        assert len(before) == 1
        rowids = "SELECT count(*) FROM event WHERE rowid != position"
        assert database.execute(rowids).fetchone() == (0,)


def test_notes_are_there_only_where_they_are_asked_for() -> None:
    chronology = load_text("""\
actors:
  kerry: {name: John Kerry, note: secret}
events:
- date: 2013-05-10
  title: T
  note: secret
  actors: [kerry]
  sources: [{source: AP, note: secret}]
""")
    selection = select(chronology)
    assert b"secret" not in export_bytes("sqlite", selection)
    for table in ("actor", "event", "citation"):
        asked = f"SELECT note FROM {table}"  # noqa: S608  # a name of ours
        assert query(selection, asked) == [("",)] or table == "actor"
        assert ("secret",) in query(selection, asked, notes=True)


def test_an_id_that_stands_twice_gets_a_number_and_that_is_told() -> None:
    listed = ["a", "a", "a-2", "a"]
    events = [
        {"id": one, "date": "2013", "title": "T", "tags": [one]} for one in listed
    ]
    selection = select(load_text(json.dumps({"events": events})))
    rows = query(selection, "SELECT event, tag FROM event_tag ORDER BY rowid")
    assert rows == [("a", "a"), ("a-3", "a"), ("a-2", "a-2"), ("a-4", "a")]
    notices = write_export("sqlite", selection, io.BytesIO())
    assert notices == ("2 events have the id of another, and a number behind it",)


_texts = st.text(min_size=1, max_size=20)


@settings(max_examples=40)
@given(_texts, _texts)
def test_any_text_comes_back(title: str, key: str) -> None:
    text = json.dumps(
        {"events": [{"date": "2013", "title": title, "mine": {key: title}}]}
    )
    chronology = load_text(text)
    rows = query(select(chronology), "SELECT title FROM event")
    assert rows == [(event.title,) for event in chronology.events]
    for (value,) in query(select(chronology), "SELECT value FROM own_value"):
        (event,) = chronology.events
        assert json.loads(value) == event.extra["mine"]


@pytest.mark.parametrize(
    ("version", "told"), [((3, 36, 0), "SQLite 3.37 or later"), ((3, 40, 1), "")]
)
def test_a_sqlite_that_is_too_old_is_told(
    version: tuple[int, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    if not told:
        assert write_export("sqlite", select(SAMPLE), io.BytesIO()) == ()
        return
    with pytest.raises(MissingError, match=told):
        write_export("sqlite", select(SAMPLE), io.BytesIO())


def test_a_sqlite_without_full_text_search_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(schema, "SEARCH", schema.SEARCH.replace("fts5 (", "fts5x ("))
    with pytest.raises(MissingError, match=r"full-text search \(FTS5\)"):
        write_export("sqlite", select(SAMPLE), io.BytesIO())


def test_what_is_wrong_with_the_tables_themselves_is_no_missing_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(schema, "SEARCH", "CREATE nonsense")
    with pytest.raises(sqlite3.OperationalError, match="nonsense"):
        write_export("sqlite", select(SAMPLE), io.BytesIO())


def test_what_has_no_room_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.exports.sqlite.meetings.MOST_PARTIES", 2)
    monkeypatch.setattr(views, "MOST_FIELDS", 1)
    chronology = load_text(
        "fields: [a, b]\n"
        "events: [{date: 2013, title: T, kind: meeting, actors: [A, B, C]}]\n"
    )
    notices = write_export("sqlite", select(chronology), io.BytesIO())
    assert [
        notice.split(",")[0].rpartition(" who")[0] or notice for notice in notices
    ] == [
        "1 event has more than 100",
        "1 declared key is no column of `event_own`",
    ]
