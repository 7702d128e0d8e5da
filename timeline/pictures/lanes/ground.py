"""What lanes stand on: their names, the axis above them, lines between and across."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.lean import NamedTuple
from timeline.pictures.canvas import Canvas, Sizes
from timeline.pictures.measure import cut_text, measure_text
from timeline.pictures.scale import Scale, Tick
from timeline.pictures.shapes import (
    Anchor,
    Box,
    Face,
    Ink,
    Path,
    Rect,
    Shape,
    Text,
    draw_line,
)

# The names of lanes take at most this share of the width, more in a narrow picture: one
# of less than so many sizes of their letters.
_NAMES = 0.2
_NAMES_NARROW = 0.38
_NARROW = 54
_MAJOR_GUIDES = 1.5


class Band(NamedTuple):
    """A lane as it is drawn."""

    label: str
    top: float
    bottom: float
    number: str = ""
    """Stands behind the name."""
    is_quiet: bool = False

    @property
    def middle(self) -> float:
        """Return the line that its marks are about."""
        return (self.top + self.bottom) / 2


def measure_names(
    labels: Iterable[str], counts: Iterable[str], canvas: Canvas
) -> float:
    """Return how wide the column of names is, with the gap behind it."""
    sizes = canvas.sizes
    is_narrow = canvas.width < _NARROW * sizes.lane
    share = _NAMES_NARROW if is_narrow else _NAMES
    widest = max(
        (
            measure_text(label, sizes.lane, Face.BOLD)
            + (measure_text(count, sizes.foot) + sizes.foot if count else 0)
            for label, count in zip(labels, counts, strict=True)
        ),
        default=0.0,
    )
    return min(widest, canvas.area.width * share) + 4 * sizes.mark


def draw_names(
    bands: Sequence[Band], left: float, room: float, sizes: Sizes
) -> Iterator[Shape]:
    """Yield the names of lanes, and how many events each has, right of `left`."""
    for band in bands:
        y = band.middle + sizes.lane * 0.35
        beside = 0.0
        if band.number:
            beside = measure_text(band.number, sizes.foot) + sizes.foot * 0.6
            at = left + room
            yield Text(at, y, band.number, sizes.foot, Ink.SOFT, anchor=Anchor.END)
        face = Face.SANS if band.is_quiet else Face.BOLD
        ink = Ink.SOFT if band.is_quiet else Ink.INK
        name = cut_text(band.label, sizes.lane, room - beside, face)
        yield Text(left, y, name, sizes.lane, ink, face)


def draw_rules(bands: Sequence[Band], left: float, right: float) -> Iterator[Shape]:
    """Yield a hairline above the first lane and below each."""
    for y in (bands[0].top, *(band.bottom for band in bands)):
        yield draw_line(left, y, right, y)


def draw_guides(scale: Scale, top: float, bottom: float) -> Iterator[Shape]:
    """Yield the lines at ticks, and what is folded away of the axis."""
    for fold in scale.folds:
        yield Rect(fold.first, top, fold.last - fold.first, bottom - top, Ink.WASH)
        for x in (fold.first, fold.last):
            yield Path((((x, top), (x, bottom)),), Ink.LINE, dash=(3, 3))
    two_levels = _has_two_levels(scale.ticks)
    for tick in scale.ticks:
        if tick.starts and (tick.label or tick.major):
            width = _MAJOR_GUIDES if two_levels and tick.major else 1
            yield draw_line(tick.place, top, tick.place, bottom, Ink.RULE, width)


def _has_two_levels(ticks: Sequence[Tick]) -> bool:
    return {tick.major for tick in ticks if tick.label} == {True, False}


class AxisLabels(NamedTuple):
    """The labels of an axis, and the boxes that lines have to keep out of."""

    texts: tuple[Text, ...]
    boxes: tuple[Box, ...]


def measure_axis(scale: Scale, sizes: Sizes) -> float:
    """Return how high the labels of an axis are."""
    levels = {tick.major for tick in scale.ticks if tick.label}
    return sizes.axis * (1.25 * len(levels) + 0.45)


def write_axis(scale: Scale, bottom: float, right: float, sizes: Sizes) -> AxisLabels:
    """Return the labels, the lowest of them a little above `bottom`.

    None reaches beyond `right`.
    """
    levels = sorted({tick.major for tick in scale.ticks if tick.label})
    texts: list[Text] = []
    boxes: list[Box] = []
    for level, major in enumerate(levels):
        y = bottom - sizes.axis * (0.45 + 1.25 * level)
        face = Face.BOLD if major else Face.SANS
        ink = Ink.INK if major else Ink.SOFT
        free = scale.first - sizes.axis
        for tick in scale.ticks:
            if tick.major is not major or not tick.label:
                continue
            width = measure_text(tick.label, sizes.axis, face)
            if tick.place < free or tick.place + width > right:
                continue
            free = tick.place + width + sizes.axis * 0.4
            texts.append(Text(tick.place, y, tick.label, sizes.axis, ink, face))
            boxes.append(
                Box(
                    tick.place - 2,
                    y - sizes.axis * 0.85,
                    tick.place + width + 2,
                    y + sizes.axis * 0.3,
                )
            )
    return AxisLabels(tuple(texts), tuple(boxes))


def draw_pole(
    x: float, top: float, bottom: float, boxes: Iterable[Box], sizes: Sizes
) -> Path:
    """Return an upright line that leaves out the boxes it would run through."""
    cuts = sorted(
        (box.top, box.bottom)
        for box in boxes
        if box.left <= x <= box.right and box.bottom > top and box.top < bottom
    )
    lines = []
    y = top
    for first, last in cuts:
        if first > y:
            lines.append(((x, y), (x, first)))
        y = max(y, last)
    if y < bottom:
        lines.append(((x, y), (x, bottom)))
    return Path(tuple(lines), Ink.LINE, sizes.scale)
