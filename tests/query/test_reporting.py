"""When an event became known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_sound
from tests.helpers.dates import make_window, parse_when
from timeline.dates import Window
from timeline.model import Event
from timeline.names import SourceNames
from timeline.query.reporting import describe_announced, find_reported

_SOURCES = """
sources:
  may: {title: In May, date: 2013-05-20}
  june: {title: In June, date: 2013-06}
  year: {title: That year, date: 2013}
  early: {title: Before, date: 2013-04-02}
  perhaps: {title: Perhaps, date: '2013-05-20?'}
  about: {title: About, date: 2013-05-20~}
  undated: {title: Undated}
"""


def _read(event: str) -> tuple[Event, SourceNames]:
    chronology = load_sound(f"{_SOURCES}events:\n- {{title: T, {event}}}\n")
    return chronology.events[0], SourceNames(chronology)


@pytest.mark.parametrize(
    ("event", "first", "last"),
    [
        # Nobody says.
        ("date: 2013-05-10", "2013-05-10", ".."),
        ("date: 2013-05-10, sources: [undated, Reuters]", "2013-05-10", ".."),
        ("date: 2013-05", "2013-05-01", ".."),
        ("date: 2013-05-10~", "2013-05-07", ".."),
        ("date: 2013-05-10/2013-06-10", "2013-05-10", ".."),
        ("date: /2013-05-10", "..", ".."),
        ("date: after 10 May 2013", "2013-05-11", ".."),
        # The earliest source bounds it.
        ("date: 2013-05-10, sources: [may]", "2013-05-10", "2013-05-20"),
        ("date: 2013-05-10, sources: [june, may, year]", "2013-05-10", "2013-05-20"),
        ("date: 2013-05-10, sources: [year, june]", "2013-05-10", "2013-06-30"),
        ("date: 2013-05, sources: [may]", "2013-05-01", "2013-05-20"),
        ("date: 2013-05-10, sources: [In May]", "2013-05-10", "2013-05-20"),
        (
            "date: 2013-05-10, sources: [{title: X, date: 2013-05-21}]",
            "2013-05-10",
            "2013-05-21",
        ),
        (
            "date: 2013-05-10, sources: [{source: X, date: 2013-05-21}, may]",
            "2013-05-10",
            "2013-05-20",
        ),
        (
            "date: 2013-05-10, sources: [{source: may, date: 2013-05-12}]",
            "2013-05-10",
            "2013-05-12",
        ),
        (
            "date: 2013-05-10, sources: [{source: may, date: 2013-05-22}]",
            "2013-05-10",
            "2013-05-22",
        ),
        (
            "date: 2013-05-10, sources: [june],"
            " accounts: [{source: may, date: 2013-05-09}]",
            "2013-05-10",
            "2013-05-20",
        ),
        # What is said outright counts, whatever sources there are.
        (
            "date: 2013-05-10, reported: 2014, sources: [may]",
            "2014-01-01",
            "2014-12-31",
        ),
        ("date: 2013-05-10, reported: 2014-02-03", "2014-02-03", "2014-02-03"),
        ("date: 2013-05-10, reported: 2014-02-03~", "2014-01-31", "2014-02-06"),
        ("date: 2013-05-10, reported: 2014-02-03?", "2014-02-03", ".."),
        ("date: 2013-05-10, reported: by 3 February 2014", "..", "2014-02-03"),
        ("date: 2013-05-10, reported: 2014-02-03/..", "2014-02-03", "2014-02-03"),
        # Announced, and then known before it began.
        ("date: 2013-05-10, reported: 2013-05-01", "2013-05-01", "2013-05-01"),
        (
            "date: 2013-05-10, status: announced, sources: [may, early]",
            "2013-04-02",
            "2013-04-02",
        ),
        (
            "date: 2013-05-10, status: announced, sources: [may]",
            "2013-05-10",
            "2013-05-20",
        ),
        ("date: 2013-05-10, status: announced", "2013-05-10", ".."),
    ],
)
def test_when_an_event_can_have_become_known(event: str, first: str, last: str) -> None:
    assert find_reported(*_read(event)) == make_window(first, last)


@pytest.mark.parametrize(
    ("source", "last"), [("perhaps", ".."), ("about", "2013-05-23")]
)
def test_a_source_of_doubtful_date_bounds_doubtfully(source: str, last: str) -> None:
    reported = find_reported(*_read(f"date: 2013-05-10, sources: [{source}]"))
    assert reported == make_window("2013-05-10", last)


@pytest.mark.parametrize(
    ("sources", "last"), [("[early]", ".."), ("[early, june]", "2013-06-30")]
)
def test_a_source_from_before_the_event_does_not_tell_of_it(
    sources: str, last: str
) -> None:
    reported = find_reported(*_read(f"date: 2013-05-10, sources: {sources}"))
    assert reported == make_window("2013-05-10", last)


def test_what_was_cancelled_is_known_from_its_source_on() -> None:
    event = "date: 2013-09-10, status: cancelled, sources: [may]"
    assert find_reported(*_read(event)) == make_window("2013-05-20", "2013-05-20")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2013-05-04", "yet to happen"),
        ("2013-05-05", "may have happened"),
        ("2013-05-06", "may have happened"),
        ("2013-05-07", "due by then"),
    ],
)
def test_what_was_announced_has_happened_or_not(day: str, words: str) -> None:
    event, _ = _read("date: '[2013-05-05..2013-05-07]', status: announced")
    assert describe_announced(event, parse_when(day).e2) == words


_DATES = st.sampled_from(
    ["2013", "2013-05", "2013-05-10", "2013-05-10~", "/2013-05-10", "2013-05-10/.."]
)
_CITED = st.lists(
    st.sampled_from(["may", "june", "year", "early", "about", "undated"]), unique=True
)
_STATUSES = st.sampled_from(["reported", "announced", "cancelled", "disputed"])
_REPORTED = st.sampled_from(["", ", reported: 2013-06", ", reported: 2013-04-30~"])


@given(_DATES, _CITED, _STATUSES, _REPORTED, st.sampled_from(["may", "june", "year"]))
def test_one_more_source_never_makes_it_known_later(
    date: str, cited: list[str], status: str, reported: str, more: str
) -> None:
    def find(sources: list[str]) -> Window:
        text = f"date: '{date}', status: {status}, sources: {sources}{reported}"
        return find_reported(*_read(text.replace("'may'", "may")))

    before, after = find(cited), find([*cited, more])
    assert before.first <= before.last
    assert after.last <= before.last
    assert after.first <= before.first
