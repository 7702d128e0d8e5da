"""What to say when a command cannot do what was asked, or is asked to stop.

Every expected end that is none of success becomes one message on standard error and
an exit code, here and nowhere else. What is not expected is a bug, with a traceback.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

import typer

from timeline.diagnostics import ExpectedError

USAGE = 2
INTERRUPTED = 130
"""As shells have it for SIGINT: 128 and the number of the signal."""

# The class of whatever is wrong with a command line, which Typer (0.29) does not name.
_UsageError: type[typer.BadParameter] = typer.BadParameter.__bases__[0]


class CommandError(ExpectedError):
    """A command line that asks for what cannot be done."""


class Stopped(BaseException):
    """A signal asked the program to end.

    No `Exception`, as KeyboardInterrupt is none: nothing but cleaning up is done on
    its way.
    """

    def __init__(self, word: str, code: int, detail: str = "") -> None:
        super().__init__(word)
        self.word = word
        self.code = code
        self.detail = detail
        """What became of the file that was being written."""

    @classmethod
    def by_interrupt(cls) -> "Stopped":
        """Return what Ctrl-C means."""
        return cls("interrupted", INTERRUPTED)


def report_failure(main: Callable[[], object]) -> int:
    """Run a command line, and return its exit code; tell what went wrong, if it did.

    `main` returns a code other than 0, or anything else where all is well.
    """
    try:
        code = main()
    except ExpectedError as failure:
        return _tell(USAGE, failure.message, failure.hint)
    except _UsageError as failure:
        return _tell_usage(failure)
    except typer.Abort:
        # So Typer up to 0.28 has Ctrl-C.
        return _tell_stop(Stopped.by_interrupt())
    except KeyboardInterrupt:
        return _tell_stop(Stopped.by_interrupt())
    except Stopped as stop:
        return _tell_stop(stop)
    except OSError as error:
        return _tell_environment(error)
    if code == INTERRUPTED:
        return _tell_stop(Stopped.by_interrupt())
    return code if isinstance(code, int) else 0


def _tell(code: int, message: str, hint: str = "") -> int:
    # Drawing costs imports that a command may not have needed until now.
    from timeline.cli.terminal import error_terminal

    with suppress(OSError):
        sys.stdout.flush()
    error_terminal().write_problem(message, hint)
    return code


def _tell_usage(failure: typer.BadParameter) -> int:
    """Tell what is wrong with a command line, in Typer's words."""
    message = failure.format_message()
    if not message:
        # Asked for nothing, it has shown its help.
        return failure.exit_code
    context = failure.ctx
    path = context.command_path if context is not None else "timeline"
    return _tell(failure.exit_code, message, f"`{path} --help` tells more")


def _tell_environment(error: OSError) -> int:
    """Tell what the system refused to Typer: to write help, to install completion."""
    try:
        # Whether it was standard output does not stand in the error.
        sys.stdout.write("\n")
        sys.stdout.flush()
    except OSError:
        discard_output(sys.stdout)
        message = f"standard output cannot be written: {error.strerror}"
    else:
        message = f"{error.filename}: {error.strerror}"
    return _tell(USAGE, message)


def _tell_stop(stop: Stopped) -> int:
    from timeline.cli.terminal import error_terminal

    detail = f"; {stop.detail}" if stop.detail else ""
    error_terminal().write_notice(f"timeline: {stop.word}{detail}")
    return stop.code


def discard_output(stream: TextIO) -> None:
    """Give what a stream still holds a place to go when the interpreter closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
