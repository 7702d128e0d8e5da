"""Being asked to stop: what is half done is cleaned up or finished first."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from timeline.cli.failures import Stopped

# Not on every system: Windows has no SIGHUP.
_WORDS = {
    number: word
    for name, word in (("SIGTERM", "terminated"), ("SIGHUP", "hung up"))
    if (number := getattr(signal, name, None)) is not None
}
_DEFERRED = {signal.SIGINT, *_WORDS}


def heed_signals() -> None:
    """Let the signals that would end the process raise `Stopped` instead.

    So that nothing temporary stays behind. One that is ignored stays so, as `nohup`
    wants it; SIGINT raises KeyboardInterrupt, as ever.
    """
    for number in _WORDS:
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped(_WORDS[number], 128 + number)


@contextmanager
def defer_signals() -> Iterator[None]:
    """Do a few short steps as one: a signal that comes meanwhile counts afterwards."""
    # Not on Windows, where a step may then be cut off from the next.
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _DEFERRED)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
