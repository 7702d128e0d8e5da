"""A picture as PNG: twice its size in dots, and as large as was asked for."""

import struct
import sys
import zlib
from collections.abc import Iterator
from functools import partial

import pytest
import resvg_py

from tests.helpers.files import load_sample
from tests.helpers.pictures import paint_picture
from timeline import load_text
from timeline.diagnostics import Remedy
from timeline.pictures import PictureOptions, png
from timeline.pictures.png import RasteriserError, make_png
from timeline.pictures.svg import SANS, SERIF


def _list_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG by type, each with its sum checked."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        body = data[at + 4 : at + 8 + length]
        (crc,) = struct.unpack_from(">I", data, at + 8 + length)
        assert crc == zlib.crc32(body)
        yield body[:4], body[4:]
        at += 12 + length


def _draw(theme: str) -> str:
    options = PictureOptions((400, 300), theme)
    return paint_picture("lanes", load_sample(), options=options)


def _read_pixels(data: bytes) -> bytes:
    return zlib.decompress(
        b"".join(body for name, body in _list_chunks(data) if name == b"IDAT")
    )


def test_a_png_has_two_dots_to_a_pixel_and_says_so() -> None:
    chunks = list(_list_chunks(make_png(_draw("light"))))
    names = [name for name, _ in chunks]
    assert names[:2] == [b"IHDR", b"pHYs"]
    assert names[-1] == b"IEND"
    assert struct.unpack(">II", chunks[0][1][:8]) == (800, 600)
    # 192 to the inch.
    assert struct.unpack(">IIB", chunks[1][1]) == (7560, 7560, 1)


def test_paper_is_there_or_not() -> None:
    # The first dot: a byte for the filter, then red, green, blue, alpha.
    assert _read_pixels(make_png(_draw("dark")))[1:5] == b"\x15\x17\x1a\xff"
    assert _read_pixels(make_png(_draw("clear")))[1:5] == b"\0\0\0\0"


@pytest.mark.parametrize("title", ["פגישה", "لقاء", "Visit to لقاء"])
def test_letters_of_other_scripts_are_no_bolder(
    title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []

    def draw(svg_string: str, **_: float) -> bytes:
        drawn.append(svg_string)
        return make_svg(svg_string=svg_string)

    make_svg = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", draw)
    chronology = load_text(f"- {{date: 2013-05-10, title: {title}, actors: [A]}}")
    make_png(paint_picture("timeline", chronology))
    (text,) = (
        line
        for line in drawn[-1].splitlines()
        if title[-3:] in line and "<text" in line
    )
    assert text.count("font-family") == 1
    assert ", 'DejaVu Sans', Helvetica, " in text
    (date,) = (line for line in drawn[-1].splitlines() if ">10 May 2013<" in line)
    assert "font-family" not in date


def test_without_the_package_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(RasteriserError) as caught:
        make_png(_draw("light"))
    assert caught.value.remedy == Remedy("install-extra", "pictures")


def test_a_picture_without_letters_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As on a machine without any font.
    bare = partial(resvg_py.svg_to_bytes, skip_system_fonts=True)
    monkeypatch.setattr(resvg_py, "svg_to_bytes", bare)
    with pytest.raises(RasteriserError, match="no font"):
        make_png(_draw("light"))


def test_titles_take_another_face_where_theirs_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = _draw("light")
    drawn = make_png(picture)
    expected = make_png(picture.replace(SERIF, SANS))
    assert expected != drawn
    monkeypatch.setattr(png, "_shows", lambda family, _: family != SERIF)
    assert make_png(picture) == expected
