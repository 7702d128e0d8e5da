"""iCalendar (RFC 5545): events and journal entries as rows.

Needs the package `icalendar`, which is in the extra `calendar` and loaded here alone.

| property | column |
|---|---|
| `DTSTART`, `DTEND`, `DURATION` | `date`, as `timeline.importing.forms.icsdates` says |
| `X-EDTF` | `date`: before the others, since it may say more than they can |
| `SUMMARY`, `DESCRIPTION` | `title` in one line, `summary` |
| `LOCATION`, `CATEGORIES` | `place`, `tags` |
| `URL` | `sources`, as an address |
| `STATUS` | of `CANCELLED` `status: cancelled`, of `TENTATIVE` `status: announced` |
| `X-TIMELINE-KIND` and the like | `kind` and so on, before all others |
| `UID`, `RECURRENCE-ID`, `RRULE`, `RDATE`, `EXDATE` | `uid`, `recurrence_id` ... |
| `ORGANIZER`, `ATTENDEE` | `organizer`, `attendees`: names, or addresses without one |
| any other | its name in small letters, with `_` for `-` |

`STATUS:CONFIRMED` says that a meeting is definite and not that it took place, so it is
kept as `calendar_status`. Who is invited need not have come: `attendees` are no actors
before somebody says so. What repeats is read as its first time, and told. A zone that
nothing tells the offset of is kept as `tzid`, and the times are clock times. Columns
of how a calendar is kept (`DTSTAMP`, `SEQUENCE` ...) are left out, each told once.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from timeline.dates import DateError, parse_date
from timeline.diagnostics import Remedy
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.icscomponents import Component, ComponentReader, Line
from timeline.importing.forms.icsdates import (
    DatePropertyError,
    Property,
    format_date,
    read_moment,
)
from timeline.importing.forms.icszones import Observance, Zones, read_observance
from timeline.importing.rows import Row, Skipped, SourceError, Table, list_columns
from timeline.model import Value
from timeline.records import cut

_Split = Callable[[str], tuple[str, Mapping[str, object], str]]
"""Takes a content line, returns its name, parameters and value; raises ValueError."""

_BEGINS = re.compile(r"\ufeff?\s*BEGIN:VCALENDAR\s", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ITEM = re.compile(r"(?:[^\\,]|\\.?)+", re.DOTALL)

_EVENT_KEYS = {
    "ID": "id",
    "TITLE": "title",
    "SUMMARY": "summary",
    "PLACE": "place",
    "REPORTED": "reported",
    "KIND": "kind",
    "STATUS": "status",
    "CONFIDENCE": "confidence",
    "NOTE": "note",
}
"""What follows `X-TIMELINE-`, and the key that has one text."""
_EVENT_LISTS = {
    "ACTORS": "actors",
    "TO": "to",
    "ABOUT": "about",
    "TAGS": "tags",
    "SOURCES": "sources",
    "SEE": "see",
}
_STATUSES = {"CANCELLED": "cancelled", "TENTATIVE": "announced"}
_LISTS = {"CATEGORIES": "tags", "RESOURCES": "resources"}
_TEXTS = {"SUMMARY": "title", "DESCRIPTION": "summary", "LOCATION": "place"}
_OURS = "X-TIMELINE-"
_DATES = ("DTSTART", "DTEND", "DURATION", "X-EDTF", "X-TIMELINE-PRECISION")
_PEOPLE = {"ORGANIZER": "organizer", "ATTENDEE": "attendees"}
_REPEATS = ("RRULE", "RDATE")
_KEEPING = re.compile(
    r"DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE|TRANSP|REQUEST-STATUS"
    r"|X-(?:APPLE|MICROSOFT|MOZ|GOOGLE|OUTLOOK|MS-OLK|LIC)-.+"
)
_UNDERSTOOD = frozenset(
    {"date", "sources", "tags", *_TEXTS.values()}
    | {*_EVENT_KEYS.values(), *_EVENT_LISTS.values()}
)


_TAKEN = _UNDERSTOOD | {*_PEOPLE.values(), "tzid", "calendar_status"}


def recognises(text: str) -> bool:
    """Tell whether a text begins as an iCalendar does."""
    return _BEGINS.match(text) is not None


def read(text: str, _options: ReadOptions) -> Table:
    """Return the events and journal entries of a calendar.

    Raises SourceError where the package is not there, for what is no calendar, and for
    one whose dates are not of the Gregorian calendar.
    """
    split, windows = _load()
    components = ComponentReader(text)
    components.read()
    return _Reader(components, split, windows).read()


def _load() -> tuple[_Split, Mapping[str, str]]:
    """Return what splits lines, and the names that Windows has for zones."""
    try:
        from icalendar.parser import Contentline
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON
    except ImportError as error:
        raise SourceError(
            "the package icalendar is missing, through which calendars are read",
            remedy=Remedy("install-extra", "calendar"),
        ) from error

    def split(line: str) -> tuple[str, Mapping[str, object], str]:
        # icalendar 7.3 does not say of what type its texts are made.
        return Contentline(line).raw_parts()  # type: ignore[no-untyped-call]

    return split, WINDOWS_TO_OLSON


class _Entry(NamedTuple):
    """A component, its properties by name."""

    component: Component
    properties: dict[str, list[Property]]

    def first(self, name: str) -> Property | None:
        found = self.properties.get(name)
        return found[0] if found else None


class _Reader:
    """Reads the components of one file."""

    def __init__(
        self, components: ComponentReader, split: _Split, windows: Mapping[str, str]
    ) -> None:
        self.split = split
        self.skipped = components.skipped
        self.keeping: set[str] = set()
        self.entries: list[_Entry] = []
        self.calendar: dict[str, list[Property]] = {}
        zones: dict[int, list[Observance]] = {}
        names: dict[str, list[Observance]] = {}
        for component in components.components:
            entry = _Entry(component, self._split_lines(component.lines))
            if component.name == "VCALENDAR":
                self.calendar |= entry.properties
            elif component.name == "VTIMEZONE":
                name = entry.first("TZID")
                if name is not None:
                    names[_unescape(name.value)] = zones.get(id(component), [])
            elif component.name in ("VEVENT", "VJOURNAL"):
                self.entries.append(entry)
            else:
                self._add_observance(entry, zones)
        self.zones = Zones(names, windows)
        if not components.components:
            raise SourceError("this is no iCalendar: nothing in it begins and ends")

    def _add_observance(
        self, entry: _Entry, zones: dict[int, list[Observance]]
    ) -> None:
        values = {name: found[0].value for name, found in entry.properties.items()}
        observance = read_observance(values)
        if observance is not None:
            zones.setdefault(id(entry.component.parent), []).append(observance)
        else:
            self._skip(entry.component, "its rule is none of a zone that is in force")

    def read(self) -> Table:
        """Return the table."""
        scale = self._find_text("CALSCALE", "GREGORIAN")
        if scale.upper() != "GREGORIAN":
            raise SourceError(
                f"the dates of this calendar are {cut(scale)!r}, not Gregorian",
                "convert them before",
                line=self.calendar["CALSCALE"][0].line,
            )
        rows = []
        for entry in self.entries:
            try:
                rows.append(self._read_entry(entry))
            except (DatePropertyError, OverflowError) as error:
                self._skip(entry.component, str(error))
        title = self._find_text("NAME") or self._find_text("X-WR-CALNAME")
        return Table(
            "ics",
            list_columns(rows),
            tuple(rows),
            tuple(sorted(self.skipped)),
            title=" ".join(title.split()),
            understood=_UNDERSTOOD & {*list_columns(rows)},
        )

    def _find_text(self, name: str, otherwise: str = "") -> str:
        found = self.calendar.get(name)
        return _unescape(found[0].value) if found else otherwise

    def _split_lines(self, lines: Iterable[Line]) -> dict[str, list[Property]]:
        found: dict[str, list[Property]] = {}
        for line in lines:
            try:
                name, parameters, value = self.split(line.text)
            except ValueError:
                self.skipped.append(
                    Skipped(line.number, cut(line.text), "it is no `NAME:value`")
                )
                continue
            prop = Property(parameters, value, line.number)
            found.setdefault(name.upper(), []).append(prop)
        return found

    def _skip(self, component: Component, reason: str) -> None:
        begins = f"BEGIN:{component.name}"
        shown = next(
            (line.text for line in component.lines if line.text.startswith("SUMMARY")),
            begins,
        )
        self.skipped.append(Skipped(component.line, cut(shown), reason))

    def _read_entry(self, entry: _Entry) -> Row:
        values: dict[str, Value] = {}
        self._read_date(entry, values)
        ours = [name for name in entry.properties if name.startswith(_OURS)]
        for name, found in entry.properties.items():
            derived = name == "STATUS" and f"{_OURS}STATUS" in ours
            if name not in (*_DATES, *ours) and not derived:
                self._read_property(name, found, values)
        if "status" not in values and self._find_text("METHOD").upper() == "CANCEL":
            values["status"] = "cancelled"
        for name in ours:
            if name not in _DATES:
                _read_own(name.removeprefix(_OURS), entry.properties[name], values)
        return Row(values, entry.component.line)

    def _read_date(self, entry: _Entry, values: dict[str, Value]) -> None:
        edtf = entry.first("X-EDTF")
        if edtf is not None:
            typed = _unescape(edtf.value).strip()
            try:
                parse_date(typed)
            except DateError as error:
                self.skipped.append(Skipped(edtf.line, cut(typed), error.message))
            else:
                values["date"] = typed
                return
        for name in ("DTSTART", "DTEND", "DURATION"):
            if len(entry.properties.get(name, ())) > 1:
                raise DatePropertyError(f"it has {name} more than once")
        start = entry.first("DTSTART")
        if start is None:
            raise DatePropertyError("no DTSTART says when it was")
        begin = read_moment(start, self.zones)
        if begin.unknown:
            values["tzid"] = begin.unknown
        end, duration = entry.first("DTEND"), entry.first("DURATION")
        date = format_date(begin, end, duration, self.zones)
        try:
            parse_date(date)
        except DateError as error:
            raise DatePropertyError(error.message) from error
        values["date"] = date

    def _read_property(
        self, name: str, found: list[Property], values: dict[str, Value]
    ) -> None:
        first = found[0]
        if name in _TEXTS:
            text = _unescape(first.value).strip()
            values[_TEXTS[name]] = " ".join(text.split()) if name == "SUMMARY" else text
            self._tell_others(name, found[1:])
        elif name in _LISTS:
            values[_LISTS[name]] = _list_items(found)
        elif name in _PEOPLE:
            people = tuple([_name_person(one) for one in found])
            alone = name == "ORGANIZER" and len(people) == 1
            values[_PEOPLE[name]] = people[0] if alone else people
        elif name == "URL":
            values["sources"] = tuple([{"url": one.value.strip()} for one in found])
        elif name == "STATUS":
            _read_status(first, values)
            self._tell_others(name, found[1:])
        elif _KEEPING.fullmatch(name):
            self._tell_keeping(name, first)
        else:
            _keep(name, found, values)
            if name in _REPEATS:
                self._tell_repeats(name, first)

    def _tell_others(self, name: str, others: list[Property]) -> None:
        for prop in others:
            text = cut(f"{name}:{prop.value}")
            self.skipped.append(Skipped(prop.line, text, f"there is another {name}"))

    def _tell_keeping(self, name: str, prop: Property) -> None:
        if name not in self.keeping:
            self.keeping.add(name)
            reason = "it tells how the calendar is kept, here and in other entries"
            self.skipped.append(Skipped(prop.line, name, reason))

    def _tell_repeats(self, name: str, prop: Property) -> None:
        text = cut(f"{name}:{prop.value}")
        reason = "of what repeats the first time alone is read"
        self.skipped.append(Skipped(prop.line, text, reason))


def _read_own(name: str, found: list[Property], values: dict[str, Value]) -> None:
    """Read what an export of timeline's own has beyond what calendars have."""
    if name in _EVENT_LISTS:
        values[_EVENT_LISTS[name]] = _list_items(found)
    elif name in _EVENT_KEYS:
        values[_EVENT_KEYS[name]] = _unescape(found[0].value)
    else:
        _keep(name, found, values)


def _keep(name: str, found: list[Property], values: dict[str, Value]) -> None:
    """Keep a property under its own name, or with `ics_` where that means something."""
    column = name.lower().replace("-", "_")
    if column in _TAKEN:
        column = f"ics_{column}"
    texts = tuple([_unescape(one.value) for one in found])
    values[column] = texts[0] if len(texts) == 1 else texts


def _read_status(prop: Property, values: dict[str, Value]) -> None:
    status = _unescape(prop.value).strip()
    if status.upper() in _STATUSES:
        values["status"] = _STATUSES[status.upper()]
    else:
        values["calendar_status"] = status


def _name_person(prop: Property) -> str:
    name = str(prop.parameters.get("CN", "")).strip()
    address = prop.value.strip()
    if address.lower().startswith("mailto:"):
        address = address[len("mailto:") :]
    return name or address


def _list_items(found: list[Property]) -> tuple[str, ...]:
    """Return the texts of lists (3.3.11): commas without a backslash part them."""
    parts = (item for one in found for item in _ITEM.findall(one.value))
    items = (_unescape(item).strip() for item in parts)
    return tuple([item for item in items if item])


def _unescape(value: str) -> str:
    """Return a TEXT with its escapes resolved (3.3.11)."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
