"""Sense across events: a table of functions, each yielding diagnostics.

A check takes the chronology and yields what it finds; it holds no state. To add
one, write it in a module of this room and give it a row in `CHECKS`.
"""

from collections.abc import Callable, Iterator

from timeline.checks.references import (
    check_actors,
    check_places,
    check_see,
    check_sources,
)
from timeline.diagnostics import Diagnostic, Location
from timeline.model import Chronology

Check = Callable[[Chronology], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (check_see, check_actors, check_places, check_sources)


def check(chronology: Chronology) -> tuple[Diagnostic, ...]:
    """Return all that is wrong: what reading found, and what the checks find.

    Sorted by file, in the order the files were read, then by place in it.
    """
    found = list(chronology.diagnostics)
    for run in CHECKS:
        found.extend(run(chronology))
    order = {file.name: index for index, file in enumerate(chronology.files)}

    def place(diagnostic: Diagnostic) -> tuple[int, int, int]:
        where: Location = diagnostic.where
        return order.get(where.file, len(order)), where.line, where.column

    return tuple(sorted(found, key=place))
