"""The headings a view can group by: periods of time, and every facet of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from operator import itemgetter
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

    def choose(
        self, before: Sequence[Silence | None], matches: Sequence[Match]
    ) -> tuple[Silence | None, ...]:
        """Return those of the silences before matches that say something."""
        return tuple(
            [
                gap
                if gap is not None
                and gap.days >= self.least
                and self._is_within(gap, matches)
                else None
                for gap in before
            ]
        )

    def _is_within(self, silence: Silence, matches: Sequence[Match]) -> bool:
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
    dated, undated = split_undated(matches)
    before = list_before(_dates(dated), least=1)
    telling = _Telling(
        find_telling(before), find_asked_window(sheet.selection.condition)
    )
    if group_by in ("month", "year", UNGROUPED):
        if dated:
            gaps = telling.choose(before, dated)
            yield from _make_periods(dated, gaps, group_by, telling, reverse=reverse)
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
    matches: Sequence[Match],
    gaps: Sequence[Silence | None],
    group_by: str,
    telling: _Telling,
    *,
    reverse: bool,
) -> Iterator[Group]:
    if group_by == UNGROUPED:
        yield "", _NO_PERIOD, _pair(matches, gaps, reverse=reverse)
        return
    months = group_by == "month"
    periods = [heading_of(match.event, months=months) for match in matches]
    places = list(map(place_period, periods))
    if any(one > other for one, other in pairwise(places)):
        # By offsets, and by what stands beside what, the order goes to and fro between
        # headings; each of them has all its events.
        order = sorted(range(len(places)), key=places.__getitem__)
        matches = [matches[index] for index in order]
        periods = [periods[index] for index in order]
        before = list_before(_dates(matches), least=telling.least)
        gaps = telling.choose(before, matches)
    rows = _pair(matches, gaps, reverse=reverse)
    placed = zip(reversed(periods) if reverse else periods, rows, strict=True)
    for period, group in groupby(placed, key=itemgetter(0)):
        yield period.name, period, map(itemgetter(1), group)


def _make_rows(
    matches: Sequence[Match], telling: _Telling, *, reverse: bool
) -> Iterable[Row]:
    dated, undated = split_undated(matches)
    gaps = telling.choose(list_before(_dates(dated), least=telling.least), dated)
    rows = _pair(dated, gaps, reverse=reverse)
    return chain(rows, ((match, None) for match in undated))


def _pair(
    matches: Sequence[Match], gaps: Sequence[Silence | None], *, reverse: bool
) -> Iterable[Row]:
    """Return matches that have a date, each with the silence above it."""
    if not reverse:
        return zip(matches, gaps, strict=True)
    # What lay before an event in time lies between it and the next one drawn.
    shifted = (None, *reversed(gaps[1:])) if gaps else ()
    return zip(reversed(matches), shifted, strict=True)


def _dates(matches: Sequence[Match]) -> list[When]:
    return [match.event.date for match in matches]
