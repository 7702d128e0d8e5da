"""The group of commands: each imported when it runs, with cheap parameters.

What a command does not use, it does not pay for.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from timeline.cli.commands import COMMANDS
from timeline.cli.errors import CommandError
from timeline.cli.typed import (
    keep_typed,
    list_flags,
    list_typed,
    refuse_run_together,
    takes_value,
    want_value,
)
from timeline.diagnostics import ExpectedError

# The class of whatever is wrong with a command line, which Typer (0.29) does not name.
UsageError: type[typer.BadParameter] = typer.BadParameter.__bases__[0]


_COMPLETION = frozenset({"--install-completion", "--show-completion"})


class _PlainCoercion:
    """Turns the words of a command line into str, int and bool.

    Typer 0.29 would build a pydantic adapter for each parameter, which more than
    doubles the time of a short command (bench/RESULTS.md). Our parameters are
    plain, so this takes its place; were Typer to ignore it, commands would merely
    start more slowly.
    """

    def __init__(self, annotation: Any) -> None:
        self._annotation = annotation

    def coerce(self, value: Any, *, param: Any, ctx: typer.Context) -> Any:
        """Return the value of a parameter.

        Raises CommandError for no number, and for an option in the place of a value.
        """
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        if isinstance(value, bool):
            return value
        _refuse_options(value, param, ctx)
        if self._annotation is not int or isinstance(value, int):
            return value
        try:
            return int(value)
        except ValueError:
            raise CommandError(
                f"{param.opts[0]} cannot be {value!r}", "give a whole number"
            ) from None


def _refuse_options(value: Any, param: Any, context: Any) -> None:
    """Raise CommandError for `--month --full`, where --month has no value."""
    if param.param_type_name != "option" or isinstance(value, int):
        return
    for one in (value,) if isinstance(value, str) else value:
        if (
            one.startswith("--")
            and one in list_typed(context)
            and one.partition("=")[0] in list_flags(context)
        ):
            raise want_value(param.opts[0], context)


def _simplify(params: list[Any]) -> list[Any]:
    """Give parameters the cheap coercion."""
    for param in params:
        descriptor = getattr(param, "type_descriptor", None)
        # Private to Typer, but nothing depends on it except speed.
        param._runtime_param = _PlainCoercion(  # noqa: SLF001
            getattr(descriptor, "annotation", None)
        )
    return params


def _print_help(context: typer.Context, param: Any, wanted: bool) -> None:
    """Write the help that an option asks for, and end. Raises Exit."""
    if wanted and not context.resilient_parsing:
        _write_help(context, long="--help-all" in param.opts)
        raise typer.Exit


@contextmanager
def _in_our_words(context: Any) -> Iterator[None]:
    """Raise CommandError in the place of what Typer says of a command line."""
    try:
        yield
    except UsageError as failure:
        if not failure.format_message():
            # Asked for nothing, it has shown its help.
            raise
        # Who types well does not pay for what is said to others.
        from timeline.cli.usage import explain_usage

        raise explain_usage(failure, context) from failure


def _write_help(context: Any, *, long: bool) -> None:
    # Whatever needs no help does not pay for drawing.
    from timeline.cli.helping import write_help

    write_help(context, long=long)


class _Helpful:
    """What writes our own help: `--help` in short, `--help-all` the whole."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option for help, which is Typer's but for what it does."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # a mixin
        option.callback, option.help = _print_help, "Show this help, and end."
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  # Typer's
        """Write the help, for as long as somebody reads it."""
        _write_help(ctx, long=False)


class PlainCommand(_Helpful, TyperCommand):
    """A command whose parameters are text, whole numbers, flags and lists of text."""

    _long_help: Any = None

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, those for help last."""
        params: list[Any] = list(super().get_params(ctx))
        if self._long_help is None:
            # Made once: Typer (0.29) finds parameters again by identity.
            self._long_help = TyperOption(
                param_decls=["--help-all"],
                type_descriptor=params[-1].type_descriptor,
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_print_help,
                help="Show the help with every option, and end.",
            )
        return _simplify([*params, self._long_help])

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what stands behind the command. Raises CommandError."""
        keep_typed(ctx, args)
        with _in_our_words(ctx):
            if not (ctx.resilient_parsing or ctx.ignore_unknown_options):
                refuse_run_together(ctx, args)
            return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command. What the system refuses it, it tells itself.

        Raises CommandError for words that are no file, and meant something else.
        """
        try:
            return super().invoke(ctx)
        except ExpectedError as failure:
            remedy = failure.remedy
            if remedy is None or remedy.action != "start-file" or not remedy.subject:
                raise
            # Only who mistakes a word for a file pays for what it means.
            from timeline.cli.meant import explain_word

            found = explain_word(ctx)
            if found is None:
                raise
            raise found from failure
        except OSError as error:
            # Not to be taken for what the system refused to Typer.
            raise RuntimeError(f"not foreseen: {error}") from error


class LazyGroup(_Helpful, TyperGroup):
    """The group of all commands, each a placeholder until it is asked for."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name, row in COMMANDS.items():
            placeholder = TyperCommand(
                name=name, help=row.summary, rich_help_panel=row.panel
            )
            self.add_command(placeholder, name)

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters that stand before the command."""
        return _simplify(list(super().get_params(ctx)))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what stands before the command. Raises CommandError."""
        keep_typed(ctx, args)
        for typed, after in pairwise((*args, "")):
            option, joined, word = typed.partition("=")
            word = word if joined else after
            is_alone = option in _COMPLETION and not takes_value(option, ctx)
            if is_alone and word and (joined or word not in COMMANDS):
                # Else it would be installed for this shell, whatever is named. Where
                # Typer cannot find out the shell, the options do take its name.
                raise CommandError(
                    f"{option} takes no value, such as {word!r}: it is for the shell "
                    "that it is typed in",
                    f"type `timeline {option}` in that shell",
                )
            if not option.startswith("-"):
                break
        with _in_our_words(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the name, the real command, and the rest of the arguments.

        Raises CommandError for what is no command.
        """
        name, *rest = args
        if name in COMMANDS:
            return name, load_command(name), rest
        if ctx.resilient_parsing:
            return None, None, rest
        from timeline.cli.usage import refuse_command

        raise refuse_command(name, rest, COMMANDS)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is named. Raises CommandError where none is."""
        with _in_our_words(ctx):
            return super().invoke(ctx)


@cache
def load_command(name: str) -> Any:
    """Import a command's module and build the command, once in a process."""
    row = COMMANDS[name]
    module = import_module(f"timeline.cli.commands.{row.module}")
    run: Callable[..., Any] = module.run
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command(
        name,
        cls=PlainCommand,
        short_help=row.summary,
        epilog=getattr(module, "EPILOG", None),
        context_settings=getattr(module, "SETTINGS", None),
    )(run)
    return typer.main.get_command(app)
