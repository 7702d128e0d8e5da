"""All against all: a triangle of discs, the larger the more often two met.

    United States
    ● 12   Soviet Union
    ●  3   ● 2    NATO

Read from one name to the left and from the other down, like the distances in a road
atlas. Those with most in common stand together, so that blocs show. A ring stands for
what matches only possibly, around the disc of what is certain.
"""

from collections.abc import Iterator, Mapping

from timeline.analysis.pairs import (
    Pair,
    find_pairs,
    make_pair,
    order_blocs,
)
from timeline.pictures.canvas import Canvas, Drawn, Key
from timeline.pictures.dyads.footnotes import Footnotes
from timeline.pictures.dyads.room import NoRoomError
from timeline.pictures.measure import cut_text, measure_text
from timeline.pictures.shapes import Circle, Face, Group, Ink, Shape, Text, draw_line
from timeline.pictures.stacks import POSSIBLE, Stack
from timeline.views.dyads.met import Met
from timeline.views.dyads.variants import describe_variant, find_variants
from timeline.views.options import DyadsOptions
from timeline.views.sheet import Sheet
from timeline.views.shortdates import list_signs, name_month

# Of a field, in sizes of its letters: a disc at most, and how high it is.
_DISC, _LEAST_HEIGHT, _HIGHEST = 1.8, 1.5, 2.7
# The height of one that has the last month below the number.
_TWO_LINES = 2.3
# Where so many have room with their last months, these are worth it.
_ENOUGH = 8
_SMALL = 0.82
_LEAST_NAME, _MOST_NAME = 7.0, 0.32
_LEAST_ACTORS, _MOST_ACTORS = 2, 40
_NOTES_SHARE = 0.25
_LISTED_VARIANTS = 2


class Matrix:
    """The triangle of those with most contacts."""

    def __init__(self, sheet: Sheet[DyadsOptions], canvas: Canvas, met: Met) -> None:
        self._sheet, self._met = sheet, met
        self._sizes, self._area = canvas.sizes, canvas.area
        self._size = self._sizes.label
        self._actors = tuple(met.meetings.events)
        most = self._area.height * _NOTES_SHARE
        # A line more for who has no room.
        notes = ("", "-", *self._list_notes())
        reserved = Footnotes(notes, self._area.width, self._sizes, most).height
        room = self._area.height - reserved
        bare, told = (self._fit(room, has_last=has_last) for has_last in (False, True))
        self._has_last = len(told) >= min(len(bare), _ENOUGH)
        actors = told if self._has_last else bare
        self._numbers = self._count(actors)
        if len(self._actors) > 1 and len(actors) < _LEAST_ACTORS:
            raise NoRoomError(canvas, "all against all")
        self._shown = order_blocs(actors, met.meetings)
        self._field = self._measure_field(self._numbers, has_last=self._has_last)
        self._notes = Footnotes(
            (self._explain(), self._describe_more(), *self._list_notes()),
            self._area.width,
            self._sizes,
            most,
        )
        count = max(len(self._shown), 1)
        height = (self._area.height - self._notes.height) / count
        self._height = min(height, self._size * _HIGHEST)

    def _list_notes(self) -> Iterator[str]:
        yield from self._met.list_notes()
        if self._met.is_of_actors:
            for one in find_variants(self._sheet)[:_LISTED_VARIANTS]:
                yield f"{describe_variant(one)}."

    def _explain(self) -> str:
        if not self._has_last:
            return "The number is that of contacts."
        signs = list_signs(self._last(pair) for pair in self._numbers)
        told = "The number is that of contacts, and below it the month of the last"
        return f"{told} ({'; '.join(signs)})." if signs else f"{told}."

    def _fit(self, height: float, *, has_last: bool) -> tuple[str, ...]:
        """Return who has room, those with most contacts first."""
        size = self._size
        row = size * (_TWO_LINES if has_last else _LEAST_HEIGHT)
        listed = self._actors[: self._sheet.options.limit]
        wanted = min(len(listed), _MOST_ACTORS, int(height / row))
        for count in range(max(wanted, 0), 1, -1):
            actors = listed[:count]
            field = self._measure_field(self._count(actors), has_last=has_last)
            name = max(measure_text(self._met.name(one), size) for one in actors)
            name = max(min(name, self._area.width * _MOST_NAME), size * _LEAST_NAME)
            if field * (count - 1) + name <= self._area.width:
                return actors
        return listed[:wanted]

    def _count(self, actors: tuple[str, ...]) -> Mapping[Pair, Stack]:
        met = self._met
        found = {}
        for pair, joint in find_pairs(actors, met.meetings).items():
            number = met.count(pair, joint)
            if number.events:
                found[pair] = Stack(number.certain, number.possible)
        return found

    def _measure_field(self, numbers: Mapping[Pair, Stack], *, has_last: bool) -> float:
        size = self._size
        wide = [measure_text(str(one), size) for one in numbers.values()]
        if has_last:
            small = size * _SMALL
            wide += [measure_text(self._last(pair), small) for pair in numbers]
        return size * (_DISC + 0.8) + max(wide, default=0)

    def _last(self, pair: Pair) -> str:
        met = self._met
        joint = met.meetings.find_joint(*pair)
        latest = met.find_last(joint)
        return name_month(met.begins[joint[0] if latest is None else latest])

    def _describe_more(self) -> str:
        hidden = len(self._actors) - len(self._shown)
        return self._met.describe_hidden(hidden, len(self._numbers))

    def draw(self) -> Drawn:
        """Return the triangle, and what is said below."""
        most = max((one.events for one in self._numbers.values()), default=1)
        shapes: list[Shape] = []
        size, area = self._size, self._area
        for row, one in enumerate(self._shown):
            y = area.top + row * self._height
            base = y + self._height / 2 + size * 0.35
            right = area.left + row * self._field
            for column, two in enumerate(self._shown[:row]):
                x = area.left + column * self._field
                pair = make_pair(one, two)
                shapes += self._draw_field(pair, (x, y), most)
            name = cut_text(self._met.name(one), size, area.right - right, Face.BOLD)
            shapes.append(Text(right, base, name, size, face=Face.BOLD))
            if row:
                shapes.insert(0, draw_line(area.left, y, right, y))
        shapes += self._notes.draw(area.left, area.bottom)
        keys = self._list_keys()
        return Drawn(
            tuple(shapes),
            keys,
            ("the more contacts, the larger a disc",),
            (*self._list_sentences(), *self._notes.notes),
        )

    def _draw_field(
        self, pair: Pair, corner: tuple[float, float], most: int
    ) -> Iterator[Shape]:
        size = self._size
        x, y = corner
        middle = y + self._height / 2
        stack = self._numbers.get(pair)
        largest = min(size * _DISC, self._height * 0.92) / 2
        if stack is None:
            at = x + size * _DISC / 2
            yield Circle(at, middle, 1.2 * self._sizes.scale, Ink.LINE)
            return
        one, two = self._met.sort_pair(pair)
        last = self._last(pair)
        title = f"{self._met.name(one)} – {self._met.name(two)}: {stack}, last {last}"
        discs = draw_disc(stack, x + size * _DISC / 2, middle, largest, most)
        yield Group(title, tuple(discs))
        left = x + size * (_DISC + 0.25)
        if self._has_last:
            yield Text(left, middle - size * 0.1, str(stack), size)
            small = size * _SMALL
            yield Text(left, middle + size * 0.9, last, small, Ink.SOFT)
        else:
            yield Text(left, middle + size * 0.35, str(stack), size)

    def _list_keys(self) -> tuple[Key, ...]:
        if not any(one.possible for one in self._numbers.values()):
            return ()
        radius = self._sizes.mark
        return (
            Key("certain", (Circle(0, 0, radius, Ink.MARK),)),
            Key(POSSIBLE, tuple(draw_disc(Stack(0, 1), 0, 0, radius, 1))),
        )

    def _list_sentences(self) -> Iterator[str]:
        ranked = sorted(
            self._numbers, key=lambda pair: (-self._numbers[pair].events, pair)
        )
        for pair in ranked:
            one, two = map(self._met.name, self._met.sort_pair(pair))
            yield f"{one} – {two}: {self._numbers[pair]}, last {self._last(pair)}"


def draw_disc(
    stack: Stack, x: float, y: float, largest: float, most: int
) -> Iterator[Shape]:
    """Yield a disc whose area is the number, and a ring for what is only possible."""
    outer = largest * (stack.events / most) ** 0.5
    inner = largest * (stack.certain / most) ** 0.5
    if stack.possible:
        yield Circle(x, y, max(outer - 0.6, 0.6), Ink.PALE, Ink.MARK, 1.2)
    if stack.certain:
        yield Circle(x, y, inner, Ink.MARK)
