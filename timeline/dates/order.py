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

from typing import TYPE_CHECKING

from timeline.dates.calendar import FUTURE, PAST

if TYPE_CHECKING:
    from timeline.dates.when import When

OrderKey = tuple[int, int, int, int]


_UP_TO, _DAYS, _TIME, _FROM = range(4)


def order_key(when: "When") -> OrderKey:
    """Return the key of a date."""
    if when.is_undated:
        return FUTURE, _FROM, 0, 0
    if when.is_one_of and when.b1 == PAST:
        return when.e2, _UP_TO, 0, 0
    if when.is_one_of and when.e2 == FUTURE:
        return when.b1, _FROM, 0, 0
    start = when.start
    if start.clock is None:
        return when.b1, _DAYS, 0, -when.e2
    return start.instant[0], _TIME, start.instant[1], -when.e2
