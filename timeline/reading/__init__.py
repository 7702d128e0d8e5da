"""From files to a chronology; the only room that knows YAML.

    unreadable    bytes to text, and what libyaml cannot read, in words for the author
    documents a text to documents: YAML, JSON, JSON Lines, front matter; conflicts
    entries   a document to its entries, by its text alone
    composing, jsontext    a stretch of text to nodes: text with marks
    plain, plainvalues    entries and values of usual forms, by patterns alone
    plainentries, plainevents, plainmarks    the events they make, and their places
    salvage   what is not well-formed, piece by piece
    lines, slipped, brackets, rawtext    what that takes of the text alone
    finding   which part of a document is the events
    schema    the form of the tables that say what each record holds
    values, datevalues    nodes to texts, lists and dates, for every kind of record
    events, citations, registries, headers    the tables, and their records
    dateparts, ids    dates in several keys; ids of events without one
    declared  types of the authors' own keys, and saved queries
    parts, merging, relative    one document's share; all shares to one chronology
    jsonschema    the tables as a JSON Schema
    slips     what was read as if it had been written otherwise
    notes     where notes stand, for those who must not quote them

What is wrong with the data becomes a diagnostic of the chronology. Only files
that cannot be read raise.
"""

import gc
import os
from collections.abc import Iterable, Iterator, Sequence

from timeline.diagnostics import SourceFile
from timeline.files import (
    UnreadableFileError,
    find_files,
    list_files,
    read_file,
)
from timeline.model import Chronology
from timeline.reading.merging import Input, merge_files
from timeline.reading.parts import Watch
from timeline.reading.slips import Noted

__all__ = [
    "Input",
    "UnreadableFileError",
    "Watch",
    "find_files",
    "load",
    "load_inputs",
    "load_text",
    "read_file",
    "read_inputs",
]


def load(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
    *,
    at: str = "",
    watch: Watch | None = None,
) -> Chronology:
    """Read one chronology from files, folders of files, or `-` for standard input.

    Without paths it is what the environment variable TIMELINE_FILE names, else
    events.yaml in the current folder. `at` is the path of the list of events within
    each file, keys joined by points, where it is not to be found by itself. Everything
    that is wrong with the data is in the chronology's `diagnostics`; raises
    UnreadableFileError only for what cannot be found or read.

    `watch` is told each file when it is opened, and after each event how many of it
    have been read.
    """
    if isinstance(paths, str | os.PathLike):
        paths = [paths]
    inputs = read_inputs([os.fspath(path) for path in paths])
    return load_inputs(inputs, at=at, watch=watch)


def load_text(text: str | bytes, *, name: str = "<text>", at: str = "") -> Chronology:
    """Read one chronology from text; `name` stands for the file in diagnostics."""
    # Half of a surrogate pair is no text, and becomes the diagnostic that bytes do.
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return load_inputs([Input(SourceFile(name, data))], at=at)


def read_inputs(paths: Sequence[str]) -> Iterator[Input]:
    """Yield the files that paths name, as `load` takes them, each as it is read.

    Raises UnreadableFileError for what cannot be found or read.
    """
    for path, from_folder in list_files(paths):
        yield Input(read_file(path), from_folder)


def load_inputs(
    inputs: Iterable[Input],
    *,
    at: str = "",
    slips: list[Noted] | None = None,
    watch: Watch | None = None,
) -> Chronology:
    """Read one chronology from files as they were read.

    Into `slips` goes what stands in them otherwise than it would in the strict form.
    """
    # Hundreds of thousands of small objects are made and almost none dropped: the
    # collector would walk them again and again, for two thirds of the time.
    enabled = gc.isenabled()
    gc.disable()
    try:
        return merge_files(inputs, at=at, slips=slips, watch=watch)
    finally:
        if enabled:
            gc.enable()
