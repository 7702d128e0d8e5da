"""How events look in a terminal: a table of views.

A view is a module with `draw(selection, options)`, which yields lines of styled
spans, and `list_numbers(selection, options)`, which yields the numbers of events that
are printed, each with its query. To add one, write the module and give it a row in
`VIEWS`.
"""

from collections.abc import Iterator
from importlib import import_module

from timeline.analysis.counting import Number
from timeline.query import Selection
from timeline.rendering import Line, Span, plain_text
from timeline.views.options import View, ViewOptions

__all__ = [
    "VIEWS",
    "Line",
    "Span",
    "ViewOptions",
    "draw_view",
    "list_numbers",
    "plain_text",
]

VIEWS = {
    "timeline": View("events down the page under their months", "timeline", lists=True),
    "table": View("columns fitted to the width", "table", lists=True),
    "lanes": View("a lane for each actor along an axis of time", "lanes"),
    "calendar": View("months as grids of days, and what stands in them", "calendar"),
    "density": View("events a day, month or year as columns", "density"),
    "gaps": View("the longest silences, and what is known too roughly", "gaps"),
    "dyads": View("actors against actors, or the history of two", "dyads"),
    "card": View("one event on one screen, with what is around it", "card"),
    "list": View(
        "one event a line, for grep and fzf", "listing", lists=True, has_undated=True
    ),
}


def draw_view(name: str, selection: Selection, options: ViewOptions) -> Iterator[Line]:
    """Yield the lines of a view of `VIEWS`."""
    module = import_module(f"timeline.views.{VIEWS[name].module}")
    lines: Iterator[Line] = module.draw(selection, options)
    return lines


def list_numbers(
    name: str, selection: Selection, options: ViewOptions
) -> Iterator[Number]:
    """Yield the numbers of events that a view of `VIEWS` prints, as they are drawn."""
    module = import_module(f"timeline.views.{VIEWS[name].module}")
    numbers: Iterator[Number] = module.list_numbers(selection, options)
    return numbers
