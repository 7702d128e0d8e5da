"""The view of lanes: a chart that keeps to its width and height, and a legend."""

import json
import re
from collections.abc import Sequence

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
from timeline.dates import format_day
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
    assert (
        _draw(chronology, Look(width=60))
        == [
            "Spring",
            "4 events, May 2013",
            "",
            "           May 2013",
            "           1  2  3  4  5  6  7  8  9  10 11 12 13 14 15 16",
            "           ┼──┴──┴──┼──┴──┴──┼──┴──┴──┼──┴──┴──┼──┴──┴──┼───",
            "Ann      3 █2██████████      ┊        ┊        ┊        ┊❷3,4",
        ][:3]
        + _draw(chronology, Look(width=60))[3:]
    )


def test_numbers_tie_marks_to_the_legend() -> None:
    lines = _draw(
        SAMPLE, Look(width=120, lanes="name", zoom=find_span("2013-04/2013-05"))
    )
    (entry,) = [line for line in lines if "Cameron flies" in line]
    number = entry.split()[0]
    for actor in ("David Cameron", "Vladimir Putin"):
        index = next(i for i, line in enumerate(lines) if line.startswith(actor))
        rows = [lines[index]]
        rows += [line for line in lines[index + 1 : index + 3] if line.startswith(" ")]
        assert [row for row in rows if f"●{number}" in row]


@pytest.mark.parametrize("lanes", _LANES)
@pytest.mark.parametrize("order", ["first", "count", "name"])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_no_line_is_wider_than_the_width(
    lanes: str, order: str, glyphs: Glyphs
) -> None:
    for chronology in (SAMPLE, NASTY):
        for width in (20, 21, 30, 40, 59, 60, 80, 120, 200):
            for break_gaps in (False, True):
                options = Look(
                    width=width,
                    glyphs=glyphs,
                    lanes=lanes,
                    order=order,
                    break_gaps=break_gaps,
                    full=True,
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


@pytest.mark.parametrize("height", [1, 6, 10, 15, 24])
def test_the_chart_keeps_to_the_height_and_sums_the_rest(height: int) -> None:
    lines = _draw(SAMPLE, Look(width=80, height=height))
    chart = _chart(lines)
    above = lines.index(chart[0])
    assert above + len(chart) <= max(height, above + 4)
    lanes = len(_chart(_draw(SAMPLE, Look(width=80, height=99))))
    if len(chart) < 17 < lanes:
        assert re.match(r"\d+ others", chart[-1])


def test_without_a_height_every_lane_is_drawn() -> None:
    text = "\n".join(_draw(SAMPLE, Look(width=200, lanes="name")))
    assert "others" not in text
    for name in ("Ryan Fogle", "Nikolai Patrushev", "Sergei Ryabkov"):
        assert f"\n{name} " in text


def test_the_legend_goes_on_below_the_height() -> None:
    lines = _draw(SAMPLE, Look(width=200, height=10))
    assert [
        event.id for event in SAMPLE.events if event.title not in "\n".join(lines)
    ] == []


@pytest.mark.parametrize("limit", [0, 1, 13, 14, 99])
def test_the_legend_says_how_many_more_there_are(limit: int) -> None:
    lines = _draw(SAMPLE, Look(width=200, limit=limit))
    shown = [event for event in SAMPLE.events if event.title in "\n".join(lines)]
    assert len(shown) == min(limit, 14)
    more = [line for line in lines if "more event" in line]
    rest = 14 - len(shown)
    word = "event" if rest == 1 else "events"
    assert more == ([f" … and {rest} more {word}"] if rest else [])


def test_reverse_keeps_the_numbers_in_order_of_date() -> None:
    lines = _draw(SAMPLE, Look(width=200, reverse=True))
    entries = [line for line in lines if re.match(r"[ ?]+\d+ \S ", line)]
    numbers = [int(line[1:].split()[0]) for line in entries]
    assert numbers == list(range(14, 0, -1))
    assert "Washington sees Syria" in entries[-1]


@pytest.mark.parametrize(
    ("zoom", "before", "after"),
    [("2013-05-11/2013-05-20", 5, 4), ("2011/2012", 0, 13), ("2013-05-20/..", 6, 0)],
)
def test_what_lies_outside_the_zoom_is_counted(
    zoom: str, before: int, after: int
) -> None:
    window = find_span(zoom)
    lines = _draw(SAMPLE, Look(width=200, zoom=window))
    parts = [
        f"{count} events {word} {format_day(day)}"
        for count, word, day in (
            (before, "before", window.first),
            (after, "after", window.last),
        )
        if count
    ]
    assert lines[2] == f"left out: {' and '.join(parts)}"
    entries = [line for line in lines if re.match(r"[ ?]+\d+ \S ", line)]
    assert len(entries) == len(SAMPLE.events) - before - after


def test_a_zoom_beyond_all_events_says_so_and_draws_nothing() -> None:
    lines = _draw(SAMPLE, Look(zoom=find_span("1914")))
    assert lines == [
        "Russia, the United States and Syria, spring 2013",
        "14 events, 2011 – 2013",
        "left out: 14 events after 1914-12-31",
        "",
    ]


def test_silences_are_folded_and_said_to_be() -> None:
    chronology = _write(
        "1914-06-28", "1914-07-05", "1914-07-23", "2013-05-10", "2013-05-14"
    )
    plain = "\n".join(_draw(chronology))
    folded = "\n".join(_draw(chronology, Look(break_gaps=True)))
    assert "╱" not in plain
    assert "╱╱ folded: 98 years" in folded
    assert "❸1–3" in plain
    assert all(
        f"●{number}" in folded or f"{number}●" in folded for number in range(1, 6)
    )


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
    assert "? ○ possible match" in "\n".join(lines)


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


@settings(max_examples=60)
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
    lines = _draw(chronology, options)
    assert list_wide(lines, width) == []
    text = " ".join(lines[: lines.index("")] if "" in lines else lines)
    said = sum(
        int(number) for number in re.findall(r"(\d+) events? (?:before|after)", text)
    )
    entries = [line for line in lines if re.match(r"[ ?]+\d+ [●◐◌≈✕] ", line)]
    assert said + len(entries) == len(events)
