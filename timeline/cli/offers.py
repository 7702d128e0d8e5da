"""What is offered in the place of options and commands that other programs have.

Only what there is where it was typed, so that each offer can be typed in its turn.
"""

import re
import shlex
from collections.abc import Collection, Sequence
from itertools import dropwhile, pairwise
from typing import Any

from timeline.cli.errors import CommandError
from timeline.cli.synonyms import COMMAND_SYNONYMS, FILES, FORMAT, OPTION_SYNONYMS
from timeline.diagnostics import ExpectedError
from timeline.exports import EXPORTS
from timeline.pictures import SUFFIXES as PICTURED
from timeline.query.months import parse_day_of_year

_EXPORT = "timeline export"
_FLAGS_OF_GREP = re.compile(r"-[EFcinrvwx]+")
_VALUE = re.compile(r"\{([A-Z]+)\}")


def find_options(
    option: str, typed: Sequence[str], flags: Collection[str], context: Any
) -> tuple[str, ...]:
    """Return what may be meant by an option that the command does not have.

    `typed` are the words behind the command, and `flags` the options that it has.
    Another command is returned only where it has nothing of its own.
    """
    rows = OPTION_SYNONYMS.get(option.lower().replace("_", "-"), ())
    value = _find_value(option, typed)
    if "--on" in rows and "--day" in flags and _is_day_of_year(value):
        rows = ("--day",)
    if rows == FORMAT and f".{value}" in PICTURED:
        rows = (f"--save timeline.{value}", f"timeline show --save timeline.{value}")
    own = [row for row in rows if _can_have(row, value, flags, context)]
    if FILES in rows and any(one.name == "files" for one in context.command.params):
        own.append(f"{context.command_path} {{FILE}}")
    # What lists no events is not answered by an export of events.
    others = [
        row
        for row in rows
        if row.startswith("timeline ")
        and ("--query" in flags or not row.startswith(_EXPORT))
    ]
    return tuple(_put(row, value) for row in own or others[:1])


def _is_day_of_year(value: str) -> bool:
    try:
        return parse_day_of_year(value) is not None
    except ExpectedError:
        return False


def _can_have(row: str, value: str, flags: Collection[str], context: Any) -> bool:
    """Tell whether a command has the option of a row, and that the row's value."""
    flag, _, given = row.partition(" ")
    if flag not in flags:
        return False
    if "{NAME}" in given:
        # A date is nobody's name.
        return not value[:1].isdigit()
    if not given or "{" in given:
        return True
    (param,) = (one for one in context.command.params if flag in one.opts)
    try:
        return param.callback is None or bool(param.callback(context, param, given))
    except CommandError:
        return False


def find_command(word: str, rest: Sequence[str]) -> str:
    """Return the hint for a command that other programs have; empty for no such.

    `rest` are the words behind it, of which the value is made that it leads to.
    """
    found = COMMAND_SYNONYMS.get(word.lower().replace("_", "-"), "")
    if not found.startswith("timeline"):
        return found
    words = list(dropwhile(_FLAGS_OF_GREP.fullmatch, rest))
    if any(one.startswith("-") for one in words):
        words = []
    if words and FILES in found:
        return f"did you mean `{found.replace(FILES, shlex.join(words))}`?"
    value = " ".join(words)
    return f"did you mean `{_put(found, value)}`?"


def _find_value(option: str, typed: Sequence[str]) -> str:
    """Return the value that stands behind an option, or after its `=`; may be empty."""
    for word, after in pairwise((*typed, "")):
        if word == option:
            return "" if after.startswith("-") else after
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
    return ""


def _put(row: str, value: str) -> str:
    """Return a row with the value in its place, as a shell takes it for one word."""

    def place(match: re.Match[str]) -> str:
        if match[1] == "FORMAT" and value not in EXPORTS:
            return match[1]
        return value or match[1]

    if not _VALUE.search(row):
        return row
    words = shlex.split(row)
    return " ".join(
        (shlex.quote(_VALUE.sub(place, word)) if _VALUE.search(word) else word)
        for word in words
    )
