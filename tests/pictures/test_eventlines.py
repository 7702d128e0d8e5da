"""Lists of events: as many as have room, and the others counted."""

from tests.helpers.pictures import list_texts
from timeline.pictures.eventlines import EventLine, EventLines
from timeline.pictures.shapes import Ink, Text

_LINES = [
    EventLine("10 May", "A title of so many words that it takes two lines or so"),
    EventLine("11 May", "Another"),
    EventLine("from 1 Jan 2013 to 31 Dec 2015", "A long date"),
]
_STEP = 13.2


def _draw(lines: float, width: float = 260.0) -> tuple[list[str], int]:
    """Draw in a room of so many lines."""
    listed = EventLines(_LINES, width, 10)
    shapes, shown = listed.draw(0, 0, lines * _STEP)
    return list_texts(shapes), shown


def test_long_titles_go_on_below_and_long_dates_stand_above() -> None:
    listed = EventLines(_LINES, 260.0, 10)
    assert round(listed.height / _STEP) == 2 + 1 + 2
    shapes, shown = listed.draw(0, 0, listed.height)
    assert shown == 3
    date, title = [one for one in shapes if isinstance(one, Text)][-2:]
    assert (date.text, title.text) == (_LINES[2].label, "A long date")
    assert title.y > date.y
    assert title.x == next(
        one.x for one in shapes if isinstance(one, Text) and one.text == "Another"
    )


def test_titles_are_cut_before_events_are_left_out() -> None:
    texts, shown = _draw(4)
    assert shown == 3
    assert texts[1].endswith("…")


def test_what_has_no_room_is_counted() -> None:
    texts, shown = _draw(2)
    assert shown == 1
    assert texts[-1] == "and 2 more"
    assert _draw(1) == (["3 without a title here"], 0)
    assert _draw(0) == ([], 0)


def test_what_is_listed_again_is_soft_and_not_counted() -> None:
    again = EventLine("until 3", "Begun before", again=True)
    shapes, shown = EventLines([again], 260.0, 10).draw(0, 0, 20)
    assert shown == 0
    assert list_texts(shapes, Ink.SOFT) == ["until 3", "Begun before"]
