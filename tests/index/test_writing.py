"""What is written into an index: the same as is read of it, field by field."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.files import load_arms_control, load_nasty, load_sample
from timeline import Chronology, load_text
from timeline.checks import examine
from timeline.dates import DateError, Relative, When, parse_date
from timeline.dates.when import make_interval
from timeline.index.dates import decode_date, encode_date
from timeline.index.files import StoredFile
from timeline.index.lists import LISTS, list_words
from timeline.index.seal import SealedFile
from timeline.index.store import Store
from timeline.index.stored import StoredChronology
from timeline.index.writing import Writer, write_index
from timeline.names.typed import count_names

_STAMP = (0, 0, 0, 0, 0)
_TEXT = """
- {date: 2013-05-10, title: Straße, id: STRASSE, actors: [A, "", B, A], tags: [x, x]}
- {date: 10 May 2013, title: ßtrasse, to: [B], about: [C], see: [STRASSE]}
- {date: 2013-05-10?, title: T, kind: visit, place: Sochi, own: [a, {b: c}]}
- {date: 2013-05-10T14:30, title: U, sources: [s, {source: t, page: "3"}, {url: u}]}
- {date: 1938~, title: V, accounts: [{source: s, date: 1938-05}], reported: 1939}
- {date: 2013-05-10/.., title: W, status: disputed, confidence: high, note: n}
- {date: 2013, title: X, actors: [D, A], about: [E]}
"""


def _write(chronology: Chronology) -> sqlite3.Connection:
    examined = examine(chronology)
    shown = {id(problem) for problem in examined.shown}
    problems = [(source, one, id(one) in shown) for source, one in examined.found]
    database = sqlite3.connect(":memory:", isolation_level=None)
    write_index(database, chronology, problems)
    return database


def _read(database: sqlite3.Connection, chronology: Chronology) -> StoredChronology:
    files = [
        StoredFile(
            SealedFile(file.name, from_folder=False, stamp=_STAMP, is_racy=False)
        )
        for file in chronology.files
    ]
    return StoredChronology.open(Store(database, files), lambda: chronology)


@pytest.mark.parametrize(
    "load",
    [load_sample, load_nasty, load_arms_control, lambda: load_text(_TEXT)],
    ids=["sample", "nasty", "arms", "text"],
)
def test_events_lists_and_ids_are_what_was_written(
    load: Callable[[], Chronology],
) -> None:
    chronology = load()
    with closing(_write(chronology)) as database:
        stored = _read(database, chronology)
        assert len(stored.events) == len(chronology.events)
        for one, other in zip(stored.events, chronology.events, strict=True):
            for name in ("id", "date", "title", "reported", "kind", "actors", "to"):
                assert getattr(one, name) == getattr(other, name)
            for name in ("about", "place", "tags", "sources", "accounts", "status"):
                assert getattr(one, name) == getattr(other, name)
            for name in ("confidence", "see", "note", "extra", "status_like", "beside"):
                assert getattr(one, name) == getattr(other, name)
            assert one.date.typed == other.date.typed
            assert one.summary == other.summary
            assert [type(source) for source in one.sources] == [
                type(source) for source in other.sources
            ]
            for key in (other.id, other.id.upper(), other.id.casefold(), "no such"):
                found = stored.stored_events.by_id
                assert (key in found) == (key in chronology.by_id)
                if key in found:
                    assert found[key].id == chronology.by_id[key].id
        for keys in LISTS:
            expected = list_words(chronology.events, keys)
            name = ",".join(keys)
            text = "SELECT data FROM lists WHERE name = ?"
            ((data,),) = database.execute(text, (name,)).fetchall()
            assert tuple(json.loads(data)) == expected
            assert stored.stored_events.list_words(keys) == expected
        ((data,),) = database.execute(
            "SELECT data FROM lists WHERE name = 'counts'"
        ).fetchall()
        assert json.loads(data) == [
            [*one] for one in count_names(chronology.events).items()
        ]


def test_words_are_found_by_their_events_in_the_order_of_the_table() -> None:
    chronology = load_text(_TEXT)
    with closing(_write(chronology)) as database:
        text = """SELECT n FROM event_words JOIN words USING (word)
            WHERE vocabulary = 'name' AND text = 'A' ORDER BY n"""
        numbers = [number for (number,) in database.execute(text)]
        text = "SELECT n FROM rows ORDER BY n"
        order = [number for (number,) in database.execute(text)]
    having = [one for one in chronology.events if "A" in one.actors]
    assert numbers == [order[[*chronology.events].index(one)] for one in having]


def test_what_is_added_in_any_order_is_in_each_table_once() -> None:
    chronology = load_text(_TEXT)
    with closing(_write(load_text("[]"))) as database:
        writer = Writer(database)
        for number, event in enumerate(reversed(chronology.events)):
            writer.add(99 - number, event, 0, typed=False)
        writer.finish()
        text = """SELECT count(DISTINCT n) FROM event_words JOIN words USING (word)
            WHERE vocabulary = 'name' AND text = 'A'"""
        assert database.execute(text).fetchall() == [(2,)]
        again = Writer(database, database.execute("SELECT * FROM words").fetchall())
        again.add(1, chronology.events[0], 0, typed=False)
        again.finish()
        ((words, distinct),) = database.execute(
            "SELECT count(*), count(DISTINCT vocabulary || ':' || text) FROM words"
        ).fetchall()
        assert words == distinct


_WORDS = st.sampled_from(
    [
        *("2013-05-10", "10 May 2013", "2013-05-10?", "2013-05-10~", "2013-05-10%"),
        *("2013-05", "2013", "-0431-01-02", "2013-05-10T14:30", "2013-05-10T14:30Z"),
        *("2013-05-10/2013-05-10", "10 or 12 May 2013", "unknown", "1938~/1940?"),
        *("about 10 May 2013", "after 2013", "2013-05-10/..", "mid-2013", "Q3 2013"),
        *("2013-05-10T23:30-11:00", "Y170000002", "19th century", "spring 1968"),
    ]
)


def _parse(text: str) -> When | None:
    try:
        parsed = parse_date(text, year=2013)
    except DateError:
        return None
    return None if isinstance(parsed, Relative) else parsed


@given(_WORDS, _WORDS)
def test_dates_are_what_was_written(one: str, other: str) -> None:
    dates = [found for text in (one, other) if (found := _parse(text)) is not None]
    if len(dates) == 2:
        points = [date.parts[0][0] for date in dates]
        with suppress(ValueError):
            dates.append(make_interval(*points, typed="made"))
    for date in dates:
        coded = json.loads(json.dumps(encode_date(date)))
        again = decode_date(coded)
        assert again == date
        assert again.typed == date.typed
        assert again.parts == date.parts
        assert again.outer == date.outer


def test_a_plain_day_is_a_number() -> None:
    plain = _parse("2013-05-10")
    spelled = _parse("10 May 2013")
    assert plain is not None
    assert spelled is not None
    assert encode_date(plain) == plain.b1
    assert encode_date(spelled) == [plain.b1, "10 May 2013"]
    for text in ("2013-05-10?", "2013-05-10~", "2013-05-10T14:30", "2013-05"):
        found = _parse(text)
        assert found is not None
        assert len(encode_date(found)) > 2
