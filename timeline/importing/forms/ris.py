"""RIS, the lists of literature of EndNote, Zotero and most libraries, as sources.

A record begins with `TY  - ` and ends with `ER  - `; between them each line has a tag
of two letters or digits, two blanks, a hyphen and a value (the specifications of 2001
and 2011). One blank is read as two; a line without a tag goes on with the value before
it. A record that has no end is ended by the next, and told.

| RIS | source |
|---|---|
| `TI` `T1` `CT`, of a book `BT` | `title` |
| `AU` `A1` | `author`, `Family, Given, Suffix` in the order in which it is spoken |
| `T2` `JF` `JO` `JA` of an article or a page | `publisher`, and `PB` is `house` |
| `PB` of all else | `publisher` |
| `DA`, else `PY` `Y1` | `date` |
| the first `UR` | `url` |
| `Y2` | `accessed` |
| of either what follows the day | `date_detail`, `accessed_detail` |
| `ID` | the id of the entry |
| `N1` | `remark` |
| `RN`, the notes of whoever keeps the list | `note` |

All others stand under words where their meaning is one in both specifications
(`volume`, `work_keywords`), else under their tag, and so does a date that has not one
reading.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline.dates import DateError, When, parse_date
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.works import (
    Work,
    format_day,
    gather,
    make_entries,
    name_author,
    read_date_text,
)
from timeline.importing.lines import split_lines
from timeline.importing.rows import Skipped, SourceError, Table
from timeline.model import Value
from timeline.records import cut

_LINE = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)", re.ASCII)
_BEGINS = re.compile(r"\ufeff?\s*TY {1,2}- \w", re.ASCII)

_PERIODICALS = frozenset(
    {"BLOG", "ELEC", "EJOU", "INPR", "JFULL", "JOUR", "MGZN", "NEWS"}
)
"""Types whose container publishes them: a newspaper, a site (JOUR is an article)."""
_STRAY = "it stands in no record"
_TITLES = ("TI", "T1", "CT", "BT")
_CONTAINERS = ("T2", "JF", "JO", "JA", "J1", "J2")
_AUTHORS = ("AU", "A1")
_YEARS = ("PY", "Y1")
_WORDS = {
    "TY": "type",
    "A2": "editor",
    "ED": "editor",
    "AB": "abstract",
    "N2": "abstract",
    "N1": "remark",
    "KW": "keywords",
    "VL": "volume",
    "IS": "issue",
    "ET": "edition",
    "CY": "city",
    "PP": "city",
    "SN": "isbn_or_issn",
    "DO": "DOI",
    "LA": "language",
    "DB": "database",
    "DP": "database_provider",
    "AN": "accession_number",
    "CN": "call_number",
    "AD": "address",
    "T3": "series",
    "ST": "short_title",
}
_LISTS = frozenset({"A2", "ED", "KW"})


class _Field(NamedTuple):
    tag: str
    value: str
    line: int


def recognises(text: str) -> bool:
    """Tell whether a text begins as a record of RIS does."""
    return _BEGINS.match(text) is not None


def read(text: str, _options: ReadOptions) -> Table:
    """Return the works of a list as sources; there are no rows.

    Raises SourceError for a text without any record.
    """
    skipped: list[Skipped] = []
    works = []
    for fields in _list_records(text, skipped):
        work = _Record(fields).read()
        if work.values.keys() <= {"type"}:
            first = fields[0]
            shown = cut(f"TY  - {first.value}")
            skipped.append(Skipped(first.line, shown, "it says nothing of a work"))
        else:
            works.append(work)
    if not works and not skipped:
        raise SourceError(
            "there is no record of RIS in this: none begins with `TY  - `"
        )
    skipped.sort(key=lambda one: one.line)
    return Table("ris", (), (), tuple(skipped), sources=make_entries(works))


def _list_records(text: str, skipped: list[Skipped]) -> Iterator[list[_Field]]:
    """Yield the fields of each record; tell what stands in none."""
    fields: list[_Field] = []
    for field in _list_fields(text, skipped):
        if field.tag == "TY":
            if fields:
                reason = "it is missing, and the next ends the record"
                skipped.append(Skipped(fields[0].line, "ER  - ", reason, is_row=False))
                yield fields
            fields = [field]
        elif not fields:
            shown = cut(f"{field.tag}  - {field.value}")
            skipped.append(Skipped(field.line, shown, _STRAY, is_row=False))
        elif field.tag == "ER":
            yield fields
            fields = []
        else:
            fields.append(field)
    if fields:
        reason = "it is missing, and the file ends the record"
        skipped.append(Skipped(fields[0].line, "ER  - ", reason, is_row=False))
        yield fields


def _list_fields(text: str, skipped: list[Skipped]) -> Iterator[_Field]:
    """Yield the fields with what stands on the lines below them."""
    tag, begun = "", 0
    parts: list[str] = []
    for number, line in enumerate(split_lines(text), 1):
        match = _LINE.fullmatch(line)
        if match:
            if tag:
                yield _Field(tag, "\n".join(parts).strip(), begun)
            tag, begun, parts = match[1], number, [match[2] or ""]
        elif tag and tag != "ER":
            parts.append(line.strip())
        elif line.strip():
            skipped.append(Skipped(number, cut(line), _STRAY, is_row=False))
    if tag:
        yield _Field(tag, "\n".join(parts).strip(), begun)


class _Record:
    """Reads the fields of one work."""

    def __init__(self, fields: list[_Field]) -> None:
        self.type = fields[0].value.strip().upper()
        self.texts: dict[str, list[str]] = {}
        for field in fields:
            # Of what is no prose the lines are one.
            text = field.value
            if field.tag not in ("AB", "N1", "N2", "RN"):
                text = " ".join(text.split())
            if text:
                self.texts.setdefault(field.tag, []).append(text)
        self.values: dict[str, Value] = {}

    def read(self) -> Work:
        """Return the work."""
        name = self._take("ID")
        self._read_title()
        self._put("author", gather(map(_name, self._take_all(*_AUTHORS))))
        self._read_publisher()
        self._read_date()
        self._read_addresses()
        self._read_pages()
        self._put("note", "\n\n".join(self._take_all("RN")))
        for tag in list(self.texts):
            texts = self._take_all(tag)
            value = tuple(map(_name, texts)) if tag in ("A2", "ED") else tuple(texts)
            self._put(_WORDS.get(tag, tag), value if tag in _LISTS else gather(texts))
        return Work(name, {key: value for key, value in self.values.items() if value})

    def _put(self, key: str, value: Value) -> None:
        """Keep a value; beside one of the same key as another of it."""
        before = self.values.get(key)
        if not before or not value or before == value:
            self.values[key] = before or value
            return
        self.values[key] = (*_as_list(before), *_as_list(value))

    def _take_all(self, *tags: str) -> list[str]:
        return [text for tag in tags for text in self.texts.pop(tag, ())]

    def _take(self, *tags: str) -> str:
        """Return the one text of the first tag that has one; others stay."""
        for tag in tags:
            if len(self.texts.get(tag, ())) == 1:
                return self.texts.pop(tag)[0]
        return ""

    def _read_title(self) -> None:
        tags = _TITLES if self.type in ("BOOK", "UNPB") else _TITLES[:3]
        self._put("title", self._take(*tags))

    def _read_publisher(self) -> None:
        container = self._take(*_CONTAINERS)
        if container and self.type in _PERIODICALS:
            self._put("publisher", container)
            self._put("house", self._take("PB"))
        else:
            self._put("container", container)
            self._put("publisher", self._take("PB"))

    def _read_date(self) -> None:
        typed_year, typed_day = self._take(*_YEARS), self._take("DA")
        year, day = _read_date(typed_year), _read_date(typed_day)
        if not day and typed_day and year.isdigit():
            day = _complete(typed_day, int(year))
        # What both say is said once, by the one that says more.
        if day and (not year or day.startswith(year)):
            date, left = day, "" if year or not typed_year else typed_year
            self._put("PY", left)
            self._put("date_detail", _find_detail(typed_day))
        else:
            date = year
            self._put("DA", typed_day)
            self._put("PY", "" if year else typed_year)
        self._put("date", date)
        if year:
            self._put("date_detail", _find_detail(typed_year))
        accessed = self._take("Y2")
        self._put("accessed", _read_date(accessed))
        self._put("Y2", "" if self.values["accessed"] else accessed)
        if self.values["accessed"]:
            self._put("accessed_detail", _find_detail(accessed))

    def _read_addresses(self) -> None:
        addresses = self._take_all("UR")
        self._put("url", addresses[0] if addresses else "")
        self._put("other_urls", tuple(addresses[1:]))

    def _read_pages(self) -> None:
        first, last = self._take("SP"), self._take("EP")
        self._put("page", "–".join(filter(None, (first, last))))


def _as_list(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)


def _name(text: str) -> str:
    family, _, rest = text.partition(",")
    given, _, suffix = rest.partition(",")
    return name_author(family, given, suffix=suffix)


def _read_date(text: str) -> str:
    """Return `YYYY/MM/DD/detail` as EDTF, or words that are a date; else nothing."""
    year, *rest = (part.strip() for part in text.split("/", 3))
    if len(year) == 4 and year.isdigit():
        detail = rest[2] if len(rest) > 2 else ""
        found = format_day([year, *rest[:2]])
        # A detail may be all that says when in the year it was: `2013///spring`.
        season = (
            read_date_text(f"{detail} {year}") if len(found) == 4 and detail else ""
        )
        return season or found
    return read_date_text(text)


def _find_detail(text: str) -> str:
    """Return what `YYYY/MM/DD/detail` says beyond the date that is read of it."""
    parts = [part.strip() for part in text.split("/", 3)]
    # A season is part of the date.
    is_beyond = len(parts) == 4 and _read_date(text) == format_day(parts[:3])
    return parts[3] if is_beyond else ""


def _complete(text: str, year: int) -> str:
    """Return a day without a year as EDTF in the year that is known."""
    for typed in (text, f"{text} {year}"):
        try:
            when = parse_date(typed, year=year)
        except DateError:
            continue
        return when.edtf if isinstance(when, When) else ""
    return ""
