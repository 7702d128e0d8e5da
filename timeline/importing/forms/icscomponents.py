"""The components of an iCalendar (RFC 5545, 3.1 and 3.6): lines unfolded, and sorted.

One that is not closed, or closed in the wrong place, costs itself alone.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from timeline.importing.lines import split_lines
from timeline.importing.rows import Skipped
from timeline.records import cut

ENTRIES = frozenset({"VEVENT", "VTODO", "VJOURNAL"})
"""Components that are each a row, if they can be read."""
READ = frozenset({"VEVENT", "VJOURNAL", "STANDARD", "DAYLIGHT"})
"""Components whose properties are handed out."""
_HOLDING = frozenset({"VCALENDAR", "VTIMEZONE"})
_REASONS = {
    "VTODO": "a task is nothing that happened",
    "VFREEBUSY": "that somebody was busy is nothing that happened",
    "VALARM": "an alarm is nothing that happened",
}


class Line(NamedTuple):
    """A content line, its folds taken out."""

    number: int
    """Of its first line in the file, counted from 1."""
    text: str


class Component(NamedTuple):
    """A component with its own lines, without those of components in it."""

    name: str
    """In capitals."""
    line: int
    lines: list[Line]
    parent: "Component | None"


def unfold(text: str) -> Iterator[Line]:
    """Yield the content lines of a text (3.1), empty ones left out."""
    parts: list[str] = []
    begun = 0
    for number, line in enumerate(split_lines(text), 1):
        if parts and line[:1] in ("\t", " "):
            parts.append(line[1:])
            continue
        if parts:
            yield Line(begun, "".join(parts))
        parts, begun = ([line] if line.strip() else []), number
    if parts:
        yield Line(begun, "".join(parts))


class ComponentReader:
    """Takes a text apart; tells in `skipped` what belongs to no component."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.components: list[Component] = []
        """Those of `READ` and those that hold them, closed, in order of their ends."""
        self.skipped: list[Skipped] = []
        self._open: list[Component] = []
        self._names: Counter[str] = Counter()

    def read(self) -> None:
        """Read the whole text."""
        for line in unfold(self.text):
            mark, colon, name = line.text.partition(":")
            mark, name = mark.strip().upper(), name.strip().upper()
            if colon and mark == "BEGIN":
                self._begin(name, line)
            elif colon and mark == "END":
                self._end(name, line)
            elif self._open:
                self._open[-1].lines.append(line)
            else:
                self._skip(line, "it stands in no component")
        while self._open:
            self._drop("the file ends before it does")

    def _begin(self, name: str, line: Line) -> None:
        if name in ("VEVENT", "VJOURNAL"):
            # None stands within another: that has lost its end.
            while self._open and self._open[-1].name not in _HOLDING:
                self._drop(f"another {name} begins before it ends")
        parent = self._open[-1] if self._open else None
        self._open.append(Component(name, line.number, [], parent))
        self._names[name] += 1

    def _end(self, name: str, line: Line) -> None:
        if not self._names[name]:
            self._skip(line, "it ends nothing")
            return
        while self._open[-1].name != name:
            self._drop(f"{name} ends before it does")
        component = self._open.pop()
        self._names[name] -= 1
        if name in READ or name in _HOLDING:
            self.components.append(component)
        else:
            reason = _REASONS.get(name, "nothing that happened stands in it")
            self._tell(component, reason)

    def _drop(self, reason: str) -> None:
        component = self._open.pop()
        self._names[component.name] -= 1
        if component.name in _HOLDING:
            # What stood in it is there, closed, and only its own lines are not known
            # to be whole.
            self.components.append(component)
        self._tell(component, reason)

    def _tell(self, component: Component, reason: str) -> None:
        text = f"BEGIN:{component.name}"
        is_row = component.name in ENTRIES
        self.skipped.append(Skipped(component.line, cut(text), reason, is_row=is_row))

    def _skip(self, line: Line, reason: str) -> None:
        self.skipped.append(Skipped(line.number, cut(line.text), reason, is_row=False))
