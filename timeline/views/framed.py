"""Which days an axis of time shows of a selection, and what of it is not on the axis.

Every drawing along an axis goes by this, so that two of them never show one question
over different days: see `timeline.layout.framing` for the rules.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from timeline.analysis import UNDATED, Counting, Number
from timeline.dates import Window, find_known_span, format_day
from timeline.layout.framing import EVERYTHING, Place, find_frame, find_place
from timeline.query import Match, Selection, Term, find_asked_window

_WORDS = {
    Place.EARLIER: "earlier",
    Place.LATER: "later",
    Place.THROUGHOUT: "throughout",
    Place.ROUGH: "known too roughly",
    Place.UNDATED: "undated",
}


class Framed:
    """The matches of a selection, by how they lie to the axis."""

    def __init__(self, selection: Selection, zoom: Window | None = None) -> None:
        self._counting = Counting(selection)
        dates = [match.event.date for match in selection.matches]
        if zoom == EVERYTHING:
            window = find_known_span(dates)
        else:
            asked = find_asked_window(selection.condition) if zoom is None else zoom
            window = find_frame(dates, asked)
        self.window = window
        """The days of the axis; None where nothing has a day."""

    @cached_property
    def places(self) -> Mapping[Place, tuple[Match, ...]]:
        """Return the matches of each place that has any, in order."""
        found: dict[Place, list[Match]] = {}
        for match in self._counting.selection.matches:
            place = Place.UNDATED
            if self.window is not None:
                place = find_place(match.event.date, self.window)
            found.setdefault(place, []).append(match)
        return {place: tuple(found[place]) for place in Place if place in found}

    def list(self, place: Place) -> tuple[Match, ...]:
        """Return the matches of one place; may be none."""
        return self.places.get(place, ())

    def describe_left_out(self, told: Collection[Place] = ()) -> str:
        """Return in words what is not on the axis: `1 earlier, 2 known too roughly`.

        What has a place that is told otherwise is left away.
        """
        return ", ".join(
            f"{len(self.list(place)):,} {words}"
            for place, words in _WORDS.items()
            if place in self.places and place not in told
        )

    def list_numbers(self) -> Iterator[Number]:
        """Yield the numbers of what is not on the axis."""
        for place, words in _WORDS.items():
            if place in self.places:
                tries = self._ask(place)
                yield self._counting.find(words, self.places[place], *tries)

    def _ask(self, place: Place) -> Iterator[Term]:
        if place is Place.UNDATED:
            yield UNDATED
        if self.window is None:
            return
        first, last = map(format_day, self.window)
        if place is Place.EARLIER:
            yield Term("before", (first,))
            yield Term("end", (first,), "<")
        if place is Place.LATER:
            yield Term("after", (last,))
            yield Term("begin", (last,), ">")
