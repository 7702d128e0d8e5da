"""Events for other programs: a table of formats.

A format is a module with `write(selection, stream, options)`; the stream takes
bytes. It may return sentences on what the file does not say. What it writes depends
on the chronology alone: not on the locale, the clock, or the terminal. To add one,
write the module and give it a row in `EXPORTS`.
"""

from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO

from timeline.exports.options import ColumnError, Export, ExportOptions, Write
from timeline.query import Selection, leave_out_notes

__all__ = [
    "EXPORTS",
    "ColumnError",
    "ExportOptions",
    "format_of_path",
    "write_export",
]

EXPORTS = {
    "csv": Export("a table for spreadsheets and data tools", (".csv",), "csv"),
    "json": Export("everything, as one object", (".json",), "json"),
    "jsonl": Export("an event a line", (".jsonl", ".ndjson"), "jsonl"),
    "yaml": Export("a chronology, to go on with", (".yaml", ".yml"), "yaml"),
}


def format_of_path(path: str) -> str | None:
    """Return the format whose suffix a path has; None if no format has it."""
    suffix = PurePath(path).suffix.lower()
    for name, export in EXPORTS.items():
        if suffix in export.suffixes:
            return name
    return None


def write_export(
    name: str, selection: Selection, stream: BinaryIO, options: ExportOptions
) -> tuple[str, ...]:
    """Write a selection in a format of `EXPORTS`.

    Without the notes of its authors, unless the options want them. Returns what is
    worth knowing of the file and not said in it; empty for most.
    """
    if not options.notes:
        selection = leave_out_notes(selection)
    module = import_module(f"timeline.exports.{EXPORTS[name].module}")
    write: Write = module.write
    return write(selection, stream, options) or ()
