"""Records as JSON, and back: events, citations, actors, diagnostics and all they hold.

A record is a list of its fields in their order, without the empty ones at its end. What
is decoded equals what was encoded, field by field; nothing in it is executed.
"""

import json
from collections.abc import Mapping
from typing import Any, Protocol

from timeline.diagnostics import Diagnostic, Location, Remedy, Severity
from timeline.index.dates import decode_date, encode_date
from timeline.model import (
    NOTHING,
    Account,
    Actor,
    Citation,
    LeftOut,
    Marks,
    Member,
    Place,
    Role,
    SavedQuery,
    Source,
    Value,
)

Coded = Any
"""What JSON has: a text, a number, None, a list, a mapping."""

dump = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":")
).encode

_DATES = frozenset({"date", "when", "born", "died", "founded", "dissolved"})
_TUPLES = frozenset({"aliases", "at"})
_RECORDS: Mapping[str, Any] = {"roles": Role, "members": Member}
_NO_DEFAULTS: Mapping[str, Any] = {}


class Spots(Protocol):
    """How places in files are written down, and read again."""

    def encode(self, where: Location) -> Coded:
        """Return what `decode` makes the place of."""

    def decode(self, coded: Coded) -> Location:
        """Return the place."""

    def encode_marks(self, marks: Marks) -> Coded:
        """Return where the values of an entry stand; None where nothing says it."""

    def decode_marks(self, coded: Coded) -> Marks:
        """Return where the values of an entry stand."""


def encode_value(value: Value) -> Coded:
    """Return a value of an own key as JSON has it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: encode_value(item) for key, item in value.items()}
    return [encode_value(item) for item in value]


def decode_value(coded: Coded) -> Value:
    """Return a value of an own key."""
    if coded.__class__ is str:
        text: str = coded
        return text
    if coded.__class__ is dict:
        return {key: decode_value(item) for key, item in coded.items()}
    return tuple([decode_value(item) for item in coded])


def encode_own(own: Mapping[str, Value]) -> Coded:
    """Return the author's own keys; None for none."""
    return {key: encode_value(value) for key, value in own.items()} if own else None


def decode_own(coded: Coded) -> Mapping[str, Value]:
    """Return the author's own keys; one shared mapping for none."""
    if not coded:
        return NOTHING
    return {key: decode_value(value) for key, value in coded.items()}


Record = Account | Actor | Citation | Member | Place | Role | Source


def encode_record(record: Record, spots: Spots | None = None) -> Coded:
    """Return the fields of a record; `spots` for one that tells where it stands."""
    fields: list[Any] = []
    value: Any
    for name, value in zip(record._fields, record, strict=True):
        if not value:
            fields.append(value if isinstance(value, str) else None)
        elif value.__class__ is str:
            fields.append(value)
        elif name in _DATES:
            fields.append(encode_date(value))
        elif name == "extra":
            fields.append(encode_own(value))
        elif name in _RECORDS:
            fields.append([encode_record(one) for one in value])
        elif name in _TUPLES:
            fields.append(list(value))
        elif spots is not None and name == "where":
            fields.append(spots.encode(value))
        elif spots is not None and name == "marks":
            fields.append(spots.encode_marks(value))
        else:
            raise TypeError(f"{name!r} of {type(record).__name__} has no form")
    # A date may come to 0.
    while len(fields) > 1 and (fields[-1] is None or fields[-1] == ""):
        fields.pop()
    return fields


def decode_record(kind: Any, coded: Coded, spots: Spots | None = None) -> Any:
    """Return the record of a kind."""
    made: list[Any] = []
    defaults = kind._field_defaults
    for name, value in zip(kind._fields, coded, strict=False):
        if not value and name not in _DATES:
            made.append(defaults.get(name, value))
        elif value is None:
            made.append(None)
        elif name in _DATES:
            made.append(decode_date(value))
        elif name == "extra":
            made.append(decode_own(value))
        elif name in _RECORDS:
            made.append(tuple([decode_record(_RECORDS[name], one) for one in value]))
        elif name in _TUPLES:
            made.append(tuple(value))
        elif spots is not None and name == "where":
            made.append(spots.decode(value))
        elif spots is not None and name == "marks":
            made.append(spots.decode_marks(value))
        else:
            made.append(value)
    return kind(*made)


def encode_query(query: SavedQuery, spots: Spots) -> Coded:
    """Return a saved query."""
    return [query.name, query.text, spots.encode(query.where)]


def decode_query(coded: Coded, spots: Spots) -> SavedQuery:
    """Return the saved query."""
    name, text, where = coded
    return SavedQuery(name, text, spots.decode(where))


def encode_left_out(one: LeftOut, spots: Spots) -> Coded:
    """Return an entry that is no event."""
    return [spots.encode(one.where), one.reason, one.entries]


def decode_left_out(coded: Coded, spots: Spots) -> LeftOut:
    """Return the entry that is no event."""
    where, reason, entries = coded
    return LeftOut(spots.decode(where), reason, entries)


def encode_problem(problem: Diagnostic, spots: Spots) -> Coded:
    """Return a diagnostic."""
    return [
        problem.code,
        problem.message,
        spots.encode(problem.where),
        problem.severity.value,
        problem.hint,
        [[word, spots.encode(where)] for word, where in problem.related],
        problem.subject,
        None if problem.remedy is None else list(problem.remedy),
    ]


def decode_problem(coded: Coded, spots: Spots) -> Diagnostic:
    """Return the diagnostic."""
    code, message, where, severity, hint, related, subject, remedy = coded
    return Diagnostic(
        code,
        message,
        spots.decode(where),
        Severity(severity),
        hint,
        tuple([(word, spots.decode(place)) for word, place in related]),
        subject,
        None if remedy is None else Remedy._make(remedy),
    )
