"""Text as Markdown is read back as that text, in the place where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from tests.helpers.markdown import PIECES, list_types, read_text
from timeline.exports.report.escaping import (
    emphasize,
    escape,
    escape_paragraphs,
    flatten,
    format_address,
    format_date,
)

hostile = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        # What can be nothing else stays as it was typed.
        ("10 May 2013. 1.5 m, R&D (a); 14:30!", "10 May 2013. 1.5 m, R&D (a); 14:30!"),
        ("an_own_key, U.S. and Sochi.", "an_own_key, U.S. and Sochi."),
        ("a - b + c = d / e % f ? (g)", "a - b + c = d / e % f ? (g)"),
        ('Syria\'s "government"', r"Syria\'s \"government\""),
        ("1991. The", "1991. The"),
        ("Mr. X, e.g. this, St. Paul", r"Mr\. X, e.g\. this, St\. Paul"),
        ("wait... -- no", r"wait\.\.\. \-\- no"),
        (
            "[x](y) ![z] ^[n] {#i} <b> $5$",
            r"\[x\](y) !\[z\] \^\[n\] \{\#i\} \<b\> \$5\$",
        ),
        ("@a | b ~c~ _d_ e*f `g` \\", r"\@a \| b \~c\~ \_d\_ e\*f \`g\` \\"),
        ("&amp; & &#60; AT&T", r"\&amp; & \&#60; AT&T".replace("#", r"\#")),
        (
            "http://a.b www.c.d :smile: mailto:x",
            r"http\://a.b www\.c.d \:smile: mailto\:x",
        ),
        ("‘Abd al-Aziz said ‘no’", "&lsquo;Abd al-Aziz said ‘no’"),
        ("  a \n\t b  ", "a b"),
        ("\x1b[31m\u202e", r"\\x1b\[31m\\u202e"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_a_backslash_stands_where_a_sign_could_begin_something(
    text: str, escaped: str
) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1991. The", r"1991\. The"),
        ("(a) first", r"\(a\) first"),
        ("iv) fourth", r"iv\) fourth"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        (": definition", r"\: definition"),
        ("=== x", r"\=== x"),
        ("% title", r"\% title"),
        ("Table: x", r"Table\: x"),
        ("2013-05-10. x", "2013-05-10. x"),
        ("(and so on)", "(and so on)"),
    ],
)
def test_the_beginning_of_a_line_is_looked_at_where_a_text_is_one(
    text: str, escaped: str
) -> None:
    assert escape(text, begins=True) == escaped


@given(hostile)
def test_a_text_is_read_back_wherever_it_stands(text: str) -> None:
    plain = flatten(text)
    assert read_text(f"x {escape(text)} y") == f"x {plain} y"
    assert read_text(f"**d** {emphasize(text)}.") == f"d {plain}."
    assert read_text(f"## {escape(text) or 'x'}") == (plain or "x")
    assert read_text(escape(text, begins=True)) == plain
    assert read_text(f"- {escape(text, begins=True) or 'x'}") == (plain or "x")
    table = f"| a |\n|---|\n| {escape(text) or 'x'} |"
    assert read_text(table) == f"a{plain or 'x'}"


@given(hostile)
def test_a_text_makes_nothing_but_text(text: str) -> None:
    made = list_types(escape(text, begins=True)) | list_types(f"x {escape(text)}")
    assert made <= {
        "paragraph_open",
        "paragraph_close",
        "inline",
        "text",
        "text_special",
    }


def test_what_runs_from_right_to_left_stands_between_isolates() -> None:
    assert escape("שלום 2013") == "\u2068שלום 2013\u2069"
    assert escape("to שלום 3") == "to \u2068שלום\u2069 3"
    # Whatever has a backslash goes with it.
    assert escape('say "שלום" now') == 'say \u2068\\"שלום\\"\u2069 now'
    assert emphasize("שלום") == "*\u2068שלום\u2069*"


def test_blank_lines_divide_paragraphs_whose_lines_stay_lines() -> None:
    text = "\n one\ntwo \n \t\n- three\r\n\r\n\n 4. four \n"
    found = ["one\\\ntwo", r"\- three", r"4\. four"]
    assert list(escape_paragraphs(text)) == found
    assert list(escape_paragraphs(" \n\n ")) == []


@pytest.mark.parametrize(
    ("url", "markdown"),
    [
        ("https://e.org/a_b*c?d=(e)", "<https://e.org/a_b*c?d=(e)>"),
        ("https://e.org/<x> y", "<https://e.org/%3Cx%3E%20y>"),
        ("mailto:a@b.c", "<mailto:a@b.c>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("file:///etc", r"file\:///etc"),
        (
            "https://e.org/?a&copy;b",
            r"[https\://e.org/?a\&copy;b](<https://e.org/?a&amp;copy;b>)",
        ),
        ("", ""),
    ],
)
def test_an_address_is_a_link_where_it_is_safe(url: str, markdown: str) -> None:
    assert format_address(url) == markdown


def test_emphasis_of_nothing_is_nothing() -> None:
    assert emphasize(" \n") == ""
    assert emphasize(" a\u00a0") == "*a*"


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("2013-05~", "c. May 2013"),
        ("2013-05-10?", "10 May 2013?"),
        ("unknown", "undated"),
        ("2013-05-10/..", "since 10 May 2013"),
    ],
)
def test_a_date_is_said_in_words(typed: str, markdown: str) -> None:
    assert format_date(parse_when(typed)) == markdown
