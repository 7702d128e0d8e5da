"""A pager for what is longer than the screen.

Lines are counted while they come: a screenful or less is simply written, more goes
to the pager from the first line on, as it is drawn. The pager is what PAGER names,
else `less`; an empty PAGER, or `cat`, is none.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice

from timeline.cli.terminal import Terminal, error_terminal
from timeline.rendering import Line

# The prompt needs a row of its own.
_PROMPT_ROWS = 1


def write_paged(terminal: Terminal, lines: Iterable[Line], *, wanted: bool) -> None:
    """Write lines to a terminal, through a pager where they fill more than it.

    Never through a pager where the terminal is none, or not `wanted`.
    """
    command = _find_pager() if wanted and terminal.is_terminal else []
    if not command:
        terminal.write_lines(lines)
        return
    rows = max(terminal.height - _PROMPT_ROWS, 1)
    coming = iter(lines)
    first = list(islice(coming, rows + 1))
    if len(first) <= rows:
        terminal.write_lines(first)
        return
    everything = chain(first, coming)
    if not _page(command, terminal, everything):
        terminal.write_lines(everything)


def _find_pager() -> list[str]:
    """Return the command of the pager; empty where there is none to be had."""
    # A terminal that cannot move its cursor has no use for one, and less complains.
    if os.environ.get("TERM") == "dumb":
        return []
    # Only a terminal pays for this import.
    import shlex

    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:
        return []
    if not command or command[0] == "cat" or shutil.which(command[0]) is None:
        return []
    return command


def _page(command: list[str], terminal: Terminal, lines: Iterator[Line]) -> bool:
    """Write lines through a pager. False, nothing taken of them, if it can't run."""
    # Only what is longer than a screen pays for this import.
    import subprocess

    # For less: quit at the end of a single screen, pass colours, leave the text
    # where it is. A LESS of the user's own counts instead.
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    # What PAGER names is the user's own wish.
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        _warn(f"the pager {command[0]} cannot run: {reason}")
        return False
    assert pager.stdin is not None  # noqa: S101  # for the type checker
    # The pager may be left before the end, which is what it is for; and less takes
    # Ctrl-C for itself and goes on.
    with suppress(OSError, KeyboardInterrupt):
        for line in terminal.encode(lines):
            Terminal.has_begun = True
            pager.stdin.write(line)
    with suppress(OSError):
        pager.stdin.close()
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):
            pager.wait()
    if pager.returncode:
        _warn(f"the pager {command[0]} ended with code {pager.returncode}")
    return True


def _warn(message: str) -> None:
    error_terminal().write_notice(f"{message}; --no-pager draws without one")
