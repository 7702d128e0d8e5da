"""How dates are drawn, the same in every picture and in its legend.

    ●        one day               ├───┤    once, within these days
    ■■■■     goes on               ├──▶     then or later; ◀──┤ by then
    ▒■■■▒    may go on round that  ✕        disputed, denied or cancelled

What matches only possibly is hollow, what is approximate fades out at its ends. Marks
run to the right, or down where they are `upright`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from timeline.layout.figures import Figure, Kind
from timeline.layout.framing import Place
from timeline.lean import NamedTuple
from timeline.pictures.canvas import Sizes
from timeline.pictures.measure import measure_text
from timeline.pictures.scale import Scale
from timeline.pictures.shapes import (
    Circle,
    Ink,
    Path,
    Point,
    Rect,
    Shape,
    Text,
    Texture,
    move,
)

# The fading of what is approximate, in radii: the least and the most.
_FADES = (1.5, 6.0)
_LINE = 2.0
_CROSS_LINE = 2.6
# Half the height of a strip of days, in radii.
_STRIP = 0.8
QUESTION = "?"
STUB = 7.0
"""What is drawn of something whose other end nobody knows, in radii."""


class Mark(NamedTuple):
    """How an event stands along an axis."""

    figure: Figure
    is_doubtful: bool = False
    """It is disputed, denied or cancelled."""
    is_possible: bool = False
    """It matches, or belongs where it stands, only possibly."""
    off: int = 0
    """-1 before the axis, 1 after it: its figure is a day at that end, and it is drawn
    as the head of an arrow that points there."""


OFF: Mapping[Place, int] = MappingProxyType({Place.EARLIER: -1, Place.LATER: 1})
"""The `off` of a mark by where its date lies; of others it is 0."""


class Extent(NamedTuple):
    """What a mark takes of an axis, in pixels."""

    first: float
    """With all that belongs to it, up to `last`: it fades in until `body_first`."""
    body_first: float
    body_last: float
    fade_last: float
    """It has faded out here; behind that stands its question mark."""
    last: float
    point: float
    """Where it is best known: where a pole or a line to its label begins."""


def measure_mark(mark: Mark, scale: Scale, sizes: Sizes) -> Extent:
    """Return what a mark takes."""
    figure, radius = mark.figure, sizes.mark
    first, last = scale.place(figure.first), scale.place(figure.last)
    if last - first < 2 * radius or figure.kind is Kind.DOT:
        middle = (first + last) / 2
        first, last = middle - radius, middle + radius
    if mark.off:
        edge = scale.first if mark.off < 0 else scale.last
        first, last = edge - radius, edge + radius
    point = (first + last) / 2
    if last - first > 4 * radius:
        point = scale.place(figure.middle)
        point = min(max(point, first + radius), last - radius)
    fade = _measure_fade(mark, scale, sizes)
    before = max(first - fade, min(first, scale.first - radius))
    after = min(last + fade, max(last, scale.last + radius))
    beside = 0.0
    if figure.uncertain:
        beside = measure_text(QUESTION, sizes.label) + radius * 0.5
    return Extent(before, first, last, after, after + beside, point)


def _measure_fade(mark: Mark, scale: Scale, sizes: Sizes) -> float:
    figure, radius = mark.figure, sizes.mark
    if not figure.about:
        return 0.0
    days = figure.first + figure.about
    slack = scale.place(days) - scale.place(figure.first)
    least, most = _FADES
    return min(max(slack, least * radius), most * radius)


def draw_mark(
    mark: Mark, scale: Scale, across: float, sizes: Sizes, *, upright: bool = False
) -> tuple[Shape, ...]:
    """Return the shapes of a mark whose middle lies at `across`, over the axis."""
    extent = measure_mark(mark, scale, sizes)
    figure, radius = mark.figure, sizes.mark
    sure = None
    if figure.sure_first < figure.sure_last:
        sure = (scale.place(figure.sure_first), scale.place(figure.sure_last))
    shapes = draw_along(mark, extent, sure, radius)
    if figure.uncertain and not upright:
        at = extent.last - measure_text(QUESTION, sizes.label)
        text = Text(at, sizes.label * 0.35, QUESTION, sizes.label, Ink.SOFT)
        shapes = (*shapes, text)
    if upright:
        return tuple(_turn(shape, across) for shape in shapes)
    return tuple(move(shape, 0, across) for shape in shapes)


def draw_along(
    mark: Mark, extent: Extent, sure: tuple[float, float] | None, radius: float
) -> tuple[Shape, ...]:
    """Return the shapes of a mark along y = 0."""
    figure = mark.figure
    first, last = extent.body_first, extent.body_last
    shapes: list[Shape] = []
    if figure.about:
        height = radius * 1.3
        sides = (
            (extent.first, first, Texture.FADES_LEFT),
            (last, extent.fade_last, Texture.FADES_RIGHT),
        )
        shapes += [
            Rect(low, -height / 2, high - low, height, Ink.MARK, texture)
            for low, high, texture in sides
        ]
    if mark.off:
        return (*shapes, _draw_head(mark, (first + last) / 2, radius))
    if mark.is_doubtful and last - first <= 6 * radius:
        return (*shapes, _draw_cross((first + last) / 2, radius))
    if figure.kind is Kind.DOT:
        return (*shapes, _draw_dot(mark, (first + last) / 2, radius))
    if figure.kind is Kind.WITHIN:
        shapes += _draw_range(mark, first, last, radius)
    else:
        shapes += _draw_bar(mark, (first, last), sure, radius)
    if mark.is_doubtful:
        shapes.append(_draw_cross(extent.point, radius))
    return tuple(shapes)


def _draw_dot(mark: Mark, x: float, radius: float) -> Shape:
    if mark.is_possible:
        return Circle(x, 0, radius - 1, Ink.PAPER, Ink.MARK, _LINE)
    return Circle(x, 0, radius, Ink.MARK)


def _draw_head(mark: Mark, x: float, radius: float) -> Shape:
    tip, back = x + mark.off * radius, x - mark.off * radius
    line = ((tip, 0.0), (back, -radius), (back, radius))
    if mark.is_possible:
        return Path((line,), Ink.MARK, _LINE * radius / 6.5, Ink.PAPER)
    return Path((line,), None, fill=Ink.MARK)


def _draw_cross(x: float, radius: float) -> Shape:
    lines: tuple[tuple[Point, ...], ...] = (
        ((x - radius, -radius), (x + radius, radius)),
        ((x - radius, radius), (x + radius, -radius)),
    )
    return Path(lines, Ink.WARN, _CROSS_LINE * radius / 6.5)


def _draw_range(mark: Mark, first: float, last: float, radius: float) -> list[Shape]:
    """Return a line with an end stroke, or the head of an arrow, at either end."""
    figure = mark.figure
    strip = radius * _STRIP
    shapes: list[Shape] = []
    if not mark.is_possible:
        shapes.append(Rect(first, -strip, last - first, 2 * strip, Ink.PALE))
    lines: list[tuple[Point, ...]] = [((first, 0), (last, 0))]
    lines.append(_end(first, radius, 1, is_open=figure.opens_before))
    lines.append(_end(last, radius, -1, is_open=figure.opens_after))
    shapes.append(Path(tuple(lines), Ink.MARK, _LINE * radius / 6.5))
    return shapes


def _end(x: float, radius: float, inwards: int, *, is_open: bool) -> tuple[Point, ...]:
    if is_open:
        back = x + inwards * radius
        return ((back, -radius), (x, 0), (back, radius))
    return ((x, -radius), (x, radius))


def _draw_bar(
    mark: Mark,
    ends: tuple[float, float],
    sure: tuple[float, float] | None,
    radius: float,
) -> list[Shape]:
    """Return a bar: solid where it certainly goes on, pale where it may."""
    figure = mark.figure
    first, last = ends
    shapes: list[Shape] = []
    low, high = sure or (first, first)
    if last - first <= 2.2 * radius and sure is not None:
        # Shorter than it is high: a block, so that it differs from one day.
        low, high = first, last
    if low > first or high < last:
        fill = None if mark.is_possible else Ink.PALE
        shapes.append(Rect(first, -radius, last - first, 2 * radius, fill))
        strokes = [
            _end(x, radius, inwards, is_open=False)
            for x, inwards, opens, known in (
                (first, 1, figure.opens_before, low > first),
                (last, -1, figure.opens_after, high < last),
            )
            if known and not opens
        ]
        if strokes:
            shapes.append(Path(tuple(strokes), Ink.MARK, _LINE * radius / 6.5))
    if high > low:
        fill = Ink.PAPER if mark.is_possible else Ink.MARK
        shapes.append(
            Rect(
                *(low, -radius, high - low, 2 * radius),
                fill=fill,
                stroke=Ink.MARK if mark.is_possible else None,
                stroke_width=1.5,
                radius=radius * 0.35,
            )
        )
    heads = [
        _end(x, radius * 1.35, inwards, is_open=True)
        for x, inwards, opens in (
            (first, 1, figure.opens_before),
            (last, -1, figure.opens_after),
        )
        if opens
    ]
    if heads:
        shapes.append(Path(tuple(heads), Ink.MARK, _LINE * radius / 6.5))
    return shapes


_TURNED = {
    Texture.FADES_LEFT: Texture.FADES_UP,
    Texture.FADES_RIGHT: Texture.FADES_DOWN,
}


def _turn(shape: Shape, x: float) -> Shape:
    """Return a shape along y = 0 as one down the line at x."""
    match shape:
        case Circle():
            return shape._replace(x=x + shape.y, y=shape.x)
        case Path():
            lines = tuple(
                tuple((x + across, along) for along, across in line)
                for line in shape.lines
            )
            return shape._replace(lines=lines)
        case Rect():
            return shape._replace(
                x=x + shape.y,
                y=shape.x,
                width=shape.height,
                height=shape.width,
                texture=_TURNED.get(shape.texture, shape.texture),
            )
        case _:
            raise AssertionError(shape)
