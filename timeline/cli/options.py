"""Parameters that commands share, and the filters as a `Query`.

`with_filters` gives a function that takes a `query` one option for each row of
`timeline.query.filters.FILTERS` in its stead, so a new filter is an option of
every command by its row alone.
"""

import inspect
import keyword
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from timeline.cli import completion
from timeline.cli.environment import MOST_WIDTH
from timeline.cli.failures import CommandError
from timeline.cli.terminal import COLORS
from timeline.query import Query, make_query
from timeline.query.filters import FILTERS
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

_SHORT = {
    "actor": "-a",
    "month": "-m",
    "kind": "-k",
    "place": "-p",
    "tag": "-t",
    "search": "-s",
}
_METAVARS = {
    "actor": "NAME",
    "not-actor": "NAME",
    "about": "NAME",
    "with": "NAME",
    "min-reliability": "LETTER",
    "as-of": "DATE",
    "month": "MONTH",
    "year": "YEAR",
    "on": "DATE",
    "during": "DATE",
    "since": "DATE",
    "until": "DATE",
    "after": "DATE",
    "before": "DATE",
    "search": "TEXT",
}
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


def with_filters(function: Callable[..., Any]) -> Callable[..., Any]:
    """Replace the parameter `query` of a command by an option for each filter."""
    names = {_parameter_name(option): option for option in FILTERS}

    @wraps(function)
    def command(**given: Any) -> Any:
        options: dict[str, Any] = {name: given.pop(name) or () for name in names}
        flags: dict[str, Any] = {flag: given.pop(flag) for flag in FLAGS}
        query: Query = make_query(**flags | options)
        return function(query=query, **given)

    signature = inspect.signature(function)
    filters = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[list[str] | None, _filter_option(option)],
        )
        for name, option in names.items()
    ]
    flags = [
        inspect.Parameter(
            flag,
            inspect.Parameter.KEYWORD_ONLY,
            default=False,
            annotation=Annotated[
                bool,
                typer.Option(
                    f"--{flag.replace('_', '-')}",
                    help=f"{summary[0].upper()}{summary[1:]}.",
                    rich_help_panel=_PANEL,
                ),
            ],
        )
        for flag, summary in FLAGS.items()
    ]
    kept = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in signature.parameters.items()
        if name != "query"
    ]
    signed: Any = command
    signed.__signature__ = signature.replace(parameters=[*kept, *filters, *flags])
    del signed.__wrapped__  # or its signature would be read instead
    return command


def _parameter_name(option: str) -> str:
    name = option.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


def _filter_option(option: str) -> Any:
    flags = [f"--{option}", *([_SHORT[option]] if option in _SHORT else [])]
    summary = FILTERS[option].summary
    return typer.Option(
        *flags,
        metavar=_METAVARS.get(option, option.removeprefix("not-").upper()),
        help=f"{summary[0].upper()}{summary[1:]}.",
        show_default=False,
        rich_help_panel=_PANEL,
        autocompletion=completion.complete_filter(option),
    )
