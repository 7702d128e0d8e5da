"""The days that an axis shows: what was asked for, else where most events begin.

One event of 1142 among a thousand of our time would squeeze all the others into one
cell, and a date known only to the decade would stretch the axis for nothing. So the
axis is the *bulk*: the shortest stretch that holds most beginnings of those dates that
are known best. Leaving out a twentieth of them has to halve the axis, and on balance
the axis must at least halve; else nothing is left out. What is rough, or goes on,
never stretches it: it lies on the axis as far as it says anything there, and a reader
is told of the rest (`find_place`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import log2
from typing import TYPE_CHECKING

from timeline.dates import (
    FUTURE,
    PAST,
    Window,
    calendar_date,
    find_known_span,
    is_finite,
    month_span,
    year_span,
)

if TYPE_CHECKING:
    from timeline.dates import (
        When,
    )

EVERYTHING = Window(PAST, FUTURE)
"""As what was asked for: no end of the axis; as a zoom: all that is known."""

# Beginnings known to so many days, from day to month, year and decade; the finest that
# half of all have is what counts.
_PRECISIONS = (1, 31, 366, 3653)
# At most this share of the beginnings is left out, and each such share has to halve
# the axis.
_MOST_LEFT_OUT = 0.25
_SHARE_A_HALVING = 0.05
_LEAST_HALVINGS = 1.0
# So many ways of leaving out are tried: of thousands of events not each.
_TRIES = 500
# What lasts may widen the axis to the right by this share of it.
_WIDENED = 0.25
# An axis longer than so many days begins and ends with whole years, quarters, months.
_WHOLE_YEARS = 8 * 365
_WHOLE_QUARTERS = 913
_WHOLE_MONTHS = 21
# What covers more than this share of the axis and may lie outside says nothing on it.
_ROUGH_SHARE = 0.5
# The same goes for what lasts, if less than this share of its possible days is certain.
_SURE_SHARE = 0.25


class Place(StrEnum):
    """How a date lies to an axis."""

    DRAWN = "drawn"
    EARLIER = "earlier"
    LATER = "later"
    THROUGHOUT = "throughout"
    """It goes on over all of the axis: a bar from edge to edge tells nothing."""
    ROUGH = "rough"
    """It may lie outside, and on the axis anywhere."""
    UNDATED = "undated"


def find_frame(dates: Iterable[When], asked: Window = EVERYTHING) -> Window | None:
    """Return the days that an axis of dates shows; None if nobody knows any day.

    `asked` are the days asked for: a finite end of theirs is an end of the axis, unless
    more than half of it would be empty for that; so is what both ends name, always.
    """
    low, high = asked
    if is_finite(low) and is_finite(high):
        return asked
    listed = [one for one in dates if not (one.e2 < low or one.b1 > high)]
    found = find_bulk(listed) or find_known_span(listed)
    if found is None:
        return None
    first, last = found
    days = last + 1 - first
    if is_finite(low) and first - low <= days:
        # The days asked for are exact: no whole months beyond.
        return Window(low, max(_snap(Window(min(low, last), last)).last, low))
    if is_finite(high) and high - last <= days:
        return Window(min(_snap(Window(first, max(high, first))).first, high), high)
    return _snap(found)


def find_bulk(dates: Iterable[When]) -> Window | None:
    """Return the shortest stretch in which most dates begin; None if none is known.

    In no whole months or years yet. Its order of events makes no difference.
    """
    finite = [one for one in dates if is_finite(one.b1) and is_finite(one.b2)]
    best = finite
    for days in _PRECISIONS:
        known = [one for one in finite if one.b2 - one.b1 < days]
        if 2 * len(known) >= len(finite):
            best = known
            break
    if not best:
        return None
    begins = sorted((one.b1, one.b2) for one in best)
    window = _cut_outliers(begins)
    ends = [
        one.e1
        for one in best
        if window.first <= one.b1 <= window.last and is_finite(one.e1)
    ]
    widest = window.last + int((window.last + 1 - window.first) * _WIDENED)
    last = max(window.last, min(max(ends, default=window.last), widest))
    return Window(window.first, last)


def find_place(date: When, window: Window) -> Place:
    """Tell how a date lies to a finite window of the axis."""
    if date.is_undated:
        return Place.UNDATED
    first, last = window
    b1, b2, e1, e2 = date.bounds
    if e2 < first:
        return Place.EARLIER
    if b1 > last:
        return Place.LATER
    if first <= b1 and e2 <= last:
        return Place.DRAWN
    if (b1, b2) == (e1, e2):
        return _place_one(date, window)
    if b2 <= first and e1 >= last:
        return Place.THROUGHOUT
    if b1 == PAST or e2 == FUTURE:
        # It goes on in one direction, or nobody knows how far: the other end tells.
        known = (e1, e2) if b1 == PAST else (b1, b2)
        is_on = any(first <= day <= last for day in known)
        return Place.DRAWN if is_on else Place.ROUGH
    is_sure = e1 - b2 + 1 >= (e2 - b1 + 1) * _SURE_SHARE
    return Place.DRAWN if is_sure else Place.ROUGH


def limit_bounds(date: When, until: int) -> tuple[int, int, int, int]:
    """Return the bounds of a date that something ends with, on `until` at the latest.

    What begins later keeps its own: it is not told by that end.
    """
    b1, b2, e1, e2 = date.bounds
    if b1 <= until < e2:
        return b1, min(b2, until), min(e1, until), until
    return date.bounds


def _place_one(date: When, window: Window) -> Place:
    """Tell how one occurrence lies to a window that it may lie outside of."""
    first, last = window
    known = [day for day in date.span if is_finite(day)]
    if not any(first <= day <= last for day in known):
        return Place.ROUGH
    if len(known) == 1:
        # From its known end it points to the other, at any scale.
        return Place.DRAWN
    shown = min(date.e2, last) - max(date.b1, first) + 1
    half = (last + 1 - first) * _ROUGH_SHARE
    return Place.ROUGH if shown > half else Place.DRAWN


def _cut_outliers(begins: Sequence[tuple[int, int]]) -> Window:
    """Return the days of beginnings, without those that stretch them too much."""
    count = len(begins)
    whole = Window(begins[0][0], max(last for _, last in begins))
    length = whole.last + 1 - whole.first
    left_out = int(count * _MOST_LEFT_OUT)
    best, most = whole, -1.0
    for left in range(1, left_out + 1, max(left_out // _TRIES, 1)):
        kept = count - left - 1
        window = min(
            (
                Window(begins[index][0], begins[index + kept][1])
                for index in range(left + 1)
            ),
            key=lambda one: one.last - one.first,
        )
        days = max(window.last + 1 - window.first, 1)
        score = log2(length / days) - left / count / _SHARE_A_HALVING
        if score > most:
            best, most = window, score
    return best if most >= _LEAST_HALVINGS else whole


def _snap(window: Window) -> Window:
    """Return a window in whole years, quarters or months, as its length asks for."""
    days = window.last + 1 - window.first
    first, last = (calendar_date(day)[:2] for day in window)
    if days > _WHOLE_YEARS:
        return Window(year_span(first[0])[0], year_span(last[0])[1])
    if days <= _WHOLE_MONTHS:
        return window
    months = 3 if days > _WHOLE_QUARTERS else 1
    return Window(
        month_span(first[0], _round_month(first[1], months), months)[0],
        month_span(last[0], _round_month(last[1], months), months)[1],
    )


def _round_month(month: int, months: int) -> int:
    return (month - 1) // months * months + 1
