# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools"]
# ///
"""Write timeline/data/widths.tsv, how wide letters are in pictures.

Run it as ``python tools/make_widths.py``; it needs fonttools, and the fonts Liberation
Sans (the widths of Arial and of Helvetica) and DejaVu Serif Bold (the widest of those
that titles may be set in), which Debian has in fonts-liberation and fonts-dejavu-core.

Each line has the first of a row of code points that follow one another, in hexadecimal
digits, and the widths of all of them, in thousandths of the size: regular, bold, serif.
Of what a font lacks the width stands there that the first font has.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont

TABLE = Path(__file__).parent.parent / "timeline" / "data" / "widths.tsv"
FONTS = Path("/usr/share/fonts/truetype")
FACES = (
    "liberation/LiberationSans-Regular.ttf",
    "liberation/LiberationSans-Bold.ttf",
    "dejavu/DejaVuSerif-Bold.ttf",
)
# Letters, figures and signs that chronologies are written with; not the private areas.
_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x2FF),
    (0x370, 0x52F),
    (0x5D0, 0x5EA),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x2070, 0x20BF),
    (0x2100, 0x21FF),
    (0x2200, 0x22FF),
)


def read_widths(path: Path) -> dict[int, int]:
    """Return the widths of the letters of a font, in thousandths of its size."""
    font = TTFont(path)
    unit = font["head"].unitsPerEm
    return {
        code: round(font["hmtx"][glyph][0] * 1000 / unit)
        for code, glyph in font.getBestCmap().items()
        if any(first <= code <= last for first, last in _RANGES)
    }


def make_lines() -> Iterator[str]:
    """Yield the lines of the table."""
    faces = [read_widths(FONTS / face) for face in FACES]
    codes = sorted(faces[0])
    starts = [0, *(i for i, (a, b) in enumerate(pairwise(codes), 1) if b != a + 1)]
    for start, end in pairwise([*starts, len(codes)]):
        row = codes[start:end]
        cells = [
            " ".join(str(face.get(code, faces[0][code])) for code in row)
            for face in faces
        ]
        yield "\t".join([f"{row[0]:x}", *cells])


def main() -> None:
    """Write the table."""
    TABLE.write_text("".join(f"{line}\n" for line in make_lines()), encoding="ascii")


if __name__ == "__main__":
    main()
