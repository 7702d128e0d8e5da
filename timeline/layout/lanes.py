"""Events as marks in the rows of lanes, with labels, so that nothing hides another.

Events that take the same cells of a lane in the same shape share a mark. What is known
differently is never merged: marks that would touch, they or their labels, stand in rows
below each other. Only where rows are limited may a point lie over a line; its label
then makes way.

Events are numbered from 1 in the order given, which is that of their dates.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from timeline.layout.marks import Form
from timeline.lean import NamedTuple


class Entry(NamedTuple):
    """One event as it stands in one lane."""

    number: int
    form: Form
    hollow: bool = False
    """It matches only possibly, or stands in this lane only possibly."""


class Label(NamedTuple):
    """What is written at a mark: a number, and a title where there is room."""

    cell: int
    """Where it begins."""
    width: int
    """The cells it takes."""
    number: str
    title: str = ""
    title_first: bool = False
    """It stands before the mark, the number next to the mark."""

    @property
    def last(self) -> int:
        """Return the last cell it takes."""
        return self.cell + self.width - 1


class Mark(NamedTuple):
    """The events of a lane that take the same cells in the same shape."""

    form: Form
    numbers: tuple[int, ...]
    """Ascending; never empty."""
    hollow: bool = False
    """None of the events matches certainly."""
    row: int = 0
    label: Label | None = None
    """None where it has no room."""

    @property
    def is_titled(self) -> bool:
        """Tell whether a title is written at it."""
        return self.label is not None and bool(self.label.title)


Labelling = Callable[[str, Mark], Label | None]
"""Returns the label of a mark in the lane of a name, by the room of the axis alone."""


class Lane(NamedTuple):
    """Marks under one name."""

    name: str
    marks: tuple[Mark, ...]
    """By row, then by first cell."""

    @property
    def rows(self) -> int:
        """Return how many rows it takes; at least 1."""
        return 1 + max((mark.row for mark in self.marks), default=0)


def join_entries(entries: Iterable[Entry]) -> tuple[Mark, ...]:
    """Return the marks of a lane: entries of one form share one.

    In the order in which they find their rows: by first cell, the long before the
    short, the surest last of all.
    """
    shared: dict[Form, list[Entry]] = {}
    for entry in entries:
        shared.setdefault(entry.form, []).append(entry)
    marks = [
        Mark(
            form,
            tuple(sorted(entry.number for entry in group)),
            all(entry.hollow for entry in group),
        )
        for form, group in shared.items()
    ]
    marks.sort(key=lambda mark: (mark.form.first, -mark.form.last, mark.numbers))
    return tuple(marks)


def lay_lanes(
    members: Mapping[str, Sequence[Mark]], labelling: Labelling, rows: int | None = None
) -> tuple[Lane, ...]:
    """Return lanes with all their marks in rows, in the order of the mapping.

    `rows` is how many each lane may take; None: as many as it needs, so that nothing
    lies over anything else.
    """
    return tuple(
        Lane(name, _pack([(one, labelling(name, one)) for one in marks], rows))
        for name, marks in members.items()
    )


class _Row:
    """What of a row is taken: stretches of cells by marks and by labels."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []

    def has_room(self, form: Form, label: Label | None) -> bool:
        """Tell whether neither the mark nor its label would touch another."""
        if any(_are_near(form, mark.form) for mark in self.marks):
            return False
        if any(_touch(mark.label, form.first, form.last) for mark in self.marks):
            return False
        return label is None or self.has_room_for(label, form)

    def has_room_for(self, label: Label, own: Form) -> bool:
        """Tell whether a label touches no mark but its own, nor another label."""
        for mark in self.marks:
            if _touch(label, mark.form.first, mark.form.last) and mark.form != own:
                return False
            if mark.label is not None and _touch(
                label, mark.label.cell, mark.label.last
            ):
                return False
        return True


def _are_near(one: Form, two: Form) -> bool:
    """Tell whether two marks would touch; lines are parted by their ends alone."""
    apart = 1 if one.is_point or two.is_point else 0
    return one.first <= two.last + apart and two.first <= one.last + apart


def _touch(label: Label | None, first: int, last: int) -> bool:
    """Tell whether a label and a stretch of cells have no blank between them."""
    return label is not None and label.cell <= last + 1 and first <= label.last + 1


def _pack(
    marks: Sequence[tuple[Mark, Label | None]], most: int | None
) -> tuple[Mark, ...]:
    """Give marks rows, and the labels that have room."""
    rows: list[_Row] = []
    for mark, label in marks:
        row = next((row for row in rows if row.has_room(mark.form, label)), None)
        if row is None and (most is None or len(rows) < most):
            row = _Row()
            rows.append(row)
        if row is not None:
            row.marks.append(mark._replace(label=label))
        else:
            _lay_over(rows, mark, label)
    return tuple(
        mark._replace(row=index) for index, row in enumerate(rows) for mark in row.marks
    )


def _lay_over(rows: Sequence[_Row], mark: Mark, label: Label | None) -> None:
    """Put a mark into the row in which it covers least: points, then labels."""

    def cost(row: _Row) -> tuple[int, int]:
        form = mark.form
        points = sum(
            form.first <= one.form.last and one.form.first <= form.last
            for one in row.marks
            if one.form.is_point or form.is_point is one.form.is_point
        )
        return points, sum(
            _touch(one.label, form.first, form.last) for one in row.marks
        )

    row = min(rows, key=cost)
    kept = []
    for one in row.marks:
        if _touch(one.label, mark.form.first, mark.form.last):
            kept.append(one._replace(label=None))
        else:
            kept.append(one)
    row.marks = kept
    has_room = label is not None and row.has_room_for(label, mark.form)
    row.marks.append(mark._replace(label=label if has_room else None))


def format_numbers(numbers: Sequence[int]) -> str:
    """Return the numbers of a mark: `7`, `7,9`, `7-9`; of others `7+3`.

    That is the first, and how many more there are.
    """
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 2 and last - first == len(numbers) - 1:
        return f"{first}-{last}"
    if len(numbers) > 2:
        return f"{first}+{len(numbers) - 1}"
    return ",".join(map(str, numbers))
