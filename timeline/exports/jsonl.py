"""JSON Lines: one event a line, for jq, DuckDB and pandas."""

import json
from typing import BinaryIO

from timeline.exports.options import ExportOptions
from timeline.exports.record import make_event_record
from timeline.query import Selection


def write(selection: Selection, stream: BinaryIO, options: ExportOptions) -> None:
    """Write each event as an object on a line of its own."""
    for match in selection.matches:
        record = make_event_record(match)
        stream.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
