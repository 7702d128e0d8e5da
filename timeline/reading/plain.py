r"""Entries in plain style, told by one pattern: which keys stand there, with what text.

    entry   = dash pair *(column pair)
    pair    = name ":" [blanks value] *(deeper line) *(blank line | comment line)

The names are those that the pattern is made for, each once at most; each stands in the
column of the first. What belongs to a value is what libyaml would count to it: the rest
of its line, and the lines that follow and are indented more, or are items of a list in
its column. What it comes to is the business of `plainvalues`, which knows fewer forms
than YAML and refuses all others. So an entry is refused as a whole where anything in it
is out of the ordinary: then libyaml reads it.

Only stretches that `entries` cut are given to it, so that no character stands in them
that YAML takes for another break than the two of a layout.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.patterns import LazyPattern

PlainEntry = re.Match[str]
"""An entry: a group for each name, with the text of its value; None where it is not."""

_BEGIN = LazyPattern(r"(?P<before> *)-(?P<between> +)(?=[a-z])")


class Layout(NamedTuple):
    """In which columns the entries of a list stand, from 0, and how lines end."""

    dash: int
    keys: int
    has_cr: bool


def find_layout(text: str, start: int, end: int) -> Layout | None:
    """Return the layout of a document, by the entry at `start`; None for others."""
    begin = _BEGIN.compiled.match(text, start, end)
    if begin is None:
        return None
    dash = len(begin["before"])
    keys = begin.end() - begin.start()
    return Layout(dash, keys, text.find("\r", start, end) >= 0)


@lru_cache(maxsize=16)
def compile_entry(layout: Layout, names: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of a whole entry: a group for each name, in their order."""
    column = " " * layout.keys
    sign = r"[^\r\n]" if layout.has_cr else r"[^\n]"
    end = r"\r\n" if layout.has_cr else r"\n"
    blank = f" {{0,{layout.keys}}}"
    # Blank lines belong to a value where more of it follows. A line of more blanks
    # than its neighbours may be text, and is none of these.
    deeper = f"{end}(?:{blank}{end})*+{column}[ -] *+(?! ){sign}++"
    pairs = "|".join(
        # No name twice: the group must not have matched before.
        f"{re.escape(name)}:(?({number})(?!))(?= |{end}) *+({sign}*+(?:{deeper})*+)"
        for number, name in enumerate(names, 1)
    )
    idle = f"(?:{blank}(?:#{sign}*+)?{end})*+"
    # What stands between two pairs belongs to the first, so that each stands in the
    # pattern once. Greedy, not possessive: what such a group holds of groups within it
    # differs between versions of Python (gh-101955). There is nothing to go back to.
    blanks = " " * (layout.keys - layout.dash - 1)
    onward = f"(?:{' ' * (layout.dash + 1)}(?={blanks}[a-z])|\\Z)"
    return re.compile(
        f"{' ' * layout.dash}-(?:{blanks}(?:{pairs}){end}{idle}{onward})+"
    )
