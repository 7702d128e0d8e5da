"""What is wrong with where the shapes of a picture stand."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from timeline.pictures.frame import choose_sizes
from timeline.pictures.measure import measure_text
from timeline.pictures.shapes import (
    Anchor,
    Box,
    Circle,
    Path,
    Rect,
    Shape,
    Text,
    list_shapes,
)

# How far letters reach above and below the line they stand on, in their sizes, where
# they have no accents: lines of one label nearly touch.
_ABOVE, _BELOW = 0.74, 0.22
_TOLERANCE = 0.6


def find_box(shape: Shape) -> Box:
    """Return the stretch of the picture that a shape takes."""
    match shape:
        case Text():
            width = measure_text(shape.text, shape.size, shape.face)
            part = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
            left = shape.x - width * part[shape.anchor]
            top, bottom = shape.y - _ABOVE * shape.size, shape.y + _BELOW * shape.size
            return Box(left, top, left + width, bottom)
        case Rect():
            return Box(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
        case Circle(x, y, radius):
            return Box(x - radius, y - radius, x + radius, y + radius)
        case Path():
            points = [point for line in shape.lines for point in line]
            xs, ys = zip(*points, strict=True)
            return Box(min(xs), min(ys), max(xs), max(ys))
        case _:
            raise AssertionError(shape)


def find_faults(shapes: Iterable[Shape], size: tuple[int, int]) -> Iterator[str]:
    """Yield texts that lie over each other or in the margin, and shapes outside."""
    margin = choose_sizes(*size).margin
    listed = [shape for shape in list_shapes(shapes) if _is_seen(shape)]
    for shape in listed:
        box = find_box(shape)
        aside = margin if isinstance(shape, Text) else 0
        inside = Box(aside, 0, size[0] - aside, size[1])
        if not _holds(inside, box):
            yield f"outside: {shape} takes {box}"
    texts = [(find_box(shape), shape) for shape in listed if isinstance(shape, Text)]
    texts.sort(key=lambda text: text[0].top)
    for index, (box, text) in enumerate(texts):
        for other, another in texts[index + 1 :]:
            if other.top > box.bottom:
                break
            if _touch(box, other):
                yield f"over each other: {text} and {another}"


def _is_seen(shape: Shape) -> bool:
    return not isinstance(shape, Text) or bool(shape.text.strip())


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.left - _TOLERANCE <= inner.left
        and outer.top - _TOLERANCE <= inner.top
        and inner.right <= outer.right + _TOLERANCE
        and inner.bottom <= outer.bottom + _TOLERANCE
    )


def _touch(one: Box, two: Box) -> bool:
    wide = min(one.right, two.right) - max(one.left, two.left)
    high = min(one.bottom, two.bottom) - max(one.top, two.top)
    return wide > _TOLERANCE and high > _TOLERANCE


def find_disorder(values: Iterable[float]) -> bool:
    """Tell whether any value is less than the one before it."""
    return any(after < before for before, after in pairwise(values))
