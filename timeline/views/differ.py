"""Events whose accounts differ, each with its accounts side by side.

    10 May 2013: Cameron flies to Sochi
      ≠ date, 2 to 5 days apart · possibly title
      Memoirs                │ A Declaration
      10 May 2013            │ 12 or 15 May 2013

The days lie between the dates that are furthest apart, at least and at most.
"""

from collections.abc import Iterator, Sequence

from timeline.analysis import Number
from timeline.analysis.disagreements import Disagreement
from timeline.dates import FUTURE, Fit, format_when
from timeline.names.accounts import Spread, find_own, list_compared
from timeline.query import Term
from timeline.rendering import Glyphs, Line, Span, wrap_spans
from timeline.text import count_of
from timeline.views.accounts import draw_columns
from timeline.views.details import describe_status
from timeline.views.frame import draw_heading, draw_meanings
from timeline.views.numbers import list_heading
from timeline.views.options import Options
from timeline.views.sections import draw_note
from timeline.views.sheet import Sheet

_INDENT = 2


def draw_differing(
    found: Sequence[Disagreement], sheet: Sheet[Options]
) -> Iterator[Line]:
    """Yield each event with what its accounts differ in, and the accounts.

    `found` are those of the sheet in the order to draw them in.
    """
    yield from draw_heading(sheet)
    counted = [f"{number} in {number.label}" for number in _count(sheet)]
    if counted:
        yield from draw_note(f"they differ: {', '.join(counted)}", sheet.width)
    shown = found[: sheet.options.limit]
    for one in shown:
        yield ()
        yield from _draw_event(one, sheet)
    doubts = {one.match.why for one in shown if one.match.why}
    if doubts:
        meaning = "all may be true" if doubts == {"account"} else "possible match"
        yield from draw_meanings([f"? {meaning}"], sheet.width)


def list_numbers(sheet: Sheet[Options]) -> Iterator[Number]:
    """Yield the numbers of the heading, and of what accounts differ in."""
    yield from list_heading(sheet)
    yield from _count(sheet)


def describe_spread(spread: Spread) -> str:
    """Return how many days lie between dates: `2 to 5 days apart`; empty if unknown."""
    least, greatest = spread
    if greatest == FUTURE:
        return f"at least {count_of(least, 'day')} apart" if least else ""
    days = count_of(greatest, "day")
    if least == greatest:
        return f"{days} apart"
    return f"{least:,} to {days} apart" if least else f"up to {days} apart"


def _count(sheet: Sheet[Options]) -> Iterator[Number]:
    """Yield how many events differ in each matter, in none but those there are."""
    counting = sheet.counting
    for key in list_compared(sheet.chronology):
        query = counting.ask(Term("differing", (key,)))
        found = counting.select(query)
        if found:
            yield counting.number(key, found, query)


def _draw_event(found: Disagreement, sheet: Sheet[Options]) -> Iterator[Line]:
    event, glyphs = found.match.event, sheet.glyphs
    date = format_when(event.date, dash=glyphs.dash)
    head = [Span(f"{date}: ", "date"), Span(event.title, "strong")]
    status = describe_status(event, sheet.selection.as_of)
    if status:
        head.append(Span(f" {glyphs.dot} {status}", "status"))
    if found.match.fit is Fit.POSSIBLE:
        head.insert(0, Span("? ", "possible"))
    yield from wrap_spans(head, sheet.width)
    indent = Span(" " * _INDENT)
    room = sheet.width - _INDENT
    for line in wrap_spans([Span(_describe(found, glyphs), "status")], room):
        yield indent, *line
    own = [
        (format_when(event.date, dash=glyphs.dash), "date")
        if key == "date"
        else (f"{key}: {', '.join(texts)}", "")
        for key, texts in find_own(event, found.differences).items()
    ]
    for line in draw_columns(event, sheet, room, quotes=True, own=own):
        yield indent, *line


def _describe(found: Disagreement, glyphs: Glyphs) -> str:
    """Return what accounts differ in: `≠ date, 2 days apart · possibly title`."""
    parts = []
    for one in found.differences:
        perhaps = "possibly " if one.fit is Fit.POSSIBLE else ""
        days = ""
        if one.key == "date" and found.spread is not None:
            days = describe_spread(found.spread)
        parts.append(f"{perhaps}{one.key}{f', {days}' if days else ''}")
    return f"{glyphs.differ} {f' {glyphs.dot} '.join(parts)}"
