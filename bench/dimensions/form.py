"""What a dimension is, the commands run on many, and how files are written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

FILE_NAME = "events.yaml"

Files = dict[str, str]
"""Texts by file name."""
Arguments = tuple[str, ...]
"""A command of `timeline` with its options, without the file."""

FIRST_DAY = date(1990, 1, 1)
FEW = 20
CHECK: Arguments = ("check",)
STATS: Arguments = ("stats",)
ACTORS: Arguments = ("actors",)
SOURCES: Arguments = ("sources",)
SHOW: Arguments = ("show",)
FULL: Arguments = ("show", "--full")
JSON: Arguments = ("export", "--format", "json")
CSV: Arguments = ("export", "--format", "csv")
TABLE: Arguments = ("show", "--view", "table")
WIDE: Arguments = ("--width", "10000")
LANES: Arguments = ("show", "--view", "lanes")
DYADS: Arguments = ("show", "--view", "dyads")
GAPS: Arguments = ("show", "--view", "gaps")
CARD: Arguments = ("show", "--view", "card")
CALENDAR: Arguments = ("show", "--view", "calendar")
DENSITY: Arguments = ("show", "--view", "density")
VIEWS = (SHOW, TABLE, LANES, DYADS, GAPS, CARD, CALENDAR, DENSITY)


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing that grows."""

    name: str
    size: int
    """How much of it the smallest file has."""
    write: Callable[[int], Files]
    commands: tuple[Arguments, ...] = (CHECK,)


def write_file(header: Iterable[str], events: Iterable[str]) -> Files:
    """Return one file; every item is a line, events with their own dashes."""
    return {FILE_NAME: "\n".join([*header, "events:", *events, ""])}


def write_event(number: int = 0, *keys: str, day: int | None = None) -> str:
    """Return an event of the day of its number, or of another, with more keys."""
    when = FIRST_DAY + timedelta((number if day is None else day) % 20_000)
    lines = [
        f"- date: {when}",
        f"  title: Talks {number}",
        *[f"  {key}" for key in keys],
    ]
    return "\n".join(lines)


def list_words(word: str, size: int) -> str:
    """Return words of ascending numbers, with commas between them."""
    return ", ".join([f"{word}{number}" for number in range(size)])


def spell(number: int) -> str:
    """Return a word of letters alone, another one for each number."""
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters = chr(ord("a") + (letter * 7 + number) % 26) + letters
    return letters
