"""What a picture says where there is nothing to draw."""

from timeline.pictures.canvas import Canvas, Drawn
from timeline.pictures.measure import break_text
from timeline.pictures.shapes import Anchor, Ink, Text

_LINES = 3


def say_nothing(text: str, canvas: Canvas, *notes: str) -> Drawn:
    """Return a drawing of one sentence in the middle; `notes` that are not empty."""
    size, area = canvas.sizes.lane, canvas.area
    lines = break_text(text, size, area.width, _LINES)
    x, y = area.left + area.width / 2, area.top + area.height / 2
    shapes = tuple(
        Text(x, y + size * 1.3 * number, line, size, Ink.SOFT, anchor=Anchor.MIDDLE)
        for number, line in enumerate(lines)
    )
    told = tuple(note for note in notes if note)
    return Drawn(shapes, notes=told, sentences=(text,))
