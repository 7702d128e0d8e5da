"""The pager: for what is longer than the screen, on a terminal only."""

import os
import pty
import select as multiplexer
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from fcntl import ioctl
from pathlib import Path

import pytest

from tests.helpers.files import ROOT
from tests.helpers.running import Run

# Says that it was asked, and passes everything on.
_PAGER = "#!/bin/sh\necho PAGER HERE $LESS\nexec cat\n"


def _draw(
    *arguments: str, rows: int, env: Mapping[str, str], pager: str = ""
) -> tuple[int, str]:
    """Return the exit code and what `timeline show` writes to a terminal of `rows`."""
    leader, follower = pty.openpty()
    ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 100, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "show", *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        | ({"PAGER": pager} if pager else {})
        | dict(env),
    )
    os.close(follower)
    chunks = []
    while multiplexer.select([leader], [], [], 60)[0]:
        try:
            chunk = os.read(leader, 65_536)
        except OSError:  # the far end is closed
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(leader)
    return process.wait(), b"".join(chunks).decode().replace("\r\n", "\n")


@pytest.fixture(name="pager")
def _pager(tmp_path: Path) -> str:
    path = tmp_path / "pager"
    path.write_text(_PAGER)
    path.chmod(0o755)
    return str(path)


def test_what_is_longer_than_the_screen_is_paged_whole(pager: str) -> None:
    code, text = _draw(rows=20, env={}, pager=pager)
    assert code == 0
    assert text.startswith("PAGER HERE FRX\n")
    assert "Washington sees Syria" in text
    assert "S-300 air-defence missiles" in text


def test_what_fits_the_screen_is_not(pager: str) -> None:
    code, text = _draw(rows=200, env={}, pager=pager)
    assert code == 0
    assert "PAGER HERE" not in text
    assert "S-300 air-defence missiles" in text


def test_the_users_own_settings_of_less_count(pager: str) -> None:
    _, text = _draw(rows=20, env={"LESS": "-i"}, pager=pager)
    assert text.startswith("PAGER HERE -i\n")


@pytest.mark.parametrize("command", ["cat", " ", "no-such-pager", '"'])
def test_without_a_usable_pager_it_is_written_as_it_is(command: str) -> None:
    code, text = _draw(rows=20, env={}, pager=command)
    assert code == 0
    assert "S-300 air-defence missiles" in text


def test_no_pager_is_asked_where_none_is_wanted(pager: str) -> None:
    _, text = _draw("--no-pager", rows=20, env={}, pager=pager)
    assert "PAGER HERE" not in text
    assert "S-300 air-defence missiles" in text


def test_a_pager_left_early_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "pager"
    path.write_text("#!/bin/sh\nread line\necho $line\nexec <&-\n")
    path.chmod(0o755)
    # Long enough to fill any buffer on the way.
    chronology = "tests/data/arms-control.yaml"
    code, text = _draw(chronology, rows=5, env={}, pager=str(path))
    assert code == 0
    assert text.count("\n") == 1


def test_a_dumb_terminal_is_not_paged(pager: str) -> None:
    _, text = _draw(rows=20, env={"TERM": "dumb"}, pager=pager)
    assert "PAGER HERE" not in text
    assert "S-300 air-defence missiles" in text


def test_a_pipe_is_never_paged(run: Run, pager: str) -> None:
    done = run("show", env={"PAGER": pager, "LINES": "5"})
    assert "PAGER HERE" not in done.stdout
    assert "S-300 air-defence missiles" in done.stdout
