"""What to say when a command cannot do what was asked, or is asked to stop.

Every expected end that is none of success becomes one message on standard error and
an exit code, here and nowhere else. What is not expected is a bug, with a traceback.
"""

import signal
import sys
from collections.abc import Callable

import typer

from timeline.cli.errors import USAGE
from timeline.cli.group import UsageError
from timeline.cli.signals import Stopped, ignore_signals
from timeline.diagnostics import Excerpt, ExpectedError

_INTERRUPT = Stopped(signal.SIGINT)


def report_failure(main: Callable[[], object]) -> int:
    """Run a command line, and return its exit code; tell what went wrong, if it did.

    `main` returns a code other than 0, or anything else where all is well.
    """
    try:
        return _report_failure(main)
    except (KeyboardInterrupt, typer.Abort):
        # Typer made an Abort of Ctrl-C, and makes a code of it since 0.29.
        return _tell_stop(_INTERRUPT)
    except Stopped as stop:
        return _tell_stop(stop)


def _report_failure(main: Callable[[], object]) -> int:
    try:
        code = main()
    except ExpectedError as failure:
        from timeline.cli.remedies import word_hint

        hint = word_hint(failure.hint, failure.remedy)
        return _tell(USAGE, failure.message, hint, failure.excerpt)
    except UsageError as failure:
        # Asked for nothing, the group has shown its help; all else is a CommandError.
        return failure.exit_code
    except MemoryError:
        return _tell(USAGE, "there is not enough memory", "ask for fewer events")
    except OSError as error:
        return _tell_environment(error)
    if code == _INTERRUPT.code:
        return _tell_stop(_INTERRUPT)
    return code if isinstance(code, int) else 0


def _tell(
    code: int, message: str, hint: str = "", excerpt: Excerpt | None = None
) -> int:
    # Drawing costs imports that a command may not have needed until now.
    from timeline.cli.terminal import error_terminal

    _settle_output()
    error_terminal().write_problem(message, hint, excerpt)
    return code


def _tell_environment(error: OSError) -> int:
    """Tell what the system refused to Typer: to write help, to install completion.

    Our own commands tell such things themselves (`PlainCommand.invoke`).
    """
    if error.filename is not None:
        return _tell(USAGE, f"{error.filename}: {error.strerror}")
    _discard_output()
    return _tell(USAGE, f"standard output cannot be written: {error.strerror}")


def _tell_stop(stop: Stopped) -> int:
    # Another of them would cut the message off.
    ignore_signals()
    from timeline.cli.terminal import error_terminal

    _settle_output()
    detail = f"; {stop.detail}" if stop.detail else ""
    error_terminal().write_notice(f"timeline: {stop.word}{detail}")
    return stop.code


def _settle_output() -> None:
    """Write what is left of the results, so that messages come after them."""
    try:
        sys.stdout.flush()
    except OSError:
        _discard_output()


def _discard_output() -> None:
    from timeline.cli.terminal import discard_output

    discard_output(sys.stdout)
