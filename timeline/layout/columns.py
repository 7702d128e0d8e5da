"""The measures of a chart of columns: its count axis, its slots, its time axis.

Everything is in cells. A chart has slots of one width, one for each bucket; the last
cells of a slot part its column from the next where there is room for that. Buckets go
by their numbers, see `timeline.layout.buckets`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.dates import MONTH_NAMES, calendar_date, format_year_name
from timeline.layout.buckets import find_bucket, span_bucket

_WIDEST_SLOT = 10
# From this width on two cells part the columns.
_WIDE_SLOT = 6
# So few events as to make the chart high stay low.
_ROWS_AN_EVENT = 2
_HIGH = 6
# What a part of a long chart begins with a multiple of, so that years stand below
# years, and the cells that each of its slots had better have.
_ROUND = {
    "month": 12,
    "quarter": 4,
    "half-year": 2,
    "year": 10,
    "decade": 10,
    "century": 10,
}
_GOOD_SLOT = 2
_LONGEST_MONTH = 31

# Every how many buckets a label may stand; of days, see `_is_labelled`.
_STEPS = {
    "day": (1, 2, 5, 10, 15, 31),
    "week": (1, 2, 4, 8),
    "month": (1, 2, 3, 6, 12),
    "quarter": (1, 2, 4),
    "half-year": (1, 2),
    "year": (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000),
    "decade": (1, 2, 5, 10, 20, 50, 100),
    "century": (1, 2, 5, 10, 20, 50),
    "millennium": (1, 2, 5, 10, 20),
}
_MONTHLY = ("month", "quarter", "half-year")
_LAST_LABELLED_DAY = 28
_WEEK = 7
# How many make one of the times that are labelled below.
_CYCLES = {"day": 31, "month": 12, "quarter": 4, "half-year": 2}


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


class Slots(NamedTuple):
    """Where the buckets from one to another stand, side by side."""

    first: int
    last: int
    width: int

    @property
    def column(self) -> int:
        """Return how many cells of a slot its column takes."""
        if self.width < _WIDE_SLOT:
            return max(self.width - 1, 1)
        return self.width - 2

    def find_middle(self, number: int) -> int:
        """Return the cell in the middle of a column; the left one of two."""
        return (number - self.first) * self.width + (self.column - 1) // 2


def fit_slots(first: int, last: int, room: int) -> Slots | None:
    """Return slots for the buckets from `first` to `last`; None if room is short."""
    width = min(room // (last - first + 1), _WIDEST_SLOT)
    return Slots(first, last, width) if width else None


def find_part(number: int, unit: str, room: int) -> Slots:
    """Return the part of a chart too long for one row that a bucket stands in.

    Parts are of one width and begin with round numbers: days by months, months by
    years, years by decades, where there is room for that.
    """
    if unit == "day" and room >= _LONGEST_MONTH:
        month = span_bucket(find_bucket(number, "month"), "month")
        return Slots(*month, room // _LONGEST_MONTH)
    size = _ROUND.get(unit, 1)
    size = size * max(room // (size * _GOOD_SLOT), 1) if size <= room else max(room, 1)
    first = number // size * size
    return Slots(first, first + size - 1, max(room // size, 1))


class Label(NamedTuple):
    """A text of the time axis, from a cell on, and the cell it is about."""

    cell: int
    text: str
    middle: int


def label_slots(
    slots: Slots, unit: str, room: int, *, week_start: int = 0
) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
    """Return the labels of the buckets and, for a line below, of longer times.

    Labels do not touch and end within `room` cells. There are none of longer times
    below years and what is longer.
    """
    numbers = range(slots.first, slots.last + 1)
    dates = [
        calendar_date(span_bucket(number, unit, week_start=week_start).first)
        for number in numbers
    ]
    named = list(zip(numbers, dates, strict=True))
    labels: list[list[Label]] = []
    for step in _STEPS[unit]:
        wanted = [
            _make_label(slots, number, _name_bucket(unit, date))
            for number, date in named
            if _is_labelled(unit, number, date, step)
        ]
        wanted = [label for label in wanted if label.cell + len(label.text) <= room]
        labels.append(_keep_apart(wanted, room))
        if len(labels[-1]) == len(wanted):
            break
    longer = _label_longer(slots, unit, named, room)
    if step == _CYCLES.get(unit) and longer:
        # The first of each month or year alone: these say it better.
        return tuple(longer), ()
    # No round number may lie in a short chart; the first will do then.
    first = _make_label(slots, slots.first, _name_bucket(unit, dates[0]))
    kept = labels[-1] or _keep_apart([first], room)
    return tuple(kept), tuple(longer)


Dated = tuple[int, tuple[int, int, int]]
"""The number of a bucket and the date of its first day."""


def _is_labelled(unit: str, number: int, date: tuple[int, int, int], step: int) -> bool:
    day = date[2]
    if unit == "year" and number <= 0:
        # Year 0 is 1 BC, so that -39 is the round one: 40 BC.
        return (number - 1) % step == 0
    if unit != "day" or step == 1:
        return number % step == 0
    if step == 2:
        return day % step == 1
    return day == 1 or (day % step == 0 and day <= _LAST_LABELLED_DAY)


def _name_bucket(unit: str, date: tuple[int, int, int]) -> str:
    year, month, day = date
    if unit in ("day", "week"):
        return str(day)
    if unit == "month":
        return MONTH_NAMES[month - 1][:3]
    if unit == "quarter":
        return f"Q{month // 3 + 1}"
    if unit == "half-year":
        return f"H{month // 6 + 1}"
    return f"{year}s" if unit == "decade" and year > 0 else format_year_name(year)


def _label_longer(
    slots: Slots, unit: str, named: Sequence[Dated], room: int
) -> list[Label]:
    """Label the first bucket of each month or year; the year stands where it is new."""
    if unit not in ("day", "week", *_MONTHLY):
        return []
    months = unit in ("day", "week")
    starts: dict[tuple[int, int], int] = {}
    for number, (year, month, _) in named:
        starts.setdefault((year, month if months else 0), number)
    _, first_month, first_day = named[0][1]
    is_whole = first_day <= _WEEK if months else first_month == 1
    if len(starts) > 1 and not is_whole:
        # What is cut short at the left edge makes way for the next.
        full = [
            _make_label(slots, number, _name_longer(*start, said=None))
            for start, number in list(starts.items())[:2]
        ]
        if len(_keep_apart(full, room)) < len(full):
            del starts[next(iter(starts))]
    kept: list[Label] = []
    said: int | None = None
    for (year, month), number in starts.items():
        label = _make_label(slots, number, _name_longer(year, month, said=said))
        if len(_keep_apart([*kept[-1:], label], room)) == len(kept[-1:]) + 1:
            kept.append(label)
            said = year
    return kept


def _name_longer(year: int, month: int, *, said: int | None) -> str:
    """Name a year, or if `month` is not 0 a month, whose year may be said already."""
    if not month:
        return format_year_name(year)
    name = MONTH_NAMES[month - 1][:3]
    return name if said == year else f"{name} {format_year_name(year)}"


def _make_label(slots: Slots, number: int, text: str) -> Label:
    middle = slots.find_middle(number)
    # In the middle below its column, unless it is wider: then from its left on.
    shift = (min(len(text), slots.column) - 1) // 2
    return Label(middle - shift, text, middle)


def _keep_apart(labels: Sequence[Label], room: int) -> list[Label]:
    """Return the labels, without those that would touch an earlier one or the edge."""
    kept: list[Label] = []
    for label in labels:
        end = kept[-1].cell + len(kept[-1].text) if kept else -1
        if label.cell > end and label.cell + len(label.text) <= room:
            kept.append(label)
    return kept
