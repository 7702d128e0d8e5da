"""What a drawing is painted on while it is watched."""

from collections.abc import Sequence
from typing import Protocol

from timeline.lean import NamedTuple
from timeline.rendering import Line


class Size(NamedTuple):
    """Of a screen, in cells."""

    rows: int
    columns: int


class Heard(NamedTuple):
    """What came while nothing was done."""

    typed: bytes = b""
    is_disturbed: bool = False
    """The screen may have another size, or something else on it."""


class Canvas(Protocol):
    """What is painted on, and heard from."""

    @property
    def size(self) -> Size:
        """Return the size as it is now."""

    def paint(self, lines: Sequence[Line], /) -> None:
        """Put lines on it, from its first row down."""

    def forget(self) -> None:
        """Take nothing on it for granted any more."""

    def wait(self, seconds: float, /) -> Heard:
        """Wait until something comes, so many seconds at most."""
