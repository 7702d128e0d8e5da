"""The properties of a component of iCalendar (RFC 5545, 3.8) as columns of a row.

Which column each becomes says the table of `timeline.importing.forms.ics`.
"""

import re
from collections.abc import Sequence

from timeline.importing.forms.icsdates import Property
from timeline.importing.rows import Skipped
from timeline.model import Value
from timeline.reading.events import KEYS
from timeline.records import cut

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ITEM = re.compile(r"(?:[^\\,]|\\.?)+", re.DOTALL)

_STATUSES = {"CANCELLED": "cancelled", "TENTATIVE": "announced"}
_LISTS = {"CATEGORIES": "tags", "RESOURCES": "resources"}
_TEXTS = {"SUMMARY": "title", "DESCRIPTION": "summary", "LOCATION": "place"}
_PEOPLE = ("ORGANIZER", "ATTENDEE")
_REPEATS = ("RRULE", "RDATE")
_KEEPING = re.compile(
    r"DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE|TRANSP|REQUEST-STATUS"
    r"|X-(?:APPLE|MICROSOFT|MOZ|GOOGLE|OUTLOOK|MS-OLK|LIC)-.+"
)
UNDERSTOOD = frozenset({"date", "sources", "status", "tags", *_TEXTS.values()})
"""The columns that are keys of an event."""
HTML = frozenset({"x_alt_desc"})
"""What Outlook has a description in once more."""
_TAKEN = frozenset(KEYS) | {
    *("organizer", "attendees", "declined", "tzid", "calendar_status")
}


class PropertyReader:
    """Reads the properties of all components of a file but their dates."""

    def __init__(self, skipped: list[Skipped]) -> None:
        self.skipped = skipped
        """Takes what is left out."""
        self.keeping: set[str] = set()

    def read(self, name: str, found: list[Property], values: dict[str, Value]) -> None:
        """Put what the properties of one name say among the values of a row."""
        first = found[0]
        if name in _TEXTS:
            text = unescape(first.value).strip()
            if name == "DESCRIPTION":
                # A journal entry may have several (3.6.3).
                text = "\n\n".join(unescape(one.value).strip() for one in found)
            else:
                self._tell_others(name, found[1:])
            values[_TEXTS[name]] = " ".join(text.split()) if name == "SUMMARY" else text
        elif name in _LISTS:
            values[_LISTS[name]] = list_items(found)
        elif name in _PEOPLE:
            _read_people(name, found, values)
        elif name == "URL":
            addresses = [address for one in found if (address := one.value.strip())]
            if addresses:
                values["sources"] = tuple([{"url": one} for one in addresses])
        elif name == "STATUS":
            _read_status(first, values)
            self._tell_others(name, found[1:])
        elif is_keeping(name):
            self._tell_keeping(name, first)
        else:
            keep(name, found, values)
            if name in _REPEATS:
                self._tell_repeats(name, first)

    def _tell_others(self, name: str, others: list[Property]) -> None:
        for prop in others:
            text = cut(f"{name}:{prop.value}")
            self.skipped.append(
                Skipped(prop.line, text, f"there is another {name}", is_row=False)
            )

    def _tell_keeping(self, name: str, prop: Property) -> None:
        if name not in self.keeping:
            self.keeping.add(name)
            reason = "it tells how the calendar is kept, here and in other entries"
            self.skipped.append(Skipped(prop.line, name, reason, is_row=False))

    def _tell_repeats(self, name: str, prop: Property) -> None:
        text = cut(f"{name}:{prop.value}")
        reason = "of what repeats the first time alone is read"
        self.skipped.append(Skipped(prop.line, text, reason, is_row=False))


def is_keeping(name: str) -> bool:
    """Tell whether a property is about how a calendar is kept."""
    return _KEEPING.fullmatch(name) is not None


def keep(name: str, found: Sequence[Property], values: dict[str, Value]) -> None:
    """Keep a property under its own name, or with `ics_` where that means something."""
    column = name.lower().replace("-", "_")
    if column in _TAKEN:
        column = f"ics_{column}"
    texts = tuple([unescape(one.value) for one in found])
    values[column] = texts[0] if len(texts) == 1 else texts


def _read_status(prop: Property, values: dict[str, Value]) -> None:
    status = unescape(prop.value).strip()
    if status.upper() in _STATUSES:
        values["status"] = _STATUSES[status.upper()]
    else:
        values["calendar_status"] = status


def _read_people(name: str, found: list[Property], values: dict[str, Value]) -> None:
    if name == "ORGANIZER":
        values["organizer"] = ", ".join(map(_name_person, found))
        return
    declined = [_name_person(prop) for prop in found if _has_declined(prop)]
    others = [_name_person(prop) for prop in found if not _has_declined(prop)]
    if others:
        values["attendees"] = tuple(others)
    if declined:
        values["declined"] = tuple(declined)


def _has_declined(prop: Property) -> bool:
    return str(prop.parameters.get("PARTSTAT", "")).upper() == "DECLINED"


def _name_person(prop: Property) -> str:
    name = str(prop.parameters.get("CN", "")).strip()
    address = prop.value.strip()
    if address.lower().startswith("mailto:"):
        address = address[len("mailto:") :]
    return name or address


def list_items(found: Sequence[Property]) -> tuple[str, ...]:
    """Return the texts of lists (3.3.11): commas without a backslash part them."""
    parts = (item for one in found for item in _ITEM.findall(one.value))
    items = (unescape(item).strip() for item in parts)
    return tuple([item for item in items if item])


def unescape(value: str) -> str:
    """Return a TEXT with its escapes resolved (3.3.11)."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
