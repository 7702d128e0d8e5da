"""From what an author typed to a When: the grammars in turn, and help.

What is refused gets a hint made from the text itself wherever a small change would
make it a date: `10-May-2013` asks for `10 May 2013`. Nothing is ever read that way;
the author decides.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from timeline.dates import errors
from timeline.dates.edtf import parse_edtf
from timeline.dates.english import parse_english
from timeline.dates.errors import DateError
from timeline.dates.prefixes import Relative, parse_prefixed
from timeline.dates.undated import parse_undated
from timeline.dates.when import When
from timeline.dates.words import DASHES, WordPattern

# Code points. Longer than any list of days, and short enough for every pattern.
_LONGEST = 500
_SHOWN = 40

_GENERAL = (errors.WRITE_ISO, errors.WRITE_FORMS)

_HINTS = (
    (
        r"since\b.+",
        "write 2013-05-10/.. for what still goes on, 2013-05-10/ if its end is unknown",
    ),
    (r"(?:un)?till?\b.+", "write ../2013-05-10, or `by` and the date it ended"),
    (
        r"between\b.+|.+\bor\b.+",
        'for one of several days write "[2013-05-10,2013-05-12]" or '
        '"[2013-05-10..2013-05-12]"',
    ),
    (
        r"(?:early|mid|late|(?:the\s+)?(?:start|beginning|end)\s+of)\b.*[0-9]{4}",
        "parts go with a month (early May 2013); of a year write Q1 2013 or H1 2013",
    ),
    (
        r".*[0-9]\s*b\.?\s*c\b.*",
        "years before 1 have a minus and count from 0: 44 BC is -0043",
    ),
    (
        r"(?:to|yester)day|tomorrow|now|(?:last|next|this)\b.+",
        "nothing is counted from today: write the date itself",
    ),
    (
        r"\?+|-+|n\.?/?a\.?|none|nil|tb[acd]|s\.\s?[adf]\.?|unk\w+n"
        r"|(?:it\s+is\s+|is\s+)?not\s+(?:known|dated)|no\s+known\s+date"
        r"|nobody\s+knows.*",
        "write `unknown` if nobody knows the date",
    ),
)
_HINTED = tuple((WordPattern(pattern), hint) for pattern, hint in _HINTS)
# What the match is to be written as.
_REWRITTEN = (
    (WordPattern(r"(?:the\s+)?([0-9]{3})0['’]?s"), r"write \1X"),
    (
        WordPattern(r"(?:the\s+)?winter\s+(?:of\s+)?([0-9]{4})\W+(?:[0-9]{2}){1,2}"),
        r"a winter has the year it begins in: write winter \1",
    ),
)


@lru_cache(maxsize=65_536)
def parse_date(text: str, *, year: int | None = None) -> When | Relative:
    """Read a date as an author writes it.

    `year` completes forms that name a day but no year. Raises DateError, whose
    code, message and hint say what is wrong and what to write.
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST:
        raise errors.invalid(f"{stripped[:_SHOWN]}...", "it is too long")
    try:
        return _parse(stripped, year)
    except DateError as error:
        if error.code == "date-invalid" and error.hint in _GENERAL:
            error.hint = _suggest(stripped, year) or error.hint
        raise


def _parse(text: str, year: int | None) -> When | Relative:
    return (
        parse_edtf(text)
        or parse_undated(text)
        or parse_prefixed(text, year=year)
        or parse_english(text, year=year)
    )


def _suggest(text: str, year: int | None) -> str:
    """Return a hint for a text that is not a date; empty if there is none."""
    for pattern, template in _REWRITTEN:
        if match := pattern.fullmatch(text):
            return match.expand(template)
    for candidate in _vary(text):
        try:
            when = _parse(candidate, year)
        except DateError:
            continue
        if isinstance(when, When) and candidate != text:
            return f"write {candidate}"
    for pattern, hint in _HINTED:
        if pattern.fullmatch(text):
            return hint
    return ""


def _vary(text: str) -> Iterable[str]:
    """Yield what the author may have meant, the likeliest first."""
    plain = "".join(_plain_digit(char) for char in unicodedata.normalize("NFKC", text))
    plain = " ".join(re.sub(f"[{DASHES}]", "-", plain).split())
    yield plain
    bare = re.sub(r"\b(?:in|on|of|the)\b\s*", "", plain, flags=re.IGNORECASE)
    yield re.sub(r" (?=[~?%]$)", "", bare)
    yield re.sub(r"(?<=\w)[-/.,]+\s*(?=\w)|\s+-+\s+", " ", bare)
    yield re.sub(r"\s*-+\s*", " - ", bare)
    yield re.sub(r"\s*/\s*", " - ", bare)
    # `2013 May`, `2013-Q1`
    yield re.sub(r"([0-9]{4})[-/ ]?([a-z].*)", r"\2 \1", bare, flags=re.IGNORECASE)


def _plain_digit(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char
