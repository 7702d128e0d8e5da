"""Numbers for events that come between others: they rise in the order of events.

What is dated alike stands in the order of the files. No date here hangs on another
event, so that the order is that of dates and places alone.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from timeline.index.writing import GAP
from timeline.model import Event

Place = tuple[int, int]
"""The number of a file, and the index of an entry in it."""


class Numberer:
    """Gives numbers to events that take their places among those of an index."""

    def __init__(
        self,
        numbers: "array[int]",
        load: Callable[[int], Event],
        list_orders: Callable[[], Sequence[Sequence[int]]],
        find_file: Callable[[int], int],
    ) -> None:
        """Take the numbers of all events there are, in their order.

        `load` returns the event of one; `list_orders` for each file the numbers of its
        entries as they stand in it now, of one that is not cut none; `find_file` in
        which file the event of a number stands.
        """
        self._numbers = numbers
        self._load = load
        self._list_orders = list_orders
        self._find_file = find_file
        self._new: dict[int, tuple[Event, Place]] = {}

    def number(self, event: Event, place: Place) -> int | None:
        """Return a number for an event that stands somewhere.

        None where there is none left between those that it comes between.
        """
        numbers = self._numbers
        key = event.date.sort_key
        at = low = bisect_left(
            numbers, key, key=lambda one: self._event(one).date.sort_key
        )
        while at < len(numbers) and self._event(numbers[at]).date.sort_key == key:
            at += 1
        if at > low:
            at = bisect_left(numbers, place, low, at, key=self._place_of)
        above = numbers[at - 1] if at else 0
        below = numbers[at] if at < len(numbers) else above + 2 * GAP
        number = (above + below) // 2
        if number in (above, below):
            return None
        numbers.insert(at, number)
        self._new[number] = event, place
        return number

    def _event(self, number: int) -> Event:
        known = self._new.get(number)
        return self._load(number) if known is None else known[0]

    def _place_of(self, number: int) -> Place:
        known = self._new.get(number)
        if known is not None:
            return known[1]
        # Nothing is put into a file that is not cut: which it is tells enough.
        return self._places.get(number) or (self._find_file(number), 0)

    @cached_property
    def _places(self) -> Mapping[int, Place]:
        return {
            number: (file, index)
            for file, order in enumerate(self._list_orders())
            for index, number in enumerate(order)
        }
