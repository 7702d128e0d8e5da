"""Which unit of a grid each match of a selection begins in, and what is in none."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from timeline.analysis import UNDATED, Counting, Number
from timeline.dates import Window, calendar_date, format_day, month_span, year_span
from timeline.layout.buckets import Counts
from timeline.layout.heat import Grid
from timeline.lean import NamedTuple
from timeline.query import Match, Term
from timeline.views.heading import name_stretch


class _LeftOut(NamedTuple):
    words: str
    matches: tuple[Match, ...]
    tries: tuple[Term, ...]


class Gridded:
    """The matches of a selection, each in the unit that it is known to begin in."""

    def __init__(self, counting: Counting, grid: Grid) -> None:
        self._counting = counting
        self._matches = counting.selection.matches
        self.grid = grid
        self.counts: Counts = grid.put(match.event.date for match in self._matches)
        """The unit of each match, in order."""

    @cached_property
    def units(self) -> dict[int, tuple[Match, ...]]:
        """Return the matches of each unit that has any, by its number, in order."""
        found: dict[int, list[Match]] = {}
        for match, unit in zip(self._matches, self.counts.numbers, strict=True):
            if unit is not None:
                found.setdefault(unit, []).append(match)
        return {unit: tuple(found[unit]) for unit in sorted(found)}

    @property
    def placed(self) -> tuple[Match, ...]:
        """Return the matches that are in a unit, in order."""
        pairs = zip(self._matches, self.counts.numbers, strict=True)
        return tuple(match for match, unit in pairs if unit is not None)

    @cached_property
    def rough(self) -> tuple[Match, ...]:
        """Return the matches that may begin on the days shown, but in no known unit."""
        found = (self._matches[index] for index in self.counts.vague)
        return tuple(match for match in found if not match.event.date.is_undated)

    def find_peak(self) -> tuple[int, Sequence[Match]]:
        """Return the number of the fullest unit, the first of equals, and its matches.

        There must be one that has any.
        """
        units = self.units
        best = min(units, key=lambda unit: (-len(units[unit]), unit))
        return best, units[best]

    def describe_left_out(self) -> str:
        """Return in words what is in no unit: `9 before 1971, 3 known too roughly`."""
        return ", ".join(
            f"{len(one.matches):,} {one.words}" for one in self._list_left_out()
        )

    def list_numbers(self) -> Iterator[Number]:
        """Yield the numbers of what is in no unit."""
        for words, matches, tries in self._list_left_out():
            yield self._counting.find(words, matches, *tries)

    def _list_left_out(self) -> Iterator[_LeftOut]:
        first, last = self.grid.window
        vague = frozenset(self.counts.vague)
        before: list[Match] = []
        after: list[Match] = []
        for index, match in enumerate(self._matches):
            if self.counts.numbers[index] is None and index not in vague:
                early = match.event.date.b2 < first
                (before if early else after).append(match)
        undated = [match for match in self._matches if match.event.date.is_undated]
        low, high = map(format_day, (first, last))
        left_out = (
            _LeftOut(
                f"before {_name_edge(first, is_last=False)}",
                tuple(before),
                (Term("begin", (low,), "<"),),
            ),
            _LeftOut(
                f"after {_name_edge(last, is_last=True)}",
                tuple(after),
                (Term("begin", (high,), ">"),),
            ),
            _LeftOut("known too roughly", self.rough, ()),
            _LeftOut("undated", tuple(undated), (UNDATED,)),
        )
        return (one for one in left_out if one.matches)


def _name_edge(day: int, *, is_last: bool) -> str:
    """Return a day in words; of a month or year that it is an end of, that."""
    year, month, _ = calendar_date(day)
    whole = (year_span(year), month_span(year, month), (day, day))
    window = next(one for one in whole if one[is_last] == day)
    return name_stretch(Window(*window), dash="-")
