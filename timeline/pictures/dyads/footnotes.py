"""What is said below a drawing of pairs: which kinds count, and what is in no pair."""

from collections.abc import Iterable, Iterator

from timeline.pictures.canvas import Sizes
from timeline.pictures.measure import break_text, measure_text
from timeline.pictures.shapes import Ink, Shape, Text

_LINE = 1.35
_LINES_A_NOTE = 2


class Footnotes:
    """Sentences one behind the other, as many as have room; the others are counted."""

    def __init__(
        self, notes: Iterable[str], width: float, sizes: Sizes, most: float
    ) -> None:
        """Take the sentences, and how wide and high all may be."""
        self._size = sizes.foot
        self.notes = tuple(note for note in notes if note)
        room = max(int(most / (self._size * _LINE)), 1)
        kept = len(self.notes)
        self._lines = self._lay(kept, width)
        while kept and len(self._lines) > room:
            kept -= 1
            self._lines = self._lay(kept, width)

    def _lay(self, kept: int, width: float) -> list[str]:
        """Return lines of the first notes: a note goes on in a line that holds it."""
        more = len(self.notes) - kept
        told = [*self.notes[:kept], *([f"And {more:,} more notes."] if more else [])]
        lines: list[str] = []
        for note in told:
            joined = f"{lines[-1]} {note}" if lines else note
            if lines and measure_text(joined, self._size) <= width:
                lines[-1] = joined
            else:
                lines += break_text(note, self._size, width, _LINES_A_NOTE)
        return lines

    @property
    def height(self) -> float:
        """Return how high they are, with the gap above."""
        return (len(self._lines) + 0.6) * self._size * _LINE if self._lines else 0

    def draw(self, x: float, bottom: float) -> Iterator[Shape]:
        """Yield the lines, the last of which stands on the bottom."""
        for number, line in enumerate(reversed(self._lines)):
            y = bottom - self._size * (0.3 + _LINE * number)
            yield Text(x, y, line, self._size, Ink.SOFT)
