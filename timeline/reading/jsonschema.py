"""What a chronology may hold as a JSON Schema (draft-07), for editors.

It is made of the same tables as the reader, and calls wrong what the reader calls an
error, as far as a schema can tell: keys that are missing, values of the wrong shape. It
is stricter where the reader only warns, of words that a fixed list has not, and of a
list or a mapping where text was meant, which the reader takes as it was typed. It knows
nothing of dates, of names, and of what stands elsewhere in the file.

Editors read YAML with its own types: text may be a number, true or nothing here. Keys
that nobody declares are the authors' own, with anything under them. A key under another
name, or in capitals, is held to what the key itself is where the reader takes it for
that: where the key is not there, and what stands there has its shape (`Lookup.find`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from timeline.reading.citations import ACCOUNT, CITATION
from timeline.reading.dateparts import UNITS
from timeline.reading.declared import NOT_IN_NAME
from timeline.reading.events import EVENT
from timeline.reading.headers import HEADER, NO_DEFAULT
from timeline.reading.nodes import ListNode, MapNode, TextNode
from timeline.reading.registries import ACTOR, MEMBER, PLACE, ROLE, SOURCE
from timeline.reading.schema import FITTING, Key, Schema, Shape, names_of

JsonSchema = dict[str, Any]

RECORDS = (HEADER, EVENT, CITATION, ACCOUNT, ACTOR, ROLE, MEMBER, SOURCE, PLACE)
"""The tables of all records, in the order of the manual."""

_FILLED = ("string", "number", "boolean")
_TYPES: Mapping[type, tuple[str, ...]] = {
    TextNode: (*_FILLED, "null"),
    ListNode: ("array",),
    MapNode: ("object",),
}
_INK = r"\S"
_BLANK = r"^\s*$"
_DEFAULTS = "event-keys"
"""What an event may hold, without what it has to."""
_DEGREES = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
# It is wherever the program is, and nobody shall look for it anywhere else.
_ID = "urn:diplomatic-timeline:chronology:1"


def make_json_schema() -> JsonSchema:
    """Return the schema of a chronology; keys in the order in which they are shown."""
    event, header = _refer(EVENT.name), _refer(HEADER.name)
    # One that has nothing but a year for a date is not taken for an event.
    is_event = _has_names(names_of(EVENT.keys, "date"), names_of(EVENT.keys, "title"))
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": _ID,
        "title": "A chronology of timeline",
        "description": "A list of events, or a mapping with a header and `events`.",
        "type": ["array", "object", "null"],
        "items": event,
        "if": {"type": "object"},
        "then": {
            "if": _has_name(["events"]),
            "then": header,
            "else": {"if": is_event, "then": event, "else": header},
        },
        "definitions": {
            name: definition
            for schema in RECORDS
            for name, definition in _define_record(schema)
        },
    }


def _refer(name: str) -> JsonSchema:
    return {"$ref": f"#/definitions/{name}"}


def _define_record(schema: Schema) -> Iterable[tuple[str, JsonSchema]]:
    """Yield the definitions of a record; of an event also what its defaults may be."""
    rules = list(_list_rules(schema))
    held: JsonSchema = {"type": ["object", "string", "null"], "pattern": _BLANK}
    if schema.lone:
        held = {"type": [*_FILLED, "object", "null"]}
    elif schema is EVENT or schema is HEADER:
        held = {"type": "object"}
    held["properties"] = _list_properties(schema)
    twins = [key for key in schema.keys if key.also]
    if twins:
        held["dependencies"] = {
            key.also: {"properties": {key.name: False}} for key in twins
        }
    wanted = list(_list_wanted(schema))
    if schema is EVENT:
        yield _DEFAULTS, {**held, "allOf": rules}
        yield schema.name, {"allOf": [_refer(_DEFAULTS), *wanted]}
        return
    if rules or wanted:
        held["allOf"] = [*rules, *wanted]
    yield schema.name, held


def _list_properties(schema: Schema) -> JsonSchema:
    properties = {}
    for key in schema.keys:
        described = {"description": key.summary, **_hold_value(key)}
        properties[key.name] = described
        if key.also:
            properties[key.also] = described
    return properties


def _list_rules(schema: Schema) -> Iterable[JsonSchema]:
    """Yield what holds of a key under another name, where it is read as that."""
    name = _DEFAULTS if schema is EVENT else schema.name
    for key in schema.keys:
        # Text in capitals is still text, and needs no rule.
        if not key.others and _hold_value(key) == _hold_text():
            continue
        own = [{"required": [one]} for one in (key.name, key.also) if one]
        read = {
            # Editors show `deprecationMessage` as an error, also of keys that `fields`
            # declares (yaml-language-server 1.25).
            "deprecated": True,
            "description": f"read as `{key.name}`, unless `fields` declares it",
            "allOf": [{"$ref": f"#/definitions/{name}/properties/{key.name}"}],
        }
        fitting = {"if": {"type": _list_types(key.shape)}, "then": read}
        yield {
            "if": own[0] if len(own) == 1 else {"anyOf": own},
            "else": {
                "patternProperties": {_match_names([key.name, *key.others]): fitting}
            },
        }


def _list_wanted(schema: Schema) -> Iterable[JsonSchema]:
    """Yield what makes a key required where no other name has it either."""
    for key in schema.keys:
        if key.required:
            lacking = _lack([key])
            if schema is EVENT and key.name == "date":
                lacking |= {_match_names(UNITS[:1]): _lack_value(Shape.YEAR)}
            yield {
                "if": {"patternProperties": lacking},
                "then": {"required": [key.name]},
            }
    for names in schema.alternatives:
        keys = [key for key in schema.keys if key.name in names]
        yield {
            "if": {"patternProperties": _lack(keys)},
            "then": {
                "required": [names[0]],
                "properties": {names[0]: {"type": [*_FILLED], "pattern": _INK}},
            },
        }


def _lack(keys: Sequence[Key]) -> JsonSchema:
    return {
        _match_names([key.name, *key.others]): _lack_value(key.shape) for key in keys
    }


def _lack_value(shape: Shape) -> JsonSchema:
    """Return what no value has that a key of a shape could be read from."""
    types = [name for name in _list_types(shape) if name != "null"]
    filled = {"type": [*_FILLED], "pattern": _INK}
    listed = {"contains": filled} if shape is Shape.TEXTS else {}
    return {"not": {"type": types, "pattern": _INK, **listed}}


def _list_types(shape: Shape) -> list[str]:
    return [name for node in FITTING[shape] for name in _TYPES[node]]


def _has_name(names: Iterable[str]) -> JsonSchema:
    """Return what a mapping is that has one of some names, whatever the case."""
    return {"not": {"propertyNames": {"not": {"pattern": _match_names(names)}}}}


def _has_names(*several: Iterable[str]) -> JsonSchema:
    """Return what a mapping is that has one of each."""
    return {"allOf": [_has_name(names) for names in several]}


def _match_names(names: Iterable[str]) -> str:
    """Return a regular expression for one of some words, whatever the case."""
    return f"^(?:{'|'.join(map(_fold_case, names))})$"


def _fold_case(word: str) -> str:
    return "".join(
        f"[{sign.upper()}{sign}]" if sign.islower() else sign for sign in word
    )


def _hold_value(key: Key) -> JsonSchema:
    """Return what may stand under a key."""
    held = _HOLDING[key.shape](key)
    if not key.required:
        return held
    # Nothing is no value of a key that there has to be.
    types = [name for name in held["type"] if name != "null"]
    return {**held, "type": types, "pattern": _INK}


def _hold_text() -> JsonSchema:
    return {"type": [*_FILLED, "null"]}


def _hold_date() -> JsonSchema:
    # The program's own exports spell a date out.
    return {"type": [*_FILLED, "null", "object"], "required": ["typed", "edtf"]}


def _hold_year() -> JsonSchema:
    return {
        "type": ["integer", "string", "null"],
        "minimum": 0,
        "maximum": 9999,
        "pattern": rf"^[0-9]{{4}}$|{_BLANK}",
    }


def _hold_word(key: Key) -> JsonSchema:
    """Return what a word of a list is; where authors declare more, it is any."""
    offered, typed = _list_words(key)
    return {"anyOf": [offered, _hold_text() if key.declared else typed]}


def _list_words(key: Key) -> tuple[JsonSchema, JsonSchema]:
    """Return the words of a key: as editors offer them, and as they may be typed."""
    listed = [int(word) if word.isdecimal() else word for word in key.words]
    pattern = rf"{_match_names(key.words)}|{_BLANK}"
    return {"enum": listed}, {"type": ["string", "null"], "pattern": pattern}


def _hold_one_or_list(one: JsonSchema) -> JsonSchema:
    return {"if": {"type": "array"}, "then": {"items": one}, "else": one}


def _hold_texts() -> JsonSchema:
    return {"type": [*_FILLED, "null", "array"], "items": _hold_text()}


def _hold_names() -> JsonSchema:
    lacking = {_match_names(["name"]): _lack_value(Shape.TEXT)}
    return _hold_one_or_list(
        {
            "type": [*_FILLED, "null", "object"],
            "if": {"patternProperties": lacking},
            "then": {
                "required": ["name"],
                "properties": {"name": {"type": [*_FILLED], "pattern": _INK}},
            },
        }
    )


def _hold_declared(key: Key) -> JsonSchema:
    return _hold_one_or_list(
        {
            "type": [*_FILLED, "null", "object"],
            "additionalProperties": {"anyOf": [*_list_words(key)]},
        }
    )


def _hold_records(key: Key) -> JsonSchema:
    return _hold_one_or_list(_refer(key.record))


def _hold_entries(key: Key) -> JsonSchema:
    entry = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": [*_FILLED], "pattern": _INK}},
        "allOf": [_refer(key.record)],
    }
    return {
        "type": ["object", "array", "string", "null"],
        "pattern": _BLANK,
        "additionalProperties": _refer(key.record),
        "items": entry,
    }


def _hold_events(key: Key) -> JsonSchema:
    record = _refer(key.record)
    dates = [*names_of(EVENT.keys, "date"), UNITS[0]]
    return {
        "type": ["array", "object", "string", "null"],
        "pattern": _BLANK,
        "items": record,
        "minProperties": 1,
        "if": {"type": "object"},
        "then": {
            "if": _has_names(dates, names_of(EVENT.keys, "title")),
            "then": record,
            "else": {"additionalProperties": record},
        },
    }


def _hold_defaults() -> JsonSchema:
    refused = [one for one in EVENT.keys if one.name in NO_DEFAULT]
    return {
        "type": "object",
        "patternProperties": {
            _match_names((one.name, *one.others)): {
                "if": {"type": _list_types(one.shape)},
                "then": False,
            }
            for one in refused
        },
        "allOf": [_refer(_DEFAULTS)],
    }


def _hold_queries() -> JsonSchema:
    return {
        "type": "object",
        # A set of signs that Python and JavaScript write alike.
        "propertyNames": {"pattern": f"^[^{NOT_IN_NAME.compiled.pattern[1:-1]}]+$"},
        "additionalProperties": _hold_text(),
    }


def _hold_coordinates() -> JsonSchema:
    pair = rf"^[\s,]*{_DEGREES}[\s,]+{_DEGREES}[\s,]*$"
    return {
        "type": ["array", "string"],
        "pattern": pair,
        "minItems": 1,
        "maxItems": 2,
        "if": {"type": "array", "maxItems": 1},
        "then": {"items": {"type": "string", "pattern": pair}},
        "else": {"items": [_hold_degree(90), _hold_degree(180)]},
    }


def _hold_degree(most: int) -> JsonSchema:
    return {
        "type": ["number", "string"],
        "minimum": -most,
        "maximum": most,
        "pattern": rf"^\s*{_DEGREES}\s*$",
    }


_HOLDING: Mapping[Shape, Callable[[Key], JsonSchema]] = {
    Shape.TEXT: lambda _: _hold_text(),
    Shape.PROSE: lambda _: _hold_text(),
    Shape.DATE: lambda _: _hold_date(),
    Shape.WORD: _hold_word,
    Shape.YEAR: lambda _: _hold_year(),
    Shape.TEXTS: lambda _: _hold_texts(),
    Shape.NAMES: lambda _: _hold_names(),
    Shape.RECORDS: _hold_records,
    Shape.ENTRIES: _hold_entries,
    Shape.EVENTS: _hold_events,
    Shape.QUERIES: lambda _: _hold_queries(),
    Shape.DEFAULTS: lambda _: _hold_defaults(),
    Shape.DECLARED: _hold_declared,
    Shape.COORDINATES: lambda _: _hold_coordinates(),
}
