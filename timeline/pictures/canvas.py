"""What a drawing is given to draw on, and what it hands back."""

from typing import Any, Protocol

from timeline.lean import NamedTuple
from timeline.pictures.measure import cut_text
from timeline.pictures.shapes import Anchor, Box, Ink, Shape, Text
from timeline.views.sheet import Sheet


class Sizes(NamedTuple):
    """How large things are, in pixels: what a picture of this size is read at."""

    title: float
    subtitle: float
    lane: float
    """Names of lanes and of rows."""
    axis: float
    label: float
    """Titles of events, numbers at marks."""
    foot: float
    """The legend and the sources."""
    margin: float
    mark: float
    """The radius of a mark."""
    scale: float
    """1 in a picture of 1600x900, less in smaller ones: for gaps and lines."""


class Canvas(NamedTuple):
    """The size of a picture, and the stretch of it that is left for a drawing."""

    width: int
    height: int
    sizes: Sizes
    area: Box
    """Below the title and above the legend; shapes and text stay within."""


class Key(NamedTuple):
    """An entry of the legend."""

    label: str
    shapes: tuple[Shape, ...]
    """Drawn round (0, 0), at most `KEY_WIDTH` marks to either side."""


KEY_WIDTH = 2.0
"""Half the width that the shapes of a key have, in radii of a mark."""


class Drawn(NamedTuple):
    """What a drawing comes to."""

    shapes: tuple[Shape, ...]
    """The first at the bottom."""
    keys: tuple[Key, ...] = ()
    """What occurs in it and has to be explained, in the order of the legend."""
    notes: tuple[str, ...] = ()
    """What is worth knowing of it, such as how many events have no label; below the
    title, behind what is said of the events, each without a full stop."""
    sentences: tuple[str, ...] | None = None
    """What it shows in words, for who cannot see it, each without a full stop; None:
    its events, by date and title."""


NOTHING = "None of these events has a place on an axis of time."
"""What is drawn in place of an axis without any."""


def draw_nothing(canvas: Canvas, text: str, notes: tuple[str, ...] = ()) -> Drawn:
    """Return what is drawn where there is nothing to draw: a text that says so."""
    sizes, area = canvas.sizes, canvas.area
    line = cut_text(text, sizes.subtitle, area.width)
    x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    shown = Text(x, y, line, sizes.subtitle, Ink.SOFT, anchor=Anchor.MIDDLE)
    return Drawn((shown,), notes=notes)


class Drawing(Protocol):
    """The module of a drawing. It reads no clock and holds no state."""

    def draw(self, sheet: Sheet[Any], canvas: Canvas, /) -> Drawn:
        """Return what is drawn of a sheet.

        The options of the sheet are of the record that the view of its name has. May be
        called several times for one picture, with areas that differ: the frame round it
        depends on what is drawn.
        """
