"""What `--full` shows of the sources of an event."""

import pytest

from tests.helpers.drawing import Look, draw_text
from timeline import Chronology, load_text, select

_SOURCES = """
sources:
  nyt: {title: The New York Times, publisher: NYT Co, reliability: B}
"""


def _draw(cited: str, *, more: str = "", view: str = "timeline") -> str:
    chronology = load_text(
        f"{_SOURCES}events:\n"
        f"- {{date: 2013-05-10, title: T, sources: [{cited}]{more}}}\n"
    )
    return _show(chronology, view)


def _show(chronology: Chronology, view: str) -> str:
    options = Look(width=120, full=True)
    text = draw_text(view, select(chronology), options)
    return "\n".join(line.strip(" │") for line in text.split("\n"))


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        (
            "{title: The Headline, publisher: JSTOR Daily, author: A. Author,"
            " date: 2013-06, url: 'https://daily.jstor.org/a'}",
            "A. Author, The Headline (JSTOR Daily, 2013-06)",
        ),
        ("{title: The Headline}", "The Headline"),
        ("{publisher: Reuters, date: 2013-06}", "Reuters (2013-06)"),
        ("{author: John Kerry, date: 2013-06}", "John Kerry (2013-06)"),
        ("{url: 'https://a.org/1', publisher: P}", "https://a.org/1 (P)"),
        ("{source: Reuters, title: A headline}", "A headline, Reuters"),
        (
            "{source: nyt, title: A headline, author: X, date: 2013-06}",
            "X, A headline, The New York Times (NYT Co, 2013-06), reliability B",
        ),
        ("nyt", "The New York Times (NYT Co), reliability B"),
        (
            "{title: The Headline, page: 4, attributed_to: X, credibility: 2}",
            "The Headline, p. 4, attributed to X, credibility 2",
        ),
    ],
)
@pytest.mark.parametrize("view", ["timeline", "card"])
def test_a_source_in_words(cited: str, shown: str, view: str) -> None:
    lines = _draw(cited, view=view).split("\n")
    assert f"source      {shown}" in lines


@pytest.mark.parametrize("view", ["timeline", "card"])
def test_everything_that_a_citation_has_is_shown(view: str) -> None:
    cited = (
        "{source: S, url: 'https://a.org/1', archived: 'https://b.org/2', folio: 7,"
        " accessed: 2013-06-01, quote: So it is, note: Ask again, seen: {by: [x, y]}}"
    )
    lines = _draw(cited, view=view).split("\n")
    start = lines.index("source      S")
    assert lines[start + 1 : start + 8] == [
        "“So it is”",
        "https://a.org/1",
        "https://b.org/2",
        "accessed 2013-06-01",
        "folio: 7",
        "seen: by: x, y",
        "Ask again",
    ]


@pytest.mark.parametrize("view", ["timeline", "card"])
def test_everything_that_an_account_has_is_shown(view: str) -> None:
    more = ", accounts: [{source: S, date: 2013-05-10, leaf: 2, note: Ask again}]"
    lines = _draw("nyt", more=more, view=view).split("\n")
    start = lines.index("accounts    S")
    assert lines[start + 1 : start + 4] == ["10 May 2013", "leaf: 2", "Ask again"]
