"""CSL JSON: what is known of each source, and nothing that is not."""

import io
import json
from typing import Any

import pytest

from tests.helpers.exporting import export_bytes
from timeline import load_text, select
from timeline.exports import Omission, write_export
from timeline.exports.report.citekeys import Works
from timeline.exports.report.csl import make_item
from timeline.model import Citation
from timeline.names import names_of
from timeline.names.cited import cite


def _export(source: str, citation: str = "a", question: str | None = None) -> Any:
    chronology = load_text(
        f"sources:\n  a: {{{source}}}\n"
        f"events:\n- {{date: 2013, title: T, sources: [{citation}], kind: visit}}\n"
        "- {date: 2014, title: U, kind: call, sources: [b]}\n"
    )
    return json.loads(export_bytes("csl", select(chronology, question)))


def _export_one(source: str, citation: str = "a") -> dict[str, Any]:
    found: dict[str, Any] = _export(source, citation)[0]
    return found


def test_what_is_known_of_a_source_stands_under_the_names_of_csl() -> None:
    source = (
        "title: T, author: A. Writer, publisher: P, date: 2013-05-10, reliability: C,"
        " url: 'https://e.org', archived: 'https://a.org', accessed: 2014-02"
    )
    assert _export_one(source) == {
        "id": "a",
        "type": "webpage",
        "title": "T",
        "author": [{"literal": "A. Writer"}],
        "publisher": "P",
        "issued": {"date-parts": [[2013, 5, 10]]},
        "URL": "https://e.org",
        "accessed": {"date-parts": [[2014, 2]]},
        "note": "archived at https://a.org; reliability C (fairly reliable)",
    }


def test_what_is_not_known_is_not_there() -> None:
    assert _export_one("title: T") == {"id": "a", "type": "document", "title": "T"}
    assert _export_one("title: T, publisher: P")["type"] == "book"


def test_a_work_whose_title_cannot_be_seen_has_one_all_the_same() -> None:
    chronology = load_text("sources: {a: {title: T}}\nevents: []\n")
    work = Works(chronology).find(cite(Citation("a"), names_of(chronology).sources))
    blank = work._replace(cited=work.cited._replace(title="\x85"))
    assert make_item(blank)["title"] == "(untitled)"


def test_a_piece_is_a_part_of_its_source() -> None:
    item = _export_one("title: Radio", "{source: a, title: A talk, date: 2013-05}")
    assert item == {
        "id": "a-talk-2013",
        "type": "article-magazine",
        "title": "A talk",
        "container-title": "Radio",
        "issued": {"date-parts": [[2013, 5]]},
    }


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2013-05-10", {"date-parts": [[2013, 5, 10]]}),
        ("2013", {"date-parts": [[2013]]}),
        ("1981/1988", {"date-parts": [[1981], [1988]]}),
        ("2013-05-10/2013-06", {"date-parts": [[2013, 5, 10], [2013, 6]]}),
        # Figures alone would be printed as if they were certain.
        ("1991~", {"date-parts": [[1991]], "circa": True, "literal": "c. 1991"}),
        ("1991?", {"date-parts": [[1991]], "literal": "1991?"}),
        ("201X", {"literal": "2010s"}),
        ("2013-21", {"literal": "spring 2013"}),
        ("early May 2013", {"literal": "early May 2013"}),
        ("2013-05-10T14:30", {"literal": "10 May 2013 14:30"}),
        ("1996/..", {"literal": "since 1996"}),
        ("after 1996", {"literal": "1 Jan 1997 or later"}),
        ("-0043", {"literal": "44 BC"}),
        ("0999", {"literal": "0999"}),
        ("n.d.", {"literal": "undated"}),
    ],
)
def test_a_date_is_said_as_it_is_known(date: str, issued: object) -> None:
    assert _export_one(f"title: T, date: '{date}'")["issued"] == issued


@pytest.mark.parametrize(
    ("accessed", "said"),
    [
        ("3 February 2014", {"date-parts": [[2014, 2, 3]]}),
        ("last *spring*", {"literal": "last *spring*"}),
        ("after talks", {"literal": "after talks"}),
    ],
)
def test_when_it_was_read_is_a_date_where_it_is_one(
    accessed: str, said: object
) -> None:
    chronology = load_text("[{date: 2013, title: T, sources: [a]}]")
    (work,) = Works(chronology).list_of(chronology.events)
    cited = work.cited._replace(accessed=accessed)
    assert make_item(work._replace(cited=cited))["accessed"] == said


def test_no_text_is_formatting() -> None:
    item = _export_one(
        "title: '<i>x</i> <b class=a>y</B> a<b <script>', publisher: <sc>z"
    )
    assert item["title"] == (
        "<\u2060i>x<\u2060/i> <\u2060b class=a>y<\u2060/B> a<\u2060b <script>"
    )
    assert item["publisher"] == "<\u2060sc>z"


def test_that_no_event_is_in_it_is_told() -> None:
    chronology = load_text("[{date: 2013, title: T, sources: [a, b]}]")
    (told,) = write_export("csl", select(chronology), io.BytesIO())
    assert told == "in it are no events, but 2 works that the selected ones cite"
    assert isinstance(told, Omission)
    assert told.events == 1


def test_in_it_is_what_the_selection_cites() -> None:
    assert [one["id"] for one in _export("title: T", question="kind:call")] == ["b"]
    assert [one["id"] for one in _export("title: T")] == ["a", "b"]
    (told,) = write_export(
        "csl", select(load_text("[{date: 2013, title: T}]")), io.BytesIO()
    )
    assert told == "nothing is in it, as no selected event cites anything"
