"""Works that lists of literature hold, as entries of `sources:`.

What such a list calls a note is part of what it says of the work, and stands under
`remark`, which exports have. Only what it calls the notes of whoever keeps it (`annote`
of CSL, `RN` of RIS) becomes `note`, which is for the authors and leaves by no export.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from timeline.dates import DateError, When, parse_canonical, parse_date
from timeline.model import Value
from timeline.reading.events import EVENT
from timeline.reading.ids import is_id
from timeline.reading.registries import SOURCE
from timeline.records import FrozenDict
from timeline.text import slugify

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23}


class Work(NamedTuple):
    """One work of a list."""

    id: str
    """As the list has it; may be empty, or be none that an entry may have."""
    values: Mapping[str, Value]
    """By the keys of `sources:`, and its own."""


_READ_AS = frozenset(other for key in EVENT.keys for other in key.others)
_OF_SOURCES = frozenset(key.name for key in SOURCE.keys)


def make_entries(works: Iterable[Work]) -> Mapping[str, Mapping[str, Value]]:
    """Return entries by ids that are unique, in order.

    An id stays as it is where it may stand in a chronology: without blanks, commas and
    controls. Else it is made of it, or of author and year, or of the title. The second
    of one id ends in `-2`.
    """
    listed = list(works)
    taken = {work.id for work in listed if _is_id(work.id)}
    entries: dict[str, Mapping[str, Value]] = {}
    counts: dict[str, int] = {}
    for work in listed:
        if _is_id(work.id) and work.id not in entries:
            entries[work.id] = _name_keys(work.values)
            continue
        wanted = _make_id(work)
        name = wanted
        while name in taken or name in entries:
            counts[wanted] = counts.get(wanted, 1) + 1
            name = f"{wanted}-{counts[wanted]}"
        entries[name] = _name_keys(work.values)
    return FrozenDict(entries)


def _name_keys(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return an entry whose own keys are none that events are read under.

    They are declared where it goes, and what is declared is never read as another key:
    a `type` of works would keep the `type` of events from being their `kind`.
    """
    taken = _READ_AS - _OF_SOURCES
    return FrozenDict(
        {
            f"work_{key}" if key.lower() in taken else key: value
            for key, value in values.items()
        }
    )


def _is_id(text: str) -> bool:
    return bool(text) and is_id(text)


def _make_id(work: Work) -> str:
    made = slugify(work.id)
    if made:
        return made
    author = work.values.get("author", "")
    first = author[0] if isinstance(author, tuple) and author else author
    name = str(first).split()[-1:] or [""]
    year = str(work.values.get("date", ""))[:4]
    made = slugify(f"{name[0]} {year}") if name[0] else ""
    return made or slugify(str(work.values.get("title", ""))) or "work"


def name_author(
    family: str, given: str, *, particle: str = "", suffix: str = ""
) -> str:
    """Return a name in the order in which it is spoken."""
    parts = (given, particle, family, suffix)
    return " ".join([" ".join(part.split()) for part in parts if part.strip()])


def gather(texts: Iterable[str]) -> Value:
    """Return texts as one value: a text alone, several as a list; empty where none."""
    found = tuple([text for text in texts if text])
    return found[0] if len(found) == 1 else found or ""


def format_day(parts: Iterable[str], *, circa: bool = False) -> str:
    """Return year, month and day, as far as they are there, as EDTF; empty if none is.

    Each is digits; months may be seasons, 21 to 23 (ISO 8601-2, 4.8). A winter is of
    two years, and before the year 1 lists count in two ways: no date is made of either.
    """
    year, month, day = [*parts, "", "", ""][:3]
    if not (year.isascii() and year.isdigit() and 0 < len(year) <= 4 and int(year)):
        return ""
    text = f"{int(year):04}"
    for part in filter(None, (month, day)):
        if not (part.isascii() and part.isdigit() and len(part) <= 2):
            return ""
        text += f"-{int(part):02}"
    if day and not month:
        return ""
    if month == "24":
        return ""
    text += "~" if circa else ""
    try:
        parse_canonical(text)
    except DateError:
        return ""
    return text


def read_date_text(text: str) -> str:
    """Return a date in words as it is, where it can be read; else an empty text."""
    text = " ".join(text.split())
    if not text:
        return ""
    season, _, year = text.partition(" ")
    if season.lower() in _SEASONS and year.isdigit():
        return format_day([year, str(_SEASONS[season.lower()])])
    try:
        when = parse_date(text)
    except DateError:
        return ""
    return text if isinstance(when, When) else ""
