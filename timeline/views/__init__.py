"""How events look in a terminal: a table of views.

A view is a module with `draw(sheet)`, which yields lines of styled spans, and
`list_numbers(sheet)`, which yields the numbers of events that are printed, each with
its query (`View` says more). To add one, write the module, a record of what it can be
told in `options`, and give it a row in `VIEWS`.

timeline, table, listing, card        one module each
lanes, calendar, density, dyads, gaps a package each
stats, actors, sources, differ, office   what the commands of these names draw
options     what each view can be told
sheet       what a drawing is drawn on, and from
frame       what stands around it: heading, notes, legends; sections, its parts
framed      which days an axis shows, and what is not on it; axislines, its labels and
            guides; heat, rows of numbers along it; gridded, what begins in which unit
grouping    under which headings events stand
numbers     the numbers that are printed, with their queries
naming      names and citations; details, all that is known of an event; accounts, what
            its sources say; own, keys of the authors' own
heading, undated, shortdates   words; scope, what is said of all events together
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Protocol

from timeline.analysis import Number
from timeline.lean import NamedTuple
from timeline.rendering import Line
from timeline.views.options import (
    CalendarOptions,
    CardOptions,
    DensityOptions,
    DyadsOptions,
    GapsOptions,
    LanesOptions,
    ListOptions,
    Options,
    TimelineOptions,
)
from timeline.views.sheet import Sheet, Surface

__all__ = ["VIEWS", "Sheet", "Surface", "View", "draw_view", "list_numbers"]


class View(Protocol):
    """The module of a view. It reads no clock, prints nothing, and holds no state."""

    def draw(self, sheet: Sheet[Any], /) -> Iterator[Line]:
        """Yield the lines, each at most as wide as the sheet, as they are drawn.

        The options of the sheet are of the record that the view's row has.
        """

    def list_numbers(self, sheet: Sheet[Any], /) -> Iterator[Number]:
        """Yield each number of events that `draw` prints, with the query for these."""


class Row(NamedTuple):
    """A row of the table of views."""

    summary: str
    module: str
    """Is a `View`; imported when used."""
    options: type[Options]
    """What it can be told."""
    lists: bool = False
    """It lists events one by one, as many as the limit; the others say for
    themselves what a limit leaves out."""
    has_undated: bool = False
    """It has what matches only since it is undated, as the exports have; the others
    count it, unless asked to draw it."""


VIEWS = {
    "timeline": Row(
        "events down the page under their months",
        "timeline",
        TimelineOptions,
        lists=True,
    ),
    "table": Row("columns fitted to the width", "table", TimelineOptions, lists=True),
    "lanes": Row(
        "a lane for each actor along an axis of time", "lanes.view", LanesOptions
    ),
    "calendar": Row(
        "months as grids of days, and what stands in them",
        "calendar.view",
        CalendarOptions,
    ),
    "density": Row(
        "events a day, month or year as columns", "density.view", DensityOptions
    ),
    "gaps": Row(
        "the longest silences, and what is known too roughly", "gaps.view", GapsOptions
    ),
    "dyads": Row(
        "actors against actors, or the history of two", "dyads.view", DyadsOptions
    ),
    "card": Row("one event on one screen, with what is around it", "card", CardOptions),
    "list": Row(
        "one event a line, for grep and fzf",
        "listing",
        ListOptions,
        lists=True,
        has_undated=True,
    ),
}


def find_view(name: str) -> View:
    """Return the module of a view of `VIEWS`."""
    view: View = import_module(f"{__name__}.{VIEWS[name].module}")
    return view


def draw_view(name: str, sheet: Sheet[Options]) -> Iterator[Line]:
    """Yield the lines of a view of `VIEWS`."""
    return find_view(name).draw(sheet)


def list_numbers(name: str, sheet: Sheet[Options]) -> Iterator[Number]:
    """Yield the numbers of events that a view of `VIEWS` prints, as they are drawn."""
    return find_view(name).list_numbers(sheet)
