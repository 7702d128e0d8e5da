"""Pages of the documentation on a terminal."""

from pathlib import Path

import pytest

from tests.helpers.files import ROOT
from timeline.rendering import Span, measure_cells, plain_text
from timeline.rendering.markdown import draw_markdown

_PAGES = sorted((ROOT / "docs").glob("*.md"))


def _name_link(text: str, target: str) -> str:
    return f"{text} ({target})" if target.startswith("https") else text


def draw(page: str, width: int = 40) -> str:
    """Return a page as text."""
    return plain_text(draw_markdown(page, width, name_link=_name_link))


def test_paragraphs_are_filled_and_kept_apart() -> None:
    assert draw("# Dates\n\nOne two\nthree.\n\n\nFour.\n", 10) == (
        "Dates\n\nOne two\nthree.\n\nFour.\n"
    )
    assert draw("## Below\nA text.\n") == "Below\nA text.\n"
    assert max(map(len, draw("word " * 60, 200).splitlines())) <= 88


def test_code_keeps_its_quotes_in_prose_and_loses_them_alone_in_a_cell() -> None:
    assert draw("Use `-q` for *more*, **please**.") == "Use `-q` for more, please.\n"
    assert draw("``a ` b`` is") == "`a ` b` is\n"
    page = "| a | b |\n|---|---|\n| `x`, `y` | as `x` is |\n"
    assert draw(page) == "a     b\nx, y  as `x` is\n"


def test_styles_tell_headings_and_code() -> None:
    heading, _, line = draw_markdown("# A `b`\n\nc `d`", 40, name_link=_name_link)
    assert heading == (Span("A `b`", "title"),)
    assert line[-1] == Span("`d`", "date")


def test_blocks_of_code_are_left_as_they_are() -> None:
    page = "As in\n\n    timeline  show   --since 2013\n\n```yaml\na:\n\n- b\n```\nend"
    assert draw(page, 10) == (
        "As in\n\n    timeline  show   --since 2013\n\n    a:\n\n    - b\n\nend\n"
    )


def test_items_hang_below_their_mark_also_without_a_blank_before() -> None:
    page = "Two:\n- one and\n  more of it\n- two\n\n1. first\n10. tenth\n"
    assert draw(page, 12) == (
        "Two:\n- one and\n  more of it\n- two\n\n1. first\n10. tenth\n"
    )
    assert draw("- one two three", 9) == "- one two\n  three\n"


def test_tables_share_the_width_and_are_stacked_where_there_is_none() -> None:
    page = "| key | value |\n|---|--:|\n| `id` | its name for dates |\n"
    assert draw(page, 40) == "key  value\nid   its name for dates\n"
    assert draw(page, 18) == "key  value\nid   its name for\n     dates\n"
    page = "| to ask | write |\n|---|---|\n| one of several | `kind:visit,letter` |\n"
    assert draw(page, 26) == "to ask   write\none of   kind:visit,letter\nseveral\n"
    long = f"| a | b | c |\n|---|---|---|\n| {'word ' * 9} | {'x ' * 9} | y |\n"
    stacked = draw(long, 20)
    assert stacked.splitlines()[0] == "a"
    assert "  y\n" in stacked
    assert draw("| a \\| b | c |\n") == "a | b  c\n"


def test_comments_and_pictures_are_left_out_and_links_are_named() -> None:
    assert draw("<!-- test: x -->\nA ![x](y.svg)b.") == "A b.\n"
    assert draw("See [the page](query.md#x), [site](https://a.b).") == (
        "See the page, site (https://a.b).\n"
    )


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("path", _PAGES, ids=lambda path: str(path.stem))
def test_every_page_keeps_to_the_width_but_for_code(path: Path, width: int) -> None:
    page = path.read_text(encoding="utf-8")
    for line in draw_markdown(page, width, name_link=_name_link):
        is_code = any(span.style == "reason" for span in line)
        text = "".join(span.text for span in line)
        assert is_code or measure_cells(text) <= width
