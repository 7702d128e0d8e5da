"""What a term is resolved against, and what resolves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from timeline.lean import NamedTuple
from timeline.query.conditions import Leaf
from timeline.query.query import Term

if TYPE_CHECKING:
    from timeline.names import Names
    from timeline.query.query import Flags

NAMING = frozenset({":", "="})
"""The operators that name a value."""


class Asking(NamedTuple):
    """What a term is resolved against."""

    names: Names
    flags: Flags


Make = Callable[[Term, Asking], Leaf]
"""Makes the condition of a term. Raises UnresolvedNameError for a value that means
nothing in the chronology, so that a misspelt name never looks like an empty answer."""
