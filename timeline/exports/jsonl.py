"""JSON Lines: one event a line, for jq, DuckDB and pandas."""

from typing import BinaryIO

from timeline.exports.options import ExportOptions
from timeline.exports.record import make_event_record
from timeline.query import Selection
from timeline.text import dump_json


def write(selection: Selection, stream: BinaryIO, options: ExportOptions) -> None:
    """Write each event as an object on a line of its own."""
    for match in selection.matches:
        record = make_event_record(match)
        stream.write(dump_json(record).encode() + b"\n")
