"""The text of a query: parsed again it is the same query."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.questions import nest
from tests.query.arranging import list_terms
from timeline.query.errors import QueryError
from timeline.query.formatting import format_query, format_question, format_term
from timeline.query.parsing import parse_query
from timeline.query.query import (
    EVERYTHING,
    OPERATORS,
    SAVED,
    TEXT,
    And,
    Flags,
    Not,
    Or,
    Query,
    Question,
    Term,
)

A, B, C = (Term(TEXT, (word,)) for word in "abc")
MAY = Term("month", ("May",))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (And((A, B, C)), "a b c"),
        (Or((A, B, C)), "a or b or c"),
        (Or((And((A, B)), C)), "a b or c"),
        (And((A, Or((B, C)))), "a (b or c)"),
        (And((And((A, B)), C)), "(a b) c"),
        (Or((A, Or((B, C)))), "a or (b or c)"),
        (Not(A), "not a"),
        (Not(Not(A)), "not not a"),
        (Not(And((A, B))), "not (a b)"),
        (Or((Not(Or((A, B))), And((Not(B), C)))), "not (a or b) or not b c"),
        (And((MAY, A)), 'month:"May" a'),
        (And((Not(MAY), A)), 'not month:"May" a'),
        (Or((And((MAY, A)), B)), 'month:"May" a or b'),
        (And((MAY, Not(A))), "month:May not a"),
        (And((MAY, MAY)), "month:May month:May"),
        (And((MAY, Term(TEXT, ("a b",)))), 'month:May "a b"'),
        (And((MAY, Term(TEXT, ("a", "b")))), "month:May a,b"),
        (And((MAY, Or((A, B)))), "month:May (a or b)"),
        (Or((MAY, A)), "month:May or a"),
        (And((Or((A, MAY)), B)), "(a or month:May) b"),
        (And((Term("month", ("April", "May")), A)), 'month:April,"May" a'),
        (And((Term(SAVED, ("x",)), A)), "@x a"),
        (EVERYTHING, ""),
    ],
)
def test_a_query_has_only_the_parentheses_it_needs(query: Query, text: str) -> None:
    assert format_query(query) == text


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (Term("kind", ("visit", "meeting")), "kind:visit,meeting"),
        (Term("importance", ("7",), ">="), "importance>=7"),
        (Term("kind", ("visit",), "="), "kind=visit"),
        (Term("date", ("2013-05-10T14:30+04:00",)), "date:2013-05-10T14:30+04:00"),
        (Term("year", ("-0431",)), "year:-0431"),
        (Term("title", ("not",)), "title:not"),
        (Term("title", ("O'Brien",)), "title:O'Brien"),
        (Term("title", ("=a",)), "title:=a"),
        (Term("title", ("=a",), "="), 'title="=a"'),
        (Term("title", ("",)), 'title:""'),
        (Term("title", ("a b", "c,d", "(e)")), 'title:"a b","c,d","(e)"'),
        (Term("title", ('say "a"', "a\\b", "a\\ b")), r'title:"say \"a\"",a\b,"a\\ b"'),
        (Term("title", ("'a", "“a", "a“")), 'title:"\'a","“a",a“'),
        (Term("title", ("a\nb", "\0")), 'title:"a\nb",\0'),
        (Term("my field", ("a",)), '"my field":a'),
        (Term("Kind", ("a",)), '"Kind":a'),
        (Term("a:b", ("a",)), '"a:b":a'),
        (Term("a!", ("a",), "="), '"a!"=a'),
        (Term("-a", ("a",)), '"-a":a'),
        (Term("not", ("a",)), "not:a"),
        (Term(TEXT, ("a", "b c")), 'a,"b c"'),
        (Term(TEXT, ("a",), "="), "text=a"),
        (Term(TEXT, ("Not",)), '"Not"'),
        (Term(TEXT, ("-a", "!a", "@a", "a:b", "&&")), '"-a","!a","@a","a:b","&&"'),
        (Term(TEXT, ("note", "a-b", "AT&T")), "note,a-b,AT&T"),
        (Term(SAVED, ("mine",)), "@mine"),
        (Term("place", ("Paris, Texas", "Rome")), 'place:"Paris, Texas",Rome'),
        (Term("tag", ("a\\", "b\\")), r'tag:"a\\",b' + "\\"),
        (Term("tag", (r"a\,b",)), r'tag:"a\\,b"'),
        (Term(SAVED, ("my query",)), '@"my query"'),
    ],
)
def test_a_term_has_only_the_quotes_it_needs(term: Term, text: str) -> None:
    assert format_term(term) == text
    assert parse_query(text) == term


def test_what_is_unsplit_is_written_as_if_it_were_split() -> None:
    term = Term("place", (r"Paris\, Texas, Rome",), unsplit=True)
    assert format_term(term) == 'place:"Paris, Texas",Rome'


@pytest.mark.parametrize("query", [Or(()), Not(And(())), And((A, Or(())))])
def test_what_no_text_asks_for_is_refused(query: Query) -> None:
    with pytest.raises(ValueError, match="all or any of nothing"):
        format_query(query)


def test_a_question_is_its_query_with_its_flags() -> None:
    flags = Flags(certain=True, any_account=True)
    assert format_question(Question(A, flags)) == "a (certain, any account)"
    assert format_question(Question(EVERYTHING, flags)) == "(certain, any account)"
    assert format_question(Question(A)) == "a"
    assert format_question(Question()) == ""


PIECES = (
    *" \t\n\x85\u2003,():=<>!-@&|\"'\\“”„‘’‚«»‹›–≥0é",
    *("a", "B", "and", "OR", "not", "kind:", "\0", "\x1b", "\ud800", "\u202e"),
)
NASTY = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
VALUES = NASTY | st.text(st.characters(), max_size=5) | st.sampled_from("abc")
FIELDS = st.sampled_from(("kind", "month", TEXT)) | NASTY.filter(
    lambda field: field not in ("", SAVED)
)
TERMS = (
    st.builds(
        Term,
        FIELDS,
        st.lists(VALUES, min_size=1, max_size=3).map(tuple),
        st.sampled_from(OPERATORS),
    )
    | st.builds(Term, st.just(TEXT), st.tuples(VALUES))
    | st.builds(Term, st.just("month"), st.tuples(VALUES))
    | st.builds(Term, st.just(SAVED), st.tuples(VALUES))
)


QUERIES: st.SearchStrategy[Query] = st.recursive(
    TERMS, partial(nest, least=2, most=4), max_leaves=12
)


@given(QUERIES)
def test_a_query_comes_back_from_its_text(query: Query) -> None:
    assert parse_query(format_query(query)) == query


@given(QUERIES)
def test_nothing_in_the_text_of_a_query_is_asked_about(query: Query) -> None:
    terms = list(list_terms(parse_query(format_query(query))))
    assert {term.follow for term in terms} == {""}


@given(QUERIES)
def test_quotes_are_left_out_only_where_they_change_nothing(query: Query) -> None:
    text = format_query(query)
    assert format_query(parse_query(text)) == text


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_was_typed_and_its_text_mean_the_same(typed: str) -> None:
    try:
        query = parse_query(typed)
    except QueryError:
        return
    assert parse_query(format_query(query)) == query
