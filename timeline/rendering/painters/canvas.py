"""What painters know besides the lines, and what a painter is."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from timeline.lean import NamedTuple
from timeline.rendering.lines import Line


class Canvas(NamedTuple):
    """What the lines are painted on."""

    width: int = 80
    """Cells in a line. What does not wrap, such as the list, may be wider."""
    title: str = ""
    """Stands over a picture and names a page; as it was typed."""


class Painter(Protocol):
    """Paints lines: the form of the function `paint` of each module in `PAINTERS`."""

    def __call__(self, lines: Iterable[Line], canvas: Canvas, /) -> Iterator[str]:
        """Yield the pieces of a text, which together are the whole.

        No span holds anything that the far end would obey (`Span`); what makes the
        form of the text, such as its escapes or its tags, the painter adds itself.
        """
