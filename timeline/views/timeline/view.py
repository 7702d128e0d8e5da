"""Headings and silences of the default view, and the events in the form that fits."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.analysis import Number, Silence, format_days
from timeline.rendering import Line, Span, wrap_cells
from timeline.views.frame import draw_heading, draw_legend, draw_notes
from timeline.views.grouping import make_groups
from timeline.views.options import TimelineOptions
from timeline.views.sheet import Sheet
from timeline.views.timeline.dating import (
    Section,
    date_aligned,
    date_apart,
    limit_groups,
)

if TYPE_CHECKING:
    from timeline.views.timeline.rail import Rail
    from timeline.views.timeline.row import Rows

WIDE = 110
"""From so many cells on an event takes one line."""


def list_numbers(sheet: Sheet[TimelineOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading."""
    from timeline.views.numbers import list_heading

    yield from list_heading(sheet)


def draw(sheet: Sheet[TimelineOptions]) -> Iterator[Line]:
    """Yield the lines of the view."""
    yield from draw_heading(sheet)
    yield from draw_notes(sheet)
    is_wide = sheet.width >= WIDE
    groups = make_groups(sheet, periods="year" if is_wide else "month")
    limited = limit_groups(groups, sheet.options.limit)
    dash = sheet.glyphs.dash
    form: Rail | Rows
    if is_wide:
        # The widest date and kind tell what room there is: all before the first.
        sections = list(date_aligned(limited, dash))
        form = _make_rows(sheet, sections)
        yield from _draw_sections(sheet, sections, form)
    else:
        form = _make_rail(sheet)
        yield from _draw_sections(sheet, date_apart(limited, dash), form)
    yield from draw_legend(sheet, form.used)


# Of the two forms one is imported.


def _make_rail(sheet: Sheet[TimelineOptions]) -> "Rail":
    from timeline.views.timeline.rail import Rail as Form

    return Form(sheet)


def _make_rows(sheet: Sheet[TimelineOptions], sections: Sequence[Section]) -> "Rows":
    from timeline.views.timeline.row import Rows as Form

    return Form(sheet, sections)


def _draw_sections(
    sheet: Sheet[TimelineOptions], sections: Iterable[Section], form: "Rail | Rows"
) -> Iterator[Line]:
    for section in sections:
        form.begin()
        for index, ((match, gap), label) in enumerate(section.entries):
            if gap is not None:
                yield from _draw_gap(sheet, gap, form.indent)
            if index == 0:
                if gap is None or not form.is_close:
                    yield ()
                for line in wrap_cells(section.heading, sheet.width - 1):
                    if line:
                        yield Span(" "), Span(line, "period")
            yield from form.draw_event(match, label)


def _draw_gap(
    sheet: Sheet[TimelineOptions], gap: Silence, indent: int
) -> Iterator[Line]:
    # What may lie on so many days, or lasts so long, does not fill a silence.
    event = "an event" if gap.certain else "another event"
    text = f"{format_days(gap.days)} without {event}"
    margin = " " * indent
    for line in wrap_cells(text, sheet.width - indent - len("  ")):
        yield (Span(f"{margin}{sheet.glyphs.silence} {line}", "rail"),)
