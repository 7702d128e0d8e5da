"""What is read by way of an index, and what is kept in one when all has been told.

Whatever an index fails in, the files are read. That is told only to who has named a
folder for indexes.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from timeline.cli.progress import working
from timeline.cli.signals import Stopped
from timeline.cli.voice import QUIET
from timeline.diagnostics import ExpectedError, Problems
from timeline.files import FoundFile, choose_paths, list_files
from timeline.index.folder import (
    VARIABLE,
    Asked,
    Slot,
    find_folder,
    find_slot,
    note_use,
)
from timeline.model import Chronology

if TYPE_CHECKING:
    from typing import TypeGuard

    from timeline.index.stored import StoredChronology

_EXAMINED = "examined"
"""Under which a chronology remembers what is wrong with it."""


_waiting: dict[Slot, Callable[[], None]] = {}
"""What keeps what was read, by where."""
_recalled: dict[Slot, None] = {}
"""The indexes that were recalled, and may still fail."""
_told: dict[str, None] = {}
"""What was told of failures."""


def load_files(paths: Sequence[str], at: str, *, cached: bool = True) -> Chronology:
    """Read a chronology, from its index where that is of the files as they are.

    Raises UnreadableFileError for what cannot be found or read.
    """
    asked = Asked(_name_here(), choose_paths(paths), at)
    folder = find_folder() if cached and asked.here else None
    if folder is None or "-" in asked.paths:
        return _read(paths, at)
    # Where no index is wanted, none of it is imported.
    from timeline.index.keeping import FAILURES, recall

    now = time.time_ns()
    found = list_files(paths)
    slot = find_slot(folder, asked)
    if slot in _waiting:
        # The index is changed when all has been told; until then nobody may look.
        return _read(paths, at)
    failed, quiet = False, QUIET.get()
    try:
        stored = recall(slot, asked, found, lambda: _read(paths, at))
    except FAILURES as failure:
        _tell(failure)
        failed, stored = True, None
    if stored is not None:
        _recalled[slot] = None
        if stored.keep is not None:
            _waiting[slot] = partial(_keep, partial(stored.keep, now), quiet=quiet)
        # It may stand where nothing can be changed.
        with suppress(OSError):
            note_use(slot, now)
        return stored.chronology
    chronology = _read(paths, at)

    def keep() -> None:
        _remember(slot, asked, found, chronology, now, anew=failed)

    _waiting[slot] = partial(_keep, keep, quiet=quiet)
    return chronology


def _name_here() -> str:
    """Return the current folder; an empty text for one that was removed."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def _read(paths: Sequence[str], at: str) -> Chronology:
    # What is recalled needs none of it.
    from timeline.reading import load

    typed = "-" in paths and sys.stdin is not None and sys.stdin.isatty()
    with working("Reading", typed=typed) as watch:
        return load(paths, at=at, watch=watch)


def find_problems(chronology: Chronology, **asked: Any) -> Problems:
    """Return what is wrong with a chronology.

    What is asked of `timeline.checks.check` besides, it gets. Raises ExpectedError as
    that does.
    """
    if any(asked.values()):
        from timeline.checks import check

        with working("Checking"):
            return Problems(check(chronology, **asked))
    if _is_stored(chronology):
        return chronology.problems
    return Problems(_examine(chronology).shown)


def _is_stored(chronology: Chronology) -> "TypeGuard[StoredChronology]":
    """Tell whether a chronology was recalled, by the class that only that imports."""
    stored = sys.modules.get("timeline.index.stored")
    return stored is not None and isinstance(chronology, stored.StoredChronology)


def _examine(chronology: Chronology) -> Any:
    known = chronology.memo.get(_EXAMINED)
    if known is None:
        # What is recalled needs none of it.
        from timeline.checks import examine

        with working("Checking"):
            known = chronology.memo[_EXAMINED] = examine(chronology)
    return known


def keep_waiting() -> None:
    """Keep what was read in indexes; nothing is told but failures, of which none is.

    Whoever asks to stop by then has the whole answer, and is told nothing else.
    """
    if not _waiting:
        return
    # What was written by then is in nobody's way.
    with suppress(OSError):
        sys.stdout.flush()
    with suppress(KeyboardInterrupt, Stopped):
        while _waiting:
            _, keep = _waiting.popitem()
            keep()
    _waiting.clear()


def _keep(keep: Callable[[], None], *, quiet: bool) -> None:
    # Few commands get here.
    from timeline.index.keeping import UNWRITTEN

    token = QUIET.set(quiet)
    try:
        keep()
    except UNWRITTEN as failure:
        _tell(failure)
    finally:
        QUIET.reset(token)


def _remember(
    slot: Slot,
    asked: Asked,
    found: Sequence[FoundFile],
    chronology: Chronology,
    now: int,
    *,
    anew: bool,
) -> None:
    from timeline.index.aging import remove_unused
    from timeline.index.keeping import remember

    examined = _examine(chronology)
    shown = {id(problem) for problem in examined.shown}
    problems = [
        (source, problem, id(problem) in shown) for source, problem in examined.found
    ]
    if remember(slot, asked, found, chronology, problems, now, anew=anew):
        remove_unused(slot.folder, now)


def forget_waiting() -> None:
    """Keep nothing of what was read."""
    _waiting.clear()


def is_of_index(failure: Exception) -> bool:
    """Tell whether it may be an index that failed, after it was recalled."""
    if not _recalled:
        return False
    from timeline.index.keeping import LATE_FAILURES

    return isinstance(failure, LATE_FAILURES)


def drop_broken(failure: Exception) -> None:
    """Take away the indexes that were recalled, of which one has failed.

    Raises ExpectedError where the answer has begun, and so cannot be begun again.
    """
    from timeline.cli.terminal import Terminal

    _waiting.clear()
    for slot in _recalled:
        # Where it stays, it fails again, and the files are read again.
        with suppress(OSError):
            slot.seal.unlink()
    _recalled.clear()
    if Terminal.has_begun:
        raise ExpectedError("the index of these files is broken", "ask once more")
    _tell(failure)


def _tell(failure: Exception) -> None:
    message = f"no index is used: {failure or type(failure).__name__}"
    if not os.environ.get(VARIABLE) or message in _told:
        return
    _told[message] = None
    from timeline.cli.terminal import error_terminal

    error_terminal().write_notice(message)
