"""Lines of iCalendar (RFC 5545, 3.1): texts escaped, lines folded.

What a terminal would obey is spelled in a text, as `make_visible` does, since no
control may stand in it (3.3.11); line breaks are kept. What a runner of continuous
integration would obey in a log is folded apart, which changes nothing for a reader.
"""

from collections.abc import Iterable

from timeline.text import find_commands, make_visible

_LONGEST = 75
"""Octets of a line, without its end (3.1)."""


def escape_text(text: str) -> str:
    """Return a value of type TEXT (3.3.11)."""
    visible = spell_text(text)
    for sign in ("\\", ";", ","):
        visible = visible.replace(sign, f"\\{sign}")
    return visible.replace("\n", "\\n")


def spell_text(text: str) -> str:
    """Return a text of visible characters and line feeds."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(make_visible, lines))


def escape_texts(texts: Iterable[str]) -> str:
    """Return a list of values of type TEXT."""
    return ",".join(map(escape_text, texts))


def fold_line(line: str) -> str:
    """Return a content line with its end, in pieces of 75 octets at most.

    No character is cut, no piece ends in a blank that could be put into the next, and
    none has what a runner obeys.
    """
    pieces = []
    place, limit, mark = 0, _LONGEST, ""
    while place < len(line):
        piece = _cut(line[place : place + limit], limit)
        if place + len(piece) < len(line):
            # What ends a line some programs take for nothing.
            piece = piece.rstrip(" ") or piece
        found = find_commands(mark + piece)
        if found:
            # The first of its signs ends this piece, the second begins the next.
            piece = piece[: found[0] + 1 - len(mark)]
        pieces.append(mark + piece)
        place += len(piece)
        limit, mark = _LONGEST - 1, " "
    return "\r\n".join(pieces) + "\r\n"


def _cut(text: str, limit: int) -> str:
    """Return the longest beginning of a text that has so many octets at most."""
    if text.isascii():
        return text[:limit]
    # Of a character that is cut the beginning is left, which is none.
    return text.encode()[:limit].decode(errors="ignore")
