"""What drawings in files look like: fonts, and sixteen colours on a light ground."""

from functools import lru_cache

from rich.style import Style
from rich.terminal_theme import TerminalTheme

from timeline.rendering.theme import STYLES

FONTS = (
    "'DejaVu Sans Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace"
)
"""As CSS has them: what the reader has will do, since nothing is fetched."""
# Sixteen colours that can be read on a light ground, dark enough for print.
_GROUND, _INK = (250, 250, 248), (40, 42, 48)
_NORMAL = (
    (40, 42, 48),
    (178, 34, 52),
    (46, 125, 50),
    (158, 104, 0),
    (32, 84, 160),
    (136, 57, 120),
    (0, 112, 126),
    (120, 120, 120),
)
_BRIGHT = (
    (100, 104, 110),
    (198, 40, 40),
    (56, 142, 60),
    (178, 120, 0),
    (42, 100, 190),
    (156, 67, 140),
    (0, 130, 145),
    (60, 60, 60),
)
THEME = TerminalTheme(_GROUND, _INK, list(_NORMAL), list(_BRIGHT))


@lru_cache(maxsize=64)
def ink_style(name: str) -> Style:
    """Return a style of `STYLES` in ink; what is dim would be too faint for paper."""
    return Style.parse(STYLES[name].replace("dim", "bright_black"))
