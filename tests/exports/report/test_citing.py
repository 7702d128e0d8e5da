"""Citations in words and by keys, and one note an event."""

import pytest

from timeline import Chronology, load_text
from timeline.exports.report.citekeys import Works
from timeline.exports.report.citing import (
    Notes,
    cite_by_keys,
    cite_in_words,
    describe_reliability,
    end_sentence,
    no_notes,
)
from timeline.names import names_of

_SOURCES = """\
sources:
  memo:
    title: The *Memo*
    author: A. Writer
    publisher: Meridian
    date: 2013-05~
    reliability: B
    url: https://e.org/memo
    archived: https://archive.org/memo
    accessed: 2014-02-03
  radio: {title: Radio}
"""


def _read(*citations: str) -> Chronology:
    return load_text(
        f"{_SOURCES}events:\n- date: 2013\n  title: T\n"
        f"  sources: [{', '.join(citations)}]\n"
    )


def _cite(*citations: str) -> str:
    chronology = _read(*citations)
    cite_all = cite_in_words(names_of(chronology).sources)
    return cite_all(chronology.events[0].sources)


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        (
            "memo",
            r"A. Writer, *The \*Memo\**, Meridian, c. May 2013, <https://e.org/memo>,"
            " archived at <https://archive.org/memo>, accessed 2014-02-03,"
            " reliability B (usually reliable).",
        ),
        # An address of its own goes before those of the source.
        (
            "{source: memo, page: 4, url: 'https://e.org/p4', credibility: 2}",
            r"A. Writer, *The \*Memo\**, Meridian, c. May 2013, p. 4,"
            " <https://e.org/p4>, reliability B (usually reliable),"
            " credibility 2 (probably true).",
        ),
        (
            "{source: radio, title: A talk, date: 2013-05-11, attributed_to: memo}",
            r"“A talk”, *Radio*, 11 May 2013, attributed to The \*Memo\*.",
        ),
        (
            "{source: radio, page: Article II, folio: 7, attributed_to: Somebody}",
            "*Radio*, Article II, attributed to Somebody, folio: 7.",
        ),
        ("{source: radio, page: A1}", "*Radio*, p. A1."),
        ("{source: radio, page: 'xii-xv, 3'}", "*Radio*, pp. xii-xv, 3."),
        ("https://e.org/x", "<https://e.org/x>."),
        ("{url: 'ftp://e.org/x'}", r"ftp\://e.org/x."),
        ("A paper (n.d.)", "*A paper (n.d.)*."),
        ("{title: A piece, url: 'https://e.org/a'}", "*A piece*, <https://e.org/a>."),
    ],
)
def test_a_citation_says_all_that_is_known(citation: str, words: str) -> None:
    assert _cite(citation) == words


def test_what_is_cited_together_stands_in_one_note() -> None:
    assert _cite("radio", "{source: radio, page: 2}") == "*Radio*; *Radio*, p. 2."


@pytest.mark.parametrize(
    ("citation", "cited"),
    [
        ("{source: memo, page: 4}", "[@memo, p. 4]."),
        ("{source: memo, page: 4-6}", "[@memo, pp. 4-6]."),
        # A bare semicolon would begin another citation, figures would be pages.
        (
            "{source: memo, page: folio 7; verso, attributed_to: 'X; @y'}",
            r"[@memo, at folio 7\; verso, attributed to X\; \@y].",
        ),
        (
            "{source: radio, credibility: 6}",
            "[@radio, credibility 6 (truth cannot be judged)].",
        ),
        (
            "{source: radio, attributed_to: '‘Abd'}",
            "[@radio, attributed to &lsquo;Abd].",
        ),
    ],
)
def test_a_citation_goes_by_the_key_of_its_work(citation: str, cited: str) -> None:
    chronology = _read(citation)
    sources = names_of(chronology).sources
    cite_all = cite_by_keys(sources, Works(chronology))
    assert cite_all(chronology.events[0].sources) == cited


def test_a_note_is_numbered_when_it_is_first_referred_to() -> None:
    chronology = load_text(
        "- {date: 2013, title: A, sources: [x]}\n- {date: 2014, title: B}\n"
        "- {date: 2015, title: C, sources: [y]}\n"
    )
    first, bare, last = chronology.events
    notes = Notes(cite_in_words(names_of(chronology).sources), prefix="t-")
    assert notes.refer(last) == "[^t-1]"
    assert notes.refer(bare) == ""
    assert notes.refer(first) == "[^t-2]"
    assert notes.refer(last) == "[^t-1]"
    assert list(notes.define()) == ["[^t-1]: *y*.", "[^t-2]: *x*."]
    assert no_notes(first) == ""


def test_a_rating_that_is_none_of_the_scale_stands_as_it_is() -> None:
    assert describe_reliability("F") == "reliability F (reliability cannot be judged)"
    assert describe_reliability("good*") == r"reliability good\*"
    assert describe_reliability("") == ""


def test_a_sentence_has_one_full_stop() -> None:
    assert end_sentence("a") == end_sentence("a.") == "a."
