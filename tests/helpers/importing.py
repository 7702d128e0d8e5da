"""Imports into a file, without one."""

from collections.abc import Sequence

from timeline.diagnostics import SourceFile
from timeline.editing import Inputs
from timeline.importing.combining import Imported
from timeline.importing.into import Result, put_into
from timeline.reading import Input

_NAME = "own.yaml"


def put_in(data: bytes, imported: Imported, sources: Sequence[str]) -> Result:
    """Return what an import makes of a file, given as bytes."""
    inputs = Inputs((Input(SourceFile(_NAME, data)),))
    return put_into(inputs, _NAME, imported, sources=sources)
