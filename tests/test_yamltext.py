"""Texts as YAML, read back by libyaml and by PyYAML's own scanner."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from timeline.yamltext import LONGEST_KEY, format_block, is_plain, quote_scalar

WEIRD = (
    *("a: b", "a:", ": a", "'q'", '"dq"', "O'Brien", "O’Brien", "a #b", "#a", "- a"),
    *("-", "--", "---", "--- a", "...", "... a", ".", ".5", "no", "NO", "null", "Null"),
    *("~", "~a", "yes", "Y", "on", "true", "=", "=a", "<<", "<<a", "a=b", "?", "? a"),
    *("2013", "1.5", "0x1f", "1e3", "12:30", "2013-05-10", "+1", "-4.5", "-0431/-0404"),
    *("a, b", "[x]", "{x}", "x]", "x}", "&a", "*a", "!t", "%d", "@x", "`b", "|", ">"),
    *("a\\b", "\\n", "a\tb", "\ta", "a\nb", "a\rb", "\n", "a\n", "\n\na", "a\n\n"),
    *("a\x07b", "\x00", "\x1b[31m", "\x7f", "a\x85b", "\x9f", "a\u2028b", "\u2029"),
    *(
        "\ufeff",
        "a\u202eb",
        "\xa0",
        "a\xa0b",
        "\xa0a",
        "\u3000 \u2003",
        "\xad",
        "\ufffe",
    ),
    *("北京", "王毅, 外交部长", "جون كيري", "🦊", "👨\u200d👩\u200d👧", "e\u0301", "ẞ"),
    *("a  b", " a", "a ", "", " ", "x" * 2000, "Dr. No", "a.", "a -", "a)", "(a", "a/"),
    *(
        "x:y",
        "x:,y",
        "x:[",
        "x:",
        "::x",
        "https://e.org/?a=b&c#d",
        "a?",
        "a?]",
        "-,",
        "-]",
    ),
    *(
        "##[error]x",
        "a ##vso[task.x]y",
        "C##",
        "::error::x",
        "\ud7ff",
        "\ue000",
        "\ufffd",
    ),
    *(
        "\U0010fffd",
        "\U0001fffe",
        "a 'b' \"c\" \\",
        'say "no"',
        'it\'s "so"',
        "# x",
        "x#",
    ),
    *(
        "US Secretary of State",
        "the Group",
        "%YAML 1.1",
        "!!str a",
        "*",
        "&",
        "a\tb: c",
    ),
)
hostile = st.text(max_size=30) | st.lists(st.sampled_from(WEIRD), max_size=4).map(
    "".join
)
LOADERS = [yaml.BaseLoader, yaml.CBaseLoader]

# Told here anew, not taken from the program.
_OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
    r"|##|^\s*::"
)


def _load(text: str, loader: Any) -> Any:
    return yaml.load(text, loader)  # noqa: S506  # one that makes nothing but text


def _check_scalar(text: str, style: str | None) -> None:
    alone = quote_scalar(text, style=style)
    within = quote_scalar(text, flow=True, style=style)
    for quoted in (alone, within):
        assert _OBEYED.search(quoted) is None
    block, pairs = "a:\n- b: {}\n- {}\n- - {}\n".format(*[alone] * 3), []
    if len(alone) <= LONGEST_KEY and len(within) <= LONGEST_KEY:
        block += f"- {alone}: x\n  y: x\n"
        pairs = [f"{{{within}: x}}", f"{{y: {within}, {within}: x}}"]
    flow = f"a: [{', '.join([within, *pairs, within])}]\nb: {{x: {within}}}\n"
    for loader in LOADERS:
        items = _load(block, loader)["a"]
        assert items[:3] == [{"b": text}, text, [text]]
        found = _load(flow, loader)
        assert (found["a"][0], found["a"][-1], found["b"]["x"]) == (text, text, text)
        if pairs:
            assert items[3] == {text: "x", "y": "x"}
            assert found["a"][1][text] == "x"
            assert found["a"][2] in ({text: "x", "y": text}, {"y": "x"})


@pytest.mark.parametrize("style", [None, "'", '"'])
@pytest.mark.parametrize("text", WEIRD, ids=ascii)
def test_weird_text_is_read_again(text: str, style: str | None) -> None:
    _check_scalar(text, style)


@given(hostile, st.sampled_from([None, "'", '"']))
def test_any_text_is_read_again(text: str, style: str | None) -> None:
    _check_scalar(text, style)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Vladimir Putin",
            "O'Brien",
            "王毅",
            "V. Putin",
            "a-b",
            "2013",
            "F (x)",
            "-4.5",
        ),
        *("2013-05?", "what? no", "Who said “no”", "14:30", "https://e.org/a?b=c#d"),
        *(
            "Kerry, on his first visit",
            "a [sic] b",
            "Geneva-II",
            "50%",
            "C# and F#",
            "~x",
        ),
    ],
)
def test_what_needs_no_quotes_has_none(text: str) -> None:
    assert quote_scalar(text) == text
    assert is_plain(text)


@pytest.mark.parametrize(
    ("text", "alone", "within"),
    [
        ("a, b", "a, b", '"a, b"'),
        ("a [b]", "a [b]", '"a [b]"'),
        ("2013-05?", "2013-05?", '"2013-05?"'),
        ("a:b", "a:b", "a:b"),
        ("a: b", '"a: b"', '"a: b"'),
        ('"Fool" says X', "'\"Fool\" says X'", "'\"Fool\" says X'"),
        ('"Fool" isn\'t X', '"\\"Fool\\" isn\'t X"', '"\\"Fool\\" isn\'t X"'),
        ("C:\\temp: x", "'C:\\temp: x'", "'C:\\temp: x'"),
        ("", '""', '""'),
    ],
)
def test_quotes_are_those_that_are_needed(text: str, alone: str, within: str) -> None:
    assert quote_scalar(text) == alone
    assert quote_scalar(text, flow=True) == within


@pytest.mark.parametrize(
    ("text", "style", "quoted"),
    [
        ("plain", "'", "'plain'"),
        ("plain", '"', '"plain"'),
        ("it's", "'", "'it''s'"),
        ("two\nlines", "'", '"two\\nlines"'),
        ("", "'", "''"),
        ("folded", ">", "folded"),
    ],
)
def test_a_style_is_kept_if_it_can_be(text: str, style: str, quoted: str) -> None:
    assert quote_scalar(text, style=style) == quoted


@pytest.mark.parametrize(
    "word", ["no", "Null", "TRUE", "~", "y", "off", "- a", "a: b", "<<", "="]
)
def test_other_readers_of_yaml_take_it_for_text_too(word: str) -> None:
    assert quote_scalar(word) == f'"{word}"'


@pytest.mark.parametrize("char", "\x7f\x85\x9f\u2028\u2029\ufeff\u202e", ids=ascii)
def test_what_cannot_be_seen_is_spelled(char: str) -> None:
    assert quote_scalar(f"a{char}b") == f'"a\\u{ord(char):04x}b"'


def test_half_of_a_surrogate_pair_is_no_text() -> None:
    assert _load(quote_scalar("a\ud800b"), yaml.CBaseLoader) == "a\ufffdb"


# Blocks


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one\ntwo", ("|-", "  one", "  two")),
        ("one\n\n  two", ("|-", "  one", "", "    two")),
        ("one\ntwo\n", ("|", "  one", "  two")),
        ("word by word of it", (">-", "  word by", "  word of", "  it")),
        ("word by word\nof it", (">-", "  word by", "  word", "", "  of it")),
        ("one\n\nword by word", (">-", "  one", "", "", "  word by", "  word")),
        ("  word\nof it", ()),
        ("word of  it all", (">-", "  word", "  of  it", "  all")),
        ("a-very-long-word of it", (">-", "  a-very-long-word", "  of it")),
        ("a-very-long-word\n it", ("|-", "  a-very-long-word", "   it")),
        ("a-very-long-word", ()),
        ("one", (">-", "  one")),
        ("", ()),
        ("\none", ()),
        ("one\n\n", ()),
        ("one \ntwo", ()),
        ("one\x07\ntwo", ()),
        ("one\n::error::two", ()),
        ("one\n##[error]two", ()),
        ("one two :: three", ()),
    ],
)
def test_a_text_of_several_lines_is_a_block(text: str, lines: tuple[str, ...]) -> None:
    assert format_block(text, indent=2, width=10) == lines


def test_a_line_feed_at_the_end_is_the_readers() -> None:
    assert format_block("a\nb", indent=1, clipped=True) == ("|", " a", " b")
    assert format_block("a\nb\n", indent=1, clipped=True) == ()


_lines = st.lists(
    st.text(alphabet="ab #:-|>'\"é", max_size=30) | st.sampled_from(WEIRD), max_size=6
)


@given(_lines.map("\n".join) | hostile, st.integers(1, 40), st.booleans())
def test_a_block_is_read_again(text: str, width: int, clipped: bool) -> None:  # noqa: FBT001
    block = format_block(text, indent=2, clipped=clipped, width=width)
    if not block:
        return
    for line in block:
        assert _OBEYED.search(line) is None
        assert line == line.rstrip()
    written = "\n".join(["a: " + block[0], *block[1:], "b:", "- " + block[0]])
    written = "\n".join([written, *block[1:], "- z"])
    for loader in LOADERS:
        found = _load(written, loader)
        for value in (found["a"], found["b"][0]):
            assert (value.rstrip("\n") if clipped else value) == text
        assert found["b"][1] == "z"
