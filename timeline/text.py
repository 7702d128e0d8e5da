"""What the rooms share about plain text: folding, slugs, near misses, safety.

Nothing here knows of events. Lengths are code points, unless a name says cells.
What anybody typed is only text: `make_visible` for those who read it, `dump_json`
for programs, `make_link` for what may be followed.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache
from heapq import nlargest
from itertools import islice, pairwise

from timeline.patterns import LazyPattern

# C0 and C1 controls, bidirectional overrides and isolates, line separators: what
# could move the cursor, recolour the screen or make text read as other text. And
# halves of surrogate pairs, which stand for the bytes of a file name that is not
# UTF-8 (PEP 383) and which no encoding can write, and the two characters that are none
# and make a document no XML.
_UNSAFE = LazyPattern(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)
# The same in the text of a JSON document, whose own line feeds may stay, and the `##`
# of `##[command]`, which GitHub's and Azure's runners obey anywhere in a line of a log.
_UNSAFE_IN_JSON = LazyPattern(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]|#(?=#)"
)
_COMMAND = LazyPattern(r"^\s*(:)(?=:)|(#)(?=#\w*\[)")
# RFC 3986, 2: what an address may hold as it is; with it a percent sign, since what
# is escaped already is not escaped again.
_NOT_IN_ADDRESS = LazyPattern(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_LINKED = LazyPattern(r"(?:https?://[^/?#]|mailto:[^?])", re.IGNORECASE | re.ASCII)
_NOT_SLUG = LazyPattern(r"[\W_]+")
# The same for ASCII, six times as fast: every event without an id passes here.
_ASCII_SLUG = bytes(
    ord(char.lower()) if char.isascii() and char.isalnum() else ord(" ")
    for char in map(chr, range(256))
)

_AHEAD = 16
"""Signs beyond the limit of a slug that are looked at first."""

# What has neither ink nor width: formats (zero width, soft hyphens, joiners, tags,
# marks of direction), variation selectors, and fillers (Unicode 15.0, chapter 23).
_INVISIBLE = LazyPattern(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

# A share of letters in common from which on one word may be another misspelt.
_ALIKE = 0.7
# Longer texts are compared by their differences alone, in code points.
_LONG = 100
# How many different words one list is asked for; how many entries of the index each
# looks at, and how many spellings it is compared with.
MOST_MISSPELT = 500
"""For how many unknown words something known is suggested, of one kind."""
_MOST_LOOKED_AT = 4000
_MOST_COMPARED = 40


def fold(text: str) -> str:
    """Return `text` without case, accents and surplus spaces, for comparing.

    A typographic apostrophe counts as the plain one, what cannot be seen as nothing.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    text = strip_invisible(text)
    # A library of its own, which plain text needs not.
    import unicodedata

    decomposed = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def find_invisible(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that have neither ink nor width, in order."""
    if text.isascii():
        return ()
    return tuple([match[0] for match in _INVISIBLE.finditer(text)])


def strip_invisible(text: str) -> str:
    """Return `text` without what has neither ink nor width.

    Those that join emoji are such, too: this is for comparing, not for showing.
    """
    return text if text.isascii() else _INVISIBLE.sub("", text)


def slugify(text: str, *, limit: int = 48) -> str:
    """Return lower-case words joined by hyphens, cut at a word within `limit`.

    May be empty, where `text` holds no letter or digit.
    """
    # What stands after the words that are kept, and one sign more, says nothing; most
    # titles are done after their first half.
    slug = _join_words(text[: limit + _AHEAD])
    if len(slug) <= limit:
        if len(text) <= limit + _AHEAD:
            return slug
        slug = _join_words(text)
        if len(slug) <= limit:
            return slug
    cut = slug[: limit + 1].rpartition("-")[0]
    return cut or slug[:limit]


def _join_words(text: str) -> str:
    """Return the words of a text as a slug has them, none left out."""
    if text.isascii():
        # Bytes are translated by one table, text sign by sign.
        return b"-".join(text.encode().translate(_ASCII_SLUG).split()).decode()
    return "-".join(filter(None, map(_slug_word, text.split())))


@lru_cache(maxsize=4096)
def _slug_word(word: str) -> str:
    return _NOT_SLUG.sub("-", fold(word)).strip("-")


def make_visible(text: str) -> str:
    r"""Return `text` with every control or direction-changing character spelled.

    A tab or a line break becomes a space; the others show as `\x1b` or `\u202e`.
    What is visible already stays as it is.
    """
    # Printable text, all but a few of them, has none of these, and is told at once.
    # So is what has no-break spaces besides, such as between a number and its unit.
    if text.isprintable() or text.replace("\xa0", " ").isprintable():
        return text
    if _UNSAFE.search(text) is None:
        return text
    return _UNSAFE.sub(_spell, text)


def _spell(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\t\n\r\u2028\u2029\x85":
        return " "
    code = ord(char)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def find_commands(line: str) -> tuple[int, ...]:
    """Return where a line has what a runner of continuous integration obeys.

    GitHub's does so with a line that begins with `::`, however far it is indented; it,
    Azure's and TeamCity's with `##[`, `##vso[` and `##teamcity[` anywhere in a line.
    """
    if "::" not in line and "##" not in line:
        return ()
    found = _COMMAND.finditer(line)
    return tuple(match.start(match.lastindex or 0) for match in found)


def dump_json(
    value: object, *, indent: int | None = None, compact: bool = False
) -> str:
    r"""Return JSON (RFC 8259) whose text obeys nobody who prints it.

    Characters of other scripts stay themselves; controls, those that change the
    direction of text, and what a CI runner takes for a command are written as
    `\u009b`, which every reader of JSON turns back. `compact` leaves out blanks.
    """
    text = _make_encoder(indent, compact=compact)(value)
    if text.isprintable() and "##" not in text:
        return text
    return _UNSAFE_IN_JSON.sub(_escape, text)


@cache
def _make_encoder(indent: int | None, *, compact: bool) -> Callable[[object], str]:
    """Return what makes JSON of a value; made anew for each it would take longer."""
    # Most commands write none.
    import json

    separators = (",", ":") if compact else None
    return json.JSONEncoder(
        ensure_ascii=False, indent=indent, separators=separators
    ).encode


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def make_link(url: str) -> str:
    """Return the address that a link may lead to; empty where it leads nowhere safe.

    Only http, https and mailto are followed: `javascript:` acts, and `file:` shows
    what is on the reader's own machine. What RFC 3986 does not allow in an address is
    percent-encoded, so that it can end neither an attribute nor an escape sequence.
    """
    if _LINKED.match(url) is None:
        return ""
    return _NOT_IN_ADDRESS.sub(_encode, url)


def _encode(match: re.Match[str]) -> str:
    # What is no character has the bytes that UTF-8 would have for it.
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


class Nearest:
    """Finds, among many known words, those most like others.

    The known words are put into an index when the first is looked for; from then on
    finding costs about the same however many there are. `known` may be a function,
    called at that time.
    """

    def __init__(self, known: Iterable[str] | Callable[[], Iterable[str]]) -> None:
        self._known = known
        self._found: dict[str, str] = {}

    def find(self, word: str) -> str:
        """Return the known word most like `word`; empty where none is.

        Each is worked out once. Past 500 different ones nothing is found any more:
        they are another list, rather than misspelt.
        """
        found = self._found.get(word)
        if found is None:
            if len(self._found) >= MOST_MISSPELT:
                return ""
            found = self._found[word] = next(iter(self.rank(word, limit=1)), "")
        return found

    def rank(self, word: str, *, limit: int = 3) -> tuple[str, ...]:
        """Return the known words most like `word`, the nearest first; may be empty.

        Compares folded, by whole word and by each word of several: `Putn` finds
        `Vladimir Putin`.
        """
        folded = fold(word)
        if not folded:
            return ()
        measured = (
            (_measure_likeness(key, folded), key) for key in self._preselect(folded)
        )
        alike = sorted((pair for pair in measured if pair[0] >= _ALIKE), reverse=True)
        unique = dict.fromkeys(self._spellings[key] for _, key in alike[: limit * 3])
        best = sorted(
            unique,
            key=lambda name: _measure_likeness(folded, fold(name)),
            reverse=True,
        )
        return tuple(best[:limit])

    def _preselect(self, folded: str) -> list[str]:
        """Return the spellings that share most pairs of letters; some tens at most."""
        low, high = len(folded) * 0.5, len(folded) * 2
        # Rare pairs of letters tell most, and lead to few words.
        listed = [self._index[pair] for pair in _pair_letters(folded) & self._pairs]
        listed.sort(key=len)
        shared: Counter[str] = Counter()
        left = _MOST_LOOKED_AT
        for keys in listed:
            shared.update(islice(keys, left))
            left -= len(keys)
            if left <= 0:
                break
        likely = [
            (number, -abs(len(key) - len(folded)), key)
            for key, number in shared.items()
            if low <= len(key) <= high
        ]
        return [key for *_, key in nlargest(_MOST_COMPARED, likely)]

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        """Return the known words by all that leads to them, folded."""
        names = list(self._known() if callable(self._known) else self._known)
        spellings: dict[str, str] = {}
        for name in names:
            spellings.setdefault(fold(name), name)
        # A whole name wins over a word of a longer one: Germany over East Germany.
        for name in names:
            for part in fold(name).split():
                if len(part) > 2:
                    spellings.setdefault(part, name)
        return spellings

    @cached_property
    def _index(self) -> Mapping[str, Sequence[str]]:
        """Return the spellings by each pair of letters that they hold."""
        index: dict[str, list[str]] = {}
        for key in self._spellings:
            for pair in _pair_letters(key):
                index.setdefault(pair, []).append(key)
        return index

    @cached_property
    def _pairs(self) -> frozenset[str]:
        return frozenset(self._index)


def find_nearest(word: str, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """Return the known words most like `word`, as `Nearest` does for one alone."""
    return Nearest(known).rank(word, limit=limit)


def _pair_letters(folded: str) -> set[str]:
    """Return all two letters that stand together, with blanks before and behind."""
    return set(map("".join, pairwise(f" {folded} ")))


def _measure_likeness(one: str, two: str) -> float:
    """Return the share of letters that two texts have in common: 0 to 1.

    As `difflib` has it. Its time grows with the square of the length, so that of long
    texts only those parts are compared in which they differ, and if these are long
    too, by the pairs of letters in both.
    """
    shared = 0
    whole = len(one) + len(two)
    if max(len(one), len(two)) > _LONG:
        start = _count_alike(one, two)
        one, two = one[start:], two[start:]
        end = _count_alike(one[::-1], two[::-1])
        one, two = one[: len(one) - end], two[: len(two) - end]
        shared = start + end
    if max(len(one), len(two)) > _LONG:
        both = Counter(pairwise(one)) & Counter(pairwise(two))
        return 2 * (shared + both.total()) / whole
    matcher = SequenceMatcher(None, one, two)
    if not shared and matcher.quick_ratio() < _ALIKE:
        return 0.0
    return (2 * shared + matcher.ratio() * (len(one) + len(two))) / whole


def _count_alike(one: str, two: str) -> int:
    """Return how many letters at the beginning are the same."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(two)))


def join_words(words: Iterable[str], *, last: str = "or") -> str:
    """Return `a`, `a or b`, `a, b or c`."""
    listed = list(words)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


def suggest(near: Iterable[str], *, otherwise: str = "") -> str:
    """Return `did you mean a or b?`, and what to do otherwise; may be empty.

    Without near misses it is what to do alone; an empty word is none.
    """
    words = join_words(filter(None, near))
    if not words:
        return otherwise
    question = f"did you mean {words}?"
    return f"{question} otherwise {otherwise}" if otherwise else question


def count_of(number: int, noun: str, plural: str = "") -> str:
    """Return `1 event`, `2 events`, `1,500 events`."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{number:,} {word}"
