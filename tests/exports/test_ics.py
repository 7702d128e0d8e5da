"""Calendars: read back by other libraries, and by our own import as the same events."""

import io
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]  # vobject 0.9.9 has no types
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tests.helpers.exporting import export_bytes
from tests.helpers.files import DATA, ROOT, load_arms_control, load_sample
from tests.helpers.importing import read_back
from timeline import Chronology, load, load_text, select
from timeline.dates import Fit
from timeline.exports import ExportOptions, IcsOptions, Omission, write_export
from timeline.exports.icsdates import Exactness, judge_exactness
from timeline.query import Selection
from timeline.text import make_visible

ALL = IcsOptions(dates="all")
FILES = [
    ROOT / "events.yaml",
    DATA / "arms-control.yaml",
    DATA / "nasty.yaml",
    DATA / "undated.yaml",
    DATA / "described-sources.yaml",
    DATA / "formulas.yaml",
]


def export(
    chronology: Chronology, question: str = "", options: ExportOptions = ALL
) -> str:
    return export_bytes("ics", select(chronology, question or None), options).decode()


def list_entries(text: str) -> list[Any]:
    """Return the events, whose properties have one type of thirty each."""
    return list(Calendar.from_ical(text).events)


def export_one(fields: str, head: str = "") -> Any:
    """Return the only event of a chronology as icalendar reads it."""
    (event,) = list_entries(export(load_text(f"{head}events:\n- {fields}\n")))
    return event


def list_values(text: str, name: str) -> list[str]:
    """Return the values of a property of all events, unfolded."""
    return re.findall(
        rf"(?m)^{name}:(.*)$", text.replace("\r\n ", "").replace("\r", "")
    )


def export_notices(chronology: Chronology, **options: Any) -> tuple[str, ...]:
    return write_export("ics", select(chronology), io.BytesIO(), IcsOptions(**options))


def list_events(chronology: Chronology) -> list[Any]:
    """Return the events but for how dates are typed, and what leads out of them."""
    return [
        _drop_spelling(event.to_dict())
        | {"see": [one for one in event.see if one in chronology.by_id]}
        for event in chronology.events
    ]


def _drop_spelling(value: Any) -> Any:
    if isinstance(value, list):
        return [_drop_spelling(item) for item in value]
    if isinstance(value, Mapping):
        dated = "edtf" in value
        return {
            key: _drop_spelling(item)
            for key, item in value.items()
            if not (dated and key == "typed")
        }
    return value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_import_makes_the_same_events_of_it(path: Path) -> None:
    chronology = load(path)
    options = IcsOptions(dates="all", notes=True)
    again = read_back("x.ics", export(chronology, options=options).encode())
    ids = {event.id for event in again.events}
    wanted = [one for one in list_events(chronology) if one["id"] in ids]
    wanted = [one | {"see": [i for i in one["see"] if i in ids]} for one in wanted]
    # What is dated `after` another event has the date alone, and no place behind it.
    assert _by_id(list_events(again)) == _by_id(wanted)
    assert again.title == make_visible(chronology.title)


def _by_id(events: list[Any]) -> list[Any]:
    return sorted(events, key=lambda event: str(event["id"]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_two_libraries_read_the_same_titles_and_days(path: Path) -> None:
    chronology = load(path)
    text = export(chronology)
    found = list_entries(text)
    titles = [str(one["SUMMARY"]) for one in found]
    assert len(found) == text.count("BEGIN:VEVENT") > 0
    other = vobject.readOne(text)
    assert [one.summary.value for one in other.vevent_list] == titles
    # vobject 0.9.9 knows no zone by the name of UTC alone, and reads it all the same.
    starts = [one.dtstart.value for one in other.vevent_list]
    assert [_as_date(one) for one in starts] == [
        _as_date(one["DTSTART"].dt) for one in found
    ]


def _as_date(moment: date) -> tuple[int, int, int]:
    return moment.year, moment.month, moment.day


def test_every_line_is_75_octets_long_at_most_and_ends_as_it_should() -> None:
    text = export_bytes("ics", select(load(DATA / "nasty.yaml")), ALL)
    assert text.endswith(b"\r\n")
    lines = text.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode()


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2013-05-10", date(2013, 5, 10), date(2013, 5, 11)),
        ("2013-05-10/2013-05-12", date(2013, 5, 10), date(2013, 5, 13)),
        ("2012-12-31", date(2012, 12, 31), date(2013, 1, 1)),
        ("2013-05", date(2013, 5, 1), date(2013, 6, 1)),
        ("early May 2013", date(2013, 5, 1), date(2013, 5, 11)),
        ("2013", date(2013, 1, 1), date(2014, 1, 1)),
        ("2013-05-10/..", date(2013, 5, 10), date(2013, 5, 11)),
        ("by 10 May 2013", date(2013, 5, 10), date(2013, 5, 11)),
        ("9999-12-31", date(9999, 12, 31), None),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 2)),
    ],
)
def test_ends_are_exclusive(typed: str, start: date, end: date | None) -> None:
    event = export_one(f'{{date: "{typed}", title: T}}')
    assert event["DTSTART"].dt == start
    assert event.get("DTEND", None) == end or event["DTEND"].dt == end
    assert "VALUE" in event["DTSTART"].params


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2013-05-10T14:30+04:00", "20130510T103000Z", ""),
        ("2013-05-10T14:30Z", "20130510T143000Z", ""),
        ("2013-05-10T14:30", "20130510T143000", ""),
        ("2013-05-10T01:00+04:00", "20130509T210000Z", ""),
        ("2013-05-10T24:00", "20130511T000000", ""),
        ("2013-05-10T14:30/2013-05-10T16:00", "20130510T143000", "20130510T160000"),
        (
            "2013-05-10T23:00-02:00/2013-05-11T01:00-02:00",
            *("20130511T010000Z", "20130511T030000Z"),
        ),
    ],
)
def test_times_with_an_offset_are_of_utc_and_others_of_nowhere(
    typed: str, start: str, end: str
) -> None:
    text = export(load_text(f'events:\n- {{date: "{typed}", title: T}}\n'))
    assert list_values(text, "DTSTART") == [start]
    assert list_values(text, "DTEND") == ([end] if end else [])
    assert list_values(text, "SUMMARY") == ["T"]
    again = read_back("x.ics", text.encode())
    (event,) = again.events
    (before,) = load_text(f'events:\n- {{date: "{typed}", title: T}}\n').events
    assert event.date == before.date


def test_a_time_that_only_one_end_has_makes_days() -> None:
    event = export_one('{date: "2013-05-10T14:30/2013-05-12", title: T}')
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (
        date(2013, 5, 10),
        date(2013, 5, 13),
    )


@pytest.mark.parametrize(
    ("typed", "title", "status"),
    [
        ("2013-05-10", "T", ""),
        ("2013-05", "(May 2013) T", "TENTATIVE"),
        ("2013-05-10~", "(c. 10 May 2013) T", "TENTATIVE"),
        ("2013-05-10?", "(10 May 2013?) T", "TENTATIVE"),
        ("2013-05-10/..", "(since 10 May 2013) T", "TENTATIVE"),
        ("2013-05-10 or later", "(10 May 2013 or later) T", "TENTATIVE"),
    ],
)
def test_what_is_not_exact_says_so_before_its_title(
    typed: str, title: str, status: str
) -> None:
    event = export_one(f'{{date: "{typed}", title: T}}')
    assert str(event["SUMMARY"]) == title
    assert str(event.get("STATUS", "")) == status
    assert str(event["X-TIMELINE-TITLE"]) == "T"


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        ("confirmed", "CONFIRMED"),
        ("reported", ""),
        ("announced", "TENTATIVE"),
        ("claimed", "TENTATIVE"),
        ("disputed", "TENTATIVE"),
        ("denied", "TENTATIVE"),
        ("cancelled", "CANCELLED"),
        ("validated", "CONFIRMED"),
        ("called-off", "CANCELLED"),
        ("undeclared", ""),
    ],
)
def test_a_status_is_what_it_means(status: str, wanted: str) -> None:
    head = "statuses: {validated: confirmed, called-off: cancelled}\n"
    event = export_one(f"{{date: 2013-05-10, title: T, status: {status}}}", head)
    assert str(event.get("STATUS", "")) == wanted


def test_a_possible_match_is_tentative_and_says_why() -> None:
    chronology = load_text(
        "actors:\n"
        "  a: {name: Ann, roles: [{office: Envoy, of: France, when: 2013-05}]}\n"
        "events:\n- {date: 2013-05-31, title: T, actors: [Ann], status: confirmed}\n"
    )
    (match,) = select(chronology).matches
    text = export_bytes(
        "ics",
        Selection(
            chronology, select(chronology).question, (match._replace(fit=Fit.POSSIBLE),)
        ),
    ).decode()
    assert list_values(text, "STATUS") == ["TENTATIVE"]
    assert list_values(text, "X-TIMELINE-MATCH") == ["possible"]
    assert "Matches only possibly" in text
    asked = export(load_sample(), "on:2013-05-10")
    assert set(list_values(asked, "X-TIMELINE-WHY")) == {"date"}


def test_dates_say_how_exact_they_have_to_be() -> None:
    chronology = load_text(
        "events:\n"
        + "".join(
            f'- {{date: "{typed}", title: T{number}}}\n'
            for number, typed in enumerate(
                [
                    *("2013-05-10", "2013-05-10/2014-06-01", "2013-05-10T14:30"),
                    *("2013-05", "2013-05-10~", "mid May 2013", "2013-05/2013-07"),
                    *("2013", "spring 2013", "201X", "2013-05-10/..", "2012/2013"),
                    *("unknown", "44 BC", "-0430-05/-0430-06"),
                ]
            )
        )
    )
    counts = {}
    for dates in ("exact", "month", "all"):
        text = export(chronology, options=IcsOptions(dates=dates))
        said = export_notices(chronology, dates=dates)
        counts[dates] = text.count("BEGIN:VEVENT")
        left_out = sum(one.events for one in said if isinstance(one, Omission))
        assert counts[dates] + left_out == len(chronology.events)
        assert all(one in text.replace("\r\n ", "").replace("\\", "") for one in said)
    assert counts == {"exact": 3, "month": 7, "all": 12}
    assert export_notices(chronology, dates="all") == (
        "of 15 events 2 are left out, as calendars have no other years than 1 to 9999",
        "of 15 events 1 is left out, as nobody knows their dates",
    )


def test_what_is_open_is_never_exact() -> None:
    for event in load_arms_control().events:
        exact = judge_exactness(event.date) is Exactness.EXACT
        assert exact == (
            event.date.b1 == event.date.b2
            and event.date.e1 == event.date.e2
            and event.date.edtf == event.date.edtf.rstrip("~?%")
            and "~" not in event.date.edtf
        )


def test_an_event_has_all_that_a_calendar_can_say() -> None:
    chronology = load_text(
        "title: Visits\n"
        "actors:\n"
        "  kerry: {name: John Kerry, roles: [{office: Secretary of State,"
        " of: United States, when: 2013-02-01/2017-01-20}]}\n"
        "places: {sochi: {name: Sochi, country: Russia, at: [43.6, 39.72]}}\n"
        "sources: {a: {title: A, url: 'https://example.org/a?b=1,2;3'}}\n"
        "events:\n"
        "- id: one\n"
        "  date: 2013-05-10\n"
        "  title: 'Kerry, in Sochi; first'\n"
        "  summary: |\n"
        "    Line one.\n"
        "    Line two.\n"
        "  kind: visit\n"
        "  actors: [Kerry]\n"
        "  to: [Russia]\n"
        "  about: [Syria]\n"
        "  place: sochi\n"
        "  tags: [arms, 'war, peace']\n"
        "  sources: [{source: a, page: '4', quote: Well}]\n"
        "  see: [two, gone]\n"
        "- {id: two, date: 2013-05-11, title: Two}\n"
    )
    first, second = list_entries(export(chronology))
    assert str(first["UID"]) == "one@visits"
    assert str(first["SUMMARY"]) == "Kerry, in Sochi; first"
    assert str(first["DESCRIPTION"]).split("\n") == [
        "John Kerry, US Secretary of State; to Russia; about Syria",
        "Line one.",
        "Line two.",
        "Source: A, p. 4 “Well” https://example.org/a?b=1,2;3",
    ]
    assert str(first["LOCATION"]) == "Sochi"
    assert first["GEO"].to_ical() == "43.6;39.72"
    assert first.categories == ["visit", "arms", "war, peace"]
    assert str(first["URL"]) == "https://example.org/a?b=1,2;3"
    assert str(first["RELATED-TO"]) == str(second["UID"])
    assert str(first["TRANSP"]) == "TRANSPARENT"
    assert str(first["X-EDTF"]) == "2013-05-10"
    assert first["DTSTAMP"].dt == datetime(1970, 1, 1, tzinfo=UTC)
    assert export_notices(chronology)[-1] == (
        "1 id under `see` leads out of the file, and was left out"
    )


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        ("0.00001, -0.0000001", "0.00001;0"),
        ("-90, 180", "-90;180"),
        ("12.3456789, -0.5", "12.345679;-0.5"),
    ],
)
def test_coordinates_have_no_exponent(at: str, wanted: str) -> None:
    head = f"places: {{a: {{name: A, at: [{at}]}}}}\n"
    event = "{date: 2013-05-10, title: T, place: a}"
    text = export(load_text(f"{head}events:\n- {event}\n"))
    assert list_values(text, "GEO") == [wanted]


def test_the_calendar_has_the_title_and_says_what_was_asked() -> None:
    text = export(load_sample(), "kind:visit or year:2013")
    # icalendar 7.3 leaves the escapes of what it has no type for, such as NAME.
    (title,) = list_values(text, "NAME")
    assert title.replace("\\", "") == load_sample().title
    assert list_values(text, "X-WR-CALNAME") == [title]
    description = Calendar.from_ical(text).description
    assert str(description).startswith("kind:visit or year:2013\n")


def test_nothing_selected_is_a_calendar_without_events() -> None:
    text = export(load_sample(), "kind:treaty")
    assert list_entries(text) == []
    assert text.endswith("END:VCALENDAR\r\n")


def test_events_of_one_id_have_two_uids() -> None:
    chronology = load_text(
        "events:\n- {id: a, date: 2013, title: A}\n- {id: a, date: 2014, title: B}\n"
    )
    uids = list_values(export(chronology), "UID")
    assert len(set(uids)) == len(chronology.events)


def test_keys_of_the_authors_own_come_back() -> None:
    chronology = load_text(
        "fields: {weight: number, more: text}\n"
        "kinds: [briefing, talk]\n"
        "statuses: {validated: confirmed}\n"
        "events:\n"
        "- {date: 2013-05-09, title: V, status: validated, kind: talk}\n"
        "- date: 2013-05-10\n"
        "  title: T\n"
        "  actors: [{name: Ann, role: chair}, Bob]\n"
        "  weight: 7\n"
        "  more: {a: [b, {c: 'd,;\\e'}]}\n"
        "  status: disputed\n"
        "  accounts: [{source: s, date: 2013-05-11, title: Other}]\n"
    )
    again = read_back("x.ics", export(chronology).encode())
    assert list_events(again) == list_events(chronology)
    assert dict(again.fields) == dict(chronology.fields)
    assert again.kinds == chronology.kinds
    assert dict(again.statuses) == dict(chronology.statuses)


def test_notes_stay_unless_they_are_wanted() -> None:
    chronology = load_text(
        "events:\n- {date: 2013-05-10, title: T, note: secret,"
        " sources: [{source: s, note: secret}]}\n"
    )
    assert "secret" not in export(chronology)
    text = export(chronology, options=IcsOptions(dates="all", notes=True))
    assert list_values(text, "X-TIMELINE-NOTE") == ["secret"]
    again = read_back("x.ics", text.encode())
    assert list_events(again) == list_events(chronology)


_PIECES = (
    *"\\;,:\"'=<>&#@ \t\n\r\x00\x1b\x7f\x85\u2028\u202e\ufeff",
    *("\r\nBEGIN:VEVENT", "\\n", "::error::x", "##[error]", "é", "北京", "🦊", "word"),
    *("x" * 80, "::" * 50, "{", "}", "[", "]"),
)
texts = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=10).map("".join)


@settings(max_examples=60)
@given(texts, texts)
def test_any_text_comes_back(title: str, other: str) -> None:
    if not title.strip() or not other.strip():
        return
    event = {"date": "2013-05-10", "title": title, "summary": other, "tags": [other]}
    event |= {"actors": [other], "kind": title, "place": title, "own": other}
    text = json.dumps({"title": title, "events": [event, event | {"date": "2013-06"}]})
    chronology = load_text(text)
    data = export(chronology).encode()
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert len(list_entries(data.decode())) == len(chronology.events)
    assert list_events(read_back("x.ics", data)) == list_events(chronology)


def test_the_same_bytes_twice() -> None:
    one = export_bytes("ics", select(load_arms_control()), ALL)
    assert one == export_bytes("ics", select(load_arms_control()), ALL)
