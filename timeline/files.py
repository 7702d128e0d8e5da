"""Which files make the chronology, and their bytes."""

import codecs
import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from timeline.diagnostics import STDIN, ExpectedError, Remedy, SourceFile, Stamp
from timeline.lean import NamedTuple
from timeline.text import suggest

DEFAULT_FILE = "events.yaml"
VARIABLE = "TIMELINE_FILE"
_SUFFIXES = (".yaml", ".yml")
_MARKDOWN = (".md", ".markdown")
_STDIN = "-"


class UnreadableFileError(ExpectedError):
    """A file that is not there or cannot be read."""


class FoundFile(NamedTuple):
    """A file to be read."""

    path: str
    from_folder: bool
    """It was found in a folder, not named itself."""


def find_files(paths: Sequence[str]) -> tuple[str, ...]:
    """Return the paths of the files that `list_files` finds."""
    return tuple(found.path for found in list_files(paths))


def list_files(paths: Sequence[str]) -> tuple[FoundFile, ...]:
    """Return the files that `paths` name, each once, `-` being standard input.

    A folder stands for the *.yaml and *.yml files in it and in its subfolders, sorted
    by name, and the *.md files with front matter; hidden, backup and swap files and
    hidden folders are left out. A file that goes by several names is one. Without paths
    it is what TIMELINE_FILE names, several separated as in PATH, else events.yaml in
    this folder. Raises UnreadableFileError where nothing is there, or nothing that can
    be looked at.
    """
    named = choose_paths(paths)
    if not paths and named == (DEFAULT_FILE,) and not _stands_there(DEFAULT_FILE):
        raise UnreadableFileError(
            f"no chronology here: {VARIABLE} is not set, and there is no "
            f"{DEFAULT_FILE} in {_name_folder()}",
            "name a file or folder",
            remedy=Remedy("start-file"),
        )
    found: dict[object, FoundFile] = {}
    for path in named:
        for one in _expand(path):
            # What a folder holds and what is named besides is named.
            known = found.setdefault(_identify_path(one.path), one)
            if known.from_folder and not one.from_folder:
                found[_identify_path(one.path)] = one
    return tuple(found.values())


def choose_paths(paths: Sequence[str]) -> tuple[str, ...]:
    """Return paths; without any, what stands for them. There may be nothing there."""
    if paths:
        return tuple(paths)
    named = os.environ.get(VARIABLE, "")
    return tuple(path for path in named.split(os.pathsep) if path) or (DEFAULT_FILE,)


def _identify_path(path: str) -> object:
    """Return what is the same for each name of one file."""
    if path == _STDIN:
        return path
    with _report_unreadable(path):
        status = os.stat(path)
        # Pipes and devices have no inode worth the name.
        if not stat.S_ISREG(status.st_mode):
            return path
        return status.st_dev, status.st_ino


def _name_folder() -> str:
    try:
        return os.getcwd()
    except OSError:
        return "this folder, which was removed"


def _expand(path: str) -> Iterable[FoundFile]:
    if path == _STDIN:
        return [FoundFile(path, from_folder=False)]
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
        return [FoundFile(path, from_folder=False)]
    files = [FoundFile(file, from_folder=True) for file in _walk(path, set())]
    if not files:
        raise UnreadableFileError(
            f"{path}: no *.yaml or *.yml file in this folder",
            "name a file",
            remedy=Remedy("start-file", str(Path(path) / DEFAULT_FILE)),
        )
    return files


def _walk(folder: str, above: set[tuple[int, int]]) -> Iterator[str]:
    """Yield the files of a folder and of those in it, each folder's own first.

    `above` are the folders that this one is in: a link that leads back to one of them
    goes in a circle.
    """
    with _report_unreadable(folder):
        status = os.stat(folder)
        names = sorted(os.listdir(folder))
    here = status.st_dev, status.st_ino
    if here in above:
        return
    folders = []
    for name in names:
        if name.startswith((".", "#", "~")):
            continue
        path = str(Path(folder) / name)
        if name.lower().endswith(_SUFFIXES):
            if _is_file(path):
                yield path
                continue
        elif name.lower().endswith(_MARKDOWN):
            if _is_file(path) and _has_front_matter(path):
                yield path
            continue
        if os.path.isdir(path):
            folders.append(path)
    for path in folders:
        yield from _walk(path, above | {here})


def _has_front_matter(path: str) -> bool:
    with _report_unreadable(path), open(path, "rb") as stream:
        return stream.read(64).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"---")


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
        # Before it is read: what changes while it is must not go unseen.
        status = os.fstat(stream.fileno())
        identity = status.st_dev, status.st_ino
        return SourceFile(path, stream.read(), identity, stamp_of(status))


def find_stamp(path: str) -> Stamp:
    """Return the status of a file. Raises UnreadableFileError where that fails."""
    with _report_unreadable(path):
        return stamp_of(os.stat(path))


def stamp_of(status: os.stat_result) -> Stamp:
    """Return what tells a file from what it was before."""
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )


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
