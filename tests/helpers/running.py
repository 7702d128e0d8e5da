"""Runs of the command line: as a process of its own, or in this one.

A process has nothing of the tester's own about it. In this one a run takes a few
milliseconds, not hundreds.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from typer.testing import CliRunner

from tests.helpers.files import ROOT
from timeline.cli import app
from timeline.diagnostics import ExpectedError

Run = Callable[..., subprocess.CompletedProcess[str]]
"""What the fixture `run` returns."""


def make_environment(**variables: str) -> dict[str, str]:
    """Return an environment that holds next to nothing, and these variables.

    There is no TIMELINE_FILE, COLUMNS, NO_COLOR or TERM in it.
    """
    return {
        "PATH": os.defpath,
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        **variables,
    }


class Done(NamedTuple):
    """How a process ended."""

    code: int
    output: str
    errors: str


def start_timeline(
    *arguments: str,
    prefix: Sequence[str] = (),
    code: str = "",
    variables: Mapping[str, str] | None = None,
    **options: Any,
) -> Done:
    """Run timeline; `prefix` is a command that runs it, `code` what takes its place.

    `options` are those of `subprocess.run`.
    """
    program = ["-c", code] if code else ["-m", "timeline"]
    # Whichever shell the tests were started from.
    unknown = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    usual: dict[str, Any] = {
        "cwd": ROOT,
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
    }
    done = subprocess.run(
        [*prefix, sys.executable, *program, *arguments],
        env=make_environment(**unknown, **(variables or {})),
        encoding="utf-8",
        check=False,
        timeout=60,
        **(usual | options),
    )
    return Done(done.returncode, done.stdout or "", done.stderr or "")


def redirect(to: str) -> list[str]:
    """Return what to put before a command for a shell to redirect its streams."""
    return ["/bin/sh", "-c", f'exec "$@" {to}', "sh"]


class Outcome(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def titles(self) -> list[str]:
        """Return the titles of `--view list`, in order."""
        return [line.split("\t")[1] for line in self.out.splitlines()]


def invoke(*arguments: str, columns: int) -> Outcome:
    """Run the command line in this process; what is expected to fail ends with 2."""
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": str(columns)})
    if isinstance(result.exception, ExpectedError):
        return Outcome(2, result.stdout, str(result.exception))
    failed = not isinstance(result.exception, SystemExit | None)
    assert not failed, result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr)
