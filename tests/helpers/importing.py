"""Imports, into a file and without one."""

from collections.abc import Sequence

from timeline import Chronology, load_text
from timeline.diagnostics import SourceFile
from timeline.editing import Inputs
from timeline.importing.applying import apply_map
from timeline.importing.combining import Imported, read_drafts
from timeline.importing.into import Result, put_into
from timeline.importing.sources import SourceOptions, open_source
from timeline.reading import Input

_NAME = "own.yaml"


def put_in(data: bytes, imported: Imported, sources: Sequence[str]) -> Result:
    """Return what an import makes of a file, given as bytes."""
    inputs = Inputs((Input(SourceFile(_NAME, data)),))
    return put_into(inputs, _NAME, imported, sources=sources)


def read_back(name: str, data: bytes) -> Chronology:
    """Return the chronology that an import makes of a file, which has this name."""
    source = open_source(SourceFile(name, data), SourceOptions())
    drafts = apply_map(source.map, source.table)
    assert drafts.left == ()
    return load_text(read_drafts(drafts).format())
