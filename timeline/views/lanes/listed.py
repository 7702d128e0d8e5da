"""Events by number below the lanes: those that have no place, or no title, above.

    Earlier
       1 2011–2012       Washington sees Syria as a matter of human rights and
                         expects Assad to fall

Below `_STACKED` cells the title stands under its date.
"""

from collections.abc import Iterable, Iterator

from timeline.dates import Fit, format_when
from timeline.query import Match
from timeline.rendering import Line, Span, measure_cells, pad_cells, wrap_cells
from timeline.text import count_of
from timeline.views.details import draw_details
from timeline.views.options import LanesOptions
from timeline.views.sheet import Sheet

# Beyond this, titles would be too long to read.
_WIDEST = 120
_STACKED = 50
_LEAST_DATE, _MOST_DATE = 14, 24
_MARGIN = 1
# Under each heading so many are listed, unless all are asked for.
_MOST_LISTED = 10


class NumberedList:
    """Draws events by their numbers, under headings."""

    def __init__(self, sheet: Sheet[LanesOptions], numbers: Iterable[int]) -> None:
        """Take the numbers of all that will be drawn."""
        self._sheet = sheet
        self._is_asked = sheet.options.legend or sheet.options.full
        self._number_width = len(str(len(sheet.matches)))
        dates = [
            measure_cells(self._name_date(sheet.matches[number - 1]))
            for number in numbers
        ]
        self._date_width = min(max(*dates, _LEAST_DATE), _MOST_DATE) if dates else 0
        self.has_doubtful = False
        """Something was drawn that is disputed, denied or cancelled."""
        self.has_possible = False

    def lines(self, heading: str, numbers: Iterable[int]) -> Iterator[Line]:
        """Yield a heading and the events of some numbers; nothing without any."""
        listed = sorted(numbers, reverse=self._sheet.options.reverse)
        limit = self._sheet.options.limit
        if limit is None and not self._is_asked:
            limit = _MOST_LISTED
        shown = listed if limit is None else listed[:limit]
        if not listed:
            return
        yield ()
        if heading:
            for piece in wrap_cells(heading, self._sheet.width - _MARGIN):
                yield Span(" " * _MARGIN), Span(piece, "period")
        for number in shown:
            yield from self._draw_entry(number, self._sheet.matches[number - 1])
        hidden = len(listed) - len(shown)
        if hidden:
            text = f"{self._sheet.glyphs.ellipsis} and {count_of(hidden, 'more event')}"
            for line in wrap_cells(text, self._sheet.width - _MARGIN):
                yield Span(" " * _MARGIN), Span(line, "quiet")

    def _name_date(self, match: Match) -> str:
        return format_when(match.event.date, dash=self._sheet.glyphs.dash)

    def _draw_entry(self, number: int, match: Match) -> Iterator[Line]:
        sheet = self._sheet
        event = match.event
        possible = match.fit is Fit.POSSIBLE
        sign = sheet.glyphs.doubtful if event.meaning.doubtful else " "
        self.has_doubtful |= sign != " "
        self.has_possible |= possible
        head: Line = (
            Span("?" if possible else " ", "possible"),
            Span(sign, "doubt"),
            Span(f"{number:>{self._number_width}} ", "strong"),
        )
        indent = 1 + measure_cells(sign) + self._number_width + 1
        date, title = self._name_date(match), event.title
        width = min(sheet.width, _WIDEST)
        stacked = sheet.width < _STACKED
        margin = 0 if stacked else self._date_width + 2
        room = width - indent - margin
        titles: list[Line] = [
            (Span(piece, "event"),) for piece in wrap_cells(title, room)
        ]
        if sheet.options.full:
            titles += draw_details(event, sheet, room)
        if stacked:
            dates = wrap_cells(date, room)
            body: list[Line] = [(Span(piece, "date"),) for piece in dates]
            body += titles
        else:
            dates = wrap_cells(date, self._date_width)
            dates += [""] * (len(titles) - len(dates))
            titles += [()] * (len(dates) - len(titles))
            body = [
                (Span(pad_cells(left, margin if right else 0), "date"), *right)
                for left, right in zip(dates, titles, strict=True)
            ]
        for index, line in enumerate(body):
            yield (*head, *line) if not index else (Span(" " * indent), *line)
