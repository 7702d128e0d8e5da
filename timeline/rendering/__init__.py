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

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.rendering.cells import cut_cells as cut_cells
    from timeline.rendering.cells import measure_cells as measure_cells
    from timeline.rendering.cells import pad_cells as pad_cells
    from timeline.rendering.cells import wrap_cells as wrap_cells
    from timeline.rendering.lines import TAB as TAB
    from timeline.rendering.lines import Line as Line
    from timeline.rendering.lines import Span as Span
    from timeline.rendering.lines import cut_line as cut_line
    from timeline.rendering.lines import draw_labelled as draw_labelled
    from timeline.rendering.lines import link_span as link_span
    from timeline.rendering.lines import plain_line as plain_line
    from timeline.rendering.lines import plain_text as plain_text
    from timeline.rendering.lines import share_span as share_span
    from timeline.rendering.lines import spell_commands as spell_commands
    from timeline.rendering.lines import trim_line as trim_line
    from timeline.rendering.lines import wrap_spans as wrap_spans
    from timeline.rendering.theme import ASCII as ASCII
    from timeline.rendering.theme import STYLES as STYLES
    from timeline.rendering.theme import UNICODE as UNICODE
    from timeline.rendering.theme import Glyphs as Glyphs
else:
    from timeline.faces import make_face

    __getattr__, __dir__, __all__ = make_face(
        __name__,
        {
            "cells": ("cut_cells", "measure_cells", "pad_cells", "wrap_cells"),
            "lines": (
                "TAB",
                "Line",
                "Span",
                "cut_line",
                "draw_labelled",
                "link_span",
                "plain_line",
                "plain_text",
                "share_span",
                "spell_commands",
                "trim_line",
                "wrap_spans",
            ),
            "theme": ("ASCII", "STYLES", "UNICODE", "Glyphs"),
        },
    )
