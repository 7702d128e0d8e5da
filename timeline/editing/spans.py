"""Stretches of a text, and what is put in their place."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.diagnostics import JSON_VALUE, SourceFile
from timeline.reading.nodes import TextNode


class UnsplicedError(ValueError):
    """What cannot be written otherwise by splicing; says why."""


class Span(NamedTuple):
    """A stretch of a text: offsets in code points, `end` not included."""

    start: int
    end: int


class Splice(NamedTuple):
    """Text in the place of a stretch; nothing in the place of one takes it out."""

    start: int
    end: int
    text: str


def apply_splices(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with splices, in any order.

    What lies within a stretch that is taken out goes with it, and one that is there
    twice counts once. Raises UnsplicedError where two others meet.
    """
    parts, at = [], 0
    for splice in settle(splices):
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*parts, text[at:]])


def settle(splices: Iterable[Splice]) -> list[Splice]:
    """Return the splices that count, in order. Raises UnsplicedError as above."""
    settled: list[Splice] = []
    once = dict.fromkeys(splices)
    # Of those that begin in one place, what is put in, then the longest.
    for splice in sorted(
        once, key=lambda one: (one.start, one.end > one.start, -one.end)
    ):
        last = settled[-1] if settled else Splice(0, 0, "")
        if splice.start >= last.end:
            settled.append(splice)
        elif last.text or splice.end > last.end:
            raise UnsplicedError("two changes meet in one place")
    return settled


def restore_offset(offset: int, settled: Iterable[Splice]) -> int:
    """Return where what is found at an offset after settled splices was before."""
    moved = 0
    for splice in settled:
        start = splice.start + moved
        if offset < start + len(splice.text):
            return (
                min(offset - moved, splice.start) if offset >= start else offset - moved
            )
        moved += len(splice.text) - (splice.end - splice.start)
    return offset - moved


def find_token(file: SourceFile, node: TextNode) -> Span:
    """Return where a text stands as it was typed, quotes included.

    Raises UnsplicedError where that is not one line, or more than the text.
    """
    start = file.find_start(node.mark)
    if node.mark & JSON_VALUE:
        return Span(start, start + file.locate(node.mark).length)
    length = node.mark & JSON_VALUE - 1
    if not length:
        raise UnsplicedError("it goes on over several lines")
    typed = file.text[start : start + length]
    is_quoted = not node.plain and len(typed) > 1 and typed[0] == typed[-1] in "\"'"
    if typed != node.text and not is_quoted:
        raise UnsplicedError("an anchor, an alias or a tag stands there")
    return Span(start, start + length)
