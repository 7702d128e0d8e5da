"""Chronologies read in both ways, by the pattern of plain entries and by libyaml."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from timeline.diagnostics import SourceFile
from timeline.model import (
    LIST_MARKS,
    SINGLE_MARKS,
    Chronology,
    Event,
)
from timeline.reading.merging import Input, merge_files
from timeline.reading.plainmarks import EntryMarks

ALWAYS = 1
"""As `plain_from`: the pattern is tried however few the entries are."""
NEVER = 1 << 62


def read_text(
    text: str | bytes, *, plain_from: int, name: str = "f.yaml"
) -> Chronology:
    """Return the chronology of a text, read in one way."""
    data = text.encode() if isinstance(text, str) else text
    return merge_files([Input(SourceFile(name, data))], plain_from=plain_from)


def show_event(event: Event) -> dict[str, Any]:
    """Return all that an event holds, and where each of its values stands."""
    held: dict[str, Any] = {
        one.name: getattr(event, one.name)
        for one in dataclasses.fields(Event)
        if one.name not in ("origin", "marks")
    }
    held["typed"] = event.date.typed, event.reported and event.reported.typed
    held["marks"] = list(event.marks)
    held["where"] = [event.locate(key) for key in SINGLE_MARKS] + [
        event.locate(key, index)
        for key in LIST_MARKS
        for index in range(len(getattr(event, key)))
    ]
    return held


def show_chronology(chronology: Chronology) -> dict[str, Any]:
    """Return all that a chronology holds, in its order."""
    held = {
        one.name: getattr(chronology, one.name)
        for one in dataclasses.fields(Chronology)
        if one.name not in ("memo", "events")
    }
    return held | {"events": [show_event(event) for event in chronology.events]}


def count_plain(events: Sequence[Event]) -> int:
    """Return how many events were read by the pattern."""
    return sum(isinstance(event.marks, EntryMarks) for event in events)


def read_both(text: str | bytes, *, name: str = "f.yaml") -> tuple[int, int]:
    """Hold a text to itself, read in both ways.

    Return how many events were read by the pattern, and how many there are.
    """
    plain = read_text(text, plain_from=ALWAYS, name=name)
    whole = read_text(text, plain_from=NEVER, name=name)
    assert not count_plain(whole.events)
    assert show_chronology(plain) == show_chronology(whole), text
    return count_plain(plain.events), len(plain.events)
