"""What every view is told about how to draw."""

from dataclasses import dataclass
from typing import NamedTuple

from timeline.dates import Window
from timeline.names.facets import FACETS
from timeline.rendering import UNICODE, Glyphs

LANES = tuple(FACETS)
"""What a lane, or a line of dyads, may stand for, besides the authors' own keys."""
ORDERS = ("first", "count", "name")
"""What lanes may be ordered by."""
STACKS = LANES
"""What columns may be made up of, besides the authors' own keys."""


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """How to draw. Views that have no use for an option ignore it."""

    width: int = 80
    """Terminal cells in a line."""
    glyphs: Glyphs = UNICODE
    group_by: str = "month"
    """The name of a facet of the chronology, or `none`."""
    full: bool = False
    explain: bool = False
    """Say why each event matched."""
    reverse: bool = False
    limit: int | None = None
    machine: bool = False
    """The output goes to a program, not to a reader: fields separated by tabs."""
    height: int | None = None
    """Rows that a drawing may take; None: as many as it needs."""
    lanes: str = "actor"
    """The name of a facet of the chronology. In lanes of actors, states collect those
    who act for them; in dyads, lines of states do."""
    order: str = "first"
    """Lanes by first event, count or name, or by the order that values have."""
    zoom: Window | None = None
    """The stretch of time an axis shows; None: all of the events' span."""
    break_gaps: bool = False
    """Fold long silences of an axis."""
    week_start: int = 0
    """The first day of a week: 0 is Monday, 6 Sunday."""
    by: str = ""
    """The unit of columns, of `timeline.layout.buckets.UNITS`; empty: by the span."""
    stack: str = "kind"
    """What columns are made up of: the name of a facet of the chronology."""


class View(NamedTuple):
    """A row of the table of views."""

    summary: str
    module: str
    """Holds `draw(selection, options) -> Iterator[Line]`; imported when used."""
    lists: bool = False
    """It lists events one by one, as many as the limit; the others say for
    themselves what a limit leaves out."""
    has_undated: bool = False
    """It has what matches only since it is undated, as the exports have; the others
    count it, unless asked to draw it."""
