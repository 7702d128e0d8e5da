"""Queries as values: a tree, and what is read off it."""

import copy
import pickle

import pytest

from timeline.diagnostics import Excerpt
from timeline.query.query import (
    EVERYTHING,
    FLAGS,
    NO_FLAGS,
    And,
    Flags,
    Not,
    Or,
    Query,
    Question,
    Term,
    all_of,
    list_parts,
    list_terms,
)

A, B, C, D = (Term("kind", (word,)) for word in "abcd")


@pytest.mark.parametrize(
    "query", [A, Not(A), And((A, B)), Or((A, Not(B))), EVERYTHING, Not(Or(()))]
)
def test_queries_are_values(query: Query) -> None:
    other = copy.deepcopy(query)
    assert query == other
    assert hash(query) == hash(other)
    assert len({query, other}) == 1
    assert pickle.loads(pickle.dumps(query)) == query  # noqa: S301  our own
    assert Question(query) == Question(other)
    assert len({Question(query), Question(other)}) == 1


def test_a_term_is_what_it_asks_wherever_it_was_typed() -> None:
    typed = Term("kind", ("a",), ":", Excerpt("kind:a b", 0, 6), "b")
    assert typed == A
    assert hash(typed) == hash(A)
    assert repr(typed) == repr(A)
    for other in (
        Term("tag", ("a",)),
        Term("kind", ("b",)),
        Term("kind", ("a", "b")),
        Term("kind", ("a",), "="),
    ):
        assert other != A


@pytest.mark.parametrize(
    ("queries", "whole"),
    [
        ([], EVERYTHING),
        ([A], A),
        ([A, B], And((A, B))),
        ([And((A, B)), C], And((A, B, C))),
        ([A, And((B, C)), D], And((A, B, C, D))),
        ([EVERYTHING, A, EVERYTHING], A),
        ([EVERYTHING, EVERYTHING], EVERYTHING),
        ([And((And((A, B)), C))], And((And((A, B)), C))),
        ([Or((A, B)), Not(C)], And((Or((A, B)), Not(C)))),
    ],
)
def test_what_must_all_hold_is_one_query(queries: list[Query], whole: Query) -> None:
    assert all_of(*queries) == whole


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        (EVERYTHING, ()),
        (A, (A,)),
        (Not(And((A, B))), (Not(And((A, B))),)),
        (Or((A, B)), (Or((A, B)),)),
        (And((A, Or((B, C)))), (A, Or((B, C)))),
        (And((A, And((B, C)))), (A, And((B, C)))),
    ],
)
def test_parts_are_those_at_the_top(query: Query, parts: tuple[Query, ...]) -> None:
    assert list_parts(query) == parts
    assert all_of(*list_parts(query)) in (query, And((A, B, C)))


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        (EVERYTHING, []),
        (A, [A]),
        (Not(Not(A)), [A]),
        (And((A, Or((B, Not(C))), D)), [A, B, C, D]),
        (Or((And((A, A)), Not(Or((B, A))))), [A, A, B, A]),
    ],
)
def test_terms_come_in_their_order(query: Query, terms: list[Term]) -> None:
    assert list(list_terms(query)) == terms


def test_terms_of_a_query_of_any_depth_are_listed() -> None:
    query: Query = A
    for _ in range(100_000):
        query = Not(query)
    assert list(list_terms(query)) == [A]


@pytest.mark.parametrize("flag", sorted(FLAGS))
def test_every_flag_is_off_unless_given(flag: str) -> None:
    flags = NO_FLAGS._replace(**{flag: True})
    assert not getattr(NO_FLAGS, flag)
    assert getattr(flags, flag)
    assert Question(A, flags) != Question(A)


def test_every_flag_says_what_it_does() -> None:
    assert tuple(FLAGS) == Flags._fields
    assert all(FLAGS.values())


def test_a_question_asks_something_where_it_leaves_anything_out() -> None:
    assert not Question().asks
    assert not Question(flags=Flags(direct=True, members=True, any_account=True)).asks
    assert Question(flags=Flags(certain=True)).asks
    assert Question(A).asks
    assert Question(Not(EVERYTHING)).asks
