"""An event as plain JSON values: the record that the JSON formats write.

docs/json.md describes it, with a schema that the tests hold this to.
"""

from collections.abc import Mapping
from typing import Any

from timeline.dates import When, format_day, is_finite
from timeline.model import (
    NOTE,
    PLACED,
    Account,
    Actor,
    Chronology,
    Citation,
    Event,
    Member,
    Place,
    Role,
    Source,
    Value,
)
from timeline.query import Match

_LEFT_OUT = PLACED | {"extra"}


def plain_value(value: Value) -> Any:
    """Return a value of the author's own as str, list and dict."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: plain_value(item) for key, item in value.items()}
    return [plain_value(item) for item in value]


def make_event_record(match: Match) -> dict[str, Any]:
    """Return everything known of an event, keys in a fixed order.

    `note` is there only where the event has one, which `write_export` sees to.
    """
    event = match.event
    return {
        "id": event.id,
        "date": make_date_record(event.date),
        "reported": make_date_record(event.reported) if event.reported else None,
        "title": event.title,
        "summary": event.summary,
        "kind": event.kind,
        "actors": list(event.actors),
        "to": list(event.to),
        "about": list(event.about),
        "place": event.place,
        "tags": list(event.tags),
        "sources": [_make_record(citation) for citation in event.sources],
        "accounts": [_make_record(account) for account in event.accounts],
        "status": event.status,
        "confidence": event.confidence,
        "see": list(event.see),
        **({NOTE: event.note} if event.note else {}),
        "own": _make_own(event),
        "match": match.fit.name.lower(),
    }


def make_date_record(when: When) -> dict[str, Any]:
    """Return a date with both spellings and its bounds; null is infinite."""
    return {
        "typed": when.typed,
        "edtf": when.edtf,
        "shape": when.shape.value,
        "precision": when.precision.value,
        "approximate": when.approximate,
        "uncertain": when.uncertain,
        "begins": [_make_day(when.b1), _make_day(when.b2)],
        "ends": [_make_day(when.e1), _make_day(when.e2)],
        "days": [day if is_finite(day) else None for day in when.bounds],
    }


def _make_day(day: int) -> str | None:
    return format_day(day) if is_finite(day) else None


def _make_own(
    event: Event | Actor | Source | Place | Citation | Account,
) -> dict[str, Any]:
    return {key: plain_value(value) for key, value in event.extra.items()}


def _make_record(record: Actor | Source | Place | Citation | Account) -> dict[str, Any]:
    """Return the filled-in fields of a record, in the order of the model."""
    values: dict[str, Any] = {}
    value: Any
    for name, value in zip(record._fields, record, strict=True):
        if name in _LEFT_OUT or not value:
            continue
        if name in ("roles", "members"):
            values[name] = [_make_dated(role) for role in value]
        elif isinstance(value, When):
            values[name] = make_date_record(value)
        elif isinstance(value, tuple):
            values[name] = list(value)
        else:
            values[name] = value
    if record.extra:
        values["own"] = _make_own(record)
    return values


def _make_dated(record: Role | Member) -> dict[str, Any]:
    """Return a role or member; `when` is null where it has no dates."""
    values: dict[str, Any] = record._asdict()
    values["when"] = make_date_record(record.when) if record.when else None
    return values


def make_header_record(chronology: Chronology) -> dict[str, Any]:
    """Return the chronology's title and registries."""
    return {
        "title": chronology.title,
        "actors": [_make_record(actor) for actor in chronology.actors.values()],
        "sources": [_make_record(source) for source in chronology.sources.values()],
        "places": [_make_record(place) for place in chronology.places.values()],
        "own": {key: plain_value(value) for key, value in chronology.extra.items()},
    }
