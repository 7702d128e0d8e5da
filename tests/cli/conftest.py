"""What tests of the command line as a process share."""

import io
import os
import subprocess
from collections.abc import Callable, Iterator

import pytest
import typer

from timeline.cli import app
from timeline.cli.failures import report_failure

Tell = Callable[..., tuple[str, str]]
"""Runs a command line that is wrong; returns the message and the hint."""


@pytest.fixture(name="hung_up")
def _hung_up() -> Iterator[int]:
    """Return a pipe whose reader has gone."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


@pytest.fixture(name="full")
def _full() -> Iterator[io.BufferedWriter]:
    """Return a file on a disk that is full."""
    with open("/dev/full", "wb") as stream:
        yield stream


@pytest.fixture(name="plain_user", scope="module")
def _plain_user() -> list[str]:
    """Return what to put before a command for it to have no rights of root's."""
    if os.geteuid():
        return []
    prefix = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-chown", "--"]
    try:
        done = subprocess.run([*prefix, "true"], capture_output=True, check=False)
    except OSError:
        pytest.skip("no setpriv to take rights away from root")
    if done.returncode:
        pytest.skip("setpriv may not take rights away from root")
    return prefix


@pytest.fixture(name="tell")
def _tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Return what a wrong command line is told, in this process."""

    def tell(*arguments: str) -> tuple[str, str]:
        command = typer.main.get_command(app)
        code = report_failure(
            lambda: command.main(
                list(arguments), prog_name="timeline", standalone_mode=False
            )
        )
        said = capsys.readouterr()
        assert (code, said.out) == (2, "")
        message, hint = said.err.splitlines()
        return (
            message.removeprefix("timeline: error: "),
            hint.removeprefix("  hint: "),
        )

    return tell
