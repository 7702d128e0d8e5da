"""Which of many windows touch another, without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from timeline.dates.when import Window

_NEVER = float("-inf")


class WindowIndex:
    """Windows in order of their first days, equals in the order given.

    A tree over them holds the latest last day of each part, so that parts that ended
    before are passed over as a whole: finding costs what is found, times the logarithm
    of their number.
    """

    def __init__(self, windows: Sequence[Window]) -> None:
        self._order = sorted(range(len(windows)), key=lambda one: windows[one].first)
        self._firsts = [windows[one].first for one in self._order]
        self._lasts = sorted(window.last for window in windows)
        # Leaves stand behind all inner nodes; node n has 2n and 2n + 1 below it.
        self._leaves = 1 << max(len(windows) - 1, 0).bit_length()
        latest: list[float] = [_NEVER] * (2 * self._leaves)
        for position, one in enumerate(self._order):
            latest[self._leaves + position] = windows[one].last
        for node in range(self._leaves - 1, 0, -1):
            latest[node] = max(latest[2 * node], latest[2 * node + 1])
        self._latest = latest

    def find(self, window: Window) -> Iterator[int]:
        """Yield the positions, as given, of those that have a day in common with it."""
        after = bisect_right(self._firsts, window.last)
        waiting = [(1, 0, self._leaves)]
        while waiting:
            node, start, size = waiting.pop()
            if start >= after or self._latest[node] < window.first:
                continue
            if size == 1:
                yield self._order[start]
                continue
            half = size // 2
            waiting.append((2 * node + 1, start + half, half))
            waiting.append((2 * node, start, half))

    def count(self, window: Window) -> int:
        """Return how many have a day in common with it."""
        begun = bisect_right(self._firsts, window.last)
        return begun - bisect_left(self._lasts, window.first)
