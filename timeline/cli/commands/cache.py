"""`timeline cache`: where indexes are kept, of what, and their removal."""

import os
import shlex
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.completion import completers
from timeline.cli.errors import CommandError
from timeline.cli.options import ColorOption
from timeline.cli.parameters import refuse, word_option
from timeline.cli.terminal import output_terminal
from timeline.index.aging import list_abandoned, remove_files
from timeline.index.folder import OFF, VARIABLE, find_folder, list_slots
from timeline.index.survey import Surveyed, find_hindrance, survey
from timeline.rendering import Line, Span
from timeline.settings import RefusedError, check_word
from timeline.text import count_of, dump_json

_ACTIONS = ("info", "clear")
_UNITS = ("kB", "MB", "GB")
_STEP = 1000

EPILOG = """Examples:

  timeline cache                    where indexes are kept, and of what

  timeline cache clear              remove them all

  TIMELINE_CACHE=off timeline show  use none this once, and keep none

An index is what was read of files, kept so that the next answer need not read them
again. `timeline help cache` tells more.
"""


def _check_action(value: str) -> str:
    try:
        return check_word(value, _ACTIONS)
    except RefusedError as refusal:
        raise refuse("ACTION", refusal) from None


def run(
    action: Annotated[
        str,
        typer.Argument(
            metavar="ACTION",
            help="info or clear.",
            autocompletion=completers.complete_words(*_ACTIONS),
            callback=_check_action,
        ),
    ] = "info",
    output: Annotated[
        str, word_option("--format", words=("text", "json"), metavar="FORMAT")
    ] = "text",
    color: ColorOption = "auto",
) -> None:
    """Tell what is kept of files that were read, or clear it.

    Nothing is lost by that: it is made of the files again when they are next read.
    """
    folder = find_folder()
    terminal = output_terminal(color=color)
    if action == "clear":
        removed, freed = (0, 0) if folder is None else _clear(folder)
        if output == "json":
            terminal.write_text([dump_json({"removed": removed, "bytes": freed})])
        else:
            told = f"{_count(removed)} removed, {_format_size(freed)}"
            terminal.write_folded([(Span(told),)])
        return
    hindrance = _find_hindrance(folder)
    try:
        found = () if folder is None else survey(folder)
    except OSError:
        # That is what hinders.
        found = ()
    if output == "json":
        terminal.write_text([dump_json(_make_record(folder, hindrance, found))])
    else:
        terminal.write_folded(_draw(folder, hindrance, found))


def _find_hindrance(folder: Path | None) -> str:
    if folder is not None:
        return find_hindrance(folder)
    if os.environ.get(VARIABLE):
        return f"{VARIABLE} is {OFF}"
    return f"{VARIABLE} names no folder, and the system no home"


def _clear(folder: Path) -> tuple[int, int]:
    """Remove all indexes of a folder; return how many, and the bytes they held."""
    removed = freed = 0
    try:
        for slot in list_slots(folder):
            size = remove_files(slot.files)
            removed += size > 0
            freed += size
        freed += remove_files(list_abandoned(folder, time.time_ns()))
    except OSError as error:
        path = error.filename or folder
        raise CommandError(f"{path} cannot be removed: {error.strerror}") from error
    return removed, freed


def _draw(
    folder: Path | None, hindrance: str, found: Sequence[Surveyed]
) -> Iterator[Line]:
    if hindrance:
        yield Span("No index is kept: ", "strong"), Span(hindrance)
    if folder is not None and (found or not hindrance):
        size = _format_size(sum(one.size for one in found))
        yield Span(str(folder), "strong"), Span(f": {_count(len(found))}, {size}")
    for one in found:
        yield ()
        yield (Span(_name(one), "strong"),)
        if one.asked is not None:
            yield (Span(f"  in {one.asked.here}"),)
        told = one.reason or "of the files as they are"
        yield (Span(f"  {_format_size(one.size)}, {one.state.value}: {told}"),)


def _name(one: Surveyed) -> str:
    """Return what an index was made for, as a command line has it."""
    if one.asked is None:
        return one.slot.name
    at = ("--at", one.asked.at) if one.asked.at else ()
    return shlex.join([*one.asked.paths, *at])


def _make_record(
    folder: Path | None, hindrance: str, found: Sequence[Surveyed]
) -> dict[str, object]:
    indexes = [
        {
            "name": one.slot.name,
            "folder": one.asked.here if one.asked else None,
            "paths": list(one.asked.paths) if one.asked else [],
            "at": one.asked.at if one.asked else "",
            "files": list(one.files),
            "bytes": one.size,
            "state": one.state.value,
            "reason": one.reason,
        }
        for one in found
    ]
    return {
        "folder": None if folder is None else str(folder),
        "hindrance": hindrance,
        "indexes": indexes,
    }


def _count(number: int) -> str:
    return count_of(number, "index", "indexes")


def _format_size(size: int) -> str:
    """Return a number of bytes in the largest unit of which there is one."""
    if size < _STEP:
        return count_of(size, "byte")
    power = 1
    while size >= _STEP ** (power + 1) and power < len(_UNITS):
        power += 1
    return f"{size / _STEP**power:.1f} {_UNITS[power - 1]}"
