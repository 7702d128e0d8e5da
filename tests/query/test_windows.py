"""Stretches of time that end before they begin."""

import pytest

from tests.helpers.questions import tell
from timeline import load_text, make_query, select
from timeline.query import QueryError
from timeline.query.windows import ReversedError

_CHRONOLOGY = load_text("""
fields: {due: date}
queries: {late: since:2013-05-20}
events:
- {id: may, date: 2013-05, title: T}
- {id: lasts, date: 2013-05-01/2013-05-31, title: T, due: 2013-05-20}
- {id: year, date: 2013, title: T, reported: 2013-05-16}
- {id: day, date: 2013-05-10, title: T}
""")


@pytest.mark.parametrize(
    ("query", "begin", "end"),
    [
        ("since:2013-05-20 until:2013-05-15", "since:2013-05-20", "until:2013-05-15"),
        ("until:2013-05-15 since:2013-05-20", "since:2013-05-20", "until:2013-05-15"),
        ("since:2013-06 until:2013-05", "since:2013-06", "until:2013-05"),
        ("after:2013-05-10 before:2013-05-11", "after:2013-05-10", "before:2013-05-11"),
        ("after:day before:day", "after:day", "before:day"),
        ("date>=2014 title:T date<=2013", "date>=2014", "date<=2013"),
        ("year>2013 month<2013-05", "year>2013", "month<2013-05"),
        ("(since:2014 and title:T) until:2013", "since:2014", "until:2013"),
        ("since:2014 (until:2013 and title:T)", "since:2014", "until:2013"),
        ("begin>=2014 end<=2013", "begin>=2014", "end<=2013"),
        ("begin>=2014 until:2013", "begin>=2014", "until:2013"),
        ("since:2014 end<2013", "since:2014", "end<2013"),
        ("due>=2014 due<=2013", "due>=2014", "due<=2013"),
        ("reported>=2014 reported<=2013", "reported>=2014", "reported<=2013"),
        ("@late until:2013-05-15", "since:2013-05-20", "until:2013-05-15"),
        ("not (not since:2014 or not until:2013)", "since:2014", "until:2013"),
        ("since:2014 until:2013 or title:T", "since:2014", "until:2013"),
        ("since:2015,2014 until:2012,2013", "since:2015,2014", "until:2012,2013"),
    ],
)
def test_a_stretch_that_ends_before_it_begins_is_refused(
    query: str, begin: str, end: str
) -> None:
    with pytest.raises(ReversedError) as caught:
        select(_CHRONOLOGY, query)
    error = caught.value
    assert error.message == f"`{begin} {end}` ends before it begins"
    assert "exchange them" in error.hint
    assert error.excerpt is not None
    behind = max(begin, end, key=query.rfind)
    place = error.excerpt.text[error.excerpt.start : error.excerpt.end]
    assert place == behind


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("since:2013-05-15 until:2013-05-20", "year? may? lasts"),
        ("since:2013-05-10 until:2013-05-10", "year? may? lasts day"),
        # Rough dates that overlap.
        ("since:2013 until:2013-05", "year? may lasts day"),
        ("since:2013-05 until:2013", "year? may lasts day"),
        ("since:2013-05-31 until:2013-05", "year? may? lasts"),
        # On either side of or, and what is left out.
        ("since:2013-05-20 or until:2013-05-15", "year? may? lasts day"),
        ("since:2013-05-20 (until:2013-05-15 or title:T)", "year? may? lasts"),
        ("since:2013-05-20 not until:2013-05-15", "year? may?"),
        ("not (since:2013-05-20 until:2013-05-15)", "year? may? day"),
        # What lasts over both may be asked for.
        ("begin<=2013-05-15 end>=2013-05-20", "year? may? lasts"),
        ("since:2013-05-20 begin<=2013-05-15", "year? may? lasts"),
        ("on:2013-05-20 on:2013-05-15", "year? may? lasts"),
        # Of other dates.
        ("since:2014 reported<=2013", ""),
        ("due>=2013-05-20 until:2013-05-15", "lasts"),
    ],
)
def test_what_some_time_can_answer_is_asked(query: str, kept: str) -> None:
    found = tell(select(_CHRONOLOGY, query))
    assert set(found.split()) == set(kept.split())


def test_options_name_both_dates_and_have_no_place() -> None:
    with pytest.raises(QueryError) as caught:
        select(_CHRONOLOGY, make_query(since="20 May 2013", until="2013-05-15"))
    assert caught.value.message == (
        '`since:"20 May 2013" until:2013-05-15` ends before it begins'
    )
    assert caught.value.hint == (
        'exchange them; what lasts over both is `begin<=2013-05-15 end>="20 May 2013"`'
    )
    assert caught.value.excerpt is None


def test_beside_options_what_was_typed_is_pointed_at() -> None:
    with pytest.raises(QueryError) as caught:
        select(_CHRONOLOGY, make_query("title:T until:2013", since="2014"))
    excerpt = caught.value.excerpt
    assert excerpt is not None
    assert excerpt.text[excerpt.start : excerpt.end] == "until:2013"
    with pytest.raises(QueryError) as caught:
        select(_CHRONOLOGY, make_query(["until:2013", "since:2014"]))
    excerpt = caught.value.excerpt
    assert excerpt is not None
    assert excerpt.text == "until:2013"
