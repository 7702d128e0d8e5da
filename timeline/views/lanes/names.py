"""The column of names at the left of lanes, with a number at its end."""

from collections.abc import Iterable, Iterator

from timeline.rendering import Glyphs, Line, Span, cut_cells, measure_cells, pad_cells
from timeline.views.options import LanesOptions
from timeline.views.sheet import Sheet

# The names may take one part in so many of the width.
_NAME_SHARE = 4
_LEAST_NAME = 10
_ABOVE = "their events stand above"


class NameColumn:
    """Names of lanes, each with what stands at its right edge."""

    def __init__(
        self, labels: Iterable[str], marks: Iterable[str], width: int, glyphs: Glyphs
    ) -> None:
        """Take all names and numbers that may be drawn, and the width of a line."""
        self._number_width = max(map(len, marks), default=0)
        self._number_width += bool(self._number_width)
        widest = max(map(measure_cells, labels), default=0)
        most = max(width // _NAME_SHARE, _LEAST_NAME + self._number_width)
        self.width = min(widest + self._number_width, most, max(width - 2, 1))
        self._glyphs = glyphs

    def draw(self, label: str, number: str = "", style: str = "event") -> Line:
        """Return a name and its number, padded to the width."""
        room = max(self.width - self._number_width, 0)
        name = cut_cells(label, room, self._glyphs.ellipsis)
        return (
            Span(pad_cells(name, room), style),
            Span(f"{number:>{self._number_width}}", "quiet"),
        )

    def draw_blank(self) -> Line:
        """Return the column beside a row that has no name."""
        return (Span(" " * self.width),)


def draw_above(name: Line, sheet: Sheet[LanesOptions]) -> Iterator[Line]:
    """Yield a lane that has no events but those of other lanes."""
    room = sheet.width - sum(measure_cells(span.text) for span in name) - 1
    text = cut_cells(_ABOVE, max(room, 0), sheet.glyphs.ellipsis)
    yield *name, Span(" "), Span(text, "quiet")
