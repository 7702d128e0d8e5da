"""iCalendar (RFC 5545): events and journal entries as rows.

Needs the package `icalendar`, which is in the extra `calendar` and loaded here alone.

| property | column |
|---|---|
| `DTSTART`, `DTEND`, `DURATION` | `date`, as `timeline.importing.forms.icsdates` says |
| `X-EDTF` | `date`, before the others, which can say less; not if they say otherwise |
| `SUMMARY`, `DESCRIPTION` | `title` in one line, `summary` |
| `LOCATION`, `CATEGORIES` | `place`, `tags` |
| `URL` | `sources`, as an address |
| `STATUS` | of `CANCELLED` `status: cancelled`, of `TENTATIVE` `status: announced` |
| `X-TIMELINE-KIND` and the like | `kind` and so on, before all others: see
`icsexported` |
| `UID`, `RECURRENCE-ID`, `RRULE`, `RDATE`, `EXDATE` | `uid`, `recurrence_id` ... |
| `ORGANIZER`, `ATTENDEE` | `organizer`, `attendees` and, of `PARTSTAT=DECLINED`,
`declined`: names, or addresses of who has none |
| any other | its name in small letters, with `_` for `-` |

`STATUS:CONFIRMED` says that a meeting is definite and not that it took place, so it is
kept as `calendar_status`. Who is invited need not have come: `attendees` are no actors
before somebody says so. What repeats is read as its first time, and told. A zone that
nothing tells the offset of is kept as `tzid`, and the times are clock times. Columns
of how a calendar is kept (`DTSTAMP`, `SEQUENCE` ...) are left out, each told once.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from timeline.dates import (
    DateError,
    Relative,
    When,
    parse_canonical,
    parse_date,
    spell_date,
)
from timeline.diagnostics import Remedy
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.icscalendars import (
    check_scale,
    find_text,
    find_title,
    list_untold,
)
from timeline.importing.forms.icscomponents import (
    ENTRIES,
    Component,
    ComponentReader,
    Line,
)
from timeline.importing.forms.icsdates import (
    DatePropertyError,
    Property,
    may_be_one,
    read_dates,
)
from timeline.importing.forms.icsexported import (
    DECLARED,
    EXPORTED_KEYS,
    PREFIX,
    is_derived,
    list_retitled,
    order_exported,
    read_declared,
    read_exported,
)
from timeline.importing.forms.icsproperties import (
    HTML,
    UNDERSTOOD,
    PropertyReader,
    unescape,
)
from timeline.importing.forms.icszones import Observance, Zones, read_observance
from timeline.importing.rows import (
    NOTHING_DECLARED,
    Row,
    Skipped,
    SourceError,
    Table,
    list_columns,
)
from timeline.model import Value
from timeline.records import cut

_Split = Callable[[str], tuple[str, Mapping[str, object], str]]
"""Takes a content line, returns its name, parameters and value; raises ValueError."""

_BEGINS = re.compile(r"\ufeff?\s*BEGIN:VCALENDAR\s", re.IGNORECASE)
_DATES = ("DTSTART", "DTEND", "DURATION", "X-EDTF")


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
        self.properties = PropertyReader(self.skipped)
        self.entries: list[_Entry] = []
        self.calendars: dict[int, dict[str, list[Property]]] = {}
        """Their own properties, by the identity of the component."""
        zones: dict[int, list[Observance]] = {}
        names: dict[str, list[Observance]] = {}
        for component in components.components:
            entry = _Entry(component, self._split_lines(component.lines))
            if component.name == "VCALENDAR":
                self.calendars[id(component)] = entry.properties
                self.skipped += list_untold(entry.properties)
            elif component.name == "VTIMEZONE":
                name = entry.first("TZID")
                if name is not None:
                    names[unescape(name.value)] = zones.get(id(component), [])
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
        for calendar in self.calendars.values():
            check_scale(calendar)
        rows = []
        for entry in self.entries:
            try:
                rows.append(self._read_entry(entry))
            except (DatePropertyError, OverflowError) as error:
                self._skip(entry.component, str(error))
        exported = order_exported(rows)
        told = [one for of in self.calendars.values() for one in of.get(DECLARED, ())]
        named = map(find_title, self.calendars.values())
        title = ", ".join(dict.fromkeys(filter(None, named)))
        return Table(
            "ics",
            list_columns(rows),
            exported or tuple(rows),
            tuple(sorted(self.skipped)),
            title=title,
            understood=(UNDERSTOOD | EXPORTED_KEYS) & {*list_columns(rows)},
            html=HTML & {*list_columns(rows)},
            declared=read_declared(told) if exported else NOTHING_DECLARED,
            is_whole=bool(exported),
        )

    def _split_lines(self, lines: Iterable[Line]) -> dict[str, list[Property]]:
        found: dict[str, list[Property]] = {}
        for line in lines:
            try:
                name, parameters, value = self.split(line.text)
            except ValueError:
                self.skipped.append(
                    Skipped(
                        line.number,
                        cut(line.text),
                        "it is no `NAME:value`",
                        is_row=False,
                    )
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
        is_row = component.name in ENTRIES
        self.skipped.append(Skipped(component.line, cut(shown), reason, is_row=is_row))

    def _read_entry(self, entry: _Entry) -> Row:
        values: dict[str, Value] = {}
        self._read_date(entry, values)
        self.skipped += list_retitled(entry.properties)
        ours = [name for name in entry.properties if name.startswith(PREFIX)]
        for name, found in entry.properties.items():
            if name not in (*_DATES, *ours) and not is_derived(name, ours):
                self.properties.read(name, found, values)
        calendar = self.calendars.get(id(entry.component.parent), {})
        if "status" not in values and find_text(calendar, "METHOD").upper() == "CANCEL":
            values["status"] = "cancelled"
        for name in ours:
            read_exported(name.removeprefix(PREFIX), entry.properties[name], values)
        return Row(values, entry.component.line)

    def _read_date(self, entry: _Entry, values: dict[str, Value]) -> None:
        edtf = entry.first("X-EDTF")
        said, spelled = self._read_edtf(edtf) if edtf is not None else (None, "")
        try:
            date, zone = read_dates(entry.properties, self.zones)
        except (DatePropertyError, OverflowError):
            if said is None:
                raise
            values["date"] = spelled
            return
        if said is not None and edtf is not None:
            if may_be_one(said, date):
                values["date"] = spelled
                return
            # A program that moves an event leaves what it does not know.
            reason = "DTSTART is of other days, and was taken"
            typed = cut(f"X-EDTF:{spelled}")
            self.skipped.append(Skipped(edtf.line, typed, reason, is_row=False))
        values["date"] = date
        if zone:
            values["tzid"] = zone

    def _read_edtf(self, prop: Property) -> tuple[When | Relative | None, str]:
        """Return the date of an `X-EDTF`, and how it is written in a chronology.

        None, and told, where it is no date.
        """
        typed = unescape(prop.value).strip()
        with suppress(DateError):
            canonical = parse_canonical(typed)
            return canonical, spell_date(canonical)
        try:
            return parse_date(typed), typed
        except DateError as error:
            self.skipped.append(
                Skipped(prop.line, cut(typed), error.message, is_row=False)
            )
            return None, ""
