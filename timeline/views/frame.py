"""What stands around a drawing: the heading above it, notes, legends and meanings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.dates import Fit, find_known_span, format_span, is_finite
from timeline.query import find_asked_window
from timeline.rendering import (
    Span,
    measure_cells,
    trim_line,
    wrap_cells,
    wrap_spans,
)
from timeline.rendering.theme import legend
from timeline.text import count_of
from timeline.views.details import draw_reason
from timeline.views.heading import (
    count_folders,
    describe_files,
    describe_left_out,
    name_stretch,
)
from timeline.views.sections import draw_note
from timeline.views.undated import describe_apart, describe_stretch

if TYPE_CHECKING:
    from timeline.rendering import (
        Line,
    )
    from timeline.views.options import Options
    from timeline.views.sheet import Sheet


def draw_heading(sheet: Sheet[Options], *, drawn: str = "") -> Iterator[Line]:
    """Yield the title of the chronology and what of it is shown.

    `drawn` says which days an axis shows, and what is not on it. Else the stretch that
    was asked for is named, where it has both ends, else that of the events.
    """
    selection, chronology = sheet.selection, sheet.chronology
    if chronology.title:
        for line in wrap_cells(chronology.title, sheet.width):
            yield (Span(line, "title"),)
    total = len(chronology.events)
    count = len(sheet.matches)
    text = count_of(count, "event")
    if selection.question.asks:
        text = f"{count:,} of {count_of(total, 'event')}"
    files = chronology.files
    if count_folders(files) > 1:
        text = f"{text} of {describe_files(files)}"
    asked = find_asked_window(selection.condition)
    if all(map(is_finite, asked)):
        stretch = name_stretch(asked, dash=sheet.glyphs.dash)
    else:
        span = find_known_span(event.date for event in selection.events)
        stretch = format_span(span, dash=sheet.glyphs.dash) if span else ""
    stretch = drawn or describe_stretch(selection, stretch)
    text = f"{text}, {stretch}" if stretch else text
    left_out = describe_left_out(chronology.left_out)
    text = f"{text}; {left_out}" if left_out else text
    yield from draw_note(text, sheet.width)
    apart = describe_apart(selection)
    if apart:
        yield from draw_note(apart, sheet.width)


def draw_notes(sheet: Sheet[Options]) -> Iterator[Line]:
    """Yield the question as a query, and how its names were taken, if that is asked."""
    if sheet.explainer is None:
        return
    if sheet.explainer.question:
        yield from draw_reason(sheet.explainer.question, sheet, sheet.width)
    for note in sheet.explainer.notes:
        yield from draw_reason(note, sheet, sheet.width)


def draw_possible(sheet: Sheet[Options]) -> Iterator[Line]:
    """Yield a blank line and how many matches are only possible, if any are."""
    possible = sum(match.fit is Fit.POSSIBLE for match in sheet.matches)
    if possible:
        what = count_of(possible, "possible match", "possible matches")
        yield ()
        for line in wrap_cells(f"? {what} of all", sheet.width - 1):
            yield Span(" "), Span(line, "quiet")


def draw_legend(sheet: Sheet[Options], used: set[str]) -> Iterator[Line]:
    """Yield the meanings of the glyphs that were drawn, `?` among them."""
    yield from draw_meanings(list_legend(sheet, used), sheet.width)


def list_legend(sheet: Sheet[Options], used: set[str]) -> list[str]:
    """Return the entries of a legend for the glyphs that were drawn, `?` the last."""
    entries = [f"{glyph} {what}" for glyph, what in legend(sheet.glyphs, used)]
    return [*entries, "? possible match"] if "?" in used else entries


def draw_meanings(entries: Sequence[str | Span], width: int) -> Iterator[Line]:
    """Yield entries of a legend, each a glyph, a space and what the glyph means.

    One that is a span has a colour to tell.
    """
    if not entries:
        return
    yield ()
    spans: list[Span] = []
    for entry in entries:
        span = entry if isinstance(entry, Span) else Span(entry, "label")
        # Hard spaces keep an entry on one line; where that has no room for it, its
        # glyph with its word.
        most = -1 if measure_cells(span.text) < width else 1
        text = span.text.replace(" ", "\u00a0", most)
        if spans:
            spans[-1] = spans[-1]._replace(text=f"{spans[-1].text}\u00a0 ")
        if spans and spans[-1].style == span.style:
            spans[-1] = spans[-1]._replace(text=f"{spans[-1].text}{text}")
        else:
            spans.append(span._replace(text=text))
    for line in wrap_spans(spans, width - 1):
        soft = [span._replace(text=span.text.replace("\u00a0", " ")) for span in line]
        first = Span(f" {soft[0].text}", soft[0].style)
        yield trim_line((first, *soft[1:]))
