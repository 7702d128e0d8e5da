"""Wrapping in terminal cells: nothing too wide, nothing lost, order kept."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline.views.lines import (
    Line,
    Span,
    cut_cells,
    pad_cells,
    plain_text,
    trim_blanks,
    wrap_cells,
    wrap_spans,
)

# Wide, combining, joined, coloured, right-to-left and invisible characters, mixed
# with letters and spaces so that words and breaks occur.
_PIECES = (
    "a",
    "word",
    " ",
    "  ",
    "中国",
    "ー",
    "e\u0301",
    "\u0301\u0302",
    "\u200d",
    "\ufe0f",
    "☁\ufe0f",
    "👨\u200d👩\u200d👧",
    "🇷🇺",
    "👍🏽",
    "\u200b",
    "\u00a0",
    "سلام",
    "한",
    "ﷺ",
    "[b]",
)
texts = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=60).map("".join),
    st.text(max_size=80),
)
widths = st.integers(min_value=2, max_value=120)
span_lists = st.lists(
    st.builds(Span, texts, st.sampled_from(["", "date", "quiet"])), max_size=6
)


def squeeze(text: str) -> str:
    """Return text without its spaces, the only thing a break may swallow."""
    return text.replace(" ", "")


def join(lines: Iterable[Line]) -> list[str]:
    return ["".join(span.text for span in line) for line in lines]


def styled_characters(spans: Iterable[Span]) -> list[tuple[str, str]]:
    return [(char, span.style) for span in spans for char in span.text if char != " "]


@given(texts, widths)
def test_wrapped_text_is_never_wider_than_the_width(text: str, width: int) -> None:
    assert max(map(cell_len, wrap_cells(text, width))) <= width


@given(texts, widths)
def test_wrapping_text_loses_nothing_but_spaces(text: str, width: int) -> None:
    assert squeeze("".join(wrap_cells(text, width))) == squeeze(text)


@given(texts, widths)
def test_words_that_fit_are_not_broken(text: str, width: int) -> None:
    lines = [word for line in wrap_cells(text, width) for word in line.split()]
    for word in text.split():
        if cell_len(word) <= width and text.isascii():
            assert word in lines


@given(span_lists, widths)
def test_wrapped_spans_are_never_wider_than_the_width(
    spans: list[Span], width: int
) -> None:
    assert all(cell_len(line) <= width for line in join(wrap_spans(spans, width)))


@given(span_lists, widths)
def test_wrapping_spans_keeps_every_character_with_its_style(
    spans: list[Span], width: int
) -> None:
    wrapped = [span for line in wrap_spans(spans, width) for span in line]
    assert styled_characters(wrapped) == styled_characters(spans)


@given(span_lists, widths)
def test_wrapped_spans_neither_begin_nor_end_with_a_space(
    spans: list[Span], width: int
) -> None:
    for line in join(wrap_spans(spans, width)):
        assert line == line.strip(" ") != ""


@given(texts, st.integers(min_value=0, max_value=120))
def test_padding_adds_spaces_only_and_only_up_to_the_width(
    text: str, width: int
) -> None:
    padded = pad_cells(text, width)
    assert padded.startswith(text)
    assert set(padded[len(text) :]) <= {" "}
    assert len(padded) - len(text) == max(width - cell_len(text), 0)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("fits as it is", 13, ["fits as it is"]),
        ("  two  spaces ", 14, ["  two  spaces "]),
        ("breaks at a space", 10, ["breaks at", "a space"]),
        ("drops   the  spaces", 10, ["drops the", "spaces"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a abcdefgh b", 3, ["a", "abc", "def", "gh", "b"]),
        ("北京会见", 5, ["北京", "会见"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 2, ["👨\u200d👩\u200d👧"] * 2),
        ("北京", 0, ["北", "京"]),
        # Joiners that join nothing.
        ("\u200d\u200dword", 2, ["\u200d\u200dwo", "rd"]),
    ],
)
def test_text_is_wrapped(text: str, width: int, lines: list[str]) -> None:
    assert wrap_cells(text, width) == lines


@pytest.mark.parametrize(
    ("spans", "lines"),
    [
        ([], []),
        ([Span("  ")], []),
        (
            [Span("one "), Span("two", "date")],
            [(Span("one"), Span(" "), Span("two", "date"))],
        ),
        ([Span("un", "date"), Span("broken")], [(Span("un", "date"), Span("broken"))]),
        (
            [Span("twelve"), Span("letters", "date")],
            [(Span("twelve"), Span("lett", "date")), (Span("ers", "date"),)],
        ),
        # A word without width is a word: it is not overwritten by the next.
        ([Span("\u0301 next")], [(Span("\u0301 next"),)]),
        (
            [Span("here", "link", "https://a.example"), Span(" is a link")],
            [
                (Span("here", "link", "https://a.example"), Span(" "), Span("is a")),
                (Span("link"),),
            ],
        ),
    ],
)
def test_spans_are_wrapped_at_ten_cells(spans: list[Span], lines: list[Line]) -> None:
    assert list(wrap_spans(spans, 10)) == lines


def test_plain_text_is_the_text_of_the_spans_a_line_each() -> None:
    lines = [(Span("● ", "strong"), Span("Mon", "date")), (), (Span("end"),)]
    assert plain_text(lines) == "● Mon\n\nend\n"


@given(texts, st.integers(min_value=0, max_value=120), st.sampled_from(["…", "..."]))
def test_what_is_cut_fits_and_says_so(text: str, width: int, ellipsis: str) -> None:
    cut = cut_cells(text, width, ellipsis)
    assert cell_len(cut) <= width
    if cell_len(text) <= width:
        assert cut == text
    elif width > len(ellipsis) + 1:
        assert cut.endswith(ellipsis)
        assert text.startswith(cut.removesuffix(ellipsis))


def test_a_cut_never_parts_a_letter_from_its_marks() -> None:
    assert cut_cells("e\u0301" * 9, 4, "…") == "e\u0301" * 3 + "…"
    assert cut_cells("中国中国", 4, "…") == "中…"


@given(span_lists)
def test_trimming_takes_spaces_from_the_end_alone(spans: list[Span]) -> None:
    trimmed = "".join(span.text for span in trim_blanks(spans))
    assert trimmed == "".join(span.text for span in spans).rstrip(" ")
