"""What a list of pairs says of each: how often, how often alone, and when last.

Of one actor, those who met them stand there alone. Days since the last contact are
counted to the last day that is known on the axis, or to that of the question's `as-of`.
"""

from collections.abc import Sequence

from timeline.analysis import Number
from timeline.analysis.contacts import Lapse, find_lapse
from timeline.analysis.pairs import (
    Pair,
    count_pairs,
    make_pair,
    rank_pairs,
    rank_partners,
)
from timeline.analysis.sides import find_alone
from timeline.dates import FUTURE, Window, is_finite
from timeline.lean import NamedTuple
from timeline.query import Match
from timeline.rendering import wrap_cells
from timeline.text import count_of
from timeline.views.dyads.met import Met
from timeline.views.options import DyadsOptions
from timeline.views.sections import count_rows
from timeline.views.sheet import Sheet

_LISTED = 20
_LEAST_ROWS = 5
# The heading, labels and rule of the axis, the legend, how many pairs there are more,
# and blank lines; besides, what `Met` has to say.
_ROWS_AROUND = 12
# Days are told as days up to here, and as years of so many beyond.
_THOUSAND = 1000
_YEAR = 365.2425


class Row(NamedTuple):
    """What a line says of a pair."""

    pair: Pair
    names: tuple[str, ...]
    """The identities of both, or of the partner alone."""
    joint: Sequence[int]
    """Their contacts."""
    number: Number
    alone: Number | None
    """None where somebody of another side took part in each, or nobody asks."""
    same_side: bool
    """All contacts were between people of one side."""
    last: int | None
    """The contact that began last; None where none is dated."""


class Rows(NamedTuple):
    """The first rows, and how many pairs there are besides."""

    rows: tuple[Row, ...]
    more: str
    """In words; empty for none."""


def list_rows(
    sheet: Sheet[DyadsOptions], met: Met, *, alone: bool, room: int | None = None
) -> Rows:
    """Return the pairs, or the partners, with most contacts; of equals the latest.

    `alone` says whether that is to be counted; `room` how many have room, where that is
    not to be found out from the height of the sheet.
    """
    most = count_rows(sheet.options, _LISTED)
    if room is not None:
        most = room if most is None else min(most, room)
    elif most is not None and sheet.options.limit is None and sheet.height is not None:
        notes = sum(len(wrap_cells(note, sheet.width)) for note in met.list_notes())
        most = max(sheet.height - _ROWS_AROUND - notes, _LEAST_ROWS)
    found: Sequence[tuple[Pair, Sequence[int]]]
    is_least = False
    if met.asked_for:
        partners = rank_partners(met.asked_for, met.meetings, met.times)
        found = [(make_pair(met.asked_for, one), joint) for one, joint in partners]
        total, found = len(found), found[:most]
    else:
        found = rank_pairs(met.meetings, met.times, most)
        total, is_least = count_pairs(met.meetings)
    rows = tuple(
        _make_row(sheet, met, pair, joint, alone=alone)
        for pair, joint in found
        if met.count(pair, joint).events
    )
    more = ""
    if total > len(found):
        more = count_of(total - len(found), f"more {_name_what(met)}")
        more = f"at least {more}" if is_least else more
        if rows:
            fewest = len(rows[-1].joint)
            more += f" with {count_of(fewest, 'event')}"
            more += " or fewer" if fewest > 1 else ""
        more = f"{more[0].upper()}{more[1:]}."
    return Rows(rows, more)


def _name_what(met: Met) -> str:
    return "partner" if met.asked_for else "pair"


def _make_row(
    sheet: Sheet[DyadsOptions],
    met: Met,
    pair: Pair,
    joint: Sequence[int],
    *,
    alone: bool,
) -> Row:
    number = met.count(pair, joint)
    names: tuple[str, ...] = met.sort_pair(pair)
    if met.asked_for:
        names = tuple(one for one in names if one != met.asked_for)
    counted, same_side = None, False
    if alone:
        facing, same_side = _find_facing(met, pair, names, joint)
        if facing:
            counted = sheet.counting.find(f"{number.label}, alone", facing)
    return Row(pair, names, joint, number, counted, same_side, met.find_last(joint))


def _find_facing(
    met: Met, pair: Pair, names: Sequence[str], joint: Sequence[int]
) -> tuple[list[Match], bool]:
    """Return the contacts of two sides alone, and whether they always were one."""
    facing, same_side = [], True
    for index in joint:
        ones = met.list_own(index) if met.asked_for else pair[:1]
        twos = names if met.asked_for else pair[1:]
        told = find_alone(met.list_sides(index), ones, twos)
        same_side = same_side and told.same_side
        if told.alone:
            facing.append(met.contacts.held[index])
    return facing, same_side


def find_last_day(sheet: Sheet[DyadsOptions], window: Window) -> int | None:
    """Return the day to which silences are counted; None where no day is known.

    That of the question, or else the last on the axis on which something is known to
    have gone on or begun.
    """
    if sheet.selection.as_of is not None:
        return sheet.selection.as_of
    known = []
    for match in sheet.matches:
        date = match.event.date
        # What lasts beyond the axis, or nobody knows how long, has begun on it.
        day = date.e1 if date.e1 <= window.last else date.b1
        if is_finite(day) and day <= window.last:
            known.append(day)
    return max(known, default=None)


def tell_silence(
    met: Met, row: Row, day: int, *, dash: str, narrow: bool = False
) -> str:
    """Return how long before a day the last contact was: `5 d`, `0–27 d`, `3.2 y`.

    `ended` where one of both had ended by then, `later` where it came after; empty
    where none is dated. With `narrow`, of two bounds the greater alone: `<28 d`.
    """
    if row.last is None:
        return ""
    mortal = row.pair if met.is_one_asked_for else row.names
    if any(met.has_ended(one, day) for one in mortal):
        return "ended"
    lapse = find_lapse([met.begins[index] for index in row.joint], day)
    if lapse is None:
        return "later"
    return format_lapse(lapse, dash=dash, narrow=narrow)


def format_lapse(lapse: Lapse, *, dash: str, narrow: bool = False) -> str:
    """Write days since something; from a thousand on in years of one decimal."""
    if lapse.most == FUTURE:
        return f"{_format_days(lapse.least, lapse.least)}+"
    least = _format_days(lapse.least, lapse.most)
    most = _format_days(lapse.most, lapse.most)
    if least == most:
        return most
    if narrow:
        return f"<{_format_days(lapse.most + 1, lapse.most + 1)}"
    return f"{least.partition(' ')[0]}{dash}{most}"


def _format_days(days: int, most: int) -> str:
    """Return days in the unit that the most of them have."""
    return f"{days} d" if most < _THOUSAND else f"{days / _YEAR:,.1f} y"
