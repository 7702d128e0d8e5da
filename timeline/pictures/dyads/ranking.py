"""Pairs one below the other: how often they met, how often alone, when, and when last.

    who with whom                contacts   alone
    Mikhail Gorbachev – Reagan   ████ 10       10   ▂▃▂▂        7 Dec 1988   ended

In a narrow picture the course of the contacts stands below the names. Contacts count at
their beginning; all courses have one scale.
"""

from collections.abc import Iterator, Sequence

from timeline.dates import format_day, format_when, parse_canonical
from timeline.lean import NamedTuple
from timeline.pictures.canvas import Canvas, Drawn, draw_nothing
from timeline.pictures.dyads.course import Course
from timeline.pictures.dyads.footnotes import Footnotes
from timeline.pictures.dyads.pairnames import fit_names, name_head, name_pair
from timeline.pictures.dyads.room import NoRoomError
from timeline.pictures.measure import cut_text, measure_text
from timeline.pictures.shapes import (
    Anchor,
    Face,
    Ink,
    Shape,
    Text,
    draw_line,
)
from timeline.pictures.stacks import Stack, draw_stack, list_keys
from timeline.text import count_of
from timeline.views.dyads.met import Met
from timeline.views.dyads.rows import Row, find_last_day, list_rows, tell_silence
from timeline.views.dyads.variants import describe_variant, find_variants
from timeline.views.framed import Framed
from timeline.views.heat import name_unit
from timeline.views.options import DyadsOptions
from timeline.views.sheet import Sheet
from timeline.views.shortdates import list_signs, name_begin

_DASH = "–"
NOBODY = "Nobody here has met anybody."
_NONE = "·"
_SAME_SIDE = "same side"
# From so many sizes of its letters on a picture has columns side by side.
_WIDE = 52.0
_NAME_SHARE, _BAR_SHARE, _NOTES_SHARE = 0.3, 0.09, 0.28
# Of rows, in sizes of their letters: how high, and what narrow ones have below a name.
_ROW, _HIGHEST_ROW, _BELOW = 1.6, 2.6, 1.4
_HEAD, _AXIS, _GAP = 1.7, 3.3, 1.2
_NOTE = 1.35
_LISTED_VARIANTS = 3


class _Column(NamedTuple):
    """Texts below a heading, set to the right."""

    head: str
    texts: Sequence[str]
    right: float
    """Where they end."""


class Ranking:
    """The list of pairs, or of the partners of one."""

    def __init__(self, sheet: Sheet[DyadsOptions], canvas: Canvas, met: Met) -> None:
        self._sheet, self._met = sheet, met
        self._canvas, self._sizes, self._area = canvas, canvas.sizes, canvas.area
        self._size = size = self._sizes.label
        self._is_wide = self._area.width >= size * _WIDE
        window = Framed(sheet.selection).window
        self._day = None if window is None else find_last_day(sheet, window)
        self._fit_rows()
        self._stacks = [
            Stack(row.number.certain, row.number.possible) for row in self._rows
        ]
        self._left = self._area.left
        self._right = self._area.right
        self._columns = tuple(self._lay_columns()) if self._is_wide else ()
        self._course: Course | None = None
        if window is not None and self._rows:
            ends = self._left, self._right
            self._course = Course(met, window, ends, self._sizes)
        notes = (*self._list_notes(), *self._list_more_notes())
        room = self._notes_room
        self._notes = Footnotes(notes, self._area.width, self._sizes, room)

    def _fit_rows(self) -> None:
        """Find the rows that have room above what is said below."""
        area, sizes = self._area, self._sizes
        most = area.height * _NOTES_SHARE
        least = Footnotes(self._list_more_notes(), area.width, sizes, most)
        # How many pairs there are more, what is in no column, what words mean.
        lines = 1.5 if self._is_wide else 3
        self._notes_room = min(least.height + lines * sizes.foot * _NOTE, most)
        room = area.height - self._notes_room
        room -= sizes.axis * _AXIS + (self._size * _HEAD if self._is_wide else 0)
        step = self._size * (_ROW if self._is_wide else _ROW + _BELOW)
        count = int(room / step)
        if count < 1:
            raise NoRoomError(self._canvas, "pairs")
        self._rows, self._more = list_rows(
            self._sheet, self._met, alone=self._is_wide, room=count
        )
        highest = self._size * (_HIGHEST_ROW if self._is_wide else _HIGHEST_ROW * 1.6)
        self._step = min(max(room / max(len(self._rows), 1), step), highest)

    def draw(self) -> Drawn:
        """Return the rows, the axis, and what is said below."""
        if not self._rows:
            told = tuple(note.rstrip(".") for note in self._notes.notes)
            return draw_nothing(self._canvas, NOBODY, told)
        notes = []
        if self._course is not None:
            notes.append(f"a column is {name_unit(self._course.grid.unit)}")
        if self._day is not None and self._is_wide:
            day = format_when(parse_canonical(format_day(self._day)))
            is_asked = self._sheet.selection.as_of is not None
            what = "" if is_asked else ", the last day known"
            notes.append(f"silence until {day}{what}")
        shapes = [*self._draw_rows()]
        shapes += self._notes.draw(self._area.left, self._area.bottom)
        return Drawn(
            tuple(shapes),
            tuple(list_keys(self._stacks, self._sizes)),
            tuple(notes),
            (*self._list_sentences(), *self._notes.notes),
        )

    def _list_notes(self) -> Iterator[str]:
        """Yield what is said of the rows."""
        yield self._more
        rows = [row.joint for row in self._rows]
        hidden = self._course.list_hidden(rows) if self._course is not None else ()
        if hidden:
            verb = "contact is" if len(hidden) == 1 else "contacts are"
            why = "begun elsewhere, or known too roughly"
            yield f"{len(hidden):,} {verb} in no column: {why}."
        if not self._is_wide:
            return
        told = [*list_signs(map(self._tell_last, self._rows))]
        if any(row.alone is not None for row in self._rows):
            told.append("alone: no other side took part")
        if any(row.same_side for row in self._rows):
            told.append(f"{_SAME_SIDE}: both for one state")
        if told:
            yield f"{'; '.join(told)}."

    def _list_more_notes(self) -> Iterator[str]:
        """Yield what is said of all contacts, whatever the rows."""
        yield from self._met.list_notes()
        if not self._met.is_of_actors:
            return
        found = find_variants(self._sheet)
        for one in found[:_LISTED_VARIANTS]:
            yield f"{describe_variant(one)}."
        more = len(found) - _LISTED_VARIANTS
        if more > 0:
            yield f"And {count_of(more, 'more name')} in several spellings."

    def _lay_columns(self) -> Iterator[_Column]:
        """Yield the columns of texts, and find what is left for the course."""
        size, width = self._size, self._area.width
        gap = size * _GAP
        wide = max(
            (measure_text(name_pair(self._met, row.names), size) for row in self._rows),
            default=0,
        )
        head = measure_text(name_head(self._met), size)
        self._left += min(max(wide, head) + 1, width * _NAME_SHARE) + gap
        numbers = max((measure_text(str(one), size) for one in self._stacks), default=0)
        self._bars = self._left
        self._left += width * _BAR_SHARE + numbers + gap
        alone = [*map(self._tell_alone, self._rows)]
        self._left += self._measure("alone", alone)
        yield _Column("alone", alone, self._left)
        self._left += gap
        last = [*map(self._tell_last, self._rows)]
        silent = [*map(self._tell_silence, self._rows)]
        for head_text, texts in (("silent", silent), ("last", last)):
            if any(texts):
                yield _Column(head_text, texts, self._right)
                self._right -= self._measure(head_text, texts) + gap

    def _measure(self, head: str, texts: Sequence[str]) -> float:
        return max(measure_text(text, self._size) for text in (head, *texts))

    def _tell_alone(self, row: Row) -> str:
        if row.same_side:
            return _SAME_SIDE
        return str(row.alone) if row.alone is not None else _NONE

    def _tell_last(self, row: Row) -> str:
        if row.last is None:
            return ""
        return name_begin(self._met.begins[row.last], to_day=True, dash=_DASH)

    def _tell_silence(self, row: Row) -> str:
        if self._day is None:
            return ""
        return tell_silence(self._met, row, self._day, dash=_DASH)

    def _draw_rows(self) -> Iterator[Shape]:
        size, area = self._size, self._area
        top = area.top + (size * _HEAD if self._is_wide else 0)
        bottom = top + self._step * len(self._rows)
        if self._is_wide:
            base = area.top + size
            head = cut_text(name_head(self._met), size, self._bars - area.left)
            yield Text(area.left, base, head, size, Ink.SOFT)
            yield Text(self._bars, base, "contacts", size, Ink.SOFT)
            for column in self._columns:
                end = Anchor.END
                yield Text(column.right, base, column.head, size, Ink.SOFT, anchor=end)
        yield draw_line(area.left, top, area.right, top)
        most = max((stack.events for stack in self._stacks), default=1)
        courses = [
            self._course.stack(row.joint) if self._course is not None else {}
            for row in self._rows
        ]
        highest = max(
            (one.events for row in courses for one in row.values()), default=1
        )
        for index, row in enumerate(self._rows):
            ground = top + self._step * (index + 1)
            yield draw_line(area.left, ground, area.right, ground)
            draw_row = self._draw_wide if self._is_wide else self._draw_narrow
            yield from draw_row(index, row, ground, most)
            if self._course is not None:
                room = self._step * 0.86
                room -= 0 if self._is_wide else size * _ROW
                yield from self._course.draw_guides(ground - room, ground)
                name = name_pair(self._met, row.names)
                yield from self._course.draw(
                    name, courses[index], ground, room / highest
                )
        if self._course is not None:
            yield from self._course.axis.draw(bottom)

    def _draw_wide(
        self, index: int, row: Row, ground: float, most: int
    ) -> Iterator[Shape]:
        size, stack = self._size, self._stacks[index]
        base = ground - (self._step - size * 0.7) / 2
        room = self._bars - size * _GAP - self._area.left
        yield Text(
            self._area.left, base, fit_names(self._met, row.names, size, room), size
        )
        thick = min(self._step * 0.55, size)
        scale = self._area.width * _BAR_SHARE / most
        top = ground - (self._step + thick) / 2
        # A column that lies on its side: its ground is at the left.
        for one in draw_stack(stack, 0, 0, thick, scale):
            x = self._bars - one.y - one.height
            yield one._replace(x=x, y=top, width=one.height, height=thick)
        x = self._bars + stack.events * scale + size * 0.4
        yield Text(x, base, str(stack), size, face=Face.BOLD)
        for column in self._columns:
            text = column.texts[index]
            ink = Ink.SOFT if text in (_NONE, _SAME_SIDE) else Ink.INK
            if text:
                yield Text(column.right, base, text, size, ink, anchor=Anchor.END)

    def _draw_narrow(
        self, index: int, row: Row, ground: float, most: int
    ) -> Iterator[Shape]:
        del most
        size, stack = self._size, self._stacks[index]
        base = ground - self._step + size * 1.2
        number = str(stack)
        last = self._tell_last(row)
        told = f"{number}, last {last}" if last else number
        room = self._area.width - measure_text(told, size, Face.BOLD) - size
        yield Text(
            self._area.left, base, fit_names(self._met, row.names, size, room), size
        )
        end = Anchor.END
        yield Text(self._area.right, base, told, size, Ink.INK, Face.BOLD, end)

    def _list_sentences(self) -> Iterator[str]:
        for row, stack in zip(self._rows, self._stacks, strict=True):
            last = self._tell_last(row)
            when = f", last {last}" if last else ""
            yield f"{name_pair(self._met, row.names)}: {stack}{when}"
