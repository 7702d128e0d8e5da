"""Regular expressions that are compiled when first used.

Compiling some dozen patterns takes longer than drawing a short timeline, and most
of them are for what is rare: unusual wordings, hints about mistakes.
"""

import re
import sys
from collections.abc import Callable, Iterator


class LazyPattern:
    """A regular expression, compiled when first asked for."""

    __slots__ = ("_compiled", "_flags", "_source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """Return the compiled pattern."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole text, as `re.Pattern.fullmatch` does."""
        return self.compiled.fullmatch(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in the text, as `re.Pattern.search` does."""
        return self.compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the beginning of the text, as `re.Pattern.match` does."""
        return self.compiled.match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return every match in the text, as `re.Pattern.finditer` does."""
        return self.compiled.finditer(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return the text with every match replaced, as `re.Pattern.sub` does."""
        return self.compiled.sub(replacement, text)


class LineStart:
    """What some lines of a text begin with, found at the speed of their breaks.

    A search for `^` in a text stops at each character; one for a line feed and what
    follows it, at each line alone. Only LF ends a line here, as it does for `re.M`.
    """

    __slots__ = ("_after", "_at")

    def __init__(self, source: str) -> None:
        self._at = LazyPattern(source)
        self._after = LazyPattern(f"\n(?:{source})")

    def find(self, text: str, start: int = 0, end: int = sys.maxsize) -> int:
        """Return where the first such line begins; -1 without any.

        `start` has to be where a line begins.
        """
        if self._at.compiled.match(text, start, end) is not None:
            return start
        match = self._after.compiled.search(text, start, end)
        return -1 if match is None else match.start() + 1

    def list_all(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[int]:
        """Return where each such line begins; `start` has to be where a line begins."""
        found = self._after.compiled.finditer(text, start, end)
        starts = [match.start() + 1 for match in found]
        if self._at.compiled.match(text, start, end) is not None:
            starts.insert(0, start)
        return starts


def match_some(
    pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> re.Match[str]:
    """Return the match, between two offsets, of a pattern that matches anything.

    Raises ValueError for a pattern that does not.
    """
    match = pattern.match(text, start, end)
    if match is None:
        raise ValueError(pattern.pattern)
    return match
