"""Boxes of one size, side by side and below each other, as large as an area lets them.

Lengths are in whatever unit the area is measured in, from its left upper corner.
"""

from timeline.lean import NamedTuple


class Tiling(NamedTuple):
    """So many boxes in a row, and so many rows, of one size."""

    across: int
    down: int
    width: float
    height: float
    gap: float

    def place(self, index: int) -> tuple[float, float]:
        """Return the left upper corner of a box, counted from 0 by rows."""
        row, column = divmod(index, self.across)
        return column * (self.width + self.gap), row * (self.height + self.gap)


def tile(
    count: int,
    area: tuple[float, float],
    *,
    gap: float,
    least: tuple[float, float],
    shape: float,
) -> Tiling | None:
    """Return how so many boxes, 1 or more, lie in an area of a width and a height.

    Each is `least` wide and high or more; None where not all have room. Of all ways
    the one whose boxes hold the largest figure of a `shape`, width by height; of
    equals the one with fewer in a row.
    """
    best: Tiling | None = None
    most = 0.0
    for across in range(1, count + 1):
        down = -(-count // across)
        width = (area[0] - gap * (across - 1)) / across
        height = (area[1] - gap * (down - 1)) / down
        if width < least[0]:
            break
        size = min(width, height * shape)
        if height >= least[1] and size > most:
            best, most = Tiling(across, down, width, height, gap), size
    return best


def count_fitting(
    area: tuple[float, float], *, gap: float, least: tuple[float, float]
) -> int:
    """Return how many boxes of the least size have room; 0 where not one has."""
    across, down = (
        max(int((room + gap) // (size + gap)), 0)
        for room, size in zip(area, least, strict=True)
    )
    return across * down
