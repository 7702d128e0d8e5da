"""All against all: how often two took part in one event, and when last.

    United States
    ▓12 Dec91  Soviet Union
    ░ 3 Nov90  ░ 2 Nov90  NATO

A triangle, like the distances in a road atlas: read from one name to the left and from
the other down. Those with most in common stand together (`timeline.analysis.pairs`).
Who has no room is counted; where thousands took part in one event, at least in part.
"""

from collections.abc import Iterator, Mapping

from timeline.analysis import Number
from timeline.analysis.pairs import (
    SHADES,
    Pair,
    count_fitting,
    find_pairs,
    find_shade,
    limit_shade,
    make_pair,
    order_blocs,
    rank_pairs,
)
from timeline.dates import When
from timeline.rendering import Line, Span, cut_cells, measure_cells, pad_cells
from timeline.views.dyads.met import Met
from timeline.views.frame import draw_meanings
from timeline.views.options import DyadsOptions
from timeline.views.sheet import Sheet
from timeline.views.shortdates import allow_short, list_signs, name_month

# The least room for a name at the end of its row.
_NAME_ROOM = 12
_SPACE = 1
_LEAST_ACTORS = 2
# A triangle of more names is read by nobody; its order takes the cube of their number.
_MOST_ACTORS = 100
# The heading, blank lines, the legend and what is said below.
_ROWS_AROUND = 12
_SHADE_STYLES = ("", "", "mark", "mark")


class Matrix:
    """The triangle of those with most contacts."""

    def __init__(self, sheet: Sheet[DyadsOptions], met: Met) -> None:
        self._sheet = sheet
        self._met = met
        self._glyphs = sheet.glyphs
        self._actors = tuple(met.meetings.events)
        first = rank_pairs(met.meetings, met.times, 1)
        self._most = max((len(found) for _, found in first), default=0)
        self._shown, self._cells = self._fit()

    def list_numbers(self) -> Iterator[Number]:
        """Yield the number of each field."""
        for pair in self._cells:
            yield self._count(pair)

    def lines(self) -> Iterator[Line]:
        """Yield a row for each, and the legend."""
        actors, cells = self._shown, self._cells
        width = max(map(measure_cells, cells.values()), default=0) + _SPACE
        for row, one in enumerate(actors):
            fields = [self._draw_field(one, two, width) for two in actors[:row]]
            room = self._sheet.width - width * row
            name = cut_cells(self._met.name(one), room, self._glyphs.ellipsis)
            yield *fields, Span(name, "strong")
        counts = [self._count(pair).events for pair in cells]
        signs = list_signs(cells.values())
        yield from draw_meanings(
            [*self._list_shades(counts), *signs], self._sheet.width
        )

    def describe_more(self) -> str:
        """Return in words who has no room; empty where everybody has."""
        hidden = len(self._actors) - len(self._shown)
        return self._met.describe_hidden(hidden, len(self._cells))

    def _count(self, pair: Pair) -> Number:
        return self._met.count(pair, self._met.meetings.find_joint(*pair))

    def _fit(self) -> tuple[tuple[str, ...], Mapping[Pair, str]]:
        """Return the actors of the triangle in their order, and all fields.

        Nobody where there is no room. Months are as ISO 8601 writes them, unless a
        shorter form makes room for more.
        """
        wanted = min(len(self._actors[: self._sheet.options.limit]), _MOST_ACTORS)
        if self._sheet.height is not None:
            most = max(self._sheet.height - _ROWS_AROUND, _LEAST_ACTORS)
            wanted = min(wanted, most)
        # The widest field of those that may be drawn is the one that must fit.
        met = self._met
        pairs = {
            pair: found
            for pair, found in find_pairs(self._actors[:wanted], met.meetings).items()
            if met.count(pair, found).events
        }
        last: dict[Pair, When] = {}
        for pair, found in pairs.items():
            latest = met.find_last(found)
            last[pair] = met.begins[found[0] if latest is None else latest]
        best: tuple[int, dict[Pair, str]] = 0, {}
        shorter = (False, True) if allow_short(last.values()) else (False,)
        for short in shorter:
            cells = {
                pair: self._write(self._count(pair), date, short=short)
                for pair, date in last.items()
            }
            width = max(map(measure_cells, cells.values()), default=0) + _SPACE
            room = max(count_fitting(self._sheet.width, width, _NAME_ROOM), 1)
            if min(room, wanted) > best[0]:
                best = min(room, wanted), cells
        count, cells = best
        shown = set(self._actors[:count])
        drawn = {pair: cell for pair, cell in cells.items() if shown.issuperset(pair)}
        return order_blocs(self._actors[:count], met.meetings), drawn

    def _write(self, number: Number, last: When, *, short: bool) -> str:
        shade = self._glyphs.densities[self._pick_shade(number)]
        digits = len(f"{self._most:,}")
        # What is certain stands below what is certain.
        space = " " * (digits - len(f"{number.certain:,}"))
        return f"{shade}{space}{number} {name_month(last, short=short)}"

    def _pick_shade(self, number: Number) -> int:
        # By state, more may have met than are certain to be one state's.
        return find_shade(min(number.events, self._most), self._most)

    def _draw_field(self, one: str, two: str, width: int) -> Span:
        pair = make_pair(one, two)
        if pair not in self._cells:
            # Nothing in common: below the number of the others.
            digits = len(f"{self._most:,}")
            return Span(
                pad_cells(f"{self._glyphs.bullet:>{digits + 1}}", width), "guide"
            )
        shade = self._pick_shade(self._count(pair))
        return Span(pad_cells(self._cells[pair], width), _SHADE_STYLES[shade])

    def _list_shades(self, counts: list[int]) -> Iterator[str]:
        low = 1
        for shade in range(SHADES):
            high = limit_shade(shade, self._most)
            if any(low <= count <= high for count in counts):
                span = f"{low:,}"
                if high > low:
                    span = f"{low:,}{self._glyphs.dash}{high:,}"
                noun = "event" if high == 1 else "events"
                yield f"{self._glyphs.densities[shade]} {span} {noun}"
            low = high + 1
