"""The cells of marks: signs for what is known to a cell, lines for what is not.

    ●      a day, or as much as a cell; of several events ■
    ├╌╌┤   sometime within
    ├╌┣━┫  it goes on through the heavy part
    ╌╌≈╌╌  about then
    ├╌►    then or later

Drawn over each other only where rows are limited: then what is exact covers the rest.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from timeline.layout.lanes import Label, Mark
from timeline.layout.marks import Shape
from timeline.query import Match
from timeline.rendering import Glyphs, Line, Span, trim_line
from timeline.views.axislines import join_cells
from timeline.vocabulary import FAMILIES, KIND_FAMILIES

_HOLLOW = "?"
# What is open at one end, and has a number that tells whether it matches.
_OPEN = (Shape.EARLIER, Shape.LATER)
_NAMES = {
    Shape.WITHIN: "within",
    Shape.LASTS: "lasts",
    Shape.ABOUT: "about",
    Shape.LATER: "later",
    Shape.EARLIER: "earlier",
}


class MarkPainter:
    """Paints rows of marks, and remembers what it has drawn for the legend."""

    def __init__(self, matches: Sequence[Match], glyphs: Glyphs, point: str) -> None:
        """Take what a point means, in words: `a day`."""
        self._matches = matches
        self._glyphs = glyphs
        self._point = point
        self._used: set[str] = set()

    def paint(self, marks: Iterable[Mark], ground: Sequence[Span]) -> Line:
        """Return the marks of one row on a ground, which has a span for each cell.

        Blank cells at the end are left out.
        """
        cells: list[Line] = [(span,) for span in ground]
        listed = sorted(marks, key=lambda mark: mark.form.is_point)
        for mark in listed:
            if mark.form.is_point:
                cells[mark.form.first] = (self._draw_point(mark),)
            else:
                for cell, span in self._draw_line(mark):
                    cells[cell] = (span,)
        for mark in listed:
            if mark.label is not None:
                self._write(mark.label, mark, cells)
        return trim_line(join_cells(list(chain.from_iterable(cells))))

    def meanings(self) -> Iterator[str | Span]:
        """Yield the legend's entries for what was drawn."""
        glyphs = self._glyphs
        line = f"{glyphs.span_open}{glyphs.span * 2}{glyphs.span_close}"
        course = f"{glyphs.course_open}{glyphs.course * 2}{glyphs.course_close}"
        entries = {
            "point": f"{glyphs.day} {self._point}",
            "several": f"{glyphs.several} several",
            "approximate": f"{glyphs.approximate} about then",
            "core": f"{course} goes on",
            "within": f"{line} sometime within",
            "lasts": f"{line} sometime within",
            "about": f"{glyphs.span}{glyphs.approximate}{glyphs.span} about then",
            "later": f"{line[:2]}{glyphs.after} then or later",
            "earlier": f"{glyphs.before}{line[-2:]} then or before",
            "before": f"{glyphs.before} began earlier",
            "after": f"{glyphs.after} goes on later",
            "maybe before": f"{glyphs.before} or earlier",
            "maybe after": f"{glyphs.after} or later",
            "doubtful": f"{glyphs.doubtful} disputed, denied or cancelled",
            "hollow": f"{glyphs.hollow} possible match",
            "hollow line": "? possible match",
        }
        told: set[str] = set()
        for name, entry in entries.items():
            if name not in self._used or entry in told:
                continue
            if name == "hollow line" and "hollow" in self._used:
                continue
            told.add(entry)
            yield entry
        for family in FAMILIES:
            if family in self._used:
                yield Span(family, family)

    def _write(self, label: Label, mark: Mark, cells: list[Line]) -> None:
        """Write a label, with blanks beside it where a guide or its own line is."""
        self._note_signs(mark)
        number = Span(label.number, "possible" if mark.hollow else "strong")
        spans: Line = (number,)
        if label.title:
            title = Span(label.title, "event")
            both = (title, number) if label.title_first else (number, title)
            spans = (both[0], Span(" "), both[1])
        for cell in range(label.cell, label.last + 1):
            cells[cell] = ()
        cells[label.cell] = spans
        is_within = mark.form.first < label.cell <= mark.form.last
        for cell in (label.cell - 1, label.last + 1):
            if not 0 <= cell < len(cells):
                continue
            is_guide = cells[cell] == (Span(self._glyphs.silence, "guide"),)
            if is_guide or (is_within and label.title):
                cells[cell] = (Span(" "),)

    def _note_signs(self, mark: Mark) -> None:
        if mark.hollow and not mark.form.is_point:
            self._used.add("hollow line")
        elif not mark.form.is_point and self._are_doubtful(mark):
            self._used.add("doubtful")

    def _are_doubtful(self, mark: Mark) -> bool:
        events = [self._matches[number - 1].event for number in mark.numbers]
        return all(event.meaning.doubtful for event in events)

    def _draw_point(self, mark: Mark) -> Span:
        glyphs = self._glyphs
        style = self._pick_style(mark)
        event = self._matches[mark.numbers[0] - 1].event
        if self._are_doubtful(mark):
            name, sign, style = "doubtful", glyphs.doubtful, "doubt"
        elif mark.hollow:
            name, sign, style = "hollow", glyphs.hollow, "hollow"
        elif len(mark.numbers) > 1:
            name, sign = "several", glyphs.several
        elif event.date.approximate or event.date.uncertain:
            name, sign = "approximate", glyphs.approximate
        else:
            name, sign = "point", glyphs.day
        self._used.add(name)
        return Span(sign, style)

    def _draw_line(self, mark: Mark) -> Iterator[tuple[int, Span]]:
        """Yield the cells of what is longer than a point."""
        glyphs, form = self._glyphs, mark.form
        rough = "hollow" if mark.hollow else "rough"
        sure = "hollow" if mark.hollow else self._pick_style(mark)
        first, last = form.core
        if form.shape is not Shape.LASTS or form.core != (form.first, form.last):
            self._used.add(_NAMES[form.shape])
        for cell in range(form.first, form.last + 1):
            is_sure = first <= cell <= last
            if is_sure:
                self._used.add("core")
            yield (
                cell,
                Span(
                    glyphs.course if is_sure else glyphs.span,
                    sure if is_sure else rough,
                ),
            )
        if form.shape is Shape.ABOUT:
            return
        for cell, opens in ((form.first, True), (form.last, False)):
            beyond = form.before if opens else form.after
            beyond = beyond or form.shape is (Shape.EARLIER if opens else Shape.LATER)
            style = sure if first <= cell <= last else rough
            if beyond:
                text = glyphs.before if opens else glyphs.after
                if form.shape not in _OPEN:
                    name = "before" if opens else "after"
                    is_sure = first <= cell <= last
                    self._used.add(name if is_sure else f"maybe {name}")
            elif mark.hollow and form.shape not in _OPEN:
                text = _HOLLOW
            elif first <= cell <= last:
                text = glyphs.course_open if opens else glyphs.course_close
            else:
                text = glyphs.span_open if opens else glyphs.span_close
            yield cell, Span(text, style)

    def _pick_style(self, mark: Mark) -> str:
        """Return the colour of the family that all events of a mark are of."""
        kinds = {self._matches[number - 1].event.kind for number in mark.numbers}
        families = {KIND_FAMILIES.get(kind, "event") for kind in kinds}
        style = families.pop() if len(families) == 1 else "event"
        self._used.add(style)
        return style
