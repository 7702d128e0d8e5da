"""What every export is told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from timeline.diagnostics import ExpectedError
from timeline.query import Selection


class ColumnError(ExpectedError):
    """A column asked for that no event has."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to write. Formats that have no use for an option ignore it."""

    columns: tuple[str, ...] = ()
    """Columns in order; empty for all."""
    list_separator: str = "; "
    bom: bool = False
    raw: bool = False
    """Leave cells alone that a spreadsheet would run as a formula."""
    notes: bool = False
    """Write what is for the authors alone as well."""


class Export(NamedTuple):
    """A row of the table of formats."""

    summary: str
    suffixes: tuple[str, ...]
    module: str
    """Holds `write(selection, stream, options)`; imported when used."""


Write = Callable[[Selection, BinaryIO, ExportOptions], tuple[str, ...] | None]
