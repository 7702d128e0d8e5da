"""JSON Lines: one event a line, for jq, DuckDB and pandas."""

from typing import BinaryIO

from timeline.exports.options import ExportOptions
from timeline.names import names_of
from timeline.query import Selection
from timeline.text import dump_json


def write(selection: Selection, stream: BinaryIO, options: ExportOptions) -> None:
    """Write each event as an object on a line of its own."""
    names = names_of(selection.chronology)
    for match in selection.matches:
        record = match.to_dict(names)
        stream.write(dump_json(record).encode() + b"\n")
