"""Rows for the marks of lanes, laid out once for each of some scales.

A mark is as wide as its date is on the axis, but never narrower than can be seen, and
so what touches depends on the scale. Rows of one scale hold at every larger one, where
marks only move apart: who zooms in takes those of the largest scale that is passed.
What is long gets rows below those of the short, so that bars do not wall off the rest.

Rows are a text, a letter for each event in order: `0` to `9` and `a` to `b` are rows
of short marks, `A` to `H` those of long ones, `~` is what found no room.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.dates import FUTURE, When, Window
from timeline.layout.figures import Figure, Kind, make_figure
from timeline.layout.rows import Stretch, pack_rows

WIDTHS = (300, 900)
"""Widths of the axis in pixels at which all of it is shown: a phone's, and others'."""
_LARGER = (4, 4, 8)
"""Each further scale is so many times the one before."""
MOST_LANES = 20
"""How many values of a facet have lanes of their own."""

# All in pixels: half a dot; the least of a bar; what is drawn of something whose other
# end nobody knows; how far something approximate fades; a question mark; between two.
_DOT = 4.0
_LEAST = 8.0
STUB = 22.0
_FADES = (6.0, 40.0)
_QUESTION = 9.0
_GAP = 1.5
_LONG = 40.0

_SHORT_ROWS = "0123456789ab"
_LONG_ROWS = "ABCDEFGH"
_NO_ROOM = "~"


class Lane(NamedTuple):
    """What rows are laid out for."""

    events: Sequence[int]
    """Indexes of dates, in order."""
    until: int = FUTURE
    """The last day of whom it is about: what is open, or goes on, ends with them."""


def find_scales(frame: Window) -> tuple[float, ...]:
    """Return the scales that rows are laid out for, in pixels a day, rising."""
    days = frame.last + 1 - frame.first
    scales = [width / days for width in WIDTHS]
    for times in _LARGER:
        scales.append(scales[-1] * times)
    return tuple(scales)


def lay_rows(
    dates: Sequence[When],
    lanes: Iterable[Lane],
    span: Window,
    scales: Sequence[float],
) -> list[list[str]]:
    """Return the rows of each lane, by scale.

    Fewer scales where all have one row from some scale on; none where that is so from
    the first. `span` is finite: the longest stretch of days that is ever shown.
    """
    measured = [[_measure(date, span, scale) for date in dates] for scale in scales]
    found = []
    for lane in lanes:
        rows = []
        for scale, widths in zip(scales, measured, strict=True):
            # Most dates are as wide in every lane.
            own = [
                _measure(dates[index], span, scale, lane.until)
                if dates[index].b1 <= lane.until < dates[index].e2
                else widths[index]
                for index in lane.events
            ]
            rows.append(_lay(own))
        while rows and not rows[-1].strip("0"):
            rows.pop()
        found.append(rows)
    return found


def _measure(
    date: When, span: Window, scale: float, until: int = FUTURE
) -> Stretch | None:
    """Return the pixels that the mark of a date takes; None where it has none."""
    figure = make_figure(date, span, stub=STUB / scale, until=until)
    if figure is None:
        return None
    first, last = figure.first * scale, figure.last * scale
    least = 2 * _DOT if figure.kind is Kind.DOT else _LEAST
    if figure.kind is Kind.DOT or last - first < least:
        middle = (first + last) / 2
        first, last = middle - least / 2, middle + least / 2
    fade = _find_fade(figure, date, scale)
    return first - fade, last + fade + (_QUESTION if figure.uncertain else 0)


def _find_fade(figure: Figure, date: When, scale: float) -> float:
    low, high = _FADES
    return min(max(figure.about * scale, low), high) if date.approximate else 0


def _lay(widths: Sequence[Stretch | None]) -> str:
    """Return the rows of the marks of one lane at one scale."""
    # In the order of their beginnings, so that as few rows as can be are taken.
    drawn = sorted((one, at) for at, one in enumerate(widths) if one is not None)
    rows = ["0"] * len(widths)
    for letters, long in ((_SHORT_ROWS, False), (_LONG_ROWS, True)):
        lot = [one for one in drawn if (one[0][1] - one[0][0] > _LONG) == long]
        packed = pack_rows((stretch for stretch, _ in lot), gap=_GAP, most=len(letters))
        for row, (_, place) in zip(packed, lot, strict=True):
            rows[place] = f"{letters}{_NO_ROOM}"[row]
    return "".join(rows)
