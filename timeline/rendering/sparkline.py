"""Numbers in a row of cells, one each: how something went, at a glance."""

from collections.abc import Sequence
from math import ceil

from timeline.rendering.theme import Glyphs


def draw_sparkline(weights: Sequence[float], glyphs: Glyphs) -> str:
    """Return one character for each weight, the largest being the tallest.

    Weights are zero or more. Only zero is blank: what is not zero never looks so.
    """
    most = max(weights, default=0)
    levels = glyphs.levels
    return "".join(
        levels[max(ceil(weight / most * len(levels)), 1) - 1] if weight > 0 else " "
        for weight in weights
    )
