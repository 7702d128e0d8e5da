"""Commas in what an option was given: of one name, or between several."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.helpers.questions import tell
from timeline import Chronology, load_text, make_query, select
from timeline.names import UnresolvedNameError
from timeline.query import Selection, Term, format_query, parse_query
from timeline.query.lexing import split_values
from timeline.text import fold

_CHRONOLOGY = load_text("""
sources: {r: {title: 'Facts, figures'}}
kinds: ['call, missed']
actors:
  mof: {name: 'Ministry of Finance, Economy and Trade', of: Fiji}
  team: {name: 'Kerry, Lavrov', type: group}
events:
- {id: a, date: 2013-05-10, title: T, place: 'Paris, Texas', tags: ['arms, gas']}
- {id: b, date: 2013-05-11, title: T, place: Paris, tags: [arms], kind: 'call, missed'}
- {id: c, date: 2013-05-12, title: T, place: Rome, tags: [gas], kind: visit}
- {id: d, date: 2014, title: T, actors: ['Korea, Republic of'], sources: [r]}
- {id: e, date: 2014, title: T, actors: [mof], sources: [figures]}
- {id: f, date: 2014, title: T, actors: [John Kerry]}
- {id: g, date: 2014, title: T, actors: [Sergey Lavrov]}
- {id: h, date: 2014, title: T, actors: [team]}
""")


def _select(option: str, value: str, chronology: Chronology = _CHRONOLOGY) -> Selection:
    given: dict[str, Any] = {option: value}
    return select(chronology, make_query(**given))


@pytest.mark.parametrize(
    ("option", "value", "kept", "query", "notes"),
    [
        # What stands there as a whole is that.
        ("place", "Paris, Texas", "a", 'place:"Paris, Texas"', ""),
        ("place", "paris,texas", "a b", "place:paris,texas", ""),
        ("tag", "arms, gas", "a", 'tag:"arms, gas"', ""),
        ("tag", "Arms,  gas", "a", 'tag:"Arms,  gas"', ""),
        ("kind", "call, missed", "b", 'kind:"call, missed"', ""),
        ("source", "Facts, figures", "d", 'source:"Facts, figures"', ""),
        # What does not is split.
        ("tag", "arms,gas", "b c", "tag:arms,gas", ""),
        (
            "tag",
            "gas, arms",
            "b c",
            "tag:gas,arms",
            "'gas, arms' is read as gas or arms",
        ),
        (
            "place",
            "Rome, Italy",
            "c",
            "place:Rome,Italy",
            "'Rome, Italy' is read as Rome or Italy",
        ),
        ("place", "Paris,Rome", "b c", "place:Paris,Rome", ""),
        ("kind", "visit,,", "c", "kind:visit", ""),
        ("id", "a, b,", "a b", "id:a,b", "'a, b,' is read as a or b"),
        # A comma that does not split; then nothing is a whole.
        ("tag", r"arms\, gas", "a", 'tag:"arms, gas"', ""),
        ("tag", r"gas,arms\, gas", "a c", 'tag:gas,"arms, gas"', ""),
        (
            "place",
            r"Paris\, Texas, Rome",
            "a c",
            'place:"Paris, Texas",Rome',
            r"'Paris\\, Texas, Rome' is read as Paris, Texas or Rome",
        ),
        # Dates are whole where they can be read so.
        ("on", "May 10, 2013", "a", 'on:"May 10, 2013"', ""),
        ("on", "2013-05-10,2013-05-12", "a c", "on:2013-05-10,2013-05-12", ""),
        ("during", "[2013-05-10,2013-05-12]", "a b c", None, ""),
        # Names of actors that mean something as a whole alone, or in parts alone.
        ("actor", "Korea, Republic of", "d", 'actor:"Korea, Republic of"', ""),
        ("actor", "Finance, Economy and Trade", "e", None, ""),
        ("actor", "John Kerry,Fiji", "e f", 'actor:"John Kerry",Fiji', ""),
        (
            "actor",
            "Sergey Lavrov, John Kerry",
            "f g",
            'actor:"Sergey Lavrov","John Kerry"',
            "'Sergey Lavrov, John Kerry' is read as Sergey Lavrov or John Kerry",
        ),
        ("actor", r"Kerry\, Lavrov", "h", 'actor:"Kerry, Lavrov"', ""),
        ("not_tag", "arms, gas", "b c d e f g h", 'not tag:"arms, gas"', ""),
    ],
)
def test_a_comma_is_part_of_what_stands_whole_in_the_file(
    option: str, value: str, kept: str, query: str | None, notes: str
) -> None:
    selection = _select(option, value)
    assert tell(selection) == kept
    assert " ".join(selection.notes) == notes
    written = format_query(selection.question.query)
    if query is not None:
        assert written == query
    # What --explain prints asks the same.
    assert tell(select(_CHRONOLOGY, written)) == kept


def test_a_name_of_actors_that_may_be_one_or_several_is_refused() -> None:
    for option in ("actor", "not_actor", "with_"):
        with pytest.raises(UnresolvedNameError) as caught:
            _select(option, "Kerry, Lavrov")
        assert caught.value.message == (
            "'Kerry, Lavrov' may be one name, and 'Kerry' and 'Lavrov' are names as"
            " well"
        )
        field = option.removeprefix("not_").rstrip("_")
        assert caught.value.hint == (
            rf"write 'Kerry\, Lavrov' for the one; the query {field}:Kerry,Lavrov asks"
            " for any of the others"
        )
    # Who does ask so is answered.
    assert tell(select(_CHRONOLOGY, "actor:Kerry,Lavrov")) == "f g"


def test_a_part_that_means_nothing_is_an_error_that_may_name_the_whole() -> None:
    with pytest.raises(UnresolvedNameError, match="called 'Texs'") as caught:
        _select("place", "Paris, Texs")
    assert caught.value.hint == "did you mean Paris, Texas?"
    with pytest.raises(UnresolvedNameError, match="called 'Romee'") as caught:
        _select("place", "Paris, Romee")
    assert caught.value.hint == "did you mean Rome?"
    with pytest.raises(UnresolvedNameError, match="called ''"):
        _select("kind", " , ")


def test_a_word_of_a_query_may_hold_a_comma_too() -> None:
    chronology = load_text(
        "- {id: a, date: 2013, title: 'x,y', tags: ['a,b']}\n"
        "- {id: b, date: 2014, title: T, tags: [a, c]}\n"
    )
    for query, kept in (
        (r"tag:a\,b", "a"),
        ('tag:"a,b"', "a"),
        (r"tag:a\,b,c", "a b"),
        (r"tag:c , a\,b", "a b"),
        (r"x\,y", "a"),
        (r"title=x\,y", "a"),
    ):
        assert tell(select(chronology, query)) == kept
    assert parse_query(r"tag:a\,b") == parse_query('tag:"a,b"')


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a", ("a",)),
        (" a , b ", ("a", "b")),
        (",a,,b,", ("a", "b")),
        (r"a\,b,c", ("a,b", "c")),
        (r"\,", (",",)),
        (r"a\b,c", (r"a\b", "c")),
        ("", ("",)),
        (" , ", ("",)),
    ],
)
def test_values_stand_between_commas(text: str, values: tuple[str, ...]) -> None:
    assert split_values(text) == values


_WORDS = st.lists(
    st.sampled_from(["a", "b", "Paris", "Texas", "Syria", " ", ",", ", ", "\\"]),
    min_size=1,
    max_size=4,
).map("".join)


@given(st.lists(_WORDS.filter(str.strip), min_size=1, max_size=6))
@example(["a,b", "a", "b"])
def test_each_value_of_a_file_is_found_as_it_is_typed(typed: Sequence[str]) -> None:
    events = [
        {"id": f"e{number}", "date": 2013, "title": "T", "tags": [one]}
        for number, one in enumerate(typed)
    ]
    chronology = load_text(json.dumps(events))
    for value in [one for event in chronology.events for one in event.tags]:
        same = [e.id for e in chronology.events if fold(value) in map(fold, e.tags)]
        escaped = value.replace(",", r"\,")
        assert [one.id for one in _select("tag", escaped, chronology).events] == same
        if r"\," not in value:
            assert [one.id for one in _select("tag", value, chronology).events] == same


@given(st.lists(_WORDS.filter(str.strip), min_size=1, max_size=6))
def test_each_place_of_a_file_is_found_as_it_is_typed(typed: Sequence[str]) -> None:
    events = [
        {"id": f"e{number}", "date": 2013, "title": "T", "place": one}
        for number, one in enumerate(typed)
    ]
    chronology = load_text(json.dumps(events))
    for event in chronology.events:
        value = event.place
        expected = tell(select(chronology, Term("place", (value,))))
        assert event.id in expected.split()
        escaped = value.replace(",", r"\,")
        assert tell(_select("place", escaped, chronology)) == expected
        if r"\," not in value:
            assert tell(_select("place", value, chronology)) == expected
