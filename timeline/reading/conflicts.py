"""Conflicts that a merge left in a file, for its author to settle.

Which side is right nobody but the author knows, so what stands between the markers, and
whatever event reaches into it, is kept out of the answer; all else is read.
"""

import re
from itertools import pairwise

from timeline.lean import NamedTuple
from timeline.reading.entries import Conflict
from timeline.reading.lines import Kind, Row, list_rows

_BEGIN = re.compile(r"^<{7}(?=\s)", re.M)
_MIDDLE = re.compile(r"={7}(?=\s)")
_BASE = re.compile(r"\|{7}(?=\s)")
_END = re.compile(r"^>{7}(?=\s|\Z).*\n?", re.M)
_INK = re.compile(r"[^\r\n]")
_EVENTS = re.compile(r"[\"']?events[\"']?\s*:")


class Settled(NamedTuple):
    """A text with blanks in the place of conflicts, of the same length."""

    text: str
    conflicts: tuple[Conflict, ...]


def blank_conflicts(text: str) -> Settled:
    """Return the text without what stands in conflict."""
    if "<<<<<<<" not in text or _BEGIN.search(text) is None:
        return Settled(text, ())
    rows = list_rows(text, 0, len(text))
    column = _find_column(text, rows)
    conflicts = []
    blanked: list[tuple[int, int]] = []
    k = 0
    while k < len(rows):
        if not _BEGIN.match(text, rows[k].start):
            k += 1
            continue
        last = next(
            (m for m in range(k, len(rows)) if _END.match(text, rows[m].start)), None
        )
        if last is None:
            break
        first, after, entries = _find_extent(text, rows, k, last, column)
        blanked.append((rows[first].start, rows[after - 1].end))
        conflicts.append(Conflict(rows[k].start, rows[last].end, entries))
        k = max(last + 1, after)
    if not conflicts:
        return Settled(text, ())
    parts, at = [], 0
    for start, end in blanked:
        parts += [text[at:start], _INK.sub(" ", text[start:end])]
        at = end
    return Settled("".join([*parts, text[at:]]), tuple(conflicts))


def _find_column(text: str, rows: list[Row]) -> int | None:
    """Return the column of the dashes of the list of events; None where it has none."""
    begun = False
    first: int | None = None
    for row in rows:
        if row.kind is Kind.ITEM:
            if begun:
                return row.indent
            first = row.indent if first is None else first
        elif row.indent == 0 and _EVENTS.match(text, row.start):
            begun = True
    return first


def _find_extent(
    text: str, rows: list[Row], begin: int, last: int, column: int | None
) -> tuple[int, int, int]:
    """Return the rows from, to (not included) that are kept out, and their items."""

    def starts(m: int) -> bool:
        row = rows[m]
        if row.kind is Kind.ITEM:
            return row.indent == column
        return row.indent == 0 and row.kind is Kind.KEY

    marks = [
        m
        for m in range(begin, last + 1)
        if m in (begin, last)
        or _MIDDLE.match(text, rows[m].start)
        or _BASE.match(text, rows[m].start)
    ]
    sides = list(pairwise(marks))
    within = [
        next((m for m in range(a + 1, b) if rows[m].kind is not Kind.BLANK), None)
        for a, b in sides
    ]
    cut_before = any(m is not None and not starts(m) for m in within)
    first, entries = begin, 0
    if cut_before:
        first = next((m for m in range(begin - 1, -1, -1) if starts(m)), begin)
        entries += first < begin and rows[first].kind is Kind.ITEM
    is_base = [bool(_BASE.match(text, rows[a].start)) for a, _ in sides]
    entries += sum(
        rows[m].kind is Kind.ITEM and rows[m].indent == column
        for (a, b), base in zip(sides, is_base, strict=True)
        if not base
        for m in range(a + 1, b)
    )
    after = last + 1
    # What follows the conflict belongs to what began in it, or before it.
    spoiled = cut_before or any(m is not None for m in within)
    while spoiled and after < len(rows):
        if starts(after) or _BEGIN.match(text, rows[after].start):
            break
        after += 1
    return first, after, entries
