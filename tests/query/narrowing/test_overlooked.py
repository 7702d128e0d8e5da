"""What is easily overlooked of a condition when it is narrowed, case by case."""

import json

import pytest

from tests.helpers.lookups import is_in
from timeline import load_text
from timeline.dates import Fit
from timeline.names import names_of
from timeline.query import judge, parse_query, resolve
from timeline.query.narrowing import narrow

_HEADER = {
    "statuses": {"foretold": "announced"},
    "actors": {
        "ann": {"name": "Ann Lee", "type": "person", "aliases": ["Granny"]},
        "bob": {"name": "Bob Lee", "type": "person"},
    },
    "places": {"lodge": {"name": "Hunting House", "aliases": ["The Lodge"]}},
    "sources": {"paper": {"title": "The Paper", "date": "2013-04-02"}},
}
_OTHERS = [
    {"date": 1900, "title": "T", "actors": ["Carl Lee", "Russia"], "about": ["arms"]},
    {"date": 1900, "title": "T", "place": "Arica, Chile", "status": "foretold"},
    {"date": 1900, "title": "T", "place": "Santiago", "tags": ["Red", "red"]},
    {"date": 1900, "title": "T", "place": "Moscow, Russia", "kind": "Visit"},
    {"date": 1900, "title": "T", "accounts": [{"source": "paper", "date": 1901}]},
]


def _fit(query: str, **event: object) -> tuple[bool, Fit, bool]:
    """Return whether an event may be found, how it fits, whether it surely is found."""
    asked = {"date": "2013-05-10", "title": "T", **event}
    text = json.dumps({**_HEADER, "events": [*_OTHERS, {"id": "asked", **asked}]})
    chronology = load_text(text)
    one = chronology.by_id["asked"]
    condition = resolve(parse_query(query), names_of(chronology)).condition
    possible, certain = narrow(condition)
    return is_in(possible, one), judge(condition, one).fit, is_in(certain, one)


@pytest.mark.parametrize(
    ("query", "event"),
    [
        # One of two namesakes may also be a third, whom nothing declares.
        ("actor:'Carl Lee'", {"actors": ["Lee"]}),
        ("about:'Carl Lee'", {"about": ["Lee"]}),
        ("with:bob", {"actors": ["Lee"]}),
        # A capital that it is about is possibly its state.
        ("about:Russia", {"about": ["Moscow"]}),
        # What is announced may be known of before it begins.
        ("as-of:2013-04", {"status": "announced", "sources": ["paper"]}),
        ("as-of:2013-04", {"status": "foretold", "sources": ["paper"]}),
        ("as-of:2013-04", {"reported": "2013-04", "date": "2013-05"}),
        ("as-of:2013-04", {"reported": "unknown", "date": "2013-04"}),
        # Words are searched for in names that are shown, too.
        ("text:Ann", {"actors": ["Granny"]}),
        ("text='Ann Lee'", {"about": ["Granny"]}),
        ("text:hunting", {"place": "lodge"}),
        ("text='Hunting House'", {"place": "The Lodge"}),
        ("text:*range", {"tags": ["Orange"]}),
        ("title='T  x'", {"title": "T  x"}),
        # One town or another of the name.
        ("place:'Arica, Chile'", {"place": "Arica"}),
        ("place:Russia", {"place": "Moscow"}),
        ("not place:Russia", {"place": "Moscow", "date": "1991"}),
        # Values that fold alike are one.
        ("tag:red", {"tags": ["RED"]}),
        ("kind:visit", {"kind": "VISIT"}),
        # Nobody says when it was reported, in so many words.
        ("lacks:reported", {"reported": "unknown"}),
        ("lacks:reported", {}),
        ("lacks:country", {"place": "Nowhere at all"}),
        ("date:2013-06", {"date": "unknown"}),
        ("not date:2013-05", {"date": "2013-05-10?"}),
        ("placed:2013-05", {"date": "2013-05-31~"}),
        ("date=2013-05-31", {"date": "2013-05-31~"}),
        ("month:June", {"date": "2013-05-31~"}),
        ("day:'1 June'", {"date": "2013-05-31/2013-06-02"}),
        ("sources>1", {"sources": ["a"], "accounts": [{"source": "b", "date": 2013}]}),
        ("independent:0", {}),
        ("not sources>=1", {}),
        ("end<2014 begin>2012", {"date": "2013"}),
        ("date<1900", {"date": "../1950"}),
    ],
)
def test_what_may_fit_is_found(query: str, event: dict[str, object]) -> None:
    found, fit, surely = _fit(query, **event)
    assert fit is not Fit.NO
    assert found
    assert fit is Fit.CERTAIN or not surely


@pytest.mark.parametrize(
    ("query", "event"),
    [
        ("lacks:reported", {"reported": "2013-05-12?"}),
        ("lacks:country", {"place": "Moscow"}),
        ("lacks:tag", {"tags": ["red"]}),
        ("text:range", {"tags": ["orange"]}),
        ("actor:Russia", {"actors": ["ann"]}),
        ("not actor:ann", {"actors": ["Granny"]}),
        ("not with:bob", {"actors": ["Bob Lee"]}),
        ("not text:hunting", {"place": "lodge"}),
        ("date:2013-06", {"date": "2013-05-31"}),
        ("not date:2013-05", {"date": "2013-05-10"}),
        ("since:2013-06 until:2013-07", {"date": "2013-05-31"}),
    ],
)
def test_what_cannot_fit_is_in_no_sure_set(
    query: str, event: dict[str, object]
) -> None:
    _, fit, surely = _fit(query, **event)
    assert fit is Fit.NO
    assert not surely


@pytest.mark.parametrize(
    ("query", "event"),
    [
        ("actor:Russia", {"actors": ["ann"], "about": ["Moscow"]}),
        ("not actor:ann", {"actors": ["Granny"]}),
        ("not with:bob", {"actors": ["Bob Lee"]}),
        ("about:ann", {"actors": ["ann"]}),
        ("to:ann", {"actors": ["ann"]}),
        ("not text:hunting", {"place": "lodge"}),
        ("not text=T", {"tags": ["T"]}),
        ("place:Chile", {"place": "Moscow"}),
        ("not place:Chile", {"place": "Santiago, Chile"}),
        ("date:2013-06", {"date": "2013-05-31"}),
        ("not date:2013-05", {"date": "2013-05-10"}),
        ("since:2013-06 until:2013-07", {"date": "2013-05-31"}),
        ("not placed:2013-05", {"date": "2013-05-10"}),
        ("month:June", {"date": "2013-05-31"}),
        ("lacks:tag", {"tags": ["red"]}),
        ("lacks:reported", {"reported": "2013-05-12"}),
        ("sources>1", {"sources": ["paper"]}),
        ("differing:any", {}),
        ("as-of:2013-04", {"date": "2013-05-10", "sources": ["paper"]}),
        ("tag:red", {"tags": ["green"]}),
    ],
)
def test_what_plainly_does_not_fit_is_not_looked_at(
    query: str, event: dict[str, object]
) -> None:
    found, fit, _ = _fit(query, **event)
    assert fit is Fit.NO
    assert not found
