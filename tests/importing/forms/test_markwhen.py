"""Markwhen, read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import DateError, parse_date
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.markwhen import read, recognises
from timeline.importing.rows import Row, SourceError, Table

TEXT = """\
---
title: "Talks of 2013"
dateFormat: d/M/y
timezone: Europe/Moscow
#travel: blue
---
// to be checked
# Start
10/05/2013 - 12/05/2013: Cameron [flies](https://e.org/a) in *haste* #visit !sochi
location: Sochi
people: ["David Cameron", Putin]
note: mine
not-this: "a: b"

  Text with: a colon #Syria
In 2013: prose that begins like a date
- [x] done
// hidden

section All *welcome*
after !sochi 2 weeks: [x] Later, at [Geneva](map)
2 days: More

group
13/05/2013 8am: Call #call
3pm - 4:30pm: Second call
endGroup
endSection
Stray line
12/2012: End of the world
"""


def read_text(text: str) -> Table:
    return read(text, ReadOptions())


def read_row(*lines: str) -> Row:
    """Return the row of the last of some events."""
    return read_text("\n".join(lines)).rows[-1]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_text(ending: str) -> None:
    table = read_text(TEXT.replace("\n", ending))
    assert table.title == "Talks of 2013"
    assert [row.line for row in table.rows] == [9, 21, 22, 25, 26, 30]
    first, later, more, call, second, last = (row.values for row in table.rows)
    assert first == {
        "date": "2013-05-10/2013-05-12",
        "title": "Cameron flies in haste",
        "id": "sochi",
        "link": "https://e.org/a",
        "place": "Sochi",
        "people": ("David Cameron", "Putin"),
        "note": "mine",
        "not-this": "a: b",
        "summary": "Text with: a colon #Syria\n"
        "In 2013: prose that begins like a date\n- [x] done",
        "tags": ("visit", "Syria"),
        "section": "Start",
    }
    assert later == {
        "date": "2013-05-13/2013-05-26",
        "title": "Later, at Geneva",
        "completed": "yes",
        "place": "Geneva",
        "section": "Start / All welcome",
    }
    assert more["date"] == "2013-05-27/2013-05-28"
    assert call == {
        "date": "2013-05-13T08:00",
        "timezone": "Europe/Moscow",
        "title": "Call",
        "tags": ("call",),
        "section": "Start / All welcome",
    }
    assert second["date"] == "2013-05-13T15:00/2013-05-13T16:30"
    assert last == {"date": "2012-12", "title": "End of the world", "section": "Start"}
    assert [line for line, *_ in table.skipped] == [5, 7, 16, 18, 29]
    assert table.understood == {"date", "title", "summary", "tags", "id", "place"}


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("1981", "1981"),
        ("2012-05", "2012-05"),
        ("2022-01-30", "2022-01-30"),
        ("476", "0476"),
        ("1964/2008", "1964/2008"),
        ("2004-06 / 2006-08", "2004-06/2006-08"),
        ("2004-02-01/ 2005-02-08", "2004-02-01/2005-02-08"),
        ("2005/now", "2005/.."),
        ("2013-05 - now", "2013-05/.."),
        ("2013 to Now", "2013/.."),
        ("2020-02-22T12:13:14Z-now", "2020-02-22T12:13:14Z/.."),
        ("1939-1945", "1939/1945"),
        ("1939–1945", "1939/1945"),
        ("2013-05 - 2013-06", "2013-05/2013-06"),
        ("04/1776", "1776-04"),
        ("10/10/2013", "2013-10-10"),
        ("12/25/2013", "2013-12-25"),
        ("25/12/2013", "2013-12-25"),
        ("11/11/2024-12/12/2024", "2024-11-11/2024-12-12"),
        ("08/2015-05/2017", "2015-08/2017-05"),
        ("18 March 2026", "2026-03-18"),
        ("March 18, 2026 9:45am", "2026-03-18T09:45"),
        ("12/25/2013 12am", "2013-12-25T00:00"),
        ("2013-05-10 14:30", "2013-05-10T14:30"),
        ("May 2013 - June 2013", "2013-05/2013-06"),
        ("1 Jan 1998 to 11/11/2011 8am", "1998-01-01/2011-11-11T08:00"),
        ("2022-02-22T16:27:08.369Z", "2022-02-22T16:27:08Z"),
        ("2022-02-22T16:27:08Z - 2022-02-23T01:00:00Z",
         "2022-02-22T16:27:08Z/2022-02-23T01:00:00Z"),
        ("300-200 BC", "-0299/-0199"),
        ("50 BC", "-0049"),
        ("2013-W20-3", "2013-05-15"),
        ("~2013", None),
        ("2013~", "2013~"),
        ("201X", "201X"),
        ("[2013-05-10,2013-05-12]", "[2013-05-10,2013-05-12]"),
        ("2023-01-01 - 2 weeks", "2023-01-01/2023-01-14"),
        ("2023-01-31 / 1 month", "2023-01-31/2023-02-27"),
        ("2023-01-01 - 1 year, 2 months 3 days", "2023-01-01/2024-03-03"),
        ("2023-01-01 - 1 day", "2023-01-01"),
    ],
)  # fmt: skip
def test_dates_with_one_reading(typed: str, date: str | None) -> None:
    if date is None:
        with pytest.raises(SourceError):
            read_text(f"{typed}: x")
        return
    row = read_row(f"{typed}: x: y")
    assert (row.values["date"], row.values["title"], row.doubt) == (date, "x: y", "")
    parse_date(date)


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("05/06/2013", "either way round"),
        ("05/06/2013 - 07/06/2013", "either way round"),
        ("05/06/2013 8am", "either way round"),
        ("32/13/2013", "no such day"),
        ("13/2013", "no such month"),
        ("now", "whenever somebody looks"),
        ("now - 10 years", "begins is not known"),
        ("January 3", "has no year"),
        ("2018/6 months", "begins is not known"),
        ("2018-01-01 - 5 week days", "its end is not a day"),
        ("2018-01-01 - 5 hours", "its end is not a day"),
        ("2013-05-12 - 2013-05-10", "before its beginning"),
        ("2 weeks", "are not known"),
        ("3:30pm", "is a time of is not known"),
        ("after !nobody 2 weeks", "has the id 'nobody'"),
        ("9999-12-01 - 900000 years", "no days that can be written"),
    ],
)
def test_dates_without_one_reading_stay_as_typed(typed: str, doubt: str) -> None:
    row = read_row(f"{typed}: x")
    assert row.values == {"date": typed, "title": "x"}
    assert doubt in row.doubt
    with pytest.raises(DateError):
        parse_date(typed)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("before !Christmas 1 month", "2022-11-25/2022-12-24"),
        ("By !Christmas 1 Day", "2022-12-24"),
        ("!Christmas 3 days", "2022-12-26/2022-12-28"),
        ("1 week", "2022-12-26/2023-01-01"),
    ],
)
def test_what_is_counted_from_exact_days(typed: str, date: str) -> None:
    row = read_row("2022-12-25: Christmas !Christmas", f"{typed}: x")
    assert (row.values["date"], row.doubt) == (date, "")


@pytest.mark.parametrize(
    "typed",
    [
        "5 days - 3 days",
        "before !Christmas 1 week - 1 month",
        "!Christmas",
        "!Christmas.start 2 days",
        "10 business days",
        "5 hours",
    ],
)
def test_what_markwhen_can_mean_in_two_ways(typed: str) -> None:
    row = read_row("2022-12-25: Christmas !Christmas", f"{typed}: x")
    assert row.values["date"] == typed
    assert row.doubt


def test_a_time_before_that_of_the_event_before() -> None:
    assert read_row("2013-05-10 15:00: a", "14:00: b").doubt
    assert read_row("2013-05: a", "14:00: b").doubt
    row = read_row("2013-05-10 15:00: a", "16:00: b")
    assert row.values["date"] == "2013-05-10T16:00"


def test_a_date_format_says_which_stands_first() -> None:
    assert read_row("dateFormat: d/M/y", "05/06/2013: x").values["date"] == "2013-06-05"
    assert read_row("dateFormat: M/d/y", "05/06/2013: x").values["date"] == "2013-05-06"
    assert read_text("dateFormat: y\n05/06/2013: x").skipped[0].line == 1


def test_what_repeats_is_read_once_and_told() -> None:
    table = read_text("2013-05-10 every 2 weeks for 8 times: x")
    assert table.rows[0].values["date"] == "2013-05-10"
    assert table.rows[0].values["repeats"] == "every 2 weeks for 8 times"
    assert "first time alone" in table.skipped[0].reason


def test_properties_stand_right_below_and_are_no_keys_of_ours() -> None:
    row = read_row("2013: x", "date: y", "section: [", "id: z", "", "tz: 5")
    assert row.values == {
        "date": "2013",
        "title": "x",
        "property date": "y",
        "property section": "[",
        "id": "z",
        "summary": "tz: 5",
    }


def test_tags() -> None:
    row = read_row("2013: On #Syria and #42 said a#b #end #x", "tags: [one, x]")
    assert row.values["title"] == "On Syria and #42 said a#b"
    assert row.values["tags"] == ("Syria", "end", "x", "one")


@pytest.mark.parametrize(
    ("lines", "sections"),
    [
        (["# A", "## B", "2013: x", "# C", "2014: x"], ["A / B", "C"]),
        (["section A", "# B", "2013: x", "endSection", "2014: x"], ["A / B", ""]),
        (["Group A", "2013: x", "endgroup", "endgroup", "2014: x"], ["A", ""]),
        (["section", "2013: x", "Sectional: text", "2014: x"], ["", ""]),
    ],
)
def test_sections(lines: list[str], sections: list[str]) -> None:
    table = read_text("\n".join(lines))
    assert [row.values.get("section", "") for row in table.rows] == sections


def test_what_is_not_understood_is_told() -> None:
    table = read_text(
        "Before\n2013: x\nearly May 2013: said\n10: what\n# Next\nprose\n~2013: circa"
    )
    assert [(line, text) for line, text, *_ in table.skipped] == [
        (1, "Before"),
        (3, "early May 2013: said"),
        (4, "10: what"),
        (6, "prose"),
        (7, "~2013: circa"),
    ]
    assert table.rows[0].values["summary"] == "early May 2013: said\n10: what"


@pytest.mark.parametrize(
    "text", ["", "Only prose: here\n", "---\ntitle: x\n", "---\n2013: never closed\n"]
)
def test_without_an_event(text: str) -> None:
    with pytest.raises(SourceError, match="no event of markwhen"):
        read_text(text)


@pytest.mark.parametrize(
    ("text", "is_markwhen"),
    [
        (TEXT, True),
        ("2013-05 - now: x\n", True),
        ("2013: x #tag\n", True),
        ("2013: x\n2014: y\n", False),
        ("events:\n- date: 2013-05-10\n  title: x\n", False),
        ("date,event\n2013-05-10,x\n", False),
        ("section: 3\nkey: value\n", False),
        ("# Heading\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", False),
        ("", False),
    ],
)
def test_what_is_markwhen(text: str, *, is_markwhen: bool) -> None:
    assert recognises(text) is is_markwhen


@pytest.mark.parametrize(
    "line",
    [
        "1:" * 60,
        f"2013: {'#a ' * 20_000} x",
        f"2013: {'[' * 9000}",
        f"2013: x\na: [x{' ' * 20_000}y]",
        "\n" * 20_000,
        "1-" * 20_000,
    ],
)
def test_time_grows_as_the_length_does(line: str) -> None:
    text = f"2013: x\n{line}\n" * 2
    assert recognises(f"{text}end") is ("#a" in line)
    assert len(read_text(text).rows) >= 2


@settings(max_examples=50)
@given(st.lists(st.text(alphabet="0123/-: !#[]()xnowdays.~", max_size=30), max_size=8))
def test_any_lines_are_taken(lines: list[str]) -> None:
    table = read_text("\n".join(["2013-05-10: x !x", *lines]))
    for row in table.rows:
        if not row.doubt:
            parse_date(str(row.values["date"]))


def test_a_property_that_stands_twice_is_kept_twice() -> None:
    row = read_row("2013: x", "who: Kerry", "who: Lavrov", "id: a", "id: b", "text")
    assert dict(row.values) == {
        "date": "2013",
        "title": "x",
        "who": "Kerry",
        "who 2": "Lavrov",
        "id": "a",
        "property id": "b",
        "summary": "text",
    }
