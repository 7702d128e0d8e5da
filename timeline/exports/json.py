"""JSON: the chronology as one object. docs/json.md is the reference."""

from typing import BinaryIO

from timeline.exports.options import ExportOptions
from timeline.exports.record import make_event_record, make_header_record
from timeline.query import Selection
from timeline.text import dump_json


def write(selection: Selection, stream: BinaryIO, options: ExportOptions) -> None:
    """Write the selection as one object, its events streamed."""
    header = {"format": "timeline-1", **make_header_record(selection.chronology)}
    opening = dump_json(header, indent=2)
    stream.write(opening.removesuffix("\n}").encode())
    stream.write(b',\n  "events": [')
    separator = b"\n    "
    for match in selection.matches:
        stream.write(separator)
        stream.write(dump_json(make_event_record(match)).encode())
        separator = b",\n    "
    stream.write(b"\n  ]\n}\n" if selection.matches else b"]\n}\n")
