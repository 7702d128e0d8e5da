"""`timeline schema`: print what a chronology may hold, for editors."""

import json
from collections.abc import Iterator
from typing import Any

from timeline.cli.terminal import output_terminal
from timeline.reading.jsonschema import make_json_schema

EPILOG = """Examples:

  timeline schema > chronology.schema.json

  check-jsonschema --schemafile chronology.schema.json events.yaml

`timeline help file --all` tells how an editor learns of it. What it calls wrong,
`timeline check` finds as well, and more: dates, names, and what stands elsewhere.
"""
_WIDTH = 88


def run() -> None:
    """Print a JSON Schema (draft-07) of chronologies.

    An editor that knows it offers keys and words, says what they mean, and marks
    what is missing or of the wrong shape while you type.
    """
    output_terminal(color="never").write_text(_list_lines(make_json_schema()))


def _list_lines(value: Any, before: str = "", after: str = "") -> Iterator[str]:
    """Yield the lines of a JSON value: one, if that is short enough.

    `before` is what stands before it on its first line, `after` on its last.
    """
    line = f"{before}{json.dumps(value)}{after}"
    if len(line) <= _WIDTH or not isinstance(value, dict | list):
        yield line
        return
    indent = " " * (len(before) - len(before.lstrip()) + 2)
    if isinstance(value, dict):
        parts = [(f"{json.dumps(key)}: ", inner) for key, inner in value.items()]
    else:
        parts = [("", inner) for inner in value]
    brackets = "{}" if isinstance(value, dict) else "[]"
    yield f"{before}{brackets[0]}"
    for index, (name, inner) in enumerate(parts):
        comma = "," if index < len(parts) - 1 else ""
        yield from _list_lines(inner, f"{indent}{name}", comma)
    yield f"{indent[2:]}{brackets[1]}{after}"
