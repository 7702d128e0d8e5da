"""The question, as a frozen value: which events are wanted.

A `Query` says what was asked and nothing of how to answer it, so that a view, an
index or an engine can each carry it out.
"""

from collections.abc import Iterable, Sequence
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


def make_query(
    *,
    certain: bool = False,
    direct: bool = False,
    members: bool = False,
    any_account: bool = False,
    **options: str | Sequence[str] | None,
) -> Query:
    """Make a query from options named as on the command line.

    `make_query(actor="Putin,Kerry", month="2013-05")` wants events of May 2013
    with Putin or Kerry; `actor=["Putin", "Kerry"]` wants both. An underscore
    stands for a hyphen (`not_kind`); the option `with`, a word of Python, is given as
    `with_`. Raises TypeError for an option that does not
    exist.
    """
    from timeline.query.filters import FILTERS

    filters: list[Filter] = []
    for name, given in options.items():
        option = name.rstrip("_").replace("_", "-")
        if option not in FILTERS:
            raise TypeError(f"there is no filter {option!r}")
        values = [given] if isinstance(given, str) else given or ()
        filters.extend(_split(option, values, whole=FILTERS[option].whole))
    return Query(
        tuple(filters),
        certain=certain,
        direct=direct,
        members=members,
        any_account=any_account,
    )


def _split(option: str, values: Iterable[str], *, whole: bool) -> Iterable[Filter]:
    for value in values:
        parts = [value] if whole else value.split(",")
        words = tuple(word for part in parts if (word := part.strip()))
        # An empty value is kept, so that it is refused and not taken for no filter.
        yield Filter(option, words or ("",))
