"""Diagnostics for programs: JSON, GitHub's annotations, SARIF."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from timeline.diagnostics import (
    CODES,
    Diagnostic,
    Location,
    Remedy,
    Severity,
    SourceFile,
)
from timeline.model import NOTE
from timeline.reading.notes import Notes
from timeline.text import dump_json, find_commands, make_visible

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

# These name no word of the file, and without their message nothing could be mended.
_QUOTELESS = frozenset({"yaml-syntax", "yaml-tab"})


def conceal_notes(
    diagnostics: Sequence[Diagnostic], files: Iterable[SourceFile]
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics; those that stand in a note say what its code means."""
    sources = {file.name: file for file in files}
    notes: dict[str, Notes] = {}

    def is_private(where: Location) -> bool:
        if where.file not in notes and where.file in sources:
            notes[where.file] = Notes(sources[where.file])
        return where.file in notes and notes[where.file].hold(where)

    return tuple(
        replace(
            found,
            message=f"{CODES[found.code][1]} (in a `{NOTE}`, which is not quoted)",
            hint="",
            remedy=Remedy("show-text"),
        )
        if found.code not in _QUOTELESS and is_private(found.where)
        else found
        for found in diagnostics
    )


def format_json(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield the text of one JSON object with all diagnostics and their numbers."""
    counts = {
        severity.value: sum(found.severity is severity for found in diagnostics)
        for severity in Severity
    }
    report = {
        "format": "timeline-diagnostics-1",
        "counts": counts,
        "diagnostics": [_json_diagnostic(found) for found in diagnostics],
    }
    yield dump_json(report, indent=2)


def _json_diagnostic(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        **_json_place(found.where),
        "hint": found.hint,
        "related": [
            {"message": word, **_json_place(place)} for word, place in found.related
        ],
    }


def _json_place(where: Location) -> dict[str, Any]:
    return {
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "length": where.length,
    }


def format_github(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield one workflow command a diagnostic, which GitHub shows in the diff."""
    for found in diagnostics:
        command = {Severity.NOTE: "notice"}.get(found.severity, found.severity.value)
        where = found.where
        fields = {"file": where.file}
        if where.line:
            fields |= {"line": str(where.line), "col": str(where.column)}
            if where.length:
                fields["endColumn"] = str(where.column + where.length)
        fields["title"] = found.code
        properties = ",".join(
            f"{key}={_escape(text, ':,')}" for key, text in fields.items()
        )
        hint = f"\nhint: {found.hint}" if found.hint else ""
        yield f"::{command} {properties}::{_escape(found.message + hint)}"


def _escape(text: str, more: str = "") -> str:
    # A line feed is the one control that a message may hold: it stands before hints.
    text = "\n".join([_spell(line) for line in text.split("\n")])
    for char in "%\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def _spell(line: str) -> str:
    line = make_visible(line)
    # From the end, so that the places before stay what they are.
    for at in reversed(find_commands(line)):
        line = f"{line[:at]}\\x{ord(line[at]):02x}{line[at + 1 :]}"
    return line


def format_sarif(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield the text of a SARIF 2.1.0 log with one run."""
    codes = sorted({found.code for found in diagnostics})
    report = {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "timeline",
                        "rules": [_sarif_rule(code) for code in codes],
                    }
                },
                # SARIF 3.14.17: columns count code points here, as everywhere.
                "columnKind": "unicodeCodePoints",
                "results": [
                    _sarif_result(found, codes.index(found.code))
                    for found in diagnostics
                ],
            }
        ],
    }
    yield dump_json(report, indent=2)


def _sarif_rule(code: str) -> dict[str, Any]:
    return {"id": code, "shortDescription": {"text": CODES[code][1]}}


def _sarif_result(found: Diagnostic, rule: int) -> dict[str, Any]:
    hint = f" ({found.hint})" if found.hint else ""
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": found.severity.value,
        "message": {"text": found.message + hint},
        "locations": [_sarif_location(found.where)],
    }
    if found.related:
        result["relatedLocations"] = [
            {"message": {"text": word}, **_sarif_location(place)}
            for word, place in found.related
        ]
    return result


def _sarif_location(where: Location) -> dict[str, Any]:
    path = PurePath(where.file)
    # SARIF 3.4.3: a URI reference (RFC 3986), so a space or an accent is encoded. By
    # the bytes of the name, which need not be UTF-8.
    uri = path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if where.line:
        region = {"startLine": where.line, "startColumn": where.column}
        if where.length:
            region["endColumn"] = where.column + where.length
        physical["region"] = region
    return {"physicalLocation": physical}
