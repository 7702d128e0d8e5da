"""Queries as values: how options become filters."""

from dataclasses import fields
from typing import Any

import pytest

from timeline.query import Filter, Query, make_query
from timeline.query.filters import FILTERS
from timeline.query.query import FLAGS


def test_commas_are_or_and_repeated_options_are_and() -> None:
    assert make_query(actor="Putin, Kerry").filters == (
        Filter("actor", ("Putin", "Kerry")),
    )
    assert make_query(actor=["Putin", "Kerry"]).filters == (
        Filter("actor", ("Putin",)),
        Filter("actor", ("Kerry",)),
    )


def test_options_come_in_the_order_given() -> None:
    query = make_query(kind="visit", not_tag="x", month="May")
    assert [condition.option for condition in query.filters] == [
        "kind",
        "not-tag",
        "month",
    ]


@pytest.mark.parametrize(
    "option",
    ["on", "during", "since", "until", "after", "before", "as-of", "search"],
)
def test_a_comma_in_a_date_or_in_text_stays(option: str) -> None:
    options: dict[str, Any] = {option.replace("-", "_"): "May 10, 2013"}
    assert make_query(**options).filters == (Filter(option, ("May 10, 2013",)),)
    assert FILTERS[option].whole


def test_empty_words_between_commas_are_dropped_but_not_an_empty_value() -> None:
    assert make_query(kind="visit,, call,").filters[0].values == ("visit", "call")
    assert make_query(kind=" , ").filters[0].values == ("",)
    assert make_query(search="").filters[0].values == ("",)


def test_options_not_given_are_no_filters() -> None:
    assert make_query(actor=None, kind=[]) == Query()
    assert make_query(certain=True) == Query(certain=True)


def test_a_word_of_python_takes_an_underscore() -> None:
    assert make_query(with_=["A", "B"]).filters == (
        Filter("with", ("A",)),
        Filter("with", ("B",)),
    )
    assert make_query(as_of="2013", min_reliability="B").filters == (
        Filter("as-of", ("2013",)),
        Filter("min-reliability", ("B",)),
    )


@pytest.mark.parametrize("flag", sorted(FLAGS))
def test_every_flag_is_off_unless_given(flag: str) -> None:
    flags: dict[str, Any] = {flag: True}
    query = make_query(**flags)
    assert query == Query(**flags) != Query()
    assert getattr(query, flag)
    assert not getattr(make_query(), flag)


def test_flags_are_all_that_a_query_has_besides_filters() -> None:
    assert {field.name for field in fields(Query)} == {"filters", *FLAGS}
    assert not set(FLAGS) & {option.replace("-", "_") for option in FILTERS}


def test_an_option_that_does_not_exist_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError, match="no filter 'not-status'"):
        make_query(not_status="denied")


@pytest.mark.parametrize(
    ("condition", "typed"),
    [
        (Filter("month", ("2013-05",)), "--month 2013-05"),
        (Filter("actor", ("Putin", "Kerry")), "--actor Putin,Kerry"),
        (Filter("actor", ("Vladimir Putin",)), '--actor "Vladimir Putin"'),
        (Filter("search", ("",)), '--search ""'),
    ],
)
def test_a_filter_is_written_as_it_is_typed(condition: Filter, typed: str) -> None:
    assert str(condition) == typed


def test_queries_are_values() -> None:
    assert make_query(kind="visit") == make_query(kind="visit")
    assert len({make_query(kind="visit"), make_query(kind="visit")}) == 1


def test_every_filter_says_what_it_keeps() -> None:
    assert all(row.summary for row in FILTERS.values())
