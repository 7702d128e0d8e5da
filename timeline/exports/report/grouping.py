"""The headings of a report, each with the events that stand under it.

Periods are told from bounds: what is known to no month stands under its year, before
its months, and what is undated comes last. Under the values of any other facet an event
stands with each that it has, and with some only possibly.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from timeline.analysis.counting import Counting
from timeline.analysis.groups import group_by_facet, group_by_shown
from timeline.analysis.shares import may_doubt, show_shares
from timeline.dates import Fit, calendar_date, find_known_span
from timeline.model import Event
from timeline.names import heading_of, names_of, place_period
from timeline.query import Match, Selection
from timeline.views.options import UNGROUPED

MOST_YEARS = 3
"""Over how many years at most the headings are months, where nothing else is asked."""
_PERIODS = ("month", "year")


class Entry(NamedTuple):
    """An event under a heading."""

    match: Match
    """How it answers the question."""
    doubted: bool = False
    """It stands under this heading only possibly."""


class Section(NamedTuple):
    """A heading with its events, of which there are some."""

    heading: str
    """As it is to be shown; empty for none."""
    entries: tuple[Entry, ...]


def make_sections(selection: Selection, by: str) -> Iterator[Section]:
    """Yield the sections of a selection.

    `by` is a facet of the chronology or `UNGROUPED`; empty for months or years, by the
    span of what is selected.
    """
    matches = selection.matches
    if not matches:
        return
    by = by or _choose_period(match.event for match in matches)
    if by == UNGROUPED:
        yield Section("", tuple(map(Entry, matches)))
    elif by in _PERIODS:
        yield from _make_periods(matches, months=by == "month")
    else:
        yield from _make_values(selection, by)


def _choose_period(events: Iterable[Event]) -> str:
    span = find_known_span(event.date for event in events)
    if span is None:
        return "year"
    first, last = (calendar_date(day)[0] for day in span)
    return "month" if last - first < MOST_YEARS else "year"


def _make_periods(matches: Iterable[Match], *, months: bool) -> Iterator[Section]:
    placed = [(heading_of(match.event, months=months), match) for match in matches]
    # By offsets the order of time goes to and fro between months.
    placed.sort(key=lambda pair: place_period(pair[0]))
    for period, pairs in groupby(placed, key=lambda pair: pair[0]):
        yield Section(period.name, tuple([Entry(match) for _, match in pairs]))


def _make_values(selection: Selection, by: str) -> Iterator[Section]:
    facet = names_of(selection.chronology).facets[by]
    groups = group_by_facet(selection.matches, facet)
    if may_doubt(facet):
        shown = show_shares(Counting(selection), facet)
        groups = group_by_shown(selection.matches, shown.fits, facet)
    asked = {match.event: match for match in selection.matches}
    for name, members in groups:
        entries = [_enter(asked[member.event], member.fit) for member in members]
        yield Section(name or facet.none, tuple(entries))


def _enter(match: Match, fit: Fit) -> Entry:
    return Entry(match, doubted=fit < match.fit)
