"""Text as HTML stays text, whatever it is."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.exports.page.markup import (
    escape,
    make_anchor,
    mark_block,
    mark_link,
    mark_words,
)
from timeline.text import make_visible


@given(st.text())
def test_a_text_comes_back_from_what_it_is_written_as(text: str) -> None:
    marked = escape(text)
    assert not re.search(r"[<>\"']", marked)
    assert "##" not in marked
    assert html.unescape(marked) == make_visible(text)
    words = mark_words(text).replace("<bdi>", "").replace("</bdi>", "")
    assert html.unescape(words) == make_visible(text)


@given(st.text(), st.text())
def test_anchors_of_different_ids_differ(one: str, two: str) -> None:
    assert (make_anchor(one) == make_anchor(two)) == (one == two)
    assert not re.search(r"[\s\"'<>&%]", make_anchor(one))


def test_an_anchor_of_a_usual_id_is_the_id() -> None:
    assert make_anchor("inf-treaty_1987.a:1") == "inf-treaty_1987.a:1"
    assert make_anchor("北京-1991") == "北京-1991"


def test_words_from_right_to_left_are_set_apart() -> None:
    assert mark_words("the שלום treaty") == "the <bdi>שלום</bdi> treaty"
    assert mark_words("北京 & é") == "北京 &amp; é"
    # What is isolated already says nothing of the direction of its block.
    assert mark_block("p", "שלום 1991") == '<p dir="auto">שלום 1991</p>'
    assert mark_block("p", "Peace 1991", "s") == '<p class="s">Peace 1991</p>'


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://e.org/a?b=c&d=\"'>", "https://e.org/a?b=c&amp;d=%22&#x27;%3E"),
        ("mailto:a@e.org", "mailto:a@e.org"),
        ("HTTP://e.org", "HTTP://e.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//e.org", ""),
        (" https://e.org", ""),
        ("", ""),
    ],
)
def test_only_safe_addresses_are_led_to(url: str, href: str) -> None:
    expected = f'<a href="{href}">A &amp; B</a>' if href else "A &amp; B"
    assert mark_link("A & B", url) == expected
