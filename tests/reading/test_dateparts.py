"""Dates in several keys of an event."""

import pytest

from tests.helpers.chronologies import list_codes
from timeline.dates import parse_date
from timeline.model import Chronology
from timeline.reading import load_text


def read(keys: str, header: str = "") -> Chronology:
    """Return the chronology of one event with these keys beside its title."""
    return load_text(f"{header}events: [{{title: T, {keys}}}]\n")


@pytest.mark.parametrize(
    ("keys", "edtf", "typed"),
    [
        # A start and an end.
        ("start: 2013-01-01, end: 2013-01-05", "2013-01-01/2013-01-05", ""),
        ("start_date: 2013-01, end_date: 2013-03", "2013-01/2013-03", ""),
        ("end: 2013-01-05, start: 2013-01-01", "2013-01-01/2013-01-05", ""),
        ("date: 2013-01-01, end: 2013-02", "2013-01-01/2013-02", ""),
        ("when: 10 May 2013, end: 12 May 2013", "2013-05-10/2013-05-12", ""),
        ("Start: 2013, END: 2014", "2013/2014", ""),
        ("start: 2013~, end: 2014?", "2013~/2014?", ""),
        # An end that says nothing.
        ("start: 2013-01-01, end: 2013-01-01", "2013-01-01", "2013-01-01"),
        ("start: 1 Jan 2013, end: 2013-01-01", "2013-01-01", "1 Jan 2013"),
        ("start: 2013-01-01, end: ~", "2013-01-01", "2013-01-01"),
        ("start: 2013-01-01, end: ''", "2013-01-01", "2013-01-01"),
        # What EDTF would be asked about.
        ("start: Q1 1933, end: Q2 1933", "1933-33/1933-34", "1933-33 to Q2 1933"),
        ("start: Q2 1933, end: 1935", "1933-34/1935", "Q2 1933 to 1935"),
        # A year, a month and a day.
        ("year: 2013", "2013", "2013"),
        ("year: 2013, month: 5", "2013-05", "2013-05"),
        ("year: 2013, month: 5, day: 3", "2013-05-03", "2013-05-03"),
        ("day: 03, month: '05', year: 2013", "2013-05-03", "2013-05-03"),
        ("year: 2013, month: May", "2013-05", "May 2013"),
        ("year: 1908, month: 9", "1908-09", "September 1908"),
        ("year: 1908, month: 10", "1908-10", "1908-10"),
        ("year: 1908, month: 9, day: 1", "1908-09-01", "1908-09-01"),
        ("year: 2013, month: May, day: 3", "2013-05-03", "3 May 2013"),
        ("year: 2013, month: , day: ", "2013", "2013"),
        ("Year: 2013", "2013", "2013"),
        # The year of a date that has none.
        ("date: 10 May, year: 2013", "2013-05-10", "10 May"),
        ("year: 2013, date: 10 May", "2013-05-10", "10 May"),
    ],
)
def test_parts_make_one_date(keys: str, edtf: str, typed: str) -> None:
    chronology = read(keys)
    (event,) = chronology.events
    assert event.date.edtf == edtf
    if typed:
        assert event.date.typed == typed
    assert event.extra == {}
    assert set(list_codes(chronology)) <= {"key-synonym"}


def test_what_parts_make_is_typed_so_that_it_reads_the_same() -> None:
    (event,) = read("start: 10 May 2013, end: 12 May 2013").events
    again = load_text(f"- {{title: T, date: {event.date.typed}}}\n")
    assert again.events[0].date == event.date


def test_an_exported_date_is_read_by_its_canonical_form_where_it_needs_more() -> None:
    date = "{typed: during q, edtf: 1933-34}"
    (event,) = read(f"date: {date}").events
    assert event.date == parse_date("Q2 1933")
    assert event.date.typed == "during q"


def test_each_name_is_told_once_a_file() -> None:
    chronology = load_text(
        "- {title: T, start: 2013, end: 2014}\n- {title: U, start: 2015, end: 2016}\n"
        "- {title: V, year: 2013}\n- {title: W, year: 2014}\n"
    )
    assert [(one.subject, one.where.line) for one in chronology.diagnostics] == [
        *(("start", 1), ("end", 1), ("year", 3)),
    ]
    assert "`date: 2013/2014`" in chronology.diagnostics[1].hint


@pytest.mark.parametrize(
    ("keys", "extra", "code"),
    [
        ("date: 2013, year: 2014", {"year": "2014"}, "key-unknown"),
        ("year: 2013, day: 3", {"day": "3"}, "key-unknown"),
        ("date: 2013/2014, end: 2015", {"end": "2015"}, "key-unknown"),
        ("date: 2013, month: 5", {"month": "5"}, "key-unknown"),
        ("start: 2013, end: soon", {"end": "soon"}, "date-invalid"),
        ("when: 2013, end: 2013/2014", {"end": "2013/2014"}, "key-unknown"),
        ("when: 2013, end: [2014]", {"end": ("2014",)}, "key-unknown"),
    ],
)
def test_what_is_no_part_stays_an_own_key(
    keys: str, extra: dict[str, object], code: str
) -> None:
    chronology = read(keys)
    (event,) = chronology.events
    assert event.extra == extra
    assert code in list_codes(chronology)


def test_of_several_starts_the_first_name_of_the_table_counts() -> None:
    chronology = read("start_date: 2015, when: 2013, start: 2014")
    (event,) = chronology.events
    assert event.date.edtf == "2013"
    assert event.extra == {"start": "2014", "start_date": "2015"}


@pytest.mark.parametrize(
    ("keys", "code", "column"),
    [
        ("start: 2014, end: 2013", "date-reversed", 39),
        ("year: 2013, month: 13", "date-invalid", 27),
        ("year: 2013, month: 2, day: 30", "date-invalid", 27),
        ("year: nobody knows", "date-invalid", 27),
    ],
)
def test_parts_that_make_no_date_leave_the_event_out(
    keys: str, code: str, column: int
) -> None:
    chronology = read(keys)
    found = next(one for one in chronology.diagnostics if one.code != "key-synonym")
    assert (found.code, found.where.column) == (code, column)
    assert chronology.events == ()
    assert [one.reason for one in chronology.left_out] == ["date"]


def test_end_alone_is_no_date() -> None:
    chronology = read("end: 2013")
    assert list_codes(chronology) == ["key-missing", "key-unknown"]
    assert chronology.diagnostics[0].hint == "rename `end` to `date`"
    assert chronology.events == ()


@pytest.mark.parametrize(
    ("declared", "keys", "edtf"),
    [
        ("end", "start: 2013, end: 2014", "2013"),
        ("year", "date: 2013, year: 2014", "2013"),
        ("start", "when: 2013, start: 2014", "2013"),
        ("end_date", "date: 2013, end_date: 2014, end: 2015", "2013/2015"),
    ],
)
def test_declared_key_is_never_a_part(declared: str, keys: str, edtf: str) -> None:
    chronology = read(keys, f"fields: [{declared}]\n")
    (event,) = chronology.events
    assert event.date.edtf == edtf
    assert declared in event.extra
    assert "key-unknown" not in list_codes(chronology)


def test_declared_year_completes_nothing() -> None:
    chronology = read("date: 10 May, year: 2013", "fields: [year]\n")
    assert list_codes(chronology) == ["date-year-missing"]


def test_year_at_the_top_completes_parts_as_it_does_dates() -> None:
    chronology = read("start: 10 May, end: 12 May", "year: 2013\n")
    (event,) = chronology.events
    assert event.date.edtf == "2013-05-10/2013-05-12"


def test_year_of_an_event_goes_before_that_of_the_file() -> None:
    chronology = read("date: 10 May, year: 2014", "year: 2013\n")
    assert chronology.events[0].date.edtf == "2014-05-10"
