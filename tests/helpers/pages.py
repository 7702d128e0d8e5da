"""The page of HTML as a reader without a script has it, and a check that it is one."""

import base64
import hashlib
import io
import json
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any

from tests.helpers.chronologies import load_events
from tests.helpers.exporting import export_bytes
from timeline import Chronology, select
from timeline.exports import ExportOptions
from timeline.query import Question

_ELEMENTS = frozenset(
    (
        *("html", "head", "meta", "title", "style", "body", "script", "header", "main"),
        *("nav", "section", "div", "article", "footer", "h1", "h2", "h3", "h4", "p"),
        *("ul", "ol", "li", "dl", "dt", "dd", "a", "b", "i", "q", "bdi", "small"),
        *("span", "time", "code", "svg", "path"),
    )
)
_ATTRIBUTES = frozenset(
    (
        *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href"),
        *("type", "hidden", "tabindex", "title", "dir", "datetime", "aria-label"),
        *("aria-hidden", "data-i", "data-w", "viewbox", "preserveaspectratio", "d"),
    )
)
_HREF = re.compile(r"(?:https?://|mailto:)[!-~]+|#[^\s\"<>]*", re.IGNORECASE)
_NO_END = frozenset({"meta"})
_SOUNDLESS = frozenset({"style", "script", "title"})
_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "article", "div"})


class Page(HTMLParser):
    """A page that was read: texts of its elements, its links and ids.

    Fails for whatever could act, or is none of the elements that we write.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        """Each with its text."""
        self.policy = ""
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self.elements: list[tuple[str, dict[str, str], str]] = []
        """Each with its attributes and the text in it, in the order of their ends."""
        self._open: list[tuple[str, dict[str, str], io.StringIO]] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; see the class."""
        assert tag in _ELEMENTS, tag
        given = {name: value or "" for name, value in attrs}
        assert set(given) <= _ATTRIBUTES, given
        if "href" in given:
            assert _HREF.fullmatch(given["href"]), given["href"]
        if "id" in given:
            assert not re.search(r"\s", given["id"])
            self.ids.append(given["id"])
        if given.get("http-equiv"):
            assert given["http-equiv"] == "Content-Security-Policy"
            self.policy = given["content"]
        if tag in ("li", "dt", "dd"):
            self._end_open({"li"} if tag == "li" else {"dt", "dd"})
        if tag in _BLOCKS:
            self._write(" ")
        if tag not in _NO_END:
            self._open.append((tag, given, io.StringIO()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take one that holds nothing."""
        assert tag == "path"
        assert {name for name, _ in attrs} <= _ATTRIBUTES

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag in ("ul", "ol", "dl"):
            self._end_open({"li", "dt", "dd"})
        assert self._open[-1][0] == tag, (tag, self._open[-1])
        self._end()

    def handle_data(self, data: str) -> None:
        """Take text."""
        self._write(data)

    def handle_comment(self, data: str) -> None:
        """Fail: there are no comments in a page."""
        raise AssertionError(data)

    def _end_open(self, tags: Iterable[str]) -> None:
        # Items of lists end where the next begins, or their list ends.
        if self._open[-1][0] in tags:
            self._end()

    def _end(self) -> None:
        tag, given, stream = self._open.pop()
        raw = stream.getvalue()
        if tag in self.raw:
            self.raw[tag].append(raw)
        text = " ".join(raw.split())
        self.elements.append((tag, given, text))
        if tag == "a" and "href" in given:
            self.links.append((given["href"], text))

    def _write(self, text: str) -> None:
        for tag, _, stream in reversed(self._open):
            stream.write(text)
            if tag in _SOUNDLESS:
                break

    def list_texts(self, tag: str, kind: str = "") -> list[str]:
        """Return the texts of all elements of a name, or of those of one class."""
        return [
            text
            for name, given, text in self.elements
            if name == tag and (not kind or kind in given.get("class", "").split())
        ]

    @property
    def articles(self) -> dict[str, str]:
        """Return the text of each event by the id of its element, in order."""
        return {
            given["id"]: text for tag, given, text in self.elements if tag == "article"
        }

    @property
    def text(self) -> str:
        """Return all that a reader without a script has."""
        return self.list_texts("body")[0]


def read_html(text: str) -> Page:
    """Return a page that was read, after what must hold of every one.

    Ids are unique, links within the page lead somewhere, the policy allows the one
    style and the one script by their hashes, and the data are JSON.
    """
    page = Page(text)
    assert len(page.ids) == len(set(page.ids))
    for address, _ in page.links:
        assert not address.startswith("#") or address[1:] in page.ids, address
    (style,) = page.raw["style"]
    data, script = page.raw["script"]
    assert page.policy == (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    json.loads(data)
    return page


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def make_html(
    chronology: Chronology, question: Question | None = None, *, notes: bool = False
) -> str:
    """Return the page of a chronology, or of what a question asks of it."""
    selection = select(chronology, question)
    return export_bytes("html", selection, ExportOptions(notes=notes)).decode()


def make_page(*events: dict[str, Any], **header: object) -> Page:
    """Return the page of some events, each as data."""
    return read_html(make_html(load_events(events, **header)))


def make_card(event: dict[str, Any], **header: object) -> str:
    """Return the text of the page's one event; it has a date and a title at least."""
    page = make_page({"date": "2013-05-10", "title": "T", **event}, **header)
    (text,) = page.articles.values()
    return text
