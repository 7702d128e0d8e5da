"""The options of `timeline import` that say how a source is read, and what of it."""

from inspect import Parameter
from typing import Any

import typer

from timeline.cli.completion import completers
from timeline.cli.errors import CommandError
from timeline.cli.headings import further
from timeline.cli.parameters import Bundle, make_parameter, word_option
from timeline.files import read_file
from timeline.importing.forms import FORMS
from timeline.importing.mapreading import read_map
from timeline.importing.maps import ORDERS
from timeline.importing.presets import PRESETS
from timeline.importing.sources import SourceOptions


def _text_parameter(
    flag: str, metavar: str, text: str, heading: str = "Options", **told: Any
) -> Parameter:
    option = typer.Option(
        f"--{flag}",
        metavar=metavar,
        help=text,
        show_default=False,
        rich_help_panel=heading,
        **told,
    )
    return make_parameter(flag.replace("-", "_"), str | None, option, None)


def _flag_parameter(flag: str, text: str, heading: str = "Options") -> Parameter:
    option = typer.Option(f"--{flag}", help=text, rich_help_panel=heading)
    return make_parameter(flag.replace("-", "_"), bool, option, default=False)


_READING = further("Reading")
_MAPPING = "Mapping"


def _make_options(
    *,
    form: str | None,
    encoding: str | None,
    at: str | None,
    delimiter: str | None,
    no_header: bool,
    map: str | None,  # noqa: A002  # the name of the option
    preset: str | None,
    name: str | None,
    day_first: bool,
    month_first: bool,
) -> SourceOptions:
    if day_first and month_first:
        raise CommandError(
            "--day-first and --month-first contradict each other", "give one of them"
        )
    if map and preset:
        raise CommandError("--map and --preset are two maps", "give one of them")
    order = ORDERS[0] if day_first else ORDERS[1] if month_first else ""
    return SourceOptions(
        form or "",
        encoding or "",
        at or "",
        _DELIMITERS.get(delimiter or "", delimiter or ""),
        header=not no_header,
        map=read_map(read_file(map)) if map else None,
        preset=preset or "",
        name=name or "",
        order=order,
    )


_DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
SOURCE_OPTIONS = Bundle(
    "options",
    (
        _text_parameter(
            "map",
            "FILE",
            "What of the source is what of an event, as --print-map prints it.",
            _MAPPING,
            autocompletion=completers.complete_files,
        ),
        make_parameter(
            "preset",
            str | None,
            word_option(
                "--preset",
                words=[preset.name for preset in PRESETS],
                metavar="NAME",
                show_default=False,
                help="A map that comes with timeline, for a known data set: "
                f"{', '.join(preset.name for preset in PRESETS)}.",
                rich_help_panel=_MAPPING,
            ),
            None,
        ),
        _flag_parameter("day-first", "Read 5/10/2013 as 5 October.", _MAPPING),
        _flag_parameter("month-first", "Read 5/10/2013 as 10 May.", _MAPPING),
        _text_parameter(
            "name",
            "NAME",
            "The name of the source: keys of its events begin with it. Default: that "
            "of the file.",
            _MAPPING,
        ),
        make_parameter(
            "form",
            str | None,
            word_option(
                "--form",
                words=[form.name for form in FORMS],
                metavar="FORM",
                show_default=False,
                help=f"{', '.join(form.name for form in FORMS)}. "
                "Default: what the source shows.",
                rich_help_panel=_READING,
            ),
            None,
        ),
        _text_parameter(
            "at",
            "PATH",
            "Where the records stand in JSON, keys joined by points; which of several "
            "tables in a page.",
            _READING,
        ),
        _text_parameter(
            "encoding", "NAME", "Of text that is not UTF-8: cp1252.", _READING
        ),
        _text_parameter(
            "delimiter",
            "SIGN",
            "What stands between cells: `;` or tab. Default: found.",
            _READING,
        ),
        _flag_parameter(
            "no-header", "The first row of a table is one like any other.", _READING
        ),
    ),
    _make_options,
)
