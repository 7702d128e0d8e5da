"""Capitals and seats of government: whose each was, and when.

The table is `timeline/data/seats.tsv`, made by `tools/make_seats.py`; it is read
when the first name has to be looked up in it. Names are folded as those of states
are. A place that was the seat of one state after another has a line for each, so
that Moscow is the Soviet Union in 1962 and Russia in 2013.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, cast

from timeline.lean import NamedTuple
from timeline.names.bodies import read_table
from timeline.names.statenames import fold_name
from timeline.names.tenure import ALWAYS, make_tenure

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.names.tenure import Tenure


class Seat(NamedTuple):
    """A place or building that stands for a body, for as long as it does."""

    name: str
    """As the table has it."""
    body: str
    """The code of the built-in body."""
    tenure: Tenure
    """When it was the seat; on no day for certain where that is disputed."""
    is_city: bool
    """A city, not a palace, a street, a ministry, or a name that states share."""
    disputed: bool
    """Named as the seat, but not certainly meant: claimed, shared or divided."""


@cache
def find_seats(name: str) -> tuple[Seat, ...]:
    """Return what a capital or seat of power stood for, in order of time.

    Compared as names are; empty where it is none. Two may overlap, then at most one
    of them is not disputed.
    """
    rows = _rows_by_word().get(fold_name(name), ())
    seats = [_make_seat(spelling, row) for spelling, row in rows]
    return tuple(sorted(seats, key=_order))


def _order(seat: Seat) -> tuple[int, int, bool, str]:
    return *seat.tenure.possible, seat.disputed, seat.body


@cache
def _rows_by_word() -> Mapping[str, list[tuple[str, list[str]]]]:
    """Return the lines of each folded name, with its spelling; dates are not read."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for line in read_table("seats").splitlines():
        names, *row = line.split("\t")
        for spelling in names.split(";"):
            found.setdefault(fold_name(spelling), []).append((spelling, row))
    return found


def _make_seat(name: str, row: list[str]) -> Seat:
    from timeline.dates import parse_date

    body, kind, begin, end, mark = row
    tenure = ALWAYS
    if begin or end:
        when = cast("When", parse_date(f"{begin or '..'}/{end or '..'}"))
        tenure = make_tenure(when)
    if mark:
        tenure = tenure._replace(certain=None)
    return Seat(name, body, tenure, kind == "city", bool(mark))
