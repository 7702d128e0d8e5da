r"""Text as Markdown: whatever it holds, it is read back as that text.

It is read by pandoc (2.17 to 3.x) with all extensions of its Markdown, and by GitHub.
In both a backslash before a sign of ASCII makes it that sign alone, so that one stands
before each that could begin something:

- always: \ ` * { } [ ] < > # ~ ^ | @ $ and both straight quotes, which pandoc bends
- `_` unless it stands within a word, `&` where it begins an entity
- `.` and `-` beside their like, of which pandoc makes one sign, and a `.` behind what
  it takes for an abbreviation, where it puts a space that does not break
- `:` beside its like, where it begins `:smile:`, and in an address; the `.` of `www.`
- a single opening quote that is not closed, as in `‘Abd`, which pandoc would turn
  around, is spelled as an entity
- where a text begins a line, what begins a list, a rule or the caption of a table

What runs from right to left stands between isolates, without which a page would set the
figures beside it on its other side; so drawings do.

Blanks become one blank, as both read them, and so do line breaks, except between the
lines of a paragraph. What no document can hold is spelled, as `make_visible` does.
"""

import re
from collections.abc import Iterator

from timeline.dates import When, format_when
from timeline.patterns import LazyPattern
from timeline.rendering.bidi import CLOSE, OPEN, split_runs
from timeline.text import make_link, make_visible

_BLANKS = LazyPattern(" {2,}")
_SIGNS = LazyPattern(
    r"[\\`*{}\[\]<>#~^|@$\"']"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"
    r"|&(?=#?\w+;)"
    r"|(?<=\.)\.|\.(?=\.)|(?<=-)-|-(?=-)"
    r"|(?<=:):|:(?=[:/])|:(?=[\w+\-]+:)|(?<=mailto):|(?<=xmpp):|(?<=www)\.",
    re.IGNORECASE,
)
# Those of pandoc 2.17, without the last point of each.
_ABBREVIATION = LazyPattern(
    r"(?<![^\W_])(?:aet|aetat|al|Apr|Aug|bk|Bros|c|Capt|cf|ch|chap|chs|Co|col|Corp|cp|d"
    r"|Dec|Dr|e\.g|ed|eds|esp|f|fasc|Feb|ff|fig|fl|fol|fols|Fr|Gen|Gov|Hon|i\.e|ill"
    r"|Inc|incl|Jan|Jr|Jul|Jun|Ltd|M\.A|M\.D|Mar|Mr|Mrs|Ms|n|n\.b|nn|No|Nov|Oct|p|Ph\.D"
    r"|pp|Pres|Prof|pt|q\.v|Rep|Rev|s\.v|s\.vv|saec|sec|Sen|Sep|Sept|Sgt|Sr|St|univ|viz"
    r"|vol|vs)(?P<point>\.)(?=\s|$)"
)
# Of pairs pandoc makes a quotation, which it shows with the same signs.
_UNCLOSED = LazyPattern(r"‘(?![^‘’“”\s][^‘’“”]*’(?![^\W_]))")
_BEGINNING = LazyPattern(r"[\-+=:%]|\(?\w+[.)](?=\s|$)|[Tt]able:")
_PARAGRAPH = LazyPattern(r"\n[ \t\r]*\n\s*")
_ENTITY = LazyPattern(r"&(?=#?\w+;)")


def escape(text: str, *, begins: bool = False) -> str:
    """Return a text as Markdown, in one line without blanks around it; may be empty.

    `begins` where it is the first of a line.
    """
    plain = flatten(text)
    at = set(_find(plain))
    if begins and (head := _BEGINNING.match(plain)) is not None:
        at |= {place for place, sign in enumerate(head[0]) if not sign.isalnum()}
    before = dict.fromkeys(at, "\\")
    after: dict[int, str] = {}
    for first, last in _find_isolated(plain):
        before[first] = OPEN + before.get(first, "")
        after[last] = CLOSE
    if before:
        signs = (
            f"{before.get(place, '')}{sign}{after.get(place, '')}"
            for place, sign in enumerate(plain)
        )
        plain = "".join(signs)
    return _UNCLOSED.sub("&lsquo;", plain) if "‘" in plain else plain


def flatten(text: str) -> str:
    """Return a text as it is read back: in one line, what nobody could see spelled."""
    # At its ends a blank of any script could make emphasis end elsewhere.
    return _BLANKS.sub(" ", make_visible(text)).strip()


def escape_paragraphs(text: str) -> Iterator[str]:
    r"""Yield the paragraphs of a text that blank lines divide; a `\` ends a line."""
    for paragraph in _PARAGRAPH.compiled.split(text.strip()):
        lines = (escape(line, begins=True) for line in paragraph.splitlines())
        joined = "\\\n".join(filter(None, lines))
        if joined:
            yield joined


def format_date(when: When) -> str:
    """Return a date in words as Markdown."""
    # Behind `c.` a space that does not break is as it should be.
    return escape(format_when(when)).replace(r"c\. ", "c. ")


def emphasize(text: str) -> str:
    """Return a text in italics; may be empty."""
    escaped = escape(text)
    return f"*{escaped}*" if escaped else ""


def format_address(url: str) -> str:
    """Return an address as a link that shows itself, or as text where none is safe."""
    link = make_link(url)
    if not link:
        return escape(url)
    if _ENTITY.search(link) is not None:
        # Of `&copy;` between angles the two readers make different addresses.
        return f"[{escape(link)}](<{link.replace('&', '&amp;')}>)"
    return f"<{link}>"


def _find_isolated(text: str) -> Iterator[tuple[int, int]]:
    """Yield the first and the last place of what is to stand between isolates."""
    place = 0
    for run in split_runs(text):
        if run.is_isolated:
            yield place, place + len(run.text) - 1
        place += len(run.text)


def _find(text: str) -> Iterator[int]:
    """Yield where a backslash is needed, whatever stands around the text."""
    for match in _SIGNS.finditer(text):
        yield match.start()
    for match in _ABBREVIATION.finditer(text):
        yield match.start("point")
