"""Unified diffs of texts that differ in places.

`difflib` looks for the longest stretches in common, which takes minutes where every
third of 100,000 lines has changed. Here both texts are walked at once, and after each
difference the nearest lines that are alike are where they meet again.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

_CONTEXT = 3
_FARTHEST = 200
"""Lines of both texts together within which they meet again, if they do."""
_Tag = Literal["replace", "delete", "insert", "equal"]
_Opcode = tuple[_Tag, int, int, int, int]


class _Walker(SequenceMatcher[str]):
    """Compares lines in the order in which they stand."""

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        # Without lines, since what it would make of them is what costs time.
        super().__init__(None, (), (), autojunk=False)
        self._before = before
        self._after = after

    def get_opcodes(self) -> list[_Opcode]:
        """Return what is equal and what is replaced, as difflib does."""
        before, after = self._before, self._after
        found: list[_Opcode] = []
        i = j = 0
        while i < len(before) or j < len(after):
            start = i, j
            while i < len(before) and j < len(after) and before[i] == after[j]:
                i, j = i + 1, j + 1
            if start != (i, j):
                found.append(("equal", start[0], i, start[1], j))
                continue
            i, j = self._meet(i, j)
            found.append(("replace", start[0], i, start[1], j))
        return found

    def _meet(self, i: int, j: int) -> tuple[int, int]:
        """Return where two lines that differ are followed by some that are alike."""
        before, after = self._before, self._after
        for distance in range(1, _FARTHEST):
            for skipped in range(distance + 1):
                a, b = i + skipped, j + distance - skipped
                if before[a : a + 1] and before[a : a + 1] == after[b : b + 1]:
                    return a, b
        return len(before), len(after)


def diff_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Yield the hunks of a unified diff, without its head; nothing for equal lines."""
    for group in _Walker(before, after).get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        old, new = _format_range(first[1], last[2]), _format_range(first[3], last[4])
        yield f"@@ -{old} +{new} @@"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from (f" {line}" for line in before[i1:i2])
            else:
                yield from (f"-{line}" for line in before[i1:i2])
                yield from (f"+{line}" for line in after[j1:j2])


def _format_range(start: int, stop: int) -> str:
    """Return the lines from, how many, as POSIX's diff has it for `-u`."""
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"
