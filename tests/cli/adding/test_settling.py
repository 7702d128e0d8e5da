"""Names and words of a new event, as they are meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import load_text
from timeline.cli.adding import settling
from timeline.cli.adding.settling import Settler, check_confidence, split_commas
from timeline.cli.asking import NoAnswerError
from timeline.cli.errors import CommandError
from timeline.cli.terminal import error_terminal
from timeline.yamltext import Prose, Tree

CHRONOLOGY = load_text(
    """
actors: {cameron: {name: David Cameron, type: person}}
sources: {sherr-2013: {title: Hard Diplomacy}}
places: {nyc: {name: New York, country: US}}
kinds: [tea]
fields: {importance: number, signed: date, colour: text}
events:
- {date: 2013, title: x, id: e, actors: ["Smith, John"], place: Sochi, rank: high}
- {date: 2013, title: y, id: f, tags: ["arms, small"], points: 3}
"""
)


@pytest.fixture(name="settler")
def _settler() -> Settler:
    return Settler(CHRONOLOGY, error_terminal())


@pytest.fixture(name="answers")
def _answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is answered, one after the other; then the input ends."""
    answers: list[str] = []

    def answer(_: str) -> str:
        if not answers:
            raise EOFError
        return answers.pop(0)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr(settling, "can_ask", lambda: True)
    return answers


def test_commas_part_names(settler: Settler) -> None:
    assert settler.settle_actors(["cameron, Putin", r"Lee\, Jr, Kim,"]) == [
        "cameron",
        "Putin",
        "Lee, Jr",
        "Kim",
    ]
    # What is known as a whole is one.
    assert settler.settle_actors(["Smith, John"]) == ["Smith, John"]
    assert settler.settle_tags(["arms, small", "a,b"]) == ["arms, small", "a", "b"]


@settings(max_examples=50)
@given(st.lists(st.text("ab, ", min_size=1).filter(lambda text: text == text.strip())))
def test_a_comma_behind_a_backslash_parts_nothing(names: list[str]) -> None:
    typed = ",".join(name.replace(",", "\\,") for name in names)
    assert split_commas(typed, lambda _: False) == names


def test_words_are_those_that_are_known(settler: Settler) -> None:
    assert settler.settle_kind("VISIT") == "visit"
    assert settler.settle_kind("Tea") == "tea"
    assert settler.settle_kind("") == ""
    assert settler.settle_status("Claimed") == "claimed"
    assert settler.settle_place("sochi") == "sochi"
    assert check_confidence("High") == "high"
    assert not settler.declares


def test_new_words_are_declared_until_they_are_forgotten(settler: Settler) -> None:
    settler.settle_kind("banquet")
    settler.settle_status("dreamt")
    own = settler.settle_own(["price=7", "mood=a=b", "price=8", "signed=2 May 2013"])
    assert own == {"price": ["7", "8"], "mood": "a=b", "signed": "2 May 2013"}
    assert settler.declares == {
        "kinds": ["banquet"],
        "statuses": ["dreamt"],
        "fields": {"price": "number", "mood": "text"},
    }
    settler.forget_words()
    assert not settler.declares


@pytest.mark.parametrize(("key", "type_"), [("rank", "text"), ("points", "number")])
def test_a_type_has_to_hold_of_what_is_there(
    key: str, type_: str, settler: Settler
) -> None:
    settler.settle_own([f"{key}=7"])
    assert settler.declares == {"fields": {key: type_}}


def test_sources_are_ids_or_words(settler: Settler) -> None:
    cited = {"source": "sherr-2013", "page": "4, note 2"}
    assert settler.settle_source("Sherr-2013 , 4, note 2") == cited
    assert settler.settle_source("sherr-2013") == "sherr-2013"
    words = "Sherr 2013, in a talk"
    assert settler.settle_source(words) == words
    with pytest.raises(CommandError, match="spelling of 'sherr-2013'"):
        settler.settle_source("sher-2013, 4")


def test_what_was_typed_whole_is_settled(settler: Settler) -> None:
    typed: dict[str, Tree] = {
        "actors": ["Lee, Jr", {"name": "x"}],
        "to": "Smith, John",
        "see": "E",
        "kind": "Visit",
        "summary": "a\n",
        "note": Prose("a\nb\n"),
        "title": "Visit",
        "mood": ["good", "bad"],
    }
    assert dict(settler.settle_pair(*pair) for pair in typed.items()) == {
        "actors": ["Lee, Jr", {"name": "x"}],
        "to": ["Smith, John"],
        "see": ["e"],
        "kind": "visit",
        "summary": Prose("a", clipped=True),
        "note": Prose("a\nb", clipped=True),
        "title": "Visit",
        "mood": ["good", "bad"],
    }
    assert settler.declares == {"fields": {"mood": "text"}}


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("tilte", "x", "'tilte' may be another spelling of 'title'"),
        ("importence", "x", "'importence' may be another spelling of 'importance'"),
        ("importance", "x", "is declared as a number"),
        ("signed", "x", "'x' is not a date"),
        ("id", "E", "the id 'e' is taken by 'x'"),
        ("see", ["g"], "no event has the id 'g'"),
        ("actors", ["David Camron"], "spelling of 'David Cameron'"),
    ],
)
def test_what_was_typed_whole_is_checked(
    key: str, value: str | list[str], message: str, settler: Settler
) -> None:
    with pytest.raises(CommandError, match=message):
        settler.settle_pair(key, value)


def test_who_sits_there_is_asked_once(settler: Settler, answers: list[str]) -> None:
    answers += ["3", "1"]
    assert settler.settle_actors(["Camron", "Camron"]) == ["David Cameron"] * 2
    # Another name is another question.
    answers += ["2"]
    assert settler.settle_place("Sotchi") == "Sotchi"
    assert not answers
    with pytest.raises(NoAnswerError):
        settler.settle_place("Sochie")


def test_a_key_that_is_meant_for_another_is_told(
    settler: Settler, answers: list[str]
) -> None:
    answers.append("1")
    with pytest.raises(CommandError, match="'tilte' is meant for `title`"):
        settler.settle_pair("tilte", "x")


def test_all_may_be_meant_as_typed() -> None:
    settler = Settler(CHRONOLOGY, error_terminal(), as_typed=True)
    assert settler.settle_actors(["Camron"]) == ["Camron"]
    assert settler.settle_event("later") == "later"
    assert settler.settle_source("sher-2013, 4") == "sher-2013, 4"
