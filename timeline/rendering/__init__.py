"""Lines of styled text, measured in terminal cells, and what is painted of them.

cells      text in terminal cells: measured, broken, cut, padded
lines      spans and lines; breaking, cutting, trimming them
theme      styles by name, and the glyphs that views draw with
columns    tables whose cells wrap; sparkline, numbers in a row of cells
bidi       text from right to left, kept in its place
excerpts   the place in a question that something is said of
markdown   pages of the documentation
painters   terminal codes, plain text, a page, a picture
"""

from timeline.rendering.cells import cut_cells, measure_cells, pad_cells, wrap_cells
from timeline.rendering.lines import (
    TAB,
    Line,
    Span,
    cut_line,
    draw_labelled,
    link_span,
    plain_line,
    plain_text,
    share_span,
    spell_commands,
    trim_line,
    wrap_spans,
)
from timeline.rendering.theme import ASCII, STYLES, UNICODE, Glyphs

__all__ = [
    "ASCII",
    "STYLES",
    "TAB",
    "UNICODE",
    "Glyphs",
    "Line",
    "Span",
    "cut_cells",
    "cut_line",
    "draw_labelled",
    "link_span",
    "measure_cells",
    "pad_cells",
    "plain_line",
    "plain_text",
    "share_span",
    "spell_commands",
    "trim_line",
    "wrap_cells",
    "wrap_spans",
]
