"""What words in the place of a file mean: a name, a date, a query, a file to write.

Judged by what the chronology holds that would be read without them, as far as it can
be. Nothing is guessed and run: the whole command that was probably meant is only shown.
"""

import os
import re
import shlex
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from pathlib import PurePath
from typing import Any

from timeline.cli.errors import CommandError
from timeline.cli.slips import find_close
from timeline.cli.synonyms import OPTION_SYNONYMS
from timeline.cli.typed import list_flags, list_typed, takes_value
from timeline.dates import DateError, Relative, parse_date
from timeline.diagnostics import ExpectedError
from timeline.exports import EXPORTS
from timeline.model import Chronology
from timeline.query import make_query, parse_query, select
from timeline.query.months import parse_day_of_year, parse_month_of_year
from timeline.query.options import OPTIONS
from timeline.rendering.painters import SUFFIXES
from timeline.text import join_words
from timeline.views import VIEWS

_FILE_SUFFIXES = frozenset({".yaml", ".yml", ".md", ".markdown"})
_WRITTEN = frozenset(
    suffix
    for row in EXPORTS.values()
    for suffix in row.suffixes
    if suffix not in _FILE_SUFFIXES
)
_WRITING = frozenset({"--save", "-o"})
_TO_SCALE = ".png"
"""Of pictures that only drawings to scale are saved as."""
_NOTHING_THERE = "there is no such file or folder"
_SUFFIX = re.compile(r"\S\.[A-Za-z]\w{0,4}$")
_QUERY = re.compile(r"@\w|[(\"]?(?:not )?[a-z][\w-]*(?::|[<>]?=|[<>])")
_TESTED = (
    "kind",
    "status",
    "actor",
    "place",
    "country",
    "tag",
    "office",
    "id",
    "source",
)
"""Options that a word may be the value of, the likeliest first."""
_MOST_WORDS = 8
_BEHIND = {"in": ("place", "country"), "at": ("place",), "by": ("actor", "office")}
"""What a name may be that stands behind one of these words."""
_OPTIONS_BY_PRECISION = {
    "day": "--on",
    "month": "--month",
    "season": "--month",
    "quarter": "--month",
    "year": "--year",
    "decade": "--year",
    "century": "--year",
}

Meaning = tuple[str, str]
"""An option and its value."""


def explain_word(context: Any) -> CommandError | None:
    """Return what to say of words that are no file; None where they look like one."""
    files: Sequence[str] = context.params.get("files") or ()
    flags = list_flags(context)
    # What asks no question can only have been given an export to read.
    suffixes = _FILE_SUFFIXES if "--query" in flags else _FILE_SUFFIXES | _WRITTEN
    missing = [file for file in files if not _may_be_file(file, suffixes)]
    if not missing:
        return _explain_path(files)
    there = [file for file in files if _may_be_file(file, suffixes)]
    chronology = _load(there, context.params.get("at") or "")
    message = f"{' '.join(missing)}: {_NOTHING_THERE}"
    meanings = _read_words(missing, chronology)
    if meanings is None:
        text = " ".join(missing)
        return CommandError(message, _say_nothing(text, chronology, context))
    written = [value for option, value in meanings if option in _WRITING]
    if len(written) > 1:
        return CommandError(message, f"one file at a time is written: {written[0]}")
    # The formats of exports are other ones than those of reports.
    known = set(flags) if "-o" in flags else set(flags) - {"--format"}
    # What is drawn to scale has a theme.
    to_scale = any(PurePath(value).suffix.lower() == _TO_SCALE for value in written)
    wanted = {option for option, _ in meanings} | ({"--theme"} if to_scale else set())
    if wanted <= known:
        typed = _leave_out(context, missing)
        words = (*context.command_path.split(), *typed)
        return CommandError(message, _ask(words, meanings))
    return CommandError(message, _ask_elsewhere(there, meanings))


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
    if PurePath(path).suffix.lower() in _FILE_SUFFIXES:
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
    known = [one for one in beside if PurePath(one).suffix.lower() in _FILE_SUFFIXES]
    return tuple(os.path.join(folder, one) for one in find_close(name, known))


def ask_what_was_meant(words: Sequence[str]) -> str:
    """Return the hint for words that are neither a command nor an option; may be empty.

    The first of them is a file, or has a meaning as in the place of one.
    """
    first, *rest = words
    if _may_be_file(first, _FILE_SUFFIXES):
        return f"did you mean `{shlex.join(('timeline', 'show', first, *rest))}`?"
    meant = tuple(takewhile(lambda word: not word.startswith("-"), words))
    meanings = _read_words(meant, _load((), ""))
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
            return f"-o takes a name that ends in {join_words(sorted(_WRITTEN))}"
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
        or (os.sep in word and not _name_date_option(word, None))
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


def _read_words(
    words: Sequence[str], chronology: Chronology | None
) -> tuple[Meaning, ...] | None:
    """Return what words mean, as many as possible together; None if one has none."""
    # From the end, so that no stretch of words is read twice.
    known: list[tuple[Meaning, ...] | None] = [()]
    for start in reversed(range(len(words) if len(words) <= _MOST_WORDS else 0)):
        found = None
        for end in range(len(words), start, -1):
            rest = known[len(words) - end]
            meaning = _read(words[start:end], chronology) if rest is not None else None
            if rest is not None and meaning is not None:
                found = (meaning, *rest)
                break
        known.append(found)
    if len(known) > len(words) and known[-1] is not None:
        return known[-1]
    text = " ".join(words)
    return (("--search", text),) if _finds("search", text, chronology) else None


def _read(words: Sequence[str], chronology: Chronology | None) -> Meaning | None:
    named = _read_option(words)
    if named is not None:
        return named
    tested: Sequence[str] = _TESTED
    if words[0] in _BEHIND and len(words) > 1:
        tested = _BEHIND[words[0]]
        words = words[1:]
    text = " ".join(words)
    if _is_query(text):
        return "-q", text
    # Of several words each has a meaning of its own, the name of a file among them.
    suffix = PurePath(text).suffix.lower() if len(words) == 1 else ""
    if suffix in SUFFIXES or suffix == _TO_SCALE:
        return "--save", text
    if suffix in _WRITTEN:
        return "-o", text
    if text in VIEWS:
        return "--view", text
    if text in EXPORTS:
        return "--format", text
    return _read_date(text, chronology) or _read_name(text, chronology, tested)


def _read_option(words: Sequence[str]) -> Meaning | None:
    """Return an option whose hyphens were left out, with the value behind it."""
    name, *value = words
    meant = (f"--{name}", *OPTION_SYNONYMS.get(f"--{name}", ()))
    option = next((one[2:] for one in meant if one[2:] in OPTIONS), "")
    text = " ".join(value)
    if not value or not option or OPTIONS[option].widens:
        return None
    if OPTIONS[option].metavar == "DATE" and not _may_be_date(text):
        return None
    return f"--{option}", text


def _may_be_date(text: str) -> bool:
    """Tell whether a text is one date, be it one that lacks its year."""
    if " to " in text:
        return False
    try:
        parse_date(text)
    except DateError as failure:
        return failure.code == "date-year-missing"
    return True


def _is_query(text: str) -> bool:
    """Tell whether a text can be read as a query that names a field."""
    if not _QUERY.match(text):
        return False
    try:
        parse_query(text)
    except ExpectedError:
        return False
    return True


def _read_date(text: str, chronology: Chronology | None) -> Meaning | None:
    """Return the option that asks for a date, or for one of several."""
    parts = text.split(",")
    options = {_name_date_option(part.strip(), chronology) for part in parts}
    option = options.pop()
    return None if options or not option else (option, text)


def _name_date_option(text: str, chronology: Chronology | None) -> str:
    """Return the option by how precisely a date is known; empty where it is none."""
    if parse_month_of_year(text) is not None:
        return "" if text.isdigit() else "--month"
    try:
        if parse_day_of_year(text) is not None:
            return "--day"
        when = parse_date(text, year=chronology.year if chronology else None)
    except (DateError, ExpectedError):
        return ""
    if isinstance(when, Relative) or when.is_undated:
        return ""
    is_range = "/" in when.edtf or "/" in text
    precision = "" if is_range else when.precision
    return _OPTIONS_BY_PRECISION.get(precision, "--during")


def _read_name(
    text: str, chronology: Chronology | None, options: Sequence[str]
) -> Meaning | None:
    """Return the option by which a word finds events, if one does."""
    found = (one for one in options if _finds(one, text, chronology))
    option = next(found, "")
    return (f"--{option}", text) if option else None


def _finds(option: str, text: str, chronology: Chronology | None) -> bool:
    """Tell whether a value of an option finds events."""
    if chronology is None:
        return False
    asked: Mapping[str, Any] = {option: text}
    try:
        return bool(select(chronology, make_query(**asked)).matches)
    except ExpectedError:
        return False


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
