"""Pictures: runs of text stand where their first letter does."""

import re

from timeline.rendering import Span
from timeline.rendering.painters.canvas import Canvas
from timeline.rendering.painters.svg import paint

_CELL = 12.2


def test_no_run_begins_or_ends_with_a_blank() -> None:
    line = (Span("one"), Span("  two  ", "strong"), Span("three", "date"), Span("  "))
    (picture,) = paint([line, (Span("   ", "strong"), Span("x"))], Canvas(40))
    runs = re.findall(
        r'x="([0-9.]+)"[^>]*textLength="([0-9.]+)"[^>]*>([^<]*)<', picture
    )
    found = {text: (float(x), float(length)) for x, length, text in runs}
    assert not [text for text in found if "#160" in (text[:6], text[-5:])]
    assert found["one"] == (0.0, round(3 * _CELL, 1))
    assert found["two"] == (round(5 * _CELL, 1), round(3 * _CELL, 1))
    assert found["three"] == (round(10 * _CELL, 1), round(5 * _CELL, 1))
    assert found["x"] == (round(3 * _CELL, 1), _CELL)
