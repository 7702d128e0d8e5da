"""What a document says of its events as a whole."""

import pytest

from timeline import load_text, make_query, select
from timeline.query import set_undated_apart
from timeline.views.scope import Scope, make_scope

_TEXT = """\
title: Talks
events:
- {date: 2013-05-10, title: A, kind: visit}
- {date: 2013-05, title: B, kind: call}
- {date: 2014-01-01/2014-01-03, title: C, kind: visit}
- {date: n.d., title: D, kind: visit}
"""


def _make(question: str | None = None) -> Scope:
    return make_scope(set_undated_apart(select(load_text(_TEXT), question)))


def test_everything_is_counted() -> None:
    scope = _make()
    assert (scope.title, scope.query) == ("Talks", "")
    assert (scope.events, scope.of, scope.possible) == (4, 4, 0)
    assert (scope.rough, scope.undated, scope.apart) == (2, 1, 0)
    assert scope.stretch == "May 2013 – Jan 2014"
    assert scope.list_sentences() == (
        "4 events, May 2013 – Jan 2014",
        "2 dates are not known to the day",
    )


def test_what_was_asked_for_is_counted_of_all() -> None:
    scope = _make("on:2013-05-10")
    assert scope.query == "on:2013-05-10"
    assert (scope.events, scope.possible, scope.apart) == (2, 1, 1)
    assert scope.list_sentences() == (
        "2 of 4 events, May 2013",
        "1 of them matches only possibly",
        "1 date is not known to the day",
        "1 undated event may match as well, and is not among them",
    )


def test_flags_of_the_question_are_told() -> None:
    selection = select(load_text(_TEXT), make_query(kind="visit", certain=True))
    assert make_scope(selection).query == "kind:visit (certain)"


def test_what_a_saved_query_stands_for_is_told() -> None:
    queries = 'queries: {mine: "kind:visit or @late", late: "since:2014"}\n'
    selection = select(load_text(queries + _TEXT), "@mine title:A")
    told = make_scope(selection).query
    assert told == "(kind:visit or since:2014) title:A"
    again = select(load_text(_TEXT), told)
    assert len(again.matches) == len(selection.matches)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("events: []", ("0 events",)),
        ("[{date: n.d., title: T}]", ("1 event", "1 date is not known to the day")),
        ("[{date: 2013-05-10, title: T}]", ("1 event, May 2013",)),
        ("[{date: 1989-05-10/.., title: T}]", ("1 event, May 1989",)),
        (
            "[{date: 2013-05-10, title: T}, {date: 2013-13-13, title: U}]",
            ("1 event, May 2013", "1 left out, its date is not read"),
        ),
    ],
)
def test_sentences_say_what_there_is_to_say(
    text: str, sentences: tuple[str, ...]
) -> None:
    assert make_scope(select(load_text(text))).list_sentences() == sentences


def test_a_stretch_that_nobody_knows_is_none() -> None:
    assert make_scope(select(load_text("[{date: n.d., title: T}]"))).stretch == ""
