"""One month as it hangs on a wall, with titles in its days.

     Monday           Tuesday          Wednesday
    ────────────────────────────────────────────────────
     13             ┊ 14             ┊ 15             ┊
                    ┊ ● FSB arrests  ┊                ┊
                    ┊ the American   ┊                ┊
                    ┊ diplomat Ryan… ┊                ┊

A week in which nothing begins has one line. What lasts stands in its first day, with
its last: `◐–21`.
"""

from collections.abc import Iterator, Sequence

from timeline.dates import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    Fit,
    When,
    calendar_date,
    format_when,
    format_year_name,
)
from timeline.layout.months import Month, find_range, make_weeks
from timeline.query import Match
from timeline.rendering import Line, Span, cut_cells, pad_cells, trim_line, wrap_cells
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet

WALL_WIDTH = 110
"""From this width on days have room for titles."""

_WEEK = 7
_WIDEST_DAY = 32
# A blank before the text of a day; behind it one, and the line to the next.
_MARGIN = 1
_BEHIND = 2
# The lines of each event of a day, by how many it has; of more than these each has one.
_LINES = {1: 3, 2: 2}
# An end may take such a part of the one line of an event.
_END_SHARE = 3


class Wall:
    """Draws one month, and remembers which glyphs it used."""

    def __init__(
        self, month: Month, matches: Sequence[Match], sheet: Sheet[CalendarOptions]
    ) -> None:
        """Take what is known to begin on a day of the month, in order."""
        self._month = month
        self._glyphs = sheet.glyphs
        self._week_start = sheet.options.week_start
        self._day_width = min(sheet.width // _WEEK, _WIDEST_DAY)
        self._room = self._day_width - _MARGIN - _BEHIND
        self._days: dict[int, list[Match]] = {}
        for match in matches:
            self._days.setdefault(match.event.date.b1, []).append(match)
        self.used: set[str] = set()
        self._has_open = False

    def lines(self) -> Iterator[Line]:
        """Yield the names of the days, and the weeks between rules."""
        week = range(self._week_start, self._week_start + _WEEK)
        names = [WEEKDAY_NAMES[day % _WEEK].ljust(self._day_width) for day in week]
        yield trim_line([Span(" " * _MARGIN + "".join(names), "label")])
        rule = Span(self._glyphs.rule * (_WEEK * self._day_width - 1), "guide")
        for days in make_weeks(self._month, week_start=self._week_start):
            yield (rule,)
            yield from self._draw_week(days)
        yield (rule,)

    def meanings(self) -> list[str]:
        """Return what signs of ends mean that were drawn, one entry each."""
        return [f"{self._glyphs.after} goes on, end unknown"] if self._has_open else []

    def _draw_week(self, days: Sequence[int | None]) -> Iterator[Line]:
        yield self._join([self._draw_number(day) for day in days])
        texts = [
            [] if day is None else list(self._draw_day(self._days.get(day, ())))
            for day in days
        ]
        for row in range(max(map(len, texts))):
            yield self._join([text[row] if row < len(text) else () for text in texts])

    def _join(self, cells: Sequence[Line]) -> Line:
        """Return the cells of a line side by side, with guides between them."""
        spans: list[Span] = []
        for index, cell in enumerate(cells):
            text = "".join(span.text for span in cell)
            padding = len(pad_cells(text, self._room)) - len(text)
            spans += [Span(" " * _MARGIN), *cell, Span(" " * (padding + 1))]
            if index < len(cells) - 1:
                spans.append(Span(self._glyphs.silence, "guide"))
        return trim_line(spans)

    def _draw_number(self, day: int | None) -> Line:
        if day is None:
            return ()
        number = str(day - self._month.span.first + 1)
        return (Span(number, "busy" if day in self._days else "quiet"),)

    def _draw_day(self, matches: Sequence[Match]) -> Iterator[Line]:
        lines = _LINES.get(len(matches), 1)
        for match in matches:
            glyph = self._glyphs.pick(match.event)
            self.used.add(glyph)
            mark = f"{glyph}{self._describe_end(match.event.date, alone=lines == 1)}"
            if match.fit is Fit.POSSIBLE:
                self.used.add("?")
                mark = f"?{mark}"
            style = "doubt" if glyph == self._glyphs.doubtful else "strong"
            style = "possible" if match.fit is Fit.POSSIBLE else style
            pieces = wrap_cells(f"{mark} {match.event.title}", self._room)
            if len(pieces) > lines:
                rest = " ".join(pieces[lines - 1 :])
                last = cut_cells(rest, self._room, self._glyphs.ellipsis)
                pieces = [*pieces[: lines - 1], last]
            for index, piece in enumerate(pieces):
                if index:
                    yield (Span(piece),)
                else:
                    yield Span(piece[: len(mark)], style), Span(piece[len(mark) :])

    def _describe_end(self, when: When, *, alone: bool) -> str:
        """Return how long it lasts: `–21`, `–3 Jun`; an arrow where nobody knows.

        Of what happened on the day, its time. Where the title has the same line
        `alone`, a long end is only hinted at.
        """
        if when.b1 == when.e2:
            clock = when.start.clock
            minutes = None if clock is None else clock // 60
            return "" if minutes is None else f" {minutes // 60:02d}:{minutes % 60:02d}"
        end = self._name_end(when)
        if not end:
            self._has_open = True
            return self._glyphs.after
        text = f"{self._glyphs.dash}{end}"
        if alone and len(text) > self._room // _END_SHARE:
            return f"{self._glyphs.dash}{self._glyphs.ellipsis}"
        return text

    def _name_end(self, when: When) -> str:
        """Return the end of what lasts, as short as the month allows; may be empty."""
        stretch = find_range(when)
        if stretch is None:
            year, month = self._month
            dash = self._glyphs.dash
            text = format_when(when, year=year, month=month, dash=dash)
            return text.partition(dash)[2]
        year, month, day = calendar_date(stretch.last)
        if self._month == (year, month):
            return str(day)
        text = f"{day} {MONTH_NAMES[month - 1][:3]}"
        is_same = self._month.year == year
        return text if is_same else f"{text} {format_year_name(year)}"
