"""The conditions of values that a page offers, as the query room resolves them."""

from typing import NamedTuple

from timeline.diagnostics import ExpectedError
from timeline.names import Names, names_of
from timeline.query import Condition, Flags, Selection, Term
from timeline.query.resolving import resolve_condition


class Draft(NamedTuple):
    """A value while its events are still being found."""

    name: str
    """Perhaps that of another value, too."""
    note: str
    term: Term | None
    condition: Condition | None
    """What the term means; None where nothing can ask for the value."""


class Asker:
    """Makes conditions of values, with the flags that the selection was asked with."""

    def __init__(self, selection: Selection) -> None:
        self.names: Names = names_of(selection.chronology)
        self.events = selection.events
        flags = selection.question.flags
        self._flags = Flags(direct=flags.direct, members=flags.members)

    def draft(self, name: str, *terms: Term, note: str = "") -> Draft:
        """Return a value by the first of the terms that can be asked."""
        for term in terms:
            condition = self._resolve(term)
            if condition is not None:
                return Draft(name, note, term, condition)
        return Draft(name, note, None, None)

    def _resolve(self, term: Term) -> Condition | None:
        """Return what a term means; None where it means nothing that can be asked."""
        try:
            return resolve_condition(term, self.names, self._flags)
        except ExpectedError:
            return None
