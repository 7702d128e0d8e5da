"""Pairs one below the other, those with most contacts first: how often, when, and last.

    who with whom              n  alone  ┼─────┴─────┼─────      last  silent
    US – Soviet Union         45     35  ▃▄▃▄▄▄▅▄        ┊   Dec 1991   ended
    US – Russia               41     23     ▁ ┊ ▄▄▃▁▂▃▁▁▁▄   Sep 2005     5 d

`alone` are contacts in which nobody else took part, counted by sides: who acts for a
state counts as that state. Contacts count at their beginning, on an axis and on a scale
that all rows have in common. A narrow drawing has names, numbers, course and silence; a
wide one the day and the title of the last contact as well.
"""

from collections.abc import Iterator, Sequence

from timeline.analysis import Number
from timeline.dates import format_day, format_when, parse_canonical
from timeline.lean import NamedTuple
from timeline.rendering import Line, Span, cut_cells, measure_cells, pad_cells
from timeline.views.dyads.course import Course, make_course
from timeline.views.dyads.met import Met
from timeline.views.dyads.rows import Row, find_last_day, list_rows, tell_silence
from timeline.views.frame import draw_meanings
from timeline.views.framed import Framed
from timeline.views.options import DyadsOptions
from timeline.views.sheet import Sheet
from timeline.views.shortdates import list_signs, name_begin

# From so many cells on there is room for `alone` and the month of the last contact,
# then for its day and its title.
_WIDE = 80
_WIDEST = 110
_LEAST_TITLE = 24
# In fewer there is none for the course, or for the silence, beside a name.
_LEAST_FOR_COURSE = 36
_LEAST_FOR_SILENCE = 28
# A quarter of a wide drawing, and so many cells if they let it have a finer unit; of a
# narrow one less.
_WIDE_SHARE = 4
_MORE = 4
_NARROW_SHARE = 5
_GAP = 2
_SAME_SIDE = "same side"


class _Column(NamedTuple):
    """A column of texts of one width, set to the right."""

    head: str
    texts: Sequence[str]
    style: str = ""

    @property
    def width(self) -> int:
        """Return its cells, without the gap before it."""
        return max(map(measure_cells, (self.head, *self.texts)))

    def write(self, text: str) -> str:
        """Return a text at the right of the column, a gap before it."""
        return " " * (_GAP + self.width - measure_cells(text)) + text


class Ranking:
    """The list of pairs, or of the partners of one."""

    def __init__(self, sheet: Sheet[DyadsOptions], met: Met) -> None:
        self._sheet = sheet
        self._met = met
        self._glyphs = sheet.glyphs
        self._width = sheet.width
        self._has_alone = sheet.width >= _WIDE
        found = list_rows(sheet, met, alone=self._has_alone)
        self._rows, self._more = found
        window = Framed(sheet.selection).window
        self._day: int | None = None
        self._course: Course | None = None
        if window is not None:
            if sheet.width >= _LEAST_FOR_SILENCE:
                self._day = find_last_day(sheet, window)
            if sheet.width >= _LEAST_FOR_COURSE:
                room = sheet.width // _NARROW_SHARE
                if sheet.width >= _WIDE:
                    room = sheet.width // _WIDE_SHARE + _MORE
                self._course = make_course(met.begins, window, room, sheet.glyphs)

    def describe(self) -> str:
        """Return which days the axis shows; empty where nothing has a date."""
        return self._course.describe() if self._course is not None else ""

    def describe_cells(self) -> str:
        """Return how long a cell is, and until when silences go; may be empty."""
        parts = [self._course.describe_cells()] if self._course is not None else []
        if self._day is not None:
            day = format_when(parse_canonical(format_day(self._day)))
            is_asked = self._sheet.selection.as_of is not None
            what = "" if is_asked else ", the last day known"
            parts.append(f"silence until {day}{what}")
        return "; ".join(parts)

    def lines(self) -> Iterator[Line]:
        """Yield the axis, a line for each pair, and the legend."""
        if not self._rows:
            return
        front = tuple(self._list_front())
        back = tuple(self._list_back())
        beside = sum(_GAP + column.width for column in (*front, *back))
        course = self._course
        beside += _GAP + course.width if course is not None else 0
        head, names = self._fit_names(max(self._width - beside, 1))
        width = max(map(measure_cells, (head, *names)))
        room = self._width - width - beside - _GAP
        has_title = self._width >= _WIDEST and room >= _LEAST_TITLE
        cells: Sequence[Line] = ()
        entries: list[str] = []
        left = pad_cells(head, width) + "".join(one.write(one.head) for one in front)
        right = "".join(one.write(one.head) for one in back)
        right += " " * _GAP + "the last time" if has_title else ""
        if course is None:
            yield (Span(left + right, "label"),)
        else:
            left += " " * _GAP
            *labels, rule = course.draw_axis(measure_cells(left))
            yield from labels
            yield Span(left, "label"), *rule[1:], Span(right, "label")
            cells, entries = course.draw_rows([row.joint for row in self._rows])
        for place, row in enumerate(self._rows):
            spans = [Span(pad_cells(names[place], width), "strong")]
            spans += [Span(one.write(one.texts[place]), one.style) for one in front]
            if course is not None:
                spans += [Span(" " * _GAP), *cells[place]]
            spans += [Span(one.write(one.texts[place]), one.style) for one in back]
            if has_title and row.last is not None:
                title = self._met.events[row.last].title
                title = cut_cells(title, room, self._glyphs.ellipsis)
                spans += [Span(" " * _GAP), Span(title, "quiet")]
            yield tuple(spans)
        entries += self._explain(column for column in (*front, *back))
        yield from draw_meanings(entries, self._width)

    def describe_more(self) -> str:
        """Return in words how many pairs there are besides; empty for none."""
        return self._more

    def list_numbers(self) -> Iterator[Number]:
        """Yield the numbers of each line, and of what is in no cell of the course."""
        for row in self._rows:
            yield row.number
            if row.alone is not None:
                yield row.alone
        beyond = self._list_beyond()
        if beyond:
            matches = [self._met.contacts.held[index] for index in beyond]
            yield self._sheet.counting.find("in no cell", matches)

    def describe_beyond(self) -> str:
        """Return in words how many contacts of the rows are in no cell."""
        count = len(self._list_beyond())
        if not count:
            return ""
        what = "contact is" if count == 1 else "contacts are"
        return f"{count:,} {what} in no cell: begun elsewhere, or known too roughly."

    def _list_beyond(self) -> list[int]:
        if self._course is None:
            return []
        numbers, times = self._course.numbers, self._met.times
        drawn = {index for row in self._rows for index in row.joint}
        return [
            index
            for index in sorted(drawn)
            if numbers[index] is None and times[index] >= 0
        ]

    def _list_front(self) -> Iterator[_Column]:
        numbers = [row.number for row in self._rows]
        # What is certain stands below what is certain.
        behind = [str(one).removeprefix(f"{one.certain:,}") for one in numbers]
        most = max(map(len, behind))
        texts = [
            f"{one.certain:,}{text:<{most}}"
            for one, text in zip(numbers, behind, strict=True)
        ]
        yield _Column(f"n{'':<{most}}", texts)
        if self._has_alone:
            yield _Column("alone", [*map(self._tell_alone, self._rows)], "quiet")

    def _tell_alone(self, row: Row) -> str:
        if row.same_side:
            return _SAME_SIDE
        return str(row.alone) if row.alone is not None else self._glyphs.bullet

    def _list_back(self) -> Iterator[_Column]:
        dash = self._glyphs.dash
        if self._width >= _WIDE and any(row.last is not None for row in self._rows):
            yield _Column("last", [*map(self._tell_last, self._rows)], "date")
        if self._day is not None:
            day, narrow = self._day, self._width < _WIDE
            texts = [
                tell_silence(self._met, row, day, dash=dash, narrow=narrow)
                for row in self._rows
            ]
            if any(texts):
                yield _Column("silent", texts)

    def _tell_last(self, row: Row) -> str:
        if row.last is None:
            return ""
        begin = self._met.begins[row.last]
        to_day = self._width >= _WIDEST
        return name_begin(begin, to_day=to_day, dash=self._glyphs.dash)

    def _explain(self, columns: Iterator[_Column]) -> Iterator[str]:
        """Yield what in the columns a reader may not know."""
        for column in columns:
            if column.head == "alone":
                if any(row.alone is not None for row in self._rows):
                    met = self._met
                    other = "side took part" if met.is_of_actors else met.noun
                    yield f"alone: no other {other}"
                if _SAME_SIDE in column.texts:
                    yield f"{_SAME_SIDE}: both for one state"
            elif column.head == "last":
                yield from list_signs(column.texts)

    def _fit_names(self, room: int) -> tuple[str, list[str]]:
        """Return the head of the names, and the names, in a room.

        By their initials, all of them, where any of them has no room.
        """
        head = self._name_head()
        names = [self._join([*map(self._met.name, row.names)]) for row in self._rows]
        if max(map(measure_cells, names)) > room:
            shorter = [[*map(self._met.name_briefly, row.names)] for row in self._rows]
            names = [self._join(one, room) for one in shorter]
        return cut_cells(head, room, self._glyphs.ellipsis), names

    def _name_head(self) -> str:
        met = self._met
        if met.asked_for:
            return f"{met.name_asked_for} with"
        return "who with whom" if met.is_of_actors else f"{met.noun} with {met.noun}"

    def _join(self, names: Sequence[str], room: int | None = None) -> str:
        """Return one name or both, if need be in a room; the longer is cut first."""
        ellipsis = self._glyphs.ellipsis
        between = f" {self._glyphs.dash} "
        text = between.join(names)
        if room is None or measure_cells(text) <= room:
            return text
        left = room - measure_cells(between)
        if len(names) == 1 or left < len(names):
            return cut_cells(text, room, ellipsis)
        one, two = map(measure_cells, names)
        # Whichever is shorter than half has all of its cells.
        first = left - two if two <= left // 2 else min(one, left - left // 2)
        widths = first, left - first
        cut = [
            cut_cells(name, width, ellipsis)
            for name, width in zip(names, widths, strict=True)
        ]
        return between.join(cut)
