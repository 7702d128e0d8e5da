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
from timeline.cli.helping import HELP_OPTIONS, describe_usage
from timeline.cli.offers import find_command, find_options
from timeline.cli.slips import MOST_OFFERED, find_close
from timeline.cli.typed import list_flags, list_typed, want_value
from timeline.text import join_words

_EXTRA = re.compile(r"argument\(s\) \((.*)\)$", re.DOTALL)


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
            f"it is written `{describe_usage(context.command, context)}`",
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
    if context.parent is None:
        meant = _find_of_show(option, context)
        if meant:
            return CommandError(
                f"{option} is an option of commands, and stands behind one",
                f"did you mean `{meant}`?",
            )
    found = find_options(option, list_typed(context), flags, context)
    if not found:
        found = _find_alike(option, flags)
    message = f"{context.command_path} has no option {option}"
    return CommandError(message, _ask(found) or _name_help(context))


def _find_of_show(option: str, context: Any) -> str:
    """Return the command line of `show` that an option without a command is meant for.

    Empty where `show` has neither the option nor another for it.
    """
    _, show, _ = context.command.resolve_command(context, ["show"])
    inner = typer.Context(show, info_name="show", parent=context)
    flags, typed = list_flags(inner), list_typed(context)
    if option in HELP_OPTIONS:
        return ""
    found = option
    if option not in flags:
        found = next(iter(find_options(option, typed, flags, inner)), "")
    if not found or found.startswith("timeline "):
        return found
    if " " in found:
        return f"timeline show {found}"
    return shlex.join(
        ("timeline", "show", *(_put(one, option, found) for one in typed))
    )


def _put(word: str, option: str, found: str) -> str:
    """Return a word with an option, be it before its `=`, in the place of another."""
    name, joined, value = word.partition("=")
    return f"{found}{joined}{value}" if name == option else word


def _find_alike(option: str, flags: Sequence[str]) -> tuple[str, ...]:
    """Return options of nearly the same letters, or those that begin so."""
    if not option.startswith("--"):
        return ()
    by_word = {flag[2:]: flag for flag in flags if flag.startswith("--")}
    word = option[2:].lower().replace("_", "-")
    begun = [flag for known, flag in by_word.items() if known.startswith(word)]
    if 0 < len(begun) <= MOST_OFFERED and len(word) > 1:
        return tuple(begun)
    return tuple(by_word[one] for one in find_close(word, by_word))


def _explain_missing(param: Any, context: Any) -> CommandError:
    what = param.metavar or param.name.upper()
    article = "an" if what[0] in "AEIOU" else "a"
    wanted = what if what.endswith("S") else f"{article} {what}"
    told = f"; {what}: {param.help.rstrip('.')}" if param.help else ""
    return CommandError(
        f"{context.command_path} wants {wanted}",
        f"it is written `{describe_usage(context.command, context)}`{told}",
    )


def _name_help(context: Any) -> str:
    nouns = "commands" if context.parent is None else "options"
    return f"`{context.command_path} --help` lists the {nouns}"


def _ask(found: Iterable[str]) -> str:
    """Return `did you mean a or b?`; empty where there is nothing."""
    words = [f"`{one}`" if " " in one else one for one in found]
    return f"did you mean {join_words(words)}?" if words else ""
