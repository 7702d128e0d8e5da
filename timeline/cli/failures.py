"""What to say when a command cannot do what was asked."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from timeline.cli.terminal import error_terminal
from timeline.exports.options import ColumnError
from timeline.names import UnresolvedNameError
from timeline.reading.files import UnreadableFileError


class CommandError(Exception):
    """A command line that asks for what cannot be done; exit code 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


_EXPECTED = (CommandError, ColumnError, UnreadableFileError, UnresolvedNameError)


@contextmanager
def report_failure() -> Iterator[None]:
    """Turn an expected failure into a message on stderr and exit code 2."""
    try:
        yield
    except _EXPECTED as failure:
        sys.stdout.flush()
        error_terminal().write_problem(failure.message, failure.hint)
        raise typer.Exit(2) from None
