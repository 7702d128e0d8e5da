"""How conditions combine, for chronologies and queries of any kind."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from tests.helpers.questions import nest, tell
from tests.helpers.registries import CLINTON, KERRY_AS_SECRETARY
from timeline import Chronology, load_text
from timeline.dates import Fit
from timeline.query import (
    And,
    Flags,
    Match,
    Not,
    Or,
    Query,
    Question,
    Selection,
    Term,
    all_of,
    count_alone,
    make_query,
    parse_query,
    select,
)
from timeline.query.query import list_terms
from timeline.query.windows import ReversedError

_TAGS = ("red", "green", "blue")
_KINDS = ("visit", "call", "letter")
_DATES = st.sampled_from(
    [
        *("201X", "2012~", "2013", "2013-21", "2013-05", "2013-05-10"),
        *("2013-05-10~", "2013-05-10?", "[2013-04-30..2013-05-02]"),
        *("2013-05/2013-06", "2013-05-10/", "/2013-05-10", "2013-04-20/.."),
    ]
)


@st.composite
def _chronologies(draw: st.DrawFn) -> Chronology:
    """Draw a small chronology; its first events have every word asked for below."""
    rows = [
        ("2013-05", kind, (tag,), actor)
        for kind, tag, actor in zip(_KINDS, _TAGS, ("Ann", "Bob", "Cyd"), strict=True)
    ]
    rows += draw(
        st.lists(
            st.tuples(
                _DATES,
                st.sampled_from(_KINDS),
                st.lists(st.sampled_from(_TAGS), unique=True).map(tuple),
                st.sampled_from(["Ann", "Bob", "Cyd"]),
            ),
            max_size=8,
        )
    )
    return load_text(
        "".join(
            f"- {{id: e{number}, date: '{date}', title: T, kind: {kind}, "
            f"tags: [{', '.join(tags)}], actors: [{actor}]}}\n"
            for number, (date, kind, tags, actor) in enumerate(rows)
        )
    )


def _values(words: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), min_size=1, max_size=2).map(tuple)


_WORDS: dict[str, tuple[str, ...]] = {
    "kind": _KINDS,
    "tag": _TAGS,
    "actor": ("Ann", "Bob", "Cyd"),
}
_TIMES: dict[str, tuple[str, ...]] = {
    "month": ("2013-05", "2013-06", "May", "4"),
    "year": ("2012", "2013", "201X"),
    **dict.fromkeys(
        ("on", "since", "until", "after", "before"), ("2013-05-10", "2013-05", "e0")
    ),
}
_SIDES = dict.fromkeys(("date", "begin", "end"), _TIMES["on"])


def _terms(words: Mapping[str, Sequence[str]]) -> st.SearchStrategy[Term]:
    return st.sampled_from(sorted(words)).flatmap(
        lambda field: st.builds(Term, st.just(field), _values(words[field]))
    )


_TERMS = _terms(_WORDS | _TIMES)
_COMPARED = st.builds(
    Term,
    st.sampled_from(["date", "begin", "end"]),
    _values(_TIMES["on"]),
    st.sampled_from([">=", "<=", ">", "<", "=", ":"]),
)
_QUERIES: st.SearchStrategy[Query] = st.recursive(
    _TERMS | _COMPARED, partial(nest, least=0, most=3), max_leaves=6
)
_FIELDS = st.sampled_from(sorted(_WORDS | _TIMES))
_CHRONOLOGIES = _chronologies()


def _fits(
    chronology: Chronology, *queries: Query, certain: bool = False
) -> dict[str, Fit]:
    """Return the fit of every event; NO for those left out."""
    fits = {event.id: Fit.NO for event in chronology.events}
    question = Question(all_of(*queries), Flags(certain=certain))
    try:
        matches = select(chronology, question).matches
    except ReversedError:
        # What no time can answer is not drawn.
        reject()
    fits.update({match.event.id: match.fit for match in matches})
    return fits


def _turn(fits: Mapping[str, Fit]) -> dict[str, Fit]:
    return {key: Fit(Fit.CERTAIN - fit) for key, fit in fits.items()}


@given(_CHRONOLOGIES, _TERMS, _TERMS)
def test_two_terms_are_the_weaker_of_both(
    chronology: Chronology, one: Term, other: Term
) -> None:
    first, second = _fits(chronology, one), _fits(chronology, other)
    both = _fits(chronology, one, other)
    assert both == {key: min(first[key], second[key]) for key in first}


@given(_CHRONOLOGIES, _QUERIES, _QUERIES)
def test_and_is_no_better_than_each_and_or_no_worse(
    chronology: Chronology, one: Query, other: Query
) -> None:
    first, second = _fits(chronology, one), _fits(chronology, other)
    both = _fits(chronology, And((one, other)))
    either = _fits(chronology, Or((one, other)))
    for key in first:
        assert both[key] <= min(first[key], second[key])
        assert either[key] >= max(first[key], second[key])


@given(_CHRONOLOGIES, _QUERIES, _QUERIES)
def test_the_order_of_parts_does_not_matter(
    chronology: Chronology, one: Query, other: Query
) -> None:
    for join in (And, Or):
        assert _fits(chronology, join((one, other))) == _fits(
            chronology, join((other, one))
        )


@given(_CHRONOLOGIES, st.permutations(["kind", "tag", "month", "since"]))
def test_the_order_of_options_does_not_matter(
    chronology: Chronology, order: list[str]
) -> None:
    values: dict[str, Any] = {"kind": "visit,call", "tag": "red", "month": "May"}
    values["since"] = "2013"
    given_order = {option: values[option] for option in order}
    assert tell(select(chronology, make_query(**given_order))) == tell(
        select(chronology, make_query(**values))
    )


@given(_CHRONOLOGIES, _QUERIES)
def test_parentheses_do_not_matter(chronology: Chronology, query: Query) -> None:
    plain = _fits(chronology, query)
    assert _fits(chronology, And((query,))) == plain
    assert _fits(chronology, Or((query,))) == plain
    assert _fits(chronology, And((And(()), query, And(())))) == plain
    assert _fits(chronology, Or((Or(()), query, Or(())))) == plain
    assert _fits(chronology, And((query, query))) == plain
    assert _fits(chronology, Or((query, query))) == plain


@given(_CHRONOLOGIES, _QUERIES)
def test_not_turns_a_query_round(chronology: Chronology, query: Query) -> None:
    plain = _fits(chronology, query)
    assert _fits(chronology, Not(query)) == _turn(plain)
    assert _fits(chronology, Not(Not(query))) == plain


@given(_CHRONOLOGIES, st.lists(_QUERIES, max_size=3).map(tuple))
def test_not_both_is_not_the_one_or_not_the_other(
    chronology: Chronology, queries: tuple[Query, ...]
) -> None:
    turned = tuple(Not(query) for query in queries)
    assert _fits(chronology, Not(And(queries))) == _fits(chronology, Or(turned))
    assert _fits(chronology, Not(Or(queries))) == _fits(chronology, And(turned))


@given(_CHRONOLOGIES, _FIELDS, st.data())
def test_another_value_never_makes_a_fit_worse(
    chronology: Chronology, field: str, data: st.DataObject
) -> None:
    values = _values((_WORDS | _TIMES)[field])
    one, other = data.draw(values), data.draw(values)
    narrow = _fits(chronology, Term(field, one))
    second = _fits(chronology, Term(field, other))
    wide = _fits(chronology, Term(field, one + other))
    for key, fit in wide.items():
        assert fit >= max(narrow[key], second[key])


@given(_CHRONOLOGIES, _TERMS | _COMPARED, st.data())
def test_a_comma_is_or(chronology: Chronology, term: Term, data: st.DataObject) -> None:
    others = data.draw(_values((_WORDS | _TIMES | _SIDES)[term.field]))
    other = Term(term.field, others, term.operator)
    both = Term(term.field, term.values + others, term.operator)
    fits = _fits(chronology, both)
    assert fits == _fits(chronology, Or((term, other)))
    assert _turn(fits) == _fits(chronology, Not(term), Not(other))
    assert _turn(fits) == _fits(chronology, Not(both))


@given(_CHRONOLOGIES, _QUERIES)
def test_certain_keeps_exactly_the_certain_ones(
    chronology: Chronology, query: Query
) -> None:
    possible = _fits(chronology, query)
    certain = _fits(chronology, query, certain=True)
    assert certain == {
        key: fit if fit is Fit.CERTAIN else Fit.NO for key, fit in possible.items()
    }


@given(_CHRONOLOGIES, st.sampled_from(["2013-05-10", "2013-05", "2013", "e1"]))
def test_since_and_before_share_every_event(chronology: Chronology, day: str) -> None:
    since = _fits(chronology, Term("since", (day,)))
    before = _fits(chronology, Term("before", (day,)))
    for event in chronology.events:
        assert max(since[event.id], before[event.id]) > Fit.NO
        # What surely lies on one side alone does not lie on the other.
        if since[event.id] is Fit.NO and not event.date.uncertain:
            assert before[event.id] is Fit.CERTAIN


@given(_CHRONOLOGIES, st.lists(_QUERIES, min_size=1, max_size=3))
def test_each_part_alone_is_counted(
    chronology: Chronology, queries: list[Query]
) -> None:
    question = Question(And(tuple(queries)))
    try:
        selection = select(chronology, question)
    except ReversedError:
        reject()
    counts = count_alone(selection)
    assert [part for part, _ in counts] == queries
    for part, count in counts:
        fits = _fits(chronology, part)
        assert count == sum(fit > Fit.NO for fit in fits.values())


@given(_CHRONOLOGIES, _QUERIES)
def test_what_made_an_event_match_is_of_the_question(
    chronology: Chronology, query: Query
) -> None:
    try:
        selection = select(chronology, query)
    except ReversedError:
        reject()
    asked = {term.field for term in list_terms(query)}
    for match in selection.matches:
        found = [one.fit for one in match.because]
        assert Fit.NO not in found
        # The weakest link is among what is told.
        assert match.fit is min([Fit.CERTAIN, *found])
        assert bool(match.why) == (match.fit is Fit.POSSIBLE)
        for one in match.because:
            fit = one.condition.fit(match.event)
            assert one.fit is (Fit(Fit.CERTAIN - fit) if one.left_out else fit)
        if not asked:
            assert match == Match(match.event, Fit.CERTAIN)


_TEXT = """
- {id: a, date: 2013-05, title: A, kind: visit, actors: [Ann]}
- {id: b, date: 2013-05-10, title: B, kind: visit, actors: [Ann, Bob]}
- {id: c, date: 2013-06, title: C, kind: call, actors: [Bob]}
"""


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ({}, "abc"),
        ({"actor": "Ann,Bob"}, "abc"),
        ({"actor": ["Ann", "Bob"]}, "b"),
        ({"actor": "Ann", "kind": "call"}, ""),
        ({"on": "2013-05-10"}, "ab"),
        ({"on": "2013-05-10", "certain": True}, "b"),
        ({"on": ["2013-05-10", "2013-05-11"]}, "a"),
        ({"kind": "visit", "not_actor": "Bob"}, "a"),
        ({"since": "2013-05-10", "until": "2013-05-22"}, "ab"),
    ],
)
def test_options_combine(options: dict[str, Any], kept: str) -> None:
    selection = select(load_text(_TEXT), make_query(**options))
    assert "".join(event.id for event in selection.events) == kept


def test_a_question_may_be_a_query_or_its_text() -> None:
    chronology = load_text(_TEXT)
    text = "kind:visit -actor:Bob"
    query = parse_query(text)
    for asked in (text, query, Question(query), make_query(text)):
        selection = select(chronology, asked)
        assert tell(selection) == "a"
        assert selection.question == Question(query)
    assert tell(select(chronology, Not(query))) == "b c"
    assert tell(select(chronology, Or(()))) == ""


def test_without_a_question_every_event_is_certain() -> None:
    chronology = load_text(_TEXT)
    selection = select(chronology)
    assert selection.events == chronology.events
    assert {match.fit for match in selection.matches} == {Fit.CERTAIN}
    assert {match.because for match in selection.matches} == {()}
    assert selection.question == Question()
    assert selection.chronology is chronology


def test_counting_alone_heeds_certain() -> None:
    chronology = load_text(_TEXT)
    for certain, count in ((False, 2), (True, 1)):
        question = make_query(on="2013-05-10", kind="call", certain=certain)
        on, kind = Term("on", ("2013-05-10",)), Term("kind", ("call",))
        assert count_alone(select(chronology, question)) == ((on, count), (kind, 1))


def test_counting_alone_heeds_who_stands_for_whom() -> None:
    chronology = load_text(
        "actors: {ann: {name: Ann, of: Russia}}\n"
        "events: [{date: 2013, title: T, actors: [Ann, Russia]},"
        " {date: 2014, title: T, actors: [Ann]}]"
    )
    for direct, count in ((False, 2), (True, 1)):
        question = make_query(actor="Russia", year="2014", direct=direct)
        (_, alone), (_, in_year) = count_alone(select(chronology, question))
        assert (alone, in_year) == (count, 1)


def test_what_is_counted_alone_are_the_parts_at_the_top() -> None:
    chronology = load_text(_TEXT)
    for text, counts in (
        ("kind:visit (actor:Ann or kind:call)", (2, 3)),
        ("kind:visit or kind:call", (3,)),
        ("-kind:visit -actor:Bob", (1, 1)),
    ):
        found = count_alone(select(chronology, text))
        assert tuple(count for _, count in found) == counts
    assert count_alone(select(chronology)) == ()


# --- why it is only possible


_OFFICES = (
    "actors:\n"
    + CLINTON
    + KERRY_AS_SECRETARY
    + """\
events:
- {id: e, date: DATE, title: T, kind: visit, actors: [ACTORS]}
- {id: o, date: 1066, title: T, kind: call, actors: [US, Kerry]}
"""
)


def _match(query: str, *, date: str = "2013-05-10", actors: str = "") -> Match:
    text = _OFFICES.replace("DATE", date).replace("ACTORS", actors)
    (match,) = [
        match
        for match in select(load_text(text), query).matches
        if match.event.id == "e"
    ]
    return match


_BY_DATE = {"date": "2013"}
_BY_OFFICE = {"date": "2013", "actors": "US Secretary of State"}


@pytest.mark.parametrize(
    ("query", "event", "why"),
    [
        ("date:2013-05-10", _BY_DATE, "date"),
        ("month:May", _BY_DATE, "date"),
        ("begin:2013-05", _BY_DATE, "date"),
        ("-since:2013-05-10", _BY_DATE, "date"),
        ("as-of:2013-06", _BY_DATE, "date"),
        ("actor:Kerry", _BY_OFFICE, "office"),
        ("-actor:Kerry", _BY_OFFICE, "office"),
        ("with:Kerry", _BY_OFFICE, "office"),
        ("actor:US", {"date": "2013", "actors": "Kerry"}, "office"),
        ("state:US", {"date": "2013", "actors": "Kerry"}, "office"),
        ("office:'Secretary of State'", {"date": "2013", "actors": "Kerry"}, "office"),
        # Each of both acted for it; but the office may be that of him who is named.
        (
            "with:US with:US",
            {"date": "2013-02-01", "actors": "US Secretary of State, Kerry"},
            "name",
        ),
        # The first weak link of several, in the order of the question.
        ("date:2013-05 actor:Kerry", _BY_OFFICE, "date"),
        ("actor:Kerry date:2013-05", _BY_OFFICE, "office"),
        ("year:2013 actor:Kerry", _BY_OFFICE, "office"),
        ("kind:visit date:2013-05", _BY_DATE, "date"),
        ("-kind:call -date:2013-05", _BY_DATE, "date"),
        ("date:2013-05 or actor:Kerry", _BY_OFFICE, "date"),
        # What is certain has no weak link, whatever else is only possible.
        ("kind:visit or date:2013-05", _BY_DATE, ""),
        ("date:2013-05 or year:2013", _BY_DATE, ""),
        ("actor:Kerry,Clinton", _BY_OFFICE, ""),
        ("kind:visit", _BY_DATE, ""),
        ("-actor:US", _BY_DATE, ""),
    ],
)
def test_the_weakest_link_says_why_a_match_is_only_possible(
    query: str, event: dict[str, str], why: str
) -> None:
    match = _match(query, **event)
    assert match.why == why
    assert match.fit is (Fit.POSSIBLE if why else Fit.CERTAIN)
    assert repr(match).startswith(
        f"<Match possible, {why}: " if why else "<Match certain: "
    )


def test_what_made_an_event_match_comes_in_the_order_of_the_question() -> None:
    for query, told in (
        ("kind:visit date:2013", ["kind", "date"]),
        ("title:T kind:visit", ["title", "kind"]),
        ("kind:visit title:T -kind:call", ["kind", "title", "not kind"]),
        ("kind:call or title:T or kind:letter", ["title"]),
        ("(kind:call or title:T) date:2013", ["title", "date"]),
    ):
        found = []
        for because in _match(query).because:
            leaf = because.condition
            name = getattr(leaf, "facet", getattr(leaf, "field", "date"))
            found.append(f"not {name}" if because.left_out else name)
        assert found == told


def test_a_selection_shows_how_much_it_is() -> None:
    chronology = load_text(_TEXT)
    selection = select(chronology, "kind:visit")
    assert repr(selection) == "<Selection of 2 of 3 events>"
    assert isinstance(selection, Selection)
