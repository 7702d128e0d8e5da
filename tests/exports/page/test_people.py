"""Who took part: names, offices, and who may be meant by an office."""

from tests.helpers.chronologies import load_events
from tests.helpers.pages import make_card
from timeline.exports.page.people import People
from timeline.names import names_of
from timeline.rendering import UNICODE
from timeline.views.naming import Naming

_ACTORS = {
    "kerry": {
        "name": "John Kerry",
        "roles": [
            {"office": "Secretary of State", "of": "US", "when": "2013-02-01/.."}
        ],
    },
    "clinton": {
        "name": "Hillary Clinton",
        "roles": [
            {"office": "Secretary of State", "of": "US", "when": "2009/2013-02-01"}
        ],
    },
}


def test_names_have_the_office_held_that_day() -> None:
    event = {"actors": ["kerry", "Somebody"], "to": ["France"], "about": ["clinton"]}
    text = make_card(event, actors=_ACTORS)
    assert (
        "John Kerry US Secretary of State, Somebody to France about Hillary Clinton"
    ) in text


def test_an_office_has_who_held_it() -> None:
    text = make_card({"actors": ["US Secretary of State"]}, actors=_ACTORS)
    assert "US Secretary of State John Kerry" in text


def test_an_office_that_several_may_have_held_has_all_of_them() -> None:
    event = {"date": "2013", "actors": ["US Secretary of State"]}
    text = make_card(event, actors=_ACTORS)
    assert "US Secretary of State perhaps John Kerry or Hillary Clinton" in text


def test_an_office_that_nobody_is_known_to_have_held_for_certain_says_so() -> None:
    actors = {"a": {"name": "Ann", "roles": [{"office": "Envoy", "when": "2013"}]}}
    text = make_card({"actors": ["Envoy"]}, actors=actors)
    assert "Envoy perhaps Ann or another" in text


def test_a_state_by_another_name_is_left_as_it_was_typed() -> None:
    assert "T UK, US No source given" in make_card({"actors": ["UK", "US"]})


def test_nobody_at_all_is_no_line() -> None:
    assert make_card({}) == "10 May 2013 Friday T No source given"


def test_names_that_the_page_can_be_filtered_by_say_which_they_are() -> None:
    chronology = load_events(
        [{"date": "2013-05-10", "title": "T", "actors": ["kerry", "Somebody & Co"]}],
        actors=_ACTORS,
    )
    actors = names_of(chronology).actors
    people = People(Naming(chronology, UNICODE), actors, {"kerry": 7})
    assert people.mark_all(chronology.events[0]) == (
        '<p class="w"><a data-w="7">John Kerry</a> <i>US Secretary of State</i>, '
        "<b>Somebody &amp; Co</b></p>\n"
    )
