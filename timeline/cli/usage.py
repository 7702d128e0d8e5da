"""What is wrong with a command line itself, in our own words: one voice for all errors.

Typer (0.29) has errors of its own for what it cannot parse, and names their classes
nowhere; what each says is said here. Options and commands that do not exist lead to
those that were meant (`synonyms`), by meaning first and by letters only where these
are very close.
"""

import re
import shlex
from collections.abc import Iterable, Sequence
from typing import Any

import typer

from timeline.cli.errors import CommandError
from timeline.cli.synonyms import find_command, find_options
from timeline.cli.typed import list_flags, list_typed, want_value
from timeline.query.options import OPTIONS
from timeline.text import join_words

_EXTRA = re.compile(r"argument\(s\) \((.*)\)$", re.DOTALL)
_MOST_OFFERED = 3


def explain_usage(failure: typer.BadParameter, context: Any) -> CommandError:
    """Return an error of Typer's as ours: what is wrong, and what to do about it."""
    name = type(failure).__name__
    option = getattr(failure, "option_name", "")
    if name == "NoSuchOption":
        return _explain_option(option, context)
    if name == "BadOptionUsage" and "not take" in failure.message:
        return CommandError(f"{option} takes no value", f"write {option} alone")
    if name == "BadOptionUsage":
        return want_value(option, context)
    if name == "MissingParameter":
        return _explain_missing(failure.param, context)
    extra = _EXTRA.search(failure.message)
    if extra is not None and name == "UsageError":
        return CommandError(
            f"{context.command_path} does not take {extra[1]!r}",
            f"it is written `{_name_usage(context)}`",
        )
    return CommandError(failure.format_message().removesuffix("."), _name_help(context))


def refuse_command(
    word: str, rest: Sequence[str], known: Iterable[str]
) -> CommandError:
    """Return the error of a word that is no command; `rest` are the words behind it."""
    found = find_command(word, rest)
    if not found:
        found = _ask(f"timeline {one}" for one in find_close(word, known))
    if not found:
        # Only who mistakes a word for a command pays for what it means.
        from timeline.cli.meant import ask_what_was_meant

        found = ask_what_was_meant((word, *rest))
    return CommandError(
        f"there is no command {word!r}", found or "`timeline --help` lists the commands"
    )


def _explain_option(option: str, context: Any) -> CommandError:
    flags = list_flags(context)
    if context.parent is None and _is_filter(option):
        line = shlex.join(("timeline", "show", *list_typed(context)))
        return CommandError(
            f"{option} is an option of commands, and stands behind one",
            f"did you mean `{line}`?",
        )
    found = find_options(option, list_typed(context), flags, context)
    if not found:
        found = _find_alike(option, flags)
    message = f"{context.command_path} has no option {option}"
    return CommandError(message, _ask(found) or _name_help(context))


def _is_filter(option: str) -> bool:
    return option.removeprefix("--") in OPTIONS or any(
        option == row.short for row in OPTIONS.values()
    )


def _find_alike(option: str, flags: Sequence[str]) -> tuple[str, ...]:
    """Return options of nearly the same letters, or those that begin so."""
    if not option.startswith("--"):
        return ()
    by_word = {flag[2:]: flag for flag in flags if flag.startswith("--")}
    word = option[2:].lower().replace("_", "-")
    begun = [flag for known, flag in by_word.items() if known.startswith(word)]
    if 0 < len(begun) <= _MOST_OFFERED and len(word) > 1:
        return tuple(begun)
    return tuple(by_word[one] for one in find_close(word, by_word))


def _explain_missing(param: Any, context: Any) -> CommandError:
    what = param.metavar or param.name.upper()
    told = f"; {what}: {param.help.rstrip('.')}" if param.help else ""
    return CommandError(
        f"{context.command_path} wants a {what}",
        f"it is written `{_name_usage(context)}`{told}",
    )


def _name_usage(context: Any) -> str:
    """Return how a command is written."""
    pieces = context.command.collect_usage_pieces(context)
    # Typer (0.29) has what must be given in braces.
    written = (piece.translate({ord("{"): "", ord("}"): ""}) for piece in pieces)
    return " ".join((context.command_path, *written))


def _name_help(context: Any) -> str:
    nouns = "commands" if context.parent is None else "options"
    return f"`{context.command_path} --help` lists the {nouns}"


def _ask(found: Iterable[str]) -> str:
    """Return `did you mean a or b?`; empty where there is nothing."""
    words = [f"`{one}`" if " " in one else one for one in found]
    return f"did you mean {join_words(words)}?" if words else ""


def find_close(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words that differ from a word by a slip of the fingers.

    The nearest ones alone, in their order. Words of three letters or fewer are like
    others only where two letters have changed places, since any two of them are alike
    otherwise; up to five letters one slip is admitted, then two.
    """
    folded = word.lower()
    most = 1 if len(folded) <= 5 else 2
    measured = [(_count_slips(folded, one), one) for one in known]
    near = min((slips for slips, _ in measured), default=most + 1)
    if near > most:
        return ()
    found = [one for slips, one in measured if slips == near]
    if len(folded) <= 3:
        found = [one for one in found if sorted(one) == sorted(folded)]
    return tuple(found[:_MOST_OFFERED])


def _count_slips(one: str, two: str) -> int:
    """Return how many letters were left out, added, replaced or exchanged.

    The optimal string alignment distance: a pair is exchanged once at most.
    """
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        new = [i]
        for j, other in enumerate(two, 1):
            slips = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                slips = min(slips, before[j - 2] + 1)
            new.append(slips)
        before, row = row, new
    return row[-1]
