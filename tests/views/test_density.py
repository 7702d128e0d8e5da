"""The density: columns, axes, a legend, and what is in no column: all that is asked."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_events
from tests.helpers.dates import parse_when
from tests.helpers.drawing import Look, draw_text, draw_trimmed, draw_view
from tests.helpers.events import make_events, sample_whens
from tests.helpers.files import load_nasty, load_sample
from tests.helpers.texts import list_wide
from timeline import Chronology, Event, load_text, make_query, select
from timeline.dates import When
from timeline.layout.buckets import UNITS
from timeline.names.facets import FACETS
from timeline.query import Question
from timeline.rendering import ASCII, STYLES, UNICODE, Glyphs, plain_text
from timeline.views.density.stacks import MOST, make_stack
from timeline.views.naming import Naming

SAMPLE = load_sample()
NASTY = load_nasty()


def draw(
    chronology: Chronology,
    options: Look | None = None,
    query: Question | None = None,
) -> list[str]:
    """Return the lines of the view below its heading."""
    text = draw_trimmed("density", chronology, options, query)
    lines = text.split("\n")[:-1]
    return lines[lines.index("") + 1 :] if "" in lines else []


def write(*dates: str, kinds: tuple[str, ...] = ("visit",)) -> Chronology:
    """Return events of these dates and, in turn, of these kinds."""
    events = [
        {"date": date, "title": "T", "kind": kinds[index % len(kinds)]}
        for index, date in enumerate(dates)
    ]
    return load_events(events)


def count_told(lines: list[str]) -> int:
    """Return how many events the lines below the chart say are in no column."""
    text = " ".join(line.strip() for line in lines)
    found = re.search(r"(?:^| )and (\d.*?)(?:\?|$|by \w+ it)", text)
    return sum(map(int, re.findall(r"\d+", found[1]))) if found else 0


def test_one_series_is_a_chart_of_solid_columns() -> None:
    dates = ["2013-04-10", *["2013-05-10"] * 3, "2013-05", "2013-07-01", "2013"]
    assert draw(write(*dates), Look(by="month", width=50)) == [
        " Events per month",
        "                 4",
        " 4┤           ████████",
        "  │           ████████",
        " 3┤           ████████",
        "  │           ████████",
        " 2┤           ████████",
        "  │    1      ████████               1",
        " 1┤ ████████  ████████            ████████",
        "  │ ████████  ████████            ████████",
        " 0└─────────────────────────────────────────",
        "      Apr       May       Jun       Jul",
        "      2013",
        "",
        " and 1 known only to the year",
    ]


def test_columns_end_in_eighths() -> None:
    dates = [f"2013-05-{1 + index % 16:02d}" for index in range(16 * 9)]
    dates += ["2013-05-01"] * 11
    lines = draw(write(*dates), Look(by="day", width=80))
    tops = {char for line in lines for char in line} & set("▁▂▃▄▅▆▇")
    assert tops


def test_several_series_are_told_apart_by_pattern_and_style() -> None:
    chronology = write(*["2013-05-10"] * 3, kinds=("call", "visit", "call"))
    assert draw(chronology) == [
        " Events per day, by kind",
        "       3",
        " 3┤ ░░░░░░░░",
        "  │ ░░░░░░░░",
        " 2┤ ████████",
        "  │ ████████",
        " 1┤ ████████",
        "  │ ████████",
        " 0└───────────",
        "       10",
        "    May 2013",
        "",
        " ██ call 2  ░░ visit 1",
    ]
    lines = draw_view("density", select(chronology), Look())
    painted = {(s.text.strip()[:1], s.style) for line in lines for s in line}
    assert {("█", "series-1"), ("░", "series-2")} <= painted


def test_patterns_share_a_column_as_their_events_do() -> None:
    kinds = ("a",) * 52 + ("b",) * 48
    lines = draw(write(*["2013-05-10"] * 100, kinds=kinds), Look(width=40))
    rows = [line[-1] for line in lines[: lines.index("")] if line.endswith(("█", "░"))]
    assert rows == ["░"] * 5 + ["█"] * 5


def test_counts_of_neighbours_never_touch() -> None:
    dates = [f"2013-05-{day:02d}" for day in range(1, 31) for _ in range(10)]
    for width, shown in ((40, 0), (70, 0), (99, 30), (200, 30)):
        lines = draw(write(*dates), Look(width=width, by="day"))
        counts = [line for line in lines if re.fullmatch(r" +10( +10)*", line)]
        assert sum(line.count("10") for line in counts) == shown
        assert not any("1010" in line for line in lines)


def test_rare_kinds_are_drawn_together_as_others() -> None:
    kinds = tuple("abcdefghi")
    lines = draw(write(*["2013-05-10"] * 18, kinds=kinds), Look(width=120))
    assert lines[-1].startswith(" ██ a 2  ░░ b 2  ")
    assert lines[-1].endswith("  ┼┼ f 2  ·· others 6")


_ACTORS = """
- {date: 2013-05-10, title: T, actors: [Ann, Bob]}
- {date: 2013-05-10, title: T, actors: [Ann], to: [Zoe]}
- {date: 2013-05-10, title: T, actors: [Ann]}
- {date: 2013-05-10, title: T, actors: [Bob]}
- {date: 2013-05-10, title: T}
"""


def test_an_event_of_several_actors_is_counted_once() -> None:
    lines = draw(load_text(_ACTORS), Look(stack="actor"))
    assert lines[0] == " Events per day, by actor"
    assert lines[-1] == " ██ Ann 1  ░░ Bob 1  ▓▓ several of these 2  ·· others 1"


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["2013-05-10", "2013-05-11", "2013"], "and 1 known only to the year"),
        (["2013-05-10", "201X", "20XX"], None),
        (["2013-05-10", "by 2013"], "and 1 of unknown beginning"),
        (["2013-05-10", "after 2013"], "and 1 of unknown beginning"),
    ],
)
def test_what_is_known_less_well_is_told(dates: list[str], told: str | None) -> None:
    lines = draw(write(*dates), Look(by="day"))
    expected = told or "and 1 known only to the decade, 1 known only to the century"
    assert lines[-1] == f" {expected}"


def test_what_lies_across_two_buckets_is_told() -> None:
    lines = draw(write("2013-05-10", "[2013-05-31,2013-06-01]"), Look(by="month"))
    assert lines[-1] == " and 1 across two months"


def test_a_zoom_shows_its_stretch_and_tells_what_lies_outside() -> None:
    zoom = parse_when("2013")
    chronology = write("2012-05-10", "2013-05-10", "2013-06-10", "2014")
    lines = draw(chronology, Look(by="month", zoom=zoom.span))
    assert lines[-1] == " and 2 outside the time shown"
    assert "Jan   Feb" in lines[-4]
    assert "Dec" in lines[-4]


def test_possible_matches_are_told() -> None:
    lines = draw(write("2013-05-10", "2013-05"), query=make_query(on="2013-05-10"))
    assert lines[-1] == " ? 1 possible match of all"


def test_a_unit_left_out_for_its_size_is_told() -> None:
    dates = [f"{year}" for year in range(1900, 2000)]
    assert draw(write(*dates))[-1] == " by year it would need a width of 106"
    assert draw(write(*dates), Look(width=106))[0] == " Events per year"
    assert draw(write(*dates), Look(width=105))[0] == " Events per decade"


def test_a_unit_asked_for_goes_on_in_rows_without_empty_ones() -> None:
    chronology = write("2013-01-05", "2013-02-05", "2013-06-05", "2013-06-06")
    lines = draw(chronology, Look(by="day"))
    heads = [line.strip() for line in lines if re.fullmatch(r" +\w{3} \d{4}", line)]
    assert heads == ["Jan 2013", "Feb 2013", "Jun 2013"]
    assert " ┊ 92 days without events" in lines
    assert sum(line.count("█") > 0 for line in lines) == 3 * 2


@pytest.mark.parametrize("by", UNITS)
def test_every_unit_can_be_asked_for(by: str) -> None:
    lines = draw(SAMPLE, Look(by=by))
    assert lines[0] == f" Events per {by}, by kind"


@pytest.mark.parametrize("height", [24, 30, 50])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_chart_keeps_to_the_height(height: int, width: int) -> None:
    options = Look(width=width, height=height)
    for chronology in (SAMPLE, write(*["2013-05-10"] * 1000)):
        text = draw_text("density", select(chronology), options)
        assert text.count("\n") <= height


def test_the_axis_has_room_for_a_number_longer_than_the_number_of_events() -> None:
    lines = draw(write(*["2013-05-10"] * 95), Look(width=20))
    assert [line.index("┤") for line in lines if "┤" in line] == [4] * 5
    assert lines[1].strip() == "95"
    assert lines[2].startswith(" 100┤")


def test_nothing_in_a_column_is_told_without_a_chart() -> None:
    assert draw(write("by 2013", "../2012")) == [" and 2 of unknown beginning"]


def test_no_events_are_a_heading_alone() -> None:
    assert draw(load_text("events: []")) == []


def test_years_before_christ_are_named_so() -> None:
    lines = draw(write("-0043-03-15", "0043-01-01"), Look(by="century"))
    assert "101 BC" in lines[-1]
    assert " 1 BC" in lines[-1]


def test_ascii_glyphs_draw_in_ascii() -> None:
    lines = draw(SAMPLE, Look(glyphs=ASCII))
    assert all(line.isascii() for line in lines)
    assert any("====" in line for line in lines)


def test_styles_are_those_of_the_theme() -> None:
    for stack in FACETS:
        options = Look(stack=stack)
        lines = draw_view("density", select(SAMPLE), options)
        assert {span.style for line in lines for span in line} <= set(STYLES)


_names = st.sampled_from(
    [
        "",
        "a",
        "b",
        "会议" * 9,
        "مؤتمر",
        "👨\u200d👩\u200d👧 x",
        "e\u0301" * 30,
        "w" * 99,
        "others",
        "several of these",
        "\x1b[31mred",
    ]
)
_dates = sample_whens(
    *("2013", "201X", "20XX", "2013-05", "2013-05-10", "2013-05-10T14:30:00"),
    *("28 May 2013 - 3 June 2014", "about early May 2013", "/-0431", "2012-24"),
    *("after 2013-04-02", "2013-05-10/..", "-0999-01-01", "2013-05-31"),
    "[2013-05-31,2013-06-01]",
)
_events = make_events(
    date=_dates,
    kind=_names,
    actors=st.lists(_names, max_size=3).map(tuple),
)


@given(
    st.lists(_events, max_size=12),
    st.integers(20, 200),
    st.sampled_from([UNICODE, ASCII]),
    st.sampled_from(["", "week", "month", "decade"]),
    st.sampled_from(tuple(FACETS)),
)
def test_lines_fit_whatever_the_events(
    events: list[Event], width: int, glyphs: Glyphs, by: str, stack: str
) -> None:
    options = Look(width=width, glyphs=glyphs, by=by, stack=stack)
    lines = draw(Chronology(events=tuple(events)), options)
    assert list_wide(lines, width) == []
    assert not any("\x1b" in line for line in lines)


# Nine at most: a count of two digits has no room above the narrowest columns.
@given(st.lists(_dates, max_size=9), st.sampled_from(["", *UNITS[2:]]))
def test_columns_and_what_is_told_are_all_events(dates: list[When], by: str) -> None:
    first = replace(SAMPLE.events[0], kind="visit")
    events = tuple(replace(first, date=date) for date in dates)
    selection = select(Chronology(events=events))
    drawn = list(draw_view("density", selection, Look(width=200, by=by)))
    counts = [span.text for line in drawn for span in line if span.style == "strong"]
    told = count_told(plain_text(drawn).split("\n")[1:])
    assert sum(int(count) for count in counts) + told == len(dates)


@given(st.lists(_events, max_size=20), st.sampled_from(tuple(FACETS)))
def test_every_event_is_in_one_series(events: list[Event], stack: str) -> None:
    chronology = Chronology(events=tuple(events))
    matches = select(chronology).matches
    made = make_stack(matches, stack, Naming(chronology, UNICODE))
    assert len(made.members) == len(events)
    assert set(made.members) == set(range(len(made.names)))
    assert len(made.names) <= MOST + 1
    assert made.others in (None, len(made.names) - 1)


@pytest.mark.parametrize("width", [20, 21, 30, 60, 120])
@pytest.mark.parametrize("stack", FACETS)
def test_nasty_text_keeps_to_the_width(width: int, stack: str) -> None:
    lines = draw(NASTY, Look(width=width, stack=stack))
    assert list_wide(lines, width) == []
    assert not any("\x1b" in line for line in lines)
