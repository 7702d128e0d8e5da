"""The lines of a text, and in which of their columns something stands."""

import re
from array import array
from bisect import bisect_right

# What YAML 1.1 (5.4) counts as a line break.
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NEWLINE = re.compile("\r\n|[\n\r]")
_BLANKS = re.compile("[ \t]*")
_REST = re.compile("[ \t]*(?:(?<=[ \t\n\r])#[^\n\r\x85\u2028\u2029]*)?")


class Lines:
    """The lines of a text; all places in code points from its beginning."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = array("Q", [0])
        self._starts.extend(match.end() for match in _BREAK.finditer(text))
        first = _NEWLINE.search(text)
        self.newline = first[0] if first else "\n"
        """What ends lines; what is put in does as the first line that is there.

        The breaks that Unicode adds stand within texts.
        """
        self.is_escaped = text.isascii() and "\\u" in text
        """All but ASCII is escaped, as far as it shows."""

    def start_of(self, at: int) -> int:
        """Return where the line begins that a place is in."""
        return self._starts[bisect_right(self._starts, at) - 1]

    def end_of(self, at: int) -> int:
        """Return where that line ends, its break included."""
        index = bisect_right(self._starts, at)
        return self._starts[index] if index < len(self._starts) else len(self.text)

    def column(self, at: int) -> int:
        """Return how many characters stand before a place on its line."""
        return at - self.start_of(at)

    def indent_of(self, at: int) -> str:
        """Return the white space that the line of a place begins with."""
        found = _BLANKS.match(self.text, self.start_of(at))
        return found[0] if found else ""

    def is_first(self, at: int) -> bool:
        """Tell whether nothing but white space stands before a place on its line."""
        return self.start_of(at) + len(self.indent_of(at)) >= at

    def is_blank(self, start: int) -> bool:
        """Tell whether a line, by where it begins, holds nothing."""
        return not self.text[start : self.end_of(start)].strip()

    def is_comment(self, start: int) -> bool:
        """Tell whether a line, by where it begins, holds a comment and nothing else."""
        return self.text.startswith("#", start + len(self.indent_of(start)))

    def is_ended(self, at: int) -> bool:
        """Tell whether a place begins a line, the one after the last break included."""
        return at == 0 or self.text[at - 1] in "\n\r\x85\u2028\u2029"

    def end_behind(self, at: int) -> int | None:
        """Return the end of a line on which a comment at most follows a place."""
        rest = _REST.match(self.text, at)
        behind = rest.end() if rest else at
        if behind == len(self.text):
            return behind
        ending = _BREAK.match(self.text, behind)
        return ending.end() if ending else None

    def pass_comments_up(self, start: int, limit: int) -> int:
        """Return where the comments begin that a line stands directly below.

        Those that go up to `limit` are not passed where that is the beginning.
        """
        at = start
        while at > limit and self.is_comment(above := self.start_of(at - 1)):
            at = above
        return at
