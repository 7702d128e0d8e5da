"""A pair of a mapping, taken out of the text with what belongs to it and no more.

In block style that is its line; in braces it is the pair and the comma before it, since
whatever is taken out here stands behind another pair of its mapping.
"""

import re
from collections.abc import Callable

from timeline.editing.spans import Span, UnsplicedError
from timeline.patterns import match_some

_BLANKS = re.compile(r"[ \t]*")
_IDLE = re.compile(
    "(?:[ \t\n\r\x85\u2028\u2029]|(?:^|(?<=\\s))#[^\n\r\x85\u2028\u2029]*)*"
)
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]|\\Z")
_BREAKS = "\n\r\x85\u2028\u2029"
_WHITE = f" \t{_BREAKS}"


def _go_back(text: str, at: int, passes: Callable[[str], bool]) -> int:
    """Return where a stretch of characters that pass begins, which ends at an offset.

    No copies and no searches: those would take as long as the file is.
    """
    while at and passes(text[at - 1]):
        at -= 1
    return at


def is_in_braces(text: str, end: int) -> bool:
    """Tell whether a pair that ends somewhere stands in braces.

    What follows it then is a comma or the brace itself, and in block style neither
    can be.
    """
    following = match_some(_IDLE, text, end).end()
    return text[following : following + 1] in (",", "}")


def find_removal(text: str, start: int, end: int) -> Span:
    """Return what goes with a pair that begins and ends at two offsets.

    Raises UnsplicedError where a comment would go with it, or more than the pair.
    """
    if is_in_braces(text, end):
        before = _go_back(text, start, lambda sign: sign in _WHITE)
        if not text.endswith(",", 0, before):
            raise UnsplicedError("a comment stands before it, or nothing does")
        return Span(before - 1, end)
    line = _go_back(text, start, lambda sign: sign not in _BREAKS)
    if text[line:start].strip(" \t"):
        raise UnsplicedError("something else stands on its line")
    rest = match_some(_BLANKS, text, end).end()
    ending = _BREAK.match(text, rest)
    if ending is None:
        raise UnsplicedError("a comment on its line would be lost")
    if ending.end() < len(text) or ending[0]:
        return Span(line, ending.end())
    # The last line of a file that ends in none: what ended the one before goes.
    kept = line - 2 if text[max(line - 2, 0) : line] == "\r\n" else max(line - 1, 0)
    return Span(kept, ending.end())
