"""Drawings as tests ask for them: a look, and what a view makes of it."""

from collections.abc import Iterator
from typing import Any

from timeline import Chronology
from timeline.analysis.number import Number
from timeline.query import Question, Selection, select
from timeline.rendering import UNICODE, Glyphs, Line, plain_text
from timeline.views import VIEWS, Sheet, Surface
from timeline.views import draw_view as _draw_view
from timeline.views import list_numbers as _list_numbers
from timeline.views.options import Options, TallyOptions

_KNOWN = {name for row in VIEWS.values() for name in row.options.__annotations__}


class Look:
    """What a test asks of a drawing: of its surface, and of its view by name.

    One look serves several views: each takes the options that it has. One that no
    view has is a mistake of the test.
    """

    def __init__(
        self,
        *,
        width: int = 80,
        glyphs: Glyphs = UNICODE,
        height: int | None = None,
        machine: bool = False,
        screen: bool = False,
        **asked: Any,
    ) -> None:
        assert not asked.keys() - _KNOWN, f"no view has {asked.keys() - _KNOWN}"
        self.surface = Surface(width, glyphs, height, machine=machine, screen=screen)
        self.asked = asked

    def change(self, **asked: Any) -> "Look":
        """Return the same with other options."""
        look = Look(**(self.asked | asked))
        look.surface = self.surface
        return look

    def lay(
        self, selection: Selection, record: type[Options] = TallyOptions
    ) -> Sheet[Any]:
        """Return a sheet with the options that a record has."""
        own = record.__annotations__
        taken = {name: value for name, value in self.asked.items() if name in own}
        return Sheet(selection, self.surface, record(**taken))


_PLAIN = Look()


def draw_view(name: str, selection: Selection, look: Look = _PLAIN) -> Iterator[Line]:
    """Yield the lines of a view of `VIEWS`."""
    return _draw_view(name, look.lay(selection, VIEWS[name].options))


def list_numbers(
    name: str, selection: Selection, look: Look = _PLAIN
) -> Iterator[Number]:
    """Yield the numbers that a view of `VIEWS` prints."""
    return _list_numbers(name, look.lay(selection, VIEWS[name].options))


def draw_text(name: str, selection: Selection, look: Look = _PLAIN) -> str:
    """Return a view of `VIEWS` as text alone."""
    return plain_text(draw_view(name, selection, look))


def draw_trimmed(
    name: str,
    chronology: Chronology,
    look: Look | None = None,
    query: Question | None = None,
) -> str:
    """Return what a view shows of a chronology, without spaces at the ends of lines."""
    text = draw_text(name, select(chronology, query), look or _PLAIN)
    return "\n".join(line.rstrip(" ") for line in text.split("\n"))
