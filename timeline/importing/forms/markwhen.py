"""Markwhen (docs.markwhen.com, syntax): events in lines of text.

    ---
    title: Talks of 2013
    dateFormat: d/M/y
    ---
    section Syria
    10/05/2013 - 12/05/2013: Cameron flies to Sochi #visit !sochi
    location: Sochi
    What is below, down to the next event, is its text.
    endSection

Grammar, by lines:

    file    = header? (section | end | heading | comment | event)*
    header  = "---" lines "---" | ("key: value")*, before the first event
    section = ("section" | "group") title      end = "endSection" | "endGroup"
    heading = "#" to "######" title, which ends those of its depth and deeper
    comment = "//" ...
    event   = date ":" title, then ("key: value")*, then text to the next of these

| part | column |
|---|---|
| date | `date`, as `timeline.importing.forms.markwhendates` says |
| title, without marks, `#tags` at its end, `!id`, addresses | `title` |
| text | `summary`, as typed but for indents |
| `#tag` in title or text | `tags` |
| `!id`, `id: x` | `id` |
| `location: x`, `[x](location)` | `place` |
| titles of sections around it | `section`, the outermost first, ` / ` between |
| `[x]`, `[ ]` before the title | `completed`: `yes` or `no` |
| addresses in the title | `link` |
| `every 2 weeks` | `repeats`; read once, and told |
| other `key: value` | under its key, a second one under `key 2` |

A date that is left as typed says why (`Row.doubt`). A line that has one in words which
markwhen does not read (`early May 2013: x`) is text of the event above, as it is there,
and told. Told are comments as well, and what stands where nothing is made of it.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from timeline.dates import DateError, When, parse_date
from timeline.importing.columns import number_repeated
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.markdowntext import read_inline
from timeline.importing.forms.markwhendates import DateReader, Reading
from timeline.importing.lines import split_lines
from timeline.importing.rows import Row, Skipped, SourceError, Table, list_columns
from timeline.model import Value
from timeline.records import cut

_COMMENT = re.compile(r"\s*//")
_SECTION = re.compile(r"\s*(?:section|group)(?:\s+(.*)|\s*)", re.IGNORECASE)
_END = re.compile(r"\s*end(?:section|group)\b.*", re.IGNORECASE)
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_PROPERTY = re.compile(r"\s*([A-Za-z][\w.-]*)\s*:(?:\s+(.*)|\s*)")
_TAG = re.compile(r"(?:(?<=\s)|^)#(?!\d+(?:\s|$))(\w+)")
_ID = re.compile(r"(?:(?<=\s)|^)!(\w+)")
_PLACE = re.compile(r"\[([^\[\]]+)\]\((?:location|map)\)")
_CHECK = re.compile(r"\s*\[([xX ]?)\](?!\()\s*")
_DAY_FIRST = re.compile(r"d{1,2}/M{1,2}/y+", re.ASCII)
_MONTH_FIRST = re.compile(r"M{1,2}/d{1,2}/y+", re.ASCII)
_ITEMS = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^,"'\[\]{}]+?))\s*(?:,|$)""")
# Nothing else has these: a date with a title, and a mark of markwhen's own.
_OWN_MARKS = re.compile(
    r"^[ \t]*(?:(?:section|group)\s|endsection|endgroup|dateFormat:"
    r"|\d[^:\n]*:.*\s[#!][A-Za-z]"
    r"|\d{1,4}[\d/-]{0,20}\s?(?:-|/|to)\s?(?:now|\d[\d/-]{0,20})[ ]?:[ ]?\S)",
    re.MULTILINE | re.IGNORECASE,
)

_UNUSED = "nothing is made of this line of the header"
_FARTHEST = 120
"""How far from the beginning of a line the colon of an event may be."""
_LONGEST_LIST = 2000
_MOST_COLONS = 6
"""As many as two times with seconds and offsets have, and one behind them."""
_KNOWN = frozenset({"date", "title", "summary", "tags", "id", "place"})
_TAKEN = _KNOWN | {"section", "completed", "link", "repeats"}


class _Head(NamedTuple):
    """The first line of an event."""

    reading: Reading
    rest: str


def recognises(text: str) -> bool:
    """Tell whether a text has an event, and a mark that only markwhen has."""
    if _OWN_MARKS.search(text) is None:
        return False
    reader = DateReader(day_first=None)
    return any(_read_head(line, reader) for line in split_lines(text)[:1000])


def read(text: str, _options: ReadOptions) -> Table:
    """Return the events of a text.

    Raises SourceError for a text without any.
    """
    return _Reader(split_lines(text)).read()


def _read_head(line: str, dates: DateReader) -> _Head | None:
    """Return the date and the title of a line; None where it is no event.

    Of colons the last counts before which a date stands, since times have some, too.
    """
    line = line.lstrip()
    places = [
        m.start() for m in islice(re.finditer(":", line[:_FARTHEST]), _MOST_COLONS)
    ]
    for place in reversed(places):
        reading = dates.read(line[:place])
        if reading is not None:
            return _Head(reading, line[place + 1 :].strip())
    return None


class _Reader:
    """Reads the lines of one text."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.place = 0
        self.rows: list[Row] = []
        self.skipped: list[Skipped] = []
        self.title = ""
        self.zone = ""
        self.sections: list[tuple[int, str]] = []
        """Depth and title; of a section 0, which only its own end closes."""
        self.dates = DateReader(day_first=None)

    def read(self) -> Table:
        """Return the table."""
        self._read_header()
        while self.place < len(self.lines):
            self._read_line()
        if not self.rows:
            raise SourceError(
                "there is no event of markwhen in this",
                "write each as `date: title` on a line of its own",
            )
        columns = list_columns(self.rows)
        return Table(
            "markwhen",
            columns,
            tuple(self.rows),
            tuple(sorted(self.skipped)),
            title=self.title,
            understood=_KNOWN & {*columns},
        )

    def _skip(self, place: int, reason: str, *, is_row: bool = False) -> None:
        text = cut(self.lines[place].strip())
        self.skipped.append(Skipped(place + 1, text, reason, is_row=is_row))

    def _read_header(self) -> None:
        """Read the lines before the first event or section."""
        fenced = self.place < len(self.lines) and self.lines[0].startswith("---")
        self.place = int(fenced)
        while self.place < len(self.lines):
            line = self.lines[self.place]
            if fenced and line.startswith("---"):
                self.place += 1
                return
            if not fenced and self._begins_body(line):
                return
            match = _PROPERTY.fullmatch(line)
            if match:
                self._read_setting(match[1].lower(), (match[2] or "").strip())
            elif line.strip():
                self._skip(self.place, _why_left_out(line, _UNUSED))
            self.place += 1

    def _begins_body(self, line: str) -> bool:
        if _SECTION.fullmatch(line) or _HEADING.fullmatch(line):
            return True
        return _read_head(line, self.dates) is not None

    def _read_setting(self, name: str, value: str) -> None:
        if name == "title":
            self.title = _unquote(value)
        elif name in ("timezone", "tz"):
            self.zone = _unquote(value)
        elif name == "dateformat" and _DAY_FIRST.fullmatch(_unquote(value)):
            self.dates.day_first = True
        elif name == "dateformat" and _MONTH_FIRST.fullmatch(_unquote(value)):
            self.dates.day_first = False
        else:
            self._skip(self.place, _UNUSED)

    def _read_line(self) -> None:
        """Read a line that belongs to no event above, and what belongs to it."""
        line = self.lines[self.place]
        head = None if _COMMENT.match(line) else _read_head(line, self.dates)
        if head is not None:
            self._read_event(head)
            return
        if match := _HEADING.fullmatch(line):
            depth = len(match[1])
            while self.sections and self.sections[-1][0] >= depth:
                self.sections.pop()
            self.sections.append((depth, read_inline(match[2].strip()).text))
        elif match := _SECTION.fullmatch(line):
            self.sections.append((0, read_inline((match[1] or "").strip()).text))
        elif _END.fullmatch(line):
            self._end_section()
        elif line.strip():
            reason = _why_left_out(line, "it belongs to no event")
            self._skip(self.place, reason, is_row=_COMMENT.match(line) is None)
        self.place += 1

    def _end_section(self) -> None:
        depths = [depth for depth, _ in self.sections]
        if 0 not in depths:
            self._skip(self.place, "there is no section to end")
            return
        # Headings within it end with it.
        while self.sections.pop()[0]:
            pass

    def _read_event(self, head: _Head) -> None:
        begun = self.place
        self.place += 1
        values: dict[str, Value] = {"date": head.reading.date}
        texts: list[str] = []
        tags: list[str] = []
        self._read_title(head, values, tags)
        self._read_properties(values)
        for line in self._take_text():
            texts.append(line.strip())
            tags += _TAG.findall(line)
        summary = "\n".join(texts).strip()
        if summary:
            values["summary"] = summary
        if tags:
            before = values.get("tags", ())
            listed = before if isinstance(before, tuple) else (before,)
            values["tags"] = tuple(dict.fromkeys([*tags, *listed]))
        self._finish(begun, head.reading, values)

    def _finish(self, begun: int, reading: Reading, values: dict[str, Value]) -> None:
        sections = " / ".join(title for _, title in self.sections if title)
        if sections:
            values["section"] = sections
        if self.zone and re.search(r"T\d\d:\d\d(?::\d\d)?(?:/|$)", reading.date):
            values.setdefault("timezone", self.zone)
        if reading.repeats:
            values["repeats"] = reading.repeats
            self._skip(begun, "of what repeats the first time alone is read")
        self.dates.previous = reading.span
        if isinstance(values.get("id"), str):
            self.dates.ids.setdefault(str(values["id"]), reading.span)
        self.rows.append(Row(values, begun + 1, reading.problem))

    def _read_title(
        self, head: _Head, values: dict[str, Value], tags: list[str]
    ) -> None:
        rest = head.rest
        if match := _CHECK.match(rest):
            values["completed"] = "yes" if match[1].strip() else "no"
            rest = rest[match.end() :]
        tags += _TAG.findall(rest)
        if match := _ID.search(rest):
            values["id"] = match[1]
            rest = _ID.sub("", rest, count=1).strip()
        if match := _PLACE.search(rest):
            values["place"] = match[1].strip()
            rest = _PLACE.sub(r"\1", rest)
        words = rest.split()
        while words and _TAG.fullmatch(words[-1]):
            words.pop()
        prose = read_inline(_TAG.sub(r"\1", " ".join(words)))
        values["title"] = " ".join(prose.text.split())
        if prose.links:
            links = prose.links
            values["link"] = links[0] if len(links) == 1 else links

    def _read_properties(self, values: dict[str, Value]) -> None:
        """Read the `key: value` lines right below the first of an event."""
        found: list[tuple[str, Value]] = []
        seen = {*values}
        while self.place < len(self.lines):
            line = self.lines[self.place]
            match = _PROPERTY.fullmatch(line)
            if not match or self._ends_event(line):
                break
            key, value = match[1], _read_value(match[2] or "")
            if key.lower() in ("id", "tags") or key.lower() == "location":
                key = "place" if key.lower() == "location" else key.lower()
                if key in seen:
                    key = f"property {key}"
            elif key.lower() == "tz":
                key = "timezone"
            elif key in _TAKEN:
                key = f"property {key}"
            seen.add(key)
            found.append((key, value))
            self.place += 1
        names = number_repeated([*values, *(key for key, _ in found)])
        listed = (value for _, value in found)
        values |= dict(zip(names[len(values) :], listed, strict=True))

    def _take_text(self) -> Iterator[str]:
        """Yield the lines to the next event or section, without comments."""
        while self.place < len(self.lines):
            line = self.lines[self.place]
            if self._ends_event(line):
                return
            if _COMMENT.match(line):
                self._skip(self.place, "a comment")
            else:
                if _has_other_date(line):
                    self._skip(
                        self.place,
                        "markwhen reads no date in it, so that it is text of the event "
                        "above",
                    )
                yield line
            self.place += 1

    def _ends_event(self, line: str) -> bool:
        if _COMMENT.match(line):
            return False
        if _HEADING.fullmatch(line) or _SECTION.fullmatch(line) or _END.fullmatch(line):
            return True
        return _read_head(line, self.dates) is not None


def _why_left_out(line: str, where: str) -> str:
    if _COMMENT.match(line):
        return "a comment"
    if _has_other_date(line):
        return f"{where}, and markwhen reads no date in it"
    return where


def _has_other_date(line: str) -> bool:
    """Tell whether a line begins with a date that is none of markwhen's."""
    begin, colon, _ = line.strip().partition(":")
    if not colon or len(begin) > 40 or not re.search(r"\d", begin):
        return False
    try:
        return isinstance(parse_date(begin), When) or begin.isdigit()
    except DateError as error:
        return error.code == "date-ambiguous" or (begin.isdigit() and len(begin) < 3)


def _read_value(text: str) -> Value:
    """Return the value of a property: a text, or the items of `[a, b]`."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]") and len(text) < _LONGEST_LIST:
        items = []
        place = 0
        inner = text[1:-1]
        while place < len(inner) and (match := _ITEMS.match(inner, place)):
            items.append((match[1] or match[2] or match[3] or "").strip())
            place = match.end()
        if place == len(inner) and items:
            return tuple(items)
    return _unquote(text)


def _unquote(text: str) -> str:
    quoted = len(text) > 1 and text[0] in "\"'" and text[-1] == text[0]
    return text[1:-1] if quoted else text
