"""Slides: dates as TimelineJS has them, doubt in words, and text that stays text."""

import io
import json
from html import unescape
from typing import Any

import pytest

from tests.helpers.exporting import export_bytes
from tests.helpers.files import load_arms_control, load_sample
from tests.helpers.importing import read_back
from timeline import Chronology, load_text, select
from timeline.exports import Omission, format_of_path, write_export


def export(chronology: Chronology, question: str = "") -> Any:
    return json.loads(export_bytes("timelinejs", select(chronology, question or None)))


def export_one(fields: str, head: str = "") -> Any:
    (slide,) = export(load_text(f"{head}events:\n- {fields}\n"))["events"]
    return slide


def list_notices(chronology: Chronology) -> tuple[str, ...]:
    return write_export("timelinejs", select(chronology), io.BytesIO())


@pytest.mark.parametrize(
    ("typed", "start", "end", "shown"),
    [
        ("2013", [2013], None, "2013"),
        ("2013-05", [2013, 5], None, "May 2013"),
        ("2013-05-10", [2013, 5, 10], None, "10 May 2013"),
        ("2013-05-10~", [2013, 5, 10], None, "c. 10 May 2013"),
        ("2013-05-10?", [2013, 5, 10], None, "10 May 2013?"),
        ("2011/2012", [2011], [2012], "2011–2012"),
        ("2013-05/2013-07-02", [2013, 5], [2013, 7, 2], "May–2 Jul 2013"),
        ("early May 2013", [2013, 5, 1], [2013, 5, 10], "early May 2013"),
        ("10 or 12 May 2013", [2013, 5, 10], [2013, 5, 12], "10 or 12 May 2013"),
        ("[2013,2010]", [2010], [2013], "2010 or 2013"),
        ("[2013,2010,2020,2012]", [2010], [2020], "between 2010 and 2020"),
        ("[2014,..2013-05]", [2014], None, "by 2014"),
        ("2013/2013-05", [2013], [2013, 5], "2013–May 2013"),
        ("spring 2013", [2013, 3], [2013, 5], "spring 2013"),
        ("1990s", [1990], [1999], "1990s"),
        ("2013-05-10/..", [2013, 5, 10], None, "since 10 May 2013"),
        ("../2013-05", [2013, 5], None, "always until May 2013"),
        ("by 10 May 2013", [2013, 5, 10], None, "by 10 May 2013"),
        ("10 May 2013 or later", [2013, 5, 10], None, "10 May 2013 or later"),
        ("44 BC", [-44], None, "44 BC"),
        ("1 BC", [-1], None, "1 BC"),
        ("AD 50", [50], None, "0050"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    typed: str, start: list[int], end: list[int] | None, shown: str
) -> None:
    slide = export_one(f'{{date: "{typed}", title: T}}')
    assert list(slide["start_date"].values()) == start
    assert (list(slide["end_date"].values()) if "end_date" in slide else None) == end
    assert slide["display_date"] == shown


def test_a_time_is_that_of_the_place() -> None:
    slide = export_one('{date: "2013-05-10T14:30+04:00", title: T}')
    assert list(slide["start_date"]) == ["year", "month", "day", "hour", "minute"]
    assert list(slide["start_date"].values()) == [2013, 5, 10, 14, 30]
    assert slide["display_date"] == "10 May 2013 14:30 +04:00"
    slide = export_one('{date: "2013-05-10T14:30/2013-05-10T16:00:05", title: T}')
    assert slide["end_date"]["hour"] == 16
    assert slide["end_date"]["second"] == 5
    # It ends before it begins, if nobody knows where.
    slide = export_one('{date: "2013-05-10T14:30/2013-05-10T09:30-09:00", title: T}')
    assert list(slide["start_date"].values()) == [2013, 5, 10]
    assert list(slide["end_date"].values()) == [2013, 5, 10]


def test_undated_events_have_no_slide_and_are_counted() -> None:
    chronology = load_text(
        "title: T\nevents:\n- {date: unknown, title: A}\n- {date: 2013, title: B}\n"
    )
    document = export(chronology)
    assert [one["text"]["headline"] for one in document["events"]] == ["B"]
    (said,) = list_notices(chronology)
    assert said == "of 2 events 1 is left out, as nobody knows their dates"
    assert isinstance(said, Omission)
    assert said.events == 1
    assert said in document["title"]["text"]["text"]


def test_the_first_slide_has_the_title_and_what_was_asked() -> None:
    title = export(load_sample(), "on:2013-05-10")["title"]["text"]
    assert title["headline"] == load_sample().title
    assert "<p>Asked for: on:2013-05-10</p>" in title["text"]
    assert "match only possibly" in title["text"]
    untitled = export(load_text("events:\n- {date: 2013, title: T}\n"))["title"]
    assert untitled["text"] == {
        "headline": "1 event, 2013",
        "text": "<p>1 date is not known to the day</p>",
    }


def test_a_slide_tells_who_what_and_by_whom() -> None:
    slide = export_one(
        "{id: one, date: 2013-05-10, title: 'A & B',"
        ' summary: "First.\\n\\nSecond <i>.",'
        " actors: [Kerry], about: [Syria], status: disputed, confidence: low,"
        " accounts: [{source: s, date: 2013-05-11}], kind: visit, place: p, tags: [a],"
        " reported: 2013-06, see: [one-more], weight: [7, <8>],"
        " sources: [{source: s, quote: Well}]}",
        "actors: {kerry: {name: John Kerry, roles: [{office: Secretary of State,"
        " of: United States, when: 2013-02-01/2017-01-20}]}}\n"
        "places: {p: {name: Sochi}}\n"
        "sources: {s: {title: S, url: 'https://e.org/?a=1&b=2'}}\n",
    )
    assert slide["unique_id"] == "one"
    assert slide["text"]["headline"] == "A &amp; B"
    assert slide["text"]["text"] == (
        "<p><b>John Kerry, US Secretary of State; about Syria</b></p>"
        "<p>First.</p><p>Second &lt;i&gt;.</p>"
        "<p>Accounts: S: 11 May 2013</p>"
        "<p>Status: disputed</p>"
        "<p>Confidence: low</p>"
        "<p>Kind: visit · Place: Sochi · Tags: a · Reported: Jun 2013 · "
        "See: one-more · weight: 7, &lt;8&gt;</p>"
        '<p>Source: <a href="https://e.org/?a=1&amp;b=2">S</a> “Well”</p>'
    )


def test_possible_matches_say_so() -> None:
    slides = export(load_sample(), "on:2013-05-10")["events"]
    said = [
        "only possibly: its date is not known" in one["text"]["text"] for one in slides
    ]
    assert any(said)
    assert not all(said)


@pytest.mark.parametrize(
    ("kinds", "grouped"), [(1, 0), (2, 2), (6, 6), (7, 0)], ids=str
)
def test_there_are_six_groups_at_most(kinds: int, grouped: int) -> None:
    events = "".join(
        f"- {{date: 2013, title: T, kind: k{number}}}\n" for number in range(kinds)
    )
    chronology = load_text(f"events:\n{events}")
    groups = {one["group"] for one in export(chronology)["events"] if "group" in one}
    assert len(groups) == grouped
    assert bool(list_notices(chronology)) == (kinds > 6)


def test_events_without_a_kind_are_a_group_as_well() -> None:
    events = "".join(
        f"- {{date: 2013, title: T, kind: k{number}}}\n" for number in range(6)
    )
    chronology = load_text(f"events:\n{events}- {{date: 2013, title: T}}\n")
    assert not any("group" in one for one in export(chronology)["events"])
    assert list_notices(chronology) == (
        "slides are in no groups: of 6 kinds, and none, there is no room for more than "
        "6 below them",
    )


def test_a_group_is_escaped_for_both_readings() -> None:
    text = "- {date: 2013, title: T, kind: '<b>&'}\n- {date: 2013, title: T}\n"
    groups = [
        one.get("group") for one in export(load_text(f"events:\n{text}"))["events"]
    ]
    assert groups == ["&amp;lt;b&amp;gt;&amp;amp;", None]
    assert unescape(unescape(str(groups[0]))) == "<b>&"


def test_nothing_selected_is_a_title_alone() -> None:
    document = export(load_sample(), "kind:treaty")
    assert document["events"] == []
    assert document["title"]["text"]["headline"] == load_sample().title


def test_our_own_import_reads_it_back() -> None:
    chronology = load_arms_control()
    data = export_bytes("timelinejs", select(chronology))
    again = read_back("x.timelinejs.json", data)
    assert again.title == chronology.title
    found = {event.id: event for event in again.events}
    assert len(found) == len(chronology.events)
    for event in chronology.events:
        other = found[event.id]
        assert other.title == event.title
        assert other.date.b1 <= event.date.b1 or event.date.b1 < -(1 << 60)


def test_the_title_is_the_same_again() -> None:
    title = "War & <b>peace</b>"
    chronology = load_text(f"title: '{title}'\nevents:\n- {{date: 2013, title: T}}\n")
    data = export_bytes("timelinejs", select(chronology))
    assert read_back("x.timelinejs.json", data).title == title


def test_the_longest_suffix_is_that_of_slides() -> None:
    assert format_of_path("a.timelinejs.json") == "timelinejs"
    assert format_of_path("a.json") == "json"
