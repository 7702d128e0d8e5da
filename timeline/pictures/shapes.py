"""What a picture is made of: texts, boxes, discs and lines, which know no colour.

Places are pixels of CSS, x to the right and y down from the top left corner of the
picture. A shape says what it is for, an `Ink`; a theme says what that looks like, and a
painter writes it down.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from timeline.lean import NamedTuple


class Ink(StrEnum):
    """What a shape is for; `themes` has a colour for each."""

    PAPER = "paper"
    """What all stands on: shapes of it look empty."""
    WASH = "wash"
    """A ground a shade off the paper."""
    INK = "ink"
    SOFT = "soft"
    """What matters less: notes, sources, ticks."""
    ACCENT = "accent"
    """Text that leads, such as the date of an event."""
    MARK = "mark"
    """Events."""
    PALE = "pale"
    """What may have been, where what was has the ink `MARK`."""
    WARN = "warn"
    """What did not take place, or is disputed."""
    AMBER = "amber"
    LINE = "line"
    """Lines that must be seen."""
    RULE = "rule"
    """Hairlines that only divide."""


class Face(StrEnum):
    """The letters of a text; `measure` has their widths."""

    SANS = "sans"
    BOLD = "bold"
    SERIF = "serif"
    """Bold, for titles."""


class Anchor(StrEnum):
    """Which end of a text stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Texture(StrEnum):
    """How a box is filled."""

    PLAIN = "plain"
    FADES_LEFT = "fades-left"
    """It is gone at its left end."""
    FADES_RIGHT = "fades-right"
    FADES_UP = "fades-up"
    FADES_DOWN = "fades-down"
    HATCHED = "hatched"


class Box(NamedTuple):
    """A stretch of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.bottom - self.top


class Text(NamedTuple):
    """One line of text, as it was typed: a painter makes it visible and escapes it."""

    x: float
    y: float
    """Of the baseline."""
    text: str
    size: float
    """In pixels."""
    ink: Ink = Ink.INK
    face: Face = Face.SANS
    anchor: Anchor = Anchor.START


class Rect(NamedTuple):
    """A box, filled, bordered, or both."""

    x: float
    y: float
    width: float
    height: float
    fill: Ink | None = None
    texture: Texture = Texture.PLAIN
    stroke: Ink | None = None
    stroke_width: float = 1
    radius: float = 0
    """Of its corners."""


class Circle(NamedTuple):
    """A disc or a ring."""

    x: float
    y: float
    """Of its centre."""
    radius: float
    fill: Ink | None = None
    stroke: Ink | None = None
    stroke_width: float = 1


Point = tuple[float, float]


class Path(NamedTuple):
    """Lines from point to point; several of them may be one path."""

    lines: tuple[tuple[Point, ...], ...]
    """Each of two points or more."""
    stroke: Ink | None = Ink.RULE
    stroke_width: float = 1
    fill: Ink | None = None
    dash: tuple[float, ...] = ()
    """Lengths of what is drawn and what is not, in turn."""
    round_ends: bool = False


class Group(NamedTuple):
    """Shapes of one thing, such as the marks of an event, and what it is in words."""

    title: str
    shapes: tuple["Shape", ...]


Shape = Text | Rect | Circle | Path | Group


def draw_line(
    x1: float, y1: float, x2: float, y2: float, ink: Ink = Ink.RULE, width: float = 1
) -> Path:
    """Return a straight line."""
    return Path((((x1, y1), (x2, y2)),), ink, width)


def move(shape: Shape, dx: float, dy: float) -> Shape:
    """Return a shape at another place."""
    match shape:
        case Group(title, shapes):
            return Group(title, tuple(move(one, dx, dy) for one in shapes))
        case Path():
            lines = tuple(
                tuple((x + dx, y + dy) for x, y in line) for line in shape.lines
            )
            return shape._replace(lines=lines)
        case _:
            return shape._replace(x=shape.x + dx, y=shape.y + dy)


def list_shapes(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Yield all shapes, those of groups in their place."""
    for shape in shapes:
        if isinstance(shape, Group):
            yield from list_shapes(shape.shapes)
        else:
            yield shape
