"""The headings a view can group by: a table."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from timeline.dates import When
from timeline.dates.calendar import MONTH_NAMES
from timeline.dates.display import format_year_name
from timeline.layout.gaps import Gap, find_gaps
from timeline.layout.groups import Period, group_by_value, period_of
from timeline.query import Match
from timeline.views.naming import Naming

Row = tuple[Match, Gap | None]
"""A match with the silence that lies between it and the row above."""

Group = tuple[str, Period, Iterable[Row]]
"""A heading (empty: none), the period it gives, and the rows under it."""

GROUPINGS = ("month", "year", "actor", "kind", "place", "tag", "none")

_NO_PERIOD = Period(None)
_OPEN = "Beginning unknown"


def make_groups(
    matches: Sequence[Match], group_by: str, naming: Naming, *, reverse: bool = False
) -> Iterator[Group]:
    """Yield the groups of matches, which stand in order of date.

    `reverse` turns the order of time around, in each group and between periods.
    """
    if group_by in ("month", "year"):
        rows = _make_rows(matches, reverse=reverse)
        months = group_by == "month"

        def period(row: Row) -> Period:
            return period_of(row[0].event.date, months=months)

        for key, group in groupby(rows, key=period):
            yield name_period(key), key, group
        return
    if group_by == "none":
        yield "", _NO_PERIOD, _make_rows(matches, reverse=reverse)
        return
    values_of = _values_of(group_by, naming)
    for name, members in group_by_value(matches, values_of):
        heading = name or f"(no {group_by})"
        yield heading, _NO_PERIOD, _make_rows(members, reverse=reverse)


def _values_of(group_by: str, naming: Naming) -> Callable[[Match], Iterable[str]]:
    def actors(match: Match) -> Iterable[str]:
        return naming.parties(match.event)

    def kind(match: Match) -> Iterable[str]:
        return (match.event.kind,) if match.event.kind else ()

    def place(match: Match) -> Iterable[str]:
        name = naming.place(match.event)
        return (name,) if name else ()

    def tags(match: Match) -> Iterable[str]:
        return match.event.tags

    return {"actor": actors, "kind": kind, "place": place, "tag": tags}[group_by]


def _make_rows(matches: Sequence[Match], *, reverse: bool) -> Iterable[Row]:
    gaps = find_gaps(_dates(matches))
    if not reverse:
        return zip(matches, gaps, strict=True)
    # What lay before an event in time lies between it and the next one drawn.
    shifted = (None, *reversed(gaps[1:])) if gaps else ()
    return zip(reversed(matches), shifted, strict=True)


def _dates(matches: Sequence[Match]) -> list[When]:
    return [match.event.date for match in matches]


def name_period(period: Period) -> str:
    """Return the heading of a period."""
    if period.year is None:
        return _OPEN
    year = format_year_name(period.year)
    return f"{MONTH_NAMES[period.month - 1]} {year}" if period.month else year
