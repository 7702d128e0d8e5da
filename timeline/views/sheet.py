"""What a drawing is drawn on, and from: one value that is handed to all its parts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from timeline.lean import NamedTuple
from timeline.rendering import UNICODE
from timeline.views.naming import Naming
from timeline.views.options import Options

if TYPE_CHECKING:
    from timeline.analysis import Counting
    from timeline.model import Chronology
    from timeline.query import Explainer, Match, Selection
    from timeline.rendering import Glyphs

Asked_co = TypeVar("Asked_co", bound=Options, covariant=True)


class Surface(NamedTuple):
    """What is known of the far end of a drawing: a terminal, a file, a program."""

    width: int = 80
    """Terminal cells in a line."""
    glyphs: Glyphs = UNICODE
    height: int | None = None
    """Rows that a drawing may take; None: as many as it needs."""
    machine: bool = False
    """A program reads it, no reader: fields are separated by tabs."""
    screen: bool = False
    """A terminal would break what is longer than the width, so that is cut; in a file
    or a pipe it is not."""


class Sheet(Generic[Asked_co]):
    """A selection with all that is asked of its drawing, and what its parts share."""

    def __init__(
        self, selection: Selection, surface: Surface, options: Asked_co
    ) -> None:
        self.selection = selection
        self.surface = surface
        self.options = options

    def narrow(self, selection: Selection) -> Sheet[Asked_co]:
        """Return a sheet for a part of the events."""
        return Sheet(selection, self.surface, self.options)

    @property
    def chronology(self) -> Chronology:
        """Return what the events were selected from."""
        return self.selection.chronology

    @property
    def matches(self) -> tuple[Match, ...]:
        """Return the events that are drawn, in order, each with how it matches."""
        return self.selection.matches

    @property
    def width(self) -> int:
        """Return the cells of a line."""
        return self.surface.width

    @property
    def glyphs(self) -> Glyphs:
        """Return the characters to draw with."""
        return self.surface.glyphs

    @property
    def height(self) -> int | None:
        """Return the rows that a drawing may take; None: as many as it needs."""
        asked = self.options.height
        return self.surface.height if asked is None else asked or None

    @cached_property
    def naming(self) -> Naming:
        """Return what shows names."""
        return Naming(self.chronology, self.glyphs)

    @cached_property
    def counting(self) -> Counting:
        """Return what finds the query for a number of these events."""
        from timeline.analysis import Counting

        return Counting(self.selection)

    @cached_property
    def explainer(self) -> Explainer | None:
        """Return what says why events match; None where nobody asks."""
        if not self.options.explain:
            return None
        # Only who asks why pays for this import.
        from timeline.query import Explainer

        return Explainer(self.selection)
