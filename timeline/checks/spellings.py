"""Dates that are read by a rule which their author may not have had in mind."""

from collections.abc import Iterator

from timeline.checks.context import CheckContext
from timeline.dates import DateError, Precision, Relative, When, parse_date
from timeline.dates.eras import FIRST_GREGORIAN
from timeline.dates.styles import names_style
from timeline.dates.years import LONGEST_CODE, may_be_years
from timeline.diagnostics import Diagnostic, make_diagnostic
from timeline.model import Event

_Place = tuple[str, int]
_Note = tuple[str, str, str]
"""A code, a message and a hint."""


def check_spellings(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield notes for dates of events: what may be years, and early days.

    Early is what lies before the calendar by which it is read. One note a date.
    """
    for event in context.events:
        date = event.date
        if _may_be_noted(date):
            yield from _note(date, ("date", 0), event, context)
        if event.reported is None and not event.accounts:
            continue
        for when, place in _list_more(event):
            if _may_be_noted(when):
                yield from _note(when, place, event, context)


def _may_be_noted(when: When) -> bool:
    """Tell at first sight whether there may be a note: of most dates there is none."""
    return when.b1 < FIRST_GREGORIAN or len(when.typed) <= LONGEST_CODE


def _note(
    when: When, place: _Place, event: Event, context: CheckContext
) -> Iterator[Diagnostic]:
    found = _note_years(when) or _note_calendar(when)
    # What rests on another event has its note there.
    if found and not _names_event(when, context.chronology.year):
        code, message, hint = found
        yield make_diagnostic(code, message, event.locate(*place), hint=hint)


def _list_more(event: Event) -> Iterator[tuple[When, _Place]]:
    """Yield the dates of an event but for its own."""
    if event.reported is not None:
        yield event.reported, ("reported", 0)
    for index, account in enumerate(event.accounts):
        yield account.date, ("accounts", index)


def _names_event(when: When, year: int | None) -> bool:
    """Tell whether a date rests on that of another event."""
    try:
        return isinstance(parse_date(when.typed, year=year), Relative)
    except DateError:
        # Its year stood elsewhere.
        return False


def _note_years(when: When) -> _Note | None:
    years = may_be_years(when.typed)
    if years is None:
        return None
    unit = "month" if when.precision is Precision.MONTH else when.precision.value
    message = f"{when.typed!r} is read as a {unit}, and may be two years"
    return "date-code", message, f"if two years are meant, write {years}"


def _note_calendar(when: When) -> _Note | None:
    """Return a note on a day that was typed, and is earlier than the calendar."""
    is_early = any(
        point.precision is Precision.DAY and point.first < FIRST_GREGORIAN
        for part in when.parts
        for point in part
    )
    if not is_early or names_style(when.typed):
        return None
    message = f"{when.typed!r} is read in the Gregorian calendar, which began in 1582"
    hint = "if the source has it in the Julian calendar, put `O.S.` behind it"
    return "date-calendar", message, hint
