"""Which line of a drawing stands on top of the screen.

Lines count from 0. What is drawn anew has other lines, some of them the same: what
stood on top stays there, as far as it is still to be found.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from timeline.cli.watching.keys import Key
from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern

_WORD = LazyPattern(r"[^\W_]+")
_LONG_WORD = LazyPattern(r"[^\W\d_]{5,}")
"""What may tell one event from others, however its lines are broken."""
_VOTES = 3
"""Texts that are asked how far the drawing moved, since one may be elsewhere now."""
_FAR = 200
"""Lines above the screen among which to look for one that is still there."""


class _Anchor(NamedTuple):
    """A text that stands in a drawing once."""

    text: str
    line: int


def bound_top(top: int, total: int, rows: int) -> int:
    """Return the nearest line that can stand on top of `rows` that are full."""
    return max(min(top, total - rows), 0)


def move_top(top: int, key: Key, total: int, rows: int) -> int:
    """Return the line on top after a key; of other keys it is the same."""
    page = max(rows - 1, 1)
    half = max(rows // 2, 1)
    steps = {
        Key.LINE_DOWN: 1,
        Key.LINE_UP: -1,
        Key.HALF_DOWN: half,
        Key.HALF_UP: -half,
        Key.PAGE_DOWN: page,
        Key.PAGE_UP: -page,
        Key.HOME: -total,
        Key.END: total,
    }
    return bound_top(top + steps.get(key, 0), total, rows)


def keep_top(old: Sequence[str], top: int, new: Sequence[str], rows: int) -> int:
    """Return the line of `new` to stand on top in the place of line `top` of `old`.

    Lines that stand in both drawings, once in each, stay in their rows, the first on
    the screen before all others. Where they are all broken otherwise, the words nearest
    to the top are on top; else the nearest lines above keep their distance; else it is
    as far down as it was. The head of a drawing stays in sight.
    """
    if not top or not new:
        return 0
    if old == new:
        return top
    lines, words = (
        tuple(_find_common(list(list_anchors(old)), list(list_anchors(new))))
        for list_anchors in (_list_lines, _list_words)
    )
    on_screen = [(at, now) for at, now in lines if top <= at < top + rows]
    near = [(at, now) for at, now in words if abs(at - top) < rows]
    above = [(at, now) for at, now in lines if top - _FAR <= at < top]
    if on_screen:
        return _vote(now + top - at for at, now in on_screen)
    if near:
        near.sort(key=lambda pair: abs(pair[0] - top))
        return _vote(now for _, now in near)
    if above:
        return _vote(now + top - at for at, now in reversed(above))
    return top * len(new) // len(old)


def _list_lines(lines: Sequence[str]) -> Iterator[_Anchor]:
    for number, line in enumerate(lines):
        # A rail or a rule is nothing to go by.
        if _WORD.search(line):
            yield _Anchor(line.strip(), number)


def _list_words(lines: Sequence[str]) -> Iterator[_Anchor]:
    for number, line in enumerate(lines):
        for found in _LONG_WORD.finditer(line):
            yield _Anchor(found[0], number)


def _find_common(
    old: Sequence[_Anchor], new: Sequence[_Anchor]
) -> Iterator[tuple[int, int]]:
    """Yield the lines in both of each text that either has once, in the old order."""
    counts = Counter(anchor.text for anchor in old)
    places: dict[str, int | None] = {}
    for anchor in new:
        places[anchor.text] = None if anchor.text in places else anchor.line
    for anchor in old:
        place = places.get(anchor.text)
        if counts[anchor.text] == 1 and place is not None:
            yield anchor.line, place


def _vote(wishes: Iterable[int]) -> int:
    """Return the middle one of the first lines that are wished for; never negative."""
    votes = sorted(islice(wishes, _VOTES))
    return max(votes[(len(votes) - 1) // 2], 0)
