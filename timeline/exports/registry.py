"""Entries for the registry of actors, as YAML to paste into a chronology."""

from collections.abc import Iterable, Iterator

from timeline.names.undeclared import Undeclared
from timeline.text import join_words, make_visible
from timeline.yamltext import Tree, format_pairs, quote_scalar


def format_entries(
    actors: Iterable[Undeclared], *, with_key: bool = True
) -> Iterator[str]:
    """Yield the lines of an entry for each actor, other spellings as aliases.

    Where nobody can tell for certain whose a spelling is, it is a comment: the author
    decides. `with_key` begins with `actors:`; a file that has this key already takes
    the entries below it.
    """
    if with_key:
        yield "actors:"
    for actor in actors:
        aliases = list(actor.others)
        entry: dict[str, Tree] = {"name": actor.name}
        if aliases and actor.certain:
            entry["aliases"] = aliases
        yield f"  {quote_scalar(actor.id)}:"
        yield from format_pairs(entry, indent=4)
        if aliases and not actor.certain:
            listed = ", ".join(map(quote_scalar, aliases))
            yield f"    # Perhaps the same, to be decided: aliases: [{listed}]"
        if actor.may_be:
            names = join_words(list(map(make_visible, actor.may_be)))
            yield f"    # May be {names}: then an alias there."
