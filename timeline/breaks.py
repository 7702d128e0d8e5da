"""The lines of a text: where they begin, found no further than somebody asks.

Lines end where YAML 1.1 (5.4) has them end, so that they agree with libyaml's.
"""

from array import array
from bisect import bisect_right
from functools import cached_property

from timeline.patterns import LazyPattern

LINE_BREAK = LazyPattern("\r\n|[\n\r\x85\u2028\u2029]")
_OTHERS = "\r\x85\u2028\u2029"
_STRETCH = 1 << 16
"""Code points between two places of which the line is kept."""


class Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts = array("Q", [0])
        """The breaks before each stretch, as far as they were asked for."""

    @cached_property
    def _starts(self) -> "array[int] | None":
        """Return where the lines begin; None where line feeds alone tell it."""
        if not any(sign in self._text for sign in _OTHERS):
            return None
        starts = array("Q", [0])
        starts.extend(match.end() for match in LINE_BREAK.finditer(self._text))
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Return the number of the line, from 1, that holds an offset, and its own."""
        starts = self._starts
        if starts is not None:
            line = bisect_right(starts, offset)
            return line, starts[line - 1]
        text, stretch = self._text, offset // _STRETCH
        self._count(stretch)
        before = self._counts[stretch]
        line = before + text.count("\n", stretch * _STRETCH, offset) + 1
        return line, text.rfind("\n", 0, offset) + 1

    def find(self, number: int) -> str | None:
        """Return a line without its break, counted from 1; None where there is none."""
        if number < 1:
            return None
        starts = self._starts
        if starts is not None:
            if number > len(starts):
                return None
            end = starts[number] if number < len(starts) else None
            return LINE_BREAK.compiled.split(self._text[starts[number - 1] : end])[0]
        return self._find(number)

    def _find(self, number: int) -> str | None:
        text, counts = self._text, self._counts
        while counts[-1] < number and len(counts) * _STRETCH < len(text):
            self._count(len(counts))
        start = 0
        if number > 1:
            # The stretch in which the break before the line stands, or begins.
            stretch = bisect_right(counts, number - 2) - 1
            start, seen = stretch * _STRETCH, counts[stretch]
            while seen < number - 1:
                start = text.find("\n", start) + 1
                if not start:
                    return None
                seen += 1
        end = text.find("\n", start)
        return text[start : end if end >= 0 else None]

    def _count(self, stretch: int) -> None:
        """Count the breaks before a stretch."""
        counts, text = self._counts, self._text
        while len(counts) <= stretch:
            start = (len(counts) - 1) * _STRETCH
            counts.append(counts[-1] + text.count("\n", start, start + _STRETCH))
