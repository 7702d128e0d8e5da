"""Recalling a chronology from its index, and remembering it in one."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress

from timeline.diagnostics import Diagnostic, SourceFile, Stamp
from timeline.files import FoundFile, find_stamp, stamp_of
from timeline.index.files import StoredFile
from timeline.index.folder import (
    Asked,
    Slot,
    UnusableFolderError,
    begin_file,
    locked,
    make_folder,
    require_own,
)
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

LATE_FAILURES = (sqlite3.Error, BrokenIndexError)
"""What asking an index may fail in, however sound it looked."""
FAILURES = (OSError, *LATE_FAILURES, UnusableFolderError)
"""What an index may fail in: then files are read."""
UNWRITTEN = (*FAILURES, UnicodeError, OverflowError, RecursionError, MemoryError)
"""What keeps one from being written, what no database holds among it.

Halves of surrogate pairs, numbers of more than 64 bits, lists in hundreds of lists.
"""


class Recalled(NamedTuple):
    """A chronology from its index."""

    chronology: StoredChronology
    keep: Callable[[int], None] | None = None
    """Keeps what was changed in the index, once all has been told: of files that were
    read at a time, in nanoseconds of the clock. Raises `UNWRITTEN`."""


def recall(
    slot: Slot,
    asked: Asked,
    found: Sequence[FoundFile],
    read_again: Callable[[], Chronology],
) -> Recalled | None:
    """Return the chronology of some files from their index.

    None where there is none, or none of the files as they are. Raises `FAILURES` for
    one that cannot be used, and UnreadableFileError for a file that is not there.
    """
    seal = _read_seal(slot)
    if seal is None or (seal.program, seal.asked) != (name_program(), asked):
        return None
    if [(one.name, one.from_folder) for one in seal.files] != [*map(tuple, found)]:
        return None
    stamps = [find_stamp(one.path) for one in found]
    unchanged = is_same(seal.files, stamps)
    # Opened by its name alone it would be made where it is gone by now.
    address = f"{slot.store.as_uri()}?mode=rw"
    database = sqlite3.connect(address, timeout=0, isolation_level=None, uri=True)
    try:
        # What is read is read as of now, whoever writes meanwhile.
        database.execute("BEGIN" if unchanged else "BEGIN IMMEDIATE")
        database.execute("SELECT 1 FROM contents LIMIT 1").fetchone()
        require_untouched(slot, seal)
        store = Store(database, [StoredFile(one) for one in seal.files])
        if unchanged:
            return Recalled(StoredChronology.open(store, read_again))
        # Few answers get here.
        from timeline.index.refreshing import refresh

        refreshed = refresh(store, seal.files, stamps, read_again)
    except BaseException as failure:
        database.close()
        # Another process writes just now, or has written meanwhile.
        if _is_busy(failure) or (
            isinstance(failure, FAILURES) and _read_seal(slot) != seal
        ):
            return None
        raise
    if refreshed is None:
        database.close()
        return None

    def keep(now: int) -> None:
        with closing(database), locked(slot.folder) as is_mine:
            # Another may have come into its place.
            if not is_mine or stamp_of(os.stat(slot.store))[:2] != seal.store[:2]:
                return
            slot.seal.unlink(missing_ok=True)
            if not _commit(database):
                write_seal(slot, seal)
                return
            files = seal_files(found, refreshed.files, now)
            stamp = stamp_of(os.stat(slot.store))
            write_seal(slot, Seal(seal.program, asked, files, stamp))

    return Recalled(refreshed, keep)


def _read_seal(slot: Slot) -> Seal | None:
    """Return the seal of an index; None where there is none. Raises `FAILURES`."""
    try:
        require_own(slot.folder)
        return decode_seal(slot.seal.read_bytes())
    except FileNotFoundError:
        return None


def _commit(database: sqlite3.Connection) -> bool:
    """Put a change into a database; tell if that goes, for nobody reads it just now.

    Else the database is what it was.
    """
    try:
        database.execute("COMMIT")
    except sqlite3.OperationalError as failure:
        if not _is_busy(failure):
            raise
        database.execute("ROLLBACK")
        return False
    return True


def _is_busy(failure: BaseException) -> bool:
    """Tell whether a database could not be asked since another process changes it."""
    code = getattr(failure, "sqlite_errorcode", 0)
    return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def remember(
    slot: Slot,
    asked: Asked,
    found: Iterable[FoundFile],
    chronology: Chronology,
    problems: Problems,
    now: int,
    *,
    anew: bool = False,
) -> bool:
    """Keep a chronology in the index of its files, which were read at `now`.

    In nanoseconds of the clock. Tells whether it was written: not where another process
    writes one here just now, or has written this one; but that is written `anew` where
    it has failed. Raises `UNWRITTEN`; what was there before then stays, or nothing.
    """
    if any(file.stamp is None for file in chronology.files):
        return False
    files = seal_files(found, chronology.files, now)
    make_folder(slot.folder)
    with locked(slot.folder) as is_mine:
        if not is_mine or (not anew and _is_kept(slot, asked, files)):
            return False
        _write(slot, asked, files, chronology, problems)
    return True


def _write(
    slot: Slot,
    asked: Asked,
    files: tuple[SealedFile, ...],
    chronology: Chronology,
    problems: Problems,
) -> None:
    from timeline.index.writing import write_index

    with begin_file(slot) as name:
        with closing(sqlite3.connect(name, isolation_level=None)) as database:
            write_index(database, chronology, problems)
        stamp = _move(name, slot)
    write_seal(slot, Seal(name_program(), asked, files, stamp))


def _move(name: str, slot: Slot) -> Stamp:
    """Put a database in place of another; return its status there.

    That is of what was written, whatever another process has put there by then.
    """
    with open(name, "rb+") as stream:
        os.fsync(stream.fileno())
        # Without a seal the one before is of no use, which must come first; and what
        # was left of a change of it would be undone in this one.
        for path in (slot.seal, slot.journal):
            path.unlink(missing_ok=True)
        if sys.platform == "win32":
            # Nothing that is open can be moved there, and moving changes no status.
            stamp = stamp_of(os.fstat(stream.fileno()))
        else:
            os.replace(name, slot.store)
            stamp = stamp_of(os.fstat(stream.fileno()))
    if sys.platform == "win32":
        os.replace(name, slot.store)
    return stamp


def _is_kept(slot: Slot, asked: Asked, files: tuple[SealedFile, ...]) -> bool:
    """Tell whether there is an index by now of files as they were read."""
    if any(one.is_racy for one in files):
        return False
    with suppress(OSError, BrokenIndexError):
        seal = decode_seal(slot.seal.read_bytes())
        if seal is not None and seal[:3] == (name_program(), asked, files):
            require_untouched(slot, seal)
            return True
    return False


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
    with begin_file(slot) as name:
        with open(name, "wb") as stream:
            stream.write(seal.encode())
        os.replace(name, slot.seal)


def require_untouched(slot: Slot, seal: Seal) -> None:
    """Raise BrokenIndexError where a database is not what its seal was put on."""
    if stamp_of(os.stat(slot.store)) != seal.store:
        raise BrokenIndexError(f"{slot.store} was changed by another program")
