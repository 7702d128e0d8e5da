"""Text from right to left, kept in its place among text from left to right.

What a terminal or a page reorders (UAX #9) is a whole line: numbers, names and columns
beside a Hebrew title would change places with its words. So each run of such text is
drawn between isolates, FSI and PDI, within which alone it is reordered. They are added
to a drawing when it is written, after all measuring, padding, wrapping and cutting: so
they take no cell, and no cut parts a pair. Whatever glyphs we draw with, since they go
with letters that are no ASCII either.

Only drawings have them: never a line for programs, nor what is meant to be copied into
a file, such as a diff or the hint of a diagnostic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern
from timeline.rendering.lines import TAB, Span

if TYPE_CHECKING:
    from timeline.rendering.lines import Line

OPEN, CLOSE = "\u2068", "\u2069"
"""First strong isolate, which goes by its first letter, and what ends it."""
# Blocks of letters from right to left: Hebrew to Arabic Extended-A, their presentation
# forms, and those beyond the first plane (UAX #9, 3.2, and DerivedBidiClass 15.0).
_LETTER = (
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
# What may be one text: not across two spaces, a sign that is drawn, or an arrow.
_SIGN = "\u00b7\u2026\u2190-\u21ff\u2200-\u22ff\u2300-\u2bff|>"
_TEXT = LazyPattern(rf"(?:(?!->)[^\s{_SIGN}]|[ \u00a0](?!->)(?=[^\s{_SIGN}]))+\u2026?")
_OPENING, _CLOSING = "([\"'\u00ab\u201c", ")]\"'\u00bb\u201d"
# Letters from left to right: Latin to Armenian, kana, ideographs, hangul.
_LEFT = "A-Za-z\u00c0-\u024f\u0370-\u058f\u3040-\u9fff\uac00-\ud7af"
# From a first letter to the last without a letter of another direction between them.
_WORDS = LazyPattern(
    rf"[(\[\"'\u00ab\u201c]{{0,3}}[{_LETTER}](?:[^{_LEFT}]*[{_LETTER}])*"
    rf"[\u0300-\u036f]*[)\]\"'\u00bb\u201d]{{0,3}}"
)
_STRONG = LazyPattern(rf"[{_LETTER}]|[^\W\d_]")
_RIGHT = LazyPattern(f"[{_LETTER}]")


# Brackets and quotes that belong to a run, at either end.
_MOST_QUOTES = 3


class Run(NamedTuple):
    """A part of a text."""

    text: str
    is_isolated: bool
    """Whether it has to be reordered by itself."""


def split_runs(text: str) -> Iterator[Run]:
    """Yield the parts of a text, none of them empty; joined they are the text."""
    done = 0
    for start, end in _find_runs(text) if not text.isascii() else ():
        if start > done:
            yield Run(text[done:start], is_isolated=False)
        yield Run(text[start:end], is_isolated=True)
        done = end
    if done < len(text):
        yield Run(text[done:], is_isolated=False)


def _find_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where runs from right to left begin and end.

    The first letter tells the direction of a text (UAX #9, P2). One from right to left
    is a run up to its last such letter, with all that is between, and what follows that
    has no letter. In one from left to right each stretch of such words is a run.
    """
    for part in _TEXT.finditer(text):
        first = _STRONG.search(part[0])
        if first is None or not _RIGHT.search(part[0]):
            continue
        if not _RIGHT.match(first[0]):
            for words in _WORDS.finditer(part[0].removesuffix("\u2026")):
                yield part.start() + words.start(), part.start() + words.end()
            continue
        *_, last = _RIGHT.finditer(part[0])
        whole = len(part[0])
        begin, end = first.start(), last.end()
        most = begin - _MOST_QUOTES, end + _MOST_QUOTES
        while begin > max(most[0], 0) and part[0][begin - 1] in _OPENING:
            begin -= 1
        while end < min(most[1], whole) and part[0][end] in _CLOSING:
            end += 1
        if not any(char.isalpha() for char in part[0][end:]):
            end = whole
        yield part.start() + begin, part.start() + end


def isolate_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines with each run from right to left between isolates, as they come.

    A run with its isolates is a span for itself. Lines for programs stay as they are.
    """
    return map(_isolate_line, lines)


def strip_isolates(text: str) -> str:
    """Return text without isolates, such as to measure it."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def _isolate_line(line: Line) -> Line:
    text = "".join([span.text for span in line])
    if text.isascii() or _RIGHT.search(text) is None or TAB in line:
        return line
    spans: list[Span] = []
    for span in line:
        runs = tuple(split_runs(span.text))
        if any(run.is_isolated for run in runs):
            spans += [_make_span(span, run) for run in runs]
        else:
            spans.append(span)
    return tuple(spans)


def _make_span(span: Span, run: Run) -> Span:
    if not run.is_isolated:
        return span._replace(text=run.text)
    # Not through Span, which spells out isolates that were typed: these are ours.
    made: Span = tuple.__new__(Span, (f"{OPEN}{run.text}{CLOSE}", *span[1:]))
    return made
