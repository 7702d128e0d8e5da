"""Which events are contacts, when each began, and how long ago the last was."""

import re

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.dates import parse_when
from tests.helpers.files import read_page
from timeline import select
from timeline.analysis import Counting
from timeline.analysis.contacts import (
    ALL_KINDS,
    Lapse,
    begin_of,
    find_contacts,
    find_lapse,
    is_long,
    shorten,
)
from timeline.dates import FUTURE
from timeline.vocabulary import KINDS, KINDS_WITHOUT_CONTACT, is_contact

EVENTS = [
    {"date": "2013-01-01", "title": "visit", "kind": "visit"},
    {"date": "2013-01-02", "title": "speech", "kind": "statement"},
    {"date": "2013-01-03", "title": "plain"},
    {"date": "2013-01-04", "title": "ours", "kind": "backchannel"},
    {"date": "2013-01-05", "title": "off", "kind": "visit", "status": "cancelled"},
    {"date": "2013-01-06", "title": "no", "kind": "arrest", "status": "denied"},
]


@pytest.mark.parametrize(
    ("kinds", "held", "others"),
    [
        ((), ["visit", "plain", "ours"], ["speech"]),
        ((ALL_KINDS,), ["visit", "speech", "plain", "ours"], []),
        (("visit",), ["visit"], ["speech", "plain", "ours"]),
        (("statement", "backchannel"), ["speech", "ours"], ["visit", "plain"]),
    ],
)
def test_each_event_is_a_contact_or_not(
    kinds: tuple[str, ...], held: list[str], others: list[str]
) -> None:
    counting = Counting(select(load_events(EVENTS)))
    found = find_contacts(counting, kinds)
    assert [one.event.title for one in found.held] == held
    assert [one.event.title for one in found.others] == others
    assert [one.event.title for one in found.dropped] == ["off", "no"]
    asked = counting.select(counting.ask(found.asked))
    assert [one.event.title for one in asked] == held
    left_out = found.list_left_out(counting)
    assert [one.events for one in left_out] == [*filter(None, [len(others)]), 2]
    for number in left_out:
        assert len(counting.select(number.query)) == number.events


def test_the_manual_lists_the_kinds_without_contact() -> None:
    page = read_page("views")
    rows = page.partition("| kinds that are no contact |")[2].partition("\n\n")[0]
    listed = [word for row in rows.splitlines()[1:] for word in row.split("|")[1:2]]
    found = re.findall("`([^`]+)`", " ".join(listed))
    assert sorted(found) == sorted(KINDS_WITHOUT_CONTACT)


def test_kinds_without_contact_are_kinds() -> None:
    ours = {"speech", "ratification", "entry-into-force"}
    assert KINDS_WITHOUT_CONTACT - set(KINDS) == ours
    assert not is_contact("Entry into force")
    assert is_contact("")
    assert is_contact("entry")


@pytest.mark.parametrize(
    ("text", "begin", "lasts"),
    [
        ("2013-05-10", "2013-05-10", False),
        ("2013", "2013", False),
        ("2013-05-10/2013-05-14", "2013-05-10", False),
        ("1988-07-01/2001-05-31", "1988-07-01", True),
        ("2012-05~/..", "2012-05~", True),
        ("2011/2012", "2011", True),
        # Nobody knows when it began: it is left as it is.
        ("../2012", "../2012", True),
        ("[2013-05-28..]", "[2013-05-28..]", False),
        ("unknown", "unknown", False),
    ],
)
def test_what_lasts_counts_at_its_beginning(
    text: str, begin: str, *, lasts: bool
) -> None:
    date = parse_when(text)
    assert begin_of(date).edtf == begin
    assert is_long(date) is lasts
    assert shorten(date) == (begin_of(date) if lasts else date)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["2013-05-22"], Lapse(6, 6)),
        (["2013-05"], Lapse(0, 27)),
        # The rough one may be the last.
        (["2013-05", "2013-05-22"], Lapse(0, 6)),
        (["2013-04", "2013-05-22"], Lapse(6, 6)),
        (["[..2013-05-22]"], Lapse(6, FUTURE)),
        (["[2013-05-22..]"], Lapse(0, 6)),
        (["2013-05-29", "2013-05-22"], None),
        (["unknown"], None),
        (["unknown", "2013-05-22"], Lapse(6, 6)),
    ],
)
def test_a_lapse_has_bounds(texts: list[str], expected: Lapse | None) -> None:
    day = parse_when("2013-05-28").b1
    assert find_lapse([parse_when(text) for text in texts], day) == expected
