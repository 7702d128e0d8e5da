"""Events down an axis of time, each with its label; of very many, how many when.

The axis shows the days that lanes show. What lies before it or after it stands at its
end; what is undated stands nowhere, and is counted.
"""

from collections.abc import Sequence

from timeline.dates import Fit, Window, format_when
from timeline.layout.figures import make_end_figure, make_figure
from timeline.layout.framing import Place
from timeline.lean import NamedTuple
from timeline.names import names_of
from timeline.pictures.canvas import NOTHING, Canvas, Drawn, Sizes, draw_nothing
from timeline.pictures.keys import list_keys
from timeline.pictures.marks import OFF, STUB, Mark, measure_mark
from timeline.pictures.scale import Scale
from timeline.pictures.shapes import Shape
from timeline.pictures.timeline.columns import (
    Side,
    Titled,
    draw_leader,
    place_labels,
    write_label,
)
from timeline.pictures.timeline.rail import (
    draw_axis,
    draw_bars,
    draw_marks,
    lay_tracks,
    write_ticks,
)
from timeline.pictures.words import describe_match
from timeline.query import Match
from timeline.text import count_of
from timeline.views.framed import Framed
from timeline.views.options import TimelineOptions
from timeline.views.sheet import Sheet

# Below this width labels stand in one column, right of the axis.
_NARROW = 620
# Tracks of marks, or bars, take at most this share of the width; where marks need
# more they shrink to this share of their size, and then become bars.
_MOST_TRACKS = 0.16
_SHRUNK = 0.6
# More than so many need no trying.
_MOST_MARKS = 600
# The room of the lines between axis and labels, in sizes of their letters.
_LEADER = 2.2


class _Item(NamedTuple):
    match: Match
    mark: Mark


def draw(sheet: Sheet[TimelineOptions], canvas: Canvas) -> Drawn:
    """Return the events down an axis."""
    limit = sheet.options.limit
    notes = []
    if limit is not None and limit < len(sheet.matches):
        left = count_of(len(sheet.matches) - limit, "more event")
        notes.append(f"{left} left out")
        sheet = sheet.narrow(sheet.counting.narrow(sheet.matches[:limit]))
    framed = Framed(sheet.selection)
    window = framed.window
    undated = len(framed.list(Place.UNDATED))
    if undated:
        notes.append(f"not on the axis: {undated:,} undated")
    if window is None:
        return draw_nothing(canvas, NOTHING, tuple(notes))
    made = _View(sheet, framed, window, canvas).draw()
    return made._replace(notes=(*notes, *made.notes))


class _View:
    """An axis with its labels, laid out for one canvas."""

    def __init__(
        self,
        sheet: Sheet[TimelineOptions],
        framed: Framed,
        window: Window,
        canvas: Canvas,
    ) -> None:
        self._sheet = sheet
        self._canvas = canvas
        self._sizes = sizes = canvas.sizes
        self._window = window
        area = canvas.area
        pad = sizes.mark * 1.5
        # Labels of ticks stand below each other: their height counts, not their width.
        label = sizes.axis * 2.4
        self._scale = Scale(window, area.top + pad, area.bottom - pad, label)
        self._items = tuple(self._list_items(framed))

    def _list_items(self, framed: Framed) -> Sequence[_Item]:
        places = {
            id(match.event): place
            for place, matches in framed.places.items()
            for match in matches
        }
        stub = self._scale.measure(STUB * self._sizes.mark)
        items = []
        for match in self._sheet.matches:
            event = match.event
            off = OFF.get(places[id(event)], 0)
            figure = make_figure(event.date, self._window, stub=stub)
            if off:
                figure = make_end_figure(self._window, off)
            if figure is None:
                continue
            doubtful, possible = event.meaning.doubtful, match.fit is Fit.POSSIBLE
            items.append(_Item(match, Mark(figure, doubtful, possible, off)))
        return items

    def draw(self) -> Drawn:
        """Return what is drawn."""
        area, scale = self._canvas.area, self._scale
        marks = [item.mark for item in self._items]
        sizes = self._sizes
        most = area.width * _MOST_TRACKS
        many = len(marks) > _MOST_MARKS
        tracks = lay_tracks([] if many else marks, scale, sizes)
        if tracks.measure(sizes) > most:
            sizes = sizes._replace(mark=sizes.mark * _SHRUNK)
            tracks = lay_tracks(marks, scale, sizes)
        is_crowded = many or tracks.measure(sizes) > most
        if is_crowded:
            sizes = self._sizes
        beside = most if is_crowded else tracks.measure(sizes)
        ticks = write_ticks(scale, 0, sizes)
        axis, sides, elbows = self._divide(ticks.width, beside)
        ticks = write_ticks(scale, axis, sizes)
        titled = self._list_titled(sizes)
        labels = place_labels(titled, sides, area, sizes)
        shapes: list[Shape] = [draw_axis(scale, axis, sizes)]
        for label in labels:
            # Lines go below the bars, which all begin at the axis.
            x = axis if is_crowded else tracks.place(label.number, axis, sizes)
            end = (x, titled[label.number].y)
            elbow = elbows[label.side.is_left]
            shapes.append(draw_leader(label, elbow, end, sizes, ticks.boxes))
        shapes += ticks.shapes
        notes: list[str] = []
        sentences = None
        if is_crowded:
            bars = draw_bars(self._sheet, scale, axis, beside, sizes)
            shapes += bars.shapes
            notes += bars.notes
            sentences = bars.sentences
        else:
            titles = [describe_match(item.match) for item in self._items]
            shapes += draw_marks(titles, marks, tracks, scale, axis, sizes)
        for label in labels:
            shapes += write_label(label, titled[label.number], sizes)
        missing = len(titled) - len(labels)
        if missing:
            notes.append(f"{count_of(missing, 'event')} without a label")
        keys = () if is_crowded else list_keys(marks, self._sizes)
        return Drawn(tuple(shapes), keys, tuple(notes), sentences)

    def _divide(
        self, ticks: float, beside: float
    ) -> tuple[float, tuple[Side, ...], dict[bool, float]]:
        """Return where the axis stands, the columns of labels, and their elbows.

        `ticks` is how wide the labels of the axis are, `beside` what stands on its
        other side.
        """
        area, sizes = self._canvas.area, self._sizes
        leader = _LEADER * sizes.label
        gap = sizes.mark
        if self._canvas.width < _NARROW:
            axis = area.left + ticks
            elbow = axis + beside + gap
            side = Side(elbow + leader, area.right, is_left=False)
            return axis, (side,), {False: elbow}
        column = (area.width - ticks - beside - 2 * leader - 2 * gap) / 2
        axis = area.left + column + leader + gap + ticks
        elbows = {True: axis - ticks - gap, False: axis + beside + gap}
        left = Side(area.left, elbows[True] - leader, is_left=True)
        right = Side(elbows[False] + leader, area.right, is_left=False)
        return axis, (left, right), elbows

    def _list_titled(self, sizes: Sizes) -> tuple[Titled, ...]:
        sources = names_of(self._sheet.chronology).sources
        return tuple(
            Titled(
                format_when(item.match.event.date),
                item.match.event.title,
                measure_mark(item.mark, self._scale, sizes).point,
                len(sources.list_sources(item.match.event)),
            )
            for item in self._items
        )
