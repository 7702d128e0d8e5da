"""The headings a view can group by: periods of time, and every facet of events."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from timeline.dates import When
from timeline.layout.gaps import Gap, find_gaps
from timeline.layout.groups import group_by_facet
from timeline.names.facets import FACETS
from timeline.names.periods import Period, period_of
from timeline.query import Match
from timeline.views.naming import Naming
from timeline.views.undated import split_undated

Row = tuple[Match, Gap | None]
"""A match with the silence that lies between it and the row above."""

Group = tuple[str, Period, Iterable[Row]]
"""A heading (empty: none), the period it gives, and the rows under it."""

UNGROUPED = "none"
GROUPINGS = (*FACETS, UNGROUPED)
"""What is built in; keys of the authors' own are besides."""

_NO_PERIOD = Period(None)
_UNDATED = Period(None, undated=True)


def make_groups(
    matches: Sequence[Match], group_by: str, naming: Naming, *, reverse: bool = False
) -> Iterator[Group]:
    """Yield the groups of matches, which stand in order of date.

    `group_by` is the name of a facet, or `UNGROUPED`. `reverse` turns the order of
    time around, in each group and between periods. What is undated comes last all the
    same: in a group of its own, except among the values of another facet than time.
    """
    if group_by in ("month", "year", UNGROUPED):
        dated, undated = split_undated(matches)
        if dated:
            yield from _make_periods(dated, group_by, reverse=reverse)
        if undated:
            yield _UNDATED.name, _UNDATED, _make_rows(undated, reverse=reverse)
        return
    facet = naming.facets[group_by]
    for name, members in group_by_facet(matches, facet):
        yield name or facet.none, _NO_PERIOD, _make_rows(members, reverse=reverse)


def _make_periods(
    matches: Sequence[Match], group_by: str, *, reverse: bool
) -> Iterator[Group]:
    rows = _make_rows(matches, reverse=reverse)
    if group_by != UNGROUPED:
        months = group_by == "month"

        def period(row: Row) -> Period:
            return period_of(row[0].event.date, months=months)

        for key, group in groupby(rows, key=period):
            yield key.name, key, group
        return
    yield "", _NO_PERIOD, rows


def _make_rows(matches: Sequence[Match], *, reverse: bool) -> Iterable[Row]:
    dated, undated = split_undated(matches)
    gaps = find_gaps(_dates(dated))
    rows: Iterable[Row] = zip(dated, gaps, strict=True)
    if reverse:
        # What lay before an event in time lies between it and the next one drawn.
        shifted = (None, *reversed(gaps[1:])) if gaps else ()
        rows = zip(reversed(dated), shifted, strict=True)
    return chain(rows, ((match, None) for match in undated))


def _dates(matches: Sequence[Match]) -> list[When]:
    return [match.event.date for match in matches]
