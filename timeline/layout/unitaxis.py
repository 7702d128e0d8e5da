"""The labels below units of time that are all of one width: as fine as have room.

    Apr      May      Jun            each in the middle of its unit, or
    1990            1995             where it begins, if it is longer than one
    2013                             a second line names the year or the month

Lengths are in whatever unit the caller measures text in, from the left edge of the
first unit. Labels of one line never touch, and none reaches beyond the last unit.
"""

from collections.abc import Callable, Iterator
from itertools import count

from timeline.dates import MONTH_NAMES, calendar_date, format_year_name
from timeline.layout.buckets import find_bucket
from timeline.layout.heat import Grid
from timeline.layout.ticks import list_starts
from timeline.lean import NamedTuple

Measure = Callable[[str], float]
"""How long a text is."""


class UnitLabel(NamedTuple):
    """A text below an axis."""

    left: float
    width: float
    text: str
    major: bool
    """It stands in the second line, which says what the first is of."""
    tick: float | None
    """Where what it names begins; None where it stands below the one unit it names."""


class _Step(NamedTuple):
    """What every label of the first line is of."""

    unit: str
    """A unit of `list_starts`."""
    step: int
    days: int
    """It has so many at least."""
    context: str
    """What the second line names; empty for none."""


_STEPS = (
    _Step("day", 1, 1, "month"),
    _Step("week", 1, 7, "month"),
    _Step("month", 1, 28, "year"),
    _Step("month", 3, 90, "year"),
    _Step("month", 6, 181, "year"),
)
_YEAR = 365
# The grids whose units one label of a step is below the middle of.
_ALIKE = {
    ("day", 1): "day",
    ("month", 1): "month",
    ("month", 3): "quarter",
    ("month", 6): "half-year",
    ("year", 1): "year",
}
# The least days of a grid's units: nothing finer is told.
_DAYS = {"day": 1, "week": 7, "month": 28, "quarter": 90, "half-year": 181}


def place_in_units(grid: Grid, day: int, pitch: float) -> float:
    """Return where a day of a grid begins, each unit being so long."""
    unit = find_bucket(day, grid.unit, week_start=grid.week_start) - grid.first
    first, last = grid.span(unit)
    return (unit + (day - first) / (last + 1 - first)) * pitch


def label_units(
    grid: Grid, pitch: float, measure: Measure, *, gap: float
) -> tuple[UnitLabel, ...]:
    """Return the labels of a grid's units, the first line's before the second's.

    Those of one line lie at least `gap` apart. Where not even two have room there may
    be none.
    """
    total = grid.units * pitch
    for step in _list_steps(grid):
        room = step.days / _measure_days(grid) * total
        widest = max(measure(text) for text in _list_samples(step, grid))
        if room >= widest + gap or step.days > _measure_days(grid):
            break
    found = tuple(_label(step, grid, pitch, measure, gap))
    if step.context:
        context = _Step(step.context, 1, 28 if step.context == "month" else _YEAR, "")
        found += tuple(_label_context(context, grid, pitch, measure, gap))
    return found


def _list_steps(grid: Grid) -> Iterator[_Step]:
    least = _DAYS.get(grid.unit, _YEAR)
    yield from (step for step in _STEPS if step.days >= least)
    for power in count():
        for tenths in (10, 20, 25, 50) if power else (10, 20, 50):
            step = tenths * 10**power // 10
            yield _Step("year", step, step * _YEAR, "")


def _measure_days(grid: Grid) -> int:
    first, last = grid.window
    return last + 1 - first


def _list_samples(step: _Step, grid: Grid) -> tuple[str, ...]:
    if step.unit in ("day", "week"):
        return ("30",)
    if step.unit == "month":
        return tuple(_name(step, month) for month in range(1, 13))
    years = (calendar_date(day)[0] for day in grid.window)
    return tuple(format_year_name(year) for year in years)


def _name(step: _Step, month: int) -> str:
    if step.step == 1:
        return MONTH_NAMES[month - 1][:3]
    if step.step == 3:
        return f"Q{month // 3 + 1}"
    return "Jan–Jun" if month == 1 else "Jul–Dec"


def _write(step: _Step, day: int) -> str:
    year, month, of_month = calendar_date(day)
    if step.unit == "month":
        return _name(step, month)
    return str(of_month) if step.unit in ("day", "week") else format_year_name(year)


def _label(
    step: _Step, grid: Grid, pitch: float, measure: Measure, gap: float
) -> Iterator[UnitLabel]:
    """Yield the labels of the first line."""
    starts = list_starts(step.unit, step.step, grid.window, week_start=grid.week_start)
    is_one = _ALIKE.get((step.unit, step.step)) == grid.unit
    free = 0.0
    for day in starts:
        text, at = _write(step, day), place_in_units(grid, day, pitch)
        width = measure(text)
        left = at + (pitch - width) / 2 if is_one else at
        if left >= free and left + width <= grid.units * pitch:
            yield UnitLabel(left, width, text, major=False, tick=None if is_one else at)
            free = left + width + gap


def _label_context(
    step: _Step, grid: Grid, pitch: float, measure: Measure, gap: float
) -> Iterator[UnitLabel]:
    """Yield those of the second line: what the axis begins in, and what follows."""
    first = grid.window.first
    starts = list_starts(step.unit, step.step, grid.window)
    days = sorted({first, *starts})
    named = [_name_context(step, day, is_first=day == first) for day in days]
    places = [place_in_units(grid, day, pitch) for day in days]
    free = 0.0
    ends = [*places[1:], grid.units * pitch + gap]
    for texts, at, end in zip(named, places, ends, strict=True):
        fitting = [text for text in texts if at + measure(text) + gap <= end]
        if fitting and at >= free:
            width = measure(fitting[0])
            yield UnitLabel(at, width, fitting[0], major=True, tick=at)
            free = at + width + gap


def _name_context(step: _Step, day: int, *, is_first: bool) -> tuple[str, ...]:
    """Return what a label may say, the best first; months tell their year."""
    year, month, _ = calendar_date(day)
    if step.unit == "year":
        return (format_year_name(year),)
    name = MONTH_NAMES[month - 1]
    if is_first or month == 1:
        named = format_year_name(year)
        return f"{name} {named}", f"{name[:3]} {named}", named
    return name, name[:3]
