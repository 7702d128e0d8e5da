"""Pictures in programs that show them: a browser, and librsvg.

A browser measures text with the fonts of its machine, and squeezes what is wider than
it was measured to be.
"""

import re
import struct
import subprocess
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.helpers.browsing import start_browser
from tests.helpers.files import DATA, load_arms_control, load_nasty, load_sample
from tests.helpers.pictures import SIZES, paint_picture
from tests.helpers.programs import find_program
from timeline import Chronology, load
from timeline.pictures import PICTURES, PictureOptions
from timeline.pictures.options import THEME_NAMES

_LIST_TEXTS = """() => [...document.querySelectorAll("svg text")].map(text => {
    const box = text.getBBox();
    return [text.textContent, box.x, box.y, box.x + box.width, box.y + box.height];
})"""
# A box has room for accents above the letters and below: lines of one label touch so.
_TOUCH = 0.3
_TOLERANCE = 1.5
# Marks on marks on a letter reach as high as there are many of them.
_STACKED = re.compile("[\u0300-\u036f]{2}")
Box = tuple[str, float, float, float, float]


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with start_browser() as browser:
        yield browser.new_context(offline=True).new_page()


def _find_faults(page: Page, picture: str, size: tuple[int, int]) -> list[str]:
    """Return what of a picture's texts lies outside or over another in a browser."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.set_content(f"<body style='margin:0'>{picture}</body>")
    listed: Any = page.evaluate(_LIST_TEXTS)
    boxes: list[Box] = [tuple(box) for box in listed if not _STACKED.search(box[0])]
    assert len(boxes) > 2
    faults = [
        f"outside: {box}"
        for box in boxes
        if box[1] < -_TOLERANCE
        or box[2] < -_TOLERANCE
        or box[3] > size[0] + _TOLERANCE
        or box[4] > size[1] + _TOLERANCE
    ]
    faults += [
        f"over each other: {one} and {two}"
        for one, two in combinations(boxes, 2)
        if _meet(one, two)
    ]
    return faults


def _meet(one: Box, two: Box) -> bool:
    wide = min(one[3], two[3]) - max(one[1], two[1])
    high = min(one[4], two[4]) - max(one[2], two[2])
    return wide > _TOLERANCE and high > _TOUCH * min(one[4] - one[2], two[4] - two[2])


def test_texts_have_room_in_a_browser(page: Page) -> None:
    size = (800, 450)
    picture = paint_picture("lanes", load_sample(), options=PictureOptions(size))
    assert _find_faults(page, picture, size) == []
    # The test can fail: unsqueezed in a wide face they have none.
    wide = picture.replace("textLength", "data-length").replace("Arial", "DejaVu Sans")
    wide = wide.replace("Helvetica, ", "").replace('font-size="12"', 'font-size="19"')
    assert _find_faults(page, wide, size)


def _load_undated() -> Chronology:
    return load(DATA / "undated.yaml")


@pytest.mark.full
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", PICTURES)
@pytest.mark.parametrize(
    "read",
    [load_sample, load_arms_control, load_nasty, _load_undated],
    ids=lambda read: read.__name__,
)
def test_texts_of_all_pictures_have_room_in_a_browser(
    read: Callable[[], Chronology], view: str, size: tuple[int, int], page: Page
) -> None:
    picture = paint_picture(view, read(), options=PictureOptions(size))
    assert _find_faults(page, picture, size) == []
    # With another font alone, which is wider by a seventh.
    wide = picture.replace("Helvetica, Arial, 'Liberation Sans', Arimo, ", "")
    wide = wide.replace("'Nimbus Sans', 'Noto Sans', ", "")
    assert wide != picture
    assert _find_faults(page, wide, size) == []


@pytest.mark.full
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("view", "query", "asked"),
    [
        ("calendar", "month:1990-02", {}),
        ("calendar", "year:1991", {"pages": True}),
        ("density", None, {"stack": "actor"}),
        ("dyads", None, {"matrix": True}),
        ("dyads", "with:Gorbachev", {}),
        ("dyads", 'with:Russia with:"United States"', {}),
    ],
)
def test_texts_have_room_in_a_browser_whatever_is_asked(
    view: str,
    query: str | None,
    asked: dict[str, Any],
    size: tuple[int, int],
    page: Page,
) -> None:
    options = PictureOptions(size)
    picture = paint_picture(view, load_arms_control(), query, options, **asked)
    assert _find_faults(page, picture, size) == []


@pytest.mark.full
def test_a_browser_asks_for_nothing_and_names_the_picture(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(paint_picture("lanes", load_sample()))
    assert asked == []
    seen = page.locator("svg").aria_snapshot()
    assert "Russia, the United States and Syria, spring 2013" in seen


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_librsvg_draws_a_picture(theme: str, tmp_path: Path) -> None:
    program = find_program("rsvg-convert", package="librsvg2-bin")
    picture, drawn = tmp_path / "a.svg", tmp_path / "a.png"
    options = PictureOptions((400, 300), theme)
    picture.write_text(paint_picture("timeline", load_sample(), options=options))
    subprocess.run([program, "-o", str(drawn), str(picture)], check=True)
    assert struct.unpack(">II", drawn.read_bytes()[16:24]) == (400, 300)
