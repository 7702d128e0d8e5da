"""A picture as a whole: a drawing with its frame, painted as SVG."""

from typing import Any

from timeline.pictures import find_drawing
from timeline.pictures.canvas import Canvas, Drawn
from timeline.pictures.frame import Framing
from timeline.pictures.options import PictureOptions
from timeline.pictures.shapes import Box, Shape
from timeline.pictures.svg import paint
from timeline.pictures.themes import THEMES
from timeline.views.sheet import Sheet

# The frame depends on what is drawn, and what is drawn on the room that it leaves: so
# often a picture is drawn until both agree.
_TRIES = 4


def draw_picture(
    view: str, sheet: Sheet[Any], options: PictureOptions | None = None
) -> str:
    """Return the picture of a view of `PICTURES`, as SVG.

    The sheet has the options of the view; of its surface nothing is used.
    """
    options = options or PictureOptions()
    framing = Framing(sheet.selection, options.size, legend=options.legend)
    shapes, drawn = _draw(view, sheet, framing)
    pieces = paint(
        shapes,
        THEMES[options.theme],
        size=options.size,
        title=framing.title,
        description=framing.describe(drawn),
    )
    return "".join(pieces)


def draw_shapes(
    view: str, sheet: Sheet[Any], options: PictureOptions | None = None
) -> tuple[Shape, ...]:
    """Return the shapes of the picture of a view of `PICTURES`, frame and all."""
    options = options or PictureOptions()
    framing = Framing(sheet.selection, options.size, legend=options.legend)
    return _draw(view, sheet, framing)[0]


def _draw(
    view: str, sheet: Sheet[Any], framing: Framing
) -> tuple[tuple[Shape, ...], Drawn]:
    drawing = find_drawing(view)
    drawn, frame = Drawn(()), framing.make(Drawn(()))
    for _ in range(_TRIES):
        area = frame.area
        canvas = Canvas(framing.width, framing.height, framing.sizes, area)
        drawn = drawing.draw(sheet, canvas)
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
    return (*drawn.shapes, *frame.shapes), drawn
