"""The headings a view can group by: periods of time, and every facet of events."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from timeline.dates import When
from timeline.layout.gaps import Gap, find_gaps
from timeline.layout.groups import group_by_facet
from timeline.names.facets import FACETS
from timeline.names.periods import Period, period_of
from timeline.query import Match
from timeline.views.naming import Naming

Row = tuple[Match, Gap | None]
"""A match with the silence that lies between it and the row above."""

Group = tuple[str, Period, Iterable[Row]]
"""A heading (empty: none), the period it gives, and the rows under it."""

UNGROUPED = "none"
GROUPINGS = (*FACETS, UNGROUPED)
"""What is built in; keys of the authors' own are besides."""

_NO_PERIOD = Period(None)


def make_groups(
    matches: Sequence[Match], group_by: str, naming: Naming, *, reverse: bool = False
) -> Iterator[Group]:
    """Yield the groups of matches, which stand in order of date.

    `group_by` is the name of a facet, or `UNGROUPED`. `reverse` turns the order of
    time around, in each group and between periods.
    """
    if group_by in ("month", "year"):
        rows = _make_rows(matches, reverse=reverse)
        months = group_by == "month"

        def period(row: Row) -> Period:
            return period_of(row[0].event.date, months=months)

        for key, group in groupby(rows, key=period):
            yield key.name, key, group
        return
    if group_by == UNGROUPED:
        yield "", _NO_PERIOD, _make_rows(matches, reverse=reverse)
        return
    facet = naming.facets[group_by]
    for name, members in group_by_facet(matches, facet):
        yield name or facet.none, _NO_PERIOD, _make_rows(members, reverse=reverse)


def _make_rows(matches: Sequence[Match], *, reverse: bool) -> Iterable[Row]:
    gaps = find_gaps(_dates(matches))
    if not reverse:
        return zip(matches, gaps, strict=True)
    # What lay before an event in time lies between it and the next one drawn.
    shifted = (None, *reversed(gaps[1:])) if gaps else ()
    return zip(reversed(matches), shifted, strict=True)


def _dates(matches: Sequence[Match]) -> list[When]:
    return [match.event.date for match in matches]
