"""Which slips are left alone whatever comes of them.

Of those in entries that were left out nothing can be proved; and nobody but the author
knows which of two keys of one name is meant, or what belongs together where not all is
well-formed.
"""

from bisect import bisect_right
from math import inf

from timeline.diagnostics import pack_mark
from timeline.editing.splices import offset_of
from timeline.model import LEFT_OUT_REASONS, Chronology
from timeline.reading.slips import (
    IN_HEADER,
    IN_TEXT,
    Joined,
    Noted,
    Shifted,
    Undashed,
    Untabbed,
)

_Place = tuple[float, float]
"""Line and column."""


class Entries:
    """The entries of a chronology, read, left out or not well-formed."""

    def __init__(self, chronology: Chronology) -> None:
        self._reasons: dict[tuple[str, _Place], str] = {}
        self._places: dict[str, list[_Place]] = {}
        for one in chronology.left_out:
            place = one.where.line, one.where.column
            self._reasons[one.where.file, place] = LEFT_OUT_REASONS[one.reason][0]
            self._places.setdefault(one.where.file, []).append(place)
        for event in chronology.events:
            where = event.locate()
            place = where.line, where.column
            self._places.setdefault(event.file, []).append(place)
        for places in self._places.values():
            places.sort()
        self._twice = {
            (where.file, where.line, where.column)
            for one in chronology.diagnostics
            if one.code == "key-duplicate"
            for where in (one.where, *(other for _, other in one.related))
        }
        self._malformed = {
            (one.where.file, self._find(one.where.file, one.where.line))
            for one in chronology.diagnostics
            if one.code == "yaml-syntax"
        }
        self._lines = {(file, line) for file, line, _ in self._twice}

    def explain(self, noted: Noted) -> str:
        """Return why a slip is left alone; empty where it need not be."""
        file, slip = noted.file, noted.slip
        where = file.locate(pack_mark(offset_of(file, slip), 0))
        # What is about lines is about all that begins in them.
        is_line = isinstance(slip, Shifted | Undashed | Untabbed)
        if (
            (file.name, where.line) in self._lines
            if is_line
            else (file.name, where.line, where.column) in self._twice
        ):
            return "it is typed twice"
        if isinstance(slip, Joined | Shifted | Undashed | Untabbed):
            # What belongs together there is only guessed.
            place = self._find(file.name, where.line)
            if (file.name, place) in self._malformed:
                return "the entry it stands in is not well-formed"
        lost = self._find_loss(noted, (where.line, inf if is_line else where.column))
        return f"the entry it stands in is left out: {lost}" if lost else ""

    def _find_loss(self, noted: Noted, place: _Place) -> str:
        """Return why the entry of a slip was left out; empty where it was read."""
        file = noted.file
        if noted.entry == IN_HEADER or file.name not in self._places:
            return ""
        if noted.entry != IN_TEXT:
            where = file.locate(noted.entry)
            return self._reasons.get((file.name, (where.line, where.column)), "")
        places = self._places[file.name]
        index = bisect_right(places, place)
        return self._reasons.get((file.name, places[index - 1]), "") if index else ""

    def find_entry(self, noted: Noted) -> _Place:
        """Return where the entry begins that a slip about lines stands in."""
        where = noted.file.locate(pack_mark(offset_of(noted.file, noted.slip), 0))
        return self._find(where.file, where.line)

    def _find(self, file: str, line: int) -> _Place:
        places = self._places.get(file, [])
        index = bisect_right(places, (line, inf))
        return places[index - 1] if index else (0, 0)
