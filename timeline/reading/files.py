"""Which files make the chronology, and their bytes."""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from timeline.diagnostics import STDIN, ExpectedError, Remedy, SourceFile
from timeline.text import suggest

DEFAULT_FILE = "events.yaml"
VARIABLE = "TIMELINE_FILE"
_SUFFIXES = (".yaml", ".yml")
_STDIN = "-"


class UnreadableFileError(ExpectedError):
    """A file that is not there or cannot be read."""


def find_files(paths: Sequence[str]) -> tuple[str, ...]:
    """Return the files that `paths` name, each once, `-` being standard input.

    A folder stands for the *.yaml and *.yml files in it, sorted by name, hidden
    ones left out. Without paths it is what TIMELINE_FILE names, several separated
    as in PATH, else events.yaml in this folder. Raises UnreadableFileError where
    nothing is there, or nothing that can be looked at.
    """
    if not paths:
        named = os.environ.get(VARIABLE, "")
        paths = [path for path in named.split(os.pathsep) if path] or [DEFAULT_FILE]
        if paths == [DEFAULT_FILE] and not _stands_there(DEFAULT_FILE):
            raise UnreadableFileError(
                f"no chronology here: {VARIABLE} is not set, and there is no "
                f"{DEFAULT_FILE} in {_name_folder()}",
                "name a file or folder",
                remedy=Remedy("start-file"),
            )
    found: dict[str, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_expand(path)))
    return tuple(found)


def _name_folder() -> str:
    try:
        return os.getcwd()
    except OSError:
        return "this folder, which was removed"


def _expand(path: str) -> Iterable[str]:
    if path == _STDIN:
        return [path]
    mode = _find_mode(path)
    if mode is None:
        _refuse_dangling(path)
        other = _find_other_suffix(path)
        raise UnreadableFileError(
            f"{path}: there is no such file or folder",
            suggest(other) or "check the path",
            remedy=None if other else Remedy("start-file", path),
        )
    if not stat.S_ISDIR(mode):
        return [path]
    with _report_unreadable(path):
        names = sorted(
            name
            for name in os.listdir(path)
            if name.lower().endswith(_SUFFIXES) and not name.startswith(".")
        )
    folder = Path(path)
    files = [file for name in names if _is_file(file := str(folder / name))]
    if not files:
        raise UnreadableFileError(
            f"{path}: no *.yaml or *.yml file in this folder",
            "name a file",
            remedy=Remedy("start-file", str(folder / DEFAULT_FILE)),
        )
    return files


def _is_file(path: str) -> bool:
    """Tell whether what stands in a folder is to be read.

    Raises UnreadableFileError for a link that leads nowhere: to pass it over would
    hide what it was to lead to.
    """
    mode = _find_mode(path)
    if mode is None:
        _refuse_dangling(path)
        raise UnreadableFileError(f"{path}: it was there just now, and is no more")
    return stat.S_ISREG(mode)


def _refuse_dangling(path: str) -> None:
    """Raise UnreadableFileError for a link to what is not there, or to itself."""
    with _report_unreadable(path):
        if os.path.islink(path):
            raise UnreadableFileError(
                f"{path}: a link to {os.readlink(path)}, where nothing is to be found",
                "mend or remove the link",
            )


def _stands_there(path: str) -> bool:
    """Tell whether a name stands in a folder, be it a link that leads nowhere."""
    return _find_mode(path) is not None or os.path.islink(path)


def _find_mode(path: str) -> int | None:
    """Return the mode of what a path leads to; None where there is nothing.

    Raises UnreadableFileError where that cannot be found out, as in a folder that
    may not be entered.
    """
    with _report_unreadable(path):
        try:
            return os.stat(path).st_mode
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.ENOTDIR):
                return None
            # The path itself goes in a circle, or some folder in it does.
            if error.errno == errno.ELOOP and os.path.islink(path):
                return None
            raise


@contextmanager
def _report_unreadable(path: str) -> Iterator[None]:
    """Raise UnreadableFileError in the place of what the operating system raises."""
    try:
        yield
    except OSError as error:
        raise UnreadableFileError(f"{path}: {error.strerror or error}") from error
    except ValueError as error:
        # A name with a NUL in it.
        raise UnreadableFileError(f"{path}: no file can have this name") from error


def _find_other_suffix(path: str) -> tuple[str, ...]:
    """Return the file that has the other suffix of YAML, if it is there."""
    root, suffix = os.path.splitext(path)
    other = {".yaml": ".yml", ".yml": ".yaml"}.get(suffix)
    return (root + other,) if other and os.path.exists(root + other) else ()


def read_file(path: str) -> SourceFile:
    """Return a file's bytes. Raises UnreadableFileError where that fails."""
    if path == _STDIN:
        return _read_stdin()
    with _report_unreadable(path), open(path, "rb") as stream:
        return SourceFile(path, stream.read(), _identify(stream.fileno()))


def _read_stdin() -> SourceFile:
    # Python has no stream where the descriptor was closed, as by `<&-`.
    stream = sys.stdin
    if stream is None or stream.closed:
        raise UnreadableFileError("standard input is closed", "name a file to read")
    with _report_unreadable("standard input"):
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            # Text that a program has put in its place.
            return SourceFile(STDIN, stream.read().encode("utf-8", "surrogatepass"))
        data = buffer.read()
    try:
        return SourceFile(STDIN, data, _identify(stream.fileno()))
    except OSError:
        # A stream of a program's own, with nothing of the system's behind it.
        return SourceFile(STDIN, data)


def _identify(descriptor: int) -> tuple[int, int]:
    status = os.fstat(descriptor)
    return status.st_dev, status.st_ino
