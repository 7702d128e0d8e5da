"""What every view is told about how to draw."""

from dataclasses import dataclass
from typing import NamedTuple

from timeline.views.theme import UNICODE, Glyphs


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """How to draw. Views that have no use for an option ignore it."""

    width: int = 80
    """Terminal cells in a line."""
    glyphs: Glyphs = UNICODE
    group_by: str = "month"
    """A key of `timeline.views.grouping.GROUPINGS`."""
    full: bool = False
    reverse: bool = False
    limit: int | None = None
    machine: bool = False
    """The output goes to a program, not to a reader: fields separated by tabs."""


class View(NamedTuple):
    """A row of the table of views."""

    summary: str
    module: str
    """Holds `draw(selection, options) -> Iterator[Line]`; imported when used."""
