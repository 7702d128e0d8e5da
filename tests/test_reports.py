"""Diagnostics as text, JSON, GitHub annotations and SARIF."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from timeline.checks import check
from timeline.diagnostics import (
    CODES,
    Diagnostic,
    Location,
    Remedy,
    Severity,
    SourceFile,
    make_diagnostic,
)
from timeline.reading import load_text
from timeline.rendering import plain_text
from timeline.reports import (
    MACHINE_REPORTS,
    WordHint,
    format_for_machine,
    leave_unworded,
)
from timeline.reports.text import format_counts, format_problems, format_report

ERROR, WARNING = "date-invalid", "key-unknown"


def report_lines(
    diagnostics: Sequence[Diagnostic],
    text: str = "",
    *,
    every: bool = False,
    word_hint: WordHint = leave_unworded,
) -> list[str]:
    """Return the report on diagnostics of the file `f`, which holds `text`."""
    files = [SourceFile("f", text.encode())]
    lines = format_report(diagnostics, files, every=every, word_hint=word_hint)
    return plain_text(lines).splitlines()


def machine(
    name: str,
    diagnostics: Sequence[Diagnostic],
    *,
    word_hint: WordHint = leave_unworded,
) -> str:
    return "\n".join(format_for_machine(name, diagnostics, (), word_hint=word_hint))


def spell_remedy(hint: str, remedy: Remedy | None) -> str:
    return f"{hint} <{remedy.action}: {remedy.subject}>" if remedy else hint


def at(line: int, column: int = 1, length: int = 1, *, file: str = "f") -> Location:
    return Location(file, line, column, length)


def warn(subject: str, line: int, *, code: str = WARNING) -> Diagnostic:
    return make_diagnostic(code, f"odd: {subject}", at(line), subject=subject)


FULL = make_diagnostic(
    "id-duplicate",
    "the id 'a' is taken",
    at(4, 7, 5),
    hint="give it another",
    related=(("the first is here", at(1, 7, 5)),),
)


def test_text_shows_place_line_carets_hint_and_related_places() -> None:
    text = "- id: alpha\n  date: 2013\n  title: T\n- id: alpha\n"
    assert report_lines([FULL], text) == [
        "f:4:7: warning[id-duplicate]: the id 'a' is taken",
        "    4 | - id: alpha",
        "      |       ^^^^^",
        "      = hint: give it another",
        "      = the first is here: f:1:7",
    ]


def test_related_place_may_be_in_another_file() -> None:
    found = make_diagnostic(
        ERROR, "m", at(1), related=(("see", at(3, 9, file="other.yaml")),)
    )
    assert report_lines([found], "x")[-1] == "      = see: other.yaml:3:9"


def test_file_as_a_whole_has_no_line_to_show() -> None:
    found = make_diagnostic("file-empty", "nothing", Location("f"), hint="begin")
    assert report_lines([found], "# x\n") == [
        "f: note[file-empty]: nothing",
        "      = hint: begin",
    ]


REMEDIED = make_diagnostic(
    WARNING, "odd", at(1), hint="write b", remedy=Remedy("list-codes", "b")
)


def test_whoever_asks_has_words_for_remedies() -> None:
    assert report_lines([REMEDIED], "x")[-1] == "      = hint: write b"
    lines = report_lines([REMEDIED], "x", word_hint=spell_remedy)
    assert lines[-1] == "      = hint: write b <list-codes: b>"


def test_remedy_alone_is_a_hint_too() -> None:
    found = make_diagnostic(WARNING, "odd", at(1), remedy=Remedy("list-codes"))
    assert not any("hint" in line for line in report_lines([found], "x"))
    lines = report_lines([found], "x", word_hint=spell_remedy)
    assert lines[-1] == "      = hint:  <list-codes: >"


@pytest.mark.parametrize("name", MACHINE_REPORTS)
def test_programs_have_the_same_words_for_remedies(name: str) -> None:
    assert "write b <list-codes: b>" in machine(
        name, [REMEDIED], word_hint=spell_remedy
    )
    told = machine(name, [REMEDIED])
    assert "write b" in told
    assert "list-codes" not in told


@pytest.mark.parametrize("name", MACHINE_REPORTS)
def test_what_stands_in_a_note_is_said_to_be_shown_elsewhere(name: str) -> None:
    chronology = load_text("- date: 2013\n  title: T\n  note: {a: {b: {b: x, b: y}}}\n")
    text = "\n".join(
        format_for_machine(
            name, chronology.diagnostics, chronology.files, word_hint=spell_remedy
        )
    )
    assert "<show-text: >" in text


def test_line_of_a_file_that_is_not_there_is_left_out() -> None:
    elsewhere = make_diagnostic(ERROR, "m", at(1, file="gone"))
    assert report_lines([elsewhere], "x") == ["gone:1:1: error[date-invalid]: m"]
    below = make_diagnostic(ERROR, "m", at(9))
    assert report_lines([below], "x\n") == ["f:9:1: error[date-invalid]: m"]


def test_margin_grows_with_the_number_of_the_line() -> None:
    lines = report_lines([make_diagnostic(ERROR, "m", at(123_456))], "x\n" * 123_456)
    assert lines[1:] == ["123456 | x", "       | ^"]


@pytest.mark.parametrize(
    ("line", "column", "length"),
    [
        pytest.param("  title: Talks", 10, 5, id="ascii"),
        pytest.param("  title: 日本 会談", 10, 5, id="wide characters"),
        pytest.param("  日本: Talks", 7, 5, id="wide characters before"),
        pytest.param("  e\u0301te\u0301: Talks", 9, 5, id="combining before"),
        pytest.param("  title: e\u0301te\u0301 x", 10, 5, id="combining marked"),
        pytest.param("  \U0001f1f7\U0001f1fa: Talks", 6, 5, id="flag before"),
        pytest.param("\tkind: Talks", 8, 5, id="a tab is one space"),
        pytest.param("  a\x1bb: Talks", 8, 5, id="control characters are spelled"),
        pytest.param("  a\u202eb: Talks", 8, 5, id="bidirectional override"),
    ],
)
def test_carets_stand_under_what_is_meant(line: str, column: int, length: int) -> None:
    found = make_diagnostic(ERROR, "m", at(1, column, length))
    shown, carets = report_lines([found], line)[1:]
    source, marks = shown.removeprefix("    1 | "), carets.removeprefix("      | ")
    before = len(marks) - len(marks.lstrip(" "))
    wanted = line[column - 1 :][:length]
    # Cut the shown line by cells, as the eye does.
    start = next(n for n in range(len(source) + 1) if cell_len(source[:n]) >= before)
    end = next(
        n for n in range(len(source) + 1) if cell_len(source[:n]) >= cell_len(marks)
    )
    assert source[start:end].startswith(wanted.rstrip("\u0301"))
    assert cell_len(source[:start]) == before
    assert marks.strip(" ") == "^" * cell_len(wanted)


@pytest.mark.parametrize(
    ("length", "carets"),
    [(0, "         ^^^^^"), (1, "         ^"), (99, "         ^^^^^")],
)
def test_carets_end_with_the_line(length: int, carets: str) -> None:
    found = make_diagnostic(ERROR, "m", at(1, 10, length))
    lines = report_lines([found], "  title: Talks   "[: 14 if length else None])
    assert lines[2].removeprefix("      | ") == carets


def test_place_past_the_end_of_the_line_has_one_caret() -> None:
    lines = report_lines([make_diagnostic(ERROR, "m", at(1, 4))], "abc")
    assert lines[2] == "      |    ^"


@pytest.mark.parametrize("column", [1, 50, 200, 500, 990])
def test_long_line_is_cut_round_the_place(column: int) -> None:
    line = "".join(f"{number:<5}" for number in range(200))
    found = make_diagnostic(ERROR, "m", at(1, column, 3))
    shown, carets = report_lines([found], line)[1:]
    source, marks = shown.removeprefix("    1 | "), carets.removeprefix("      | ")
    assert len(source) <= 160
    assert marks.strip(" ") == "^^^"
    assert source[len(marks) - 3 :][:3] == line[column - 1 :][:3]


def test_carets_do_not_go_beyond_what_is_shown_of_a_long_line() -> None:
    found = make_diagnostic(ERROR, "m", at(1, 101, 800))
    shown, carets = report_lines([found], "x" * 1_000)[1:]
    assert len(carets) == len(shown)


def test_text_never_carries_control_characters() -> None:
    found = make_diagnostic(
        ERROR,
        "bad \x1b[31m message\nof two lines",
        Location("f\x07", 1, 1, 1),
        hint="hint \u202e",
        related=(("a\x9b", Location("g\r", 1, 1)),),
    )
    files = [SourceFile("f\x07", b"x \x1b]0;title\x07\n")]
    text = plain_text(format_report([found], files))
    assert text.count("\n") == len(text.splitlines()) == 5
    assert text.replace("\n", "").isprintable()


@pytest.mark.parametrize("code", [ERROR, WARNING])
def test_alike_problems_are_folded_into_the_first(code: str) -> None:
    found = [warn(name, line, code=code) for line, name in enumerate("abaa", 1)]
    lines = report_lines(found, "x\n" * 4, word_hint=spell_remedy)
    severity = CODES[code][0]
    assert lines == [
        f"f:1:1: {severity}[{code}]: odd: a",
        "    1 | x",
        "      | ^",
        "      = 2 more like this, at f:3:1 and f:4:1",
        f"f:2:1: {severity}[{code}]: odd: b",
        "    2 | x",
        "      | ^",
        " <show-each: >",
    ]


def test_of_many_alike_the_last_place_is_told() -> None:
    found = [warn("a", line) for line in range(1, 1_205)]
    lines = report_lines(found, "x\n" * 2_000)
    assert lines[-1] == "      = 1,203 more like this, the last at f:1204:1"


def test_warnings_of_two_codes_are_not_alike() -> None:
    found = [warn("a", 1), warn("a", 2, code="kind-unknown")]
    assert len(report_lines(found, "x\nx\n")) == 6


def test_warnings_about_nothing_in_particular_are_not_alike() -> None:
    assert len(report_lines([warn("", 1), warn("", 2)], "x\nx\n")) == 6


@pytest.mark.parametrize("code", [ERROR, WARNING])
def test_at_most_ten_of_one_code_are_shown(code: str) -> None:
    found = [warn(f"k{number}", 1, code=code) for number in range(13) for _ in range(2)]
    lines = report_lines(found, "x")
    assert sum(f"[{code}]: " in line for line in lines) == 10
    assert lines[-1] == f"and 6 more of {code}, about k10, k11 and k12"
    lines = report_lines(found, "x", word_hint=spell_remedy)
    assert lines[-1] == " <show-each: >"


def test_what_is_about_nothing_in_particular_is_counted_with_its_places() -> None:
    found = [make_diagnostic(ERROR, "m", at(line)) for line in range(1, 20)]
    assert report_lines(found, "x\n" * 20)[-1] == (
        "and 9 more of date-invalid, at f:11:1, f:12:1, f:13:1, f:14:1, f:15:1, f:16:1"
        " and 3 others"
    )


def test_nothing_is_said_of_all_where_all_is_shown() -> None:
    found = [warn(f"k{number}", 1) for number in range(10)]
    lines = report_lines(found, "x", word_hint=spell_remedy)
    assert not any("show-each" in line for line in lines)


def test_the_limit_counts_each_code_by_itself() -> None:
    found = [
        warn(f"k{number}", 1, code=code)
        for number in range(10)
        for code in ("key-unknown", "kind-unknown")
    ]
    lines = report_lines(found, "x")
    assert sum("warning[" in line for line in lines) == 20
    assert not any("--all" in line for line in lines)


def test_all_shows_each() -> None:
    found = [warn(f"k{number % 15}", 1) for number in range(30)]
    lines = report_lines(found, "x", every=True)
    assert sum("warning[" in line for line in lines) == 30
    assert not any("more" in line for line in lines)


LONG_CODES = tuple(code for code in CODES if code.startswith(("date-", "key-")))


def make_long(codes: Sequence[str], *, each: int) -> list[Diagnostic]:
    """Return so many problems of each code, none like another, each with a hint."""
    return [
        make_diagnostic(
            code, f"odd: {number}", at(1), hint="mend it", subject=str(number)
        )
        for code in codes
        for number in range(each)
    ]


@pytest.mark.parametrize("each", [1, 4, 11, 200])
@pytest.mark.parametrize("several", [1, 2, 5, len(LONG_CODES)])
def test_report_stays_short_and_leaves_no_code_out(several: int, each: int) -> None:
    codes = LONG_CODES[:several]
    lines = report_lines(make_long(codes, each=each), "x")
    assert len(lines) < 100
    for code in codes:
        assert any(f"[{code}]: " in line for line in lines)
        shown = sum(f"[{code}]: " in line for line in lines)
        hidden = [line for line in lines if line.startswith(f"and {each - shown:,} ")]
        assert shown == each or any(f"more of {code}, about" in it for it in hidden)


def test_what_has_room_is_shown_whole() -> None:
    lines = report_lines(make_long(LONG_CODES[:2], each=10), "x")
    assert len(lines) == 2 * 10 * 4


def test_errors_are_shortened_last() -> None:
    found = make_long(["key-unknown", "value-empty", "date-invalid"], each=50)
    lines = report_lines(found, "x")

    def count_whole(code: str) -> int:
        heads = [n for n, line in enumerate(lines) if f"[{code}]: " in line]
        return sum(lines[n + 1] == "    1 | x" for n in heads)

    assert count_whole("date-invalid") == 10
    assert 1 <= count_whole("key-unknown") == count_whole("value-empty") < 10


def test_what_is_shown_in_one_line_counts_those_that_are_alike() -> None:
    found = [
        warn(f"k{number}", 1, code=code)
        for code in ("date-invalid", "key-unknown", "value-empty")
        for number in range(10)
        for _ in range(3)
    ]
    lines = report_lines(found, "x")
    assert "f:1:1: warning[key-unknown]: odd: k2" in lines
    assert "f:1:1: warning[key-unknown]: odd: k3 (and 2 more)" in lines


def declare(name: str, *, slip: bool = False) -> Diagnostic:
    question = "did you mean `kind`? " if slip else ""
    hint = f"{question}if it is your own: `fields: [{name}]` at the top of the file"
    return make_diagnostic(WARNING, "odd", at(1), hint=hint, subject=name)


def test_one_line_declares_all_that_can_be() -> None:
    names = [f"k{number}" for number in range(13)]
    lines = report_lines([declare(name) for name in names for _ in range(2)], "x")
    assert lines[-2:] == [
        "and 6 more of key-unknown",
        f"      = hint: all 13 at once: `fields: [{', '.join(names)}]`"
        " at the top of the file",
    ]


def test_slips_and_what_yaml_would_misread_are_not_declared() -> None:
    found = [declare(f"k{number}") for number in range(10)]
    found += [declare("kidn", slip=True), declare("a, b"), declare("x: y")]
    *_, counted, hint = report_lines(found, "x")
    assert counted == "and 3 more of key-unknown, about kidn, a, b and x: y"
    assert hint.startswith("      = hint: all 10 at once: `fields: [k0, k1,")
    assert hint.endswith("k8, k9]` at the top of the file")
    assert "kidn" not in hint


def test_few_are_declared_one_by_one() -> None:
    found = [declare("a"), declare("b"), declare("c")]
    assert not any("at once" in line for line in report_lines(found, "x"))


def test_very_many_are_not_all_named() -> None:
    hint = report_lines([declare(f"k{number}") for number in range(300)], "x")[-1]
    assert hint.startswith("      = hint: the first 200 of 300 at once: `fields: [k0,")
    assert hint.endswith(", k199]` at the top of the file")


def brief_lines(
    diagnostics: Sequence[Diagnostic], *, width: int | None = None
) -> tuple[list[str], bool]:
    files = [SourceFile("f", b"x\n" * 100)]
    lines, told = format_problems(diagnostics, files, lines=9, width=width)
    return plain_text(lines).splitlines(), told


def test_few_problems_are_told_whole() -> None:
    found = make_long([ERROR], each=2)
    assert brief_lines(found) == (report_lines(found, "x"), True)
    assert brief_lines([]) == ([], True)


def test_more_problems_take_a_line_each() -> None:
    found = [warn(str(line % 3), line, code=ERROR) for line in range(3, 9)]
    assert brief_lines([*found, warn("x", 9, code="key-missing")]) == (
        [
            "f:3:1: error[date-invalid]: odd: 0 (and 1 more)",
            "f:4:1: error[date-invalid]: odd: 1 (and 1 more)",
            "f:5:1: error[date-invalid]: odd: 2 (and 1 more)",
            "f:9:1: error[key-missing]: odd: x",
        ],
        False,
    )


def test_many_problems_take_a_line_each_code() -> None:
    found = make_long([ERROR, "key-missing"], each=1_600)
    assert brief_lines(found) == (
        [
            "f:1:1: error[date-invalid]: odd: 0 (and 1,599 more)",
            "f:1:1: error[key-missing]: odd: 0 (and 1,599 more)",
        ],
        False,
    )
    assert len(brief_lines(make_long(list(CODES), each=3))[0]) == 9


@pytest.mark.parametrize("width", [40, 60, 80])
def test_brief_lines_are_cut_to_a_width_that_has_room(width: int) -> None:
    found = [
        make_diagnostic(ERROR, f"日本 {number} " * 40, at(1), subject=str(number % 5))
        for number in range(40)
    ]
    lines, _ = brief_lines(found, width=width)
    longest = len("f:1:1: error[date-invalid]: ") + 20 + len(" (and 7 more)")
    assert len(lines) == 5
    assert all(cell_len(line) <= max(width, longest) for line in lines)
    assert all(line.endswith("... (and 7 more)") for line in lines)


def test_warnings_that_count_as_errors_are_folded_all_the_same() -> None:
    strict = [
        Diagnostic(WARNING, "m", at(1), Severity.ERROR, subject="a") for _ in range(30)
    ]
    lines = report_lines(strict, "x")
    assert sum("error[" in line for line in lines) == 1
    assert lines[-1].endswith("29 more like this, the last at f:1:1")


@pytest.mark.parametrize(
    ("codes", "counts"),
    [
        ([], ""),
        ([ERROR], "1 error"),
        ([ERROR, WARNING, ERROR], "2 errors, 1 warning"),
        (["file-empty", WARNING], "1 warning, 1 note"),
        ([WARNING] * 1_500, "1,500 warnings"),
    ],
)
def test_counts(codes: list[str], counts: str) -> None:
    found = [make_diagnostic(code, "m", at(1)) for code in codes]
    assert format_counts(found) == counts


PLACE = {
    "file": {"type": "string", "minLength": 1},
    "line": {"type": "integer", "minimum": 0},
    "column": {"type": "integer", "minimum": 0},
    "length": {"type": "integer", "minimum": 0},
}
JSON_SCHEMA = {
    "type": "object",
    "required": ["format", "counts", "diagnostics"],
    "additionalProperties": False,
    "properties": {
        "format": {"const": "timeline-diagnostics-1"},
        "counts": {
            "type": "object",
            "required": ["error", "warning", "note"],
            "additionalProperties": {"type": "integer", "minimum": 0},
        },
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "severity", "message", *PLACE, "hint", "related"],
                "additionalProperties": False,
                "properties": {
                    "code": {"enum": list(CODES)},
                    "severity": {"enum": ["error", "warning", "note"]},
                    "message": {"type": "string", "minLength": 1},
                    **PLACE,
                    "hint": {"type": "string"},
                    "related": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", *PLACE],
                            "additionalProperties": False,
                            "properties": {"message": {"type": "string"}, **PLACE},
                        },
                    },
                },
            },
        },
    },
}

# What SARIF 2.1.0 demands of the parts that are written here: sections 3.13, 3.14,
# 3.19, 3.27, 3.28, 3.29, 3.30, 3.4 and 3.11 of the standard.
SARIF_LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "message": {"$ref": "#/$defs/message"},
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {
                        "uri": {
                            "type": "string",
                            # RFC 3986, appendix A: nothing else may stand in a URI.
                            "pattern": "^[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+$",
                        }
                    },
                },
                "region": {
                    "type": "object",
                    "required": ["startLine"],
                    "additionalProperties": False,
                    "properties": {
                        name: {"type": "integer", "minimum": 1}
                        for name in ("startLine", "startColumn", "endColumn")
                    },
                },
            },
        },
    },
}
SARIF_SCHEMA = {
    "$defs": {
        "message": {
            "type": "object",
            "required": ["text"],
            "properties": {"text": {"type": "string", "minLength": 1}},
        }
    },
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results", "columnKind"],
                "properties": {
                    "columnKind": {"const": "unicodeCodePoints"},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "properties": {
                                    "name": {"const": "timeline"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id", "shortDescription"],
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": [
                                *("ruleId", "ruleIndex", "level", "message"),
                                "locations",
                            ],
                            "properties": {
                                "level": {"enum": ["error", "warning", "note"]},
                                "message": {"$ref": "#/$defs/message"},
                                "locations": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": SARIF_LOCATION,
                                },
                                "relatedLocations": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": SARIF_LOCATION,
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


@pytest.fixture
def mixed() -> list[Diagnostic]:
    """Return one of every shape: folded, related, whole file, odd file names."""
    chronology = load_text(
        "- {id: a, date: 31 Feb 2013, title: 'T é'}\n"
        "- {id: b, date: 2013, title: T, own: 1}\n"
        "- {id: b, date: 2013, title: T, own: 1}\n"
        '- date: 2013\n  title: "two\n\n    lines"\n  kind: odd\n',
        name="spring 2013/événements.yaml",
    )
    return [
        *check(chronology),
        make_diagnostic("file-empty", "nothing", Location("<stdin>")),
        make_diagnostic(ERROR, "m", at(1, 1, 1, file="/data/a b.yaml")),
        FULL,
    ]


def test_json_follows_its_schema(mixed: list[Diagnostic]) -> None:
    report = json.loads(machine("json", mixed))
    Draft202012Validator(JSON_SCHEMA).validate(report)


def test_json_carries_everything(mixed: list[Diagnostic]) -> None:
    report = json.loads(machine("json", mixed))
    assert len(report["diagnostics"]) == len(mixed)
    assert report["counts"] == {"error": 2, "warning": 6, "note": 1}
    assert report["diagnostics"][-1] == {
        "code": "id-duplicate",
        "severity": "warning",
        "message": "the id 'a' is taken",
        "file": "f",
        "line": 4,
        "column": 7,
        "length": 5,
        "hint": "give it another",
        "related": [
            {
                "message": "the first is here",
                "file": "f",
                "line": 1,
                "column": 7,
                "length": 5,
            }
        ],
    }


def test_json_of_nothing_is_a_report_all_the_same() -> None:
    assert json.loads(machine("json", [])) == {
        "format": "timeline-diagnostics-1",
        "counts": {"error": 0, "warning": 0, "note": 0},
        "diagnostics": [],
    }


def test_json_keeps_text_readable() -> None:
    assert "événements" in machine(
        "json", [make_diagnostic(ERROR, "m", at(1, file="événements.yaml"))]
    )


GITHUB = [
    (
        make_diagnostic(ERROR, "m", at(2, 9, 4)),
        "::error file=f,line=2,col=9,endColumn=13,title=date-invalid::m",
    ),
    (
        make_diagnostic(WARNING, "m", at(2, 9, 0), hint="h"),
        "::warning file=f,line=2,col=9,title=key-unknown::m%0Ahint: h",
    ),
    (
        make_diagnostic("file-empty", "m", Location("f")),
        "::notice file=f,title=file-empty::m",
    ),
    (
        make_diagnostic(ERROR, "100 %: a,b\nc\r", at(1, file="a:b,c%.yaml")),
        "::error file=a%3Ab%2Cc%25.yaml,line=1,col=1,endColumn=2,title=date-invalid"
        "::100 %25: a,b%0Ac ",
    ),
    (
        make_diagnostic(ERROR, "%0A", at(1)),
        "::error file=f,line=1,col=1,endColumn=2,title=date-invalid::%250A",
    ),
]


@pytest.mark.parametrize(("found", "line"), GITHUB)
def test_github_annotation_is_escaped(found: Diagnostic, line: str) -> None:
    assert machine("github", [found]) == line


def test_github_has_one_line_for_each(mixed: list[Diagnostic]) -> None:
    lines = machine("github", mixed).split("\n")
    assert len(lines) == len(mixed)
    assert all(line.startswith("::") for line in lines)


def test_sarif_follows_the_standard(mixed: list[Diagnostic]) -> None:
    Draft202012Validator(SARIF_SCHEMA).validate(json.loads(machine("sarif", mixed)))
    Draft202012Validator(SARIF_SCHEMA).validate(json.loads(machine("sarif", [])))


def read_sarif(diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """Return the one run of a log."""
    (run,) = json.loads(machine("sarif", diagnostics))["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_results_point_at_their_rules(mixed: list[Diagnostic]) -> None:
    run = read_sarif(mixed)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({found.code for found in mixed})
    for found, result in zip(mixed, run["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == found.code
        assert result["level"] == found.severity
    for rule in rules:
        assert rule["shortDescription"]["text"] == CODES[rule["id"]][1]


def test_sarif_result_is_complete() -> None:
    (result,) = read_sarif([FULL])["results"]
    physical = {"artifactLocation": {"uri": "f"}}
    assert result == {
        "ruleId": "id-duplicate",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "the id 'a' is taken (give it another)"},
        "locations": [
            {
                "physicalLocation": {
                    **physical,
                    "region": {"startLine": 4, "startColumn": 7, "endColumn": 12},
                }
            }
        ],
        "relatedLocations": [
            {
                "message": {"text": "the first is here"},
                "physicalLocation": {
                    **physical,
                    "region": {"startLine": 1, "startColumn": 7, "endColumn": 12},
                },
            }
        ],
    }


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("events.yaml", "events.yaml"),
        ("spring 2013/événements.yaml", "spring%202013/%C3%A9v%C3%A9nements.yaml"),
        ("50%.yaml", "50%25.yaml"),
        ("/data/a b.yaml", "file:///data/a%20b.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_sarif_names_files_by_uri(file: str, uri: str) -> None:
    (result,) = read_sarif([make_diagnostic(ERROR, "m", at(1, file=file))])["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_sarif_region_is_left_out_or_open_where_it_is_not_known() -> None:
    whole = make_diagnostic(ERROR, "m", Location("f"))
    open_end = make_diagnostic(ERROR, "m", at(3, 9, 0))
    first, second = read_sarif([whole, open_end])["results"]
    assert "region" not in first["locations"][0]["physicalLocation"]
    assert second["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 9,
    }
