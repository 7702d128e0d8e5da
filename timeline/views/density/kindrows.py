"""Below columns, on their axis: a row of heat for each of the most frequent values.

    visit        2  ┊     ▂▂▂▂▂
    4 others     4        ▄▄▄▄▄

An event of several values counts in the row of each. All that have none of the values
shown are one row, each of them once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.analysis import Counting, Number
from timeline.analysis.number import format_number
from timeline.analysis.shares import show_shares
from timeline.dates import Fit, Window
from timeline.layout.buckets import name_window
from timeline.lean import NamedTuple
from timeline.names import Facet
from timeline.query import EVERYTHING, Match, Not, Query, Term, all_of
from timeline.rendering import (
    Line,
    Span,
    cut_cells,
    measure_cells,
    pad_cells,
    trim_line,
)
from timeline.text import fold
from timeline.views.axislines import AxisLines, join_cells
from timeline.views.density.columnchart import count_blanks
from timeline.views.gridded import Gridded
from timeline.views.heat import HeatRows
from timeline.views.options import DensityOptions
from timeline.views.sheet import Sheet

MOST = 8
"""How many rows there are at most, the one of all others not counted."""

# Names take at most one part in so many of the width, and at least so many cells.
_NAME_SHARE = 4
_LEAST_NAME = 8
_OTHERS = "others"


class KindRow(NamedTuple):
    """What has one value, or none of those that have rows."""

    label: str
    matches: Sequence[Match]
    """Those in columns, in order."""
    asked: Query
    """Asks for them among all in columns."""

    @property
    def number(self) -> str:
        """Return how many there are: `12`, `12+3?`."""
        possible = sum(match.fit is Fit.POSSIBLE for match in self.matches)
        return format_number(len(self.matches) - possible, possible)


class Kinds:
    """What the events of a sheet are of, by the facet that is asked for."""

    def __init__(self, sheet: Sheet[DensityOptions]) -> None:
        self.sheet = sheet
        direct = sheet.selection.question.flags.direct
        name = sheet.options.stack
        self.facet: Facet = sheet.naming.pick_facet(name, direct=direct)
        self.missing = sheet.naming.facets[name].none
        """What events without any value are called."""
        shown = show_shares(sheet.counting, self.facet)
        self.asked = shown.asked
        """The query for each value within the selection; the empty one: without any."""
        self._fits = shown.fits

    def gather(self, matches: Iterable[Match]) -> Mapping[str, Sequence[Match]]:
        """Return matches by their values, the most frequent first.

        Of equals events without any value come last.
        """
        found: dict[str, list[Match]] = {}
        for match in matches:
            fits = self._fits.get(match.event.id) or {"": match.fit}
            for value, fit in fits.items():
                own = match._replace(fit=min(fit, match.fit))
                found.setdefault(value, []).append(own)

        def rank(value: str) -> tuple[int, bool, str, str]:
            return -len(found[value]), not value, fold(value), value

        return {value: found[value] for value in sorted(found, key=rank)}

    def find_margin(self, window: Window) -> int:
        """Return the cells that names and numbers take, with a blank at either side.

        Of what may begin on the days of an axis; 0 where that is all alike.
        """
        first, last = window
        dates = ((match, match.event.date) for match in self.sheet.matches)
        within = [one for one, date in dates if first <= date.b1 <= date.b2 <= last]
        found = self.gather(within)
        if len(found) < 2:
            return 0
        labels = [value or self.missing for value in found]
        if len(labels) > MOST + 1:
            labels[MOST:] = [f"{len(labels) - MOST:,} {_OTHERS}"]
        widest = max(map(measure_cells, labels))
        most = max(self.sheet.width // _NAME_SHARE, _LEAST_NAME)
        rows = [KindRow("", matches, EVERYTHING) for matches in found.values()]
        return 1 + min(widest, most) + 1 + max(len(row.number) for row in rows) + 1


class KindRows:
    """The rows of what is in the columns of a grid; none where all are alike."""

    def __init__(self, kinds: Kinds, gridded: Gridded, most: int = MOST) -> None:
        """Take how many rows there may be at most, that of others not counted."""
        self._kinds = kinds
        self._gridded = gridded
        self._glyphs = kinds.sheet.glyphs
        found = kinds.gather(gridded.placed)
        # The last one is itself, not "1 others".
        most += most > 0 and len(found) == most + 1
        kept = list(found)[:most] if len(found) > 1 else []
        self._left = len(found) - len(kept)
        if kinds.facet.is_ordered:
            kept.sort(key=lambda one: (not one, kinds.facet.shown_key(one)))
        rows = [
            KindRow(value or kinds.missing, found[value], kinds.asked[value])
            for value in kept
        ]
        if rows and self._left:
            rows += self._make_others(kept)
        self._rows = tuple(rows)

    @property
    def rows(self) -> tuple[KindRow, ...]:
        """Return the rows, the most frequent first unless values have an order."""
        return self._rows

    def _make_others(self, kept: Sequence[str]) -> Iterator[KindRow]:
        """Yield the row of what has none of the values shown, if there is any."""
        counting = self._kinds.sheet.counting
        asked = all_of(*(Not(self._kinds.asked[value]) for value in kept))
        placed = {match.event.id for match in self._gridded.placed}
        candidates = counting.select(counting.ask(asked))
        others = [match for match in candidates if match.event.id in placed]
        if others:
            yield KindRow(f"{self._left:,} {_OTHERS}", others, asked)

    @property
    def height(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def numbers(self) -> Iterator[Number]:
        """Yield the number of each row."""
        if not self._rows:
            return
        counting = self._kinds.sheet.counting
        grid = self._gridded.grid
        units = (name_window(grid.span(unit - grid.first)) for unit in self._units)
        placed = counting.narrow(
            self._gridded.placed,
            Term("placed", (name_window(grid.window),)),
            Term("placed", tuple(units)),
        )
        within = Counting(placed)
        for row in self._rows:
            yield within.number(row.label, row.matches, within.ask(row.asked))

    @property
    def _units(self) -> Iterable[int]:
        return self._gridded.units

    def draw(self, lines: AxisLines, margin: int) -> tuple[list[Line], list[str]]:
        """Return the rows, so many cells from the left, and a legend of them."""
        units = {
            match.event.id: unit
            for unit, matches in self._gridded.units.items()
            for match in matches
        }
        grid = self._gridded.grid
        tallies = [
            grid.tally(units[match.event.id] for match in row.matches)
            for row in self._rows
        ]
        most = max((max(tally) for tally in tallies), default=0)
        heat = HeatRows(grid, most, self._glyphs)
        ground = lines.make_ground()
        digits = max((len(row.number) for row in self._rows), default=0)
        room = max(margin - digits - 3, 0)
        drawn: list[Line] = []
        for row, tally in zip(self._rows, tallies, strict=True):
            cells = heat.draw(tally, ground)
            if count_blanks(grid):
                last = slice(grid.cells - 1, None, grid.cells)
                cells[last] = ground[last]
            name = pad_cells(cut_cells(row.label, room, self._glyphs.ellipsis), room)
            number = Span(f"{row.number:>{digits}} ", "quiet")
            line = (Span(f" {name} "), number, *join_cells(cells))
            drawn.append(trim_line(line))
        return drawn, list(heat.meanings())
