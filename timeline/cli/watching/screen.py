"""The terminal while it is watched: its modes, what stands on it, what comes from it.

The alternate screen (xterm's 1049) leaves what was there before as it was. Lines that
did not change are not written again, and a frame is drawn at once where the terminal
can (mode 2026, which others pass over), so that nothing flickers. Keys come as they are
typed, but those that send signals go on doing that.
"""

import os
import select
import signal
import sys
import termios
import tty
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType

from timeline.cli.signals import Stopped, defer_signals
from timeline.cli.terminal import Terminal
from timeline.cli.watching.canvas import Heard, Size
from timeline.rendering import Line, measure_cells
from timeline.rendering.bidi import strip_isolates

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[H\x1b[2J"
"""Alternate screen; no cursor; what is too wide is cut; all erased."""
_LEAVE = "\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l"
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
_ERASE_REST = "\x1b[K"
_MOST_TYPED = 4096
_HEEDED = (signal.SIGWINCH, signal.SIGTSTP, signal.SIGCONT)
"""What tells of another size, asks to stop for a while, and says that it is over."""


class Screen:
    """Standard output as a screen, and standard input as its keys, if it is one.

    Raises Stopped, as for a signal, where the terminal is gone.
    """

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._out = sys.stdout.fileno()
        self._keys = _find_keys()
        self._modes = None if self._keys is None else termios.tcgetattr(self._keys)
        self._is_open = False
        self._painted: list[bytes] = []
        self._wake, self._woken = -1, -1

    @property
    def size(self) -> Size:
        """Return the size as it is now, whatever the environment says."""
        try:
            columns, rows = os.get_terminal_size(self._out)
        except OSError as error:
            raise Stopped(signal.SIGHUP) from error
        # Some say 0 for what they do not know.
        return Size(rows or self._terminal.height, columns or self._terminal.width)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Take the terminal over, and give it back, whatever happens meanwhile."""
        with self._heed_signals():
            try:
                self._enter()
                yield
            finally:
                with defer_signals(), suppress(OSError, Stopped, termios.error):
                    self._leave()

    @contextmanager
    def _heed_signals(self) -> Iterator[None]:
        """Have signals end a wait; what they do otherwise stays."""
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        before = {number: signal.signal(number, _pass) for number in _HEEDED}
        woken_before = signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(woken_before)
            for number, handler in before.items():
                signal.signal(number, handler)
            os.close(self._woken)
            os.close(self._wake)

    def _enter(self) -> None:
        if self._keys is not None:
            tty.setcbreak(self._keys, termios.TCSANOW)
        self._is_open = True
        self._write(_ENTER.encode())
        self._painted = []

    def _leave(self) -> None:
        # Stopped and then ended, it is in the background, where changing the modes of
        # the terminal would stop it once more.
        if not self._is_open:
            return
        self._is_open = False
        # Each by itself: one may be possible where the other is not.
        try:
            self._write(_LEAVE.encode())
        finally:
            if self._keys is not None:
                # What is still typed ahead was not meant for the shell.
                termios.tcsetattr(self._keys, termios.TCSAFLUSH, self._modes or [])

    def forget(self) -> None:
        """Take nothing on the screen for granted any more."""
        self._write(_ENTER.encode())
        self._painted = []

    def paint(self, lines: Sequence[Line]) -> None:
        """Put lines on the screen, from its first row down."""
        columns = self.size.columns
        rows = [self._encode(line, is_full=_measure(line) >= columns) for line in lines]
        changed = [
            b"\x1b[%d;1H%b" % (number, row)
            for number, row in enumerate(rows, 1)
            if self._painted[number - 1 : number] != [row]
        ]
        if changed:
            self._write(b"".join((_BEGIN.encode(), *changed, _END.encode())))
        self._painted = rows

    def _encode(self, line: Line, *, is_full: bool) -> bytes:
        (data,) = self._terminal.encode([line])
        # Behind the last column it would erase what stands in that.
        rest = b"" if is_full else _ERASE_REST.encode()
        return data.rstrip(b"\r\n") + rest

    def wait(self, seconds: float) -> Heard:
        """Wait until something comes, so many seconds at most."""
        heard = [self._woken]
        keys = self._keys
        if keys is not None:
            heard.append(keys)
        ready, _, _ = select.select(heard, [], [], max(seconds, 0))
        signals = os.read(self._woken, _MOST_TYPED) if self._woken in ready else b""
        if signal.SIGTSTP in signals:
            self._suspend()
        if signal.SIGCONT in signals:
            self._enter()
        typed = _read_typed(keys) if keys is not None and keys in ready else b""
        return Heard(typed, is_disturbed=bool(signals))

    def _suspend(self) -> None:
        """Give the terminal back, stop, and take it over when that is over."""
        self._leave()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, _pass)
        self._enter()

    def _write(self, data: bytes) -> None:
        try:
            while data:
                data = data[os.write(self._out, data) :]
        except OSError as error:
            raise Stopped(signal.SIGHUP) from error


def _find_keys() -> int | None:
    """Return where keys come from; None where nobody can type."""
    stream = sys.stdin
    return stream.fileno() if stream is not None and stream.isatty() else None


def _read_typed(keys: int) -> bytes:
    try:
        typed = os.read(keys, _MOST_TYPED)
    except OSError:
        typed = b""
    if not typed:
        raise Stopped(signal.SIGHUP)
    return typed


def _measure(line: Line) -> int:
    # Isolates take no cell.
    return sum(measure_cells(strip_isolates(span.text)) for span in line)


def _pass(number: int, frame: FrameType | None) -> None:
    """Do nothing: that a signal came is read from the pipe."""
