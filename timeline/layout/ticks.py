"""The ticks of an axis of time: as fine as their labels have room, never crowded.

Apr 2013       May                     major: the context
15    22     29     6      13    20    minor
"""

from collections.abc import Iterable, Iterator
from itertools import count

from timeline.dates import (
    MONTH_NAMES,
    Window,
    calendar_date,
    day_number,
    format_year_name,
    weekday,
)
from timeline.layout.axis import Axis
from timeline.lean import NamedTuple

# Columns between labels, so that they never touch.
_SPACE = 1
# Years of 365 days are a little short: ten of them where cells are two years each.
_SLACK = 0.02


class Tick(NamedTuple):
    """A mark on the axis."""

    column: float
    cell: int
    """The column nearest to that, in whole numbers, and on the axis."""
    label: str
    """Written from `cell` on; empty where it would touch another."""
    major: bool
    starts: bool = True
    """False for a label that only says what unit the stretch begins within."""


class _Unit(NamedTuple):
    """A division of time, with the least days in it and columns for its label."""

    name: str
    step: int
    days: int
    label: int


def find_ticks(axis: Axis, *, week_start: int = 0) -> tuple[Tick, ...]:
    """Return the ticks of an axis by column: major ones, minor ones between them.

    Their unit is the finest whose labels have room. Labels of one level are at
    least a column apart and none reaches beyond the axis. `week_start` is the
    first day of a week, Monday being 0.
    """
    minor, major = _choose_units(axis)
    ticks = _label(_mark(axis, minor, week_start, major=False), axis.columns)
    if major is not None:
        ticks += _label(_mark(axis, major, week_start, major=True), axis.columns)
    ticks.sort(key=lambda tick: (tick.column, not tick.major))
    return tuple(ticks)


def list_starts(
    unit: str, step: int, window: Window, *, week_start: int = 0
) -> Iterator[int]:
    """Yield the days of a finite window on which a unit begins, in order.

    `unit` is day, week, month or year; of months and years only each `step`-th, years
    as historians call them round.
    """
    return _find_starts(_Unit(unit, step, 1, 1), *window, week_start)


def _choose_units(axis: Axis) -> tuple[_Unit, _Unit | None]:
    """Return the finest unit that has room, and what names its context."""
    shown = [stretch for stretch in axis.stretches if not stretch.folded]
    days = sum(last + 1 - first for first, last, *_ in shown)
    scale = sum(right - left for _, _, left, right, _ in shown) / days
    years = [calendar_date(day)[0] for day in axis.window]
    width = max(len(format_year_name(year)) for year in years)
    year = _Unit("year", 1, 365, width)
    month = _Unit("month", 1, 28, 3)
    candidates = (
        (_Unit("day", 1, 1, 2), month),
        (_Unit("week", 1, 7, 2), month),
        (month, year),
        (_Unit("month", 3, 90, 2), year),
    )
    for unit, context in candidates:
        if unit.days * scale >= unit.label + _SPACE:
            return unit, context
    for power in count():
        for tenths in (10, 20, 25, 50) if power else (10, 20, 50):
            step = tenths * 10**power // 10
            if step * year.days * scale + _SLACK >= width + _SPACE:
                return year._replace(step=step), None
    raise AssertionError  # Powers of ten outgrow any scale.


def _mark(
    axis: Axis, unit: _Unit, week_start: int, *, major: bool
) -> Iterator[tuple[Tick, tuple[str, ...]]]:
    """Yield unlabelled ticks with the labels each may have, the best first."""
    for first, last, left, right, folded in axis.stretches:
        if folded:
            continue
        days = list(_find_starts(unit, first, last, week_start))
        if major and first not in days[:1]:
            yield Tick(left, left, "", major, starts=False), _name_context(unit, first)
        elif not days:
            names = _name(unit, first)
            fitting = unit.name == "year" or len(names[0]) <= right - left
            yield Tick(left, left, "", major, starts=False), names if fitting else ()
        for day in days:
            context = major and (day == first or calendar_date(day)[1] == 1)
            names = _name_context(unit, day) if context else _name(unit, day)
            column = axis.place(day)
            cell = min(int(column + 0.5), axis.columns - 1)
            yield Tick(column, cell, "", major), names


def _find_starts(unit: _Unit, first: int, last: int, week_start: int) -> Iterator[int]:
    """Yield the days from `first` to `last` on which the unit begins."""
    if unit.name == "day":
        yield from range(first, last + 1)
    elif unit.name == "week":
        yield from range(first + (week_start - weekday(first)) % 7, last + 1, 7)
    else:
        starts = _month_starts if unit.name == "month" else _year_starts
        for day in starts(unit.step, first):
            if day > last:
                return
            if day >= first:
                yield day


def _month_starts(step: int, first: int) -> Iterator[int]:
    year, month, _ = calendar_date(first)
    months = year * 12 + month - 1
    for index in count(months - months % step, step):
        yield day_number(index // 12, index % 12 + 1, 1)


def _year_starts(step: int, first: int) -> Iterator[int]:
    """Yield the first days of years that historians call round: 200 BC, 100 BC, 1."""
    for index in count(calendar_date(first)[0] // step - 1):
        historic = 0 if index > 0 or step == 1 else 1
        yield day_number(index * step + historic, 1, 1)


def _name(unit: _Unit, day: int) -> tuple[str, ...]:
    """Return the label for the unit that a day lies in."""
    year, month, of_month = calendar_date(day)
    if unit.name == "year":
        return (format_year_name(year),)
    if unit.name == "month" and unit.step == 1:
        return (MONTH_NAMES[month - 1][:3],)
    if unit.name == "month":
        return (f"Q{(month + 2) // 3}",)
    return (str(of_month),)


def _name_context(unit: _Unit, day: int) -> tuple[str, ...]:
    """Return labels that tell the year too: a month without one would mislead."""
    year = format_year_name(calendar_date(day)[0])
    return (year,) if unit.name == "year" else (f"{_name(unit, day)[0]} {year}", year)


def _label(marked: Iterable[tuple[Tick, tuple[str, ...]]], columns: int) -> list[Tick]:
    """Give ticks of one level, in order, the longest labels that do not touch."""
    listed = list(marked)
    ticks: list[Tick] = []
    free = 0
    for index, (tick, labels) in enumerate(listed):
        start = tick.cell
        later = (other.cell for other, _ in listed[index + 1 :] if other.starts)
        room = next(later, columns + _SPACE) - _SPACE - start
        fitting = [label for label in labels if len(label) <= room]
        if not fitting and tick.starts and start + len(labels[-1]) <= columns:
            # Rather this one than the next, which a fold has brought near.
            fitting = [labels[-1]]
        label = fitting[0] if fitting and start >= free else ""
        if label:
            free = start + len(label) + _SPACE
        ticks.append(tick._replace(label=label))
    return ticks
