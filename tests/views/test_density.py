"""The density: columns, their axis, rows of kinds, and what is in no column."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_events
from tests.helpers.dates import parse_when
from tests.helpers.drawing import (
    Look,
    draw_text,
    draw_trimmed,
    draw_view,
    list_numbers,
)
from tests.helpers.events import make_events, sample_whens
from tests.helpers.files import load_nasty, load_sample
from tests.helpers.texts import list_wide
from timeline import Chronology, Event, load_text, make_query, select
from timeline.dates import When
from timeline.layout.framing import EVERYTHING
from timeline.layout.heat import make_grid
from timeline.names.facets import FACETS
from timeline.query import Question
from timeline.rendering import ASCII, STYLES, UNICODE, Glyphs
from timeline.views.density.kindrows import MOST, KindRows, Kinds
from timeline.views.gridded import Gridded
from timeline.views.options import DensityOptions
from timeline.vocabulary import UNITS

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


def test_a_chart_has_one_ink_round_numbers_and_the_number_of_the_highest() -> None:
    dates = ["2013-04-10", *["2013-05-10"] * 3, "2013-05", "2013-07-01"]
    assert draw(write(*dates), Look(by="month", width=50)) == [
        "          4 in May 2013",
        "  4       █████",
        "          █████",
        "  3       █████",
        "          █████",
        "  2       █████",
        "          █████",
        "  1 █████ █████       █████",
        "    █████ █████       █████",
        "    ┬───────────┬───────────",
        "    Apr   May   Jun   Jul",
        "    2013",
    ]


def test_columns_are_linear_and_end_in_eighths() -> None:
    dates = [f"2013-05-{1 + index % 16:02d}" for index in range(16 * 9)]
    dates += ["2013-05-01"] * 11
    lines = draw(write(*dates), Look(by="day", width=80))
    assert lines[0].strip() == "20 on 1 May 2013"
    assert [line[5] for line in lines[1:9]] == list("████████")
    # 9 of 20, of eight rows, are three and five eighths.
    assert [line[9:10].strip() for line in lines[1:9]] == ["", "", "", "", *"▅███"]


def test_the_number_of_the_highest_stays_in_the_line() -> None:
    dates = [*["1995-05-10"] * 3, *["2013-05-10"] * 5, "2013-02", "2013-04"]
    lines = draw(write(*dates), Look(width=26))
    assert lines[0].endswith("7 in 2013")
    assert list_wide(lines, 26) == []


def test_quarters_are_named_as_such() -> None:
    lines = draw(write("1991-11-01", "1991-12-01", "1991-02"), Look(by="quarter"))
    assert lines[0].strip() == "2 in Q4 1991"


def test_kinds_are_rows_on_the_axis_of_the_columns() -> None:
    kinds = ("call", "visit", "call", "visit", "call", "call")
    dates = [*["2013-04-10"] * 3, *["2013-06-10"] * 3]
    chronology = write(*dates, kinds=kinds)
    lines = draw(chronology, Look(by="month"))
    below = lines[lines.index("") + 1 :]
    assert below == [
        " call  4 ▂▂▂▂▂       ▂▂▂▂▂",
        " visit 2 ▁▁▁▁▁       ▁▁▁▁▁",
        "",
        " rows: events in a month:  ▁ 1  ▂ 2",
    ]
    assert lines[1].index("█") == below[0].index("▂")


def test_events_that_are_all_alike_have_no_rows() -> None:
    assert "" not in draw(write("2013-05-10", "2013-06-10"))
    assert "" not in draw(load_text("- {date: 2013-05-10, title: T}"))


def test_rare_kinds_are_one_row_of_others() -> None:
    kinds = tuple("abcdefghij")
    lines = draw(write(*["2013-05-10"] * 20, kinds=kinds), Look(width=120))
    below = lines[lines.index("") + 1 :]
    assert [line[:11] for line in below[:9]] == [
        *(f" {kind}        2" for kind in "abcdefgh"),
        " 2 others 4",
    ]
    # Nine are all themselves.
    lines = draw(write(*["2013-05-10"] * 18, kinds=kinds[:9]), Look(width=120))
    assert " i 2 " in "\n".join(lines)
    assert "other" not in "\n".join(lines)


_ACTORS = """
- {date: 2013-05-10, title: T, actors: [Ann, Bob]}
- {date: 2013-05-10, title: T, actors: [Ann], to: [Zoe]}
- {date: 2013-05-10, title: T, actors: [Ann]}
- {date: 2013-05-10, title: T, actors: [Bob]}
- {date: 2013-05-10, title: T}
"""


def test_an_event_of_several_actors_counts_in_the_row_of_each() -> None:
    lines = draw(load_text(_ACTORS), Look(stack="actor"))
    below = lines[lines.index("") + 1 :]
    assert [line.split("▁")[0].split("▂")[0].split("▃")[0] for line in below[:4]] == [
        " Ann        3 ",
        " Bob        2 ",
        " Zoe        1 ",
        " (no actor) 1 ",
    ]
    assert lines[0].strip() == "5 on 10 May 2013"


def test_rows_are_of_what_is_in_the_columns() -> None:
    kinds = ("call", "visit", "visit", "letter")
    dates = ("2013-04-10", "2013-05-10", "2013-05-11", "2014-05-11")
    lines = draw(write(*dates, kinds=kinds), Look(zoom=parse_when("2013-05").span))
    assert "" not in lines
    lines = draw(write(*dates, kinds=kinds), Look(zoom=parse_when("2013").span))
    below = lines[lines.index("") + 1 :]
    assert [line.split()[:2] for line in below[:2]] == [["visit", "2"], ["call", "1"]]
    assert "letter" not in "\n".join(lines)


def test_values_with_an_order_stand_in_it() -> None:
    events = [
        {"date": "2013-05-10", "title": "T", "confidence": word}
        for word in ("low", "low", "high", "moderate")
    ]
    lines = draw(load_events(events), Look(stack="confidence"))
    below = lines[lines.index("") + 1 :]
    assert [line.split()[0] for line in below[:3]] == ["low", "moderate", "high"]


def describe(
    chronology: Chronology, look: Look | None = None, query: Question | None = None
) -> str:
    """Return the heading of the view in one line."""
    text = draw_trimmed("density", chronology, look, query)
    return " ".join(text.split("\n\n", 1)[0].split())


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["2013-05-10", "2013-05-11", "2013"], "1 known too roughly"),
        (["2013-05-10", "201X", "20XX"], "2 known too roughly"),
        (["2013-05-10", "by 2013"], "1 known too roughly"),
        (["2013-05-10", "after 2013"], "1 after 10 May 2013"),
        (["2013-05-10", "unknown"], "1 undated"),
    ],
)
def test_what_is_in_no_column_is_told(dates: list[str], told: str) -> None:
    assert describe(write(*dates), Look(by="day")).endswith(f"; in no column: {told}")


def test_an_outlier_does_not_squeeze_the_others() -> None:
    dates = [f"2013-05-{day:02d}" for day in range(1, 31)]
    told = describe(write("1142-05-10", *dates))
    assert told == (
        "31 events, May 2013, 2 cells are a day; in no column: 1 before May 2013"
    )
    assert "May 2013, " in describe(write(*dates))
    whole = describe(write("1142-05-10", *dates), Look(zoom=EVERYTHING))
    assert "in no column" not in whole


def test_the_days_asked_for_are_those_of_the_axis() -> None:
    chronology = write("2013-05-10", "2013-08-10", "2013-08-11")
    told = describe(chronology, query=make_query(month="2013-08"))
    assert told.startswith("2 of 3 events, Aug 2013, 2 cells are a day")


def test_a_zoom_shows_its_stretch_and_tells_what_lies_outside() -> None:
    zoom = parse_when("2013")
    chronology = write("2012-05-10", "2013-05-10", "2013-06-10", "2014")
    look = Look(by="month", zoom=zoom.span)
    told = "1 before 2013, 1 after 2013"
    assert describe(chronology, look).endswith(f"; in no column: {told}")
    lines = draw(chronology, look)
    assert "Jan   Feb" in lines[-2]
    assert "Dec" in lines[-2]


def test_possible_matches_are_told() -> None:
    lines = draw(write("2013-05-10", "2013-05"), query=make_query(on="2013-05-10"))
    assert lines[-1] == " ? 1 possible match of all"


def test_a_unit_asked_for_goes_on_in_rows_without_empty_ones() -> None:
    kinds = ("call", "visit")
    dates = ("2013-01-05", "2013-02-05", "2013-06-05", "2013-06-06")
    lines = draw(write(*dates, kinds=kinds), Look(by="day"))
    heads = [line.strip() for line in lines if re.fullmatch(r" +\w{3} \d{4}", line)]
    assert heads == ["Jan 2013", "Feb 2013", "Jun 2013"]
    assert " ┊ 92 days without a column" in lines
    assert sum(line.count("█") > 0 for line in lines) == 3 * 2
    assert "rows:" not in "\n".join(lines)


def test_a_unit_far_too_fine_costs_only_what_is_drawn() -> None:
    lines = draw(write("-9000-01-05", "2013-02-05", "2013-06-05"), Look(by="day"))
    assert sum("┬" in line for line in lines) == 3


@pytest.mark.parametrize("by", UNITS)
def test_every_unit_can_be_asked_for(by: str) -> None:
    words = {"half-year": "half a", "decade": "ten", "century": "hundred"}
    words["millennium"] = "thousand"
    told = describe(SAMPLE, Look(by=by))
    assert words.get(by, f"a {by}") in told
    assert draw(SAMPLE, Look(by=by))


@pytest.mark.parametrize("height", [24, 30, 50])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_chart_keeps_to_the_height(height: int, width: int) -> None:
    options = Look(width=width, height=height)
    for chronology in (SAMPLE, write(*["2013-05-10"] * 1000)):
        text = draw_text("density", select(chronology), options)
        assert text.count("\n") <= height


def test_nothing_in_a_column_is_told_without_a_chart() -> None:
    chronology = write("by 2013", "../2012")
    assert draw(chronology) == []
    assert "in no column: 1 before 2012, 1 known too roughly" in describe(chronology)


def test_no_events_are_a_heading_alone() -> None:
    assert draw(load_text("events: []")) == []


def test_years_before_christ_are_named_so() -> None:
    lines = draw(write("-0043-03-15", "0043-01-01"), Look(by="century"))
    assert lines[0].strip() == "1 in 101 BC – 2 BC"


def test_ascii_glyphs_draw_in_ascii() -> None:
    lines = draw(SAMPLE, Look(glyphs=ASCII))
    assert all(line.isascii() for line in lines)
    assert any("#####" in line for line in lines)


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


@given(st.lists(_dates, max_size=12), st.sampled_from(["", *UNITS[2:]]))
def test_columns_and_what_is_told_are_all_events(dates: list[When], by: str) -> None:
    first = replace(SAMPLE.events[0], kind="visit")
    events = tuple(
        replace(first, date=date, id=f"e{index}") for index, date in enumerate(dates)
    )
    selection = select(Chronology(events=events))
    total, *numbers = list_numbers("density", selection, Look(width=200, by=by))
    undated = sum(one.date.is_undated for one in events)
    # The heading has them, too, unless they are all.
    twice = undated if undated < len(events) else 0
    assert sum(one.events for one in numbers) - twice == total.events


@given(st.lists(_events, max_size=20), st.sampled_from(tuple(FACETS)))
def test_rows_have_every_event(events: list[Event], stack: str) -> None:
    named = tuple(replace(one, id=f"e{n}") for n, one in enumerate(events))
    selection = select(Chronology(events=named))
    sheet = Look(stack=stack).lay(selection, DensityOptions)
    dates = [event.date for event in named if not event.date.is_undated]
    grid = make_grid(dates, parse_when("2013").span, 60)
    gridded = Gridded(sheet.counting, grid)
    rows = KindRows(Kinds(sheet), gridded)
    found = list(rows.numbers())
    assert len(found) == rows.height <= MOST + 1
    assert len(found) != 1
    assert sum(one.events for one in found) >= len(gridded.placed) * bool(found)
    assert all(one.events for one in found)


@pytest.mark.parametrize("width", [20, 21, 30, 60, 120])
@pytest.mark.parametrize("stack", FACETS)
def test_nasty_text_keeps_to_the_width(width: int, stack: str) -> None:
    lines = draw(NASTY, Look(width=width, stack=stack))
    assert list_wide(lines, width) == []
    assert not any("\x1b" in line for line in lines)
