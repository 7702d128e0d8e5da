"""Marks of a lane as cells of a row: ink by how sure a date is, a sign, a label.

    ░░▒▒▒█████▒▒▒►    the darker, the surer; an arrow where it goes on
    ●7                a sign, then the number of its event in the legend
    ❸4–6▒▒▒▒▒▒        three events that take the same cells

What possibly matches is drawn hollow: its sign is an empty circle, its ink lines.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from timeline.layout.bars import Bar
from timeline.layout.lanes import Labels, Mark, format_numbers
from timeline.query import Match
from timeline.rendering import Glyphs, Line, Span

_FEATHER, _SHADE, _HALF, _CORE = range(1, 5)

# The meanings of what is drawn here, by name; `@` is a glyph.
_MEANINGS = (
    ("core", "@@ certainly then"),
    ("shade", "@@ sometime within"),
    ("hollow_core", "@@ certainly then, possible match"),
    ("hollow_shade", "@@ sometime within, possible match"),
    ("feather", "@@ or near it"),
    ("before", "@ began earlier"),
    ("after", "@ goes on"),
)


class MarkPainter:
    """Paints rows of marks, and remembers what it has drawn for the legend."""

    def __init__(self, matches: Sequence[Match], glyphs: Glyphs, columns: int) -> None:
        self._matches = matches
        self._glyphs = glyphs
        self._columns = columns
        self._used: set[str] = set()
        self.used_glyphs: set[str] = set()
        """Glyphs of `timeline.rendering.theme.legend` that were drawn."""

    @property
    def labels(self) -> Labels:
        """Return what labels marks: the numbers of events."""
        # In a row of ASCII digits, no number can be told from a count.
        return Labels(self._label, crowded=not self._glyphs.counts.isascii())

    def _label(self, numbers: Sequence[int]) -> str:
        """Return the label of a mark: the numbers of its events, else how many."""
        if len(numbers) > len(self._glyphs.counts) + 1:
            return f"{self._glyphs.times}{len(numbers)}"
        return format_numbers(numbers).replace("-", self._glyphs.dash)

    def paint(self, marks: Iterable[Mark], ground: Sequence[Span]) -> Line:
        """Return the marks of one row on a ground, which has a span for each cell.

        Blank cells at the end are left out.
        """
        cells = list(ground)
        listed = list(marks)
        self._ink(cells, listed)
        for mark in listed:
            self._point(cells, mark)
            sign = self._sign(mark)
            if sign is not None:
                cells[mark.head] = sign
            for index, char in enumerate(mark.label):
                cells[mark.label_cell + index] = Span(char, "strong")
        while cells and cells[-1].text == " ":
            cells.pop()
        return join_cells(cells)

    def meanings(self) -> Iterator[str]:
        """Yield the legend's entries for what was drawn by other than its glyphs."""
        told: set[str] = set()
        for name, meaning in _MEANINGS:
            glyph = getattr(self._glyphs, name)
            # In ASCII what is hollow is told by its sign alone.
            if name in self._used and glyph not in told:
                told.add(glyph)
                yield meaning.replace("@", glyph)
        counts, many = self._glyphs.counts, self._glyphs.many
        if "counts" in self._used:
            yield f"{counts[0]} two events together, and so on"
        if "many" in self._used:
            yield (
                f"{many} several events" if counts.isascii() else f"{many} many events"
            )

    def _ink(self, cells: list[Span], marks: Iterable[Mark]) -> None:
        """Draw the bars, the surest above; of equals, what certainly matches."""
        ranks: dict[int, tuple[int, bool]] = {}
        for mark in marks:
            for bar in mark.bars:
                for cell, rank, name in _ink_bar(bar, hollow=mark.hollow):
                    if ranks.get(cell, (0, False)) < (rank, not mark.hollow):
                        ranks[cell] = rank, not mark.hollow
                        style = "hollow" if mark.hollow else "extent"
                        cells[cell] = Span(getattr(self._glyphs, name), style)
                        self._used.add(name)

    def _point(self, cells: list[Span], mark: Mark) -> None:
        """Draw the arrows of what goes on beyond the axis."""
        style = "hollow" if mark.hollow else "mark"
        if any(bar.before for bar in mark.bars):
            cells[0] = Span(self._glyphs.before, style)
            self._used.add("before")
        if any(bar.after for bar in mark.bars):
            cells[self._columns - 1] = Span(self._glyphs.after, style)
            self._used.add("after")

    def _sign(self, mark: Mark) -> Span | None:
        """Return the sign of a mark; None where ink or an arrow tells enough."""
        count = len(mark.numbers)
        if count > 1:
            counts = self._glyphs.counts
            # A digit before the numbers of events would be read as one of theirs.
            mixed = bool(mark.label) and counts.isascii()
            many = mixed or count > len(counts) + 1
            self._used.add("many" if many else "counts")
            sign = self._glyphs.many if many else counts[count - 2]
            return Span(sign, "hollow" if mark.hollow else "mark")
        event = self._matches[mark.numbers[0] - 1].event
        bar = mark.bars[0]
        glyph = self._glyphs.pick(event)
        if glyph == self._glyphs.doubtful:
            self.used_glyphs.add(glyph)
            return Span(glyph, "doubt")
        if mark.first == mark.last and (bar.before or bar.after):
            return None
        if mark.hollow:
            return Span(self._glyphs.hollow, "hollow")
        if mark.first == mark.last or bar.day:
            self.used_glyphs.add(glyph)
            return Span(glyph, "mark")
        return None


def _ink_bar(bar: Bar, *, hollow: bool) -> Iterator[tuple[int, int, str]]:
    """Yield the cells of a bar, each with a rank and the name of its glyph."""
    first, last = bar.outer_cells
    if first == last:
        return
    shade_first, shade_last = bar.shade_cells
    start, end = bar.core_halves
    for cell in range(first, last + 1):
        left, right = start <= cell < end, start <= cell + 0.5 < end
        if (left or right) and not bar.day:
            if hollow:
                yield cell, _CORE, "hollow_core"
            elif left and right:
                yield cell, _CORE, "core"
            else:
                yield cell, _HALF, "core_left" if left else "core_right"
        elif shade_first <= cell <= shade_last and not bar.day:
            yield cell, _SHADE, "hollow_shade" if hollow else "shade"
        elif not shade_first <= cell <= shade_last:
            yield cell, _FEATHER, "feather"


def join_cells(cells: Sequence[Span]) -> Line:
    """Join neighbours of one style."""
    return tuple(
        Span("".join(span.text for span in group), style)
        for style, group in groupby(cells, key=lambda span: span.style)
    )
