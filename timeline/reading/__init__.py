"""From files to a chronology; the only room that knows YAML.

    files     which files, and their bytes
    syntax    bytes to nodes: text with marks, streamed from libyaml
    unreadable    what libyaml cannot read, in words for the author
    values    nodes to texts, lists and dates, for every kind of record
    events, citations, registries, parts     nodes to records; one file's share
    declared  types of the authors' own keys, and saved queries
    notes     where notes stand, for those who must not quote them
    merging, relative             shares to one chronology

What is wrong with the data becomes a diagnostic of the chronology. Only files
that cannot be read raise.
"""

import gc
import os
from collections.abc import Iterable, Sequence

from timeline.diagnostics import SourceFile
from timeline.model import Chronology
from timeline.reading.files import UnreadableFileError, find_files, read_file
from timeline.reading.merging import merge_files

__all__ = [
    "UnreadableFileError",
    "find_files",
    "load",
    "load_text",
    "read_file",
]


def load(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
) -> Chronology:
    """Read one chronology from files, folders of files, or `-` for standard input.

    Without paths it is what the environment variable TIMELINE_FILE names, else
    events.yaml in the current folder. Everything that is wrong with the data is
    in the chronology's `diagnostics`; raises UnreadableFileError only for what
    cannot be found or read.
    """
    if isinstance(paths, str | os.PathLike):
        paths = [paths]
    found = find_files([os.fspath(path) for path in paths])
    return _load(read_file(path) for path in found)


def load_text(text: str | bytes, *, name: str = "<text>") -> Chronology:
    """Read one chronology from text; `name` stands for the file in diagnostics."""
    # Half of a surrogate pair is no text, and becomes the diagnostic that bytes do.
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _load([SourceFile(name, data)])


def _load(files: Iterable[SourceFile]) -> Chronology:
    # Hundreds of thousands of small objects are made and almost none dropped: the
    # collector would walk them again and again, for two thirds of the time.
    enabled = gc.isenabled()
    gc.disable()
    try:
        return merge_files(files)
    finally:
        if enabled:
            gc.enable()
