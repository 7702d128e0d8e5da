"""The measures of a chart of columns: its count axis, and its parts if it is long.

Everything is in cells. Buckets go by their numbers, see `timeline.layout.buckets`.
"""

from timeline.layout.buckets import find_bucket, span_bucket
from timeline.lean import NamedTuple

# So few events as to make the chart high stay low.
_ROWS_AN_EVENT = 2
_HIGH = 6
# What a part of a long chart begins with a multiple of, so that years stand below
# years, and the cells that each bucket had better have.
_ROUND = {
    "month": 12,
    "quarter": 4,
    "half-year": 2,
    "year": 10,
    "decade": 10,
    "century": 10,
}
_GOOD_CELLS = 2
_LONGEST_MONTH = 31


class Scale(NamedTuple):
    """A count axis from zero up: round numbers, each at the upper edge of a row."""

    step: int
    """From one number to the next."""
    steps: int
    rows_a_step: int

    @property
    def top(self) -> int:
        """Return the count at the upper edge of the chart."""
        return self.step * self.steps

    @property
    def rows(self) -> int:
        """Return how many rows the chart is high."""
        return self.steps * self.rows_a_step

    def measure(self, count: int, *, parts: int = 1) -> int:
        """Return the height of a count, in so many parts of a row; 0 for 0 alone."""
        if count == 0:
            return 0
        return max((2 * count * self.rows * parts + self.top) // (2 * self.top), 1)


def make_scale(most: int, rows: int) -> Scale:
    """Return a scale that reaches `most` in at most so many rows.

    Steps are 1, 2 or 5, or these times ten, a hundred and so on.
    """
    most, rows = max(most, 1), max(rows, 1)
    # Numbers on all rows of a high chart would be a wall.
    most_steps = rows if rows < _HIGH else rows // 2
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            steps = -(-most // step)
            if steps <= most_steps:
                rows_a_step = min(rows // steps, _ROWS_AN_EVENT * step)
                return Scale(step, steps, rows_a_step)
        power *= 10


class Part(NamedTuple):
    """The buckets from one to another side by side, each so many cells wide."""

    first: int
    last: int
    cells: int


def find_part(number: int, unit: str, room: int) -> Part:
    """Return the part of a chart too long for one row that a bucket stands in.

    Parts are of one width and begin with round numbers: days by months, months by
    years, years by decades, where there is room for that.
    """
    if unit == "day" and room >= _LONGEST_MONTH:
        month = span_bucket(find_bucket(number, "month"), "month")
        return Part(*month, room // _LONGEST_MONTH)
    size = _ROUND.get(unit, 1)
    size = size * max(room // (size * _GOOD_CELLS), 1) if size <= room else max(room, 1)
    first = number // size * size
    return Part(first, first + size - 1, max(room // size, 1))
