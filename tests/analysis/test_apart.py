"""What each of two took part in without the other."""

from tests.helpers.chronologies import load_events
from timeline.analysis.apart import find_apart
from timeline.query import select, set_undated_apart

_EVENTS = load_events(
    [
        {"id": "both", "date": "2013-05-10", "title": "T", "actors": ["Ann", "Bob"]},
        {"id": "ann", "date": "2013-05-11", "title": "T", "actors": ["Ann"]},
        {"id": "bob", "date": "2013-06-12", "title": "T", "actors": ["Bob", "Cy"]},
        {"id": "cy", "date": "2013-05-13", "title": "T", "actors": ["Cy"]},
        {"id": "some", "date": "unknown", "title": "T", "actors": ["Ann", "Bob"]},
    ]
)


def _list_ids(query: str, *, apart: bool = False) -> list[list[str]]:
    selection = select(_EVENTS, query)
    if apart:
        selection = set_undated_apart(selection)
    return [[one.event.id for one in found] for found in find_apart(selection)]


def test_events_of_both_are_of_neither_alone() -> None:
    assert _list_ids("with:Ann with:Bob") == [["ann"], ["bob"]]
    assert _list_ids("with:Bob with:Ann") == [["bob"], ["ann"]]


def test_all_else_of_the_question_holds_for_them() -> None:
    assert _list_ids("with:Ann with:Bob month:2013-05", apart=True) == [["ann"], []]


def test_without_two_there_is_nobody_apart() -> None:
    assert _list_ids("with:Ann") == []
    assert _list_ids("with:Ann with:Bob with:Cy") == []
    assert _list_ids("with:Ann or with:Bob") == []
