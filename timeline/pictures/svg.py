"""Shapes as an SVG picture (SVG 1.1, which all programs for slides read).

It runs and loads nothing. All text passes `make_visible` and `html.escape`, and has its
measured width, so that a reader without our fonts sees it squeezed and not over the
text beside it. Numbers have one digit behind the point: the same picture is the same
bytes everywhere.
"""

import html
from collections.abc import Iterable, Iterator, Mapping

from timeline.pictures.measure import measure_text
from timeline.pictures.shapes import (
    Anchor,
    Circle,
    Face,
    Group,
    Ink,
    Path,
    Rect,
    Shape,
    Text,
    Texture,
    list_shapes,
)
from timeline.pictures.themes import NO_PAPER
from timeline.rendering.bidi import split_runs
from timeline.text import make_visible

SANS = (
    "Helvetica, Arial, 'Liberation Sans', Arimo, 'Nimbus Sans', 'Noto Sans',"
    " 'DejaVu Sans', Roboto, sans-serif"
)
SERIF = (
    "Charter, 'Bitstream Charter', 'Sitka Text', Georgia, 'Noto Serif',"
    " 'Liberation Serif', 'DejaVu Serif', serif"
)
"""As CSS has them: nothing is fetched."""

# From where to where a box fades out: x1, y1, x2, y2, in parts of it.
_FADES = {
    Texture.FADES_LEFT: (1, 0, 0, 0),
    Texture.FADES_RIGHT: (0, 0, 1, 0),
    Texture.FADES_UP: (0, 1, 0, 0),
    Texture.FADES_DOWN: (0, 0, 0, 1),
}
_FULL = 0.8
_RIGHT_TO_LEFT = "\u200f"
# The hatching of what may have been: lines of this width, this far apart.
_HATCH_WIDTH, _HATCH_STEP = 2, 6


def paint(
    shapes: Iterable[Shape],
    colors: Mapping[Ink, str],
    *,
    size: tuple[int, int],
    title: str,
    description: str,
) -> Iterator[str]:
    """Yield the pieces of the picture, the first of the shapes at the very bottom.

    `size` is width and height. Title and description are for who cannot see it.
    """
    drawn = tuple(shapes)
    width, height = size
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img"'
        ' aria-labelledby="timeline-title timeline-description"'
        f' font-family="{SANS}">\n'
        f'<title id="timeline-title">{_escape(title)}</title>\n'
        f'<desc id="timeline-description">{_escape(description)}</desc>\n'
    )
    yield from _define(drawn, colors)
    if colors[Ink.PAPER] != NO_PAPER:
        yield f'<rect width="{width}" height="{height}" fill="{colors[Ink.PAPER]}"/>\n'
    for shape in drawn:
        yield from _paint(shape, colors)
    yield "</svg>\n"


def _escape(text: str) -> str:
    return html.escape(make_visible(text))


def format_number(number: float) -> str:
    """Return a number as short as it is known: `12`, `12.5`, never `-0`."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _name_texture(rect: Rect) -> str:
    return f"timeline-{rect.texture}-{rect.fill}"


def _define(shapes: Iterable[Shape], colors: Mapping[Ink, str]) -> Iterator[str]:
    """Yield the textures that occur."""
    used: dict[str, Rect] = {}
    for shape in list_shapes(shapes):
        if isinstance(shape, Rect) and shape.fill and shape.texture != Texture.PLAIN:
            used[_name_texture(shape)] = shape
    if not used:
        return
    yield "<defs>\n"
    for name, rect in sorted(used.items()):
        color = colors[rect.fill or Ink.MARK]
        if rect.texture is Texture.HATCHED:
            yield (
                f'<pattern id="{name}" width="{_HATCH_STEP}" height="{_HATCH_STEP}"'
                ' patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
                f'<rect width="{_HATCH_WIDTH}" height="{_HATCH_STEP}"'
                f' fill="{color}"/></pattern>\n'
            )
            continue
        x1, y1, x2, y2 = _FADES[rect.texture]
        yield (
            f'<linearGradient id="{name}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">'
            f'<stop offset="0" stop-color="{color}" stop-opacity="{_FULL}"/>'
            f'<stop offset="1" stop-color="{color}" stop-opacity="0"/>'
            "</linearGradient>\n"
        )
    yield "</defs>\n"


def _paint(shape: Shape, colors: Mapping[Ink, str]) -> Iterator[str]:
    match shape:
        case Group():
            yield f"<g><title>{_escape(shape.title)}</title>\n"
            for one in shape.shapes:
                yield from _paint(one, colors)
            yield "</g>\n"
        case Text():
            yield from _paint_text(shape, colors)
        case Rect():
            yield _paint_rect(shape, colors)
        case Circle():
            place = _list_attributes(cx=shape.x, cy=shape.y, r=shape.radius)
            yield f"<circle{place}{_color(shape, colors)}/>\n"
        case Path():
            yield _paint_path(shape, colors)


def _list_attributes(**numbers: float) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{format_number(number)}"'
        for name, number in numbers.items()
    )


def _color(shape: Circle | Path | Rect, colors: Mapping[Ink, str]) -> str:
    fill = colors[shape.fill] if shape.fill else "none"
    if isinstance(shape, Rect) and shape.fill and shape.texture != Texture.PLAIN:
        fill = f"url(#{_name_texture(shape)})"
    if shape.stroke is None:
        return f' fill="{fill}"'
    width = _list_attributes(stroke_width=shape.stroke_width)
    return f' fill="{fill}" stroke="{colors[shape.stroke]}"{width}'


def _paint_text(text: Text, colors: Mapping[Ink, str]) -> Iterator[str]:
    if not text.text.strip():
        return
    attributes = _list_attributes(x=text.x, y=text.y, font_size=text.size)
    if text.face is not Face.SANS:
        attributes += ' font-weight="700"'
    if text.face is Face.SERIF:
        attributes += f' font-family="{SERIF}"'
    if text.anchor is not Anchor.START:
        attributes += f' text-anchor="{text.anchor}"'
    attributes += f' fill="{colors[text.ink]}"'
    # Titles are measured in the widest of their faces: narrower ones are left alone.
    if text.face is not Face.SERIF and len(text.text) > 1:
        width = measure_text(text.text, text.size, text.face)
        attributes += f' textLength="{format_number(width)}"'
        attributes += ' lengthAdjust="spacingAndGlyphs"'
    yield f"<text{attributes}>{_mark_up(text.text)}</text>\n"


def _mark_up(text: str) -> str:
    """Return a text with a mark at either end of each run from right to left.

    So signs at its ends go with its words (UAX #9). Isolates and `direction` would do
    more, but Chromium (156) moves what has a direction of its own, and resvg (0.48)
    stretches the rest.
    """
    visible = make_visible(text)
    return html.escape(
        "".join(
            f"{_RIGHT_TO_LEFT}{run.text}{_RIGHT_TO_LEFT}"
            if run.is_isolated
            else run.text
            for run in split_runs(visible)
        )
    )


def _paint_rect(rect: Rect, colors: Mapping[Ink, str]) -> str:
    place = _list_attributes(x=rect.x, y=rect.y, width=rect.width, height=rect.height)
    if rect.radius:
        place += _list_attributes(rx=rect.radius)
    return f"<rect{place}{_color(rect, colors)}/>\n"


def _paint_path(path: Path, colors: Mapping[Ink, str]) -> str:
    lines = []
    for (x, y), *rest in path.lines:
        steps = "".join(f"L{format_number(x)} {format_number(y)}" for x, y in rest)
        lines.append(f"M{format_number(x)} {format_number(y)}{steps}")
    closed = "Z" if path.fill else ""
    attributes = f' d="{closed.join(lines)}{closed}"{_color(path, colors)}'
    if path.dash:
        dashes = " ".join(map(format_number, path.dash))
        attributes += f' stroke-dasharray="{dashes}"'
    if path.round_ends:
        attributes += ' stroke-linecap="round"'
    return f"<path{attributes}/>\n"
