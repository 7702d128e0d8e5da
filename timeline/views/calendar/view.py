"""Months as grids of days, several abreast, and under each row what stands in them.

     May 2013                  9 events
     Mo   Tu   We   Th   Fr   Sa   Su
                1    2    3────4────5
      6    7    8    9   10░  11   12
     13   14▒2 15   16   17   18   19

     ● 10  Cameron flies to Sochi to restate that Assad must go
     ◌ in May  Kerry, on his first Kremlin visit as Secretary of State, waits

A day on which something happened has a shade and, from two events on, their number.
What lasts is a line from its first day to its last, double where several things last;
it is listed in the month it begins in, and named once more where it ends. If nobody
knows the day of its end, its first day has an arrow. What is known to a month stands
in the list alone, below what is known to the day; what is known to a year or less
stands under its year.

Only months that something begins or ends in are drawn; the silence between two of
them is named, however long it is. Narrow terminals lose the counts of the days, and
the narrowest the grids. What is undated is counted below.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from timeline.analysis import DATED, UNDATED, Number
from timeline.dates import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    Fit,
    calendar_date,
    format_day,
    format_when,
    weekday,
)
from timeline.layout.months import EmptyMonths, Page, is_exact, make_pages, mark_days
from timeline.query import Match, Term, all_of
from timeline.rendering import (
    Line,
    Span,
    measure_cells,
    pad_cells,
    wrap_cells,
    wrap_spans,
)
from timeline.text import count_of
from timeline.views.calendar.monthgrid import MonthGrids
from timeline.views.details import describe_status, draw_details, draw_reasons
from timeline.views.frame import draw_heading, draw_meanings, draw_notes, list_legend
from timeline.views.numbers import draw_numbers, list_heading
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet
from timeline.views.undated import name_undated, split_undated

_MARK_WIDTH = 3
_SPACE = 2
# A label takes a part of the width at most; what is longer goes on below it.
_LABEL_WIDTH = 12
_LABEL_SHARE = 3
# Beyond this the end of a title would be too far from its date.
_WIDEST = 120

# Silences of two years and more are told in years, rounded down.
_YEARS_FROM = 24

Row = Sequence[tuple[Page, EmptyMonths | None]]
"""Months side by side, or one year, each with the silence before it."""


def draw(sheet: Sheet[CalendarOptions]) -> Iterator[Line]:
    """Yield the lines of the view."""
    yield from draw_heading(sheet)
    drawing = _Drawing(sheet)
    yield from drawing.lines()
    yield from draw_numbers(drawing.numbers(), sheet)


def list_numbers(sheet: Sheet[CalendarOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading, of months, and of days with several events."""
    yield from _Drawing(sheet).numbers()


class _Drawing:
    def __init__(self, sheet: Sheet[CalendarOptions]) -> None:
        self._sheet = sheet
        self._options = sheet.options
        self._glyphs = sheet.glyphs
        self._dated, self._undated = split_undated(sheet.matches)
        self._grids = MonthGrids(mark_days(self._dated), sheet)
        self._width = min(sheet.width, _WIDEST)
        self._label_width = min(
            _LABEL_WIDTH, (self._width - _MARK_WIDTH) // _LABEL_SHARE
        )
        self._used: set[str] = set()
        self._shown = 0

    def numbers(self) -> Iterator[Number]:
        """Yield all numbers of events that are printed where there is room."""
        yield from list_heading(self._sheet)
        find = self._sheet.counting.find
        for page in make_pages(self._dated):
            if page.month is None or not page.size:
                continue
            stand = {id(match) for match in (*page.exact, *page.rough)}
            found = [one for one in self._sheet.matches if id(one) in stand]
            month = page.period.value
            yield find(page.period.name, found, Term("placed", (month,)))
        for day, points in sorted(mark_days(self._dated).points.items()):
            if len(points) > 1:
                label = format_day(day)
                asked = Term("date", (label,), "=")
                yield find(label, points, asked, all_of(asked, DATED))
        if self._undated:
            yield find("undated", self._undated, UNDATED)

    def lines(self) -> Iterator[Line]:
        yield from draw_notes(self._sheet)
        for row in self._make_rows():
            if self._shown == self._options.limit:
                break
            first, silence = row[0]
            if silence is not None:
                yield ()
                yield from self._draw_silence(silence)
            yield ()
            if first.month is not None and self._grids.abreast:
                yield from self._grids.draw(row)
                yield ()
            yield from self._draw_lists(row)
        hidden = len(self._dated) - self._shown
        rest = [count_of(hidden, "more event")] if hidden else []
        if self._undated:
            rest.append(name_undated(len(self._undated)))
        if rest:
            yield ()
            for line in wrap_cells(f"and {', '.join(rest)}", self._sheet.width - 1):
                yield (Span(f" {line}", "quiet"),)
        entries = list_legend(self._sheet, self._used)
        yield from draw_meanings([*self._grids.meanings(), *entries], self._sheet.width)

    def _make_rows(self) -> Iterator[Row]:
        """Yield years by themselves, and months as many abreast as there is room."""
        pages = make_pages(self._dated)
        silences = [page.silence for page in pages]
        if self._options.reverse:
            pages = pages[::-1]
            # What lies before a month lies between it and the next one drawn.
            silences = [None, *silences[:0:-1]][: len(pages)]
        row: list[tuple[Page, EmptyMonths | None]] = []
        for page, silence in zip(pages, silences, strict=True):
            full = len(row) >= self._grids.abreast
            if row and (full or None in (page.month, row[0][0].month)):
                yield row
                row = []
            row.append((page, silence))
        if row:
            yield row

    def _draw_silence(self, silence: EmptyMonths) -> Iterator[Line]:
        length = count_of(silence.months, "month")
        if silence.months >= _YEARS_FROM:
            length = count_of(silence.months // 12, "year")
        # What stands above may lie or go on within the silence.
        other = "" if silence.certain else "other "
        text = f"{self._glyphs.silence} {length} without {other}events"
        for line in wrap_cells(text, self._sheet.width - 1):
            yield (Span(f" {line}", "rail"),)

    def _draw_lists(self, row: Row) -> Iterator[Line]:
        alone = len(row) == 1 and row[0][0].month is not None and self._grids.abreast
        for index, (page, silence) in enumerate(row):
            if index and self._shown == self._options.limit:
                return
            if index:
                yield ()
                if silence is not None:
                    yield from self._draw_silence(silence)
                    yield ()
            if not alone:
                heading = page.period.name
                for line in wrap_cells(heading, self._sheet.width - 1):
                    yield Span(" "), Span(line, "period")
            yield from self._draw_page(page)

    def _draw_page(self, page: Page) -> Iterator[Line]:
        """Yield what ends in a month, what is known to its days, and the rest."""
        for matches in (page.ending, page.exact, page.rough):
            ending = matches is page.ending
            labels = [
                wrap_cells(self._label(match, page, ending=ending), self._label_width)
                for match in matches
            ]
            width = max(
                (measure_cells(piece) for label in labels for piece in label), default=0
            )
            entries = list(zip(matches, labels, strict=True))
            if self._options.reverse:
                entries.reverse()
            for match, label in entries:
                if ending:
                    style = "quiet"
                elif self._shown == self._options.limit:
                    return
                else:
                    style = "event"
                    self._shown += 1
                yield from self._draw_event(match, label, width, style)

    def _label(self, match: Match, page: Page, *, ending: bool) -> str:
        """Return the date, as short as the heading allows: ` 9`, `28–3 Jun`."""
        when = match.event.date
        year, month = page.period.year, page.period.month
        if ending:
            return f"until {calendar_date(when.e2)[2]}"
        dash = self._glyphs.dash
        text = format_when(when, year=year, month=month, dash=dash)
        if page.month is None or not is_exact(when):
            return text
        for word in (
            f"{WEEKDAY_NAMES[weekday(when.b1)][:3]} ",
            f" {MONTH_NAMES[page.month.month - 1][:3]}",
        ):
            text = text.replace(word, "", 1)
        one_digit = text[:1].isdigit() and not text[1:2].isdigit()
        return f" {text}" if one_digit else text

    def _draw_event(
        self, match: Match, label: Sequence[str], width: int, style: str
    ) -> Iterator[Line]:
        event = match.event
        glyph = self._glyphs.pick(event)
        self._used.add(glyph)
        mark = " "
        if match.fit is Fit.POSSIBLE:
            mark = "?"
            self._used.add(mark)
        strong = "doubt" if glyph == self._glyphs.doubtful else "strong"
        head = (Span(mark, "possible"), Span(f"{glyph} ", strong))
        room = self._width - _MARK_WIDTH - width - _SPACE
        body = list(self._draw_body(match, room, style))
        for date, line in zip_longest(label, body):
            beside = pad_cells(date or "", width + _SPACE if line else 0)
            yield *head, Span(beside, "date"), *(line or ())
            head = (Span(" " * _MARK_WIDTH), Span(""))

    def _draw_body(self, match: Match, room: int, style: str) -> Iterator[Line]:
        event = match.event
        title = Span(event.title, style)
        status = describe_status(event, self._sheet.selection.as_of)
        if status:
            tail = Span(f" {self._glyphs.dot} ", "quiet"), Span(status, "status")
            yield from wrap_spans([title, *tail], room)
        else:
            for piece in wrap_cells(title.text, room):
                yield (Span(piece, style),)
        if style == "quiet":
            return
        yield from draw_reasons(match, self._sheet, room)
        if self._options.full:
            yield from draw_details(event, self._sheet, room)
