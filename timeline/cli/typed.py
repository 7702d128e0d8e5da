"""A command line as it was typed, and what can be told of it without reading more."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from timeline.cli.errors import CommandError

_TYPED = f"{__name__}.words"


def keep_typed(context: Any, words: Iterable[str]) -> None:
    """Remember what stands behind a command, which parsing takes apart."""
    context.meta[_TYPED] = tuple(words)


def list_typed(context: Any) -> tuple[str, ...]:
    """Return what was typed behind the command, word by word."""
    typed: tuple[str, ...] = context.meta.get(_TYPED, ())
    return typed


def list_flags(context: Any) -> tuple[str, ...]:
    """Return all options of the command, each way of writing them, in their order."""
    params = context.command.get_params(context)
    return tuple(
        flag
        for param in params
        if not param.hidden and param.param_type_name == "option"
        for flag in (*param.opts, *param.secondary_opts)
    )


def want_value(option: str, context: Any) -> CommandError:
    """Return the error of an option that stands without its value."""
    for param in context.command.get_params(context):
        if option in param.opts:
            what = (param.help or "").rstrip(".")
            hint = f"{option} {param.metavar or param.name.upper()}: {what}"
            return CommandError(f"{option} wants a value", hint)
    raise AssertionError(f"no option {option}")


def refuse_run_together(context: Any, words: Sequence[str]) -> None:
    """Raise CommandError for `-actor`, which would be `-a` with the value `ctor`."""
    for before, word in pairwise(("", *words)):
        if word == "--":
            return
        whole = f"-{word.partition('=')[0]}"
        if not word.startswith("-") or word.startswith("--") or len(whole) < 4:
            continue
        if whole in list_flags(context) and not takes_value(before, context):
            raise CommandError(
                f"{word} with one hyphen is {word[:2]} with the value {word[2:]!r}",
                f"did you mean {whole}?",
            )


def takes_value(flag: str, context: Any) -> bool:
    """Tell whether what stands behind a word is the value of an option."""
    params = context.command.get_params(context)
    return any(
        flag in param.opts and not param.is_flag
        for param in params
        if param.param_type_name == "option"
    )
