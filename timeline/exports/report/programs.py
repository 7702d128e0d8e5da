"""Programs of the user's that make documents: found by name, run with a limit.

None is part of timeline. What one says on standard error is told where it fails.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from timeline.diagnostics import ExpectedError
from timeline.exports.options import MissingError

_SECONDS = 300
"""What the longest of documents may take."""
# 1 January 1980, before which no ZIP can date a file.
_EPOCH = "315532800"


class ProgramError(ExpectedError):
    """A program that could not do what it was started for."""


def find_program(*names: str) -> str:
    """Return the path of a program by the first of its names found; else empty."""
    return next(filter(None, map(shutil.which, names)), "")


def need_program(*names: str, hint: str) -> str:
    """Return the same. Raises MissingError, with the hint, where none is found."""
    found = find_program(*names)
    if not found:
        raise MissingError(f"{names[0]} is needed for this, and not found", hint)
    return found


def run_program(
    command: Sequence[str], data: bytes = b"", *, folder: Path | None = None
) -> bytes:
    """Return what a program writes to standard output.

    It is given `data`, works in a folder, and reads neither the clock nor the locale,
    as far as it lets itself be told. Raises ProgramError where it fails or hangs.
    """
    name = os.path.basename(command[0])
    told = {"SOURCE_DATE_EPOCH": _EPOCH, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603  # a path, and arguments of ours
            command,
            input=data,
            capture_output=True,
            check=False,
            cwd=folder,
            env={**os.environ, **told},
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise ProgramError(
            f"{name} was stopped after {_SECONDS} seconds", "ask for fewer events"
        ) from None
    except OSError as error:
        raise ProgramError(f"{name} cannot be run: {error.strerror}") from error
    if done.returncode:
        raise _tell(name, done)
    return done.stdout


def _tell(name: str, done: subprocess.CompletedProcess[bytes]) -> ProgramError:
    said = done.stderr.decode(errors="replace").strip().splitlines()
    message = f"{name} failed with exit code {done.returncode}"
    if any("--sandbox" in line for line in said):
        return ProgramError(message, "pandoc 2.15 or newer is needed")
    return ProgramError(f"{message}: {said[-1]}" if said else message)
