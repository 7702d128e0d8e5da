"""The events on the axis of lanes, each with its marks by the names of its lanes."""

from collections.abc import Iterable, Iterator, Mapping

from timeline.dates import FUTURE, Fit, When, Window
from timeline.layout.figures import Figure, make_end_figure, make_figure
from timeline.lean import NamedTuple
from timeline.pictures.lanes.chosen import OTHERS
from timeline.pictures.marks import Mark
from timeline.query import Match
from timeline.views.lanes.members import Members


class Item(NamedTuple):
    """An event on the axis."""

    match: Match
    marks: Mapping[str, Mark]
    """By the names of its lanes; never empty."""


def list_items(
    matches: Iterable[Match],
    members: Members,
    names: Iterable[str],
    drawn: Mapping[int, int],
    axis: tuple[Window, float],
) -> Iterator[Item]:
    """Yield the events to draw, in the order of `matches`.

    `names` are the lanes that there are, `drawn` has the events by their `id()`: 0, or
    -1 or 1 for what lies before the axis or after it. `axis` is its days, and how many
    days are drawn of what is open.
    """
    fits: dict[int, dict[str, Fit]] = {}
    kept = tuple(names)
    for name in kept:
        for _, match, fit in members.lanes.get(name, ()):
            fits.setdefault(id(match.event), {})[name] = fit
    for match in matches:
        event = match.event
        if id(event) not in drawn:
            continue
        off = drawn[id(event)]
        own = fits.get(id(event)) or {OTHERS: match.fit}
        marks = {}
        for name, fit in own.items():
            until = members.ends.get(name, FUTURE)
            figure = _make_figure(event.date, axis, until, off)
            if name in kept and figure is not None:
                possible = fit is Fit.POSSIBLE
                marks[name] = Mark(figure, event.meaning.doubtful, possible, off)
        if marks:
            yield Item(match, marks)


def _make_figure(
    date: When, axis: tuple[Window, float], until: int, off: int
) -> Figure | None:
    window, stub = axis
    if off:
        return make_end_figure(window, off)
    ended = make_figure(date, window, stub=stub, until=until)
    # Whose end lies before the axis has no part of it; the event has.
    return ended or make_figure(date, window, stub=stub)
