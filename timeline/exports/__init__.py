"""Events for other programs and for people to read: a table of formats.

A format is a module with `write(selection, stream, options)` (`Format` says more).
What it writes depends on the chronology alone: not on the locale, the clock, or the
terminal. To add one, write the module and give it a row in `EXPORTS`, with a record of
what it can be told, if there is anything.

csv, json, jsonl, yaml   the formats
sqlite     tables to join; excel, a workbook, of the sheets of workbook
columns    what tables of events have
ics        a calendar, by way of icsdates, icslines, icsown
geojson, timelinejs   for maps, for pages
resolving, telling    whom names mean; what is told of an event in words
report     md, docx, pdf: documents; csl, the works that they cite
page       html, a page to read, filter and print
options    what each can be told
excerpt    a chronology of a selection
record, stats, tallies   records for JSON; registry, entries to paste
"""

from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO

from timeline.exports.options import (
    ColumnError,
    CsvOptions,
    ExcelOptions,
    Export,
    ExportOptions,
    Format,
    IcsOptions,
    MarkdownOptions,
    MissingError,
    Omission,
    ReportOptions,
    TsvOptions,
)
from timeline.query import Selection, leave_out_notes

__all__ = [
    "EXPORTS",
    "ColumnError",
    "CsvOptions",
    "ExcelOptions",
    "ExportOptions",
    "Format",
    "IcsOptions",
    "MarkdownOptions",
    "MissingError",
    "Omission",
    "ReportOptions",
    "TsvOptions",
    "format_of_path",
    "write_export",
]

_PLAIN = ExportOptions()

EXPORTS = {
    "csv": Export(
        "a table for spreadsheets and data tools", (".csv",), "csv", CsvOptions
    ),
    "tsv": Export(
        "the same table, with tabs between cells", (".tsv",), "csv", TsvOptions
    ),
    "xlsx": Export(
        "a workbook for Excel: events, actors, sources",
        (".xlsx",),
        "excel",
        ExcelOptions,
        binary=True,
    ),
    "sqlite": Export(
        "tables to join, for SQL and Datasette",
        (".sqlite", ".sqlite3", ".db"),
        "sqlite.document",
        binary=True,
    ),
    "json": Export("everything, as one object", (".json",), "json"),
    "jsonl": Export("an event a line", (".jsonl", ".ndjson"), "jsonl"),
    "yaml": Export("a chronology, to go on with", (".yaml", ".yml"), "yaml"),
    "md": Export(
        "a report, with notes and sources", (".md",), "report.markdown", MarkdownOptions
    ),
    "docx": Export(
        "the same for Word, by pandoc",
        (".docx",),
        "report.docx",
        ReportOptions,
        binary=True,
    ),
    "pdf": Export(
        "the same to print, by pandoc and Chromium",
        (".pdf",),
        "report.pdf",
        ReportOptions,
        binary=True,
    ),
    "html": Export("a page to read, filter and print", (".html", ".htm"), "page.html"),
    "ics": Export("a calendar", (".ics", ".ical", ".icalendar"), "ics", IcsOptions),
    "geojson": Export("places for maps", (".geojson",), "geojson"),
    "timelinejs": Export("slides of TimelineJS", (".timelinejs.json",), "timelinejs"),
    "csl": Export("the sources, for pandoc and Zotero", (".csl.json",), "report.csl"),
}


def format_of_path(path: str) -> str | None:
    """Return the format whose suffix a path has; None if no format has it.

    Of several the one with the longest: `.csl.json` before `.json`. A name that is a
    suffix and nothing else has none.
    """
    file = PurePath(path).name.lower()
    found = [
        (len(suffix), name)
        for name, export in EXPORTS.items()
        for suffix in export.suffixes
        if file.endswith(suffix) and file != suffix
    ]
    return max(found)[1] if found else None


def find_format(name: str) -> Format:
    """Return the module of a format of `EXPORTS`."""
    found: Format = import_module(f"{__name__}.{EXPORTS[name].module}")
    return found


def write_export(
    name: str,
    selection: Selection,
    stream: BinaryIO,
    options: ExportOptions = _PLAIN,
) -> tuple[str, ...]:
    """Write a selection in a format of `EXPORTS`.

    Without the notes of its authors, unless the options want them. Returns what is
    worth knowing of the file and not said in it; empty for most. Raises ColumnError
    for a column that does not exist, TypeError for options of another format.
    """
    wanted = EXPORTS[name].options
    if type(options) is ExportOptions:
        options = wanted(notes=options.notes)
    elif not isinstance(options, wanted) or wanted is ExportOptions:
        raise TypeError(f"{type(options).__name__} are no options of {name}")
    if not options.notes:
        selection = leave_out_notes(selection)
    return find_format(name).write(selection, stream, options) or ()
