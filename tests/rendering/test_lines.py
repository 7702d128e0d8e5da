"""Wrapping in terminal cells: nothing too wide, nothing lost, order kept."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline.rendering import (
    TAB,
    Line,
    Span,
    cut_cells,
    cut_line,
    link_span,
    measure_cells,
    pad_cells,
    plain_line,
    plain_text,
    spell_commands,
    trim_line,
    wrap_cells,
    wrap_spans,
)
from timeline.text import make_visible

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
    shown = make_visible(text)
    assert squeeze("".join(wrap_cells(text, width))) == squeeze(shown)


@given(texts, widths)
def test_words_that_fit_are_not_broken(text: str, width: int) -> None:
    lines = [word for line in wrap_cells(text, width) for word in line.split()]
    for word in make_visible(text).split():
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
    shown = make_visible(text)
    assert padded.startswith(shown)
    assert set(padded[len(shown) :]) <= {" "}
    assert len(padded) - len(shown) == max(width - cell_len(shown), 0)


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
    shown = make_visible(text)
    assert cell_len(cut) <= width
    if cell_len(shown) <= width:
        assert cut == shown
    elif width > len(ellipsis) + 1:
        assert cut.endswith(ellipsis)
        assert shown.startswith(cut.removesuffix(ellipsis))


def test_a_cut_never_parts_a_letter_from_its_marks() -> None:
    assert cut_cells("e\u0301" * 9, 4, "…") == "e\u0301" * 3 + "…"
    assert cut_cells("中国中国", 4, "…") == "中…"


def test_a_line_is_cut_where_its_width_ends_and_keeps_its_styles() -> None:
    line = (Span("May ", "date"), Span("中国中国"), Span(" end", "quiet"))
    assert cut_line(line, 8, "…") == (Span("May ", "date"), Span("中…"))
    assert cut_line(line, 12, "…") == (Span("May ", "date"), Span("中国中…"))
    assert cut_line(line, 5, "...") == (Span("Ma...", "date"),)
    assert cut_line(line, 16, "…") == line
    for width in range(16):
        assert (
            sum(measure_cells(span.text) for span in cut_line(line, width, "…"))
            <= width
        )


@given(span_lists)
def test_trimming_takes_spaces_from_the_end_alone(spans: list[Span]) -> None:
    trimmed = "".join(span.text for span in trim_line(spans))
    assert trimmed == "".join(span.text for span in spans).rstrip(" ")


# Everything from C0 and C1 over what turns the direction of text to lone surrogates.
_OBEYED = "".join(map(chr, [*range(32), *range(127, 160)])) + (
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068"
    "\u2069\ufeff\ud800\udcff\udfff\ufffe\uffff"
)


@pytest.mark.parametrize("char", _OBEYED)
def test_no_span_holds_what_a_terminal_obeys(char: str) -> None:
    spans = [
        Span(f"a{char}b"),
        Span("a")._replace(text=f"a{char}b"),
        Span._make((f"a{char}b", "", "")),
        link_span(f"a{char}b", f"https://e.org/{char}"),
    ]
    for span in spans:
        assert char not in span.text
        assert char not in span.link
        span.text.encode()
        assert cell_len(span.text) == measure_cells(f"a{char}b")


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://e.org/a?b=c&d=%20#e", "https://e.org/a?b=c&d=%20#e"),
        ("HTTP://e.org", "HTTP://e.org"),
        ("mailto:a@e.org?subject=x", "mailto:a@e.org?subject=x"),
        ("https://e.org/ä b", "https://e.org/%C3%A4%20b"),
        (
            'https://e.org/"><script>alert(2)</script>',
            "https://e.org/%22%3E%3Cscript%3Ealert(2)%3C/script%3E",
        ),
        ("https://e.org/\x1b]8;;\x07\x9c", "https://e.org/%1B]8;;%07%C2%9C"),
        ("https://e.org/\udcff", "https://e.org/%ED%B3%BF"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        (" https://e.org", ""),
        ("\x01https://e.org", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("vbscript:x", ""),
        ("ftp://e.org/x", ""),
        ("//e.org/x", ""),
        ("e.org/x", ""),
        ("https:", ""),
        ("https:///etc", ""),
        ("mailto:", ""),
        ("x-https://e.org", ""),
        # To a pattern that ignores case these are an s and an i.
        ("http\u017f://e.org", ""),
        ("ma\u0131lto:a@e.org", ""),
        ("", ""),
    ],
)
def test_only_an_address_that_is_safe_to_follow_is_a_link(url: str, link: str) -> None:
    assert Span("text", "", url).link == link
    # What is an address already stays as it is.
    assert Span("text", "", link).link == link
    expected = Span("text", "link", url) if link else Span("text")
    assert link_span("text", url) == expected


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ((Span("::error file=a::x"),), r"\x3a:error file=a::x"),
        ((Span("  "), Span("::error::x")), r"  \x3a:error::x"),
        ((Span(" \u3000::error::x"),), " \u3000\\x3a:error::x"),
        ((Span(":", "date"), Span(":error::x")), r"\x3a:error::x"),
        ((Span("a ::error::x"),), "a ::error::x"),
        ((Span(": :error::x"),), ": :error::x"),
        ((Span("a ##[add-mask]b"),), r"a \x23#[add-mask]b"),
        ((Span("a #"), Span("#[x]", "date")), r"a \x23#[x]"),
        ((Span("###[x] ##vso[y]"),), r"#\x23#[x] \x23#vso[y]"),
        ((Span("::a::##[b]"),), r"\x3a:a::\x23#[b]"),
        ((Span("## heading [x]"),), "## heading [x]"),
        ((Span("a"), TAB, Span("b\tc")), "a\tb c"),
        ((Span("a  "), Span("  ")), "a"),
    ],
)
def test_no_line_is_a_command_to_who_runs_us(line: Line, plain: str) -> None:
    assert plain_line(line) == plain
    assert plain_text([line]) == f"{plain}\n"
    spelled = spell_commands(line)
    assert [span.style for span in spelled] == [span.style for span in line]
    assert spell_commands(spelled) == spelled
