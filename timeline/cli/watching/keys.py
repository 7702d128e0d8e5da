r"""What is typed at a screen: keys as bytes to what they ask for.

A key is one byte, or what a terminal sends for one that has no character (ECMA-48,
5.4; xterm's `ESC O` besides): `ESC [`, then bytes 0x20 to 0x3F, then one from 0x40.
"""

import re
from collections.abc import Iterator
from enum import StrEnum, auto

_KEY = re.compile(rb"\x1b\[[ -?]*[@-~]|\x1bO[@-~]|[^\x1b]|\x1b", re.DOTALL)
_BEGUN = re.compile(rb"\x1b(?:\[[ -?]*|O)?\Z")


class Key(StrEnum):
    """What can be asked for by a key."""

    LINE_DOWN = auto()
    LINE_UP = auto()
    HALF_DOWN = auto()
    HALF_UP = auto()
    PAGE_DOWN = auto()
    PAGE_UP = auto()
    HOME = auto()
    END = auto()
    READ = auto()
    REPAINT = auto()
    LEAVE = auto()


_TYPED = {
    Key.LINE_DOWN: (b"j", b"\r", b"\n", b"\x0e", b"\x1b[B", b"\x1bOB"),
    Key.LINE_UP: (b"k", b"\x10", b"\x1b[A", b"\x1bOA"),
    Key.HALF_DOWN: (b"d", b"\x04"),
    Key.HALF_UP: (b"u", b"\x15"),
    Key.PAGE_DOWN: (b" ", b"f", b"\x06", b"\x1b[6~"),
    Key.PAGE_UP: (b"b", b"\x02", b"\x1b[5~"),
    Key.HOME: (b"g", b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~"),
    Key.END: (b"G", b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~"),
    Key.READ: (b"r",),
    Key.REPAINT: (b"\x0c",),
    # With Ctrl-C, which comes as a byte where a terminal makes no signal of it.
    Key.LEAVE: (b"q", b"Q", b"\x03"),
}
"""The keys, as in `less`, which many have in their fingers."""
_MEANINGS = {typed: key for key, keys in _TYPED.items() for typed in keys}


def split_begun(typed: bytes) -> tuple[bytes, bytes]:
    """Return what is typed without a key that has only begun, and its beginning."""
    begun = _BEGUN.search(typed)
    at = begun.start() if begun else len(typed)
    return typed[:at], typed[at:]


def read_keys(typed: bytes) -> Iterator[Key]:
    """Yield what is asked for; what no key means is passed over."""
    for found in _KEY.findall(typed):
        if found in _MEANINGS:
            yield _MEANINGS[found]
