"""The removal of indexes that have been of no use for long, and of what was abandoned.

When one was last of use, its seal says by its time of change (`folder.note_use`).
"""

import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from timeline.index.folder import DAY, Slot, list_slots, list_unfinished

_HOUR = DAY // 24
_KEPT = 90 * DAY
_MOST = 5
"""So many are removed at a time: who waits has asked for something else."""


def remove_unused(folder: Path, now: int) -> None:
    """Remove some of what has been of no use for long, the oldest first.

    Raises OSError.
    """
    times = sorted((_find_time(slot), slot) for slot in list_slots(folder))
    for time, slot in times[:_MOST]:
        if time < now - _KEPT:
            remove_files(slot.files)
    remove_files(list_abandoned(folder, now)[:_MOST])


def list_abandoned(folder: Path, now: int) -> list[Path]:
    """Return the files that were begun so long ago that nobody writes them any more.

    Raises OSError.
    """
    found = []
    for path in list_unfinished(folder):
        with suppress(FileNotFoundError):
            if path.lstat().st_mtime_ns < now - _HOUR:
                found.append(path)
    return found


def remove_files(paths: Iterable[Path]) -> int:
    """Remove files that are there; return how many bytes that frees. Raises OSError.

    What is a folder, or leads elsewhere, is left: nothing of ours.
    """
    freed = 0
    for path in paths:
        # Another process may be faster.
        with suppress(FileNotFoundError):
            status = path.lstat()
            if stat.S_ISREG(status.st_mode):
                path.unlink()
                freed += status.st_size
    return freed


def _find_time(slot: Slot) -> int:
    """Return when an index was last of use; without a seal, when it was written."""
    for path in slot.files:
        with suppress(FileNotFoundError):
            return path.lstat().st_mtime_ns
    return 0
