"""A number of events, and the query that finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lean import NamedTuple

if TYPE_CHECKING:
    from timeline.query.query import Query


class Number(NamedTuple):
    """How many events there are of something, and how they are asked for."""

    label: str
    """What they are, such as a name or a month."""
    certain: int
    possible: int
    """Besides the certain ones."""
    query: Query
    """`EVERYTHING` for all events of the chronology."""

    @property
    def events(self) -> int:
        """Return how many there are, possible ones too."""
        return self.certain + self.possible

    @property
    def asked(self) -> str:
        """Return the text of the query; empty for all events of the chronology."""
        from timeline.query.formatting import format_query

        return format_query(self.query)

    def __str__(self) -> str:
        """Return the number as it is drawn: `12`, `12+3?`."""
        return format_number(self.certain, self.possible)


def format_number(certain: int, possible: int) -> str:
    """Return a number of events, possible ones apart: `12`, `12+3?`."""
    return f"{certain:,}+{possible:,}?" if possible else f"{certain:,}"
