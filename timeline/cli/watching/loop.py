"""Waits, looks, reads, paints, until somebody has seen enough."""

from collections.abc import Callable
from typing import Protocol

from timeline.cli.watching.canvas import Canvas, Size
from timeline.cli.watching.frame import Drawing, compose, count_body
from timeline.cli.watching.keys import Key, read_keys, split_begun
from timeline.cli.watching.looking import (
    Look,
    begin_waiting,
    choose_pause,
    settle,
)
from timeline.cli.watching.place import bound_top, keep_top, move_top
from timeline.rendering import Glyphs

_LONG = 0.5
"""Seconds of a reading after which the next one is told before it begins."""


class Source(Protocol):
    """What is drawn."""

    def read(self, size: Size, /) -> Drawing:
        """Read the files, and draw."""

    def redraw(self, size: Size, /) -> Drawing:
        """Draw what was read last, for another size."""


class Loop:
    """A drawing on a screen, with its place, from the first reading on."""

    def __init__(
        self,
        canvas: Canvas,
        source: Source,
        look: Callable[[], Look],
        clock: Callable[[], float],
        glyphs: Glyphs,
    ) -> None:
        self._canvas = canvas
        self._source = source
        self._look = look
        """What the files look like now."""
        self._clock = clock
        """Seconds."""
        self._glyphs = glyphs
        self._waiting = begin_waiting(look())
        self._size = canvas.size
        self._drawing = self._read()
        self._texts = _list_texts(self._drawing)
        self._top = 0

    def run(self) -> None:
        """Go on until a key says to leave, or whatever stops the program."""
        begun = b""
        next_look = self._clock()
        if self._canvas.size == self._size:
            self._paint()
        else:
            # It changed during the first reading, while nobody heeded that.
            self._resize()
        while True:
            heard = self._canvas.wait(next_look - self._clock())
            if heard.is_disturbed:
                self._resize()
            # Of a key that has come in part the rest comes at once, or never.
            typed, begun = split_begun(begun + heard.typed)
            if not heard.typed:
                begun = b""
            keys = tuple(read_keys(typed))
            if Key.LEAVE in keys:
                return
            for key in keys:
                self._heed(key)
            if keys:
                self._paint()
            if self._clock() >= next_look:
                cost = self._look_again()
                next_look = self._clock() + choose_pause(self._waiting, cost)

    def _heed(self, key: Key) -> None:
        if key is Key.REPAINT:
            self._canvas.forget()
        elif key is Key.READ:
            self._waiting = begin_waiting(self._look())
            self._draw_anew()
        else:
            rows = count_body(self._drawing, self._size.rows)
            self._top = move_top(self._top, key, len(self._drawing.lines), rows)

    def _look_again(self) -> float:
        """Look at the files, and read them if that is due; return what looking took."""
        began = self._clock()
        look = self._look()
        now = self._clock()
        self._waiting, is_due = settle(self._waiting, look, now)
        if is_due:
            self._draw_anew()
        return now - began

    def _draw_anew(self) -> None:
        if self._cost > _LONG:
            self._paint(is_reading=True)
        self._show(self._read())

    def _read(self) -> Drawing:
        began = self._clock()
        drawing = self._source.read(self._size)
        self._cost = self._clock() - began
        return drawing

    def _resize(self) -> None:
        size = self._canvas.size
        self._canvas.forget()
        if size != self._size:
            self._size = size
            self._show(self._source.redraw(size))
        else:
            self._paint()

    def _show(self, drawing: Drawing) -> None:
        """Show another drawing, where the last one was."""
        self._drawing = drawing
        rows = count_body(drawing, self._size.rows)
        if drawing.lines:
            # Else the place is kept until there is something to find it in.
            texts = _list_texts(drawing)
            self._top = keep_top(self._texts, self._top, texts, rows)
            self._top = bound_top(self._top, len(texts), rows)
            self._texts = texts
        self._paint()

    def _paint(self, *, is_reading: bool = False) -> None:
        drawing = self._drawing._replace(is_reading=is_reading)
        self._canvas.paint(compose(drawing, self._top, self._size, self._glyphs))


def _list_texts(drawing: Drawing) -> list[str]:
    return ["".join([span.text for span in line]) for line in drawing.lines]
