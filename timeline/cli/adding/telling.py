"""What is wrong with one event, once it stands in its file."""

from itertools import pairwise
from math import inf

from timeline.checks import check
from timeline.cli.progress import working
from timeline.cli.remedies import word_hint
from timeline.cli.terminal import Terminal
from timeline.model import Chronology, Event
from timeline.reports.text import format_report


def report_event(event: Event, chronology: Chronology, errors: Terminal) -> None:
    """Write all that a check finds in the lines of an event."""
    with working("Checking"):
        diagnostics = check(chronology)
    begins = sorted(
        one.locate().line for one in chronology.events if one.file == event.file
    )
    begin = event.locate().line
    end = next((two for one, two in pairwise(begins) if one == begin), inf)
    found = [
        one
        for one in diagnostics
        if one.where.file == event.file and begin <= one.where.line < end
    ]
    errors.write_lines(format_report(found, chronology.files, word_hint=word_hint))
