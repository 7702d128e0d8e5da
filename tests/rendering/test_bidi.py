"""Runs from right to left: found whole, isolated when painted, and measured as none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.rendering import TAB, Line, Span, measure_cells, plain_line, trim_line
from timeline.rendering.bidi import isolate_lines, split_runs, strip_isolates
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


def _isolate(text: str) -> str:
    return "".join(span.text for span in next(isolate_lines([(Span(text),)])))


def _show(text: str) -> str:
    """Return a text with its isolates as brackets."""
    return _isolate(text).replace("\u2068", "<").replace("\u2069", ">")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kerry visits Sochi", "Kerry visits Sochi"),
        ("Zoë · 北京", "Zoë · 北京"),
        ("פגישה", "<פגישה>"),
        # What follows belongs to it: numbers and names would change places with it.
        ("פגישה עם Kerry ב-2013", "<פגישה עם Kerry ב-2013>"),
        ("Kerry: (פגישה) ", "Kerry: <(פגישה)> "),
        ("“שלום”, he said", "<“שלום”>, he said"),
        # The first letter tells whose order the whole has.
        ("Kerry says שלום, 2 times", "Kerry says <שלום>, 2 times"),
        ("Kerry: שלום וברכה, NATO", "Kerry: <שלום וברכה>, NATO"),
        ("בנימין נתניהו, John Kerry", "<בנימין נתניהו>, John Kerry"),
        ("北京 שלום", "北京 <שלום>"),
        # What was cut ends where it reads to its end.
        ("ראש הממשלה…", "<ראש הממשלה…>"),
        ("Kerry: שלו…", "Kerry: <שלו>…"),
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
    isolated = _isolate(text)
    assert measure_cells("".join(run.text for run in split_runs(text))) == (
        measure_cells(text)
    )
    assert strip_isolates(isolated) == text
    depth = 0
    for char in isolated:
        depth += (char == "\u2068") - (char == "\u2069")
        assert depth in (0, 1)
        if char in "→·│" or "\u0590" <= char <= "\u08ff":
            assert depth == (char not in "→·│")
    assert depth == 0


@pytest.mark.parametrize("name", PAINTERS)
def test_every_painter_keeps_isolates(name: str) -> None:
    line = (Span(f"{_TITLE}   ", "event"), Span("visit", "kind"))
    painted = "".join(paint(name, isolate_lines([line]), Canvas(40)))
    if name == "html":
        assert f"<bdi>{_TITLE}</bdi>" in painted
    else:
        title = _TITLE.replace(" ", "&#160;") if name == "svg" else _TITLE
        assert f"\u2068{title}\u2069" in painted


def test_a_line_for_programs_has_what_was_typed() -> None:
    line: Line = (Span("2013"), TAB, Span(_TITLE))
    assert list(isolate_lines([line])) == [line]


@pytest.mark.parametrize("name", PAINTERS)
def test_a_painter_adds_none_of_its_own(name: str) -> None:
    """A diff and a hint are copied into files."""
    painted = "".join(paint(name, [(Span(_TITLE),)], Canvas(40)))
    assert strip_isolates(painted) == painted
    assert "bdi>" not in painted


def test_isolates_survive_the_trimming_of_a_line() -> None:
    (line,) = isolate_lines([(Span("פגישה  ", "event"),)])
    assert plain_line(trim_line(line)) == "\u2068פגישה\u2069"


def test_a_picture_draws_a_text_as_long_as_without_isolates() -> None:
    lines = [(Span(_TITLE, "kind"),)]
    plain = "".join(paint("svg", lines, Canvas(40)))
    isolated = "".join(paint("svg", isolate_lines(lines), Canvas(40)))
    assert strip_isolates(isolated) == plain
