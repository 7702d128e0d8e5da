"""Labels beside an axis that runs down the picture, in one column or two.

Each stands as near to the height of its mark as can be; lines lead to it, and those of
a side do not cross. Titles take as many lines as all have room for, at most three; then
one line with the date before the title; then some have no label: those with the fewest
sources, and of these evenly.
"""

from collections.abc import Iterator, Sequence

from timeline.layout.pooling import settle
from timeline.lean import NamedTuple
from timeline.pictures.canvas import Sizes
from timeline.pictures.measure import break_text, cut_text, measure_text
from timeline.pictures.shapes import Anchor, Box, Face, Ink, Path, Point, Shape, Text

# In sizes of the letters: the date over the title, lines, and the gap to the next.
_DATE_SIZE = 0.88
_FIRST_LINE = 0.95
_LINE = 1.16
_GAP = 0.6
_MOST_LINES = 3
_BESIDE_DATE = 0.6
# In one line the title has at least this room, in sizes of its letters.
_LEAST_TITLE = 6.0
# Between a label and the line that leads to it.
_MARGIN = 0.5


class Titled(NamedTuple):
    """What is written of an event, and where its mark stands."""

    date: str
    title: str
    y: float
    """Of its mark: labels come in the order of these."""
    sources: int


class Side(NamedTuple):
    """Where a column of labels stands."""

    left: float
    right: float
    is_left: bool
    """It is left of the axis: what it has ends at its right edge."""

    @property
    def width(self) -> float:
        """Return how wide the column is."""
        return self.right - self.left

    @property
    def edge(self) -> float:
        """Return the edge nearest to the axis."""
        return self.right if self.is_left else self.left


class Label(NamedTuple):
    """A label with its place."""

    number: int
    """What it is the label of, from 0."""
    side: Side
    top: float
    lines: tuple[str, ...]
    """Of the title; of one that stands behind its date the one line."""
    is_beside: bool
    """The title stands beside the date."""

    def find_anchor(self, sizes: Sizes) -> Point:
        """Return where its line begins: beside its first line, in the middle."""
        return self.side.edge, self.top + sizes.label * 0.55


def place_labels(
    titled: Sequence[Titled], sides: Sequence[Side], area: Box, sizes: Sizes
) -> tuple[Label, ...]:
    """Return the labels that have room, in the order of what they are labels of."""
    everything = range(len(titled))
    for most in range(_MOST_LINES, 0, -1):
        placed = _try(titled, everything, sides, area, sizes, most)
        if placed is not None:
            return placed
    ranked = rank_evenly([one.sources for one in titled])
    row = _LINE * sizes.label + _GAP * 0.5 * sizes.label
    room = int(area.height / row)
    kept = sorted(ranked[: room * len(sides)])
    while kept:
        placed = _try(titled, kept, sides, area, sizes, 0)
        if placed is not None:
            return placed
        kept = sorted(ranked[: len(kept) - 1])
    return ()


def rank_evenly(weights: Sequence[int]) -> list[int]:
    """Return indexes, those of most weight first; of equals evenly from all."""
    order = sorted(range(len(weights)), key=lambda index: (-weights[index], index))
    ranked: list[int] = []
    while order:
        weight = weights[order[0]]
        equal = [index for index in order if weights[index] == weight]
        ranked += _spread(equal)
        order = order[len(equal) :]
    return ranked


def _spread(indexes: list[int]) -> list[int]:
    """Return the middle, then the middles of both halves, and so on."""
    found: list[int] = []
    waiting = [indexes]
    while waiting:
        parts = []
        for part in waiting:
            if part:
                middle = len(part) // 2
                found.append(part[middle])
                parts += [part[:middle], part[middle + 1 :]]
        waiting = parts
    return found


class _Written(NamedTuple):
    lines: tuple[str, ...]
    height: float
    """With the gap below."""


def _write(titled: Titled, room: float, most: int, sizes: Sizes) -> _Written:
    """Return a title in lines; with `most` of 0 in the line of its date."""
    size = sizes.label
    if not most:
        date = measure_text(titled.date, size * _DATE_SIZE, Face.BOLD)
        left = room - date - _BESIDE_DATE * size
        title = cut_text(titled.title, size, left)
        return _Written((title,), (_LINE + _GAP * 0.5) * size)
    lines = break_text(titled.title, size, room, most)
    return _Written(lines, (_FIRST_LINE + _LINE * len(lines) + _GAP) * size)


def _try(
    titled: Sequence[Titled],
    indexes: Sequence[int],
    sides: Sequence[Side],
    area: Box,
    sizes: Sizes,
    most: int,
) -> tuple[Label, ...] | None:
    """Return labels with titles of at most so many lines; None where they lack room."""
    columns: list[list[tuple[int, _Written]]] = [[] for _ in sides]
    filled = [0.0 for _ in sides]
    for index in sorted(indexes, key=lambda one: (titled[one].y, one)):
        # The column that is shorter so far, or that has less to do at this height.
        number = min(range(len(sides)), key=lambda one: (filled[one], one))
        room = sides[number].width - _MARGIN * sizes.label
        written = _write(titled[index], room, most, sizes)
        columns[number].append((index, written))
        middle = titled[index].y
        filled[number] = max(filled[number], middle - area.top - written.height / 2)
        filled[number] += written.height
    labels: list[Label] = []
    for side, column in zip(sides, columns, strict=True):
        heights = [written.height for _, written in column]
        # The line to a label ends beside its first line.
        wanted = [
            titled[index].y + written.height / 2 - sizes.label * 0.55
            for index, written in column
        ]
        tops = settle(wanted, heights, area.top, area.bottom)
        if tops is None:
            return None
        labels += [
            Label(index, side, top, written.lines, is_beside=not most)
            for (index, written), top in zip(column, tops, strict=True)
        ]
    return tuple(sorted(labels))


def write_label(label: Label, titled: Titled, sizes: Sizes) -> Iterator[Text]:
    """Yield the texts of a label."""
    size = sizes.label
    margin = _MARGIN * size * (-1 if label.side.is_left else 1)
    x = label.side.edge + margin
    anchor = Anchor.END if label.side.is_left else Anchor.START
    y = label.top + size * 0.84
    date = Text(x, y, titled.date, size * _DATE_SIZE, Ink.ACCENT, Face.BOLD, anchor)
    yield date
    if label.is_beside:
        beside = measure_text(titled.date, date.size, Face.BOLD) + _BESIDE_DATE * size
        x += -beside if label.side.is_left else beside
        for line in label.lines:
            yield Text(x, y, line, size, anchor=anchor)
        return
    for line in label.lines:
        y += size * _LINE
        yield Text(x, y, line, size, anchor=anchor)


def draw_leader(
    label: Label, elbow: float, end: Point, sizes: Sizes, boxes: Sequence[Box] = ()
) -> Shape:
    """Return the line from a label over the height of its mark at `elbow` to that.

    Along the axis it leaves out the boxes that it would run through.
    """
    start = label.find_anchor(sizes)
    lines: list[tuple[Point, ...]] = [(start, (elbow, end[1]))]
    low, high = sorted((elbow, end[0]))
    for box in sorted(boxes):
        if box.top <= end[1] <= box.bottom and low < box.right and box.left < high:
            if box.left > low:
                lines.append(((low, end[1]), (box.left, end[1])))
            low = max(low, box.right)
    if low < high:
        lines.append(((low, end[1]), (high, end[1])))
    return Path(tuple(lines), Ink.LINE, sizes.scale)
