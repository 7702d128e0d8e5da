"""CSL JSON, read into sources."""

import json
from typing import Any

import pytest

from timeline.importing.forms import ReadOptions
from timeline.importing.forms.csl import read, recognises
from timeline.importing.rows import SourceError, Table

ZOTERO = r"""
[
  {
    "id": "sherr-2013", "type": "report", "title": "Comment on <i>hard</i> diplomacy",
    "author": [{"family": "Sherr", "given": "James"}],
    "publisher": "Chatham House", "issued": {"date-parts": [[2013, 5]]},
    "URL": "https://example.org/a", "accessed": {"date-parts": [["2013", "06", "01"]]},
    "page": "4", "note": "printed twice", "annote": "ask him", "archive": "TNA"
  },
  {
    "id": 7, "type": "article-newspaper", "title": "Talks",
    "container-title": "The Times", "publisher": "News UK",
    "author": [
      {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
      {"literal": "Staff"}
    ],
    "editor": [{"family": "Baker", "given": "Anne", "suffix": "Jr"}],
    "issued": {"date-parts": [[2013, 5, 10], [2013, 5, 12]]},
    "original-date": {"date-parts": [[1999]]}, "volume": 12.0,
    "custom": {"a": [1, null]}
  },
  {
    "id": "Smith, 2010", "type": "book", "title": "War",
    "issued": {"raw": "winter 2010"}
  }
]
"""


def read_items(*items: dict[str, Any]) -> Table:
    return read(json.dumps(items), ReadOptions())


def read_date(issued: Any) -> Any:
    entries = read_items({"id": "a", "type": "book", "title": "x", "issued": issued})
    return entries.sources["a"].get("date")


def test_a_list_of_zotero() -> None:
    table = read(ZOTERO, ReadOptions())
    assert table.rows == ()
    assert table.columns == ()
    assert dict(table.sources) == {
        "sherr-2013": {
            "work_type": "report",
            "title": "Comment on hard diplomacy",
            "author": "James Sherr",
            "publisher": "Chatham House",
            "date": "2013-05",
            "url": "https://example.org/a",
            "accessed": "2013-06-01",
            "page": "4",
            "remark": "printed twice",
            "note": "ask him",
            "archive_name": "TNA",
        },
        "7": {
            "work_type": "article-newspaper",
            "title": "Talks",
            "publisher": "The Times",
            "house": "News UK",
            "author": ("Vincent van Gogh", "Staff"),
            "editor": "Anne Baker Jr",
            "date": "2013-05-10/2013-05-12",
            "original-date": "1999",
            "volume": "12.0",
            "custom": {"a": ("1",)},
        },
        "smith-2010": {
            "work_type": "book",
            "title": "War",
            "issued": {"raw": "winter 2010"},
        },
    }


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2013]]}, "2013"),
        ({"date-parts": [[476]]}, "0476"),
        ({"date-parts": [[2013, 5]], "circa": True}, "2013-05~"),
        ({"date-parts": [[2013, 5]], "circa": 0}, "2013-05"),
        ({"date-parts": [["2013", None]]}, "2013"),
        ({"date-parts": [[2013]], "season": 2}, "2013-22"),
        ({"date-parts": [[2013, 21]]}, "2013-21"),
        ({"date-parts": [[2013, 24]]}, None),
        ({"date-parts": [[2013]], "season": "4"}, None),
        ({"date-parts": [[-44]]}, None),
        ({"date-parts": [[2013, 13]]}, None),
        ({"date-parts": [[2013, 2, 30]]}, None),
        ({"date-parts": [[2013], [2012]]}, None),
        ({"date-parts": [[2013], [2014], [2015]]}, None),
        ({"date-parts": [[]]}, None),
        ({"date-parts": 2013}, None),
        ({"literal": "10 May 2013"}, "10 May 2013"),
        ({"literal": "n.d."}, "n.d."),
        ({"literal": "forthcoming"}, None),
        ({"raw": "1938", "circa": "true"}, "about 1938"),
        ({"raw": "05/06/2013"}, None),
        ({"raw": "10 days after visit"}, None),
        ("2013-05~", "2013-05~"),
        ("in press", None),
        (2013, "2013"),
        (["x"], None),
    ],
)
def test_a_date_has_one_reading_or_stays(issued: Any, date: str | None) -> None:
    assert read_date(issued) == date


def test_ids_are_unique_and_may_be_ids() -> None:
    items: list[dict[str, Any]] = [
        {"id": "a", "title": "1"},
        {"id": "a", "title": "2"},
        {"id": "a b", "title": "3"},
        {"id": "a-b", "title": "4"},
        {"title": "5", "author": [{"family": "Ünal", "given": "A"}], "issued": "1999"},
        {"title": "On the sixth"},
        {"id": "\u0001", "title": "№"},
        {"id": "x,y", "publisher": "z"},
    ]
    table = read_items(*[{"type": "book", **item} for item in items])
    assert list(table.sources) == [
        "a",
        "a-2",
        "a-b-2",
        "a-b",
        "unal-1999",
        "on-the-sixth",
        "no",
        "x-y",
    ]


def test_what_says_nothing_is_told() -> None:
    table = read(
        '[1, {"id": "a", "type": "book"}, {"id": 1, "id": 2, "title": "x"}]',
        ReadOptions(),
    )
    assert list(table.sources) == ["1"]
    assert table.sources["1"]["id 2"] == "2"
    assert "'id' stands twice in 1 record" in table.remarks[0].text
    assert [(text, reason) for _, text, reason, _ in table.skipped] == [
        ("1", "item 1 says nothing of a work"),
        ('{"id": "a", "type": "book"}', "item 2 says nothing of a work"),
    ]


@pytest.mark.parametrize("wrap", ['{"items": %s}', '{"references": %s}', "\ufeff%s"])
def test_where_the_list_stands(wrap: str) -> None:
    assert recognises(wrap % ZOTERO)
    assert len(read(wrap % ZOTERO, ReadOptions()).sources) == 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '[{"id": 1, "type": "speech", "date": "2013", "author": "x", "title": "y"}]',
        '[{"id": 1, "type": "visit", "author": [{"family": "x"}]}]',
        '{"events": [{"type": "book"}]}',
        '[{"type": "book", "author": [{"family": "x"}]}',
        '[{"type": "book", "author": [{"family": "x"}]}, 1]',
        "[" * 100_000 + '"type"',
        '{"type": "FeatureCollection", "features": []}',
    ],
)
def test_other_json_is_no_list_of_works(text: str) -> None:
    assert not recognises(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1}', "holds no list of works"),
        ("[1,\n2", "line 2: no JSON"),
        ("[" * 100_000, "nested more than"),
        ("[" * 500 + "]" * 500, "nested more than"),
        ('"x"', "holds no list"),
    ],
)
def test_what_cannot_be_read(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(text, ReadOptions())


def test_names_of_their_own_are_not_taken_for_keys() -> None:
    table = read_items(
        {"id": "a", "type": "book", "title": "x", "date": "y", "reliability": "z"}
    )
    assert table.sources["a"] == {
        "work_type": "book",
        "title": "x",
        "csl_date": "y",
        "csl_reliability": "z",
    }


def test_values_of_other_shapes_are_kept_as_they_are() -> None:
    table = read_items(
        {"id": ["a"], "type": {"b": 1}, "title": ["x"], "URL": {}, "author": [["y"], 1]}
    )
    (entry,) = table.sources.values()
    assert entry["csl_title"] == ("x",)
    assert entry["work_type"] == {"b": "1"}
    assert "url" not in entry
    assert not recognises('[{"id": 1, "type": ["book"]}]')


def test_names_that_come_to_one_are_both_kept() -> None:
    table = read_items(
        {"id": "a", "type": "book", "note": "one", "remark": "two", "title": "x"}
    )
    entry = table.sources["a"]
    assert (entry["remark"], entry["remark 2"]) == ("one", "two")
