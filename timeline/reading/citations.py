"""From nodes to citations and accounts: what events rest on."""

import sys
from typing import Any

from timeline.model import Account, Citation
from timeline.reading.datevalues import read_fixed_date, read_typed_date
from timeline.reading.nodes import ListNode, MapNode, Node, TextNode
from timeline.reading.schema import Key, Lookup, Schema, Shape
from timeline.reading.values import (
    Scope,
    list_records,
    read_joined,
    read_prose,
    read_record,
    read_text,
    report_empty,
    report_shape,
    require,
    word_reader,
)
from timeline.vocabulary import CREDIBILITIES

ADDRESS_NAMES = ("link", "href", "uri")
ARCHIVE_NAMES = ("archive", "archive_url", "archived_url", "archiveurl")
ACCESS_NAMES = (
    "access_date",
    "date_accessed",
    "retrieval_date",
    "retrieved",
    "accessdate",
)
PUBLISHER_NAMES = ("outlet", "publication", "newspaper", "journal")

DESCRIBING = (
    Key("author", read_joined, Shape.TEXTS, "who wrote it", others=("authors",)),
    Key(
        "publisher",
        read_text,
        Shape.TEXT,
        "who published it: a newspaper, an agency, a ministry",
        others=PUBLISHER_NAMES,
    ),
    Key(
        "date",
        read_fixed_date,
        Shape.DATE,
        "when it was published",
        others=("date_published", "published"),
    ),
)
"""Keys of what says what a publication is."""
ADDRESSES = (
    Key("url", read_text, Shape.TEXT, "its address", others=ADDRESS_NAMES),
    Key(
        "archived",
        read_text,
        Shape.TEXT,
        "the address of an archived copy",
        others=ARCHIVE_NAMES,
    ),
    Key(
        "accessed",
        read_typed_date,
        Shape.DATE,
        "when it was looked at",
        others=ACCESS_NAMES,
    ),
)
"""Keys of what says where it is to be found."""

CITATION = Schema(
    "citation",
    "a citation",
    (
        Key(
            "source",
            read_text,
            Shape.TEXT,
            "the id of a source, or its name in words",
            others=("id",),
        ),
        Key(
            "title",
            read_prose,
            Shape.PROSE,
            "of the source, where `sources` does not have it",
            others=("headline", "name"),
        ),
        *DESCRIBING,
        Key(
            "page", read_text, Shape.TEXT, "where in it", others=("pages",), like=("p",)
        ),
        *ADDRESSES,
        Key("quote", read_prose, Shape.PROSE, "its words", like=("text",)),
        Key(
            "attributed_to",
            read_text,
            Shape.TEXT,
            "whom the source itself names",
            like=("attributed",),
        ),
        Key(
            "credibility",
            word_reader(CREDIBILITIES),
            Shape.WORD,
            "of this information, 1 (confirmed) to 6 (cannot be judged)",
            words=CREDIBILITIES,
        ),
        Key("note", read_prose, Shape.PROSE, "for the authors", like=("notes",)),
    ),
    lone="source",
    alternatives=(("source", "title", "url", "publisher", "author"),),
)
_CITATION = Lookup(CITATION)

ACCOUNT = Schema(
    "account",
    "an account",
    (
        Key(
            "source",
            read_text,
            Shape.TEXT,
            "the id of a source, or its name in words",
            like=("sources",),
            required=True,
        ),
        Key(
            "date",
            lambda scope, key, node: read_fixed_date(scope, key, node, year=scope.year),
            Shape.DATE,
            "when it says that it happened",
            others=("when",),
            required=True,
        ),
        Key("title", read_prose, Shape.PROSE, "what it says that happened"),
        Key(
            "note", read_prose, Shape.PROSE, "for the authors", like=("summary", "text")
        ),
    ),
)
_ACCOUNT = Lookup(ACCOUNT)


def read_sources(
    scope: Scope, key: TextNode, node: Node
) -> tuple[tuple[Citation, ...], list[int]]:
    """Return citations, and the mark of each."""
    if isinstance(node, TextNode) and not node.is_empty:
        return (_cite(scope, node.text),), [node.mark]
    citations: list[Citation] = []
    marks: list[int] = []
    for item in node.items if isinstance(node, ListNode) else (node,):
        if isinstance(item, MapNode):
            citation = _read_citation(scope, item)
            if citation is None:
                continue
        elif not isinstance(item, TextNode):
            report_shape(scope, key, item, "text or a citation")
            continue
        elif item.is_empty:
            report_empty(scope, key, item)
            continue
        else:
            citation = _cite(scope, item.text)
        citations.append(citation)
        marks.append(item.mark)
    return tuple(citations), marks


def _cite(scope: Scope, text: str) -> Citation:
    # Most events cite one of few sources by its id: share what is equal.
    cited = scope.cited.get(text)
    if cited is None:
        cited = scope.cited[text] = Citation(sys.intern(text))
    return cited


def _read_citation(scope: Scope, node: MapNode) -> Citation | None:
    record = read_record(scope, _CITATION, node)
    values = record.values
    if "source" not in values:
        # Whatever it says of its source stands for it.
        names = (values[name] for name in CITATION.alternatives[0] if name in values)
        named = next(names, None)
        if named is None:
            require(scope, _CITATION, record, "source", node.mark)
            return None
        values["source"] = named
    return Citation(**values, extra=record.own)


def read_accounts(
    scope: Scope, key: TextNode, node: Node
) -> tuple[tuple[Account, ...], list[int]]:
    """Return accounts, and the mark of the date of each."""
    accounts: list[Account] = []
    marks: list[int] = []
    wanted = "a list of `{source, date}`"
    for item in list_records(scope, key, node, wanted, texts=False):
        record = read_record(scope, _ACCOUNT, item)
        has_source = "source" in record.values
        if not has_source:
            _report_lacking(scope, "source", item.mark)
        date = record.nodes.get("date")
        if date is None or (isinstance(date, TextNode) and date.is_empty):
            _report_lacking(scope, "date", item.mark)
        if has_source and "date" in record.values:
            values: dict[str, Any] = record.values
            accounts.append(Account(**values, extra=record.own))
            marks.append(record.nodes["date"].mark)
    return tuple(accounts), marks


def _report_lacking(scope: Scope, name: str, mark: int) -> None:
    scope.report(
        "key-missing",
        mark,
        f"an account needs a `{name}`",
        hint=f"add `{name}: ...`: who says when it happened",
        subject=f"account.{name}",
    )
