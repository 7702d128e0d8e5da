"""What is drawn of a date, and what the legend says of it."""

import pytest

from tests.helpers.dates import parse_when
from timeline.layout.figures import make_end_figure, make_figure
from timeline.pictures.frame import choose_sizes
from timeline.pictures.keys import list_keys
from timeline.pictures.marks import Mark, draw_mark, measure_mark
from timeline.pictures.scale import Scale
from timeline.pictures.shapes import Circle, Ink, Path, Rect, Text, Texture

_MAY = parse_when("2013-05").span
_SCALE = Scale(_MAY, 0, 620, 17)
_SIZES = choose_sizes(1600, 900)


def _mark(text: str, **more: bool) -> Mark:
    figure = make_figure(parse_when(text), _MAY, stub=3)
    assert figure is not None
    return Mark(figure, **more)


def _draw(mark: Mark) -> tuple[object, ...]:
    return draw_mark(mark, _SCALE, 100, _SIZES)


def test_a_day_is_a_disc_and_hollow_where_it_is_only_possible() -> None:
    (disc,) = _draw(_mark("2013-05-10"))
    assert disc == Circle(190, 100, _SIZES.mark, Ink.MARK)
    (ring,) = _draw(_mark("2013-05-10", is_possible=True))
    assert isinstance(ring, Circle)
    assert (ring.fill, ring.stroke) == (Ink.PAPER, Ink.MARK)


def test_what_lasts_is_solid_where_that_is_certain() -> None:
    (bar,) = _draw(_mark("2013-05-10/2013-05-20"))
    assert isinstance(bar, Rect)
    assert (bar.x, bar.width, bar.fill) == (180, 220, Ink.MARK)
    pale, strokes, solid = _draw(_mark("[2013-05-05..2013-05-10]/2013-05-20"))
    assert isinstance(pale, Rect)
    assert isinstance(solid, Rect)
    assert isinstance(strokes, Path)
    assert (pale.fill, pale.x) == (Ink.PALE, 80)
    assert (solid.fill, solid.x) == (Ink.MARK, 180)
    # A stroke where it may begin; where it certainly ends the bar ends.
    assert len(strokes.lines) == 1


def test_a_short_bar_differs_from_a_day() -> None:
    scale = Scale(parse_when("1900/2000").span, 0, 620, 17)
    figure = make_figure(parse_when("1950-05-10/1950-05-12"), scale.window, stub=3)
    assert figure is not None
    (block,) = draw_mark(Mark(figure), scale, 0, _SIZES)
    assert isinstance(block, Rect)
    assert block.width == 2 * _SIZES.mark


def test_once_within_some_days_is_a_range() -> None:
    strip, path = _draw(_mark("[2013-05-10..2013-05-20]"))
    assert isinstance(strip, Rect)
    assert isinstance(path, Path)
    assert (strip.x, strip.width, strip.fill) == (180, 220, Ink.PALE)
    assert [len(line) for line in path.lines] == [2, 2, 2]
    _, arrow = _draw(_mark("[2013-05-10..]"))
    assert isinstance(arrow, Path)
    assert [len(line) for line in arrow.lines] == [2, 2, 3]


def test_what_did_not_take_place_is_crossed_out() -> None:
    (cross,) = _draw(_mark("2013-05-10", is_doubtful=True))
    assert isinstance(cross, Path)
    assert cross.stroke is Ink.WARN
    *_, cross = _draw(_mark("[2013-05-05..2013-05-20]", is_doubtful=True))
    assert isinstance(cross, Path)
    assert cross.stroke is Ink.WARN


def test_what_is_about_fades_and_what_is_uncertain_is_asked() -> None:
    mark = _mark("2013-05-10~")
    left, right, disc = _draw(mark)
    assert isinstance(left, Rect)
    assert isinstance(right, Rect)
    assert isinstance(disc, Circle)
    assert (left.texture, right.texture) == (Texture.FADES_LEFT, Texture.FADES_RIGHT)
    extent = measure_mark(mark, _SCALE, _SIZES)
    assert extent.first < extent.body_first < extent.body_last < extent.fade_last
    *_, sign = _draw(_mark("2013-05-10?"))
    assert isinstance(sign, Text)
    assert sign.text == "?"


def test_what_lies_beyond_the_axis_points_there() -> None:
    figure = make_end_figure(_MAY, -1)
    (head,) = _draw(Mark(figure, off=-1))
    assert isinstance(head, Path)
    assert head.lines[0][0] == (-_SIZES.mark, 100)
    assert measure_mark(Mark(figure, off=-1), _SCALE, _SIZES).point == 0


def test_an_upright_mark_runs_down() -> None:
    (bar,) = draw_mark(
        _mark("2013-05-10/2013-05-20"), _SCALE, 100, _SIZES, upright=True
    )
    assert isinstance(bar, Rect)
    assert (bar.y, bar.height) == (180, 220)
    assert bar.x + bar.width / 2 == 100


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (_mark("2013-05-10"), []),
        (_mark("2013-05-10/2013-05-20"), ["goes on"]),
        (_mark("2013-05"), ["once, within these days"]),
        (
            _mark("[2013-05-10..]"),
            ["once, within these days", "or earlier, or later"],
        ),
        (_mark("2013-05-10~"), ["one day", "approximate"]),
        (_mark("2013-05-10?"), ["one day", "uncertain"]),
        (_mark("2013-05-10", is_possible=True), ["one day", "possible match"]),
        (_mark("2013-05-10", is_doubtful=True), ["disputed, denied or cancelled"]),
        (
            _mark("[2013-05-05..2013-05-10]/2013-05-20"),
            ["goes on", "may go on"],
        ),
        (Mark(make_end_figure(_MAY, 1), off=1), ["before or after these days"]),
    ],
)
def test_the_legend_has_what_occurs(mark: Mark, expected: list[str]) -> None:
    keys = list_keys([mark], _SIZES)
    assert [key.label for key in keys] == expected
    assert all(key.shapes for key in keys)
