"""What a question means: notes, and what is looked at before the first event."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from timeline import Chronology, Event, load_text, select
from timeline.names import names_of
from timeline.query import (
    Explainer,
    QueryError,
    format_query,
    make_query,
    parse_query,
    resolve,
)
from timeline.query.conditions import AllOf, Opposite
from timeline.query.dating import Dated
from timeline.query.taking_part import Together, find_sides

_TEXT = """
actors:
  ann:
    name: Ann Lee
    roles: [{office: Envoy, of: Russia, when: 2010/2015}]
events:
- {id: a, date: 2013-05-10, title: A, actors: [ann, USSR], place: Moscow}
- {id: b, date: 2013-06, title: B, actors: [Bob], kind: visit}
- {id: 2013-05-11, date: 1999, title: C}
"""


class _Watched(tuple[Event, ...]):
    """Events that tell how often they were gone through."""

    walks = 0

    def __iter__(self) -> Iterator[Event]:
        type(self).walks += 1
        return super().__iter__()


@pytest.mark.parametrize(
    "query",
    [
        *("date:2013-05-10", "since:2013-05 until:2013-06", "month:May", "year:2013"),
        *("day:05-10", "as-of:2013", "begin:2013-05", "end>2013", "reported:2013"),
        *("date=2013-05-10", "not (after:2013-05 or before:2012)", "during:2013-05-11"),
    ],
)
def test_a_question_of_dates_walks_no_events_before_it_judges_the_first(
    query: str,
) -> None:
    chronology = load_text(_TEXT)
    _Watched.walks = 0
    watched: Chronology = replace(chronology, events=_Watched(chronology.events))
    resolve(parse_query(query), names_of(watched))
    assert _Watched.walks == 0
    select(watched, query)
    assert _Watched.walks == 1


def test_a_date_is_tried_as_a_date_before_it_is_tried_as_an_id() -> None:
    chronology = load_text(_TEXT)
    assert [event.id for event in select(chronology, "on:2013-05-11").events] == ["b"][
        :0
    ]
    assert [event.id for event in select(chronology, "on:2013-05-10").events] == ["a"]
    assert [event.id for event in select(chronology, "on:b").events] == ["b"]
    assert [event.id for event in select(chronology, "id:2013-05-11").events] == [
        "2013-05-11"
    ]


def test_what_belongs_together_in_one_and_is_one_condition() -> None:
    names = names_of(load_text(_TEXT))

    def meaning(text: str) -> object:
        return resolve(parse_query(text), names).condition

    dated = meaning("since:2013-05 (month:May until:2013-06)")
    assert isinstance(dated, Dated)
    assert [test.field for test in dated.tests] == ["since", "month", "until"]
    together = meaning("with:Bob kind:visit with:ann")
    assert isinstance(together, AllOf)
    assert isinstance(together.parts[0], Together)
    assert len(together.parts[0].groups) == 2
    turned = meaning("not since:2013-05 or not until:2013-06")
    assert isinstance(turned, Opposite)
    assert turned == meaning("not (since:2013-05 until:2013-06)")


@pytest.mark.parametrize(
    ("query", "noted"),
    [
        ("actor:USSR since:2013", True),
        ("actor:USSR", False),
        ("actor:USSR until:2013", False),
        ("actor:USSR since:1980", False),
        ("with:USSR with:ann since:2013", True),
        # What stands round an or holds of each of its parts, what stands beside not.
        ("since:2013 (actor:USSR or kind:visit)", True),
        ("since:2013 or actor:USSR", False),
        ("(since:2013 kind:visit) or actor:USSR", False),
        ("(since:2013 actor:USSR) or kind:visit", True),
        ("since:2013 not actor:USSR", False),
        ("not since:2013 actor:USSR", False),
        ("not (not since:2013 or not actor:USSR)", True),
    ],
)
def test_a_state_that_had_ended_is_noted_where_it_is_asked_for_in_that_time(
    query: str,
    noted: bool,  # noqa: FBT001
) -> None:
    notes = select(load_text(_TEXT), query).notes
    assert [note.partition(":")[0] for note in notes] == (
        ["Soviet Union ended 1991-12-26"] if noted else []
    )


def test_values_that_cannot_be_compared_are_counted() -> None:
    text = (
        "fields: {weight: number, due: date}\n"
        "events:\n"
        "- {id: a, date: 2013, title: A, weight: 7, due: 2014}\n"
        "- {id: b, date: 2013, title: B, weight: heavy, due: soon}\n"
        "- {id: c, date: 2013, title: C, weight: [heavy, 8]}\n"
    )
    chronology = load_text(text)
    selection = select(chronology, "weight>6")
    assert [event.id for event in selection.events] == ["a", "c"]
    assert selection.notes == ("2 events have a value of `weight` that is no number",)
    selection = select(chronology, "due>2013 or weight:7")
    assert [event.id for event in selection.events] == ["a"]
    assert selection.notes == (
        "1 event has a value of `due` that is no date",
        "2 events have a value of `weight` that is no number",
    )


@pytest.mark.parametrize(
    ("query", "as_of"),
    [
        ("as-of:2013-01-01", "2013-01-01"),
        ("as-of:2013-01-01 kind:visit as-of:2012-01-01", "2012-01-01"),
        ("as-of:2013-01-01 or kind:visit", None),
        ("not as-of:2013-01-01", None),
    ],
)
def test_the_day_of_knowledge_is_that_of_the_whole_question(
    query: str, as_of: str | None
) -> None:
    from timeline.dates import format_day

    day = select(load_text(_TEXT), query).as_of
    assert (format_day(day) if day is not None else None) == as_of


def test_options_are_gathered_as_terms_are() -> None:
    chronology = load_text(_TEXT)
    selection = select(
        chronology, make_query(since="2013-05", until="2013-06", kind="visit")
    )
    assert selection.condition == (
        resolve(
            parse_query("since:2013-05 until:2013-06 kind:visit"), names_of(chronology)
        ).condition
    )


def test_a_key_of_ones_own_is_asked_for_in_any_case() -> None:
    chronology = load_text(
        "fields: {Weight: number, kind: text}\n"
        "events:\n- {id: a, date: 2013, title: A, Weight: 7}\n"
        "- {id: b, date: 2013, title: B, Weight: 9}\n"
    )
    for query in ("Weight>8", "weight>8", "WEIGHT>8", '"Weight">8', "own.weight:9"):
        assert [event.id for event in select(chronology, query).events] == ["b"]


def test_two_places_of_one_name_are_two_places() -> None:
    chronology = load_text(
        "places:\n"
        "  il: {name: Springfield, country: US}\n"
        "  uk: {name: Springfield, country: UK}\n"
        "events:\n"
        "- {id: a, date: 2013, title: A, place: il}\n"
        "- {id: b, date: 2013, title: B, place: uk}\n"
        "- {id: c, date: 2013, title: C, place: 'Boston, US'}\n"
    )
    for query, found in (
        ("place:US", "ac"),
        ("place:UK", "b"),
        ("place:il", "a"),
        ("place=uk", "b"),
        ("country:US", "ac"),
    ):
        events = select(chronology, query).events
        assert "".join(event.id for event in events) == found, query


def test_what_belongs_together_does_so_in_an_or_within_an_and() -> None:
    text = (
        "events:\n"
        "- {id: a, date: 2013-05-20, title: A, actors: [Ann, Bob],\n"
        "   accounts: [{source: s, date: 2013-06}]}\n"
    )
    chronology = load_text(text)

    def finds(query: str, *, any_account: bool = False) -> bool:
        question = make_query(query, any_account=any_account)
        return bool(select(chronology, question).matches)

    dated = "month:2013-06 (date<2013-05-08 or before:2013-06)"
    assert not finds(dated, any_account=True)
    dated = "month:2013-06 (date<2013-05-08 or after:2013-05-25)"
    assert finds(dated, any_account=True)
    assert not finds("with:Ann (with:Ann)")
    assert finds("with:Ann (with:Bob or with:Ann)")
    assert not finds("not (with:Ann (with:Bob or with:Ann))")


def test_alternatives_that_multiply_are_refused_soon() -> None:
    text = "- {id: a, date: 2013, title: A, actors: [Ann, Bob]}\n"
    many = " ".join(["(with:Ann or id:a)"] * 40)
    with pytest.raises(QueryError, match="too many alternatives"):
        select(load_text(text), many)


def test_what_is_asked_for_and_left_out_at_once_ends() -> None:
    text = "- {id: a, date: 2013, title: A, actors: [Ann, Bob]}\n"
    query = " or ".join(["(with:Ann -with:Bob)", "(with:Bob -with:Ann)"] * 8)
    assert not select(load_text(text), query).matches
    assert not select(load_text(text), f"({query}) ({query})").matches


def test_sides_are_those_who_must_take_part_together() -> None:
    chronology = load_text(_TEXT)

    def sides(query: str) -> list[list[str]]:
        found = find_sides(select(chronology, query).condition)
        return [[target.identity for target in side.listed] for side in found]

    assert sides("with:ann with:USSR") == [["ann"], ["@SU"]]
    assert sides("with:ann with:USSR kind:visit") == [["ann"], ["@SU"]]
    assert sides("with:ann,Bob") == [["ann", "bob"]]
    assert sides("kind:visit") == sides("kind:visit since:2013") == []
    assert sides("with:ann with:USSR or kind:visit") == []


def test_of_two_steps_on_the_way_only_the_doubtful_one_is_told_as_possible() -> None:
    chronology = load_text(
        "actors:\n"
        "  ann: {name: Ann, roles: [{office: Envoy, of: Russia, when: 2010/2015}]}\n"
        "  club: {name: Club, members: [{actor: Russia, when: 2013-05-20/2014}]}\n"
        "events:\n- {id: a, date: 2013-05, title: A, actors: [ann]}\n"
    )
    selection = select(chronology, make_query("actor:club", members=True))
    (match,) = selection.matches
    assert Explainer(selection).explain(match) == (
        "Ann held Envoy of Russia on 2013-05; "
        "Russia was possibly a member of Club on 2013-05",
    )


def test_what_is_no_question_is_a_mistake_of_the_caller() -> None:
    question = make_query("kind:visit")
    with pytest.raises(TypeError):
        format_query(question)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        select(load_text(_TEXT), 5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("not-kind:visit", "write `-kind:visit`"),
        ("not-actor:ann,Bob", "write `-actor:ann,Bob`"),
        ("min-reliability:B", ""),
    ],
)
def test_an_option_that_is_no_field_is_told_as_what_it_is(
    query: str, hint: str
) -> None:
    with pytest.raises(QueryError, match="there is no field") as caught:
        select(load_text(_TEXT), query)
    assert caught.value.hint == hint


def test_a_long_line_of_alternatives_is_refused_at_once() -> None:
    many = " ".join(["(with:ann or since:2013-05)"] * 900)
    with pytest.raises(QueryError, match="too many alternatives"):
        select(load_text(_TEXT), many)
