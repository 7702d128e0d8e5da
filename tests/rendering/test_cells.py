"""The short ways through text in cells: each gives what the general way gives."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline.rendering import (
    UNICODE,
    Line,
    Span,
    cut_cells,
    measure_cells,
    pad_cells,
    wrap_cells,
    wrap_spans,
)
from timeline.rendering.cells import break_words, chop_cells, count_cells
from timeline.text import make_visible

# Mostly what the short ways take, with enough of what they must leave alone.
_PIECES = (
    *("a", "word", "Novák", "Müller", "Лавров", "Αθήνα", "co-ordination", "x" * 30),
    *(" ", " ", " ", " ", "  ", " · ", " → ", "–", "…", "≠", "● ", "\t", "\x1b", "\n"),
    *("中国", "ー", "e\u0301", "\u0301", "\u200d", "☁\ufe0f", "1\ufe0f", "👨\u200d👩"),
    *("\u00a0", "\u00ad", "سلام", "שלום", "\u202e", "\ufe0f", "한", "ﷺ", "\u0483"),
)
_plain = st.lists(st.sampled_from(_PIECES[:23]), max_size=40).map("".join)
_mixed = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)
texts = st.one_of(_plain, _mixed, st.text(max_size=80))
widths = st.integers(min_value=0, max_value=100)
styles = st.sampled_from([("", ""), ("quiet", ""), ("link", "https://example.org/a")])


def _make_spans(parts: Iterable[tuple[str, tuple[str, str]]]) -> list[Span]:
    return [Span(text, *style) for text, style in parts]


spans_of_one_style = st.tuples(st.lists(texts, max_size=5), styles).map(
    lambda drawn: _make_spans((text, drawn[1]) for text in drawn[0])
)


def break_in_general(text: str, width: int) -> list[str]:
    """Return the lines of words by what Rich says of each that might be one."""
    width = max(width, 2)
    lines: list[str] = []
    line = ""
    for word in filter(None, text.split(" ")):
        candidate = f"{line} {word}" if line else word
        if cell_len(candidate) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        *full, line = chop_cells(word, width) if cell_len(word) > width else [word]
        lines.extend(full)
    return [*lines, line] if line else lines


def wrap_in_general(spans: Iterable[Span], width: int) -> Iterator[Line]:
    """Yield lines of spans, each with an empty one of another style at its end.

    What is of several styles goes the general way.
    """
    other = Span("", "date")
    for line in wrap_spans([*spans, other, Span(f" {'|' * width}", "date")], width):
        kept = tuple(span for span in line if span.style != "date")
        if kept and kept[-1].text == " ":
            kept = kept[:-1]
        if kept:
            yield kept


def test_every_character_that_is_shown_is_as_wide_as_rich_says() -> None:
    wrong = [
        char
        for char in map(chr, range(0x20, 0x30000))
        if make_visible(char) == char
        and any(count_cells(text) != cell_len(text) for text in (char, f"1{char}b"))
    ]
    assert not wrong


@pytest.mark.parametrize("glyph", sorted({char for text in UNICODE for char in text}))
def test_what_we_draw_with_is_as_wide_as_rich_says(glyph: str) -> None:
    assert count_cells(glyph * 3) == cell_len(glyph * 3)


@given(texts)
def test_cells_are_counted_as_rich_counts_them(text: str) -> None:
    assert measure_cells(text) == cell_len(make_visible(text))


@given(texts, widths)
def test_words_are_broken_as_the_general_way_breaks_them(text: str, width: int) -> None:
    shown = make_visible(text)
    assert break_words(shown, width) == break_in_general(shown, width)


@given(texts, widths)
def test_what_fits_is_kept_and_the_rest_is_words(text: str, width: int) -> None:
    shown = make_visible(text)
    if cell_len(shown) <= max(width, 2):
        assert wrap_cells(text, width) == [shown]
    else:
        assert wrap_cells(text, width) == (break_in_general(shown, width) or [""])


@given(texts, widths, st.sampled_from(["…", "..."]))
def test_text_is_cut_where_chopping_cuts_it(
    text: str, width: int, ellipsis: str
) -> None:
    shown, room = make_visible(text), width - len(ellipsis)
    if cell_len(shown) > width and room >= 2:
        first = chop_cells(shown, room)[0].rstrip(" ")
        assert cut_cells(text, width, ellipsis) == f"{first}{ellipsis}"


@given(texts, widths)
def test_text_is_padded_by_its_cells(text: str, width: int) -> None:
    shown = make_visible(text)
    assert pad_cells(text, width) == shown + " " * max(width - cell_len(shown), 0)


@given(spans_of_one_style, st.integers(min_value=2, max_value=100))
def test_spans_of_one_style_are_wrapped_as_several_are(
    spans: list[Span], width: int
) -> None:
    assert list(wrap_spans(spans, width)) == list(wrap_in_general(spans, width))
