"""SIMILE's Timeline: its events as rows, imprecise ones as imprecise as they are."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.importing.datetexts import read_date
from timeline.importing.forms import FORMS, ReadOptions
from timeline.importing.forms.simile import read as read_text
from timeline.importing.forms.similedates import Dated, Moments, date_event, read_moment
from timeline.importing.rows import Remark, Skipped, SourceError, Table

FORM = next(form for form in FORMS if form.name == "simile")
XML = """\
<?xml version="1.0" encoding="ISO-8859-1"?>
<data date-time-format="Gregorian" wiki-url="https://example.org/wiki/">
  <!-- <!DOCTYPE is only a word here -->
  <event start="Tue May 07 2013 00:00:00 GMT-0600" title="Kerry's visit">
  </event>
  <event start="May 10 2013 09:00:00 GMT" end="May 12 2013 00:00:00 GMT"
    isDuration="true" title="Cameron in Sochi" image="a.png"
    link="https://example.org/a" color="red">
    He says &lt;i&gt;Assad must go&lt;/i&gt; <b class="x">again</b>
  </event>
  <event start="May 01 2013" end="May 20 2013" title="At some time"/>
  <note>of the editor</note>
</data>
"""
JSON = {
    "dateTimeFormat": "iso8601",
    "wikiURL": "https://example.org/wiki/",
    "events": [
        {
            "start": "2013-05-10T00:00:00",
            "end": "2013-05-12",
            "title": "Cameron in Sochi",
            "description": "He says <i>Assad must go</i>",
            "durationEvent": True,
            "link": "/relative.html",
            "caption": "x",
            "id": "/en/cameron",
        },
        {"start": "2013", "end": "2014", "title": "a", "durationEvent": False},
        {"start": "2013", "end": "2014", "title": "b"},
        {"start": "2013", "title": "c"},
    ],
}


def read(data: Any) -> Table:
    text = data if isinstance(data, str) else json.dumps(data)
    return read_text(text, ReadOptions())


def read_events(*events: dict[str, Any]) -> list[dict[str, Any]]:
    return [dict(row.values) for row in read({"events": events}).rows]


@pytest.mark.parametrize("text", [XML, json.dumps(JSON), json.dumps(JSON, indent=1)])
def test_every_file_is_recognised(text: str) -> None:
    assert next(form.name for form in FORMS if form.recognises(text)) == FORM.name
    table = FORM.read(text, ReadOptions())
    assert table.form == FORM.name
    assert table.understood >= {"date", "title", "summary"}
    assert table.html == {"summary"}


def test_xml_is_read() -> None:
    table = read(XML)
    assert [dict(row.values) for row in table.rows] == [
        {"date": "2013-05-07", "title": "Kerry's visit"},
        {
            "date": "2013-05-10T09:00:00Z/2013-05-12",
            "title": "Cameron in Sochi",
            "summary": 'He says <i>Assad must go</i> <b class="x">again</b>',
            "sources": ({"url": "https://example.org/a"},),
            "image": "a.png",
            "color": "red",
        },
        {"date": "[2013-05-01..2013-05-20]", "title": "At some time"},
    ]
    assert [row.line for row in table.rows] == [4, 6, 11]
    assert table.skipped == (
        Skipped(
            0,
            "wiki-url: https://example.org/wiki/",
            "it is about all events",
            is_row=False,
        ),
        Skipped(12, "<note> of the editor", "it is no event"),
    )
    assert table.remarks == (
        Remark(
            11,
            "an end without `isDuration` makes an instant between start and end, as "
            "SIMILE has it, of 1 event",
        ),
    )


def test_json_is_read() -> None:
    table = read(JSON)
    assert dict(table.rows[0].values) == {
        "id": "/en/cameron",
        "date": "2013-05-10/2013-05-12",
        "title": "Cameron in Sochi",
        "summary": "He says <i>Assad must go</i>",
        "link": "/relative.html",
        "caption": "x",
    }
    dates = [row.values["date"] for row in table.rows[1:]]
    assert dates == ["[2013..2014]", "2013/2014", "2013"]
    assert table.remarks == ()


def test_duration_in_json_is_read_as_described_and_told() -> None:
    event = {"start": "2013", "end": "2014", "title": "x"}
    table = read(
        {"events": [{**event, "isDuration": True}, {**event, "isDuration": False}]}
    )
    assert [row.values["date"] for row in table.rows] == ["2013/2014", "[2013..2014]"]
    assert [row.values["isDuration"] for row in table.rows] == ["true", "false"]
    assert "loading JSON, it took it for the contrary" in table.remarks[0].text


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("May 28 2006 09:00:00 GMT", "2006-05-28T09:00:00Z"),
        ("Fri Nov 22 1963 13:00:00 GMT-0600", "1963-11-22T13:00:00-06:00"),
        ("Fri Nov 22 1963 13:00:00 GMT-0600 (CST)", "1963-11-22T13:00:00-06:00"),
        ("Fri Nov 22 1963 00:00:00 GMT-0600", "1963-11-22"),
        ("Thu, 21 Dec 2000 16:01:07 +0200", "2000-12-21T16:01:07+02:00"),
        ("1995-02-04 10:20:01Z", "1995-02-04T10:20:01Z"),
        ("1995-02-04T00:00:00", "1995-02-04"),
        ("1995-02", "1995-02"),
        ("May  1995", "1995-05"),
        ("1500", "1500"),
        ("300", "0300"),
        ("44 BC", "-0043"),
        ("1 b.c.", "0000"),
        ("79 AD", "0079"),
        ("-44", "-0044"),
        ("0", "0000"),
        ("5/10/1961 00:00:00 GMT-0600", "5/10/1961 00:00:00 GMT-0600"),
        ("12000 BC", "12000 BC"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_moments_are_edtf_or_as_typed(typed: str, moment: str) -> None:
    assert read_moment(typed) == moment


@pytest.mark.parametrize(
    ("moments", "lasting", "instant"),
    [
        (("2013",), "2013", "2013"),
        (("2013", "", "", "2014"), "2013/2014", "[2013..2014]"),
        (("2013", "2014"), "[2013..2014]", "[2013..2014]"),
        (("2013", "", "", "2013"), "2013", "2013"),
        (("2010", "2011", "", "2014"), "[2010..2011]/2014", None),
        (("2010", "", "2013", "2014"), "2010/[2013..2014]", None),
        (("2010", "2011", "2013", "2014"), "[2010..2011]/[2013..2014]", None),
        (("2014", "", "", "2013"), "2014 – 2013", "2014 – 2013"),
        (("x", "", "", "2013"), "x – 2013", "x – 2013"),
        (("2010", "2009", "", "2014"), "2010 – 2014", None),
        (("", "", "", "2014"), None, "2014"),
    ],
)
def test_moments_make_a_date(
    moments: tuple[str, ...], lasting: str | None, instant: str | None
) -> None:
    if lasting is not None:
        assert date_event(Moments(*moments), lasts=True).date == lasting
    if instant is not None:
        assert date_event(Moments(*moments), lasts=False).date == instant


def test_times_that_no_one_of_takes_stay_beside_the_date() -> None:
    start, end = "2013-05-10T12:15:00", "2013-05-10T12:20:00"
    moments = Moments(start, end=end)
    assert date_event(moments, lasts=False) == Dated("2013-05-10", is_whole=False)
    assert date_event(moments, lasts=True) == Dated(f"{start}/{end}")
    (event,) = read_events(
        {"start": start, "end": end, "title": "x", "durationEvent": False}
    )
    assert event == {"date": "2013-05-10", "title": "x", "start": start, "end": end}


def test_every_date_of_the_examples_is_one() -> None:
    rows = (*read(XML).rows, *read(JSON).rows)
    assert all(read_date(str(row.values["date"])) is not None for row in rows)


def test_what_is_odd_is_kept_and_told() -> None:
    table = read(
        {
            "events": [
                {"start": {"$date": 1}, "title": "x", "id": "a b", "date": "own"},
                {"title": "no start", "earliestEnd": "2013", "end": ""},
                7,
            ]
        }
    )
    first, second = (dict(row.values) for row in table.rows)
    assert first == {
        "title": "x",
        "start": {"$date": "1"},
        "id 2": "a b",
        "date 2": "own",
    }
    assert second == {"title": "no start", "earliestEnd": "2013"}
    assert table.skipped == (Skipped(0, "7", "it is no event"),)


# What is hostile.

BILLION = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "before",
    [
        f'<!DOCTYPE data [<!ENTITY a0 "ha">{BILLION}]>',
        '<!DOCTYPE data [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE data SYSTEM "https://example.org/data.dtd">',
        '<!DOCTYPE data [<!ENTITY % p SYSTEM "https://example.org/p"> %p;]>',
        "<!DOCTYPE data>",
    ],
)
def test_no_document_type_is_read(before: str) -> None:
    text = f'\n{before}<data><event start="2013" title="&a9;"/></data>'
    assert FORM.recognises(text)
    with pytest.raises(SourceError, match="document type") as caught:
        read(text)
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('<data>\n<event title="a & b"/></data>', 2),
        ("<data>\n\n<event>&nbsp;</event></data>", 3),
        ("<data>\n<event></data>", 2),
        ('\n<data><event title="a\0b"/></data>', 2),
        ("<data>", 1),
        ("<", 1),
    ],
)
def test_what_is_no_xml_is_told_at_its_line(text: str, line: int) -> None:
    with pytest.raises(SourceError, match=f"^line {line}: no XML: ") as caught:
        read(text)
    assert caught.value.line == line


@pytest.mark.parametrize("text", ["<html/>", "<svg><data/></svg>"])
def test_other_xml_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="XML of another kind"):
        read(text)


@pytest.mark.parametrize("text", ["{}", "[]", '{"events": {}}', '{"event": []}', ""])
def test_json_without_events_is_refused(text: str) -> None:
    with pytest.raises(SourceError):
        read(text)


def test_elements_nested_deep_come_to_an_end() -> None:
    text = f"<data><event>{'<a>' * 50_000}{'</a>' * 50_000}</event></data>"
    assert len(read(text).rows) == 1
    with pytest.raises(SourceError):
        read("<data>" + "<a>" * 100_000)


def test_texts_stay_text() -> None:
    title = "=1+1 \u202eevil <script>"
    (event,) = read_events({"start": "2013", "title": title, "caption": "'=x"})
    assert event == {"date": "2013", "title": title, "caption": "'=x"}


KEYS = st.sampled_from(
    [
        *("start", "end", "latestStart", "earliestEnd", "durationEvent", "isDuration"),
        *("title", "description", "link", "id", "eventID", "date"),
    ]
)
VALUES = st.sampled_from(["2013", "44 BC", "May 10 2013", "x", "", None, True, 5, [1]])


@settings(max_examples=50)
@given(st.lists(st.dictionaries(KEYS, VALUES), max_size=4))
def test_any_events_are_read(events: list[dict[str, Any]]) -> None:
    table = read({"events": events})
    assert len(table.rows) == len(events)
    assert {name for row in table.rows for name in row.values} == set(table.columns)
    assert table.understood <= set(table.columns)
