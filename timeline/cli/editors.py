"""The editor of whoever types: a file opened at a line, and a text of its own."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from timeline.cli.errors import CommandError

_USUAL = ("sensible-editor", "nano", "vim", "vi")
# How editors are told the line; others are told as vi is, or not at all.
_BEHIND_COLON = frozenset({"hx", "helix", "subl", "sublime_text", "micro"})
_GOTO = frozenset({"code", "codium", "code-insiders", "cursor", "windsurf"})
_LINE_OPTION = frozenset({"kate", "gedit", "kwrite", "mate"})
_NO_LINE = frozenset({"notepad", "notepad.exe", "open", "xdg-open", "ed"})
_WAIT: Mapping[str, str] = dict.fromkeys((*_GOTO, "subl"), "--wait")
"""What makes an editor stay until the file is closed."""


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
                f"there is no program {command[0]}, which {variable} names",
                f"set {variable} to one that is there, such as nano",
            )
        return command
    for name in _USUAL:
        if shutil.which(name):
            return [name]
    raise CommandError("no editor is known", "set EDITOR, such as EDITOR=nano")


def open_at(path: str, line: int) -> None:
    """Open a file in the editor, at a line counted from 1, and wait until it is closed.

    Raises CommandError where the editor cannot be run, or fails.
    """
    command = find_editor()
    name = os.path.basename(command[0]).lower().removesuffix(".exe")
    if name in _WAIT and _WAIT[name] not in command:
        command.append(_WAIT[name])
    # Or a name that begins with a hyphen would be an option.
    path = f"./{path}" if path.startswith("-") else path
    if name in _GOTO:
        command += ["--goto", f"{path}:{line}"]
    elif name in _BEHIND_COLON:
        command.append(f"{path}:{line}")
    elif name in _LINE_OPTION:
        command += ["--line", str(line), path]
    elif name in _NO_LINE:
        command.append(path)
    else:
        command += [f"+{line}", path]
    _run(command)


@contextmanager
def kept_text(suffix: str) -> Iterator[str]:
    """Yield the path of an empty file for a text that is being typed.

    It is removed at the end, unless something goes wrong: what was typed is kept then.
    """
    handle, path = tempfile.mkstemp(prefix="timeline-", suffix=suffix)
    os.close(handle)
    yield path
    os.unlink(path)


def write_text(path: str, text: str) -> None:
    """Put a text into a file that is being typed."""
    with open(path, "w", encoding="utf-8", newline="") as stream:
        stream.write(text)


def read_text(path: str) -> str:
    """Return what was typed. Raises CommandError where it is no text any more."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(
            f"what was typed cannot be read: {error}", f"it is kept in {path}"
        ) from error


def _run(command: list[str]) -> None:
    try:
        code = subprocess.run(command, check=False).returncode  # noqa: S603  # theirs
    except OSError as error:
        raise CommandError(
            f"{command[0]} cannot be run: {error.strerror}", "set EDITOR to another"
        ) from error
    if code:
        raise CommandError(
            f"{command[0]} ended with {code}", "nothing was taken of what it wrote"
        )
