"""What a format can be told, and what a format is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, BinaryIO, NamedTuple, Protocol, Self

from timeline.diagnostics import ExpectedError
from timeline.query import Selection
from timeline.records import FrozenDict
from timeline.settings import RefusedError, Setting
from timeline.text import count_of
from timeline.views.options import UNGROUPED, by_facet


class ColumnError(ExpectedError):
    """A column asked for that no event has."""


class Omission(str):
    """A sentence on events that a format cannot hold, and how many they are."""

    __slots__ = ("events",)

    events: int

    def __new__(cls, text: str, events: int) -> Self:
        """Return a sentence, which is plain text to who does not ask."""
        made = super().__new__(cls, text)
        made.events = events
        return made


def omit_events(number: int, total: int, reason: str) -> Omission:
    """Return that some of all events are not there; `reason` follows a comma."""
    verb = "is" if number == 1 else "are"
    found = f"of {count_of(total, 'event')} {number:,} {verb} left out, {reason}"
    return Omission(found, number)


class MissingError(ExpectedError):
    """A package or a program that a format needs is not there."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to write, whatever the format."""

    notes: bool = False
    """Write what is for the authors alone as well."""


def _split_columns(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(","))
    if not all(names):
        raise RefusedError(text, "write date,title", reason=": a name is empty")
    return names


def _check_text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        # Bytes that are not UTF-8 (PEP 383).
        raise RefusedError(text, "give text", reason=": it is not UTF-8") from None
    return text


@dataclass(frozen=True, slots=True)
class TableOptions(ExportOptions):
    """How to write a table of events."""

    columns: Annotated[
        tuple[str, ...],
        Setting("these columns", metavar="A,B,C", parse=_split_columns),
    ] = ()
    """In order; empty for all."""
    list_separator: Annotated[
        str,
        Setting(
            "stands between the values of a list",
            metavar="TEXT",
            parse=_check_text,
            default="';' and a space",
        ),
    ] = "; "


DELIMITERS: Mapping[str, str] = FrozenDict(
    {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
)
"""What may stand between the cells of a table, by the name that it goes by."""


def _read_delimiter(text: str) -> str:
    # A shell hands over `\t` as the two characters that were typed.
    found = DELIMITERS.get(text, "\t" if text == "\\t" else text)
    if found not in DELIMITERS.values():
        named = [
            f"{name} ({char})" for name, char in DELIMITERS.items() if name != "tab"
        ]
        raise RefusedError(text, f"choose from {', '.join((*named, 'tab'))}")
    return found


Delimiter = Annotated[
    str,
    Setting(
        "stands between cells: comma, semicolon, tab, pipe, or the sign itself",
        metavar="SIGN",
        words=tuple(DELIMITERS),
        parse=_read_delimiter,
        default="a comma, of tsv a tab",
    ),
]


@dataclass(frozen=True, slots=True)
class CsvOptions(TableOptions):
    """How to write CSV."""

    delimiter: Delimiter = ","
    """One of the values of `DELIMITERS`."""
    bom: Annotated[
        bool, Setting("begin with a byte-order mark, for Excel", kind=bool)
    ] = False
    raw: Annotated[
        bool, Setting("leave cells alone that a spreadsheet would run", kind=bool)
    ] = False
    """Or they are made inert, so that none is taken for a formula."""

    def __post_init__(self) -> None:
        """Refuse what cannot stand between cells. Raises ValueError."""
        if self.delimiter not in DELIMITERS.values():
            raise ValueError(f"{self.delimiter!r} cannot stand between cells")


@dataclass(frozen=True, slots=True)
class TsvOptions(CsvOptions):
    """How to write a table whose cells tabs divide."""

    delimiter: Delimiter = "\t"


@dataclass(frozen=True, slots=True)
class ExcelOptions(TableOptions):
    """How to write a workbook."""


class ClashError(ExpectedError):
    """Two options of which only one can hold."""


FOOTNOTES = ("foot", "none")
"""What becomes of the citations of events."""

ReportBy = Annotated[
    str,
    by_facet(
        "what the headings are: month, year, actor, kind, all else that groups events",
        UNGROUPED,
        default="month, over more than three years year",
    ),
]
"""The name of a facet of the chronology, or `UNGROUPED`; empty: by months or years."""
Brief = Annotated[bool, Setting("of each event the date and the title", kind=bool)]
Full = Annotated[
    bool, Setting("also tags, quotes, related events, your own keys, ids", kind=bool)
]
Footnotes = Annotated[
    str,
    Setting(
        f"{' or '.join(FOOTNOTES)}: where the sources of each event are told",
        metavar="WHERE",
        words=FOOTNOTES,
        default="foot",
        flag="notes",
    ),
]
CiteKeys = Annotated[
    bool, Setting("notes cite by the keys of the format csl, for pandoc", kind=bool)
]


@dataclass(frozen=True, slots=True)
class EventOptions(ExportOptions):
    """How to describe events. Raises ClashError for what is brief and full."""

    brief: Brief = False
    full: Full = False
    footnotes: Footnotes = "foot"
    """One of `FOOTNOTES`."""

    def __post_init__(self) -> None:
        """Raise ClashError for what is brief and full."""
        if self.brief and self.full:
            raise ClashError("no report is both brief and full", "choose one of them")


@dataclass(frozen=True, slots=True)
class ReportOptions(EventOptions):
    """How to write a report."""

    by: ReportBy = ""


@dataclass(frozen=True, slots=True)
class MarkdownOptions(ReportOptions):
    """How to write a report as Markdown."""

    citekeys: CiteKeys = False


@dataclass(frozen=True, slots=True)
class StoryOptions(EventOptions):
    """How to fill in events where a story names them."""

    citekeys: CiteKeys = False


@dataclass(frozen=True, slots=True)
class IcsOptions(ExportOptions):
    """How to write a calendar."""

    dates: Annotated[
        str,
        Setting(
            "which events: those with exact dates, those known to a month too, or all",
            metavar="HOW",
            words=("exact", "month", "all"),
            default="month",
        ),
    ] = "month"


class Format(Protocol):
    """The module of a format. It reads no clock, no locale and no terminal."""

    def write(
        self, selection: Selection, stream: BinaryIO, options: Any, /
    ) -> tuple[str, ...] | None:
        """Write the events of a selection as bytes, each as soon as it is made.

        The options are of the record that the format's row has. Returns sentences on
        what is worth knowing of the file and not said in it, if there is anything; an
        `Omission` for events that are not there.
        """


class Export(NamedTuple):
    """A row of the table of formats."""

    summary: str
    suffixes: tuple[str, ...]
    module: str
    """Is a `Format`; imported when used."""
    options: type[ExportOptions] = ExportOptions
    """What it can be told."""
    binary: bool = False
    """It is no text: nothing of it is shown on a terminal."""
