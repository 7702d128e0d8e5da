"""What files look like from outside, and when a change of them is worth reading.

An editor may write a file in several steps, or put a new one in its place, so that for
a moment it is empty, half there or not at all. So a change counts when two looks in
succession find the same; where less is there than before, only if it stays so.
"""

import os
from collections.abc import Sequence

from timeline.files import UnreadableFileError, find_files
from timeline.lean import NamedTuple

_PACE = 0.25
"""Seconds between two looks while nothing changes."""
_LONGEST_PACE = 2.0
_SETTLING = 0.05
"""Seconds between two looks while something does."""
_SHARE = 100
"""How much longer than a look the pause after it is: looking takes a hundredth."""
_GRACE = 0.5
"""Seconds that what is missing or empty has to come back."""
_PATIENCE = 1.0
"""Seconds after which a file is read though it goes on changing."""


class Seen(NamedTuple):
    """One file from outside."""

    path: str
    identity: tuple[int, int]
    """Device and inode: another file may have been put in the old one's place."""
    size: int
    """In bytes."""
    changed: tuple[int, int]
    """When its bytes were changed, and when anything was, in nanoseconds: the first
    alone can be set, as by what copies a file with its time."""


class Look(NamedTuple):
    """All files of a question from outside."""

    files: tuple[Seen, ...] = ()
    """In the order that they are read in; empty where not all could be found."""
    missing: str = ""
    """Why they could not."""


class Waiting(NamedTuple):
    """What has been seen since the files were read last."""

    read: Look
    """As they were before they were read."""
    last: Look
    since: float | None = None
    """When they were first seen to be otherwise; None while they are not."""


def look_at(paths: Sequence[str]) -> Look:
    """Return what the files that paths name look like, folders looked through anew."""
    try:
        return Look(tuple(map(_look_at_file, find_files(paths))))
    except UnreadableFileError as error:
        return Look(missing=error.message)
    except OSError as error:
        # Gone since it was found.
        return Look(missing=f"{error.filename}: {error.strerror}")


def _look_at_file(path: str) -> Seen:
    status = os.stat(path)
    return Seen(
        path,
        (status.st_dev, status.st_ino),
        status.st_size,
        (status.st_mtime_ns, status.st_ctime_ns),
    )


def begin_waiting(look: Look) -> Waiting:
    """Return what to begin with when files that looked so are read."""
    return Waiting(look, look)


def settle(waiting: Waiting, look: Look, now: float) -> tuple[Waiting, bool]:
    """Take another look into account; tell if the files are to be read now.

    `now` is in seconds, of whatever clock.
    """
    if look == waiting.read:
        return begin_waiting(look), False
    since = now if waiting.since is None else waiting.since
    waited = now - since
    grace = _GRACE if _lacks_something(look, waiting.read) else 0
    at_rest = look == waiting.last and waited >= grace
    if at_rest or waited >= _PATIENCE:
        return begin_waiting(look), True
    return Waiting(waiting.read, look, since), False


def _lacks_something(look: Look, before: Look) -> bool:
    """Tell whether a file is missing or empty now that was not before."""
    if look.missing:
        return True
    sizes = {seen.path: seen.size for seen in look.files}
    return any(seen.size and not sizes.get(seen.path) for seen in before.files)


def choose_pause(waiting: Waiting, cost: float) -> float:
    """Return the seconds until the next look, where the last took `cost` seconds."""
    if waiting.since is not None:
        return max(_SETTLING, cost)
    return min(max(_PACE, _SHARE * cost), _LONGEST_PACE)
