"""The picture of costs over numbers of events."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from chart import Curve, draw_chart

_CURVES = (
    Curve("timeline, cold", ((10, 0.2), (1000, 0.3), (100_000, 13.0))),
    Curve("timeline & warm", ((10, 0.1), (1000, 0.11), (100_000, 0.12))),
    Curve("hledger", ((10, 0.02), (1000, 0.12))),
)
_SVG = "{http://www.w3.org/2000/svg}"


def _draw(curves: tuple[Curve, ...] = _CURVES) -> str:
    return draw_chart(curves, title="Cost", across="events", up="seconds")


def _points(tree: ET.Element) -> list[list[tuple[float, float]]]:
    return [
        [
            (float(x), float(y))
            for x, y in (point.split(",") for point in line.get("points", "").split())
        ]
        for line in tree.iter(f"{_SVG}polyline")
    ]


def test_a_tenth_is_as_far_wherever_it_stands() -> None:
    curve = Curve("a", ((10, 0.1), (100, 1.0), (1000, 10.0)))
    (points,) = _points(ET.fromstring(_draw((curve,))))  # noqa: S314
    (x1, y1), (x2, y2), (x3, y3) = points
    assert x2 - x1 == pytest.approx(x3 - x2, abs=0.11)
    assert y1 - y2 == pytest.approx(y2 - y3, abs=0.11)
    assert y1 > y3


def test_all_is_named_and_within_the_picture() -> None:
    tree = ET.fromstring(_draw())  # noqa: S314
    texts = [text.text for text in tree.iter(f"{_SVG}text")]
    assert {"Cost", "events", "seconds", "100,000", "0.01"} < set(texts)
    assert {curve.name for curve in _CURVES} < set(texts)
    width, height = float(tree.get("width", 0)), float(tree.get("height", 0))
    for points in _points(tree):
        assert all(0 < x < width and 0 < y < height for x, y in points)


def test_names_do_not_lie_over_each_other() -> None:
    same = tuple(Curve(name, ((10, 0.1), (100, 0.11))) for name in "abcd")
    tree = ET.fromstring(_draw(same))  # noqa: S314
    heights = sorted(
        float(text.get("y", 0))
        for text in tree.iter(f"{_SVG}text")
        if text.text in tuple("abcd")
    )
    assert len(heights) == len(same)
    assert all(b - a >= 18 for a, b in pairwise(heights))


def test_dark_pages_have_colours_of_their_own() -> None:
    light, dark = _draw().split("@media (prefers-color-scheme: dark)")
    for part in (light, dark.partition("</style>")[0]):
        assert ".ground {" in part
        assert len(set(re.findall(r"\.c(\d) ", part))) == len(_CURVES)


@pytest.mark.parametrize("curves", [(), (Curve("empty", ()),), tuple(_CURVES[:1] * 5)])
def test_what_cannot_be_drawn_is_refused(curves: tuple[Curve, ...]) -> None:
    with pytest.raises(ValueError, match="expected 1 to 4 curves"):
        _draw(curves)
