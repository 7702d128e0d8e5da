"""What the databases differ in that events can be looked up in: a row for each."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from timeline.index.layout import BOOLEAN, INTEGER, TEXT
from timeline.lean import NamedTuple


class Dialect(NamedTuple):
    """How one kind of database is written to."""

    name: str
    placeholder: str
    """Stands for a value."""
    types: Mapping[str, str]
    """The types of columns."""
    false: str
    """What a column of type `BOOLEAN` has where something is not so."""
    contains: str
    """Tells whether a text has another in it: `{text}` and `{needle}`."""
    many: str
    """Lists the values of one parameter that holds many: `{values}`."""
    pack: Callable[[Sequence[int | str]], Any]
    """Makes that parameter."""
    seeks: bool = True
    """It finds rows by indexes; else it is made for looking at all of a column."""
    keyed: str = ""
    """Stands behind a table whose rows are kept in the order of their key alone."""


_INTEGERS = {INTEGER: "BIGINT", TEXT: "TEXT", BOOLEAN: "BOOLEAN"}

DIALECTS: Mapping[str, Dialect] = {
    "sqlite": Dialect(
        "sqlite",
        "?",
        {INTEGER: "INTEGER", TEXT: "TEXT", BOOLEAN: "INTEGER"},
        "0",
        "instr({text}, {needle}) > 0",
        # There is a limit to parameters: 999 before 3.32, then 32,766.
        "SELECT value FROM json_each({values})",
        json.dumps,
        keyed=" WITHOUT ROWID",
    ),
    "duckdb": Dialect(
        "duckdb",
        "?",
        _INTEGERS,
        "FALSE",
        "contains({text}, {needle})",
        "SELECT unnest({values})",
        list,
        seeks=False,
    ),
    "postgres": Dialect(
        "postgres",
        "%s",
        _INTEGERS,
        "FALSE",
        "position({needle} IN {text}) > 0",
        "SELECT unnest({values})",
        list,
    ),
}
"""Each by its name."""
