"""How wide text is in a picture, where nobody can ask the fonts it will be read in.

Widths are those of Arial and Helvetica, which fonts made to replace them share, and
for titles of the widest face that they may be set in. A painter tells each text its
measured width, so that a wider font is squeezed into it. Widths are in pixels.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import cast

from timeline.pictures.shapes import Face
from timeline.text import make_visible

ELLIPSIS = "…"
# Of what the table lacks: ideographs and the like are squares, emoji a little wider,
# most other letters narrower; in thousandths of the size.
_WIDE = 1000
_EMOJI = 1250
_OTHER = 640
_EMOJI_BLOCKS = range(0x1F000, 0x1FB00)
# Two of these are a flag; those change the colour of the sign before them.
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_SKINS = range(0x1F3FB, 0x1F400)
_JOINER = "\u200d"
# A last word of so many letters or less goes whole, rather than a part of it.
_SHORT_WORD = 12
_PUNCTUATION = " ,.;:–-"
# How narrow balanced lines may become, and in how many steps that is looked for.
_NARROWEST = 0.4
_STEPS = 8


def measure_text(text: str, size: float, face: Face = Face.SANS) -> float:
    """Return the width of a line of text, as a painter makes it visible."""
    widths = _load_widths()[face]
    text = make_visible(text)
    try:
        total = sum([widths[char] for char in text])
    except KeyError:
        total = sum(
            _measure_cluster(cluster, widths) for cluster in split_clusters(text)
        )
    return total * size / 1000


def _measure_cluster(cluster: str, widths: Mapping[str, int]) -> int:
    """Return the width of a letter with its marks, or of what is joined to one sign."""
    parts = [
        _guess(char) if (width := widths.get(char)) is None else width
        for char in cluster
    ]
    return max(parts) if _JOINER in cluster else sum(parts)


def cut_text(text: str, size: float, room: float, face: Face = Face.SANS) -> str:
    """Return a text that is no wider than `room`, with an ellipsis where it is cut.

    Between words where that costs little. Empty where there is no room at all.
    """
    text = " ".join(make_visible(text).split())
    if measure_text(text, size, face) <= room:
        return text
    room -= measure_text(ELLIPSIS, size, face)
    if room < 0:
        return ""
    kept = _take(split_clusters(text), size, room, face)
    head, space, tail = kept.rpartition(" ")
    if space and len(tail) <= _SHORT_WORD <= len(head):
        kept = head
    return kept.rstrip(_PUNCTUATION) + ELLIPSIS


def break_text(
    text: str, size: float, room: float, most: int, face: Face = Face.SANS
) -> tuple[str, ...]:
    """Return a text in lines no wider than `room`, at most so many of them.

    As even as can be without a line more. What has no room ends in an ellipsis. None is
    empty; there are none where the text is, or where not a letter has room.
    """
    lines = _break(text, size, room, most, face)
    if len(lines) < 2 or lines[-1].endswith(ELLIPSIS):
        return lines
    best, low, high = lines, room * _NARROWEST, room
    for _ in range(_STEPS):
        middle = (low + high) / 2
        tried = _break(text, size, middle, most, face)
        # A word that is parted only for narrower lines is worse than uneven ones.
        whole = sum(map(len, tried)) == sum(map(len, lines))
        if len(tried) == len(lines) and whole and not tried[-1].endswith(ELLIPSIS):
            best, high = tried, middle
        else:
            low = middle
    return best


def _break(
    text: str, size: float, room: float, most: int, face: Face
) -> tuple[str, ...]:
    rest = " ".join(make_visible(text).split())
    lines: list[str] = []
    while rest and len(lines) < most:
        if len(lines) == most - 1 or measure_text(rest, size, face) <= room:
            last = cut_text(rest, size, room, face)
            return tuple([*lines, last] if last else lines)
        line = _fill_line(rest, size, room, face)
        if not line:
            return ()
        lines.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    return tuple(lines)


def _fill_line(text: str, size: float, room: float, face: Face) -> str:
    """Return how much of a text fits: whole words, or what of a long word does."""
    line = _take(_split_words(text), size, room, face)
    return line or _take(split_clusters(text), size, room, face)


def _take(parts: Iterable[str], size: float, room: float, face: Face) -> str:
    """Return the first parts of a text that have room, but for a blank at their end."""
    taken, width = [], 0.0
    for part in parts:
        if width + measure_text(part.rstrip(" "), size, face) > room:
            break
        taken.append(part)
        width += measure_text(part, size, face)
    return "".join(taken)


def _split_words(text: str) -> Iterator[str]:
    """Yield the parts that a text may be broken between, with the blanks behind them.

    Words; of ideographs each.
    """
    word = ""
    for cluster in split_clusters(text):
        if word and (word[-1] == " " or _is_wide(word[-1]) or _is_wide(cluster[0])):
            if cluster == " " and word[-1] != " ":
                word += cluster
                continue
            yield word
            word = ""
        word += cluster
    if word:
        yield word


def split_clusters(text: str) -> Iterator[str]:
    """Yield the letters of a text, each with the marks that belong to it."""
    cluster = ""
    for char in text:
        if cluster and cluster[-1] != _JOINER and not _is_mark(char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _is_mark(char: str) -> bool:
    if ord(char) in _SKINS:
        return True
    return unicodedata.category(char) in ("Mn", "Me", "Cf") and char != "\u00ad"


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _guess(char: str) -> int:
    if _is_mark(char):
        return 0
    if ord(char) in _FLAG_LETTERS:
        return _EMOJI // 2
    if ord(char) in _EMOJI_BLOCKS:
        return _EMOJI
    return _WIDE if _is_wide(char) else _OTHER


@cache
def _load_widths() -> Mapping[Face, Mapping[str, int]]:
    """Return the widths of letters in thousandths of the size, by face."""
    # As in `names.bodies`: importlib.resources would take ten times as long.
    from pkgutil import get_data

    table = cast("bytes", get_data("timeline", "data/widths.tsv")).decode()
    found: dict[Face, dict[str, int]] = {face: {} for face in Face}
    for line in table.splitlines():
        first, *rows = line.split("\t")
        for face, row in zip(Face, rows, strict=True):
            for code, width in enumerate(row.split(), int(first, 16)):
                found[face][chr(code)] = int(width)
    return found
