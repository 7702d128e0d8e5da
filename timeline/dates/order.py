"""Which of two dates comes first.

A key is (day, class, time, width), and compares as such:

day    on which it can first have begun; in UTC for a time with an offset. Of what
       happened once up to some day (`[..2013-05-10]`) that last day. Of what lasted
       from nobody knows when, before all days; of what is undated, after all
class  what happened up to the day comes first on it, then what is known to the day or
       less, then times, and last what happened on that day or later (`[2013-05-10..]`)
time   seconds after midnight, in UTC for a time with an offset, else as typed
width  the last day on which it can have ended, later ones first: a year stands before
       its first month, and that before its first day

Marks such as `~` play no part.
"""

from timeline.dates.calendar import FUTURE, PAST
from timeline.dates.elements import Point

OrderKey = tuple[int, int, int, int]


_UP_TO, _DAYS, _TIME, _FROM = range(4)


UNDATED: OrderKey = FUTURE, _FROM, 0, 0
"""The key of what nobody knows the date of."""


def order_key(start: Point, first: int, last: int, *, one_of: bool) -> OrderKey:
    """Return the key of a date that starts with a point, and has these outer days.

    `one_of` tells that it happened once within them, not all through them.
    """
    if one_of and first == PAST:
        return last, _UP_TO, 0, 0
    if one_of and last == FUTURE:
        return first, _FROM, 0, 0
    if start.clock is None:
        return first, _DAYS, 0, -last
    return start.instant[0], _TIME, start.instant[1], -last
