"""What a picture can be told, whatever it shows."""

from typing import Annotated

from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern
from timeline.settings import RefusedError, Setting

THEME_NAMES = ("light", "dark", "clear")
"""What `themes` has colours for; `clear` has no paper, and inks for light ground."""
LEAST_SIDE, MOST_SIDE = 300, 4000
"""The least and the most pixels of CSS that a side of a picture may have."""
_SIZE = LazyPattern(r"\s*([0-9]{1,6})\s*[xX×]\s*([0-9]{1,6})\s*")


def _parse_size(text: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(text)
    if match is None:
        raise RefusedError(text, "give width and height in pixels, such as 1600x900")
    width, height = int(match[1]), int(match[2])
    if min(width, height) < LEAST_SIDE or max(width, height) > MOST_SIDE:
        raise RefusedError(
            text, f"give {LEAST_SIDE} to {MOST_SIDE:,} pixels to each side"
        )
    return width, height


class PictureOptions(NamedTuple):
    """How a picture looks."""

    size: Annotated[
        tuple[int, int],
        Setting(
            "width and height of a picture, in pixels",
            metavar="WxH",
            parse=_parse_size,
            default="1600x900",
        ),
    ] = (1600, 900)
    theme: Annotated[
        str,
        Setting(
            f"of a picture: {', '.join(THEME_NAMES)}, which has no ground of its own",
            metavar="THEME",
            words=THEME_NAMES,
            default="light",
        ),
    ] = "light"
    legend: bool = True
    """Explain the marks that occur."""
