"""The view of lanes: a chart that keeps to its width and height, and a legend."""

import json
import re
from collections.abc import Sequence
from itertools import takewhile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.helpers.chronologies import load_events
from tests.helpers.dates import find_span
from tests.helpers.drawing import Look, draw_trimmed, draw_view
from tests.helpers.events import make_events, sample_whens
from tests.helpers.files import load_nasty, load_sample
from tests.helpers.texts import list_wide
from timeline import Chronology, Event, load_text, make_query, select
from timeline.query import Question
from timeline.rendering import ASCII, STYLES, UNICODE, Glyphs

SAMPLE = load_sample()
NASTY = load_nasty()
_LANES = ("actor", "name", "state", "kind", "place", "tag", "source")


def _draw(
    chronology: Chronology,
    options: Look | None = None,
    query: Question | None = None,
) -> list[str]:
    text = draw_trimmed("lanes", chronology, options, query)
    return text.split("\n")


def _write(*dates: str, **values: object) -> Chronology:
    events = [
        {"date": date, "title": f"Event of {date}", **values}
        for number, date in enumerate(dates)
    ]
    return load_events(events)


def _entries(lines: Sequence[str]) -> list[str]:
    """Return the first lines of the events that are listed by number."""
    return [line for line in lines if re.match(r"[ ?][ ✕] ?\d+ [^ ]", line)]


def _chart(lines: Sequence[str]) -> list[str]:
    """Return the lines of the chart: from the axis to the legend."""
    start, end = [index for index, line in enumerate(lines) if not line][:2]
    return list(lines[start + 1 : end])


def test_a_small_chronology_is_drawn_whole() -> None:
    chronology = load_text(
        """
        title: Spring
        events:
        - {date: 2013-05-01/2013-05-04, title: Talks, actors: [Ann, Bo]}
        - {date: early May 2013, title: A letter, actors: Bo, to: Cy}
        - {date: 2013-05-16, title: A visit, actors: Ann}
        - {date: 2013-05-16, title: A call, actors: Ann}
        """
    )
    assert _draw(chronology, Look(width=60)) == [
        "Spring",
        "4 events, 1–16 May 2013",
        "",
        "    May 2013",
        "    1  2  3  4  5  6  7  8  9  10 11 12 13 14 15 16",
        "    ┼──┴──┴──┼──┴──┴──┼──┴──┴──┼──┴──┴──┼──┴──┴──┼──",
        "Bo  ├╌ 1 A letter ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┤      ┊        ┊",
        "    ┣━2━━━━━━━━┫      ┊        ┊        ┊        ┊",
        "Cy  ├╌1╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┤      ┊        ┊",
        "Ann ┣━━━━━━━━━━┫2 Talks        ┊  A visit (+1) 3,4■",
        "",
        " ■ several  ┣━━┫ goes on  ├╌╌┤ sometime within",
        "",
        " On the axis",
        "  4 16 May 2013     A call",
        "",
    ]


def test_marks_of_an_event_bear_its_number_in_each_lane() -> None:
    lines = _draw(SAMPLE, Look(width=120, lanes="name"))
    (entry,) = [line for line in lines if "●9 Cameron flies" in line]
    assert entry.startswith("David Cameron")
    index = next(i for i, line in enumerate(lines) if line.startswith("Vladimir Putin"))
    rows = [lines[index], *takewhile(lambda row: row[0] == " ", lines[index + 1 :])]
    assert [row for row in rows if "●9" in row]
    assert not [row for row in rows if "Cameron" in row]


def test_titles_stand_once_and_what_has_none_is_listed() -> None:
    for width in (40, 80, 120, 200):
        text = "\n".join(_draw(SAMPLE, Look(width=width, height=40)))
        chart, _, listed = text.partition("\n\n Earlier")
        for title in ("Boston Marathon", "Cameron flies", "S-300 air-defence"):
            assert (chart + " ".join(listed.split())).count(title) == 1


@pytest.mark.parametrize("lanes", _LANES)
@pytest.mark.parametrize("draw", ["marks", "heat"])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_no_line_is_wider_than_the_width(lanes: str, draw: str, glyphs: Glyphs) -> None:
    for chronology in (SAMPLE, NASTY):
        for width in (20, 40, 59, 80, 120, 200):
            options = Look(
                width=width,
                glyphs=glyphs,
                lanes=lanes,
                order="name" if width < 60 else "",
                draw=draw,
                break_gaps=width in (20, 80, 200),
                full=width in (40, 80),
            )
            lines = _draw(chronology, options)
            assert list_wide(lines, width) == []


def test_marks_stand_in_the_same_column_whatever_the_script_of_the_names() -> None:
    names = ["王毅", "جون كيري", "Zoe\u0308", "👨‍👩‍👧‍👦", "Plain"]
    chronology = load_text(
        json.dumps(
            {"events": [{"date": "2013-05-10", "title": "T", "actors": names}]},
            ensure_ascii=False,
        )
    )
    rows = [line for line in _draw(chronology) if "●1" in line]
    assert len(rows) == len(names)
    assert len({cell_len(row.partition("●")[0]) for row in rows}) == 1


@pytest.mark.parametrize("height", [12, 15, 24, 40])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_chart_keeps_to_the_height(height: int, width: int) -> None:
    lines = _draw(SAMPLE, Look(width=width, height=height, lanes="name"))
    chart = _chart(lines)
    assert lines.index(chart[0]) + len(chart) <= height


def test_without_a_height_every_lane_is_drawn() -> None:
    text = "\n".join(_draw(SAMPLE, Look(width=200, lanes="name")))
    assert "others" not in text
    for name in ("Ryan Fogle", "Nikolai Patrushev", "Sergei Ryabkov"):
        assert f"\n{name} " in text


def test_lanes_that_have_no_room_are_counted() -> None:
    lines = _draw(SAMPLE, Look(width=60, lanes="name", height=14))
    assert [line for line in lines if re.match(r"\d+ others", line)]


@pytest.mark.parametrize("limit", [0, 1, 13, 14, 99])
def test_the_legend_says_how_many_more_there_are(limit: int) -> None:
    lines = _draw(SAMPLE, Look(width=200, limit=limit, legend=True))
    assert len(_entries(lines)) == min(limit, 14)
    more = [line for line in lines if "more event" in line]
    rest = 14 - min(limit, 14)
    word = "event" if rest == 1 else "events"
    assert more == ([f" … and {rest} more {word}"] if rest else [])


def test_reverse_keeps_the_numbers_in_order_of_date() -> None:
    lines = _draw(SAMPLE, Look(width=200, reverse=True, legend=True))
    entries = _entries(lines)
    assert [int(line[2:].split()[0]) for line in entries] == list(range(14, 0, -1))
    assert "Washington sees Syria" in entries[-1]


@pytest.mark.parametrize(
    ("zoom", "expected"),
    [
        ("2013-05-11/2013-05-20", "11–20 May 2013; not on the axis: 5 earlier, "),
        ("2013-05-20/..", "20–31 May 2013; not on the axis: 6 earlier, "),
        ("2011/2012", "2011 – 2012; not on the axis: 13 later"),
    ],
)
def test_what_is_not_on_the_axis_is_counted_and_listed(
    zoom: str, expected: str
) -> None:
    lines = _draw(SAMPLE, Look(width=200, zoom=find_span(zoom)))
    assert expected in lines[1]
    counts = [int(one) for one in re.findall(r"(\d+) [elkt]", lines[1].split(":")[1])]
    below = (
        lines[next(i for i, line in enumerate(lines) if line.startswith(" Ea")) :]
        if (" Earlier" in lines)
        else lines
    )
    assert counts
    # Ten at most stand under a heading.
    assert len(_entries(below)) >= sum(min(count, 10) for count in counts)


def test_a_zoom_beyond_all_events_says_so_and_lists_them() -> None:
    lines = _draw(SAMPLE, Look(zoom=find_span("1914")))
    assert lines[1] == "14 events, 1914; not on the axis: 14 later"
    assert len(_entries(lines)) == 10
    assert " … and 4 more events" in lines


def test_silences_are_folded_and_said_to_be() -> None:
    chronology = _write(
        "1914-06-28", "1914-07-05", "1914-07-23", "2013-05-10", "2013-05-14"
    )
    zoom = find_span("1914/2013")
    plain = "\n".join(_draw(chronology, Look(zoom=zoom)))
    folded = "\n".join(_draw(chronology, Look(zoom=zoom, break_gaps=True)))
    assert "╱" not in plain
    assert "╱╱ folded: 98 years" in folded


def test_a_state_that_ended_has_no_bar_beyond_its_end() -> None:
    chronology = _write(
        "1989-10-23/..", "1985-03-11", "2005-05-10", actors=["Soviet Union", "Russia"]
    )
    lines = _draw(chronology, Look(width=100))
    start = next(i for i, line in enumerate(lines) if line.startswith("Soviet"))
    russia = next(i for i, line in enumerate(lines) if line.startswith("Russia"))
    ussr = "\n".join(lines[start:russia])
    assert "►" not in ussr
    assert "━┫" in ussr
    assert "━►" in lines[russia]


def test_what_was_asked_for_is_the_axis() -> None:
    lines = _draw(SAMPLE, Look(), make_query(month="2013-05"))
    assert lines[1].startswith("11 of 14 events, May 2013; ")


def test_an_event_without_a_lane_is_in_one_that_says_so() -> None:
    lines = _draw(_write("2013-05-10"), Look(lanes="place"))
    assert [line for line in lines if line.startswith("(no place)")]


def test_lanes_of_sources_bear_their_titles() -> None:
    lines = _draw(SAMPLE, Look(lanes="source", width=120))
    assert [line for line in lines if line.startswith("Comment on Russia's hard")]


@pytest.mark.parametrize(
    "dates", [[], ["2013-05-10"], ["-0431/-0404"], ["2013/.."], ["../2013"]]
)
@pytest.mark.parametrize("width", [20, 40, 200])
def test_few_events_are_no_crash(dates: list[str], width: int) -> None:
    lines = _draw(_write(*dates), Look(width=width, break_gaps=True))
    assert list_wide(lines, width) == []
    assert sum("Event" in line for line in lines) >= len(dates)


def test_possible_matches_are_marked_in_the_margin_of_the_legend() -> None:
    lines = _draw(SAMPLE, Look(width=120), make_query(on="2013-05-10"))
    margins = {line[0] for line in lines if "Agreement to convene" in line}
    assert margins == {"?"}
    assert "? possible match" in "\n".join(lines)


def test_every_style_has_a_meaning() -> None:
    styles = {
        span.style
        for chronology in (SAMPLE, NASTY)
        for line in draw_view("lanes", select(chronology), Look())
        for span in line
    }
    assert styles <= set(STYLES)


_events = make_events(
    date=sample_whens(
        "2013",
        "2013-05-10T14:30",
        "28 May 2013 - 3 June 2014",
        "about early May 2013",
        "/-0431",
        "after 2013-05-10",
        "-1000",
    ),
    actors=st.lists(
        st.text(min_size=1, max_size=20)
        | st.sampled_from(
            ["北京" * 9, "e\u0301" * 20, "👨\u200d👩\u200d👧" * 4, "w" * 60]
        ),
        max_size=3,
    ).map(tuple),
    title=st.sampled_from(["T", "北京" * 30]),
)


@settings(max_examples=40)
@given(
    st.lists(_events, min_size=1, max_size=12),
    st.integers(20, 160),
    st.none() | st.integers(1, 20),
    st.booleans(),
    st.sampled_from([None, "2013-05", "2013/..", "-0431/2013"]),
)
def test_whatever_is_drawn_fits_and_no_event_is_lost(
    events: list[Event],
    width: int,
    height: int | None,
    break_gaps: bool,  # noqa: FBT001  Hypothesis passes what it makes by position
    zoom: str | None,
) -> None:
    chronology = Chronology(events=tuple(events))
    options = Look(
        width=width,
        height=height,
        break_gaps=break_gaps,
        zoom=None if zoom is None else find_span(zoom),
    )
    for draw in ("marks", "heat"):
        lines = _draw(chronology, options.change(draw=draw, legend=True))
        assert list_wide(lines, width) == []
        # What is listed stands behind the last blank line, below axis and legend.
        listed = lines[max(i for i, line in enumerate(lines[:-1]) if not line) :]
        assert len(_entries(listed)) == len(events)
