"""Where indexes are kept, one for each question of files: a folder of the user's own.

`TIMELINE_CACHE` names another folder, or is `off`. Otherwise it is where the system
keeps what can be made anew. Nobody else may write there: who could put an index into
it could make any answer of it.
"""

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from timeline.index.hashing import blake2b
from timeline.lean import NamedTuple

VARIABLE = "TIMELINE_CACHE"
OFF = "off"
SEAL = ".json"
STORE = ".sqlite"
_NAME = "timeline"
_PRIVATE = 0o700


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
    if sys.platform == "darwin":
        return Path(home, "Library", "Caches", _NAME) if home else None
    base = environ.get("XDG_CACHE_HOME", "")
    # A relative path there is to be passed over (XDG Base Directory Specification).
    if base and os.path.isabs(base):
        return Path(base, _NAME)
    return Path(home, ".cache", _NAME) if os.path.isabs(home) else None


def find_slot(folder: Path, paths: list[str], at: str) -> Slot:
    """Return where the index of files is kept that are named so from here."""
    asked = "\0".join([os.getcwd(), at, *paths])
    digest = blake2b(asked.encode("utf-8", "surrogateescape"), digest_size=16)
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
    os.makedirs(folder, mode=_PRIVATE, exist_ok=True)
    require_own(folder)


def list_slots(folder: Path) -> Iterator[Slot]:
    """Yield the indexes of a folder, whole or not."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    known: dict[str, None] = {}
    for name in names:
        stem, suffix = os.path.splitext(name)
        if suffix in (SEAL, STORE) and len(stem) == 32:
            known.setdefault(stem)
    yield from (Slot(folder, stem) for stem in known)
