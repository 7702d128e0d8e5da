"""SIMILE's Timeline: its XML and its JSON.

    XML     <data date-time-format="iso8601" wiki-url="" wiki-section="">
              <event start="" latestStart="" earliestEnd="" end="" isDuration="true"
                     title="" link="" image="" caption="" ...>description</event>
            </data>
    JSON    {"dateTimeFormat": "iso8601", "wikiURL": "", "wikiSection": "",
             "events": [{"start": "", ..., "description": "", ...}]}

Whether an event lasts from its start to its end, or is an instant between them, is said
by `durationEvent`, or else by `isDuration`. Without either it is an instant in XML, and
lasts in JSON: that is how the two are loaded. Its description is HTML, its `link` a
source, unless it is relative. Whatever else it has stays under its own name, and so do
its moments where its date is no date or lacks some of what they say.

XML with a declaration of a document type is refused, before anything in it is expanded.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

# The parser of xml.etree, which tells lines; what makes it unsafe is refused below.
from xml.parsers import expat

from timeline.importing.columns import make_unique
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.contents import is_simile
from timeline.importing.forms.similedates import Moments, date_event
from timeline.importing.jsontext import JsonObject, make_value, parse_json, show_value
from timeline.importing.rows import (
    Remark,
    Row,
    Skipped,
    SourceError,
    Table,
    list_columns,
)
from timeline.model import Value
from timeline.reading.ids import is_id
from timeline.records import FrozenDict, cut
from timeline.text import count_of

FORM = "simile"

_UNDERSTOOD = frozenset({"id", "date", "title", "summary", "sources"})
_MOMENTS = ("start", "latestStart", "earliestEnd", "end")
_DURATION = "durationEvent"
_OLD_DURATION = "isDuration"
_IDS = ("eventID", "eventid", "id")
_KNOWN = ("events", "dateTimeFormat", "date-time-format")
_ROOT, _EVENT = "data", "event"


class _Event(NamedTuple):
    line: int
    values: Mapping[str, Any]
    """By the names that JSON has for them."""


def recognises(text: str) -> bool:
    """Tell whether a text is XML or JSON of SIMILE's Timeline, by its beginning."""
    return is_simile(text)


def read(text: str, options: ReadOptions) -> Table:  # noqa: ARG001  # as all readers
    """Return the events of a timeline.

    Raises SourceError, with the line, for what is neither XML nor JSON, for XML with a
    document type, and where there is no list of events.
    """
    skipped: list[Skipped] = []
    remarks: Sequence[Remark] = ()
    is_xml = text.lstrip().startswith("<")
    if is_xml:
        builder = _Builder()
        builder.parse(text)
        events, skipped = builder.events, builder.skipped
    else:
        root, remarks = parse_json(text)
        events = _list_events(root, skipped)
    maker = _Maker(lasts_by_itself=not is_xml)
    rows = tuple([maker.make(event) for event in events])
    columns = list_columns(rows)
    return Table(
        FORM,
        columns,
        rows,
        tuple(sorted(skipped)),
        understood=_UNDERSTOOD & set(columns),
        html=frozenset({"summary"}) & set(columns),
        remarks=tuple(sorted([*remarks, *maker.tell()])),
    )


def _list_events(root: Any, skipped: list[Skipped]) -> list[_Event]:
    listed = root.get("events") if isinstance(root, JsonObject) else None
    if not isinstance(listed, list):
        raise SourceError(
            "there are no events of SIMILE's Timeline in it",
            "they are a list under the key `events`",
        )
    for key, value in root.items():
        if key not in _KNOWN and value:
            _skip_setting(key, value, skipped)
    events: list[_Event] = []
    for one in listed:
        if isinstance(one, JsonObject):
            events.append(_Event(one.line, one))
        else:
            skipped.append(Skipped(0, cut(show_value(one)), "it is no event"))
    return events


def _skip_setting(key: str, value: Any, skipped: list[Skipped]) -> None:
    text = value if isinstance(value, str) else "..."
    skipped.append(
        Skipped(0, cut(f"{key}: {text}"), "it is about all events", is_row=False)
    )


class _Builder:
    """Gathers the events of XML as it is parsed."""

    def __init__(self) -> None:
        self.events: list[_Event] = []
        self.skipped: list[Skipped] = []
        self._open: list[str] = []
        self._line = 0
        self._attributes: dict[str, str] = {}
        self._description: list[str] = []
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._add_text

    def parse(self, text: str) -> None:
        # Blanks before the declaration are none of XML, and harmless.
        blank = len(text) - len(text.lstrip())
        before = text[:blank].count("\n")
        try:
            self._parser.Parse(text[blank:], True)  # noqa: FBT003  # it is the last
        except expat.ExpatError as error:
            line = error.lineno + before
            raise SourceError(
                f"line {line}: no XML: {expat.ErrorString(error.code)}",
                "mend it there: `&` is written `&amp;` in XML, and `<` is `&lt;`",
                line=line,
            ) from error
        except SourceError as error:
            error.line += before
            raise

    def _refuse(self, *_: object) -> None:
        line = self._parser.CurrentLineNumber
        raise SourceError(
            f"line {line}: a declaration of a document type, which may have it read "
            f"other files or grow without end",
            "take out `<!DOCTYPE ...>` and write characters for its entities",
            line=line,
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        depth = len(self._open)
        self._open.append(name)
        if not depth:
            if name != _ROOT:
                raise SourceError(
                    f"it is XML of another kind: `<{cut(name)}>`",
                    "SIMILE's Timeline has `<data>` with `<event>` in it",
                    line=self._parser.CurrentLineNumber,
                )
            for key, value in attributes.items():
                if key not in _KNOWN and value:
                    _skip_setting(key, value, self.skipped)
        elif depth == 1:
            self._line = self._parser.CurrentLineNumber
            self._attributes = attributes
            self._description = []
        else:
            texts = "".join(
                f' {key}="{escape(value)}"' for key, value in attributes.items()
            )
            self._description.append(f"<{name}{texts}>")

    def _end(self, name: str) -> None:
        self._open.pop()
        depth = len(self._open)
        if depth > 1:
            self._description.append(f"</{name}>")
        elif depth == 1 and name == _EVENT:
            description = "".join(self._description).strip()
            values = {**self._attributes, "description": description}
            self.events.append(_Event(self._line, values))
        elif depth == 1:
            text = cut(f"<{name}> {''.join(self._description).strip()}".strip(), 200)
            self.skipped.append(Skipped(self._line, text, "it is no event"))

    def _add_text(self, text: str) -> None:
        # What stands between events is white space and comments.
        if len(self._open) > 1:
            self._description.append(text)


class _Maker:
    """Makes rows of events, and counts what is to be told of them."""

    def __init__(self, *, lasts_by_itself: bool) -> None:
        self._lasts_by_itself = lasts_by_itself
        self._ids: set[str] = set()
        self._silent: list[int] = []
        self._contrary: list[int] = []

    def make(self, event: _Event) -> Row:
        given = event.values
        texts = {
            key: value.strip()
            for key, value in given.items()
            if isinstance(value, str) and value.strip()
        }
        read = {"title", "description"}
        values: dict[str, Value] = {}
        id_key = next((key for key in _IDS if _is_id(texts.get(key, ""))), "")
        if id_key and texts[id_key] not in self._ids:
            self._ids.add(texts[id_key])
            values["id"] = texts[id_key]
            read.add(id_key)
        moments = Moments(*(texts.get(key, "") for key in _MOMENTS))
        if any(moments):
            lasts, says = self._judge(event, texts, moments)
            dated = date_event(moments, lasts=lasts)
            if dated.date:
                values["date"] = dated.date
            read |= says
            if dated.is_whole:
                read.update(_MOMENTS)
        for key, column in (("title", "title"), ("description", "summary")):
            if texts.get(key):
                values[column] = texts[key]
        if texts.get("link", "").startswith(("http://", "https://")):
            values["sources"] = (FrozenDict({"url": texts["link"]}),)
            read.add("link")
        for key, value in given.items():
            if (key not in read or not isinstance(value, str)) and value:
                column = make_unique(key, {*values, *_UNDERSTOOD})
                values[column] = make_value(value)
        return Row(FrozenDict(values), event.line)

    def _judge(
        self, event: _Event, texts: Mapping[str, str], moments: Moments
    ) -> tuple[bool, set[str]]:
        """Tell whether an event lasts, and by which of its keys that is said."""
        for key in (_DURATION, _OLD_DURATION):
            said = texts.get(key, "").lower()
            if said not in ("true", "false"):
                continue
            if key == _OLD_DURATION and self._lasts_by_itself and moments.end:
                # Whoever doubts it has to see what was said.
                self._contrary.append(event.line)
                return said == "true", set()
            return said == "true", {key}
        if moments.end and not self._lasts_by_itself:
            self._silent.append(event.line)
        return self._lasts_by_itself, set()

    def tell(self) -> Iterable[Remark]:
        if self._silent:
            yield Remark(
                self._silent[0],
                f"an end without `{_OLD_DURATION}` makes an instant between start and "
                f"end, as SIMILE has it, of {count_of(len(self._silent), 'event')}",
            )
        if self._contrary:
            yield Remark(
                self._contrary[0],
                f"`{_OLD_DURATION}` is read as SIMILE describes it, in "
                f"{count_of(len(self._contrary), 'event')}; loading JSON, it took it "
                f"for the contrary",
            )


def _is_id(text: str) -> bool:
    return bool(text) and is_id(text)
