"""Exports as tests ask for them: all bytes at once, or all that they say."""

import io

from timeline.exports import EXPORTS, ExportOptions, write_export
from timeline.query import Selection

_PLAIN = ExportOptions()
_CONVERTED = ("docx", "pdf")
WRITTEN = tuple(name for name in EXPORTS if name not in _CONVERTED)
"""The formats but for those that other programs make of a report in Markdown."""


def export_bytes(
    name: str, selection: Selection, options: ExportOptions = _PLAIN
) -> bytes:
    """Return what a format of `EXPORTS` writes of a selection."""
    stream = io.BytesIO()
    write_export(name, selection, stream, options)
    return stream.getvalue()


def read_export(name: str, data: bytes) -> str:
    """Return a document as text; of one that is none, all texts that it holds."""
    return "\n".join(list_texts(name, data))


def list_texts(name: str, data: bytes) -> list[str]:
    """Return the texts that a document holds, whole where it is no text itself."""
    if not EXPORTS[name].binary:
        return [data.decode()]
    # What reads them takes a while to import.
    if name == "sqlite":
        from tests.helpers.databases import list_values

        return [value for value in list_values(data) if isinstance(value, str)]
    if name == "xlsx":
        from tests.helpers.workbooks import list_cells

        return list_cells(data)
    raise AssertionError(f"nothing here reads {name}")
