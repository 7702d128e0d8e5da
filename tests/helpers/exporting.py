"""Exports as tests ask for them: all bytes at once."""

import io

from timeline.exports import ExportOptions, write_export
from timeline.query import Selection

_PLAIN = ExportOptions()


def export_bytes(
    name: str, selection: Selection, options: ExportOptions = _PLAIN
) -> bytes:
    """Return what a format of `EXPORTS` writes of a selection."""
    stream = io.BytesIO()
    write_export(name, selection, stream, options)
    return stream.getvalue()
