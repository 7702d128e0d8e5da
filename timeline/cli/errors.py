"""What is wrong with a command line: the one error of this room."""

from timeline.diagnostics import ExpectedError

USAGE = 2
"""The exit code of a command line that asks for what cannot be done."""


class CommandError(ExpectedError):
    """A command line that asks for what cannot be done."""
