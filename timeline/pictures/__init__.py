"""Drawings to scale: shapes and text in place of lines of cells.

Knows what the views know, and puts it where `timeline.layout` says. A drawing is a
module with `draw(sheet, canvas)` (`Drawing` in `canvas` says more). To add one, write
the module and give it a row in `PICTURES`, under the name of the view of which it is.

lanes, timeline, calendar, density, dyads   one module or package each
picture     the whole: frame and drawing, as SVG
canvas      what a drawing is given, and what it hands back
shapes      what a picture is made of; themes, the colours of inks
stacks      numbers as columns; unitlabels, the labels below units of time; eventlines,
            events below each other
measure     how wide text is, and where it is broken
frame       what stands around a drawing; options, what any picture can be told
scale       days along pixels; marks, how dates are drawn; keys, what that means
words       an event in words
svg, png    what a picture becomes
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from timeline.lean import NamedTuple
from timeline.pictures.options import PictureOptions

if TYPE_CHECKING:
    from timeline.pictures.canvas import Drawing

__all__ = ["PICTURES", "PNG", "SUFFIXES", "PictureOptions", "find_drawing"]

PNG = ".png"
SUFFIXES = (".svg", PNG)
"""Of the files that pictures are."""


class Row(NamedTuple):
    """A row of the table of drawings."""

    module: str
    """Is a `Drawing`; imported when used."""
    honours: frozenset[str]
    """Those options of the view that the drawing heeds; the others it cannot be given,
    since a picture has no place for what they ask for."""


PICTURES: Mapping[str, Row] = MappingProxyType(
    {
        "lanes": Row(
            "lanes.view",
            frozenset(
                ("lanes", "order", "draw", "zoom", "break_gaps", "week_start", "limit")
            ),
        ),
        "timeline": Row("timeline.view", frozenset(("limit",))),
        "calendar": Row("calendar.drawing", frozenset({"week_start", "pages"})),
        "density": Row("density", frozenset({"by", "stack", "zoom", "week_start"})),
        "dyads": Row(
            "dyads.drawing", frozenset({"lanes", "matrix", "contacts", "limit"})
        ),
    }
)
"""The drawings by the views of which they are."""


def find_drawing(view: str) -> "Drawing":
    """Return the module of a drawing of `PICTURES`."""
    drawing: Drawing = import_module(f"{__name__}.{PICTURES[view].module}")
    return drawing
