"""What to say when a command cannot do what was asked."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from timeline.diagnostics import ExpectedError


class CommandError(ExpectedError):
    """A command line that asks for what cannot be done."""


@contextmanager
def report_failure() -> Iterator[None]:
    """Turn an expected error into a message on stderr and exit code 2."""
    try:
        yield
    except ExpectedError as failure:
        # Drawing costs imports that a command may not have needed until now.
        from timeline.cli.terminal import error_terminal

        sys.stdout.flush()
        error_terminal().write_problem(failure.message, failure.hint)
        raise typer.Exit(2) from None
