"""Counts of actors are what the filter finds; counts of sources are what cites them."""

from functools import cache
from typing import Any

import pytest

from tests.helpers.files import ROOT
from tests.helpers.registries import CLINTON, KERRY
from timeline import Chronology, load, load_text
from timeline.analysis.tally import ActorTally, tally_actors, tally_sources
from timeline.dates import Fit
from timeline.names import ActorNames, UnresolvedNameError
from timeline.query import (
    Question,
    Term,
    all_of,
    format_question,
    make_query,
    select,
)
from timeline.query.query import list_parts

_HARD = (
    "actors:\n"
    + KERRY
    + CLINTON
    + """\
  clegg:
    name: Nick Clegg
    roles: [{office: Secretary of State, of: UK, when: 2013-04/2015}]
  director: {name: A Director, roles: [{office: Director, of: fsb}]}
  fsb: {name: FSB, type: organisation, of: Russia}
  envoys: {name: Envoys, type: group, members: [{actor: kerry, when: 2013-05/..}, fsb]}
  ring: {name: Ring, type: group, members: [envoys, ring]}
  idle: {name: Idle, of: Russia}
events:
- {id: a, date: 2013, title: T, actors: [Kerry, FSB], to: [John Kerry]}
- {id: b, date: 2013, title: T, actors: [US Secretary of State]}
- {id: c, date: 2013-05, title: T, actors: [Secretary of State], to: [Nobody's Man]}
- {id: d, date: 2013-05, title: T, actors: [Director of the FSB], to: [Kremlin]}
- {id: e, date: 2013-02, title: T, actors: [Kerry], about: [Idle]}
- {id: f, date: "2013-05?", title: T, actors: [French, France, "@x", "a, b"]}
- {id: g, date: 2020, title: T, actors: [UK Secretary of State, British]}
- {id: h, date: 2020, title: T, actors: [Secretary of State of the United States]}
"""
)


@cache
def _chronology(name: str) -> Chronology:
    if name == "hard":
        return load_text(_HARD)
    path = "events.yaml" if name == "sample" else f"tests/data/{name}.yaml"
    return load(ROOT / path)


def _tally(text: str, **options: Any) -> dict[str, ActorTally]:
    tallies = tally_actors(select(load_text(text), make_query(**options)))
    assert len({tally.identity for tally in tallies}) == len(tallies)
    return {tally.name: tally for tally in tallies}


_QUESTIONS = [
    Question(),
    make_query(direct=True),
    make_query(members=True),
    make_query(certain=True, members=True),
    make_query(month="May", members=True),
    make_query(since="1991-06", not_kind="statement"),
    make_query("month:May or -since:2000", members=True),
]


@pytest.mark.parametrize("question", _QUESTIONS, ids=format_question)
@pytest.mark.parametrize("name", ["sample", "arms-control", "nasty", "hard"])
def test_the_number_of_events_is_what_the_filter_finds(
    name: str, question: Question
) -> None:
    chronology = _chronology(name)
    if name in ("nasty", "hard"):
        # There are no statements in them.
        question = Question(all_of(*list_parts(question.query)[:1]), question.flags)
    selection = select(chronology, question)
    tallies = {tally.identity: tally for tally in tally_actors(selection)}
    counted = dict.fromkeys(tallies, (0, 0))
    for identity, tally in tallies.items():
        counted[identity] = (tally.certain, tally.possible)
        assert len(tally.dates) == tally.certain + tally.possible
    # Whom the table lists, and whom it might have left out.
    names = ActorNames(chronology)
    for identity in {*tallies, *names.used, *chronology.actors}:
        asked = names.name_of(identity)
        meaning = names.interpret(asked)
        if meaning.by_office:
            continue  # which --actor does not take
        # A seat means a state as well, and a family name all who have it.
        exact = bool(meaning.seats) or not meaning.declared
        assert names.resolve(asked, exact=exact).identity == identity
        both = all_of(question.query, Term("actor", (asked,), "=" if exact else ":"))
        try:
            matches = select(chronology, Question(both, question.flags)).matches
        except UnresolvedNameError:
            matches = ()
        found = (
            sum(match.fit is Fit.CERTAIN for match in matches),
            sum(match.fit is Fit.POSSIBLE for match in matches),
        )
        assert counted.get(identity, (0, 0)) == found, asked
        if identity in tallies:
            dates = tuple(match.event.date for match in matches)
            assert tallies[identity].dates == dates, asked


def test_one_who_stands_twice_in_an_event_counts_once() -> None:
    tallies = _tally(
        "actors: {fsb: {name: FSB, of: Russia}}\n"
        "events: [{date: 2013, title: T, actors: [FSB, Russia], to: [fsb, Kremlin]}]"
    )
    counts = {name: tally.certain for name, tally in tallies.items()}
    assert counts == {"FSB": 1, "Russia": 1}


def test_most_events_come_first_and_equals_as_they_first_took_part() -> None:
    tallies = _tally(
        "events:\n"
        "- {date: 2011, title: T, actors: [B, C]}\n"
        "- {date: 2012, title: T, actors: [A]}\n"
        "- {date: 2013, title: T, actors: [A, D]}\n"
    )
    assert list(tallies) == ["A", "B", "C", "D"]


def test_possible_events_count_for_the_order() -> None:
    tallies = _tally(
        "events:\n"
        "- {date: 2013-05, title: T, actors: [A, B]}\n"
        '- {date: "[2013-05-20..2013-06-10]", title: T, actors: [B]}\n',
        month="2013-05",
    )
    counts = [(one.name, one.certain, one.possible) for one in tallies.values()]
    assert counts == [("B", 1, 1), ("A", 1, 0)]


def test_certain_leaves_out_what_an_actor_did_only_possibly() -> None:
    text = (
        "actors: {x: {name: X, roles: [{office: Chief, of: Russia, when: 2013-05}]}}\n"
        "events: [{date: 2013, title: T, actors: [X]}]"
    )
    whole = _tally(text)
    assert (whole["Russia"].certain, whole["Russia"].possible) == (0, 1)
    assert list(_tally(text, certain=True)) == ["X"]


def test_the_idle_are_listed_where_nothing_is_asked() -> None:
    text = (
        "actors: {x: {name: X, type: person}}\n"
        "events: [{date: 2013, title: T, actors: [Y]}]"
    )
    idle = _tally(text)["X"]
    assert (idle.certain, idle.possible, idle.dates) == (0, 0, ())
    # A flag asks for nothing.
    assert _tally(text, certain=True, members=True)["X"].dates == ()
    assert "X" not in _tally(text, year="2013")


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("{name: X, type: group}", "group"),
        ("{name: X, roles: [{office: Chief}]}", "person"),
        ("{name: X, of: Russia}", "organisation"),
        ("{name: X}", ""),
        ("{name: France}", "state"),
    ],
)
def test_the_type_follows_from_the_entry(entry: str, kind: str) -> None:
    text = f"actors: {{x: {entry}}}\nevents: [{{date: 2013, title: T, actors: [x]}}]"
    (tally,) = [one for one in _tally(text).values() if one.identity == "x"]
    assert tally.type == kind


_SOURCED = """
sources:
  a: {title: Alpha}
  b: {title: Beta, reliability: B}
  unused: {title: Unused}
events:
- {id: e1, date: 2011, title: T, sources: [Alpha]}
- id: e2
  date: 2012
  title: T
  sources: [a, ALPHA]
  accounts: [{source: alpha, date: 2012}]
- {id: e3, date: 2013, title: T, sources: [a, b, "https://x.example/"]}
- id: e4
  date: 2014
  title: T
  accounts: [{source: "https://x.example/", date: 2014}]
- {id: e5, date: 2015, title: T}
"""


def _list_sources(**options: Any) -> list[tuple[str, str, str]]:
    """Return each source with the ids of its events, and of those it carries alone."""
    selection = select(load_text(_SOURCED), make_query(**options))
    return [
        (
            tally.id,
            " ".join(match.event.id for match in tally.events),
            " ".join(match.event.id for match in tally.alone),
        )
        for tally in tally_sources(selection)
    ]


def test_sources_have_their_events_and_those_that_rest_on_them_alone() -> None:
    assert _list_sources() == [
        ("a", "e1 e2 e3", "e1 e2"),
        ("https://x.example/", "e3 e4", "e4"),
        ("b", "e3", ""),
        ("unused", "", ""),
        ("", "e5", ""),
    ]
    assert _list_sources(certain=True) == _list_sources()


def test_sources_of_a_question_are_those_of_its_events() -> None:
    assert _list_sources(since="2013") == [
        ("https://x.example/", "e3 e4", "e4"),
        ("a", "e3", ""),
        ("b", "e3", ""),
        ("", "e5", ""),
    ]


@pytest.mark.parametrize("name", ["sample", "arms-control", "nasty"])
def test_each_source_has_what_the_filter_finds(name: str) -> None:
    chronology = _chronology(name)
    for tally in tally_sources(select(chronology)):
        if tally.id and tally.events:
            matches = select(chronology, Term("source", (tally.id,))).matches
            found = [(match.event, match.fit) for match in matches]
            assert [(match.event, match.fit) for match in tally.events] == found
            assert all((match.event, match.fit) in found for match in tally.alone)
