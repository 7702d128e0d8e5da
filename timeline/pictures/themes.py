"""What each ink looks like: on light paper, on dark paper, on whatever lies below.

Text has a contrast of at least 4.5 to its paper (WCAG 2.2, 1.4.3), marks and lines that
must be seen of at least 3 (1.4.11); hairlines are for decoration. One hue marks events:
shape and fill carry the meaning, never colour alone.
"""

from collections.abc import Mapping
from types import MappingProxyType

from timeline.pictures.options import THEME_NAMES
from timeline.pictures.shapes import Ink

_LIGHT = {
    Ink.PAPER: "#ffffff",
    Ink.WASH: "#f6f4ef",
    Ink.INK: "#1c1b19",
    Ink.SOFT: "#57534c",
    Ink.ACCENT: "#1d4f7c",
    Ink.MARK: "#2a5d8a",
    Ink.PALE: "#bfd0df",
    Ink.WARN: "#8c2f1b",
    Ink.AMBER: "#7a4b00",
    Ink.LINE: "#8b857a",
    Ink.RULE: "#dcd7cc",
}
_DARK = {
    Ink.PAPER: "#15171a",
    Ink.WASH: "#1d2024",
    Ink.INK: "#e9e6df",
    Ink.SOFT: "#aeaaa1",
    Ink.ACCENT: "#93c2ec",
    Ink.MARK: "#7fb4e3",
    Ink.PALE: "#35516b",
    Ink.WARN: "#f0907a",
    Ink.AMBER: "#e2b36a",
    Ink.LINE: "#7d7a73",
    Ink.RULE: "#3a3e44",
}
NO_PAPER = "none"
"""The colour of paper that is not there."""

_COLORS = (_LIGHT, _DARK, _LIGHT | {Ink.PAPER: NO_PAPER})
THEMES: Mapping[str, Mapping[Ink, str]] = MappingProxyType(
    dict(zip(THEME_NAMES, _COLORS, strict=True))
)
"""Colours as CSS has them, by the name of the theme."""
