"""Entries for the registry of actors, as YAML to paste into a chronology."""

from collections.abc import Iterable, Iterator

from timeline.exports.yamltree import Tree, format_pairs
from timeline.names.undeclared import Undeclared
from timeline.yamltext import quote_scalar


def format_entries(
    actors: Iterable[Undeclared], *, with_key: bool = True
) -> Iterator[str]:
    """Yield the lines of an entry for each actor, other spellings as aliases.

    `with_key` begins with `actors:`; a file that has this key already takes the
    entries below it.
    """
    if with_key:
        yield "actors:"
    for actor in actors:
        aliases = [typed for typed, _ in actor.spellings if typed != actor.name]
        entry: dict[str, Tree] = {"name": actor.name}
        if aliases:
            entry["aliases"] = aliases
        yield f"  {quote_scalar(actor.id)}:"
        yield from format_pairs(entry, indent=4)
