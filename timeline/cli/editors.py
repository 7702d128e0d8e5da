"""The editor of whoever types: a file opened at a line, and a text of its own."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from types import FrameType

from timeline.cli.errors import CommandError
from timeline.cli.signals import Stopped
from timeline.diagnostics import ExpectedError
from timeline.lean import NamedTuple
from timeline.records import FrozenDict


class _Sort(NamedTuple):
    """How editors of one sort are called."""

    arguments: tuple[str, ...] = ("{path}",)
    """With `{path}` and `{line}` in their places."""
    stays: tuple[str, ...] = ()
    """Options any of which makes it stay until the file is closed; the first is given
    where none is. Empty for one that stays by itself."""


_PLUS = ("+{line}", "{path}")
_COLON = ("{path}:{line}",)
_GOTO = _Sort(("--goto", "{path}:{line}"), ("--wait", "-w"))
_LINE = ("--line", "{line}", "{path}")
_SORTS: Mapping[str, _Sort] = FrozenDict(
    {
        **dict.fromkeys(
            ("vi", "vim", "nvim", "view", "vim.basic", "vim.tiny", "nvi", "elvis"),
            _Sort(_PLUS),
        ),
        **dict.fromkeys(("editor", "sensible-editor", "nano", "pico"), _Sort(_PLUS)),
        **dict.fromkeys(("emacs", "emacsclient", "mg", "zile", "jove"), _Sort(_PLUS)),
        **dict.fromkeys(("joe", "jmacs", "ne", "kak", "micro", "ex"), _Sort(_PLUS)),
        **dict.fromkeys(("gvim", "mvim"), _Sort(_PLUS, ("-f", "--nofork"))),
        "gedit": _Sort(_PLUS, ("--wait", "-w")),
        **dict.fromkeys(("hx", "helix"), _Sort(_COLON)),
        **dict.fromkeys(("subl", "sublime_text"), _Sort(_COLON, ("--wait", "-w"))),
        **dict.fromkeys(("zed", "zeditor"), _Sort(_COLON, ("--wait", "-w"))),
        **dict.fromkeys(("code", "code-insiders", "code-oss", "codium"), _GOTO),
        **dict.fromkeys(("cursor", "windsurf", "positron"), _GOTO),
        "kate": _Sort(_LINE, ("--block", "-b")),
        "kwrite": _Sort(_LINE),
        "mate": _Sort(_LINE, ("--wait", "-w")),
        **dict.fromkeys(("idea", "pycharm"), _Sort(_LINE, ("--wait",))),
        "notepad++": _Sort(("-n{line}", "{path}")),
        "open": _Sort(stays=("-W", "--wait-apps")),
    }
)
_UNKNOWN = _Sort()
"""Whoever wrote a program of their own may take no more than a file."""
_USUAL = ("sensible-editor", "nano", "vim", "vi", "notepad")


def find_editor() -> list[str]:
    """Return the command of the editor: VISUAL, EDITOR, else a usual one.

    Raises CommandError where there is none.
    """
    for variable in ("VISUAL", "EDITOR"):
        typed = os.environ.get(variable, "").strip()
        if not typed:
            continue
        try:
            command = shlex.split(typed, posix=os.name == "posix")
        except ValueError as error:
            raise CommandError(
                f"{variable} is no command: {typed}", "close its quotes"
            ) from error
        if shutil.which(command[0]) is None:
            raise CommandError(
                f"there is no program {command[0]!r}, which {variable} names",
                f"set {variable} to one that is there, such as nano",
            )
        return command
    for name in _USUAL:
        if shutil.which(name):
            return [name]
    raise CommandError("no editor is known", "set EDITOR, such as EDITOR=nano")


def make_command(editor: list[str], path: str, line: int) -> list[str]:
    """Return the command that opens a file at a line counted from 1, and stays."""
    name = os.path.basename(editor[0]).lower().removesuffix(".exe")
    sort = _SORTS.get(name, _UNKNOWN)
    stays = () if set(editor).intersection(sort.stays) else sort.stays[:1]
    # Or a name that begins with a hyphen would be an option, and with a plus a line.
    path = f"./{path}" if path.startswith(("-", "+")) else path
    filled = (
        # The path last: it may hold braces.
        one.replace("{line}", str(line)).replace("{path}", path)
        for one in sort.arguments
    )
    return [*editor, *stays, *filled]


def open_at(path: str, line: int) -> None:
    """Open a file in the editor, at a line counted from 1, and wait until it is closed.

    Raises CommandError where the editor cannot be run, or fails.
    """
    command = make_command(find_editor(), path, line)
    try:
        with _leaving_interrupts():
            code = subprocess.run(command, check=False).returncode  # noqa: S603  # theirs
    except OSError as error:
        raise CommandError(
            f"{command[0]} cannot be run: {error.strerror}", "set EDITOR to another"
        ) from error
    if code:
        ended = f"was ended by signal {-code}" if code < 0 else f"ended with {code}"
        raise CommandError(f"{command[0]} {ended}")


@contextmanager
def _leaving_interrupts() -> Iterator[None]:
    """Leave Ctrl-C to the program that runs in the terminal meanwhile."""
    before = signal.signal(signal.SIGINT, _pass)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _pass(number: int, frame: FrameType | None) -> None:
    # No SIG_IGN, which the editor would inherit.
    pass


@contextmanager
def kept_text(text: str, suffix: str) -> Iterator[str]:
    """Yield the path of a file with a text that is going to be typed into.

    It is removed at the end. Where something goes wrong and another text stands there,
    that is kept, and what is raised tells where: CommandError or Stopped.
    """
    try:
        handle, path = tempfile.mkstemp(prefix="timeline-", suffix=suffix)
    except OSError as error:
        raise CommandError(
            f"no file can be made to type in: {error.strerror}",
            "set TMPDIR to a folder that can be written into",
        ) from error
    os.close(handle)
    write_text(path, text)
    try:
        yield path
    except ExpectedError as error:
        if not _holds_other(path, text):
            raise
        kept = f"what was typed is kept in {path}"
        hint = f"{error.hint}; {kept}" if error.hint else kept
        raise CommandError(error.message, hint) from error
    except (KeyboardInterrupt, Stopped) as stop:
        if not _holds_other(path, text):
            raise
        number = stop.number if isinstance(stop, Stopped) else signal.SIGINT
        detail = stop.detail if isinstance(stop, Stopped) else ""
        kept = f"what was typed is kept in {path}"
        raise Stopped(number, f"{detail}; {kept}" if detail else kept) from None
    else:
        _remove(path)


def _holds_other(path: str, text: str) -> bool:
    """Tell whether a file holds another text; remove it if it does not."""
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError:
        return False
    if data.strip() and data != text.encode():
        return True
    _remove(path)
    return False


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)


def write_text(path: str, text: str) -> None:
    """Put a text into a file that is being typed.

    Raises CommandError where the system refuses.
    """
    try:
        with open(path, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}") from error


def read_text(path: str) -> str:
    """Return what was typed; nothing where the file is gone.

    Raises CommandError where it is no text any more.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as stream:
            return stream.read()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise CommandError(
            f"what was typed is not UTF-8: {error.reason} at byte {error.start}",
            "have the editor save it as UTF-8",
        ) from error
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from error
