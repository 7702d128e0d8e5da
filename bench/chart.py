"""Drawing costs over numbers of events as a picture: SVG, both axes logarithmic.

The picture brings its own colours for light and dark pages, its ground included. Each
curve has a colour, a mark of its own shape and its name at its end, so that it can be
told without colours as well.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_WIDTH, _HEIGHT = 760, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 196, 56, 60
_NAME_HEIGHT = 18  # between the names of two curves, at the least

# Each curve's colour on a light ground and on a dark one.
_COLOURS = (
    ("#0b62b4", "#6cb6ff"),
    ("#177245", "#5fd08f"),
    ("#b3470b", "#ffa35c"),
    ("#6b4fa0", "#c4a7f5"),
)

_STYLE = """\
text {{ font: 13px system-ui, sans-serif; fill: #24292f }}
.title {{ font-size: 15px; font-weight: 600 }}
.ground {{ fill: #ffffff }}
.grid {{ stroke: #d8dee4; stroke-width: 1 }}
.curve {{ fill: none; stroke-width: 2 }}
{light}
@media (prefers-color-scheme: dark) {{
  text {{ fill: #e6edf3 }}
  .ground {{ fill: #0d1117 }}
  .grid {{ stroke: #30363d }}
{dark}
}}"""


@dataclass(frozen=True, slots=True)
class Curve:
    """A name, and points (number, seconds), ascending and each above 0."""

    name: str
    points: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class _Axes:
    """Decades of both axes, as exponents of ten: the first and the last."""

    across: tuple[int, int]
    up: tuple[int, int]

    def place_across(self, number: float) -> float:
        first, last = self.across
        share = (math.log10(number) - first) / (last - first)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def place_up(self, seconds: float) -> float:
        first, last = self.up
        share = (math.log10(seconds) - first) / (last - first)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def draw_chart(curves: Sequence[Curve], *, title: str, across: str, up: str) -> str:
    """Return the picture as SVG, with the names of both axes.

    Raises ValueError if there are no curves, more than there are colours for, or one
    without points.
    """
    if not curves or len(curves) > len(_COLOURS) or not all(c.points for c in curves):
        raise ValueError(f"expected 1 to {len(_COLOURS)} curves with points")
    axes = _Axes(
        across=_span([number for curve in curves for number, _ in curve.points]),
        up=_span([seconds for curve in curves for _, seconds in curve.points]),
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" role="img" aria-labelledby="title">',
        f'<title id="title">{escape(title)}</title>',
        f"<style>\n{_format_style(len(curves))}\n</style>",
        f'<rect class="ground" width="{_WIDTH}" height="{_HEIGHT}"/>',
        f'<text class="title" x="{_LEFT}" y="28">{escape(title)}</text>',
        *_draw_axes(axes, across=across, up=up),
    ]
    heights = _place_names([axes.place_up(curve.points[-1][1]) for curve in curves])
    for position, curve in enumerate(curves):
        parts += _draw_curve(curve, axes, position, name_height=heights[position])
    return "\n".join([*parts, "</svg>", ""])


def _span(values: Sequence[float]) -> tuple[int, int]:
    """Return the decades that hold all values, at least one."""
    first = math.floor(math.log10(min(values)))
    return first, max(first + 1, math.ceil(math.log10(max(values))))


def _format_style(number: int) -> str:
    light, dark = (
        "\n".join(
            f".c{position} {{ stroke: {pair[ground]} }} "
            f".m{position} {{ fill: {pair[ground]} }}"
            for position, pair in enumerate(_COLOURS[:number])
        )
        for ground in (0, 1)
    )
    return _STYLE.format(light=light, dark=dark)


def _draw_axes(axes: _Axes, *, across: str, up: str) -> Iterator[str]:
    right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    for exponent in range(axes.across[0], axes.across[1] + 1):
        x = f"{axes.place_across(10.0**exponent):.1f}"
        yield f'<line class="grid" x1="{x}" y1="{_TOP}" x2="{x}" y2="{bottom}"/>'
        yield (
            f'<text x="{x}" y="{bottom + 20}" text-anchor="middle">'
            f"{10**exponent:,}</text>"
        )
    for exponent in range(axes.up[0], axes.up[1] + 1):
        y = axes.place_up(10.0**exponent)
        yield (
            f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}"/>'
        )
        yield (
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">'
            f"{10.0**exponent:,g}</text>"
        )
    middle = (_LEFT + right) / 2
    yield (
        f'<text x="{middle:.1f}" y="{bottom + 44}" text-anchor="middle">'
        f"{escape(across)}</text>"
    )
    height = (_TOP + bottom) / 2
    yield (
        f'<text transform="translate(20 {height:.1f}) rotate(-90)" '
        f'text-anchor="middle">{escape(up)}</text>'
    )


def _draw_curve(
    curve: Curve, axes: _Axes, position: int, *, name_height: float
) -> Iterator[str]:
    places = [
        (axes.place_across(number), axes.place_up(seconds))
        for number, seconds in curve.points
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline class="curve c{position}" points="{line}"/>'
    for (x, y), (number, seconds) in zip(places, curve.points, strict=True):
        told = escape(f"{curve.name}: {number:,} events, {seconds:.3g} s")
        yield (
            f'<path class="m{position}" d="{_draw_mark(x, y, position)}">'
            f"<title>{told}</title></path>"
        )
    # In a column of their own, since curves end at different numbers.
    x, y = _WIDTH - _RIGHT + 28, name_height
    yield f'<path class="m{position}" d="{_draw_mark(x, y, position)}"/>'
    yield f'<text x="{x + 10}" y="{y + 4:.1f}">{escape(curve.name)}</text>'


def _draw_mark(x: float, y: float, position: int) -> str:
    """Return the outline of a mark: square, diamond, triangle, hexagon."""
    corners = (
        ((-4, -4), (4, -4), (4, 4), (-4, 4)),
        ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
        ((0, -5), (5, 4), (-5, 4)),
        ((-5, 0), (-2.5, -4.5), (2.5, -4.5), (5, 0), (2.5, 4.5), (-2.5, 4.5)),
    )[position]
    return "M" + "L".join(f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in corners) + "Z"


def _place_names(heights: Sequence[float]) -> list[float]:
    """Return the heights, moved down as far as names would lie over each other.

    The lowest names move up again where they would leave the picture.
    """
    placed = dict.fromkeys(range(len(heights)), 0.0)
    order = sorted(placed, key=lambda position: heights[position])
    last = -math.inf
    for position in order:
        last = placed[position] = max(heights[position], last + _NAME_HEIGHT)
    limit = float(_HEIGHT - _BOTTOM)
    for position in reversed(order):
        placed[position] = min(placed[position], limit)
        limit = placed[position] - _NAME_HEIGHT
    return [placed[position] for position in range(len(heights))]
