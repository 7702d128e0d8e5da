"""Chronologies that are large in one dimension each, and what is run on them.

Each row of `DIMENSIONS` writes files of which one thing grows with `size`: keys,
sources, holders of one office, events of one day. All else stays as small as it can,
so that the time of a command is that of the dimension. Sizes are such that a command
that takes time in step with them takes some tenths of a second; real chronologies are
far below most of them.

reading      files as such
sources      sources and other values of events
actors       the registry, and who acts
dates        time
form         what a dimension is, and what helps to write one
"""

from dimensions.actors import ACTING
from dimensions.dates import DATED
from dimensions.form import FILE_NAME, Arguments, Dimension, Files
from dimensions.reading import READING, write_block, write_json_line
from dimensions.sources import SOURCED

__all__ = [
    "DIMENSIONS",
    "FILE_NAME",
    "Arguments",
    "Dimension",
    "Files",
    "write_block",
    "write_json_line",
]

DIMENSIONS: tuple[Dimension, ...] = (*READING, *SOURCED, *ACTING, *DATED)
"""Names are unique."""
