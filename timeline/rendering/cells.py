"""Text measured, broken, cut and padded in terminal cells.

Rich knows how many cells a character takes, and which of them belong together. Most
texts need neither: of printable ASCII, and of what `_NARROW` has besides, each
character is a cell by itself. So these are counted and sliced as they are, and Rich is
imported for the first text that holds anything else.

Every function makes a text visible first, unless it says that this has been done.
"""

from timeline.patterns import LazyPattern
from timeline.text import make_visible

# Characters of one cell each, none of which joins another or is joined by it: Latin
# without the soft hyphen and marks, Greek and Cyrillic to the first mark, dashes and
# quotes, arrows, and signs such as we draw with (Unicode 15.0, EastAsianWidth).
_NARROW = LazyPattern(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1"
    "\u03a3-\u0482\u2010-\u2027\u2030-\u2038\u203d\u2190-\u2192\u2235\u2248\u2260\u2500-"
    "\u25fc\u2715]*"
)
_LEAST = 2
"""Cells that the widest character takes: no line can have fewer."""


def count_cells(text: str) -> int:
    """Return how many cells a text takes that is visible already."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    # Most drawings need it for no text at all.
    from rich.cells import cell_len

    return cell_len(text)


def measure_cells(text: str) -> int:
    """Return how many cells a text takes as a span."""
    # Asked here as in Span: a table measures each of its cells several times.
    if text.isascii() and text.isprintable():
        return len(text)
    return count_cells(text if text.isprintable() else make_visible(text))


def wrap_cells(text: str, width: int) -> list[str]:
    """Break text at spaces into pieces of at most `width` cells, at least one.

    A word longer than that is chopped, never within a character with its
    combining marks. `width` below 2 counts as 2, the widest character.
    """
    if not text.isprintable():
        text = make_visible(text)
    if count_cells(text) <= max(width, _LEAST):
        return [text]
    return break_words(text, width) or [""]


def break_words(text: str, width: int) -> list[str]:
    """Break text that is visible already into lines of words, one space between two.

    As `wrap_cells` does, but spaces at both ends and those beyond one go in any case.
    Without words there are no lines.
    """
    width = max(width, _LEAST)
    if "  " in text or text[:1] == " " or text[-1:] == " ":
        text = " ".join([word for word in text.split(" ") if word])
    if text.isascii() or _NARROW.fullmatch(text):
        return _slice_words(text, width)
    lines: list[str] = []
    line = ""
    for word in text.split(" ") if text else ():
        candidate = f"{line} {word}" if line else word
        if count_cells(candidate) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        *full, line = chop_cells(word, width) if count_cells(word) > width else [word]
        lines.extend(full)
    if line:
        lines.append(line)
    return lines


def _slice_words(text: str, width: int) -> list[str]:
    """Return the same of a text with a cell a character and no space too many."""
    lines: list[str] = []
    start, length = 0, len(text)
    while length - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end < 0:
            end = start + width
            lines.append(text[start:end])
            start = end
        else:
            lines.append(text[start:end])
            start = end + 1
    if start < length:
        lines.append(text[start:])
    return lines


def chop_cells(text: str, width: int) -> list[str]:
    """Return a text that is visible already in pieces of at most `width` cells.

    As long as they can be, at least one; `width` is 2 or more.
    """
    # For words longer than a line alone.
    from rich.cells import cell_len
    from rich.cells import chop_cells as chop

    pieces = chop(text, width)
    if all(cell_len(piece) <= width for piece in pieces):
        return pieces
    # Rich 15.0 chops joiners at the start of a text otherwise than it measures them.
    pieces = [""]
    for char in text:
        if cell_len(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


def cut_cells(text: str, width: int, ellipsis: str) -> str:
    """Return text of at most `width` cells, with an ellipsis where it was cut.

    Never cut within a character with its combining marks. A width that has no room
    for more than the ellipsis cuts that too.
    """
    if not text.isprintable():
        text = make_visible(text)
    if count_cells(text) <= width:
        return text
    room = width - count_cells(ellipsis)
    if room < _LEAST:
        return ellipsis[: max(width, 0)]
    if text.isascii() or _NARROW.fullmatch(text):
        return text[:room].rstrip(" ") + ellipsis
    return chop_cells(text, room)[0].rstrip(" ") + ellipsis


def pad_cells(text: str, width: int) -> str:
    """Return text with spaces up to `width` cells; longer text as it is."""
    if not text.isprintable():
        text = make_visible(text)
    return text + " " * (width - count_cells(text))
