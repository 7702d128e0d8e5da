"""What is written at marks: the number of an event, and its title where there is room.

    ├╌ 3 Obama's letter tells… ╌╌┤      within a line that has room
    ●5 Boston Marathon bombing          else behind a mark
    Cameron flies to Sochi to… 9●       else before it
    6-8                                 else the number alone

A title is written once, in the lane of who acts; other lanes have the number.
"""

from collections.abc import Sequence

from timeline.layout.lanes import Label, Mark, format_numbers
from timeline.layout.marks import Form, Shape
from timeline.lean import NamedTuple
from timeline.query import Match
from timeline.rendering import Glyphs, cut_cells, measure_cells
from timeline.views.lanes.members import Members

LIMITS = (80, 60, 48, 40, 32, 28, 24, 20, 16, 0)
"""How many cells all titles of a drawing may have at most, to be tried in turn; 0 is
none at all."""

# A title of so many cells is worth its place within a line, or on the better side of a
# mark; one of so many on the other side still says something.
_GOOD_TITLE = 24
_LEAST_TITLE = 16
# A line over this share of the axis has its title within, however short.
_LONG_SHARE = 0.45
# What stands round a number within a line, and round a number and a title.
_AROUND_NUMBER = 4
_AROUND_TITLE = 7
# A word is left out whole if no more than so many cells are lost by it.
_MOST_LOST = 5


class Labeller:
    """Writes labels for one axis, with titles of at most `limit` cells."""

    def __init__(
        self,
        matches: Sequence[Match],
        members: Members,
        columns: int,
        glyphs: Glyphs,
        limit: int,
    ) -> None:
        self._matches = matches
        self._homes = members.homes
        self._columns = columns
        self._glyphs = glyphs
        self._limit = limit

    def write(self, name: str, mark: Mark) -> Label | None:
        """Return the label of a mark in a lane; None where none fits the axis."""
        number = self._write_number(mark)
        title = self._write_title(name, mark)
        if title.text:
            label = self._place_title(mark.form, number, title)
            if label is not None:
                return label
        return self._place_number(mark.form, number)

    def _write_number(self, mark: Mark) -> str:
        text = format_numbers(mark.numbers).replace("-", self._glyphs.dash)
        signs = "?" if mark.hollow else ""
        if not mark.form.is_point:
            events = [self._matches[number - 1].event for number in mark.numbers]
            if all(event.meaning.doubtful for event in events):
                signs += self._glyphs.doubtful
            elif mark.form.shape is Shape.ABOUT:
                signs += self._glyphs.approximate
        return f"{signs}{text}"

    def _write_title(self, name: str, mark: Mark) -> "_Title":
        at_home = [one for one in mark.numbers if self._homes[one] == name]
        if not at_home or not self._limit:
            return _Title("", "", self._glyphs.ellipsis)
        others = len(mark.numbers) - 1
        more = f" (+{others})" if others else ""
        whole = self._matches[at_home[0] - 1].event.title
        return _Title(whole, more, self._glyphs.ellipsis, self._limit)

    def _place_title(self, form: Form, number: str, title: "_Title") -> Label | None:
        """Return a label where a title has room; None if that is nowhere."""
        size = len(number)
        good = min(_GOOD_TITLE, title.width)
        length = form.last - form.first + 1
        if not form.is_point and form.shape not in (Shape.LATER, Shape.EARLIER):
            room = length - _AROUND_TITLE - size
            is_long = length >= self._columns * _LONG_SHARE
            if room >= min(good, title.width) or (is_long and room >= _LEAST_TITLE):
                text = title.cut(room)
                width = size + 1 + measure_cells(text)
                return Label(form.first + 3, width, number, text)
        right = self._columns - form.last - 1 - size - 1
        left = form.first - size - 1
        least = min(_LEAST_TITLE, title.width)
        if right >= good or (right >= left and right >= least):
            text = title.cut(right)
            width = size + 1 + measure_cells(text)
            return Label(form.last + 1, width, number, text)
        if left >= least:
            text = title.cut(left)
            width = measure_cells(text) + 1 + size
            return Label(form.first - width, width, number, text, title_first=True)
        return None

    def _place_number(self, form: Form, number: str) -> Label | None:
        size = len(number)
        is_line = form.shape in (Shape.WITHIN, Shape.LASTS, Shape.ABOUT)
        if is_line and form.last - form.first + 1 >= size + _AROUND_NUMBER:
            return Label(form.first + 2, size, number)
        if form.last + size < self._columns:
            return Label(form.last + 1, size, number)
        if form.first >= size:
            return Label(form.first - size, size, number)
        return None


class _Title(NamedTuple):
    """The title of a mark, with how many more events it stands for."""

    whole: str
    more: str
    ellipsis: str
    limit: int = 0

    @property
    def text(self) -> str:
        """Return all that may be written; empty for nothing."""
        return f"{self.whole}{self.more}" if self.whole else ""

    @property
    def width(self) -> int:
        """Return the cells that it takes at most."""
        return min(measure_cells(self.text), self.limit)

    def cut(self, room: int) -> str:
        """Return it in so many cells, cut at a word where that loses little."""
        room = min(room, self.limit)
        if measure_cells(self.text) <= room:
            return self.text
        room -= len(self.more)
        text = cut_cells(self.whole, room, self.ellipsis)
        kept = text.removesuffix(self.ellipsis)
        if self.whole[len(kept) : len(kept) + 1] != " ":
            before, _, word = kept.rpartition(" ")
            if before and measure_cells(word) <= _MOST_LOST:
                text = f"{before.rstrip(' ,;:')}{self.ellipsis}"
        return f"{text}{self.more}"
