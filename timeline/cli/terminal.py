"""Where output goes: colour, width, encoding, closed pipes.

stdout carries results, stderr everything else. Whether to colour follows, in
this order: `--color`, NO_COLOR (https://no-color.org), FORCE_COLOR, TERM=dumb,
and whether the stream is a terminal. The width follows `--width`, COLUMNS, the
terminal; a pipe has 80 cells.
"""

import codecs
import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import ClassVar, TextIO

from timeline.cli.environment import MOST_WIDTH
from timeline.cli.errors import CommandError
from timeline.cli.voice import Voice
from timeline.patterns import LazyPattern
from timeline.rendering import (
    ASCII,
    UNICODE,
    Glyphs,
    Line,
    Span,
)
from timeline.rendering.bidi import OPEN
from timeline.rendering.painters import Canvas, paint

COLORS = ("auto", "always", "never")
_LEAST_WIDTH = 20
_LINE_BREAK = LazyPattern(r"\r\n?")


class Terminal(Voice):
    """A stream with what is known about its far end."""

    has_begun: ClassVar[bool] = False
    """Results have gone out, so that nothing else can be said in their place."""

    def __init__(
        self, stream: TextIO, *, color: str = "auto", width: int | None = None
    ) -> None:
        self._stream = stream
        self.is_terminal = stream.isatty()
        self.color = _wants_color(color, is_terminal=self.is_terminal)
        wanted = width or _find_width(stream)
        self.width = min(max(wanted, _LEAST_WIDTH), MOST_WIDTH)
        self.height = _find_height(stream)
        self.glyphs = _find_glyphs(stream)
        self.has_isolates = _can_write(stream, OPEN)
        self._closed = False
        # Text that the encoding lacks is spelled out, never a crash.
        make_encoder = codecs.getincrementalencoder(stream.encoding or "utf-8")
        self._encoder = make_encoder("backslashreplace")

    def write_lines(self, lines: Iterable[Line]) -> None:
        """Write lines as they come. Once the reader is gone, write no more."""
        for line in self.encode(lines):
            self._write(line)
            if self.is_terminal:
                self._flush()
            if self._closed:
                return
        self._flush()

    def write_text(self, lines: Iterable[str]) -> None:
        """Write lines that a program reads, in UTF-8 whatever the terminal's own.

        They are escaped already, as their formats have it.
        """
        self._write("".join([f"{line}\n" for line in lines]).encode())
        self._flush()

    def write_document(self, data: bytes | memoryview) -> None:
        """Write a whole document for a program, in UTF-8.

        To a terminal it is only shown, with what a terminal would obey spelled out.
        """
        if self.is_terminal:
            self.write_lines(show_document(data))
            return
        self._write(data)
        self._flush()

    def encode(self, lines: Iterable[Line]) -> Iterator[bytes]:
        """Yield each line as the far end takes it, with its line feed, as it comes."""
        painter = "ansi" if self.color else "text"
        return map(self._encoder.encode, paint(painter, lines, Canvas(self.width)))

    def _write(self, data: bytes | memoryview) -> None:
        if self._closed:
            return
        if self._stream is sys.stdout:
            Terminal.has_begun = True
        left = memoryview(data)
        try:
            while left:
                # Where PYTHONUNBUFFERED is set, this may write a part, or nothing.
                written = self._stream.buffer.write(left)
                if written is None:
                    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
                left = left[written:]
        except OSError as error:
            self._fail(error)

    def _flush(self) -> None:
        if self._closed:
            return
        try:
            self._stream.flush()
        except OSError as error:
            self._fail(error)

    def _fail(self, error: OSError) -> None:
        self._closed = True
        discard_output(self._stream)
        # `timeline show | head` has had enough, which is no error; a full disk is.
        if not isinstance(error, BrokenPipeError) and self._stream is sys.stdout:
            raise CommandError(
                f"standard output cannot be written: {error.strerror}"
            ) from error


def show_document(data: bytes | memoryview) -> Iterator[Line]:
    """Yield the lines of a document in UTF-8 as they may be shown on a terminal."""
    text = _LINE_BREAK.sub("\n", bytes(data).decode())
    return ((Span(line),) for line in text.removesuffix("\n").split("\n"))


def output_terminal(*, color: str = "auto", width: int | None = None) -> Terminal:
    """Return standard output; `color` is one of `COLORS`."""
    return Terminal(sys.stdout, color=color, width=width)


def error_terminal(*, color: str = "auto") -> Terminal:
    """Return standard error."""
    return Terminal(sys.stderr, color=color)


def _wants_color(wish: str, *, is_terminal: bool) -> bool:
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb"


def _find_width(stream: TextIO) -> int:
    if "COLUMNS" in os.environ:
        return int(os.environ["COLUMNS"])
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return shutil.get_terminal_size().columns if stream.isatty() else 80


def _find_height(stream: TextIO) -> int:
    """Return the rows of the screen; 24 where there is none."""
    if "LINES" in os.environ:
        return int(os.environ["LINES"])
    try:
        return os.get_terminal_size(stream.fileno()).lines or 24
    except (OSError, ValueError):
        return 24


def _find_glyphs(stream: TextIO) -> Glyphs:
    sample = UNICODE.day + UNICODE.rail + UNICODE.arrow + UNICODE.ellipsis
    return UNICODE if _can_write(stream, sample) else ASCII


def _can_write(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def discard_output(stream: TextIO) -> None:
    """Give what a stream still holds a place to go when the interpreter closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
