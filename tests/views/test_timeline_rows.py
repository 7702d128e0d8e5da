"""The timeline where it is wide: an event a line, dates below each other."""

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.drawing import Look, draw_text
from tests.helpers.files import load_sample
from timeline import Chronology, select
from timeline.rendering import UNICODE, measure_cells
from timeline.views.timeline import WIDE

SAMPLE = load_sample()


def draw(chronology: Chronology, look: Look | None = None) -> str:
    return draw_text("timeline", select(chronology), look or Look(width=120))


def test_an_event_takes_one_line_from_so_many_cells_on() -> None:
    wide = draw(SAMPLE, Look(width=120)).splitlines()
    titles = [event.title for event in SAMPLE.events]
    assert all(any(title in line for line in wide) for title in titles)
    # Title, counts, two years with their blank lines, and a legend with its own.
    assert len(wide) == len(titles) + 2 + 4 + 2
    event = {"date": "2013-05-10", "title": "A", "actors": ["One"], "kind": "visit"}
    chronology = load_events([event])
    assert "A  One  visit" in draw(chronology, Look(width=WIDE))
    assert "A  One" not in draw(chronology, Look(width=WIDE - 1))


_DATES = [
    *("2011/2012", "2013-04", "2013-04-15", "2013-05-07/2013-05-10"),
    *("2013-05-14", "end of May 2013", "2013-05-28", "2013-05-29?"),
    *("2013-06-30 14:30", "2014-06-30/2014-07-02", "2014-06-30", "2014-07-03"),
]


def _load() -> Chronology:
    return load_events(
        {"date": date, "title": f"T{index}", "kind": "visit"}
        for index, date in enumerate(_DATES)
    )


def _read(look: Look) -> list[str]:
    return [
        line[: line.index(f"T{index}")].rstrip(" ●◐◌≈").strip()
        for line in draw(_load(), look).splitlines()
        for index in range(len(_DATES))
        if f" T{index} " in line
    ]


def test_a_month_stands_in_the_column_where_it_changes() -> None:
    assert _read(Look(width=120)) == [
        *("2011–2012", "Apr", "15", "May 7–10", "14", "end of May"),
        *("May   28", "29 May?", "30 Jun 14:30"),
        *("30 Jun–2 Jul", "Jun   30", "Jul    3"),
    ]


def test_a_year_stands_there_where_no_heading_says_it() -> None:
    assert _read(Look(width=120, group_by="kind")) == [
        *("2011–2012", "2013 Apr", "15", "May 7–10", "14", "end of May 2013"),
        *("2013 May   28", "29 May 2013?", "30 Jun 2013 14:30"),
        *("30 Jun–2 Jul 2014", "2014 Jun   30", "Jul    3"),
    ]


def test_headings_of_months_leave_days() -> None:
    dates = _read(Look(width=120, group_by="month"))
    assert dates[1:6] == ["in Apr", "Mon 15", "7–10 May", "Tue 14", "end of May"]


def test_dates_end_in_one_column() -> None:
    lines = draw(_load()).splitlines()
    found = [
        line.index(f"T{index}")
        for index in range(len(_DATES))
        for line in lines
        if f" T{index} " in line
    ]
    assert len(found) == len(_DATES)
    assert len(set(found)) == 1


_LONG = "Minister " * 20


@pytest.mark.parametrize("width", [110, 120, 160, 200])
def test_titles_wrap_and_names_are_cut(width: int) -> None:
    events = [
        {"date": "2013-05-10", "title": _LONG.strip(), "kind": "visit"},
        {"date": "2013-05-11", "title": "Short", "actors": [_LONG], "kind": "visit"},
    ]
    text = draw(load_events(events), Look(width=width))
    assert text.count("Minister") > 20
    assert UNICODE.ellipsis in next(
        line for line in text.splitlines() if "Short" in line
    )
    assert max(map(measure_cells, text.splitlines())) <= width


def test_from_160_cells_on_names_have_a_column() -> None:
    events = [
        {"date": "2013-05-10", "title": "A", "actors": ["One"]},
        {"date": "2013-05-11", "title": "A longer title", "actors": ["Two"]},
    ]
    wide, narrow = (
        draw(load_events(events), Look(width=width)).splitlines()
        for width in (160, 159)
    )
    assert [line.index("One") for line in wide if "One" in line] == [
        line.index("Two") for line in wide if "Two" in line
    ]
    assert any("A  One" in line for line in narrow)


def test_full_cuts_no_names() -> None:
    events = [{"date": "2013-05-10", "title": "Short", "actors": [_LONG]}]
    text = draw(load_events(events), Look(width=120, full=True))
    assert text.count("Minister") >= 20
    assert UNICODE.ellipsis not in text


def test_details_have_room_below_a_short_title() -> None:
    event = {"date": "2013-05-10", "title": "A", "tags": ["one two three four five"]}
    text = draw(load_events([event]), Look(width=120, full=True))
    assert "one two three four five" in text


def test_a_status_that_leaves_doubt_takes_the_place_of_the_kind() -> None:
    events = [
        {"date": "2013-05-10", "title": "A", "kind": "visit", "status": "denied"},
        {"date": "2013-05-11", "title": "B", "kind": "visit", "status": "confirmed"},
    ]
    lines = draw(load_events(events)).splitlines()
    assert any(line.split()[-3:] == ["A", "visit", "denied"] for line in lines)
    assert any(line.split()[-3:] == ["B", "confirmed", "visit"] for line in lines)


def test_that_accounts_differ_is_never_cut() -> None:
    accounts = [{"source": "s", "date": "2013-05-11", "title": "Other"}]
    for size in (1, 60, 95, 120):
        event = {
            "date": "2013-05-10",
            "title": "t" * size,
            "actors": [_LONG],
            "accounts": accounts,
        }
        assert "accounts differ" in draw(load_events([event]), Look(width=110))


def test_a_silence_stands_for_the_blank_line_above_a_heading() -> None:
    events = [
        {"date": "2013-05-10", "title": "A"},
        {"date": "2014-05-10", "title": "B"},
    ]
    lines = draw(load_events(events)).splitlines()
    at = next(index for index, line in enumerate(lines) if UNICODE.silence in line)
    assert lines[at].strip() == "┊ 12 months without an event"
    assert lines[at - 1].split()[-1] == "A"
    assert lines[at + 1] == " 2014"
