"""Events as marks in lanes along an axis.

A mark covers cells: whole columns of the axis, first and last inclusive, from 0. Events
that would take the same cells share a mark. Marks that overlap stand in rows below each
other, up to `MOST_ROWS` in a lane; then they lie over each other.

Events are numbered from 1 in the order given, which is that of their dates.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

from timeline.dates import Fit
from timeline.layout.axis import Axis
from timeline.layout.bars import Bar, make_bar
from timeline.query import Match
from timeline.text import fold

MOST_ROWS = 3
ORDERS = ("first", "count", "name")

LanesOf = Callable[[Match], Iterable[str]]
"""Returns the names of the lanes that a match stands in; may be none."""


class Labels(NamedTuple):
    """What stands beside marks."""

    write: Callable[[Sequence[int]], str]
    """Returns the label of a mark with events of these numbers; may be empty."""
    crowded: bool = True
    """Fill what room is left in rows that have none for all labels."""


class Mark(NamedTuple):
    """One event, or several that take the same cells."""

    first: int
    last: int
    head: int
    """The cell that the sign stands in."""
    bars: tuple[Bar, ...]
    numbers: tuple[int, ...]
    """Ascending; never empty."""
    hollow: bool
    """None of the events matches certainly."""
    row: int = 0
    label: str = ""
    """Empty where it has no room."""
    label_cell: int = 0
    """The cell that the label begins in."""


class Lane(NamedTuple):
    """Marks under one name."""

    name: str
    """Empty for events that have no name, and for the lanes summed."""
    events: int
    """How many stand in it, possible ones too."""
    rows: int
    marks: tuple[Mark, ...]
    """By first cell."""
    summed: int = 0
    """How many lanes it stands for, if not for one."""
    names: tuple[str, ...] = ()
    """The names of these; the one for events without any name is empty."""


def make_lanes(
    matches: Sequence[Match],
    axis: Axis,
    lanes_of: LanesOf,
    *,
    labels: Labels,
    order: str = "first",
    name_key: Callable[[str], Any] = fold,
    rows: int | None = None,
    is_possible: Callable[[Match, str], bool] = lambda match, _: (
        match.fit is Fit.POSSIBLE
    ),
) -> tuple[Lane, ...]:
    """Return the lanes of matches, all of which lie on the axis at least in part.

    An event stands in each of its lanes; one without any in a lane without a name,
    the last; it is hollow in those in which it stands only possibly, as `is_possible`
    tells. `order` is one of `ORDERS`, names being sorted by `name_key`; equals
    stand by first event. If the lanes do not fit in `rows`, they have fewer rows each,
    and if that does not help, the last ones are summed in one lane, in which each event
    counts once.
    """
    members: dict[str, list[Mark]] = {}
    for number, match in enumerate(matches, 1):
        mark = _make_mark(number, match, axis)
        for name in dict.fromkeys(lanes_of(match)) or ("",):
            own = mark._replace(hollow=is_possible(match, name))
            members.setdefault(name, []).append(own)
    names = _sort_names(members, order, name_key)
    lanes: tuple[Lane, ...] = ()
    for most in range(MOST_ROWS, 0, -1):
        lanes = tuple(
            _make_lane(name, members[name], axis.columns, most, labels)
            for name in names
        )
        if rows is None or sum(lane.rows for lane in lanes) <= rows:
            return lanes
    kept = max((rows or 0) - 1, 0)
    rest: dict[tuple[int, ...], Mark] = {}
    for mark in chain(*(members[name] for name in names[kept:])):
        if mark.numbers not in rest or not mark.hollow:
            rest[mark.numbers] = mark
    others = _make_lane("", rest.values(), axis.columns, 1, labels)
    summed = tuple(names[kept:])
    return *lanes[:kept], others._replace(summed=len(summed), names=summed)


def format_numbers(numbers: Sequence[int], *, most: int = 7) -> str:
    """Return `7`, `7-9` or `3,7`; empty if that takes more than `most` cells."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 2 and last - first == len(numbers) - 1:
        text = f"{first}-{last}"
    else:
        text = ",".join(str(number) for number in numbers[: most + 1])
    return text if len(text) <= most else ""


def _make_mark(number: int, match: Match, axis: Axis) -> Mark:
    bar = make_bar(match.event.date, axis)
    first, last = bar.outer_cells
    return Mark(first, last, bar.head, (bar,), (number,), hollow=False)


def _sort_names(
    members: dict[str, list[Mark]], order: str, name_key: Callable[[str], Any]
) -> list[str]:
    names = list(members)
    if order == "count":
        names.sort(key=lambda name: -len(members[name]))
    elif order == "name":
        names.sort(key=name_key)
    names.sort(key=lambda name: not name)
    return names


def _make_lane(
    name: str, marks: Iterable[Mark], columns: int, most: int, labels: Labels
) -> Lane:
    listed = _share_cells(marks)
    packed = _pack(listed, columns, most, labels)
    count = sum(len(mark.numbers) for mark in packed)
    return Lane(name, count, 1 + max(mark.row for mark in packed), packed)


def _share_cells(marks: Iterable[Mark]) -> list[Mark]:
    """Join the marks that take the same cells; sort by first cell, long ones first."""
    shared: dict[tuple[int, int, int], list[Mark]] = {}
    for mark in marks:
        shared.setdefault((mark.first, mark.last, mark.head), []).append(mark)
    joined = [_join(group) for group in shared.values()]
    joined.sort(key=lambda mark: (mark.first, -mark.last, mark.numbers))
    return joined


def _join(marks: Sequence[Mark]) -> Mark:
    if len(marks) == 1:
        return marks[0]
    bars = dict.fromkeys(bar for mark in marks for bar in mark.bars)
    return marks[0]._replace(
        first=min(mark.first for mark in marks),
        last=max(mark.last for mark in marks),
        bars=tuple(bars),
        numbers=tuple(sorted(number for mark in marks for number in mark.numbers)),
        hollow=all(mark.hollow for mark in marks),
        label="",
    )


def _pack(
    marks: Sequence[Mark], columns: int, most: int, labels: Labels
) -> tuple[Mark, ...]:
    """Give marks rows and labels, so that nothing overlaps while there are rows."""
    labelled = [_put_label(mark, labels.write(mark.numbers), columns) for mark in marks]
    rows = _fill_rows(labelled, most, overlap=False)
    if not rows:
        # Labels have taken the room of marks: give them what marks leave.
        rows = _fill_rows(marks, most, overlap=True)
        if labels.crowded:
            rows = [_label_row(row, columns, labels) for row in rows]
    return tuple(sorted(chain(*rows), key=lambda mark: (mark.first, mark.row)))


def _fill_rows(marks: Iterable[Mark], most: int, *, overlap: bool) -> list[list[Mark]]:
    """Put marks into the first rows that have room for them and their labels.

    Where all of them are full, marks lie over others if they may overlap; if not,
    there is no answer, and the list is empty.
    """
    rows: list[list[Mark]] = []
    # The first cell that is free in each row.
    free: list[int] = []
    for mark in marks:
        first, after = _taken(mark)
        row = next((row for row, cell in enumerate(free) if cell <= first), None)
        if row is None and len(rows) < most:
            row = len(rows)
            rows.append([])
            free.append(0)
        if row is not None:
            rows[row].append(mark._replace(row=row))
        elif overlap:
            row = min(range(most), key=lambda row: free[row])
            rows[row] = _lay_over(rows[row], mark._replace(row=row))
        else:
            return []
        free[row] = max(free[row], after)
    return rows


def _lay_over(row: Iterable[Mark], mark: Mark) -> list[Mark]:
    """Add a mark to a row without labels, joined to any that has the same head."""
    same = [other for other in row if other.head == mark.head]
    return [*(other for other in row if other.head != mark.head), _join([*same, mark])]


def _label_row(row: Sequence[Mark], columns: int, labels: Labels) -> list[Mark]:
    """Give labels to the marks of a row, as far as there is room for them."""
    covers = [0] * (columns + 1)
    for mark in row:
        for cell in range(mark.first, mark.last + 1):
            covers[cell] += 1
    labelled = []
    for mark in row:
        candidate = _put_label(mark, labels.write(mark.numbers), columns)
        start, end = candidate.label_cell, candidate.label_cell + len(candidate.label)
        if mark.first <= start <= mark.last:
            # Nothing but the mark itself may lie there.
            fits = all(count == 1 for count in covers[start:end])
        else:
            # Another's sign between would take the label for its own.
            alone = all(count == 1 for count in covers[mark.first : mark.last + 1])
            around = (max(start - 1, 0), end) if end == mark.first else (start, end + 1)
            fits = alone and not any(covers[slice(*around)])
        if fits:
            for cell in range(start, end):
                covers[cell] += 1
        labelled.append(candidate if fits else mark)
    return labelled


def _put_label(mark: Mark, label: str, columns: int) -> Mark:
    """Put a label within the mark, or after it, or at the edge of the axis before."""
    size = len(label)
    if mark.head + size < mark.last:
        cell = mark.head + 1
    elif mark.last + size < columns:
        cell = mark.last + 1
    elif mark.first >= size:
        cell = mark.first - size
    else:
        return mark
    return mark._replace(label=label, label_cell=cell)


def _taken(mark: Mark) -> tuple[int, int]:
    """Return the first cell a mark needs and the first it leaves to others.

    A label outside of the mark is a cell apart from its neighbours.
    """
    after = mark.label_cell + len(mark.label)
    if not mark.label or mark.first <= mark.label_cell <= mark.last:
        return mark.first, mark.last + 1
    return min(mark.first, mark.label_cell), max(mark.last + 1, after + 1)
