"""Records of the model as trees of YAML, which are read back as the same.

Names, dates and texts stand as typed.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from timeline.dates import DateError, When, parse_date, spell_date
from timeline.model import (
    PLACED,
    Account,
    Actor,
    Citation,
    Event,
    Member,
    Place,
    Role,
    Source,
    Value,
)
from timeline.reading.events import KEYS
from timeline.yamltext import Prose, Tree

Record = Account | Actor | Citation | Member | Place | Role | Source

_PROSE = frozenset({"summary", "note", "quote"})
# A record that has nothing but this may be a text alone.
_ALONE = {Actor: "name", Citation: "source", Member: "actor", Place: "name"}
_ALONE |= {Role: "office", Source: "title"}
# What a citation that describes its source goes by, in this order.
_CALLED = ("title", "url", "publisher", "author")


def make_event_tree(event: Event) -> dict[str, Tree]:
    """Return an event by its keys in the order of the manual, then its own.

    Nothing is left out but what is empty: not the id, typed or made, and not the status
    that an event has if nothing is said.
    """
    tree = {key: _make_value(key, getattr(event, key)) for key in KEYS}
    for key, own in event.extra.items():
        if key in tree and isinstance(own, Mapping):
            tree[key] = _add_described(getattr(event, key), own)
    return add_own(tree, event.extra)


def make_tree(record: Record) -> Tree:
    """Return a record; the text alone where it has nothing but its name."""
    fields = record._asdict()
    extra = fields.pop("extra")
    if isinstance(record, Citation):
        _leave_out_source(fields)
    tree = add_own(
        {
            name: _make_value(name, value)
            for name, value in fields.items()
            if name != "id" and name not in PLACED
        },
        extra,
    )
    alone = tree.get(_ALONE.get(type(record), ""))
    return alone if alone is not None and len(tree) == 1 else tree


def _leave_out_source(fields: dict[str, Any]) -> None:
    """Take `source` from a citation that has it from what says of its source."""
    described = [fields[name] for name in _CALLED if fields[name]]
    if fields["source"] in described[:1]:
        del fields["source"]


def _make_value(name: str, value: Any) -> Tree:
    """Return what stands under a key of ours; empty where it is not to be written."""
    match value:
        case None:
            return ""
        case When():
            # The dates of an excerpt are spelled as they are read in it.
            return value.typed or value.edtf
        case str():
            return Prose(value, clipped=True) if value and name in _PROSE else value
        case float():
            return repr(value)
        case Account() | Citation() | Member() | Role():
            return make_tree(value)
        case _:
            return [_make_value(name, item) for item in value]


def add_own(tree: Mapping[str, Tree], extra: Mapping[str, Value]) -> dict[str, Tree]:
    """Return what is filled in of a record, then the keys that are the author's own."""
    filled = {key: value for key, value in tree.items() if value}
    return filled | {
        key: _make_own(value) for key, value in extra.items() if key not in filled
    }


def _make_own(value: Value) -> Tree:
    if isinstance(value, str):
        return Prose(value)
    if isinstance(value, Mapping):
        return {key: _make_own(item) for key, item in value.items()}
    return [_make_own(item) for item in value]


def _add_described(names: Sequence[str], own: Mapping[str, Value]) -> list[Tree]:
    """Return the names of a list, with what is said of some of them."""
    described: list[Tree] = []
    for name in names:
        said = own.get(name)
        if isinstance(said, Mapping):
            rest = {key: _make_own(value) for key, value in said.items()}
            described.append({"name": name, **rest})
        else:
            described.append(name)
    return described


def spell_fixed(value: Any) -> Any:
    """Return a value, all dates in it spelled as they are read whatever the year."""
    if isinstance(value, When):
        with suppress(DateError):
            if parse_date(value.typed) == value:
                return value
        return replace(value, typed=spell_date(value))
    if isinstance(value, tuple):
        spelled = tuple(map(spell_fixed, value))
        if all(one is two for one, two in zip(spelled, value, strict=True)):
            return value
        make = getattr(value, "_make", tuple)
        return make(spelled)
    return value
