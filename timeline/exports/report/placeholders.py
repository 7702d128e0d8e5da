r"""Where a story, a Markdown file of the user's, names events to be filled in.

    placeholder = "{{" word ":" value "}}"        word = "timeline" | "event"

It may go on over the end of a line, but not over a blank one. Two braces before another
word with a colon, or before what is nearly one of the words, are a mistake; any others
are not ours, such as those of TeX. Nothing is looked for in code, fenced or within a
line, in comments of HTML, in what stands above the text between `---`, nor behind `\`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline.patterns import LazyPattern
from timeline.text import find_nearest, suggest

TIMELINE, EVENT = "timeline", "event"
WORDS = (TIMELINE, EVENT)

_FRONT = LazyPattern(r"---[ \t]*\r?\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*\r?(?:\n|$)")
_FENCE = LazyPattern(
    r"[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]*)*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})",
    re.MULTILINE,
)
_STOP = LazyPattern(r"\\|`+|<!--|\{\{|\n")
_BLANK = LazyPattern(r"\n[ \t\r]*(?=\n)")
_OPENING = LazyPattern(r"\{\{\s*(?P<word>[^\W\d_]*)\s*(?P<colon>:?)")
_BREAK = LazyPattern(r"\s*\n\s*")
_FORMS = "write {{timeline: QUERY}} or {{event: ID}}"
_SIGNS = r"for the signs themselves write \{{"


class Placeholder(NamedTuple):
    """A place to be filled in. `start` and `end` are in code points, from 0."""

    start: int
    end: int
    word: str
    """One of `WORDS`."""
    value: str
    """In one line, never empty."""


class Slip(NamedTuple):
    """What looks like such a place and is none, or hides where others end."""

    start: int
    end: int
    message: str
    hint: str


def find_placeholders(text: str) -> Iterator[Placeholder | Slip]:
    """Yield the placeholders of a story, and what is wrong with any, in order."""
    front = _FRONT.match(text)
    at = front.end() if front is not None else 0
    begins = True
    while True:
        if begins and (fence := _FENCE.compiled.match(text, at)) is not None:
            end = _find_fence_end(text, fence)
            if end < 0:
                message = "this block of code is never closed"
                yield Slip(at, fence.end(), message, f"close it with {fence['fence']}")
                return
            at = end
            continue
        stop = _STOP.compiled.search(text, at)
        if stop is None:
            return
        begins = stop[0] == "\n"
        at = stop.end()
        if stop[0] == "\\":
            # What is behind it is text, but for the end of a line.
            at += text[at : at + 1] not in ("", "\n")
        elif stop[0] == "{{":
            found = _read(text, stop.start())
            if found is not None:
                yield found
                at = found.end
        elif not begins:
            at = _skip(text, stop)


def _find_fence_end(text: str, fence: re.Match[str]) -> int:
    """Return where the line ends that closes a fence; -1 for none."""
    sign = fence["fence"]
    closing = rf"^[ \t>]*{sign[0]}{{{len(sign)},}}[ \t\r]*(?:\n|\Z)"
    found = re.compile(closing, re.MULTILINE).search(text, fence.end())
    return -1 if found is None else found.end()


def _skip(text: str, stop: re.Match[str]) -> int:
    """Return where code within a line, or a comment, ends; of none where it began."""
    if stop[0] == "<!--":
        end = text.find("-->", stop.end())
        return stop.end() if end < 0 else end + len("-->")
    run = re.compile(rf"(?<!`){stop[0]}(?!`)")
    found = run.search(text, stop.end(), _find_limit(text, stop.end()))
    return stop.end() if found is None else found.end()


def _find_limit(text: str, start: int) -> int:
    """Return where a paragraph ends."""
    blank = _BLANK.compiled.search(text, start)
    return len(text) if blank is None else blank.start()


def _read(text: str, start: int) -> Placeholder | Slip | None:
    """Return what stands between two braces and two; None where it is not ours."""
    opening = _OPENING.compiled.match(text, start)
    if opening is None or not opening["word"]:
        return None
    word = opening["word"]
    near = [word] if word in WORDS else find_nearest(word, WORDS, limit=1)
    if not (opening["colon"] or near):
        return None
    close = text.find("}}", opening.end(), _find_limit(text, start))
    if close < 0:
        message = "this placeholder is never closed"
        return Slip(start, opening.end(), message, f"end it with }}}}; {_SIGNS}")
    end = close + len("}}")
    if word not in WORDS:
        message = f"there is no placeholder {word!r}"
        return Slip(start, end, message, suggest(near, otherwise=f"{_FORMS}; {_SIGNS}"))
    if not opening["colon"]:
        message = f"there is no colon behind {word!r}"
        return Slip(start, end, message, f"{_FORMS}; {_SIGNS}")
    value = _BREAK.sub(" ", text[opening.end() : close]).strip()
    if not value:
        return Slip(start, end, "this placeholder asks for nothing", _FORMS)
    return Placeholder(start, end, word, value)
