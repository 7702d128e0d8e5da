"""What belongs together in a question, is asked together, however it is written."""

import pickle
from typing import Any

import pytest

from tests.query.spring import CHRONOLOGY, ask
from timeline import load_text
from timeline.names import names_of
from timeline.query import (
    And,
    Not,
    Or,
    Query,
    QueryError,
    Term,
    make_query,
    parse_query,
    resolve,
    select,
)
from timeline.query.conditions import AllOf, AnyOf, Condition, Opposite, list_leaves
from timeline.query.query import EVERYTHING

NAMES = names_of(CHRONOLOGY)


def _resolve(text: str) -> Condition:
    return resolve(parse_query(text), NAMES).condition


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Or of one field is one term with both values.
        ("actor:Putin or actor:Kerry", "actor:Putin,Kerry"),
        ("with:Putin or with:Kerry", "with:Putin,Kerry"),
        ("to:Putin or to:Syria", "to:Putin,Syria"),
        ("about:Syria or about:US", "about:Syria,US"),
        (
            'office:"Secretary of State" or office:"Foreign Minister"',
            'office:"Secretary of State","Foreign Minister"',
        ),
        ("month:4 or month:2013-06", "month:4,2013-06"),
        ("date:2012 or date:2013", "date:2012,2013"),
        ("date=2012 or date=2013-05", "date=2012,2013-05"),
        ("deadline<2013 or deadline<2014", "deadline<2013,2014"),
        ("kind:visit or kind:letter", "kind:visit,letter"),
        ("kind:visit or (kind:letter or kind:attack)", "kind:visit,letter,attack"),
        ("importance>7 or importance>9", "importance>7,9"),
        ("title:a or title:b", "title:a,b"),
        ("title=a or title=b", "title=a,b"),
        ("a or b", "a,b"),
        ("as-of:2012 or as-of:2013", "as-of:2013"),
        ("as-of:2013 or as-of:2012", "as-of:2013"),
        ("as-of:2012 as-of:2013", "as-of:2012"),
        ("as-of:2013 as-of:2012", "as-of:2012"),
        ("month:4 or month:May", "month:4,May"),
        ("day:05-10 or day:'1 June'", "day:05-10,06-01"),
        # What stands twice stands once.
        ("kind:visit kind:visit", "kind:visit"),
        ("actor:Putin actor:Putin", "actor:Putin"),
        ("kind:visit (kind:visit tag:quiet)", "kind:visit tag:quiet"),
        ("((kind:visit))", "kind:visit"),
        # Not goes down to the leaves.
        ("not not kind:visit", "kind:visit"),
        ("not (kind:visit tag:quiet)", "-kind:visit or -tag:quiet"),
        ("not (kind:visit or tag:quiet)", "-kind:visit -tag:quiet"),
        ("-(-kind:visit -tag:quiet)", "kind:visit or tag:quiet"),
        ("-actor:Putin -actor:Kerry", "-actor:Putin,Kerry"),
        ("-kind:visit -kind:letter", "-kind:visit,letter"),
        ("not (actor:Putin or actor:Kerry)", "-actor:Putin,Kerry"),
        ("since:2012 kind:visit until:2013", "since:2012 until:2013 kind:visit"),
        ("kind:visit or (tag:quiet or kind:letter)", "kind:visit,letter or tag:quiet"),
    ],
)
def test_what_belongs_together_is_gathered(one: str, other: str) -> None:
    assert _resolve(one) == _resolve(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("actor:Putin actor:Kerry", "actor:Putin,Kerry"),
        ("kind:visit kind:letter", "kind:visit,letter"),
        ("-actor:Putin or -actor:Kerry", "-actor:Putin,Kerry"),
        ("actor=US or actor:US", "actor:US"),
        ("to:Putin or actor:Putin", "actor:Putin"),
        ("title:a or summary:a", "title:a"),
        ("title:a or title=a", "title:a"),
        ("date:2013 or deadline:2013", "date:2013"),
        ("date:2013 or date>=2013", "date:2013"),
        ("kind:visit or tag:quiet", "kind:visit"),
        ("importance:7 or weight:7", "importance:7"),
    ],
)
def test_what_does_not_belong_together_is_kept_apart(one: str, other: str) -> None:
    assert _resolve(one) != _resolve(other)
    assert len(list(list_leaves(_resolve(one)))) == 2


def test_what_asks_nothing_holds_of_everything() -> None:
    assert resolve(EVERYTHING, NAMES).condition == AllOf()
    assert resolve(Not(EVERYTHING), NAMES).condition == AnyOf()
    assert resolve(Or(()), NAMES).condition == AnyOf()
    assert resolve(Not(Or(())), NAMES).condition == AllOf()
    # An empty part changes nothing, or everything.
    kind = Term("kind", ("visit",))
    leaf = resolve(kind, NAMES).condition
    assert resolve(And((kind, EVERYTHING)), NAMES).condition == leaf
    assert resolve(Or((kind, Or(()))), NAMES).condition == leaf


def test_a_leaf_turned_round_says_so() -> None:
    condition = _resolve("not kind:visit")
    assert isinstance(condition, Opposite)
    assert condition.part == _resolve("kind:visit")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("as-of:2012", "2012-12-31"),
        ("kind:visit as-of:2012", "2012-12-31"),
        ("kind:visit (as-of:2012 as-of:2013)", "2012-12-31"),
        ("as-of:2012 or as-of:2013", "2013-12-31"),
        ("as-of:2012 or kind:visit", ""),
        ("not as-of:2012", ""),
        ("kind:visit", ""),
    ],
)
def test_the_day_of_all_that_was_known(text: str, day: str) -> None:
    found = resolve(parse_query(text), NAMES).as_of
    expected = resolve(Term("as-of", (day,)), NAMES).as_of if day else None
    assert found == expected == select(CHRONOLOGY, text).as_of


def test_a_selection_can_be_kept() -> None:
    selection = select(CHRONOLOGY, "actor:US date:2013 or missile -importance>7")
    kept = pickle.loads(pickle.dumps(selection))  # noqa: S301  our own
    assert [(one.event.id, one.fit, one.why) for one in kept.matches] == [
        (one.event.id, one.fit, one.why) for one in selection.matches
    ]
    assert kept.question == selection.question


# --- how deep and how much


def _nest(depth: int) -> Query:
    query: Query = Term("kind", ("visit",))
    for step in range(depth):
        other = Term("tag", ("quiet",))
        query = Not(query) if step % 2 else And((other, Or((other, query))))
    return query


def test_a_query_that_was_made_may_be_nested_up_to_a_limit() -> None:
    assert select(CHRONOLOGY, _nest(100)).matches
    for depth in (1_000, 100_000):
        with pytest.raises(QueryError, match="nested too deep"):
            select(CHRONOLOGY, _nest(depth))


def test_a_question_of_many_terms_is_answered() -> None:
    words = [f"w{number}" for number in range(500)]
    assert ask(" or ".join([*words, "missile"])) == "fogle claim"
    assert ask(" ".join(["missile", *(f"-{word}" for word in words)])) == "fogle claim"
    assert ask(" ".join([*words, "missile"])) == ""


# --- what belongs to a time: states that had ended


_UNION = load_text("""
actors:
  arafat: {name: Yasser Arafat, died: 2004-11-11}
  league: {name: Great League, type: organisation, founded: 1920, dissolved: 1946-04}
events:
- {id: a, date: 1980, title: T, actors: [USSR, league]}
- {id: b, date: 1995, title: T, actors: [Russia, arafat]}
- {id: c, date: 1945, title: T, actors: [Ann]}
""")


@pytest.mark.parametrize(
    ("options", "notes"),
    [
        (
            {"actor": "Soviet Union", "year": "1995"},
            ["Soviet Union ended 1991-12-26: ask for Russia"],
        ),
        (
            {"actor": "USSR,Russia", "since": "1992"},
            ["Soviet Union ended 1991-12-26: ask for Russia"],
        ),
        (
            {"with_": ["Russia", "USSR"], "after": "1991-12-26"},
            ["Soviet Union ended 1991-12-26: ask for Russia"],
        ),
        ({"actor": "league", "year": "1995"}, ["Great League ended 1946-04"]),
        # It was there on some day that is asked for.
        ({"actor": "USSR", "year": "1991"}, []),
        ({"actor": "USSR", "on": "1991-12-26"}, []),
        ({"actor": "USSR", "since": "1991-12-26"}, []),
        ({"actor": "USSR", "until": "1995"}, []),
        ({"actor": "USSR", "year": "1980,1995"}, []),
        # No time is asked for, or no state.
        ({"actor": "USSR"}, []),
        ({"actor": "USSR", "month": "May"}, []),
        ({"actor": "Russia", "year": "1995"}, []),
        ({"year": "1995"}, []),
        ({"search": "T", "year": "1995"}, []),
        # All filters hold at once, so the latest beginning counts.
        (
            {"actor": "USSR", "until": "1999", "since": "1993"},
            ["Soviet Union ended 1991-12-26: ask for Russia"],
        ),
    ],
)
def test_a_state_asked_for_after_its_end_is_noted(
    options: dict[str, Any], notes: list[str]
) -> None:
    assert list(select(_UNION, make_query(**options)).notes) == notes


def test_who_is_left_out_is_not_asked_for() -> None:
    assert select(_UNION, make_query(not_actor="USSR", year="1995")).notes == ()


def test_people_die_rather_than_end() -> None:
    (note,) = select(_UNION, make_query(actor="Arafat", year="2005")).notes
    assert "ended" not in note
