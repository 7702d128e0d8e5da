"""Events put into the text of a file and changed in it, and what that leaves."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.diagnostics import SourceFile
from timeline.editing import (
    Changed,
    Changes,
    Inputs,
    Inserted,
    NewEvent,
    change_event,
    insert_events,
)
from timeline.editing.spans import Splice
from timeline.reading import Input
from timeline.yamltext import Tree


def make_inputs(text: str | bytes, name: str = "e.yaml", *, at: str = "") -> Inputs:
    """Return one file as the files of a chronology."""
    data = text.encode() if isinstance(text, str) else text
    return Inputs((Input(SourceFile(name, data)),), at)


def insert(
    text: str | bytes,
    trees: Iterable[Mapping[str, Tree]],
    name: str = "e.yaml",
    *,
    at: str = "",
    **options: Any,
) -> Inserted:
    """Return what becomes of the text of one file once events are put into it."""
    inputs = make_inputs(text, name, at=at)
    return insert_events(inputs, name, [NewEvent(tree) for tree in trees], **options)


def change(
    text: str | bytes, changes: Changes, name: str = "e.yaml", *, number: int = 0
) -> Changed:
    """Return what becomes of the text of one file, an event of which is changed."""
    inputs = make_inputs(text, name)
    events = sorted(inputs.load().events, key=lambda event: event.marks[0])
    return change_event(inputs, events[number], changes)


def keeps_all_else(before: str, after: str, steps: Sequence[Sequence[Splice]]) -> bool:
    """Tell whether taking out what splices put in gives the old text again.

    Where they took something out, anything may have stood.
    """
    gap = "\0"
    for step in reversed(steps):
        parts, at, moved = [], 0, 0
        for splice in step:
            start = splice.start + moved
            if after[start : start + len(splice.text)] != splice.text:
                return False
            parts += [after[at:start], gap * (splice.end - splice.start)]
            at = start + len(splice.text)
            moved += len(splice.text) - (splice.end - splice.start)
        after = "".join([*parts, after[at:]])
    return len(before) == len(after) and all(
        one == two or two == gap for one, two in zip(before, after, strict=True)
    )
