"""Columns of events: what is certain is solid, and what is possible stands on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.analysis import format_number
from timeline.dates import Fit
from timeline.lean import NamedTuple
from timeline.pictures.canvas import Key, Sizes
from timeline.pictures.shapes import Ink, Rect
from timeline.query import Match

_EDGE = 1.2
POSSIBLE = "possible match"


class Stack(NamedTuple):
    """How many events there are, by how surely they match."""

    certain: int
    possible: int

    @property
    def events(self) -> int:
        """Return how many there are in all."""
        return self.certain + self.possible

    def __str__(self) -> str:
        return format_number(self.certain, self.possible)


def stack_up(matches: Iterable[Match]) -> Stack:
    """Return how many of some matches are certain, and how many possible."""
    fits = [match.fit for match in matches]
    possible = sum(fit is Fit.POSSIBLE for fit in fits)
    return Stack(len(fits) - possible, possible)


def stack_units(
    matches: Sequence[Match], units: Mapping[str, int]
) -> Mapping[int, Stack]:
    """Return the stacks of matches by units; `units` has that of each event's id."""
    found: dict[int, list[Match]] = {}
    for match in matches:
        found.setdefault(units[match.event.id], []).append(match)
    return {unit: stack_up(found[unit]) for unit in sorted(found)}


def draw_stack(
    stack: Stack, x: float, ground: float, width: float, an_event: float
) -> Iterator[Rect]:
    """Yield a column that stands on a ground, so many pixels an event."""
    solid, pale = stack.certain * an_event, stack.possible * an_event
    if solid:
        yield Rect(x, ground - solid, width, solid, Ink.MARK)
    if pale:
        yield draw_possible(x, ground - solid - pale, width, pale)


def draw_possible(x: float, y: float, width: float, height: float) -> Rect:
    """Return a box that stands for what is only possible: pale, with an edge."""
    edge = min(_EDGE, width / 4, height / 4)
    inner = width - edge, height - edge
    return Rect(
        x + edge / 2, y + edge / 2, *inner, Ink.PALE, stroke=Ink.MARK, stroke_width=edge
    )


def list_keys(stacks: Iterable[Stack], sizes: Sizes) -> Iterator[Key]:
    """Yield what is solid and what is pale, if anything is pale."""
    if any(one.possible for one in stacks):
        half = sizes.mark
        box = Rect(-half, -half, 2 * half, 2 * half, Ink.MARK)
        yield Key("certain", (box,))
        pale = draw_possible(-half, -half, 2 * half, 2 * half)
        yield Key(POSSIBLE, (pale,))
