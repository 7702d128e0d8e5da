"""HTML as plain text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.importing.forms.htmltext import Prose, read_prose, strip_html


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("no tags,  two  blanks\n", "no tags,  two  blanks\n"),
        ("A < B and C > D", "A < B and C > D"),
        ("AT&amp;T &lt;b&gt; &#233; &euro;", "AT&T <b> é €"),
        ("a <b>bold</b> word", "a bold word"),
        ("un<b>break</b>able", "unbreakable"),
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<ul><li>a<li>b</ul>c", "- a\n- b\nc"),
        ("<ul><li><p>a</p></li></ul>", "- a"),
        ("<div>\n  folded\n  text </div>", "folded text"),
        ("<h2>Head</h2>text", "Head\ntext"),
        ("<table><tr><td>a<td>b</table>", "a b"),
        ("x<script>if (a < b) alert('<p>')</script>y", "xy"),
        ("x<STYLE>p {}</STYLE >y", "xy"),
        ("x<style>p {}", "x"),
        ("x<!-- <b>not</b> seen -->y", "xy"),
        ("<!DOCTYPE html><?php echo 1 ?>y", "y"),
        ('<img src="a.png" alt="A tank">', "A tank"),
        ("<o:p>Word</o:p>", "Word"),
        ('<span style="display: none">2013-05-10</span>10 May', "10 May"),
        ("<b><i style='DISPLAY:none'>a<i>b</i>c</i>d</b>", "d"),
        ('<p hidden="">a</p>b', "b"),
        ("<p hidden>a</p>b", "b"),
        ("<span hidden>never closed", "never closed"),
    ],
)
def test_what_a_reader_sees(markup: str, text: str) -> None:
    assert strip_html(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<a href="https://e.org/a">talks</a>.', "talks (https://e.org/a)."),
        ('<a href="https://e.org/">e.org</a> x', "e.org x"),
        ("<a href='mailto:a@e.org'>a@e.org</a>", "a@e.org"),
        ("see <a href=https://e.org>it</a> now", "see it (https://e.org) now"),
        ('<a href="#n1">[1]</a>', "[1]"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href="https://e.org/a"></a>', "https://e.org/a"),
        ('<a href="https://e.org/a">never closed', "never closed (https://e.org/a)"),
        ('<a href="https://e.org/?a=1&amp;b=2">q</a>', "q (https://e.org/?a=1&b=2)"),
    ],
)
def test_links_keep_their_address(markup: str, text: str) -> None:
    assert strip_html(markup) == text


def test_addresses_stand_beside_the_text() -> None:
    prose = read_prose('a <a href="/x">b</a> <a href="/x">c</a> <a href="/y">d</a>')
    assert prose == Prose("a b c d", ("/x", "/y"))


@pytest.mark.parametrize(
    "text",
    [
        "a <b",
        "x <!-- y",
        "Sergei <sergei@example.org> wrote",
        "if a<c and d>e",
        "<>",
        "< p >",
        "</",
        '<a href="never closed',
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert strip_html(text) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<b it's>x</b> <i it's>y</i>", "x y"),
        ('<p title="a > b">x</p>', "x"),
        ("</p></div>x</b>", "x"),
        ("&#99999999999;&#x110000;<b>x</b>", "\ufffd\ufffdx"),
        ("&" + "#" + "9" * 5000 + ";", "\ufffd"),
        ("<b>\u202ex</b>", "\u202ex"),
        ("<B\n>x</B\t>", "x"),
    ],
)
def test_odd_markup_is_read(markup: str, text: str) -> None:
    assert strip_html(markup) == text


@pytest.mark.parametrize(
    "unit",
    [
        "<a",
        "<a ",
        "<script></script ",
        "<!--",
        "<a '",
        '<a ="',
        "<",
        "</",
        "<b x=",
        "&a",
        "<li>",
        "<a href=x>",
    ],
)
def test_time_grows_as_the_length_does(unit: str) -> None:
    """With the square of it, each of these would take minutes."""
    assert len(strip_html(unit * 20_000)) < 160_000
    assert strip_html(f"<p>begin</p>{unit * 20_000}").startswith("begin")


@settings(max_examples=50)
@given(st.text(alphabet="<>/!-ab '\"=&;#1\n", max_size=60))
def test_any_text_is_taken_and_no_letter_is_made_up(text: str) -> None:
    assert strip_html(text).count("b") <= text.count("b") + text.count("&")
