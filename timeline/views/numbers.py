"""The numbers that a view prints, each with the query for the events that it counts.

Every view has `list_numbers(selection, options)`, which yields them; with `--explain`
they stand below what is drawn. What a view prints of other things is not among them:
days, months, pairs, entries that were left out, and numbers that name events.
"""

from collections.abc import Iterable, Iterator

from timeline.analysis.counting import UNDATED, Counting, Number
from timeline.query import Explainer, Selection
from timeline.rendering import Line
from timeline.views.details import draw_reason
from timeline.views.options import ViewOptions


def list_heading(selection: Selection, _: ViewOptions) -> Iterator[Number]:
    """Yield the numbers of the heading: what was selected, and what was set apart."""
    counting = Counting(selection)
    yield counting.total
    undated = [one for one in selection.matches if one.event.date.is_undated]
    if undated and len(undated) < len(selection.matches):
        yield counting.find("undated", undated, UNDATED)
    if selection.undated:
        yield counting.apart


def draw_numbers(
    numbers: Iterable[Number], selection: Selection, options: ViewOptions
) -> Iterator[Line]:
    """Yield a line for each number, below a drawing; how names were taken comes first.

    As `label: number, query`; of all events of the chronology there is no query.
    """
    yield ()
    for note in Explainer(selection).notes:
        yield from draw_reason(note, options.width, options.glyphs)
    for number in numbers:
        asked = f", {number.asked}" if number.asked else ""
        text = f"{number.label}: {number}{asked}"
        yield from draw_reason(text, options.width, options.glyphs)
