"""What the rooms share about plain text: folding, slugs, near misses, safety.

Nothing here knows of events. Lengths are code points, unless a name says cells.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from timeline.patterns import LazyPattern

# C0 and C1 controls, bidirectional overrides and isolates, line separators: what
# could move the cursor, recolour the screen or make text read as other text.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
_NOT_SLUG = LazyPattern(r"[\W_]+")
# The same for ASCII, six times as fast: every event without an id passes here.
_ASCII_SLUG = "".join(
    char.lower() if char.isalnum() else " " for char in map(chr, range(128))
)


def fold(text: str) -> str:
    """Return `text` without case, accents and surplus spaces, for comparing.

    A typographic apostrophe counts as the plain one.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def slugify(text: str, *, limit: int = 48) -> str:
    """Return lower-case words joined by hyphens, cut at a word within `limit`.

    May be empty, where `text` holds no letter or digit.
    """
    if text.isascii():
        slug = "-".join(text.translate(_ASCII_SLUG).split())
    else:
        slug = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(slug) <= limit:
        return slug
    cut = slug[: limit + 1].rpartition("-")[0]
    return cut or slug[:limit]


def make_visible(text: str) -> str:
    r"""Return `text` with every control or direction-changing character spelled.

    A tab or a line break becomes a space; the others show as `\x1b` or `\u202e`.
    """
    if _UNSAFE.search(text) is None:
        return text
    return _UNSAFE.sub(_spell, text)


def _spell(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\t\n\r\u2028\u2029\x85":
        return " "
    code = ord(char)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def find_nearest(word: str, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """Return the known words most like `word`, the nearest first; may be empty.

    Compares folded, by whole word and by each word of several: `Putn` finds
    `Vladimir Putin`.
    """
    folded = fold(word)
    if not folded:
        return ()
    spellings: dict[str, str] = {}
    names = list(known)
    for name in names:
        spellings.setdefault(fold(name), name)
    # A whole name wins over a word of a longer one: Germany over East Germany.
    for name in names:
        for part in fold(name).split():
            if len(part) > 2:
                spellings.setdefault(part, name)
    # SequenceMatcher is quadratic: leave out what cannot come near by its length.
    low, high = len(folded) * 0.5, len(folded) * 2
    candidates = [key for key in spellings if low <= len(key) <= high]
    matches = get_close_matches(folded, candidates, n=limit * 3, cutoff=0.7)
    unique = dict.fromkeys(spellings[match] for match in matches)
    best = sorted(
        unique,
        key=lambda name: SequenceMatcher(None, folded, fold(name)).ratio(),
        reverse=True,
    )
    return tuple(best[:limit])


def join_words(words: Iterable[str], *, last: str = "or") -> str:
    """Return `a`, `a or b`, `a, b or c`."""
    listed = list(words)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


def count_of(number: int, noun: str, plural: str = "") -> str:
    """Return `1 event`, `2 events`, `1,500 events`."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{number:,} {word}"
