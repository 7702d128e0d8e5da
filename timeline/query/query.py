"""The question, as a frozen value: which events are wanted.

A `Query` says what was asked and nothing of how to answer it, so that a view, an
index or an engine can each carry it out.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Filter(NamedTuple):
    """One condition: an option and the values of which one must hold."""

    option: str
    """A key of `timeline.query.filters.FILTERS`, such as `actor`."""
    values: tuple[str, ...]

    def __str__(self) -> str:
        """Return the condition as it is typed on a command line."""
        joined = ",".join(self.values)
        quoted = f'"{joined}"' if " " in joined or not joined else joined
        return f"--{self.option} {quoted}"


@dataclass(frozen=True, slots=True)
class Query:
    """Conditions, all of which must hold."""

    filters: tuple[Filter, ...] = ()
    certain: bool = False
    """Leave out events that only possibly match."""
    direct: bool = False
    """An actor is matched by itself alone, not by those who act for it."""
    members: bool = False
    """An organisation or group is also matched by its members."""
    any_account: bool = False
    """Filters by date also go by the dates of accounts."""


FLAGS = {
    "certain": "leave out what only possibly matches",
    "direct": "an actor itself, not those who act for it",
    "members": "an organisation or group includes its members",
    "any_account": "dates of accounts count as well",
}
"""The flags of a `Query`, each with what it does."""
