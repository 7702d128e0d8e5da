"""Parameters that commands share, and the filters as a `Question`.

`with_filters` gives a function that takes a `question` one option for each row of
`timeline.query.options.OPTIONS` in its stead, so a new filter is an option of
every command by its row alone; and `--query`, which asks for any of them. `with_files`
gives a function that takes `files` what says which files are read, and how.
"""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, NamedTuple

import typer

from timeline.cli import completion
from timeline.cli.environment import MOST_WIDTH
from timeline.cli.failures import CommandError
from timeline.cli.terminal import COLORS, QUIET
from timeline.model import Chronology
from timeline.names.facets import Facets
from timeline.query import Question, make_query
from timeline.query.options import OPTIONS, name_parameter
from timeline.query.query import FLAGS
from timeline.text import find_nearest

FilesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILES",
        help="Files, folders of *.yaml, or - for standard input. "
        "Default: $TIMELINE_FILE, else events.yaml.",
        show_default=False,
        autocompletion=completion.complete_files,
    ),
]
ColorOption = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="WHEN",
        help="auto, always or never.",
        rich_help_panel="Appearance",
        autocompletion=completion.complete_words(*COLORS),
    ),
]
WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="CELLS",
        help="Width to draw for; default: the terminal's.",
        rich_help_panel="Appearance",
    ),
]

_PANEL = "Filters (repeat: and; comma: or)"


LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        metavar="N",
        help="Draw N at most, and say how many more there are.",
        rich_help_panel="Appearance",
    ),
]
AsciiOption = Annotated[
    bool,
    typer.Option(
        "--ascii", help="Draw with ASCII alone.", rich_help_panel="Appearance"
    ),
]


def check_numbers(
    *, limit: int | None, width: int | None, height: int | None = None
) -> None:
    """Raise CommandError for a limit, a width or a height that cannot be."""
    if height is not None and height < 0:
        raise CommandError(f"--height cannot be {height}", "give 0 or more")
    if limit is not None and limit < 0:
        raise CommandError(f"--limit cannot be {limit}", "give 0 or more")
    if width is not None and not 1 <= width <= MOST_WIDTH:
        raise CommandError(f"--width cannot be {width}", f"give 20 to {MOST_WIDTH:,}")


def check_choice(value: str, choices: tuple[str, ...], option: str) -> str:
    """Return a value that is one of the choices. Raises CommandError otherwise."""
    if value in choices:
        return value
    near = find_nearest(value, choices, limit=1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise CommandError(
        f"{option} cannot be {value!r}", f"{hint}choose from {', '.join(choices)}"
    )


def check_facet(name: str, facets: Facets, option: str, *others: str) -> None:
    """Raise CommandError for what is neither a facet nor one of the others."""
    if name in facets or name in others:
        return
    if name in facets.undeclared:
        raise CommandError(
            f"{option} cannot be {name!r}: no file declares that key",
            f"put `fields: [{name}]` at the top of the file",
        )
    check_choice(name, (*facets, *others), option)


class Files(NamedTuple):
    """What a command reads."""

    paths: tuple[str, ...] = ()
    at: str = ""
    """Where the events stand in each file, keys joined by points; empty to find it."""

    def load(self) -> Chronology:
        """Read it. Raises UnreadableFileError for what cannot be found or read."""
        # Whatever reads no file would pay for this import as well.
        from timeline.reading import load

        return load(self.paths, at=self.at)


def with_files(function: Callable[..., Any]) -> Callable[..., Any]:
    """Replace the parameter `files` of a command by FILES and `--at`."""

    @wraps(function)
    def command(
        *, files: list[str] | None = None, at: str | None = None, **given: Any
    ) -> Any:
        return function(files=Files(tuple(files or ()), at or ""), **given)

    signature = inspect.signature(function)
    parameters: list[inspect.Parameter] = []
    for name, parameter in signature.parameters.items():
        if name != "files":
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))
            continue
        parameters.append(
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=None,
                annotation=FilesArgument,
            )
        )
    parameters.append(_parameter("at", _AT, str | None, None))
    signed: Any = command
    signed.__signature__ = signature.replace(parameters=parameters)
    # Typer (0.29) goes by these before the signature.
    signed.__annotations__ = {one.name: one.annotation for one in parameters}
    del signed.__wrapped__  # or its signature would be read instead
    return command


_AT = typer.Option(
    "--at",
    metavar="PATH",
    help="Where the events stand in each file, keys joined by points: data.items. "
    "Default: wherever the one list of events is.",
    show_default=False,
)


def with_quiet(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option to a command that keeps its notices back."""

    @wraps(function)
    def command(*, quiet: bool = False, **given: Any) -> Any:
        token = QUIET.set(quiet)
        try:
            return function(**given)
        finally:
            QUIET.reset(token)

    signature = inspect.signature(function)
    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in signature.parameters.values()
    ]
    added = _parameter("quiet", _QUIET, bool, default=False)
    signed: Any = command
    signed.__signature__ = signature.replace(parameters=[*parameters, added])
    del signed.__wrapped__  # or its signature would be read instead
    return command


_QUIET = typer.Option(
    "--quiet",
    help="Keep notices back; errors are told all the same.",
    rich_help_panel="Appearance",
)


def with_filters(function: Callable[..., Any]) -> Callable[..., Any]:
    """Replace the parameter `question` of a command by the options that make one."""
    names = {name_parameter(option): option for option in OPTIONS}

    @wraps(function)
    def command(query: list[str] | None = None, **given: Any) -> Any:
        options: dict[str, Any] = {name: given.pop(name) or () for name in names}
        flags: dict[str, Any] = {flag: given.pop(flag) for flag in FLAGS}
        question: Question = make_query(query or (), **flags | options)
        return function(question=question, **given)

    signature = inspect.signature(function)
    filters = [
        _parameter("query", _QUERY, list[str] | None, None),
        *(
            _parameter(name, _filter_option(option), list[str] | None, None)
            for name, option in names.items()
        ),
    ]
    flags = [
        _parameter(flag, _flag_option(flag, summary), bool, default=False)
        for flag, summary in FLAGS.items()
    ]
    kept = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in signature.parameters.items()
        if name != "question"
    ]
    signed: Any = command
    signed.__signature__ = signature.replace(parameters=[*kept, *filters, *flags])
    del signed.__wrapped__  # or its signature would be read instead
    return with_quiet(command)


_QUERY = typer.Option(
    "--query",
    "-q",
    metavar="QUERY",
    help="A question in words, such as 'kind:visit or (tag:arms not actor:Kerry)'; "
    "repeated: and.",
    show_default=False,
    rich_help_panel=_PANEL,
    autocompletion=completion.complete_query,
)


def _parameter(name: str, option: Any, kind: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=default,
        annotation=Annotated[kind, option],
    )


def _flag_option(flag: str, summary: str) -> Any:
    return typer.Option(
        f"--{flag.replace('_', '-')}",
        help=f"{summary[0].upper()}{summary[1:]}.",
        rich_help_panel=_PANEL,
    )


def _filter_option(name: str) -> Any:
    option = OPTIONS[name]
    return typer.Option(
        f"--{name}",
        *filter(None, (option.short,)),
        metavar=option.metavar or option.field.upper(),
        help=f"{option.summary[0].upper()}{option.summary[1:]}.",
        show_default=False,
        rich_help_panel=_PANEL,
        autocompletion=completion.complete_filter(name),
    )
