"""iCalendar, read."""

import sys
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import parse_date
from timeline.diagnostics import Remedy
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.ics import read, recognises
from timeline.importing.rows import NOTHING_DECLARED, SourceError, Table
from timeline.model import Value

CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
X-WR-CALNAME:Visits\\, spring 2013
BEGIN:VTIMEZONE
TZID:Somewhere
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19810329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20130510
DTEND;VALUE=DATE:20130511
SUMMARY:Cameron flies to Sochi\\; Putin
  receives him
DESCRIPTION:One.\\nTwo\\, with a \\\\ in it.
LOCATION:Sochi\\, Russia
CATEGORIES:visit,Syria\\, war
CATEGORIES:G8
URL:https://example.org/a
STATUS:CONFIRMED
GEO:43.6;39.7
ORGANIZER;CN="Peskov, Dmitry":mailto:press@example.org
ATTENDEE;CN=David Cameron;PARTSTAT=ACCEPTED:mailto:dc@example.org
ATTENDEE:mailto:vp@example.org
ATTENDEE;CN=Nobody;PARTSTAT=DECLINED:mailto:no@example.org
BEGIN:VALARM
ACTION:DISPLAY
SUMMARY:not this
END:VALARM
END:VEVENT
BEGIN:VJOURNAL
UID:2@example.org
DTSTAMP:20260101T000000Z
DTSTART:20130511
SUMMARY:Notes of the day
STATUS:FINAL
END:VJOURNAL
BEGIN:VTODO
SUMMARY:Call back
END:VTODO
END:VCALENDAR
"""


def read_text(text: str) -> Table:
    return read(text, ReadOptions())


def read_event(*lines: str) -> Mapping[str, Value]:
    table = read_lines(*lines)
    assert len(table.rows) == 1, table.skipped
    return table.rows[0].values


def read_lines(*lines: str) -> Table:
    body = "\r\n".join(lines)
    return read_text(
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{body}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_calendar(ending: str) -> None:
    table = read_text(CALENDAR.replace("\n", ending))
    assert table.title == "Visits, spring 2013"
    visit, journal = table.rows
    assert (visit.line, journal.line) == (20, 43)
    assert visit.values == {
        "date": "2013-05-10",
        "uid": "1@example.org",
        "title": "Cameron flies to Sochi; Putin receives him",
        "summary": "One.\nTwo, with a \\ in it.",
        "place": "Sochi, Russia",
        "tags": ("visit", "Syria, war", "G8"),
        "sources": ({"url": "https://example.org/a"},),
        "calendar_status": "CONFIRMED",
        "geo": "43.6;39.7",
        "organizer": "Peskov, Dmitry",
        "attendees": ("David Cameron", "vp@example.org"),
        "declined": ("Nobody",),
    }
    assert journal.values["date"] == "2013-05-11"
    assert table.understood == {"date", "title", "summary", "place", "tags", "sources"}
    assert [(line, text) for line, text, *_ in table.skipped] == [
        (22, "DTSTAMP"),
        (38, "BEGIN:VALARM"),
        (50, "BEGIN:VTODO"),
    ]


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["DTSTART:20130510"], "2013-05-10"),
        (["DTSTART:20130510", "DTEND:20130510"], "2013-05-10"),
        (["DTSTART:20130510", "DTEND:20130513"], "2013-05-10/2013-05-12"),
        (["DTSTART:20121231", "DTEND:20130101"], "2012-12-31"),
        (["DTSTART:20130510", "DURATION:P2D"], "2013-05-10/2013-05-11"),
        (["DTSTART:20130510", "DURATION:P1W"], "2013-05-10/2013-05-16"),
        (["DTSTART:20130510T143000"], "2013-05-10T14:30"),
        (["DTSTART:20130510T143005Z"], "2013-05-10T14:30:05Z"),
        (["dtstart:20130510T143000", "dtend:20130510T143000"], "2013-05-10T14:30"),
        (
            ["DTSTART:20130510T143000Z", "DURATION:PT1H30M"],
            "2013-05-10T14:30Z/2013-05-10T16:00Z",
        ),
        (
            ["DTSTART:20130510T200000", "DTEND:20130511T000000"],
            "2013-05-10T20:00/2013-05-10T24:00",
        ),
        (
            ["DTSTART;TZID=Europe/Moscow:20130510T143000"],
            "2013-05-10T14:30+04:00",
        ),
        (
            ["DTSTART;TZID=/mozilla.org/2005_1/Europe/Berlin:20130110T143000"],
            "2013-01-10T14:30+01:00",
        ),
        (
            ["DTSTART;TZID=W. Europe Standard Time:20130710T143000"],
            "2013-07-10T14:30+02:00",
        ),
        # Days are counted on the calendar, hours by the clock of the world.
        (
            ["DTSTART;TZID=Europe/Berlin:20130330T120000", "DURATION:P1D"],
            "2013-03-30T12:00+01:00/2013-03-31T12:00+02:00",
        ),
        (
            ["DTSTART;TZID=Europe/Berlin:20130330T120000", "DURATION:PT24H"],
            "2013-03-30T12:00+01:00/2013-03-31T13:00+02:00",
        ),
        # A local mean time of which no offset can be written.
        (["DTSTART;TZID=Europe/Moscow:18120907T060000"], "1812-09-07T06:00"),
        (["DTSTART:2013-05-10"], "2013-05-10"),
        (["DTSTART:2013-05-10T14:30:00Z"], "2013-05-10T14:30Z"),
        (["X-EDTF:2013-05~", "DTSTART:20130501", "DTEND:20130601"], "2013-05~"),
        (["X-EDTF:[2013-05-10\\,2013-05-12]"], "[2013-05-10,2013-05-12]"),
        (["X-EDTF:yesterday", "DTSTART:20130501"], "2013-05-01"),
        (["X-EDTF:after visit", "DTSTART:20130501"], "after visit"),
        (["X-EDTF:2013-05", "DTSTART:20130532"], "2013-05"),
        (["X-EDTF:2013-05", "DTSTART:20130601"], "2013-06-01"),
    ],
)
def test_when_it_was(lines: list[str], date: str) -> None:
    assert read_event(*lines)["date"] == date
    parse_date(date)


@pytest.mark.parametrize(
    ("clock", "offset"),
    [
        ("20130110T120000", "+01:00"),
        ("20130710T120000", "+02:00"),
        ("20130331T013000", "+01:00"),
        # Never shown by a clock, and shown twice: RFC 5545, 3.3.5.
        ("20130331T023000", "+01:00"),
        ("20130331T030000", "+02:00"),
        ("20131027T023000", "+02:00"),
        ("20131027T030000", "+01:00"),
        ("19700101T000000", "+01:00"),
    ],
)
def test_a_zone_that_the_file_describes(clock: str, offset: str) -> None:
    text = CALENDAR.replace(
        "DTSTART;VALUE=DATE:20130510", f"DTSTART;TZID=Somewhere:{clock}"
    )
    text = text.replace("DTEND;VALUE=DATE:20130511\n", "")
    assert str(read_text(text).rows[0].values["date"]).endswith(offset)


def test_a_zone_that_nobody_knows() -> None:
    values = read_event("DTSTART;TZID=Atlantis:20130510T143000", "SUMMARY:x")
    assert values == {"tzid": "Atlantis", "date": "2013-05-10T14:30", "title": "x"}


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;INTERVAL=1",
        "FREQ=YEARLY;BYMONTH=13;BYDAY=1SU",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYYEARDAY=1",
        "",
    ],
)
def test_rules_of_zones_that_are_none(rule: str) -> None:
    old = "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"
    table = read_text(CALENDAR.replace(old, f"RRULE:{rule}"))
    assert len(table.rows) == 2
    assert "BEGIN:STANDARD" in [skipped.text for skipped in table.skipped]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["SUMMARY:x"], "no DTSTART"),
        (["SUMMARY:x", "DTSTART:20131310"], "'20131310' is no date"),
        (["SUMMARY:x", "DTSTART:20130230"], "is no date"),
        (["SUMMARY:x", "DTSTART:20130510T236060"], "is no date or time"),
        (["SUMMARY:x", "DTSTART:00000101"], "is no date"),
        (["SUMMARY:x", "DTSTART:"], "is no date"),
        (["SUMMARY:x", "DTSTART:20130510", "DTSTART:20130511"], "more than once"),
        (["SUMMARY:x", "DTSTART:20130510", "DTEND:20130501"], "runs backwards"),
        (["SUMMARY:x", "DTSTART:20130510", "DURATION:-P1D"], "before it begins"),
        (["SUMMARY:x", "DTSTART:20130510", "DURATION:PT1H"], "hours of a whole day"),
        (["SUMMARY:x", "DTSTART:20130510", "DURATION:P"], "is no duration"),
        (["SUMMARY:x", "DTSTART:20130510", "DURATION:P999999W"], "the year 9999"),
        (["SUMMARY:x", "DTSTART;TZID:20130510"], "no `NAME:value`"),
    ],
)
def test_an_event_without_a_date_is_left_out(lines: list[str], reason: str) -> None:
    table = read_lines(*lines)
    assert table.rows == ()
    assert any(reason in skipped.reason for skipped in table.skipped)
    assert "SUMMARY:x" in [skipped.text for skipped in table.skipped]


def test_what_repeats_is_read_once_and_told() -> None:
    table = read_lines(
        "DTSTART:20130510", "RRULE:FREQ=DAILY;COUNT=99", "EXDATE:20130511", "UID:a"
    )
    assert table.rows[0].values == {
        "date": "2013-05-10",
        "rrule": "FREQ=DAILY;COUNT=99",
        "exdate": "20130511",
        "uid": "a",
    }
    assert [(skipped.line, skipped.text) for skipped in table.skipped] == [
        (4, "RRULE:FREQ=DAILY;COUNT=99")
    ]


def test_status() -> None:
    assert read_event("DTSTART:20130510", "STATUS:CANCELLED")["status"] == "cancelled"
    assert read_event("DTSTART:20130510", "STATUS:tentative")["status"] == "announced"
    assert "status" not in read_event("DTSTART:20130510", "STATUS:CONFIRMED")
    text = CALENDAR.replace("VERSION:2.0", "METHOD:CANCEL")
    assert [row.values["status"] for row in read_text(text).rows] == ["cancelled"] * 2


def test_what_an_export_of_our_own_says_goes_before() -> None:
    values = read_event(
        "X-TIMELINE-ID:visit",
        "X-TIMELINE-STATUS:disputed",
        "X-TIMELINE-KIND:visit",
        "X-TIMELINE-ACTORS:David Cameron,Vladimir Putin",
        "X-TIMELINE-TITLE:Cameron flies to Sochi",
        "X-TIMELINE-PRECISION:month",
        "X-TIMELINE-CODEWORD:velvet\\, night",
        "X-EDTF:2013-05",
        "DTSTART:20130501",
        "DTEND:20130601",
        "SUMMARY:(May 2013) Cameron flies to Sochi",
        "STATUS:TENTATIVE",
    )
    assert values == {
        "date": "2013-05",
        "id": "visit",
        "status": "disputed",
        "kind": "visit",
        "actors": ("David Cameron", "Vladimir Putin"),
        "title": "Cameron flies to Sochi",
        "codeword": "velvet, night",
    }


def test_a_title_that_was_changed_since_is_told() -> None:
    ours = ("DTSTART:20130510", "X-TIMELINE-ID:a", "X-TIMELINE-TITLE:Talks  fail")
    table = read_lines(*ours, "SUMMARY:Talks succeed", "DESCRIPTION:a")
    assert [(one.text, one.reason) for one in table.skipped] == [
        ("SUMMARY:Talks succeed", "X-TIMELINE-TITLE is another, and was taken")
    ]
    for same in ("Talks fail", "(May 2013) Talks  fail"):
        assert not read_lines(*ours, f"SUMMARY:{same}", "DESCRIPTION:a").skipped


def test_names_of_their_own_are_not_taken_for_keys() -> None:
    values = read_event("DTSTART:20130510", "KIND:x", "NOTE:y", "X-NOTE:z", "DATE:w")
    assert values == {
        "date": "2013-05-10",
        "ics_kind": "x",
        "ics_note": "y",
        "x_note": "z",
        "ics_date": "w",
    }


def test_a_broken_line_costs_itself() -> None:
    table = read_lines("DTSTART:20130510", "SUMMARY no colon", "SUMMARY:x", "SUMMARY:y")
    assert table.rows[0].values == {"date": "2013-05-10", "title": "x"}
    assert [(skipped.line, skipped.reason) for skipped in table.skipped] == [
        (4, "it is no `NAME:value`"),
        (6, "there is another SUMMARY"),
    ]


def test_a_date_that_was_moved_since_is_told() -> None:
    table = read_lines("X-EDTF:2013-05", "DTSTART:20140601", "DESCRIPTION:a")
    assert table.skipped[0][:2] == (3, "X-EDTF:2013-05")


def test_an_entry_of_a_journal_may_have_several_texts() -> None:
    values = read_event("DTSTART:20130510", "DESCRIPTION:a\\nb", "DESCRIPTION:c")
    assert values["summary"] == "a\nb\n\nc"


EVENT = "BEGIN:VEVENT\nDTSTART:20130510\nSUMMARY:{}\nEND:VEVENT\n"


@pytest.mark.parametrize(
    ("text", "titles", "told"),
    [
        (EVENT.format("a"), ["a"], []),
        (EVENT.format("a") * 2, ["a", "a"], []),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:cut\n" + EVENT.format("b"),
            ["b"],
            ["BEGIN:VCALENDAR", "BEGIN:VEVENT"],
        ),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:cut off", [], ["BEGIN:VEVENT"]),
        ("junk\n" + EVENT.format("a") + "END:VCALENDAR\n", ["a"], ["junk"]),
        (
            "BEGIN:VEVENT\nBEGIN:VALARM\nDTSTART:20130510\nEND:VEVENT\n"
            + EVENT.format("b"),
            ["b"],
            ["BEGIN:VALARM", "BEGIN:VEVENT"],
        ),
        ("BEGIN:X-ODD\nA:1\nEND:X-ODD\n" + EVENT.format("a"), ["a"], ["BEGIN:X-ODD"]),
        (EVENT.format("a\x00b\u202e\u2028c"), ["a\x00b\u202e c"], []),
    ],
)
def test_a_broken_component_costs_itself(
    text: str, titles: list[str], told: list[str]
) -> None:
    table = read_text(text)
    assert [row.values.get("title") for row in table.rows] == titles
    assert {*told} <= {skipped.text for skipped in table.skipped}


def test_depth_costs_no_more_than_length() -> None:
    text = "".join(f"BEGIN:X{n}\n" for n in range(20_000))
    text += "".join(f"END:X{n}\n" for n in range(20_000))
    table = read_text(text + EVENT.format("a"))
    assert len(table.rows) == 1
    assert len(table.skipped) == 40_000 - 1


@pytest.mark.parametrize("text", ["", "Day,Event\n1,2\n", "END:VEVENT\n", "{}"])
def test_what_is_no_calendar(text: str) -> None:
    assert not recognises(text)
    with pytest.raises(SourceError, match="this is no iCalendar"):
        read_text(text)


def test_another_calendar_than_the_gregorian() -> None:
    text = CALENDAR.replace("VERSION:2.0", "CALSCALE:ISLAMIC-CIVIL")
    with pytest.raises(SourceError, match="'ISLAMIC-CIVIL', not Gregorian") as raised:
        read_text(text)
    assert raised.value.line == 2


def test_without_the_package_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.setitem(sys.modules, "icalendar.parser", None)
    with pytest.raises(SourceError, match="icalendar is missing") as raised:
        read_text(CALENDAR)
    assert raised.value.remedy == Remedy("install-extra", "calendar")


def test_a_calendar_is_recognised() -> None:
    assert recognises(CALENDAR)
    assert recognises("\ufeff\r\nbegin:vcalendar\r\n")


@settings(max_examples=50)
@given(st.lists(st.text(alphabet='DTSTARX;:="\\,PMW0123456789^\t -', max_size=30)))
def test_any_lines_are_taken(lines: list[str]) -> None:
    table = read_lines("DTSTART:20130510", *lines)
    for row in table.rows:
        parse_date(str(row.values["date"]))


@settings(max_examples=50)
@given(
    st.sampled_from(["0001", "1999", "2013", "9999"]),
    st.integers(0, 1331),
    st.sampled_from(["", "T000000", "T235959Z"]),
    st.sampled_from(["DTEND:99991231", "DTEND:20130510T000000", "DURATION:P400D"]),
)
def test_every_date_can_be_read(year: str, day: int, time: str, end: str) -> None:
    table = read_lines(f"DTSTART:{year}{day:04}{time}", end)
    assert len(table.rows) + len(table.skipped) == 1
    for row in table.rows:
        parse_date(str(row.values["date"]))


def test_each_of_several_calendars_speaks_for_itself() -> None:
    table = read(
        "BEGIN:VCALENDAR\nX-WR-CALNAME:One\nX-WR-CALDESC:All visits\nBEGIN:VEVENT\n"
        "DTSTART:20130510\nSUMMARY:A\nURL:\nEND:VEVENT\nEND:VCALENDAR\n"
        "BEGIN:VCALENDAR\nMETHOD:CANCEL\nX-WR-CALNAME:Two\nBEGIN:VEVENT\n"
        "DTSTART:20130511\nSUMMARY:B\nEND:VEVENT\nEND:VCALENDAR\n",
        ReadOptions(),
    )
    assert [row.values.get("status") for row in table.rows] == [None, "cancelled"]
    assert [one.text for one in table.skipped] == ["X-WR-CALDESC:All visits"]
    assert table.title == "One, Two"
    # An address that is empty is no source.
    assert "sources" not in table.columns


def test_what_an_export_has_as_json_is_read_as_it_was() -> None:
    values = read_event(
        "DTSTART:20130510",
        "X-TIMELINE-ID:visit",
        "X-TIMELINE-MATCH:possible",
        "X-TIMELINE-WHY:date",
        "X-TIMELINE-SOURCES:a",
        'X-TIMELINE-REST:{"sources":["a"\\,{"source":"b"\\,"page":"4"}]\\,"own":7}',
    )
    assert values == {
        "date": "2013-05-10",
        "id": "visit",
        "sources": ("a", {"source": "b", "page": "4"}),
        "own": "7",
    }


@pytest.mark.parametrize(
    "rest",
    ["no JSON", "[1]", '{"title":["a"]}', '{"actors":"a"}', '{"date":"2014"}', "{"],
)
def test_what_no_export_has_stays_a_text(rest: str) -> None:
    values = read_event("DTSTART:20130510", f"X-TIMELINE-REST:{rest}")
    assert values == {"date": "2013-05-10", "ics_rest": rest}


def test_what_an_export_makes_of_an_event_is_not_read_again() -> None:
    made = (
        *("DTSTART:20130510", "UID:a@b", "DESCRIPTION:made", "CATEGORIES:visit,arms"),
        *("STATUS:TENTATIVE", "URL:https://e.org", "GEO:1;2", "RELATED-TO:c@b"),
        *("LOCATION:There", "SUMMARY:(May) T"),
    )
    values = read_event(*made, "X-TIMELINE-ID:a", "X-TIMELINE-TITLE:T")
    # Whoever adds a place in another program adds one here.
    assert values == {
        "date": "2013-05-10",
        "id": "a",
        "title": "T",
        "place": "There",
    }


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [("a", "b", True), ("a", "a", False), ("a", "b c", False), ("a", "", False)],
)
def test_events_of_an_export_are_known_again_where_all_are(
    *, first: str, second: str, whole: bool
) -> None:
    lines = [
        f"BEGIN:VEVENT\nDTSTART:20130510\nX-TIMELINE-ID:{one}\nX-TIMELINE-TITLE:T\n"
        "X-TIMELINE-KIND:visit\nEND:VEVENT\n"
        for one in (first, second)
    ]
    table = read_text(f"BEGIN:VCALENDAR\n{''.join(lines)}END:VCALENDAR\n")
    assert table.is_whole is whole
    if whole:
        assert list(table.rows[0].values) == ["id", "date", "title", "kind"]


@pytest.mark.parametrize(
    ("edtf", "start", "date"),
    [
        ("2013-05-10T01:00+04:00", "20130509T210000Z", "2013-05-10T01:00+04:00"),
        ("2013-05-10T24:00", "20130511T000000", "2013-05-10T24:00"),
        ("2013-05-10T14:30", "20130510T150000", "2013-05-10T15:00"),
        ("1933-34", "19330401", "Q2 1933"),
    ],
)
def test_a_date_is_read_as_the_export_meant_it(
    edtf: str, start: str, date: str
) -> None:
    assert read_event(f"DTSTART:{start}", f"X-EDTF:{edtf}")["date"] == date


@pytest.mark.parametrize(
    "declared",
    ["no JSON", "[1]", '{"fields":[1]}', '{"fields":{"a":"b"}}', '{"kinds":[[1]]}'],
)
def test_what_is_declared_otherwise_is_not_read(declared: str) -> None:
    table = read_text(
        f"BEGIN:VCALENDAR\nX-TIMELINE-DECLARED:{declared}\nBEGIN:VEVENT\n"
        "DTSTART:20130510\nX-TIMELINE-ID:a\nX-TIMELINE-TITLE:T\nEND:VEVENT\n"
        "END:VCALENDAR\n"
    )
    assert table.declared == NOTHING_DECLARED
