"""The place in a question, marked in cells, however long or odd the question is."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.cli.failures import report_failure
from timeline.diagnostics import Excerpt, ExpectedError, Remedy
from timeline.rendering import measure_cells, plain_text
from timeline.rendering.excerpts import draw_excerpt
from timeline.text import find_commands, make_visible


def draw(
    text: str, start: int, end: int, *, width: int = 80, ellipsis: str = "…"
) -> list[str]:
    """Return the lines of an excerpt without their margin."""
    excerpt = Excerpt(text, start, end)
    lines = plain_text(draw_excerpt(excerpt, width=width, ellipsis=ellipsis))
    return [line.removeprefix("    ") for line in lines.splitlines()]


@pytest.mark.parametrize(
    ("text", "start", "end", "lines"),
    [
        ("actor:Russia mont:May", 13, 17, ["actor:Russia mont:May", " " * 13 + "^^^^"]),
        ("abc", 0, 3, ["abc", "^^^"]),
        ("abc", 0, 1, ["abc", "^"]),
        ("abc", 2, 3, ["abc", "  ^"]),
        # Of no length: the character there, or behind the last.
        ("abc", 1, 1, ["abc", " ^"]),
        ("abc", 3, 3, ["abc", "   ^"]),
        ("", 0, 0, ["", "^"]),
        # Out of bounds.
        ("abc", 1, 99, ["abc", " ^^"]),
        ("abc", 7, 9, ["abc", "   ^"]),
        ("abc", 2, 1, ["abc", "  ^"]),
        ("abc", -3, 1, ["abc", "^"]),
        # Wide characters take two cells, combining ones none.
        ("日本 x", 1, 2, ["日本 x", "  ^^"]),
        ("日本 x", 3, 4, ["日本 x", "     ^"]),
        ("e\u0301te\u0301 x", 0, 2, ["e\u0301te\u0301 x", "^"]),
        ("e\u0301te\u0301 x", 2, 3, ["e\u0301te\u0301 x", " ^"]),
        ("e\u0301te\u0301 x", 6, 7, ["e\u0301te\u0301 x", "    ^"]),
        # A mark alone is marked where it stands.
        ("ae\u0301b", 2, 3, ["ae\u0301b", " ^"]),
        # Controls are spelled out, breaks of lines are spaces.
        ("a\x1bb", 1, 2, ["a\\x1bb", " ^^^^"]),
        ("a\x1bb", 2, 3, ["a\\x1bb", "     ^"]),
        ("a\u202eb", 1, 3, ["a\\u202eb", " ^^^^^^^"]),
        ("a\nb\tc", 2, 3, ["a b c", "  ^"]),
        ("a\nb\tc", 4, 5, ["a b c", "    ^"]),
        # So is what a runner would obey.
        ("::error::x", 2, 7, ["\\x3a:error::x", "     ^^^^^"]),
        ("::error::x", 0, 1, ["\\x3a:error::x", "^^^^"]),
        ("a ##vso[x]", 3, 4, ["a \\x23#vso[x]", "      ^"]),
    ],
)
def test_place_is_marked(text: str, start: int, end: int, lines: list[str]) -> None:
    assert draw(text, start, end) == lines


LONG = "".join(f"{number:04}" for number in range(100))


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [
        (0, 4, ["000000010002000…", "^^^^"]),
        (8, 12, ["…00001000200030…", "      ^^^^"]),
        (200, 204, ["…80049005000510…", "      ^^^^"]),
        (396, 400, ["…096009700980099", "            ^^^^"]),
        (400, 400, ["…96009700980099", "               ^"]),
        (100, 300, ["…00250026002700…", " ^^^^^^^^^^^^^^"]),
        (0, 400, ["000000010002000…", "^^^^^^^^^^^^^^^"]),
    ],
)
def test_long_text_is_cut_round_the_place(
    start: int, end: int, lines: list[str]
) -> None:
    assert draw(LONG, start, end, width=20) == lines


def test_text_that_fits_is_not_cut() -> None:
    assert draw("x" * 16, 7, 8, width=20, ellipsis="...")[0] == "x" * 16
    assert draw("x" * 17, 7, 8, width=20, ellipsis="...")[0] == f"...{'x' * 10}..."


_TEXTS = st.text(
    st.sampled_from("ab :#日\u0301\u200d\ufe0f❤\x1b\n\u202e") | st.characters(),
    max_size=60,
)


@given(_TEXTS, st.integers(-1, 70), st.integers(-1, 70), st.integers(20, 90))
def test_any_text_is_one_line_that_fits_and_is_marked_within(
    text: str, start: int, end: int, width: int
) -> None:
    excerpt = Excerpt(text, start, end)
    for ellipsis in ("…", "..."):
        drawn = list(draw_excerpt(excerpt, width=width, ellipsis=ellipsis))
        (shown, carets) = ("".join(span.text for span in line) for line in drawn)
        assert measure_cells(shown) <= width
        assert set(carets) == {" ", "^"}
        # Behind the last character is a place, too.
        assert len(carets) <= max(measure_cells(shown), 5)
        assert find_commands(shown) == ()


@given(_TEXTS, _TEXTS, _TEXTS)
def test_what_is_above_the_carets_is_the_place(
    before: str, marked: str, after: str
) -> None:
    """Where no mark or joiner ties the place to what stands before or behind it."""
    before, marked, after = f"{before}a", f"b{marked}b", f"a{after}"
    excerpt = Excerpt(before + marked + after, len(before), len(before + marked))
    assume(not find_commands(f"    {excerpt.text}"))
    _, carets = draw_excerpt(excerpt, width=1000, ellipsis="…")
    assert carets[0].text == " " * (4 + measure_cells(before))
    assert len(carets[1].text) == measure_cells(marked)


def _fail(excerpt: Excerpt | None) -> Callable[[], object]:
    def main() -> object:
        raise ExpectedError(
            "no field is called 'mont'",
            "did you mean month?",
            remedy=Remedy("list-kinds"),
            excerpt=excerpt,
        )

    return main


def test_it_stands_between_the_problem_and_the_hint(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("NO_COLOR", "1")
    text = "actor:Russia and mont:2013 and kind:visit"
    assert report_failure(_fail(Excerpt(text, 17, 21))) == 2
    assert capfd.readouterr().err.splitlines() == [
        "timeline: error: no field is called 'mont'",
        "    …ussia and mont:2013 and …",
        "               ^^^^",
        "  hint: did you mean month? `timeline kinds` lists them",
    ]


def test_without_one_nothing_stands_there(capfd: pytest.CaptureFixture[str]) -> None:
    assert report_failure(_fail(None)) == 2
    assert len(capfd.readouterr().err.splitlines()) == 2


def test_what_it_is_made_of_is_shown_as_text(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert report_failure(_fail(Excerpt("a \x1b[2J b", 2, 3))) == 2
    told = capfd.readouterr().err
    assert make_visible("\x1b[2J") in told
    assert "\x1b[2J" not in told
