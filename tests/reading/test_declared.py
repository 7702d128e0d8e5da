"""What headers declare of the authors' own: typed keys of events, saved queries."""

import pytest

from tests.helpers.chronologies import EVENT, load_sound
from timeline.diagnostics import SourceFile
from timeline.model import Chronology, SavedQuery
from timeline.reading import load_text
from timeline.reading.merging import Input, merge_files


def read(*texts: str) -> Chronology:
    return merge_files(
        Input(SourceFile(f"{index}.yaml", text.encode()))
        for index, text in enumerate(texts)
    )


def places(chronology: Chronology) -> list[tuple[str, str, int, int, int]]:
    """Return the code and the place of each diagnostic, by place."""
    found = [(one.where, one.code) for one in chronology.diagnostics]
    return [
        (code, where.file, where.line, where.column, where.length)
        for where, code in sorted(found)
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("[a, b]", {"a": "text", "b": "text"}),
        ("a", {"a": "text"}),
        ("{a: number, b: date, c: text}", {"a": "number", "b": "date", "c": "text"}),
        ("{a: Number}", {"a": "number"}),
        (
            "[a: number, b, {c: date, d: text}]",
            {"a": "number", "c": "date", "d": "text", "b": "text"},
        ),
        ("[a, a]", {"a": "text"}),
        ("[a, a: number]", {"a": "number"}),
        ("{}", {}),
        ("[]", {}),
    ],
)
def test_fields_are_a_list_or_have_types(fields: str, expected: dict[str, str]) -> None:
    chronology = load_text(f"fields: {fields}\n{EVENT}")
    assert chronology.fields == expected
    assert chronology.diagnostics == ()


def test_an_unknown_type_is_reported_at_its_place_and_is_text() -> None:
    chronology = load_text(f"fields: {{a: numbr, b: int, c: colour}}\n{EVENT}")
    assert places(chronology) == [
        ("value-invalid", "<text>", 1, 13, 5),
        ("value-invalid", "<text>", 1, 23, 3),
        ("value-invalid", "<text>", 1, 31, 6),
    ]
    assert [one.hint for one in chronology.diagnostics] == [
        "did you mean `number`? one of: text, number, date",
        "did you mean `number`? one of: text, number, date",
        "one of: text, number, date",
    ]
    assert chronology.fields == {"a": "text", "b": "text", "c": "text"}


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        ("fields: {a: [number]}", ["key-shape"]),
        ("fields: {a: {b: number}}", ["key-shape"]),
        ("fields: [[a]]", ["key-shape"]),
        ("fields: {a: }", ["value-empty"]),
        ("fields:", ["value-empty"]),
        ("queries: [a]", ["key-shape"]),
        ("queries: text", ["key-shape"]),
        ("queries: {a: [b]}", ["key-shape"]),
        ("queries: {a: {b: c}}", ["key-shape"]),
        ("queries: {a: }", ["value-empty"]),
    ],
)
def test_wrong_shapes_are_reported(header: str, codes: list[str]) -> None:
    chronology = load_text(f"{header}\n{EVENT}")
    assert [one.code for one in chronology.diagnostics] == codes
    assert chronology.queries == {}


def test_a_key_of_timelines_own_cannot_be_declared() -> None:
    chronology = load_text(
        "fields: {kind: text, source: text, mine: text}\n"
        "events: [{date: 2013, title: T, kind: visit}]\n"
    )
    assert places(chronology) == [
        ("field-taken", "<text>", 1, 10, 4),
        ("field-taken", "<text>", 1, 22, 6),
    ]
    assert chronology.fields == {"mine": "text"}
    assert chronology.events[0].kind == "visit"


def test_files_join_what_they_declare_and_silence_contradicts_nothing() -> None:
    chronology = read(
        f"fields: [a, b]\n{EVENT}", "fields: {a: number}\n", "fields: [a]\n"
    )
    assert chronology.diagnostics == ()
    assert chronology.fields == {"a": "number", "b": "text"}


def test_two_types_of_one_field_are_an_error_that_names_both() -> None:
    chronology = read(f"fields: {{a: number}}\n{EVENT}", "fields:\n- a: date\n")
    (found,) = chronology.diagnostics
    assert found.code == "registry-conflict"
    assert (found.where.file, *found.where[1:]) == ("1.yaml", 2, 6, 4)
    assert "as number and as date" in found.message
    assert found.related[0][1][:4] == ("0.yaml", 1, 13, 6)
    assert chronology.fields == {"a": "number"}


def test_a_text_that_is_declared_contradicts_a_number() -> None:
    chronology = read("fields: {a: text}\n", "fields: {a: number}\n")
    assert [one.code for one in chronology.diagnostics] == ["registry-conflict"]


@pytest.mark.parametrize(
    ("value", "reported"),
    [
        *[(text, 0) for text in ("7", "-4.5", "[1, 2]", "'7'", "", "~", "[]", "1e3")],
        *[(text, 1) for text in ("seven", "1.2.3", "inf", ".nan", "{a: 1}", "0x10")],
        ("'1,234'", 1),
        ("[1, [two], x]", 2),
    ],
)
def test_values_of_a_number_are_held_to_it(value: str, reported: int) -> None:
    chronology = load_text(
        f"fields: {{a: number}}\nevents:\n- {{date: 2013, title: T, a: {value}}}\n"
    )
    codes = [one.code for one in chronology.diagnostics if one.code != "value-empty"]
    assert codes == ["field-type"] * reported
    assert {one.subject for one in chronology.diagnostics} <= {"a"}


@pytest.mark.parametrize(
    ("value", "reported"),
    [
        *[(text, 0) for text in ("2013-05", "10 May", "after one", "[2013, May 2014]")],
        *[(text, 1) for text in ("soon", "after gone", "31 Feb 2013", "{a: 2013}")],
        ("after open", 1),
        ("[2013, soon]", 1),
    ],
)
def test_values_of_a_date_are_held_to_it(value: str, reported: int) -> None:
    chronology = load_text(
        "year: 2013\nfields: {a: date}\nevents:\n"
        "- {id: one, date: after open-end, title: T}\n"
        "- {id: open-end, date: 2013-05, title: T}\n"
        "- {id: open, date: ../2013, title: T}\n"
        f"- {{date: 2013, title: T, a: {value}}}\n"
    )
    assert [one.code for one in chronology.diagnostics] == ["field-type"] * reported


def test_a_value_is_reported_at_its_own_place_with_what_to_write() -> None:
    chronology = load_text(
        "events:\n"
        "- {date: 2013, title: T, weight: [7, '1,234'], due: soon}\n"
        "- {date: 2013, title: T, weight: '1,5'}\n"
        "- {date: 2013, title: T, weight: '1,234,567'}\n"
        "- {date: 2013, title: T, weight: 1234567890123456}\n"
        "- {date: 2013, title: T, weight: many}\n"
        "fields: {weight: number, due: date}\n"
    )
    assert places(chronology) == [
        ("field-type", "<text>", 2, 38, 7),
        ("field-type", "<text>", 2, 53, 4),
        ("field-type", "<text>", 3, 34, 5),
        ("field-type", "<text>", 4, 34, 11),
        ("field-type", "<text>", 5, 34, 16),
        ("field-type", "<text>", 6, 34, 4),
    ]
    hints = [one.hint for one in sorted(chronology.diagnostics, key=lambda x: x.where)]
    assert hints == [
        "write 1234 or 1.234: a comma means either",
        "write 2013-05-10, 10 May 2013, May 2013 or the like",
        "write 1.5",
        "write 1234567",
        "a number has fifteen digits at most: declare longer ones as text",
        "write weight: 7",
    ]


def test_a_value_of_defaults_is_reported_once() -> None:
    chronology = load_text(
        "fields: {a: number}\ndefaults: {a: x}\nevents:\n"
        "- {date: 2013, title: T}\n- {date: 2014, title: T}\n- {date: 2015, title: T}\n"
    )
    assert places(chronology) == [("field-type", "<text>", 2, 15, 1)]


def test_types_hold_in_every_file_whichever_declares_them() -> None:
    chronology = read(
        "events: [{date: 2013, title: T, a: x}]\n", "fields: {a: number}\n"
    )
    assert places(chronology) == [("field-type", "0.yaml", 1, 36, 1)]


def test_aliases_that_blow_up_end() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 7)]
    nested = "\n  ".join(lines)
    chronology = load_text(
        f"fields: {{a6: number}}\nevents:\n- date: 2013\n  title: T\n  {nested}\n"
    )
    codes = {one.code for one in chronology.diagnostics}
    # Whatever stands in it, a list is no number.
    assert codes == {"yaml-depth", "key-unknown", "field-type"}


def test_queries_are_saved_with_their_place() -> None:
    chronology = load_sound(
        "queries:\n  reset: kind:visit or tag:arms\n  côte-1: >\n    actor:Kerry\n"
        f"    not tag:arms\n{EVENT}"
    )
    assert list(chronology.queries) == ["reset", "côte-1"]
    saved = chronology.queries["reset"]
    assert isinstance(saved, SavedQuery)
    assert (saved.name, saved.text) == ("reset", "kind:visit or tag:arms")
    assert (saved.where.line, saved.where.column, saved.where.length) == (2, 10, 22)
    assert chronology.queries["côte-1"].text == "actor:Kerry not tag:arms"


@pytest.mark.parametrize(
    "name", ["a b", "a,b", "a(b", "b)", '"a"', "d'or", "“a”", "''"]
)
def test_a_name_that_no_query_could_hold_is_refused(name: str) -> None:
    quoted = "''" if name == "''" else f"'{name.replace(chr(39), chr(39) * 2)}'"
    chronology = load_text(f"queries: {{{quoted}: kind:visit, good: tag:x}}\n{EVENT}")
    (found,) = chronology.diagnostics
    assert (found.code, found.where.line, found.where.column) == (
        "value-invalid",
        1,
        11,
    )
    assert list(chronology.queries) == ["good"]


def test_files_join_their_queries_and_one_name_has_one_text() -> None:
    chronology = read(
        f"queries: {{a: kind:visit, b: tag:x}}\n{EVENT}",
        "queries: {a: kind:visit, c: tag:y}\n",
        "queries: {b: tag:z}\n",
    )
    (found,) = chronology.diagnostics
    assert found.code == "registry-conflict"
    assert found.where[:3] == ("2.yaml", 1, 14)
    assert found.related[0][1][:3] == ("0.yaml", 1, 29)
    assert {name: one.text for name, one in chronology.queries.items()} == {
        "a": "kind:visit",
        "b": "tag:x",
        "c": "tag:y",
    }


@pytest.mark.parametrize("text", ["fields: {a: number}\n", "queries: {a: tag:x}\n"])
def test_declarations_alone_are_a_part_of_a_chronology(text: str) -> None:
    assert load_text(text).diagnostics == ()
