"""From nodes to values: texts, lists, words and dates, and what each refuses."""

import pytest

from tests.helpers.chronologies import place_of
from timeline.diagnostics import Diagnostic
from timeline.reading import load_text
from timeline.reading.events import EVENT_KEYS
from timeline.reading.values import suggest_key
from timeline.vocabulary import CONFIDENCES, STATUSES


def diagnose(keys: str) -> list[Diagnostic]:
    """Return what is wrong with an event of these keys, a line each."""
    lines = [f"  {line}\n" for line in keys.split("\n")]
    text = f"- date: 2013\n  title: T\n{''.join(lines)}"
    chronology = load_text(text)
    assert len(chronology.events) == 1
    return list(chronology.diagnostics)


@pytest.mark.parametrize("key", ["kind", "place", "id", "status"])
@pytest.mark.parametrize(
    ("value", "shape"), [("[a, b]", "a list"), ("{a: b}", "a mapping")]
)
def test_text_is_wanted(key: str, value: str, shape: str) -> None:
    (found,) = diagnose(f"{key}: {value}")
    assert found.code == "key-shape"
    assert found.message == f"`{key}` takes text, and this is {shape}"
    assert place_of(found.where) == (3, len(key) + 5, 1)
    assert "quotes" in found.hint


@pytest.mark.parametrize("key", ["summary", "note"])
@pytest.mark.parametrize(("value", "shape"), [("- a", "a list"), ("a: b", "a mapping")])
def test_prose_is_wanted(key: str, value: str, shape: str) -> None:
    (found,) = diagnose(f"{key}:\n  {value}")
    assert found.code == "key-shape"
    assert found.message == f"`{key}` takes text, and this is {shape}"
    assert found.where.line == 4


@pytest.mark.parametrize("key", ["actors", "to", "about", "tags", "see"])
def test_list_is_wanted(key: str) -> None:
    (found,) = diagnose(f"{key}: {{role: minister}}")
    assert found.code == "key-shape"
    assert found.message == f"`{key}` takes a list, and this is a mapping"


@pytest.mark.parametrize("key", ["actors", "to", "about", "tags", "see"])
def test_each_bad_item_of_a_list_is_reported_at_its_place(key: str) -> None:
    found = diagnose(f"{key}:\n- [a]\n- ''\n- {{b: c}}")
    assert [(each.code, each.where.line) for each in found] == [
        ("key-shape", 4),
        ("value-empty", 5),
        ("key-shape", 6),
    ]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("place:", (3, 3, 5)),
        ("place: ~", (3, 10, 1)),
        ("place: null", (3, 10, 4)),
        ("place: ''", (3, 10, 2)),
        ('place: "  "', (3, 10, 4)),
        ("actors: [Kerry, ~]", (3, 19, 1)),
        ("actors:", (3, 3, 6)),
    ],
)
def test_empty_value_is_reported_where_there_is_something_to_see(
    line: str, place: tuple[int, int, int]
) -> None:
    (found,) = diagnose(line)
    assert found.code == "value-empty"
    assert place_of(found.where) == place


def test_word_that_yaml_takes_for_nothing_is_named() -> None:
    (found,) = diagnose("actors: [Null, null]")
    assert "null means nothing in YAML" in found.message
    assert "quotes round a name 'null'" in found.hint


@pytest.mark.parametrize("line", ["place: 'null'", "place: Null", "actors: []"])
def test_what_is_not_empty_is_not_reported(line: str) -> None:
    assert diagnose(line) == []


@pytest.mark.parametrize(
    ("key", "words"), [("status", STATUSES), ("confidence", CONFIDENCES)]
)
def test_every_word_of_a_list_is_accepted_in_any_case(
    key: str, words: tuple[str, ...]
) -> None:
    for word in words:
        assert diagnose(f"{key}: {word}") == []
        assert diagnose(f"{key}: {word.upper()}") == []


def test_word_outside_its_list_is_kept_and_the_list_named() -> None:
    chronology = load_text("- {date: 2013, title: T, confidence: hihg}\n")
    (found,) = chronology.diagnostics
    assert found.code == "value-unknown"
    assert found.hint == "did you mean `high`? one of: low, moderate, high"
    assert chronology.events[0].confidence == "hihg"


def test_word_like_none_of_its_list_is_no_guess() -> None:
    (found,) = diagnose("confidence: 80 %")
    assert found.hint == "one of: low, moderate, high"


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("by", "actors"),
        ("day", "date"),
        ("begin", "date"),
        ("target", "to"),
        ("recipient", "to"),
        ("subject", "about"),
        ("state", "status"),
        ("related", "see"),
        ("notes", "note"),
        ("comment", "note"),
        ("Notes", "note"),
        ("headline", "title"),
        ("when", "date"),
        ("published", "reported"),
        ("titel", "title"),
        ("sumary", "summary"),
        ("confidance", "confidence"),
    ],
)
def test_unknown_key_suggests_the_nearest(typed: str, near: str) -> None:
    # What stands for a key that is there already is kept as well.
    (found,) = diagnose(f"{typed}: x")
    assert found.code == "key-unknown"
    assert found.subject == typed
    assert place_of(found.where) == (3, 3, len(typed))
    assert found.hint == (
        f"did you mean `{near}`? if it is your own: write `fields: [{typed}]` and "
        "`events:` on two lines above the list"
    )


def test_unknown_key_like_nothing_suggests_only_to_declare_it() -> None:
    (found,) = diagnose("importance: 2")
    assert found.hint == (
        "if it is your own: write `fields: [importance]` and `events:` on two lines "
        "above the list"
    )


def test_key_is_not_suggested_for_itself() -> None:
    assert suggest_key("title", EVENT_KEYS) == ""
    assert suggest_key("titel", EVENT_KEYS) == "did you mean `title`?"


@pytest.mark.parametrize("key", ["actors", "to", "about", "tags", "see"])
def test_names_in_one_text_are_a_warning(key: str) -> None:
    (found,) = [
        each for each in diagnose(f"{key}: a-b, c-d") if each.code != "see-unknown"
    ]
    assert found.code == "list-commas"
    assert "[a-b, c-d]" in found.hint


@pytest.mark.parametrize(
    "value", ['"Kerry, John"', "[a, b]", "['Kerry, John']", "a,b", "'a, b'"]
)
def test_comma_that_is_meant_is_no_warning(value: str) -> None:
    assert diagnose(f"actors: {value}") == []
