"""What is being done, told on a terminal while it takes long, and then taken away.

One line on a terminal's standard error, wherever results go: no file, pipe or log
ever holds it. It comes when a step has taken a moment, and is gone before anything else
is written, be it the result, an error, or that somebody pressed Ctrl-C.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain, islice
from typing import TypeVar

from timeline.cli.terminal import Terminal, error_terminal
from timeline.cli.voice import QUIET
from timeline.rendering import cut_cells
from timeline.text import count_of

_Item = TypeVar("_Item")
Watch = Callable[[str, int], None]
"""As reading has it, which whatever reads nothing need not import."""

_UNSEEN: ContextVar[bool] = ContextVar("_UNSEEN", default=False)

_DELAY = 0.25
"""Seconds before a step is told; what is done by then would only flicker."""
_PACE = 0.1
"""Seconds between two looks at how far it is."""
_ERASE = "\r\x1b[K"


@contextmanager
def working(step: str, *, typed: bool = False) -> Iterator[Watch | None]:
    """Tell of a step while it is done, such as `Reading`, if it takes long.

    Yields what takes how far it is; None where nobody would see it, and while what is
    worked on is `typed`, among which a line would be written.
    """
    if typed or not _is_seen():
        yield None
        return
    line = _ProgressLine(step, error_terminal())
    line.begin()
    try:
        yield line.watch
    finally:
        line.end()


def working_until_first(step: str, items: Iterable[_Item]) -> Iterator[_Item]:
    """Yield items, and tell of a step until the first of them is there."""
    coming = iter(items)
    with working(step):
        first = list(islice(coming, 1))
    yield from chain(first, coming)


@contextmanager
def unseen() -> Iterator[None]:
    """Tell of no step meanwhile: the terminal has a drawing, which it would spoil."""
    token = _UNSEEN.set(True)
    try:
        yield
    finally:
        _UNSEEN.reset(token)


def _is_seen() -> bool:
    """Tell whether a line would be seen, and could be taken away again."""
    if (
        QUIET.get()
        or _UNSEEN.get()
        or not sys.stderr.isatty()
        or os.environ.get("TERM") == "dumb"
    ):
        return False
    if not hasattr(os, "tcgetpgrp"):
        return True
    # In the background it would be written over what somebody types.
    try:
        return os.tcgetpgrp(sys.stderr.fileno()) == os.getpgrp()
    except OSError:
        return True


class _ProgressLine:
    """One step, and the thread that tells of it."""

    def __init__(self, step: str, terminal: Terminal) -> None:
        # Only a terminal pays for this import.
        from threading import Event, Thread

        self._step = step
        self._terminal = terminal
        self._file = ""
        self._count = 0
        self._shown = ""
        self._done = Event()
        # A daemon: what ends the program must not wait for it.
        self._thread = Thread(target=self._tell, daemon=True)

    def begin(self) -> None:
        """Begin to wait."""
        self._thread.start()

    def watch(self, file: str, count: int) -> None:
        """Take what is being read, and how many events of it have been."""
        self._file, self._count = file, count

    def end(self) -> None:
        """Take the line away, if it came."""
        self._done.set()
        self._thread.join()
        if self._shown:
            self._write(_ERASE)

    def _tell(self) -> None:
        pause = _DELAY
        while not self._done.wait(pause):
            pause = _PACE
            text = self._describe()
            if text != self._shown and not self._write(_ERASE + text):
                return
            self._shown = text

    def _describe(self) -> str:
        glyphs = self._terminal.glyphs
        words = [self._step, self._file] if self._file else [self._step]
        text = f"{' '.join(words)} {glyphs.ellipsis}"
        if self._count:
            text = f"{text} {count_of(self._count, 'event')}"
        # In the last column a terminal may go to the next line.
        return cut_cells(text, self._terminal.width - 1, glyphs.ellipsis)

    def _write(self, text: str) -> bool:
        """Write to the terminal; tell if it could be."""
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except (OSError, ValueError):
            return False
        return True
