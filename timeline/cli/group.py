"""The group of commands: each imported when it runs, with cheap parameters.

What a command does not use, it does not pay for.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from timeline.cli.commands import COMMANDS


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
        """Return the value of a parameter. Raises BadParameter for no number."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        if self._annotation is not int or isinstance(value, int):
            return value
        try:
            return int(value)
        except ValueError:
            message = f"{value!r} is not a whole number"
            raise typer.BadParameter(message, ctx=ctx, param=param) from None


def _simplify(params: list[Any]) -> list[Any]:
    """Give parameters the cheap coercion."""
    for param in params:
        descriptor = getattr(param, "type_descriptor", None)
        # Private to Typer, but nothing depends on it except speed.
        param._runtime_param = _PlainCoercion(  # noqa: SLF001
            getattr(descriptor, "annotation", None)
        )
    return params


@contextmanager
def _ignore_hanging_up() -> Iterator[None]:
    """Let a reader of help go when he has had enough, as for all other output.

    Rich 15 exits with 1 then, its output having gone to where nobody reads it.
    """
    with suppress(SystemExit):
        yield


class PlainCommand(TyperCommand):
    """A command whose parameters are text, whole numbers, flags and lists of text."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters."""
        return _simplify(list(super().get_params(ctx)))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, for as long as somebody reads it."""
        with _ignore_hanging_up():
            super().format_help(ctx, formatter)

    def invoke(self, ctx: Any) -> Any:
        """Run the command. What the system refuses it, it tells itself."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            # Not to be taken for what the system refused to Typer.
            raise RuntimeError(f"not foreseen: {error}") from error


class LazyGroup(TyperGroup):
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

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, for as long as somebody reads it."""
        with _ignore_hanging_up():
            super().format_help(ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the name, the real command, and the rest of the arguments."""
        name, command, rest = super().resolve_command(ctx, args)
        if name in COMMANDS:
            command = load_command(name)
        return name, command, rest


def load_command(name: str) -> Any:
    """Import a command's module and build the command."""
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
