"""Files that are to be written: which command writes one of a name, by its suffix."""

import os
import shlex
from collections.abc import Collection
from pathlib import PurePath

from timeline.cli.errors import CommandError
from timeline.cli.slips import find_close
from timeline.exports import EXPORTS, format_of_path
from timeline.pictures import SUFFIXES
from timeline.text import join_words


def is_exported(path: str) -> bool:
    """Tell whether `timeline export` writes files of such a name."""
    return format_of_path(path) is not None


def list_endings(formats: Collection[str] = tuple(EXPORTS)) -> tuple[str, ...]:
    """Return the first suffix of each of some formats, for people to choose from."""
    return tuple(EXPORTS[name].suffixes[0] for name in formats)


def refuse_target(path: str, formats: Collection[str]) -> CommandError:
    """Return what to say of a file whose name tells none of some formats.

    A name that nearly tells one, and a picture among all formats, is asked about.
    """
    message = f"the name {path!r} does not tell the format"
    if os.path.isdir(path):
        return CommandError(f"{path} is a folder", "name a file in it")
    suffix = PurePath(path).suffix.lower()
    if suffix in SUFFIXES and len(formats) == len(EXPORTS):
        return CommandError(message, f"did you mean {_ask_show(path)}?")
    near = _find_near(suffix, formats)
    if near:
        whole = path[: -len(suffix)]
        meant = [f"{whole}{one}" for one in near]
        return CommandError(message, f"did you mean {join_words(meant)}?")
    endings = ", ".join(list_endings(formats))
    return CommandError(message, f"end it in {endings}, or give --format")


def _find_near(suffix: str, formats: Collection[str]) -> tuple[str, ...]:
    """Return the suffixes that one goes on as, such as .csl.json, or is a slip for."""
    if not suffix:
        return ()
    known = [one for name in formats for one in EXPORTS[name].suffixes]
    longer = tuple(one for one in known if one.startswith(f"{suffix}."))
    return longer or find_close(suffix, known)


def _ask_show(path: str) -> str:
    return f"`{shlex.join(('timeline', 'show', '--save', path))}`"


def ask_export(path: str) -> str:
    """Return the command that writes a file of such a name; empty where none does."""
    if not is_exported(path):
        return ""
    return f"`{shlex.join(('timeline', 'export', '-o', path))}`"
