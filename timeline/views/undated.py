"""Events whose date nobody knows: apart from the others, and in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.text import count_of

if TYPE_CHECKING:
    from timeline.query import Match, Selection


def split_undated(
    matches: Iterable[Match],
) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
    """Return the matches that have a date, and those that are undated."""
    dated: list[Match] = []
    undated: list[Match] = []
    for match in matches:
        (undated if match.event.date.is_undated else dated).append(match)
    return tuple(dated), tuple(undated)


def turn_round(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the matches with the latest first; what is undated comes last still."""
    dated, undated = split_undated(matches)
    return dated[::-1] + undated


def describe_stretch(selection: Selection, stretch: str) -> str:
    """Return `1985 – 2005 and 12 undated`: `stretch`, and what has no place in it.

    Empty where there is neither.
    """
    number = sum(match.event.date.is_undated for match in selection.matches)
    if not number:
        return stretch
    if number == len(selection.matches):
        return "undated"
    undated = f"{number:,} undated"
    return f"{stretch} and {undated}" if stretch else undated


def describe_apart(selection: Selection) -> str:
    """Return what may match besides, and was set apart; empty where nothing was."""
    if not selection.undated:
        return ""
    return f"and {selection.undated:,} undated that may match"


def name_undated(number: int) -> str:
    """Return `1 undated event`, `12 undated events`."""
    return count_of(number, "undated event")
