"""What rows are made of: values that SQLite takes, and dates and own keys as such."""

from collections.abc import Mapping
from typing import NamedTuple

from timeline.dates import When, format_day, is_finite
from timeline.model import Value
from timeline.records import make_plain
from timeline.text import dump_json

Row = tuple[str | int | float | None, ...]
"""The values of one row, in the order of the columns of its table."""


class Bounds(NamedTuple):
    """The bounds of a date, b1 to e2; None where there is no limit, or no date."""

    days: tuple[str | None, ...]
    """Days of ISO 8601 with astronomical years."""
    numbers: tuple[int | None, ...]
    """The same as day numbers."""
    outer: tuple[int | None, ...]
    """The bounds that matching uses, as day numbers."""


def list_bounds(date: When) -> Bounds:
    """Return the bounds of a date; of what is undated none is known."""
    numbers, outer = (
        tuple(day if is_finite(day) else None for day in bounds)
        for bounds in (date.bounds, date.outer)
    )
    days = tuple(None if day is None else format_day(day) for day in numbers)
    return Bounds(days, numbers, outer)


def name_date(date: When | None) -> str | None:
    """Return a date in its canonical form; None where there is none."""
    return None if date is None else date.edtf


def dump_own(own: Mapping[str, Value]) -> str:
    """Return keys of the authors' own as JSON, an object."""
    return dump_json(make_plain(own))
