"""An event in words, for who cannot see its mark."""

from timeline.dates import Fit, format_when
from timeline.query import Match


def describe_match(match: Match) -> str:
    """Return `10 May 2013: Cameron flies to Sochi (cancelled, possible match)`.

    In parentheses stands what its mark says besides the date.
    """
    event = match.event
    told = [event.status] if event.meaning.doubtful else []
    if match.fit is Fit.POSSIBLE:
        told.append("possible match")
    beside = f" ({', '.join(told)})" if told else ""
    return f"{format_when(event.date)}: {event.title}{beside}"
