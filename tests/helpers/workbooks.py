"""Workbooks as tests read them: texts as Excel would, which openpyxl does not."""

import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile("_x([0-9A-F]{4})_")


def open_sheet(data: bytes, name: str = "Events") -> Worksheet:
    """Return a sheet of a workbook with its cells, forms and widths."""
    sheet = openpyxl.load_workbook(io.BytesIO(data))[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def read_sheet(data: bytes, name: str = "Events") -> list[dict[str, Any]]:
    """Return the rows of a sheet below its header, empty cells as None."""
    texts = _read_texts(data)
    header, *rows = [
        [texts.get(cell, cell) if isinstance(cell, str) else cell for cell in row]
        for row in open_sheet(data, name).values
    ]
    heads = tuple(map(str, header))
    return [dict(zip(heads, row, strict=True)) for row in rows]


def list_cells(data: bytes) -> list[str]:
    """Return every text that stands in a cell of any sheet, each once."""
    return list(_read_texts(data).values())


def _read_texts(data: bytes) -> dict[str, str]:
    """Return the texts of cells by what openpyxl (3.1.5) makes of them.

    It leaves characters that XML cannot hold as they are escaped (ISO/IEC 29500-1,
    22.9.2.19), and what only looks so as well.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(  # noqa: S314  # our own
            archive.read("xl/sharedStrings.xml")
        )
    written = (
        "".join(part.text or "" for part in entry.iter(f"{_MAIN}t")) for entry in root
    )
    return {
        text.replace("x005F_", ""): _ESCAPED.sub(
            lambda match: chr(int(match[1], 16)), text
        )
        for text in written
    }
