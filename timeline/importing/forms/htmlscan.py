"""HTML as tokens: texts, and tags that begin and end elements.

The rules are those of the HTML Living Standard (13.2.5, tokenization), with one aim
more: what a reader of HTML would throw away without a word stays a text, since much
that has a `<` in it is no HTML. `A < B`, a tag or a comment that is never closed and
`<somebody@example.org>` are texts.

The library's own `html.parser` is not used: up to Python 3.13.5 it takes time with the
square of the length of a text of many `<a` without an end.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from timeline.records import FrozenDict

_ELEMENT_NAMES = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big
    blink blockquote body br button canvas caption center cite code col colgroup data
    datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure
    font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i
    iframe img input ins kbd label legend li link main map mark marquee math menu meta
    meter nav nobr noframes noscript object ol optgroup option output p param picture
    pre progress q rb rp rt rtc ruby s samp script search section select slot small
    source span strike strong style sub summary sup svg table tbody td template textarea
    tfoot th thead time title tr track tt u ul var video wbr
"""
ELEMENTS = frozenset(_ELEMENT_NAMES.split())
"""The names of elements, those of older HTML included (HTML Living Standard, 4 and 16);
other names are those of elements only where they hold `-` or `:`."""

_HIDDEN = ("script", "style", "title")
"""Elements that hold no markup, and nothing that is shown within a page."""

_NAME = re.compile(r"<(/?)([A-Za-z][^\s/<>]{0,40})(?=[\s/>])")
# A quotation begins behind an equals sign only, so an apostrophe elsewhere is none.
_TO_END = re.compile(r"""(?:[^>=]|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>""")
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+"""
)
# No character has so many digits, and Python refuses to read numbers of some thousand.
_LONG_REFERENCE = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
_NOTHING: Mapping[str, str] = FrozenDict()


class Token(NamedTuple):
    """A stretch of HTML."""

    kind: Literal["text", "start", "end"]
    text: str
    """Of a text, the references to characters in it resolved; of a tag, its name in
    small letters."""
    attributes: Mapping[str, str] = _NOTHING
    """Of a tag that begins an element; the first of one name counts."""
    start: int = 0
    """Where it begins in the source, in code points from 0."""
    end: int = 0
    """Where it ends there, exclusive."""


def unescape(text: str) -> str:
    """Return a text with its references to characters (`&amp;`, `&#233;`) resolved."""
    if "&" not in text:
        return text
    return html.unescape(_LONG_REFERENCE.sub("\ufffd", text))


def scan_html(text: str) -> Iterator[Token]:
    """Yield the tokens of a text in order, in time that grows as its length does.

    Comments, declarations, instructions (`<?...?>`) and what stands within scripts,
    styles and titles of pages are left out.
    """
    scanner = _Scanner(text)
    done = start = 0
    while (start := text.find("<", start)) >= 0:
        mark = scanner.read(start)
        if mark is None:
            start += 1
            continue
        if done < start:
            yield Token("text", unescape(text[done:start]), start=done, end=start)
        if mark.text:
            yield mark
        start = done = mark.end
    if done < len(text):
        yield Token("text", unescape(text[done:]), start=done, end=len(text))


class _Scanner:
    """Reads what begins with `<`; knows what it need not look for again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lacking: set[str] = set()
        """Ends that do not come any more."""

    def read(self, start: int) -> Token | None:
        """Return what begins at a place, of no name where it shows nothing.

        None stands for a `<` that is a text.
        """
        text = self.text
        if text.startswith("<!--", start):
            # Two short forms are comments, too (13.2.5.43).
            return self._skip(start, "-->", start + 2)
        if text.startswith(("<!doctype", "<!DOCTYPE", "<![CDATA[", "<?"), start):
            return self._skip(start, ">", start + 2)
        match = _NAME.match(text, start)
        if match is None:
            return None
        name = match[2].lower()
        if name not in ELEMENTS and not ("-" in name or ":" in name):
            return None
        end = self._find_tag_end(match.end())
        if end < 0:
            return None
        if match[1]:
            return Token("end", name, start=start, end=end)
        if name in _HIDDEN:
            return Token("text", "", start=start, end=self._find_closing(name, end))
        attributes = _read_attributes(text[match.end() : end - 1])
        return Token("start", name, attributes, start, end)

    def _skip(self, start: int, ending: str, begin: int) -> Token | None:
        found = -1 if ending in self.lacking else self.text.find(ending, begin)
        if found < 0:
            self.lacking.add(ending)
            return None
        return Token("text", "", start=start, end=found + len(ending))

    def _find_tag_end(self, begin: int) -> int:
        """Return where a tag ends; -1 where it never does.

        Past the first tag that ends nowhere but in a quotation, any `>` is an end.
        """
        if "quoted" not in self.lacking:
            match = _TO_END.match(self.text, begin)
            if match is not None:
                return match.end()
            self.lacking.add("quoted")
            return -1
        return self.text.find(">", begin) + 1 or -1

    def _find_closing(self, name: str, begin: int) -> int:
        """Return where a hidden element ends: with the text where it is not closed."""
        closing = re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE)
        # Behind the last `>` nothing is closed, and need not be looked at.
        match = closing.search(self.text, begin, self.text.rfind(">") + 1)
        return len(self.text) if match is None else match.end()


def _read_attributes(text: str) -> Mapping[str, str]:
    if not text.strip(" /"):
        return _NOTHING
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value))
    return FrozenDict(found)
