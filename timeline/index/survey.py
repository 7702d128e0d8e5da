"""What a folder of indexes holds, and whether each is of the files as they are."""

import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from timeline.files import UnreadableFileError, find_stamp, list_files
from timeline.index.folder import (
    Asked,
    Slot,
    UnusableFolderError,
    list_slots,
    require_own,
)
from timeline.index.keeping import require_untouched
from timeline.index.seal import Seal, decode_seal, name_program
from timeline.index.store import BrokenIndexError


class State(Enum):
    """Whether an index is of use."""

    CURRENT = "current"
    """It is of the files as they are."""
    STALE = "stale"
    """Files have changed, or their status does not prove that they have not."""
    OTHER = "other"
    """It was written by another version of the program, or of what that runs on."""
    BROKEN = "broken"
    """It is not whole, or was changed by another program."""


class Surveyed(NamedTuple):
    """An index, and whether it is of use."""

    slot: Slot
    asked: Asked | None
    """None where no seal tells it."""
    files: tuple[str, ...]
    """As they were named, or found in a folder; empty where no seal tells it."""
    size: int
    """In bytes."""
    state: State
    reason: str = ""
    """Why it is of no use; empty for one that is."""


def find_hindrance(folder: Path) -> str:
    """Return why no index can be kept in a folder; empty for one that can be made."""
    try:
        require_own(folder)
    except UnusableFolderError as error:
        return str(error)
    except FileNotFoundError:
        return _find_missing_hindrance(folder)
    except OSError as error:
        return f"{folder}: {error.strerror}"
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return f"{folder} may not be written in"
    return ""


def _find_missing_hindrance(folder: Path) -> str:
    if folder.is_symlink():
        return f"{folder} leads nowhere"
    above = next(one for one in folder.parents if one.exists())
    if above.is_dir() and os.access(above, os.W_OK | os.X_OK):
        return ""
    return f"{folder} is not there, and cannot be made"


def survey(folder: Path) -> tuple[Surveyed, ...]:
    """Return the indexes of a folder, in the order of what they were made for.

    Raises OSError where it cannot be looked into.
    """
    found = [_survey_slot(slot) for slot in list_slots(folder)]
    return tuple(sorted(found, key=lambda one: (one.asked is None, one.asked or ())))


def _survey_slot(slot: Slot) -> Surveyed:
    size = 0
    for path in slot.files:
        with suppress(OSError):
            size += path.lstat().st_size
    try:
        seal = decode_seal(slot.seal.read_bytes())
    except FileNotFoundError:
        return Surveyed(slot, None, (), size, State.BROKEN, "it is not whole")
    except OSError as error:
        reason = f"its seal cannot be read: {error.strerror}"
        return Surveyed(slot, None, (), size, State.BROKEN, reason)
    if seal is None:
        reason = "its seal is none of this version"
        return Surveyed(slot, None, (), size, State.OTHER, reason)
    names = tuple(one.name for one in seal.files)
    return Surveyed(slot, seal.asked, names, size, *_judge(slot, seal))


def _judge(slot: Slot, seal: Seal) -> tuple[State, str]:
    """Return whether an index is of use, and why not."""
    if seal.program != name_program():
        return State.OTHER, "another version has written it"
    try:
        require_untouched(slot, seal)
    except FileNotFoundError:
        return State.BROKEN, "it is not whole"
    except OSError as error:
        return State.BROKEN, f"it cannot be looked at: {error.strerror}"
    except BrokenIndexError:
        return State.BROKEN, "another program has changed it"
    here = seal.asked.here
    sealed = {os.path.join(here, one.name): one for one in seal.files}
    for path, one in sealed.items():
        try:
            stamp = find_stamp(path)
        except UnreadableFileError:
            return State.STALE, f"{one.name} is gone"
        if one.stamp != stamp:
            return State.STALE, f"{one.name} has changed"
        if one.is_racy:
            return State.STALE, f"{one.name} was just being changed"
    added = _list_added(here, seal.asked.paths, sealed)
    return (State.STALE, f"{added[0]} has come") if added else (State.CURRENT, "")


def _list_added(here: str, paths: Sequence[str], known: Collection[str]) -> list[str]:
    """Return what stands in folders besides what is known of them."""
    try:
        found = list_files([os.path.join(here, path) for path in paths])
    except UnreadableFileError:
        # What is gone is told of by itself.
        return []
    return [os.path.relpath(one.path, here) for one in found if one.path not in known]
