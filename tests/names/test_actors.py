"""Whom a name means, and in which order that is tried."""

import json

import pytest

from timeline import load_text
from timeline.names import ActorNames, UnresolvedNameError

_REGISTRY = """
actors:
  kerry:
    name: John Kerry
    aliases: [Secretary Kerry, JFK junior]
  obama: {name: Barack Obama}
  kremlin: {name: Russian Federation, type: state, aliases: [Moscow]}
  fsb: {name: FSB, type: organisation, of: Russia}
"""


def _names(*actors: str, registry: str = "") -> ActorNames:
    """Make the names of a file with one event that all these act in."""
    listed = json.dumps(actors, ensure_ascii=False)
    event = f"events:\n- {{date: 2013, title: X, actors: {listed}}}\n"
    return ActorNames(load_text(registry + event))


def _only(names: ActorNames, question: str) -> str:
    (identity,) = names.resolve(question)
    return identity


@pytest.mark.parametrize(
    "question",
    ["kerry", "KERRY", "John Kerry", "john  kerry", "secretary kerry", "Jóhn Kerry"],
)
def test_a_declared_actor_is_found_by_id_name_and_alias(question: str) -> None:
    names = _names("Secretary Kerry", registry=_REGISTRY)
    assert _only(names, question) == "kerry"
    assert names.identify(question) == "kerry"
    assert names.is_declared(question)


def test_an_id_wins_over_a_name_and_a_name_over_an_alias() -> None:
    registry = """
actors:
  a: {name: First, aliases: [b, Second]}
  b: {name: Second, aliases: [a]}
  c: {name: Third, aliases: [First]}
"""
    names = _names("a", "b", "c", registry=registry)
    assert [_only(names, word) for word in ("a", "b", "First", "Second", "Third")] == [
        "a",
        "b",
        "a",
        "b",
        "c",
    ]


def test_a_name_used_in_events_needs_no_registry() -> None:
    names = _names("Vladimir Putin", "David Cameron")
    assert _only(names, "vladimir putin") == names.identify("Vladimir Putin")
    assert not names.is_declared("Vladimir Putin")


@pytest.mark.parametrize("question", ["Putin", "putin", "Vladimir", "Vladimir Putin"])
def test_whole_words_of_a_name_find_it(question: str) -> None:
    names = _names("Vladimir Putin", "David Cameron")
    assert _only(names, question) == names.identify("Vladimir Putin")


def test_last_words_win_over_words_within() -> None:
    names = _names("George Washington", "Washington Irving")
    assert _only(names, "Washington") == names.identify("George Washington")


def test_the_whole_name_wins_over_the_last_word() -> None:
    names = _names("Assad", "Bashar al Assad")
    assert _only(names, "Assad") == names.identify("Assad")


def test_part_of_a_word_finds_nobody() -> None:
    with pytest.raises(UnresolvedNameError, match="no actor here is called 'Put'"):
        _names("Vladimir Putin").resolve("Put")


def test_a_name_of_several_lists_them() -> None:
    names = _names("Hafez Assad", "Bashar Assad", "Vladimir Putin")
    with pytest.raises(UnresolvedNameError, match="more than one actor") as caught:
        names.resolve("assad")
    assert caught.value.hint == "it may be Bashar Assad or Hafez Assad"


def test_a_name_of_very_many_lists_the_first_and_counts_the_rest() -> None:
    names = _names(*(f"{letter} Smith" for letter in "ABCDEFGHIJ"))
    with pytest.raises(UnresolvedNameError) as caught:
        names.resolve("Smith")
    assert caught.value.hint.endswith("G Smith, H Smith or 2 more")


def test_one_actor_by_several_spellings_is_not_ambiguous() -> None:
    names = _names("President Obama", "obama", registry=_REGISTRY)
    other = _names("Russia", "Russian Federation", "RU")
    assert _only(names, "Barack Obama") == "obama"
    assert _only(other, "Russian") == "@RU"


def test_a_misspelt_name_is_an_error_that_suggests_the_nearest() -> None:
    names = _names("Vladimir Putin", registry=_REGISTRY)
    for question, near in (("Putn", "Vladimir Putin"), ("kery", "John Kerry")):
        with pytest.raises(UnresolvedNameError) as caught:
            names.resolve(question)
        assert caught.value.hint == f"did you mean {near}?"
    with pytest.raises(UnresolvedNameError) as caught:
        names.resolve("Zarathustra")
    assert caught.value.hint == "`timeline show --group-by actor` shows who is there"


@pytest.mark.parametrize("question", ["", "  "])
def test_an_empty_name_is_nobody(question: str) -> None:
    with pytest.raises(UnresolvedNameError):
        _names("Vladimir Putin").resolve(question)


@pytest.mark.parametrize("question", ["RU", "ru", "RUS", "Russia", "russian"])
@pytest.mark.parametrize("typed", ["Russia", "RU", "Russian Federation"])
def test_a_state_is_one_actor_by_all_its_names(typed: str, question: str) -> None:
    assert _only(_names(typed), question) == "@RU"


def test_codes_count_in_capitals_only_in_a_file() -> None:
    names = _names("it", "Italy")
    assert names.identify("Italy") == "@IT"
    assert names.identify("it") == "it"
    assert _only(names, "it") == "it"


def test_a_state_that_no_event_names_is_an_error() -> None:
    with pytest.raises(UnresolvedNameError, match="no event here names France"):
        _names("Russia").resolve("French")


def test_a_word_of_a_name_is_found_though_it_is_a_state_elsewhere() -> None:
    names = _names("Michael Jordan")
    assert _only(names, "Jordan") == names.identify("Michael Jordan")


def test_the_registry_wins_over_the_table_of_states() -> None:
    registry = "actors:\n  georgia: {name: Georgia Meloni, type: person}\n"
    names = _names("Georgia", registry=registry)
    assert names.identify("Georgia") == "georgia"
    assert names.display("Georgia") == "Georgia Meloni"


@pytest.mark.parametrize("typed", ["Russia", "RU", "russian", "Moscow", "kremlin"])
def test_a_state_of_the_registry_takes_all_names_of_that_state(typed: str) -> None:
    names = _names(typed, registry=_REGISTRY)
    assert names.identify(typed) == "kremlin"
    assert _only(names, "Russia") == "kremlin"
    assert names.display(typed) == "Russian Federation"


def test_an_organisation_named_like_a_state_is_not_that_state() -> None:
    registry = "actors:\n  chad: {name: Chad, type: organisation}\n"
    names = _names("TD", registry=registry)
    assert names.identify("TD") == "@TD"
    assert names.identify("Chad") == "chad"


def test_a_declared_state_can_be_asked_for_though_no_event_names_it() -> None:
    assert _only(_names("kerry", registry=_REGISTRY), "RUS") == "kremlin"


def test_names_are_shown_as_the_registry_has_them() -> None:
    names = _names("kerry", "Vladimir Putin", registry=_REGISTRY)
    assert names.display("kerry") == "John Kerry"
    assert names.display("jfk JUNIOR") == "John Kerry"
    assert names.display("Vladimir Putin") == "Vladimir Putin"
    assert _names("RU").display("RU") == "RU"


def test_spellings_are_those_of_registry_and_events_each_once() -> None:
    names = _names("kerry", "Vladimir Putin", "John Kerry", registry=_REGISTRY)
    assert names.spellings == (
        "John Kerry",
        "Secretary Kerry",
        "JFK junior",
        "Barack Obama",
        "Russian Federation",
        "Moscow",
        "FSB",
        "Vladimir Putin",
    )


@pytest.mark.parametrize("key", ["actors", "to", "about"])
def test_all_who_take_part_or_are_concerned_can_be_named(key: str) -> None:
    event = f"events:\n- {{date: 2013, title: X, {key}: [Vladimir Putin]}}\n"
    names = ActorNames(load_text(event))
    assert _only(names, "putin") == "vladimir putin"
