"""The numbers that a view prints, each with the query for the events that it counts.

Every view has `list_numbers(sheet)`, which yields them; with `--explain`
they stand below what is drawn. What a view prints of other things is not among them:
days, months, pairs, entries that were left out, and numbers that name events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timeline.analysis import UNDATED
from timeline.patterns import LazyPattern
from timeline.views.details import draw_reason

if TYPE_CHECKING:
    from timeline.analysis import Number
    from timeline.rendering import Line
    from timeline.views.options import Options
    from timeline.views.sheet import Sheet

# A text in quotes as it is, and a comma outside of any.
_QUOTED_OR_COMMA = LazyPattern(r'"(?:\\.|[^"\\])*"|\\,|,')


def list_heading(sheet: Sheet[Options]) -> Iterator[Number]:
    """Yield the numbers of the heading: what was selected, and what was set apart."""
    yield sheet.counting.total
    undated = [one for one in sheet.matches if one.event.date.is_undated]
    if undated and len(undated) < len(sheet.matches):
        yield sheet.counting.find("undated", undated, UNDATED)
    if sheet.selection.undated:
        yield sheet.counting.apart


def draw_numbers(numbers: Iterable[Number], sheet: Sheet[Options]) -> Iterator[Line]:
    """Yield a line for each number, below a drawing, where that is asked for.

    As `label: number, query`; of all events of the chronology there is no query. How
    names were taken comes first.
    """
    if sheet.explainer is None:
        return
    yield ()
    for note in sheet.explainer.notes:
        yield from draw_reason(note, sheet, sheet.width)
    for number in numbers:
        asked = f", {_spread(number.asked)}" if number.asked else ""
        text = f"{number.label}: {number}{asked}"
        yield from draw_reason(text, sheet, sheet.width)


def _spread(asked: str) -> str:
    """Return a query with a blank behind each comma between values.

    It asks for the same, and lines of it broken at blanks can be pasted as they are.
    """
    return _QUOTED_OR_COMMA.sub(
        lambda found: ", " if found[0] == "," else found[0], asked
    )
