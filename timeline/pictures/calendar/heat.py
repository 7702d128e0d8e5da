"""Squares for numbers: the larger, the more events begin in what a square stands for.

Size says it, not colour, so that it is seen in print and by everybody. A square is
pale where none of its events is more than possible.
"""

from collections.abc import Iterable, Iterator

from timeline.layout.heat import Steps, make_steps
from timeline.pictures.canvas import Key, Sizes
from timeline.pictures.shapes import Ink, Rect, Shape
from timeline.pictures.stacks import POSSIBLE, Stack, draw_possible

# The share of a cell's side that one event has, and that all have where there are
# never more.
_LEAST_SIDE, _ONLY_SIDE = 0.4, 0.75
_FULL = 0.94
_DASH = "–"


class Heat:
    """The scale of the squares of one picture."""

    def __init__(self, stacks: Iterable[Stack]) -> None:
        """Take all numbers that will be drawn."""
        self._stacks = tuple(one for one in stacks if one.events)
        self._most = max((one.events for one in self._stacks), default=1)
        self._steps: Steps = make_steps(self._most)

    def draw(self, stack: Stack, x: float, y: float, room: float) -> Shape:
        """Return the square of a number around a middle, in a square of a side."""
        step = self._steps.find(stack.events)
        side = room * _FULL * self._measure(step)
        left, top = x - side / 2, y - side / 2
        if not stack.certain:
            return draw_possible(left, top, side, side)
        return Rect(left, top, side, side, Ink.MARK)

    def _measure(self, step: int) -> float:
        """Return the share of a cell's side that the square of a step has."""
        most = self._steps.find(self._most)
        if most == 1:
            return _ONLY_SIDE
        # Areas grow evenly from step to step.
        least = _LEAST_SIDE**2
        share = (step - 1) / (most - 1)
        return float((least + (1 - least) * share) ** 0.5)

    def list_keys(self, sizes: Sizes, what: str) -> Iterator[Key]:
        """Yield the steps that occur: `2 events in a week`, the others by number."""
        side = 2.6 * sizes.mark
        used = sorted({self._steps.find(one.events) for one in self._stacks})
        for place, step in enumerate(used):
            least, most = self._steps.bounds(step)
            text = f"{least:,}" if most is not None else f"{least:,} or more"
            if most is not None and most > least:
                text = f"{least:,}{_DASH}{most:,}"
            if not place:
                noun = "event" if text == "1" else "events"
                text = f"{text} {noun} in {what}"
            stack = Stack(least, 0)
            yield Key(text, (self.draw(stack, 0, 0, side),))
        if any(not one.certain for one in self._stacks):
            half = sizes.mark
            shape = draw_possible(-half, -half, 2 * half, 2 * half)
            yield Key(POSSIBLE, (shape,))
