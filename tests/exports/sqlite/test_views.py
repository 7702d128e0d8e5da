"""Views of events: readable ones, months, declared keys. Pairs: test_meetings."""

import json

import pytest

from tests.helpers.databases import open_bytes, query
from tests.helpers.exporting import export_bytes
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from timeline import load_text, select
from timeline.dates import Fit, format_day
from timeline.exports.sqlite.views import list_own_columns
from timeline.layout.buckets import count_dates, span_bucket


def test_an_event_can_be_read_in_one_row() -> None:
    selection = select(load_sample(), "id:cameron-sochi")
    data = export_bytes("sqlite", selection)
    with open_bytes(data) as database:
        found = database.execute("SELECT * FROM event_readable")
        names = [column[0] for column in found.description]
        (row,) = found.fetchall()
    read = dict(zip(names, row, strict=True))
    assert read["date"] == "10 May 2013"
    assert read["actors"] == "David Cameron; Vladimir Putin"
    assert read["place"] == "Sochi"
    assert read["match"] == "certain"


def test_names_are_those_meant_where_that_is_certain_else_as_typed() -> None:
    chronology = load_text("""
actors:
  ann: {name: Ann Lee, roles: [{office: Envoy, of: Russia, when: 2013-01/2013-05-10}]}
  bob: {name: Bob Ray, roles: [{office: Envoy, of: Russia, when: 2013-05-10/2014}]}
events:
- {date: 2013-02-01, title: A, actors: [Envoy, ray]}
- {date: 2013-05, title: B, actors: [ray, Envoy], sources: [{source: s, page: 4}, t]}
""")
    rows = query(select(chronology), "SELECT actors, sources FROM event_readable")
    assert rows == [("Ann Lee; Bob Ray", None), ("Bob Ray; Envoy", "s, 4; t")]


@pytest.mark.parametrize(
    ("load", "asked"),
    [
        (load_sample, "since:2013-05-12"),
        (load_arms_control, None),
        (load_arms_control, "since:1991-11"),
        (load_nasty, None),
    ],
)
def test_months_count_what_is_known_to_the_month(
    load: object, asked: str | None
) -> None:
    assert callable(load)
    selection = select(load(), asked)
    counts = count_dates([event.date for event in selection.events], "month")
    wanted: dict[str | None, list[int]] = {}
    for number, match in zip(counts.numbers, selection.matches, strict=True):
        month = None
        if number is not None:
            month = format_day(span_bucket(number, "month").first)[:-3]
        row = wanted.setdefault(month, [0, 0, 0])
        row[0] += 1
        row[1 if match.fit is Fit.CERTAIN else 2] += 1
    rows = query(selection, "SELECT * FROM month")
    assert {row[0]: list(row[1:]) for row in rows} == wanted
    months = [row[0] for row in rows if row[0] is not None]
    assert months == sorted(months, key=lambda month: (month[0] != "-", month))
    assert None not in [row[0] for row in rows[:-1]]


def test_declared_keys_are_columns_of_their_types() -> None:
    fields = {"weight": "number", "met": "date", 'a"b': "text", "it's": "text"}
    values = {"weight": "4.5", "met": "May 2013", 'a"b': "x", "it's": ["y", "z"]}
    events = [{"id": "a", "date": "2013", "title": "T", **values}]
    events.append({"id": "b", "date": "2014", "title": "U"})
    chronology = load_text(json.dumps({"fields": fields, "events": events}))
    with open_bytes(export_bytes("sqlite", select(chronology))) as database:
        found = database.execute("SELECT * FROM event_own")
        assert [column[0] for column in found.description] == ["event", *fields]
        assert found.fetchall() == [
            ("a", 4.5, "2013-05", "x", "y; z"),
            ("b", None, None, None, None),
        ]


def test_without_declared_keys_there_is_no_view_of_them() -> None:
    found = query(
        select(load_sample()), "SELECT name FROM sqlite_master WHERE name = 'event_own'"
    )
    assert bool(found) == bool(load_sample().fields)


def test_names_of_columns_that_are_the_same_to_sqlite_are_told_apart() -> None:
    columns = list_own_columns(
        {"Event": "text", "a": "text", "A": "date", "\0": "text"}
    )
    assert [sql.rpartition(" AS ")[2] for sql in columns.values()] == [
        '"own.Event"',
        '"a"',
        '"own.A"',
    ]
