"""Events as rows of a table whose columns share the width; cells wrap.

Where the width has no room for the columns, each event becomes a block of
labelled lines. Rich's own table is not used: it measures and renders all rows
before it prints the first, and takes some four seconds for 10,000 of them.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from timeline.dates import Fit
from timeline.dates.display import format_when
from timeline.query import Match, Selection
from timeline.text import make_visible
from timeline.views.details import draw_details, draw_labelled
from timeline.views.grouping import make_groups
from timeline.views.lines import Line, Span, pad_cells, wrap_cells
from timeline.views.naming import Naming
from timeline.views.options import ViewOptions
from timeline.views.timeline import draw_heading, draw_legend

_COLUMNS = ("Date", "Title", "Kind", "Actors", "Place")
_STYLES = ("date", "event", "kind", "quiet", "quiet")
_SPACE = 2
_LABEL_WIDTH = max(map(len, _COLUMNS)) + _SPACE
_DETAILS_INDENT = 4
_MOST_FOR_A_WORD = (16, 12)
"""Up to how many cells a word or a date is kept whole: tried in this order."""


def draw(selection: Selection, options: ViewOptions) -> Iterator[Line]:
    """Yield the lines of the table."""
    yield from draw_heading(selection, options)
    if selection.matches:
        yield from _Drawing(selection, options).lines()


class _Drawing:
    def __init__(self, selection: Selection, options: ViewOptions) -> None:
        self._selection = selection
        self._options = options
        self._naming = Naming(selection.chronology, options.glyphs)
        self._used: set[str] = set()
        self._cells = {
            id(match): self._make_cells(match) for match in selection.matches
        }
        rows = self._cells.values()
        self._columns = [
            index for index in range(len(_COLUMNS)) if any(row[index] for row in rows)
        ]
        texts_of = [
            (_COLUMNS[index], *(row[index] for row in rows)) for index in self._columns
        ]
        self._widths = fit_columns(
            [max(map(cell_len, texts)) for texts in texts_of],
            [
                max(map(_longest_word if index else cell_len, texts))
                for index, texts in zip(self._columns, texts_of, strict=True)
            ],
            options.width - 1 - _SPACE * (len(self._columns) - 1),
        )

    def lines(self) -> Iterator[Line]:
        yield from self._draw_head()
        groups = make_groups(
            self._selection.matches,
            self._options.group_by,
            self._naming,
            reverse=self._options.reverse,
        )
        # The dates of the rows tell their months and years themselves.
        named = self._options.group_by not in ("month", "year")
        shown = 0
        for heading, _, rows in groups:
            first = True
            for match, _ in rows:
                if shown == self._options.limit:
                    break
                if first and heading and named:
                    yield ()
                    for line in wrap_cells(heading, self._options.width - 1):
                        yield Span(" "), Span(line, "period")
                first = False
                yield from self._draw_event(match)
                shown += 1
        yield from draw_legend(self._options, self._used)

    def _make_cells(self, match: Match) -> tuple[str, ...]:
        event = match.event
        date = format_when(event.date, dash=self._options.glyphs.dash)
        kind = [event.kind, event.status if event.status != "reported" else ""]
        return (
            f"{self._options.glyphs.pick(event)} {date}",
            make_visible(event.title),
            make_visible(", ".join(word for word in kind if word)),
            self._naming.actors(event),
            self._naming.place(event),
        )

    def _draw_head(self) -> Iterator[Line]:
        if not self._widths:
            return
        yield ()
        names = [_COLUMNS[index] for index in self._columns]
        yield Span(" "), *_draw_row(names, self._widths, ["strong"] * len(names))
        rules = [self._options.glyphs.rule * width for width in self._widths]
        yield (Span(" " + (" " * _SPACE).join(rules), "rail"),)

    def _draw_event(self, match: Match) -> Iterator[Line]:
        self._used.add(self._options.glyphs.pick(match.event))
        margin = Span(" ")
        if match.fit is Fit.POSSIBLE:
            margin = Span("?", "possible")
            self._used.add("?")
        row = self._cells[id(match)]
        if self._widths:
            lines = self._draw_cells(row)
        else:
            yield ()
            lines = _draw_block(row, self._options.width - 1)
        for line in lines:
            yield margin, *line
            margin = Span(" ")
        if self._options.full:
            details = draw_details(
                match.event,
                self._selection.chronology,
                self._naming,
                self._options.glyphs,
                self._options.width - _DETAILS_INDENT,
            )
            for line in details:
                yield Span(" " * _DETAILS_INDENT), *line

    def _draw_cells(self, row: Sequence[str]) -> Iterator[Line]:
        styles = [_STYLES[index] for index in self._columns]
        wrapped = [
            wrap_cells(row[index], width)
            for index, width in zip(self._columns, self._widths, strict=True)
        ]
        # A date of several lines stands clear of its glyph.
        glyph, _, date = row[0].partition(" ")
        indent = cell_len(glyph) + 1
        first, *rest = wrap_cells(date, self._widths[0] - indent)
        wrapped[0] = [f"{glyph} {first}", *(" " * indent + line for line in rest)]
        for texts in zip_longest(*wrapped, fillvalue=""):
            yield _draw_row(texts, self._widths, styles)


def fit_columns(
    natural: Sequence[int], words: Sequence[int], room: int
) -> tuple[int, ...]:
    """Return the width of each column so that all fit into `room` cells.

    Columns keep their `natural` width while there is room. Then each gets enough
    for its longest word (`words`), within reason, and the rest goes to those that
    wrap most. Empty if there is no room for words: a table would be hard to read.
    """
    if sum(natural) <= room:
        return tuple(natural)
    for most in _MOST_FOR_A_WORD:
        least = [min(size, most) for size in words]
        spare = room - sum(least)
        if spare >= 0:
            wanted = [size - given for size, given in zip(natural, least, strict=True)]
            return tuple(
                given + spare * more // sum(wanted)
                for given, more in zip(least, wanted, strict=True)
            )
    return ()


def _longest_word(text: str) -> int:
    return max(map(cell_len, text.split(" ")))


def _draw_row(
    texts: Sequence[str], widths: Sequence[int], styles: Sequence[str]
) -> Line:
    spans = []
    last = len(texts) - 1
    for index, (text, width, style) in enumerate(
        zip(texts, widths, styles, strict=True)
    ):
        padded = text if index == last else pad_cells(text, width) + " " * _SPACE
        spans.append(Span(padded, style))
    return tuple(spans)


def _draw_block(row: Sequence[str], width: int) -> Iterator[Line]:
    for name, text, style in zip(_COLUMNS, row, _STYLES, strict=True):
        if text:
            spans = [Span(text, style)]
            yield from draw_labelled(name, spans, width, label_width=_LABEL_WIDTH)
