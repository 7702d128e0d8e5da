"""How filters combine, for chronologies and queries of any kind."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Chronology, load_text
from timeline.dates import Fit
from timeline.query import Filter, Query, count_alone, make_query, select

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


def _filters(words: Mapping[str, Sequence[str]]) -> st.SearchStrategy[Filter]:
    return st.sampled_from(sorted(words)).flatmap(
        lambda option: st.builds(Filter, st.just(option), _values(words[option]))
    )


_WORD_FILTERS = _filters(_WORDS)
_FILTERS = _filters(_WORDS | _TIMES)
_OPTIONS = st.sampled_from(sorted(_WORDS | _TIMES))
_CHRONOLOGIES = _chronologies()


def _fits(
    chronology: Chronology, *filters: Filter, certain: bool = False
) -> dict[str, Fit]:
    """Return the fit of every event; NO for those left out."""
    fits = {event.id: Fit.NO for event in chronology.events}
    selection = select(chronology, Query(filters, certain=certain))
    fits.update({match.event.id: match.fit for match in selection.matches})
    return fits


@given(_CHRONOLOGIES, _FILTERS, _FILTERS)
def test_two_filters_are_the_weaker_of_both(
    chronology: Chronology, one: Filter, other: Filter
) -> None:
    first, second = _fits(chronology, one), _fits(chronology, other)
    both = _fits(chronology, one, other)
    assert both == {key: min(first[key], second[key]) for key in first}


@given(_CHRONOLOGIES, st.permutations(["kind", "tag", "month", "since"]))
def test_the_order_of_filters_does_not_matter(
    chronology: Chronology, order: list[str]
) -> None:
    values: dict[str, Any] = {"kind": "visit,call", "tag": "red", "month": "May"}
    values["since"] = "2013"
    given_order = {option: values[option] for option in order}
    assert (
        select(chronology, make_query(**given_order)).matches
        == select(chronology, make_query(**values)).matches
    )


@given(_CHRONOLOGIES, _OPTIONS, st.data())
def test_another_value_never_makes_a_fit_worse(
    chronology: Chronology, option: str, data: st.DataObject
) -> None:
    values = _values((_WORDS | _TIMES)[option])
    one, other = data.draw(values), data.draw(values)
    narrow = _fits(chronology, Filter(option, one))
    second = _fits(chronology, Filter(option, other))
    wide = _fits(chronology, Filter(option, one + other))
    for key, fit in wide.items():
        assert fit >= max(narrow[key], second[key])


@given(_CHRONOLOGIES, _FILTERS, _FILTERS)
def test_certain_keeps_exactly_the_certain_ones(
    chronology: Chronology, one: Filter, other: Filter
) -> None:
    possible = _fits(chronology, one, other)
    certain = _fits(chronology, one, other, certain=True)
    assert certain == {
        key: fit if fit is Fit.CERTAIN else Fit.NO for key, fit in possible.items()
    }


@given(_CHRONOLOGIES, _WORD_FILTERS)
def test_not_is_the_complement(chronology: Chronology, condition: Filter) -> None:
    kept = _fits(chronology, condition)
    dropped = _fits(chronology, Filter(f"not-{condition.option}", condition.values))
    assert dropped == {key: Fit.CERTAIN - fit for key, fit in kept.items()}


@given(_CHRONOLOGIES, st.sampled_from(["2013-05-10", "2013-05", "2013", "e1"]))
def test_since_and_before_share_every_event(chronology: Chronology, day: str) -> None:
    since = _fits(chronology, Filter("since", (day,)))
    before = _fits(chronology, Filter("before", (day,)))
    for event in chronology.events:
        assert max(since[event.id], before[event.id]) > Fit.NO
        # What surely lies on one side alone does not lie on the other.
        if since[event.id] is Fit.NO and not event.date.uncertain:
            assert before[event.id] is Fit.CERTAIN


@given(_CHRONOLOGIES, st.lists(_FILTERS, min_size=1, max_size=3))
def test_each_filter_alone_is_counted(
    chronology: Chronology, filters: list[Filter]
) -> None:
    counts = count_alone(chronology, Query(tuple(filters)))
    assert [condition for condition, _ in counts] == filters
    for condition, count in counts:
        fits = _fits(chronology, condition)
        assert count == sum(fit > Fit.NO for fit in fits.values())


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
def test_filters_combine(options: dict[str, Any], kept: str) -> None:
    selection = select(load_text(_TEXT), make_query(**options))
    assert "".join(event.id for event in selection.events) == kept


def test_without_a_query_every_event_is_certain() -> None:
    chronology = load_text(_TEXT)
    selection = select(chronology)
    assert selection.events == chronology.events
    assert {match.fit for match in selection.matches} == {Fit.CERTAIN}
    assert selection.query == Query()
    assert selection.chronology is chronology


def test_counting_alone_heeds_certain() -> None:
    chronology = load_text(_TEXT)
    for certain, count in ((False, 2), (True, 1)):
        query = make_query(on="2013-05-10", kind="call", certain=certain)
        assert count_alone(chronology, query) == (
            (query.filters[0], count),
            (query.filters[1], 1),
        )
