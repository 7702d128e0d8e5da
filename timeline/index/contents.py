"""What a chronology holds besides events and problems, as an index has it."""

from typing import Any

from timeline.dates import DateError, Relative, When, parse_date
from timeline.diagnostics import Severity
from timeline.index.records import (
    Spots,
    encode_left_out,
    encode_own,
    encode_query,
    encode_record,
)
from timeline.model import Chronology, Event


def encode_contents(chronology: Chronology, spots: Spots) -> dict[str, Any]:
    """Return what a chronology holds besides events and problems, by name."""

    def encode_all(records: Any) -> dict[str, Any]:
        return {key: encode_record(one, spots) for key, one in records.items()}

    return {
        "head": {
            "title": chronology.title,
            "year": chronology.year,
            "kinds": chronology.kinds,
            "statuses": dict(chronology.statuses),
            "fields": dict(chronology.fields),
            "extra": encode_own(chronology.extra),
            "lost_ids": sorted(chronology.lost_ids),
            "total": len(chronology.events),
            "relative": _has_relative(chronology),
        },
        "actors": encode_all(chronology.actors),
        "sources": encode_all(chronology.sources),
        "places": encode_all(chronology.places),
        "queries": {
            name: encode_query(one, spots) for name, one in chronology.queries.items()
        },
        "left_out": [encode_left_out(one, spots) for one in chronology.left_out],
    }


def _has_relative(chronology: Chronology) -> bool:
    """Tell whether a date may hang on another event.

    One that is not read may hang on an event that is not there yet.
    """
    if any(
        found.code.startswith("date-") and found.severity is Severity.ERROR
        for found in chronology.diagnostics
    ):
        return True
    year = chronology.year
    return any(
        may_name_event(when, year)
        for event in chronology.events
        for when in dates_of(event)
    )


def dates_of(event: Event) -> tuple[When | None, ...]:
    """Return the dates of an event that may hang on another."""
    return event.date, event.reported


def may_name_event(when: When | None, year: int | None) -> bool:
    """Tell whether a date that was typed so may hang on another event."""
    if when is None or when.typed == when.edtf:
        return False
    try:
        return isinstance(parse_date(when.typed, year=year), Relative)
    except DateError:
        # Without the year of its own file nobody knows.
        return True
