"""The calendar: every event in its grid and below it, silences named."""

import re
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_events
from tests.helpers.drawing import Look, draw_trimmed, draw_view
from tests.helpers.events import make_events, sample_whens
from tests.helpers.files import load_nasty, load_sample
from tests.helpers.texts import list_wide
from timeline import Chronology, Event, make_query, select
from timeline.dates import When
from timeline.rendering import ASCII, STYLES, UNICODE, Glyphs

SAMPLE = load_sample()
NASTY = load_nasty()


draw = partial(draw_trimmed, "calendar")


def write(*dates: str, **values: str) -> Chronology:
    """Return a chronology of events titled by their dates."""
    events = [{"date": date, "title": f"<{date}>", **values} for date in dates]
    return load_events(events)


def grid(text: str) -> list[str]:
    """Return the lines of the first row of months."""
    lines = text.split("\n")
    first = next(index for index, line in enumerate(lines) if " Mo" in line) - 1
    return lines[first : lines.index("", first)]


def test_a_month_is_a_grid_with_what_it_holds_below() -> None:
    chronology = write(
        *("2013-05-03/2013-05-05", "2013-05-10", "2013-05-14", "2013-05-14"),
        *("2013-05-27/..", "2013-05", "early May 2013", "2013"),
    )
    assert draw(chronology).split("\n")[1:] == [
        "",
        " 2013",
        " ◌ in 2013  <2013>",
        "",
        " May 2013                 7 events",
        " Mo   Tu   We   Th   Fr   Sa   Su",
        "            1    2    3────4────5",
        "  6    7    8    9   10░  11   12",
        " 13   14▒2 15   16   17   18   19",
        " 20   21   22   23   24   25   26",
        " 27►  28   29   30   31",
        "",
        " ◐  3–5      <2013-05-03/2013-05-05>",
        " ● 10        <2013-05-10>",
        " ● 14        <2013-05-14>",
        " ● 14        <2013-05-14>",
        " ◐ since 27  <2013-05-27/..>",
        " ◌ in May     <2013-05>",
        " ◐ early May  <early May 2013>",
        "",
        " ░ 1 event  ▒ 2–3  ── goes on  ► goes on, end unknown  ● exact day",
        " ◐ several days  ◌ month or longer",
        "",
    ]


@pytest.mark.parametrize(
    ("width", "abreast"), [(21, 0), (22, 1), (40, 1), (80, 2), (120, 3), (200, 5)]
)
def test_months_stand_side_by_side_as_the_width_allows(
    width: int, abreast: int
) -> None:
    text = draw(
        write(*(f"2013-{month:02d}-10" for month in range(1, 13))),
        Look(width=width),
    )
    rows = [line.count("Mo") for line in text.split("\n") if " Mo" in line]
    assert rows[:1] == [abreast] * bool(abreast)
    assert sum(rows) == (12 if abreast else 0)


def test_a_narrow_grid_has_shades_without_counts() -> None:
    text = draw(write("2013-05-01/2013-05-03", *["2013-05-14"] * 4), Look(width=30))
    assert grid(text)[2] == "        1──2──3  4  5"
    assert grid(text)[4] == " 13 14▓15 16 17 18 19"


@pytest.mark.parametrize(
    ("count", "drawn"),
    [(1, "10░"), (2, "10▒2"), (3, "10▒3"), (4, "10▓4"), (9, "10▓9"), (10, "10█+")],
)
def test_a_busier_day_has_a_darker_shade_and_a_count(count: int, drawn: str) -> None:
    assert f" {drawn} " in draw(write(*["2013-05-10"] * count))


def test_ranges_run_over_weeks_and_months_and_double_where_they_overlap() -> None:
    text = draw(write("2013-04-26/2013-05-02", "2013-04-27/2013-04-28"))
    april_and_may = grid(text)
    assert april_and_may[5].startswith(" 22   23   24   25   26───27═══28──")
    assert april_and_may[6].startswith("─29───30───")
    assert april_and_may[2].endswith("─1────2    3    4    5")


def test_a_range_is_named_again_in_the_month_it_ends_in() -> None:
    text = draw(write("2013-04-26/2013-06-02"))
    assert "\n ◐ 26 Apr–2 Jun  <2013-04-26/2013-06-02>\n" in text
    assert "\n ◐ until 2  <2013-04-26/2013-06-02>\n" in text
    assert "┊ 1 month in which nothing is known to begin" in text
    assert "May 2013" not in text


@pytest.mark.parametrize(
    ("date", "label"),
    [
        ("2013-07-01/2013-09-30", "1 Jul–30 Sep"),
        ("2013-07-06/2014-02", "6 Jul–Feb"),
        ("2013-07-06/2013-07-09", " 6–9"),
        ("2013-07-06/..", "since 6"),
        ("-0043-07-06/-0043-07-09", " 6–9"),
        ("-0043-07-06/-0043-08-09", "6 Jul–9 Aug"),
        ("-0043-12-28/-0042-01-03", "28 Dec–3 Jan"),
    ],
)
def test_a_range_is_never_told_as_another(date: str, label: str) -> None:
    assert f"◐ {label} " in draw(write(date)).replace("◌", "◐")


def test_what_goes_on_over_a_month_is_told_apart_from_what_is_in_it() -> None:
    text = draw(write("2013-07-01/2013-09-30", "2013-08-10"), Look(width=40))
    assert (
        " ● 10  <2013-08-10>\n"
        "   also going on:\n"
        "   <2013-07-01/2013-09-30> (1 Jul–30 Sep\n"
        "   2013)\n"
    ) in text
    assert text.count("also going on") == 1
    assert "without" not in text


def test_a_month_asked_for_is_all_that_is_drawn() -> None:
    chronology = write(
        *("1988-07-01/2001-05-31", "1989-10-23/..", "2013-04-30", "2013-05-10"),
        *("2013", "2013-05", "by 2013-05-20", "2013-05-30/2013-06-10"),
    )
    text = draw(chronology, query=make_query(month="2013-05"))
    assert text.count(" Mo ") == 1
    assert "6 of 8 events, May 2013\n" in text
    before, _, after = text.partition("\n Sometime in these days\n")
    assert "<2013-05-10>" in before
    assert "30 May–10 Jun" in before
    assert "?◌ in 2013  <2013>" in after.replace("?◌ 2013 ", "?◌ in 2013 ")
    assert "\n Going on\n" in after
    assert "since 23 Oct 1989" in after


@pytest.mark.parametrize("query", ["on:2013-05-10", "during:2013-05-08/2013-05-12"])
def test_days_asked_for_are_those_of_their_month(query: str) -> None:
    chronology = write("2013-03-01/2013-06-30", "2013-05-10", "2013-05")
    text = draw(chronology, query=make_query(query))
    assert text.count(" Mo ") == 1
    assert " May 2013 " in text


def test_months_asked_for_have_none_before_or_after() -> None:
    chronology = write("2013-03-01/2013-09-30", "2013-05-10", "2013-06-20/2013-08-01")
    query = make_query(since="2013-05", until="2013-06")
    text = draw(chronology, query=query)
    assert re.findall(r" (May|June|July|August) 2013 +\d", text) == ["May", "June"]
    assert " Going on\n ◐ 1 Mar–30 Sep 2013  <" in text


def test_an_empty_month_that_was_asked_for_is_drawn() -> None:
    text = draw(write("2013-03-01/2013-09-30"), query=make_query(month="2013-05"))
    assert " May 2013" in text
    assert text.count(" Mo ") == 1


def test_what_lasts_over_a_whole_month_has_no_line_there() -> None:
    text = draw(
        write("2013-04-20/2013-06-10", "2013-05-10/2013-05-12", "2013-05-20/.."),
        Look(width=40),
    )
    april, may, june = re.split(r"(?m)^ (?:May|June) 2013\b", text)
    assert "─29───30───" in april
    assert "─1────2───" in june
    assert "  6    7    8    9   10───11───12\n" in may
    assert " 20►  21 " in may
    assert "also going on: <2013-04-20/2013-06-10>" in " ".join(may.split())


def test_points_show_within_a_range() -> None:
    text = draw(write("2013-05-13/2013-05-17", "2013-05-15"))
    assert "\n 13───14───15░──16───17   18   19\n" in text


@pytest.mark.parametrize(
    ("values", "drawn"),
    [({"status": "denied"}, "10✕"), ({"status": "confirmed"}, "10░")],
)
def test_a_day_of_doubtful_events_alone_says_so(
    values: dict[str, str], drawn: str
) -> None:
    assert drawn in draw(write("2013-05-10", **values))


def test_a_day_of_approximate_events_alone_says_so() -> None:
    assert " 10≈ " in draw(write("2013-05-10~"))
    assert " 10▒2" in draw(write("2013-05-10~", "2013-05-10"))


def test_possible_matches_are_marked_in_the_grid_and_in_the_list() -> None:
    query = make_query(on="2013-05-10")
    text = draw(write("2013-05-10?", "2013-05"), query=query)
    assert " 10? " in text
    assert "\n?≈ 10?  <2013-05-10?>\n?◌ in May  <2013-05>\n" in text
    assert "? possible match" in text


def test_silences_are_named_between_rows_and_between_months_of_a_row() -> None:
    text = draw(write("2013-01-05", "2013-05-10", "2013-06-10", "2016-06-10"))
    assert "\n ┊ 3 months without events\n\n May 2013\n" in text
    assert " ┊  May 2013" in grid(text)[0]
    assert "\n ┊ 2 years without events\n" in text


@pytest.mark.parametrize(
    ("week_start", "names", "first"),
    [
        (0, " Mo   Tu   We   Th   Fr   Sa   Su", "            1    2    3    4    5"),
        (6, " Su   Mo   Tu   We   Th   Fr   Sa", "                 1    2    3    4"),
        (5, " Sa   Su   Mo   Tu   We   Th   Fr", "                      1    2    3"),
    ],
)
def test_weeks_start_when_asked(week_start: int, names: str, first: str) -> None:
    text = draw(write("2013-05-10"), Look(week_start=week_start))
    assert f"\n{names}\n{first}\n" in text


@pytest.mark.parametrize(
    ("date", "heading"),
    [
        ("-0043-03-15", "March 44 BC"),
        ("0000-02-29", "February 1 BC"),
        ("9999-12-31", "December 9999"),
    ],
)
def test_months_of_all_ages(date: str, heading: str) -> None:
    assert grid(draw(write(date)))[0].startswith(f" {heading} ")


def test_what_began_nobody_knows_when_comes_first() -> None:
    text = draw(write("until 2013-05-02", "2013-05-10", "by 2013-05-12"))
    before, after = text.split(" Mo ")
    assert " Beginning unknown\n ◐ until 2 May" in before
    assert "◌ by 12 May" in after
    assert " 10  <2013-05-10>" in after


@pytest.mark.parametrize("limit", [0, 1, 3, 14, 99])
def test_limit_bounds_the_events_listed_and_says_how_many_more(limit: int) -> None:
    text = draw(SAMPLE, Look(width=120, limit=limit))
    listed = [event for event in SAMPLE.events if event.title in text]
    assert len(listed) == min(limit, len(SAMPLE.events))
    more = max(len(SAMPLE.events) - limit, 0)
    found = re.search(r"^ and (\d+) more events?$", text, re.M)
    assert (int(found[1]) if found else 0) == more


def test_reverse_turns_months_and_lists_around() -> None:
    chronology = write("2013", "2013-01-05", "2013-05-10", "2013-05-20")
    text = draw(chronology, Look(width=40, reverse=True))
    wanted = [
        "May 2013 ",
        "● 20",
        "● 10",
        "3 months in which",
        "January",
        "● 5",
        "2013>",
    ]
    wanted[5] = "●  5"
    places = [text.index(piece) for piece in wanted]
    assert places == sorted(places)


def test_full_tells_everything_known_of_an_event() -> None:
    text = draw(SAMPLE, Look(full=True))
    assert [event.id for event in SAMPLE.events if event.id not in text] == []


def test_ascii_glyphs_draw_in_ascii() -> None:
    chronology = write("2013-05-03/2013-05-05", *["2013-05-10"] * 4, "2013-05-27/..")
    text = draw(chronology, Look(glyphs=ASCII))
    assert text.isascii()
    assert " 3----4----5" in text
    assert " 10#4" in text
    assert " 27> " in text


def test_styles_are_those_of_the_theme() -> None:
    lines = draw_view("calendar", select(SAMPLE), Look(full=True))
    assert {span.style for line in lines for span in line} <= set(STYLES)


_titles = st.text(min_size=1, max_size=40) | st.sampled_from(
    ["北京" * 20, "e\u0301" * 40, "👨\u200d👩\u200d👧" * 9, "w" * 300, "سلام" * 20]
)
_ENDING = re.compile(r" . until [0-9]+ +<")
_dates = sample_whens(
    *("2013", "201X", "2013-05", "2013-05-10", "2013-05-10T14:30:00"),
    *("28 May 2013 - 3 June 2014", "about early May 2013", "/-0431"),
    *("after 2013-04-02", "2013-05-10/..", "-0999-01-01/2000-12-31"),
)
_events = make_events(
    date=_dates,
    title=_titles,
    status=st.sampled_from(["reported", "claimed", "denied"]),
)


@given(
    events=st.lists(_events, max_size=6),
    width=st.integers(20, 200),
    glyphs=st.sampled_from([UNICODE, ASCII]),
    reverse=st.booleans(),
    limit=st.none() | st.integers(0, 4),
)
def test_lines_fit_whatever_the_events(
    *, events: list[Event], width: int, glyphs: Glyphs, reverse: bool, limit: int | None
) -> None:
    options = Look(width=width, glyphs=glyphs, reverse=reverse, limit=limit)
    text = draw(Chronology(events=tuple(events)), options)
    assert list_wide(text.split("\n"), width) == []


@given(
    dates=st.lists(_dates, max_size=8),
    reverse=st.booleans(),
    limit=st.none() | st.integers(0, 5),
)
def test_every_event_is_listed_once_or_counted(
    *, dates: list[When], reverse: bool, limit: int | None
) -> None:
    first = SAMPLE.events[0]
    events = tuple(
        replace(first, date=date, title=f"<{index}>")
        for index, date in enumerate(dates)
    )
    text = draw(Chronology(events=events), Look(reverse=reverse, limit=limit))
    # A range is named again in the month it ends in.
    text = re.sub(r"also going on: [^\n]*(\n   [^\n]*)*", "", text)
    lines = [line for line in text.split("\n") if not _ENDING.match(line)]
    listed = sum("<" in line for line in lines)
    more = re.search(r"^ and (\d+) more events?$", text, re.M)
    assert listed + (int(more[1]) if more else 0) == len(events)


@pytest.mark.parametrize("width", [20, 21, 30, 60, 120])
def test_nasty_text_keeps_to_the_width(width: int) -> None:
    text = draw(NASTY, Look(width=width, full=True))
    assert list_wide(text.split("\n"), width) == []
    assert "\x1b" not in text
