"""Where the labels of marks in lanes stand: on poles above and below the lanes.

Several widths and numbers of lines are tried, and those taken that give most events a
label, then that cut fewest short.
"""

from collections.abc import Iterator, Sequence

from timeline.layout.flags import Flag, Place, Poles, place_flags
from timeline.lean import NamedTuple
from timeline.pictures.canvas import Sizes
from timeline.pictures.measure import ELLIPSIS, break_text, measure_text
from timeline.pictures.shapes import Face, Ink, Shape, Text

# How wide labels are, in sizes of their letters, and how many lines titles take.
_FORMS = ((13.5, 2), (12, 2), (15.5, 2), (20, 1), (11, 3), (12.5, 3), (9.5, 4))
# Of many, most of which will have none, fewer are tried.
_MANY = 120
_FORMS_OF_MANY = ((12, 2), (9.5, 4))
_DATE_SIZE = 0.88
_LINE_HEIGHT = 1.16
_FIRST_LINE = 0.95
# A title cut short is so much of a label that is missing.
_CUT_COSTS = 0.34
_POLE_GAP = 5.0
_LABEL_GAP = 12.0
_ROW_GAP = 9.0
# A pole ends this much below the top of its label, in sizes of its letters.
_POLE_END = 0.1


class Titled(NamedTuple):
    """What is written of an event, and where its pole stands."""

    date: str
    title: str
    at: float
    prefers_above: bool


class _Label(NamedTuple):
    lines: tuple[str, ...]
    width: float
    is_cut: bool


class Flagged(NamedTuple):
    """Labels with their places, none where it has no room."""

    places: tuple[Place | None, ...]
    labels: tuple[tuple[str, ...], ...]
    """The lines of each title."""
    titled: tuple[Titled, ...]
    row: float
    """How high a row is, with the gap beyond it."""

    def count_rows(self, *, is_above: bool) -> int:
        """Return how many rows are used on a side."""
        rows = [
            one.row
            for one in self.places
            if one is not None and one.is_above is is_above
        ]
        return max(rows, default=-1) + 1

    @property
    def missing(self) -> int:
        """Return how many events have no label."""
        return self.places.count(None)

    def measure(self, index: int, sizes: Sizes) -> float:
        """Return how high a label is."""
        return _measure_height(len(self.labels[index]), sizes)

    def write(self, index: int, top: float, sizes: Sizes) -> Iterator[Shape]:
        """Yield the texts of a label that has a place, from its top on."""
        place, titled = self.places[index], self.titled[index]
        if place is None:
            return
        size = sizes.label
        y = top + size * 0.84
        yield Text(place.left, y, titled.date, size * _DATE_SIZE, Ink.ACCENT, Face.BOLD)
        for line in self.labels[index]:
            y += size * _LINE_HEIGHT
            yield Text(place.left, y, line, size)


def _measure_height(lines: int, sizes: Sizes) -> float:
    return sizes.label * (_FIRST_LINE + _LINE_HEIGHT * lines)


def place_labels(
    titled: Sequence[Titled], left: float, right: float, room: float, sizes: Sizes
) -> Flagged:
    """Return labels between `left` and `right`, in rows that are `room` high together.

    Above the lanes and below them, half of the rows each.
    """
    best: tuple[tuple[float, ...], Flagged] | None = None
    forms = _FORMS if len(titled) <= _MANY else _FORMS_OF_MANY
    for number, (width, lines) in enumerate(forms):
        labels = [_write(one, width * sizes.label, lines, sizes) for one in titled]
        row = _measure_height(lines, sizes) + _ROW_GAP * sizes.scale
        rows = int(room / row)
        for above in dict.fromkeys(((rows + 1) // 2, rows // 2)):
            poles = Poles(
                left,
                right,
                above,
                rows - above,
                gap=_LABEL_GAP * sizes.scale,
                stand_off=_POLE_GAP * sizes.scale,
            )
            flags = [
                Flag(one.at, label.width, one.prefers_above)
                for one, label in zip(titled, labels, strict=True)
            ]
            for edge_first in (False, True):
                places = place_flags(flags, poles, edge_first=edge_first)
                cost = _judge(places, labels)
                if best is None or (*cost, number) < best[0]:
                    texts = tuple(label.lines for label in labels)
                    flagged = Flagged(places, texts, tuple(titled), row)
                    best = (*cost, number), flagged
    assert best is not None  # noqa: S101  # there is a form
    return best[1]


def _judge(
    places: Sequence[Place | None], labels: Sequence[_Label]
) -> tuple[float, float]:
    """Return what is lost, and how far from the lanes labels stand."""
    lost = 0.0
    far = 0.0
    for place, label in zip(places, labels, strict=True):
        if place is None:
            lost += 1
        else:
            lost += _CUT_COSTS * label.is_cut
            far += place.row
    return round(lost, 3), far


def _write(titled: Titled, room: float, most: int, sizes: Sizes) -> _Label:
    lines = break_text(titled.title, sizes.label, room, most)
    widths = [measure_text(line, sizes.label) for line in lines]
    date = measure_text(titled.date, sizes.label * _DATE_SIZE, Face.BOLD)
    width = max([date, *widths])
    is_cut = bool(lines) and lines[-1].endswith(ELLIPSIS)
    return _Label(lines, width, is_cut)
