"""The days that some dates are known to lie in."""

from collections.abc import Iterable

from timeline.dates.calendar import is_finite
from timeline.dates.when import When, Window


def find_known_span(dates: Iterable[When]) -> Window | None:
    """Return the days from the first bound that is known to the last; None without any.

    What goes on, or began nobody knows when, counts by the end that is known.
    """
    days = [day for date in dates for day in date.bounds if is_finite(day)]
    return Window(min(days), max(days)) if days else None
