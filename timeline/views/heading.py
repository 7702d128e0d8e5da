"""What a heading says of where its events come from, and of what is not among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from posixpath import dirname
from typing import TYPE_CHECKING

from timeline.dates import calendar_date, format_span, format_when
from timeline.model import LEFT_OUT_REASONS
from timeline.text import count_of

if TYPE_CHECKING:
    from timeline.dates import (
        Window,
    )
    from timeline.diagnostics import SourceFile
    from timeline.model import LeftOut


def describe_left_out(left_out: Iterable[LeftOut]) -> str:
    """Return `250 left out, their dates are not read`; empty where nothing was.

    Of several reasons each has its number.
    """
    counts: Counter[str] = Counter()
    for one in left_out:
        counts[one.reason] += one.entries
    if not counts:
        return ""
    total = f"{counts.total():,} left out"
    if len(counts) == 1:
        (reason, count) = next(iter(counts.items()))
        return f"{total}, {_word_reason(reason, count)}"
    parts = [
        f"{counts[reason]:,}: {_word_reason(reason, counts[reason])}"
        for reason in LEFT_OUT_REASONS
        if reason in counts
    ]
    return f"{total} ({'; '.join(parts)})"


def _word_reason(reason: str, count: int) -> str:
    one, several = LEFT_OUT_REASONS[reason]
    return one if count == 1 else several


def describe_files(files: Iterable[SourceFile]) -> str:
    """Return `7 files in 3 folders`, `7 files` of one folder, or `1 file`."""
    files = tuple(files)
    text = count_of(len(files), "file")
    folders = count_folders(files)
    return f"{text} in {folders:,} folders" if folders > 1 else text


def count_folders(files: Iterable[SourceFile]) -> int:
    """Return in how many folders files stand, by their names."""
    return len({dirname(file.name) for file in files})


def name_stretch(window: Window, *, dash: str) -> str:
    """Return finite days in words: `Apr – May 2013`, `10–24 May 2013`, `1985 – 2005`.

    Whole months and years are named as such, other days to the day.
    """
    from timeline.dates import parse_canonical
    from timeline.layout.buckets import name_window

    first, after = calendar_date(window.first), calendar_date(window.last + 1)
    if first[2] == 1 and after[2] == 1:
        return format_span(window, dash=dash)
    return format_when(parse_canonical(name_window(window)), dash=dash)
