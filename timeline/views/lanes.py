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

from collections.abc import Iterable, Iterator, Sequence

from timeline.dates import Fit, Window, format_day
from timeline.layout.axis import find_span, plan_axis
from timeline.layout.gaps import format_days
from timeline.layout.lanes import Lane, LanesOf, make_lanes
from timeline.layout.ticks import Tick, find_ticks
from timeline.query import Match, Selection
from timeline.text import count_of, join_words
from timeline.views.lines import (
    Line,
    Span,
    cut_cells,
    measure_cells,
    pad_cells,
    wrap_cells,
)
from timeline.views.marks import MarkPainter, join_cells
from timeline.views.naming import Naming
from timeline.views.numbered import NumberedLegend
from timeline.views.options import ViewOptions
from timeline.views.theme import Glyphs, legend
from timeline.views.timeline import draw_heading, draw_meanings
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


def draw(selection: Selection, options: ViewOptions) -> Iterator[Line]:
    """Yield the lines of the view."""
    heading = list(draw_heading(selection, options))
    span = find_span((event.date for event in selection.events), options.zoom)
    dated, undated = split_undated(selection.matches)
    matches: Sequence[Match] = ()
    left_out = ""
    if span is not None:
        matches, left_out = _zoom(dated, span)
    if undated:
        named = name_undated(len(undated))
        left_out = f"{left_out}; {named}" if left_out else f"left out: {named}"
    if left_out:
        pieces = wrap_cells(left_out, options.width)
        heading += [(Span(piece, "quiet"),) for piece in pieces]
    yield from heading
    if span is None or not matches:
        return
    naming = Naming(selection.chronology, options.glyphs)
    chart = _Chart(selection, matches, span, naming, options, len(heading))
    yield from chart.lines()
    numbered = NumberedLegend(selection, matches, naming, options)
    yield from numbered.lines()
    entries = _explain(chart, numbered.used_glyphs, matches, options.glyphs)
    yield from draw_meanings(list(map(_keep_together, entries)), options.width)


def _zoom(matches: Sequence[Match], window: Window) -> tuple[list[Match], str]:
    """Return the matches that touch a window, and in words how many do not."""
    within: list[Match] = []
    before = after = 0
    for match in matches:
        date = match.event.date
        if date.e2 < window.first:
            before += 1
        elif date.b1 > window.last:
            after += 1
        else:
            within.append(match)
    parts = []
    if before:
        parts.append(f"{count_of(before, 'event')} before {format_day(window.first)}")
    if after:
        parts.append(f"{count_of(after, 'event')} after {format_day(window.last)}")
    text = join_words(parts, last="and")
    return within, f"left out: {text}" if text else ""


def _explain(
    chart: "_Chart", used: set[str], matches: Iterable[Match], glyphs: Glyphs
) -> Iterator[str]:
    """Yield the meanings of all that was drawn; `used` are glyphs of the legend."""
    for glyph, meaning in legend(glyphs, used | chart.painter.used_glyphs):
        yield f"{glyph} {meaning}"
    if any(match.fit is Fit.POSSIBLE for match in matches):
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
        selection: Selection,
        matches: Sequence[Match],
        span: Window,
        naming: Naming,
        options: ViewOptions,
        above: int,
    ) -> None:
        self._options = options
        self._glyphs = options.glyphs
        direct = selection.question.flags.direct
        facet = naming.pick_facet(options.lanes, direct=direct)

        def lanes_of(match: Match) -> Iterable[str]:
            return facet.list_shown(match.event)

        missing = naming.facets[options.lanes].none
        self._names = _Names(matches, lanes_of, missing, options)
        columns = max(options.width - self._names.width - 1, 1)
        self._axis = plan_axis(
            [match.event.date for match in matches],
            span,
            columns,
            zoom=options.zoom,
            break_gaps=options.break_gaps,
        )
        self._ticks = find_ticks(self._axis, week_start=options.week_start)
        self._guides = _choose_guides(self._ticks)
        self.painter = MarkPainter(matches, self._glyphs, columns)
        # A blank line parts the heading from the axis.
        head = [(), *self._draw_axis()]
        self._head: list[Line] = head
        rows = None
        if options.height is not None:
            rows = max(options.height - above - len(head), 1)
        self._lanes = make_lanes(
            matches,
            self._axis,
            lanes_of,
            labels=self.painter.labels,
            order=options.order,
            name_key=facet.shown_key,
            rows=rows,
        )

    def lines(self) -> Iterator[Line]:
        """Yield the lines, each at most the width."""
        yield from self._head
        ground = self._make_ground()
        for lane in self._lanes:
            names = self._names.draw(lane)
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
        matches: Iterable[Match],
        lanes_of: LanesOf,
        missing: str,
        options: ViewOptions,
    ) -> None:
        self._options = options
        self._missing = missing
        names: dict[str, int] = {}
        total = 0
        for match in matches:
            total += 1
            for name in dict.fromkeys(lanes_of(match)) or (self._missing,):
                names[name] = names.get(name, 0) + 1
        counted = options.width >= _COUNTED
        self._count_width = len(f"{total:,}") + 1 if counted else 0
        widest = max(measure_cells(name) for name in names)
        # Room for the name of the lane that sums others.
        widest = max(widest, measure_cells(f"{len(names):,} others"))
        self.width = min(widest + self._count_width, options.width // _NAME_SHARE)

    def draw(self, lane: Lane) -> list[Line]:
        """Return the name and count of a lane as lines, one for each of its rows."""
        name = lane.name or self._missing
        if lane.summed:
            name = f"{lane.summed:,} others"
        room = self.width - self._count_width
        pieces = wrap_cells(name, room)
        if len(pieces) > lane.rows:
            kept = pieces[: lane.rows - 1]
            rest = " ".join(pieces[lane.rows - 1 :])
            pieces = [*kept, cut_cells(rest, room, self._options.glyphs.ellipsis)]
        pieces += [""] * (lane.rows - len(pieces))
        count = f"{lane.events:,}" if self._count_width else ""
        style = "quiet" if lane.summed or not lane.name else "event"
        lines: list[Line] = []
        for index, piece in enumerate(pieces):
            tail = f"{'' if index else count:>{self._count_width}}"
            lines.append((Span(pad_cells(piece, room), style), Span(tail, "quiet")))
        return lines
