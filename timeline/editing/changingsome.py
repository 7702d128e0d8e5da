"""Events changed as far as they can be, each of the others with its reason.

One that cannot be written, such as a value with a comment in it, does not keep the
others from being written. Which ones they are is told by each for itself; where only
what comes of all of them together is refused, by halves.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.editing.changing import (
    Changed,
    Changes,
    change_events,
    find_unwritable,
)
from timeline.editing.spans import UnsplicedError
from timeline.editing.texts import Inputs
from timeline.model import Event

_TRIES = 40
"""How often at most a file is read again to find what cannot be written: enough for
the first two or three among ten thousand."""


class ChangedSome(NamedTuple):
    """A file in which some of the events are others."""

    changed: Changed | None
    """None where nothing can be written."""
    refused: Mapping[int, str]
    """Why an event stays as it is, by its number among those that were wanted."""


def change_what_can_be(
    inputs: Inputs, name: str, wanted: Sequence[tuple[Event, Changes]]
) -> ChangedSome:
    """Return what becomes of a file once events in it are others, if they can be.

    As `change_events` otherwise. Raises UnsplicedError where nothing can be written
    into the file, whatever it is.
    """
    try:
        return ChangedSome(change_events(inputs, name, wanted), {})
    except UnsplicedError:
        refused = dict(find_unwritable(inputs, name, wanted))
    numbers = [number for number in range(len(wanted)) if number not in refused]
    finder = _Finder(inputs, name, wanted)
    changed = finder.find(numbers) if numbers else None
    return ChangedSome(changed, refused | finder.refused)


class _Finder:
    """Finds by halves which events can be written together."""

    def __init__(
        self, inputs: Inputs, name: str, wanted: Sequence[tuple[Event, Changes]]
    ) -> None:
        self._inputs = inputs
        self._name = name
        self._wanted = wanted
        self._left = _TRIES
        self._changed: Changed | None = None
        self.refused: dict[int, str] = {}

    def find(self, numbers: Sequence[int]) -> Changed | None:
        """Return what becomes of the file with all of them that it takes."""
        self._try([], numbers)
        return self._changed

    def _try(self, fine: list[int], numbers: Sequence[int]) -> list[int]:
        """Return those that can be written, given `fine`, that already can."""
        reason = "too many of them cannot be written"
        if self._left:
            self._left -= 1
            chosen = [self._wanted[number] for number in sorted([*fine, *numbers])]
            try:
                self._changed = change_events(self._inputs, self._name, chosen)
            except UnsplicedError as error:
                reason = str(error)
            else:
                return [*fine, *numbers]
        if len(numbers) == 1 or not self._left:
            self.refused |= dict.fromkeys(numbers, reason)
            return fine
        half = len(numbers) // 2
        return self._try(self._try(fine, numbers[:half]), numbers[half:])
