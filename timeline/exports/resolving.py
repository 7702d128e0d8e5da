"""Whom the names in an event mean, and when it was, as rows of a table have it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from timeline.dates import format_day, is_finite
from timeline.model import Event
from timeline.names import OWN, Names


@lru_cache(maxsize=1024)
def name_day(day: int) -> str:
    """Return a day as ISO 8601 has it; empty where it is infinite."""
    return format_day(day) if is_finite(day) else ""


def resolve_names(event: Event, key: str, names: Names) -> tuple[str, ...]:
    """Return for each name under a key of an event whom it certainly means then.

    As the registry has it, where it has it; the typed text where nobody is certain.
    """
    typed = getattr(event, key)
    return names.actors.list_meant(typed, event.date, key) if typed else ()


def list_possible(event: Event, names: Names) -> tuple[str, ...]:
    """Return those who may have acted, where a name may mean several; each once.

    Also whoever may be meant by another spelling of the name.
    """
    return names.actors.list_possible(event.actors, event.date)


def name_own(
    keys: Iterable[str],
    taken: Iterable[Iterable[str]],
    others: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Return the authors' own keys by column; one that is taken gets `own.`.

    `taken` has the names of all other columns. Keys that are among `others`, which are
    columns already, are left out.
    """
    others = others or {}
    columns: dict[str, str] = {}
    named = set(others.values())
    taken = tuple(map(frozenset, taken))
    for key in dict.fromkeys(keys):
        column = key
        while any(column in names for names in (*taken, others, columns)):
            column = f"{OWN}{column}"
        if key not in named:
            columns[column] = key
    return columns
