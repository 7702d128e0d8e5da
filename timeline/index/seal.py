"""What an index is of, and whether it still is: its seal, a small file beside it.

Compared are the program, the files by name and status, and the database by its own
status, so that nothing but this program can have changed it. A file counts as unchanged
where size, times, device and inode are those of before. One that was changed shortly
before it was read may change once more within the same tick of the clock; its status
proves nothing (as git has it, a racy one), and its text is compared.
"""

import json
import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from timeline.diagnostics import Stamp
from timeline.index.folder import Asked
from timeline.index.hashing import blake2b
from timeline.lean import NamedTuple

FORMAT = 3
"""Raised when what an index holds changes."""
APART = frozenset({"exports", "importing", "layout", "pictures", "views"})
"""Rooms that this one may not import: nothing that an index holds can come of them.

`cli` is none of them, which hands over what is kept."""
_TICK = 2_000_000_000
"""Nanoseconds: the coarsest clock of file systems that are still in use (FAT)."""
_LIBRARIES = frozenset({"site-packages", "dist-packages"})
"""What folders of installed packages are called."""


class SealedFile(NamedTuple):
    """A file that an index is of."""

    name: str
    """As the user named it."""
    from_folder: bool
    stamp: Stamp
    is_racy: bool
    """It may have changed without its status telling."""


class Seal(NamedTuple):
    """What an index is of."""

    program: str
    asked: Asked
    files: tuple[SealedFile, ...]
    store: Stamp

    def encode(self) -> bytes:
        """Return it as a file holds it."""
        files = [[*one[:2], list(one.stamp), one.is_racy] for one in self.files]
        coded = [FORMAT, self.program, self.asked, files, self.store]
        return json.dumps(coded).encode()


def decode_seal(data: bytes) -> Seal | None:
    """Return a seal; None for what is none, or of another format."""
    try:
        number, *coded = json.loads(data)
        if number != FORMAT:
            return None
        program, (here, paths, at), files, store = coded
        return Seal(
            str(program),
            Asked(str(here), tuple(map(str, paths)), str(at)),
            tuple(
                SealedFile(str(name), bool(from_folder), _read_stamp(stamp), bool(racy))
                for name, from_folder, stamp, racy in files
            ),
            _read_stamp(store),
        )
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None


def _read_stamp(coded: Any) -> Stamp:
    device, inode, size, changed, touched = map(int, coded)
    return device, inode, size, changed, touched


def seal_file(name: str, *, from_folder: bool, stamp: Stamp, now: int) -> SealedFile:
    """Return a file as a seal has it, that was read at `now`, in nanoseconds."""
    is_racy = max(stamp[3], stamp[4]) > now - _TICK
    return SealedFile(name, from_folder, stamp, is_racy)


@cache
def name_program() -> str:
    """Return what tells this program, and what it runs on, from any other.

    An installed one is told by when it was installed; one that is worked on by every
    module that has a part in what an index holds. Of other packages it tells when one
    came, or made room for another.
    """
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    parts = package.split(os.sep)
    if not _LIBRARIES.isdisjoint(parts):
        stamps = [_tell(package, os.stat(os.path.join(package, "__init__.py")))]
    else:
        stamps = sorted(
            stamp
            for entry in os.scandir(package)
            if entry.name.removesuffix(".py") not in APART
            for stamp in _list_modules(entry)
        )
    digest = blake2b(repr([*stamps, *_list_libraries()]).encode(), digest_size=16)
    return f"{sys.version}|{unicodedata.unidata_version}|{digest.hexdigest()}"


def _list_libraries() -> Iterator[tuple[str, int]]:
    """Yield what changes as other packages do, on which reading rests."""
    for path in sys.path:
        if os.path.basename(path) in _LIBRARIES:
            with suppress(OSError):
                yield path, os.stat(path).st_mtime_ns


def _list_modules(entry: os.DirEntry[str]) -> Iterator[tuple[str, int, int, int]]:
    if "." in entry.name:
        yield _tell(entry.path, entry.stat())
    elif entry.name != "__pycache__":
        for inner in os.scandir(entry.path):
            yield from _list_modules(inner)


def _tell(path: str, status: os.stat_result) -> tuple[str, int, int, int]:
    return path, status.st_mtime_ns, status.st_size, status.st_ino


def is_same(sealed: Sequence[SealedFile], stamps: Sequence[Stamp]) -> bool:
    """Tell whether the status of each file proves that it has not changed."""
    return all(
        one.stamp == stamp and not one.is_racy
        for one, stamp in zip(sealed, stamps, strict=True)
    )
