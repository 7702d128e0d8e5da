"""Completion of values in the shell: from the file at hand.

A completion must never fail or print: whatever goes wrong, nothing is offered. Nor may
it run anything, to which `offering` sees. Where nothing is offered, each shell
completes names of files by itself, in quotes where they are needed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from timeline.cli.completion.prompt import Prompt

_HANDED_ON = "timeline.completion.handed-on"
"""What tells in `Context.meta` that an option was asked in the place of FILES."""

Completer = Callable[[typer.Context, str], list[Any]]

_SIGNATURE = Signature(
    [
        Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, annotation=kind)
        for name, kind in (("ctx", typer.Context), ("incomplete", str))
    ]
)


def _sign(function: Any) -> Completer:
    """Give Typer the one signature that all completers have.

    It (0.29) would work it out anew for each of a command's options, whether something
    is completed or not.
    """
    function.__signature__ = _SIGNATURE
    function.__annotations__ = {}
    signed: Completer = function
    return signed


def complete_words(*words: str) -> Completer:
    """Return a completer for a fixed list."""

    def complete(ctx: typer.Context, incomplete: str) -> list[Any]:
        from timeline.cli.completion.offering import Word, offer

        return offer(map(Word, words), incomplete)

    return _sign(complete)


def complete_list(*words: str) -> Completer:
    """Return a completer for a fixed list, after the last comma."""

    def complete(ctx: typer.Context, incomplete: str) -> list[Any]:
        from timeline.cli.completion.offering import Word, offer

        return offer(map(Word, words), incomplete, before=_cut_list(incomplete))

    return _sign(complete)


@_sign
def complete_files(ctx: typer.Context, incomplete: str) -> list[Any]:
    """Offer YAML files and folders: all of them, or else none.

    A list that lacked one would hide it, so that one name which cannot be offered
    leaves all to the shell. In bash that is any name which wants quotes, or that it
    would break: of the name of a file that is there, bash 5.0 would take our
    backslashes away again.
    """
    from timeline.cli.completion.offering import Word, offer
    from timeline.cli.completion.prompt import BREAKS, read_prompt

    prompt = read_prompt()
    option = None if _HANDED_ON in ctx.meta else _find_option(ctx, prompt)
    if option is not None:
        # Its value may be a file as well.
        ctx.meta[_HANDED_ON] = True
        items = option.shell_complete(ctx, prompt.value)
        return [(item.value, item.help) for item in items]
    folder, begun = os.path.split(incomplete)
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return []
    paths = []
    for name in names:
        if not name.startswith(begun) or name.startswith("."):
            continue
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            path = f"{path}/"
        elif not name.lower().endswith((".yaml", ".yml")):
            continue
        # Or it would be taken for an option.
        paths.append(f"./{path}" if path.startswith("-") else path)
    offered = offer(map(Word, paths), incomplete)
    if prompt.shell == "bash" and not set(BREAKS).isdisjoint("".join(paths)):
        return []
    return offered if [path for path, _ in offered] == paths else []


def complete_filter(option: str) -> Completer:
    """Return a completer for the values of a filter, after the last comma."""

    def complete(ctx: typer.Context, incomplete: str) -> list[Any]:
        try:
            return _offer_values(option, ctx, incomplete)
        except Exception:  # noqa: BLE001  # a traceback would fall into the prompt
            return []

    return _sign(complete)


def complete_key(option: str) -> Completer:
    """Return a completer for a key of a new event, named as the filter for it."""

    def complete(ctx: typer.Context, incomplete: str) -> list[Any]:
        try:
            return _offer_values(option, ctx, incomplete, whole=True)
        except Exception:  # noqa: BLE001  # a traceback would fall into the prompt
            return []

    return _sign(complete)


@_sign
def complete_offices(ctx: typer.Context, incomplete: str) -> list[Any]:
    """Offer offices, and whose they are: of a state, or of a person."""
    try:
        return _offer_offices(ctx, incomplete)
    except Exception:  # noqa: BLE001  # a traceback would fall into the prompt
        return []


@_sign
def complete_query(ctx: typer.Context, incomplete: str) -> list[Any]:
    """Offer what the last word of a query may become: fields and their values."""
    try:
        return _offer_continuations(ctx, incomplete)
    except Exception:  # noqa: BLE001  # a traceback would fall into the prompt
        return []


def _offer_values(
    option: str, ctx: typer.Context, incomplete: str, *, whole: bool = False
) -> list[Any]:
    from timeline.cli.completion.candidates import list_names, list_values
    from timeline.cli.completion.offering import Word, offer
    from timeline.query.options import OPTIONS, SEARCHED

    row = OPTIONS[option]
    before = "" if row.whole else _cut_list(incomplete)
    if row.widens:
        return offer([Word(name) for name in SEARCHED], incomplete, before=before)
    list_words = list_names if whole else list_values
    for words in list_words(row.field, _load(ctx)):
        # What has a comma is one value where it stands alone, else two.
        with_comma = [one for one in words if not row.whole and "," in one.text]
        plain = [one for one in words if row.whole or "," not in one.text]
        offered = [
            *offer(plain, incomplete, before=before),
            *offer(with_comma, incomplete),
        ]
        if offered:
            return offered
    return []


def _offer_offices(ctx: typer.Context, incomplete: str) -> list[Any]:
    from timeline.cli.completion.offering import Word, offer
    from timeline.names import names_of
    from timeline.names.successions import list_askable

    # What is typed already is the name, and no file.
    actors = names_of(_load(ctx)).actors
    return offer(map(Word, list_askable(actors)), incomplete)


def _offer_continuations(ctx: typer.Context, incomplete: str) -> list[Any]:
    from timeline.cli.completion.candidates import cut_open_part, list_continuations
    from timeline.cli.completion.offering import offer
    from timeline.cli.completion.prompt import read_prompt

    before = cut_open_part(incomplete)
    # fish sets none behind a colon.
    blank = read_prompt().shell != "fish"
    tiers = list(list_continuations(incomplete, _load(ctx), blank=blank))
    for anew in (False, True):
        for words in tiers:
            offered = offer(words, incomplete, before=before, quoted=True, anew=anew)
            if offered:
                return offered
    return []


def _cut_list(incomplete: str) -> str:
    """Return a list up to its last comma."""
    return incomplete[: incomplete.rfind(",") + 1]


def _find_option(ctx: typer.Context, prompt: Prompt) -> Any:
    """Return the option whose value Typer has taken for a file; None if it is one."""
    for parameter in ctx.command.params:
        # Arguments have no flags.
        is_flag = getattr(parameter, "is_flag", True)
        if prompt.option in parameter.opts and not is_flag:
            return parameter
    return None


def _load(ctx: typer.Context) -> Any:
    """Return what is at hand, by way of an index where there is one; none is kept."""
    from timeline.cli.recalling import forget_waiting, load_files
    from timeline.cli.voice import QUIET

    parsed = _parse_prompt(ctx)
    if any(parameter.name == "files" for parameter in ctx.command.params):
        # The parser gives up at the option that still lacks its value, before it
        # assigns the arguments; they are then left over.
        given = parsed.params.get("files") or parsed.args
        files = [path for path in given if not path.startswith("-")]
    else:
        # Its arguments are no files: it writes into one.
        into = parsed.params.get("into")
        files = [into] if into else []
    # Nothing may be told, neither how far it is nor what an index lacks.
    QUIET.set(True)
    at, cached = parsed.params.get("at") or "", not parsed.params.get("no_cache")
    chronology = load_files(files, at, cached=cached)
    forget_waiting()
    return chronology


def _parse_prompt(ctx: typer.Context) -> Any:
    """Return the context of the words that bash has broken, or else as it is."""
    from timeline.cli.completion.prompt import read_prompt

    prompt = read_prompt()
    if prompt.shell != "bash":
        return ctx
    depth = len(ctx.command_path.split())
    return ctx.command.make_context(
        ctx.info_name, [*prompt.words[depth:]], ctx.parent, resilient_parsing=True
    )
