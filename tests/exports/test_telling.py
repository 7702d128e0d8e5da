"""What calendars and slides tell of an event: who it was, and how surely."""

import re

from tests.helpers.files import read_page
from timeline import load_text, select
from timeline.exports.telling import Story, Teller
from timeline.vocabulary import DOUBT_WORDS

SECRETARIES = """\
actors:
  rice: {name: Ann Rice, roles: [{office: Envoy, of: France, when: 2012/2013-05-14}]}
  roux: {name: Bob Roux, roles: [{office: Envoy, of: France, when: 2013-05-16/2014}]}
"""


def tell(event: str, question: str = "", head: str = SECRETARIES) -> Story:
    """Return what is told of the only event that matches."""
    selection = select(load_text(f"{head}events:\n- {event}\n"), question or None)
    (match,) = selection.matches
    return Teller(selection).tell(match)


def test_an_office_is_told_with_whoever_held_it() -> None:
    event = "{date: 2013-05-20, title: T, actors: [French Envoy], to: [Ann Rice]}"
    assert tell(event).people == "Bob Roux, French Envoy; to Ann Rice"
    event = "{date: 2013-05, title: T, actors: [French Envoy], about: [Syria]}"
    told = tell(event).people
    assert told.startswith("French Envoy (possibly Ann Rice, Bob Roux")
    assert told.endswith("; about Syria")


def test_each_event_is_told_by_itself() -> None:
    event = "{date: 2013-05-20, title: T, actors: [Bob Roux]}"
    selection = select(load_text(f"{SECRETARIES}events:\n- {event}\n- {event}\n"))
    teller = Teller(selection)
    people = [teller.tell(match).people for match in selection.matches]
    assert people == ["Bob Roux, French Envoy"] * 2


def test_why_it_matches_only_possibly_is_told() -> None:
    event = "{date: 2013, title: T, accounts: [{source: a, date: 2013-05}]}"
    assert tell(event, "month:2013-06").remarks[-1] == (
        "Matches only possibly: its date is not known well enough"
    )
    accounts = "[{source: a, date: 2013-05-01}, {source: b, date: 2013-05}]"
    event = f"{{date: 2013-05, title: T, accounts: {accounts}}}"
    assert tell(event, "differing:any").remarks[-1] == (
        "Matches only possibly: all accounts may be true"
    )


def test_every_reason_has_words_and_stands_on_the_pages() -> None:
    schema = re.search(r'"why": {"enum": \[(.*?)\]', read_page("json"))
    assert schema is not None
    reasons = set(re.findall(r'"(\w+)"', schema[1]))
    assert reasons == set(DOUBT_WORDS)
    for page in ("csv", "sqlite", "maps-and-timelines"):
        text = " ".join(read_page(page).split())
        assert "`date`, `name`, `office` or `account`" in text, page
