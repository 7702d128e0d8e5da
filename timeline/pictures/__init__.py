"""Drawings to scale: shapes and text in place of lines of cells.

Knows what the views know, and puts it where `timeline.layout` says. A drawing is a
module with `draw(sheet, canvas)` (`Drawing` in `canvas` says more). To add one, write
the module and give it a row in `PICTURES`, under the name of the view of which it is.

lanes, timeline   one module or package each
canvas      what a drawing is given, and what it hands back
shapes      what a picture is made of; themes, the colours of inks
measure     how wide text is, and where it is broken
frame       what stands around a drawing; options, what any picture can be told
svg, png    what a picture becomes
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

from timeline.pictures.canvas import Canvas, Drawing, Drawn
from timeline.pictures.frame import Framing
from timeline.pictures.options import PictureOptions
from timeline.pictures.shapes import Box
from timeline.pictures.svg import paint
from timeline.pictures.themes import THEMES
from timeline.views.sheet import Sheet

__all__ = ["PICTURES", "Canvas", "Drawing", "Drawn", "PictureOptions", "draw_picture"]

# The frame depends on what is drawn, and what is drawn on the room that it leaves: so
# often a picture is drawn until both agree.
_TRIES = 4


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
    }
)
"""The drawings by the views of which they are."""


def draw_picture(
    view: str, sheet: Sheet[Any], options: PictureOptions | None = None
) -> str:
    """Return the picture of a view of `PICTURES`, as SVG.

    The sheet has the options of the view; of its surface nothing is used.
    """
    options = options or PictureOptions()
    module: Drawing = import_module(f"{__name__}.{PICTURES[view].module}")
    framing = Framing(sheet.selection, options.size, legend=options.legend)
    drawn, frame = Drawn(()), framing.make(Drawn(()))
    for _ in range(_TRIES):
        area = frame.area
        drawn = module.draw(sheet, Canvas(*options.size, framing.sizes, area))
        frame = framing.make(drawn)
        # A frame that got smaller leaves a gap at most.
        if frame.area.top <= area.top and frame.area.bottom >= area.bottom:
            break
        tightest = Box(
            area.left,
            max(area.top, frame.area.top),
            area.right,
            min(area.bottom, frame.area.bottom),
        )
        frame = frame._replace(area=tightest)
    pieces = paint(
        (*drawn.shapes, *frame.shapes),
        THEMES[options.theme],
        size=options.size,
        title=framing.title,
        description=framing.describe(drawn),
    )
    return "".join(pieces)
