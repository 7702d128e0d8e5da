"""One event as `timeline` YAML, as an hledger transaction and as a beancount one.

Each engine carries the same words. Values need no escaping; see `words.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from words import KINDS, SOURCES

_OPENING = date(1994, 1, 1)  # no event begins before it
_TEXT_WIDTH = 72  # of the lines of a block text


@dataclass(frozen=True, slots=True)
class Event:
    """One event, as words.

    `when` is what an author would type; `first_day` the first day it covers, before
    any widening for `~`.
    """

    when: str
    first_day: date
    title: str
    kind: str
    actors: tuple[str, ...]
    place: str
    tags: tuple[str, ...]
    source: str
    summary: str


def format_registry(careers: Sequence[tuple[str, str, int, int, int]]) -> str:
    """Return the registry of actors: two offices each, of one state, by years.

    A career is a name, a state, and the years of coming into the first office, of
    changing to the second and of leaving it.
    """
    lines = ["actors:"]
    for name, state, start, turn, end in careers:
        last = f"{turn}-06-30/{end}-02"
        lines += [
            f"  {name.lower().replace(' ', '-')}:",
            f"    name: {name}",
            "    roles:",
            f"    - {{office: Adviser, of: {state}, when: {start}/{turn}-06-30}}",
            f"    - {{office: Deputy Minister, of: {state}, when: {last}}}",
        ]
    return "\n".join(lines)


def format_yaml_header(registry: str = "") -> str:
    """Return the lines before the first event: the registry of sources, and another."""
    lines = ["timeline: 1", "title: A generated chronology", "", "sources:"]
    for name, title, publisher, reliability in SOURCES:
        lines += [
            f"  {name}:",
            f"    title: {title}",
            f"    publisher: {publisher}",
            f"    reliability: {reliability}",
        ]
    if registry:
        lines += ["", registry]
    return "\n".join([*lines, "", "events:", ""])


def format_yaml(event: Event) -> str:
    """Return one event of the list, its eight keys in the usual order."""
    return (
        f"- date: {_quote_set(event.when)}\n"
        f"  title: {event.title}\n"
        f"  kind: {event.kind}\n"
        f"  actors: [{', '.join(event.actors)}]\n"
        f"  place: {event.place}\n"
        f"  tags: [{', '.join(event.tags)}]\n"
        f"  sources: [{event.source}]\n"
        f"  summary: {event.summary}\n"
    )


def format_quoted(event: Event) -> str:
    """Return one event, every scalar in quotes: double ones for texts, else single."""
    return (
        f'- date: "{event.when}"\n'
        f'  title: "{event.title}"\n'
        f"  kind: '{event.kind}'\n"
        f"  actors: [{_quote_each(event.actors)}]\n"
        f"  place: '{event.place}'\n"
        f"  tags: [{_quote_each(event.tags)}]\n"
        f"  sources: [{_quote_each([event.source])}]\n"
        f'  summary: "{event.summary}"\n'
    )


def format_block(event: Event) -> str:
    """Return one event, its summary a folded text, and its lists an item a line."""
    lines = wrap(event.summary, _TEXT_WIDTH, break_on_hyphens=False)
    return "\n".join(
        [
            f"- date: {_quote_set(event.when)}",
            f"  title: {event.title}",
            f"  kind: {event.kind}",
            *("  actors:", *(f"  - {actor}" for actor in event.actors)),
            f"  place: {event.place}",
            *("  tags:", *(f"  - {tag}" for tag in event.tags)),
            *("  sources:", f"  - {event.source}"),
            *("  summary: >-", *(f"    {line}" for line in lines)),
            "",
        ]
    )


def format_commented(event: Event) -> str:
    """Return one event with comments behind values, and one in a line of its own."""
    return (
        f"- date: {_quote_set(event.when)}  # as the papers have it\n"
        f"  title: {event.title}\n"
        f"  kind: {event.kind} # or so it was called\n"
        f"  actors: [{', '.join(event.actors)}]  # and their staff\n"
        f"  place: {event.place}  # by the dateline\n"
        f"  tags: [{', '.join(event.tags)}]\n"
        f"  # one source is enough for now\n"
        f"  sources: [{event.source}]  # p. 2\n"
        f"  summary: {event.summary}\n"
    )


def _quote_set(when: str) -> str:
    # A one-of set starts with a bracket, which plain YAML would read as a list.
    return f'"{when}"' if when.startswith("[") else when


def _quote_each(values: Sequence[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def format_journal_header() -> str:
    """Return the hledger directives for the commodity and each account."""
    lines = ["; A generated chronology", "", "commodity 1. EVENT"]
    lines += [f"account events:{kind[0]}" for kind in KINDS]
    return "\n".join([*lines, "account chronology", "", ""])


def format_journal(event: Event) -> str:
    """Return one hledger transaction, its words as tags."""
    # The typed date is tagged `when`, since hledger reads a tag called `date` as one,
    # and a comma would end it.
    return (
        f"{event.first_day} {event.actors[0]} | {event.title}\n"
        f"    ; when: {event.when.replace(',', ' ')}\n"
        f"    ; kind: {event.kind}\n"
        f"    ; actors: {' / '.join(event.actors)}\n"
        f"    ; place: {event.place}\n"
        f"    ; tags: {' '.join(event.tags)}\n"
        f"    ; source: {event.source}\n"
        f"    ; summary: {event.summary}\n"
        f"    events:{event.kind}  1 EVENT\n"
        f"    chronology  -1 EVENT\n\n"
    )


def format_beancount_header() -> str:
    """Return the beancount directives that open each account."""
    lines = ['option "title" "A generated chronology"', ""]
    lines += [f"{_OPENING} open Income:{kind[0].capitalize()} EVENT" for kind in KINDS]
    return "\n".join([*lines, f"{_OPENING} open Equity:Chronology EVENT", "", ""])


def format_beancount(event: Event) -> str:
    """Return one beancount transaction, its words as metadata."""
    tags = " ".join(f"#{tag}" for tag in event.tags)
    return (
        f'{event.first_day} * "{event.actors[0]}" "{event.title}" {tags}\n'
        f'  when: "{event.when}"\n'
        f'  kind: "{event.kind}"\n'
        f'  actors: "{" / ".join(event.actors)}"\n'
        f'  place: "{event.place}"\n'
        f'  source: "{event.source}"\n'
        f'  summary: "{event.summary}"\n'
        f"  Income:{event.kind.capitalize()}  1 EVENT\n"
        f"  Equity:Chronology  -1 EVENT\n\n"
    )
