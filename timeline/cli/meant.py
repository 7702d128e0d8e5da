"""What to say of words in the place of a file: which command was probably meant.

What they mean is judged by the chronology that would be read without them. Nothing is
guessed and run: the whole command is only shown.
"""

import os
import re
import shlex
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile
from pathlib import PurePath
from typing import Any

from timeline.cli.errors import CommandError
from timeline.cli.meanings import (
    FILE_SUFFIXES,
    WRITTEN,
    Meaning,
    name_date_option,
    read_words,
)
from timeline.cli.slips import find_close
from timeline.cli.typed import list_flags, list_typed, takes_value
from timeline.cli.written import is_exported, list_endings
from timeline.diagnostics import ExpectedError
from timeline.exports import format_of_path
from timeline.model import Chronology
from timeline.pictures import PNG
from timeline.query import make_query, select
from timeline.text import join_words

_WRITING = frozenset({"--save", "-o"})
_NOTHING_THERE = "there is no such file or folder"
_SUFFIX = re.compile(r"\S\.[A-Za-z]\w{0,4}$")


def explain_word(context: Any) -> CommandError | None:
    """Return what to say of words that are no file; None where they look like one."""
    files: Sequence[str] = context.params.get("files") or ()
    flags = list_flags(context)
    # What asks no question can only have been given an export to read.
    suffixes = FILE_SUFFIXES if "--query" in flags else FILE_SUFFIXES | WRITTEN
    missing = [file for file in files if not _may_be_file(file, suffixes)]
    if not missing:
        return _explain_path(files)
    there = [file for file in files if _may_be_file(file, suffixes)]
    chronology = _load(there, context.params.get("at") or "")
    message = f"{' '.join(missing)}: {_NOTHING_THERE}"
    meanings = read_words(missing, chronology)
    if meanings is None:
        text = " ".join(missing)
        return CommandError(message, _say_nothing(text, chronology, context))
    if "-o" in flags:
        meanings = tuple(map(_export, meanings))
    written = [value for option, value in meanings if option in _WRITING]
    if len(written) > 1:
        return CommandError(message, f"one file at a time is written: {written[0]}")
    # The formats of exports are other ones than those of reports.
    known = set(flags) if "-o" in flags else set(flags) - {"--format"}
    if not all(_can_write(value, context) for value in written):
        known.discard("-o")
    # What is drawn to scale has a theme.
    to_scale = any(PurePath(value).suffix.lower() == PNG for value in written)
    wanted = {option for option, _ in meanings} | ({"--theme"} if to_scale else set())
    if wanted <= known:
        typed = _leave_out(context, missing)
        words = (*context.command_path.split(), *typed)
        return CommandError(message, _ask(words, meanings))
    return CommandError(message, _ask_elsewhere(there, meanings))


def _export(meaning: Meaning) -> Meaning:
    """Return what is saved as what is exported, where it can be both: a page."""
    option, value = meaning
    return ("-o", value) if option == "--save" and is_exported(value) else meaning


def _can_write(path: str, context: Any) -> bool:
    """Tell whether a command that has formats has the one of a name, if it tells any.

    A report of one's own becomes a document, and no page or table.
    """
    name = format_of_path(path)
    params = (one for one in context.command.params if "--format" in one.opts)
    param = next(params, None)
    if name is None or param is None:
        return True
    try:
        return bool(param.callback(context, param, name))
    except CommandError:
        return False


def _explain_path(files: Sequence[str]) -> CommandError | None:
    """Return what to say of the first path that leads nowhere.

    None where a chronology can be begun there, which who reads it says.
    """
    path = next((file for file in files if file != "-" and not _is_there(file)), "")
    if not path or "\0" in path:
        return None
    message = f"{path}: {_NOTHING_THERE}"
    near = _find_near(path)
    if near:
        return CommandError(message, f"did you mean {join_words(near)}?")
    if PurePath(path).suffix.lower() in FILE_SUFFIXES:
        return None
    return CommandError(message, "check the path")


def _is_there(word: str) -> bool:
    return os.path.lexists(word)


def _find_near(path: str) -> tuple[str, ...]:
    """Return the files beside a path that nearly have its name."""
    folder, name = os.path.split(path)
    try:
        beside = sorted(os.listdir(folder or "."))
    except OSError:
        return ()
    known = [one for one in beside if PurePath(one).suffix.lower() in FILE_SUFFIXES]
    return tuple(os.path.join(folder, one) for one in find_close(name, known))


def ask_what_was_meant(words: Sequence[str]) -> str:
    """Return the hint for words that are neither a command nor an option; may be empty.

    The first of them is a file, or has a meaning as in the place of one.
    """
    first, *rest = words
    if _may_be_file(first, FILE_SUFFIXES):
        return f"did you mean `{shlex.join(('timeline', 'show', first, *rest))}`?"
    meant = tuple(takewhile(lambda word: not word.startswith("-"), words))
    meanings = read_words(meant, _load((), ""))
    return _ask_elsewhere((), meanings) if meanings else ""


def _ask(words: Sequence[str], meanings: Sequence[Meaning]) -> str:
    said = (word for meaning in meanings for word in meaning)
    return f"did you mean `{shlex.join((*words, *said))}`?"


def _ask_elsewhere(files: Sequence[str], meanings: Sequence[Meaning]) -> str:
    """Ask for the command that has the options, where the one at hand has not."""
    wanted = {option for option, _ in meanings}
    name = "export" if wanted & {"-o", "--format"} else "show"
    return _ask(("timeline", name, *files), meanings)


def _say_nothing(text: str, chronology: Chronology | None, context: Any) -> str:
    """Return the hint for words without a meaning: who is called nearly so, if any."""
    command, flags = context.command_path, list_flags(context)
    if _SUFFIX.search(text):
        if "-o" in flags:
            return f"-o takes a name that ends in {join_words(list_endings())}"
        return "check the path"
    if chronology is None:
        return "name a file or folder, or write a starter file with `timeline init`"
    try:
        select(chronology, make_query(actor=text))
    except ExpectedError as failure:
        if failure.hint.startswith("did you mean"):
            asking = command if "--actor" in flags else "timeline show"
            return f"{failure.hint} `{asking} --actor NAME` asks for one"
    return f"nothing here is called so; `{command} --help` tells how to ask"


def _may_be_file(word: str, suffixes: Collection[str]) -> bool:
    """Tell whether a word is a file, or looks like one that is not there."""
    return (
        word == "-"
        or "\0" in word
        or (os.sep in word and not name_date_option(word, None))
        or _is_there(word)
        or PurePath(word).suffix.lower() in suffixes
    )


def _load(paths: Sequence[str], at: str) -> Chronology | None:
    """Return what would be read without the words; None where it cannot be.

    Standard input is left to who will read it then.
    """
    from timeline.reading import load

    if "-" in paths:
        return None
    try:
        return load(paths, at=at)
    except ExpectedError:
        return None


def _leave_out(context: Any, missing: Sequence[str]) -> Iterator[str]:
    """Yield the words of a command line, each of the missing ones left out once.

    What is the value of an option stays.
    """
    left = list(missing)
    for before, word in pairwise(("", *list_typed(context))):
        if word in left and not takes_value(before, context):
            left.remove(word)
        else:
            yield word
