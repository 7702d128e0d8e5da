"""Being asked to stop: what must not be left half done is finished first."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Not on every system: Windows has no SIGHUP.
_WORDS = {
    number: word
    for name, word in (
        ("SIGINT", "interrupted"),
        ("SIGTERM", "terminated"),
        ("SIGHUP", "hung up"),
    )
    if (number := getattr(signal, name, None)) is not None
}


class Stopped(BaseException):
    """A signal asked the program to end.

    No `Exception`, as KeyboardInterrupt is none: nothing but cleaning up is done on
    its way.
    """

    def __init__(self, number: int, detail: str = "") -> None:
        super().__init__(number)
        self.number = number
        self.word = _WORDS[number]
        self.code = 128 + number
        """The exit code, as shells have it."""
        self.detail = detail
        """What became of the file that was being written."""


def heed_signals() -> None:
    """Let the signals that would end the process raise `Stopped` instead.

    So that what they interrupt can tell what became of it. One that is ignored stays
    so, as `nohup` wants it; SIGINT raises KeyboardInterrupt, as ever.
    """
    for number in _WORDS:
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    # Two may have come at once, and the second would cut off what is said of the first.
    ignore_signals()
    raise Stopped(number)


def ignore_signals() -> None:
    """Heed no signal any more: the program ends already, and says why."""
    for number in _WORDS:
        # Not SIG_IGN, of which Python complains where the signal has come already.
        signal.signal(number, _pass)


def _pass(number: int, frame: FrameType | None) -> None:
    pass


@contextmanager
def defer_signals() -> Iterator[None]:
    """Do what must not be left half done: a signal that comes meanwhile counts after.

    Not on Windows, which cannot hold signals back.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        # One that has come already raises here.
        signal.pthread_sigmask(signal.SIG_BLOCK, _WORDS.keys())
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
