"""Lanes of many events: numbers that add up, a scale for all, the busiest lanes."""

import re
from collections import Counter

import pytest

from tests.helpers.drawing import Look, draw_trimmed, list_numbers
from tests.helpers.files import load_arms_control
from tests.helpers.texts import list_wide
from timeline import Chronology, load_text, select
from timeline.rendering import ASCII, UNICODE

ARMS = load_arms_control()
_LEVELS = dict(zip(UNICODE.levels, range(1, 9), strict=True))


def draw(chronology: Chronology, **asked: object) -> list[str]:
    return draw_trimmed("lanes", chronology, Look(**asked)).split("\n")  # type: ignore[arg-type]


def make_crowd(count: int = 1500, actors: int = 3000) -> Chronology:
    """Return many events of our time and one of 1142, each with actors of its own."""
    lines = ["events:", "- {date: 1142-03-01, title: Long ago, actors: [Old]}"]
    for index in range(count - 1):
        year, month, day = 2000 + index % 25, 1 + index % 12, 1 + index % 28
        own = [f"Actor {index * 2 % actors}", f"Actor {(index * 2 + 1) % actors}"]
        if index % 3 == 0:
            own.append("Busy One")
        lines.append(
            f"- {{date: {year}-{month:02}-{day:02}, title: T{index}, actors: {own}}}"
        )
    return load_text("\n".join(lines))


CROWD = make_crowd()


@pytest.mark.parametrize(
    ("width", "glyphs"), [(40, UNICODE), (80, ASCII), (120, UNICODE), (200, ASCII)]
)
def test_no_line_is_wider_and_a_crowd_fits_a_screen(width: int, glyphs: object) -> None:
    for chronology in (ARMS, CROWD):
        lines = draw(chronology, width=width, height=30, glyphs=glyphs)
        assert list_wide(lines, width) == []
        assert len(lines) <= 34
        if glyphs is ASCII:
            assert "\n".join(lines[1:]).isascii()


@pytest.mark.parametrize("width", range(50, 100))
def test_what_a_lane_has_most_of_has_room_in_whole_or_none(width: int) -> None:
    """The name of a week that ends in another month is a long one."""
    dates = ("2013", "2013-05-10T14:30", *["2013-05-28/2014-06-03"] * 2)
    rows = [f"- {{date: {date!r}, title: T}}\n" for date in dates]
    lines = draw(load_text(f"events:\n{''.join(rows)}"), draw="heat", width=width)
    assert list_wide(lines, width) == []


def test_one_event_of_another_century_squeezes_nothing() -> None:
    lines = draw(CROWD, width=120, height=30)
    assert lines[0].startswith("1500 events, 2000 – 2024, ") or lines[0].startswith(
        "1,500 events, 2000 – 2024, "
    )
    assert "not on the axis: 1 before " in " ".join(lines[:2])


def test_a_lane_in_steps_of_one_is_its_number() -> None:
    lines = draw(ARMS, width=120, height=40)
    assert " events in a quarter: " in "\n".join(lines)
    lanes = [
        re.match(r"([A-Za-z]\D*?) +(\d+)(?:\+(\d+)\?)? (.*)", line) for line in lines
    ]
    found = [one for one in lanes if one and "in no cell" not in one[4]]
    checked = 0
    for lane in found:
        if lane[1].strip() in (
            "everything",
            "Arms control and the end of the Cold War,",
        ):
            continue
        cells, _, off = lane[4].partition("+")
        drawn = sum(_LEVELS.get(char, 0) for char in cells)
        assert drawn + int(off or 0) == int(lane[2]) + int(lane[3] or 0), lane[0]
        checked += 1
    assert checked >= 15


def test_the_scale_reaches_to_the_row_of_all_others() -> None:
    # A hundred whom one event each has, in five weeks, and two with two events.
    events = [f"{{date: 2013-05-{1 + n % 28:02}, actors: [A{n}]}}" for n in range(100)]
    events += [f"{{date: 2013-05-0{n}, actors: [Twice, Again]}}" for n in (1, 2)]
    listed = "\n".join(f"- {one[:-1]}, title: T}}" for one in events)
    lines = draw(load_text(f"events:\n{listed}"), width=40, height=30)
    (others,) = [line for line in lines if "100 others" in line]
    assert "a week" in " ".join(lines[:2])
    # Some twenty in a week.
    assert "▆" in others
    assert "▆ 17–32" in "\n".join(lines)


def test_in_ascii_a_digit_is_the_number() -> None:
    lines = draw(ARMS, width=120, height=40, glyphs=ASCII)
    (lane,) = [line for line in lines if line.startswith("Iraq")]
    _, count, *cells = lane.replace(":", " ").split()
    assert int(count) == sum(int(digit) for cell in cells for digit in cell)


def test_lanes_stand_in_the_order_of_their_busiest_time() -> None:
    lines = draw(ARMS, width=120, height=40)
    names = [line[:26].split("  ")[0].strip() for line in lines]
    assert names.index("Soviet Union") < names.index("United States")
    assert names.index("United States") < names.index("Russia")
    by_count = draw(ARMS, width=120, height=40, order="count")
    names = [line[:26].split("  ")[0].strip() for line in by_count]
    assert names.index("United States") < names.index("Soviet Union")


def test_the_busiest_lanes_are_kept() -> None:
    lines = draw(CROWD, width=80, height=30)
    assert [line for line in lines if line.startswith("Busy One")]
    (others,) = [line for line in lines if re.match(r"[\d,]+ others", line)]
    assert "2,9" in others


def test_all_that_is_counted_is_every_event_once() -> None:
    numbers = list(list_numbers("lanes", select(ARMS), Look(width=80, height=24)))
    counts = Counter(number.label for number in numbers)
    assert max(counts.values()) == 1
    assert numbers[0].events == len(ARMS.events)


def test_the_legend_lists_all_events_where_it_is_asked_for() -> None:
    lines = draw(ARMS, width=120, height=40)
    assert len(lines) < 34
    listed = draw(ARMS, width=120, height=40, legend=True)
    assert len(listed) > len(ARMS.events)


def test_marks_and_heat_can_be_asked_for() -> None:
    assert "everything" in "\n".join(draw(ARMS, width=120, draw="heat"))
    marks = "\n".join(draw(ARMS, width=120, draw="marks", height=60))
    assert "everything" not in marks
    assert "●" in marks
