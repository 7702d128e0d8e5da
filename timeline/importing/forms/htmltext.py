"""HTML as plain text: what a reader sees, line by line.

Block elements and `<br>` break lines, items of lists begin with `- `, white space is
folded (CSS Text 3, 4.1.1, as for `white-space: normal`), an image is its `alt`. What an
element says not to show (`hidden=""`, `display: none`) is left out. So are, of tables,
marks of footnotes: a `<sup>` that is a link to a place on its own page would stand as
`[1]` behind a date or a name, and lead nowhere.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.importing.forms.htmlscan import Token, scan_html, unescape

_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li
    main menu nav ol option p pre section summary table tbody tfoot thead tr ul
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that stand on lines of their own."""

_NOT_SHOWN = re.compile(r"display\s*+:\s*+none", re.IGNORECASE)
_NO_ADDRESS = ("#", "javascript:", "data:")


class Prose(NamedTuple):
    """What a piece of HTML says."""

    text: str
    links: tuple[str, ...]
    """The addresses that it leads to, each once, in order; not those of places on its
    own page (`#note`), nor of scripts."""
    footnotes: int = 0
    """How many marks of them were left out."""


def strip_html(text: str) -> str:
    """Return HTML as plain text, an address behind the words that link to it.

    `<a href="https://example.org">talks</a>` becomes `talks (https://example.org)`, one
    that shows its own address the address alone. A text without any tag is returned as
    it is but for references to characters, and keeps its white space. Takes any text:
    what is no markup stays.
    """
    return _flatten(text, addresses=True).text


def read_prose(text: str, *, drops_footnotes: bool = False) -> Prose:
    """Return HTML as plain text, and the addresses it links to beside it."""
    return _flatten(text, addresses=False, drops_footnotes=drops_footnotes)


def _flatten(text: str, *, addresses: bool, drops_footnotes: bool = False) -> Prose:
    if "<" not in text:
        return Prose(unescape(text), ())
    tokens = list(scan_html(text))
    # A text that is less than the whole has comments around it.
    if [token[:1] + token[3:] for token in tokens] == [("text", 0, len(text))]:
        return Prose(unescape(text), ())
    writer = _Writer(addresses=addresses)
    hidden_until = footnotes = 0
    ends = _find_hidden(tokens, drops_footnotes=drops_footnotes)
    for number, token in enumerate(tokens):
        if number in ends and number >= hidden_until:
            footnotes += _is_footnote(tokens, number)
        hidden_until = max(hidden_until, ends.get(number, 0))
        if number >= hidden_until:
            writer.take(token)
    return writer.finish()._replace(footnotes=footnotes)


def _find_hidden(
    tokens: Sequence[Token], *, drops_footnotes: bool
) -> Mapping[int, int]:
    """Return where elements end that are not shown, by where they begin.

    Both count tokens. One that is never closed is shown, lest it hide all the rest.
    """
    open_at: dict[str, list[tuple[int, bool]]] = {}
    ends: dict[int, int] = {}
    for number, token in enumerate(tokens):
        if token.kind == "start":
            hidden = (
                "hidden" in token.attributes
                or _NOT_SHOWN.search(token.attributes.get("style", "")) is not None
                or (drops_footnotes and _is_footnote(tokens, number))
            )
            open_at.setdefault(token.text, []).append((number, hidden))
        elif token.kind == "end" and open_at.get(token.text):
            begun, hidden = open_at[token.text].pop()
            if hidden:
                ends[begun] = number
    return ends


def _is_footnote(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a token begins the mark of a footnote.

    Pages that a browser saved have their own address before that of the place;
    MediaWiki calls the marks `reference`.
    """
    token = tokens[number]
    if token.kind != "start" or token.text != "sup":
        return False
    if "reference" in token.attributes.get("class", "").split():
        return True
    inner = tokens[number + 1] if number + 1 < len(tokens) else token
    return inner.text == "a" and inner.attributes.get("href", "").startswith("#")


class _Writer:
    """Puts tokens together, folding what is blank between them."""

    def __init__(self, *, addresses: bool) -> None:
        self.addresses = addresses
        self.parts: list[str] = []
        self.gap = ""
        """What comes before the next word: nothing, a blank or a line break."""
        self.link = ""
        self.link_begins = 0
        self.links: dict[str, None] = {}

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.kind == "text":
            self._write(token.text)
        elif token.text == "br" or token.text in BLOCKS:
            self._break()
            if token.text == "li" and token.kind == "start":
                self._write("- ")
                self.gap = ""
        elif token.text in ("td", "th"):
            self.gap = self.gap or " "
        elif token.text == "a":
            self._end_link()
            if token.kind == "start":
                self._begin_link(token.attributes.get("href", ""))
        elif token.text == "img":
            self._write(token.attributes.get("alt", ""))

    def finish(self) -> Prose:
        """Return what was written."""
        self._end_link()
        return Prose("".join(self.parts).strip(), tuple(self.links))

    def _break(self) -> None:
        # The blank behind the dash of an item that begins with a block stays.
        if self.parts and self.parts[-1] != "- ":
            self.gap = "\n"

    def _write(self, text: str) -> None:
        if not text:
            return
        words = " ".join(text.split())
        if text[0].isspace() or not words:
            self.gap = self.gap or (" " if self.parts else "")
        if not words:
            return
        if self.gap and self.parts and self.parts[-1] != "- ":
            self.parts.append(self.gap)
        self.parts.append(f"{words} " if words == "-" and text == "- " else words)
        self.gap = " " if text[-1].isspace() else ""

    def _begin_link(self, address: str) -> None:
        address = address.strip()
        if address and not address.lower().startswith(_NO_ADDRESS):
            self.link, self.link_begins = address, len(self.parts)

    def _end_link(self) -> None:
        if not self.link:
            return
        address, self.link = self.link, ""
        self.links[address] = None
        shown = "".join(self.parts[self.link_begins :]).strip()
        if self.addresses and not _is_shown(address, shown):
            gap, self.gap = self.gap, " " if self.parts else ""
            self._write(f"({address})" if shown else address)
            self.gap = gap


def _is_shown(address: str, shown: str) -> bool:
    """Tell whether words are the address that they link to."""
    return _bare(address) == _bare(shown)


def _bare(address: str) -> str:
    for prefix in ("https://", "http://", "mailto:"):
        address = address.removeprefix(prefix)
    return address.removesuffix("/")
