"""How a command gets its parameters: some by themselves, some many as one value.

Typer goes by the signature of a function. A command is written with one parameter for
each thing that it needs, such as the files or the question; `takes` gives Typer the
options that make it instead.
"""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import typer
from typer.models import OptionInfo

from timeline.cli.completion import completers
from timeline.cli.errors import CommandError
from timeline.lean import NamedTuple
from timeline.settings import RefusedError, check_least, check_word

Command = Callable[..., Any]


class Bundle(NamedTuple):
    """Parameters of a command line that a function is given as one."""

    name: str
    """Of the function's parameter."""
    parameters: tuple[inspect.Parameter, ...]
    make: Callable[..., Any]
    """Makes the value; takes the parameters by their names."""


def make_parameter(
    name: str, kind: Any, option: Any, default: Any
) -> inspect.Parameter:
    """Return a parameter as Typer reads it: by keyword, with its option or argument.

    The option is made as in `Annotated`, its names first.
    """
    # Typer (0.29) does the same with each one that is annotated, and takes longer for
    # that than for all the rest of a command line.
    if isinstance(option, OptionInfo):
        option.param_decls = (str(option.default), *(option.param_decls or ()))
    option.default = default
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=option, annotation=kind
    )


def takes(*bundles: Bundle) -> Callable[[Command], Command]:
    """Replace parameters of a function by those of the bundles of these names.

    What bundles make is made in their order, whatever order the help has.
    """

    def decorate(function: Command) -> Command:
        @wraps(function)
        def command(**given: Any) -> Any:
            made = {}
            for bundle in bundles:
                names = [parameter.name for parameter in bundle.parameters]
                own = {name: given.pop(name) for name in names}
                made[bundle.name] = bundle.make(**own)
            return function(**made, **given)

        known = {bundle.name: bundle.parameters for bundle in bundles}
        parameters: list[inspect.Parameter] = []
        for name, parameter in inspect.signature(function).parameters.items():
            parameters += known.get(
                name, [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)]
            )
        return sign(command, parameters)

    return decorate


def sign(function: Command, parameters: Iterable[inspect.Parameter]) -> Command:
    """Give a function the signature that Typer is to read."""
    listed = list(parameters)
    signed: Any = function
    signed.__signature__ = inspect.Signature(listed)
    # Typer (0.29) works these out as well, and needs them for what is text alone.
    signed.__annotations__ = {}
    # Or its signature would be read instead.
    vars(signed).pop("__wrapped__", None)
    return function


_CHECK = (inspect.Parameter("value", inspect.Parameter.POSITIONAL_OR_KEYWORD),)


def as_check(function: Command) -> Command:
    """Return a check of one value, signed as Typer is to read it."""
    return sign(function, _CHECK)


def refuse(option: str, refusal: RefusedError) -> CommandError:
    """Return what to say of an option whose value was refused."""
    return CommandError(f"{option} {refusal}", refusal.hint)


def word_option(*names: str, words: Iterable[str], **told: Any) -> Any:
    """Return an option whose value is one of some words: its help, completion, check.

    The first of the names is the one that errors tell.
    """
    listed = tuple(words)

    @as_check
    def check(value: str | None) -> str | None:
        try:
            return value if value is None else check_word(value, listed)
        except RefusedError as refusal:
            raise refuse(names[0], refusal) from None

    return typer.Option(
        *names,
        help=told.pop("help", f"{', '.join(listed)}."),
        autocompletion=completers.complete_words(*listed),
        callback=check,
        **told,
    )


def count_option(*names: str, **told: Any) -> Any:
    """Return an option whose value is a number that is not negative."""

    @as_check
    def check(value: int | None) -> int | None:
        try:
            return value if value is None else check_least(value)
        except RefusedError as refusal:
            raise refuse(names[0], refusal) from None

    return typer.Option(*names, callback=check, **told)
