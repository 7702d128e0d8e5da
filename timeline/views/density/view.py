"""How many events there were a day, a month, a year: a chart of columns.

    Events per month
                    8
      8┤            ███
       │            ███
      4┤   3        ░░░
       │  ███       ▓▓▓
      0└──────────────────
        Apr  May  Jun
        2013

An event counts in the column of the time it begins in, once; what is not known that
well is in no column but told below (see `timeline.layout.buckets`). Columns and what
is told are all the events selected. Without a unit asked for, it is the finest that
has room and places most of them; with one, a chart too long for the width goes on in
further rows, without those in which nothing happened.

Where there is one series, columns end in eighths of a cell; several are told apart by
pattern and colour, in whole cells, as a cell shows one pattern.

No library draws it. Of those on PyPI in 2026, plotext 6.1 comes nearest: MIT, no
dependencies, maintained. But its import takes 0.2 s, as long as all of `timeline show`;
its count axis has numbers such as 3.5 and 10.5; at 40 columns neighbours merge; in a
pipe 200 columns become 80; and its chart is a global. Of the others, termgraph 0.8
tells stacks apart by colour alone and fails on an ASCII stream, uniplot 0.23 has no
stacks and brings numpy (70 MB), plotille 6.0 has histograms that lie on their side,
and asciichartpy draws lines and has rested since 2020.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations, groupby

from timeline.analysis import UNDATED, Counting, Number
from timeline.analysis.shares import show_shares
from timeline.dates import Fit, Window, format_day, is_finite
from timeline.layout.buckets import (
    UNITS,
    Counts,
    choose_counts,
    count_buckets,
    count_dates,
    find_precision,
    name_window,
    span_bucket,
)
from timeline.layout.columns import Slots, find_part, fit_slots, make_scale
from timeline.query import Match, Not, Query, Term, all_of, any_of
from timeline.rendering import Line, Span, trim_line, wrap_cells, wrap_spans
from timeline.text import count_of
from timeline.views.density.columnchart import (
    MARGIN,
    ColumnChart,
    find_room,
    pick_fill,
)
from timeline.views.density.stacks import make_stack
from timeline.views.frame import draw_heading
from timeline.views.numbers import draw_numbers, list_heading
from timeline.views.options import DensityOptions
from timeline.views.sheet import Sheet
from timeline.views.undated import split_undated

_MOST_ROWS = 10
_ROWS_OF_A_PART = 4
_LEAST_ROWS = 2
# The row of counts above the columns, the time axis and its labels.
_ROWS_AROUND = 4

_PLURALS = {"century": "centuries", "millennium": "millennia"}


def draw(sheet: Sheet[DensityOptions]) -> Iterator[Line]:
    """Yield the lines of the view."""
    heading = tuple(draw_heading(sheet))
    yield from heading
    if sheet.matches:
        drawing = _Drawing(sheet)
        yield from drawing.lines(len(heading))
        yield from draw_numbers(drawing.numbers(), sheet)


def list_numbers(sheet: Sheet[DensityOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading, the columns, the legend and the notes."""
    if sheet.matches:
        yield from _Drawing(sheet).numbers()
    else:
        yield from list_heading(sheet)


class _Drawing:
    def __init__(self, sheet: Sheet[DensityOptions]) -> None:
        self._options = sheet.options
        self._glyphs = sheet.glyphs
        self._sheet = sheet
        self._counting = sheet.counting
        self._matches = sheet.matches
        self._room = find_room(sheet.width, len(self._matches))
        naming = sheet.naming
        direct = sheet.selection.question.flags.direct
        # Patterns side by side run into each other: a blank cell parts them.
        stack = make_stack(self._matches, sheet.options.stack, naming, direct=direct)
        self._least = min(len(stack.names), 2)
        self._most = max(self._room // self._least, 1)
        self._counts = self._count()
        self._facet = naming.pick_facet(sheet.options.stack, direct=direct)
        self._placed = placed = [
            (match, number)
            for match, number in zip(self._matches, self._counts.numbers, strict=True)
            if number is not None
        ]
        self._stack = make_stack(
            [match for match, _ in placed], sheet.options.stack, naming, direct=direct
        )
        self._columns: dict[int, Counter[int]] = {}
        for (_, number), series in zip(placed, self._stack.members, strict=True):
            self._columns.setdefault(number, Counter())[series] += 1

    def numbers(self) -> Iterator[Number]:
        """Yield all numbers of events that are printed."""
        yield from list_heading(self._sheet)
        yield from self._list_columns()
        yield from self._legend
        yield from self._list_left()

    def _list_columns(self) -> Iterator[Number]:
        """Yield the number of each column: what is known to begin in its time."""
        for number in sorted(self._columns):
            found = [match for match, placed in self._placed if placed == number]
            window = self._find_window(number)
            label = name_window(window)
            yield self._counting.find(label, found, Term("placed", (label,)))

    def _find_window(self, number: int) -> Window:
        """Return the days of a column, as far as they are within the time shown."""
        whole = span_bucket(
            number, self._counts.unit, week_start=self._options.week_start
        )
        low, high = self._options.zoom or whole
        return Window(max(whole.first, low), min(whole.last, high))

    @cached_property
    def _legend(self) -> tuple[Number, ...]:
        """Return the number of each series in the columns; empty where it is one."""
        names = self._stack.names
        if len(names) < 2:
            return ()
        placed = self._counting.narrow(
            [match for match, _ in self._placed], *self._ask_placed()
        )
        counting = Counting(placed)
        asked = self._ask_series(counting)
        numbers = []
        for name, query in zip(names, asked, strict=True):
            whole = counting.ask(query)
            numbers.append(counting.number(name, counting.select(whole), whole))
        return tuple(numbers)

    def _ask_placed(self) -> Iterator[Query]:
        """Yield what may ask for all in columns: by the whole time, by each of them."""
        windows = [self._find_window(one) for one in sorted(self._columns)]
        whole = Window(windows[0].first, windows[-1].last)
        yield Term("placed", (name_window(whole),))
        yield Term("placed", tuple(map(name_window, windows)))

    def _ask_series(self, counting: Counting) -> tuple[Query, ...]:
        """Return the query for each series.

        For its value and no other that has a series; for several of these; for none.
        """
        facet, stack = self._facet, self._stack
        asked = dict(show_shares(counting, facet).asked)
        if "" in asked and facet.is_single:
            asked.setdefault(facet.none.strip("()"), asked[""])
        own = {name: asked[name] for name in stack.ranked if name in asked}
        queries: list[Query] = []
        for index, name in enumerate(stack.names):
            if index == stack.others:
                queries.append(all_of(*map(Not, own.values())))
            elif name in own:
                others = () if facet.is_single else own.items()
                besides = (Not(query) for other, query in others if other != name)
                queries.append(all_of(own[name], *besides))
            else:
                pairs = combinations(own.values(), 2)
                queries.append(any_of(*(all_of(one, two) for one, two in pairs)))
        return tuple(queries)

    def _list_left(self) -> Iterator[Number]:
        """Yield the numbers of what is in no column, and of what is possible."""
        counts, find = self._counts, self._counting.find
        for label, matches in self._sort_vague():
            yield find(label, matches, *([UNDATED] if label == "undated" else []))
        if counts.outside:
            left = {*counts.vague}
            outside = [
                match
                for index, (match, number) in enumerate(
                    zip(self._matches, counts.numbers, strict=True)
                )
                if number is None and index not in left
            ]
            yield find("outside the time shown", outside, *self._ask_outside())

    def _ask_outside(self) -> tuple[Query, ...]:
        if self._options.zoom is None:
            return ()
        low, high = self._options.zoom
        ends = []
        if is_finite(low):
            ends.append(f"../{format_day(low - 1)}")
        if is_finite(high):
            ends.append(f"{format_day(high + 1)}/..")
        return (Term("placed", tuple(ends)),) if ends else ()

    def _sort_vague(self) -> Iterator[tuple[str, Sequence[Match]]]:
        """Yield what is known to no column, by how well it is known, in words."""
        vague = [self._matches[index] for index in self._counts.vague]
        dated, undated = split_undated(vague)
        found: dict[str, list[Match]] = {}
        for match in dated:
            unit = find_precision(match.event.date, self._counts.unit)
            found.setdefault(unit, []).append(match)
        for unit in (*UNITS, ""):
            if unit in found:
                yield self._describe(unit), found[unit]
        if undated:
            yield "undated", undated

    def _count(self) -> Counts:
        dates = [match.event.date for match in self._matches]
        window, week_start = self._options.zoom, self._options.week_start
        if self._options.by:
            return count_dates(
                dates, self._options.by, window=window, week_start=week_start
            )
        return choose_counts(dates, self._most, window=window, week_start=week_start)

    def lines(self, above: int) -> Iterator[Line]:
        """Yield the lines; so many stand above them already."""
        notes = list(self._draw_notes())
        span = self._counts.span
        if span is None:
            yield ()
            yield from notes
            return
        legend = list(self._draw_legend())
        yield ()
        title = f"Events per {self._counts.unit}"
        if len(self._stack.names) > 1:
            title = f"{title}, by {self._options.stack}"
        for line in wrap_cells(title, self._sheet.width - MARGIN):
            yield Span(" " * MARGIN), Span(line, "period")
        slots = None
        rows = _ROWS_OF_A_PART
        if span[1] - span[0] < self._most:
            slots = fit_slots(*span, self._room)
            rows = _MOST_ROWS
            if self._sheet.height is not None:
                # Blank lines stand above the title and the legend.
                taken = above + 2 + _ROWS_AROUND + 1 + len(legend) + len(notes)
                rows = min(max(self._sheet.height - taken, _LEAST_ROWS), rows)
        most = max(column.total() for column in self._columns.values())
        chart = ColumnChart(
            self._columns,
            self._stack,
            self._counts.unit,
            make_scale(most, rows),
            self._room,
            self._sheet,
        )
        yield from self._draw_parts(chart) if slots is None else chart.draw(slots)
        if legend or notes:
            yield ()
        yield from legend
        yield from notes

    def _draw_parts(self, chart: ColumnChart) -> Iterator[Line]:
        """Yield parts of the chart one below the other, without the empty ones."""
        unit = self._counts.unit
        before: Slots | None = None
        numbers = sorted(self._columns)
        for slots, _ in groupby(numbers, lambda n: find_part(n, unit, self._room)):
            if before is not None:
                yield ()
                missing = slots.first - before.last - 1
                if missing:
                    text = count_of(missing, unit, _PLURALS.get(unit, ""))
                    silence = f"{self._glyphs.silence} {text} without events"
                    for line in wrap_cells(silence, self._sheet.width - MARGIN):
                        yield Span(" " * MARGIN), Span(line, "rail")
                    yield ()
            yield from chart.draw(slots)
            before = slots

    def _draw_legend(self) -> Iterator[Line]:
        """Yield the series with their totals."""
        if len(self._stack.names) == 1:
            return
        spans: list[Span] = []
        for series, number in enumerate(self._legend):
            glyph, style = pick_fill(self._stack, series, self._glyphs)
            # Hard spaces keep what belongs together on one line.
            text = f" {number.label} {number} ".replace(" ", "\u00a0")
            spans += [Span(glyph * 2, style), Span(text), Span(" ")]
        for line in wrap_spans(spans, self._sheet.width - MARGIN):
            soft = [
                span._replace(text=span.text.replace("\u00a0", " ")) for span in line
            ]
            yield Span(" " * MARGIN), *trim_line(soft)

    def _draw_notes(self) -> Iterator[Line]:
        """Yield what is in no column, and what else the chart cannot say."""
        for text in self._find_notes():
            for line in wrap_cells(text, self._sheet.width - MARGIN):
                yield Span(" " * MARGIN), Span(line, "quiet")

    def _find_notes(self) -> Iterator[str]:
        counts = self._counts
        parts = [f"{len(found):,} {label}" for label, found in self._sort_vague()]
        if counts.outside:
            parts.append(f"{counts.outside:,} outside the time shown")
        if parts:
            yield f"and {', '.join(parts)}"
        possible = sum(match.fit is Fit.POSSIBLE for match in self._matches)
        if possible:
            yield f"? {count_of(possible, 'possible match', 'possible matches')} of all"
        yield from self._suggest_finer()

    def _describe(self, unit: str) -> str:
        if not unit:
            return "of unknown beginning"
        if unit == self._counts.unit:
            return f"across two {_PLURALS.get(unit, f'{unit}s')}"
        return f"known only to the {unit}"

    def _suggest_finer(self) -> Iterator[str]:
        """Yield what the next finer unit would need, where the width is short of it."""
        unit, span = self._counts.unit, self._counts.span
        if span is None or self._options.by or unit == UNITS[0]:
            return
        finer = UNITS[UNITS.index(unit) - 1]
        week_start = self._options.week_start
        first, last = (
            span_bucket(number, unit, week_start=week_start) for number in span
        )
        columns = count_buckets(
            Window(first.first, last.last), finer, week_start=week_start
        )
        if columns > self._most:
            needed = columns * self._least + self._sheet.width - self._room
            yield f"by {finer} it would need a width of {needed:,}"
