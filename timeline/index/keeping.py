"""Recalling a chronology from its index, and remembering it in one."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress

from timeline.diagnostics import Diagnostic, SourceFile
from timeline.files import FoundFile, find_stamp, stamp_of
from timeline.index.files import StoredFile
from timeline.index.folder import Slot, UnusableFolderError, make_folder, require_own
from timeline.index.seal import (
    Seal,
    SealedFile,
    decode_seal,
    is_same,
    name_program,
    seal_file,
)
from timeline.index.store import BrokenIndexError, Store
from timeline.index.stored import StoredChronology
from timeline.lean import NamedTuple
from timeline.model import Chronology

Problems = Sequence[tuple[int, Diagnostic, bool]]
"""What is wrong, as it was found: what found it, and whether it is shown."""

FAILURES = (OSError, sqlite3.Error, BrokenIndexError, UnusableFolderError)
"""What an index may fail in: then files are read, or it is not written."""


class Recalled(NamedTuple):
    """A chronology from its index."""

    chronology: StoredChronology
    keep: Callable[[int], None] | None = None
    """Keeps what was changed in the index, once all has been told: of files that were
    read at a time, in nanoseconds of the clock. Raises `FAILURES`."""


def recall(
    slot: Slot, found: Sequence[FoundFile], read_again: Callable[[], Chronology]
) -> Recalled | None:
    """Return the chronology of some files from their index.

    None where there is none, or none of the files as they are. Raises `FAILURES` for
    one that cannot be used, and UnreadableFileError for a file that is not there.
    """
    try:
        data = slot.seal.read_bytes()
    except FileNotFoundError:
        return None
    require_own(slot.folder)
    seal = decode_seal(data)
    if seal is None or seal.program != name_program():
        return None
    if [(one.name, one.from_folder) for one in seal.files] != [*map(tuple, found)]:
        return None
    stamps = [find_stamp(one.path) for one in found]
    unchanged = is_same(seal.files, stamps)
    database = sqlite3.connect(slot.store, timeout=0, isolation_level=None)
    # What is read is read as of now, whoever writes meanwhile.
    database.execute("BEGIN" if unchanged else "BEGIN IMMEDIATE")
    database.execute("SELECT 1 FROM contents LIMIT 1").fetchone()
    if stamp_of(os.stat(slot.store)) != seal.store:
        database.close()
        return None
    store = Store(database, [StoredFile(one) for one in seal.files])
    if unchanged:
        return Recalled(StoredChronology.open(store, read_again))
    # Few answers get here.
    from timeline.index.refreshing import refresh

    refreshed = refresh(store, seal.files, stamps, read_again)
    if refreshed is None:
        database.close()
        return None

    def keep(now: int) -> None:
        with suppress(FileNotFoundError):
            slot.seal.unlink()
        database.execute("COMMIT")
        database.close()
        files = seal_files(found, refreshed.files, now)
        stamp = stamp_of(os.stat(slot.store))
        write_seal(slot, Seal(seal.program, files, stamp))

    return Recalled(refreshed, keep)


def remember(
    slot: Slot,
    found: Iterable[FoundFile],
    chronology: Chronology,
    problems: Problems,
    now: int,
) -> None:
    """Keep a chronology in the index of its files, which were read at `now`.

    In nanoseconds of the clock. Raises `FAILURES`; what was there before then stays.
    """
    from tempfile import mkstemp

    from timeline.index.writing import write_index

    if any(file.stamp is None for file in chronology.files):
        return
    make_folder(slot.folder)
    handle, name = mkstemp(prefix=".", suffix=".new", dir=slot.folder)
    os.close(handle)
    try:
        with closing(sqlite3.connect(name, isolation_level=None)) as database:
            write_index(database, chronology, problems)
        with open(name, "rb+") as stream:
            os.fsync(stream.fileno())
        # Without a seal the one before is of no use, which must come first.
        with suppress(FileNotFoundError):
            slot.seal.unlink()
        os.replace(name, slot.store)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    files = seal_files(found, chronology.files, now)
    write_seal(slot, Seal(name_program(), files, stamp_of(os.stat(slot.store))))


def seal_files(
    found: Iterable[FoundFile], files: Iterable[SourceFile], now: int
) -> tuple[SealedFile, ...]:
    """Return files as a seal has them, that were read at `now`."""
    from_folder = {one.path: one.from_folder for one in found}
    return tuple(
        seal_file(
            file.name, from_folder=from_folder[file.name], stamp=file.stamp, now=now
        )
        for file in files
        if file.stamp is not None
    )


def write_seal(slot: Slot, seal: Seal) -> None:
    """Put a seal on an index."""
    from tempfile import mkstemp

    handle, name = mkstemp(prefix=".", suffix=".new", dir=slot.folder)
    with open(handle, "wb") as stream:
        stream.write(seal.encode())
    os.replace(name, slot.seal)
