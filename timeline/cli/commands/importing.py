"""`timeline import`: make events of tables and foreign formats."""

import os
from collections.abc import Sequence
from inspect import Parameter
from typing import Annotated, Any

import typer

from timeline.cli.changes import draw_diff
from timeline.cli.completion import completers
from timeline.cli.errors import CommandError
from timeline.cli.files import create_file, replace_file
from timeline.cli.headings import further
from timeline.cli.importreport import report_again, report_source
from timeline.cli.options import ColorOption, with_quiet
from timeline.cli.parameters import Bundle, make_parameter, takes, word_option
from timeline.cli.progress import working
from timeline.cli.remedies import word_hint
from timeline.cli.terminal import Terminal, error_terminal, output_terminal
from timeline.editing.spans import UnsplicedError
from timeline.importing.applying import apply_map
from timeline.importing.combining import Imported, combine, read_drafts
from timeline.importing.drafts import Drafts
from timeline.importing.forms import FORMS
from timeline.importing.guessing import GuessError
from timeline.importing.into import put_into
from timeline.importing.mapreading import read_map
from timeline.importing.maps import ORDERS
from timeline.importing.mapwriting import format_map
from timeline.importing.presets import PRESETS
from timeline.importing.rows import SourceError
from timeline.importing.sources import (
    Source,
    SourceOptions,
    find_sources,
    open_source,
)
from timeline.reading import read_file
from timeline.text import count_of

EPILOG = """Examples:

  timeline import visits.csv                     as YAML, on standard output

  timeline import visits.csv --into events.yaml  into a file, each by its date

  timeline import visits.csv --into events.yaml --dry-run    what would change

  timeline import visits.csv --print-map > visits.map.yaml   what was taken for what

  timeline import visits.csv --map visits.map.yaml   ... changed, and used again

  timeline import acled.csv --into events.yaml   again: what is new or has changed

  timeline import data.json --at cases.items     a list within

Exit code 0: all was read; 1: something was left out, or changed both here and there;
2: cannot be read or written.
"""


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
_OPTIONS = Bundle(
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
            "What the keys of its events begin with. Default: that of the file.",
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
_SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FILES",
        help="Tables, timelines, calendars; folders of them; - for standard input.",
        autocompletion=completers.complete_files,
    ),
]
_IntoOption = Annotated[
    str | None,
    typer.Option(
        "--into",
        metavar="FILE",
        help="Put events into this file, each by its date; make it if it is not there.",
        show_default=False,
        autocompletion=completers.complete_files,
    ),
]
_DryOption = Annotated[
    bool,
    typer.Option("--dry-run", help="Show what would change in the file, as a diff."),
]
_PrintOption = Annotated[
    bool,
    typer.Option(
        "--print-map",
        help="Print what is taken for what, to be changed and used again.",
    ),
]


@with_quiet
@takes(_OPTIONS)
def run(
    sources: _SourcesArgument,
    *,
    into: _IntoOption = None,
    dry_run: _DryOption = False,
    print_map: _PrintOption = False,
    options: SourceOptions,
    color: ColorOption = "auto",
) -> None:
    """Make events of tables, timelines and calendars, and lists of works into sources.

    They are printed as a chronology, or put into one with --into: each by its date,
    in the style of its neighbours, and no other byte changes. Done again, what has
    changed in the source is updated, and what you have edited here stays.
    """
    if dry_run and into is None:
        raise CommandError(
            "--dry-run is about a file that would change", "name it with --into"
        )
    errors = error_terminal(color=color)
    if print_map:
        _print_map(sources, options, errors)
        return
    opened = _open_sources(sources, options)
    applied = [_apply(source) for source in opened]
    for source, drafts in zip(opened, applied, strict=True):
        report_source(source, drafts, errors)
    with working("Reading what was made"):
        imported = read_drafts(combine(applied))
    is_whole = not any(drafts.left or drafts.beside for drafts in applied)
    if into is None:
        output_terminal(color=color).write_document(imported.format().encode())
    else:
        names = [source.map.source for source in opened]
        is_whole &= _put_into(into, imported, names, color=color, dry_run=dry_run)
    if not is_whole:
        raise typer.Exit(1)


def _open_sources(paths: Sequence[str], options: SourceOptions) -> list[Source]:
    return [_open(path, options) for path in find_sources(paths)]


def _open(path: str, options: SourceOptions) -> Source:
    try:
        with working(f"Reading {path}"):
            return open_source(read_file(path), options)
    except SourceError as error:
        place = f"{path}:{error.line}" if error.line else path
        message = error.message.removeprefix(f"line {error.line}: ")
        hint = word_hint(error.hint, error.remedy)
        raise CommandError(f"{place}: {message}", hint) from error
    except GuessError as error:
        hint = f"{error.hint}: `timeline import {path} --print-map` begins one"
        raise CommandError(f"{path}: {error.message}", hint) from error


def _print_map(paths: Sequence[str], options: SourceOptions, errors: Terminal) -> None:
    found = find_sources(paths)
    if len(found) > 1:
        raise CommandError("a map is of one source", "name a single file")
    try:
        source = open_source(read_file(found[0]), options)
    except GuessError as error:
        output_terminal().write_text(format_map(error.map, missing=error.missing))
        errors.write_problem(error.message, "fill it in where the map has a comment")
        raise typer.Exit(1) from error
    output_terminal().write_text(format_map(source.map))
    for remark in source.remarks:
        errors.write_notice(remark)


def _apply(source: Source) -> Drafts:
    with working(f"Making events of {source.file.name}") as watch:
        name = source.file.name

        def tell(number: int) -> None:
            if watch is not None:
                watch(name, number)

        return apply_map(source.map, source.table, watch=tell)


def _put_into(
    path: str, imported: Imported, names: Sequence[str], *, color: str, dry_run: bool
) -> bool:
    """Put events into a file; tell whether nothing was left to its author."""
    output, errors = output_terminal(color=color), error_terminal(color=color)
    if not os.path.exists(path):
        if dry_run:
            output.write_document(imported.format().encode())
            return True
        create_file(path, imported.format().encode())
        events = count_of(len(imported.drafts.drafts), "event")
        errors.write_notice(f"{path}: made, with {events}")
        return True
    with working(f"Putting events into {path}"):
        try:
            result = put_into(read_file(path), imported, names)
        except UnsplicedError as error:
            raise CommandError(f"{path} is left as it is: {error}") from error
    is_changed = result.data != result.file.data
    if dry_run and is_changed:
        output.write_lines(draw_diff(result.file, result.data))
    elif is_changed:
        replace_file(path, result.data, over=result.file)
    report_again(result.again, result.pairs, errors, name=path)
    return not result.again.both
