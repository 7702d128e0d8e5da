"""How people are told something beside results: problems, notices, folded lines.

Where the lines go is another question: to a terminal at once, or somewhere that they
are kept until there is room for them.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextvars import ContextVar

from timeline.diagnostics import Excerpt
from timeline.rendering import (
    Glyphs,
    Line,
    Span,
    measure_cells,
    wrap_cells,
    wrap_spans,
)

QUIET: ContextVar[bool] = ContextVar("QUIET", default=False)
"""Nobody wants to be told what is merely worth knowing."""


class Voice(ABC):
    """What takes lines for people, and knows how wide they may be."""

    width: int
    """In terminal cells."""
    is_terminal: bool
    """Lines that are wider would be broken anywhere."""
    glyphs: Glyphs

    @abstractmethod
    def write_lines(self, lines: Iterable[Line]) -> None:
        """Take lines as they are."""

    def write_problem(
        self, message: str, hint: str = "", excerpt: Excerpt | None = None
    ) -> None:
        """Write an error, the place in the question, and what to do about it."""
        from timeline.rendering.excerpts import draw_excerpt

        head = (Span("timeline: "), Span("error: ", "error"))
        lines = list(self._hang(head, message))
        if excerpt is not None and excerpt.text.strip():
            ellipsis = self.glyphs.ellipsis
            lines += draw_excerpt(excerpt, width=self.width, ellipsis=ellipsis)
        if hint:
            lines += self._hang((Span("  hint: ", "label"),), hint)
        self.write_lines(lines)

    def _hang(self, head: Line, text: str) -> Iterator[Line]:
        """Yield a text behind its head; on a terminal broken between words."""
        used = sum(measure_cells(span.text) for span in head)
        indent = min(used, 8)
        if not self.is_terminal or used + measure_cells(text) <= self.width:
            yield (*head, Span(text))
            return
        # What fills up the first line is taken away from it again.
        filler = "_" * (used - indent)
        first, *rest = wrap_cells(f"{filler}{text}", self.width - indent)
        yield (*head, Span(first.removeprefix(filler)))
        for piece in rest:
            yield (Span(" " * indent), Span(piece))

    def write_notice(self, text: str) -> None:
        """Write something worth knowing that is no result, unless `QUIET` is set."""
        if QUIET.get():
            return
        pieces = wrap_cells(text, self.width) if self.is_terminal else [text]
        self.write_lines([(Span(piece, "quiet"),) for piece in pieces])

    def write_folded(self, lines: Iterable[Line]) -> None:
        """Write lines; on a terminal, broken between words below where each begins."""
        self.write_lines(
            piece
            for line in lines
            for piece in (self._fold(line) if self.is_terminal else (line,))
        )

    def _fold(self, line: Line) -> Iterator[Line]:
        text = "".join(span.text for span in line)
        indent = len(text) - len(text.lstrip(" "))
        if measure_cells(text) <= self.width:
            yield line
            return
        pieces = wrap_spans(line, self.width - indent - 2)
        for number, piece in enumerate(pieces):
            yield (Span(" " * (indent + (2 if number else 0))), *piece)
