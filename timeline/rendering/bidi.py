"""Text from right to left, kept in its place among text from left to right.

What a terminal or a page reorders (UAX #9) is a whole line: numbers, names and columns
beside a Hebrew title would change places with its words. So each run of such text is
drawn between isolates, FSI and PDI, within which alone it is reordered. Painters add
them, after all measuring, padding, wrapping and cutting: so they take no cell, and no
cut parts a pair. Whatever glyphs we draw with, since they go with letters that are no
ASCII either; never in a line for programs.
"""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.patterns import LazyPattern

_OPEN, _CLOSE = "\u2068", "\u2069"
# Blocks of letters from right to left: Hebrew to Arabic Extended-A, their presentation
# forms, and those beyond the first plane (UAX #9, 3.2, and DerivedBidiClass 15.0).
_LETTER = (
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
# From a first such letter, and what is directly before it, to the last that may belong
# to the same text: not across two spaces, a sign that is drawn, or an arrow.
_SIGN = "\u00b7\u2026\u2190-\u21ff\u2200-\u22ff\u2300-\u2bff|>"
_RUN = LazyPattern(
    rf"[(\[\"'\u00ab\u201c]{{0,3}}[{_LETTER}]"
    rf"(?:(?!->)[^\s{_SIGN}]|[ \u00a0](?!->)(?=[^\s{_SIGN}]))*"
)


class Run(NamedTuple):
    """A part of a text."""

    text: str
    is_isolated: bool
    """Whether it has to be reordered by itself."""


def split_runs(text: str) -> Iterator[Run]:
    """Yield the parts of a text, none of them empty; joined they are the text."""
    done = 0
    for match in _RUN.finditer(text) if not text.isascii() else ():
        if match.start() > done:
            yield Run(text[done : match.start()], is_isolated=False)
        yield Run(match[0], is_isolated=True)
        done = match.end()
    if done < len(text):
        yield Run(text[done:], is_isolated=False)


def isolate(text: str) -> str:
    """Return a text with each run from right to left between isolates."""
    if text.isascii():
        return text
    return "".join(
        f"{_OPEN}{run.text}{_CLOSE}" if run.is_isolated else run.text
        for run in split_runs(text)
    )
