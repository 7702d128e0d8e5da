"""The rows of a screen."""

import pytest

from timeline.cli.watching.canvas import Size
from timeline.cli.watching.frame import Drawing, compose, count_body, share_rows
from timeline.rendering import (
    ASCII,
    UNICODE,
    Glyphs,
    Line,
    Span,
    measure_cells,
    plain_line,
)

_DRAWING = Drawing(
    tuple((Span(f"line {number}"),) for number in range(1, 31)),
    "events.yaml",
    "14 events",
)


def _tell(count: int) -> tuple[Line, ...]:
    return tuple((Span(f"told {number}"),) for number in range(1, count + 1))


def _compose(drawing: Drawing, top: int, rows: int, columns: int = 60) -> list[str]:
    lines = compose(drawing, top, Size(rows, columns), UNICODE)
    return [plain_line(line) for line in lines]


def test_a_screen_has_a_part_of_the_drawing_and_the_status() -> None:
    assert _compose(_DRAWING, 4, 4) == [
        "line 5",
        "line 6",
        "line 7",
        "events.yaml  14 events        5–7 of 30 lines  Ctrl-C leaves",
    ]


def test_a_drawing_that_fits_has_no_place_to_tell() -> None:
    short = _DRAWING._replace(lines=_DRAWING.lines[:2])
    assert _compose(short, 0, 5, 40) == [
        "line 1",
        "line 2",
        "",
        "",
        "events.yaml  14 events     Ctrl-C leaves",
    ]


def test_what_is_told_stands_below_a_rule() -> None:
    drawing = _DRAWING._replace(told=_tell(2), problems="2 errors")
    screen = _compose(drawing, 0, 10)
    assert screen[5:9] == ["line 6", "─" * 60, "told 1", "told 2"]
    assert screen[9].startswith("events.yaml  14 events  2 errors: timeline check")


def test_what_is_told_has_a_third_of_the_screen_and_the_rest_is_counted() -> None:
    screen = _compose(_DRAWING._replace(told=_tell(20)), 0, 15)
    assert screen[9:14] == ["─" * 60, "told 1", "told 2", "told 3", "17 more lines"]


def test_a_low_screen_still_says_what_is_wrong() -> None:
    drawing = _DRAWING._replace(told=_tell(6))
    assert _compose(drawing, 0, 8)[3:7] == [
        "─" * 60,
        "told 1",
        "told 2",
        "4 more lines",
    ]
    assert _compose(drawing, 0, 4)[1:3] == ["─" * 60, "told 1"]


def test_without_a_drawing_all_is_for_what_is_told() -> None:
    screen = _compose(_DRAWING._replace(lines=(), told=_tell(20)), 0, 12)
    assert screen[0] == "─" * 60
    assert screen[1:10] == [f"told {number}" for number in range(1, 10)]
    assert screen[10] == "11 more lines"


def test_an_old_drawing_and_a_reading_are_told() -> None:
    (*_, status) = _compose(_DRAWING._replace(is_old=True), 0, 5)
    assert status.startswith("events.yaml  not up to date  14 events ")
    (*_, status) = _compose(_DRAWING._replace(is_reading=True), 0, 5)
    assert status.endswith("  reading …")


def test_of_the_status_the_right_side_goes_first() -> None:
    ends = [_compose(_DRAWING, 0, 9, columns)[-1] for columns in (57, 50, 32, 20)]
    assert ends == [
        "events.yaml  14 events     1–8 of 30 lines  Ctrl-C leaves",
        "events.yaml  14 events             1–8 of 30 lines",
        "events.yaml  14 events       1–8",
        "events.yaml  14 eve…",
    ]


def test_a_long_name_leaves_room_for_the_counts() -> None:
    drawing = _DRAWING._replace(name="long/" * 20, problems="1 error")
    ends = [_compose(drawing, 0, 5, columns)[-1] for columns in (70, 55, 50, 30)]
    assert ends == [
        "long/long/long/l…  14 events  1 error: timeline check  1–4 of 30 lines",
        "long/long/lon…  14 events  1 error: timeline check  1–4",
        "long/long/lon…  14 events  1 error: timeline check",
        "long/long/l…  14 events  1 er…",
    ]


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_size_is_filled_and_no_status_is_wider(glyphs: Glyphs) -> None:
    wide = _DRAWING._replace(name="北京" * 30, told=_tell(3), problems="1 error")
    for drawing in (_DRAWING, wide, wide._replace(lines=(), is_old=True)):
        for rows in (1, 2, 3, 4, 5, 9, 24):
            for columns in (1, 2, 7, 20, 80):
                lines = compose(drawing, 0, Size(rows, columns), glyphs)
                assert len(lines) == rows
                cells = sum(measure_cells(span.text) for span in lines[-1])
                assert cells == columns
            body, below = share_rows(rows, 3)
            assert body + below == rows - 1
            assert count_body(_DRAWING, rows) == rows - 1
