"""What a citation says of its source, put together with what the registry says."""

from typing import Any

import pytest

from tests.helpers.dates import parse_when
from timeline import load_text
from timeline.names import names_of
from timeline.names.cited import Cited, cite, label_page

_SOURCES = """\
sources:
  memo:
    title: A Memo
    author: A. Writer
    publisher: Meridian
    date: 2013-05
    url: https://e.org/memo
    archived: https://archive.org/memo
    accessed: 2014-02-03
    reliability: B
  times: {title: The Times, author: The Times, publisher: the times, url: https://t.org}
"""


def _cite(citation: str) -> Cited:
    chronology = load_text(
        f"{_SOURCES}events: [{{date: 2013, title: T, sources: [{citation}]}}]\n"
    )
    (found,) = chronology.events[0].sources
    return cite(found, names_of(chronology).sources)


def _list_filled(cited: Cited) -> dict[str, Any]:
    return {name: value for name, value in cited._asdict().items() if value}


def test_a_source_alone_says_what_the_registry_does() -> None:
    assert _list_filled(_cite("memo")) == {
        "identity": "memo",
        "title": "A Memo",
        "author": "A. Writer",
        "publisher": "Meridian",
        "date": parse_when("2013-05"),
        "url": "https://e.org/memo",
        "archived": "https://archive.org/memo",
        "accessed": "2014-02-03",
        "reliability": "B",
    }


def test_what_a_citation_says_goes_before() -> None:
    cited = _cite(
        "{source: memo, title: A piece, author: B, publisher: C, date: 2013-05-10,"
        " page: 4, quote: Q, attributed_to: D, credibility: 2}"
    )
    assert cited.title == "A piece"
    assert cited.container == "A Memo"
    assert (cited.author, cited.publisher) == ("B", "C")
    assert cited.date == parse_when("2013-05-10")
    assert (cited.page, cited.quote, cited.attributed_to) == ("4", "Q", "D")
    assert (cited.credibility, cited.reliability) == ("2", "B")
    assert cited.url == "https://e.org/memo"


@pytest.mark.parametrize(
    ("own", "url", "archived", "accessed", "link"),
    [
        ("url: 'https://e.org/p'", "https://e.org/p", "", "", "https://e.org/p"),
        ("archived: 'https://a.org/p'", "", "https://a.org/p", "", "https://a.org/p"),
        (
            "accessed: 2015-01-01",
            "https://e.org/memo",
            "https://archive.org/memo",
            "2015-01-01",
            "https://e.org/memo",
        ),
    ],
)
def test_an_address_of_its_own_is_followed_by_none_of_the_source(
    own: str, url: str, archived: str, accessed: str, link: str
) -> None:
    cited = _cite(f"{{source: memo, {own}}}")
    assert (cited.url, cited.archived, cited.accessed) == (url, archived, accessed)
    assert cited.link == link


def test_nothing_is_said_twice() -> None:
    cited = _cite("times")
    assert (cited.title, cited.author, cited.container) == ("The Times", "", "")
    piece = _cite("{source: times, title: A piece, publisher: The Times}")
    assert (piece.container, piece.publisher) == ("The Times", "")


@pytest.mark.parametrize(
    ("citation", "title", "url"),
    [
        ("Somebody said so", "Somebody said so", ""),
        ("'https://e.org/x'", "https://e.org/x", "https://e.org/x"),
        ("{title: A piece, url: 'https://e.org/y'}", "A piece", "https://e.org/y"),
    ],
)
def test_a_source_that_no_registry_has_is_what_it_is_called(
    citation: str, title: str, url: str
) -> None:
    cited = _cite(citation)
    assert (cited.title, cited.url, cited.container) == (title, url, "")
    assert cited.reliability == ""


def test_citations_of_one_source_have_one_identity() -> None:
    assert (
        _cite("memo").identity == _cite("{source: a memo, page: 9}").identity == "memo"
    )


@pytest.mark.parametrize(
    ("page", "label"),
    [
        ("12", "p. "),
        ("A1", "p. "),
        ("12a", "p. "),
        ("xiv", "p. "),
        ("12-14", "pp. "),
        ("3, 5", "pp. "),
        ("Article II", ""),
        ("fol. 3", ""),
        ("1:20", ""),
        ("", ""),
    ],
)
def test_a_page_is_called_one_and_nothing_else_is(page: str, label: str) -> None:
    assert label_page(page) == label
