"""What events can be arranged by: values, their spelling, their order."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.registries import KERRY_AS_SECRETARY
from timeline import Chronology, load_text
from timeline.names import names_of
from timeline.names.facets import FACETS, RESERVED, Facet, Facets
from timeline.vocabulary import (
    CONFIDENCES,
    FACET_NAMES,
    FIELD_TYPES,
    KINDS,
    STATUSES,
)

SAMPLE = (
    "actors:\n"
    + KERRY_AS_SECRETARY
    + """\
places:
  sochi: {name: Sochi, country: RU, aliases: [Sotschi]}
  camp: {name: The Camp, country: Nowhere}
sources:
  a: {title: A Paper, reliability: B}
fields: {weight: number, due: date, owner: text, rank: text, year: number, mixed: text}
kinds: [Backchannel]
events:
- id: one
  date: 2013-05-10
  title: T
  kind: backchannel
  actors: [Kerry]
  to: [kerry, Russia]
  place: Sotschi
  tags: [Syria, arms, syria]
  sources: [{source: A Paper, credibility: 2}, the wire]
  confidence: high
  see: [two]
  weight: 10
  due: after two
  owner: Ann
  rank: 9
  year: 5
  mixed: 9
- id: two
  date: 2014
  title: T
  kind: Visit
  place: Damascus, Syria
  tags: [SYRIA]
  accounts: [{source: The Wire, date: 2011}, {source: a, date: 2010}]
  status: claimed
  weight: [9.0, some, 9]
  due: [2014, soon, 10 May 2013, 2013-05-10]
  owner: [ann, Bob]
  rank: 10
  mixed: [x, 10]
- {id: three, date: 2013, title: T, place: camp, weight: {a: b}}
- {id: four, date: 2013, title: T, place: Russian Federation, tags: []}
- {id: five, date: 2013, title: T, place: Geneva}
"""
)
CHRONOLOGY = load_text(SAMPLE)
FOUND = names_of(CHRONOLOGY).facets


def _values(facet: str, event: str) -> tuple[str, ...]:
    return FOUND[facet].values_of(CHRONOLOGY.by_id[event])


def _own(text: str) -> Facets:
    return names_of(load_text(text)).facets


@pytest.mark.parametrize(
    ("facet", "one", "two"),
    [
        ("month", "May 2013", "2014"),
        ("year", "2013", "2014"),
        ("actor", "John Kerry|Russia", ""),
        ("name", "John Kerry|Russia", ""),
        ("state", "United States|Russia", ""),
        ("kind", "Backchannel", "visit"),
        ("place", "Sochi", "Damascus, Syria"),
        ("country", "Russia", "Syria"),
        ("tag", "Syria|arms", "Syria"),
        ("source", "A Paper|the wire", "the wire|A Paper"),
        ("status", "reported", "claimed"),
        ("confidence", "high", ""),
        ("reliability", "B", "B"),
        ("credibility", "2", ""),
        ("precision", "day", "year"),
        ("see", "two", ""),
        ("id", "one", "two"),
        ("weight", "10", "9.0|some"),
        ("due", "1 Jan 2014 or later", "2014|soon|10 May 2013"),
        ("owner", "Ann", "Ann|Bob"),
        ("rank", "9", "10"),
    ],
)
def test_an_event_has_each_value_once(facet: str, one: str, two: str) -> None:
    for event, expected in (("one", one), ("two", two)):
        shown = FOUND[facet].list_shown(CHRONOLOGY.by_id[event])
        assert "|".join(shown) == expected


def test_a_facet_that_is_built_in_stands_in_the_list_above() -> None:
    (mark,) = (
        mark
        for mark in test_an_event_has_each_value_once.pytestmark  # type: ignore[attr-defined]  # pytest's own
        if mark.name == "parametrize"
    )
    assert {row[0] for row in mark.args[1]} >= FACETS.keys()


def test_a_country_is_the_registrys_else_a_state() -> None:
    assert [_values("country", one) for one in ("three", "four", "five")] == [
        ("Nowhere",),
        ("Russia",),
        (),
    ]


def test_the_first_spelling_is_the_value_whatever_is_asked_first() -> None:
    text = (
        "- {date: 2013, title: T, tags: [Arms]}\n- {date: 2014, title: T, tags: ARMS}"
    )
    chronology = load_text(text)
    facet = names_of(chronology).facets["tag"]
    assert [facet.values_of(event) for event in reversed(chronology.events)] == [
        ("Arms",),
        ("Arms",),
    ]


def test_ids_and_text_that_are_alike_stay_apart() -> None:
    facets = _own(
        "fields: [code]\nsources: {a: {title: One}, A: {title: Two}}\nevents:\n"
        "- {date: 2013, title: T, sources: [a], code: 007}\n"
        "- {date: 2013, title: T, sources: [A], code: 7}\n"
    )
    assert facets["source"].list_used() == ("a", "A")
    assert facets["code"].list_used() == ("007", "7")


def test_values_stand_in_their_own_order_else_in_that_of_letters() -> None:
    assert FOUND["weight"].list_used() == ("9.0", "10", "some", '{"a": "b"}')
    dates = ("2013-05-10", "2014", "[2014-01-01..]", "soon")
    assert FOUND["due"].list_used() == dates
    assert FOUND["owner"].list_used() == ("Ann", "Bob")
    assert FOUND["rank"].list_used() == ("9", "10")
    assert FOUND["mixed"].list_used() == ("10", "9", "x")
    assert FOUND["status"].list_used() == ("reported", "claimed")
    assert FOUND["tag"].list_used() == ("arms", "Syria")


def test_all_numbers_are_ordered_even_where_no_type_is_declared() -> None:
    assert FOUND["rank"].is_numeric()
    assert FOUND["rank"].is_ordered
    assert not FOUND["mixed"].is_numeric()
    assert FOUND["weight"].is_numeric()
    assert not FOUND["due"].is_numeric()
    assert FOUND["due"].is_ordered
    assert not _own("fields: [a]\nevents: [{date: 2013, title: T}]")["a"].is_numeric()
    assert not FOUND["credibility"].is_numeric()


def test_what_is_of_the_type_can_be_compared_and_the_rest_is_counted() -> None:
    two = CHRONOLOGY.by_id["two"]
    assert FOUND["weight"].numbers_of(two) == (9.0, 9.0)
    assert [one.edtf for one in FOUND["due"].dates_of(two)] == [
        "2014",
        "2013-05-10",
        "2013-05-10",
    ]
    assert FOUND["weight"].dates_of(two) == FOUND["kind"].dates_of(two) == ()
    assert FOUND["weight"].count_unlike() == 2
    assert FOUND["due"].count_unlike() == 1
    assert FOUND["owner"].count_unlike() == FOUND["kind"].count_unlike() == 0
    assert FOUND["weight"].parse_number("-1.5") == -1.5


def test_dates_are_completed_by_the_year_of_the_chronology() -> None:
    facets = _own(
        "year: 2013\nfields: {due: date}\nevents: [{date: 1 May, title: T, due: 2 May}]"
    )
    assert facets["due"].list_used() == ("2013-05-02",)


@pytest.mark.parametrize(
    ("facet", "word", "value"),
    [
        ("kind", "VISIT", "visit"),
        ("kind", "treaty", "treaty"),
        ("kind", "nothing", ""),
        ("tag", "syria", "Syria"),
        ("status", "Denied", "denied"),
        ("source", "a paper", "a"),
        ("state", "united states", "@US"),
        ("month", "May 2013", "2013-05"),
        ("weight", "9", "9.0"),
        ("weight", "11", ""),
        ("due", "May 10, 2013", "2013-05-10"),
        ("due", "soon", "soon"),
        ("due", "2019", ""),
        ("owner", "bob", "Bob"),
        ("own.weight", "10.0", "10"),
    ],
)
def test_a_word_finds_the_value_it_is(facet: str, word: str, value: str) -> None:
    assert FOUND[facet].find(word) == value


def test_known_values_are_those_of_fixed_lists() -> None:
    assert FOUND["kind"].list_known() == (*KINDS, "Backchannel")
    assert FOUND["status"].list_known() == STATUSES
    assert FOUND["confidence"].list_known() == CONFIDENCES
    assert FOUND["source"].list_known() == ("a",)
    assert FOUND["tag"].list_known() == FOUND["weight"].list_known() == ()


def test_an_own_key_whose_name_is_taken_stands_behind_own() -> None:
    assert FOUND["own.year"].key == "year"
    assert FOUND["own.year"].noun == "year"
    assert FOUND["year"].key == ""
    assert FOUND["own.weight"] is FOUND["weight"] is FOUND.own["weight"]
    assert "own.kind" not in FOUND
    facets = _own("fields: [office, own.office]\nevents: [{date: 2013, title: T}]")
    assert list(facets.own) == ["office", "own.office"]
    assert facets["own.office"].key == "office"
    assert facets["own.own.office"].key == "own.office"


def test_own_keys_follow_what_is_built_in_as_they_are_declared() -> None:
    own = ["weight", "due", "owner", "rank", "own.year", "mixed"]
    assert list(FOUND) == [*FACETS, *own]
    assert len(FOUND) == len(FACETS) + len(own)
    assert {facet.type for facet in FOUND.values()} == set(FIELD_TYPES)


def test_keys_that_no_file_declares_are_known_by_name_alone() -> None:
    facets = _own("fields: [a]\nevents: [{date: 2013, title: T, b: 1, a: 2, c: 3}]")
    assert facets.undeclared == ("b", "c")
    assert "b" not in facets


def test_no_name_is_a_facet_and_taken() -> None:
    assert not RESERVED & FACETS.keys()


def test_a_key_called_as_saved_queries_are_is_no_saved_query() -> None:
    chronology = load_text(
        'fields: {"@": text}\nevents: [{date: 2013, title: x, "@": [a, b]}]'
    )
    facets = names_of(chronology).facets
    assert "@" not in facets
    assert list(facets["own.@"].list_used()) == ["a", "b"]


def test_each_says_how_many_values_an_event_may_have() -> None:
    assert [facet.is_single for facet in FOUND.own.values()] == [
        *(False, False, False, True, True, False)
    ]
    for name, facet in FOUND.items():
        if facet.is_single:
            assert all(
                len(facet.values_of(event)) < 2 for event in CHRONOLOGY.events
            ), name


def test_names_for_readers_are_there() -> None:
    for name in FACETS:
        facet = FOUND[name]
        assert facet.title
        assert facet.none
        assert facet.column
    assert FOUND["kind"].none == "(no kind)"
    assert FOUND["weight"].none == "(no weight)"
    assert FOUND["month"].none == "Beginning unknown"


_words = st.sampled_from(
    ["7", "07", "7.0", "x", "X", "é", "E", "2013", "2013-05", "-1"]
)


@given(st.lists(st.lists(_words, max_size=3), max_size=6), st.sampled_from(FIELD_TYPES))
def test_values_are_a_partition_with_one_order(
    events: list[list[str]], type_: str
) -> None:
    listed = [{"date": "2013", "title": "T", "own": words} for words in events if words]
    chronology = load_text(f"fields: {{own: {type_}}}\nevents: {listed or '[]'}\n")
    facet = names_of(chronology).facets["own"]
    used = facet.list_used()
    keys = [facet.sort_key(value) for value in used]
    assert keys == sorted(keys)
    assert not any(math.isnan(rank) for rank, _ in keys)
    found = {value for one in chronology.events for value in facet.values_of(one)}
    assert found == set(used)
    assert all(facet.find(value) == value for value in used)
    for event, words in zip(chronology.events, filter(None, events), strict=True):
        assert {facet.find(word) for word in words} == set(facet.values_of(event))


def test_nothing_is_worked_out_of_no_events() -> None:
    facets = names_of(Chronology(fields={"own": "number"})).facets
    assert all(facet.list_used() == () for facet in facets.values())
    assert isinstance(facets["own"], Facet)


def test_options_know_the_names_of_all_facets() -> None:
    assert tuple(FACETS) == FACET_NAMES
