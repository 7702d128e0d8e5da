"""`timeline show --watch` on a real terminal: what it shows, and how it is left."""

import os
import re
import select as multiplexer
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path

import pytest

from tests.helpers.running import Run, make_environment

_GOOD = "- {date: 2013-05-10, title: Cameron flies to Sochi}\n"
_LONG = "".join(
    f"- {{date: 20{n:02}-01-01, title: Event{n:02}}}\n" for n in range(10, 60)
)
_ENTER, _LEAVE = "\x1b[?1049h", "\x1b[?1049l"
_SECONDS = 30
"""That a test waits for what comes at once, before it fails."""

_FAIL = """
from timeline.cli.watching.loop import Loop
def fail(loop):
    raise RuntimeError("a bug")
Loop.run = fail
from timeline.__main__ import main
main()
"""


def _take_terminal() -> None:
    """Make standard input the terminal of a new session, whose keys send signals."""
    os.setsid()
    ioctl(0, termios.TIOCSCTTY, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


class _Watched:
    """A process that watches, and the terminal that it runs on."""

    def __init__(self, folder: Path, *arguments: str, code: str = "") -> None:
        self._leader, self._follower = os.openpty()
        self.resize(12, 60)
        self._modes = termios.tcgetattr(self._follower)
        self.shown = ""
        program = ["-c", code] if code else ["-m", "timeline"]
        self.process = subprocess.Popen(
            [sys.executable, *program, "show", "--watch", *arguments],
            cwd=folder,
            stdin=self._follower,
            stdout=self._follower,
            stderr=self._follower,
            env=make_environment(TERM="xterm", LC_ALL="C.UTF-8", NO_COLOR="1"),
            preexec_fn=_take_terminal,  # noqa: PLW1509  # no thread writes
        )

    def resize(self, rows: int, columns: int) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        ioctl(self._leader, termios.TIOCSWINSZ, size)

    def press(self, keys: str) -> None:
        os.write(self._leader, keys.encode())

    def expect(self, pattern: str) -> str:
        """Return what comes up to a pattern, which has to come."""
        found = self._read_until(lambda: re.search(pattern, self.shown, re.DOTALL))
        assert found is not None, f"no {pattern!r} in {self.shown!r}"
        before, self.shown = self.shown[: found.end()], self.shown[found.end() :]
        return before

    def _read_until(
        self, is_there: Callable[[], re.Match[str] | None]
    ) -> re.Match[str] | None:
        deadline = time.monotonic() + _SECONDS
        while (found := is_there()) is None and time.monotonic() < deadline:
            if multiplexer.select([self._leader], [], [], 0.1)[0]:
                self.shown += os.read(self._leader, 65_536).decode(errors="replace")
        return found

    def end(self) -> int:
        """Return the exit code; what came before it stays in `shown`."""
        deadline = time.monotonic() + _SECONDS
        # It may have to write more than the terminal holds before it ends.
        while self.process.poll() is None and time.monotonic() < deadline:
            if multiplexer.select([self._leader], [], [], 0.05)[0]:
                self.shown += os.read(self._leader, 65_536).decode(errors="replace")
        while multiplexer.select([self._leader], [], [], 0)[0]:
            self.shown += os.read(self._leader, 65_536).decode(errors="replace")
        return self.process.wait(timeout=1)

    @property
    def is_given_back(self) -> bool:
        """Tell whether the terminal has the modes that it had."""
        return termios.tcgetattr(self._follower) == self._modes

    def close(self) -> None:
        with suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()
        os.close(self._leader)
        os.close(self._follower)


Start = Callable[..., _Watched]


@pytest.fixture(name="start")
def _start(tmp_path: Path) -> Iterator[Start]:
    started: list[_Watched] = []

    def start(*arguments: str, text: str = _GOOD, code: str = "") -> _Watched:
        (tmp_path / "events.yaml").write_text(text)
        started.append(_Watched(tmp_path, *arguments, code=code))
        return started[-1]

    yield start
    for watched in started:
        watched.close()


def test_a_change_is_drawn_a_mistake_told_and_ctrl_c_is_the_end(
    start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "events.yaml"
    watched = start()
    first = watched.expect("Ctrl-C leaves")
    assert _ENTER in first
    assert "Cameron flies to Sochi" in first
    assert not watched.is_given_back, "keys come as they are typed"
    # As an editor puts another file in the place of the old one.
    other = tmp_path / "other"
    other.write_text(_GOOD.replace("flies", "hurries"))
    other.replace(path)
    changed = watched.expect("Cameron hurries to Sochi")
    assert "10 May" not in changed.replace("Fri 10", ""), "only what changed is drawn"
    path.write_text(f"{_GOOD}- {{date: TBD, title: x}}\n")
    watched.expect(r"error\[date-invalid\].*1 error: timeline check")
    path.unlink()
    watched.expect("error: no chronology here.*not up to date")
    # Opened, it would wait for a writer, and no key would be heeded.
    os.mkfifo(path)
    watched.expect("events.yaml can be read once")
    path.unlink()
    path.write_text(_GOOD.replace("flies", "goes"))
    watched.expect("Cameron goes")
    watched.press("\x03")
    assert watched.end() == 0
    assert watched.shown.endswith(f"\x1b[?25h{_LEAVE}")
    assert watched.is_given_back


def test_keys_move_and_another_size_keeps_the_place(start: Start) -> None:
    watched = start("--view", "list", text=_LONG)
    watched.expect("1–11 of 50 lines")
    watched.press(" ")
    assert "Event20" in watched.expect("11–21 of 50 lines")
    watched.press("\x1b[B\x1b[B")
    watched.expect("13–23 of 50 lines")
    watched.resize(8, 40)
    assert "Event22" in watched.expect("13–19")
    watched.press("q")
    assert watched.end() == 0
    assert watched.is_given_back


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_gives_the_terminal_back(start: Start, number: signal.Signals) -> None:
    watched = start()
    watched.expect("Ctrl-C leaves")
    watched.process.send_signal(number)
    assert watched.end() == 128 + number
    after = watched.shown.partition(_LEAVE)[2]
    assert after.startswith("timeline: ")
    assert watched.is_given_back


def test_a_bug_gives_the_terminal_back(start: Start) -> None:
    watched = start(code=_FAIL)
    assert watched.end() == 1
    assert "RuntimeError: a bug" in watched.shown.partition(_LEAVE)[2]
    assert watched.is_given_back


def test_ctrl_z_gives_the_terminal_back_and_takes_it_again(start: Start) -> None:
    watched = start()
    watched.expect("Ctrl-C leaves")
    watched.press("\x1a")
    # No shell waits for it, so that it is not really stopped.
    watched.expect(re.escape(_LEAVE))
    assert "Cameron flies" in watched.expect(f"{re.escape(_ENTER)}.*Ctrl-C leaves")
    watched.press("q")
    assert watched.end() == 0
    assert watched.is_given_back


def test_what_was_stopped_can_be_ended(start: Start) -> None:
    watched = start()
    watched.expect("Ctrl-C leaves")
    watched.press("\x1a")
    watched.expect(f"{re.escape(_LEAVE)}.*{re.escape(_ENTER)}")
    watched.process.terminate()
    assert watched.end() == 143
    assert watched.is_given_back


def test_a_row_from_right_to_left_leaves_nothing_of_what_it_replaces(
    start: Start, tmp_path: Path
) -> None:
    watched = start()
    watched.expect("Ctrl-C leaves")
    title = "\u05d0" * 40
    (tmp_path / "events.yaml").write_text(f"- {{date: 2013-05-10, title: {title}}}\n")
    # Isolates stand around it, and the rest of the row is erased.
    watched.expect(f"\u2068{title}\u2069\x1b\\[K")


def test_what_is_wrong_at_first_is_told_as_ever(start: Start) -> None:
    watched = start("--actor", "Nobody at All")
    assert watched.end() == 2
    assert _ENTER not in watched.shown
    assert "timeline: error: no actor here is called 'Nobody at All'" in watched.shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "--watch draws on a terminal, and standard output is none"),
        (("--save", "a.svg"), "--watch draws on the terminal, and --save into a file"),
    ],
)
def test_what_is_no_terminal_is_refused(
    run: Run, arguments: tuple[str, ...], message: str
) -> None:
    done = run("show", "--watch", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"timeline: error: {message}\n  hint: leave ")
