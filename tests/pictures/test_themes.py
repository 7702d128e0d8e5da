"""Every ink has a colour that can be seen on its paper."""

import pytest

from timeline.pictures.options import THEME_NAMES
from timeline.pictures.shapes import Ink
from timeline.pictures.themes import NO_PAPER, THEMES

_TEXTS = (Ink.INK, Ink.SOFT, Ink.ACCENT, Ink.WARN, Ink.AMBER)
_SEEN = (Ink.MARK, Ink.LINE)


def _shine(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2, glossary)."""
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return sum(
        share * part
        for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )


def _contrast(one: str, two: str) -> float:
    low, high = sorted((_shine(one), _shine(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_text_and_marks_stand_out(theme: str) -> None:
    colors = THEMES[theme]
    assert set(colors) == set(Ink)
    # What has no paper is for light ground.
    paper = colors[Ink.PAPER].replace(NO_PAPER, "#ffffff")
    assert all(_contrast(colors[ink], paper) >= 4.5 for ink in _TEXTS)
    assert all(_contrast(colors[ink], paper) >= 3 for ink in _SEEN)
    assert _contrast(colors[Ink.MARK], colors[Ink.PALE]) >= 3


def test_one_theme_has_no_paper() -> None:
    bare = [name for name in THEMES if THEMES[name][Ink.PAPER] == NO_PAPER]
    assert bare == ["clear"]
