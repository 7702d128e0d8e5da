"""The forms that sources come in: a table of them, each with its reader.

A reader is a module with `read(text, options)`, which returns a `Table` and raises
`SourceError` for what cannot be read at all; what cannot be read of one record costs
that record, and is told in `Table.skipped`. To add a form, write the module and give it
a row in `FORMS`.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from timeline.importing.forms.contents import (
    is_delimited,
    is_records,
    is_simile,
    is_timelinejs,
)
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
    recognises: Callable[[str], bool] = lambda _: False
    """Tell whether a text is surely of this form, by what it begins with or holds. Of
    several forms the first in the table that says so is taken, before any ending."""

    def read(self, text: str, options: ReadOptions) -> Table:
        """Return what a text of this form holds. Raises SourceError."""
        # Each is loaded only where it is needed.
        read: Callable[[str, ReadOptions], Table] = import_module(self.module).read
        return read(text, options)


def _recognise(module: str) -> Callable[[str], bool]:
    """Return what tells a form, loaded only where it is asked."""

    def recognises(text: str) -> bool:
        found: bool = import_module(f"{__name__}.{module}").recognises(text)
        return found

    return recognises


FORMS: tuple[Form, ...] = (
    Form(
        "ics",
        "calendars in iCalendar (RFC 5545)",
        (".ics", ".ical", ".icalendar"),
        f"{__name__}.ics",
        _recognise("ics"),
    ),
    Form(
        "ris",
        "lists of literature in RIS, as sources",
        (".ris",),
        f"{__name__}.ris",
        _recognise("ris"),
    ),
    Form(
        "csl",
        "lists of literature in CSL JSON, as sources",
        (".csljson",),
        f"{__name__}.csl",
        _recognise("csl"),
    ),
    Form(
        "timelinejs",
        "TimelineJS: JSON of versions 1 to 3, and sheets as CSV",
        (),
        f"{__name__}.timelinejs",
        is_timelinejs,
    ),
    Form(
        "simile", "SIMILE Timeline: XML and JSON", (), f"{__name__}.simile", is_simile
    ),
    Form(
        "json",
        "JSON, JSON Lines: records, wherever they stand",
        (".json", ".jsonl", ".ndjson", ".geojson"),
        f"{__name__}.records",
        is_records,
    ),
    Form(
        "markwhen",
        "events in the syntax of markwhen",
        (".mw", ".markwhen"),
        f"{__name__}.markwhen",
        _recognise("markwhen"),
    ),
    Form(
        "html",
        "tables in HTML",
        (".html", ".htm", ".xhtml"),
        f"{__name__}.htmltables",
        _recognise("htmltables"),
    ),
    Form(
        "markdown",
        "tables in Markdown, as GitHub has them",
        (".md", ".markdown"),
        f"{__name__}.markdowntables",
        _recognise("markdowntables"),
    ),
    Form(
        "csv",
        "CSV, TSV: rows of cells between delimiters",
        (".csv", ".tsv", ".tab"),
        f"{__name__}.delimited",
        is_delimited,
    ),
)
"""All of them; of those that recognise a text the first is taken."""
