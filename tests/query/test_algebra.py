"""What and, or and not promise, for chronologies and questions of any kind."""

import dataclasses
import random
from collections.abc import Sequence
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from tests.helpers.happenings import (
    DATES,
    FIELDS,
    draw_bonds,
    draw_event,
    make_chronology,
)
from tests.helpers.questions import nest
from tests.query.arranging import list_terms
from timeline import Chronology
from timeline.dates import Fit
from timeline.names import names_of
from timeline.query import (
    And,
    Condition,
    Flags,
    Not,
    Or,
    Query,
    Question,
    Term,
    format_query,
    judge,
    make_query,
    parse_query,
    resolve,
    select,
)
from timeline.query.conditions import list_leaves
from timeline.query.options import OPTIONS, name_parameter
from timeline.query.query import EVERYTHING, SAVED
from timeline.query.windows import ReversedError

_SAVED = {
    "early": "until:2013-05-10 not kind:visit",
    "eastern": "actor:east or office:Minister",
    "both": "@early -@eastern with:ann",
}
_VAGUE = ("2013", "2013~", "201X", "spring 2013", "2012/2014", "-0044", "May 2013?")
_MORE: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "year": (("2013", "201X", "2012/2014"), (":", "<", ">=")),
    "during": (("2013-05", "early May 2013"), (":", "=")),
    "precision": (("day", "month"), (":",)),
    "source": (("paper", "book", "wire"), (":", "=")),
    "status": (("announced", "reported"), (":",)),
    "id": (("a", "b", "w1"), (":",)),
    "title": (("alpha", "*eta"), (":", "=")),
    "differing": (("any", "date", "title"), (":",)),
    SAVED: (tuple(_SAVED), (":",)),
}
_ASKED: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    **{field: asked[:2] for field, asked in FIELDS.items()},
    **_MORE,
}


@cache
def _list_terms_of(field: str) -> st.SearchStrategy[Query]:
    values, operators = _ASKED[field]
    most = 1 if field == SAVED else 3
    return st.builds(
        Term,
        st.just(field),
        st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True).map(
            tuple
        ),
        st.sampled_from(operators),
    )


# What may be asked together is asked often, so that it meets.
_OFTEN = (
    "date",
    "since",
    "begin",
    "deadline",
    "as-of",
    "with",
    "actor",
    "office",
    "tag",
)
_TERMS: st.SearchStrategy[Query] = st.sampled_from(
    (*sorted(_ASKED), *_OFTEN * 4)
).flatmap(_list_terms_of)
_QUERIES: st.SearchStrategy[Query] = st.recursive(
    _TERMS, partial(nest, least=1, most=3), max_leaves=6
)
_FLAGS = st.builds(Flags, *[st.booleans()] * len(Flags._fields))


@cache
def _make_chronology(seed: int) -> Chronology:
    """Return a chronology that has what is asked for, and five crowded events."""
    rng = random.Random(seed)  # noqa: S311  the same each time
    dates = (*DATES, *_VAGUE)
    events = [draw_event(rng, name, dates) for name in "abcde"]
    return make_chronology(draw_bonds(rng), events, _SAVED)


# To read one takes longer than to ask it a hundred questions.
_CHRONOLOGIES = st.integers(0, 49).map(_make_chronology)


def _mean(query: Query, chronology: Chronology, flags: Flags) -> Condition:
    """Return what a query means; one that no time can answer is not drawn."""
    try:
        return resolve(query, names_of(chronology), flags).condition
    except ReversedError:
        reject()


def _is_refused(query: Query, chronology: Chronology) -> bool:
    try:
        resolve(query, names_of(chronology))
    except ReversedError:
        return True
    return False


def _fit(query: Query, chronology: Chronology, flags: Flags) -> list[Fit]:
    """Return how each event fits."""
    condition = _mean(query, chronology, flags)
    return [judge(condition, event).fit for event in chronology.events]


def _tells_apart(*queries: Query) -> bool:
    """Tell whether people are told apart: then one who is asked for twice is two."""
    terms = [term for query in queries for term in list_terms(query)]
    return any(term.field == "with" or "both" in term.values for term in terms)


_ANYTHING = (_CHRONOLOGIES, _FLAGS)


@given(*_ANYTHING, st.lists(_QUERIES, max_size=4).map(tuple))
def test_not_all_is_any_not_and_not_any_is_all_not(
    chronology: Chronology, flags: Flags, parts: tuple[Query, ...]
) -> None:
    negated = tuple(map(Not, parts))
    pairs: list[tuple[Query, Query]] = [
        (Not(And(parts)), Or(negated)),
        (Not(Or(parts)), And(negated)),
        (And(parts), Not(Or(negated))),
        (Or(parts), Not(And(negated))),
    ]
    for one, two in pairs:
        assert _mean(one, chronology, flags) == _mean(two, chronology, flags)


@given(_CHRONOLOGIES, st.lists(_QUERIES, min_size=2, max_size=3))
def test_a_stretch_that_ends_before_it_begins_is_refused_however_it_is_asked(
    chronology: Chronology, parts: list[Query]
) -> None:
    both = And(tuple(parts))
    refused = _is_refused(both, chronology)
    for same in (
        And(tuple(parts[::-1])),
        And((parts[0], And(tuple(parts[1:])))),
        Not(Or(tuple(map(Not, parts)))),
        Not(Not(both)),
        Or((both, Term("id", ("a",)))),
    ):
        assert _is_refused(same, chronology) == refused
    turned = Not(both)
    each = [_is_refused(Not(part), chronology) for part in parts]
    assert _is_refused(turned, chronology) == any(each)


@given(*_ANYTHING, _QUERIES)
def test_not_not_means_nothing(
    chronology: Chronology, flags: Flags, query: Query
) -> None:
    plain = _mean(query, chronology, flags)
    assert _mean(Not(Not(query)), chronology, flags) == plain
    assert _mean(And((Not(Not(query)),)), chronology, flags) == plain
    assert _mean(Or((Not(Not(query)),)), chronology, flags) == plain


@given(*_ANYTHING, _QUERIES)
def test_not_turns_each_answer_round(
    chronology: Chronology, flags: Flags, query: Query
) -> None:
    turned = {Fit.NO: Fit.CERTAIN, Fit.POSSIBLE: Fit.POSSIBLE, Fit.CERTAIN: Fit.NO}
    plain = _fit(query, chronology, flags)
    assert _fit(Not(query), chronology, flags) == [turned[fit] for fit in plain]


@pytest.mark.parametrize("join", [And, Or])
@given(*_ANYTHING, st.lists(_QUERIES, min_size=2, max_size=4), st.randoms())
def test_the_order_of_parts_does_not_count(
    join: Any, chronology: Chronology, flags: Flags, parts: list[Query], rng: Any
) -> None:
    in_order = _fit(join(tuple(parts)), chronology, flags)
    rng.shuffle(parts)
    assert _fit(join(tuple(parts)), chronology, flags) == in_order


@pytest.mark.parametrize("join", [And, Or])
@given(*_ANYTHING, _QUERIES, _QUERIES, _QUERIES)
def test_parentheses_within_one_kind_of_joining_do_not_count(
    join: Any, chronology: Chronology, flags: Flags, a: Query, b: Query, c: Query
) -> None:
    flat = _mean(join((a, b, c)), chronology, flags)
    assert _mean(join((join((a, b)), c)), chronology, flags) == flat
    assert _mean(join((a, join((b, c)))), chronology, flags) == flat


@pytest.mark.parametrize("join", [And, Or])
@given(*_ANYTHING, _QUERIES)
def test_saying_it_twice_says_no_more(
    join: Any, chronology: Chronology, flags: Flags, query: Query
) -> None:
    if not _tells_apart(query):
        once = _fit(query, chronology, flags)
        assert _fit(join((query, query)), chronology, flags) == once


def test_asking_for_one_twice_asks_for_two_people() -> None:
    chronology = make_chronology((), [])
    once, twice = Term("with", ("ann",)), And((Term("with", ("ann",)),) * 2)
    assert set(_fit(once, chronology, Flags())) == {Fit.CERTAIN}
    assert set(_fit(twice, chronology, Flags())) == {Fit.NO}
    assert set(_fit(Or((once, twice)), chronology, Flags())) == {Fit.CERTAIN}


@given(*_ANYTHING, _QUERIES)
def test_everything_and_nothing_are_the_ends(
    chronology: Chronology, flags: Flags, query: Query
) -> None:
    nothing = Or(())
    plain = _mean(query, chronology, flags)
    assert _mean(And((query, EVERYTHING)), chronology, flags) == plain
    assert _mean(Or((query, nothing)), chronology, flags) == plain
    assert set(_fit(And((query, nothing)), chronology, flags)) == {Fit.NO}
    assert set(_fit(Or((query, EVERYTHING)), chronology, flags)) == {Fit.CERTAIN}


@given(*_ANYTHING, _QUERIES, _QUERIES)
def test_what_says_less_adds_nothing(
    chronology: Chronology, flags: Flags, one: Query, two: Query
) -> None:
    if not _tells_apart(one, two):
        alone = _fit(one, chronology, flags)
        assert _fit(And((one, Or((one, two)))), chronology, flags) == alone
        assert _fit(Or((one, And((one, two)))), chronology, flags) == alone


@given(*_ANYTHING, st.lists(_QUERIES, min_size=1, max_size=4).map(tuple))
def test_all_fit_no_better_than_one_and_any_no_worse(
    chronology: Chronology, flags: Flags, parts: tuple[Query, ...]
) -> None:
    every = _fit(And(parts), chronology, flags)
    some = _fit(Or(parts), chronology, flags)
    for part in parts:
        alone = _fit(part, chronology, flags)
        assert all(map(Fit.__le__, every, alone))
        assert all(map(Fit.__ge__, some, alone))


@given(*_ANYTHING, _QUERIES)
def test_resolving_and_judging_change_nothing(
    chronology: Chronology, flags: Flags, query: Query
) -> None:
    before = repr(query)
    one = _mean(query, chronology, flags)
    mark = hash(one), repr(one)
    for event in chronology.events:
        assert judge(one, event) == judge(one, event)
    assert (hash(one), repr(one)) == mark
    two = _mean(query, chronology, flags)
    assert one == two
    assert hash(one) == hash(two)
    assert repr(query) == before
    for part in (one, *list_leaves(one)):
        assert dataclasses.is_dataclass(part)
        for field in dataclasses.fields(part):
            with pytest.raises(dataclasses.FrozenInstanceError):
                setattr(part, field.name, None)


@given(*_ANYTHING, _QUERIES)
def test_the_text_of_a_query_means_the_same(
    chronology: Chronology, flags: Flags, query: Query
) -> None:
    again = parse_query(format_query(query))
    meant = _mean(query, chronology, flags)
    assert _mean(again, chronology, flags) == meant
    assert format_query(parse_query(format_query(again))) == format_query(again)


@given(*_ANYTHING, _QUERIES)
def test_certain_leaves_out_what_is_possible_and_nothing_else(
    chronology: Chronology, flags: Flags, query: Query
) -> None:
    _mean(query, chronology, flags)
    all_found = select(chronology, Question(query, flags._replace(certain=False)))
    certain = select(chronology, Question(query, flags._replace(certain=True)))
    assert certain.matches == tuple(
        match for match in all_found.matches if match.fit is Fit.CERTAIN
    )


# --- options


_LETTERS = {"A": "A", "c": "A,B,C", "A,B": "A,B"}
"""Reliabilities that are at least one of those given."""
_SEARCHES = {
    "alpha": "alpha",
    "alpha beta": "alpha beta",
    '"alpha beta" T': "'alpha beta' T",
}


@st.composite
def _options(draw: st.DrawFn) -> tuple[str, str, str]:
    """Draw an option, its value, and what is a query of the same."""
    # What widens a search asks for nothing by itself.
    name = draw(st.sampled_from(sorted(OPTIONS.keys() - {"in"})))
    option = OPTIONS[name]
    if name == "min-reliability":
        value = draw(st.sampled_from(sorted(_LETTERS)))
        return name, value, f"reliability:{_LETTERS[value]}"
    if name == "search":
        value = draw(st.sampled_from(sorted(_SEARCHES)))
        return name, value, _SEARCHES[value]
    values, _ = _ASKED[option.field]
    most = 1 if option.whole else 3
    given = draw(st.lists(st.sampled_from(values), min_size=1, max_size=most))
    comma = draw(st.sampled_from([",", ", ", " ,"]))
    listed = ",".join(f'"{value}"' for value in given)
    left_out = "not " if option.left_out else ""
    return name, comma.join(given), f"{left_out}{option.field}:{listed}"


@given(*_ANYTHING, st.lists(_options(), min_size=1, max_size=5))
def test_options_mean_what_their_fields_mean(
    chronology: Chronology, flags: Flags, options: list[tuple[str, str, str]]
) -> None:
    given: dict[str, list[str]] = {}
    texts: dict[str, list[str]] = {}
    for name, value, text in options:
        given.setdefault(name_parameter(name), []).append(value)
        texts.setdefault(name, []).append(text)
    keywords: Any = {
        name: values if len(values) > 1 else values[0] for name, values in given.items()
    }
    question = make_query(**keywords, **flags._asdict())
    assert question.flags == flags
    query = parse_query(" ".join(text for found in texts.values() for text in found))
    meant = _mean(question.query, chronology, flags)
    assert _mean(query, chronology, flags) == meant
    # Beside options, `query` is one more thing that must hold.
    beside = make_query(query=format_query(query), **keywords).query
    doubled = And((query, question.query))
    assert _mean(beside, chronology, flags) == _mean(doubled, chronology, flags)
