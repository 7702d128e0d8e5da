"""An axis of time as lines: labels, a rule with ticks, and guides down the page.

Apr 2013        May
1    15    29   6    13   20   27
┼─────┴─────┴───┼────┴────┴────┴───
┊               ┊
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from timeline.layout.axis import Axis
from timeline.layout.ticks import Tick, find_ticks
from timeline.rendering import Glyphs, Line, Span, pad_cells

# Guides nearer to each other would be a fence.
_GUIDES_APART = 8


class AxisLines:
    """What is drawn of an axis, above rows and behind them."""

    def __init__(self, axis: Axis, glyphs: Glyphs, *, week_start: int = 0) -> None:
        self._axis = axis
        self._glyphs = glyphs
        self._ticks = find_ticks(axis, week_start=week_start)
        self.guides = _choose_guides(self._ticks)
        """The cells in which a guide runs down, in order."""

    def draw(self, margin: int) -> Iterator[Line]:
        """Yield labels and below them the rule, so many cells from the left."""
        yield from self._draw_labels(margin, (True, False))
        yield self._draw_rule(margin, self._glyphs.tick, self._glyphs.guided_tick)

    def draw_below(self, margin: int) -> Iterator[Line]:
        """Yield the rule and below it the labels: for what stands above it."""
        yield self._draw_rule(margin, self._glyphs.rule, self._glyphs.foot)
        yield from self._draw_labels(margin, (False, True))

    def _draw_labels(self, margin: int, levels: Iterable[bool]) -> Iterator[Line]:
        for major in levels:
            ticks = [tick for tick in self._ticks if tick.major == major]
            if not any(tick.label for tick in ticks):
                continue
            text = ""
            for tick in ticks:
                if tick.label:
                    text = pad_cells(text, tick.cell) + tick.label
            yield Span(" " * margin), Span(text, "period" if major else "date")

    def _draw_rule(self, margin: int, tick_glyph: str, guide_glyph: str) -> Line:
        rule = [Span(self._glyphs.rule, "guide")] * self._axis.columns
        for tick in self._ticks:
            if tick.starts and tick.cell not in self.guides:
                rule[tick.cell] = Span(tick_glyph, "guide")
        for column in self.guides:
            rule[column] = Span(guide_glyph, "guide")
        for fold in self._axis.folds:
            for column in range(fold.left, fold.right):
                rule[column] = Span(self._glyphs.fold, "strong")
        return Span(" " * margin), *join_cells(rule)

    def make_ground(self) -> list[Span]:
        """Return what a row shows in each cell where nothing else is drawn."""
        ground = [Span(" ")] * self._axis.columns
        for column in self.guides:
            ground[column] = Span(self._glyphs.silence, "guide")
        for fold in self._axis.folds:
            ground[fold.left] = Span(self._glyphs.fold, "guide")
        return ground


def join_cells(cells: Sequence[Span]) -> Line:
    """Join neighbours of one style."""
    return tuple(
        Span("".join(span.text for span in group), style)
        for style, group in groupby(cells, key=lambda span: span.style)
    )


def _choose_guides(ticks: Iterable[Tick]) -> list[int]:
    """Return the columns of guides: at major ticks, or minor ones if those are few."""
    starts = [tick for tick in ticks if tick.starts]
    major = [tick.cell for tick in starts if tick.major]
    if len(major) > 1:
        return major
    guides = major
    for tick in starts:
        column = tick.cell
        if tick.label and all(abs(column - guide) >= _GUIDES_APART for guide in guides):
            guides.append(column)
    return sorted(guides)
