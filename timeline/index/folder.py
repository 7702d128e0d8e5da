"""Where indexes are kept, one for each question of files: a folder of the user's own.

`TIMELINE_CACHE` names another folder, or is `off`. Otherwise it is where the system
keeps what can be made anew. Nobody else may write there: who could put an index into
it could make any answer of it.
"""

import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline.index.hashing import blake2b
from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern

VARIABLE = "TIMELINE_CACHE"
OFF = "off"
SEAL = ".json"
STORE = ".sqlite"
JOURNAL = ".sqlite-journal"
SUFFIXES = (SEAL, STORE, JOURNAL)
"""What the files of an index end in; without its seal the others are of no use."""
_NAME = "timeline"
DAY = 24 * 3_600 * 1_000_000_000
"""In nanoseconds."""
_PRIVATE = 0o700

_UNFINISHED = LazyPattern(r"(?a:\.[0-9a-f]{32}\.\w{8}\.new(-journal)?)")
_NAMED = LazyPattern(r"[0-9a-f]{32}")


class Asked(NamedTuple):
    """What an index was made for: files as they were named, and from where."""

    here: str
    """The current folder of the process."""
    paths: tuple[str, ...]
    at: str


class Slot(NamedTuple):
    """Where the index of some files is kept."""

    folder: Path
    name: str

    @property
    def seal(self) -> Path:
        """Return the file that says what the index is of, and whether it is whole."""
        return self.folder / f"{self.name}{SEAL}"

    @property
    def store(self) -> Path:
        """Return the database."""
        return self.folder / f"{self.name}{STORE}"

    @property
    def journal(self) -> Path:
        """Return what SQLite undoes a change by that was never finished."""
        return self.folder / f"{self.name}{JOURNAL}"

    @property
    def files(self) -> tuple[Path, ...]:
        """Return all of these, be they there or not, in the order to remove them in."""
        return self.seal, self.store, self.journal


class UnusableFolderError(Exception):
    """A folder in which no index may be kept, and why."""


def find_folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder of indexes, be it there or not; None where there is to be none.

    None also where the system names no home.
    """
    named = environ.get(VARIABLE, "")
    if named.lower() == OFF:
        return None
    if named:
        return Path(named).absolute()
    if sys.platform == "win32":
        base = environ.get("LOCALAPPDATA", "")
        return Path(base, _NAME, "Cache") if base else None
    home = environ.get("HOME", "")
    if not os.path.isabs(home):
        home = ""
    if sys.platform == "darwin":
        return Path(home, "Library", "Caches", _NAME) if home else None
    base = environ.get("XDG_CACHE_HOME", "")
    # A relative path there is to be passed over (XDG Base Directory Specification).
    if base and os.path.isabs(base):
        return Path(base, _NAME)
    return Path(home, ".cache", _NAME) if home else None


def find_slot(folder: Path, asked: Asked) -> Slot:
    """Return where the index of what is asked for is kept."""
    text = "\0".join([asked.here, asked.at, *asked.paths])
    digest = blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16)
    return Slot(folder, digest.hexdigest())


def require_own(folder: Path) -> None:
    """Raise UnusableFolderError where somebody else may write in a folder."""
    if sys.platform == "win32":
        return
    status = os.stat(folder)
    if not stat.S_ISDIR(status.st_mode):
        raise UnusableFolderError(f"{folder} is no folder")
    if status.st_uid != os.getuid():
        raise UnusableFolderError(f"{folder} belongs to somebody else")
    if status.st_mode & 0o022:
        raise UnusableFolderError(f"others may write in {folder}")


def make_folder(folder: Path) -> None:
    """Make a folder that is its owner's alone; leave one that is there.

    Raises UnusableFolderError where somebody else may write there, and OSError.
    """
    missing = [folder]
    while not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for one in reversed(missing):
        # Each of them: `os.makedirs` would leave those above to the umask.
        with suppress(FileExistsError):
            os.mkdir(one, _PRIVATE)
    require_own(folder)


def note_use(slot: Slot, now: int) -> None:
    """Note that an index was of use at a time, in nanoseconds of the clock.

    Its seal says so by its own time of change, to a day. Raises OSError.
    """
    if os.stat(slot.seal).st_mtime_ns < now - DAY:
        os.utime(slot.seal, ns=(now, now))


@contextmanager
def begin_file(slot: Slot) -> Iterator[str]:
    """Make a file that is to take the place of another; else nothing of it stays."""
    # Most answers write none.
    from tempfile import mkstemp

    handle, name = mkstemp(prefix=f".{slot.name}.", suffix=".new", dir=slot.folder)
    try:
        os.close(handle)
        yield name
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Tell whether nobody else writes into a folder, and nobody will meanwhile.

    Where a system has no such locks, several may: each puts whole files in place.
    """
    try:
        # Windows has none.
        import fcntl
    except ImportError:
        yield True
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            is_mine = True
        except BlockingIOError:
            is_mine = False
        except OSError:
            # This file system has none, as some that are reached by a network.
            is_mine = True
        yield is_mine
    finally:
        os.close(handle)


def list_slots(folder: Path) -> Iterator[Slot]:
    """Yield the indexes of a folder, whole or not, by name.

    Raises OSError where it cannot be looked into; a folder that is not there is empty.
    """
    known: dict[str, None] = {}
    for name in _list_names(folder):
        stem, suffix = os.path.splitext(name)
        if suffix in SUFFIXES and _NAMED.fullmatch(stem):
            known.setdefault(stem)
    yield from (Slot(folder, stem) for stem in known)


def list_unfinished(folder: Path) -> Iterator[Path]:
    """Yield the files that were begun, in the order of their names.

    Somebody may be writing them. Raises OSError as `list_slots` does.
    """
    for name in _list_names(folder):
        if _UNFINISHED.fullmatch(name):
            yield folder / name


def _list_names(folder: Path) -> Sequence[str]:
    try:
        return sorted(os.listdir(folder))
    except FileNotFoundError:
        return ()
