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
from timeline.diagnostics import Problems
from timeline.files import FoundFile, list_files
from timeline.index.folder import VARIABLE, Slot, find_folder, find_slot
from timeline.model import Chronology

if TYPE_CHECKING:
    from typing import TypeGuard

    from timeline.index.stored import StoredChronology

_EXAMINED = "examined"
"""Under which a chronology remembers what is wrong with it."""


_waiting: dict[Slot, Callable[[], None]] = {}
"""What keeps what was read, by where."""


def load_files(paths: Sequence[str], at: str, *, cached: bool = True) -> Chronology:
    """Read a chronology, from its index where that is of the files as they are.

    Raises UnreadableFileError for what cannot be found or read.
    """
    folder = find_folder() if cached else None
    if folder is None:
        return _read(paths, at)
    # Where no index is wanted, none of it is imported.
    from timeline.index.keeping import FAILURES, recall

    now = time.time_ns()
    found = list_files(paths)
    if any(one.path == "-" for one in found):
        return _read(paths, at)
    slot = find_slot(folder, [*paths] or [one.path for one in found], at)
    try:
        stored = recall(slot, found, lambda: _read(paths, at))
    except FAILURES as failure:
        _tell(failure)
        stored = None
    if stored is not None:
        if stored.keep is not None:
            _waiting[slot] = partial(stored.keep, now)
        return stored.chronology
    chronology = _read(paths, at)
    _waiting[slot] = partial(_remember, slot, found, chronology, now)
    return chronology


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
    """Keep what was read in indexes; nothing is told but failures, of which none is."""
    if not _waiting:
        return
    from timeline.index.keeping import FAILURES

    waiting = [*_waiting.values()]
    _waiting.clear()
    for keep in waiting:
        # What was written by then is in nobody's way.
        with suppress(BrokenPipeError, OSError):
            sys.stdout.flush()
        try:
            keep()
        except FAILURES as failure:
            _tell(failure)


def _remember(
    slot: Slot, found: Sequence[FoundFile], chronology: Chronology, now: int
) -> None:
    # Few commands get here.
    from timeline.index.keeping import remember

    examined = _examine(chronology)
    shown = {id(problem) for problem in examined.shown}
    problems = [
        (source, problem, id(problem) in shown) for source, problem in examined.found
    ]
    remember(slot, found, chronology, problems, now)


def forget_waiting() -> None:
    """Keep nothing of what was read."""
    _waiting.clear()


def _tell(failure: Exception) -> None:
    if not os.environ.get(VARIABLE):
        return
    from timeline.cli.terminal import error_terminal

    error_terminal().write_notice(f"no index is used: {failure}")
