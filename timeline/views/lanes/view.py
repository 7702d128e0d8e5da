"""Events along an axis of time, a lane for each actor, with a numbered legend below.

                    Apr 2013        May
                    1    15    29   6    13   20   27
                    ┼─────┴─────┴───┼────┴────┴────┴───
    Barack Obama    ▒2▒▒▒▒▒▒▒▒▒▒▒▒▒▒┊          ●10
    Vladimir Putin  ▒2▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒5▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
                                    ┊   ●8

Numbers follow the order of dates, so that the marks of one event bear one number in
each of its lanes. The axis and its lanes keep to the height; the legend goes on below.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.analysis import DATED, UNDATED, Number, format_days, format_number
from timeline.analysis.shares import show_shares
from timeline.dates import Fit, Window, format_day
from timeline.layout.axis import find_window, plan_axis
from timeline.layout.lanes import Lane, make_lanes
from timeline.layout.ticks import Tick, find_ticks
from timeline.query import Match, Term, any_of
from timeline.rendering import (
    Glyphs,
    Line,
    Span,
    cut_cells,
    measure_cells,
    pad_cells,
    wrap_cells,
)
from timeline.rendering.theme import legend
from timeline.text import count_of, join_words
from timeline.views.frame import draw_heading, draw_meanings
from timeline.views.lanes.marks import MarkPainter, join_cells
from timeline.views.lanes.numbered import NumberedLegend
from timeline.views.numbers import draw_numbers, list_heading
from timeline.views.options import LanesOptions
from timeline.views.sheet import Sheet
from timeline.views.undated import name_undated, split_undated

# The names may take one part in so many of the width.
_NAME_SHARE = 3
# With fewer cells, the axis has more use for those that counts of events would take.
_COUNTED = 60
# Guides nearer to each other would be a fence.
_GUIDES_APART = 8
_SHORT_ENTRY = 36
# Up to how many folds the legend says how long each is.
_NAMED_FOLDS = 4


def draw(sheet: Sheet[LanesOptions]) -> Iterator[Line]:
    """Yield the lines of the view."""
    yield from _View(sheet).lines()


def list_numbers(sheet: Sheet[LanesOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading, of what is left out, and of the lanes."""
    yield from _View(sheet).numbers()


class _View:
    """The heading, the chart and its legend."""

    def __init__(self, sheet: Sheet[LanesOptions]) -> None:
        self._sheet = sheet
        self._options = sheet.options
        self._counting = sheet.counting
        span = find_window(
            (event.date for event in sheet.selection.events), sheet.options.zoom
        )
        dated, undated = split_undated(sheet.matches)
        self._undated = undated
        self._dated = dated
        zoomed = _zoom(dated, span) if span is not None else _Zoomed()
        self._before, self._after = zoomed.before, zoomed.after
        self._window = span
        self._heading = list(draw_heading(sheet))
        left_out = self._describe_left_out()
        if left_out:
            pieces = wrap_cells(left_out, sheet.width)
            self._heading += [(Span(piece, "quiet"),) for piece in pieces]
        self._chart: _Chart | None = None
        if span is not None and zoomed.within:
            tries = (DATED,) if len(zoomed.within) == len(dated) else ()
            drawn = self._counting.narrow(zoomed.within, *tries)
            above = len(self._heading)
            self._chart = _Chart(sheet.narrow(drawn), span, above)

    def lines(self) -> Iterator[Line]:
        """Yield the lines, each at most the width."""
        yield from self._heading
        chart = self._chart
        if chart is not None:
            yield from chart.lines()
            legend = NumberedLegend(chart.sheet)
            yield from legend.lines()
            entries = _explain(chart, legend.used_glyphs, self._sheet.glyphs)
            yield from draw_meanings(
                list(map(_keep_together, entries)), self._sheet.width
            )
        yield from draw_numbers(self.numbers(), self._sheet)

    def numbers(self) -> Iterator[Number]:
        """Yield all numbers of events that are printed."""
        yield from list_heading(self._sheet)
        find = self._counting.find
        if self._undated:
            yield find("undated", self._undated, UNDATED)
        if self._window is not None and self._before:
            first = format_day(self._window.first)
            tries = Term("before", (first,)), Term("end", (first,), "<")
            yield find(f"before {first}", self._before, *tries)
        if self._window is not None and self._after:
            last = format_day(self._window.last)
            tries = Term("after", (last,)), Term("begin", (last,), ">")
            yield find(f"after {last}", self._after, *tries)
        if self._chart is not None:
            yield from self._chart.numbers()

    def _describe_left_out(self) -> str:
        """Return in words how many events stand before, after and outside of time."""
        parts = []
        if self._window is not None and self._before:
            first = format_day(self._window.first)
            parts.append(f"{count_of(len(self._before), 'event')} before {first}")
        if self._window is not None and self._after:
            last = format_day(self._window.last)
            parts.append(f"{count_of(len(self._after), 'event')} after {last}")
        texts = [join_words(parts, last="and")] if parts else []
        if self._undated:
            texts.append(name_undated(len(self._undated)))
        return f"left out: {'; '.join(texts)}" if texts else ""


class _Zoomed(NamedTuple):
    """Matches by how they lie to a window."""

    within: tuple[Match, ...] = ()
    before: tuple[Match, ...] = ()
    after: tuple[Match, ...] = ()


def _zoom(matches: Sequence[Match], window: Window) -> _Zoomed:
    """Return the matches that touch a window, and those that do not."""
    before, within, after = [], [], []
    for match in matches:
        date = match.event.date
        if date.e2 < window.first:
            before.append(match)
        elif date.b1 > window.last:
            after.append(match)
        else:
            within.append(match)
    return _Zoomed(tuple(within), tuple(before), tuple(after))


def _explain(chart: "_Chart", used: set[str], glyphs: Glyphs) -> Iterator[str]:
    """Yield the meanings of all that was drawn; `used` are glyphs of the legend."""
    for glyph, meaning in legend(glyphs, used | chart.painter.used_glyphs):
        yield f"{glyph} {meaning}"
    if chart.has_possible:
        signs = dict.fromkeys(("?", glyphs.hollow))
        yield f"{' '.join(signs)} possible match"
    yield from chart.painter.meanings()
    yield from chart.explain_folds()


def _keep_together(entry: str) -> str:
    """Return a short entry of a legend with hard spaces, so that it is not broken."""
    return (
        entry.replace(" ", "\u00a0") if measure_cells(entry) < _SHORT_ENTRY else entry
    )


class _Chart:
    """The axis and its lanes."""

    def __init__(
        self,
        sheet: Sheet[LanesOptions],
        span: Window,
        above: int,
    ) -> None:
        """Take all that is to be drawn, and how many lines stand above it."""
        self.sheet = sheet
        self._options = sheet.options
        self._glyphs = sheet.glyphs
        matches, naming = sheet.matches, sheet.naming
        direct = sheet.selection.question.flags.direct
        facet = naming.pick_facet(sheet.options.lanes, direct=direct)
        self._counting = sheet.counting
        self._shown = show_shares(self._counting, facet)
        fits = self._shown.fits

        def lanes_of(match: Match) -> Iterable[str]:
            return fits.get(match.event.id, ())

        def is_possible(match: Match, name: str) -> bool:
            own = fits.get(match.event.id, {}).get(name, match.fit)
            return own is Fit.POSSIBLE

        self._missing = naming.facets[sheet.options.lanes].none
        self._counts = self._count_names()
        printed = {name: format_number(*both) for name, both in self._counts.items()}
        self._names = _Names(printed, len(matches), self._missing, sheet)
        columns = max(sheet.width - self._names.width - 1, 1)
        self._axis = plan_axis(
            [match.event.date for match in matches],
            span,
            columns,
            zoom=sheet.options.zoom,
            break_gaps=sheet.options.break_gaps,
        )
        self._ticks = find_ticks(self._axis, week_start=sheet.options.week_start)
        self._guides = _choose_guides(self._ticks)
        self.painter = MarkPainter(matches, self._glyphs, columns)
        # A blank line parts the heading from the axis.
        head = [(), *self._draw_axis()]
        self._head: list[Line] = head
        rows = None
        if sheet.height is not None:
            rows = max(sheet.height - above - len(head), 1)
        self._lanes = make_lanes(
            matches,
            self._axis,
            lanes_of,
            labels=self.painter.labels,
            order=sheet.options.order,
            name_key=facet.shown_key,
            rows=rows,
            is_possible=is_possible,
        )

    def _count_names(self) -> dict[str, tuple[int, int]]:
        """Return how many events of each lane match certainly, and possibly."""
        certain: Counter[str] = Counter()
        possible: Counter[str] = Counter()
        for match in self.sheet.matches:
            own = self._shown.fits.get(match.event.id) or {"": match.fit}
            for name, fit in own.items():
                (certain if fit is Fit.CERTAIN else possible)[name] += 1
        return {
            name: (certain[name], possible[name])
            for name in dict.fromkeys((*certain, *possible))
        }

    @property
    def has_possible(self) -> bool:
        """Tell whether anything is drawn that only possibly matches."""
        marks = (mark for lane in self._lanes for mark in lane.marks)
        possible = any(match.fit is Fit.POSSIBLE for match in self.sheet.matches)
        return possible or any(mark.hollow for mark in marks)

    def numbers(self) -> Iterator[Number]:
        """Yield the number of each lane that is drawn."""
        for lane in self._lanes:
            yield self._count(lane)

    def _count(self, lane: Lane) -> Number:
        label = self._names.label(lane)
        names = lane.names or (lane.name,)
        query = self._counting.ask(any_of(*(self._shown.asked[one] for one in names)))
        if len(names) == 1:
            # Counted already: of thousands of lanes none looks at all events again.
            return Number(label, *self._counts[names[0]], query)
        found = self._counting.select(query)
        return self._counting.number(label, found, query)

    def lines(self) -> Iterator[Line]:
        """Yield the lines, each at most the width."""
        yield from self._head
        ground = self._make_ground()
        for lane in self._lanes:
            names = self._names.draw(lane, str(self._count(lane)))
            for row in range(lane.rows):
                marks = [mark for mark in lane.marks if mark.row == row]
                yield *names[row], Span(" "), *self.painter.paint(marks, ground)

    def explain_folds(self) -> Iterator[str]:
        """Yield what was folded, if anything was."""
        folds = self._axis.folds
        if folds:
            lengths = [fold.last + 1 - fold.first for fold in folds]
            text = join_words(map(format_days, lengths), last="and")
            if len(folds) > _NAMED_FOLDS:
                text = f"{len(folds)} silences of up to {format_days(max(lengths))}"
            yield f"{self._glyphs.fold * 2} folded: {text}"

    def _draw_axis(self) -> Iterator[Line]:
        margin = Span(" " * (self._names.width + 1))
        for major in (True, False):
            ticks = [tick for tick in self._ticks if tick.major == major]
            if not any(tick.label for tick in ticks):
                continue
            text = ""
            for tick in ticks:
                if tick.label:
                    text = pad_cells(text, tick.cell) + tick.label
            yield margin, Span(text, "period" if major else "date")
        rule = [Span(self._glyphs.rule, "guide")] * self._axis.columns
        for tick in self._ticks:
            if tick.starts and tick.cell not in self._guides:
                rule[tick.cell] = Span(self._glyphs.tick, "guide")
        for column in self._guides:
            rule[column] = Span(self._glyphs.guided_tick, "guide")
        for fold in self._axis.folds:
            for column in range(fold.left, fold.right):
                rule[column] = Span(self._glyphs.fold, "strong")
        yield margin, *join_cells(rule)

    def _make_ground(self) -> list[Span]:
        """Return what a row shows where it has no mark: guides and folds."""
        ground = [Span(" ")] * self._axis.columns
        for column in self._guides:
            ground[column] = Span(self._glyphs.silence, "guide")
        for fold in self._axis.folds:
            ground[fold.left] = Span(self._glyphs.fold, "guide")
        return ground


def _choose_guides(ticks: Iterable[Tick]) -> list[int]:
    """Return the columns of guides: at major ticks, or minor ones if those are few."""
    starts = [tick for tick in ticks if tick.starts]
    major = [tick.cell for tick in starts if tick.major]
    if len(major) > 1:
        return major
    guides = major
    for tick in starts:
        column = tick.cell
        if tick.label and all(abs(column - guide) >= _GUIDES_APART for guide in guides):
            guides.append(column)
    return sorted(guides)


class _Names:
    """The column of names, with counts of events where there is room."""

    def __init__(
        self,
        counts: Mapping[str, str],
        total: int,
        missing: str,
        sheet: Sheet[LanesOptions],
    ) -> None:
        """Take the printed counts by lane, and how many events there are in all."""
        self._sheet = sheet
        self._missing = missing
        counted = sheet.width >= _COUNTED
        longest = max(len(f"{total:,}"), *map(len, counts.values()))
        self._count_width = longest + 1 if counted else 0
        widest = max(measure_cells(name or missing) for name in counts)
        # Room for the name of the lane that sums others.
        widest = max(widest, measure_cells(f"{len(counts):,} others"))
        self.width = min(widest + self._count_width, sheet.width // _NAME_SHARE)

    def label(self, lane: Lane) -> str:
        """Return what a lane is called."""
        return f"{lane.summed:,} others" if lane.summed else lane.name or self._missing

    def draw(self, lane: Lane, count: str) -> list[Line]:
        """Return the name and count of a lane as lines, one for each of its rows."""
        room = self.width - self._count_width
        pieces = wrap_cells(self.label(lane), room)
        if len(pieces) > lane.rows:
            kept = pieces[: lane.rows - 1]
            rest = " ".join(pieces[lane.rows - 1 :])
            pieces = [*kept, cut_cells(rest, room, self._sheet.glyphs.ellipsis)]
        pieces += [""] * (lane.rows - len(pieces))
        if not self._count_width:
            count = ""
        style = "quiet" if lane.summed or not lane.name else "event"
        lines: list[Line] = []
        for index, piece in enumerate(pieces):
            tail = f"{'' if index else count:>{self._count_width}}"
            lines.append((Span(pad_cells(piece, room), style), Span(tail, "quiet")))
        return lines
