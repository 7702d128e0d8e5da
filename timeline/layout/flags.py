"""Labels on poles above and below a band, such as that of the lanes of a picture.

        │ label of one     │ label of two
        │ │ of three       │
    ────●─●────────────────●────────────────

A label stands in one of some rows of one height, beside a pole that leads to what it is
the label of. Labels point right and are hung from the right: what hangs already begins
further right, so that a pole that goes past it never meets it. What found no place then
tries to point left; what would pass the right edge has to, and is hung before the
others or after them. Places are in any unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.lean import NamedTuple

# What it costs a label to stand on the side that its marks are further from, in rows.
_FAR_SIDE = 0.8


class Flag(NamedTuple):
    """A label that wants a place."""

    at: float
    """Where its pole stands."""
    width: float
    prefers_above: bool = True


class Poles(NamedTuple):
    """Where labels may stand, and how near to each other."""

    left: float
    right: float
    above: int
    """Rows above the band, and below it."""
    below: int
    gap: float
    """Between two labels of one row."""
    stand_off: float
    """Between a pole and its own label, and at least between it and any other."""


class Place(NamedTuple):
    """Where a label stands."""

    is_above: bool
    row: int
    """From 0, which is the nearest to the band."""
    left: float
    """Where it begins."""


@dataclass(slots=True)
class _Row:
    """What of a row is taken: stretches by labels, and poles that go through."""

    labels: list[tuple[float, float]] = field(default_factory=list)
    poles: list[float] = field(default_factory=list)

    def is_free(self, left: float, right: float, poles: Poles) -> bool:
        """Tell whether a label has room."""
        if any(
            left < end + poles.gap and begin < right + poles.gap
            for begin, end in self.labels
        ):
            return False
        near = poles.stand_off / 2
        return not any(left - near < pole < right + near for pole in self.poles)

    def lets_pass(self, at: float, poles: Poles) -> bool:
        """Tell whether a pole meets no label."""
        near = poles.stand_off / 2
        return not any(begin - near < at < end + near for begin, end in self.labels)


def place_flags(
    flags: Sequence[Flag], poles: Poles, *, edge_first: bool = False
) -> tuple[Place | None, ...]:
    """Return where each label stands, in the order given; None for what has no room.

    None lies over another, and no pole goes through one. With `edge_first`, what can
    only point left is hung first, from the left.
    """
    sides = {
        True: [_Row() for _ in range(poles.above)],
        False: [_Row() for _ in range(poles.below)],
    }
    found: list[Place | None] = [None] * len(flags)
    waiting = sorted(range(len(flags)), key=lambda one: (-flags[one].at, one))
    passes = [(False, waiting), (True, waiting)]
    if edge_first:
        turned = [one for one in reversed(waiting) if _is_at_edge(flags[one], poles)]
        passes.insert(0, (True, turned))
    for is_turned, indexes in passes:
        for index in indexes:
            if found[index] is not None:
                continue
            place = _find(flags[index], sides, poles, is_turned=is_turned)
            if place is not None:
                _take(flags[index], place, sides)
                found[index] = place
    return tuple(found)


def _is_at_edge(flag: Flag, poles: Poles) -> bool:
    return flag.at + poles.stand_off + flag.width > poles.right


def _find(
    flag: Flag, sides: dict[bool, list[_Row]], poles: Poles, *, is_turned: bool
) -> Place | None:
    """Return the free place nearest to the band."""
    left = flag.at + poles.stand_off
    if is_turned:
        left = flag.at - poles.stand_off - flag.width
    if left < poles.left or left + flag.width > poles.right:
        return None
    best: tuple[float, Place] | None = None
    for is_above, rows in sides.items():
        away = 0.0 if is_above is flag.prefers_above else _FAR_SIDE
        for number, row in enumerate(rows):
            if best is not None and number + away >= best[0]:
                break
            if row.is_free(left, left + flag.width, poles):
                best = number + away, Place(is_above, number, left)
                break
            if not row.lets_pass(flag.at, poles):
                break
    return best[1] if best else None


def _take(flag: Flag, place: Place, sides: dict[bool, list[_Row]]) -> None:
    rows = sides[place.is_above]
    for row in rows[: place.row]:
        row.poles.append(flag.at)
    rows[place.row].labels.append((place.left, place.left + flag.width))
    # Its own pole stands beside it, where others' labels may not.
    rows[place.row].poles.append(flag.at)
