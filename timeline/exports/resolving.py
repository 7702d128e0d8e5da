"""Whom the names in an event mean, and when it was, as rows of a table have it."""

from collections.abc import Iterable, Mapping

from timeline.dates import format_day, is_finite
from timeline.model import Event
from timeline.names import OWN, Names


def name_day(day: int) -> str:
    """Return a day as ISO 8601 has it; empty where it is infinite."""
    return format_day(day) if is_finite(day) else ""


def resolve_names(event: Event, key: str, names: Names) -> tuple[str, ...]:
    """Return for each name under a key of an event whom it certainly means then.

    As the registry has it, where it has it; the typed text where nobody is certain.
    """
    found = []
    for typed in getattr(event, key):
        identity = names.actors.find_party(typed, event.date, key).certain
        found.append(names.actors.name_of(identity) if identity else typed)
    return tuple(found)


def list_possible(event: Event, names: Names) -> tuple[str, ...]:
    """Return those who may have acted, where a name may mean several; each once.

    Also whoever may be meant by another spelling of the name.
    """
    actors = names.actors
    found: dict[str, None] = {}
    for typed in event.actors:
        party = actors.find_party(typed, event.date, "actors")
        people = () if party.certain else tuple(one.identity for one in party.people)
        found |= dict.fromkeys(map(actors.name_of, (*people, *party.others)))
    return tuple(found)


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
