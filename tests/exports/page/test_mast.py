"""The head of the page says how much there is, and how well that is known."""

from dataclasses import replace

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.files import load_arms_control, load_sample
from tests.helpers.pages import make_html, make_page, read_html
from timeline import make_query
from timeline.exports.page.mast import mark_mast
from timeline.query import select
from timeline.views.scope import make_scope


def test_the_head_says_how_much_there_is_and_how_it_is_known() -> None:
    page = read_html(make_html(load_arms_control()))
    head = page.list_texts("header")[0]
    assert "226 events 1980 – 2005 143 actors 11 sources" in head
    assert "25 of 226 dates are not known to the day" in head
    assert "Asked for" not in head


def test_the_head_says_what_was_asked_for() -> None:
    question = make_query(actor="Gorbachev", since="1991-07", until="1991-08")
    page = read_html(make_html(load_arms_control(), question))
    (head,) = page.list_texts("header")
    assert "Asked for actor:Gorbachev since:1991-07 until:1991-08: 3 of 226 ev" in head


def test_what_matches_only_possibly_is_counted_and_marked() -> None:
    chronology = load_events(
        [{"date": "2013", "title": "Some day"}, {"date": "2013-05-10", "title": "One"}]
    )
    page = read_html(make_html(chronology, make_query(month="2013-05")))
    assert "2 of 2 events, 1 of them only possibly." in page.list_texts("header")[0]
    marked = [text for text in page.articles.values() if "possible match: date" in text]
    assert len(marked) == 1
    assert "Some day" in marked[0]


def test_what_could_not_be_read_is_told() -> None:
    page = make_page(
        {"date": "31 Feb 2013", "title": "A"}, {"date": "2013", "title": "B"}
    )
    assert "1 left out, its date is not read." in page.list_texts("header")[0]


@pytest.mark.parametrize("title", ["", " ", "\t\n"])
def test_a_chronology_without_a_title_has_one_heading(title: str) -> None:
    page = make_page({"date": "2013", "title": "T"}, title=title)
    assert page.list_texts("h1") == ["Chronology"]
    assert page.list_texts("p", "kick") == []
    assert page.list_texts("title") == ["Chronology"]


def test_one_of_everything_is_said_as_such() -> None:
    event = {"date": "2013", "title": "T", "actors": ["A"], "sources": ["S"]}
    (head,) = make_page(event).list_texts("header")
    assert head.startswith("Chronology 1 event 2013 1 actor 1 source")
    assert "1 of 1 date is not known to the day;" in head


def test_how_a_question_was_taken_is_told() -> None:
    selection = select(load_sample())
    assert "Taken" not in mark_mast(selection, make_scope(selection), 1)
    selection = replace(selection, notes=("Taken for <A>",), undated=2)
    marked = mark_mast(selection, make_scope(selection), 1)
    assert "<p>Taken for &lt;A&gt;</p>" in marked
    assert "<p>2 undated events may match as well.</p>" in marked
