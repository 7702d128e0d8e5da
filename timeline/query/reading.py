"""Values of a question that are dates: any form a file may have, or an event's id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates import (
    DateError,
    Relative,
    find_slip,
    parse_date,
    resolve_relative,
)
from timeline.diagnostics import Remedy
from timeline.names import UnresolvedNameError, unknown_name
from timeline.query.months import parse_day_of_year, parse_month_of_year
from timeline.text import find_nearest

if TYPE_CHECKING:
    from timeline.dates import (
        When,
    )
    from timeline.model import Chronology


def read_when(text: str, chronology: Chronology, *, undated: bool = False) -> When:
    """Read a date of a question.

    What can be read as a date is one, as in a file; only what cannot may be the id of
    an event. Raises UnresolvedNameError where it is neither, and for what has no date,
    as nothing lies in it, unless `undated` admits that.
    """
    when = _read_when(text, chronology)
    if when.is_undated and not undated:
        event = chronology.by_id.get(text)
        why = f"{text!r} is no time that events could lie in"
        if event is not None and event.date.is_undated:
            why = f"the event {text!r} has no date"
        raise UnresolvedNameError(why, "what has no date is found by `precision:none`")
    return when


def _read_when(text: str, chronology: Chronology) -> When:
    try:
        when = parse_date(text, year=chronology.year)
        if isinstance(when, Relative):
            when = resolve_relative(when, _find_dates(when, chronology))
    except DateError as error:
        if text in chronology.by_id:
            return chronology.by_id[text].date
        hint = error.hint
        remedy = Remedy("learn-dates") if error.is_general else None
        if error.code == "date-year-missing":
            hint, remedy = "add the year", _ask_any_year(text)
        raise UnresolvedNameError(error.message, hint, remedy=remedy) from error
    return when


def _ask_any_year(text: str) -> Remedy | None:
    """Return what asks for a month or a day of any year; None for other dates."""
    if parse_month_of_year(text) is not None:
        return Remedy("ask-month", text)
    return Remedy("ask-day", text) if parse_day_of_year(text) is not None else None


def _find_dates(relative: Relative, chronology: Chronology) -> dict[str, When]:
    """Return the dates of the events that a date names.

    Raises UnresolvedNameError if there is no such event, and DateError where the name
    of one resembles a date.
    """
    dates = {}
    for id_ in relative.targets:
        target = chronology.by_id.get(id_)
        if target is None:
            slip = find_slip(id_, relative)
            if slip is not None:
                raise slip
            near = find_nearest(id_, chronology.by_id)
            raise unknown_name("event", id_, near)
        dates[id_] = target.date
    return dates
