"""Entries for the registry of actors, as YAML to paste into a chronology."""

from collections.abc import Iterable, Iterator

from timeline.names.undeclared import Undeclared
from timeline.patterns import LazyPattern
from timeline.text import dump_json

_PLAIN = LazyPattern(r"[^\W_](?:[\w .'’/()-]*[\w.')])?")
# What YAML would not take for text.
_NO_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


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
        yield f"  {quote_yaml(actor.id)}:"
        yield f"    name: {quote_yaml(actor.name)}"
        if aliases:
            yield f"    aliases: [{', '.join(map(quote_yaml, aliases))}]"


def quote_yaml(text: str) -> str:
    """Return a text as YAML takes it for text, in quotes where it must."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NO_TEXT:
        return text
    # A JSON string is a YAML string, once what YAML cannot carry (YAML 1.1, 5.1 and
    # 5.4) is escaped.
    return dump_json(text)
