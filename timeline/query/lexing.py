"""The words of a query: from its text to tokens, whatever the text.

docs/query.md and the grammar in `timeline.query.parsing` say what a token is.
"""

import re
from collections.abc import Iterator

from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern

QUOTES = {
    '"': '"',
    "'": "'",
    "“": "”",
    "”": "”",
    "„": "“”",
    "‘": "’",
    "‚": "‘’",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
}
"""What opens a quoted text, each with what may close it: English, German, Swedish and
French ones."""
SINGLE = ("'", "‘", "‚")
"""Those whose closing quote may be an apostrophe as well."""
# French sets a blank between these and what they hold.
_SPACED = ("«", "»", "‹", "›")
_WORD = LazyPattern(r'(?:\\,|[^\s",()])+')
COMMA = r"\,"
"""A comma within a value that stands in no quotes."""
_BETWEEN = LazyPattern(r"(?<!\\),")
# Also what others write for an op, `==` and `=>`: never the beginning of a value.
_OP = LazyPattern("!=[=<>]*|[=<>]+|:")
_ESCAPED = LazyPattern(r'\\(["\\])')
MEANT = {
    "&": "and",
    "&&": "and",
    "|": "or",
    "||": "or",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
}
"""What other languages write, each a search for a sign if it were a word."""
# What word processors make of a hyphen: the opposite of what was meant, as a word.
_DASHES = "–—−"


class Token(NamedTuple):
    """A part of the text; `start` and `end` are code points, the end not included."""

    kind: str
    """word, quoted, unclosed, op, and, or, not, foreign (what other languages have),
    end, or the sign itself: one of `( ) , - @`."""
    start: int
    end: int
    value: str = ""
    """What was typed, without its quotes."""
    quote: str = ""
    """The sign that opens it."""


def lex(text: str) -> Iterator[Token]:
    """Yield the tokens of a text, whatever it is, with one of kind end at last."""
    at = 0
    awaited = False
    while True:
        while text[at : at + 1].isspace():
            at += 1
        sign = text[at : at + 1]
        if not sign:
            yield Token("end", at, at)
            return
        if sign in "(),":
            token = Token(sign, at, at + 1, sign)
        elif sign in QUOTES:
            token = _lex_quoted(text, at)
        elif awaited:
            end = _end_word(text, at)
            token = Token("word", at, end, text[at:end].replace(COMMA, ","))
        elif sign in "-@":
            token = Token(sign, at, at + 1, sign)
        else:
            token = _lex_beginning(text, at)
        yield token
        awaited = token.kind in ("op", "@", ",")
        at = token.end


def _end_word(text: str, start: int) -> int:
    match = _WORD.compiled.match(text, start)
    return match.end() if match else start


def _lex_quoted(text: str, start: int) -> Token:
    quote = text[start]
    closers = QUOTES[quote]
    if quote == '"':
        pattern = r'((?:[^"\\]++|\\.)*+)"'
    elif quote in SINGLE:
        pattern = rf"(.*?)[{closers}](?=[\s,)]|\Z)"
    else:
        pattern = f"(.*?)[{closers}]"
    match = re.compile(pattern, re.DOTALL).match(text, start + 1)
    value = match[1] if match else text[start + 1 :]
    if quote == '"':
        value = _ESCAPED.sub(lambda escaped: escaped[1], value)
    elif quote in _SPACED:
        value = value.strip()
    if match is None:
        return Token("unclosed", start, len(text), value, quote)
    return Token("quoted", start, match.end(), value, quote)


def _lex_beginning(text: str, start: int) -> Token:
    """Return an op, a keyword, or the word at the beginning of a term."""
    end = _end_word(text, start)
    op = _OP.compiled.search(text, start, end)
    if op and op.start() == start:
        return Token("op", start, op.end(), op[0])
    word = text[start : op.start() if op else end]
    kind = "word"
    if not op and word.lower() in ("and", "or", "not"):
        kind = word.lower()
    elif word in MEANT or word[0] == "!" or (word[0] in _DASHES and word[1:]):
        kind = "foreign"
    return Token(kind, start, start + len(word), word.replace(COMMA, ","))


def split_values(text: str) -> tuple[str, ...]:
    r"""Return the values between the commas of a text without quotes; one at least.

    `\,` is a comma within a value. Empty values are left out, but for the only one.
    """
    parts = [part.strip() for part in _BETWEEN.compiled.split(text)]
    return tuple([part.replace(COMMA, ",") for part in parts if part]) or ("",)


def name_field(token: Token) -> str:
    """Return the name of a field: in quotes as it is, else in lower case."""
    return token.value if token.quote else token.value.lower()
