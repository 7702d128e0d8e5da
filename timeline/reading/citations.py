"""From nodes to citations and accounts: what events rest on."""

import sys
from collections.abc import Iterable
from typing import Any

from timeline.diagnostics import Report
from timeline.model import CREDIBILITIES, Account, Citation, Value
from timeline.reading.nodes import ListNode, MapNode, Node, TextNode
from timeline.reading.values import ValueReader, own_keys

_CITATION_TEXTS = ("source", "page", "url", "archived", "quote", "attributed_to")
_CITATION_KEYS = {
    key: key for key in (*_CITATION_TEXTS, "accessed", "credibility", "note")
} | {
    "id": "source",
    "link": "url",
    "pages": "page",
    "p": "page",
    "text": "quote",
    "archive": "archived",
    "retrieved": "accessed",
    "attributed": "attributed_to",
}

_ACCOUNT_KEYS = {key: key for key in ("source", "date", "title", "note")} | {
    "when": "date",
    "sources": "source",
    "summary": "note",
    "text": "note",
}


class CitationReader(ValueReader):
    """Reads what the events of one file rest on."""

    def __init__(self, file: str, report: Report) -> None:
        super().__init__(file, report)
        self._citations: dict[str, tuple[Citation]] = {}

    def read_sources(
        self, key: TextNode, node: Node
    ) -> tuple[tuple[Citation, ...], list[int]]:
        """Return citations, and the mark of each."""
        if isinstance(node, TextNode) and not node.is_empty:
            return self._cite(node.text), [node.mark]
        items: Iterable[Node] = node.items if isinstance(node, ListNode) else (node,)
        citations: list[Citation] = []
        marks: list[int] = []
        for item in items:
            if isinstance(item, MapNode):
                citation = self._read_citation(item)
                if citation is not None:
                    citations.append(citation)
                    marks.append(item.mark)
            elif isinstance(item, ListNode):
                self.report_shape(key, item, "text or a citation")
            elif item.is_empty:
                self.report_empty(key, item)
            else:
                citations.extend(self._cite(item.text))
                marks.append(item.mark)
        return tuple(citations), marks

    def _cite(self, text: str) -> tuple[Citation]:
        # Most events cite one of few sources by its id: share what is equal.
        cited = self._citations.get(text)
        if cited is None:
            cited = self._citations[text] = (Citation(sys.intern(text)),)
        return cited

    def _read_citation(self, node: MapNode) -> Citation | None:
        values: dict[str, str] = {}
        extra: dict[str, Value] = {}
        for key, value in node.pairs:
            name = key.text
            text: str | None
            if name in _CITATION_TEXTS or name == "note":
                text = self.read_text(key, value)
            elif name == "accessed":
                when = self.read_fixed_date(key, value)
                text = when.typed if when else None
            elif name == "credibility":
                text = self.read_word(key, value, CREDIBILITIES)
            else:
                extra[name] = self.read_value(key, value)
                self.report_unknown_key(key, _CITATION_KEYS, "a citation")
                continue
            if text is not None:
                values[name] = text
        if "source" not in values:
            # A link alone is a source too; anything else leaves nothing to cite.
            if "url" not in values:
                self.report(
                    "key-missing",
                    node.mark,
                    "a citation needs a `source`",
                    hint="add the id of a source, or its name in words",
                )
                return None
            values["source"] = values["url"]
        return Citation(**values, extra=own_keys(extra))

    def read_accounts(
        self, key: TextNode, node: Node, *, year: int | None
    ) -> tuple[tuple[Account, ...], list[int]]:
        """Return accounts, and the mark of the date of each."""
        items: Iterable[Node] = node.items if isinstance(node, ListNode) else (node,)
        accounts: list[Account] = []
        marks: list[int] = []
        for item in items:
            if isinstance(item, TextNode) and item.is_empty:
                self.report_empty(key, item)
            elif not isinstance(item, MapNode):
                self.report_shape(key, item, "a list of `{source, date}`")
            else:
                account = self._read_account(item, marks, year)
                if account is not None:
                    accounts.append(account)
        return tuple(accounts), marks

    def _read_account(
        self, node: MapNode, marks: list[int], year: int | None
    ) -> Account | None:
        """Return an account, and add the mark of its date to `marks`."""
        values: dict[str, Any] = {}
        extra: dict[str, Value] = {}
        mark = node.mark
        dated = False
        for key, value in node.pairs:
            name = key.text
            found: object
            if name in ("source", "title", "note"):
                found = self.read_text(key, value)
            elif name == "date":
                dated, mark = True, value.mark
                found = self.read_fixed_date(key, value, year=year)
            else:
                extra[name] = self.read_value(key, value)
                self.report_unknown_key(key, _ACCOUNT_KEYS, "an account")
                continue
            if found is not None:
                values[name] = found
        for name, there in (("source", "source" in values), ("date", dated)):
            if not there:
                self.report(
                    "key-missing",
                    node.mark,
                    f"an account needs a `{name}`",
                    hint=f"add `{name}: ...`: who says when it happened",
                )
        if "source" not in values or "date" not in values:
            return None
        marks.append(mark)
        return Account(**values, extra=own_keys(extra))
