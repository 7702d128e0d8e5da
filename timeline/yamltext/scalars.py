"""Text as YAML: scalars that are read as the text they were made of, and keep quiet.

Written by rules, since this room lies below the one that knows the library; tests hold
the rules to libyaml. They are those of YAML 1.1 and 1.2 at once, and narrower than
either where the versions or their readers differ. What a terminal or a runner of
continuous integration would obey is escaped, as in JSON.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from timeline.patterns import LazyPattern
from timeline.text import dump_json, find_commands, make_visible

WIDTH = 88
"""Code points of a line that is broken where it can be."""
_SHORT = 24
"""Code points of a text that may well be asked about again."""
LONGEST_KEY = 1000
"""Code points that a key before a colon may have as it is written.

YAML gives up on keys past 1,024 (1.1, 9.2.2); a longer one goes behind `? `.
"""

# What YAML 1.1 and 1.2 do not take for text, in small letters: null, booleans, a key
# that merges, a default value.
_NO_TEXT = frozenset({"~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NO_TEXT |= {"<<", "="}
# What a scalar without quotes may not begin with (YAML 1.2, 7.3.3), narrower: `-` only
# where a letter or digit follows.
_BEGIN = LazyPattern(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`.]|-[^\W_]|\.(?!\.\.)")
# What ends one, or makes a key of it; in brackets more does. libyaml before 0.2.1 took
# a `:` within brackets for the end of a key, whatever followed.
_END = LazyPattern(r":(?:\s|$)|\s#|##")
_END_IN_FLOW = LazyPattern(r":(?![\w/.-])|\s#|##|[,\[\]{}?]")
_SURROGATES = LazyPattern("[\ud800-\udfff]")
# White space that YAML takes for any other character.
_SPACES = LazyPattern(
    "[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
    "(?:[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]*"
    "[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])?"
)
_BREAK = LazyPattern(r"(?<=\S) (?=\S)")


def quote_scalar(text: str, *, flow: bool = False, style: str | None = None) -> str:
    """Return a text as YAML, on one line; in quotes where it needs them.

    `flow` says that it stands within brackets or braces. `style` is how an older
    text in its place was quoted, and is kept if it can be: `'`, `"`, or None for
    whatever is shortest. Half of a surrogate pair, which no file can hold, becomes
    U+FFFD.
    """
    if style != "'" and style != '"' and is_plain(text, flow=flow):
        return text
    if not _is_harmless(text):
        return dump_json(_SURROGATES.sub("\ufffd", text))
    escaped = '"' in text or "\\" in text
    if style == "'" or (style != '"' and escaped and "'" not in text):
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    # A JSON string is a YAML string, once what YAML cannot carry (YAML 1.1, 5.1 and
    # 5.4) is escaped.
    return dump_json(text)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Tell whether a text needs no quotes."""
    if len(text) <= _SHORT:
        return _is_plain_again(text, flow=flow)
    return _is_plain(text, flow=flow)


def _is_plain(text: str, *, flow: bool) -> bool:
    if not text.strip():
        # In quotes it would count as no value at all.
        return _SPACES.fullmatch(text) is not None
    end = _END_IN_FLOW if flow else _END
    return (
        text == text.strip()
        and text.lower() not in _NO_TEXT
        and _BEGIN.match(text) is not None
        and end.search(text) is None
        and _is_harmless(text)
    )


# Keys, kinds, names and places come again and again.
_is_plain_again = lru_cache(maxsize=4096)(_is_plain)


def _is_harmless(text: str) -> bool:
    """Tell whether every character may stand as it is."""
    return make_visible(text) == text and "##" not in text


def format_block(
    text: str, *, indent: int, clipped: bool = False, width: int = WIDTH
) -> tuple[str, ...]:
    """Return a text as a block scalar, a line at a time.

    The first line is its head, `|` or `>`, to stand behind a key or dash; the others
    are indented by `indent` blanks, empty ones apart. Lines are folded where one is
    wider than `width` with its indent. `clipped` says that whoever reads it takes no
    line feed at the end for the author's: then the head need not say that there is
    none. Empty where no block can hold the text, or breaks it into lines that fit.
    """
    body = text.removesuffix("\n")
    lines = body.split("\n")
    ends = text != body
    if not lines[0] or not lines[-1] or (ends and clipped):
        return ()
    if lines[0].startswith(" ") or not all(map(_may_stand_in_block, lines)):
        return ()
    room = width - indent
    head, shown = "|", tuple(lines)
    if not any(line.startswith(" ") for line in lines) and (
        len(lines) == 1 or any(len(line) > room for line in lines)
    ):
        head, shown = ">", tuple(_fold(lines, room))
    if any(map(find_commands, shown)) or (len(shown) == 1 and len(shown[0]) > room):
        return ()
    chomp = "" if ends or clipped else "-"
    pad = " " * indent
    return head + chomp, *(f"{pad}{line}" if line else "" for line in shown)


def _may_stand_in_block(line: str) -> bool:
    # White space at the end of a line is what editors remove.
    return line == line.rstrip() and _is_harmless(line)


def _fold(lines: list[str], room: int) -> Iterator[str]:
    """Yield the lines of a folded block: a break is a blank, and an empty line a break.

    White space that is more than one blank stays within its line.
    """
    for index, line in enumerate(lines):
        if index:
            yield ""
        if line:
            yield from _wrap(line, room)


def _wrap(line: str, room: int) -> Iterator[str]:
    breaks = [match.start() for match in _BREAK.finditer(line)]
    start = 0
    for place, following in pairwise([*breaks, len(line)]):
        if following - start > room:
            yield line[start:place]
            start = place + 1
    yield line[start:]
