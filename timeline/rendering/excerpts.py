"""The place in a question that something is said of: the text, and carets under it.

A question stands on one line however it was typed, and a long one is cut round the
place. What is under what is counted in cells of the text as it is shown: controls
spelled out, wide characters two cells, marks none of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from timeline.lean import NamedTuple
from timeline.rendering.cells import measure_cells
from timeline.rendering.lines import Span, spell_commands
from timeline.text import make_visible

if TYPE_CHECKING:
    from timeline.diagnostics import Excerpt
    from timeline.rendering.lines import Line

_MARGIN = "    "
_JOINER = "\u200d"


class _Cluster(NamedTuple):
    """A character with the marks that stand on it."""

    text: str
    cells: int
    marked: bool


def draw_excerpt(excerpt: Excerpt, *, width: int, ellipsis: str) -> Iterator[Line]:
    """Yield the text of an excerpt and a line of carets, of at most `width` cells.

    Where the excerpt is of no length, the caret is under the character it begins at,
    or behind the last. `width` has to leave room for some cells beside a margin of 4
    and two ellipses.
    """
    clusters = _split(excerpt)
    first = next(at for at, cluster in enumerate(clusters) if cluster.marked)
    room = width - len(_MARGIN)
    start, end = _choose(clusters, first, room, measure_cells(ellipsis))
    head = ellipsis if start else ""
    tail = ellipsis if end < len(clusters) else ""
    shown = "".join([cluster.text for cluster in clusters[start:end]])
    before = measure_cells(head) + _count(clusters[start:first])
    carets = _count([cluster for cluster in clusters[first:end] if cluster.marked])
    yield Span(_MARGIN), Span(f"{head}{shown}{tail}")
    yield Span(_MARGIN + " " * before), Span("^" * max(carets, 1), "caret")


def _split(excerpt: Excerpt) -> list[_Cluster]:
    """Return the characters as they are shown; at least one is marked."""
    text = excerpt.text
    start = min(max(excerpt.start, 0), len(text))
    end = min(max(excerpt.end, start), len(text))
    pieces = [make_visible(part) for part in (text[:start], text[start:end])]
    # As a whole: what a runner would obey may reach over both ends of the place.
    spans = (Span(_MARGIN), *map(Span, (*pieces, text[end:])))
    _, before, marked, after = (span.text for span in spell_commands(spans))
    whole = before + marked + after
    first, last = len(before), max(len(before + marked), len(before) + 1)
    clusters: list[_Cluster] = []
    at = 0
    for part in _split_marks(whole if first < len(whole) else f"{whole} "):
        is_marked = at < last and at + len(part) > first
        clusters.append(_Cluster(part, measure_cells(part), is_marked))
        at += len(part)
    return clusters


def _split_marks(text: str) -> Iterator[str]:
    """Yield the characters of a text, each with the marks that stand on it."""
    part = ""
    for char in text:
        if part and not part.endswith(_JOINER) and measure_cells(char):
            yield part
            part = ""
        part += char
    yield part


def _choose(
    clusters: Sequence[_Cluster], first: int, room: int, ellipsis: int
) -> tuple[int, int]:
    """Return from where to where the characters fit into `room` cells.

    From the first that is marked, to the right as far as they are, then to both
    sides in turn. `ellipsis` is how many cells that takes at an end that is cut.
    """
    sums = [0, *accumulate(cluster.cells for cluster in clusters)]
    length = len(clusters)
    if sums[-1] <= room:
        return 0, length

    def fits(start: int, end: int) -> bool:
        cuts = (start > 0) + (end < length)
        return sums[end] - sums[start] + cuts * ellipsis <= room

    start, end = first, first + 1
    while end < length and clusters[end].marked and fits(start, end + 1):
        end += 1
    grown = True
    while grown:
        grown = False
        if start > 0 and fits(start - 1, end):
            start, grown = start - 1, True
        if end < length and fits(start, end + 1):
            end, grown = end + 1, True
    return start, end


def _count(clusters: Sequence[_Cluster]) -> int:
    return sum(cluster.cells for cluster in clusters)
