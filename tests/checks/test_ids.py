"""Ids that read as dates, and the dates that hide the events of such ids."""

import pytest

import timeline.checks.ids
from timeline.checks import check
from timeline.diagnostics import Diagnostic, SourceFile
from timeline.reading import load_text
from timeline.reading.merging import Input, merge_files


def find(text: str, code: str) -> tuple[Diagnostic, ...]:
    return tuple(found for found in check(load_text(text)) if found.code == code)


def make_events(*ids: str, header: str = "") -> str:
    """Return a file of events with these ids, in this order."""
    events = "".join(
        f"- id: {id_}\n  date: 1999-01-0{number}\n  title: T{number}\n"
        for number, id_ in enumerate(ids, 1)
    )
    return f"{header}events:\n{events}"


@pytest.mark.parametrize(
    ("id_", "header"),
    [
        ("2013-05-10", ""),
        ("2013-05", ""),
        ("'2013'", ""),
        ("2013-21", ""),
        ("late-may", "year: 2013\n"),
        ("may-2013-06-03", ""),
        ("unknown", ""),
        ("undated", ""),
        ("1930s", ""),
        ("late-1930s", ""),
        ("c1938", ""),
        ("2013-w19", ""),
        ("20130510", ""),
    ],
)
def test_id_that_reads_as_a_date(id_: str, header: str) -> None:
    (found,) = find(make_events("a", id_, header=header), "id-date")
    assert str(found.severity) == "note"
    assert found.where.column == 7
    assert found.message == (
        f"the id {id_.strip(chr(39))!r} reads as a date: a date is tried before an id"
    )


@pytest.mark.parametrize(
    "id_",
    [
        *("sochi", "2013-05-10-sochi", "2013-13", "may"),
        *("late-may", "early-closing-2013", "1930s-b"),
    ],
)
def test_id_that_reads_as_none(id_: str) -> None:
    assert find(make_events(id_), "id-date") == ()


def test_ids_made_of_titles_are_not_meant() -> None:
    chronology = load_text("- {date: 2013, title: '05'}\n")
    assert chronology.events[0].id == "2013-05"
    assert check(chronology) == ()


def test_each_file_has_one_note_at_its_first_such_id() -> None:
    # The first in the file is the last in time.
    one = (
        "- {id: x, date: 2001, title: T}\n"
        "- {id: '2013', date: 2003, title: U}\n"
        "- {id: '2014', date: 2002, title: V}\n"
    )
    two = "- {id: '2015', date: 1999, title: W}\n"
    files = [SourceFile("one", one.encode()), SourceFile("two", two.encode())]
    first, second = check(merge_files(map(Input, files)))
    assert (first.where.file, first.where.line, first.code) == ("one", 2, "id-date")
    assert first.message.startswith("2 ids of this file read as dates, such as '2013'")
    assert (second.where.file, second.where.line) == ("two", 1)
    assert second.message.startswith("the id '2015' reads as a date")


def test_ids_are_not_tried_as_dates_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str, year: int | None) -> None:
        raise AssertionError(text, year)

    monkeypatch.setattr(timeline.checks.ids, "_parse", refuse)
    assert find(make_events("kerry-2013", "a-1", "2013-05-10-x"), "id-date") == ()


@pytest.mark.parametrize(
    "date",
    [
        *("after 2013-05-10", "before 2013-05-10", "during 2013-05-10"),
        *("by 2013-05-10", "about 2013-05-10", "around 2013-05-10", "AFTER 2013-05-10"),
        *("circa 2013-05-10", "c. 2013-05-10", "ca. 2013-05-10", "c.2013-05-10"),
        *("after about 2013-05-10", "10 days after 2013-05-10", "2013-05-10 or x"),
        *(
            "between 2013-05-10 and 2014",
            "2013-05-10 or later",
            "after x, by 2013-05-10",
        ),
    ],
)
@pytest.mark.parametrize("key", ["date", "reported"])
def test_date_that_is_the_id_of_an_event_of_another_date(key: str, date: str) -> None:
    event = f"date: '{date}'" if key == "date" else f"date: 1998, reported: '{date}'"
    text = (
        "- {id: 2013-05-10, date: 1999-01-01, title: T}\n"
        f"- {{{event}, title: U}}\n- {{id: x, date: 1998-01-01, title: X}}\n"
    )
    (found,) = find(text, "date-id")
    assert str(found.severity) == "warning"
    assert repr(date) in found.message
    assert (found.where.line, found.where.length) == (2, len(date) + 2)
    assert [place.column for _, place in found.related] == [8]


@pytest.mark.parametrize(
    ("date", "other"),
    [
        # No id may stand there ...
        ("2013-05-10", "1999"),
        ("2013-05-09/2013-05-10", "1999"),
        ("9 May 2013 - 2013-05-10", "1999"),
        # ... and none stands here.
        ("after 2013-05-11", "1999"),
        ("after x", "1999"),
        ("after 10 May 2013", "1999"),
        # Either way it is the same.
        ("during 2013-05-10", "2013-05-10"),
        ("by 2013-05-10", "2013-05-10"),
        ("about 2013-05-10", "10 May 2013"),
        ("before 2013-05-10", "/2013-05-09"),
        # By the event there would be no date.
        ("after 2013-05-10", "../2013-05-10"),
    ],
)
def test_date_that_hides_no_event(date: str, other: str) -> None:
    text = (
        f"- {{id: 2013-05-10, date: '{other}', title: T}}\n"
        "- {id: x, date: 1999, title: X}\n"
        f"- {{date: '{date}', title: U}}\n"
    )
    assert [found.code for found in check(load_text(text))] == ["id-date"]


def test_after_an_event_of_that_very_day_is_another_date() -> None:
    # After the day, or after what happened on it: the latter may be the same day.
    text = (
        "- {id: 2013-05-10, date: 2013-05-10, title: T}\n"
        "- {date: after 2013-05-10, title: U}\n"
    )
    (found,) = find(text, "date-id")
    assert "was read as [2013-05-11..]" in found.message


def test_an_event_does_not_hide_itself() -> None:
    for keys in (
        "date: after 2013-05-10",
        "date: 1999, reported: after 2013-05-10",
    ):
        text = f"- {{id: 2013-05-10, {keys}, title: T}}\n"
        assert find(text, "date-id") == ()


def test_the_year_of_the_file_makes_dates_of_ids() -> None:
    text = (
        "- {id: late-may, date: 1999-01-01, title: T}\n"
        "- {date: after late-may, title: U}\n"
    )
    assert find(text, "id-date") == ()
    found = check(load_text(f"year: 2013\nevents:\n{text}"))
    assert [each.code for each in found] == ["id-date", "date-id"]
