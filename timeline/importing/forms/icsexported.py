"""What `timeline export` says of an event in iCalendar beyond what calendars have.

`timeline.exports.icsown` writes it: a property for each key of an event, and
`X-TIMELINE-REST`, a JSON object of what no such property gives back as it was.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeGuard

from timeline.importing.forms.icsdates import Property
from timeline.importing.forms.icsproperties import keep, list_items, unescape
from timeline.importing.jsontext import JsonObject, make_value, parse_json
from timeline.importing.rows import Declared, Row, Skipped, SourceError
from timeline.model import LIST_MARKS, Value
from timeline.reading.events import KEYS
from timeline.reading.ids import is_id
from timeline.records import FrozenDict, cut
from timeline.vocabulary import FIELD_TYPES, STATUSES

PREFIX = "X-TIMELINE-"
_ID = f"{PREFIX}ID"
_REST = "REST"
_LISTS = {key.upper(): key for key in LIST_MARKS if key != "accounts"}
"""What follows the prefix, and the key that is a list of texts."""
_TEXTS = {key.upper(): key for key in KEYS if key not in (*LIST_MARKS, "date")}
"""What follows it, and the key that has one text."""
EXPORTED_KEYS = frozenset({*_TEXTS.values(), *_LISTS.values()})
# How the event answered a question, and how exact its date is, which that says.
_OF_THE_ANSWER = frozenset({"MATCH", "WHY", "PRECISION"})
# Properties that are read where an export does not say the same again.
_SAID_AGAIN = {"SUMMARY": "TITLE", "LOCATION": "PLACE", "STATUS": "STATUS"}
_MADE = frozenset(
    {
        *("UID", "DTSTAMP", "TRANSP", "DESCRIPTION", "CATEGORIES", "STATUS", "URL"),
        *("GEO", "RELATED-TO"),
    }
)
"""What an export makes of an event that has an id, and nobody typed."""
PRODUCT = "-//timeline//"
"""What the `PRODID` of an exported calendar begins with."""
MADE_OF_ALL = frozenset({"DESCRIPTION", "X-WR-CALDESC"})
"""What an export says of a calendar as a whole, and nobody typed."""
DECLARED = f"{PREFIX}DECLARED"
"""What it says of one that the chronology declares for its events, as JSON."""


def is_derived(name: str, names: Collection[str]) -> bool:
    """Tell whether a property says what one of ours among `names` says."""
    said = _SAID_AGAIN.get(name)
    is_said = said is not None and f"{PREFIX}{said}" in names
    return is_said or (name in _MADE and _ID in names)


def list_retitled(properties: Mapping[str, Sequence[Property]]) -> Iterator[Skipped]:
    """Yield a title that another program gave an event that was exported.

    An export writes the one that it has, with nothing or a date before it.
    """
    exported = properties.get(f"{PREFIX}TITLE", ())
    for title in exported[:1]:
        for prop in properties.get("SUMMARY", ()):
            if not _fold(prop).endswith(_fold(title)):
                text = cut(f"SUMMARY:{prop.value}")
                reason = f"{PREFIX}TITLE is another, and was taken"
                yield Skipped(prop.line, text, reason, is_row=False)


def _fold(prop: Property) -> str:
    return " ".join(unescape(prop.value).split())


def read_exported(
    name: str, found: Sequence[Property], values: dict[str, Value]
) -> None:
    """Put what properties of one name behind the prefix say among those of a row."""
    if name in _OF_THE_ANSWER:
        return
    if name == _REST:
        values.update(_read_rest(found[0]))
    elif name in _LISTS:
        values[_LISTS[name]] = list_items(found)
    elif name in _TEXTS:
        values[_TEXTS[name]] = unescape(found[0].value)
    else:
        keep(name, found, values)


def _read_rest(prop: Property) -> Mapping[str, Value]:
    """Return the keys of an event that an object has; the text where it is none."""
    text = unescape(prop.value)
    found = _parse_object(text)
    if found is None or not all(_is_fit(key, one) for key, one in found.items()):
        return {"ics_rest": text}
    return {key: make_value(value) for key, value in found.items()}


def _parse_object(text: str) -> JsonObject | None:
    """Return an object of JSON; None where a text is none."""
    try:
        found, _ = parse_json(text)
    except SourceError:
        return None
    return found if isinstance(found, JsonObject) else None


def _is_fit(key: str, value: object) -> bool:
    """Tell whether a value can stand under a key."""
    if key in LIST_MARKS:
        return isinstance(value, list)
    if key in _TEXTS.values():
        return isinstance(value, str)
    return key != "date"


def read_declared(found: Sequence[Property]) -> Declared:
    """Return what an export declares for its events; nothing where that is no such."""
    for prop in found:
        record = _parse_object(unescape(prop.value)) or JsonObject()
        fields, kinds, statuses = (
            record.get(key) for key in ("fields", "kinds", "statuses")
        )
        return Declared(
            fields=_pick_words(fields, FIELD_TYPES),
            kinds=tuple(kinds) if _is_texts(kinds) else (),
            statuses=_pick_words(statuses, STATUSES),
        )
    return Declared()


def _pick_words(record: object, words: Collection[str]) -> Mapping[str, str]:
    """Return the names of a mapping that have one of some words."""
    if not isinstance(record, JsonObject):
        return FrozenDict()
    return FrozenDict({name: word for name, word in record.items() if word in words})


def _is_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def order_exported(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows that all are events with ids, each by its keys in their order.

    Empty where one of them is none: then they are rows like those of any calendar.
    """
    ids = [row.values.get("id", "") for row in rows]
    if not all(isinstance(one, str) and one and is_id(one) for one in ids):
        return ()
    if len(set(ids)) < len(ids) or not all(row.values.get("title") for row in rows):
        return ()
    return tuple(
        row._replace(
            values={key: row.values[key] for key in KEYS if key in row.values}
            | dict(row.values)
        )
        for row in rows
    )
