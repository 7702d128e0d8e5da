"""Recalling a chronology from its index, and remembering it in one."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress

from timeline.diagnostics import Diagnostic
from timeline.files import FoundFile, find_stamp, stamp_of
from timeline.index.files import StoredFile
from timeline.index.folder import Slot, UnusableFolderError, make_folder, require_own
from timeline.index.seal import (
    Seal,
    decode_seal,
    is_same,
    name_program,
    seal_file,
)
from timeline.index.store import BrokenIndexError, Store
from timeline.index.stored import StoredChronology
from timeline.model import Chronology

Problems = Sequence[tuple[int, Diagnostic, bool]]
"""What is wrong, as it was found: what found it, and whether it is shown."""

FAILURES = (OSError, sqlite3.Error, BrokenIndexError, UnusableFolderError)
"""What an index may fail in: then files are read, or it is not written."""


def recall(
    slot: Slot, found: Sequence[FoundFile], read_again: Callable[[], Chronology]
) -> StoredChronology | None:
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
    if stamp_of(os.stat(slot.store)) != seal.store:
        raise BrokenIndexError(f"{slot.store} was changed by another program")
    stamps = [find_stamp(one.path) for one in found]
    if not is_same(seal.files, stamps):
        return None
    database = sqlite3.connect(slot.store, isolation_level=None)
    database.execute("PRAGMA query_only = ON")
    store = Store(database, [StoredFile(one) for one in seal.files])
    return StoredChronology.open(store, read_again)


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

    from_folder = {one.path: one.from_folder for one in found}
    stamps = [file.stamp for file in chronology.files]
    if None in stamps:
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
    files = tuple(
        seal_file(
            file.name, from_folder=from_folder[file.name], stamp=file.stamp, now=now
        )
        for file in chronology.files
        if file.stamp is not None
    )
    write_seal(slot, Seal(name_program(), files, stamp_of(os.stat(slot.store))))


def write_seal(slot: Slot, seal: Seal) -> None:
    """Put a seal on an index."""
    from tempfile import mkstemp

    handle, name = mkstemp(prefix=".", suffix=".new", dir=slot.folder)
    with open(handle, "wb") as stream:
        stream.write(seal.encode())
    os.replace(name, slot.seal)
