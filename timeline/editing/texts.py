"""The files of one chronology, some with other texts than they were read with."""

import gc
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from timeline.diagnostics import SourceFile
from timeline.model import Chronology
from timeline.reading import Input, load_inputs
from timeline.reading.slips import Noted


class Inputs(NamedTuple):
    """The files of one chronology."""

    inputs: tuple[Input, ...]
    at: str = ""
    """The path of the list of events in each; empty where it is to be found."""

    @property
    def files(self) -> dict[str, SourceFile]:
        """Return the files by their names."""
        return {one.file.name: one.file for one in self.inputs}

    def load(self, slips: list[Noted] | None = None) -> Chronology:
        """Read the chronology; into `slips` goes what is read leniently."""
        return load_inputs(self.inputs, at=self.at, slips=slips)

    def replace(self, texts: Mapping[str, str]) -> "Inputs":
        """Return the files with other texts in the place of some."""
        inputs = tuple(
            one._replace(file=replace_text(one.file, texts[one.file.name]))
            if one.file.name in texts
            else one
            for one in self.inputs
        )
        return Inputs(inputs, self.at)


@contextmanager
def without_collector() -> Iterator[None]:
    """Keep the collector of garbage away while much is made and nothing dropped.

    As in reading, it would walk all of it again and again.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def replace_text(file: SourceFile, text: str) -> SourceFile:
    """Return a file with another text."""
    return SourceFile(file.name, encode(file, text), file.identity)


def encode(file: SourceFile, text: str) -> bytes:
    """Return a text as the bytes of a file, with the mark of order that it has."""
    mark = BOM_UTF8 if file.data.startswith(BOM_UTF8) else b""
    return mark + text.encode()
