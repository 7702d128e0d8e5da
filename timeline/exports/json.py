"""JSON: the chronology as one object. docs/json.md is the reference."""

from typing import BinaryIO

from timeline.exports.options import ExportOptions
from timeline.exports.record import make_header_record
from timeline.names import names_of
from timeline.query import Selection
from timeline.text import dump_json

FORMAT = "timeline-2"
"""What the document calls itself; a change that could break a reader changes it."""


def write(selection: Selection, stream: BinaryIO, options: ExportOptions) -> None:
    """Write the selection as one object, its events streamed."""
    header = {"format": FORMAT, **make_header_record(selection.chronology)}
    opening = dump_json(header, indent=2)
    stream.write(opening.removesuffix("\n}").encode())
    stream.write(b',\n  "events": [')
    separator = b"\n    "
    names = names_of(selection.chronology)
    for match in selection.matches:
        stream.write(separator)
        stream.write(dump_json(match.to_dict(names)).encode())
        separator = b",\n    "
    stream.write(b"\n  ]\n}\n" if selection.matches else b"]\n}\n")
