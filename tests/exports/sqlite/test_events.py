"""Rows of events: dates with their bounds, places, links, sources, own keys."""

import json
from typing import Any

import pytest

from tests.helpers.databases import query
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from timeline import Chronology, load_text, select
from timeline.names import names_of
from timeline.names.cited import cite

_SOURCES = """\
sources:
  ap: {title: AP, publisher: Associated Press, reliability: B, url: 'https://ap.org'}
fields: {weight: number, met: date, code: text}
events:
- id: a
  date: about 10 May 2013
  title: T
  sources: [{source: ap, page: 4, credibility: 2, mine: x}, 'https://e.org/1', Diary]
  accounts: [{source: AP, date: 9 May 2013, said: so}, {source: Radio, date: 2013-05}]
  see: [b, gone]
  tags: [x, y, x]
  weight: '4.50'
  met: 1 May 2013
  code: '007'
  free: [p, {q: r}]
- {id: b, date: -0431, title: U, place: Moscow, weight: heavy}
- {id: c, date: unknown, title: V, place: Damascus}
"""
CHRONOLOGY = load_text(_SOURCES)


def ask(sql: str, chronology: Chronology = CHRONOLOGY) -> list[tuple[Any, ...]]:
    return query(select(chronology), sql)


@pytest.mark.parametrize("load", [load_sample, load_arms_control, load_nasty])
def test_dates_are_those_of_json(load: Any) -> None:
    chronology = load()
    rows = ask(
        "SELECT date_typed, date, shape, precision, approximate, uncertain, begin,"
        ' begin_latest, end_earliest, "end", begin_day, begin_latest_day,'
        " end_earliest_day, end_day FROM event ORDER BY position",
        chronology,
    )
    for row, event in zip(rows, chronology.events, strict=True):
        told = event.date.to_dict()
        bounds = [*(told["begins"] or [None] * 2), *(told["ends"] or [None] * 2)]
        days = told["days"] or [None] * 4
        assert list(row[6:]) == [*bounds, *days]
        words = [told[key] for key in ("typed", "edtf", "shape", "precision")]
        assert list(row[:4]) == words
        assert row[4:6] == (told["approximate"], told["uncertain"])


def test_a_day_is_one_that_sqlite_reckons_with() -> None:
    rows = ask("SELECT begin_day, julianday(begin) FROM event WHERE id = 'a'")
    assert rows[0][0] + 1721424.5 == rows[0][1]
    # Text would put -0431 before -0500; numbers do not.
    rows = ask("SELECT id FROM event WHERE begin_day IS NOT NULL ORDER BY begin_day")
    assert rows == [("b",), ("a",)]


def test_the_days_that_filters_go_by_are_wider_where_a_date_is_approximate() -> None:
    ((*days, b1, e2),) = ask(
        "SELECT asked_begin_day, asked_begin_latest_day, asked_end_earliest_day,"
        " asked_end_day, begin_day, end_day FROM event WHERE id = 'a'"
    )
    (event, *_) = (one for one in CHRONOLOGY.events if one.id == "a")
    assert tuple(days) == event.date.outer
    assert days[0] < b1
    assert days[3] > e2


def test_places_say_where_they_lay_on_the_date() -> None:
    chronology = load_text(
        "places: {geneva: {name: Geneva, country: Switzerland, at: [46.2, 6.1],"
        " aliases: [Genf], pop: '9'}}\n"
        "events:\n"
        "- {date: 1980, title: T, place: Moscow}\n"
        "- {date: 1995, title: U, place: Moscow}\n"
        "- {date: 1991, title: V, place: Moscow}\n"
        "- {date: 2013, title: W, place: Genf}\n"
    )
    rows = ask("SELECT title, place, place_id, country FROM event", chronology)
    assert rows == [
        ("T", "Moscow", "Moscow", "Soviet Union"),
        ("V", "Moscow", "Moscow", ""),
        ("U", "Moscow", "Moscow", "Russia"),
        ("W", "Geneva", "geneva", "Switzerland"),
    ]
    rows = ask(
        "SELECT c.country, c.fit FROM event_country c JOIN event e ON e.id = c.event"
        " WHERE e.title = 'V' ORDER BY c.country",
        chronology,
    )
    assert rows == [("Russia", "possible"), ("Soviet Union", "possible")]
    (row,) = ask("SELECT * FROM place WHERE id = 'geneva'", chronology)
    assert row == (
        *("geneva", "Geneva", "registry", "Switzerland", 46.2, 6.1, ""),
        '{"pop": "9"}',
    )
    assert ask("SELECT * FROM place_alias", chronology) == [("geneva", "Genf")]


def test_tags_and_links_are_rows() -> None:
    assert ask("SELECT * FROM event_tag") == [("a", "x"), ("a", "y")]
    assert ask("SELECT * FROM event_link") == [
        ("a", 1, "b", "b"),
        ("a", 2, "gone", None),
    ]


def test_citations_have_what_their_sources_say() -> None:
    rows = ask(
        "SELECT source, title, publisher, page, url, credibility, reliability, own"
        " FROM citation ORDER BY position"
    )
    assert rows == [
        (
            *("ap", "AP", "Associated Press", "4", "https://ap.org", "2", "B"),
            '{"mine": "x"}',
        ),
        *[
            (name, name, "", "", url, "", "", "{}")
            for name, url in (("https://e.org/1", "https://e.org/1"), ("Diary", ""))
        ],
    ]
    arms = load_arms_control()
    sources = names_of(arms).sources
    wanted = [
        cite(citation, sources).identity
        for event in arms.events
        for citation in event.sources
    ]
    found = query(
        select(arms),
        "SELECT c.source FROM citation c JOIN event e ON e.id = c.event"
        " ORDER BY e.position, c.position",
    )
    assert [row[0] for row in found] == wanted


def test_accounts_say_what_each_source_says() -> None:
    rows = ask('SELECT source, date, begin, "end", own FROM account ORDER BY position')
    assert rows == [
        ("ap", "2013-05-09", "2013-05-09", "2013-05-09", '{"said": "so"}'),
        ("Radio", "2013-05", "2013-05-01", "2013-05-31", "{}"),
    ]


def test_own_keys_are_json_and_of_their_types_where_declared() -> None:
    rows = ask(
        "SELECT key, value, text, number, date FROM own_value"
        " WHERE event = 'a' ORDER BY rowid"
    )
    assert [(row[0], json.loads(row[1]), *row[2:]) for row in rows] == [
        ("weight", "4.50", "4.50", 4.5, None),
        ("met", "1 May 2013", "1 May 2013", None, "2013-05-01"),
        ("code", "007", "007", None, None),
        ("free", ["p", {"q": "r"}], 'p; {"q": "r"}', None, None),
    ]
    rows = ask("SELECT text, number FROM own_value WHERE event = 'b'")
    assert rows == [("heavy", None)]
    assert ask("SELECT * FROM field") == [
        ("weight", "number"),
        ("met", "date"),
        ("code", "text"),
    ]
