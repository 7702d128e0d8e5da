"""Diagnostics as JSON, GitHub annotations and SARIF."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.helpers.reporting import ERROR, FULL, REMEDIED, WARNING, at, spell_remedy
from timeline.checks import check
from timeline.diagnostics import CODES, Diagnostic, Location, make_diagnostic
from timeline.reading import load_text
from timeline.reports import (
    MACHINE_REPORTS,
    WordHint,
    format_for_machine,
    leave_unworded,
)


def machine(
    name: str,
    diagnostics: Sequence[Diagnostic],
    *,
    word_hint: WordHint = leave_unworded,
) -> str:
    return "\n".join(format_for_machine(name, diagnostics, (), word_hint=word_hint))


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
