"""Which files make the chronology, and their bytes."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from timeline.diagnostics import ExpectedError, SourceFile

DEFAULT_FILE = "events.yaml"
VARIABLE = "TIMELINE_FILE"
_SUFFIXES = (".yaml", ".yml")


class UnreadableFileError(ExpectedError):
    """A file that is not there or cannot be read."""


def find_files(paths: Sequence[str]) -> tuple[str, ...]:
    """Return the files that `paths` name, each once, `-` being standard input.

    A folder stands for the *.yaml and *.yml files in it, sorted by name, hidden
    ones left out. Without paths it is what TIMELINE_FILE names, several separated
    as in PATH, else events.yaml in this folder. Raises UnreadableFileError where
    nothing is there.
    """
    if not paths:
        named = os.environ.get(VARIABLE, "")
        paths = [path for path in named.split(os.pathsep) if path] or [DEFAULT_FILE]
        if paths == [DEFAULT_FILE] and not Path(DEFAULT_FILE).exists():
            raise UnreadableFileError(
                f"no chronology here: {VARIABLE} is not set, and there is no "
                f"{DEFAULT_FILE} in {Path.cwd()}",
                "name a file or folder, or write a starter file with `timeline init`",
            )
    found: dict[str, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_expand(path)))
    return tuple(found)


def _expand(path: str) -> Iterable[str]:
    if path == "-":
        return [path]
    folder = Path(path)
    if not folder.is_dir():
        if not folder.exists():
            raise UnreadableFileError(
                f"{path}: there is no such file or folder", _hint_missing(folder)
            )
        return [path]
    try:
        names = sorted(
            entry.name
            for entry in folder.iterdir()
            if entry.suffix.lower() in _SUFFIXES
            and not entry.name.startswith(".")
            and entry.is_file()
        )
    except OSError as error:
        raise UnreadableFileError(f"{path}: {error.strerror}") from error
    if not names:
        raise UnreadableFileError(
            f"{path}: no *.yaml or *.yml file in this folder",
            f"name a file, or write one with `timeline init {folder / DEFAULT_FILE}`",
        )
    return [str(folder / name) for name in names]


def _hint_missing(path: Path) -> str:
    other = {".yaml": ".yml", ".yml": ".yaml"}.get(path.suffix)
    if other and path.with_suffix(other).exists():
        return f"did you mean {path.with_suffix(other)}?"
    return f"check the path, or write a starter file with `timeline init {path}`"


def read_file(path: str) -> SourceFile:
    """Return a file's bytes. Raises UnreadableFileError where that fails."""
    if path == "-":
        return SourceFile("<stdin>", sys.stdin.buffer.read())
    try:
        return SourceFile(path, Path(path).read_bytes())
    except OSError as error:
        raise UnreadableFileError(f"{path}: {error.strerror or error}") from error
