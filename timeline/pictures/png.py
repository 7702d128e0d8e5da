"""An SVG picture as PNG, by resvg, which comes with the extra `pictures`.

A PNG has two dots to each pixel of the picture, so that text is sharp on a screen of
today and on paper, and says so (`pHYs`): programs show it in the size that was asked
for. Letters are those of the fonts that this machine has, the first of the families
that the picture names; its measured widths are kept.
"""

import re
import struct
import zlib

from timeline.diagnostics import ExpectedError, Remedy
from timeline.patterns import LazyPattern
from timeline.pictures.svg import SANS, SERIF

DOTS = 2
"""Dots of the PNG to a pixel of the picture, along either side."""
# 96 pixels of CSS are an inch, which is so many metres.
_PIXELS_A_METRE = round(96 / 0.0254)
_HEADER = 8 + 25
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    '<text x="1" y="18" font-size="18" font-weight="{weight}"'
    ' font-family="{family}">{text}</text></svg>'
)


# resvg (0.48) takes what the first family lacks from any font that has it, bold ones
# first on many machines. So texts in these letters begin with families made for them.
_SCRIPTS = (
    ("\u0590-\u05ff\ufb1d-\ufb4f", "'Noto Sans Hebrew', 'DejaVu Sans', "),
    (
        "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
        "'Noto Sans Arabic', 'DejaVu Sans', ",
    ),
)
_FAMILY = LazyPattern(' font-family="[^"]*"')


class RasteriserError(ExpectedError):
    """There is nothing to make a PNG with: no package, or no font."""


def check_rasteriser() -> None:
    """Raise RasteriserError where no PNG can be made."""
    try:
        import resvg_py  # noqa: F401  # imported where it is used
    except ImportError:
        raise RasteriserError(
            "a picture as .png needs the package resvg_py",
            "or save it as .svg",
            remedy=Remedy("install-extra", "pictures"),
        ) from None


def make_png(svg: str) -> bytes:
    """Return a picture that `draw_picture` has made as PNG.

    Raises RasteriserError where resvg or every font for it is missing.
    """
    check_rasteriser()
    import resvg_py

    if not _shows(SANS, 400):
        raise RasteriserError(
            "no font was found to write a .png with",
            "install one, such as Liberation Sans or DejaVu Sans, or save it as .svg",
        )
    if not _shows(SERIF, 700):
        # resvg (0.48) leaves out text none of whose families is there.
        svg = svg.replace(SERIF, SANS)
    svg = _name_families(svg)
    data = bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=float(DOTS)))
    return _tell_density(data)


def _name_families(svg: str) -> str:
    """Return a picture whose texts in some scripts name families that have these."""
    for letters, families in _SCRIPTS:
        written = LazyPattern(f"<text([^>]*)(>[^<]*[{letters}])")

        def rename(found: re.Match[str], families: str = families) -> str:
            others = _FAMILY.sub("", found[1])
            return f'<text{others} font-family="{families}{SANS}"{found[2]}'

        svg = written.sub(rename, svg)
    return svg


def _shows(family: str, weight: int) -> bool:
    """Tell whether a text in one of some families leaves any trace."""
    import resvg_py

    one, two = (
        resvg_py.svg_to_bytes(
            svg_string=_PROBE.format(family=family, weight=weight, text=text)
        )
        for text in ("M", "")
    )
    return bytes(one) != bytes(two)


def _tell_density(data: bytes) -> bytes:
    """Return a PNG that says how many dots it has to the metre (PNG, 11.3.4.3)."""
    dots = _PIXELS_A_METRE * DOTS
    body = b"pHYs" + struct.pack(">IIB", dots, dots, 1)
    chunk = (
        struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    )
    return data[:_HEADER] + chunk + data[_HEADER:]
