"""When an event became publicly known, as far as anybody can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates import FUTURE, PAST, Fit, Window

if TYPE_CHECKING:
    from timeline.model import Event
    from timeline.names import SourceNames

_BY_THEN = {
    Fit.NO: "yet to happen",
    Fit.POSSIBLE: "may have happened",
    Fit.CERTAIN: "due by then",
}


def find_reported(event: Event, sources: SourceNames) -> Window:
    """Return the first and the last day on which an event can have become known.

    That is what `reported` says. Where it is absent or undated, it became known from
    the event's beginning on, and no later than its earliest dated source. A source
    from before that does not tell of the event, except of what was announced, or did
    not take place; that may have become known with it, as early as it can be from.
    """
    reported = event.reported
    if reported is not None and not reported.is_undated:
        b1, b2, _, _ = reported.outer
        return Window(b1, FUTURE if reported.uncertain else b2)
    begins = first = event.date.outer[0]
    last = FUTURE
    for date in sources.dates_of(event):
        b1, _, _, e2 = date.outer
        beforehand = event.meaning.known_beforehand
        if beforehand:
            first = min(first, b1)
        if (beforehand or e2 >= begins) and not date.uncertain:
            last = min(last, e2)
    return Window(first, last)


def describe_announced(event: Event, day: int) -> str:
    """Return whether what was announced had happened by a day, in a few words."""
    return _BY_THEN[event.date.fit(Window(PAST, day))]
