"""Parts of a page below each other: one blank line above each, and its title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timeline.rendering import Span, trim_line, wrap_cells, wrap_spans

if TYPE_CHECKING:
    from timeline.rendering import Line
    from timeline.views.options import Options
    from timeline.views.sheet import Sheet

MARGIN = 1
"""Titles and notes stand this many cells clear of the left edge."""


def draw_section(title: str, lines: Iterable[Line], width: int) -> Iterator[Line]:
    """Yield a blank line, the title, and the lines without blank ones on top."""
    yield ()
    for piece in wrap_cells(title, width - MARGIN):
        yield Span(" " * MARGIN), Span(piece, "period")
    yield from _strip(lines)


def set_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield one blank line, then the lines without blank ones on top."""
    yield ()
    yield from _strip(lines)


def _strip(lines: Iterable[Line]) -> Iterator[Line]:
    begun = False
    for line in lines:
        begun = begun or bool(line)
        if begun:
            yield trim_line(line)


def draw_note(text: str, width: int) -> Iterator[Line]:
    """Yield a remark, wrapped."""
    for piece in wrap_cells(text, width):
        yield (Span(piece, "quiet"),)


def draw_item(spans: Iterable[Span], sheet: Sheet[Options]) -> Iterator[Line]:
    """Yield an item of a list, wrapped behind its mark."""
    indent = "    "
    for index, line in enumerate(wrap_spans(spans, sheet.width - len(indent))):
        yield Span(indent if index else f"  {sheet.glyphs.bullet} "), *line


def count_rows(options: Options, usual: int) -> int | None:
    """Return how many rows a table or list may have; None: all."""
    if options.limit is not None:
        return options.limit
    return None if options.full else usual
