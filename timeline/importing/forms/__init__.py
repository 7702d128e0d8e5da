"""The forms that sources come in: a table of them, each with its reader.

A form is a module with two functions, loaded only where it is needed.
`recognises(text)` tells whether a text is surely of it, by what it begins with or holds
(`contents` has what several of them ask). `read(text, options)` returns a `Table`; it
raises `SourceError` for what cannot be read at all, and what cannot be read of one
record costs that record, and is told in `Table.skipped`. To add a form, write the
module and give it a row in `FORMS`.
"""

from importlib import import_module
from typing import NamedTuple

from timeline.importing.rows import Table


class ReadOptions(NamedTuple):
    """What a reader is told."""

    at: str = ""
    """The path of the list of records, keys joined by points; the number of a table, or
    its heading."""
    delimiter: str = ""
    """What stands between cells; empty where it is to be found."""
    header: bool = True
    """The first row of a table holds the names of the columns; else they are called
    `column 1`, `column 2` and so on."""


class Form(NamedTuple):
    """One form of sources."""

    name: str
    summary: str
    endings: tuple[str, ...]
    """Of the names of files, in small letters, with the point; the most usual first."""
    module: str
    takes: frozenset[str] = frozenset()
    """What a reader may be told: fields of `ReadOptions`. The others mean nothing."""

    def recognises(self, text: str) -> bool:
        """Tell whether a text is surely of this form.

        Of several that say so the first in the table is taken, before any ending.
        """
        found: bool = import_module(self.module).recognises(text)
        return found

    def read(self, text: str, options: ReadOptions) -> Table:
        """Return what a text of this form holds. Raises SourceError."""
        table: Table = import_module(self.module).read(text, options)
        return table


DELIMITED = "csv"
"""The form of rows between delimiters, which what has no other may be."""
FORMS: tuple[Form, ...] = (
    Form(
        "ics",
        "calendars in iCalendar (RFC 5545)",
        (".ics", ".ical", ".icalendar"),
        f"{__name__}.ics",
    ),
    Form(
        "chronology",
        "chronologies of this program: YAML, its own JSON and JSON Lines",
        (".yaml", ".yml"),
        f"{__name__}.chronology",
        takes=frozenset({"at"}),
    ),
    Form(
        "ris",
        "lists of literature in RIS, as sources",
        (".ris",),
        f"{__name__}.ris",
    ),
    Form(
        "csl",
        "lists of literature in CSL JSON, as sources",
        (".csljson",),
        f"{__name__}.csl",
    ),
    Form(
        "timelinejs",
        "TimelineJS: JSON of versions 1 to 3, and sheets as CSV",
        (),
        f"{__name__}.timelinejs",
        takes=frozenset({"delimiter"}),
    ),
    Form("simile", "SIMILE Timeline: XML and JSON", (), f"{__name__}.simile"),
    Form(
        "json",
        "JSON, JSON Lines: records, wherever they stand",
        (".json", ".jsonl", ".ndjson", ".geojson"),
        f"{__name__}.records",
        takes=frozenset({"at"}),
    ),
    Form(
        "markwhen",
        "events in the syntax of markwhen",
        (".mw", ".markwhen"),
        f"{__name__}.markwhen",
    ),
    Form(
        "html",
        "tables in HTML",
        (".html", ".htm", ".xhtml"),
        f"{__name__}.htmltables",
        takes=frozenset({"at", "header"}),
    ),
    Form(
        "markdown",
        "tables in Markdown, as GitHub has them",
        (".md", ".markdown"),
        f"{__name__}.markdowntables",
        takes=frozenset({"at", "header"}),
    ),
    Form(
        DELIMITED,
        "CSV, TSV: rows of cells between delimiters",
        (".csv", ".tsv", ".tab"),
        f"{__name__}.delimited",
        takes=frozenset({"delimiter", "header"}),
    ),
)
"""All of them; of those that recognise a text the first is taken."""
