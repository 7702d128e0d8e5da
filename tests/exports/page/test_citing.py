"""What an event rests on: citations beside it, and all sources at the end."""

from typing import Any

import pytest

from tests.helpers.pages import Page, make_card, make_page

_MEMOIRS = {
    "title": "Memoirs",
    "author": "A. Author",
    "publisher": "House",
    "date": "1996",
    "url": "https://e.org/memoirs",
    "archived": "https://archive.org/memoirs",
    "reliability": "C",
    "shelf": "7",
}


def _cite(*citations: object, **sources: object) -> Page:
    event = {"date": "2013-05-10", "title": "T", "sources": list(citations)}
    return make_page(event, sources=sources)


def _note(page: Page) -> str:
    (text,) = page.list_texts("div", "src")
    return text


def test_a_citation_says_all_that_it_and_its_source_say() -> None:
    citation = {
        "source": "m",
        "page": "A12-14",
        "quote": "He said so.",
        "attributed_to": "Somebody",
        "credibility": "2",
        "accessed": "3 May 2020",
        "folio": "9",
    }
    page = _cite(citation, m=_MEMOIRS)
    assert _note(page) == (
        "Source A. Author, Memoirs, House, 1996, pp. A12-14, archived copy, "
        "read 3 May 2020; citing Somebody; probably true He said so. folio: 9"
    )
    assert ("https://e.org/memoirs", "Memoirs") in page.links
    assert ("https://archive.org/memoirs", "archived copy") in page.links


def test_a_piece_leads_to_itself_and_to_what_it_is_taken_from() -> None:
    citation = {"source": "m", "title": "Chapter", "url": "https://e.org/chapter"}
    page = _cite(citation, m=_MEMOIRS)
    assert _note(page).startswith("Source A. Author, Chapter, Memoirs, House")
    assert ("https://e.org/chapter", "Chapter") in page.links
    assert ("#s-1", "Memoirs") in page.links


def test_a_title_without_an_address_leads_to_the_list() -> None:
    page = _cite("m", m={"title": "Memoirs"})
    assert page.links.count(("#s-1", "Memoirs")) == 1


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("12", "p. 12"),
        ("A1", "p. A1"),
        ("xiv", "p. xiv"),
        ("3, 5", "pp. 3, 5"),
        ("12–14", "pp. 12–14"),
        ("Article II", "Article II"),
        ("chapter 4", "chapter 4"),
    ],
)
def test_only_a_page_is_called_one(page: str, shown: str) -> None:
    assert _note(_cite({"source": "X", "page": page})) == f"Source X, {shown}"


def test_an_address_that_is_not_safe_is_shown_and_not_led_to() -> None:
    page = _cite({"source": "X", "url": "javascript:alert(1)", "archived": "ftp://e"})
    assert _note(page) == "Source X (javascript:alert(1)), archived: ftp://e"
    assert [link for link in page.links if not link[0].startswith("#")] == []


def test_the_list_has_every_source_once_the_most_used_first() -> None:
    events: list[dict[str, Any]] = [
        {"date": "2013", "title": "A", "sources": ["Other", "https://e.org/x"]},
        {"date": "2014", "title": "B", "sources": ["m"]},
        {"date": "2015", "title": "C", "sources": [{"source": "m", "page": "2"}]},
    ]
    page = make_page(*events, sources={"m": _MEMOIRS, "unused": {"title": "Unused"}})
    (listed,) = page.list_texts("section")[-1:]
    assert listed == (
        "Sources A. Author, Memoirs, House, 1996, archived copy 2 events · shelf: 7 · "
        "fairly reliable (C) Other 1 event https://e.org/x 1 event"
    )
    assert ("https://e.org/x", "https://e.org/x") in page.links


def test_accounts_are_sources_too() -> None:
    event = {
        "date": "2013-05-10",
        "title": "T",
        "accounts": [{"source": "m", "date": "2013-05-11"}],
    }
    page = make_page(event, sources={"m": _MEMOIRS})
    assert ("#s-1", "Memoirs") in page.links
    assert page.list_texts("li")[-1].startswith("A. Author, Memoirs")


def test_no_source_is_said() -> None:
    page = make_page({"date": "2013", "title": "T"})
    assert "No source given" in page.text
    assert "s-1" not in page.ids
    assert page.list_texts("h2") == ["2013 1 event"]


def test_a_source_that_says_its_title_twice_is_named_once() -> None:
    source = {"title": "Gazette", "publisher": "Gazette", "author": "Gazette"}
    text = make_card({"sources": ["g"]}, sources={"g": source})
    assert text.endswith("Source Gazette")
