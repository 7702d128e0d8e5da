"""JSON as typed: numbers, lines, keys that stand twice, and what is none."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.importing.jsontext import (
    JsonObject,
    make_value,
    parse_documents,
    parse_json,
)
from timeline.importing.rows import Remark, Skipped, SourceError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


def refuse(text: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        parse_documents(text)
    return caught.value


def test_numbers_and_constants_are_texts_as_typed() -> None:
    text = "[1.50, 1e5, -0, 12345678901234567890, NaN, -Infinity, true, false, null]"
    value, remarks = parse_json(text)
    assert value == [
        *("1.50", "1e5", "-0", "12345678901234567890", "NaN", "-Infinity"),
        *("true", "false", None),
    ]
    assert not remarks


def test_a_number_of_a_million_digits_is_a_text() -> None:
    assert parse_json("[" + "9" * 10**6 + "]")[0] == ["9" * 10**6]


def test_objects_know_their_lines() -> None:
    text = '\n[\r\n {"a": {"b": 1}},\r {"a": "x\\"{", \n"c": [\n{}]}]\n'
    value, _ = parse_json(text)
    assert [one.line for one in value] == [3, 4]
    assert value[0]["a"].line == 3
    assert value[1]["c"][0].line == 6


def test_a_document_on_one_line_has_none() -> None:
    assert parse_json('{"a": 1}\n')[0].line == 0


def test_of_a_key_that_stands_twice_both_are_kept_and_told() -> None:
    text = '[\n{"a": 1, "a": 2, "a": 3},\n{"a": 1, "a": 2}]'
    value, remarks = parse_json(text)
    assert value[0] == {"a": "1", "a 2": "2", "a 3": "3"}
    message = "'a' stands twice in 2 records, and the second is read as 'a 2'"
    assert list(remarks) == [Remark(2, message)]


def test_half_of_a_pair_is_no_character() -> None:
    value, remarks = parse_json(r'["\ud83d\ude00", "\ud800x", "\udc00", "\\ud800"]')
    assert value == ["\U0001f600", "\ufffdx", "\ufffd", "\\ud800"]
    assert len(remarks) == 1


def test_lines_are_documents() -> None:
    documents = parse_documents('{"a": 1}\n\n{"a": 2}\n{broken\n{"a": 3}\n')
    assert documents.are_lines
    assert [one.line for one in documents.values] == [1, 3, 5]
    reason = "no JSON: expecting property name enclosed in double quotes"
    assert list(documents.skipped) == [Skipped(4, "{broken", reason)]


def test_a_line_that_is_too_deep_costs_itself() -> None:
    documents = parse_documents('{"a": 1}\n' + "[" * 5000 + '\n{"a": 2}\n')
    assert len(documents.values) == 2
    assert documents.skipped[0].reason == "values are nested more than 50 deep"


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ('[\n{"a": 1,}]', 2, "take out the comma before it"),
        ("{'a': 1}", 1, "keys and texts are in double quotes in JSON"),
        ("{a: 1}", 1, "keys and texts are in double quotes in JSON"),
        ("var data = {'a': 1};", 1, "it is JavaScript"),
        ("timeline.data = {'a': 1}", 1, "it is JavaScript"),
        ("callback({})", 1, "it is JavaScript"),
        ('{"a": 1}{"a": 2}', 1, "a document has one value"),
        ('{"a": "open', 1, "mend it there"),
        ('[\r\n\r\n"a" "b"]', 3, "mend it there"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(text: str, line: int, hint: str) -> None:
    error = refuse(text)
    assert error.line == line
    assert error.message.startswith(f"line {line}: no JSON: ")
    assert error.hint.startswith(hint)


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff\n"])
def test_nothing_is_an_error(text: str) -> None:
    assert refuse(text).message == "there is nothing in it"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 10_000 + "]" * 10_000,
        '{"a":' * 10_000 + "1" + "}" * 10_000,
        '{"a":[' * 51 + "]}" * 51,
    ],
)
def test_deep_nesting_is_no_recursion(text: str) -> None:
    assert refuse(text).message == "line 1: values are nested more than 50 deep"


def test_several_documents_are_not_one() -> None:
    with pytest.raises(SourceError, match="several documents"):
        parse_json("{}\n{}\n")


@pytest.mark.parametrize(
    "text", ['"' + '\\"' * 10**5, '"\\' * 10**5, '{"a":"' * 10**5, '["\\ud800"' * 10**5]
)
def test_muddled_texts_come_to_an_end(text: str) -> None:
    with suppress(SourceError):
        parse_documents(text)


def test_values_of_records_are_frozen() -> None:
    value = make_value(JsonObject({"a": ["1", None, JsonObject()]}))
    assert value == {"a": ("1", "", {})}
    assert hash(value)


@settings(max_examples=50)
@given(JSON, st.sampled_from([None, 1]))
def test_what_was_written_is_read(value: object, indent: int | None) -> None:
    parsed, remarks = parse_json(json.dumps(value, indent=indent))
    assert not remarks
    assert parsed == _spell(value)


def _spell(value: object) -> object:
    if isinstance(value, dict):
        return {key: _spell(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_spell(one) for one in value]
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value)


def test_the_name_of_a_repeated_key_is_told_as_it_is() -> None:
    documents = parse_documents('{"a": 1, "a": 2, "a 2": 3}')
    assert dict(documents.values[0]) == {"a": "1", "a 3": "2", "a 2": "3"}
    assert "is read as 'a 3'" in documents.remarks[0].text


def test_a_line_of_blanks_that_json_has_not_is_no_document() -> None:
    with pytest.raises(SourceError, match="line 1: no JSON"):
        parse_documents("x\n\u2028\n")
