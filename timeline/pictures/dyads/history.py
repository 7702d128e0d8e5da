"""The history of two: what is known of their contacts, three lanes, and a list.

    Contacts         9
    Longest silence  10 months (324 days), 1985-11-21 to 1986-10-11
    A without B      | ||  |    |
    together         ●────10 months────●  6 months ●  ●
    B without A        |  |  ||

Lanes of one without the other have a stroke for each event; dates known to no month are
in none of these, and counted. The longest silence is a band.
"""

from collections.abc import Iterator, Sequence

from timeline.analysis.apart import find_apart
from timeline.dates import Window
from timeline.layout.framing import find_frame
from timeline.pictures.canvas import Canvas, Drawn, draw_nothing
from timeline.pictures.dyads.lanes import Lanes
from timeline.pictures.eventlines import EventLine, EventLines, list_signs, name_event
from timeline.pictures.measure import cut_text
from timeline.pictures.shapes import (
    Face,
    Shape,
    Text,
)
from timeline.query import find_asked_window
from timeline.text import count_of, join_words
from timeline.views.dyads.history import History, name_asked
from timeline.views.dyads.met import describe_contacts
from timeline.views.framed import Framed
from timeline.views.options import DyadsOptions
from timeline.views.sheet import Sheet

# In a picture of less than so many sizes of its letters some facts make way.
_ROOMY = 30.0
_TWO_COLUMNS = 60.0
_LABEL_SHARE = 0.35
_ENDS = ("First contact", "Last contact")
# The contacts of the two take at least this share of the axis.
_OWN_SHARE = 0.4


class HistoryPicture:
    """The contacts of two whom the `with` filters of a selection name."""

    def __init__(self, sheet: Sheet[DyadsOptions], canvas: Canvas) -> None:
        self._sheet, self._canvas = sheet, canvas
        self._sizes, self._area = canvas.sizes, canvas.area
        self._names = name_asked(sheet)

    def draw(self) -> Drawn:
        """Return what is known of the two, their lanes, and the list."""
        title = join_words(self._names, last="and")
        if not self._sheet.matches:
            return draw_nothing(self._canvas, f"{title}: no contact")
        history = History(self._sheet)
        size, area = self._sizes.label, self._area
        y = area.top + self._sizes.lane
        name = cut_text(title, self._sizes.lane, area.width, Face.BOLD)
        shapes: list[Shape] = [
            Text(area.left, y, name, self._sizes.lane, face=Face.BOLD)
        ]
        y += size * 0.8
        facts = list(history.summarise())
        if area.height < size * _ROOMY:
            # The list begins with the first, and ends with the last.
            facts = [one for one in facts if one[0] not in _ENDS]
        lines = [EventLine(label, text) for label, text in facts]
        told = EventLines(lines, area.width, size, share=_LABEL_SHARE)
        drawn, _ = told.draw(area.left, y, told.height)
        shapes += drawn
        y += told.height + size
        notes = [describe_contacts(history.contacts, self._sheet).rstrip(".")]
        lanes = self._make_lanes(history, area.bottom - y)
        if lanes is not None:
            shapes += lanes.draw(y)
            y += lanes.height + size
            notes += lanes.notes
        elif any(not one.is_undated for one in history.dates):
            notes.append("lanes have no room")
        lines = self._list_lines(history)
        drawn, shown = self._draw_list(lines, y)
        shapes += drawn
        hidden = len(history.list_matches()) - shown
        if hidden:
            notes.append(f"{count_of(hidden, 'title')} not shown")
        keys = lanes.list_keys() if lanes is not None else ()
        known = {key.label for key in keys}
        signs = list_signs(self._sheet.matches, self._sizes)
        return Drawn(
            tuple(shapes),
            (*keys, *(sign for sign in signs if sign.label not in known)),
            tuple(notes),
            tuple(self._list_sentences(history, lines)),
        )

    def _draw_list(
        self, lines: Sequence[EventLine], top: float
    ) -> tuple[tuple[Shape, ...], int]:
        """Return the contacts below each other, and how many have room.

        In two columns, where one has not room for all and the picture is wide.
        """
        size, area = self._sizes.label, self._area
        room = area.bottom - top
        listed = EventLines(lines, area.width, size, share=_LABEL_SHARE)
        if listed.height <= room or area.width < size * _TWO_COLUMNS:
            return listed.draw(area.left, top, room)
        width = (area.width - size * 2) / 2
        left = EventLines(lines, width, size, share=_LABEL_SHARE)
        count = left.count_fitting(room)
        left, right = (
            EventLines(part, width, size, share=_LABEL_SHARE)
            for part in (lines[:count], lines[count:])
        )
        first, shown = left.draw(area.left, top, room)
        second, more = right.draw(area.right - width, top, room)
        return (*first, *second), shown + more

    def _make_lanes(self, history: History, room: float) -> Lanes | None:
        """Return the lanes; None where no day is known, or they have no room."""
        selection = self._sheet.selection
        window = Framed(selection).window
        if window is None:
            return None
        apart = find_apart(selection)
        dates = [match.event.date for match in selection.matches]
        others = [match.event.date for matches in apart for match in matches]
        asked = find_asked_window(selection.condition)
        wider = find_frame([*dates, *others], asked)
        # What each did without the other is worth some room, but not most of it.
        days = window.last + 1 - window.first
        if wider is not None and days >= (wider.last + 1 - wider.first) * _OWN_SHARE:
            window = Window(
                min(window.first, wider.first), max(window.last, wider.last)
            )
        lanes = Lanes(history, self._names, apart, window, self._canvas, room)
        return lanes if lanes.height <= room else None

    def _list_lines(self, history: History) -> list[EventLine]:
        as_of = self._sheet.selection.as_of
        lines = []
        for match in history.list_matches()[: self._sheet.options.limit]:
            title = name_event(match, as_of)
            found = history.find_interval(match.event)
            if found is not None:
                title = f"{title} ({_word_interval(history.format_interval(found))})"
            lines.append(EventLine(history.name_date(match), title))
        return lines

    def _list_sentences(
        self, history: History, lines: Sequence[EventLine]
    ) -> Iterator[str]:
        for label, text in history.summarise():
            yield f"{label}: {text}"
        for line in lines:
            yield f"{line.label}: {line.title}"


def _word_interval(text: str) -> str:
    return text if text == "same time" else f"after {text}"
