"""The headings a view can group by: periods of time, and every facet of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import TYPE_CHECKING

from timeline.analysis import Silence, find_telling, list_before
from timeline.dates import is_finite
from timeline.lean import NamedTuple
from timeline.names import Period, heading_of, place_period
from timeline.query import Match, find_asked_window
from timeline.views.options import UNGROUPED
from timeline.views.undated import split_undated

if TYPE_CHECKING:
    from timeline.dates import When, Window
    from timeline.views.options import Grouped
    from timeline.views.sheet import Sheet

Row = tuple[Match, Silence | None]
"""A match with the silence that lies between it and the row above."""

Group = tuple[str, Period, Iterable[Row]]
"""A heading (empty: none), the period it gives, and the rows under it."""


class _Telling(NamedTuple):
    """Which silences say something."""

    least: int
    """Of how many days at least."""
    asked: Window
    """The days asked for: before and after them, events were left out."""

    def is_within(self, silence: Silence, matches: Sequence[Match]) -> bool:
        """Tell whether a silence lies within the days asked for."""
        b1, _, _, e2 = matches[silence.after].event.date.bounds
        first = b1 if is_finite(b1) else e2
        return self.asked.first <= first - silence.days and first <= self.asked.last


_NO_PERIOD = Period(None)
_UNDATED = Period(None, undated=True)


def make_groups(sheet: Sheet[Grouped], *, periods: str = "month") -> Iterator[Group]:
    """Yield the groups of the matches, which stand in order of date.

    `periods` are those of time, `month` or `year`, unless something else is asked for.

    `reverse` turns the order of time around, in each group and between periods. What
    is undated comes last all the same: in a group of its own, except among the values
    of another facet than time. What has its value only possibly, such as an actor by
    an office that two may have held, is a possible match under that heading.
    """
    group_by = sheet.options.group_by or periods
    reverse = sheet.options.reverse
    matches = sheet.matches
    telling = _Telling(
        find_telling(_dates(split_undated(matches)[0])),
        find_asked_window(sheet.selection.condition),
    )
    if group_by in ("month", "year", UNGROUPED):
        dated, undated = split_undated(matches)
        if dated:
            yield from _make_periods(dated, group_by, telling, reverse=reverse)
        if undated:
            yield _UNDATED.name, _UNDATED, _make_rows(undated, telling, reverse=reverse)
        return
    from timeline.analysis.groups import group_by_facet, group_by_shown
    from timeline.analysis.shares import may_doubt, show_shares

    facet = sheet.naming.facets[group_by]
    groups = group_by_facet(matches, facet)
    if may_doubt(facet):
        shown = show_shares(sheet.counting, facet)
        groups = group_by_shown(matches, shown.fits, facet)
    for name, members in groups:
        yield (
            name or facet.none,
            _NO_PERIOD,
            _make_rows(members, telling, reverse=reverse),
        )


def _make_periods(
    matches: Sequence[Match], group_by: str, telling: _Telling, *, reverse: bool
) -> Iterator[Group]:
    if group_by == UNGROUPED:
        yield "", _NO_PERIOD, _make_rows(matches, telling, reverse=reverse)
        return

    def find_period(match: Match) -> Period:
        return heading_of(match.event, months=group_by == "month")

    # By offsets, and by what stands beside what, the order goes to and fro between
    # headings; each of them has all its events.
    gathered = sorted(matches, key=lambda match: place_period(find_period(match)))
    rows = _make_rows(gathered, telling, reverse=reverse)
    for period, group in groupby(rows, key=lambda row: find_period(row[0])):
        yield period.name, period, group


def _make_rows(
    matches: Sequence[Match], telling: _Telling, *, reverse: bool
) -> Iterable[Row]:
    dated, undated = split_undated(matches)
    gaps = tuple(
        gap if gap is not None and telling.is_within(gap, dated) else None
        for gap in list_before(_dates(dated), least=telling.least)
    )
    rows: Iterable[Row] = zip(dated, gaps, strict=True)
    if reverse:
        # What lay before an event in time lies between it and the next one drawn.
        shifted = (None, *reversed(gaps[1:])) if gaps else ()
        rows = zip(reversed(dated), shifted, strict=True)
    return chain(rows, ((match, None) for match in undated))


def _dates(matches: Sequence[Match]) -> list[When]:
    return [match.event.date for match in matches]
