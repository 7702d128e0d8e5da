"""Runs from right to left: found whole, isolated when painted, and measured as none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.rendering import TAB, Span, measure_cells
from timeline.rendering.bidi import isolate, split_runs
from timeline.rendering.painters import PAINTERS, Canvas, paint

_TITLE = "לקאא 2013"
_PIECES = (
    "פגישה",
    "سلام",
    "a",
    "2013",
    " ",
    "  ",
    " → ",
    " · ",
    ", ",
    "(",
    "│",
    "\u0301",
)


def _show(text: str) -> str:
    """Return a text with its isolates as brackets."""
    return isolate(text).replace("\u2068", "<").replace("\u2069", ">")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kerry visits Sochi", "Kerry visits Sochi"),
        ("Zoë · 北京", "Zoë · 北京"),
        ("פגישה", "<פגישה>"),
        # What follows belongs to it: numbers and names would change places with it.
        ("פגישה עם Kerry ב-2013", "<פגישה עם Kerry ב-2013>"),
        ("Kerry: (פגישה) ", "Kerry: <(פגישה)> "),
        # Not what we draw: an arrow, a dot, a column, a sign.
        ("سلام → سلام · سلام", "<سلام> → <سلام> · <سلام>"),
        ("سلام -> سلام | سلام", "<سلام> -> <سلام> | <سلام>"),
        ("סלאם  visit", "<סלאם>  visit"),
        ("  ●3 סלאם ├╌┤ 4", "  ●3 <סלאם> ├╌┤ 4"),
        # Syriac, Thaana, N'Ko, a form for presentation, Phoenician, Adlam.
        *((letter, f"<{letter}>") for letter in "ܐހߊﷺ𐤀𞤀"),
    ],
)
def test_a_run_is_isolated_whole(text: str, shown: str) -> None:
    assert _show(text) == shown


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_isolates_come_in_pairs_take_no_cell_and_lose_nothing(text: str) -> None:
    isolated = isolate(text)
    assert measure_cells("".join(run.text for run in split_runs(text))) == (
        measure_cells(text)
    )
    assert isolated.replace("\u2068", "").replace("\u2069", "") == text
    depth = 0
    for char in isolated:
        depth += (char == "\u2068") - (char == "\u2069")
        assert depth in (0, 1)
        if char in "→·│" or "\u0590" <= char <= "\u08ff":
            assert depth == (char not in "→·│")
    assert depth == 0


@pytest.mark.parametrize("name", PAINTERS)
def test_every_painter_isolates(name: str) -> None:
    line = (Span(f"{_TITLE}   ", "event"), Span("visit", "kind"))
    painted = "".join(paint(name, [line], Canvas(40)))
    if name == "html":
        assert f"<bdi>{_TITLE}</bdi>   " in painted
    else:
        assert (
            f"\u2068{_TITLE.replace(' ', '&#160;' if name == 'svg' else ' ')}\u2069"
            in (painted)
        )


@pytest.mark.parametrize("name", ["ansi", "text"])
def test_a_line_for_programs_has_what_was_typed(name: str) -> None:
    line = (Span("2013"), TAB, Span(_TITLE))
    assert "".join(paint(name, [line], Canvas(40))) == f"2013\t{_TITLE}\n"
