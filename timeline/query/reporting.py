"""When an event became publicly known, as far as anybody can tell."""

from timeline.dates import FUTURE, PAST, Fit, Window
from timeline.model import Event
from timeline.names import SourceNames

ANNOUNCED = "announced"

_BY_THEN = {
    Fit.NO: "yet to happen",
    Fit.POSSIBLE: "may have happened",
    Fit.CERTAIN: "due by then",
}


def find_reported(event: Event, sources: SourceNames) -> Window:
    """Return the first and the last day on which an event can have become known.

    That is what `reported` says. Where it is absent, it became known from the
    event's beginning on, and no later than its earliest dated source. What was
    announced may be known before it begins, if a source is older than that.
    """
    reported = event.reported
    if reported is not None:
        b1, b2, _, _ = reported.reach
        return Window(b1, FUTURE if reported.uncertain else b2)
    first, last = event.date.reach[0], FUTURE
    for date in sources.dates_of(event):
        last = min(last, date.e2)
        if event.status == ANNOUNCED and date.e2 < event.date.b1:
            first = min(first, date.b1)
    return Window(first, max(first, last))


def describe_announced(event: Event, day: int) -> str:
    """Return whether what was announced had happened by a day, in a few words."""
    return _BY_THEN[event.date.fit(Window(PAST, day))]
