"""An event of the page: what else is known of it than its date, people and sources."""

from tests.helpers.chronologies import load_events
from tests.helpers.pages import make_card, make_html, make_page, read_html
from timeline import make_query


def test_kind_place_status_and_confidence_stand_above_the_title() -> None:
    event = {
        "kind": "meeting",
        "place": "Sochi, Russia",
        "status": "claimed",
        "confidence": "low",
    }
    assert "Friday meeting Sochi, Russia claimed low confidence T" in make_card(event)


def test_a_place_has_its_country_unless_that_is_in_its_name() -> None:
    places = {"sochi": {"name": "Sochi", "country": "Russia"}}
    assert "Friday Sochi, Russia T" in make_card({"place": "sochi"}, places=places)
    assert "Friday Geneva, Switzerland T" in make_card({"place": "Geneva, Switzerland"})
    assert "Friday Nowhere T" in make_card({"place": "Nowhere"})


def test_what_says_nothing_is_not_shown() -> None:
    text = make_card({"kind": "other", "status": "reported"})
    assert text == "10 May 2013 Friday T No source given"


def test_doubt_is_a_cross_and_what_is_open_has_another_colour() -> None:
    events = [
        {"id": status, "date": "2013", "title": "T", "status": status}
        for status in ("confirmed", "claimed", "announced", "disputed", "denied")
    ]
    page = make_page(*events)
    marks = [given["class"] for tag, given, _ in page.elements if tag == "i"]
    assert marks == ["g of", "g of", "g of", "g of xx", "g of xx"]
    assert page.list_texts("span", "fl") == [
        *("claimed", "announced", "disputed", "denied")
    ]
    assert page.list_texts("span", "bad") == ["disputed", "denied"]


def test_a_possible_match_is_hollow() -> None:
    chronology = load_events([{"date": "2013", "title": "T"}])
    page = read_html(make_html(chronology, make_query(month="2013-05")))
    assert [given["class"] for tag, given, _ in page.elements if tag == "i"] == [
        "g of hol"
    ]


def test_what_was_announced_says_what_was_known_of_it_then() -> None:
    chronology = load_events(
        [
            {
                "date": "2013-05-10",
                "reported": "2013-05-01",
                "title": "T",
                "status": "announced",
            }
        ]
    )
    page = read_html(make_html(chronology, make_query(as_of="2013-05-05")))
    (told,) = page.list_texts("span", "fl")
    assert told.startswith("announced, ")


def test_keys_of_ones_own_and_what_became_known_are_listed() -> None:
    event = {
        "reported": "2014",
        "my_key": "value",
        "list": ["a", "b"],
        "nested": {"x": "1"},
    }
    assert (
        "T became public 2014 my key value list a, b nested x: 1 No source"
    ) in make_card(event)


def test_a_summary_keeps_its_paragraphs() -> None:
    page = make_page({"date": "2013", "title": "T", "summary": "One.\n\n Two \n"})
    assert page.list_texts("p")[-4:-2] == ["One.", "Two"]


def test_tags_are_listed_once() -> None:
    assert make_card({"tags": ["a", "b", "a"]}).endswith("T a b No source given")
