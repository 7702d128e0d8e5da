"""TimelineJS: its slides as rows, from each of its files."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.importing.forms import FORMS, ReadOptions
from timeline.importing.forms.slides import is_page
from timeline.importing.forms.timelinejs import read as read_text
from timeline.importing.rows import Skipped, SourceError, Table

FORM = next(form for form in FORMS if form.name == "timelinejs")

NEW = {
    "scale": "human",
    "title": {
        "text": {"headline": "The reset", "text": "<p>How it ended</p>"},
        "media": {"url": "https://example.org/a.jpg", "credit": "AP"},
    },
    "events": [
        {
            "start_date": {"year": 2013, "month": 5, "day": 7, "hour": 14, "minute": 5},
            "end_date": {"year": "2013", "month": "5", "day": "8"},
            "text": {"headline": "Kerry in <b>Moscow</b>", "text": "<p>He waits.</p>"},
            "media": {
                "url": "https://example.org/news/1.html",
                "caption": "A <i>caption</i>",
                "credit": "Example",
                "thumbnail": "https://example.org/t.png",
                "alt": "A man",
            },
            "group": "Visits",
            "unique_id": "kerry-moscow",
            "display_date": "early May",
            "background": {"color": "#fff"},
            "autolink": True,
        },
        {
            "start_date": {"year": "-44", "month": "3", "day": "15"},
            "text": {"headline": "Caesar"},
            "media": {"url": "https://youtu.be/x"},
        },
    ],
    "eras": [
        {
            "start_date": {"year": "1947"},
            "end_date": {"year": "1991"},
            "text": {"headline": "Cold War"},
        }
    ],
}
OLD = {
    "timeline": {
        "headline": "The reset",
        "type": "default",
        "text": "<p>How it ended</p>",
        "asset": {"media": "https://example.org/a.jpg"},
        "date": [
            {
                "startDate": "2013,5,7",
                "endDate": "2013,5,8",
                "headline": "Kerry in Moscow",
                "text": "<p>He waits.</p>",
                "tag": "Visits",
                "asset": {
                    "media": "https://example.org/b.png",
                    "credit": "AP",
                    "caption": "x",
                },
            },
            {"startDate": "5/10/2013 14:30", "headline": "Cameron in Sochi"},
        ],
        "era": [{"startDate": "1947", "endDate": "1991", "headline": "Cold War"}],
    }
}
SHEET = """\
Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,\
Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background
,,,,,,,,,The reset,<p>How it ended</p>,,,,,title,,
2013,5,7,2:05 PM,2013,5,8,,early May,Kerry in <b>Moscow</b>,"<p>He
waits.</p>",https://example.org/news/1.html,Example,A caption,,,Visits,#fff
"1,947",,,,1991,,,,,Cold War,,,,,,era,,
"""
OLD_SHEET = """\
Start Date,End Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,\
Type,Tag
1/2/2013,,The reset,,,,,,start,
5/7/2013,5/8/2013 14:30,Kerry in Moscow,He waits.,,,,,,Visits
"""


SCALARS = st.sampled_from(["2013", "x", "", 5, -44, 0, None, True, "5/10/2013"])
KEYS = st.sampled_from(
    [
        *("start_date", "end_date", "startDate", "year", "month", "day", "hour", "id"),
        *("text", "headline", "media", "asset", "url", "display_date", "unique_id"),
    ]
)


def nest(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    lists = st.lists(inner, max_size=2)
    return lists | st.dictionaries(KEYS, inner, max_size=5)


def read(data: Any) -> Table:
    text = data if isinstance(data, str) else json.dumps(data)
    return read_text(text, ReadOptions())


def read_slide(**slide: Any) -> dict[str, Any]:
    return dict(read({"events": [slide]}).rows[0].values)


def read_date(**parts: Any) -> Any:
    return read_slide(start_date=parts, text={"headline": "x"})["date"]


@pytest.mark.parametrize(
    "text", [json.dumps(NEW), json.dumps(OLD, indent=1), SHEET, OLD_SHEET]
)
def test_every_file_is_recognised_and_has_the_title(text: str) -> None:
    assert next(form.name for form in FORMS if form.recognises(text)) == FORM.name
    table = FORM.read(text, ReadOptions())
    assert table.form == FORM.name
    assert table.title == "The reset"
    assert table.understood >= {"date", "title"}
    assert {"title", "summary"} <= table.html


def test_a_slide_is_a_row() -> None:
    table = read(NEW)
    assert dict(table.rows[0].values) == {
        "id": "kerry-moscow",
        "date": "2013-05-07T14:05/2013-05-08",
        "title": "Kerry in <b>Moscow</b>",
        "summary": "<p>He waits.</p>",
        "display_date": "early May",
        "sources": ({"url": "https://example.org/news/1.html"},),
        "caption": "A <i>caption</i>",
        "credit": "Example",
        "thumbnail": "https://example.org/t.png",
        "media.alt": "A man",
        "group": "Visits",
        "background": {"color": "#fff"},
    }
    assert table.understood == {"id", "date", "title", "summary", "sources"}
    assert table.html == {"title", "summary", "caption", "credit"}


def test_what_is_no_event_is_told() -> None:
    table = read({**NEW, "events": [*NEW["events"], 5], "author": "x"})
    assert table.rows[-1].values["type"] == "era"
    assert "1 era of the timeline is read as events" in table.remarks[0].text
    assert table.skipped == (
        Skipped(
            0,
            "<p>How it ended</p> https://example.org/a.jpg AP",
            "it is on the slide of the title, which is no event",
            is_row=False,
        ),
        Skipped(0, "author: x", "it stands beside the slides", is_row=False),
        Skipped(0, "events: 5", "it is no slide"),
    )


def test_versions_1_and_2_are_read_alike() -> None:
    first, second, era = (dict(row.values) for row in read(OLD).rows)
    assert first == {
        "date": "2013-05-07/2013-05-08",
        "title": "Kerry in Moscow",
        "summary": "<p>He waits.</p>",
        "media": "https://example.org/b.png",
        "credit": "AP",
        "caption": "x",
        "group": "Visits",
    }
    assert second["date"] == "2013-05-10T14:30"
    assert era["type"] == "era"


def test_a_sheet_is_read_alike() -> None:
    table = read(SHEET)
    assert dict(table.rows[0].values) == {
        "date": "2013-05-07T14:05/2013-05-08",
        "title": "Kerry in <b>Moscow</b>",
        "summary": "<p>He\nwaits.</p>",
        "display_date": "early May",
        "sources": ({"url": "https://example.org/news/1.html"},),
        "credit": "Example",
        "caption": "A caption",
        "group": "Visits",
        "background": "#fff",
    }
    assert [row.line for row in table.rows] == [3, 5]
    assert table.rows[1].values["date"] == "1947/1991"


def test_a_sheet_of_version_1_has_the_month_first() -> None:
    (row,) = read(OLD_SHEET).rows
    assert row.values["date"] == "2013-05-07/2013-05-08T14:30"
    assert row.values["group"] == "Visits"


def test_parts_of_an_end_without_a_year_stay() -> None:
    text = "Year;Headline;Text;Media;End Month;End Time;Own\n2013;a;b;c;5;14:30;x\n"
    assert dict(read(text).rows[0].values) == {
        "date": "2013",
        "title": "a",
        "summary": "b",
        "media": "c",
        "End Month": "5",
        "End Time": "14:30",
        "Own": "x",
    }


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ({"year": 2013}, "2013"),
        ({"year": "2013", "month": "", "day": None}, "2013"),
        ({"year": 2013, "month": 0, "day": 0}, "2013"),
        ({"year": 2013, "month": 5, "day": 10, "hour": 0, "minute": 0}, "2013-05-10"),
        ({"year": 2013, "month": 5, "day": 10, "hour": 14}, "2013-05-10T14:00"),
        ({"year": -431}, "-0430"),
        ({"year": 2013, "month": 13}, "2013-13"),
        ({"year": 2013, "month": 2, "day": 30}, "2013-2-30"),
        ({"year": -13800000000}, "-13800000000"),
        ({"year": 2013, "day": 5}, "2013-?-5"),
    ],
)
def test_dates_are_edtf_or_what_was_typed(parts: dict[str, Any], date: str) -> None:
    assert read_date(**parts) == date


def test_an_end_that_says_nothing_is_none() -> None:
    start = {"year": 2013, "month": 5}
    slide = {"start_date": start, "text": {"headline": "x"}}
    assert read_slide(**slide, end_date=start)["date"] == "2013-05"
    assert read_slide(**slide, end_date={"year": 2012})["date"] == "2013-05 – 2012"
    assert "date" not in read_slide(text={"headline": "x"})


@pytest.mark.parametrize(
    ("shown", "is_kept"),
    [("May 2013", False), ("2013-05", False), ("early May 2013", True), ("Mai", True)],
)
def test_a_date_that_is_shown_is_kept_where_it_says_more(
    shown: str, *, is_kept: bool
) -> None:
    start = {"year": 2013, "month": 5}
    for slide in (
        {"start_date": start, "display_date": shown},
        {"start_date": {**start, "display_date": shown}},
    ):
        assert (read_slide(**slide).get("display_date") == shown) is is_kept


def test_ids_are_ids_or_stay_what_they_are() -> None:
    events = [{"unique_id": one} for one in ("a", "a", "b c", "d,e", "ß")]
    rows = read({"events": events}).rows
    assert [row.values.get("id") for row in rows] == ["a", None, None, None, "ß"]
    assert [row.values.get("unique_id") for row in rows][1:4] == ["a", "b c", "d,e"]


@pytest.mark.parametrize(
    ("text", "is_a_page"),
    [
        ("https://example.org", True),
        ("http://example.org/a/b.pdf?x=1", True),
        ("https://en.wikipedia.org/wiki/Cold_War", True),
        ("https://example.org/v1.2/final-report.version", True),
        ("https://example.org/a.JPG", False),
        ("https://example.org/a.mp4", False),
        ("https://www.youtube.com/watch?v=x", False),
        ("https://www.google.com/maps/place/x", False),
        ("https://[broken", False),
        ("https://example.org/a b", False),
        ("ftp://example.org/a.html", False),
        ("javascript:alert(1)", False),
        ('<iframe src="https://example.org/a.html"></iframe>', False),
        ("", False),
    ],
)
def test_media_is_a_source_if_it_is_a_page(text: str, *, is_a_page: bool) -> None:
    assert is_page(text) is is_a_page


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"events": {}}',
        '{"timeline": {"date": "x"}}',
        "null\n",
        "Year,Title\n2013,a\n",
        "{",
        "",
    ],
)
def test_what_has_no_slides_is_refused(text: str) -> None:
    with pytest.raises(SourceError):
        read(text)


def test_what_is_odd_in_a_slide_is_kept() -> None:
    slide = read_slide(
        start_date="2013-05-10",
        text="only text",
        media="https://example.org/a.gif",
        media_caption=["x"],
        title="own",
    )
    assert slide == {
        "date": "2013-05-10",
        "summary": "only text",
        "media": "https://example.org/a.gif",
        "media_caption": ("x",),
        "title 2": "own",
    }


def test_a_title_of_nothing_but_text() -> None:
    assert read({"title": "T", "events": [{"start_date": {"year": 1}}]}).title == "T"
    two = SHEET + ",,,,,,,,,Again,,,,,,title,,\n"
    assert dict(read(two).rows[-1].values) == {"title": "Again", "type": "title"}


@settings(max_examples=50)
@given(st.recursive(SCALARS, nest, max_leaves=25))
def test_any_slides_are_read_or_refused(slide: object) -> None:
    new: dict[str, object] = {"events": [slide], "eras": slide, "title": slide}
    old: dict[str, object] = {"timeline": {"date": [slide], "era": slide, "x": slide}}
    for data in (new, old):
        table = read(data)
        assert {name for row in table.rows for name in row.values} == set(table.columns)
        assert table.understood <= set(table.columns)
        assert all(hash(row) for row in table.rows)


def test_what_a_slide_has_in_odd_places_is_kept() -> None:
    slide = {
        "start_date": {"year": "2013", "day": "5", "calendar": "Julian"},
        "text": {"headline": ["A", "B"], "caption": "of the text"},
        "media": {"url": "https://example.org/a", "caption": "of the media"},
        "caption": "of the slide",
        "display_date": "In May",
        "end_date": {"display_date": "the end"},
    }
    table = read(json.dumps({"events": [slide]}))
    assert dict(table.rows[0].values) == {
        # A day is no month.
        "date": "2013-?-5",
        "display_date": "In May",
        "sources": ({"url": "https://example.org/a"},),
        "caption": "of the media",
        "text.headline": ("A", "B"),
        "caption 2": "of the text",
        "caption 3": "of the slide",
        "start_date.calendar": "Julian",
        "date.display_date": "the end",
    }


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Year,Month,Day,Headline,Text,Media,Group,Tag,Start Date\n"
            "2013,,5,A,x,,one,two,1/1/2001\n",
            {
                "date": "2013-?-5",
                "title": "A",
                "summary": "x",
                "group": "one",
                "group 2": "two",
                "Start Date": "1/1/2001",
            },
        ),
        (
            "Start Date,Headline,Text,Media,Month,Time\n5/6/2013,A,x,,June,noon\n",
            {
                "date": "2013-05-06",
                "title": "A",
                "summary": "x",
                "Month": "June",
                "Time": "noon",
            },
        ),
    ],
)
def test_a_sheet_keeps_what_its_version_has_not(
    text: str, values: dict[str, str]
) -> None:
    assert dict(read(text).rows[0].values) == values
